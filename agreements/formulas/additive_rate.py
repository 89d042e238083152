"""The kind `additive_rate` (F11): the price is a sum of published rates, each with an owner (a council's rate
and a nursing supplement), and each owner pays its own.

The rates are read from dated schedules. The lines must cost their sum to the penny: anything else was not
priced by this rule, and it refuses.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from agreements.facts import PackageLine
from agreements.formulas.formula import (
    Division,
    Formula,
    FormulaId,
    Passage,
    Problem,
    Question,
    shared_as_one,
)
from agreements.formulas.weekly_sum import (
    ScheduleName,
    pence_on,
    pounds,
    problems_of_sum,
    sum_in_words,
    sum_read,
)
from agreements.line_kinds import LineKindCode
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PAYER_ROLES, ROLE_WORDS, PayerRole
from agreements.proof.branch import Branch, World, mixed_branch
from agreements.refusals import AgreementRefusal
from agreements.words import Words, joined
from agreements.yaml_source import ValuePath


class NotTheRate(AgreementRefusal):
    """The lines do not cost what the published rates come to."""

    rule = "cost_is_the_sum_of_rates"


class Component(BaseModel):
    """One rate of the price: what it is called, its schedule, and who owns it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: FormulaId
    name: Words
    rate: ScheduleName
    payer: PayerRole


class AdditiveRate(Formula):
    """Each component's rate is carried by its owner; together they are the price."""

    kind: Literal["additive_rate"]
    components: Annotated[tuple[Component, ...], Field(min_length=2, max_length=20)]

    def divide(self, lines: Sequence[PackageLine], question: Question) -> Division:
        """Every owner's rates of the day. Raises RateMissing where a schedule has none on the day, and
        NotTheRate where the lines do not cost their sum.
        """
        rates = self._rates(question)
        price, cost = sum(rates), sum(line.weekly_pence for line in lines)
        parts = self._parts_in_words(rates)
        told = {"price": pounds(price), "cost": pounds(cost), "parts": parts}
        if price != cost or price == 0:
            raise NotTheRate((_NOT_THE_RATE if price else _NO_RATE).filled(**told), clause=self.clause)
        return shared_as_one(
            lines,
            self._amounts(rates),
            working=_WORKING.filled(**told),
            passages=(Passage(self.id, self.clause, _THE_RATE.filled(**told)),),
        )

    def inputs(self, lines: Sequence[PackageLine], question: Question) -> tuple[Words, ...]:
        """Every rate of the day and where it was published."""
        return tuple(
            read
            for component, rate in zip(self.components, self._rates(question), strict=True)
            for read in sum_read(
                component.rate, question, _RATE.filled(name=component.name, rate=pounds(rate))
            )
        )

    def stated_shares(
        self, line_kind: LineKindCode
    ) -> Iterable[tuple[ValuePath, Mapping[PayerRole, Fraction]]]:
        """A part of a line for every owner, where the kind is named in `lines`."""
        named = self.lines != "all" and line_kind in self.lines
        owners = enumerate(self.components)
        return [(("components", at), {one.payer: Fraction(1)}) for at, one in owners] if named else []

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """One constant a component, `<id>.<component>`: its rate and its owner."""
        return {
            f"{self.id}.{one.id}": _OWNED.filled(
                rate=sum_in_words(one.rate, parameters), payer=ROLE_WORDS[one.payer]
            )
            for one in self.components
        }

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """A component named twice, a schedule that is not there, days on which all rates are nought."""
        found: list[Problem] = []
        for place, one in enumerate(self.components):
            path = ("components", place)
            found.extend(problems_of_sum(one.rate, (*path, "rate"), parameters))
            if one.id in (before.id for before in self.components[:place]):
                found.append(Problem((*path, "id"), _TWICE.filled(name=one.id)))
        if not found and not all(sum(rates) for rates in self._rates_over_time(parameters)):
            found.append(Problem(("components",), _ALL_NOUGHT))
        return found

    def branches(self, world: World) -> tuple[Branch, ...]:
        """One for every price that the rates ever come to: the owners' parts of it. At any other cost the
        rule refuses, so what the shares would be there encloses nothing and promises nothing.
        """
        return tuple(
            mixed_branch(
                _PRICE.filled(price=pounds(sum(rates))),
                [{role: part / sum(rates) for role, part in self._amounts(rates).items()}],
                world,
            )
            for rates in self._rates_over_time(world.parameters)
            if sum(rates)
        )

    def _rates(self, question: Question) -> tuple[int, ...]:
        return tuple(pence_on(one.rate, question, clause=self.clause) for one in self.components)

    def _amounts(self, rates: Sequence[int]) -> Mapping[PayerRole, Fraction]:
        amounts = dict.fromkeys(PAYER_ROLES, Fraction(0))
        for component, rate in zip(self.components, rates, strict=True):
            amounts[component.payer] += rate
        return amounts

    def _rates_over_time(self, parameters: Mapping[str, Parameter]) -> Iterator[tuple[int, ...]]:
        """The rates of every day on which any of them changes and all have one; each set once."""
        schedules = [parameters[one.rate] for one in self.components]
        days: set[date] = {dated.first_day for schedule in schedules for dated in schedule.values}
        seen: set[tuple[int, ...]] = set()
        for day in sorted(days):
            held = [
                [dated.value for dated in schedule.values if dated.holds_on(day)] for schedule in schedules
            ]
            rates = tuple(found[0] for found in held if found)
            if len(rates) == len(schedules) and rates not in seen:
                seen.add(rates)
                yield rates

    def _parts_in_words(self, rates: Sequence[int]) -> Words:
        return joined(
            (
                _PART.filled(name=one.name, rate=pounds(rate), payer=ROLE_WORDS[one.payer])
                for one, rate in zip(self.components, rates, strict=True)
            ),
            separator=", ",
        )


_RATE = Words(cy="{name}: {rate} yr wythnos", en="{name}: {rate} a week")
_PART = Words(cy="{name} {rate} ({payer})", en="{name} {rate} ({payer})")
_OWNED = Words(cy="{rate} ({payer})", en="{rate} ({payer})")
_PRICE = Words(cy="pris o {price} yr wythnos", en="price of {price} a week")
_WORKING = Words(
    cy="pris o {price} yr wythnos, wedi'i adio o'i rannau: {parts}",
    en="a price of {price} a week, added up from its parts: {parts}",
)
_THE_RATE = Words(
    cy="mae'r gost yn hafal i swm y cyfraddau, {price}: {parts}",
    en="the cost is the sum of the rates, {price}: {parts}",
)
_NOT_THE_RATE = Words(
    cy="Cost y llinellau yw {cost}, ond swm y cyfraddau cyhoeddedig yw {price} ({parts}).",
    en="The lines cost {cost}, but the published rates come to {price} ({parts}).",
)
_NO_RATE = Words(
    cy="Dim yw swm y cyfraddau cyhoeddedig ({parts}), felly ni ellir rhannu {cost} yn ôl y cyfraddau.",
    en="The published rates come to nought ({parts}), so there is nothing to share {cost} by.",
)
_TWICE = Words(cy="mae'r rhan {name} yno ddwywaith", en="the component {name} is there twice")
_ALL_NOUGHT = Words(
    cy="mae diwrnod pan fo pob cyfradd yn ddim, felly byddai'r rheol yn gwrthod pob pecyn",
    en="there is a day on which every rate is nought, so the rule would refuse every package",
)
