"""A length reads as Welsh and as English people write it, and can be read back."""

from __future__ import annotations

from typing import get_args

import pytest

from workflow.clocks.due import Unit, parse_limit
from workflow.clocks.wording import length_in_words


@pytest.mark.parametrize(
    ("count", "unit", "english", "welsh"),
    [
        (1, "working_days", "1 working day", "1 diwrnod gwaith"),
        (2, "working_days", "2 working days", "2 ddiwrnod gwaith"),
        (5, "working_days", "5 working days", "5 diwrnod gwaith"),
        (1, "days", "1 day", "1 diwrnod"),
        (2, "weeks", "2 weeks", "2 wythnos"),
        (2, "months", "2 months", "2 fis"),
        (3, "months", "3 months", "3 mis"),
        (1, "years", "1 year", "12 mis"),
    ],
)
def test_lengths_are_written_as_people_write_them(count: int, unit: Unit, english: str, welsh: str) -> None:
    words = length_in_words(count, unit)
    assert (words.en, words.cy) == (english, welsh)


@pytest.mark.parametrize("unit", get_args(Unit))
def test_a_written_length_is_read_back_as_the_same_time(unit: Unit) -> None:
    for count in range(0, 41):
        words = length_in_words(count, unit)
        assert parse_limit(words.en) == (count, unit)
        assert parse_limit(words.cy) == ((12 * count, "months") if unit == "years" else (count, unit))
