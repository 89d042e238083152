"""The application: everything that answers over HTTP, put together. A factory for uvicorn; it starts no
server.

`uvicorn --factory api.application:create_app`
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import Depends, FastAPI, HTTPException, Request
from starlette.responses import RedirectResponse

from api import health, static_files
from api.security.headers import SecurityHeaders
from api.v1 import faults
from api.v1.language import preferred_language
from api.v1.openapi import describe
from api.v1.routes import api_router
from workflow.parts import Parts

LANGUAGE_COOKIE = "cytundeb_language"


def create_app(parts: Parts | None = None) -> FastAPI:
    """The application over these parts; without any, over those that the environment asks for."""
    ours = parts is None
    parts = parts or Parts.from_environment()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        if ours:
            app.state.parts.close()

    app = FastAPI(
        title="Cytundeb",
        version=version("cytundeb"),
        description="Who pays for a child's continuing care, by when, and under which clause.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        dependencies=[Depends(address_can_be_asked_for)],
    )
    app.state.parts = parts
    app.add_middleware(SecurityHeaders)
    app.include_router(health.router)
    app.include_router(static_files.router)
    app.include_router(api_router(in_demonstration=parts.settings.demonstration))
    app.add_api_route("/", choose_language, methods=["GET"], include_in_schema=False)
    _add_pages(app)
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
    """To the pages in the language chosen before, else in the one the browser would rather read, else in
    Welsh."""
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    language = chosen if chosen in ("cy", "en") else preferred_language(request)
    return RedirectResponse(f"/{language}", status_code=303, headers={"Vary": "Accept-Language, Cookie"})


def _add_pages(app: FastAPI) -> None:
    """Mount the pages and their own error pages, where this checkout has them."""
    if importlib.util.find_spec("api.pages.routes"):
        app.include_router(importlib.import_module("api.pages.routes").router, include_in_schema=False)
    if importlib.util.find_spec("api.pages.errors"):
        importlib.import_module("api.pages.errors").register(app)
