"""Every way in which the counter says no, as RFC 9457 problems in both languages. The table is the whole
list.

`title` and `detail` are in the language of Accept-Language (Welsh where it names none); beside them stand
`title_cy`, `title_en`, `detail_cy` and `detail_en`. `type` is an address that answers with the problem's
own words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from agreements.words import Words
from api.v1.language import Language, preferred_language
from workflow.casework.changes import Refusal

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: its status, and its title."""

    status: int
    title: Words


@dataclass(frozen=True, slots=True)
class BodyError:
    """One fault of a body: its JSON pointer, and the sentence."""

    pointer: str
    words: Words


@dataclass
class Problem(Exception):
    """One no, at the edge alone. `more` are further members, the same in both languages."""

    kind: str
    words: Words
    more: Mapping[str, Any] = field(default_factory=dict)
    errors: Sequence[BodyError] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """The HTTP status of its kind."""
        return KINDS[self.kind].status

    def body(self, language: Language) -> str:
        """The problem as JSON, its main words in `language`."""
        title = KINDS[self.kind].title
        said: dict[str, Any] = {
            "type": f"/api/v1/problems/{self.kind}",
            "status": self.status,
            "title": title.in_language(language),
            "detail": self.words.in_language(language),
            "title_cy": title.cy,
            "title_en": title.en,
            "detail_cy": self.words.cy,
            "detail_en": self.words.en,
            **self.more,
        }
        if self.errors:
            said["errors"] = [_error(error, language) for error in self.errors]
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    def response(self, request: Request) -> Response:
        """The answer to this request."""
        language = preferred_language(request)
        return Response(
            self.body(language),
            status_code=self.status,
            media_type=MEDIA_TYPE,
            headers={"Content-Language": language, "Vary": "Accept-Language", **self.headers},
        )


def _error(error: BodyError, language: Language) -> dict[str, str]:
    return {
        "pointer": error.pointer,
        "detail": error.words.in_language(language),
        "detail_cy": error.words.cy,
        "detail_en": error.words.en,
    }


def not_signed_in() -> Problem:
    """401: nobody, or a session or token that has ended."""
    return Problem(
        "not-signed-in",
        Words(
            cy="Mewngofnodwch, neu anfonwch docyn dilys ym mhennawd Authorization.",
            en="Sign in, or send a valid token in the Authorization header.",
        ),
        headers={"WWW-Authenticate": 'Bearer realm="Cytundeb"'},
    )


def no_such(what: Words) -> Problem:
    """404: it is not there, or the caller may not know that it is."""
    return Problem("not-found", what)


def no_such_case(ref: str) -> Problem:
    """404 for a case that is not there and for one that the caller's body is no party to, alike."""
    return no_such(
        Words(cy=f"Nid oes achos {ref} y gallwch ei weld.", en=f"There is no case {ref} that you may see.")
    )


def wrong_role(words: Words) -> Problem:
    """403: a party, but the role does not fit."""
    return Problem("wrong-role", words)


def no_key() -> Problem:
    """400: a POST without an idempotency key, or with one that is too long."""
    return Problem(
        "no-idempotency-key",
        Words(
            cy="Rhaid i bob POST gario Idempotency-Key o 1 i 200 nod: un newydd i bob gweithred.",
            en="Every POST must carry an Idempotency-Key of 1 to 200 characters: a new one for each act.",
        ),
    )


def key_reused() -> Problem:
    """422: the key was used on this path with another body."""
    return Problem(
        "idempotency-key-reused",
        Words(
            cy="Defnyddiwyd yr Idempotency-Key hon ar y llwybr hwn o'r blaen, gyda chorff arall.",
            en="This Idempotency-Key was used on this path before, with another body.",
        ),
    )


def no_etag(*, of: str = "case") -> Problem:
    """428: a write that does not say which state of the case, negotiation or panel it was decided on."""
    return Problem("no-if-match", _NO_ETAG[of])


def stale_etag(now: str) -> Problem:
    """412: the case has moved on since the caller read it."""
    return Problem(
        "stale-etag",
        Words(
            cy="Mae'r achos wedi newid ers i chi ei ddarllen: darllenwch ef eto.",
            en="The case has changed since you read it: read it again.",
        ),
        headers={"ETag": now},
    )


def stale_negotiation(now: str) -> Problem:
    """412: the negotiation has moved on since the caller read it."""
    return Problem(
        "stale-negotiation",
        Words(
            cy="Mae'r negodi wedi newid ers i chi ei ddarllen: darllenwch ef eto.",
            en="The negotiation has changed since you read it: read it again.",
        ),
        headers={"ETag": now},
    )


def stale_panel(now: str) -> Problem:
    """412: the panel has moved on since the caller read it."""
    return Problem(
        "stale-panel",
        Words(
            cy="Mae'r panel wedi newid ers i chi ei ddarllen: darllenwch ef eto.",
            en="The panel has changed since you read it: read it again.",
        ),
        headers={"ETag": now},
    )


def not_json() -> Problem:
    """415: a body that is not said to be JSON."""
    return Problem(
        "not-json",
        Words(
            cy="Anfonwch y corff fel JSON, gyda'r pennawd Content-Type: application/json.",
            en="Send the body as JSON, with the header Content-Type: application/json.",
        ),
    )


def bad_body(errors: Sequence[BodyError]) -> Problem:
    """422: every fault of the body, each with its JSON pointer."""
    count = len(errors)
    return Problem(
        "bad-body",
        Words(
            cy=f"Nifer y beiau yng nghorff y cais: {count}.",
            en=f"Faults in the body of the request: {count}.",
        ),
        errors=errors,
    )


def bad_query(errors: Sequence[BodyError]) -> Problem:
    """422: every fault of the query; the pointer names the parameter."""
    return Problem(
        "bad-query",
        Words(
            cy="Nid yw'r hyn a ofynnir yn y cyfeiriad yn un a ganiateir.",
            en="What the address asks for is not something that it may ask for.",
        ),
        errors=errors,
    )


def refused(refusal: Refusal) -> Problem:
    """409: a rule refuses, with its name and its clause; one that wants a field of the body points to it."""
    pointer = _WANTED.get(refusal.rule)
    return Problem(
        "refused-by-rule",
        refusal.words,
        more={"rule": refusal.rule, "clause": refusal.clause},
        errors=[BodyError(pointer, refusal.words)] if pointer else (),
    )


_NO_ETAG = {
    "case": Words(
        cy="Anfonwch ETag yr achos ym mhennawd If-Match (nid *).",
        en="Send the case's ETag in the If-Match header (not *).",
    ),
    "negotiation": Words(
        cy="Anfonwch ETag y negodi ym mhennawd If-Match (nid *).",
        en="Send the negotiation's ETag in the If-Match header (not *).",
    ),
    "panel": Words(
        cy="Anfonwch ETag y panel ym mhennawd If-Match (nid *).",
        en="Send the panel's ETag in the If-Match header (not *).",
    ),
}
_WANTED = {"departure_is_explained": "/departure", "panel_is_quorate": "/members"}


KINDS: dict[str, Kind] = {
    "no-idempotency-key": Kind(400, Words(cy="Dim Idempotency-Key", en="No Idempotency-Key")),
    "bad-request": Kind(400, Words(cy="Cais annealladwy", en="Request not understood")),
    "not-signed-in": Kind(401, Words(cy="Heb fewngofnodi", en="Not signed in")),
    "wrong-role": Kind(403, Words(cy="Nid ar gyfer eich rôl chi", en="Not for your role")),
    "not-from-our-pages": Kind(
        403, Words(cy="Heb ei anfon o'n tudalennau ni", en="Not sent from our own pages")
    ),
    "not-found": Kind(404, Words(cy="Heb ei ganfod", en="Not found")),
    "method-not-allowed": Kind(405, Words(cy="Dull nad yw'n bod yma", en="Method not known here")),
    "refused-by-rule": Kind(409, Words(cy="Mae rheol yn gwrthod", en="A rule refuses")),
    "stale-etag": Kind(412, Words(cy="Mae'r achos wedi newid", en="The case has changed")),
    "stale-negotiation": Kind(412, Words(cy="Mae'r negodi wedi newid", en="The negotiation has changed")),
    "stale-panel": Kind(412, Words(cy="Mae'r panel wedi newid", en="The panel has changed")),
    "too-large": Kind(413, Words(cy="Corff rhy fawr", en="Body too large")),
    "not-taken": Kind(415, Words(cy="Ni dderbynnir y ffeil", en="File not taken")),
    "infected": Kind(422, Words(cy="Canfuwyd feirws", en="A virus was found")),
    "held-back": Kind(409, Words(cy="Mae'r ffeil wedi'i dal yn ôl", en="The file is held back")),
    "not-json": Kind(415, Words(cy="Corff nad yw'n JSON", en="Body is not JSON")),
    "bad-body": Kind(422, Words(cy="Beiau yn y corff", en="Faults in the body")),
    "bad-query": Kind(422, Words(cy="Beiau yn y cyfeiriad", en="Faults in the address")),
    "idempotency-key-reused": Kind(422, Words(cy="Allwedd wedi'i defnyddio o'r blaen", en="Key used before")),
    "no-if-match": Kind(428, Words(cy="Dim If-Match", en="No If-Match")),
    "broken": Kind(500, Words(cy="Mae problem gyda'r gwasanaeth", en="There is a problem with the service")),
    "not-answering": Kind(503, Words(cy="Nid yw'r gwasanaeth ar gael", en="The service is unavailable")),
}
