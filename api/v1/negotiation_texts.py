"""The text of an agreement in the making, read by its parties: clauses with each side's wording, drafts with
their faults, and what differs between two of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from agreements.words import Words
from api.security import parts_of
from api.v1.entry import SignedIn
from api.v1.negotiation_order import table_for, with_etag
from api.v1.negotiation_shown import (
    ClauseShown,
    DraftListed,
    WordingsOfClause,
    clauses_shown,
    draft_listed,
    wordings_of,
)
from api.v1.problems import no_such
from api.v1.words import Code, code
from workflow import negotiation_desk
from workflow.negotiating import comparing
from workflow.negotiation_desk import NegotiationReading

router = APIRouter(prefix="/negotiations", tags=["negotiations"])


class ClausesShown(BaseModel):
    """Every clause that stands in the text, in its order."""

    clauses: tuple[ClauseShown, ...]


class DraftsListed(BaseModel):
    """Every draft, in order."""

    drafts: tuple[DraftListed, ...]


class FaultShown(BaseModel):
    """One fault of a draft: where, which check found it, and the sentence."""

    file: str
    line: int
    check: str | None
    cy: str
    en: str


class DraftShown(BaseModel):
    """One draft with its files and the faults that it had when it was made."""

    draft: DraftListed
    faults: tuple[FaultShown, ...]
    files: dict[str, str]


class DifferenceShown(BaseModel):
    """One thing that differs between two drafts; null where it was, or is, not there."""

    kind: Code
    path: str
    before: str | None
    after: str | None


class Comparison(BaseModel):
    """What differs from one draft to another."""

    before: int
    after: int
    differences: tuple[DifferenceShown, ...]


class Two(BaseModel):
    """Which drafts are compared: from the one before to the newest, where they are left out."""

    model_config = {"extra": "forbid"}
    before: Annotated[int, Field(ge=1)] | None = None
    after: Annotated[int, Field(ge=1)] | None = None


@router.get("/{ref}/clauses", responses={200: {"model": ClausesShown}})
def clauses(request: Request, caller: SignedIn, ref: str) -> Response:
    """Every clause, open or settled."""
    reading = table_for(request, caller, ref)
    return with_etag(reading, ClausesShown(clauses=clauses_shown(reading.facts)))


@router.get("/{ref}/clauses/{id}", responses={200: {"model": WordingsOfClause}})
def clause(request: Request, caller: SignedIn, ref: str, id: str) -> Response:
    """One clause with each side's wording."""
    reading = table_for(request, caller, ref)
    found = next((one for one in reading.facts.clauses if one.clause == id), None)
    if found is None:
        raise no_such(Words(cy="Nid oes cymal o'r fath.", en="There is no such clause."))
    return with_etag(reading, wordings_of(reading.facts, found))


@router.get("/{ref}/drafts", responses={200: {"model": DraftsListed}})
def drafts(request: Request, caller: SignedIn, ref: str) -> Response:
    """Every draft, without its files."""
    reading = table_for(request, caller, ref)
    listed = tuple(draft_listed(ref, draft) for draft in reading.facts.drafts)
    return with_etag(reading, DraftsListed(drafts=listed))


@router.get("/{ref}/drafts/{number}", responses={200: {"model": DraftShown}})
def draft(request: Request, caller: SignedIn, ref: str, number: int) -> Response:
    """One draft with its files and its faults."""
    reading = table_for(request, caller, ref)
    files = _files(request, reading, number)
    found = next(one for one in reading.facts.drafts if one.number == number)
    shown = DraftShown(
        draft=draft_listed(ref, found),
        faults=tuple(FaultShown(**fault) for fault in found.faults),
        files=files,
    )
    return with_etag(reading, shown)


@router.get("/{ref}/comparison", responses={200: {"model": Comparison}})
def comparison(request: Request, caller: SignedIn, ref: str, which: Annotated[Two, Query()]) -> Response:
    """What differs between two drafts, clause by clause and value by value."""
    reading = table_for(request, caller, ref)
    after = which.after or reading.facts.negotiation.draft
    before = which.before or max(1, after - 1)
    found = comparing.differences(_files(request, reading, before), _files(request, reading, after))
    shown = tuple(
        DifferenceShown(
            kind=code(one.kind, comparing.KINDS[one.kind]), path=one.path, before=one.before, after=one.after
        )
        for one in found
    )
    return with_etag(reading, Comparison(before=before, after=after, differences=shown))


def _files(request: Request, reading: NegotiationReading, number: int) -> dict[str, str]:
    """The files of a draft. Raises 404."""
    found = negotiation_desk.draft_files(parts_of(request), reading.facts, number)
    if found is None:
        raise no_such(Words(cy=f"Nid oes drafft {number}.", en=f"There is no draft {number}."))
    return found
