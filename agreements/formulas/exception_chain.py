"""The kind `exception_chain` (F25): a default formula, and labelled exceptions of which at most one applies.

None applies: the default answers. Two apply: refused, naming both; order never decides. Whether two can ever
apply together is decided exactly before anybody signs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from agreements.facts import PackageLine
from agreements.formulas.conditions import Met, When
from agreements.formulas.formula import (
    Division,
    Formula,
    FormulaId,
    LineDivision,
    Passage,
    Problem,
    Question,
)
from agreements.formulas.parts import divided_by
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.proof.branch import Branch, World, bounded
from agreements.proof.stretches import Stretch, clipped_branch, without
from agreements.refusals import FactsMissing, TwoExceptionsApply
from agreements.words import Words, joined
from agreements.yaml_source import ValuePath


class ExceptionOf(BaseModel):
    """One labelled exception: its clause, its conditions, and the formula that answers where they hold."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: FormulaId
    name: Words
    clause: str
    when: When
    use: FormulaId


class ExceptionChain(Formula):
    """The default, unless exactly one exception applies."""

    kind: Literal["exception_chain"]
    default: FormulaId
    exceptions: Annotated[tuple[ExceptionOf, ...], Field(min_length=1, max_length=20)]

    def parts(self) -> tuple[FormulaId, ...]:
        """The default and what the exceptions use, each once."""
        return tuple(dict.fromkeys((self.default, *(one.use for one in self.exceptions))))

    def cites(self) -> Iterable[tuple[ValuePath, str]]:
        """Its own clause and that of every exception."""
        exceptions = enumerate(self.exceptions)
        return [
            *super().cites(),
            *((("exceptions", place, "clause"), one.clause) for place, one in exceptions),
        ]

    def divide(self, lines: Sequence[PackageLine], question: Question) -> Division:
        """What the one exception's formula says, or the default's.

        Raises TwoExceptionsApply, and FactsMissing where a level or the weeks that decide are not known.
        """
        taken, why_not = self._taken(lines, question)
        found = divided_by(taken.use if taken else self.default, lines, question, by=self)
        lead = _EXCEPTION.filled(name=taken.name, clause=taken.clause) if taken else _DEFAULT
        return replace(
            found,
            lines=tuple(_led(line, lead) for line in found.lines),
            passages=(*why_not, *found.passages),
        )

    def inputs(self, lines: Sequence[PackageLine], question: Question) -> tuple[Words, ...]:
        """What the conditions of the exception that applies found, and what the answering formula reads."""
        taken, _ = self._taken(lines, question)
        met = taken.when.asked(lines, question, clause=taken.clause) if taken else ()
        found = [_READ.filled(stated=one.stated, found=one.found) for one in met if isinstance(one, Met)]
        part = question.parts[taken.use if taken else self.default]
        return (*found, *part.inputs(lines, question))

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """One constant an exception, `<id>.<exception>`: all of its conditions."""
        return {f"{self.id}.{one.id}": one.when.words() for one in self.exceptions}

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """Conditions that name nothing, always hold or never can; two exceptions that can apply together."""
        found: list[Problem] = []
        for place, one in enumerate(self.exceptions):
            for field, words in one.when.problems(needs):
                path = ("exceptions", place, "when", field) if field else ("exceptions", place, "when")
                found.append(Problem(path, words, check="V23"))
        for (_, before), (place, after) in combinations(enumerate(self.exceptions), 2):
            if before.id == after.id:
                found.append(Problem(("exceptions", place, "id"), _NAME_TWICE.filled(name=after.id)))
            if before.when.meets(after.when, needs):
                words = _BOTH.filled(first=before.name, second=after.name)
                found.append(Problem(("exceptions", place, "when"), words, check="V23"))
        return found

    def branches(self, world: World) -> tuple[Branch, ...]:
        """The branches of every exception's formula over the costs where it may apply, and the default's over
        those where it may answer: two that meet at a bound have neighbouring last and first costs.
        """
        return bounded(self.id, self._ways(world))

    def _ways(self, world: World) -> Iterator[Branch]:
        whole = Stretch(world.first, world.last)
        for one in self.exceptions:
            label = _LABEL.filled(name=one.name)
            yield from _over(world, one.use, [_costs(one, whole)], label)
        yield from _over(world, self.default, self._costs_of_the_default(whole), _OTHERWISE)

    def _taken(
        self, lines: Sequence[PackageLine], question: Question
    ) -> tuple[ExceptionOf | None, list[Passage]]:
        """The one exception that applies, if any, and why each of the others does not."""
        applying: list[ExceptionOf] = []
        passages: list[Passage] = []
        for one in self.exceptions:
            why_not = self._why_not(one, lines, question)
            if why_not is None:
                applying.append(one)
            else:
                passages.append(Passage(self.id, one.clause, why_not))
        if len(applying) > 1:
            names = joined((one.name for one in applying), separator="; ")
            raise TwoExceptionsApply(_TWO.filled(names=names), clause=applying[1].clause)
        return (applying[0] if applying else None), passages

    def _why_not(self, one: ExceptionOf, lines: Sequence[PackageLine], question: Question) -> Words | None:
        """The first condition that fails; None where all hold. A fact that is not stated is asked for only
        where everything else holds.
        """
        missing: list[FactsMissing] = []
        for met in one.when.asked(lines, question, clause=one.clause):
            if isinstance(met, FactsMissing):
                missing.append(met)
            elif not met.holds:
                return _DOES_NOT_APPLY.filled(name=one.name, stated=met.stated, found=met.found)
        if missing:
            raise missing[0]
        return None

    def _costs_of_the_default(self, whole: Stretch) -> Iterator[Stretch]:
        """Where no exception on cost alone applies; and, for one that also asks something else, the costs
        beside its own, so that the step from the default to it at its bound can be seen.
        """
        alone = [one for one in self.exceptions if one.when.on_cost_alone]
        others = [one for one in self.exceptions if one.when.weekly_cost and one not in alone]
        taken = [stretch for one in alone if (stretch := _costs(one, whole))]
        every = [without(whole, taken)]
        every += [without(whole, [*taken, stretch]) for one in others if (stretch := _costs(one, whole))]
        yield from dict.fromkeys(stretch for stretches in every for stretch in stretches)


def _costs(one: ExceptionOf, whole: Stretch) -> Stretch | None:
    """The whole costs at which an exception may apply; None where there is none."""
    between = one.when.weekly_cost
    if between is None:
        return whole
    first = whole.first if between.first is None else max(whole.first, between.first)
    last = whole.last if between.last is None else min(whole.last, between.last)
    return Stretch(first, last) if first <= last else None


def _over(
    world: World, part: str, stretches: "Iterator[Stretch] | list[Stretch | None]", label: Words
) -> Iterator[Branch]:
    branches = world.branches_of(part)
    for stretch in stretches:
        for branch in branches:
            clipped = clipped_branch(branch, stretch, label=label) if stretch else None
            if clipped is not None:
                yield clipped


def _led(line: LineDivision, lead: Words) -> LineDivision:
    words = Words(cy=f"{lead.cy}: {line.working.cy}", en=f"{lead.en}: {line.working.en}")
    return replace(line, working=words)


_READ = Words(cy="{stated}; yma: {found}", en="{stated}; here: {found}")
_EXCEPTION = Words(cy="yr eithriad {name}, cymal {clause}", en="the exception {name}, clause {clause}")
_DEFAULT = Words(cy="nid oes eithriad yn berthnasol", en="no exception applies")
_LABEL = Words(cy="eithriad {name}", en="exception {name}")
_OTHERWISE = Words(cy="fel arall", en="otherwise")
_DOES_NOT_APPLY = Words(
    cy="nid yw'r eithriad {name} yn berthnasol: yr amod yw {stated}; yma: {found}",
    en="the exception {name} does not apply: the condition is {stated}; here: {found}",
)
_TWO = Words(
    cy="Mae mwy nag un eithriad yn berthnasol: {names}. Nid yw'r cytundeb yn dweud pa un sy'n ateb.",
    en="More than one exception applies: {names}. The agreement does not say which one answers.",
)
_BOTH = Words(
    cy="gorgyffwrdd: gall dau eithriad fod yn berthnasol i'r un pecyn: {first}; {second}",
    en="an overlap: two exceptions can apply to the same package: {first}; {second}",
)
_NAME_TWICE = Words(cy="mae dau eithriad o'r enw {name}", en="two exceptions are called {name}")
