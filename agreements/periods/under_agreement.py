"""What each account owes over time under the versions of one written agreement: every day is split under the
version in force, days that come out alike are one slice, and the agreement's own time rules and rounding make
pence of them. It posts nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from agreements.clauses import day_in_words
from agreements.facts import PackageFacts
from agreements.model import WrittenAgreement
from agreements.money import format_pounds
from agreements.periods.charge import Charge, Slice, entries_of
from agreements.periods.charging import charge
from agreements.periods.history import DatedWeek, History, WeeklyLine, sliced
from agreements.periods.invoice_periods import Period, in_order
from agreements.periods.package_history import PackageHistory
from agreements.periods.pennies import PennyRule
from agreements.periods.stay import Stay
from agreements.refusals import OutsideCoverage
from agreements.split import split
from agreements.split_result import Split
from agreements.words import Words


@dataclass(frozen=True, slots=True)
class PackageCharge:
    """The charge, and the versions of the agreement that it stands on, in the order of their days."""

    charge: Charge
    versions: tuple[WrittenAgreement, ...]


def charged_under(
    versions: Sequence[WrittenAgreement], history: PackageHistory, *, periods: Sequence[Period]
) -> PackageCharge:
    """What each account owes in whole pence for each invoice period, and the working.

    Versions that count days and round alike make one run; where a version does otherwise, units of rounding
    begin again with it. Raises what a split refuses, on the first day that it refuses; OutsideCoverage for a
    day without a version in force; and what `charge` refuses.
    """
    last = in_order(periods)[-1].last_day
    closing = last if history.discharged is None else min(last, history.discharged)
    opening = _in_force(versions, history.admitted)
    ends = _in_force(versions, max(closing, history.admitted)).time.count_last_day
    days = history.stay.counted(opening.time.model_copy(update={"count_last_day": ends}), until=last)
    order = _accounts(opening, history)
    if days is None:
        return PackageCharge(Charge((), (), order), (opening,))
    weeks, slices = _weeks(versions, history, days), list[Slice]()
    used = _used(versions, days)
    for version, part in _runs(used):
        slices.extend(_charged_by(version, weeks, history, part, periods))
    return PackageCharge(
        Charge(entries_of(slices, order), tuple(slices), order), tuple(version for version, _ in used)
    )


def _charged_by(
    version: WrittenAgreement,
    weeks: History,
    history: PackageHistory,
    days: Period,
    periods: Sequence[Period],
) -> tuple[Slice, ...]:
    """The slices of days that one way of counting and rounding governs; both its ends count."""
    return charge(
        weeks,
        stay=Stay(days.first_day, days.last_day, history.stay.absences),
        periods=periods,
        time=version.time.model_copy(update={"count_first_day": True, "count_last_day": True}),
        pennies=PennyRule(version.rounding.method, _accounts(version, history)),
        grain=version.rounding.grain,
    ).slices


def _weeks(versions: Sequence[WrittenAgreement], history: PackageHistory, days: Period) -> History:
    return sliced(
        first_day=days.first_day,
        last_day=days.last_day,
        changes=_every_day(days),
        answer=lambda day: _week_on(day, versions, history.facts_on(day)),
    )


def _every_day(days: Period) -> Iterable[date]:
    return (days.first_day + timedelta(days=after) for after in range(days.days))


def _in_force(versions: Sequence[WrittenAgreement], day: date) -> WrittenAgreement:
    found = [version for version in versions if version.in_force_on(day)]
    if not found:
        raise OutsideCoverage(_NOT_IN_FORCE.filled(day=day_in_words(day)))
    return found[-1]


def _used(versions: Sequence[WrittenAgreement], days: Period) -> list[tuple[WrittenAgreement, Period]]:
    """Each version in force and its part of the days, in their order."""
    used: list[tuple[WrittenAgreement, Period]] = []
    for day in _every_day(days):
        found = _in_force(versions, day)
        if used and used[-1][0] is found:
            used[-1] = (found, Period(used[-1][1].first_day, day))
        else:
            used.append((found, Period(day, day)))
    return used


def _runs(used: Sequence[tuple[WrittenAgreement, Period]]) -> list[tuple[WrittenAgreement, Period]]:
    """Versions that count and round alike, one after another, as one run."""
    runs: list[tuple[WrittenAgreement, Period]] = []
    for version, days in used:
        if runs and _way(runs[-1][0]) == _way(version):
            runs[-1] = (runs[-1][0], Period(runs[-1][1].first_day, days.last_day))
        else:
            runs.append((version, days))
    return runs


def _way(agreement: WrittenAgreement) -> tuple[object, ...]:
    """How an agreement makes pence of days, wherever it says so."""
    rounding = agreement.rounding
    return (rounding.method, rounding.half, rounding.grain, rounding.order, _days_alike(agreement))


def _days_alike(agreement: WrittenAgreement) -> tuple[object, ...]:
    time = agreement.time
    return (
        time.day_basis,
        tuple((rule.reason, rule.lines, rule.after_days) for rule in time.absence),
    )


def _accounts(agreement: WrittenAgreement, history: PackageHistory) -> tuple[str, ...]:
    """The accounts in the agreement's order of payers; a package that moves to another body adds its own."""
    return tuple(
        dict.fromkeys(
            package.facts.accounts.account(role)
            for role in agreement.rounding.order
            for package in history.packages
        )
    )


def _week_on(day: date, versions: Sequence[WrittenAgreement], facts: PackageFacts) -> DatedWeek:
    agreement = _in_force(versions, day)
    found = split(agreement, facts, on=day)
    named = f"{agreement.id}@{agreement.version}"
    why = _WHY.filled(
        agreement=agreement.title, version=agreement.version, total=format_pounds(found.total_pence)
    )
    return DatedWeek(day, day, _weekly_lines(found, facts), named, agreement.rounding.clause, why)


def _weekly_lines(found: Split, facts: PackageFacts) -> tuple[WeeklyLine, ...]:
    """Each line's exact amounts, as the split's steps tell them."""
    amounts: dict[str, dict[str, Fraction]] = {line.id: {} for line in facts.lines}
    clauses = dict.fromkeys(amounts, "")
    for step in found.trace:
        if step.line is not None and step.account is not None and step.what in ("share", "carved"):
            amounts[step.line][step.account] = Fraction(step.exact)
            clauses[step.line] = step.clause
    return tuple(
        WeeklyLine(
            line.id, line.kind, int(sum(amounts[line.id].values())), amounts[line.id], clauses[line.id]
        )
        for line in facts.lines
    )


_NOT_IN_FORCE = Words(
    cy="nid oes fersiwn o'r cytundeb mewn grym ar {day}",
    en="no version of the agreement is in force on {day}",
)
_WHY = Words(
    cy="{agreement}, fersiwn {version}: pecyn o {total} yr wythnos.",
    en="{agreement}, version {version}: a package of {total} a week.",
)
