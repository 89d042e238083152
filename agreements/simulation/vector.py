"""The vector engine: one side of a simulation for every package of a block at once, to the penny.

Packages are grouped by the agreement that answers and the stretch of days over which none of its values
changes; within a group every rule answers for whole columns. What a column cannot hold or a form cannot tell
is worked by the scalar engine, and so is one package of every way of refusing, for its reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

import numpy as np

from agreements.formulas import Formula
from agreements.model import WrittenAgreement
from agreements.simulation.answers import Answer, Asked, ByKind, Refused
from agreements.simulation.cohort import ELIGIBILITY_CODES, KINDS, Codes, Cohort, Flags, Ints
from agreements.simulation.forms import answer
from agreements.simulation.grouping import Group, Grouping
from agreements.simulation.outcome import Outcome
from agreements.simulation.placing_columns import Placing, among
from agreements.simulation.rows import Rows
from agreements.simulation.scalar import ScalarEngine
from agreements.simulation.sides import Side

_UNSURE = -1


@dataclass(eq=False)
class VectorEngine:
    """Answers for blocks of one cohort by one side, on a given day or each package on its first."""

    side: Side
    cohort: Cohort
    on: date | None = None
    scalar: ScalarEngine = field(init=False)

    def __post_init__(self) -> None:
        self.scalar = ScalarEngine(self.side, self.cohort, self.on)
        self._grouping = Grouping(self.side, self.cohort, self.on)

    def work(self, rows: Rows, outcome: Outcome) -> None:
        """Write the answers for these packages."""
        of_row, days = self._grouping.of(rows)
        first = int(of_row[0])
        if bool((of_row == first).all()):
            self._group(self._grouping.groups[first], days, rows, outcome)
            return
        order = np.argsort(of_row.astype(np.int16), kind="stable")
        arranged, of_row, days = rows.ordered(order), of_row[order], days[order]
        bounds = [0, *(np.flatnonzero(np.diff(of_row)) + 1).tolist(), len(rows)]
        for begin, end in pairwise(bounds):
            group = self._grouping.groups[of_row[begin]]
            self._group(group, days[begin:end], arranged.part(begin, end), outcome)

    def _group(self, group: Group | None, days: Codes, rows: Rows, outcome: Outcome) -> None:
        """One agreement, over days on which every value of it is the same."""
        if group is None:
            self._one_by_one(rows.number, outcome)
            return
        agreement, day = group.agreement, group.day
        refused = Refusing(rows)
        refused.outside(_outside(agreement, rows, day))
        for number, code in enumerate(ELIGIBILITY_CODES):
            if code not in agreement.scope.eligibility:
                refused.whole(("eligibility", code), rows.eligibility == number)
        mine = _lines_of(agreement)
        uncovered = [code for code in range(len(KINDS)) if code not in mine]
        if uncovered:
            refused.whole("no_rule", rows.any_line(among(rows, uncovered)))
        placing = Placing(rows, agreement)
        for rule in agreement.rules:
            codes = [code for code, found in mine.items() if found is rule]
            if codes:
                kinds = tuple(KINDS[code] for code in codes)
                asked = Asked(rows, among(rows, codes), kinds, agreement, day, days)
                _rule(asked, rule, placing, refused)
        if rows.kept is not None:
            placing.unsure |= rows.kept
        self._write(rows, placing, refused, outcome)

    def _write(self, rows: Rows, placing: Placing, refused: Refusing, outcome: Outcome) -> None:
        number = rows.number
        social, education = placing.of_council.values()
        answers = (rows.total - social - education, social, education)
        plain = len(number) and int(number[-1]) - int(number[0]) + 1 == len(number)
        where = slice(int(number[0]), int(number[-1]) + 1) if plain else number
        for role, pence in enumerate(answers):
            outcome.pence[role, where] = pence
        classes = refused.settled(placing.unsure)
        if classes is None:
            return
        self._one_by_one(number[classes == _UNSURE], outcome)
        for refusal in np.unique(classes[classes > 0]).tolist():
            some = number[classes == refusal]
            self.scalar.put(outcome, int(some[0]))
            reason = int(outcome.reason[some[0]])
            assert reason, f"the scalar engine answers for {self.cohort.names[some[0]]}, the vector refuses"
            outcome.reason[some] = reason
            outcome.pence[:, some] = 0

    def _one_by_one(self, numbers: Ints, outcome: Outcome) -> None:
        for number in numbers.tolist():
            self.scalar.put(outcome, number)


@dataclass(eq=False)
class Refusing:
    """Which packages of a block are refused, and how: what refuses first in the scalar engine wins."""

    rows: Rows
    ways: dict[object, int] = field(default_factory=dict)
    before_rules: Codes | None = None
    by_rule: list[tuple[Codes, Flags]] = field(default_factory=list)
    """The way of each package's refusal (nought: none) by one rule, and the lines of that rule."""

    def outside(self, places: Mapping[int, object]) -> None:
        """Packages of places that the agreement does not cover, each place in its own way."""
        for place in places:
            self.whole(("place", place), self.rows.place == place)

    def whole(self, way: object, packages: Flags) -> None:
        """Packages refused before any rule is asked."""
        if not bool(packages.any()):
            return
        if self.before_rules is None:
            self.before_rules = np.zeros(len(self.rows), dtype=np.int32)
        self.before_rules[packages & (self.before_rules == 0)] = self._way(way)

    def rule(self, rule: Formula, lines: Flags, numbers: Codes) -> None:
        """Packages that a rule refuses for its lines, by the form's own numbers."""
        ways = np.zeros(len(self.rows), dtype=np.int32)
        for number in np.unique(numbers[numbers > 0]).tolist():
            ways[numbers == number] = self._way((rule.id, number))
        ways[~self.rows.any_line(lines)] = 0
        if bool(ways.any()):
            self.by_rule.append((ways, lines))

    def settled(self, unsure: Flags) -> Codes | None:
        """The way of every package, _UNSURE where the scalar engine must say; None where all are answered.

        Of several rules the one whose line comes first in the package is asked, and refuses, first.
        """
        ways = np.zeros(len(self.rows), dtype=np.int32)
        earliest = np.full(len(self.rows), len(self.rows.code), dtype=np.int64)
        for of_rule, lines in self.by_rule:
            place = np.where(lines, np.arange(len(lines)), len(lines))
            first = np.minimum.reduceat(place, self.rows.first_line[:-1])
            sooner = (of_rule > 0) & (first < earliest)
            ways[sooner], earliest[sooner] = of_rule[sooner], first[sooner]
        ways[unsure] = _UNSURE
        if self.before_rules is not None:
            ways = np.where(self.before_rules > 0, self.before_rules, ways)
        return ways if bool(ways.any()) else None

    def _way(self, way: object) -> int:
        return self.ways.setdefault(way, len(self.ways) + 1)


def _rule(asked: Asked, rule: Formula, placing: Placing, refused: Refusing) -> None:
    """One rule for its own lines of every package."""
    found: Answer | None = answer(rule, asked)
    if found is None:
        placing.unsure |= asked.rows.any_line(asked.lines)
        return
    if isinstance(found, Refused):
        refused.rule(rule, asked.lines, np.ones(len(asked.rows), dtype=np.int32))
        return
    placing.place(found, asked)
    if not isinstance(found, ByKind) and found.refused is not None:
        refused.rule(rule, asked.lines, found.refused)


def _lines_of(agreement: WrittenAgreement) -> Mapping[int, Formula]:
    """The first rule that covers each kind of line, by the kind's code."""
    found: dict[int, Formula] = {}
    for code, kind in enumerate(KINDS):
        rule = next((rule for rule in agreement.rules if rule.covers(kind)), None)
        if rule is not None:
            found[code] = rule
    return found


def _outside(agreement: WrittenAgreement, rows: Rows, day: date) -> Mapping[int, object]:
    """The places that the agreement does not cover, by number."""
    return {
        number: place
        for number, place in enumerate(rows.places)
        if not (
            agreement.covers_region(place.region)
            and agreement.has_party(place.health_board)
            and agreement.has_party(place.council)
            and place.service in agreement.services
            and agreement.in_force_on(day)
        )
    }
