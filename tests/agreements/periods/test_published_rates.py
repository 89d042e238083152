"""Published rates are read, never recomputed; a day without one is refused with its schedule's name."""

from datetime import date
from fractions import Fraction

import pytest

from agreements.money import round_half_away
from agreements.parameters import DatedValue, Parameter
from agreements.periods.refused import RateMissing
from agreements.periods.schedules import rate_on, rates_over
from agreements.provenance import Provenance
from agreements.words import Words

# NHS-funded nursing care in England: 155.05 pounds a week, then 158.16, both as published.
PUBLISHED = Words(
    cy="Cyfraddau gofal nyrsio a ariennir gan y GIG, fel y'u cyhoeddwyd ar gyfer Lloegr",
    en="NHS-funded nursing care rates, as published for England",
)


def schedule(*values):
    """The schedule `fnc` with these values: first day, last day, pence."""
    return Parameter(
        name="fnc",
        provenance=Provenance(kind="guidance", confidence="V", source=PUBLISHED),
        values=tuple(DatedValue.model_validate({"from": a, "to": b, "value": c}) for a, b, c in values),
    )


FNC = schedule((date(2017, 4, 1), date(2018, 3, 31), 15_505), (date(2018, 4, 1), date(2019, 3, 31), 15_816))


def test_the_published_rate_stands_though_two_per_cent_would_give_15815():
    assert rate_on(FNC, date(2018, 3, 31)) == 15_505
    assert rate_on(FNC, date(2018, 4, 1)) == 15_816
    assert round_half_away(Fraction(15_505 * 102, 100)) == 15_815


def test_a_term_reads_every_rate_with_its_days():
    found = rates_over(FNC, first_day=date(2018, 3, 1), last_day=date(2018, 5, 31))
    assert [(rate.days.days, rate.pence) for rate in found] == [(31, 15_505), (61, 15_816)]


def test_a_rate_missing_for_part_of_the_term_is_refused_with_the_day_and_the_schedule():
    with pytest.raises(RateMissing) as refused:
        rates_over(FNC, first_day=date(2019, 3, 1), last_day=date(2019, 4, 30), clause="c4-3")
    assert refused.value.words.en == "the schedule fnc has no published rate for 1 April 2019"
    assert refused.value.words.cy == "nid oes cyfradd wedi'i chyhoeddi yn fnc ar gyfer 1 Ebrill 2019"
    assert (refused.value.rule, refused.value.clause) == ("rate_missing", "c4-3")


def test_a_day_before_the_first_rate_or_in_a_gap_is_refused():
    gap = schedule((date(2018, 4, 1), date(2018, 4, 30), 1), (date(2018, 6, 1), None, 2))
    for day in (date(2018, 3, 31), date(2018, 5, 15)):
        with pytest.raises(RateMissing, match="no published rate"):
            rate_on(gap, day)


def test_two_rates_on_a_day_and_a_rate_that_is_not_pence_are_refused():
    with pytest.raises(RateMissing, match="two rates"):
        rate_on(schedule((date(2018, 4, 1), None, 1), (date(2018, 4, 1), None, 2)), date(2018, 4, 1))
    for value in ("158.16", True, 158.16):
        with pytest.raises(RateMissing, match="not whole pence"):
            rate_on(schedule((date(2018, 4, 1), None, value)), date(2018, 4, 1))
