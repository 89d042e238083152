"""What Welsh Government does with a referral: who has it, what it wants, corrections, papers by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.workflow.casework.life import Life, act_id, rulebook
from workflow.casework import commands as c
from workflow.casework import mailbox
from workflow.casework.draft import Draft
from workflow.casework.facts import Actor, Referral
from workflow.casework.first_page import first_page, in_short
from workflow.clocks.due import local_date

OTHER = Actor(person="XWG-other", body="XWG", role="wg_officer", name="Arall")


def referred() -> Life:
    """A disagreement about the share that no stage has settled."""
    life = Life().announced()
    life.objected("exceptional", head_of_service="Pennaeth")
    life.pass_working_days(45)
    assert life.facts.referrals
    return life


def the_referral(life: Life) -> Referral:
    return life.facts.referrals[-1]


def opened() -> Life:
    life = referred()
    life.do(c.OpenBundle(), life.official())
    return life


def information(**said: object) -> c.RecordReply:
    return c.RecordReply(kind="information_wanted", words="Pa oriau?", **said)  # type: ignore[arg-type]


class TestSafety:
    """Whether the child is safe tonight."""

    def test_is_asked_of_both_bodies_when_a_case_is_referred(self) -> None:
        life = referred()
        assert "safety_wanted" in life.notices
        asked = [one for one in life.facts.deadlines if one.kind == "safety_statement"]
        assert asked
        assert asked[0].body is None

    def test_is_asked_of_nobody_when_the_bundle_is_opened_after_a_death(self) -> None:
        life = referred()
        life.do(c.EndCase(act="end", reason="death"), life.health("coordinator"))
        done = life.do(c.OpenBundle(), life.official())
        assert not life.clocks()
        assert "safety_wanted" not in [notice.kind for notice in done.notices]

    def test_is_chased_until_somebody_says_and_then_no_more(self) -> None:
        life = referred()
        life.pass_working_days(8)
        assert [one for one in life.clocks("chase") if one.subject == "safety_statement"]
        life.do(c.StateSafety(safe=True, who_says="Nyrs, heddiw"), life.social("coordinator"))
        assert not life.clocks("safety_statement")
        assert not [one for one in life.clocks("chase") if one.subject == "safety_statement"]

    def test_a_child_who_is_not_safe_is_told_upward_at_once(self) -> None:
        life = referred()
        done = life.do(c.StateSafety(safe=False, who_says="Gweithiwr"), life.health("head_of_service"))
        told = {(one.body, one.role) for one in done.notices if one.kind == "child_not_safe"}
        assert {(life.board, "chief_executive"), (life.council, "chief_executive")} <= told
        assert ("XWG", "wg_officer") in told
        assert (life.region, "region_lead") in told

    def test_the_words_stand_in_no_event(self) -> None:
        life = referred()
        done = life.do(c.StateSafety(safe=True, who_says="Anwen, nyrs"), life.health("coordinator"))
        assert "Anwen" not in str([event.data for event in done.events])


class TestTheMailbox:
    """Who has a referral."""

    def test_asks_again_and_again_until_somebody_takes_it(self) -> None:
        life = referred()
        life.pass_working_days(7)
        assert life.events.count("ReferralNotTaken") >= 2
        life.do(c.TakeReferral(act="take"), life.official())
        assert the_referral(life).holder == "XWG-wg_officer"
        assert not life.clocks("referral_taken")

    def test_whoever_opens_the_bundle_has_it(self) -> None:
        life = opened()
        assert the_referral(life).holder == "XWG-wg_officer"
        assert not life.clocks("referral_taken")

    def test_is_taken_once_by_one_official(self) -> None:
        life = referred()
        life.do(c.TakeReferral(act="take"), life.official())
        assert life.refused(c.TakeReferral(act="take"), life.official()) == "takes_once"
        life.do(c.TakeReferral(act="take"), OTHER)
        assert the_referral(life).holder == "XWG-other"

    def test_is_handed_only_to_a_colleague_without_a_conflict(self) -> None:
        life = referred()
        hand = c.HandOverReferral(act="hand_over", to="XWG-other")
        assert life.refused(hand, life.official()) == "hands_to_a_colleague"
        life.facts = replace(life.facts, colleagues=(("XWG-other", "Arall"),))
        life.do(hand, life.official())
        assert the_referral(life).holder == "XWG-other"

    def test_an_official_with_a_conflict_opens_and_replies_to_nothing(self) -> None:
        life = referred()
        life.do(c.TakeReferral(act="take"), life.official())
        life.do(c.DeclareConflict(act="declare_conflict", reason="Cymydog"), life.official())
        assert the_referral(life).holder is None
        assert life.clocks("referral_taken")
        for command in (c.OpenBundle(), c.RecordReply(kind="acknowledged"), c.TakeReferral(act="take")):
            assert life.refused(command, life.official()) == "no_conflict_of_interest"
        life.do(c.OpenBundle(), OTHER)
        assert the_referral(life).holder == "XWG-other"

    @pytest.mark.parametrize(("deputy", "has_it"), [("XWG-other", "XWG-other"), (None, None)])
    def test_an_absent_officials_referrals_go_to_the_deputy_or_back_to_everybody(
        self, deputy: str | None, has_it: str | None
    ) -> None:
        life = opened()
        at = Draft(
            life.facts, now=life.now, actor=life.official(), act_id=act_id(), salt="s", under=rulebook()
        )
        mailbox.cover(at, absent="XWG-wg_officer", deputy=deputy)
        mailbox.cover(at, absent="XWG-wg_officer", deputy=deputy)
        after = at.changes()
        assert after.facts.referrals[-1].holder == has_it
        assert [event.kind for event in after.events] == ["ReferralCovered"]
        waits = [
            one for one in after.facts.deadlines if one.kind == "referral_taken" and one.status == "open"
        ]
        assert bool(waits) == (has_it is None)


class TestWhatWelshGovernmentWantsToKnow:
    """An information request pauses what it concerns, and nothing else."""

    def test_pauses_only_welsh_governments_own_clocks(self) -> None:
        life = opened()
        before = {one.id: one.due_at for one in life.clocks()}
        life.do(information(asked_of=life.board), life.official())
        paused = [one for one in life.facts.deadlines if one.status == "paused"]
        assert {one.kind for one in paused} == {"welsh_government_reminder"}
        still = {one.id: one.due_at for one in life.clocks()}
        assert all(still[clock] == due for clock, due in before.items() if clock in still)
        assert before.keys() - still.keys() == {one.id for one in paused}

    def test_has_a_clock_for_the_body_that_is_asked_alone(self) -> None:
        life = opened()
        life.do(information(asked_of=life.board), life.official())
        assert [one.body for one in life.clocks("information_wanted")] == [life.board]
        supply = c.SupplyInformation(information="Dyma'r oriau")
        assert life.refused(supply, life.social("coordinator")) == "supplies_what_was_asked"

    def test_runs_on_later_by_the_days_it_waited_once_it_is_supplied(self) -> None:
        life = opened()
        life.do(
            c.RecordReply(kind="acknowledged", target_on=local_date(life.now) + timedelta(days=30)),
            life.official(),
        )
        (target,) = life.clocks("welsh_government_target")
        (reminder,) = life.clocks("welsh_government_reminder")
        life.do(information(asked_of=life.board), life.official())
        life.pass_working_days(4)
        life.do(c.SupplyInformation(information="Dyma'r oriau"), life.health("coordinator"))
        (after,) = life.clocks("welsh_government_target")
        assert (after.id, after.due_at > target.due_at) == (target.id, True)
        (again,) = life.clocks("welsh_government_reminder")
        assert (again.id, again.paused) == (reminder.id, 4)
        assert not life.clocks("information_wanted")
        assert life.facts.information_requests[-1].supplied_by == life.health("coordinator").person

    def test_a_silent_body_holds_nothing_up_for_good_and_is_asked_again(self) -> None:
        life = opened()
        life.do(information(asked_of=life.board), life.official())
        life.pass_working_days(11)
        assert "InformationTimePassed" in life.events
        assert life.clocks("welsh_government_reminder")
        assert [one.body for one in life.clocks("information_wanted")] == [life.board]
        life.do(c.SupplyInformation(information="Yn hwyr"), life.health("director"))
        assert not life.clocks("information_wanted")

    def test_nobody_of_the_bodies_lets_welsh_governments_clocks_run(self) -> None:
        life = opened()
        life.do(information(asked_of=life.board), life.official())
        paused = next(one for one in life.facts.deadlines if one.status == "paused")
        assert life.refused(c.Resume(deadline_id=paused.id), life.health("coordinator"))

    def test_asked_of_nobody_by_name_is_asked_of_both(self) -> None:
        life = opened()
        life.do(information(), life.official())
        assert {one.asked_of for one in life.facts.information_requests} == {life.board, life.council}
        assert life.refused(information(asked_of="XHB2"), life.official()) == "asks_a_party"

    def test_ends_with_the_referral(self) -> None:
        life = opened()
        life.do(information(), life.official())
        life.do(c.RecordReply(kind="returned", words="Nid i ni"), life.official())
        assert not [
            one
            for one in life.facts.deadlines
            if one.status in ("open", "paused") and one.subject == the_referral(life).id
        ]

    def test_a_target_date_in_the_past_is_refused_and_one_that_passes_is_said_once(self) -> None:
        life = opened()
        past = c.RecordReply(kind="acknowledged", target_on=date(2020, 1, 1))
        assert life.refused(past, life.official()) == "well_formed"
        today = c.RecordReply(kind="acknowledged", target_on=local_date(life.now))
        life.do(today, life.official())
        life.pass_days(3)
        assert life.events.count("TargetDatePassed") == 1


def test_a_steer_may_offer_a_mediator_and_only_a_steer() -> None:
    life = opened()
    life.do(c.RecordReply(kind="steer", words="Cyfryngwch", mediator="Cyfryngwr annibynnol"), life.official())
    assert life.facts.replies[-1].mediator_text_id
    with pytest.raises(ValueError, match="kind"):
        c.RecordReply(kind="acknowledged", mediator="Rhywun")


def test_a_correction_stands_beside_the_bundle_whose_hash_never_changes() -> None:
    life = referred()
    wrong = c.CorrectBundle(part="bundle", correction="Pedwar ymweliad, nid pump")
    assert life.refused(wrong, life.health("coordinator")) == "corrects_what_was_sent"
    life.do(c.OpenBundle(), life.official())
    before = the_referral(life)
    life.do(wrong, life.health("coordinator"))
    assert (the_referral(life).bundle, the_referral(life).bundle_sha256) == (
        before.bundle,
        before.bundle_sha256,
    )
    assert life.facts.bundle_corrections[-1].bundle_sha256 == before.bundle_sha256


class TestIdentifiedPapers:
    """Papers that name the child."""

    ASK = c.RequestIdentifiedPapers(act="request", papers="Asesiad", lawful_basis="Y sail")

    def test_are_asked_for_only_after_the_bundle_and_one_request_at_a_time(self) -> None:
        life = referred()
        assert life.refused(self.ASK, life.official()) == "reads_the_bundle_first"
        life.do(c.OpenBundle(), life.official())
        life.do(self.ASK, life.official())
        assert life.refused(self.ASK, life.official()) == "one_request_at_a_time"

    def test_released_means_that_the_family_is_told_and_refused_does_not(self) -> None:
        for answer, told in (("released", True), ("refused", False)):
            life = opened()
            life.do(self.ASK, life.official())
            done = life.do(
                c.ReleasePapers(act="answer", answer=answer, words="Rhesymau"),  # type: ignore[arg-type]
                life.health("director"),
            )
            assert any(one.kind == "family_papers_released" for one in done.notices) == told
            assert not life.clocks("papers_wanted")

    def test_unanswered_are_asked_for_again(self) -> None:
        life = opened()
        life.do(self.ASK, life.official())
        life.pass_working_days(11)
        assert "PapersTimePassed" in life.events
        assert life.clocks("papers_wanted")


class TestTheFirstPage:
    """What an official sees first."""

    def test_says_plainly_that_nobody_has_said_whether_the_child_is_safe(self) -> None:
        life = referred()
        page = first_page(life.facts, the_referral(life), now=life.now, opened=False)
        assert page.safe is None
        assert page.pays_now
        assert page.days_in_disagreement > 40
        assert page.question["en"]
        assert page.inside is None
        assert page.tried[0].stage == "practitioners"

    def test_shows_each_side_and_the_formula_once_the_bundle_is_open(self) -> None:
        life = opened()
        life.do(c.StateSafety(safe=True, who_says="Nyrs"), life.health("coordinator"))
        page = first_page(life.facts, the_referral(life), now=life.now, opened=True)
        assert page.safe is not None
        assert page.safe_said_today
        assert page.inside is not None
        assert page.inside.split is not None
        assert [one.body for one in page.inside.sides] == [life.board]

    def test_a_side_is_at_most_150_words(self) -> None:
        assert in_short("gair " * 150) == ("gair " * 150, False)
        cut, shorter = in_short("gair " * 151)
        assert (len(cut.split()), shorter) == (150, True)
