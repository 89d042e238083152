"""Every write beneath a case: one route for each path of the commands, made from their table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from api.v1.answers import Done
from api.v1.bodies import PLACES, Place
from api.v1.entry import RawBody, SignedIn
from api.v1.order import write_beneath

router = APIRouter(prefix="/cases/{ref}", tags=["acts"])

KEY_HEADER = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
}
MATCH_HEADER = {"name": "If-Match", "in": "header", "required": True, "schema": {"type": "string"}}


def described(bodies: list[str], *, tag_field: str | None, headers: list[dict[str, Any]]) -> dict[str, Any]:
    """What OpenAPI says of a write: its headers, and its body as one of these component schemas."""
    refs = [{"$ref": f"#/components/schemas/{name}"} for name in bodies]
    schema: dict[str, Any] = refs[0] if len(refs) == 1 else {"oneOf": refs}
    if tag_field:
        schema["description"] = f"Told apart by `{tag_field}`."
    return {
        "parameters": headers,
        "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
    }


def body_of(model: type[BaseModel]) -> dict[str, Any]:
    """What OpenAPI says of a write beneath no case: its key, and its body in one piece."""
    schema = model.model_json_schema()
    return {
        "parameters": [KEY_HEADER],
        "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
    }


def _beneath(place: Place) -> Callable[..., Response]:
    def act(request: Request, caller: SignedIn, ref: str, raw: RawBody) -> Response:
        return write_beneath(request, caller, raw, ref=ref, place=place, subject=None)

    return act


def _beneath_a_disagreement(place: Place) -> Callable[..., Response]:
    def act(request: Request, caller: SignedIn, ref: str, id: str, raw: RawBody) -> Response:
        return write_beneath(request, caller, raw, ref=ref, place=place, subject=id)

    return act


for _place in PLACES.values():
    _names = [command.__name__ for command in _place.commands.values()]
    router.add_api_route(
        f"/{_place.path}",
        _beneath_a_disagreement(_place) if "{id}" in _place.path else _beneath(_place),
        methods=["POST"],
        name="_or_".join(_names),
        responses={200: {"model": Done}},
        openapi_extra=described(_names, tag_field=_place.tag_field, headers=[KEY_HEADER, MATCH_HEADER]),
    )
