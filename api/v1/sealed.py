"""What was entered on the wrong child, for the heads of service of the body that sealed it: each reading is
recorded. Everybody else reads in `collections` only that it is sealed.
"""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from agreements.words import Words
from api.security import parts_of
from api.v1.answers import answer
from api.v1.entry import SignedIn, whole_case_for
from api.v1.problems import no_such, wrong_role
from workflow.casework.facts import Text
from workflow.desk import etag_of
from workflow.records.sealed_texts import may_read, read_sealed

router = APIRouter(prefix="/cases/{ref}", tags=["beneath a case"])


class SealedShown(BaseModel):
    """The sealed texts, in the order in which they were written."""

    texts: tuple[Text, ...]


@router.get("/sealed-entries/{seal}/texts", responses={200: {"model": SealedShown}})
def read_sealed_texts(request: Request, caller: SignedIn, ref: str, seal: str) -> Response:
    """The words of a sealed entry. Raises 404 where there is no such entry, 403 for anybody else."""
    reading = whole_case_for(request, caller, ref)
    entry = next((one for one in reading.facts.sealed_entries if one.id == seal), None)
    if entry is None:
        raise no_such(Words(cy="Nid oes cofnod dan sêl o'r fath.", en="There is no such sealed entry."))
    if not may_read(entry, caller.actor):
        raise wrong_role(_SEALED)
    with parts_of(request).database.unit() as unit:
        texts = read_sealed(unit, entry, caller.actor, now=reading.now)
    return answer(SealedShown(texts=texts), etag=etag_of(reading.facts))


_SEALED = Words(
    cy="Dim ond pennaeth gwasanaeth y corff a seliodd y cofnod all ei ddarllen.",
    en="Only a head of service of the body that sealed the entry can read it.",
)
