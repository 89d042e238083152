"""F20: a fee rises by bands from its day, rounded once; a published schedule is read, not calculated."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from agreements.periods.refused import RateMissing
from agreements.periods.uplift_rule import UpliftRule
from agreements.periods.uplifting import uplifted
from tests.agreements.periods.test_published_rates import FNC

DAY = date(2026, 4, 6)
BANDS = [{"up_to": 54_900, "rate": "1.7%"}, {"up_to": None, "rate": "0"}]


def rise(**changes):
    """The rise of the catalogue: 1.7% of the fee up to 549 pounds, nothing above."""
    data = {
        "id": "rise_2026",
        "clause": "c4-6",
        "provenance": {
            "kind": "illustrative",
            "confidence": "R",
            "source": {"cy": "Enghraifft", "en": "Example"},
        },
        "effective_day": DAY,
        "lines": "all",
        "bands": BANDS,
    }
    return UpliftRule.model_validate(data | changes)


def _raised(pence, *, rule=None, on=DAY, kind="support", schedules=None):
    return uplifted(rule or rise(), pence, kind=kind, on=on, schedules=schedules or {})


@pytest.mark.parametrize(
    ("before", "after"), [(100_000, 100_933), (50_000, 50_850), (54_900, 55_833), (54_901, 55_834), (0, 0)]
)
def test_a_banded_rise_comes_out_as_the_catalogue_says(before, after):
    assert _raised(before).pence == after


def test_a_negative_fee_mirrors_a_positive_one():
    assert _raised(-100_000).pence == -100_933


def test_before_its_day_a_rise_does_not_count_and_the_working_says_so():
    found = _raised(100_000, on=date(2026, 4, 5))
    assert found.pence == 100_000
    assert "does not count before 6 April 2026" in found.trace[-1].says.en


def test_a_rise_leaves_a_line_that_it_does_not_name():
    found = _raised(100_000, rule=rise(lines=["support"]), kind="therapy")
    assert (found.pence, found.trace[-1].says.cy) == (
        100_000,
        "Nid yw'r codiad o 6 Ebrill 2026 ar gyfer y math hwn o linell: £1,000.00 o hyd.",
    )


def test_the_working_tells_each_band_and_its_exact_part():
    first, second, total = _raised(100_000).trace
    assert first.says.en == "1.7% of £549.00 (up to £549.00): 9333/10 pence."
    assert "0% of £451.00" in second.says.en
    assert (total.pence, total.clause) == (100_933, "c4-6")


def test_a_rise_by_a_published_schedule_reads_it_and_refuses_where_it_has_no_rate():
    rule = rise(bands=[], schedule="fnc", effective_day=date(2018, 4, 1))
    found = _raised(15_505, rule=rule, on=date(2018, 4, 1), schedules={"fnc": FNC})
    assert found.pence == 15_816
    with pytest.raises(RateMissing, match="1 April 2019"):
        _raised(15_816, rule=rule, on=date(2019, 4, 1), schedules={"fnc": FNC})
    with pytest.raises(RateMissing, match="was not given"):
        _raised(15_505, rule=rule, on=date(2018, 4, 1))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"schedule": "fnc"}, "either bands or a published schedule"),
        ({"bands": []}, "either bands or a published schedule"),
        ({"bands": [{"up_to": 5, "rate": "1%"}]}, "last band must have no limit"),
        ({"bands": [{"up_to": None, "rate": "1%"}, {"up_to": None, "rate": "1%"}]}, "must rise"),
        ({"bands": [{"up_to": None, "rate": "-101%"}]}, "below nought"),
    ],
)
def test_a_rise_that_contradicts_itself_is_a_fault(changes, said):
    with pytest.raises(ValidationError, match=said):
        rise(**changes)


def test_every_figure_of_a_rise_is_a_constant():
    assert {name: words.en for name, words in rise().constants().items()} == {
        "rise_2026.effective_day": "6 April 2026",
        "rise_2026.rate.1": "1.7%",
        "rise_2026.up_to.1": "£549.00",
        "rise_2026.rate.2": "0%",
    }


@settings(deadline=None)
@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_a_dearer_fee_never_rises_to_less_than_a_cheaper_one(one, other):
    low, high = sorted((one, other))
    assert _raised(low).pence <= _raised(high).pence
