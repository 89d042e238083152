"""Reviews: at three and twelve months, on change, and when asked; a change is split anew from its own day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from tests.workflow.casework.life import NEEDY, Life
from workflow.casework import commands as c
from workflow.clocks.due import local_date


def reviewed(life: Life, **said: object) -> None:
    review = c.ReviewCare(act="review", findings="Canfyddiadau", **said)  # type: ignore[arg-type]
    life.do(review, life.social("coordinator"))


def asking(who: str = "family") -> c.AskForReview:
    return c.AskForReview(act="ask_for_review", asked_for=who, reason="Mae pethau wedi newid")  # type: ignore[arg-type]


def test_the_first_review_is_after_three_months_and_the_next_after_twelve() -> None:
    life = Life().announced()
    (first,) = life.clocks("first_review")
    assert (first.count, first.unit) == (3, "months")
    reviewed(life, needs_changed=False)
    (following,) = life.clocks("next_review")
    assert (following.count, following.unit) == (12, "months")


@pytest.mark.parametrize("who", ["family", "body"])
def test_anybody_may_ask_for_an_early_review_which_has_a_clock(who: str) -> None:
    life = Life().announced()
    life.do(asking(who), life.health("coordinator"))
    assert life.clocks("early_review")
    assert life.refused(asking(), life.social("coordinator")) == "asks_for_one_review"
    reviewed(life, needs_changed=False)
    assert not life.clocks("early_review")
    (held,) = life.facts.reviews
    assert held.held_at is not None
    assert held.asked_for == ("family" if who == "family" else life.board)


def test_an_early_review_that_is_not_held_is_told_to_the_head_of_service() -> None:
    life = Life().announced()
    life.do(asking(), life.health("coordinator"))
    life.pass_working_days(11)
    assert [one for one in life.clocks("chase") if one.subject == "early_review"]
    reviewed(life, needs_changed=False)
    assert not [one for one in life.clocks("chase") if one.subject == "early_review"]


def test_unchanged_levels_are_carried_forward_with_their_confirmations() -> None:
    life = Life().announced()
    reviewed(life, needs_changed=True)
    life.do(
        c.RecordAssessment(
            levels=NEEDY | {"mobility": "low"},
            assessor=c.AssessorSaid(no_conflict=True, name="Asesydd Arall"),
        ),
        life.health("coordinator"),
    )
    unconfirmed = {one.domain for one in life.facts.needs if one.health_at is None or one.social_at is None}
    assert unconfirmed == {"mobility"}


def test_a_change_is_split_anew_from_its_own_day_while_care_and_payment_go_on() -> None:
    life = Life().announced()
    life.pass_days(40)
    changed_from = local_date(life.now) - timedelta(days=10)
    before, payers = life.split, life.facts.payers
    reviewed(life, needs_changed=True, changed_from=changed_from)
    assert life.facts.case.care == "live"
    life.do(
        c.RecordAssessment(
            levels=NEEDY | {"mobility": "low"},
            assessor=c.AssessorSaid(no_conflict=True, name="Asesydd Arall"),
        ),
        life.health("coordinator"),
    )
    assert life.split.id != before.id
    assert (before.from_on, life.split.from_on) == (None, changed_from)
    assert [(one.line_id, one.body, one.to_on) for one in life.facts.payers] == [
        (one.line_id, one.body, one.to_on) for one in payers
    ]


@pytest.mark.parametrize(("days", "rule"), [(1, "well_formed"), (-400, "changed_since_the_package")])
def test_a_change_lies_neither_in_the_future_nor_before_the_package(days: int, rule: str) -> None:
    life = Life().announced()
    review = c.ReviewCare(
        act="review",
        needs_changed=True,
        changed_from=local_date(life.now) + timedelta(days=days),
        findings="Canfyddiadau",
    )
    assert life.refused(review, life.social("coordinator")) == rule


def test_there_is_no_day_of_change_where_nothing_changed() -> None:
    with pytest.raises(ValidationError):
        c.ReviewCare(act="review", needs_changed=False, changed_from=date(2026, 9, 1), findings="x")


def test_the_terms_of_a_split_made_anew_begin_on_the_day_of_the_change() -> None:
    life = Life().announced().agreed().signed()
    life.pass_days(40)
    changed_from = local_date(life.now) - timedelta(days=10)
    reviewed(life, needs_changed=True, changed_from=changed_from)
    life.do(
        c.RecordAssessment(
            levels=NEEDY | {"mobility": "low"},
            assessor=c.AssessorSaid(no_conflict=True, name="Asesydd Arall"),
        ),
        life.health("coordinator"),
    )
    life.confirmed().agreed()
    assert life.agreement.from_on == changed_from
    life.signed()
    assert [one.state for one in life.facts.funding_agreements].count("in_force") == 1
