"""The minutes, in one act: for every child an outcome with its reasons, who dissented, whether the members
could commit the money, and the letters. Whether a decision may be made is for `casework.deciding` alone.
"""

from __future__ import annotations

from functools import partial

from workflow.casework import deciding
from workflow.casework.commands import RecordDecision, SendDecisionLetter
from workflow.casework.draft import Draft
from workflow.casework.panel_notes import meeting_came_to_nothing
from workflow.casework.quorum import shipped_quorums
from workflow.casework.rules import refuse
from workflow.panels import agenda, clocks, rules
from workflow.panels.commands import ChildMinuted, RecordMinutes
from workflow.panels.facts import ChairsAction, Conflict, Item, Meeting, Seat
from workflow.panels.session import Session


def may_minute(at: Session) -> None:
    """Who keeps the panel writes its minutes."""
    rules.keeps_the_panel(at)


def record_minutes(at: Session, command: RecordMinutes, meeting_id: str | None) -> None:
    """Every child on the agenda decided, deferred or moved; what the chair did in between is reported."""
    meeting = rules.meeting(at, meeting_id)
    rules.to_be_held(meeting)
    rules.day_has_come(at, meeting)
    rules.pack_is_locked(meeting)
    agenda.fall_away(at)
    rules.every_child_once(at, meeting, [child.case_ref for child in command.children])
    present = mark_present(at, meeting, command.present)
    for child in command.children:
        item = rules.on_the_agenda(at, meeting, child.case_ref)
        counting = counts_for(at, item, present)
        if child.outcome == "not_quorate":
            _not_quorate(at, meeting, item, child, counting)
        else:
            _decided(at, meeting, item, child, counting, command.language)
    at.change(meeting, state="minuted", closed_at=at.now)
    for kind in (clocks.MINUTES, clocks.PACK):
        clocks.met(at, kind, meeting.id)
    reported = _report(at, meeting)
    at.record(
        "MinutesRecorded",
        meeting=meeting.number,
        present=sorted(one.id for one in present),
        outcomes={child.case_ref: child.outcome for child in command.children},
        chairs_actions=reported,
    )
    agenda.place_waiting(at)


def mark_present(at: Session, meeting: Meeting, seats: tuple[str, ...]) -> tuple[Seat, ...]:
    """Who was there: these seats, and no other."""
    there = {rules.seat(at, meeting, id).id for id in seats}
    return tuple(
        one
        for one in [at.change(seat, present=seat.id in there) for seat in at.seats_of(meeting)]
        if one.present
    )


def counts_for(at: Session, item: Item, present: tuple[Seat, ...]) -> tuple[Seat, ...]:
    """Who of those present counts for one child: members without a conflict about it; of the third sector
    only where the family consents.
    """
    in_conflict = {one.seat for one in at.all(Conflict) if one.case_ref == item.case_ref}
    return tuple(
        seat
        for seat in present
        if seat.kind == "member"
        and seat.id not in in_conflict
        and (seat.side != "third_sector" or item.third_sector == "consented")
    )


def name_of(at: Session, seat: Seat, language: str) -> str:
    """An officer's name; of somebody without an account only the number of their seat."""
    if seat.person is None:
        return f"Sedd {seat.position}" if language == "cy" else f"Seat {seat.position}"
    return next((one.name for one in at.before.officers if one.person == seat.person), seat.person)


def decide_and_write(at: Draft, *, command: RecordDecision, sat: deciding.Sat) -> None:
    """The decision, judged where every decision is, and the letter that follows it. Raises Refused."""
    deciding.may_decide(at)
    deciding.decide(at, command, sat)
    if command.outcome != "deferred":
        deciding.may_send_letter(at)
        deciding.send_letter(at, SendDecisionLetter())


def _decided(
    at: Session,
    meeting: Meeting,
    item: Item,
    child: ChildMinuted,
    counting: tuple[Seat, ...],
    language: str,
) -> None:
    """One child's outcome, as a command for its case."""
    by_seat = {seat.id: seat for seat in counting}
    if unknown := [one.seat for one in child.dissent if one.seat not in by_seat]:
        refuse(
            "members_dissent",
            cy=f"Dim ond aelod sy'n cyfrif ar gyfer y plentyn all anghytuno: {', '.join(unknown)}.",
            en=f"Only a member who counts for the child can dissent: {', '.join(unknown)}.",
        )
    decision = RecordDecision.model_validate(
        {
            "outcome": child.outcome,
            "members": [{"name": name_of(at, one, language), "side": one.side} for one in counting],
            "reasons": child.reasons,
            "departure": child.departure,
            "dissent": [
                {"name": name_of(at, by_seat[one.seat], language), "words": one.words}
                for one in child.dissent
            ],
            "deferred_to": child.deferred_to,
            "language": language,
        }
    )
    could_commit: dict[str, object] = {
        side: any(
            one.side == side and one.may_commit(child.weekly_pence, meeting.meets_on) for one in counting
        )
        for side in ("health", "council")
    }
    could_commit["pence"] = child.weekly_pence
    sat = deciding.Sat(meeting=meeting.id, could_commit=could_commit)
    at.in_case(item.case_ref, partial(decide_and_write, command=decision, sat=sat))
    done = agenda.leaves(at, item, "deferred" if child.outcome == "deferred" else "decided", child.outcome)
    at.change(done, could_commit=could_commit)
    if child.outcome == "deferred":
        agenda.on_to_the_next(at, item, not_before=child.deferred_to)


def _not_quorate(
    at: Session, meeting: Meeting, item: Item, child: ChildMinuted, counting: tuple[Seat, ...]
) -> None:
    """Too many were in conflict about this child: it goes on to the next meeting, or to the chair."""
    sides = [one.side for one in counting]
    if shipped_quorums().of(at.panel.region, at.today).reached_by(sides):
        refuse(
            "panel_was_quorate",
            cy=f"Roedd cworwm ar gyfer {item.case_ref}: rhaid cofnodi penderfyniad neu ohiriad.",
            en=f"There was a quorum for {item.case_ref}: record a decision or a deferral.",
        )
    agenda.leaves(at, item, "moved", "not_quorate")
    agenda.on_to_the_next(at, item, chair=child.chairs_action)
    at.in_case(
        item.case_ref,
        partial(
            meeting_came_to_nothing,
            meeting=meeting.number,
            not_quorate=True,
            chairs_action=child.chairs_action,
        ),
    )


def _report(at: Session, meeting: Meeting) -> list[str]:
    """What the chair did since the last meeting is reported to this one."""
    reported = []
    for action in at.all(ChairsAction):
        if action.reported_to is None:
            at.change(action, reported_to=meeting.id, reported_at=at.now)
            reported.append(action.id)
    return sorted(reported)
