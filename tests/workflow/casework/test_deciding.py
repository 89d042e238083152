"""Deciding: a panel decides, with a quorum and reasons; the engine never does."""

from datetime import date, timedelta
from typing import Any

from tests.workflow.casework.life import PANEL, Life
from workflow.casework import commands as c


def _at_panel() -> Life:
    life = Life()
    life.do(c.AcknowledgeReferral(), life.health("coordinator"))
    life.do(c.RecordAssessment(), life.health("coordinator"))
    life.do(c.ListForPanel(), life.health("coordinator"))
    return life


def _decision(
    outcome: str = "eligible", members: tuple[c.PanelMember, ...] = PANEL, **more: Any
) -> c.RecordDecision:
    return c.RecordDecision(outcome=outcome, members=members, reasons="Rhesymau", **more)  # type: ignore[arg-type]


def test_a_panel_of_two_is_not_quorate():
    life = _at_panel()
    assert life.refused(_decision(members=PANEL[:2]), life.health("coordinator")) == "panel_is_quorate"


def test_a_panel_without_the_council_is_not_quorate():
    life = _at_panel()
    members = tuple(member for member in (*PANEL, PANEL[0], PANEL[0]) if member.side != "council")
    assert life.refused(_decision(members=members), life.health("coordinator")) == "panel_is_quorate"


def test_one_person_named_three_times_is_no_quorum():
    life = _at_panel()
    members = tuple(c.PanelMember(name="Un", side=member.side) for member in PANEL)
    assert life.refused(_decision(members=members), life.health("coordinator")) == "panel_is_quorate"


def test_a_departure_from_the_indicator_is_explained():
    life = _at_panel()
    coordinator = life.health("coordinator")
    assert life.refused(_decision("not_eligible"), coordinator) == "departure_is_explained"
    life.do(_decision("not_eligible", departure="Oherwydd…"), coordinator)
    assert life.facts.case.decision == "not_eligible"


def test_an_eligible_decision_names_a_payer_for_every_line_that_day():
    life = _at_panel()
    life.do(_decision(), life.health("coordinator"))
    payers = {payer.line_id: payer.body for payer in life.facts.payers}
    lines = {line.id: line for line in life.facts.cost_lines}
    assert payers.keys() == lines.keys()
    assert {lines[key].kind for key, body in payers.items() if body == life.board} == {"registered_nurse"}


def test_a_deferral_starts_the_decision_clock_again():
    life = _at_panel()
    coordinator = life.health("coordinator")
    for day in (None, life.now.date()):
        assert life.refused(_decision("deferred", deferred_to=day), coordinator) == "deferral_has_a_date"
    life.do(_decision("deferred", deferred_to=life.now.date() + timedelta(days=7)), coordinator)
    assert len(life.clocks("decision")) == 1
    assert life.facts.case.decision == "at_panel"


def test_a_case_not_eligible_closes_only_when_a_service_has_accepted_the_child():
    life = _at_panel()
    coordinator = life.health("coordinator")
    life.do(_decision("not_eligible", departure="Oherwydd…"), coordinator)
    assert life.clocks("service_accepted")
    life.do(c.SendDecisionLetter(), coordinator)
    life.do(c.HandOver(service="Gwasanaeth", starts_on=date(2026, 10, 1)), coordinator)
    assert not life.facts.case.is_open
    assert [clock.kind for clock in life.clocks()] == ["not_progressed_look_again"]


def test_only_the_health_board_leads_the_panel():
    life = _at_panel()
    assert life.refused(_decision(), life.social("coordinator")) == "acts_for_the_health_board"
