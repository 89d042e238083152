"""What the pages that make the next draft have in common: who may, under what reason, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fastapi import Request, Response
from pydantic import ValidationError
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse

from agreements.faults import FaultySource
from agreements.model import WrittenAgreement
from agreements.pydantic_words import faults_in
from agreements.reading import read_agreement
from agreements.words import Words
from agreements.yaml_source import read_yaml_text
from api.pages.acting import Done, given_in, new_key
from api.pages.forms.fields import Fault
from api.pages.forms.reading import NEEDED, BadForm, Given, one
from api.pages.language import Language
from api.pages.negotiations.acting import NotDoneAtTable, act_at_table
from api.pages.negotiations.entry import inside, only_for
from api.pages.visitor import NotHere
from api.security import parts_of
from workflow.casework.facts import Actor
from workflow.negotiating.commands import MakeDraft
from workflow.negotiating.draft_files import lay_out
from workflow.negotiating.facts import NegotiationFacts
from workflow.negotiating.perform import may_now
from workflow.negotiation_desk import NegotiationReading, TableSeat, draft_files, etag_of

Files = dict[str, str | None]
"""The files that a draft changes; one that is to go is None."""
NextFiles = Callable[[NegotiationFacts, Given], Mapping[str, str]]
Again = Callable[[Given, NotDoneAtTable], Response]


def next_draft(
    request: Request, lang: Language, me: Actor, ref: str, form: FormData, *, files: NextFiles, again: Again
) -> Response:
    """Make the next draft of what `files` says changes (BadForm), and go to it; else the form comes back."""
    only_for(MakeDraft, me)
    inside(request, me, ref)
    given = given_in(form)

    def make(seat: TableSeat) -> MakeDraft:
        changed: Files = dict(files(seat.facts, given))
        try:
            return MakeDraft(files=changed, why=why_of(given))
        except ValidationError as error:
            raise BadForm([Fault("text", "text", words) for _, words in faults_in(error)]) from error

    onward = f"/{lang}/negotiations/{ref}/drafts/newest"
    outcome = act_at_table(request, me, ref, form, make, subject=None, onward=onward)
    if isinstance(outcome, Done):
        return RedirectResponse(outcome.location, status_code=303)
    return again(given, outcome)


def drafting_values(
    reading: NegotiationReading, given: Given | None, not_done: NotDoneAtTable | None
) -> dict[str, Any]:
    """What every template with such a form is given."""
    return {
        "status": not_done.status if not_done else 200,
        "now": reading.now,
        "nav": "/agreements",
        "negotiation": reading.facts.negotiation,
        "given": given or {},
        "faults": not_done.faults if not_done else (),
        "refusal": not_done.refusal if not_done else None,
        "failed": not_done is not None,
        "key": new_key(),
        "etag": etag_of(reading.facts),
    }


def may_change(request: Request, reading: NegotiationReading, me: Actor) -> bool:
    """Whether this officer may make a draft now."""
    under = parts_of(request).rulebook
    return (
        me.role in MakeDraft.ROLES
        and may_now(reading.facts, MakeDraft, now=reading.now, actor=me, under=under) is None
    )


def files_at(request: Request, facts: NegotiationFacts, number: int) -> dict[str, str]:
    """The files of a draft. Raises NotHere."""
    files = draft_files(parts_of(request), facts, number)
    if files is None:
        raise NotHere
    return files


def readable(files: Mapping[str, str]) -> WrittenAgreement | None:
    """The agreement that these files make, faults beside it or not; None where there is none yet."""
    with TemporaryDirectory(prefix="draft-") as made:
        folder = Path(made)
        lay_out(files, folder)
        return read_agreement(folder).agreement


def read_quietly(text: str) -> Mapping[str, Any]:
    """A YAML file's mapping; empty where it cannot be read, which its faults tell."""
    try:
        data = read_yaml_text(text, name="yaml").data
    except FaultySource:
        return {}
    return data if isinstance(data, dict) else {}


def why_of(given: Given) -> str:
    """Why the draft is made. Raises BadForm."""
    why = one(given, "why")
    if not why:
        raise BadForm([Fault("why", "why", NEEDED)])
    return why[:2000]


UNREADABLE = Words(
    cy="Ni ellir darllen y drafft eto: atebwch ei bwyntiau agored yn gyntaf.",
    en="The draft cannot be read yet: answer its open points first.",
)
