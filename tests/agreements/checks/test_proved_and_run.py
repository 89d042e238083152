"""V21, V22 and V32: an order, a cut or an engine that moves money against what is written is found."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Literal

import pytest

from agreements.book import SHIPPED, with_ends
from agreements.checks.check import Subject
from agreements.checks.cutting import cut_moves_money
from agreements.checks.engine import engine_as_proved
from agreements.checks.reordering import order_matters
from agreements.formulas import FixedShare
from agreements.payers import PayerRole
from agreements.periods import charging
from agreements.proof.branch import mixed_branch
from agreements.reading import read_agreement
from tests.agreements.checks.breaks import FIXED


class FirstTakesAll(FixedShare):
    """Gives the whole to whichever payer is written first."""

    kind: Literal["fixed_share"]

    @property
    def _first(self) -> Mapping[PayerRole, Fraction]:
        return {next(iter(self.shares)): Fraction(1)}

    def shares_for(self, line, question):
        """All for the first."""
        return self._first

    def branches(self, world):
        """As it does."""
        return (mixed_branch(self.working_words(), [self._first], world),)


@pytest.fixture
def subject():
    """A shipped agreement as the checks look at it."""
    reading = read_agreement(SHIPPED / FIXED)
    (agreement,) = with_ends([reading.agreement])
    return Subject(reading, agreement, reading.main)


def with_rule(subject: Subject, kind: type[FixedShare]) -> Subject:
    """The same agreement with its rule `main` of another kind."""
    rules = tuple(
        kind.model_construct(**dict(rule)) if rule.id == "main" else rule for rule in subject.agreement.rules
    )
    other = replace(subject, agreement=subject.agreement.model_copy(update={"rules": rules}))
    vars(other)["examples"] = subject.examples  # as they came out before the rule was changed
    return other


def test_a_rule_in_which_the_order_of_payers_matters_is_found(subject):
    assert list(order_matters(subject)) == []
    (fault,) = order_matters(with_rule(subject, FirstTakesAll))
    assert fault.words.en == "the order in which rule main writes its payers changes what they carry"


def test_a_rule_that_works_out_what_was_not_proved_is_found(subject):
    class Otherwise(FixedShare):
        """Works out thirds."""

        def shares_for(self, line, question):
            """Thirds."""
            return {"health_board": Fraction(1, 3), "council.social": Fraction(2, 3)}

    assert list(engine_as_proved(subject)) == []
    (fault,) = engine_as_proved(with_rule(subject, Otherwise))
    assert fault.words.en.startswith("what is worked out is not what was proved at £")


@pytest.mark.parametrize(
    ("shares", "says"),
    [
        ({"health_board": Fraction(1, 3)}, "do not come to the cost"),
        (
            {"health_board": Fraction(4, 3), "council.social": Fraction(-1, 3)},
            "the amount worked out for the health board is negative or above the cost",
        ),
    ],
)
def test_an_engine_that_loses_money_or_takes_it_back_is_found(subject, shares, says):
    class Otherwise(FixedShare):
        """Works out what the test says."""

        def shares_for(self, line, question):
            """As the test says."""
            return shares

    (fault,) = engine_as_proved(with_rule(subject, Otherwise))
    assert says in fault.words.en
    assert fault.words.cy != fault.words.en


def test_a_charge_that_loses_a_penny_at_a_cut_is_found(subject, monkeypatch):
    assert list(cut_moves_money(subject)) == []
    monkeypatch.setattr(charging.Units, "of", lambda units, first_day, *, place: first_day)
    found = list(cut_moves_money(subject))
    assert found
    assert "cutting a stay of 66 days at day 23 moves money" in found[0].words.en
