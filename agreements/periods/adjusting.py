"""New entries that bring what was posted to what it should have been (backdating). Posted entries are never
edited; a second time there is nothing to post.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from agreements.clauses import day_in_words
from agreements.money import format_pounds
from agreements.periods.charge import Entry
from agreements.periods.financial_year import year_of
from agreements.periods.naming import payer_words
from agreements.periods.working import WorkingStep
from agreements.words import Words

_Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A new entry, made on the day of the decision: what it is for, and whether that year is closed."""

    entry: Entry
    decided_on: date
    closed_year: bool
    step: WorkingStep

    def as_json(self) -> dict[str, Any]:
        """The adjustment as a document."""
        return {
            **self.entry.as_json(),
            "decided_on": self.decided_on.isoformat(),
            "closed_year": self.closed_year,
            "working": self.step.as_json(),
        }


def adjusted(
    recomputed: Iterable[Entry], posted: Iterable[Entry], *, decided_on: date, rule: str, clause: str
) -> tuple[Adjustment, ...]:
    """What is to be posted: recomputed less already posted, for each period, year and payer that differs.

    `posted` holds every entry so far, adjustments among them. An entry past its 31 March is tagged with the
    closed year. A posted entry that is not recomputed is taken back whole.
    """
    wanted, already = list(recomputed), list(posted)
    right, done = _sums(wanted), _sums(already)
    entries = {_key(entry): entry for entry in (*already, *wanted)}
    found = []
    for key in sorted(entries):
        difference = right.get(key, 0) - done.get(key, 0)
        if difference:
            found.append(_adjustment(entries[key], right.get(key, 0), difference, decided_on, rule, clause))
    return tuple(found)


def _adjustment(
    entry: Entry, right: int, difference: int, decided_on: date, rule: str, clause: str
) -> Adjustment:
    year = year_of(entry.period.first_day)
    closed = year.closed_on(decided_on)
    inputs = _INPUTS.filled(right=format_pounds(right), posted=format_pounds(right - difference))
    said = (_CLOSED if closed else _OPEN).filled(
        payer=payer_words(entry.payer),
        start=day_in_words(entry.period.first_day),
        end=day_in_words(entry.period.last_day),
        pence=format_pounds(difference),
        year=year.label,
        day=day_in_words(decided_on),
    )
    step = WorkingStep(rule, clause, entry.payer, inputs, Fraction(difference), difference, False, said)
    new = Entry(entry.period, year.label, entry.payer, difference)
    return Adjustment(new, decided_on, closed, step)


def _key(entry: Entry) -> _Key:
    days = entry.period
    return (days.first_day.isoformat(), days.last_day.isoformat(), entry.financial_year, entry.payer)


def _sums(entries: Iterable[Entry]) -> dict[_Key, int]:
    sums: dict[_Key, int] = {}
    for entry in entries:
        sums[_key(entry)] = sums.get(_key(entry), 0) + entry.pence
    return sums


_INPUTS = Words(
    cy="y swm cywir: {right}; wedi'i bostio eisoes: {posted}",
    en="the right amount: {right}; already posted: {posted}",
)
_OPEN = Words(
    cy="{payer}, {start} hyd at {end}: addasiad o {pence}, wedi'i bostio ar {day} ({year}).",
    en="{payer}, {start} to {end}: an adjustment of {pence}, posted on {day} ({year}).",
)
_CLOSED = Words(
    cy="{payer}, {start} hyd at {end}: addasiad o {pence}, wedi'i bostio ar {day}, ar gyfer y flwyddyn "
    "ariannol {year}, sydd wedi cau.",
    en="{payer}, {start} to {end}: an adjustment of {pence}, posted on {day}, for the closed financial year "
    "{year}.",
)
