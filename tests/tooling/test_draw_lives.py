"""The page of the lives says what the machines do."""

from __future__ import annotations

from tooling.draw_lives import PAGE, page
from workflow.machine.arbiter import MACHINES, STATES


def test_the_page_of_the_lives_is_the_one_that_the_machines_draw() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tooling.draw_lives"


def test_the_page_names_every_state_of_every_machine() -> None:
    drawn = page()
    assert [
        f"{machine}.{state}"
        for machine in MACHINES
        for state in STATES[machine]
        if f"| `{state}` |" not in drawn
    ] == []
