"""The document of a simulation: what `--json`, the API and the page show. The same inputs give the same
document, byte for byte; it names no hour and no machine.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from hashlib import sha256
from typing import Any, Final

import numpy as np

from agreements.money import exact_text
from agreements.payers import PAYER_ROLES, body_of
from agreements.simulation.movement import Moved, Movement
from agreements.simulation.outcome import Outcome
from agreements.simulation.packages_that_move import Flip, Mover, flips, largest_movers
from agreements.simulation.reserve import FEWER_THAN, bodies_held_back, held_back, is_small
from agreements.simulation.simulating import Both
from agreements.simulation.within_points import Proposed, within_points

ENGINE_VERSION: Final = 1
"""Raised whenever the same inputs would give another document."""
MOST_MOVERS: Final = 10
FEWER: Final = f"<{FEWER_THAN}"
"""What stands in the place of a small number."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked beside the two sides and the cohort."""

    on: date | None = None
    points: Fraction = Fraction(5)
    disagreements: tuple[Proposed, ...] = ()
    movers: int = MOST_MOVERS
    oversight: bool = False
    """Whether the reader is outside the bodies: small numbers and single packages are held back."""


def document(both: Both, asked: Asked) -> dict[str, Any]:
    """Everything found, as JSON: money in pence over the cohort's weeks, unless its name says a week.

    For a reader outside the bodies `<5` stands for a small number, and null for what would give one away.
    """
    movement = Movement(both)
    inputs = _inputs(both, asked)
    compared = movement.roles[0].packages
    shown = inputs | {"cohort": inputs["cohort"] | _size(both, compared, asked)}
    hidden = bodies_held_back(movement.places) if asked.oversight else frozenset()
    movers = () if asked.oversight else largest_movers(movement, most=asked.movers)
    return {
        "engine": ENGINE_VERSION,
        "sha256": _digest(inputs),
        "inputs": shown,
        "illustrative": _illustrative(both),
        "small_numbers_held_back": asked.oversight,
        "packages": {"compared": _count(compared, asked)},
        "roles": [_moved(one, hidden=asked.oversight and is_small(compared)) for one in movement.roles],
        "bodies": [_moved(one, hidden=one.name in hidden) for one in movement.bodies],
        "accounts": [_moved(one, hidden=body_of(one.name) in hidden) for one in movement.accounts],
        "movers": [_mover(one) for one in movers],
        "greater_part_moves": _flips(flips(movement), asked),
        "refusals": {"agreement": _refusals(both.was, asked), "against": _refusals(both.becomes, asked)},
        "disagreements": _disagreements(both, asked),
    }


def as_text(found: dict[str, Any]) -> str:
    """The document in its one form: keys in their order, UTF-8."""
    return json.dumps(found, ensure_ascii=False)


def _illustrative(both: Both) -> bool:
    sides = (both.before.as_json(), both.after.as_json())
    return both.cohort.fictional or any(side["illustrative"] for side in sides)


def _inputs(both: Both, asked: Asked) -> dict[str, Any]:
    cohort = both.cohort
    return {
        "agreement": both.before.as_json(),
        "against": both.after.as_json(),
        "cohort": {
            "sha256": cohort.sha256,
            "packages": len(cohort),
            "package_weeks": cohort.package_weeks,
            "disagreements_sha256": _digest([[one.row, one.shares] for one in asked.disagreements]),
        },
        "on": asked.on.isoformat() if asked.on else None,
        "points": exact_text(asked.points),
        "engine": ENGINE_VERSION,
    }


def _size(both: Both, compared: int, asked: Asked) -> dict[str, Any]:
    """The size of the cohort as it is told: not where it would tell how few were refused."""
    cohort = both.cohort
    few = any(is_small(int(np.count_nonzero(one.reason))) for one in (both.was, both.becomes))
    if asked.oversight and (few or is_small(len(cohort) - compared)):
        return {"packages": None, "package_weeks": None}
    small = asked.oversight and is_small(len(cohort))
    return {
        "packages": FEWER if small else len(cohort),
        "package_weeks": None if small else cohort.package_weeks,
    }


def _digest(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(text.encode()).hexdigest()


def _count(count: int, asked: Asked) -> int | str:
    return FEWER if asked.oversight and is_small(count) else count


def _moved(one: Moved, *, hidden: bool) -> dict[str, Any]:
    return {
        "name": one.name,
        "packages": None if hidden else one.packages,
        "before_pence": None if hidden else one.before,
        "after_pence": None if hidden else one.after,
        "change_pence": None if hidden else one.change,
    }


def _mover(one: Mover) -> dict[str, Any]:
    return {
        "package": one.name,
        "weeks": one.weeks,
        "before_pence_a_week": dict(zip(PAYER_ROLES, one.before, strict=True)),
        "after_pence_a_week": dict(zip(PAYER_ROLES, one.after, strict=True)),
        "moved_pence": one.moved,
    }


def _told(counts: Sequence[int], asked: Asked) -> list[int | str | None]:
    """The counts of one table as they are told."""
    hidden = held_back(counts) if asked.oversight else (False,) * len(counts)
    return [
        (FEWER if is_small(count) else None) if small else count
        for count, small in zip(counts, hidden, strict=True)
    ]


def _flips(found: tuple[Flip, ...], asked: Asked) -> dict[str, Any]:
    counts = [one.packages for one in found]
    return {
        "packages": _count(sum(counts), asked),
        "ways": [
            {"before": one.before, "after": one.after, "packages": told}
            for one, told in zip(found, _told(counts, asked), strict=True)
        ],
    }


def _refusals(outcome: Outcome, asked: Asked) -> dict[str, Any]:
    counts = [int(np.count_nonzero(outcome.reason == number + 1)) for number in range(len(outcome.reasons))]
    return {
        "packages": _count(sum(counts), asked),
        "reasons": [
            {
                "rule": rule,
                "clause": clause,
                "packages": told,
                "for_example": [] if asked.oversight else [{"cy": one.cy, "en": one.en} for one in said],
            }
            for (rule, clause), said, told in zip(
                outcome.reasons, outcome.said, _told(counts, asked), strict=True
            )
        ],
    }


def _disagreements(both: Both, asked: Asked) -> dict[str, Any]:
    found = within_points(both, asked.disagreements, points=asked.points)
    insides = {"agreement": found.inside_before, "against": found.inside_after}
    return {
        "points": exact_text(found.points),
        "disagreements": _count(found.disagreements, asked),
        "with_proposed_shares": _count(found.proposed, asked),
        "inside": {
            side: None if asked.oversight and is_small(found.proposed - inside) else _count(inside, asked)
            for side, inside in insides.items()
        },
    }
