"""The casebook: stories of the kinds that published reports tell, each a case of the demonstration.

One YAML file a story, under `examples/casebook/`: title and telling in both languages, the facts, the
acts, and what is expected. Reading them is all that is done here; the tests of the stories play them and
look.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from agreements.words import Words
from cytundeb.caseload_cells import birth_date
from cytundeb.demonstration.script import EXAMPLES, Step, step
from workflow.casework.commands import OpenCase
from workflow.clocks.due import local_date

CASEBOOK = EXAMPLES / "casebook"


@dataclass(frozen=True, slots=True)
class Story:
    """One story of the casebook."""

    name: str
    title: Words
    telling: Words
    opening: OpenCase
    steps: tuple[Step, ...]
    expects: Mapping[str, Any]


def read_casebook(*, now: datetime, folder: Path = CASEBOOK) -> tuple[Story, ...]:
    """Every story, in the order of their files; ages are counted back from `now`. Raises ScriptFault."""
    return tuple(_story(path, now) for path in sorted(folder.glob("*.yaml")))


def _story(path: Path, now: datetime) -> Story:
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    case = dict(said["case"])
    child = dict(case.pop("child"))
    child["birth_on"] = birth_date(child.pop("age"), local_date(now))
    opening = OpenCase.model_validate({**case, "child": child})
    return Story(
        name=path.stem,
        title=Words(**said["title"]),
        telling=Words(**said["telling"]),
        opening=opening,
        steps=tuple(
            step(f"{path.name}, act {number}", {"reference": opening.ref, **act})
            for number, act in enumerate(said["acts"], start=1)
        ),
        expects=said["expects"],
    )
