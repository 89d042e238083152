"""The domains and levels of need as a dated rule pack, and the indicator computed from them.

It decides nothing: a panel decides, and the indicator is one of the things it looks at.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from agreements.words import Words
from agreements.yaml_source import read_yaml

_FILE = Path(__file__).with_name("needs.yaml")


class Level(BaseModel):
    """One level of need, from none up."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    code: str
    name: Words


class Domain(BaseModel):
    """One domain of need and the levels that it admits."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    code: str
    name: Words
    levels: tuple[str, ...]


class Pattern(BaseModel):
    """A pattern of levels that points to continuing care: so many domains at one of these levels."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    levels: tuple[str, ...]
    at_least: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """What the levels point to, computed and never deciding; `counts` is the number of domains at each
    level.
    """

    points_to_continuing_care: bool
    counts: Mapping[str, int]
    words: Words


class NeedsTable(BaseModel):
    """The rule pack: its version, where it comes from, how sure we are, and the table itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    rule_pack: str
    version: int
    effective_from: date
    effective_to: date | None
    kind: Literal["statute", "guidance", "local", "house", "illustrative"]
    confidence: Literal["V", "S", "R"]
    source: Words
    levels: tuple[Level, ...]
    domains: tuple[Domain, ...]
    indicator_patterns: tuple[Pattern, ...]

    @classmethod
    def load(cls) -> "NeedsTable":
        """The shipped table, read once."""
        return _shipped()

    def admits(self, domain: str, level: str) -> bool:
        """Whether this domain exists and has this level."""
        return any(found.code == domain and level in found.levels for found in self.domains)

    def domain(self, code: str) -> Domain:
        """The domain with this code; KeyError if there is none."""
        for found in self.domains:
            if found.code == code:
                return found
        raise KeyError(code)

    def level(self, code: str) -> Level:
        """The level with this code; KeyError if there is none."""
        for found in self.levels:
            if found.code == code:
                return found
        raise KeyError(code)

    def indicator(self, levels: Mapping[str, str]) -> Indicator:
        """What these levels (domain code to level code) point to; ValueError for a level that a
        domain does not admit.
        """
        for domain, level in levels.items():
            if not self.admits(domain, level):
                raise ValueError(f"domain {domain!r} does not admit level {level!r}")
        held = list(levels.values())
        met = any(
            sum(level in pattern.levels for level in held) >= pattern.at_least
            for pattern in self.indicator_patterns
        )
        counts = {level.code: held.count(level.code) for level in self.levels}
        return Indicator(points_to_continuing_care=met, counts=counts, words=_MET if met else _NOT_MET)


@cache
def _shipped() -> NeedsTable:
    data = read_yaml(_FILE, name="agreements/needs.yaml").data
    data["indicator_patterns"] = data.pop("indicator")
    return NeedsTable.model_validate(data)


_MET = Words(
    cy="Mae'r lefelau'n awgrymu angen am ofal parhaus. Y panel sy'n penderfynu.",
    en="The levels point towards continuing care. The panel decides.",
)
_NOT_MET = Words(
    cy="Nid yw'r lefelau ynddynt eu hunain yn awgrymu angen am ofal parhaus. Y panel sy'n penderfynu.",
    en="The levels do not by themselves point towards continuing care. The panel decides.",
)
