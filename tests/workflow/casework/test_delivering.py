"""Support that stops is counted and told at once; the care story never goes back and nobody stops paying."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from tests.workflow.casework.life import Life, act_id, rulebook
from workflow.casework import commands as c
from workflow.casework.perform import bring_up_to_date
from workflow.casework.support_days import days_without_support


def stopped(life: Life, *line_ids: str, **said: object) -> None:
    """The family says that lines have stopped."""
    life.do(
        c.ReportNotDelivered(
            act="report_not_delivered",
            line_ids=line_ids,
            reported_by="family",
            reason="not_in_placement",
            words="Nid oes therapi yma.",
            **said,  # type: ignore[arg-type]  # fields of the command
        ),
        life.social("coordinator"),
    )


def test_a_therapy_missing_inside_a_placement_counts_again_and_both_executives_are_told_that_day() -> None:
    life = Life().announced()
    life.pass_days(10)
    line = life.facts.cost_lines[0].id
    payers = life.facts.payers
    before = len(life.notices)
    stopped(life, line)
    assert life.notices[before:].count("support_not_delivered") == 3
    assert life.facts.case.care == "live"
    assert [one.body for one in life.facts.payers] == [one.body for one in payers]
    life.pass_days(3)
    counted = days_without_support(life.facts, life.now.date())
    assert (counted.days, counted.lines[line], counted.lacking) == (3, 3, (line,))


def test_it_is_told_again_once_a_day_and_never_twice() -> None:
    life = Life().announced()
    life.pass_days(10)
    stopped(life, life.facts.cost_lines[0].id)
    told = life.events.count("SupportNotDelivered")
    life.pass_days(2)
    assert life.events.count("SupportNotDelivered") == told + 1
    again = bring_up_to_date(life.facts, now=life.now, act_id=act_id(), salt="s", under=rulebook())
    assert again is None


def test_welsh_government_is_told_after_the_days_in_the_data() -> None:
    life = Life().announced()
    life.pass_days(10)
    stopped(life, life.facts.cost_lines[0].id)
    life.pass_working_days(6)
    assert life.facts.referrals[-1].about == "support"
    assert life.facts.referrals[-1].notification["days_without_support"] >= 5


def test_days_that_were_already_gone_when_it_was_reported_count_too() -> None:
    life = Life().announced()
    life.pass_days(12)
    day = life.now.date() - timedelta(days=4)
    stopped(life, life.facts.cost_lines[0].id, stopped_on=day)
    counted = days_without_support(life.facts, life.now.date())
    assert (counted.days, counted.since) == (4, day)


def test_it_cannot_have_stopped_before_it_was_confirmed() -> None:
    life = Life().announced()
    report = c.ReportNotDelivered(
        act="report_not_delivered",
        line_ids=(life.facts.cost_lines[0].id,),
        stopped_on=date(2026, 9, 1),
        reason="staff",
        words="x",
    )
    assert life.refused(report, life.social("coordinator")) == "stops_after_it_began"


def test_what_was_never_confirmed_is_not_reported_as_stopped() -> None:
    life = Life().decided().costed()
    report = c.ReportNotDelivered(
        act="report_not_delivered", line_ids=(life.facts.cost_lines[0].id,), reason="staff", words="x"
    )
    assert life.refused(report, life.social("coordinator")) == "reports_what_was_delivered"
    with pytest.raises(ValidationError):
        c.ReportNotDelivered(act="report_not_delivered", line_ids=(), reason="staff", words="x")


def test_each_line_is_accepted_told_and_confirmed_for_itself() -> None:
    life = Life().decided().costed()
    mine = [one.line_id for one in life.facts.payers if one.body == life.council]
    first = (mine[0],)
    life.do(c.AcceptPayment(act="accept_payment", line_ids=first), life.social())
    assert life.clocks("payment_accepted", "provider_instructed")
    life.do(c.InstructProvider(act="instruct_provider", line_ids=first), life.social("coordinator"))
    life.do(
        c.ConfirmDelivery(act="confirm_delivery", line_ids=first, confirmed_by="family"),
        life.health("coordinator"),
    )
    facts = {one.line_id: one for one in life.facts.payers}
    assert facts[mine[0]].accepted_at
    assert facts[mine[0]].instructed_at
    assert facts[mine[0]].delivered_at
    assert not facts[mine[1]].accepted_at
    assert life.facts.deliveries[0].confirmed_by == "family"
    assert life.facts.case.delivered_at is None
    strange = c.AcceptPayment(act="accept_payment", line_ids=("nowhere",))
    assert life.refused(strange, life.social()) == "acts_on_lines_that_wait"
    life.do(c.AcceptPayment(act="accept_payment"), life.social())
    assert {clock.body for clock in life.clocks("payment_accepted")} == {life.board}


def test_a_line_confirmed_again_is_delivered_again() -> None:
    life = Life().announced()
    life.pass_days(10)
    line = life.facts.cost_lines[0].id
    stopped(life, line)
    life.pass_days(2)
    life.do(c.ConfirmDelivery(act="confirm_delivery"), life.social("coordinator"))
    assert life.facts.case.delivered_at is not None
    assert not life.clocks("support_alert", "support_referred")
    life.pass_days(20)
    assert days_without_support(life.facts, life.now.date()).days == 2
