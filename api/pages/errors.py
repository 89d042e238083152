"""Pages for when there is no page: not signed in, not here, not yours, not now, our own fault. In both
languages, and readable when the database is not."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from agreements.words import Words
from api import starting
from api.pages.frame import UNLESS_GIVEN, see
from api.pages.language import environment, language_of, other, same_page
from api.pages.visitor import BundleFirst, NotFromHere, NotHere, NotSignedIn, NotYours
from api.security import parts_of
from workflow.records.database import DatabaseUnavailable

_PAGES: dict[int, tuple[Words, Words]] = {
    403: (
        Words(cy="Ni allwch wneud hyn", en="You cannot do this"),
        Words(
            cy="Nid yw eich rôl, neu'ch corff, yn caniatáu hyn ar yr achos hwn.",
            en="Your role, or your body, does not allow this on this case.",
        ),
    ),
    404: (
        Words(cy="Nid oes tudalen yma", en="There is no page here"),
        Words(
            cy="Os teipioch y cyfeiriad, gwiriwch ef. Nid yw achos nad yw eich corff yn rhan ohono i'w "
            "weld yma chwaith.",
            en="If you typed the address, check it. A case that your body is not party to is not to be "
            "seen here either.",
        ),
    ),
    405: (
        Words(cy="Nid dyma'r ffordd", en="This is not the way"),
        Words(cy="Ni ellir agor y cyfeiriad hwn fel hyn.", en="This address cannot be opened in this way."),
    ),
    422: (
        Words(cy="Nid yw'r cyfeiriad yn gywir", en="The address is not right"),
        Words(cy="Mae rhan o'r cyfeiriad yn anghywir.", en="A part of the address is wrong."),
    ),
    500: (
        Words(cy="Mae'n ddrwg gennym, aeth rhywbeth o'i le", en="Sorry, something went wrong"),
        Words(
            cy="Nid yw eich gwaith wedi'i gofnodi. Rhowch gynnig arall arni mewn munud.",
            en="What you sent has not been recorded. Try again in a minute.",
        ),
    ),
    503: (
        Words(cy="Nid yw'r gwasanaeth yn ateb", en="The service is not answering"),
        Words(
            cy="Nid yw eich gwaith wedi'i gofnodi. Rhowch gynnig arall arni mewn munud.",
            en="What you sent has not been recorded. Try again in a minute.",
        ),
    ),
}
_NOT_FROM_HERE = Words(
    cy="Ni ddaeth y ffurflen o'r sesiwn hon. Ewch yn ôl, ail-lwythwch y dudalen, ac anfonwch hi eto.",
    en="The form does not come from this session. Go back, load the page again, and send it again.",
)


def register(app: FastAPI) -> None:
    """Handle on pages what goes wrong on pages; the API has handlers of its own."""
    app.add_exception_handler(NotSignedIn, lambda request, fault: see(language_of(request.url.path), ""))
    app.add_exception_handler(NotHere, lambda request, fault: error_page(request, 404))
    app.add_exception_handler(NotYours, _not_yours)
    app.add_exception_handler(BundleFirst, _bundle_first)
    app.add_exception_handler(NotFromHere, lambda request, fault: error_page(request, 403, _NOT_FROM_HERE))
    app.add_exception_handler(RequestValidationError, lambda request, fault: error_page(request, 422))
    app.add_exception_handler(DatabaseUnavailable, lambda request, fault: error_page(request, 503))
    app.add_exception_handler(starting.StillStarting, _starting)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, lambda request, fault: error_page(request, 500))


def error_page(
    request: Request, status: int, words: Words | None = None, *, title: Words | None = None
) -> HTMLResponse:
    """A page that says what is wrong. It asks the database nothing."""
    language = language_of(request.url.path)
    usual_title, usual = _PAGES.get(status, _PAGES[500])
    shown = {
        "demonstration": parts_of(request).settings.demonstration,
        "here": f"/{language}",
        "other_lang": other(language),
        "other_href": same_page(request.url.path, other(language)),
        "title": title or usual_title,
        "words": words or usual,
    }
    html = environment(language).get_template("error.html").render(UNLESS_GIVEN | shown)
    return HTMLResponse(html, status_code=status, headers={"Content-Language": language})


def _starting(request: Request, fault: Exception) -> Response:
    answer = error_page(request, 503, starting.WORDS, title=starting.TITLE)
    answer.headers["Retry-After"] = str(starting.RETRY_AFTER_SECONDS)
    return answer


def _not_yours(request: Request, fault: Exception) -> Response:
    return error_page(request, 403, fault.words if isinstance(fault, NotYours) else None)


def _bundle_first(request: Request, fault: Exception) -> Response:
    ref = fault.ref if isinstance(fault, BundleFirst) else ""
    return RedirectResponse(f"/{language_of(request.url.path)}/cases/{ref}/referral", status_code=303)


def _http(request: Request, fault: Exception) -> Response:
    return error_page(request, fault.status_code if isinstance(fault, HTTPException) else 500)
