"""Which version of an agreement governs each day, and which versions count days and round alike. It charges
nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from agreements.clauses import day_in_words
from agreements.model import WrittenAgreement
from agreements.periods.invoice_periods import Period
from agreements.refusals import OutsideCoverage
from agreements.words import Words


def every_day(days: Period) -> Iterable[date]:
    """Each day of a run of days."""
    return (days.first_day + timedelta(days=after) for after in range(days.days))


def version_on(versions: Sequence[WrittenAgreement], day: date) -> WrittenAgreement:
    """The version in force on a day. Raises OutsideCoverage where none is."""
    found = [version for version in versions if version.in_force_on(day)]
    if not found:
        raise OutsideCoverage(_NOT_IN_FORCE.filled(day=day_in_words(day)))
    return found[-1]


def governing(versions: Sequence[WrittenAgreement], days: Period) -> list[tuple[WrittenAgreement, Period]]:
    """Each version in force and its part of the days, in their order."""
    used: list[tuple[WrittenAgreement, Period]] = []
    for day in every_day(days):
        found = version_on(versions, day)
        if used and used[-1][0] is found:
            used[-1] = (found, Period(used[-1][1].first_day, day))
        else:
            used.append((found, Period(day, day)))
    return used


def runs(used: Sequence[tuple[WrittenAgreement, Period]]) -> list[tuple[WrittenAgreement, Period]]:
    """Versions that count and round alike, one after another, as one run."""
    alike: list[tuple[WrittenAgreement, Period]] = []
    for version, days in used:
        if alike and _way(alike[-1][0]) == _way(version):
            alike[-1] = (alike[-1][0], Period(alike[-1][1].first_day, days.last_day))
        else:
            alike.append((version, days))
    return alike


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


_NOT_IN_FORCE = Words(
    cy="nid oes fersiwn o'r cytundeb mewn grym ar {day}",
    en="no version of the agreement is in force on {day}",
)
