"""Exceptions: exactly one or the default, two are refused, and every one that did not apply says why."""

from datetime import timedelta

import pytest
from pydantic import ValidationError

from agreements.refusals import FactsMissing, TwoExceptionsApply
from tests.agreements.formulas.composed import ALL_HEALTH, ALL_SOCIAL, HALF, exact, fixed, of_cost
from tests.agreements.formulas.promises import formula, keeps_its_promises, problems, question, told, world
from tests.agreements.packages import DAY, line, package

HEALTH, SOCIAL = fixed("health", ALL_HEALTH), fixed("social", ALL_SOCIAL)
PARTS = (HALF, HEALTH, SOCIAL)


def exception(name, use="health", clause="c4-2", **when):
    return {"id": name, "name": {"cy": f"y {name}", "en": name}, "clause": clause, "when": when, "use": use}


def chain(*exceptions, default="half"):
    return formula("exception_chain", id="main", default=default, exceptions=list(exceptions))


def asked(facts, **beside):
    return question(facts, parts=PARTS, **beside)


FAST = exception("hurried", marks=["fast_track"])
DEAR = exception("dear", use="social", weekly_cost={"from": 1000, "from_included": False})


def test_a_marked_package_takes_the_exception_and_another_the_default():
    assert exact(chain(FAST), asked(of_cost(100, marks=["fast_track"]))) == (100, 0, 0)
    assert exact(chain(FAST), asked(of_cost(100))) == (50, 50, 0)


def test_the_answer_names_the_exception_and_its_clause_and_why_the_others_do_not_apply():
    at = asked(of_cost(100, marks=["fast_track"]))
    found = chain(FAST, DEAR).divide(at.facts.lines, at)
    assert found.lines[0].working.en.startswith("the exception hurried, clause c4-2: fixed shares")
    assert told(found) == [
        "the exception dear does not apply: the condition is weekly cost: from £10.00 (not included); "
        "here: £1.00"
    ]
    assert [words.en for words in chain(FAST).inputs(at.facts.lines, at)] == [
        "marked: fast track; here: fast track"
    ]
    plain = chain(FAST).divide(at.facts.lines, asked(of_cost(100)))
    assert plain.lines[0].working.en.startswith("no exception applies: fixed shares")


def test_two_that_apply_are_refused_and_both_are_named():
    with pytest.raises(TwoExceptionsApply, match="hurried; dear") as refused:
        exact(chain(FAST, DEAR), asked(of_cost(2000, marks=["fast_track"])))
    assert refused.value.words.cy.startswith("Mae mwy nag un eithriad yn berthnasol: y hurried; y dear")


@pytest.mark.parametrize(
    ("when", "meets", "misses"),
    [
        (
            {"marks": ["detained", "section_117"]},
            {"marks": ["section_117", "detained"]},
            {"marks": ["detained"]},
        ),
        ({"without_marks": ["detained"]}, {}, {"marks": ["detained"]}),
        ({"eligibility": ["joint_not_eligible"]}, {"eligibility": "joint_not_eligible"}, {}),
        ({"services": ["equipment", "transport"]}, {"service": "transport"}, {}),
        ({"councils": ["XLA11"]}, {}, {"council": "XLA12"}),
        ({"line_kinds": ["support"]}, {}, {"lines": [line("a", "tuition", 100)]}),
        (
            {"levels": {"skin": {"at_least": "high"}}},
            {"levels": {"skin": "severe"}},
            {"levels": {"skin": "low"}},
        ),
        ({"levels": {"skin": {"at_most": "low"}}}, {"levels": {"skin": "low"}}, {"levels": {"skin": "high"}}),
        ({"weekly_cost": {"to": 100, "to_included": True}}, {}, {"lines": [line("a", "support", 101)]}),
        ({"weekly_cost": {"to": 101, "to_included": False}}, {}, {"lines": [line("a", "support", 101)]}),
        ({"elapsed_weeks": {"from": 2, "from_included": True}}, {}, {"paused_days": 1}),
        (
            {"package_start": {"from": str(DAY), "from_included": True, "to": str(DAY), "to_included": True}},
            {},
            {"package_start": DAY + timedelta(days=1)},
        ),
    ],
)
def test_each_condition_holds_on_its_side_and_not_on_the_other(when, meets, misses):
    asking, after = chain(exception("one", **when)), DAY + timedelta(days=14)
    assert exact(asking, asked(of_cost(100) if not meets else of_cost(100, **meets), on=after))[1] == 0
    facts = of_cost(100, **misses) if "lines" not in misses else package("XR1", *misses["lines"])
    assert exact(asking, asked(facts, on=after))[1] == facts.total_pence / 2


def test_all_conditions_of_an_exception_must_hold():
    both = chain(exception("both", marks=["detained"], services=["equipment"]))
    assert exact(both, asked(of_cost(100, marks=["detained"])))[1] == 50
    assert exact(both, asked(of_cost(100, marks=["detained"], service="equipment")))[1] == 0


def test_a_level_that_decides_and_is_not_stated_is_refused():
    skin = chain(exception("skin", levels={"skin": {"at_least": "high"}}, marks=["detained"]))
    assert exact(skin, asked(of_cost(100)))[1] == 50
    with pytest.raises(FactsMissing, match="skin and tissue") as refused:
        exact(skin, asked(of_cost(100, marks=["detained"])))
    assert refused.value.clause == "c4-2"


def test_weeks_that_decide_and_are_not_known_are_refused_only_where_all_else_holds():
    when = {"elapsed_weeks": {"from": 1, "from_included": True}, "levels": {"skin": {"at_least": "high"}}}
    early = DAY - timedelta(days=1)
    asking = chain(exception("late", **when))
    assert exact(asking, asked(of_cost(100, levels={"skin": "low"}), on=early))[1] == 50
    with pytest.raises(FactsMissing, match="has not started"):
        exact(asking, asked(of_cost(100, levels={"skin": "high"}), on=early))


OVERLAPS = "an overlap: two exceptions can apply to the same package: one; two"
BELOW = {"weekly_cost": {"to": 1000, "to_included": True}}


@pytest.mark.parametrize(
    ("one", "two", "can"),
    [
        ({"marks": ["detained"]}, {"marks": ["looked_after"]}, True),
        ({"marks": ["detained"]}, {"without_marks": ["detained"]}, False),
        ({"eligibility": ["eligible"]}, {"eligibility": ["assessed_pending"]}, False),
        ({"services": ["equipment"]}, {"services": ["transport"]}, False),
        ({"services": ["equipment", "transport"]}, {"services": ["transport"]}, True),
        ({"councils": ["XLA11"]}, {"councils": ["XLA12"]}, False),
        ({"line_kinds": ["tuition"]}, {"line_kinds": ["support"]}, True),
        ({"levels": {"skin": {"at_least": "high"}}}, {"levels": {"skin": {"at_most": "moderate"}}}, False),
        ({"levels": {"skin": {"at_least": "high"}}}, {"levels": {"skin": {"at_most": "high"}}}, True),
        ({"levels": {"skin": {"at_least": "high"}}}, {"levels": {"mobility": {"at_most": "low"}}}, True),
        (BELOW, {"weekly_cost": {"from": 1000, "from_included": True}}, True),
        (BELOW, {"weekly_cost": {"from": 1000, "from_included": False}}, False),
        (BELOW, {"weekly_cost": {"from": 1001, "from_included": True}}, False),
        (
            {"elapsed_weeks": {"to": 12, "to_included": False}},
            {"elapsed_weeks": {"from": 12, "from_included": True}},
            False,
        ),
        (
            {"package_start": {"to": "2024-04-01", "to_included": True}},
            {"package_start": {"from": "2024-04-01", "from_included": True}},
            True,
        ),
        (BELOW, {"marks": ["detained"]}, True),
    ],
)
def test_whether_two_exceptions_can_meet_is_decided_before_anybody_signs(one, two, can):
    found = problems(chain(exception("one", **one), exception("two", **two)))
    assert found == ([OVERLAPS] if can else [])


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        ({}, "there is no condition: the exception would always apply"),
        (
            {"marks": ["detained"], "without_marks": ["detained"]},
            "no package can satisfy these conditions together",
        ),
        (
            {"weekly_cost": {"from": 5, "from_included": False, "to": 6, "to_included": False}},
            "no package can satisfy these conditions together",
        ),
        (
            {"levels": {"skin": {"at_least": "high", "at_most": "low"}}},
            "no package can satisfy these conditions together",
        ),
        ({"levels": {"skin": {}}}, "a lowest or a highest level of the domain skin must be said"),
        ({"levels": {"skin": {"at_least": "priority"}}}, "the domain skin does not admit the level priority"),
        ({"levels": {"hair": {"at_least": "low"}}}, "the domain hair does not admit the level low"),
        ({"councils": ["XHB1"]}, "there is no council XHB1"),
    ],
)
def test_conditions_that_say_nothing_or_cannot_hold_are_problems(when, sentence):
    assert sentence in problems(chain(exception("one", **when)))
    twice = problems(chain(FAST, FAST))
    assert twice == [
        "two exceptions are called hurried",
        OVERLAPS.replace("one; two", "hurried; hurried"),
    ]


@pytest.mark.parametrize(
    "between",
    [{}, {"from": 5}, {"from_included": True}, {"from": 5, "from_included": True, "to_included": True}],
)
def test_a_bound_says_whether_it_is_included(between):
    with pytest.raises(ValidationError, match=r"at least one bound|must say whether"):
        chain(exception("one", weekly_cost=between))


def test_a_clause_can_state_every_condition():
    when = {
        "eligibility": ["eligible", "assessed_pending"],
        "weekly_cost": {"from": 100_000, "from_included": True, "to": 300_000, "to_included": False},
        "package_start": {"to": "2024-04-01", "to_included": True},
        "levels": {"skin": {"at_least": "high"}},
    }
    stated = chain(exception("one", **when)).constants({})["main.one"]
    assert stated.en.split("; ") == [
        "eligibility: one of these (eligible, awaiting a decision)",
        "weekly cost: from £1,000.00 (included) to £3,000.00 (not included)",
        "start of the package: to 1 April 2024 (included)",
        "skin and tissue: at least high",
    ]
    assert stated.cy.split("; ") == [
        "cymhwystra: un o'r rhain (cymwys, yn aros am benderfyniad)",
        "cost wythnosol: o £1,000.00 (yn gynwysedig) hyd at £3,000.00 (heb ei gynnwys)",
        "dechrau'r pecyn: hyd at 1 Ebrill 2024 (yn gynwysedig)",
        "croen a meinwe: o leiaf uchel",
    ]


@pytest.mark.parametrize("cost", [0, 1, 999, 1000, 1001, 10**9])
@pytest.mark.parametrize("marks", [(), ("detained",)])
def test_its_branches_enclose_every_answer(cost, marks):
    asking = chain(
        exception("cheap", weekly_cost={"to": 1000, "to_included": False}),
        exception(
            "held", use="social", marks=["detained"], weekly_cost={"from": 1000, "from_included": False}
        ),
    )
    assert problems(asking) == []
    over = world({}, PARTS)
    keeps_its_promises(asking, asked(of_cost(cost, marks=marks)), over, rising=False)


def test_two_branches_that_meet_at_a_cost_have_neighbouring_ends():
    over = world({}, PARTS, last=5000)
    spans = [
        (branch.first, branch.last, branch.label.en.split(":")[0]) for branch in chain(DEAR).branches(over)
    ]
    assert spans == [(1001, 5000, "exception dear"), (0, 1000, "otherwise")]


def test_where_another_condition_decides_too_the_default_stands_beside_the_exception_as_well():
    held = exception("held", marks=["detained"], weekly_cost={"from": 1000, "from_included": False})
    spans = [
        (branch.first, branch.last) for branch in chain(held).branches(world({}, PARTS, last=5000))
    ]  # fmt: skip
    assert spans == [(1001, 5000), (0, 5000), (0, 1000)]
