"""An automatic act that a body has off or on trial does not happen, and nothing sits because of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.workflow.casework.life import MONDAY, Life, act_id, rulebook
from workflow.casework import commands as c
from workflow.casework.automatic import Automatic, Setting
from workflow.casework.changes import Changes
from workflow.casework.enforcing import ENFORCE
from workflow.casework.facts import CaseFacts
from workflow.casework.going_live import ACT_OF, NEVER_HELD_BACK
from workflow.casework.office_codes import AUTOMATIC_ACTS
from workflow.casework.perform import bring_up_to_date
from workflow.casework.rulebook import Rulebook


def rules(*said: tuple[str, str, str]) -> Rulebook:
    """The shipped rules, with (body, act, mode) said long ago."""
    settings = (
        Setting(number, body, act, mode, MONDAY - timedelta(days=30))
        for number, (body, act, mode) in enumerate(said, start=1)
    )
    return replace(rulebook(), automatic=Automatic(tuple(settings)))


def enforced(facts: CaseFacts, life: Life, under: Rulebook) -> Changes:
    """What is overdue, done under these rules."""
    changes = bring_up_to_date(facts, now=life.now, act_id=act_id(), salt="s", under=under)
    assert changes is not None
    return changes


def kinds(changes: Changes) -> list[str]:
    """The kinds of its events, in order."""
    return [event.kind for event in changes.events]


@pytest.fixture
def silent() -> Life:
    """An announced split at the instant at which silence would apply it; the reminders have gone."""
    life = Life().announced()
    (first, *_) = sorted({clock.due_at for clock in life.clocks("objection")})
    while (due := min(clock.due_at for clock in life.clocks())) < first:
        life.now = max(due, life.now)
        life.catch_up()
    life.now = first
    return life


class TestModes:
    """Dated, per body, and the stricter of two bodies counts."""

    def test_an_act_of_which_nobody_has_said_anything_is_on(self) -> None:
        assert Automatic().strictest("refer", ("XHB1", "XLA11"), MONDAY) == "on"

    @pytest.mark.parametrize(
        ("health", "council", "counts"),
        [("on", "on", "on"), ("on", "shadow", "shadow"), ("off", "shadow", "off"), ("off", "on", "off")],
    )
    def test_the_stricter_mode_of_two_bodies_counts(self, health: str, council: str, counts: str) -> None:
        under = rules(("XHB1", "refer", health), ("XLA11", "refer", council))
        assert under.automatic.strictest("refer", ("XHB1", "XLA11"), MONDAY) == counts

    def test_a_setting_counts_from_its_instant_and_the_last_one_said_stands(self) -> None:
        day = timedelta(days=1)
        said = (
            Setting(1, "XHB1", "refer", "off", MONDAY),
            Setting(2, "XHB1", "refer", "on", MONDAY + day),
        )
        automatic = Automatic(said)
        assert automatic.mode("refer", "XHB1", MONDAY - day) == "on"
        assert automatic.mode("refer", "XHB1", MONDAY) == "off"
        assert automatic.mode("refer", "XHB1", MONDAY + day) == "on"


def test_on_trial_silence_applies_nothing_and_the_record_says_what_would_have_happened(silent: Life) -> None:
    under = rules((silent.council, "apply_by_silence", "shadow"))
    really = enforced(silent.facts, silent, rulebook())
    trial = enforced(silent.facts, silent, under)
    assert "SplitApplied" in kinds(really)
    assert "SplitApplied" not in kinds(trial)
    would = [event for event in trial.events if event.kind == "WouldHaveActed"]
    assert would
    assert {event.data["act"] for event in would} == {"apply_by_silence"}
    assert "SplitApplied" in would[-1].data["would"]
    assert trial.facts.case.funding == "announced"
    assert {answer.answer for answer in trial.facts.answers} == {"pending"}
    assert {notice.kind for notice in trial.notices} == {"automatic_act_held_back"}
    assert {notice.role for notice in trial.notices} == {"coordinator"}


def test_off_only_asks_the_coordinators(silent: Life) -> None:
    trial = enforced(silent.facts, silent, rules((silent.board, "apply_by_silence", "off")))
    assert "AutomaticActHeldBack" in kinds(trial)
    assert "WouldHaveActed" not in kinds(trial)
    assert {notice.kind for notice in trial.notices} == {"automatic_act_held_back"}


def test_nothing_sits_the_same_limit_runs_again_and_the_office_may_still_answer(silent: Life) -> None:
    trial = enforced(silent.facts, silent, rules((silent.board, "apply_by_silence", "off")))
    again = [one for one in trial.facts.deadlines if one.kind == "objection" and one.status == "open"]
    assert {one.body for one in again} == {silent.board, silent.council}
    assert {one.limit_id for one in again} == {"withheld"}
    silent.facts = trial.facts
    silent.do(c.Accept(answer="accept"), silent.health())


def test_enforced_again_at_the_same_instant_nothing_happens_twice(silent: Life) -> None:
    under = rules((silent.board, "apply_by_silence", "shadow"))
    trial = enforced(silent.facts, silent, under)
    assert bring_up_to_date(trial.facts, now=silent.now, act_id=act_id(), salt="s", under=under) is None


def test_switched_on_afterwards_silence_is_put_off_once_with_a_fresh_notice_and_then_applied(
    silent: Life,
) -> None:
    trial = enforced(silent.facts, silent, rules((silent.board, "apply_by_silence", "off")))
    silent.facts = trial.facts
    silent.now = min(one.due_at for one in silent.clocks("objection"))
    first = enforced(silent.facts, silent, rulebook())
    assert "ApplicationPutOff" in kinds(first)
    assert "SplitApplied" not in kinds(first)
    silent.facts = first.facts
    silent.pass_working_days(3)
    assert "SplitApplied" in silent.events


def test_on_trial_a_stage_does_not_move_up_and_every_disagreement_keeps_a_time_limit() -> None:
    life = Life().announced()
    life.objected()
    under = rules((life.board, "move_up", "shadow"))
    life.now = min(one.due_at for one in life.clocks("stage_practitioners"))
    trial = enforced(life.facts, life, under)
    assert trial.facts.disagreements[-1].stage == "practitioners"
    (event,) = [one for one in trial.events if one.kind == "WouldHaveActed"]
    assert "DisagreementClimbed" in event.data["would"]
    subject = trial.facts.disagreements[-1].id
    assert any(one.subject == subject and one.status == "open" for one in trial.facts.deadlines)


def test_one_body_on_trial_is_enough_for_the_support_alert_to_reach_nobody_outside() -> None:
    life = Life().decided().costed()
    life.now = min(one.due_at for one in life.clocks("support_alert"))
    trial = enforced(life.facts, life, rules((life.council, "support_alert", "shadow")))
    roles = {notice.role for notice in trial.notices if notice.kind == "support_not_delivered"}
    assert roles == set()
    assert [one for one in trial.facts.deadlines if one.kind == "support_alert" and one.status == "open"]


class TestEveryClock:
    """Each either acts for a body, and may be held back, or asks and tells, and never is."""

    def test_no_clock_is_neither_an_act_for_a_body_nor_a_chase_and_none_is_both(self) -> None:
        named = [*ACT_OF, *(kind for listed in NEVER_HELD_BACK.values() for kind in listed)]
        assert sorted(named) == sorted(ENFORCE)

    def test_what_acts_for_a_body_somewhere_is_nowhere_passed_off_as_a_chase(self) -> None:
        never = {ENFORCE[kind] for listed in NEVER_HELD_BACK.values() for kind in listed}
        assert not never & {ENFORCE[kind] for kind in ACT_OF}

    def test_every_act_that_a_body_may_hold_back_is_one_that_a_clock_does(self) -> None:
        assert set(ACT_OF.values()) | {"apply_by_silence"} == set(AUTOMATIC_ACTS)

    def test_what_chases_changes_no_disagreement_no_referral_no_share_and_no_payer(self) -> None:
        acting = {"DisagreementOpened", "DisagreementClimbed", "ReferredToWelshGovernment", "SplitApplied"}
        life = Life()
        life.pass_days(120)
        assert {"TimeLimitPassed"} <= set(life.events)
        assert not acting & set(life.events)
