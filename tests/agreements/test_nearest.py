"""The nearest changes: each one named really moves the rule to another branch and the shares with it, and
half of it does not; caps, tiers, tapers and exceptions alike. Nothing here can be asked of a case.
"""

import inspect
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements import nearest as module
from agreements.book import Book
from agreements.formulas import Formula
from agreements.formulas.score_band import ScoreBand
from agreements.model import WrittenAgreement
from agreements.nearest import Change, nearest
from agreements.needs import NeedsTable
from agreements.refusals import AgreementRefusal
from agreements.situation import Situation
from agreements.split import split
from tests.agreements.formulas.promises import HEALTH, SOCIAL, always, formula
from tests.agreements.packages import DAY, line, package

BANDED = Book.load().get("xr3-gofal-parhaus")
PLAIN = Book.load().get("xr1-gofal-parhaus")
NEEDS = NeedsTable.load()
HALVES, MOSTLY = {HEALTH: "50%", SOCIAL: "50%"}, {HEALTH: "80%", SOCIAL: "20%"}
SIXTY = formula("fixed_share", id="within", shares={HEALTH: "60%", SOCIAL: "40%"})


def ruled(rule: Formula, *parts: Formula, **parameters: object) -> WrittenAgreement:
    """An agreement whose one rule is this."""
    values = {name: one for held in parameters.items() for name, one in always(*held).items()}
    within = {one.id: one for one in parts}
    return PLAIN.model_copy(update={"rules": (rule,), "parts": within, "parameters": values})


def found(agreement: WrittenAgreement, *pence: int, on: date = DAY, **changes: object) -> list[Change]:
    """Every nearest change of a package of accommodation lines at these costs."""
    lines = [line(f"l{at}", "accommodation", cost) for at, cost in enumerate(pence)]
    near = nearest(agreement, package("XR1", *lines, **changes), on=on)
    return [*near.facts, *near.figures]


def one(changes: list[Change], kind: str, *, up: bool) -> Change:
    """The one change of a kind in a direction."""
    (change,) = (change for change in changes if change.kind == kind and (change.step > 0) == up)
    return change


def said(change: Change) -> tuple[str, str]:
    """From which value to which."""
    return change.now.en, change.then.en


def band_of(at: Situation) -> int:
    """The place of the band that holds the score, worked out by hand."""
    rule = next(rule for rule in at.agreement.rules if isinstance(rule, ScoreBand))
    table = at.agreement.parameters[rule.points].on(at.on)
    score = sum(points[at.facts.levels[domain]] for domain, points in table.items())
    (place,) = (n for n, band in enumerate(rule.bands) if band.from_score <= score <= band.to_score)
    return place


LEVELS = st.fixed_dictionaries({domain.code: st.sampled_from(domain.levels) for domain in NEEDS.domains})


@settings(max_examples=12, deadline=None)
@given(levels=LEVELS, cost=st.integers(100, 10**7))
def test_a_named_change_moves_the_band_and_half_of_it_does_not(levels: dict[str, str], cost: int) -> None:
    facts = package("XR3", line("a", "support", cost), levels=levels)
    here = Situation(BANDED, facts, DAY)
    near = nearest(BANDED, facts, on=DAY)
    assert near.figures
    before = split(BANDED, facts, on=DAY).shares
    for change in (*near.facts, *near.figures):
        there = change.knob.at(change.step)
        assert band_of(there) != band_of(here), change.name.en
        assert split(there.agreement, there.facts, on=there.on).shares == change.shares != before
        half = int(change.step / 2)
        assert band_of(change.knob.at(half)) == band_of(here), change.name.en


@settings(max_examples=12, deadline=None)
@given(cost=st.integers(2, 10**6), first=st.integers(3, 10**5), more=st.integers(3, 10**5))
def test_a_named_cost_crosses_a_threshold_and_half_of_the_way_does_not(
    cost: int, first: int, more: int
) -> None:
    second = first + more
    tiers = [
        {"from_pence": 0, "to_pence": first, "shares": {SOCIAL: "100%"}},
        {"from_pence": first, "to_pence": second, "shares": HALVES},
        {"from_pence": second, "to_pence": None, "shares": MOSTLY},
    ]
    rule = formula("marginal_tiers", tiers=tiers, threshold_in="lower")
    for change in found(ruled(rule), cost):
        home, half, there = (_tier(change.knob.at(step)) for step in (0, int(change.step / 2), change.step))
        assert not there & home or len(home) > 1, change
        assert half & home, change


def _tier(at: Situation) -> set[int]:
    """The tiers in which a package's next or last penny lies."""
    (rule,) = at.agreement.rules
    starts = [tier.from_pence for tier in rule.tiers]  # type: ignore[attr-defined]
    cost = at.facts.total_pence
    return {max(n for n, start in enumerate(starts) if start <= last) for last in (max(cost - 1, 0), cost)}


def test_a_cap_that_is_reached_says_how_far_it_is_to_leave_it() -> None:
    cap = formula("cap", of="within", payer=HEALTH, limit=200_000, excess_to={SOCIAL: "100%"})
    changes = found(ruled(cap, SIXTY), 400_000)
    cost = one(changes, "cost", up=False)
    assert said(cost) == ("£4,000.00", "£3,333.33")
    assert [share.pence for share in cost.shares] == [200_000, 133_333, 0]
    limit = one(changes, "figure", up=True)
    assert said(limit) == ("£2,000.00", "£2,400.00")
    assert (limit.name.en, limit.clause) == ("the limit", "c4-1")


def test_a_limit_that_is_published_is_a_dated_value() -> None:
    cap = formula("cap", of="within", payer=HEALTH, limit="ceiling", excess_to={SOCIAL: "100%"})
    changes = found(ruled(cap, SIXTY, ceiling=200_000), 400_000)
    limit = one(changes, "value", up=True)
    assert said(limit) == ("£2,000.00", "£2,400.00")
    assert limit.name.en == "the value ceiling"


def test_a_taper_says_on_which_day_its_next_step_begins() -> None:
    steps = [
        {"from_weeks": 0, "to_weeks": 11, "shares": {HEALTH: "100%"}},
        {"from_weeks": 12, "to_weeks": None, "shares": HALVES},
    ]
    rule = formula("taper", clock="package_start", pauses="not_counted", steps=steps)
    changes = found(ruled(rule), 100, on=DAY + timedelta(weeks=10))
    day = one(changes, "day", up=True)
    assert day.then.en == "29 July 2024"
    assert change_day(day) == DAY + timedelta(weeks=12)
    figure = one(changes, "figure", up=False)
    assert said(figure) == ("12", "10")


def change_day(change: Change) -> date:
    """The day of the changed situation."""
    return change.knob.at(change.step).on


def test_an_exception_by_cost_is_found_at_its_very_boundary() -> None:
    dear = {
        "id": "dear", "name": {"cy": "drud", "en": "dear"}, "clause": "c4-2", "use": "within",
        "when": {"weekly_cost": {"from": 100_000, "from_included": True}},
    }  # fmt: skip
    half = formula("fixed_share", id="half", shares=HALVES)
    chain = formula("exception_chain", default="half", exceptions=[dear])
    agreement = ruled(chain, half, SIXTY)
    assert said(one(found(agreement, 99_000), "cost", up=True)) == ("£990.00", "£1,000.00")
    assert said(one(found(agreement, 100_500), "cost", up=False)) == ("£1,005.00", "£999.99")
    lowered = one(found(agreement, 99_000), "figure", up=False)
    assert said(lowered) == ("£1,000.00", "£990.00")


def test_a_mark_or_an_eligibility_that_an_exception_reads_is_a_change_of_the_package() -> None:
    fast = {
        "id": "fast", "name": {"cy": "cyflym", "en": "fast"}, "clause": "c4-2", "use": "within",
        "when": {"marks": ["fast_track"]},
    }  # fmt: skip
    half = formula("fixed_share", id="half", shares=HALVES)
    changes = found(ruled(formula("exception_chain", default="half", exceptions=[fast]), half, SIXTY), 1000)
    mark = one(changes, "circumstance", up=True)
    assert mark.name.en == "fast track"
    assert [share.pence for share in mark.shares] == [600, 400, 0]


def test_one_percentage_point_of_each_share_in_use_is_priced() -> None:
    near = nearest(
        ruled(formula("fixed_share", shares=HALVES)), package("XR1", line("a", "support", 10_000)), on=DAY
    )
    assert not near.facts
    assert not near.figures
    (point,) = near.points
    assert said(point) == ("50%", "49%")
    assert [share.pence for share in point.shares] == [4_900, 5_100, 0]


def test_every_name_and_value_is_said_in_both_languages() -> None:
    levels = {domain.code: domain.levels[-1] for domain in NEEDS.domains}
    near = nearest(BANDED, package("XR3", line("a", "support", 100_000), levels=levels), on=DAY)
    for change in (*near.facts, *near.figures, *near.points):
        for words in (change.name, change.now, change.then):
            assert words.cy.strip()
            assert words.en.strip()
            assert "{" not in words.cy + words.en


@pytest.mark.parametrize("on", [date.min, date.max])
def test_the_first_and_the_last_day_there_are_break_nothing(on: date) -> None:
    dates = PLAIN.dates.model_copy(update={"effective_from": date.min, "effective_to": None})
    always_in_force = ruled(formula("fixed_share", shares=HALVES)).model_copy(update={"dates": dates})
    assert found(always_in_force, 100, on=on, package_start=on) == []


def test_where_the_agreement_does_not_answer_it_says_why_and_nothing_is_near() -> None:
    with pytest.raises(AgreementRefusal, match="not in force"):
        nearest(PLAIN, package("XR1", line("a", "support", 100)), on=date(2001, 1, 1))


def test_nothing_of_a_case_can_be_given_to_it() -> None:
    """It takes an agreement, facts and a day; and this layer knows no case."""
    assert list(inspect.signature(nearest).parameters) == ["agreement", "facts", "on"]
    assert "workflow" not in inspect.getsource(module)
