"""The page of the acts says what the commands say."""

from __future__ import annotations

from tooling.draw_acts import PAGE, page


def test_the_page_of_the_acts_is_the_one_that_the_commands_draw() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tooling.draw_acts"
