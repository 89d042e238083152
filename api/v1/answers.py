"""What is answered: JSON of frozen facts as they are, with the case's ETag; and what a write has done."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel
from starlette.responses import Response

from api.v1.words import Code, code, states
from workflow.casework import codes
from workflow.casework.changes import Changes
from workflow.casework.facts import CaseFacts
from workflow.desk import etag_of


class EventWritten(BaseModel):
    """One event that a write has written: its number in the case, what, when, and its ids, codes and
    amounts."""

    seq: int
    kind: str
    at: datetime
    data: dict[str, Any]


class StageShown(BaseModel):
    """An open disagreement, in one line."""

    id: str
    subject: Code
    ground: Code
    stage: Code


class Done(BaseModel):
    """What a write has done, and where the case stands now."""

    ref: str
    etag: str
    states: dict[str, Code]
    disagreements: tuple[StageShown, ...]
    events: tuple[EventWritten, ...]


def answer(body: BaseModel, *, etag: str | None = None, status: int = 200) -> Response:
    """A JSON answer; instants in UTC as RFC 3339."""
    headers = {"ETag": etag} if etag else {}
    return Response(
        body.model_dump_json(by_alias=True),
        status_code=status,
        media_type="application/json",
        headers=headers,
    )


def done(changes: Changes, facts: CaseFacts, *, status: int, shut: bool = False) -> Response:
    """The answer to a write; 201 says where the new case is. `shut`: to a Welsh Government officer before the
    bundle, who is not told where the case stands."""
    first = facts.case.last_seq - len(changes.events) + 1
    body = Done(
        ref=facts.case.ref,
        etag=etag_of(facts),
        states={} if shut else states(facts.case),
        disagreements=() if shut else stages(facts),
        events=tuple(
            EventWritten(seq=seq, kind=event.kind, at=event.at, data=event.data)
            for seq, event in enumerate(changes.events, start=first)
        ),
    )
    response = answer(body, etag=etag_of(facts), status=status)
    if status == 201:
        response.headers["Location"] = f"/api/v1/cases/{facts.case.ref}"
    return response


def stages(facts: CaseFacts) -> tuple[StageShown, ...]:
    """The disagreements that are open."""
    return tuple(
        StageShown(
            id=dispute.id,
            subject=code(dispute.subject, codes.SUBJECTS[dispute.subject]),
            ground=code(dispute.ground, codes.GROUNDS[dispute.ground]),
            stage=code(dispute.stage, codes.STAGES[dispute.stage]),
        )
        for dispute in facts.disagreements
        if dispute.stage != "closed"
    )
