"""The script of the tables where agreements are made: what people did there, read from `negotiations.yaml`.
It plays nothing.

A moment is so many working days before the load (`load-45`) at a time of day, so that the script never ages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Any

import yaml

from cytundeb.demonstration.script import EXAMPLES, LOAD, Moment, ScriptFault
from workflow.casework.commands import Command
from workflow.negotiating.commands import COMMANDS, StartNegotiation

TABLES = EXAMPLES / "negotiations.yaml"
_KINDS: tuple[type[Command], ...] = (StartNegotiation, *COMMANDS)
_COMMANDS: Mapping[str, type[Command]] = {kind.__name__: kind for kind in _KINDS}
_MOMENT = re.compile(rf"{LOAD}(-\d{{1,4}})", re.ASCII)


@dataclass(frozen=True, slots=True)
class TableStep:
    """One act: at which table (its region), when, who (`XHB7.finance`), what, about which clause."""

    place: str
    """Where it is written, for a fault and as its key: `negotiations.yaml: XR7, act 3`."""
    region: str
    moment: Moment
    body: str
    role: str
    command: type[Command]
    about: str | None = None
    arguments: Mapping[str, Any] = field(default_factory=dict)


def read_tables(path: Path = TABLES) -> tuple[TableStep, ...]:
    """Every act of every table, table by table in their order. Raises ScriptFault."""
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(
        _step(f"{path.name}: {region}, act {number}", region, said)
        for region, acts in told.items()
        for number, said in enumerate(acts, start=1)
    )


def _step(place: str, region: str, said: Mapping[str, Any]) -> TableStep:
    found = _MOMENT.fullmatch(said["when"])
    if found is None:
        raise ScriptFault(f"{place}: '{said['when']}' is not a moment such as load-45")
    if said["act"] not in _COMMANDS:
        raise ScriptFault(f"{place}: there is no act {said['act']}")
    body, _, role = said["actor"].partition(".")
    return TableStep(
        place=place,
        region=region,
        moment=Moment(LOAD, int(found[1]), time.fromisoformat(said["time"])),
        body=body,
        role=role,
        command=_COMMANDS[said["act"]],
        about=said.get("about"),
        arguments=said.get("arguments", {}),
    )
