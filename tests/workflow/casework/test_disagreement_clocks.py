"""The time limits of a statement of facts, a mediation and a reimbursement act at their instant, and once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from tests.workflow.casework.life import Life, act_id, rulebook
from tests.workflow.casework.test_parties import between, facts_of
from workflow.casework import commands as c
from workflow.casework.changes import Changes
from workflow.casework.facts import CaseFacts
from workflow.casework.perform import bring_up_to_date


def drafted() -> Life:
    """A statement of facts waits for signatures."""
    life = Life()
    facts_of(life, between(life, life.health("coordinator")))
    return life


def mediated() -> Life:
    """A mediation is under way."""
    life = Life()
    dispute = between(life, life.health("coordinator"))
    appoint = c.AppointMediator(act="appoint", name="Enw", body="XHB3", no_conflict=True)
    life.do(appoint, life.social("director"), dispute)
    return life


def owed() -> Life:
    """A reimbursement waits to be paid."""
    life = Life().decided().costed(package_start=date(2026, 9, 7)).confirmed().delivered()
    dispute = life.objected("exceptional").id
    shares = {share["account"]: share["pence"] for share in life.split.shares}
    health, social, _ = shares
    moved = shares | {health: shares[health] + 7_000, social: shares[social] - 7_000}
    terms = c.Settle(outcome="settled", reasons="x", shares=moved, from_on=life.now.date())
    life.pass_working_days(2)
    life.do(terms, life.health("director"), dispute)
    life.do(terms, life.social("director"), dispute)
    return life


def enforced(facts: CaseFacts, now: datetime) -> Changes | None:
    return bring_up_to_date(facts, now=now, act_id=act_id(), salt="s", under=rulebook())


@pytest.mark.parametrize(
    ("kind", "begun"), [("facts_signature", drafted), ("mediation", mediated), ("reimbursement", owed)]
)
def test_it_acts_at_its_instant_and_not_again(kind: str, begun: Callable[[], Life]) -> None:
    life = begun()
    (clock,) = life.clocks(kind)
    while (first := min(one.due_at for one in life.clocks())) < clock.due_at:
        life.now = first
        life.catch_up()
    before = enforced(life.facts, clock.due_at - timedelta(microseconds=1))
    assert before is None
    done = enforced(life.facts, clock.due_at)
    assert done is not None
    assert next(one for one in done.facts.deadlines if one.id == clock.id).status == "passed"
    assert enforced(done.facts, clock.due_at) is None
