"""Who sits at the table for which body, and who was at its meetings."""

from __future__ import annotations

from workflow.negotiating import rules
from workflow.negotiating.commands import LeaveSeat, RecordMeeting, SeatAsked, TakeSeat
from workflow.negotiating.facts import Meeting, Seat
from workflow.negotiating.sitting import Sitting

_HEADS = ("director", "chief_executive")


def may_seat(at: Sitting) -> None:
    """The lead seats anybody; a director or chief executive seats officers of their own body."""
    rules.negotiation_is_open(at)
    rules.is_of_the_table(at)
    if at.actor.body in at.negotiation.bodies and at.actor.role in _HEADS:
        return
    rules.leads(at)


def take_seat(at: Sitting, command: TakeSeat | SeatAsked) -> None:
    """Seat a person who holds the office; whoever sat in it leaves."""
    rules.body_is_party(at, command.body)
    if at.actor.body != command.body and at.negotiation.last_seq:
        rules.leads(at)
    rules.holds_office(at, command.person, body=command.body, role=command.office)
    for seat in rules.standing_seats(at):
        if (seat.body, seat.office) == (command.body, command.office):
            if (seat.person, seat.can_commit) == (command.person, command.can_commit):
                return
            at.change(seat, left_at=at.now)
            at.record("SeatLeft", seat=seat.id, body_left=seat.body, office=seat.office)
    made = at.put(
        Seat(
            id=at.new_id(),
            negotiation=at.ref,
            body=command.body,
            office=command.office,
            person=command.person,
            can_commit=command.can_commit,
            since=at.now,
            placed_by=at.actor.person,
        )
    )
    at.record("SeatTaken", seat=made.id, seat_body=made.body, office=made.office, person=made.person)
    at.notify("negotiation_seat", made.body, made.office)


def may_leave(at: Sitting) -> None:
    """An officer of a party body for its own seats; the lead for anybody's."""
    rules.negotiation_is_open(at)
    rules.is_of_the_table(at)


def leave_seat(at: Sitting, command: LeaveSeat) -> None:
    """Give up a seat: one's own, one of one's body's, or, for the lead, anybody's."""
    seat = next((one for one in rules.standing_seats(at) if one.id == command.seat), None)
    if seat is None:
        rules.refuse("seat_stands", cy="Nid oes sedd o'r fath wrth y bwrdd.", en="There is no such seat.")
    heads_it = at.actor.body == seat.body and at.actor.role in _HEADS
    if at.actor.person != seat.person and not heads_it:
        rules.leads(at)
    at.change(seat, left_at=at.now)
    at.record("SeatLeft", seat=seat.id, body_left=seat.body, office=seat.office)


def may_record_meeting(at: Sitting) -> None:
    """Whoever sits at the table, or leads."""
    rules.negotiation_is_open(at)
    rules.sits_at_the_table(at)


def record_meeting(at: Sitting, command: RecordMeeting) -> None:
    """Record who was at a meeting. Names stand in its row alone; the event counts them, body by body."""
    if command.held_on > at.today:
        rules.refuse(
            "meeting_was_held",
            cy="Ni ellir cofnodi cyfarfod sydd heb ei gynnal eto.",
            en="A meeting that has not been held yet cannot be recorded.",
        )
    allowed = {*at.negotiation.bodies, at.negotiation.region}
    for attendee in command.attendees:
        if attendee.body not in allowed:
            rules.body_is_party(at, attendee.body)
    made = at.put(
        Meeting(
            id=at.new_id(),
            negotiation=at.ref,
            held_on=command.held_on,
            attendees=[one.model_dump() for one in command.attendees],
            note=command.note,
            recorded_at=at.now,
            recorded_by=at.actor.person,
        )
    )
    bodies = sorted({one.body for one in command.attendees})
    committing = sorted({one.body for one in command.attendees if one.could_commit})
    at.record(
        "MeetingRecorded",
        meeting=made.id,
        attendees=len(command.attendees),
        bodies=bodies,
        could_commit=committing,
    )
