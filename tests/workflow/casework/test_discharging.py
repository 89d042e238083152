"""Nobody leaves hospital without a dated follow-up by a named service, and the follow-up is not forgotten."""

from __future__ import annotations

from datetime import timedelta

from tests.workflow.casework.life import Life
from workflow.casework import commands as c

DAY = timedelta(days=1)


def in_hospital() -> Life:
    """A child on an adult ward after an overdose."""
    life = Life()
    life.do(
        c.RecordSetting(act="move", kind="adult_ward", from_on=life.now.date()), life.health("coordinator")
    )
    return life


def planned(life: Life, *, in_days: int = 0, then: int = 3) -> None:
    """A discharge with its follow-up."""
    today = life.now.date()
    life.do(
        c.PlanDischarge(
            act="plan",
            discharge_on=today + in_days * DAY,
            follow_up_on=today + (in_days + then) * DAY,
            service="CAMHS",
        ),
        life.health("coordinator"),
    )


def discharged(life: Life, kind: str = "own_home") -> None:
    """The child goes home today."""
    life.do(
        c.RecordDischarge(act="discharge", discharged_on=life.now.date(), kind=kind),  # type: ignore[arg-type]
        life.health("coordinator"),
    )


def test_a_plan_without_a_dated_follow_up_or_a_named_service_is_refused() -> None:
    life = in_hospital()
    today = life.now.date()
    for plan in (
        c.PlanDischarge(act="plan", discharge_on=today),
        c.PlanDischarge(act="plan", discharge_on=today, service="CAMHS"),
        c.PlanDischarge(act="plan", discharge_on=today, follow_up_on=today),
    ):
        assert life.refused(plan, life.health("coordinator")) == "discharge_needs_follow_up"
    backwards = c.PlanDischarge(
        act="plan", discharge_on=today + 2 * DAY, follow_up_on=today + DAY, service="CAMHS"
    )
    assert life.refused(backwards, life.health("coordinator")) == "well_formed"


def test_a_discharge_without_a_plan_is_refused_however_it_is_called() -> None:
    life = in_hospital()
    today = life.now.date()
    home = c.RecordSetting(act="move", kind="own_home", from_on=today)
    leave = c.RecordDischarge(act="discharge", discharged_on=today, kind="own_home")
    assert life.refused(home, life.social("coordinator")) == "discharge_needs_follow_up"
    assert life.refused(leave, life.social("coordinator")) == "discharge_needs_follow_up"
    planned(life)
    discharged(life)
    assert life.facts.settings[-1].kind == "own_home"
    assert not life.clocks("setting_alert", "discharge_due")


def test_a_follow_up_that_is_not_held_is_chased_with_both_heads_of_service() -> None:
    life = in_hospital()
    planned(life, then=2)
    discharged(life)
    life.pass_days(2)
    assert life.clocks("discharge_follow_up")[0].unit == "days"
    late = life.events.count("TimeLimitPassed")
    before = len(life.notices)
    life.pass_days(1)
    passed = life.events.count("TimeLimitPassed") - late
    assert life.notices[before:].count("time_limit_passed") > passed >= 1
    assert life.clocks("discharge_follow_up")
    follow = c.RecordFollowUp(
        act="follow_up",
        discharge_id=life.facts.discharges[0].id,
        seen=True,
        on=life.now.date(),
        words="Gwelwyd.",
    )
    life.do(follow, life.health("coordinator"))
    assert not life.clocks("discharge_follow_up")
    assert life.refused(follow, life.health("coordinator")) == "follow_up_waits"


def test_a_child_who_was_not_seen_has_a_new_day_and_it_is_told() -> None:
    life = in_hospital()
    planned(life, then=1)
    discharged(life)
    life.pass_days(1)
    key = life.facts.discharges[0].id
    past = c.RecordFollowUp(
        act="follow_up", discharge_id=key, seen=False, on=life.now.date() - DAY, words="x"
    )
    assert life.refused(past, life.health("coordinator")) == "well_formed"
    again = c.RecordFollowUp(
        act="follow_up", discharge_id=key, seen=False, on=life.now.date() + 2 * DAY, words="x"
    )
    life.do(again, life.health("coordinator"))
    assert life.facts.discharges[0].not_seen == 1
    assert len(life.clocks("discharge_follow_up")) == 1
    assert "follow_up_not_held" in life.notices


def test_a_planned_day_that_passes_is_asked_about() -> None:
    life = in_hospital()
    planned(life, in_days=1)
    life.pass_days(3)
    assert "time_limit_passed" in life.notices
    assert life.clocks("discharge_due")
    life.do(
        c.CancelDischarge(act="cancel", discharge_id=life.facts.discharges[0].id, reason="x"),
        life.health("coordinator"),
    )
    assert not life.clocks("discharge_due")
    planned(life)


def test_only_a_child_in_hospital_is_discharged() -> None:
    life = Life()
    plan = c.PlanDischarge(
        act="plan", discharge_on=life.now.date(), follow_up_on=life.now.date(), service="CAMHS"
    )
    assert life.refused(plan, life.health("coordinator")) == "discharges_from_hospital"


def test_a_death_ends_every_clock_of_where_the_child_was() -> None:
    life = in_hospital()
    planned(life)
    life.do(c.EndCase(act="end", reason="death"), life.health("coordinator"))
    assert life.clocks() == []
    life.pass_days(30)
    assert life.events[-1] == "CaseEnded"
