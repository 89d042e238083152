"""A meeting that comes to nothing: not quorate, or called off. No child is stuck: each goes to another date
or to the chair's action, and its decision clock goes on.
"""

from __future__ import annotations

from functools import partial

from workflow.casework.panel_notes import meeting_came_to_nothing
from workflow.casework.quorum import shipped_quorums
from workflow.casework.rules import refuse
from workflow.panels import agenda, clocks, convening, rules
from workflow.panels.commands import CallOffMeeting, RecordNotQuorate
from workflow.panels.facts import Meeting
from workflow.panels.minuting import mark_present
from workflow.panels.session import Session


def may_dissolve(at: Session) -> None:
    """Who keeps the panel."""
    rules.keeps_the_panel(at)


def not_quorate(at: Session, command: RecordNotQuorate, meeting_id: str | None) -> None:
    """On its day, too few came."""
    meeting = rules.meeting(at, meeting_id)
    rules.to_be_held(meeting)
    rules.day_has_come(at, meeting)
    present = mark_present(at, meeting, command.present)
    quorum = shipped_quorums().of(at.panel.region, at.today)
    if quorum.reached_by([one.side for one in present if one.kind == "member"]):
        refuse(
            "meeting_was_quorate",
            cy="Roedd cworwm yn y cyfarfod: cofnodwch ef.",
            en="The meeting was quorate: record its minutes.",
        )
    _come_to_nothing(at, meeting, command, event="NotQuorate", state="not_quorate")


def call_off(at: Session, command: CallOffMeeting, meeting_id: str | None) -> None:
    """Before its day, it is known that it will not meet."""
    meeting = rules.meeting(at, meeting_id)
    rules.to_be_held(meeting)
    if at.today >= meeting.meets_on:
        refuse(
            "called_off_before_its_day",
            cy="Mae diwrnod y cyfarfod wedi dod: cofnodwch ef, neu nad oedd cworwm.",
            en="The day of the meeting has come: record its minutes, or that there was no quorum.",
        )
    _come_to_nothing(at, meeting, command, event="MeetingCalledOff", state="called_off")


def _come_to_nothing(
    at: Session, meeting: Meeting, command: RecordNotQuorate | CallOffMeeting, *, event: str, state: str
) -> None:
    agenda.fall_away(at)
    for case_ref in command.chairs_action:
        rules.on_the_agenda(at, meeting, case_ref)
    why = at.text("why", command.why, command.language)
    children = at.agenda_of(meeting)
    at.change(meeting, state=state, closed_at=at.now, why_text_id=why)
    for kind in (clocks.PACK, clocks.MINUTES):
        clocks.stopped(at, kind, meeting.id)
    for item in children:
        chair = item.case_ref in command.chairs_action
        agenda.leaves(at, item, "moved")
        agenda.on_to_the_next(at, item, chair=chair)
        at.in_case(
            item.case_ref,
            partial(
                meeting_came_to_nothing,
                meeting=meeting.number,
                not_quorate=state == "not_quorate",
                chairs_action=chair,
            ),
        )
    at.record(event, meeting=meeting.number, why=why, children=[one.case_ref for one in children])
    if command.meets_on is not None:
        convening.convened(at, command.meets_on, language=command.language)
    agenda.place_waiting(at)
