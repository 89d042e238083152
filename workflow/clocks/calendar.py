"""Which days are working days in Wales: weekdays that are no bank holiday of England and Wales.

Days come from `bank_holidays.yaml` and are never derived. It counts nothing: that is `due`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from agreements.words import Words
from workflow.clocks.faults import ClockDataFault, ClockFault

_FILE = Path(__file__).with_name("bank_holidays.yaml")
_SATURDAY = 5


class BeforeCalendar(ClockFault):
    """A day lies before the first one that the calendar knows, so no limit can be counted there."""

    def __init__(self, on: date, known_from: date) -> None:
        super().__init__(
            Words(
                cy=f"Mae {on.isoformat()} cyn {known_from.isoformat()}, diwrnod cyntaf y calendr: "
                "ni ellir cyfrif terfyn amser yno.",
                en=f"{on.isoformat()} is before {known_from.isoformat()}, the first day of the calendar: "
                "no time limit can be counted there.",
            )
        )


@dataclass(frozen=True, eq=False)
class Calendar:
    """One version of the list of bank holidays, from `known_from` to `known_to`, both included."""

    version: str
    source: Words
    known_from: date
    known_to: date
    holidays: Mapping[date, Words]

    @classmethod
    def load(cls) -> Calendar:
        """The calendar that ships with the engine, read once. Raises ClockDataFault if its file is wrong."""
        return _shipped()

    def holiday(self, on: date) -> Words | None:
        """The official name of the bank holiday on that day, or None if there is none (or none is known)."""
        return self.holidays.get(on)

    def is_working_day(self, on: date) -> bool:
        """Whether a working-day clock counts that day. After `known_to` only weekends are known not to count.

        Raises BeforeCalendar before `known_from`.
        """
        self.refuse_before(on)
        return on.weekday() < _SATURDAY and on not in self.holidays

    def refuse_before(self, on: date) -> None:
        """Raise BeforeCalendar if the day lies before `known_from`; a datetime is a TypeError, not a day."""
        if on < self.known_from:
            raise BeforeCalendar(on, self.known_from)


def read_calendar(text: str) -> Calendar:
    """The calendar written in a YAML text of the form of `bank_holidays.yaml`.

    Raises ClockDataFault if a day is written under the wrong year, twice, or with a name that has no words,
    or if a year is missing between the first and the last.
    """
    data = yaml.safe_load(text)
    names = {key: Words(cy=name["cy"], en=name["en"]) for key, name in data["names"].items()}
    years = sorted(data["years"])
    if years != list(range(years[0], years[-1] + 1)):
        raise _fault("mae blwyddyn ar goll yn y canol", "a year is missing in the middle")
    holidays: dict[date, Words] = {}
    for year in years:
        for row in data["years"][year]:
            _refuse_misplaced(row, year, names, holidays)
            holidays[row["date"]] = _name_of(row, names, data["substitute_day"])
    return Calendar(
        version=data["version"],
        source=Words(cy=data["source"]["cy"], en=data["source"]["en"]),
        known_from=date(years[0], 1, 1),
        known_to=date(years[-1], 12, 31),
        holidays=holidays,
    )


@cache
def _shipped() -> Calendar:
    return read_calendar(_FILE.read_text(encoding="utf-8"))


def _refuse_misplaced(
    row: Mapping[str, Any], year: int, names: Mapping[str, Words], so_far: Mapping[date, Words]
) -> None:
    on = row["date"]
    if on.year != year:
        raise _fault(f"nid yw {on} yn y flwyddyn {year}", f"{on} is not in the year {year}")
    if on in so_far:
        raise _fault(f"mae {on} yno ddwywaith", f"{on} is there twice")
    if row["name"] not in names:
        raise _fault(f"nid oes geiriau i'r enw {row['name']}", f"the name {row['name']} has no words")


def _name_of(row: Mapping[str, Any], names: Mapping[str, Words], substitute: Mapping[str, str]) -> Words:
    name = names[row["name"]]
    if not row.get("substitute", False):
        return name
    return Words(cy=f"{name.cy} ({substitute['cy']})", en=f"{name.en} ({substitute['en']})")


def _fault(cy: str, en: str) -> ClockDataFault:
    return ClockDataFault(Words(cy=f"Rhestr gwyliau banc: {cy}.", en=f"List of bank holidays: {en}."))
