"""Draws `docs/reference/acts.md`: every act upon a case, from the commands themselves.

`python -m tooling.draw_acts` after a command is added; a test holds the page and the commands together.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from api.v1.words import ACTIONS
from workflow.casework.codes import ROLES
from workflow.casework.commands import COMMANDS, Command

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "acts.md"
_HEAD = """# Every act upon a case

Made by `python -m tooling.draw_acts` from `workflow/casework/commands/`; not written by hand. An act is sent
to `POST /api/v1/cases/{ref}/<path>`; where several share a path, `act` or `answer` tells them apart. Its JSON
schema stands in `available` of the case and in `/api/v1/openapi.json`. Who may ask is a role; whether it
may be done now is judged when it is asked, and `available` lists what may.

| act | yn Gymraeg | in English | path | who may ask |
|---|---|---|---|---|
"""


def page() -> str:
    """The whole page, as Markdown."""
    return _HEAD + "\n".join(_rows()) + "\n"


def _rows() -> Iterator[str]:
    for command in COMMANDS:
        words = ACTIONS[command]
        roles = ", ".join(name.en for code, name in ROLES.items() if code in command.ROLES)
        yield f"| `{command.__name__}` | {words.cy} | {words.en} | `{_path(command)}` | {roles} |"


def _path(command: type[Command]) -> str:
    """The path beneath the case, with the tag that tells it from others there."""
    for name in ("act", "answer"):
        field = command.model_fields.get(name)
        if field is not None and len(get_args(field.annotation)) == 1:
            return f"{command.PATH}` with `{name}: {get_args(field.annotation)[0]}"
    return command.PATH


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
