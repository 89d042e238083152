"""The script of the demonstration: what people did, read from `acts.csv` and the casebook. It plays nothing.

A moment is so many working days after an event of the act's own case (`announced+4`) or before the load
(`load-63`), at a time of day, so that the script never ages and no weekend or bank holiday changes a story.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Any

from workflow.casework.commands import COMMANDS, Command, OpenCase
from workflow.panels.commands import COMMANDS as PANEL_COMMANDS
from workflow.panels.commands import SetUpPanel

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
COLUMNS = ("reference", "when", "time", "actor", "act", "about", "arguments")
SIDES = ("health_board", "council", "region", "welsh_government")
STOPS, RESUMES, LOOKS = "EnforcementStops", "EnforcementResumes", "OpenSplit"
"""Not commands: a night without enforcement, and an officer who opens the page of the split."""
LOAD = "load"

_OF_A_PANEL: tuple[type[Command], ...] = (SetUpPanel, *PANEL_COMMANDS)
_KINDS: tuple[type[Command], ...] = (OpenCase, *COMMANDS, *_OF_A_PANEL)
_COMMANDS: Mapping[str, type[Command]] = {kind.__name__: kind for kind in _KINDS}
_MOMENT = re.compile(r"([A-Za-z_]+)([+-]\d{1,4})", re.ASCII)
_BODY = re.compile(r"X[A-Z]{2}\d{1,2}", re.ASCII)


class ScriptFault(Exception):
    """The script cannot be played as written; the message names the place, the case and what is wrong."""


@dataclass(frozen=True, slots=True)
class Moment:
    """So many working days after (or before) an event, at a time of day in Europe/London."""

    after: str
    days: int
    at: time


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the script: when, who (a side's office, or a body's own by its code), what, about which
    disagreement, with what words.
    """

    place: str
    """Where it is written, for a fault: file and row."""
    ref: str
    moment: Moment
    side: str
    role: str
    act: str
    about: str = ""
    arguments: Mapping[str, Any] = field(default_factory=dict)
    refused: str = ""
    """The rule by which it is refused, where that is the story: nothing is changed by it."""

    @property
    def command(self) -> type[Command] | None:
        """The command that it gives, or None where it is none."""
        return _COMMANDS.get(self.act)

    @property
    def of_the_panel(self) -> bool:
        """Whether it is upon the panel of the case's region."""
        return self.command in _OF_A_PANEL


def read_acts(path: Path) -> tuple[Step, ...]:
    """Every step of a CSV file with the columns of `COLUMNS`, in its order. Raises ScriptFault."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise ScriptFault(f"{path.name}: the header must be {','.join(COLUMNS)}")
        return tuple(_from_csv(f"{path.name}:{number}", row) for number, row in enumerate(reader, start=2))


def _from_csv(place: str, row: Mapping[str, str]) -> Step:
    try:
        arguments = json.loads(row["arguments"] or "{}")
    except json.JSONDecodeError as fault:
        raise ScriptFault(f"{place}: the arguments are not JSON: {fault}") from fault
    return step(place, {**row, "arguments": arguments})


def step(place: str, said: Mapping[str, Any]) -> Step:
    """One step from its written form. Raises ScriptFault."""
    found = _MOMENT.fullmatch(said["when"])
    if found is None:
        raise ScriptFault(f"{place}: '{said['when']}' is not a moment such as announced+4 or load-63")
    side, _, role = said.get("actor", "").partition(".")
    act = said["act"]
    if act not in (*_COMMANDS, STOPS, RESUMES, LOOKS):
        raise ScriptFault(f"{place}: there is no act {act}")
    if act not in (STOPS, RESUMES) and side not in SIDES and not _BODY.fullmatch(side):
        raise ScriptFault(f"{place}: '{said.get('actor')}' is not an office such as council.finance")
    return Step(
        place=place,
        ref=said.get("reference", ""),
        moment=Moment(found[1], int(found[2]), time.fromisoformat(said["time"])),
        side=side,
        role=role,
        act=act,
        about=said.get("about", ""),
        arguments=said.get("arguments", {}),
        refused=said.get("refused", ""),
    )


def by_case(steps: Iterable[Step]) -> dict[str, list[Step]]:
    """The steps of each case in their order; those of no case (the enforcement's) under ''."""
    cases: dict[str, list[Step]] = {}
    for one in steps:
        cases.setdefault(one.ref, []).append(one)
    return cases


def pairs(steps: Iterable[Step]) -> Iterator[tuple[Step, Step]]:
    """Each stop of the enforcement with its resumption. Raises ScriptFault where one lacks the other."""
    waiting: Step | None = None
    for one in steps:
        if (one.act == STOPS) == (waiting is not None):
            raise ScriptFault(f"{one.place}: a stop and a resumption of the enforcement follow each other")
        if waiting is not None:
            yield waiting, one
        waiting = one if waiting is None else None
    if waiting is not None:
        raise ScriptFault(f"{waiting.place}: the enforcement never resumes")
