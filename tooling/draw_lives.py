"""Draws `docs/reference/lives.md`: every state machine as a diagram and a table, from the machines.

`python -m tooling.draw_lives` after a machine changes; a test holds the page and the machines together.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from agreements.words import Words
from workflow.casework.codes import STATE_WORDS
from workflow.machine.arbiter import EVENTS_FROM, FINAL, INITIAL, MACHINES, STATES, next_state

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "lives.md"
_HEAD = """# The lives of a case

Made by `python -m tooling.draw_lives` from `workflow/machine/`; not written by hand. A case is the first
three machines side by side; each disagreement in it is one of the fourth. An event that stands in no row
after a state is refused there, with a sentence that says where the case stands. Which command sends an event,
and what else must hold, is in `workflow/casework/` (`perform.ACTS`).
"""
_TITLES = {
    "decision": "The decision: what does the child need, and is it continuing care?",
    "care": "The care: is the child supported today?",
    "funding": "The funding: what does each body owe, and have they signed?",
    "disagreement": "A disagreement",
}


def page() -> str:
    """The whole page, as Markdown with Mermaid diagrams."""
    return "\n".join([_HEAD, *(line for name in MACHINES for line in _machine(name))]).rstrip() + "\n"


def _machine(name: str) -> Iterator[str]:
    yield from (f"## {_TITLES[name]}", "", "```mermaid", "stateDiagram-v2")
    yield f"    [*] --> {INITIAL[name]}"
    for state, event, after in _moves(name):
        yield f"    {state} --> {after}: {event}"
    yield from (f"    {state} --> [*]" for state in STATES[name] if state in FINAL[name])
    yield from ("```", "", "| state | in English | yn Gymraeg | event → state after |", "|---|---|---|---|")
    words: dict[str, Words] = STATE_WORDS[name]
    for state in STATES[name]:
        moves = "<br>".join(f"`{event}` → `{after}`" for at, event, after in _moves(name) if at == state)
        yield f"| `{state}` | {words[state].en} | {words[state].cy} | {moves or 'the end / y diwedd'} |"
    yield ""


def _moves(name: str) -> Iterator[tuple[str, str, str]]:
    for state in STATES[name]:
        for event in sorted(EVENTS_FROM[name][state]):
            yield state, event, next_state(name, state, event)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
