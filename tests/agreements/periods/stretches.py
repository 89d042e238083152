"""Short ways of making histories, rules about time and charges for the tests of money over time."""

from datetime import date, timedelta
from fractions import Fraction

from agreements.periods.charging import charge
from agreements.periods.history import DatedWeek, History, one_line, shared
from agreements.periods.invoice_periods import Period
from agreements.periods.pennies import PennyRule
from agreements.periods.stay import Stay
from agreements.periods.time_rules import TimeRules
from agreements.words import Words

HEALTH, SOCIAL, EDUCATION = "health_board", "council.social", "council.education"
PENNIES = PennyRule("largest_remainder", (HEALTH, SOCIAL, EDUCATION))
TIME = TimeRules(clause="c4-8", day_basis="actual/7", count_first_day=True, count_last_day=True)
WHY = Words(cy="Y gyfran sydd mewn grym.", en="The share in force.")


def week(first_day, last_day, pence, shares, /, *, clause="c4-1"):
    """A week of one line, shared as given."""
    lines = one_line(weekly_pence=pence, amounts=shared(pence, shares))
    return DatedWeek(first_day, last_day, lines, "main", clause, WHY)


def two(percent):
    """The health board's percentage, the rest with social care."""
    return {HEALTH: Fraction(percent, 100), SOCIAL: 1 - Fraction(percent, 100)}


def days_from(start, days):
    """So many days from a first one."""
    return Period(start, start + timedelta(days=days - 1))


def charged(weeks, *, periods, grain, time=TIME, stay=None, pennies=PENNIES):
    """The charge of a history from its first day, nobody away unless said."""
    found = stay or Stay(admitted=min(each.first_day for each in weeks))
    return charge(History(weeks), stay=found, periods=periods, time=time, pennies=pennies, grain=grain)


def taper(start: date):
    """The taper of the catalogue (F12): 2,100.07 pounds a week, 100% for 12 weeks, 75% for 14, then
    50% for 4.
    """
    ends = [days_from(start, 84), days_from(start + timedelta(84), 98), days_from(start + timedelta(182), 28)]
    return [
        week(days.first_day, days.last_day, 210_007, two(percent))
        for days, percent in zip(ends, (100, 75, 50), strict=True)
    ], ends
