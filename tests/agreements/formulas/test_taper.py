"""A taper: the one step that holds the whole weeks since the start, less pauses, and never a guess."""

from datetime import timedelta

import pytest

from agreements.refusals import FactsMissing
from tests.agreements.formulas.composed import exact, of_cost
from tests.agreements.formulas.promises import formula, keeps_its_promises, problems, question, told, world
from tests.agreements.packages import DAY

STEPS = [
    {"from_weeks": 0, "to_weeks": 11, "shares": {"health_board": "100%"}},
    {"from_weeks": 12, "to_weeks": 25, "shares": {"health_board": "75%", "council.social": "25%"}},
    {"from_weeks": 26, "to_weeks": None, "shares": {"health_board": "50%", "council.social": "50%"}},
]


def taper(*steps):
    return formula(
        "taper", id="main", clock="package_start", pauses="not_counted", steps=list(steps or STEPS)
    )


def asked(days, pence=400, **facts):
    return question(of_cost(pence, **facts), on=DAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("days", "pence"), [(0, 400), (83, 400), (84, 300), (181, 300), (182, 200), (9999, 200)]
)
def test_the_share_changes_on_the_first_day_of_a_week_and_not_before(days, pence):
    assert exact(taper(), asked(days)) == (pence, 400 - pence, 0)


def test_paused_days_do_not_count():
    assert exact(taper(), asked(84, paused_days=1))[0] == 400
    assert exact(taper(), asked(85, paused_days=1))[0] == 300


@pytest.mark.parametrize(("days", "paused"), [(-1, 0), (5, 6)])
def test_a_package_that_has_not_run_is_refused_and_never_guessed(days, paused):
    with pytest.raises(FactsMissing) as refused:
        exact(taper(), asked(days, paused_days=paused))
    assert refused.value.clause == "c4-1"
    assert refused.value.words.cy


def test_the_other_steps_say_why_they_do_not_apply_and_the_weeks_are_read():
    at = asked(7 * 14, paused_days=3)
    found = taper().divide(at.facts.lines, at)
    assert told(found) == [
        "the step of the taper, 0 to 11, does not apply: whole weeks gone by: 13",
        "the step of the taper, 26 or more, does not apply: whole weeks gone by: 13",
    ]
    assert "12 to 25" in found.lines[0].working.en
    read = [words.en for words in taper().inputs((), at)]
    assert read == ["whole weeks gone by: 13", "paused days that do not count: 3"]


def test_every_step_is_stated_with_its_weeks_and_shares():
    stated = {name: words.en for name, words in taper().constants({}).items()}
    assert stated == {
        "main.0-11": "whole weeks gone by: 0 to 11 (the health board 100%)",
        "main.12-25": "whole weeks gone by: 12 to 25 "
        "(the health board 75%, the council's social care budget 25%)",
        "main.26-on": "whole weeks gone by: 26 or more "
        "(the health board 50%, the council's social care budget 50%)",
    }


@pytest.mark.parametrize(
    ("place", "change", "sentence"),
    [
        (0, {"from_weeks": 1}, "a gap: no step holds the weeks 0 to 0"),
        (0, {"to_weeks": 10}, "a gap: no step holds the weeks 11 to 11"),
        (0, {"to_weeks": 12}, "an overlap: two steps hold 12 weeks"),
        (0, {"to_weeks": None}, "an overlap: two steps hold 12 weeks"),
        (1, {"from_weeks": 26, "to_weeks": 25}, "the step 26 to 25 runs backwards"),
        (2, {"to_weeks": 30}, "a gap: there is no step after 26 to 30"),
        (2, {"shares": {"health_board": "60%"}}, "the shares come to 3/5, not to one"),
    ],
)
def test_steps_cover_every_week_once(place, change, sentence):
    steps = [step | (change if place == at else {}) for at, step in enumerate(STEPS)]
    assert any(found.startswith(sentence) for found in problems(taper(*steps)))


def test_the_shares_of_every_step_are_stated_for_a_kind_that_is_named():
    named = formula("taper", **taper().model_dump(include={"clock", "pauses", "steps"}), lines=["support"])
    assert [path for path, _ in named.stated_shares("support")] == [
        ("steps", place, "shares") for place in range(3)
    ]
    assert list(taper().stated_shares("support")) == []


@pytest.mark.parametrize("weeks", [0, 11, 12, 25, 26, 500])
def test_it_keeps_what_every_kind_promises(weeks):
    assert problems(taper()) == []
    keeps_its_promises(taper(), asked(7 * weeks, pence=12_345), world())
