"""Whether a request was really meant by the person whose cookie it carries. A bearer token needs no such
proof: no browser adds one by itself."""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import urlsplit

from starlette.requests import Request

from api.security.callers import caller_of

FORM_FIELD = "form_token"
CSRF_HEADER = "X-CSRF-Token"


def form_token(request: Request) -> str:
    """The token that this session's forms carry; it dies with the session. Empty for nobody and for a
    bearer."""
    caller = caller_of(request)
    if caller is None or caller.by == "token":
        return ""
    return hmac.new(caller.secret.encode(), b"cytundeb form", hashlib.sha256).hexdigest()


def form_holds(request: Request, given: object) -> bool:
    """Whether a form carries its session's token; a bearer's request needs none, nobody's never holds."""
    caller = caller_of(request)
    if caller is None:
        return False
    if caller.by == "token":
        return True
    return isinstance(given, str) and hmac.compare_digest(form_token(request).encode(), given.encode())


def header_holds(request: Request) -> bool:
    """The same for a request without a form: the token is in the header `X-CSRF-Token`."""
    return form_holds(request, request.headers.get(CSRF_HEADER))


def same_origin(request: Request) -> bool:
    """Whether a browser says that the request comes from a page of ours; true where it is no browser that
    asks.

    For what is asked without a session, such as the form that signs in.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
