"""Before a meeting: convening it, who sits and how much they may commit, who is in conflict about whom, and
the pack that is frozen.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from workflow.casework.rules import refuse
from workflow.panels import agenda, clocks, rules
from workflow.panels.commands import (
    ConveneMeeting,
    DeclareMemberConflict,
    LeaveMemberSeat,
    LockPack,
    SeatWanted,
    TakeMemberSeat,
)
from workflow.panels.facts import ChairsAction, Conflict, Meeting, Seat
from workflow.panels.session import Session


def may_convene(at: Session) -> None:
    """The chair, or a coordinator of the health board."""
    rules.keeps_the_panel(at)


def convene(at: Session, command: ConveneMeeting, _: str | None) -> None:
    """A meeting on a day, with its seats; whoever waits for a date comes on its agenda."""
    meeting = convened(at, command.meets_on, seats=command.seats, language=command.language)
    agenda.place_waiting(at)
    for body in at.panel.bodies:
        at.notify("panel_convened", body, "coordinator", about=meeting.id)


def convened(
    at: Session, meets_on: date, *, seats: tuple[SeatWanted, ...] = (), language: str = "en"
) -> Meeting:
    """A new meeting, with these seats or those of the last one. Raises Refused."""
    locks_on = rules.pack_has_time(at, meets_on)
    before = max(at.all(Meeting), key=lambda one: one.number, default=None)
    meeting = at.put(
        Meeting(
            id=at.new_id(),
            panel=at.ref,
            number=(before.number if before else 0) + 1,
            meets_on=meets_on,
            state="convened",
            convened_at=at.now,
            convened_by=at.actor.person,
            convened_body=at.actor.body,
            convened_role=at.actor.role,
            locks_on=locks_on,
        )
    )
    if seats:
        for wanted in seats:
            _seated(at, meeting, wanted, language)
    elif before is not None:
        for seat in at.seats_of(before):
            _same_seat(at, seat, meeting)
    clocks.start_for_meeting(at, meeting)
    at.record("MeetingConvened", meeting=meeting.number, meets_on=meets_on, locks_on=locks_on)
    return meeting


def may_seat(at: Session) -> None:
    """Who keeps the panel says who sits."""
    rules.keeps_the_panel(at)


def take_seat(at: Session, command: TakeMemberSeat, meeting_id: str | None) -> None:
    """One more seat at a meeting that is to be held."""
    meeting = rules.meeting(at, meeting_id)
    rules.to_be_held(meeting)
    seat = _seated(at, meeting, command.seat, command.language)
    at.record("SeatTaken", meeting=meeting.number, seat=seat.id, side=seat.side, seat_kind=seat.kind)


def leave_seat(at: Session, command: LeaveMemberSeat, meeting_id: str | None) -> None:
    """Somebody will not sit."""
    meeting = rules.meeting(at, meeting_id)
    rules.to_be_held(meeting)
    seat = at.change(rules.seat(at, meeting, command.seat), left_at=at.now)
    at.record("SeatLeft", meeting=meeting.number, seat=seat.id)


def may_declare(at: Session) -> None:
    """Whoever sits, or keeps the panel."""
    if not any(one.person == at.actor.person for one in at.all(Seat)):
        rules.keeps_the_panel(at)


def declare_conflict(at: Session, command: DeclareMemberConflict, meeting_id: str | None) -> None:
    """About one child on the agenda: the seat does not count for it. Somebody may declare only for their own
    seat, who keeps the panel for every one.
    """
    meeting = rules.meeting(at, meeting_id)
    rules.to_be_held(meeting)
    seat = rules.seat(at, meeting, command.seat)
    if seat.person != at.actor.person:
        rules.keeps_the_panel(at)
    rules.on_the_agenda(at, meeting, command.case_ref)
    if any((one.seat, one.case_ref) == (seat.id, command.case_ref) for one in at.all(Conflict)):
        refuse(
            "declared_once",
            cy="Mae'r gwrthdaro hwn wedi'i ddatgan yn barod.",
            en="This conflict is already declared.",
        )
    why = (
        at.text("conflict", command.why, command.language, case_ref=command.case_ref) if command.why else None
    )
    at.put(
        Conflict(
            id=at.new_id(),
            panel=at.ref,
            meeting=meeting.id,
            seat=seat.id,
            case_ref=command.case_ref,
            text_id=why,
            declared_at=at.now,
            declared_by=at.actor.person,
        )
    )
    at.record("ConflictDeclared", meeting=meeting.number, seat=seat.id, case=command.case_ref, why=why)


def may_lock(at: Session) -> None:
    """Who keeps the panel may lock a pack before its day."""
    rules.keeps_the_panel(at)


def lock_pack(at: Session, command: LockPack, meeting_id: str | None) -> None:
    """Lock it now."""
    meeting = rules.meeting(at, meeting_id)
    rules.to_be_held(meeting)
    rules.pack_is_open(meeting)
    agenda.fall_away(at)
    lock(at, meeting)


def lock(at: Session, meeting: Meeting) -> None:
    """Freeze what the pack holds: each child's case up to its last event, and the chair's actions to be
    reported.
    """
    held = []
    for item in at.agenda_of(meeting):
        case = at.case(item.case_ref)
        assert case is not None, "the case of every open item is read"
        at.change(item, frozen_seq=case.last_seq, frozen_hash=case.last_hash)
        held.append({"case": case.ref, "seq": case.last_seq, "hash": case.last_hash})
    reports = sorted(one.id for one in at.all(ChairsAction) if one.reported_to is None)
    sha256 = pack_sha256(meeting, held, reports)
    at.change(meeting, state="locked", pack_sha256=sha256, locked_at=at.now)
    clocks.met(at, clocks.PACK, meeting.id)
    at.record("PackLocked", meeting=meeting.number, sha256=sha256, children=held, chairs_actions=reports)
    at.notify("panel_pack_locked", meeting.convened_body, meeting.convened_role, about=meeting.id)


def pack_sha256(meeting: Meeting, held: list[dict[str, Any]], reports: list[str]) -> str:
    """SHA-256 over what a pack held, as canonical JSON: the hash of a case's last event stands for all before
    it.
    """
    said = {
        "meeting": meeting.id,
        "meets_on": meeting.meets_on.isoformat(),
        "children": sorted(held, key=lambda one: str(one["case"])),
        "chairs_actions": reports,
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _seated(at: Session, meeting: Meeting, wanted: SeatWanted, language: str) -> Seat:
    officer = rules.officer(at, wanted.person) if wanted.person else None
    side = {at.panel.health_board: "health"}.get(officer.body, "council") if officer else None
    if side is not None and wanted.side not in (side, "other"):
        refuse(
            "sits_for_their_own_side",
            cy="Mae swyddog yn eistedd dros ei gorff ei hun.",
            en="An officer sits for their own body.",
        )
    if officer and any(one.person == officer.person for one in at.seats_of(meeting)):
        refuse(
            "one_seat_a_person",
            cy=f"Mae sedd gan {officer.name} yn y cyfarfod hwn yn barod.",
            en=f"{officer.name} has a seat at this meeting already.",
        )
    if officer:
        at.notify("panel_seat", officer.body, officer.role, about=meeting.id)
    return at.put(
        Seat(
            id=at.new_id(),
            panel=at.ref,
            meeting=meeting.id,
            position=_next_position(at, meeting),
            person=wanted.person,
            name_text_id=at.text("name", wanted.name, language) if wanted.name else None,
            body=officer.body if officer else None,
            side=wanted.side,
            kind=wanted.kind,
            limit_pence=wanted.limit_pence,
            limit_until=wanted.limit_until,
            since=at.now,
        )
    )


def _same_seat(at: Session, seat: Seat, meeting: Meeting) -> None:
    """The seat of the last meeting again; somebody who is no longer an officer here is left out."""
    if seat.person is not None and all(one.person != seat.person for one in at.before.officers):
        return
    at.put(
        Seat(
            id=at.new_id(),
            panel=at.ref,
            meeting=meeting.id,
            position=_next_position(at, meeting),
            person=seat.person,
            name_text_id=seat.name_text_id,
            body=seat.body,
            side=seat.side,
            kind=seat.kind,
            limit_pence=seat.limit_pence,
            limit_until=seat.limit_until,
            since=at.now,
        )
    )


def _next_position(at: Session, meeting: Meeting) -> int:
    return 1 + sum(one.meeting == meeting.id for one in at.all(Seat))
