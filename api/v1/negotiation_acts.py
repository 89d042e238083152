"""Every write at a table: one route for each path of the commands, made from their table."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request, Response

from api.v1.acts import KEY_HEADER, MATCH_HEADER, described
from api.v1.bodies import Place
from api.v1.components import component_of
from api.v1.entry import RawBody, SignedIn
from api.v1.negotiation_order import (
    PLACES,
    NegotiationDone,
    write_at_the_table,
    write_new_negotiation,
)

router = APIRouter(prefix="/negotiations", tags=["acts at a table"])


@router.post(
    "",
    status_code=201,
    responses={201: {"model": NegotiationDone}},
    openapi_extra=described(["StartNegotiation"], tag_field=None, headers=[KEY_HEADER]),
)
def start_negotiation(request: Request, caller: SignedIn, raw: RawBody) -> Response:
    """Start a negotiation. Needs an Idempotency-Key, and no If-Match."""
    return write_new_negotiation(request, caller, raw)


def _at_the_table(place: Place) -> Callable[..., Response]:
    def act(request: Request, caller: SignedIn, ref: str, raw: RawBody) -> Response:
        return write_at_the_table(request, caller, raw, ref=ref, place=place, subject=None)

    return act


def _about_something(place: Place) -> Callable[..., Response]:
    def act(request: Request, caller: SignedIn, ref: str, id: str, raw: RawBody) -> Response:
        return write_at_the_table(request, caller, raw, ref=ref, place=place, subject=id)

    return act


for _place in PLACES.values():
    _names = [component_of(command) for command in _place.commands.values()]
    router.add_api_route(
        f"/{{ref}}/{_place.path}",
        _about_something(_place) if "{id}" in _place.path else _at_the_table(_place),
        methods=["POST"],
        name="_or_".join(_names),
        responses={200: {"model": NegotiationDone}},
        openapi_extra=described(_names, tag_field=_place.tag_field, headers=[KEY_HEADER, MATCH_HEADER]),
    )
