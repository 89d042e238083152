"""The kind `taper` (F12): the shares move in steps, by the whole weeks that a package has run.

The clock starts at the package's start and does not count paused days. At which grain the weeks are rounded
is the agreement's business (`agreements/periods`), not this kind's.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from agreements.facts import PackageLine
from agreements.formulas.elapsed import elapsed_weeks
from agreements.formulas.formula import (
    LineFormula,
    Passage,
    Problem,
    Question,
    Shares,
    problems_of_shares,
    shares_in_words,
)
from agreements.line_kinds import LineKindCode
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PayerRole
from agreements.proof.branch import Branch, World, mixed_branch
from agreements.refusals import FactsMissing
from agreements.words import Words
from agreements.yaml_source import ValuePath

MAX_WEEKS = 5200
Weeks = Annotated[int, Field(ge=0, le=MAX_WEEKS, strict=True)]


class TaperStep(BaseModel):
    """From one number of elapsed whole weeks to another, both included (no last: for good), and shares."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    from_weeks: Weeks
    to_weeks: Weeks | None
    shares: Shares

    @property
    def name(self) -> str:
        """`12-25`, or `26-on` for the step without an end."""
        return f"{self.from_weeks}-{'on' if self.to_weeks is None else self.to_weeks}"

    @property
    def words(self) -> Words:
        """`12 to 25`, `26 or more`."""
        if self.to_weeks is None:
            return _OR_MORE.filled(first=self.from_weeks)
        return _FROM_TO.filled(first=self.from_weeks, last=self.to_weeks)

    def holds(self, weeks: int) -> bool:
        """Whether so many elapsed weeks are in this step."""
        return self.from_weeks <= weeks and (self.to_weeks is None or weeks <= self.to_weeks)


class Taper(LineFormula):
    """Takes the one step that holds the weeks that have gone by."""

    kind: Literal["taper"]
    clock: Literal["package_start"]
    pauses: Literal["not_counted"]
    steps: Annotated[tuple[TaperStep, ...], Field(min_length=1, max_length=100)]

    def shares_for(self, line: PackageLine, question: Question) -> Mapping[PayerRole, Fraction]:
        """The shares of the step."""
        return self._step(question).shares

    def working(self, line: PackageLine, question: Question) -> Words:
        """The weeks that have gone by, the step and its shares."""
        step = self._step(question)
        weeks = elapsed_weeks(question, clause=self.clause)
        return _WORKING.filled(weeks=weeks, step=step.words, shares=shares_in_words(step.shares))

    def passages(self, question: Question) -> tuple[Passage, ...]:
        """Each other step, and why it does not apply."""
        weeks, taken = elapsed_weeks(question, clause=self.clause), self._step(question)
        return tuple(
            Passage(self.id, self.clause, _NOT_THIS_STEP.filled(step=step.words, weeks=weeks))
            for step in self.steps
            if step is not taken
        )

    def inputs(self, lines: Sequence[PackageLine], question: Question) -> tuple[Words, ...]:
        """The weeks that have gone by, and the paused days that do not count."""
        weeks = _READ.filled(weeks=elapsed_weeks(question, clause=self.clause))
        paused = question.facts.paused_days
        return (weeks, _PAUSED.filled(days=paused)) if paused else (weeks,)

    def stated_shares(
        self, line_kind: LineKindCode
    ) -> Iterable[tuple[ValuePath, Mapping[PayerRole, Fraction]]]:
        """The shares of every step, where the kind is named in `lines`."""
        if self.lines == "all" or line_kind not in self.lines:
            return []
        return [(("steps", place, "shares"), step.shares) for place, step in enumerate(self.steps)]

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """One constant a step, `<id>.<from>-<to>`: its weeks and its shares."""
        return {
            f"{self.id}.{step.name}": _STATED.filled(step=step.words, shares=shares_in_words(step.shares))
            for step in self.steps
        }

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """Steps that leave a gap, overlap, run backwards or stop; shares that do not sum to one."""
        found: list[Problem] = []
        for place, step in enumerate(self.steps):
            found.extend(problems_of_shares(step.shares, ("steps", place, "shares")))
            if step.to_weeks is not None and step.to_weeks < step.from_weeks:
                found.append(Problem(("steps", place), _BACKWARDS.filled(step=step.words)))
        ordered = sorted(enumerate(self.steps), key=lambda placed: placed[1].from_weeks)
        if ordered[0][1].from_weeks > 0:
            found.append(_gap(ordered[0][0], 0, ordered[0][1].from_weeks - 1))
        for (_, before), (place, after) in pairwise(ordered):
            if before.to_weeks is None or after.from_weeks <= before.to_weeks:
                found.append(Problem(("steps", place), _OVERLAP.filled(weeks=after.from_weeks)))
            elif after.from_weeks > before.to_weeks + 1:
                found.append(_gap(place, before.to_weeks + 1, after.from_weeks - 1))
        if all(step.to_weeks is not None for step in self.steps):
            found.append(Problem(("steps", ordered[-1][0]), _NO_END.filled(step=ordered[-1][1].words)))
        return found

    def branches(self, world: World) -> tuple[Branch, ...]:
        """One a step: its shares at every cost."""
        return tuple(mixed_branch(_STEP.filled(step=step.words), [step.shares], world) for step in self.steps)

    def _step(self, question: Question) -> TaperStep:
        weeks = elapsed_weeks(question, clause=self.clause)
        holding = [step for step in self.steps if step.holds(weeks)]
        if len(holding) != 1:
            words = _NOT_ONE_STEP.filled(weeks=weeks, count=len(holding))
            raise FactsMissing(words, clause=self.clause)
        return holding[0]


def _gap(place: int, first: int, last: int) -> Problem:
    return Problem(("steps", place), _GAP.filled(first=first, last=last))


_READ = Words(cy="wythnosau cyfan a aeth heibio: {weeks}", en="whole weeks gone by: {weeks}")
_PAUSED = Words(cy="diwrnodau o oedi nad ydynt yn cyfrif: {days}", en="paused days that do not count: {days}")
_OR_MORE = Words(cy="{first} neu ragor", en="{first} or more")
_FROM_TO = Words(cy="{first} i {last}", en="{first} to {last}")
_STEP = Words(cy="cam y tapr: {step} o wythnosau cyfan", en="step of the taper: {step} whole weeks")
_STATED = Words(
    cy="wythnosau cyfan a aeth heibio: {step} ({shares})", en="whole weeks gone by: {step} ({shares})"
)
_WORKING = Words(
    cy="wythnosau cyfan ers dechrau'r pecyn: {weeks}; cam y tapr, {step}: {shares}",
    en="whole weeks since the package started: {weeks}; step of the taper, {step}: {shares}",
)
_NOT_THIS_STEP = Words(
    cy="nid yw cam y tapr, {step}, yn berthnasol: wythnosau cyfan a aeth heibio: {weeks}",
    en="the step of the taper, {step}, does not apply: whole weeks gone by: {weeks}",
)
_NOT_ONE_STEP = Words(
    cy="nifer y camau sy'n cynnwys {weeks} o wythnosau yw {count}; rhaid cael un yn union",
    en="the number of steps that hold {weeks} weeks is {count}; there must be exactly one",
)
_BACKWARDS = Words(cy="mae'r cam {step} yn mynd tuag yn ôl", en="the step {step} runs backwards")
_OVERLAP = Words(
    cy="gorgyffwrdd: mae dau gam yn cynnwys {weeks} o wythnosau",
    en="an overlap: two steps hold {weeks} weeks",
)
_GAP = Words(
    cy="bwlch: nid oes cam i'r wythnosau {first} i {last}",
    en="a gap: no step holds the weeks {first} to {last}",
)
_NO_END = Words(
    cy="bwlch: nid oes cam ar ôl {step}; rhaid i'r cam olaf fod heb ddiwedd",
    en="a gap: there is no step after {step}; the last step must have no end",
)
