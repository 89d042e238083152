"""Published rates: dated values with a citation, read as they were published and never recomputed.

NHS-funded nursing care shows why: 155.05 pounds raised by two per cent is 158.151, and 158.16 was published.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from agreements.clauses import day_in_words
from agreements.parameters import DatedValue, Parameter
from agreements.periods.invoice_periods import Period
from agreements.periods.refused import RateMissing
from agreements.words import Words


@dataclass(frozen=True, slots=True)
class Rate:
    """A published rate in pence and the days for which it was read."""

    days: Period
    pence: int


def rate_on(schedule: Parameter, day: date, *, clause: str | None = None) -> int:
    """The published pence on a day. Raises RateMissing, naming the schedule and the day, where there is none,
    and where the value is not whole pence.
    """
    return _pence(schedule, _value(schedule, day, clause), clause)


def rates_over(
    schedule: Parameter, *, first_day: date, last_day: date, clause: str | None = None
) -> tuple[Rate, ...]:
    """Every rate from a first to a last day, without a gap. Raises RateMissing for the first day that has
    none.
    """
    return tuple(_rates(schedule, first_day, last_day, clause))


def _rates(schedule: Parameter, day: date, last_day: date, clause: str | None) -> Iterator[Rate]:
    while day <= last_day:
        value = _value(schedule, day, clause)
        end = min(value.last_day or last_day, last_day)
        yield Rate(Period(day, end), _pence(schedule, value, clause))
        day = end + timedelta(days=1)


def _value(schedule: Parameter, day: date, clause: str | None) -> DatedValue:
    found = [value for value in schedule.values if value.holds_on(day)]
    if len(found) != 1:
        words = _TWO if found else _NO_RATE
        raise RateMissing(words.filled(schedule=schedule.name, day=day_in_words(day)), clause=clause)
    return found[0]


def _pence(schedule: Parameter, value: DatedValue, clause: str | None) -> int:
    if isinstance(value.value, bool) or not isinstance(value.value, int):
        day = day_in_words(value.first_day)
        raise RateMissing(_NOT_PENCE.filled(schedule=schedule.name, day=day), clause=clause)
    return value.value


_NO_RATE = Words(
    cy="nid oes cyfradd wedi'i chyhoeddi yn {schedule} ar gyfer {day}",
    en="the schedule {schedule} has no published rate for {day}",
)
_TWO = Words(
    cy="mae dwy gyfradd yn {schedule} ar gyfer {day}", en="the schedule {schedule} has two rates for {day}"
)
_NOT_PENCE = Words(
    cy="nid yw cyfradd {schedule} o {day} yn geiniogau cyfan",
    en="the rate of the schedule {schedule} from {day} is not whole pence",
)
