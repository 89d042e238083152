"""A sum of money a week inside a rule: pence given in the rule itself, or the name of a schedule of dated
published rates (`parameters/<name>.yaml`). Not a formula.

A rate is read as it was published and never recomputed; on a day without one the rule refuses.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from agreements.clauses import day_in_words
from agreements.facts import MAX_PENCE, Pence
from agreements.formulas.formula import Problem, Question
from agreements.formulas.inputs import value_read
from agreements.money import exact_text, format_pounds
from agreements.parameters import Parameter
from agreements.periods.schedules import rate_on
from agreements.words import Words, joined
from agreements.yaml_source import ValuePath

ScheduleName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
WeeklySum = Pence | ScheduleName


def pence_on(amount: WeeklySum, question: Question, *, clause: str) -> int:
    """The pence a week on the day of the question; RateMissing where the schedule has none on that day."""
    if isinstance(amount, int):
        return amount
    return rate_on(question.parameters[amount], question.on, clause=clause)


def every_value(amount: WeeklySum, parameters: Mapping[str, Parameter]) -> tuple[int, ...]:
    """Every pence a week that it ever is, each once, in order of date."""
    if isinstance(amount, int):
        return (amount,)
    return tuple(dict.fromkeys(dated.value for dated in parameters[amount].values))


def sum_in_words(amount: WeeklySum, parameters: Mapping[str, Parameter]) -> Words:
    """`£158.16`, or where a schedule has several values each with its first day, as a clause states it."""
    values = every_value(amount, parameters)
    if isinstance(amount, int) or len(values) == 1:
        return pounds(values[0])
    return joined(
        (
            _FROM.filled(sum=format_pounds(dated.value), day=day_in_words(dated.first_day))
            for dated in parameters[amount].values
        ),
        separator=", ",
    )


def sum_read(amount: WeeklySum, question: Question, said: Words) -> tuple[Words, ...]:
    """What `inputs` says of the sum: the rate of the day with where it was published; nothing of pence that
    stand in the rule itself.
    """
    if isinstance(amount, int):
        return ()
    return (value_read(question.parameters[amount], question.on, said),)


def problems_of_sum(
    amount: WeeklySum, path: ValuePath, parameters: Mapping[str, Parameter]
) -> Iterator[Problem]:
    """A schedule that is not there, and values of one that are not whole pence."""
    if isinstance(amount, int):
        return
    schedule = parameters.get(amount)
    if schedule is None:
        yield Problem(path, _NO_SCHEDULE.filled(name=amount))
        return
    for place, dated in enumerate(schedule.values):
        if type(dated.value) is not int or not 0 <= dated.value <= MAX_PENCE:
            yield Problem(("values", place), _NOT_PENCE, parameter=amount)


def pounds(amount: Fraction | int) -> Words:
    """An amount exactly: pounds and pence where it is whole pence, else the fraction of a penny too."""
    exact = Fraction(amount)
    if exact.denominator == 1:
        text = format_pounds(exact.numerator)
        return Words(cy=text, en=text)
    return _PART_PENNY.filled(pence=exact_text(exact))


_FROM = Words(cy="{sum} o {day}", en="{sum} from {day}")
_PART_PENNY = Words(cy="{pence} ceiniog", en="{pence} pence")
_NO_SCHEDULE = Words(
    cy="nid oes paramedr {name} i roi'r gyfradd", en="there is no parameter {name} to give the rate"
)
_NOT_PENCE = Words(
    cy="nid yw'r gyfradd yn geiniogau cyfan, dim neu fwy", en="the rate is not whole pence, nought or more"
)
