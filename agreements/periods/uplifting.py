"""Raises a week's fee (F20): new = old + the sum of each band's rate on its part of the fee, rounded once; or
the published rate, as published.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from agreements.clauses import day_in_words
from agreements.money import format_pounds, format_share, round_half_away
from agreements.parameters import Parameter
from agreements.periods.refused import RateMissing
from agreements.periods.schedules import rate_on
from agreements.periods.uplift_rule import UpliftBand, UpliftRule
from agreements.periods.working import WorkingStep, exact_pence
from agreements.words import Words


@dataclass(frozen=True, slots=True)
class Uplifted:
    """A week's fee in pence before and after, and how it rose."""

    before_pence: int
    pence: int
    trace: tuple[WorkingStep, ...]


def uplifted(
    rule: UpliftRule, weekly_pence: int, *, kind: str, on: date, schedules: Mapping[str, Parameter]
) -> Uplifted:
    """The fee of a line on a day. Before the effective day, and for a kind that the rule does not name, it is
    the old fee, and the working says so. A negative fee mirrors a positive one.

    Raises RateMissing where the published schedule has no rate for the day.
    """
    fee = format_pounds(weekly_pence)
    if not rule.covers(kind) or on < rule.effective_day:
        words = _NOT_YET if rule.covers(kind) else _NOT_THIS_LINE
        said = words.filled(day=day_in_words(rule.effective_day), fee=fee)
        return _answer(rule, weekly_pence, Fraction(weekly_pence), said)
    if rule.schedule is not None:
        if rule.schedule not in schedules:
            raise RateMissing(_NO_SCHEDULE.filled(schedule=rule.schedule), clause=rule.clause)
        published = rate_on(schedules[rule.schedule], on, clause=rule.clause)
        said = _PUBLISHED.filled(schedule=rule.schedule, day=day_in_words(on), fee=format_pounds(published))
        return _answer(rule, weekly_pence, Fraction(published), said)
    return _banded(rule, weekly_pence)


def _banded(rule: UpliftRule, weekly_pence: int) -> Uplifted:
    size, floor = abs(weekly_pence), 0
    rise, steps = Fraction(0), []
    for band in rule.bands:
        part = max(min(size, size if band.up_to is None else band.up_to) - floor, 0)
        rise += band.rate * part
        steps.append(_band_step(rule, band, part))
        floor = size if band.up_to is None else band.up_to
    exact = Fraction(weekly_pence) + (rise if weekly_pence >= 0 else -rise)
    said = _RAISED.filled(fee=format_pounds(weekly_pence), rise=exact_pence(rise))
    answer = _answer(rule, weekly_pence, exact, said)
    return Uplifted(answer.before_pence, answer.pence, (*steps, *answer.trace))


def _band_step(rule: UpliftRule, band: UpliftBand, part: int) -> WorkingStep:
    limit = _NO_LIMIT if band.up_to is None else _UP_TO.filled(limit=format_pounds(band.up_to))
    rise = band.rate * part
    said = _BAND.filled(
        rate=format_share(band.rate), part=format_pounds(part), limit=limit, rise=exact_pence(rise)
    )
    return WorkingStep(rule.id, rule.clause, None, limit, rise, round_half_away(rise), False, said)


def _answer(rule: UpliftRule, before: int, exact: Fraction, said: Words) -> Uplifted:
    pence = round_half_away(exact)
    inputs = _FEE.filled(fee=format_pounds(before))
    return Uplifted(
        before, pence, (WorkingStep(rule.id, rule.clause, None, inputs, exact, pence, False, said),)
    )


_FEE = Words(cy="ffi wythnosol: {fee}", en="weekly fee: {fee}")
_UP_TO = Words(cy="hyd at {limit}", en="up to {limit}")
_NO_LIMIT = Words(cy="popeth uwchlaw hynny", en="all that is above")
_BAND = Words(cy="{rate} o {part} ({limit}): {rise} ceiniog.", en="{rate} of {part} ({limit}): {rise} pence.")
_RAISED = Words(cy="Mae'r ffi o {fee} yn codi {rise} ceiniog.", en="The fee of {fee} rises by {rise} pence.")
_NOT_YET = Words(
    cy="Nid yw'r codiad yn cyfrif cyn {day}: {fee} o hyd.",
    en="The rise does not count before {day}: still {fee}.",
)
_NOT_THIS_LINE = Words(
    cy="Nid yw'r codiad o {day} ar gyfer y math hwn o linell: {fee} o hyd.",
    en="The rise from {day} is not for this kind of line: still {fee}.",
)
_PUBLISHED = Words(
    cy="Y gyfradd a gyhoeddwyd yn {schedule} ar gyfer {day}: {fee}. Nid yw'n cael ei chyfrifo.",
    en="The rate published in {schedule} for {day}: {fee}. It is not calculated.",
)
_NO_SCHEDULE = Words(
    cy="nid yw'r rhestr gyhoeddedig {schedule} wedi'i rhoi",
    en="the published schedule {schedule} was not given",
)
