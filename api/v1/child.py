"""The child's own values: only for those who work on the case in its two bodies, and every reading is
recorded."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, StringConstraints

from agreements.words import Words
from api.security import parts_of
from api.v1.answers import answer
from api.v1.bodies import BadBody, document_of, model_of
from api.v1.entry import RawBody, SignedIn, case_for, really_meant, said_to_be_json
from api.v1.problems import bad_body, no_such, wrong_role
from workflow.casework.child_values import Address, ChildValues, ResponsiblePerson, Sibling
from workflow.casework.commands.people import WHO_KNOWS_THE_CHILD
from workflow.casework.facts import Actor, CaseFacts
from workflow.desk import Reading, etag_of
from workflow.records.child import read_child, readings_of_child

router = APIRouter(tags=["the child"])

READERS = WHO_KNOWS_THE_CHILD


class ChildShown(BaseModel):
    """The child's own values. An address to be kept secret is for no letter and no other eye. `address` is
    the standing one of `addresses`."""

    given_name: str
    family_name: str
    birth_on: date
    nhs_number: str | None
    council_number: str | None
    address: str | None
    address_secret: bool
    communication_needs: str | None
    legal_status: str | None
    known_as: str | None
    welsh_given_name: str | None
    welsh_family_name: str | None
    child_language: str | None
    family_language: str
    addresses: tuple[Address, ...]
    responsible_people: tuple[ResponsiblePerson, ...]
    siblings: tuple[Sibling, ...]


Purpose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=200)]


class Reason(BaseModel):
    """What the values are read for; it stands in the record of readings."""

    model_config = {"extra": "forbid"}
    purpose: Purpose


class ReadingAsked(Reason):
    """Which case's child is read, and what for."""

    ref: Annotated[str, StringConstraints(min_length=1, max_length=60)]


class ReadingShown(BaseModel):
    """One reading: who, what for, when."""

    person: str
    purpose: str
    at: datetime


class Readings(BaseModel):
    """Everybody who has read the child's record, oldest first."""

    readings: tuple[ReadingShown, ...]


@router.get("/cases/{ref}/child", responses={200: {"model": ChildShown}}, deprecated=True)
def child(request: Request, caller: SignedIn, ref: str, reason: Annotated[Reason, Query()]) -> Response:
    """The child's values, with the purpose in the address: deprecated, for an address stands in logs on its
    way here. Read by POST to `/api/v1/child-readings`, which records the same."""
    return _read(request, caller.actor, case_for(request, caller, ref), reason.purpose)


@router.post(
    "/child-readings",
    responses={200: {"model": ChildShown}},
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": ReadingAsked.model_json_schema()}},
        }
    },
)
def read_record(request: Request, caller: SignedIn, raw: RawBody) -> Response:
    """The same by POST: the purpose stands in no address. It changes nothing in the case, so it needs neither
    key nor ETag: each reading is one more."""
    really_meant(request)
    said_to_be_json(request, raw)
    try:
        asked = model_of(ReadingAsked, document_of(raw))
    except BadBody as bad:
        raise bad_body(bad.errors) from bad
    return _read(request, caller.actor, case_for(request, caller, asked.ref), asked.purpose)


@router.get("/cases/{ref}/child-readings", responses={200: {"model": Readings}})
def readings(request: Request, caller: SignedIn, ref: str) -> Response:
    """Who has read the child's record, what for and when."""
    reading = case_for(request, caller, ref)
    must_read_child(caller.actor, reading.facts)
    with parts_of(request).database.unit() as unit:
        found = readings_of_child(unit, ref)
    shown = tuple(ReadingShown.model_validate(one, from_attributes=True) for one in found)
    return answer(Readings(readings=shown), etag=etag_of(reading.facts))


def may_read_child(actor: Actor, facts: CaseFacts) -> bool:
    """Whether this officer may read the child's record of the case."""
    return actor.role in READERS and actor.body in facts.case.bodies


def must_read_child(actor: Actor, facts: CaseFacts) -> None:
    """Raises 403 for anybody but a coordinator or head of service of one of the two bodies."""
    if not may_read_child(actor, facts):
        raise wrong_role(
            Words(
                cy="Dim ond cydgysylltydd neu bennaeth gwasanaeth un o gyrff yr achos all ddarllen hyn.",
                en="Only a coordinator or head of service of one of the case's two bodies can read this.",
            )
        )


def _read(request: Request, actor: Actor, reading: Reading, purpose: str) -> Response:
    must_read_child(actor, reading.facts)
    parts, case = parts_of(request), reading.facts.case
    with parts.database.unit() as unit:
        values = read_child(
            unit, parts.keyring, case.ref, person=actor.person, purpose=purpose, now=reading.now
        )
    if values is None:
        raise no_such(
            Words(cy="Nid oes manylion plentyn i'r achos.", en="The case has no details of a child.")
        )
    return answer(_shown(values, case.language), etag=etag_of(reading.facts))


def _shown(values: ChildValues, family_language: str) -> ChildShown:
    names = [name for name in ChildShown.model_fields if name != "family_language"]
    return ChildShown(**{name: getattr(values, name) for name in names}, family_language=family_language)
