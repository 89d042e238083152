"""What lives led at random have found, told once more by hand."""

from __future__ import annotations

from datetime import date

from tests.workflow.casework.life import PANEL, Life
from workflow.casework import commands as c


def in_force(region: str = "XR7") -> Life:
    """A case up to a funding agreement in force."""
    life = Life(region)
    life.do(c.RecordAssessment(), life.health("coordinator"))
    life.do(c.RecordDecision(outcome="eligible", members=PANEL, reasons="r"), life.health("coordinator"))
    life.do(c.RecordPackage(package_start=date(2026, 9, 14)), life.social("coordinator"))
    life.do(c.Confirm(), life.health("coordinator"))
    life.do(c.Confirm(), life.social("coordinator"))
    total = sum(line.weekly_pence for line in life.facts.cost_lines)
    life.do(c.Propose(shares={f"{life.board}.health": total}, reasons="r"), life.health())
    life.do(c.Accept(answer="accept"), life.health())
    life.do(c.Accept(answer="accept"), life.social())
    for officer in (life.health(), life.social()):
        life.do(c.Sign(sha256=life.agreement.sha256, typed_name="x", declaration=True), officer)
    return life


def test_no_package_is_recorded_once_care_has_ended_and_funding_winds_up() -> None:
    """It would ask for a split by hand that nothing could announce, and each later enforcement would fail."""
    life = in_force()
    life.do(c.EndCase(act="end", reason="moved"), life.health("coordinator"))
    assert life.facts.case.funding == "ending"
    command = c.RecordPackage(package_start=date(2026, 10, 1))
    assert life.refused(command, life.social("coordinator")) == "care_goes_on"
    life.pass_working_days(21)
    assert life.facts.case.funding == "ended"


def test_a_share_by_which_the_binding_panel_binds_a_body_says_so() -> None:
    life = Life("XR1")
    life.do(c.RecordAssessment(), life.health("coordinator"))
    life.do(c.RecordDecision(outcome="eligible", members=PANEL, reasons="r"), life.health("coordinator"))
    life.do(c.RecordPackage(package_start=date(2026, 9, 14)), life.social("coordinator"))
    life.do(c.Confirm(), life.health("coordinator"))
    life.do(c.Confirm(), life.social("coordinator"))
    life.do(c.Accept(answer="accept"), life.health())
    life.do(c.Object(answer="object", ground="scope", reasons="r"), life.social())
    while life.dispute.stage != "panel":
        life.pass_working_days(1)
    life.do(c.Settle(outcome="not_upheld", reasons="r"), life.chair(), life.dispute.id)
    assert life.split.agreed_how == "panel"
    assert life.facts.case.funding == "awaiting_signatures"
