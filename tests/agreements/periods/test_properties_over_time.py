"""Promises about any history: slices sum, an irrelevant cut moves nothing, nobody is paid to take part, order
matters only for the odd penny.
"""

from datetime import date, timedelta
from fractions import Fraction
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.money import round_half_away
from agreements.periods.charging import days_charge
from agreements.periods.history import DatedWeek, WeeklyLine
from agreements.periods.invoice_periods import Period
from agreements.periods.pennies import PennyRule, shared_by, whole_pence
from agreements.periods.stay import Stay
from tests.agreements.periods.stretches import EDUCATION, HEALTH, SOCIAL, WHY, charged

START = date(2026, 2, 16)
PAYERS = (HEALTH, SOCIAL, EDUCATION)
GRAINS = st.sampled_from(["line", "week", "invoice_period", "year"])


@st.composite
def _weeks(draw, *, payers=PAYERS, one_share=False):
    found, first = [], START
    parts = st.lists(st.integers(0, 10**9), min_size=len(payers), max_size=len(payers)).filter(any)
    fixed = draw(parts)
    for _ in range(draw(st.integers(1, 4))):
        last = first + timedelta(days=draw(st.integers(0, 90)))
        lines = tuple(
            _line(draw, f"l{place}", fixed if one_share else draw(parts), payers)
            for place in range(draw(st.integers(1, 2)))
        )
        found.append(DatedWeek(first, last, lines, "main", "c4-1", WHY))
        first = last + timedelta(days=1)
    return found


def _line(draw, name, parts, payers):
    cost = draw(st.integers(0, 10**12))
    amounts = {payer: Fraction(cost * part, sum(parts)) for payer, part in zip(payers, parts, strict=True)}
    return WeeklyLine(name, "support", cost, amounts)


def _whole(weeks):
    return Period(weeks[0].first_day, weeks[-1].last_day)


def _exact(weeks, payer):
    return sum(
        (
            line.amounts.get(payer, Fraction(0)) * Fraction((each.last_day - each.first_day).days + 1, 7)
            for each in weeks
            for line in each.lines
        ),
        Fraction(0),
    )


@settings(deadline=None)
@given(_weeks(), GRAINS)
def test_entries_slices_and_payers_all_sum_to_one_total(weeks, grain):
    found = charged(weeks, periods=[_whole(weeks)], grain=grain)
    assert found.total_pence == sum(each.total_pence for each in found.slices)
    assert found.total_pence == sum(found.totals().values())


@settings(deadline=None)
@given(_weeks())
def test_within_one_block_the_slices_sum_exactly_to_the_rounded_cost(weeks):
    found = charged(weeks, periods=[_whole(weeks)], grain="invoice_period")
    assert found.total_pence == round_half_away(sum(_exact(weeks, payer) for payer in PAYERS))


@settings(deadline=None)
@given(_weeks())
def test_nobody_is_more_than_two_pence_from_its_exact_amount_to_date(weeks):
    found = charged(weeks, periods=[_whole(weeks)], grain="invoice_period")
    for payer, pence in found.totals().items():
        assert abs(pence - _exact(weeks, payer)) < 2


@settings(deadline=None)
@given(_weeks(), GRAINS, st.lists(st.integers(1, 300), max_size=5))
def test_cutting_at_an_irrelevant_date_changes_no_payer_by_more_than_a_penny_a_slice(weeks, grain, cuts):
    cut = [piece for each in weeks for piece in _cut(each, {START + timedelta(days=day) for day in cuts})]
    whole = charged(weeks, periods=[_whole(weeks)], grain=grain)
    sliced = charged(cut, periods=[_whole(weeks)], grain=grain)
    assert sliced.total_pence == whole.total_pence
    assert sliced.totals() == whole.totals()


def _cut(week, days):
    starts = sorted({week.first_day, *(day for day in days if week.first_day < day <= week.last_day)})
    ends = [*(day - timedelta(days=1) for day in starts[1:]), week.last_day]
    return [
        DatedWeek(first, last, week.lines, week.rule, week.clause, week.why)
        for first, last in zip(starts, ends, strict=True)
    ]


@settings(deadline=None)
@given(_weeks(), st.lists(st.integers(1, 360), max_size=6))
def test_invoicing_in_more_periods_changes_no_payer_over_the_financial_year(weeks, cuts):
    whole = _whole(weeks)
    days = {whole.first_day, *(START + timedelta(days=day) for day in cuts)}
    starts = sorted(day for day in days if whole.holds(day))
    ends = [*(day - timedelta(days=1) for day in starts[1:]), whole.last_day]
    many = [Period(first, last) for first, last in zip(starts, ends, strict=True)]
    assert charged(weeks, periods=many, grain="year").totals() == (
        charged(weeks, periods=[whole], grain="year").totals()
    )


@settings(deadline=None)
@given(_weeks(), GRAINS)
def test_no_payer_pays_less_than_nothing_for_a_cost(weeks, grain):
    found = charged(weeks, periods=[_whole(weeks)], grain=grain)
    assert min(found.totals().values()) >= 0


@settings(deadline=None)
@given(_weeks(payers=(HEALTH, SOCIAL), one_share=True), GRAINS)
def test_of_two_payers_with_one_share_none_is_credited_in_any_slice(weeks, grain):
    found = charged(weeks, periods=[_whole(weeks)], grain=grain)
    assert min(min(each.pence.values()) for each in found.slices) >= 0


@settings(deadline=None)
@given(_weeks(), GRAINS)
def test_in_any_slice_a_credit_is_no_more_than_the_odd_pennies_that_moved(weeks, grain):
    found = charged(weeks, periods=[_whole(weeks)], grain=grain)
    assert min(min(each.pence.values()) for each in found.slices) >= -2


@settings(deadline=None)
@given(_weeks(), GRAINS)
def test_a_credit_mirrors_a_charge(weeks, grain):
    mirrored = [
        DatedWeek(
            each.first_day,
            each.last_day,
            tuple(
                WeeklyLine(
                    line.line_id,
                    line.kind,
                    -line.weekly_pence,
                    {payer: -amount for payer, amount in line.amounts.items()},
                )
                for line in each.lines
            ),
            each.rule,
            each.clause,
            each.why,
        )
        for each in weeks
    ]
    charge = charged(weeks, periods=[_whole(weeks)], grain=grain).totals()
    credit = charged(mirrored, periods=[_whole(weeks)], grain=grain).totals()
    assert {payer: -pence for payer, pence in charge.items()} == credit


amounts = st.fixed_dictionaries(
    {payer: st.fractions(min_value=0, max_value=10**12, max_denominator=10**9) for payer in PAYERS}
)


@settings(deadline=None)
@given(amounts)
def test_the_order_of_payers_moves_at_most_a_penny_and_only_between_equal_fractions(exact):
    answers = [
        whole_pence(exact, rule=PennyRule("largest_remainder", order)) for order in permutations(PAYERS)
    ]
    for payer in PAYERS:
        assert len({answer[payer] for answer in answers}) <= 2
    total = sum(answers[0].values())
    whole = sum(exact.values())
    parts = {exact[payer] * total / whole % 1 for payer in PAYERS if exact[payer]} if whole else set()
    if len(parts) == sum(1 for payer in PAYERS if exact[payer]):
        assert all(answer == answers[0] for answer in answers)


@settings(deadline=None)
@given(st.integers(0, 10**12), st.lists(st.integers(0, 10**9), min_size=3, max_size=3).filter(any))
def test_pence_shared_by_weights_sum_and_mirror(total, weights):
    by_payer = dict(zip(PAYERS, weights, strict=True))
    rule = PennyRule("largest_remainder", PAYERS)
    charge = shared_by(total, by_payer, rule=rule)
    credit = shared_by(-total, by_payer, rule=rule)
    assert sum(charge.values()) == total
    assert {payer: -pence for payer, pence in charge.items()} == credit


def test_a_million_million_pence_and_a_denominator_of_a_thousand_million_are_exact():
    share = Fraction(333_333_333, 10**9)
    exact = {HEALTH: share * 10**12, SOCIAL: (1 - share) * 10**12}
    found = days_charge(exact, days=365, pennies=PennyRule("largest_remainder", PAYERS))
    assert sum(found.values()) == round_half_away(Fraction(365 * 10**12, 7))
    assert found[HEALTH] == round_half_away(share * 10**12 * Fraction(365, 7))


def test_ten_years_of_weeks_are_charged_quickly_and_exactly():
    last = START + timedelta(days=3_650)
    line = WeeklyLine("l", "support", 10**12, {HEALTH: Fraction(10**12, 3), SOCIAL: Fraction(2 * 10**12, 3)})
    weeks = [DatedWeek(START, last, (line,), "main", "c4-1", WHY)]
    found = charged(weeks, periods=[Period(START, last)], grain="week", stay=Stay(START))
    assert found.totals()[HEALTH] == 521 * 333_333_333_333 + round_half_away(Fraction(4 * 10**12, 21))


def test_an_odd_penny_that_moves_on_is_told_as_going_back():
    first = _one_penny_week(START, {HEALTH: Fraction(1, 2), SOCIAL: Fraction(1, 2)})
    after = _one_penny_week(START + timedelta(days=7), {SOCIAL: Fraction(1, 5), EDUCATION: Fraction(4, 5)})
    found = charged([first, after], periods=[_whole([first, after])], grain="year")
    assert [each.pence[HEALTH] for each in found.slices] == [1, -1]
    assert [step.says.en for step in found.trace if step.payer == HEALTH][-1] == (
        "the health board: -£0.01. The exact amount is 0 pence; the odd penny of an earlier slice goes back "
        "to this payer (method: largest remainder)."
    )


def _one_penny_week(first, amounts):
    lines = (WeeklyLine("l", "support", 1, amounts),)
    return DatedWeek(first, first + timedelta(days=6), lines, "main", "c4-1", WHY)
