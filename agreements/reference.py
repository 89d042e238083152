"""Regions and bodies as reference data: the real ones of Wales and the invented ones. No agreement, no
conduct.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from agreements.words import Words
from agreements.yaml_source import read_yaml

_FOLDER = Path(__file__).with_name("reference")
_FILES = ("wales.yaml", "example.yaml")

BodyKind = Literal["health_board", "council", "welsh_government"]


@dataclass(frozen=True, slots=True)
class Region:
    """A partnership region: one health board and its councils. Not a legal body, so never a payer."""

    code: str
    name: Words
    health_board: str
    councils: tuple[str, ...]
    fictional: bool


@dataclass(frozen=True, slots=True)
class Body:
    """A legal body: a health board, a council, or Welsh Government (which has no region), and the day since
    which it is what it is where it is: bodies have moved between regions and been made anew.
    """

    code: str
    kind: BodyKind
    name: Words
    region: str | None
    fictional: bool
    member_from: date


class Reference:
    """Looks up regions and bodies by code; `note` says how sure the data is."""

    def __init__(
        self, regions: Iterable[Region], bodies: Iterable[Body], notes: Iterable[Words] = ()
    ) -> None:
        self.regions = tuple(regions)
        self.bodies = tuple(bodies)
        self.notes = tuple(notes)
        self._regions = {region.code: region for region in self.regions}
        self._bodies = {body.code: body for body in self.bodies}

    @classmethod
    def load(cls, fictional: bool | None = None) -> "Reference":
        """The shipped data, read once: all of it, only the invented (True) or only the real (False)."""
        return _shipped(fictional)

    def region(self, code: str) -> Region:
        """The region with this code; KeyError if there is none."""
        return self._regions[code]

    def body(self, code: str) -> Body:
        """The body with this code; KeyError if there is none."""
        return self._bodies[code]

    def has_region(self, code: str) -> bool:
        """Whether a region has this code."""
        return code in self._regions

    def has_body(self, code: str) -> bool:
        """Whether a body has this code."""
        return code in self._bodies

    def region_of(self, body_code: str) -> Region:
        """The region that a body belongs to; KeyError for an unknown body or Welsh Government."""
        region = self.body(body_code).region
        if region is None:
            raise KeyError(f"{body_code} belongs to no region")
        return self.region(region)


@cache
def _shipped(fictional: bool | None) -> Reference:
    regions: list[Region] = []
    bodies: list[Body] = []
    notes: list[Words] = []
    for name in _FILES:
        data = read_yaml(_FOLDER / name, name=f"agreements/reference/{name}").data
        if fictional is not None and data["fictional"] != fictional:
            continue
        notes.append(Words(**data["note"]))
        for entry in data["regions"]:
            _add_region(entry, data, regions, bodies)
        bodies.append(_body(data["welsh_government"], "welsh_government", None, data))
    return Reference(regions, bodies, notes)


def _add_region(entry: Any, file: Any, regions: list[Region], bodies: list[Body]) -> None:
    code, board, councils = entry["code"], entry["health_board"], entry["councils"]
    regions.append(
        Region(
            code=code,
            name=Words(**entry["name"]),
            health_board=board["code"],
            councils=tuple(council["code"] for council in councils),
            fictional=file["fictional"],
        )
    )
    bodies.append(_body(board, "health_board", code, file))
    bodies.extend(_body(council, "council", code, file) for council in councils)


def _body(entry: Any, kind: BodyKind, region: str | None, file: Any) -> Body:
    return Body(
        code=entry["code"],
        kind=kind,
        name=Words(**entry["name"]),
        region=region,
        fictional=file["fictional"],
        member_from=file["effective_from"],
    )
