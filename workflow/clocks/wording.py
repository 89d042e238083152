"""The length of a time limit as people read it, in both languages. It counts nothing: that is `due`."""

from __future__ import annotations

from typing import assert_never

from agreements.words import Words
from workflow.clocks.due import Unit


def length_in_words(count: int, unit: Unit) -> Words:
    """ "5 working days" and "5 diwrnod gwaith"; the Welsh noun stays singular and softens after 2.

    Years are written in Welsh as months ("12 mis"), because *blwyddyn* changes with the number before it.
    """
    match unit:
        case "working_days":
            return Words(cy=f"{count} {_day(count)} gwaith", en=_english(count, "working day"))
        case "days":
            return Words(cy=f"{count} {_day(count)}", en=_english(count, "day"))
        case "weeks":
            return Words(cy=f"{count} wythnos", en=_english(count, "week"))
        case "months":
            return Words(cy=_months(count), en=_english(count, "month"))
        case "years":
            return Words(cy=_months(12 * count), en=_english(count, "year"))
        case "hours":
            return Words(cy=f"{count} awr", en=_english(count, "hour"))
    assert_never(unit)


def _english(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _day(count: int) -> str:
    return "ddiwrnod" if count == 2 else "diwrnod"


def _months(count: int) -> str:
    return f"{count} fis" if count == 2 else f"{count} mis"
