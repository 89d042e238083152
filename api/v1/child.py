"""The child's own values: only for those who work on the case in its two bodies, and every reading is
recorded."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from agreements.words import Words
from api.security import parts_of
from api.v1.answers import answer
from api.v1.entry import SignedIn, case_for
from api.v1.problems import no_such, wrong_role
from workflow.desk import etag_of
from workflow.records.child import read_child

router = APIRouter(prefix="/cases/{ref}", tags=["the child"])

READERS = frozenset({"coordinator", "head_of_service"})


class ChildShown(BaseModel):
    """The child's own values. An address to be kept secret is for no letter and no other eye."""

    given_name: str
    family_name: str
    birth_on: date
    nhs_number: str | None
    council_number: str | None
    address: str | None
    address_secret: bool
    communication_needs: str | None
    legal_status: str | None


class Reason(BaseModel):
    """What the values are read for; it stands in the record of readings."""

    model_config = {"extra": "forbid"}
    purpose: Annotated[str, Field(min_length=3, max_length=200)]


@router.get("/child", responses={200: {"model": ChildShown}})
def child(request: Request, caller: SignedIn, ref: str, reason: Annotated[Reason, Query()]) -> Response:
    """The child's values. The reading, its purpose and who read are recorded."""
    reading = case_for(request, caller, ref)
    if caller.person.role not in READERS or caller.person.body not in reading.facts.case.bodies:
        raise wrong_role(
            Words(
                cy="Dim ond cydgysylltydd neu bennaeth gwasanaeth un o gyrff yr achos all ddarllen hyn.",
                en="Only a coordinator or head of service of one of the case's two bodies can read this.",
            )
        )
    parts = parts_of(request)
    with parts.database.unit() as unit:
        values = read_child(
            unit, parts.keyring, ref, person=caller.person.id, purpose=reason.purpose, now=reading.now
        )
    if values is None:
        raise no_such(
            Words(cy="Nid oes manylion plentyn i'r achos.", en="The case has no details of a child.")
        )
    shown = ChildShown.model_validate(values, from_attributes=True)
    return answer(shown, etag=etag_of(reading.facts))
