"""The points at which a process of these tests kills itself with SIGKILL.

They are wrapped around the functions of the program from outside, in the child process alone: the program
itself has no such points.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

from workflow import desk, sweep
from workflow.records import reading, writing

POINTS: dict[str, tuple[Any, str, str, int]] = {
    "claimed": (reading, "claim_due", "after", 1),
    "one case judged": (sweep, "bring_up_to_date", "after", 3),
    "judged": (writing, "write", "before", 1),
    "written": (writing, "write", "after", 1),
    "committed": (reading, "claim_due", "before", 2),
    "locked by a person": (reading, "lock", "after", 1),
    "judged by a person": (desk, "perform", "after", 1),
    "overdue written by a person": (writing, "write", "after", 1),
    "act written by a person": (writing, "write", "after", 2),
}
"""Where: the module and name of a function, whether before or after it, and at which call of it."""


def die_at(point: str) -> None:
    """Kill this process when it comes to that point."""
    module, name, when, call = POINTS[point]
    original: Callable[..., Any] = getattr(module, name)
    calls = 0

    def wrapped(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if when == "before" and calls == call:
            die()
        answer = original(*arguments, **named)
        if when == "after" and calls == call:
            die()
        return answer

    setattr(module, name, wrapped)


def die() -> None:
    """End at once, as a machine that loses its power does: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)
