"""Levels of need and their confirmation by health and by social care; a changed level is unconfirmed
again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from workflow.casework.draft import Draft
from workflow.casework.facts import CostLine, Need, SealedEntry
from workflow.casework.sealing import of_a_sealed_assessment

Side = Literal["health", "social"]
SIDES: tuple[Side, Side] = ("health", "social")


def side_of(at: Draft) -> Side:
    """The side that the acting officer confirms for."""
    return "health" if at.actor.body == at.case.health_board else "social"


def body_of_side(at: Draft, side: Side) -> str:
    """The body that confirms for a side."""
    return at.case.health_board if side == "health" else at.case.council


def levels(at: Draft) -> dict[str, str]:
    """The level of every domain as it stands."""
    return {need.domain: need.level for need in standing_needs(at)}


def standing_needs(at: Draft) -> tuple[Need, ...]:
    """The levels that stand: none that an assessment of another child recorded."""
    entries = at.all(SealedEntry)
    return tuple(need for need in at.all(Need) if not of_a_sealed_assessment(need, entries))


def put_levels(at: Draft, given: Mapping[str, str]) -> bool:
    """Record levels; one that is unchanged keeps its confirmations. Whether any was new or changed."""
    standing = {need.domain: need for need in standing_needs(at)}
    changed = False
    for domain, level in given.items():
        need = standing.get(domain)
        if need is None or need.level != level:
            changed = True
            at.put(
                Need(
                    id=f"{at.case.ref}:{domain}",
                    case_ref=at.case.ref,
                    domain=domain,
                    level=level,
                    recorded_at=at.now,
                    recorded_by=at.actor.person,
                )
            )
    return changed


def live_lines(at: Draft) -> tuple[CostLine, ...]:
    """The cost lines that stand, in their order."""
    return tuple(
        sorted((line for line in at.all(CostLine) if not line.withdrawn_at), key=lambda line: line.position)
    )


def unconfirmed(at: Draft, side: Side) -> tuple[Need | CostLine, ...]:
    """What one side has not confirmed yet."""
    rows: tuple[Need | CostLine, ...] = (*standing_needs(at), *live_lines(at))
    return tuple(row for row in rows if getattr(row, f"{side}_at") is None)


def confirmed(row: Need | CostLine, side: Side, at: Draft) -> Need | CostLine:
    """The row with one side's confirmation."""
    who = {f"{side}_by": at.actor.person, f"{side}_at": at.now}
    return replace(row, **who)  # type: ignore[arg-type]  # the columns exist on both kinds


def confirmed_by_both(at: Draft) -> bool:
    """Whether health and social care have each confirmed every level and every line."""
    return not any(unconfirmed(at, side) for side in SIDES)
