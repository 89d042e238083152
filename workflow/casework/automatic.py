"""Whether each automatic act is off, on trial or on for a body: dated settings, and the stricter of two.

It holds back nothing itself: `going_live` does. Where nobody has said anything, an act is on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from workflow.casework.office_codes import MODES

_STRICTEST_FIRST = tuple(MODES)


@dataclass(frozen=True, slots=True)
class Setting:
    """What one body has said of one automatic act, from an instant on; `number` orders what was said."""

    number: int
    body: str
    act: str
    mode: str
    from_at: datetime


@dataclass(frozen=True, slots=True)
class Automatic:
    """Every setting, in the order in which they were made."""

    settings: tuple[Setting, ...] = ()

    def mode(self, act: str, body: str, at: datetime) -> str:
        """The mode of an act for one body at an instant: the last setting that has begun; else `on`."""
        begun = [one for one in self._of(act, body) if one.from_at <= at]
        return max(begun, key=lambda one: (one.from_at, one.number)).mode if begun else "on"

    def strictest(self, act: str, bodies: Iterable[str], at: datetime) -> str:
        """The stricter mode of two bodies counts for a case of both."""
        modes = {self.mode(act, body, at) for body in bodies}
        return next(mode for mode in _STRICTEST_FIRST if mode in modes)

    def _of(self, act: str, body: str) -> Sequence[Setting]:
        return [one for one in self.settings if one.act == act and one.body == body]
