"""What goes wrong before or beneath a resource, as problems too: an unknown path or method, a bad query, a
database that does not answer, a fault of ours. Pages keep handlers of their own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from inspect import isawaitable
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from agreements.words import Words
from api import starting
from api.v1.bodies import errors_of
from api.v1.problems import Problem, bad_query
from workflow.records.database import DatabaseUnavailable

Handler = Callable[[Request, Any], Response | Awaitable[Response]]


def register(app: FastAPI) -> None:
    """Handle faults on `/api` and `/health` here, and leave all others to the handlers that `app` has
    already."""
    _on_api(app, HTTPException, _unknown)
    _on_api(app, RequestValidationError, _query)
    _on_api(app, DatabaseUnavailable, _not_answering)
    _on_api(app, starting.StillStarting, _starting)
    _on_api(app, Exception, _broken)
    app.add_exception_handler(Problem, _problem)


def _on_api(app: FastAPI, kind: type[Exception], here: Handler) -> None:
    of_pages = app.exception_handlers.get(kind)

    async def handle(request: Request, fault: Exception) -> Response:
        ours = request.url.path.startswith(("/api/", "/health/", "/static/"))
        answer = (here if ours or of_pages is None else of_pages)(request, fault)
        found: Response = await answer if isawaitable(answer) else answer
        return found

    app.add_exception_handler(kind, handle)


def _problem(request: Request, fault: Any) -> Response:
    found: Response = fault.response(request)
    return found


def _unknown(request: Request, fault: HTTPException) -> Response:
    known = _BY_STATUS.get(fault.status_code)
    if known is None:
        kind, words = "broken" if fault.status_code >= 500 else "bad-request", _NOT_UNDERSTOOD
    else:
        kind, words = known
    return Problem(kind, words, headers=dict(fault.headers or {})).response(request)


def _query(request: Request, fault: RequestValidationError) -> Response:
    return bad_query(list(errors_of(fault.errors(), skip=1))).response(request)


def _not_answering(request: Request, fault: DatabaseUnavailable) -> Response:
    return Problem("not-answering", _NO_DATABASE, headers={"Retry-After": "5"}).response(request)


def _starting(request: Request, fault: starting.StillStarting) -> Response:
    wait = {"Retry-After": str(starting.RETRY_AFTER_SECONDS)}
    return Problem("not-answering", starting.WORDS, headers=wait).response(request)


def _broken(request: Request, fault: Exception) -> Response:
    return Problem("broken", _OUR_FAULT).response(request)


_NOT_UNDERSTOOD = Words(cy="Ni ddeellir y cais.", en="The request is not understood.")
_NO_DATABASE = Words(
    cy="Nid yw'r gronfa ddata yn ateb. Ni chadwyd dim o'r cais hwn: rhowch gynnig arall arni.",
    en="The database does not answer. Nothing of this request was kept: try again.",
)
_OUR_FAULT = Words(
    cy="Aeth rhywbeth o'i le yma. Ni chadwyd dim o'r cais hwn.",
    en="Something went wrong here. Nothing of this request was kept.",
)
_BY_STATUS: dict[int, tuple[str, Words]] = {
    HTTPStatus.NOT_FOUND: (
        "not-found",
        Words(cy="Nid oes dim yn y cyfeiriad hwn.", en="There is nothing at this address."),
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "method-not-allowed",
        Words(
            cy="Nid yw'r dull hwn yn bod yn y cyfeiriad hwn.", en="This method is not known at this address."
        ),
    ),
}
