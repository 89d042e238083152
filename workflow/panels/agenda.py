"""Who waits for the panel, and on which agenda: no child falls off one without coming on to another, being
decided, or no longer waiting.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from workflow.casework.panel_notes import put_on_agenda as note_agenda
from workflow.casework.rules import refuse
from workflow.panels import clocks, rules
from workflow.panels.commands import PutOnAgenda, RecordThirdSector, TakeOffAgenda
from workflow.panels.facts import ChairsAction, Item, Meeting
from workflow.panels.session import Session


def may_put_on(at: Session) -> None:
    """Who keeps the panel fills its agendas."""
    rules.keeps_the_panel(at)


def put_on(at: Session, command: PutOnAgenda, meeting_id: str | None) -> None:
    """Assessed children on one agenda. After the pack was locked it is late business, with the chair's own
    reason, and what is added is frozen at once.
    """
    meeting = rules.meeting(at, meeting_id)
    rules.to_be_held(meeting)
    late = meeting.state == "locked"
    if late:
        _late_by_the_chair(at, command)
    for case_ref in dict.fromkeys(command.case_refs):
        case = rules.waits_for_the_panel(at, case_ref)
        there = at.open_item(case_ref)
        if there is not None and there.meeting is not None:
            refuse(
                "child_is_on_one_agenda",
                cy=f"Mae {case_ref} ar agenda'n barod.",
                en=f"{case_ref} is on an agenda already.",
            )
        why = (
            at.text("late", command.late_reason, command.language, case_ref=case_ref)
            if late and command.late_reason
            else None
        )
        item = there or waiting(at, case_ref, case.council)
        _list(at, item, meeting, why=why)


def _late_by_the_chair(at: Session, command: PutOnAgenda) -> None:
    rules.chairs(at)
    if command.late_reason is None:
        refuse(
            "late_business_has_a_reason",
            cy="Mae'r pecyn wedi'i gloi: rhaid i'r cadeirydd ddweud pam y cymerir plentyn yn hwyr.",
            en="The pack is locked: the chair must say why a child is taken late.",
        )


def may_take_off(at: Session) -> None:
    """Who keeps the panel."""
    rules.keeps_the_panel(at)


def take_off(at: Session, command: TakeOffAgenda, meeting_id: str | None) -> None:
    """Off this agenda, and on to the next one."""
    meeting = rules.meeting(at, meeting_id)
    rules.to_be_held(meeting)
    item = rules.on_the_agenda(at, meeting, command.case_ref)
    at.change(item, state="taken_off", closed_at=at.now)
    at.record("TakenOffAgenda", case=item.case_ref, meeting=meeting.number)
    case = at.case(command.case_ref)
    if rules.waits_here(at, case):
        on_to_the_next(at, item)
        place_waiting(at, but=meeting)


def may_record_third_sector(at: Session) -> None:
    """A coordinator of a body of the region, or whoever chairs; which case it may be is for the act."""
    if at.actor.body not in at.panel.bodies:
        refuse(
            "is_of_the_region",
            cy="Dim ond swyddogion cyrff y rhanbarth all wneud hyn.",
            en="Only officers of the region's bodies can do this.",
        )


def record_third_sector(at: Session, command: RecordThirdSector, _: str | None) -> None:
    """Whether the family consents; it holds wherever the child stands, until the panel has decided."""
    item, case = at.open_item(command.case_ref), at.case(command.case_ref)
    if item is None or case is None or at.actor.body not in (case.health_board, case.council):
        refuse(
            "child_waits_for_the_panel",
            cy=f"Nid oes achos {command.case_ref} gan eich corff yn aros am y panel.",
            en=f"No case {command.case_ref} of your body waits for the panel.",
        )
    at.change(
        item,
        third_sector="consented" if command.consents else "refused",
        third_sector_by=at.actor.person,
        third_sector_at=at.now,
    )
    at.record("FamilySaid", case=command.case_ref, consents=command.consents)


def waiting(at: Session, case_ref: str, council: str, *, not_before: date | None = None) -> Item:
    """A child who waits for a date."""
    return at.put(
        Item(
            id=at.new_id(),
            panel=at.ref,
            meeting=None,
            case_ref=case_ref,
            council=council,
            listed_at=at.now,
            listed_by=at.actor.person,
            state="waiting",
            not_before=not_before,
        )
    )


def on_to_the_next(at: Session, item: Item, *, not_before: date | None = None, chair: bool = False) -> Item:
    """The same child again, for the next agenda (from that day on) or for the chair; what the family said
    goes along.
    """
    again = waiting(at, item.case_ref, item.council, not_before=not_before)
    again = at.change(
        again,
        third_sector=item.third_sector,
        third_sector_by=item.third_sector_by,
        third_sector_at=item.third_sector_at,
        state="for_chair" if chair else "waiting",
    )
    if chair:
        body, office = clocks.chairs_office(at)
        clock = at.start(clocks.CHAIR, body, office, subject=again.id)
        at.record("NextDateWanted", case=again.case_ref, chairs_action=True)
        at.notify("panel_chair_wanted", body, office, due_at=clock.due_at)
    return again


def place_waiting(at: Session, *, but: Meeting | None = None) -> None:
    """Everybody who waits comes on the first agenda that is open on their day; for whom there is none, a date
    is asked for, under a clock.
    """
    held = [one for one in at.all(Meeting) if one.is_open and one.state == "convened" and one != but]
    for item in at.all(Item):
        if item.state != "waiting":
            continue
        from_on = max(at.today, item.not_before or at.today)
        meeting = min(
            (one for one in held if one.meets_on >= from_on), key=lambda one: one.meets_on, default=None
        )
        if meeting is not None:
            _list(at, item, meeting)
        elif not clocks.asked(at, clocks.NEXT_DATE, item.id):
            _want_date(at, item.id, case=item.case_ref)
    _report_has_a_date(at)


def fall_away(at: Session) -> None:
    """Children whose case no longer waits here (decided elsewhere, ended, or another board's now) leave;
    nobody is asked about them.
    """
    for item in at.all(Item):
        if item.is_open and not rules.waits_here(at, at.case(item.case_ref)):
            leaves(at, item, "taken_off")
            at.record("FellAway", case=item.case_ref)


def leaves(at: Session, item: Item, state: str, outcome: str | None = None) -> Item:
    """The item is done with, and nobody is asked about it any more."""
    for kind in (clocks.NEXT_DATE, clocks.CHAIR):
        clocks.met(at, kind, item.id)
    return at.change(item, state=state, outcome=outcome, closed_at=at.now)


def _list(at: Session, item: Item, meeting: Meeting, *, why: str | None = None) -> None:
    case = at.case(item.case_ref)
    for kind in (clocks.NEXT_DATE, clocks.CHAIR):
        clocks.met(at, kind, item.id)
    frozen = meeting.state == "locked" and case is not None
    at.change(
        item,
        meeting=meeting.id,
        state="listed",
        late_text_id=why,
        frozen_seq=case.last_seq if frozen and case else None,
        frozen_hash=case.last_hash if frozen and case else None,
    )
    at.record("PutOnAgenda", case=item.case_ref, meeting=meeting.number, late=bool(why), why=why)
    at.in_case(item.case_ref, partial(note_agenda, meeting=meeting.number, meets_on=meeting.meets_on))


def _report_has_a_date(at: Session) -> None:
    """A chair's action waits to be reported: there is a meeting for it, or one is asked for."""
    convened = any(one.is_open for one in at.all(Meeting))
    for action in at.all(ChairsAction):
        if action.reported_to is not None or convened:
            clocks.met(at, clocks.NEXT_DATE, action.id)
        elif not clocks.asked(at, clocks.NEXT_DATE, action.id):
            _want_date(at, action.id, case=action.case_ref)


def _want_date(at: Session, subject: str, *, case: str) -> None:
    board = at.panel.health_board
    clock = at.start(clocks.NEXT_DATE, board, "coordinator", subject=subject)
    at.record("NextDateWanted", case=case)
    at.notify("panel_date_wanted", board, "coordinator", due_at=clock.due_at)
