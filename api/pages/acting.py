"""One act from a form: judged at the locked case as any other write is. Once under its key, on the case as
it was read, then the form's faults, then the rules."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from starlette.datastructures import FormData
from starlette.requests import Request

from api.pages.forms.fields import Fault
from api.pages.forms.reading import BadForm
from api.pages.visitor import NotHere, said
from api.security import FORM_FIELD, parts_of
from workflow import desk
from workflow.casework.changes import Refusal
from workflow.casework.commands import Command
from workflow.casework.facts import Actor, CaseFacts
from workflow.desk import Keeping, Seat, etag_of
from workflow.records.attachments import File
from workflow.records.kept_answers import KeyReused

KEY_FIELD, ETAG_FIELD = "key", "etag"
_LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Done:
    """The act was done, or had been done under this key: where to go."""

    location: str


@dataclass(frozen=True, slots=True)
class NotDone:
    """The act was not done, and the form comes back: with faults, a rule's refusal, or what has changed
    meanwhile.
    """

    status: int
    facts: CaseFacts
    now: datetime
    faults: tuple[Fault, ...] = ()
    refusal: Refusal | None = None
    changed_since: int | None = None


def new_key() -> str:
    """A fresh idempotency key for a form."""
    return str(uuid.uuid4())


def given_in(form: FormData) -> dict[str, list[str]]:
    """What was sent, by input: texts alone, without the session's token."""
    found: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str) and name != FORM_FIELD:
            found.setdefault(name, []).append(value)
    return found


def act(
    request: Request,
    me: Actor,
    ref: str,
    form: FormData,
    make: Callable[[Seat], Command],
    *,
    subject: str | None,
    onward: str,
    file: File | None = None,
) -> Done | NotDone:
    """Do what the form asks. `make` gives the command (BadForm); `onward` is where a done act leads; `file`
    is what an Attach attaches."""
    parts = parts_of(request)
    beside = hashlib.sha256(file.content).hexdigest() if file else ""
    try:
        with desk.case(parts, ref) as seat:
            kept = kept_location(request, me, form, seat, beside=beside)
            if kept:
                return Done(kept)
            if said(form, ETAG_FIELD) != etag_of(seat.facts):
                return NotDone(412, seat.facts, seat.now, changed_since=_number(said(form, ETAG_FIELD)))
            try:
                command = make(seat)
            except BadForm as bad:
                return NotDone(422, seat.facts, seat.now, faults=tuple(bad.faults))
            before = seat.facts.case.last_seq
            answer = seat.act(command, me, subject=subject, file=file)
            if isinstance(answer, Refusal):
                return NotDone(409, seat.facts, seat.now, refusal=answer)
            location = f"{onward}?since={before}"
            keep_location(request, me, form, seat, location, beside=beside)
            return Done(location)
    except desk.NoSuchCase:
        raise NotHere from None
    except KeyReused:
        reading = desk.reading(parts, ref)
        assert reading is not None
        return NotDone(412, reading.facts, reading.now, changed_since=_number(said(form, ETAG_FIELD)))


def kept_location(
    request: Request, me: Actor, form: FormData, keeping: Keeping, *, beside: str = ""
) -> str | None:
    """Where this key led before; None where it is new. `beside`: the digest of a file in the form. Raises
    KeyReused for another form."""
    key = said(form, KEY_FIELD)
    if not 1 <= len(key) <= _LONGEST_KEY:
        return None
    kept = keeping.kept_answer(
        person=me.person, path=request.url.path, key=key, request_sha256=_sha256(form, beside)
    )
    return kept.headers["location"] if kept else None


def keep_location(
    request: Request, me: Actor, form: FormData, keeping: Keeping, location: str, *, beside: str = ""
) -> None:
    """Keep where this key led, in the transaction of the act."""
    key = said(form, KEY_FIELD)
    if not 1 <= len(key) <= _LONGEST_KEY:
        return
    keeping.keep_answer(
        person=me.person,
        path=request.url.path,
        key=key,
        request_sha256=_sha256(form, beside),
        status=303,
        body="",
        headers={"location": location},
    )


def _sha256(form: FormData, beside: str) -> str:
    return hashlib.sha256((json.dumps(sorted(given_in(form).items())) + beside).encode()).hexdigest()


def _number(etag: str) -> int:
    """The number of the last event that an ETag speaks of; nought where it speaks of none."""
    number = etag.strip('"').rpartition(".")[2]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
