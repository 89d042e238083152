"""The first three judgements of every request: 401 nobody, 404 a case that the caller may not know of, 403
a wrong role. What comes after them for a write is in `order`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from fastapi import Depends, Request

from agreements.words import Words
from api.security import CSRF_HEADER, Caller, caller_of, header_holds, may_see, parts_of
from api.v1.problems import Problem, no_such_case, not_json, not_signed_in, wrong_role
from workflow import desk
from workflow.casework.facts import Actor, CaseFacts
from workflow.casework.mailbox import conflicted
from workflow.desk import Reading

LARGEST_BODY = 256 * 1024
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def signed_in(request: Request) -> Caller:
    """Who asks. Raises 401."""
    caller = caller_of(request)
    if caller is None:
        raise not_signed_in()
    return caller


def really_meant(request: Request) -> None:
    """A write by cookie carries the session's token in a header. Raises 403."""
    if request.method not in _SAFE and not header_holds(request):
        raise Problem(
            "not-from-our-pages",
            Words(
                cy=f"Rhaid i gais â chwci gario tocyn y sesiwn ym mhennawd {CSRF_HEADER}.",
                en=f"A request by cookie must carry the session's token in the header {CSRF_HEADER}.",
            ),
        )


def case_for(request: Request, caller: Caller, ref: str) -> Reading:
    """The case as it is stored, if the caller may see it. Raises 404, alike for absent and foreign."""
    reading = desk.reading(parts_of(request), ref)
    if reading is None or not may_see(reading.facts, caller.actor):
        raise no_such_case(ref)
    return reading


def before_the_bundle(actor: Actor, facts: CaseFacts) -> bool:
    """Whether this is a Welsh Government officer who may read the notification only: no bundle is open yet,
    or the officer has declared a conflict of interest in the case."""
    if actor.role != "wg_officer":
        return False
    return conflicted(facts, actor.person) or not any(one.bundle_sha256 for one in facts.referrals)


def shut_to(request: Request, actor: Actor, refs: Iterable[str]) -> frozenset[str]:
    """Those of these cases that are still shut to a Welsh Government officer; to anybody else none is."""
    if actor.role != "wg_officer":
        return frozenset()
    readings = {ref: desk.reading(parts_of(request), ref) for ref in set(refs)}
    return frozenset(
        ref for ref, reading in readings.items() if reading and before_the_bundle(actor, reading.facts)
    )


def whole_case_for(request: Request, caller: Caller, ref: str) -> Reading:
    """As `case_for`, for what is inside the case: Welsh Government reads it once a bundle is open. Raises
    404, 403."""
    reading = case_for(request, caller, ref)
    if before_the_bundle(caller.actor, reading.facts):
        raise wrong_role(
            Words(
                cy="Agorwch y bwndel yn gyntaf: tan hynny dim ond yr hysbysiad sydd i'w ddarllen.",
                en="Open the bundle first: until then only the notification can be read.",
            )
        )
    return reading


async def raw_body(request: Request) -> bytes:
    """The body, to the byte. Raises 413 past the largest that any command needs."""
    return await body_up_to(
        request,
        LARGEST_BODY,
        Words(
            cy=f"Ni all corff fod yn fwy na {LARGEST_BODY} beit.",
            en=f"A body cannot be larger than {LARGEST_BODY} bytes.",
        ),
    )


async def body_up_to(request: Request, largest: int, words: Words) -> bytes:
    """The body, to the byte. Raises 413 as soon as it is known to be larger."""
    said = request.headers.get("content-length", "")
    if said.isascii() and said.isdigit() and int(said) > largest:
        raise Problem("too-large", words)
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > largest:
            raise Problem("too-large", words)
    return bytes(raw)


def said_to_be_json(request: Request, raw: bytes) -> None:
    """A body that is sent is said to be application/json, with or without a charset; an empty one need not
    be. Raises 415."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if raw.strip() and media_type != "application/json":
        raise not_json()


SignedIn = Annotated[Caller, Depends(signed_in)]
RawBody = Annotated[bytes, Depends(raw_body)]
