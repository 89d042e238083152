"""Announcing: the written formula speaks at once and is paid from the first day; without one, nobody
guesses.
"""

from datetime import date

import pytest

from agreements.facts import Hours
from tests.workflow.casework.life import NEEDY, Life
from workflow.casework import commands as c
from workflow.casework.announcing import hours_of


def test_the_casebook_package_comes_to_the_penny():
    life = Life().announced()
    assert life.shares == (202_680, 59_700, 26_250)
    assert life.split.total_pence == 288_630


def test_the_time_in_a_package_is_told_by_side_without_what_health_pays_for_apart():
    lines = Life().announced().facts.cost_lines
    assert hours_of(lines) == Hours(health_minutes=56 * 60, other_minutes=20 * 60)
    assert hours_of([line for line in lines if not line.minutes_a_week]) is None


def test_the_split_is_announced_while_one_side_has_not_confirmed():
    life = Life().decided().costed()
    assert life.facts.case.funding == "announced"
    assert life.split.objection_from is None
    assert not life.clocks("objection")


def test_the_time_to_object_begins_when_both_have_confirmed():
    life = Life().decided().costed()
    life.do(c.Confirm(), life.health("coordinator"))
    assert not life.clocks("objection")
    life.do(c.Confirm(), life.social("coordinator"))
    assert {clock.body for clock in life.clocks("objection")} == set(life.facts.case.bodies)


def test_the_time_to_object_begins_when_the_confirmation_clock_has_ended():
    life = Life().decided().costed()
    life.pass_working_days(6)
    assert life.split.objection_from is not None
    assert not life.split.confirmed_by_both


def test_without_an_agreement_the_engine_refuses_to_guess_and_a_clock_runs_for_a_split_by_hand():
    life = Life("XR7").decided().costed()
    assert life.facts.case.funding == "costed"
    assert "NoAgreementCovers" in life.events
    assert {clock.body for clock in life.clocks("split_by_hand")} == set(life.facts.case.bodies)


def test_no_proposal_in_time_is_paid_by_the_house_interim_rule_and_opens_a_disagreement():
    life = Life("XR7").decided().costed()
    life.pass_working_days(11)
    assert life.split.basis == "house_interim"
    assert life.split.accepted_interim_by is None
    assert life.dispute.ground == "no_agreement"
    assert life.dispute.opened_by == "system"


def test_the_house_interim_rule_is_accepted_by_an_officer_with_authority():
    life = Life("XR7").decided().costed()
    life.pass_working_days(11)
    life.do(c.Accept(answer="accept"), life.health())
    assert life.split.accepted_interim_by == life.health().person
    life.do(c.Accept(answer="accept"), life.social())
    assert life.facts.case.funding == "awaiting_signatures"
    assert life.dispute.stage == "closed"


def test_a_proposal_by_hand_waits_for_the_other_body():
    life = Life("XR7").decided().costed()
    shares = {f"{life.board}.health": 200_000, f"{life.council}.social": 88_630}
    life.do(c.Propose(shares=shares, reasons="Cynnig"), life.health())
    assert life.split.basis == "by_hand"
    life.confirmed().agreed()
    assert life.facts.case.funding == "awaiting_signatures"


def test_a_nurse_never_lies_with_the_council_by_hand():
    life = Life("XR7").decided().costed()
    shares = {f"{life.board}.health": 60_000, f"{life.council}.social": 228_630}
    assert (
        life.refused(c.Propose(shares=shares, reasons="x"), life.social()) == "health_line_never_with_council"
    )


def test_a_split_by_hand_carries_the_cost_to_the_penny():
    life = Life("XR7").decided().costed()
    shares = {f"{life.board}.health": 200_000, f"{life.council}.social": 88_629}
    assert life.refused(c.Propose(shares=shares, reasons="x"), life.social()) == "shares_equal_the_cost"


def test_by_hand_is_only_for_where_no_written_agreement_answers():
    life = Life().announced()
    shares = {f"{life.board}.health": 288_630}
    assert (
        life.refused(c.Propose(shares=shares, reasons="x"), life.social()) == "by_hand_only_without_agreement"
    )


def test_where_a_panel_determines_the_shares_come_from_its_minutes():
    life = Life("XR6").decided().costed()
    assert "PanelMustDetermine" in life.events
    life.costed(panel_shares={"health_board": 100_000, "council.social": 100_640})
    assert life.split.basis == "panel_determined"
    assert life.shares[0] == 161_740


def test_shares_of_a_panel_that_do_not_carry_the_cost_are_refused():
    life = Life("XR6").decided()
    package = c.RecordPackage(package_start=date(2026, 9, 14), panel_shares={"health_board": 1})
    assert life.refused(package, life.social("coordinator")) == "shares_equal_the_cost"


@pytest.mark.parametrize("region", ["XR1", "XR2", "XR3", "XR4", "XR5"])
def test_every_formula_puts_the_nurse_on_the_health_board(region: str):
    life = Life(region).announced()
    nurse = next(line.id for line in life.facts.cost_lines if line.kind == "registered_nurse")
    accounts = {share["account"] for share in life.split.working if share["line_id"] == nurse}
    assert accounts == {f"{life.board}.health"}


def test_a_package_that_costs_nothing_is_refused():
    life = Life().decided()
    package = c.RecordPackage(
        package_start=date(2026, 9, 14), lines=(c.Line(kind="support", weekly_pence=0),)
    )
    assert life.refused(package, life.social("coordinator")) == "package_costs_something"


def test_a_package_recorded_anew_is_split_anew_and_care_stays_where_it_is():
    life = Life().announced()
    assert life.facts.case.care == "live"
    life.costed(lines=(c.Line(kind="support", weekly_pence=50_000),))
    assert life.split.total_pence == 50_000
    assert life.facts.case.care == "live"
    assert [one.state for one in life.facts.splits] == ["superseded", "announced"]


def test_the_formula_is_told_whether_the_need_is_urgent_and_what_was_decided():
    settled = Life().decided().costed().split.facts
    assert (settled["marks"], settled["eligibility"]) == ([], "eligible")
    urgent = Life(urgent=True).costed().split.facts
    assert (urgent["marks"], urgent["eligibility"]) == (["fast_track"], "assessed_pending")


class TestAFormulaThatCountsLevelsNotYetRecorded:
    """An urgent package is costed before the assessment, in a region whose formula scores the levels."""

    def costed(self, region: str = "XR3") -> Life:
        life = Life(region, levels={}, urgent=True)
        life.do(c.RecordPackage(package_start=date(2026, 9, 8)), life.social("coordinator"))
        assert life.facts.case.funding == "costed"
        assert life.clocks("split_by_hand")
        return life

    def test_answers_as_soon_as_they_are_there(self) -> None:
        life = self.costed()
        life.do(c.RecordAssessment(levels=NEEDY), life.health("coordinator"))
        assert life.split.basis == "formula"
        assert not life.clocks("split_by_hand")

    def test_leaves_the_clock_of_a_split_by_hand_alone_where_there_is_no_formula(self) -> None:
        life = self.costed("XR7")
        due = [clock.due_at for clock in life.clocks("split_by_hand")]
        life.pass_working_days(1)
        life.do(c.RecordAssessment(levels=NEEDY), life.health("coordinator"))
        assert life.facts.case.funding == "costed"
        assert [clock.due_at for clock in life.clocks("split_by_hand")] == due
