"""The drafts: what each says, what is still open or wrong in it, and what differs between two.

It guides a person to a valid draft: every open point is a question with its input, and what needs a page of
its own (a clause's text, a formula, a worked example) is a link to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from agreements.formulas.kind_names import kind_name
from agreements.words import Words
from api.pages.forms.reading import Given
from api.pages.frame import page
from api.pages.language import Language
from api.pages.negotiations import open_points
from api.pages.negotiations.acting import NotDoneAtTable
from api.pages.negotiations.drafting import drafting_values, files_at, may_change, next_draft
from api.pages.negotiations.entry import inside
from api.pages.negotiations.formula_page import kind_of
from api.pages.visitor import Lang, Me, NotHere, Sent, really_sent
from api.security import parts_of
from workflow.casework.facts import Actor
from workflow.negotiating.clause_text import CLAUSE_FILES, sections
from workflow.negotiating.comparing import KINDS, differences
from workflow.negotiation_desk import NegotiationReading
from workflow.records.people import names_of

router = APIRouter(prefix="/negotiations/{ref}")


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions about one part of the agreement."""

    heading: Words
    points: list[open_points.OpenPoint]


@dataclass(frozen=True, slots=True)
class FormulaLine:
    """One formula of the draft: its id, what kind it is (None: not chosen yet), and its faults."""

    name: str
    kind: Words | None
    faults: int


@router.get("/drafts/newest", include_in_schema=False)
def newest(request: Request, lang: Lang, me: Me, ref: str) -> Response:
    """The newest draft, wherever it has got to."""
    number = inside(request, me, ref).facts.negotiation.draft
    return RedirectResponse(f"/{lang}/negotiations/{ref}/drafts/{number}", status_code=303)


@router.get("/drafts/{number}")
def draft(request: Request, lang: Lang, me: Me, ref: str, number: int) -> Response:
    """One draft: its open points, and its files."""
    return _draft(request, lang, me, inside(request, me, ref), number)


@router.post("/drafts/{number}")
def answer_points(request: Request, lang: Lang, me: Me, ref: str, number: int, form: Sent) -> Response:
    """Answers to open points of the newest draft: they make the next one."""
    really_sent(request, form)

    def again(given: Given, not_done: NotDoneAtTable) -> Response:
        reading = inside(request, me, ref)
        return _draft(
            request, lang, me, reading, reading.facts.negotiation.draft, given=given, not_done=not_done
        )

    return next_draft(
        request,
        lang,
        me,
        ref,
        form,
        files=lambda facts, given: open_points.answered(facts.files, given),
        again=again,
    )


@router.get("/comparison")
def comparison(
    request: Request, lang: Lang, me: Me, ref: str, before: int = 1, after: int | None = None
) -> Response:
    """Two drafts, by clause and by value."""
    reading = inside(request, me, ref)
    last = after or reading.facts.negotiation.draft
    old, new = (files_at(request, reading.facts, number) for number in (before, last))
    return page(
        request,
        lang,
        "negotiation_comparison.html",
        now=reading.now,
        nav="/agreements",
        negotiation=reading.facts.negotiation,
        before=before,
        after=last,
        drafts=reading.facts.drafts,
        differences=[
            (KINDS[found.kind], found)
            for found in sorted(differences(old, new), key=lambda found: _ORDER.index(found.kind))
        ],
    )


def _draft(
    request: Request,
    lang: Language,
    me: Actor,
    reading: NegotiationReading,
    number: int,
    *,
    given: Given | None = None,
    not_done: NotDoneAtTable | None = None,
) -> Response:
    facts = reading.facts
    found = next((one for one in facts.drafts if one.number == number), None)
    if found is None:
        raise NotHere
    files = files_at(request, facts, number)
    is_newest = number == facts.negotiation.draft
    may = is_newest and may_change(request, reading, me)
    points = open_points.open_points(files) if may else []
    clauses = _clauses_to_write(files) if may else []
    with parts_of(request).database.unit() as unit:
        names = names_of(unit, [found.made_by])
    values = drafting_values(reading, given, not_done)
    if not given:
        values["given"] = {"why": [WHY.cy if lang == "cy" else WHY.en]}
    return page(
        request,
        lang,
        "negotiation_draft.html",
        **values,
        draft=found,
        names=names,
        files=sorted(files),
        asked=[
            Asked(heading, list(some)) for heading, some in groupby(points, key=lambda point: point.heading)
        ],
        fields=[point.field for point in points],
        clauses=clauses,
        formulas=_formulas(files, found.faults),
        examples=sum(path.startswith("cases/") for path in files),
        faults_of_draft=_other_faults(found.faults, points, clauses, may=may),
        may_change=may,
        is_newest=is_newest,
        unnamed="unnamed" in request.query_params,
    )


def _clauses_to_write(files: Mapping[str, str]) -> list[tuple[str, Words]]:
    """The clauses with something left open in either text, with their headings."""
    cy, en = (sections(files.get(CLAUSE_FILES[language], "")) for language in ("cy", "en"))
    return [
        (name, Words(cy=cy[name].title if name in cy else name, en=english.title))
        for name, english in en.items()
        if "<<" in english.text + english.title or (name in cy and "<<" in cy[name].text + cy[name].title)
    ]


def _formulas(files: Mapping[str, str], faults: list[dict[str, Any]]) -> list[FormulaLine]:
    found = []
    for path in sorted(files):
        folder, _, name = path.partition("/")
        if folder == "formulas":
            kind = kind_of(files[path])
            wrong = sum(one["file"] == path for one in faults)
            found.append(FormulaLine(name.removesuffix(".yaml"), kind_name(kind) if kind else None, wrong))
    return found


def _other_faults(
    faults: list[dict[str, Any]],
    points: list[open_points.OpenPoint],
    clauses: list[tuple[str, Words]],
    *,
    may: bool,
) -> list[dict[str, Any]]:
    """The faults that no question, clause to write or formula stands for; all of them for a reader."""
    asked = {point.file for point in points}
    return [
        one
        for one in faults
        if not (may and one["en"].startswith(OPEN_POINT) and _is_asked(one, asked, clauses))
    ]


def _is_asked(fault: dict[str, Any], asked: set[str], clauses: list[tuple[str, Words]]) -> bool:
    file = fault["file"]
    return file in asked or file.startswith("formulas/") or (bool(clauses) and file in CLAUSE_FILES.values())


_ORDER = ("clause", "formula", "parameter", "agreement", "case", "file")
"""What was agreed first, and the examples of it afterwards."""
OPEN_POINT = "to be decided"
"""How the sentence of every open point begins (`agreements.blanks`)."""
WHY = Words(cy="Atebwyd pwyntiau agored.", en="Open points were answered.")
