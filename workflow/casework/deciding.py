"""Deciding: the panel's agenda, its quorate decision with reasons, the letter, and the service for a
child not eligible.
"""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.commands import HandOver, ListForPanel, RecordDecision, SendDecisionLetter
from workflow.casework.costing import current_payers, name_payers, want_package
from workflow.casework.draft import Draft
from workflow.casework.ending import close_everything
from workflow.casework.facts import Dispute, PanelDecision
from workflow.casework.needing import levels
from workflow.machine.arbiter import follows

QUORUM = 3
"""House value, as one Welsh region's panel practises it: three, with at least one of health and one of
the council.
"""


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


def decide(at: Draft, command: RecordDecision) -> None:
    """Record the panel's decision. The indicator is computed and never decides; a departure from it is
    explained.
    """
    _quorate(command)
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


def _quorate(command: RecordDecision) -> None:
    sides = {member.side for member in command.members}
    people = {" ".join(member.name.casefold().split()) for member in command.members}
    if len(people) < QUORUM or not {"health", "council"} <= sides:
        rules.refuse(
            "panel_is_quorate",
            cy=f"Nid oes cworwm: o leiaf {QUORUM} aelod, un o'r bwrdd iechyd ac un o'r awdurdod lleol.",
            en=f"The panel is not quorate: at least {QUORUM} members, one of health and one of the council.",
        )


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
    clock = at.start("service_accepted", at.case.health_board, "coordinator")
    at.notify("service_wanted", at.case.health_board, "coordinator", due_at=clock.due_at)


def _letter_wanted(at: Draft) -> None:
    clock = at.start("decision_letter", at.case.health_board, "coordinator")
    at.notify("letter_wanted", at.case.health_board, "coordinator", due_at=clock.due_at)


def _deferred(at: Draft) -> None:
    if at.case.decision == "assessed":
        at.send("decision", "list_for_panel")
    at.send("decision", "defer")
    at.start("decision", at.case.health_board, "coordinator")


def _decided(at: Draft) -> PanelDecision | None:
    """The latest decision that is not a deferral."""
    found = [decision for decision in at.all(PanelDecision) if decision.outcome != "deferred"]
    return max(found, key=lambda decision: decision.at, default=None)


def may_send_letter(at: Draft) -> None:
    """One decision, one letter."""
    rules.case_is_open(at)
    rules.acts_for_the_health_board(at)
    decision = _decided(at)
    if decision is None or decision.letter_at:
        rules.refuse(
            "letter_after_decision",
            cy="Nid oes penderfyniad sy'n aros am lythyr.",
            en="There is no decision that waits for a letter.",
        )


def send_letter(at: Draft, command: SendDecisionLetter) -> None:
    """The family is told in writing, in the same commit as the record of it."""
    decision = _decided(at)
    assert decision is not None
    at.change(decision, letter_at=at.now)
    at.met("decision_letter")
    at.record("DecisionLetterSent", decision=decision.id)
    at.tell_family("family_decision" if decision.outcome == "eligible" else "family_not_eligible")


def may_hand_over(at: Draft) -> None:
    """Only a child found not eligible is handed over; no wrong door."""
    rules.case_is_open(at)
    rules.acts_for_the_health_board(at)
    if not follows("decision", at.case.decision, "hand_over"):
        rules.refuse(
            "handed_over_after_decision",
            cy="Dim ond ar ôl penderfyniad nad yw'r plentyn yn gymwys y trosglwyddir yr achos.",
            en="A case is handed over only after a decision that the child is not eligible.",
        )
    if any(one.stage != "closed" and one.subject == "eligibility" for one in at.all(Dispute)):
        rules.refuse(
            "eligibility_is_settled_first",
            cy="Mae anghytundeb am gymhwysedd yn agored: mae'r achos yn aros ar agor.",
            en="A disagreement about eligibility is open: the case stays open.",
        )
    if current_payers(at):
        rules.refuse(
            "care_ends_with_both_bodies",
            cy="Mae cymorth ar waith: y ddau gorff sy'n ei ddirwyn i ben, wedi i'r llall gychwyn.",
            en="Support is in place: both bodies end it, once the new service has started.",
        )


def hand_over(at: Draft, command: HandOver) -> None:
    """A named service has accepted the child with a date, or the family has declined: now the case may
    close.
    """
    decision = _decided(at)
    assert decision is not None
    accepted = "declined" if command.family_declined else command.service
    at.change(decision, service_accepted=accepted, service_from=command.starts_on)
    at.met("service_accepted")
    at.send("decision", "hand_over")
    close_everything(at, "handed_over")
    at.record("HandedOver", declined=command.family_declined, starts_on=command.starts_on)
