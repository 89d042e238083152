"""The emergency meeting of all agencies: called under a clock; who came, who could commit money, what was
refused and why; and what each is to do by when.
"""

from __future__ import annotations

from typing import NoReturn

from workflow.casework import rules
from workflow.casework.care_codes import OUTSIDE
from workflow.casework.chasing import start_until
from workflow.casework.commands import CallMeeting, CloseAction, RecordMeeting
from workflow.casework.draft import Draft
from workflow.casework.facts import Attendance, Meeting, MeetingAction, MeetingRefusal


def _called(at: Draft) -> Meeting | None:
    """The meeting that was called and not yet held."""
    return next((one for one in at.all(Meeting) if one.held_at is None), None)


def may_call(at: Draft) -> None:
    """One meeting at a time is called."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if _called(at):
        rules.refuse(
            "one_meeting_at_a_time",
            cy="Mae cyfarfod eisoes wedi'i alw: cofnodwch ef yn gyntaf.",
            en="A meeting has already been called: record it first.",
        )


def call(at: Draft, command: CallMeeting) -> None:
    """Everybody is told, and it is to be held in its time."""
    meeting = at.put(
        Meeting(
            id=at.new_id(),
            case_ref=at.case.ref,
            text_id=at.text("meeting", command.reason, command.language),
            called_at=at.now,
            called_by=at.actor.person,
            body=at.actor.body,
        )
    )
    clock = at.start("meeting_held", at.actor.body, "coordinator", subject=meeting.id)
    at.record("MeetingCalled", meeting=meeting.id, words=meeting.text_id)
    for role in ("coordinator", "head_of_service", "director"):
        at.notify_both("meeting_called", role, due_at=clock.due_at, about=meeting.id)
    at.notify("meeting_called", at.case.region, "region_lead", due_at=clock.due_at, about=meeting.id)


def may_record(at: Draft) -> None:
    """A meeting was called."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if _called(at) is None:
        _none_called()


def _none_called() -> NoReturn:
    rules.refuse(
        "meeting_was_called",
        cy="Nid oes cyfarfod wedi'i alw sy'n aros i'w gofnodi.",
        en="No meeting that was called waits to be recorded.",
    )


def record_meeting(at: Draft, command: RecordMeeting) -> None:
    """What happened at it, row by row: each action has its owner, its day and its clock."""
    meeting = at.get(Meeting, command.meeting_id)
    if meeting is None or meeting.held_at:
        _none_called()
    _bodies_are_known(at, command)
    at.change(
        meeting,
        held_on=command.held_on,
        held_at=at.now,
        held_by=at.actor.person,
        notes_text_id=at.text("meeting", command.notes, command.language),
    )
    _who_came(at, meeting, command)
    _what_was_refused(at, meeting, command)
    actions = _what_is_to_be_done(at, meeting, command)
    at.met("meeting_held", subject=meeting.id)
    at.record(
        "MeetingHeld",
        meeting=meeting.id,
        held_on=command.held_on,
        attended=len(command.attendees),
        could_commit=sum(one.could_commit for one in command.attendees),
        refused=len(command.refusals),
        actions=actions,
    )
    at.notify_both("meeting_recorded", "head_of_service", about=meeting.id)


def _bodies_are_known(at: Draft, command: RecordMeeting) -> None:
    here = {*at.case.bodies, at.case.region, at.wg, OUTSIDE}
    said = {one.body for one in command.attendees} | {one.body for one in command.refusals}
    owners = {one.owner_body for one in command.actions}
    if strange := sorted((said - here) | (owners - set(at.case.bodies))):
        rules.refuse(
            "bodies_of_the_case",
            cy=f"Nid yw'r rhain yn gyrff yr achos: {', '.join(strange)}. Am gorff arall, rhowch '{OUTSIDE}'.",
            en=f"These are not bodies of the case: {', '.join(strange)}. For another body give '{OUTSIDE}'.",
        )


def _who_came(at: Draft, meeting: Meeting, command: RecordMeeting) -> None:
    for one in command.attendees:
        at.put(
            Attendance(
                id=at.new_id(),
                case_ref=at.case.ref,
                meeting_id=meeting.id,
                role=one.role,
                body=one.body,
                name_text_id=at.text("attendee", one.name, command.language),
                could_commit=one.could_commit,
                recorded_at=at.now,
            )
        )


def _what_was_refused(at: Draft, meeting: Meeting, command: RecordMeeting) -> None:
    for one in command.refusals:
        at.put(
            MeetingRefusal(
                id=at.new_id(),
                case_ref=at.case.ref,
                meeting_id=meeting.id,
                body=one.body,
                text_id=at.text("refused", one.what, command.language),
                why_text_id=at.text("refused", one.why, command.language),
                recorded_at=at.now,
            )
        )


def _what_is_to_be_done(at: Draft, meeting: Meeting, command: RecordMeeting) -> list[str]:
    made = []
    for one in command.actions:
        action = at.put(
            MeetingAction(
                id=at.new_id(),
                case_ref=at.case.ref,
                meeting_id=meeting.id,
                owner_body=one.owner_body,
                owner_role=one.owner_role,
                due_on=one.due_on,
                text_id=at.text("action", one.what, command.language),
                recorded_at=at.now,
            )
        )
        clock = start_until(
            at, "meeting_action", one.due_on, one.owner_body, one.owner_role, subject=action.id
        )
        at.notify("action_given", one.owner_body, one.owner_role, due_at=clock.due_at, about=action.id)
        made.append(action.id)
    return made


def may_close_action(at: Draft) -> None:
    """One's body has something to do from a meeting."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if not any(one.outcome is None and one.owner_body == at.actor.body for one in at.all(MeetingAction)):
        _no_action()


def close_action(at: Draft, command: CloseAction) -> None:
    """What became of it."""
    action = at.get(MeetingAction, command.action_id)
    if action is None or action.outcome or action.owner_body != at.actor.body:
        _no_action()
    words = at.text("action", command.words, command.language)
    at.change(
        action,
        outcome=command.outcome,
        closed_at=at.now,
        closed_by=at.actor.person,
        closing_text_id=words,
    )
    at.met("meeting_action", subject=action.id)
    at.record("ActionClosed", action=action.id, action_outcome=command.outcome, words=words)


def _no_action() -> NoReturn:
    rules.refuse(
        "action_waits",
        cy="Nid oes gan eich corff dasg o'r fath o gyfarfod.",
        en="Your body has no such action from a meeting.",
    )
