"""The letter that asks for a report, in both languages, for those who may read the child's values: it names
the child, so every reading is recorded as one of the child's."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from agreements.reference import Reference
from agreements.words import Words
from api.security import Caller, parts_of
from api.v1.answers import answer
from api.v1.child import READERS
from api.v1.entry import SignedIn, whole_case_for
from api.v1.problems import no_such, wrong_role
from workflow.casework.facts import Actor, ReportRequest
from workflow.casework.report_letter import Letter, written
from workflow.casework.reports import live
from workflow.clocks.due import local_date
from workflow.desk import Reading, etag_of
from workflow.parts import Parts
from workflow.records.child import read_child
from workflow.records.file_seal import link_secret
from workflow.records.texts import texts_by_id

router = APIRouter(prefix="/cases/{ref}/report-requests/{id}", tags=["reports"])
NOT_A_READER = Words(
    cy="Dim ond cydgysylltydd neu bennaeth gwasanaeth un o gyrff yr achos all ddarllen hyn.",
    en="Only a coordinator or head of service of one of the case's two bodies can read this.",
)
PURPOSE = "letter that asks for a report / llythyr yn gofyn am adroddiad"


class LetterShown(BaseModel):
    """The letter in each language, and the digest of both."""

    cy: str
    en: str
    sha256: str


@router.get("/letter", responses={200: {"model": LetterShown}})
def letter(request: Request, caller: SignedIn, ref: str, id: str) -> Response:
    """The letter, for the body that asks."""
    reading = whole_case_for(request, caller, ref)
    asked = next((one for one in reading.facts.report_requests if one.id == id), None)
    _may_read(caller, reading)
    made = letter_of(parts_of(request), reading, caller.actor, asked) if asked else None
    if made is None:
        raise no_such(
            Words(
                cy="Nid oes llythyr o'r fath y gallwch ei weld.",
                en="There is no such letter that you may see.",
            )
        )
    digest = hashlib.sha256(f"{made.cy}\n{made.en}".encode()).hexdigest()
    return answer(LetterShown(cy=made.cy, en=made.en, sha256=digest), etag=etag_of(reading.facts))


def letter_of(parts: Parts, reading: Reading, actor: Actor, asked: ReportRequest) -> Words | None:
    """The letter of a request of this officer's own body; None for another body's, or where its words were
    erased."""
    if asked.body != actor.body:
        return None
    links = [
        one for one in reading.facts.upload_links if one.request_id == asked.id and live(one, reading.now)
    ]
    with parts.database.unit() as unit:
        said = texts_by_id(unit, [asked.to_text_id, asked.asks_text_id], eyes=actor.body)
        if asked.to_text_id not in said or asked.asks_text_id not in said:
            return None
        child = read_child(
            unit, parts.keyring, asked.case_ref, person=actor.person, purpose=PURPOSE, now=reading.now
        )
    if child is None:
        return None
    open_link = links[-1] if links and asked.outcome is None else None
    return written(
        Letter(
            reference=asked.case_ref,
            body=Reference.load().body(asked.body).name,
            addressee=asked.addressee,
            to=said[asked.to_text_id].text,
            asks=said[asked.asks_text_id].text,
            child=f"{child.given_name} {child.family_name}",
            born_on=child.birth_on,
            asked_on=local_date(asked.asked_at),
            by_day=local_date(asked.due_at - timedelta(microseconds=1)),
            link=_address(parts, open_link.id) if open_link else None,
        )
    )


def _address(parts: Parts, link_id: str) -> Words:
    secret, base = link_secret(parts.keyring, link_id), parts.settings.base_url
    return Words(cy=f"{base}/cy/upload/{secret}", en=f"{base}/en/upload/{secret}")


def _may_read(caller: Caller, reading: Reading) -> None:
    if caller.person.role not in READERS or caller.person.body not in reading.facts.case.bodies:
        raise wrong_role(NOT_A_READER)
