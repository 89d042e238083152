"""`docs/clocks.md` says what the data say: every limit in its order, and the calendar's horizon."""

from __future__ import annotations

from pathlib import Path

from workflow.clocks.calendar import Calendar
from workflow.clocks.limits import Limit, Limits
from workflow.clocks.wording import length_in_words

PAGE = Path(__file__).parents[3] / "docs" / "clocks.md"


def row(limit: Limit) -> str:
    length = length_in_words(limit.count, limit.unit)
    return f"| `{limit.id}` | {limit.name.en} / {limit.name.cy} | {length.en} / {length.cy} | {limit.kind} |"


def test_the_table_lists_every_limit_as_it_is() -> None:
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert rows == [row(limit) for limit in Limits.load().all()]


def test_the_page_names_the_versions_and_the_horizon() -> None:
    calendar, page = Calendar.load(), PAGE.read_text("utf-8")
    for fact in (calendar.version, str(calendar.known_from), str(calendar.known_to), Limits.load().version):
        assert f"`{fact}`" in page
