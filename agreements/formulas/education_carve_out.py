"""The kind `education_carve_out` (F17): education first, at its week's price for the weeks taught in a year,
spread over the year; then another formula on what is left.

£900 a taught week, 39 weeks, a year of 365 days: 90,000p × 39 × 7 ÷ 365 in every week. Exact; the year is the
stated one and no annual factor is assumed. It never takes more than the cost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from agreements.facts import PackageLine
from agreements.formulas.formula import (
    Division,
    Formula,
    FormulaId,
    LineDivision,
    Passage,
    Problem,
    Question,
)
from agreements.formulas.inputs import value_read
from agreements.formulas.parts import at_exact_cost, costed, divided_by
from agreements.formulas.weekly_sum import (
    ScheduleName,
    WeeklySum,
    every_value,
    pence_on,
    pounds,
    problems_of_sum,
    sum_in_words,
    sum_read,
)
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import EDUCATION, PAYER_ROLES, ROLE_WORDS, PayerRole
from agreements.proof.branch import Branch, Interval, World, bounded
from agreements.proof.carved import carved
from agreements.refusals import FactsMissing
from agreements.words import Words, joined


class EducationCarveOut(Formula):
    """`payer` carries the week's part of the year's education; `rest` names the formula for what is left.

    `weekly` is the price of a taught week in pence or the name of its schedule; `taught_weeks` the name of
    the dated number of weeks taught in a year; `year_days` the days of the year over which it is spread.
    """

    kind: Literal["education_carve_out"]
    payer: PayerRole = EDUCATION
    weekly: WeeklySum
    taught_weeks: ScheduleName
    year_days: Annotated[int, Field(ge=364, le=366, strict=True)]
    rest: FormulaId

    def parts(self) -> tuple[FormulaId, ...]:
        """The formula for the rest."""
        return (self.rest,)

    def divide(self, lines: Sequence[PackageLine], question: Question) -> Division:
        """Education off every line in proportion, and the rest as the formula says of the lines less that.

        Raises RateMissing or FactsMissing where the price or the weeks have no value on the day.
        """
        priced = costed(lines)
        cost = Fraction(sum(line.weekly_pence for line in priced))
        education = self._week(pence_on(self.weekly, question, clause=self.clause), self._weeks(question))
        first = min(education, cost)
        left = 1 - first / cost
        rest = divided_by(
            self.rest,
            [at_exact_cost(line, left * line.weekly_pence) for line in priced],
            question,
            by=self,
        )
        said: dict[str, str | Words] = {
            "education": pounds(education),
            "payer": ROLE_WORDS[self.payer],
            "rest": self.rest,
        }
        words = _TAKEN.filled(**said) if left else _ALL.filled(**said)
        return replace(
            rest,
            lines=tuple(
                LineDivision(
                    {
                        role: left * line.shares.get(role, 0) + (1 - left if role == self.payer else 0)
                        for role in PAYER_ROLES
                        if line.shares.get(role) or role == self.payer
                    },
                    _WORKING.filled(education=pounds(first), payer=ROLE_WORDS[self.payer], rest=line.working),
                )
                for line in rest.lines
            ),
            together=True,
            nest=self._nest(rest),
            passages=(Passage(self.id, self.clause, words), *rest.passages),
        )

    def inputs(self, lines: Sequence[PackageLine], question: Question) -> tuple[Words, ...]:
        """The weeks taught, the price of one where it is published, and what the rest's formula reads."""
        weeks = _WEEKS.filled(weeks=self._weeks(question))
        price = _PRICE.filled(price=pounds(pence_on(self.weekly, question, clause=self.clause)))
        return (
            value_read(question.parameters[self.taught_weeks], question.on, weeks),
            *sum_read(self.weekly, question, price),
            *question.parts[self.rest].inputs(lines, question),
        )

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """`<id>.weekly`, `<id>.taught_weeks`, `<id>.year_days` and who pays, `<id>.payer`."""
        weeks = dict.fromkeys(str(dated.value) for dated in parameters[self.taught_weeks].values)
        days = str(self.year_days)
        return {
            f"{self.id}.weekly": sum_in_words(self.weekly, parameters),
            f"{self.id}.taught_weeks": joined((Words(cy=one, en=one) for one in weeks), separator=", "),
            f"{self.id}.year_days": Words(cy=days, en=days),
            f"{self.id}.payer": ROLE_WORDS[self.payer],
        }

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """A price or weeks that are not there or are no whole number, and more weeks than the year has."""
        found = list(problems_of_sum(self.weekly, ("weekly",), parameters))
        weeks = parameters.get(self.taught_weeks)
        if weeks is None:
            return [*found, Problem(("taught_weeks",), _NO_WEEKS.filled(name=self.taught_weeks))]
        for place, dated in enumerate(weeks.values):
            if type(dated.value) is not int or not 0 <= dated.value * 7 <= self.year_days:
                words = _NOT_WEEKS.filled(days=self.year_days)
                found.append(Problem(("values", place), words, parameter=self.taught_weeks))
        return found

    def branches(self, world: World) -> tuple[Branch, ...]:
        """One for each price that education ever has and each branch of the rest: education alone up to it,
        then the rest's amounts at what is left.
        """
        return bounded(
            self.id,
            (
                found
                for education in self._every_week(world.parameters)
                for branch in world.branches_of(self.rest)
                if (found := self._carved(branch, education, world)) is not None
            ),
        )

    def _carved(self, branch: Branch, education: Fraction, world: World) -> Branch | None:
        whole = carved(branch, education, payer=self.payer, first=world.first, last=world.last)
        if whole is None:
            return None
        label = _BRANCH.filled(education=pounds(education))
        words = Words(cy=f"{label.cy}; {branch.label.cy}", en=f"{label.en}; {branch.label.en}")
        marginal = dict(branch.marginal)
        if whole.first < education:
            for role in PAYER_ROLES:
                alone = Fraction(int(role == self.payer))
                marginal[role] = marginal[role].joined(Interval(alone, alone))
        return replace(whole, label=words, marginal=marginal)

    def _every_week(self, parameters: Mapping[str, Parameter]) -> tuple[Fraction, ...]:
        prices = every_value(self.weekly, parameters)
        weeks = dict.fromkeys(dated.value for dated in parameters[self.taught_weeks].values)
        return tuple(dict.fromkeys(self._week(price, count) for price in prices for count in weeks))

    def _week(self, price: int, weeks: int) -> Fraction:
        return Fraction(price * weeks * 7, self.year_days)

    def _weeks(self, question: Question) -> int:
        weeks = question.parameters[self.taught_weeks].on(question.on)
        if type(weeks) is not int or not 0 <= weeks * 7 <= self.year_days:
            raise FactsMissing(_NOT_WEEKS.filled(days=self.year_days), clause=self.clause)
        return weeks

    def _nest(self, rest: Division) -> tuple[tuple[PayerRole, ...], ...]:
        """The sectors of the rest beside the payer of education, unless that payer is in one of them."""
        if not rest.nest or any(self.payer in group for group in rest.nest):
            return ()
        return ((self.payer,), *rest.nest)


_WORKING = Words(
    cy="addysg yn gyntaf, {education} yr wythnos: {payer}; y gweddill: {rest}",
    en="education first, {education} a week: {payer}; the rest: {rest}",
)
_TAKEN = Words(
    cy="mae addysg, {education} yr wythnos, yn cael ei thynnu gyntaf: {payer}; {rest} sy'n rhannu'r gweddill",
    en="education, {education} a week, is taken first: {payer}; {rest} shares the rest",
)
_ALL = Words(
    cy="mae addysg, {education} yr wythnos, yn cymryd y gost i gyd: {payer}; nid oes dim ar ôl i {rest}",
    en="education, {education} a week, takes all of the cost: {payer}; nothing is left for {rest}",
)
_BRANCH = Words(cy="addysg yn gyntaf, {education} yr wythnos", en="education first, {education} a week")
_WEEKS = Words(cy="wythnosau a addysgir mewn blwyddyn: {weeks}", en="weeks taught in a year: {weeks}")
_PRICE = Words(cy="pris wythnos a addysgir: {price}", en="price of a taught week: {price}")
_NO_WEEKS = Words(
    cy="nid oes paramedr {name} i roi'r wythnosau a addysgir",
    en="there is no parameter {name} to give the weeks taught",
)
_NOT_WEEKS = Words(
    cy="rhaid i'r wythnosau a addysgir fod yn rhif cyfan, ac o fewn {days} diwrnod",
    en="the weeks taught must be a whole number, and within {days} days",
)
