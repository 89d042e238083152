"""Deciding: the panel's agenda, its quorate decision with reasons, the letter, and the service for a
child not eligible.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workflow.casework import rules
from workflow.casework.checking import want_service
from workflow.casework.closing import decided
from workflow.casework.commands import ListForPanel, RecordDecision, SendDecisionLetter
from workflow.casework.consenting import not_refused
from workflow.casework.costing import name_payers, want_package
from workflow.casework.draft import Draft
from workflow.casework.facts import PanelDecision
from workflow.casework.hearing import heard
from workflow.casework.legal_status import has_its_advocate
from workflow.casework.needing import levels
from workflow.casework.quorum import shipped_quorums
from workflow.casework.remitting import is_fresh
from workflow.machine.arbiter import follows


@dataclass(frozen=True, slots=True)
class Sat:
    """How a decision came about at a region's panel: in the minutes of a meeting, or by its chair's action.

    It comes from the panel alone, and never from a command.
    """

    meeting: str | None
    chairs_action: bool = False
    could_commit: dict[str, Any] | None = None
    """{"health", "council", "pence"}: whether somebody of each side could commit the money."""


BY_ITSELF = Sat(meeting=None)
"""A decision that was recorded by itself, and not in the minutes of a meeting."""


def may_list(at: Draft) -> None:
    """An assessed child goes on the agenda."""
    rules.case_is_open(at)
    rules.acts_for_the_health_board(at)
    if not follows("decision", at.case.decision, "list_for_panel"):
        rules.refuse(
            "assessed_before_panel",
            cy="Nid yw'r asesiad wedi'i gwblhau.",
            en="The assessment is not complete.",
        )
    not_refused(at)


def list_for_panel(at: Draft, command: ListForPanel) -> None:
    """On the agenda: the decision clock starts."""
    at.send("decision", "list_for_panel")
    at.met("to_panel")
    clock = at.start("decision", at.case.health_board, "coordinator")
    at.record("ListedForPanel")
    at.notify_both("panel_wanted", "coordinator", due_at=clock.due_at)


def may_decide(at: Draft) -> None:
    """A panel decides an assessed child."""
    rules.case_is_open(at)
    rules.acts_for_the_health_board(at)
    if not follows("decision", at.case.decision, "find_eligible"):
        rules.refuse(
            "assessed_before_decision",
            cy="Dim ond ar ôl asesiad, ac unwaith, y mae panel yn penderfynu.",
            en="A panel decides only after an assessment, and once.",
        )
    not_refused(at)


def decide(at: Draft, command: RecordDecision, sat: Sat = BY_ITSELF) -> None:
    """Record the panel's decision. The indicator is computed and never decides; a departure from it is
    explained.
    """
    _quorate(at, command, sat)
    is_fresh(at, command.members)
    _deferred_to_a_date(at, command)
    if command.outcome != "deferred":
        heard(at)
        has_its_advocate(at)
    indicator = at.under.needs.indicator(levels(at)).points_to_continuing_care
    _explained(command, indicator)
    decision = at.put(
        PanelDecision(
            id=at.new_id(),
            case_ref=at.case.ref,
            at=at.now,
            by=at.actor.person,
            outcome=command.outcome,
            members=[member.model_dump() for member in command.members],
            indicator=indicator,
            text_id=at.text("reasons", command.reasons, command.language),
            departure_text_id=at.text("departure", command.departure, command.language)
            if command.departure
            else None,
            meeting=sat.meeting,
            chairs_action=sat.chairs_action,
            dissent=_dissent(at, command),
            deferred_to=command.deferred_to if command.outcome == "deferred" else None,
            could_commit=sat.could_commit,
        )
    )
    at.met("to_panel", "decision")
    {"eligible": _eligible, "not_eligible": _not_eligible, "deferred": _deferred}[command.outcome](at)
    sides = [member.side for member in command.members]
    at.record(
        "PanelDecided", outcome=command.outcome, sides=sides, indicator=indicator, reasons=decision.text_id
    )
    at.notify_both("decision_made", "coordinator")
    if command.outcome == "eligible":
        name_payers(at)
        want_package(at)


def _quorate(at: Draft, command: RecordDecision, sat: Sat) -> None:
    """Enough members of each side; the chair between meetings has consulted one of each."""
    by_person = {" ".join(member.name.casefold().split()): member.side for member in command.members}
    named = {member.side for member in command.members}
    sides = list(by_person.values())
    if sat.chairs_action:
        if len(sides) < 3 or not {"health", "council"} <= named:
            rules.refuse(
                "chair_has_consulted",
                cy="Rhaid i'r cadeirydd fod wedi ymgynghori â dau aelod arall, un o'r bwrdd iechyd ac un o'r "
                "awdurdod lleol.",
                en="The chair must have consulted two other members, one of health and one of the council.",
            )
        return
    quorum = shipped_quorums().of(at.case.region, at.today)
    if not quorum.reached_by(sides):
        rules.refuse(
            "panel_is_quorate",
            cy=f"Nid oes cworwm: {quorum.words.cy}.",
            en=f"The panel is not quorate: {quorum.words.en}.",
        )


def _deferred_to_a_date(at: Draft, command: RecordDecision) -> None:
    if command.outcome == "deferred" and (command.deferred_to is None or command.deferred_to <= at.today):
        rules.refuse(
            "deferral_has_a_date",
            cy="Rhaid i ohiriad ddweud erbyn pa ddyddiad y daw'r plentyn yn ôl: un ar ôl heddiw.",
            en="A deferral must say by which date the child comes back: one after today.",
        )


def _dissent(at: Draft, command: RecordDecision) -> list[dict[str, str]]:
    return [
        {"name": one.name, "text_id": at.text("dissent", one.words, command.language)}
        for one in command.dissent
    ]


def _explained(command: RecordDecision, indicator: bool) -> None:
    departs = command.outcome != "deferred" and (command.outcome == "eligible") != indicator
    if departs and not command.departure:
        rules.refuse(
            "departure_is_explained",
            cy="Mae'r panel yn gwyro oddi wrth y dangosydd: rhaid dweud pam.",
            en="The panel departs from the indicator: it must say why.",
        )


def _eligible(at: Draft) -> None:
    at.send("decision", "find_eligible")
    if at.case.care == "not_yet_needed":
        at.send("care", "need")
    _letter_wanted(at)


def _not_eligible(at: Draft) -> None:
    at.send("decision", "find_not_eligible")
    _letter_wanted(at)
    want_service(at)


def _letter_wanted(at: Draft) -> None:
    clock = at.start("decision_letter", at.case.health_board, "coordinator")
    at.notify("letter_wanted", at.case.health_board, "coordinator", due_at=clock.due_at)


def _deferred(at: Draft) -> None:
    if at.case.decision == "assessed":
        at.send("decision", "list_for_panel")
    at.send("decision", "defer")
    at.start("decision", at.case.health_board, "coordinator")


def may_send_letter(at: Draft) -> None:
    """One decision, one letter."""
    rules.case_is_open(at)
    rules.acts_for_the_health_board(at)
    decision = decided(at)
    if decision is None or decision.letter_at:
        rules.refuse(
            "letter_after_decision",
            cy="Nid oes penderfyniad sy'n aros am lythyr.",
            en="There is no decision that waits for a letter.",
        )


def send_letter(at: Draft, command: SendDecisionLetter) -> None:
    """The family is told in writing, in the same commit as the record of it."""
    decision = decided(at)
    assert decision is not None
    at.change(decision, letter_at=at.now)
    at.met("decision_letter")
    at.record("DecisionLetterSent", decision=decision.id)
    at.tell_family("family_decision" if decision.outcome == "eligible" else "family_not_eligible")
