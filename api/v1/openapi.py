"""The OpenAPI description: FastAPI's of the routes, with the schemas of the commands and of a problem
added."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.v1.components import schemas_sent
from api.v1.problems import KINDS, MEDIA_TYPE

_PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457, in both languages; `title` and `detail` in that of Accept-Language.",
    "required": ["type", "status", "title", "detail", "title_cy", "title_en", "detail_cy", "detail_en"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "status": {"type": "integer", "enum": sorted({kind.status for kind in KINDS.values()})},
        **{
            name: {"type": "string"}
            for name in ("title", "detail", "title_cy", "title_en", "detail_cy", "detail_en")
        },
        "rule": {"type": "string", "description": "409: the rule that refuses."},
        "clause": {"type": ["string", "null"], "description": "409: the clause it stands on."},
        "errors": {
            "type": "array",
            "description": "422: every fault; 409: the field that the rule wants.",
            "items": {
                "type": "object",
                "required": ["pointer", "detail", "detail_cy", "detail_en"],
                "properties": {
                    name: {"type": "string"} for name in ("pointer", "detail", "detail_cy", "detail_en")
                },
            },
        },
    },
}


def describe(app: FastAPI) -> None:
    """Make `app` answer with this description, made once."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _described(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's own way to extend its description


def _described(app: FastAPI) -> dict[str, Any]:
    described = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=app.routes
    )
    components = described.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    schemas.update(schemas_sent() | {"Problem": _PROBLEM})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    components["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer"},
        "session": {"type": "apiKey", "in": "cookie", "name": "cytundeb_session"},
    }
    described["security"] = [{"token": []}, {"session": []}]
    for operations in described["paths"].values():
        for operation in operations.values():
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = {
                "description": "A problem, in both languages.",
                "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
            }
    return described
