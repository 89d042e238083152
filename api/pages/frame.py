"""A page in its frame: the banner, who is signed in, the switch to the same page in the other language."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from api.pages.language import LANGUAGE_COOKIE, Language, environment, other, same_page
from api.security import FORM_FIELD, actor_of, form_token, parts_of
from workflow.records import clock

UNLESS_GIVEN: dict[str, Any] = {"failed": False, "nav": "", "now": None, "me": None}


def page(
    request: Request, language: Language, template: str, *, status: int = 200, **values: Any
) -> HTMLResponse:
    """A page from its template. `now`, where the page has read it already, is not read again."""
    settings = parts_of(request).settings
    if settings.demonstration and "now" not in values:
        values["now"] = now_of(request)
    frame = {
        "me": actor_of(request),
        "demonstration": settings.demonstration,
        "form_field": FORM_FIELD,
        "form_token": form_token(request),
        "other_lang": other(language),
        "other_href": _switched(request, language),
        "here": f"/{language}",
    }
    html = environment(language).get_template(template).render(UNLESS_GIVEN | frame | values)
    answer = HTMLResponse(html, status_code=status, headers={"Content-Language": language})
    # Only for where `/` leads: a page's own language stands in its address.
    answer.set_cookie(LANGUAGE_COOKIE, language, max_age=365 * 24 * 3600, httponly=True, samesite="lax")
    return answer


def now_of(request: Request) -> datetime:
    """The clock, read at the edge."""
    with parts_of(request).database.unit() as unit:
        return clock.now(unit)


def see(language: Language, path: str, **query: str | int) -> RedirectResponse:
    """See other: where a form leads when it is done. `path` is beneath the language."""
    asked = "&".join(f"{name}={quote(str(value), safe='')}" for name, value in query.items())
    return RedirectResponse(f"/{language}{path}{'?' + asked if asked else ''}", status_code=303)


def _switched(request: Request, language: Language) -> str:
    address = same_page(request.url.path, other(language))
    return f"{address}?{request.url.query}" if request.url.query else address
