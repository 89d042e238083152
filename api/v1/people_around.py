"""Ties to other cases, open cases that are alike, and looking for a child. No answer here names a child."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Self

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field, model_validator

from agreements.pydantic_words import FieldFault
from agreements.words import Words
from api.security import parts_of
from api.v1.answers import answer
from api.v1.beneath import with_etag
from api.v1.bodies import BadBody, document_of, model_of
from api.v1.child import READERS, Purpose, must_read_child
from api.v1.entry import RawBody, SignedIn, really_meant, said_to_be_json, whole_case_for
from api.v1.order import not_this_role
from api.v1.problems import bad_body
from api.v1.shown import TextShown, texts
from api.v1.words import Code, code, states
from workflow.casework.child_rules import nhs_number_valid
from workflow.casework.child_terms import ChildSought
from workflow.casework.commands.command import Name
from workflow.casework.people_codes import LINK_KINDS
from workflow.child_search import search
from workflow.records.child_index import FoundCase, open_cases_alike_to, searches_of_body
from workflow.records.questions.visibility import seen_of

router = APIRouter(tags=["people"])

NOTHING_SOUGHT = Words(
    cy="Dywedwch o leiaf un peth am y plentyn: enw, dyddiad geni, rhif neu frawd neu chwaer.",
    en="Say at least one thing about the child: a name, a birth date, a number, or a brother or sister.",
)
BAD_NHS_NUMBER = Words(
    cy="Nid yw'r rhif GIG yn ddilys: deg digid, a'r olaf yn ddigid gwirio.",
    en="The NHS number is not valid: ten digits, the last one a check digit.",
)


class ChildSearchAsked(BaseModel):
    """What is known of the child, and what the search is for. Everything that is given must fit; names fit as
    they sound."""

    model_config = {"extra": "forbid"}
    purpose: Purpose
    given_name: Name | None = None
    family_name: Name | None = None
    birth_on: date | None = None
    nhs_number: Annotated[str, Field(max_length=12)] | None = None
    council_number: Annotated[str, Field(max_length=40)] | None = None
    sibling_given_name: Name | None = None
    sibling_family_name: Name | None = None
    sibling_birth_on: date | None = None

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not self.sought.asked_for:
            raise FieldFault(NOTHING_SOUGHT)
        if self.nhs_number and not nhs_number_valid(self.nhs_number):
            raise FieldFault(BAD_NHS_NUMBER, path=("nhs_number",))
        return self

    @property
    def sought(self) -> ChildSought:
        """The question itself, without its purpose."""
        return ChildSought(**self.model_dump(exclude={"purpose"}))


class CaseFound(BaseModel):
    """One case of a child who fits: what identifies it, and where it stands."""

    ref: str
    href: str
    health_board: str
    council: str
    states: dict[str, Code]
    received_at: datetime
    ended_at: datetime | None


class ChildrenFound(BaseModel):
    """The cases that one may see; `ask`: bodies whose coordinator knows of another, for there is one; `more`:
    whether the question fits more than are told."""

    cases: tuple[CaseFound, ...]
    ask: tuple[str, ...]
    more: bool


class SearchShown(BaseModel):
    """One search as it was recorded; not what was typed."""

    person: str
    at: datetime
    purpose: str
    asked_for: tuple[str, ...]
    found: int
    elsewhere: int


class Searches(BaseModel):
    """The searches of one's own body for a head of service, one's own for a coordinator; newest first."""

    searches: tuple[SearchShown, ...]


class LinkShown(BaseModel):
    """A tie to another case; `other_ref` is told only where one may see that case."""

    id: str
    kind: Code
    other_ref: str | None
    linked_at: datetime
    linked_by: str
    ended_at: datetime | None
    text_id: str | None


class Links(BaseModel):
    """Every tie of a case, with what people wrote of it."""

    links: tuple[LinkShown, ...]
    texts: dict[str, TextShown]


class CasesAlike(BaseModel):
    """Open cases that may be of the same child."""

    cases: tuple[CaseFound, ...]
    ask: tuple[str, ...]


@router.post(
    "/child-searches",
    responses={200: {"model": ChildrenFound}},
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ChildSearchAsked"}}},
        }
    },
)
def look_for(request: Request, caller: SignedIn, raw: RawBody) -> Response:
    """Look for a child. Who did, when, what for and how many were found is recorded; what was asked stands
    in no address. It needs no key: each search is one more."""
    if caller.person.role not in READERS:
        raise not_this_role(caller, READERS)
    really_meant(request)
    said_to_be_json(request, raw)
    try:
        asked = model_of(ChildSearchAsked, document_of(raw))
    except BadBody as bad:
        raise bad_body(bad.errors) from bad
    found = search(parts_of(request), asked.sought, caller.actor, purpose=asked.purpose)
    return answer(ChildrenFound(cases=tuple(map(_found, found.cases)), ask=found.ask, more=found.more))


@router.get("/child-searches", responses={200: {"model": Searches}})
def searches(request: Request, caller: SignedIn) -> Response:
    """The last searches."""
    if caller.person.role not in READERS:
        raise not_this_role(caller, READERS)
    mine = caller.person.id if caller.person.role == "coordinator" else None
    with parts_of(request).database.unit() as unit:
        found = searches_of_body(unit, caller.person.body, person=mine)
    return answer(
        Searches(
            searches=tuple(
                SearchShown(
                    person=one.person,
                    at=one.at,
                    purpose=one.purpose,
                    asked_for=tuple(one.asked_for.split(",")),
                    found=one.found,
                    elsewhere=one.elsewhere,
                )
                for one in found
            )
        )
    )


@router.get("/cases/{ref}/links", responses={200: {"model": Links}})
def links(request: Request, caller: SignedIn, ref: str) -> Response:
    """The ties of a case to others."""
    reading = whole_case_for(request, caller, ref)
    rows = reading.facts.links
    with parts_of(request).database.unit() as unit:
        seen = seen_of(unit, caller.actor, {one.other_ref for one in rows})
        said = texts(unit, [one.text_id for one in rows])
    shown = tuple(
        LinkShown(
            id=one.id,
            kind=code(one.kind, LINK_KINDS[one.kind]),
            other_ref=one.other_ref if one.other_ref in seen else None,
            linked_at=one.linked_at,
            linked_by=one.linked_by,
            ended_at=one.ended_at,
            text_id=one.text_id,
        )
        for one in rows
    )
    return with_etag(reading, Links(links=shown, texts=said))


@router.get("/cases/{ref}/duplicates", responses={200: {"model": CasesAlike}})
def duplicates(request: Request, caller: SignedIn, ref: str) -> Response:
    """Open cases that may be of the same child: one is merged into the other, or tied as another child's."""
    reading = whole_case_for(request, caller, ref)
    must_read_child(caller.actor, reading.facts)
    with parts_of(request).database.unit() as unit:
        found = open_cases_alike_to(unit, ref, caller.actor)
    ask = dict.fromkeys(one.health_board for one in found if not one.seen)
    cases = tuple(_found(one) for one in found if one.seen)
    return with_etag(reading, CasesAlike(cases=cases, ask=tuple(ask)))


def _found(one: FoundCase) -> CaseFound:
    return CaseFound(
        ref=one.ref,
        href=f"/api/v1/cases/{one.ref}",
        health_board=one.health_board,
        council=one.council,
        states=states(one),
        received_at=one.received_at,
        ended_at=one.ended_at,
    )
