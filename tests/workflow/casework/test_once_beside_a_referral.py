"""Every automatic act of the mailbox, the milestones and reviews, once: again at its instant, nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.workflow.casework.life import Life
from tests.workflow.casework.test_care_reviews import asking
from tests.workflow.casework.test_transition import planned, young
from tests.workflow.casework.test_welsh_government import information, opened, referred
from workflow.casework import commands as c
from workflow.clocks.due import local_date


def with_a_target() -> Life:
    life = opened()
    on = local_date(life.now) + timedelta(days=3)
    life.do(c.RecordReply(kind="acknowledged", target_on=on), life.official())
    return life


def waiting_for_information() -> Life:
    life = opened()
    life.do(information(), life.official())
    return life


def waiting_for_papers() -> Life:
    life = opened()
    ask = c.RequestIdentifiedPapers(act="request", papers="Asesiad", lawful_basis="Y sail")
    life.do(ask, life.official())
    return life


def asked_for_a_review() -> Life:
    life = Life().announced()
    life.do(asking(), life.health("coordinator"))
    return life


def almost_thirteen() -> Life:

    return young(date(2013, 10, 20))


LIVES: dict[str, Callable[[], Life]] = {
    "referral_taken": referred,
    "safety_statement": referred,
    "welsh_government_target": with_a_target,
    "information_wanted": waiting_for_information,
    "papers_wanted": waiting_for_papers,
    "early_review": asked_for_a_review,
    "transition_begins": almost_thirteen,
    "transition_planning": almost_thirteen,
    "transition_worker": almost_thirteen,
    "learning_disability_marker": almost_thirteen,
    "adult_referral": almost_thirteen,
    "transition_catch_up": young,
    "adult_decision": lambda: planned(young()),
    "adult_decision_alert": lambda: planned(young()),
    "adult_acceptance": lambda: planned(young()),
    "adult_acceptance_again": lambda: planned(young()),
    "eighteen": lambda: planned(young()),
}


@pytest.mark.parametrize("kind", LIVES)
def test_its_end_acts_at_its_instant_and_only_once(kind: str) -> None:
    life = LIVES[kind]()
    for _ in range(3000):
        if any(one.kind == kind and one.status == "passed" for one in life.facts.deadlines):
            return
        due_at = min(one.due_at for one in life.clocks())
        if due_at > life.now:
            life.now = due_at - timedelta(microseconds=1)
            assert life.catch_up() is None
        life.now = max(due_at, life.now)
        done = life.catch_up()
        assert done is not None
        assert life.catch_up() is None
    raise AssertionError(f"{kind} never ended")
