"""An event cannot be erased: no name that somebody gave stands in one."""

from __future__ import annotations

from datetime import date

from tests.workflow.casework.life import Life
from workflow.casework import commands as c
from workflow.casework.changes import Changes
from workflow.casework.commands.deciding import Dissent
from workflow.casework.facts import Actor

NAMED = "Gwrthrych"


def members(*sides: str) -> tuple[c.PanelMember, ...]:
    """Members whose names would be found."""
    return tuple(c.PanelMember(name=f"{NAMED} {side}", side=side) for side in sides)  # type: ignore[arg-type]


class Listened(Life):
    """A life whose every act is searched for the name."""

    def do(self, command: c.Command, actor: Actor, subject: str | None = None) -> Changes:
        """Do it, and look."""
        done = super().do(command, actor, subject)
        assert NAMED not in repr(done.events), type(command).__name__
        assert NAMED not in repr(done.notices), type(command).__name__
        return done


def test_who_sat_on_a_panel_dissented_reviewed_approved_or_signed_stands_in_rows_alone() -> None:
    life, three = Listened(), ("health", "council", "other")
    keeper = life.health("coordinator")
    life.do(c.AcknowledgeReferral(), keeper)
    life.do(c.RecordAssessment(), keeper)
    dissent = (Dissent(name=f"{NAMED} other", words="Anghytuno"),)
    decision = c.RecordDecision(outcome="eligible", members=members(*three), reasons="R", dissent=dissent)
    life.do(decision, keeper)
    life.do(c.SendDecisionLetter(), keeper)
    assert NAMED in repr(life.facts.panel_decisions)
    life.do(c.AskForLocalReview(act="ask", words="Edrychwch eto"), keeper)
    others = (c.PanelMember(name=f"{NAMED} arall", side="other"),)
    life.do(
        c.RecordLocalReview(act="decide", outcome="upheld", reviewers=others, reasons="R"),
        life.health("head_of_service"),
    )
    why = "Dim lle yn nes"
    life.do(c.AskApproval(act="ask", kind="residential", area="other_welsh", why_not_nearer=why), keeper)
    asked = life.facts.placement_approvals[-1].id
    life.do(
        c.DecideApproval(
            act="decide", approval_id=asked, outcome="approved", members=members(*three), reasons="R"
        ),
        life.health("head_of_service"),
    )
    life.costed(date(2026, 9, 14)).confirmed().agreed()
    terms = c.Sign(sha256=life.agreement.sha256, typed_name=f"{NAMED} enw", declaration=True)
    life.do(terms, life.health())
    assert NAMED in repr(life.facts.signatures)
