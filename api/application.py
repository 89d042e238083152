"""The application: everything that answers over HTTP, put together. A factory for uvicorn.

`uvicorn --factory api.application:create_app`
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import Depends, FastAPI, HTTPException, Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp

from api import health, static_files
from api.access_log import keep_queries_out
from api.pages import errors as page_errors
from api.pages import routes as pages
from api.pages.language import LANGUAGE_COOKIE
from api.security.headers import SecurityHeaders
from api.starting import refuse_while_starting
from api.v1 import faults
from api.v1.language import preferred_language
from api.v1.openapi import describe
from api.v1.routes import api_router
from workflow.parts import Parts


class Application(FastAPI):
    """FastAPI with our headers outermost, so that the answer to a fault of ours carries them too."""

    def build_middleware_stack(self) -> ASGIApp:
        """Everything, within the headers."""
        return SecurityHeaders(super().build_middleware_stack())


def create_app(parts: Parts | None = None) -> FastAPI:
    """The application over these parts; without any, over those that the environment asks for."""
    ours = parts is None
    parts = parts or Parts.from_environment()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        if ours:
            app.state.parts.close()

    app = Application(
        title="Cytundeb",
        version=version("cytundeb"),
        description="Who pays for a child's continuing care, by when, and under which clause.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        dependencies=[Depends(address_can_be_asked_for), Depends(refuse_while_starting)],
    )
    keep_queries_out()
    app.state.parts = parts
    app.state.started = False
    app.include_router(health.router)
    app.include_router(static_files.router)
    app.include_router(api_router(in_demonstration=parts.settings.demonstration))
    app.add_api_route("/", choose_language, methods=["GET"], include_in_schema=False)
    app.include_router(pages.router, include_in_schema=False)
    page_errors.register(app)
    faults.register(app)
    describe(app)
    return app


def address_can_be_asked_for(request: Request) -> None:
    """No record holds a NUL, so nothing is at an address with one. Raises 404."""
    if "\0" in request.scope["path"] or any(
        "\0" in part for pair in request.query_params.multi_items() for part in pair
    ):
        raise HTTPException(404)


def choose_language(request: Request) -> RedirectResponse:
    """To the pages in the language chosen before, else the one the browser would rather read, else Welsh."""
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    language = chosen if chosen in ("cy", "en") else preferred_language(request)
    return RedirectResponse(f"/{language}", status_code=303, headers={"Vary": "Accept-Language, Cookie"})
