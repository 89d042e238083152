"""Rounds: contenders take turns at the same work, and are compared within each round, never across two."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

UNSTEADY = 3.0
"""A floor that varies by more than this within one run makes the run worthless."""


@dataclass(slots=True)
class Comparison:
    """One piece of work, timed for each contender in every round: milliseconds a unit of work."""

    work: str
    ours: str
    floors: tuple[str, ...]
    aim: str = ""
    rounds: dict[str, list[float]] = field(default_factory=dict)

    def add(self, contender: str, milliseconds: float) -> None:
        """Note one round of one contender."""
        self.rounds.setdefault(contender, []).append(milliseconds)

    def ratios(self, floor: str) -> list[float]:
        """Ours ÷ this floor, round by round."""
        pairs = zip(self.rounds[self.ours], self.rounds[floor], strict=True)
        return [ours / theirs for ours, theirs in pairs]

    def is_steady(self) -> bool:
        """Whether the first floor kept within `UNSTEADY` of itself."""
        times = self.rounds[self.floors[0]]
        return max(times) <= UNSTEADY * min(times)

    def as_json(self) -> dict[str, object]:
        """Everything measured, for the JSON file."""
        return {
            "work": self.work,
            "aim": self.aim,
            "steady": self.is_steady(),
            "milliseconds": {name: [round(one, 4) for one in times] for name, times in self.rounds.items()},
            "median_milliseconds": {name: round(median(times), 4) for name, times in self.rounds.items()},
            "ratio": {floor: _spread(self.ratios(floor)) for floor in self.floors},
        }

    def lines(self) -> list[str]:
        """The rows of the Markdown table, one a floor."""
        made = []
        for floor in self.floors:
            spread = _spread(self.ratios(floor))
            ours, theirs = median(self.rounds[self.ours]), median(self.rounds[floor])
            made.append(
                f"| {self.work} | {floor} | {spread['median']:.2f} "
                f"| {spread['min']:.2f} to {spread['max']:.2f} "
                f"| {_shown(ours)} | {_shown(theirs)} | {len(self.rounds[floor])} |"
            )
        return made


HEADING = [
    "| work | floor | ours ÷ floor (median) | min to max | ours | floor | rounds |",
    "|---|---|---|---|---|---|---|",
]


def _spread(ratios: list[float]) -> dict[str, float]:
    return {
        "median": round(median(ratios), 3),
        "min": round(min(ratios), 3),
        "max": round(max(ratios), 3),
    }


def _shown(milliseconds: float) -> str:
    if milliseconds < 1000:
        return f"{milliseconds:.2f} ms"
    return f"{milliseconds / 1000:.2f} s"
