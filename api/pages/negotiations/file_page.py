"""One file of the newest draft: to read with its faults beside its lines, to change whole, and, a worked
example, to work out. A file that is not there yet begins from a skeleton.
"""

from __future__ import annotations

import re

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter, ValidationError
from starlette.responses import RedirectResponse

from agreements.words import Words
from api.pages.acting import given_in
from api.pages.forms.fields import Fault
from api.pages.forms.reading import Given, one
from api.pages.frame import page
from api.pages.language import Language
from api.pages.negotiations.acting import NotDoneAtTable
from api.pages.negotiations.drafting import drafting_values, may_change, next_draft
from api.pages.negotiations.entry import inside, only_for
from api.pages.negotiations.skeletons import EXAMPLE, VALUES
from api.pages.negotiations.working_out import CannotWork, with_expected
from api.pages.visitor import Lang, Me, NotHere, Sent, really_sent
from workflow.casework.facts import Actor
from workflow.negotiating.commands import FilePath, MakeDraft
from workflow.negotiating.facts import NegotiationFacts
from workflow.negotiation_desk import NegotiationReading

router = APIRouter(prefix="/negotiations/{ref}")
_PATH: TypeAdapter[str] = TypeAdapter(FilePath)
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}")
FOLDERS = ("formulas", "parameters", "cases")


class FileLine:
    """One line of a file, with what is wrong on it."""

    def __init__(self, number: int, text: str, faults: list[Words]) -> None:
        self.number, self.text, self.faults = number, text, faults


@router.get("/new-file")
def new_file(request: Request, lang: Lang, me: Me, ref: str, folder: str = "", name: str = "") -> Response:
    """Where a new file of that name is begun; the draft again where no file can be called so."""
    only_for(MakeDraft, me)
    number = inside(request, me, ref).facts.negotiation.draft
    at = f"/{lang}/negotiations/{ref}"
    name = name.strip().lower().replace(" ", "_")
    if folder not in FOLDERS or not _ID.fullmatch(name):
        return RedirectResponse(f"{at}/drafts/{number}?unnamed=1#new-file", status_code=303)
    if folder == "formulas":
        return RedirectResponse(f"{at}/formulas/{name}", status_code=303)
    return RedirectResponse(f"{at}/file?path={folder}/{name}.yaml", status_code=303)


@router.get("/file")
def file(request: Request, lang: Lang, me: Me, ref: str, path: str) -> Response:
    """One file of the newest draft; one that is not there, as it would begin."""
    reading = inside(request, me, ref)
    text = reading.facts.files.get(path)
    if text is None:
        text = _begun(reading.facts, path)
        if not may_change(request, reading, me):
            raise NotHere
    return _file(request, lang, me, reading, path, text)


@router.post("/file")
def change_file(request: Request, lang: Lang, me: Me, ref: str, path: str, form: Sent) -> Response:
    """The file as it is to be: the next draft. Or, asked so, the example worked out and shown, not kept."""
    really_sent(request, form)
    only_for(MakeDraft, me)
    reading = inside(request, me, ref)
    if path not in reading.facts.files:
        _begun(reading.facts, path)
    given = given_in(form)
    text = given.get("text", [""])[0].replace("\r\n", "\n")
    if one(given, "act") == "work" and path.startswith("cases/"):
        return _worked(request, lang, me, reading, path, text, given)
    return next_draft(
        request,
        lang,
        me,
        ref,
        form,
        files=lambda facts, given: {path: text},
        again=lambda given, not_done: _file(
            request, lang, me, inside(request, me, ref), path, text, given=given, not_done=not_done
        ),
    )


def _worked(
    request: Request,
    lang: Language,
    me: Actor,
    reading: NegotiationReading,
    path: str,
    text: str,
    given: Given,
) -> Response:
    try:
        worked = with_expected(reading.facts.files, text, name=path)
    except CannotWork as no:
        wrong = NotDoneAtTable(422, reading.facts, reading.now, faults=(Fault("text", "text", no.words),))
        return _file(request, lang, me, reading, path, text, given=given, not_done=wrong)
    return _file(request, lang, me, reading, path, worked, given=given, proposed=True)


def _begun(facts: NegotiationFacts, path: str) -> str:
    """A new file's first text. Raises NotHere for a path that no file of an agreement has."""
    try:
        _PATH.validate_python(path)
    except ValidationError:
        raise NotHere from None
    folder, _, name = path.partition("/")
    name = name.removesuffix(".yaml")
    if folder == "parameters":
        return VALUES.replace("{name}", name)
    if folder == "cases":
        region = facts.negotiation
        return (
            EXAMPLE.replace("{name}", name)
            .replace("{region}", region.region)
            .replace("{health_board}", region.bodies[0])
            .replace("{council}", region.bodies[1])
            .replace("{service}", region.services[0])
        )
    raise NotHere


def _file(
    request: Request,
    lang: Language,
    me: Actor,
    reading: NegotiationReading,
    path: str,
    text: str,
    *,
    given: Given | None = None,
    not_done: NotDoneAtTable | None = None,
    proposed: bool = False,
) -> Response:
    facts = reading.facts
    wrong: dict[int, list[Words]] = {}
    for fault in facts.newest.faults:
        if fault["file"] == path:
            wrong.setdefault(fault["line"], []).append(Words(cy=fault["cy"], en=fault["en"]))
    stored = facts.files.get(path)
    return page(
        request,
        lang,
        "negotiation_file.html",
        **drafting_values(reading, given, not_done),
        path=path,
        text=text,
        lines=[
            FileLine(number, line, wrong.get(number, []))
            for number, line in enumerate((stored or "").rstrip("\n").split("\n"), start=1)
            if stored is not None
        ],
        may_change=may_change(request, reading, me),
        is_example=path.startswith("cases/"),
        proposed=proposed,
    )
