"""What would change if one agreement took the place of another: a form to ask, and the result as tables. The
question stands in the address, so that it can be kept and sent on; asking changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import ValidationError

from agreements.line_kinds import SERVICES
from agreements.payers import ROLE_WORDS
from agreements.pydantic_words import faults_in
from agreements.reference import Reference
from agreements.simulation.asking import ALL_WALES, IN_FORCE
from agreements.simulation.headline import headline
from api.pages import simulation_words as say
from api.pages.cases_page import Choice
from api.pages.frame import page
from api.pages.showing import Show
from api.pages.visitor import Lang, Me, NotYours
from api.security import parts_of
from workflow.casework.facts import Actor
from workflow.simulating import OVERSIGHT, ROLES, CannotSimulate, SimulationAsked, simulated

router = APIRouter(prefix="/simulations")
_OF_COHORT = ("region", "service")
_SHARES = (30, 40, 50, 60, 70)


@router.get("")
def simulations(request: Request, lang: Lang, me: Me) -> Response:
    """The form, and where it was sent the result."""
    if me.role not in ROLES:
        raise NotYours(say.NOT_YOURS)
    asked = {name: value.strip() for name, value in request.query_params.items() if value.strip()}
    show = Show(lang)
    found: dict[str, Any] | None = None
    faults: dict[str, str] = {}
    if "agreement" in asked or "against" in asked:
        try:
            found = simulated(parts_of(request), _question(asked), me)
        except ValidationError as error:
            faults = {str(path[-1] if path else ""): show.words(words) for path, words in faults_in(error)}
        except CannotSimulate as no:
            faults = {no.field: show.words(no.words)}
    return page(
        request,
        lang,
        "simulations.html",
        status=422 if faults else 200,
        nav="/agreements",
        failed=bool(faults),
        say={name: show.words(words) for name, words in say.PAGE.items()},
        choices=_choices(request, asked, me, show),
        asked=asked,
        faults=faults,
        found=None if found is None else _tables(found, show),
    )


def _question(asked: Mapping[str, str]) -> SimulationAsked:
    """The question of the form's fields; a number that is none stays text, and is refused as such."""
    said: dict[str, Any] = {name: asked.get(name) for name in ("agreement", "against")}
    said |= {name: _number(asked[name]) for name in ("weeks", "points") if name in asked}
    if "on" in asked:
        said["on"] = asked["on"]
    return SimulationAsked.model_validate(
        said | {"cohort": {name: asked[name] for name in _OF_COHORT if name in asked}}
    )


def _number(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else text


def _choices(request: Request, asked: Mapping[str, str], me: Actor, show: Show) -> list[Choice]:
    with parts_of(request).database.unit() as unit:
        book = parts_of(request).up_to_date(unit).book
    sides = [(IN_FORCE, show.words(say.IN_FORCE))]
    sides += [
        (f"{one.id}@{one.version}", show.words(say.VERSION.filled(title=one.title, version=one.version)))
        for one in book.all()
    ]
    national = [
        (f"{ALL_WALES}{share}%", show.words(say.ALL_WALES.filled(share=f"{share}%"))) for share in _SHARES
    ]
    regions = [one for one in Reference.load().regions if one.fictional == me.body.startswith("X")]
    found = [
        ("agreement", say.PAGE["agreement"], sides, IN_FORCE),
        ("against", say.PAGE["against"], [*sides, *national], ""),
    ]
    if me.role != OVERSIGHT:
        services = [(one, show.words(words)) for one, words in SERVICES.items()]
        found += [
            ("region", say.PAGE["region"], [(one.code, show.words(one.name)) for one in regions], ""),
            ("service", say.PAGE["service"], services, ""),
        ]
    return [
        Choice(name, show.words(words), options, asked.get(name, otherwise))
        for name, words, options, otherwise in found
    ]


def _tables(found: Mapping[str, Any], show: Show) -> dict[str, Any]:
    """The result in cells of text."""
    cohort, near = found["inputs"]["cohort"], found["disagreements"]
    return {
        "before": show.both(found["inputs"]["agreement"]["title"]),
        "after": show.both(found["inputs"]["against"]["title"]),
        "headline": [show.words(words) for words in headline(found)],
        "packages": _count(cohort["packages"], show),
        "weeks": _count(cohort["package_weeks"], show),
        "compared": _count(found["packages"]["compared"], show),
        "illustrative": found["illustrative"],
        "held_back": found["small_numbers_held_back"],
        "roles": [_moved(one, show.words(ROLE_WORDS[one["name"]]), show) for one in found["roles"]],
        "bodies": [_moved(one, show.short(one["name"]), show) for one in found["bodies"]],
        "accounts": [_moved(one, show.account(one["name"]), show) for one in found["accounts"]],
        "movers": [_mover(one, show) for one in found["movers"]],
        "flips": _count(found["greater_part_moves"]["packages"], show),
        "ways": [
            [
                f"{show.words(say.GREATER[way['before']])} → {show.words(say.GREATER[way['after']])}",
                _count(way["packages"], show),
            ]
            for way in found["greater_part_moves"]["ways"]
        ],
        "refusals": [
            [
                show.both(found["inputs"][side]["title"]),
                f"{reason['rule']} {reason['clause'] or ''}".strip(),
                " ".join(show.both(said) for said in reason["for_example"][:1]),
                _count(reason["packages"], show),
            ]
            for side in ("agreement", "against")
            for reason in found["refusals"][side]["reasons"]
        ],
        "near": [
            [show.words(say.PAGE["disagreements"]), _count(near["disagreements"], show)],
            [show.words(say.PAGE["proposed"]), _count(near["with_proposed_shares"], show)],
            [show.words(say.PAGE["inside_before"]), _count(near["inside"]["agreement"], show)],
            [show.words(say.PAGE["inside_after"]), _count(near["inside"]["against"], show)],
        ],
        "points": near["points"].removesuffix("/1"),
        "sha256": found["sha256"],
    }


def _count(count: int | str | None, show: Show) -> str:
    """A count, `fewer than 5`, or that it is held back."""
    if count is None:
        return show.words(say.HELD_BACK)
    return f"{count:,}" if isinstance(count, int) else show.words(say.FEWER)


def _moved(one: Mapping[str, Any], name: str, show: Show) -> list[str]:
    if one["packages"] is None:
        return [name, *[show.words(say.HELD_BACK)] * 4]
    before, after = show.pounds(one["before_pence"]), show.pounds(one["after_pence"])
    return [name, f"{one['packages']:,}", before, after, show.difference(one["change_pence"])]


def _mover(one: Mapping[str, Any], show: Show) -> dict[str, Any]:
    before, after = one["before_pence_a_week"], one["after_pence_a_week"]
    cells = [f"{show.pounds(before[role])} → {show.pounds(after[role])}" for role in ROLE_WORDS]
    return {"ref": one["package"], "cells": [*cells, show.pounds(one["moved_pence"])]}
