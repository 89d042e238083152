"""The kind `hours_ratio` (F04): a package priced as one block is shared as the time in it is, between health
staff and others.

The time is a fact of the package (`hours`); without it, or where it is nought in all, the rule refuses.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Literal

from agreements.facts import Hours, PackageLine
from agreements.formulas.formula import LineFormula, Problem, Question, shares_in_words
from agreements.line_kinds import LineKindCode
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import ROLE_WORDS, PayerRole
from agreements.proof.branch import Branch, World, mixed_branch
from agreements.refusals import FactsMissing
from agreements.words import Words
from agreements.yaml_source import ValuePath


class NoHours(FactsMissing):
    """A block-priced package without any time in it: there is no ratio to share by."""

    rule = "hours_in_all"


class HoursRatio(LineFormula):
    """One payer takes the part of the health staff's time, another the part of everybody else's."""

    kind: Literal["hours_ratio"]
    health: PayerRole
    other: PayerRole

    def shares_for(self, line: PackageLine, question: Question) -> Mapping[PayerRole, Fraction]:
        """Each payer's minutes over all of them; FactsMissing without hours, NoHours where nought."""
        hours = self._hours(question)
        part = Fraction(hours.health_minutes, hours.health_minutes + hours.other_minutes)
        return {self.health: part, self.other: 1 - part}

    def working(self, line: PackageLine, question: Question) -> Words:
        """The two times and the shares that come of them."""
        hours = self._hours(question)
        return _WORKING.filled(
            health=hours_in_words(hours.health_minutes),
            other=hours_in_words(hours.other_minutes),
            shares=shares_in_words(self.shares_for(line, question)),
        )

    def inputs(self, lines: Sequence[PackageLine], question: Question) -> tuple[Words, ...]:
        """The two times."""
        hours = self._hours(question)
        return (
            _HEALTH_TIME.filled(time=hours_in_words(hours.health_minutes)),
            _OTHER_TIME.filled(time=hours_in_words(hours.other_minutes)),
        )

    def stated_shares(
        self, line_kind: LineKindCode
    ) -> Iterable[tuple[ValuePath, Mapping[PayerRole, Fraction]]]:
        """All of a line for either payer, as the hours may fall, where the kind is named in `lines`."""
        named = self.lines != "all" and line_kind in self.lines
        alone = {"health": self.health, "other": self.other}
        return [((field,), {payer: Fraction(1)}) for field, payer in alone.items()] if named else []

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """Who takes which part: `<id>.health` and `<id>.other`."""
        return {f"{self.id}.health": ROLE_WORDS[self.health], f"{self.id}.other": ROLE_WORDS[self.other]}

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """One payer for both parts."""
        return [Problem(("other",), _SAME)] if self.health == self.other else []

    def branches(self, world: World) -> tuple[Branch, ...]:
        """One: anything between all of it for the one payer and all of it for the other."""
        alone = [{self.health: Fraction(1)}, {self.other: Fraction(1)}]
        return (mixed_branch(_BY_HOURS, alone, world),)

    def _hours(self, question: Question) -> Hours:
        hours = question.facts.hours
        if hours is None:
            raise FactsMissing(_MISSING, clause=self.clause)
        if hours.health_minutes + hours.other_minutes == 0:
            raise NoHours(_NOUGHT, clause=self.clause)
        return hours


def hours_in_words(minutes: int) -> Words:
    """`77 awr` and `77 h`, with the minutes that are left."""
    hours, left = divmod(minutes, 60)
    return (_HOURS_AND_MINUTES if left else _HOURS).filled(hours=hours, minutes=left)


_HOURS = Words(cy="{hours} awr", en="{hours} h")
_HOURS_AND_MINUTES = Words(cy="{hours} awr {minutes} munud", en="{hours} h {minutes} min")
_HEALTH_TIME = Words(cy="amser staff iechyd bob wythnos: {time}", en="health staff's time a week: {time}")
_OTHER_TIME = Words(cy="amser eraill bob wythnos: {time}", en="others' time a week: {time}")
_BY_HOURS = Words(cy="cyfrannau yn ôl yr oriau", en="shares by the hours")
_WORKING = Words(
    cy="yn ôl yr oriau bob wythnos, staff iechyd {health}, eraill {other}: {shares}",
    en="by the hours a week, health staff {health}, others {other}: {shares}",
)
_SAME = Words(
    cy="yr un talwr sy'n cymryd amser staff iechyd ac amser eraill",
    en="the same payer takes the time of health staff and the time of others",
)
_MISSING = Words(
    cy="mae'r fformiwla'n rhannu yn ôl yr oriau, ac ni nodwyd oriau'r pecyn",
    en="the formula shares by the hours, and the hours of the package are not stated",
)
_NOUGHT = Words(
    cy="mae'r fformiwla'n rhannu yn ôl yr oriau, ac nid oes yr un awr yn y pecyn",
    en="the formula shares by the hours, and the package has none at all",
)
