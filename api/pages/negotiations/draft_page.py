"""The drafts: what each says, what is still open or wrong in it, what differs between two, and changing a
file.

It guides a person to a valid draft: every open point is a question with its file and line, and what can be
answered in one line is answered on the page; the file keeps every other byte, its comments and its order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from agreements.blanks import blanks_in_source
from agreements.editing import CannotEdit, with_value
from agreements.faults import FaultySource
from agreements.words import Words
from agreements.yaml_source import ValuePath, read_yaml_text
from api.pages.acting import Done, given_in, new_key
from api.pages.forms.fields import Fault
from api.pages.forms.reading import NEEDED, BadForm, one
from api.pages.frame import page
from api.pages.language import Language
from api.pages.negotiations.acting import NotDoneAtTable, act_at_table
from api.pages.negotiations.entry import inside, only_for
from api.pages.visitor import Lang, Me, NotHere, Sent, really_sent
from api.security import parts_of
from workflow.casework.facts import Actor
from workflow.negotiating.commands import MakeDraft
from workflow.negotiating.comparing import KINDS, differences
from workflow.negotiating.facts import NegotiationFacts
from workflow.negotiating.perform import may_now
from workflow.negotiation_desk import NegotiationReading, TableSeat, draft_files, etag_of
from workflow.records.people import names_of

router = APIRouter(prefix="/negotiations/{ref}")


@dataclass(frozen=True, slots=True)
class Blank:
    """One open point that can be answered on the page: its input, file, place and question."""

    input: str
    file: str
    at: str
    path: ValuePath
    question: Words


@dataclass(frozen=True, slots=True)
class FileLine:
    """One line of a file, with what is wrong on it."""

    number: int
    text: str
    faults: list[Words]


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
def answer_blanks(request: Request, lang: Lang, me: Me, ref: str, number: int, form: Sent) -> Response:
    """Answers to open points of the newest draft: they make the next one."""
    really_sent(request, form)
    only_for(MakeDraft, me)
    reading = inside(request, me, ref)
    given = given_in(form)

    def make(seat: TableSeat) -> MakeDraft:
        return MakeDraft(files=dict(_answered(seat.facts.files, given)), why=_why(given))

    outcome = act_at_table(
        request, me, ref, form, make, subject=None, onward=f"/{lang}/negotiations/{ref}/drafts/newest"
    )
    if isinstance(outcome, Done):
        return RedirectResponse(outcome.location, status_code=303)
    return _draft(request, lang, me, reading, number, given=given, not_done=outcome)


@router.get("/comparison")
def comparison(
    request: Request, lang: Lang, me: Me, ref: str, before: int = 1, after: int | None = None
) -> Response:
    """Two drafts, by clause and by value."""
    reading = inside(request, me, ref)
    last = after or reading.facts.negotiation.draft
    old, new = (_files(request, reading.facts, number) for number in (before, last))
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
        differences=[(KINDS[found.kind], found) for found in differences(old, new)],
    )


@router.get("/file")
def file(request: Request, lang: Lang, me: Me, ref: str, path: str) -> Response:
    """One file of the newest draft, to read with its faults beside it and to change."""
    reading = inside(request, me, ref)
    text = reading.facts.files.get(path)
    if text is None:
        raise NotHere
    return _file(request, lang, me, reading, path, text)


@router.post("/file")
def change_file(request: Request, lang: Lang, me: Me, ref: str, path: str, form: Sent) -> Response:
    """The file as it is to be: the next draft."""
    really_sent(request, form)
    only_for(MakeDraft, me)
    reading = inside(request, me, ref)
    if path not in reading.facts.files:
        raise NotHere
    given = given_in(form)
    text = given.get("text", [""])[0].replace("\r\n", "\n")

    def make(seat: TableSeat) -> MakeDraft:
        return MakeDraft(files={path: text}, why=_why(given))

    onward = f"/{lang}/negotiations/{ref}/drafts/newest"
    outcome = act_at_table(request, me, ref, form, make, subject=None, onward=onward)
    if isinstance(outcome, Done):
        return RedirectResponse(outcome.location, status_code=303)
    return _file(request, lang, me, reading, path, text, given=given, not_done=outcome)


def _draft(
    request: Request,
    lang: Language,
    me: Actor,
    reading: NegotiationReading,
    number: int,
    *,
    given: Mapping[str, list[str]] | None = None,
    not_done: NotDoneAtTable | None = None,
) -> Response:
    facts = reading.facts
    found = next((one_ for one_ in facts.drafts if one_.number == number), None)
    if found is None:
        raise NotHere
    files = _files(request, facts, number)
    is_newest = number == facts.negotiation.draft
    may = is_newest and _may_change(request, reading, me)
    blanks = _blanks(files)
    asked = {(blank.file, blank.question.en) for blank in blanks}
    with parts_of(request).database.unit() as unit:
        names = names_of(unit, [found.made_by])
    return page(
        request,
        lang,
        "negotiation_draft.html",
        status=not_done.status if not_done else 200,
        now=reading.now,
        nav="/agreements",
        negotiation=facts.negotiation,
        draft=found,
        names=names,
        files=sorted(files),
        blanks=blanks if may else [],
        faults_of_draft=[one_ for one_ in found.faults if not may or (one_["file"], one_["en"]) not in asked],
        may_change=may,
        is_newest=is_newest,
        given=given or {},
        faults=not_done.faults if not_done else (),
        refusal=not_done.refusal if not_done else None,
        failed=not_done is not None,
        key=new_key(),
        etag=etag_of(facts),
    )


def _file(
    request: Request,
    lang: Language,
    me: Actor,
    reading: NegotiationReading,
    path: str,
    text: str,
    *,
    given: Mapping[str, list[str]] | None = None,
    not_done: NotDoneAtTable | None = None,
) -> Response:
    facts = reading.facts
    wrong: dict[int, list[Words]] = {}
    for fault in facts.newest.faults:
        if fault["file"] == path:
            wrong.setdefault(fault["line"], []).append(Words(cy=fault["cy"], en=fault["en"]))
    stored = facts.files[path]
    return page(
        request,
        lang,
        "negotiation_file.html",
        status=not_done.status if not_done else 200,
        now=reading.now,
        nav="/agreements",
        negotiation=facts.negotiation,
        path=path,
        text=text,
        lines=[
            FileLine(number, line, wrong.get(number, []))
            for number, line in enumerate(stored.split("\n"), start=1)
        ],
        may_change=_may_change(request, reading, me),
        given=given or {},
        faults=not_done.faults if not_done else (),
        refusal=not_done.refusal if not_done else None,
        failed=not_done is not None,
        key=new_key(),
        etag=etag_of(facts),
    )


def _may_change(request: Request, reading: NegotiationReading, me: Actor) -> bool:
    under = parts_of(request).rulebook
    return (
        me.role in MakeDraft.ROLES
        and may_now(reading.facts, MakeDraft, now=reading.now, actor=me, under=under) is None
    )


def _files(request: Request, facts: NegotiationFacts, number: int) -> dict[str, str]:
    files = draft_files(parts_of(request), facts, number)
    if files is None:
        raise NotHere
    return files


def _blanks(files: Mapping[str, str]) -> list[Blank]:
    """Every value that is left open, in the order of the files; a file that cannot be read has faults
    instead.
    """
    found: list[Blank] = []
    for name in sorted(path for path in files if path.endswith(".yaml")):
        try:
            source = read_yaml_text(files[name], name=name)
        except FaultySource:
            continue
        for path, question in blanks_in_source(source):
            at = ".".join(map(str, path))
            found.append(Blank(f"blank:{name}:{at}", name, at, path, question))
    return found


def _answered(files: Mapping[str, str], given: Mapping[str, list[str]]) -> dict[str, str]:
    """The files that change, with every answer in its place. Raises BadForm."""
    changed: dict[str, str] = {}
    faults: list[Fault] = []
    for blank in _blanks(files):
        typed = one(given, blank.input)
        if not typed:
            continue
        try:
            value = read_yaml_text(f"value: {typed}\n", name=blank.file).data["value"]
            changed[blank.file] = with_value(changed.get(blank.file, files[blank.file]), blank.path, value)
        except FaultySource as faulty:
            faults.append(Fault(blank.input, blank.input, faulty.faults[0].words))
        except CannotEdit as cannot:
            faults.append(Fault(blank.input, blank.input, cannot.words))
    if not changed and not faults:
        faults.append(Fault("", "", _NOTHING))
    if faults:
        raise BadForm(faults)
    return changed


def _why(given: Mapping[str, Any]) -> str:
    why = one(given, "why")
    if not why:
        raise BadForm([Fault("why", "why", NEEDED)])
    return why[:2000]


_NOTHING = Words(cy="Atebwch o leiaf un pwynt.", en="Answer at least one point.")
