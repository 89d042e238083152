"""The cells of a caseload: how a date, an age, hours, pence or a yes is written in one. It knows no case."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from fractions import Fraction
from zoneinfo import ZoneInfo

from agreements.words import Words

_LONDON = ZoneInfo("Europe/London")


class CellFault(ValueError):
    """A cell that cannot be read; with its sentence."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def yes_or_no(text: str) -> bool:
    if text not in ("", "yes", "no"):
        raise CellFault(_YES_OR_NO.filled(value=text[:40]))
    return text == "yes"


def _date(text: str) -> date:
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError as fault:
        raise CellFault(_NOT_A_DATE.filled(value=text[:40])) from fault


def received(text: str) -> datetime | None:
    """The first moment of office hours on that day; None: at the import."""
    return datetime.combine(_date(text), time(9), tzinfo=_LONDON) if text else None


def birth_date(text: str, today: date) -> date:
    """A day as written, or from an age on `today`. Raises CellFault."""
    age = re.fullmatch(r"(\d{1,2})y(?:(\d{1,2})m)?", text, re.ASCII)
    if age is None:
        return _date(text)
    months = today.year * 12 + today.month - 1 - int(age[1]) * 12 - int(age[2] or 0)
    return date(months // 12, months % 12 + 1, min(today.day, 28))


def minutes(text: str) -> int | None:
    """Whole minutes a week from decimal hours, or from minutes that say so."""
    if not text:
        return None
    if said := re.fullmatch(r"(\d{1,6}) ?min", text, re.ASCII):
        return int(said[1])
    if not re.fullmatch(r"\d{1,4}(\.\d{1,4})?", text, re.ASCII):
        raise CellFault(_NOT_HOURS.filled(value=text[:40]))
    minutes = Fraction(text) * 60
    if minutes.denominator != 1:
        raise CellFault(_NOT_WHOLE_MINUTES.filled(value=text))
    return int(minutes)


def pence(text: str) -> int | None:
    if not text:
        return None
    if re.fullmatch(r"-\d+", text, re.ASCII):
        raise CellFault(_NEGATIVE.filled(value=text[:40]))
    if not re.fullmatch(r"\d{1,11}", text, re.ASCII):
        raise CellFault(_NOT_PENCE.filled(value=text[:40]))
    return int(text)


_YES_OR_NO = Words(
    cy="Dim ond yes neu no a ddarllenir, nid '{value}'.", en="Only yes or no is read, not '{value}'."
)
_NOT_A_DATE = Words(
    cy="Nid dyddiad yw '{value}': ysgrifennwch 2026-03-09, neu oed megis 11y4m ar gyfer dyddiad geni.",
    en="'{value}' is not a date: write 2026-03-09, or for a birth date an age such as 11y4m.",
)
_NOT_HOURS = Words(
    cy="Nid oriau'r wythnos yw '{value}': ysgrifennwch 56, 10.5 neu 630 min.",
    en="'{value}' is not hours a week: write 56, 10.5 or 630 min.",
)
_NOT_WHOLE_MINUTES = Words(
    cy="Nid yw {value} awr yn nifer cyfan o funudau.", en="{value} hours is not a whole number of minutes."
)
_NEGATIVE = Words(cy="Ni all swm fod yn negyddol: {value}.", en="An amount cannot be negative: {value}.")
_NOT_PENCE = Words(
    cy="Nid ceiniogau cyfan yw '{value}': ysgrifennwch 118440 am £1,184.40.",
    en="'{value}' is not whole pence: write 118440 for £1,184.40.",
)
