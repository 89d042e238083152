"""One clause of the draft, in both languages side by side: written here, it goes into the next draft as a
wording of one's body.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response

from agreements.editing import CannotEdit
from agreements.words import Words
from api.pages.forms.fields import Fault
from api.pages.forms.reading import NEEDED, BadForm, Given, one
from api.pages.frame import page
from api.pages.language import Language
from api.pages.negotiations.acting import NotDoneAtTable
from api.pages.negotiations.drafting import drafting_values, next_draft, readable
from api.pages.negotiations.entry import inside, only_for
from api.pages.visitor import Lang, Me, NotHere, Sent, really_sent
from workflow.casework.facts import Actor
from workflow.negotiating.clause_text import CLAUSE_FILES, Section, sections, with_wording
from workflow.negotiating.commands import MakeDraft
from workflow.negotiation_desk import NegotiationReading

router = APIRouter(prefix="/negotiations/{ref}/drafts/newest/clauses")
NAMES = ("title_cy", "text_cy", "title_en", "text_en")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that a clause may name: how it is written, and what it says now."""

    name: str
    words: Words


@router.get("/{clause}")
def clause_of_draft(request: Request, lang: Lang, me: Me, ref: str, clause: str) -> Response:
    """The clause as the newest draft has it."""
    only_for(MakeDraft, me)
    return _page(request, lang, me, inside(request, me, ref), clause)


@router.post("/{clause}")
def write(request: Request, lang: Lang, me: Me, ref: str, clause: str, form: Sent) -> Response:
    """The clause as it is to be: the next draft."""
    really_sent(request, form)

    def again(given: Given, not_done: NotDoneAtTable) -> Response:
        return _page(request, lang, me, inside(request, me, ref), clause, given=given, not_done=not_done)

    return next_draft(
        request,
        lang,
        me,
        ref,
        form,
        files=lambda facts, given: _written(facts.files, clause, given),
        again=again,
    )


def _written(files: Mapping[str, str], clause: str, given: Given) -> dict[str, str]:
    """Both files with the clause. Raises BadForm."""
    faults = [Fault(name, name, NEEDED) for name in NAMES if not one(given, name)]
    changed: dict[str, str] = {}
    for language, path in CLAUSE_FILES.items():
        if not faults:
            title, text = one(given, f"title_{language}"), one(given, f"text_{language}")
            try:
                changed[path] = with_wording(files[path], clause, title=title, text=text)
            except CannotEdit as cannot:
                faults.append(Fault(f"text_{language}", f"text_{language}", cannot.words))
    if faults:
        raise BadForm(faults)
    return changed


def _page(
    request: Request,
    lang: Language,
    me: Actor,
    reading: NegotiationReading,
    clause: str,
    *,
    given: Given | None = None,
    not_done: NotDoneAtTable | None = None,
) -> Response:
    files = reading.facts.files
    there = {language: sections(files.get(path, "")) for language, path in CLAUSE_FILES.items()}
    if any(clause not in found for found in there.values()):
        raise NotHere
    values = drafting_values(reading, given, not_done)
    if not given:
        why = WHY.filled(clause=clause)
        values["given"] = {
            "why": [why.cy if lang == "cy" else why.en],
            **{f"title_{language}": [found[clause].title] for language, found in there.items()},
            **{f"text_{language}": [found[clause].text] for language, found in there.items()},
        }
    agreement = readable(files)
    return page(
        request,
        lang,
        "negotiation_draft_clause.html",
        **values,
        clause=clause,
        title=Words(cy=there["cy"][clause].title, en=there["en"][clause].title),
        figures=[Figure(name, words) for name, words in agreement.constants.items()] if agreement else None,
        faults_of_clause=dict.fromkeys(
            fault[lang]
            for fault in reading.facts.newest.faults
            if _stands_in(fault, {path: there[code][clause] for code, path in CLAUSE_FILES.items()})
        ),
    )


def _stands_in(fault: Mapping[str, Any], parts: Mapping[str, Section]) -> bool:
    section = parts.get(fault["file"])
    return section is not None and section.first < fault["line"] <= section.end


WHY = Words(cy="Geiriad cymal {clause}.", en="The wording of clause {clause}.")
