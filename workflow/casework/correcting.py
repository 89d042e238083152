"""Correcting a fact that was found otherwise: a line's minutes or amount, or a level. Confirmed by both
in being found.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from workflow.casework import rules
from workflow.casework.commands import Line
from workflow.casework.costing import current_payers, put_lines, withdraw_lines
from workflow.casework.delivering import carry_over
from workflow.casework.draft import Draft
from workflow.casework.facts import CostLine, Need
from workflow.casework.needing import SIDES, live_lines, put_levels, side_of
from workflow.casework.wellformed import weekly_pence

F = TypeVar("F", Need, CostLine)


def correct(at: Draft, claim: dict[str, Any], *, by_both: bool) -> None:
    """Put the found fact in the place of the recorded one. `by_both`: one side claimed it and the other
    conceded, or the panel found it; else only the acting side has confirmed it. Refused where it names
    nothing that stands.
    """
    if line_id := claim.get("line_id"):
        _correct_line(at, line_id, claim, by_both=by_both)
    elif (domain := claim.get("domain")) and claim.get("level"):
        put_levels(at, {domain: claim["level"]})
        at.put(_found(at, _need(at, domain), by_both=by_both))
        at.record("LevelCorrected", domain=domain, level=claim["level"])
    else:
        rules.refuse(
            "correction_names_the_fact",
            cy="Rhaid i'r cywiriad enwi llinell neu barth.",
            en="The correction must name a line or a domain.",
        )


def _need(at: Draft, domain: str) -> Need:
    return next(need for need in at.all(Need) if need.domain == domain)


def _correct_line(at: Draft, line_id: str, claim: dict[str, Any], *, by_both: bool) -> None:
    """The old line is withdrawn and a new one takes its place; who pays the provider stays as it was."""
    old = next((line for line in live_lines(at) if line.id == line_id), None)
    if old is None:
        rules.refuse(
            "correction_names_the_fact", cy=f"Nid oes llinell {line_id}.", en=f"There is no line {line_id}."
        )
    minutes = claim.get("minutes_a_week", old.minutes_a_week if "weekly_pence" not in claim else None)
    rate = old.rate_pence_an_hour if minutes is not None else None
    pence = (
        weekly_pence(minutes, rate) if minutes is not None and rate is not None else claim.get("weekly_pence")
    )
    if pence is None:
        rules.refuse(
            "correction_names_the_fact",
            cy="Rhaid i'r cywiriad roi munudau llinell amser, neu swm wythnosol.",
            en="The correction must give the minutes of a time line, or a weekly amount.",
        )
    payer = next(payer for payer in current_payers(at) if payer.line_id == old.id)
    withdraw_lines(at, [old])
    put_lines(
        at,
        [
            Line(
                kind=old.kind,
                weekly_pence=pence,
                minutes_a_week=minutes,
                rate_pence_an_hour=rate,
                health_required=old.health_required,
            )
        ],
    )
    new = at.put(_found(at, live_lines(at)[-1], by_both=by_both))
    at.put(replace(payer, id=at.new_id(), line_id=new.id, from_on=at.today))
    carry_over(at, old, new)
    at.record(
        "LineCorrected", line=old.id, corrected=new.id, weekly_pence=new.weekly_pence, was=old.weekly_pence
    )


def _found(at: Draft, row: F, *, by_both: bool) -> F:
    for side in SIDES if by_both else (side_of(at),):
        who = {f"{side}_by": at.actor.person, f"{side}_at": at.now}
        row = replace(row, **who)  # type: ignore[arg-type]  # the columns exist on both kinds
    return row
