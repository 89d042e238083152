"""Where the child is: alarms at once and daily, judged by both sides, and a panel before a placement out of
area that never makes urgent care wait.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.casework.life import PANEL, Life, act_id, rulebook
from workflow.casework import commands as c
from workflow.casework.facts import CaseFacts, Judgement, Setting
from workflow.casework.perform import bring_up_to_date
from workflow.casework.unsuitable_days import days_in_settings

FIRST = date(2026, 3, 2)
DAY = timedelta(days=1)
A_LIFE = Life().facts
DAYS = st.integers(0, 25).map(lambda days: FIRST + days * DAY)


def moved(life: Life, kind: str, **said: object) -> None:
    """The council records where the child is, from today."""
    said = {"from_on": life.now.date(), **said}
    life.do(c.RecordSetting(act="move", kind=kind, **said), life.social("coordinator"))  # type: ignore[arg-type]


def judged(life: Life, view: str, *, by_both: bool = True) -> None:
    """One side says what it thinks of the setting, or both do."""
    judge = c.JudgeSetting(act="judge", view=view, reasons="x")  # type: ignore[arg-type]
    life.do(judge, life.social("coordinator"))
    if by_both:
        life.do(judge, life.health("coordinator"))


@pytest.mark.parametrize("kind", ["adult_ward", "segregation"])
def test_an_adult_ward_or_segregation_is_told_at_once_and_every_day_until_the_child_has_left(
    kind: str,
) -> None:
    life = Life()
    before = len(life.notices)
    moved(life, kind)
    assert life.notices[before:].count("setting_alarm") == 3
    told = life.events.count("SettingAlarm")
    life.pass_days(4)
    assert life.events.count("SettingAlarm") == told + 3
    again = bring_up_to_date(life.facts, now=life.now, act_id=act_id(), salt="s", under=rulebook())
    assert again is None
    moved(life, "hospital_ward")
    told = life.events.count("SettingAlarm")
    life.pass_days(4)
    assert life.events.count("SettingAlarm") == told


def test_days_count_once_both_sides_agree_and_a_better_place_is_looked_for_under_a_clock() -> None:
    life = Life()
    moved(life, "hospital_ward")
    assert {clock.body for clock in life.clocks("setting_judged")} == set(life.facts.case.bodies)
    judged(life, "unsuitable", by_both=False)
    life.pass_days(3)
    assert days_in_settings(life.facts, life.now.date()).unsuitable_in_all == 0
    life.do(c.JudgeSetting(act="judge", view="unsuitable", reasons="x"), life.health("coordinator"))
    assert life.clocks("suitable_place")
    assert not life.clocks("setting_judged")
    life.pass_days(5)
    assert days_in_settings(life.facts, life.now.date()).unsuitable_in_all == 5
    judged(life, "suitable", by_both=False)
    assert not life.clocks("suitable_place")
    life.pass_days(5)
    assert days_in_settings(life.facts, life.now.date()).unsuitable_in_all == 5


def test_a_side_that_says_nothing_is_asked_again_and_its_head_of_service_told() -> None:
    life = Life()
    moved(life, "foster")
    before = len(life.notices)
    life.pass_working_days(3)
    assert life.notices[before:].count("time_limit_passed") >= 2
    assert {clock.body for clock in life.clocks("setting_judged")} == set(life.facts.case.bodies)


@st.composite
def judged_settings(draw: st.DrawFn) -> CaseFacts:
    """Moves one after the other, and what each side has said of each, in any order."""
    moves = sorted(draw(st.lists(DAYS, min_size=1, max_size=4, unique=True)))
    settings = tuple(
        Setting(
            id=f"S{place}",
            case_ref="X",
            kind=draw(st.sampled_from(["adult_ward", "foster"])),
            area="in_area",
            from_on=day,
            recorded_at=_noon(day),
            recorded_by="p",
            body="XHB1",
            to_on=moves[place + 1] if place + 1 < len(moves) else None,
        )
        for place, day in enumerate(moves)
    )
    said = tuple(
        Judgement(
            id=f"J{number:02}",
            case_ref="X",
            setting_id=draw(st.sampled_from(settings)).id,
            side=draw(st.sampled_from(["health", "social"])),
            view=draw(st.sampled_from(["suitable", "unsuitable"])),
            from_on=draw(DAYS),
            at=_noon(FIRST + number * DAY),
            by="p",
            text_id="t",
        )
        for number in range(draw(st.integers(0, 8)))
    )
    return replace(A_LIFE, settings=settings, setting_judgements=said)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _view(facts: CaseFacts, setting: Setting, side: str, day: date) -> str:
    mine = [one for one in facts.setting_judgements if (one.setting_id, one.side) == (setting.id, side)]
    known = [one for one in mine if one.from_on <= day]
    return max(known, key=lambda one: (one.from_on, one.at, one.id)).view if known else ""


@given(facts=judged_settings(), today=DAYS)
def test_unsuitable_days_are_what_counting_day_by_day_gives(facts: CaseFacts, today: date) -> None:
    counted = days_in_settings(facts, today)
    for setting in facts.settings:
        there = [
            day
            for day in (FIRST + number * DAY for number in range((today - FIRST).days))
            if setting.from_on <= day and (setting.to_on is None or day < setting.to_on)
        ]
        agreed = [
            day
            for day in there
            if {_view(facts, setting, side, day) for side in ("health", "social")} == {"unsuitable"}
        ]
        assert (counted.days[setting.id], counted.unsuitable[setting.id]) == (len(there), len(agreed))


def test_a_placement_out_of_area_waits_for_the_panel() -> None:
    life = Life()
    away = c.RecordSetting(act="move", kind="residential", area="other_english", from_on=life.now.date())
    assert life.refused(away, life.social("coordinator")) == "out_of_area_needs_panel"
    life.do(_asked(), life.social("coordinator"))
    assert life.clocks("placement_approval")
    assert life.refused(away, life.social("coordinator")) == "out_of_area_needs_panel"
    approval = life.facts.placement_approvals[-1].id
    assert life.refused(_decided(approval, PANEL[:1]), life.health("coordinator")) == "panel_is_quorate"
    life.do(_decided(approval, PANEL), life.health("coordinator"))
    assert not life.clocks("placement_approval")
    life.do(away, life.social("coordinator"))
    assert life.facts.settings[-1].approval_id == approval
    moved(life, "foster")
    assert life.refused(away, life.social("coordinator")) == "out_of_area_needs_panel"


def _asked(area: str = "other_english") -> c.AskApproval:
    return c.AskApproval(act="ask", kind="residential", area=area, why_not_nearer="x")  # type: ignore[arg-type]


def _decided(
    approval: str, members: tuple[c.PanelMember, ...], outcome: str = "approved"
) -> c.DecideApproval:
    return c.DecideApproval(
        act="decide",
        approval_id=approval,
        outcome=outcome,  # type: ignore[arg-type]
        members=members,
        reasons="x",
    )


def test_an_emergency_places_at_once_and_is_approved_after_under_a_clock_that_starts_at_once() -> None:
    life = Life()
    moved(life, "residential", area="elsewhere", emergency="Nid oes lle arall heno.")
    assert life.facts.settings[-1].area == "elsewhere"
    clock = life.clocks("placement_approval")[0]
    assert (clock.count, clock.unit) == (1, "working_days")
    life.pass_working_days(2)
    assert life.clocks("placement_approval")
    life.do(_decided(life.facts.placement_approvals[-1].id, PANEL, "refused"), life.health("head_of_service"))
    assert life.facts.settings[-1].to_on is None
    assert life.clocks("suitable_place")


def test_a_child_in_hospital_out_of_area_is_recorded_without_a_panel() -> None:
    life = Life()
    moved(life, "mental_health_unit", area="other_english")
    assert life.facts.settings[-1].area == "other_english"


def test_while_a_nearer_place_is_offered_none_further_away_is_asked_for() -> None:
    life = Life()
    coordinator = life.social("coordinator")
    life.do(
        c.AskProviders(act="ask", providers=("Y Bwthyn",), kind="residential", area="bordering_welsh"),
        coordinator,
    )
    enquiry = life.facts.enquiries[0].id
    life.do(c.RecordAnswer(act="answer", enquiry_ids=(enquiry,), outcome="offered"), coordinator)
    assert life.refused(_asked(), coordinator) == "nearer_place_first"
    life.do(c.AnswerOffer(act="answer_offer", enquiry_id=enquiry, outcome="declined", words="x"), coordinator)
    life.do(_asked(), coordinator)
    assert life.refused(_asked(), coordinator) == "asks_the_panel_once"


def test_a_move_before_the_last_one_is_refused() -> None:
    life = Life()
    life.pass_days(5)
    moved(life, "foster")
    earlier = c.RecordSetting(act="move", kind="own_home", from_on=life.now.date() - DAY)
    assert life.refused(earlier, life.social("coordinator")) == "moves_forward"
    future = c.RecordSetting(act="move", kind="own_home", from_on=life.now.date() + DAY)
    assert life.refused(future, life.social("coordinator")) == "well_formed"
