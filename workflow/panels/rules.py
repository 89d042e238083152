"""The small named rules that refuse at a panel. Each is one sentence, asked by the act and by what is
offered.

A rule raises `Refused` with its name and words in both languages; else it is silent.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workflow.casework.rules import refuse
from workflow.clocks.due import add_working_days
from workflow.machine.arbiter import follows
from workflow.panels.facts import CaseStands, Item, Meeting, Officer, Seat
from workflow.panels.session import Session


def keeps_the_panel(at: Session) -> None:
    """A coordinator of the region's health board, or whoever chairs."""
    if not (_coordinates(at) or at.actor.person == at.panel.chair):
        refuse(
            "keeps_the_panel",
            cy="Dim ond cydgysylltydd y bwrdd iechyd, neu gadeirydd y panel, all wneud hyn.",
            en="Only a coordinator of the health board, or the chair of the panel, can do this.",
        )


def chairs(at: Session) -> None:
    """Only whoever chairs."""
    if at.actor.person != at.panel.chair:
        refuse(
            "chairs_the_panel",
            cy="Dim ond cadeirydd y panel all wneud hyn.",
            en="Only the chair of the panel can do this.",
        )


def names_a_chair(at: Session) -> None:
    """The chair is named by the health board's coordinator, or by one of its senior officers."""
    senior = at.actor.role in ("head_of_service", "director", "chief_executive")
    if not (_coordinates(at) or (senior and at.actor.body == at.panel.health_board)):
        refuse(
            "names_a_chair",
            cy="Y bwrdd iechyd sy'n enwi cadeirydd y panel.",
            en="The health board names the chair of the panel.",
        )


def officer(at: Session, person: str) -> Officer:
    """An officer of a body of the region, today."""
    found = next((one for one in at.before.officers if one.person == person), None)
    if found is None:
        refuse(
            "is_an_officer_here",
            cy=f"Nid yw {person} yn swyddog yng nghyrff y rhanbarth heddiw.",
            en=f"{person} is not an officer of the region's bodies today.",
        )
    return found


def may_chair(at: Session, person: str) -> Officer:
    """The chair is of the health board: it alone is a party to every child's case in the region."""
    found = officer(at, person)
    if found.body != at.panel.health_board:
        refuse(
            "chair_sees_every_case",
            cy="Rhaid i'r cadeirydd fod o'r bwrdd iechyd: hwnnw sy'n barti i bob achos yn y rhanbarth.",
            en="The chair must be of the health board: it alone is a party to every case in the region.",
        )
    return found


def meeting(at: Session, id: str | None) -> Meeting:
    """There is such a meeting."""
    found = at.get(Meeting, id)
    if found is None:
        refuse("meeting_exists", cy="Nid oes cyfarfod o'r fath.", en="There is no such meeting.")
    return found


def to_be_held(found: Meeting) -> None:
    """Nothing is changed in a meeting that has been minuted, was not quorate or was called off."""
    if not found.is_open:
        refuse(
            "meeting_is_open",
            cy="Mae'r cyfarfod hwn wedi'i gofnodi neu ei ohirio'n barod.",
            en="This meeting is already recorded, or was called off.",
        )


def pack_is_locked(found: Meeting) -> None:
    """Minutes rest on a pack that was frozen."""
    if found.state != "locked":
        refuse("pack_is_locked", cy="Nid yw'r pecyn wedi'i gloi eto.", en="The pack is not locked yet.")


def pack_is_open(found: Meeting) -> None:
    """A pack is locked once."""
    if found.state != "convened":
        refuse("pack_is_open", cy="Mae'r pecyn wedi'i gloi'n barod.", en="The pack is already locked.")


def day_has_come(at: Session, found: Meeting) -> None:
    """What happened at a meeting is recorded on its day or after it."""
    if at.today < found.meets_on:
        refuse(
            "meeting_day_has_come",
            cy="Nid yw diwrnod y cyfarfod wedi dod eto.",
            en="The day of the meeting has not come yet.",
        )


def pack_has_time(at: Session, meets_on: date) -> date:
    """A meeting is convened so far ahead that its pack can still be made; the last day on which the pack is
    open.
    """
    limit = at.under.limits.at("panel_pack", at.today)
    locks_on = add_working_days(meets_on, -limit.count, at.under.calendar)
    if locks_on < at.today:
        refuse(
            "pack_has_time",
            cy=f"Cloir y pecyn {limit.count} diwrnod gwaith cyn y cyfarfod: dewiswch ddiwrnod diweddarach. "
            "Ar gyfer plentyn na all aros, gall y cadeirydd benderfynu.",
            en=f"The pack is locked {limit.count} working days before the meeting: choose a later day. For a "
            "child who cannot wait there is the chair's action.",
        )
    if any(one.is_open and one.meets_on == meets_on for one in at.all(Meeting)):
        refuse(
            "one_meeting_a_day",
            cy="Mae cyfarfod y diwrnod hwnnw'n barod.",
            en="There is a meeting on that day already.",
        )
    return locks_on


def seat(at: Session, found: Meeting, id: str) -> Seat:
    """There is such a seat at this meeting, and somebody sits in it."""
    one = next((one for one in at.seats_of(found) if one.id == id), None)
    if one is None:
        refuse(
            "seat_exists",
            cy="Nid oes sedd o'r fath yn y cyfarfod hwn.",
            en="There is no such seat at this meeting.",
        )
    return one


def waits_for_the_panel(at: Session, case_ref: str) -> CaseStands:
    """The case is of this region and health board, and waits for a decision."""
    case = at.case(case_ref)
    if case is None or case.region != at.panel.region or case.health_board != at.panel.health_board:
        refuse(
            "case_is_of_the_region",
            cy=f"Nid oes achos {case_ref} gerbron panel y rhanbarth hwn.",
            en=f"No case {case_ref} comes before this region's panel.",
        )
    if not still_waits(case):
        refuse(
            "case_waits_for_the_panel",
            cy=f"Nid yw'r achos {case_ref} yn aros am benderfyniad panel.",
            en=f"The case {case_ref} does not wait for a decision of the panel.",
        )
    return case


def still_waits(case: CaseStands) -> bool:
    """Whether a panel may decide the case as it stands."""
    return case.is_open and follows("decision", case.decision, "find_eligible")


def waits_here(at: Session, case: CaseStands | None) -> bool:
    """Whether this panel is the one that may: a case may have moved to another board or region."""
    here = case is not None and (case.region, case.health_board) == (at.panel.region, at.panel.health_board)
    return here and case is not None and still_waits(case)


def on_the_agenda(at: Session, found: Meeting, case_ref: str) -> Item:
    """The child waits on this meeting's agenda."""
    item = next((one for one in at.agenda_of(found) if one.case_ref == case_ref), None)
    if item is None:
        refuse(
            "child_is_on_the_agenda",
            cy=f"Nid yw {case_ref} ar agenda'r cyfarfod hwn.",
            en=f"{case_ref} is not on the agenda of this meeting.",
        )
    return item


def every_child_once(at: Session, found: Meeting, named: Iterable[str]) -> None:
    """The minutes give every child on the agenda an outcome, once, and no other."""
    listed, said = sorted(one.case_ref for one in at.agenda_of(found)), sorted(named)
    if listed != said:
        refuse(
            "every_child_has_an_outcome",
            cy=f"Rhaid i'r cofnodion roi canlyniad i bob plentyn ar yr agenda unwaith: {', '.join(listed)}.",
            en=f"The minutes must give every child on the agenda an outcome once: {', '.join(listed)}.",
        )


def _coordinates(at: Session) -> bool:
    return at.actor.role == "coordinator" and at.actor.body == at.panel.health_board
