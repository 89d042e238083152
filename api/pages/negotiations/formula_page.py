"""One formula of the draft: its kind chosen by name, its figures filled in on a skeleton that tells every
field. It suggests no share.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from fastapi import APIRouter, Request, Response

from agreements.editing import with_value
from agreements.formulas import KINDS
from agreements.formulas.kind_names import kind_name
from agreements.reading import MAIN_FILE
from agreements.words import Words
from api.pages.acting import given_in
from api.pages.forms.fields import Option
from api.pages.forms.reading import Given, one
from api.pages.frame import page
from api.pages.language import Language
from api.pages.negotiations.acting import NotDoneAtTable
from api.pages.negotiations.drafting import drafting_values, may_change, next_draft, read_quietly
from api.pages.negotiations.entry import inside, only_for
from api.pages.negotiations.skeletons import formula_skeleton
from api.pages.visitor import Lang, Me, NotHere, Sent, really_sent
from workflow.casework.facts import Actor
from workflow.negotiating.clause_text import CLAUSE_FILES, sections
from workflow.negotiating.commands import MakeDraft
from workflow.negotiation_desk import NegotiationReading

router = APIRouter(prefix="/negotiations/{ref}/formulas")
FORMULA_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}")


def kind_of(text: str) -> str | None:
    """The kind that a formula's file names; None where none is chosen yet, or the file cannot be read."""
    kind = read_quietly(text).get("kind")
    return kind if isinstance(kind, str) and kind in KINDS else None


@router.get("/{name}")
def formula(request: Request, lang: Lang, me: Me, ref: str, name: str, kind: str = "") -> Response:
    """The formula as it stands; `?kind=` begins it anew as one of that kind."""
    only_for(MakeDraft, me)
    reading = inside(request, me, ref)
    stored = reading.facts.files.get(_path(name))
    if stored is None and not (FORMULA_NAME.fullmatch(name) and may_change(request, reading, me)):
        raise NotHere
    text = _skeleton(reading, name, kind) if kind in KINDS else stored or ""
    return _page(request, lang, me, reading, name, text, chosen=kind)


@router.post("/{name}")
def change(request: Request, lang: Lang, me: Me, ref: str, name: str, form: Sent) -> Response:
    """The formula as it is to be; a new one also takes its place among the rules, where it is asked to."""
    really_sent(request, form)
    if not FORMULA_NAME.fullmatch(name):
        raise NotHere
    given = given_in(form)
    text = given.get("text", [""])[0].replace("\r\n", "\n")

    def again(given: Given, not_done: NotDoneAtTable) -> Response:
        reading = inside(request, me, ref)
        return _page(
            request, lang, me, reading, name, text, chosen=one(given, "kind"), given=given, not_done=not_done
        )

    return next_draft(
        request,
        lang,
        me,
        ref,
        form,
        files=lambda facts, given: _changed(facts.files, name, text, first=one(given, "place") == "first"),
        again=again,
    )


def _changed(files: Mapping[str, str], name: str, text: str, *, first: bool) -> dict[str, str]:
    changed = {_path(name): text}
    rules = read_quietly(files.get(MAIN_FILE, "")).get("rules")
    if first and isinstance(rules, list) and name not in rules:
        changed[MAIN_FILE] = with_value(files[MAIN_FILE], ("rules",), [name, *rules])
    return changed


def _skeleton(reading: NegotiationReading, name: str, kind: str) -> str:
    main = read_quietly(reading.facts.files.get(MAIN_FILE, ""))
    stored = read_quietly(reading.facts.files.get(_path(name), ""))
    topics = main.get("topics") or {}
    clause = stored.get("clause") or topics.get("contributions") or "c4-1"
    return formula_skeleton(kind, name=name, clause=str(clause), fictional=bool(main.get("fictional")))


def _page(
    request: Request,
    lang: Language,
    me: Actor,
    reading: NegotiationReading,
    name: str,
    text: str,
    *,
    chosen: str = "",
    given: Given | None = None,
    not_done: NotDoneAtTable | None = None,
) -> Response:
    files = reading.facts.files
    path = _path(name)
    kind = chosen if chosen in KINDS else kind_of(files.get(path, ""))
    values = drafting_values(reading, given, not_done)
    if not given:
        why = WHY.filled(name=name)
        values["given"] = {"why": [why.cy if lang == "cy" else why.en], "place": ["part"]}
    faults_of_file = [one_ for one_ in reading.facts.newest.faults if one_["file"] == path]
    return page(
        request,
        lang,
        "negotiation_formula.html",
        **values,
        name=name,
        path=path,
        is_new=path not in files,
        text=text,
        kind=kind,
        kinds=[Option(code, kind_name(code)) for code in KINDS],
        clauses=_clauses(files),
        faults_of_file=[] if chosen else faults_of_file,
        may_change=may_change(request, reading, me),
    )


def _clauses(files: Mapping[str, str]) -> list[tuple[str, Words]]:
    """The clauses about contributions, by id and heading: where a formula's figures are stated."""
    cy, en = (sections(files.get(CLAUSE_FILES[language], "")) for language in ("cy", "en"))
    return [
        (name, Words(cy=cy[name].title, en=found.title))
        for name, found in en.items()
        if name.startswith("c4-") and name in cy
    ]


def _path(name: str) -> str:
    return f"formulas/{name}.yaml"


WHY = Words(cy="Y fformiwla {name}.", en="The formula {name}.")
