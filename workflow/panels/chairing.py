"""The chair's action between meetings: one child decided by the chair, who has consulted a member of health
and one of the council, for a reason that could not wait; reported to the next meeting.
"""

from __future__ import annotations

from functools import partial

from workflow.casework import deciding
from workflow.casework.commands import RecordDecision
from workflow.casework.rules import refuse
from workflow.panels import agenda, rules
from workflow.panels.commands import TakeChairsAction
from workflow.panels.facts import ChairsAction, Conflict, Meeting, Seat
from workflow.panels.minuting import decide_and_write
from workflow.panels.session import Session


def may_act(at: Session) -> None:
    """Only whoever chairs."""
    rules.chairs(at)


def take_chairs_action(at: Session, command: TakeChairsAction, _: str | None) -> None:
    """Decide one case now, and report it to the next meeting."""
    case = rules.waits_for_the_panel(at, command.case_ref)
    _without_conflict(at, at.actor.person, command.case_ref)
    consulted = [_consulted(at, person, command.case_ref) for person in command.consulted]
    names = {one.person: one.name for one in at.before.officers}
    members = [{"name": at.actor.name or at.actor.person, "side": "health"}]
    members += [{"name": names.get(one.person or "", ""), "side": one.side} for one in consulted]
    decision = RecordDecision.model_validate(
        {
            "outcome": command.outcome,
            "members": members,
            "reasons": command.reasons,
            "departure": command.departure,
            "language": command.language,
        }
    )
    item = at.open_item(command.case_ref)
    why = at.text("why_now", command.why_now, command.language, case_ref=command.case_ref)
    at.put(
        ChairsAction(
            id=at.new_id(),
            panel=at.ref,
            case_ref=command.case_ref,
            council=case.council,
            item=item.id if item else None,
            at=at.now,
            by=at.actor.person,
            outcome=command.outcome,
            consulted=[{"person": one.person, "side": one.side, "body": one.body} for one in consulted],
            why_text_id=why,
        )
    )
    if item is not None:
        agenda.leaves(at, item, "by_chair", command.outcome)
    at.in_case(
        command.case_ref,
        partial(decide_and_write, command=decision, sat=deciding.Sat(meeting=None, chairs_action=True)),
    )
    at.record("ChairsActionTaken", case=command.case_ref, outcome=command.outcome, why=why)
    agenda.place_waiting(at)


def _consulted(at: Session, person: str, case_ref: str) -> Seat:
    """A member of the panel: who sits at the newest meetings, and is in no conflict about this child."""
    officer = rules.officer(at, person)
    if person == at.panel.chair:
        refuse(
            "chair_consults_others",
            cy="Rhaid i'r cadeirydd ymgynghori ag aelodau eraill.",
            en="The chair must consult other members.",
        )
    _without_conflict(at, person, case_ref)
    numbers = {one.id: one.number for one in at.all(Meeting)}
    seats = [
        one for one in at.all(Seat) if one.person == person and one.kind == "member" and one.left_at is None
    ]
    if not seats:
        refuse(
            "consulted_are_members",
            cy=f"Nid yw {officer.name} yn aelod o'r panel.",
            en=f"{officer.name} is not a member of the panel.",
        )
    return max(seats, key=lambda one: numbers[one.meeting])


def _without_conflict(at: Session, person: str, case_ref: str) -> None:
    seats = {one.id for one in at.all(Seat) if one.person == person}
    if any(one.seat in seats and one.case_ref == case_ref for one in at.all(Conflict)):
        refuse(
            "without_conflict",
            cy="Mae gwrthdaro buddiannau wedi'i ddatgan ynglŷn â'r plentyn hwn.",
            en="A conflict of interest has been declared about this child.",
        )
