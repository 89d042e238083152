"""What rests while another service has the child runs again when the case opens; what a case waited for
when it ended, it waits for no more."""

from __future__ import annotations

from datetime import date

import pytest

from tests.workflow.casework.life import Life
from workflow.casework import commands as c
from workflow.casework.commands.attaching import NewLink
from workflow.casework.reports import waited_for

LINK = NewLink(id="11111111-1111-4111-8111-111111111111", sha256="a" * 64)
REOPENED = c.LookAgain(outcome="reopened", findings="Nid yw'r gwasanaeth wedi cychwyn")
REMITTED = c.Remit(ordered_by="ombudsman", reasons="Anghywir")


def _asked(life: Life) -> Life:
    asked = c.AskForReport(act="ask", addressee="school", to="Ysgol", asks="Adroddiad", link=LINK)
    life.do(asked, life.health("coordinator"))
    return life


def _handed_over(life: Life) -> Life:
    leader = life.health("coordinator")
    life.do(c.RecordChecklist(act="record", outcome="not_progressed", reasons="Rhesymau"), leader)
    life.do(c.TellChecklistOutcome(act="tell"), leader)
    life.do(c.HandOver(family_declined=False, service="Tîm cymunedol", starts_on=date(2026, 9, 20)), leader)
    assert life.facts.case.in_watch
    return life


def _concern(life: Life) -> Life:
    said = c.RecordConcern(act="record", about="delay", words="Rhy hir")
    life.do(said, life.health("coordinator"))
    return life


def _care_order(life: Life) -> Life:
    told = c.RecordLegalStatus(act="record", kind="care_order", from_on=date(2026, 9, 1))
    life.do(told, life.health("coordinator"))
    return life


@pytest.mark.parametrize("again", [REOPENED, REMITTED], ids=["looked-at-again", "sent-back"])
@pytest.mark.parametrize("days", [1, 80])
def test_what_somebody_still_has_to_do_has_its_clock_again_when_the_case_opens(days: int, again: c.Command):
    life = _handed_over(_care_order(_concern(_asked(Life()))))
    assert [clock.kind for clock in life.clocks()] == ["not_progressed_look_again"]
    life.pass_days(days)
    life.do(again, life.health("coordinator"))
    kinds = {clock.kind for clock in life.clocks()}
    assert kinds >= {
        "assessment", "key_worker", "advocate_named", "concern_answer", "report", "transition_begins"
    }  # fmt: skip
    assert not [clock for clock in life.clocks() if clock.due_at <= life.now]


def test_a_report_that_is_still_wanted_has_the_day_of_its_clock():
    life = _handed_over(_asked(Life()))
    life.pass_days(80)
    life.do(REOPENED, life.health("coordinator"))
    (asked,) = life.facts.report_requests
    assert asked.due_at == life.clocks("report")[0].due_at > life.now


def test_nothing_runs_again_twice():
    life = _handed_over(_concern(Life()))
    life.do(REOPENED, life.health("coordinator"))
    running = [(clock.kind, clock.subject, clock.body) for clock in life.clocks()]
    assert len(running) == len(set(running))


@pytest.mark.parametrize("reason", ["death", "family_choice"])
def test_when_a_case_ends_no_report_is_waited_for_and_its_link_is_dead(reason: str):
    life = _asked(Life())
    assert waited_for(life.facts, LINK.id, life.now)
    life.do(c.EndCase(act="end", reason=reason), life.health("coordinator"))
    (asked,) = life.facts.report_requests
    assert (asked.outcome, asked.closed_at) == ("not_wanted", life.now)
    assert all(link.revoked_at for link in life.facts.upload_links)
    assert waited_for(life.facts, LINK.id, life.now) is None
    assert "ReportNotComing" in life.events


def test_an_accepted_transfer_whose_day_rested_takes_effect_when_the_case_is_open():
    life = Life()
    leader = life.social("coordinator")
    life.do(
        c.ProposeTransfer(act="propose", to_body="XLA12", from_on=date(2026, 12, 1), reasons="Symudodd"),
        leader,
    )
    life.do(c.AcceptTransfer(act="accept"), life._officer("XLA12", "coordinator"))
    _handed_over(life)
    life.pass_days(10)
    life.do(REOPENED, life.health("coordinator"))
    life.pass_days(90)
    assert life.facts.case.council == "XLA12"
