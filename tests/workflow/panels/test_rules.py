"""What a panel refuses, and what counts for its quorum."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.workflow.panels.room import CHAIR, KEEPER, Room, eligible
from workflow.casework import commands as c
from workflow.casework.quorum import QuorumFault, read_quorums, shipped_quorums
from workflow.panels import commands as p

THIRD = {"name": "Elusen Enghreifftiol", "side": "third_sector"}
TWO_AND_A_THIRD = (
    {"person": CHAIR, "side": "health"},
    {"person": "xla41-head-of-service", "side": "council"},
    THIRD,
)


@pytest.mark.parametrize("person", ["xla41-coordinator", "xhb4-director", "xla42-head-of-service"])
def test_only_the_chair_and_the_boards_coordinator_keep_the_panel(room: Room, person: str) -> None:
    convene = p.ConveneMeeting(meets_on=room.today + timedelta(days=21))
    assert room.refused(person, convene) == "keeps_the_panel"
    room.done(CHAIR, convene)


def test_a_chair_is_of_the_board_which_may_see_every_case(room: Room) -> None:
    wrong = p.AppointChair(chair="xla41-head-of-service")
    assert room.refused(KEEPER, wrong) == "chair_sees_every_case"
    assert room.refused("xla41-director", wrong) == "names_a_chair"
    room.done("xhb4-director", p.AppointChair(chair="xhb4-director"))
    assert room.facts.panel.chair == "xhb4-director"


def test_a_meeting_is_convened_so_far_ahead_that_its_pack_can_be_made(room: Room) -> None:
    soon = p.ConveneMeeting(meets_on=room.today + timedelta(days=3))
    assert room.refused(KEEPER, soon) == "pack_has_time"
    meeting = room.convene()
    again = p.ConveneMeeting(meets_on=meeting.meets_on)
    assert room.refused(KEEPER, again) == "one_meeting_a_day"


def test_a_child_added_after_the_lock_is_late_business_by_the_chairs_reason(room: Room) -> None:
    ref = room.child()
    meeting = room.convene()
    room.done(KEEPER, p.LockPack(), meeting.id)
    late = p.PutOnAgenda(act="put_on", case_refs=(ref,), late_reason="Ward yn cau")
    without = p.PutOnAgenda(act="put_on", case_refs=(ref,))
    assert room.refused(KEEPER, late, meeting.id) == "chairs_the_panel"
    assert room.refused(CHAIR, without, meeting.id) == "late_business_has_a_reason"
    room.done(CHAIR, late, meeting.id)
    item = room.item(ref)
    assert item.late_text_id
    assert item.frozen_hash
    assert room.refused(KEEPER, p.LockPack(), meeting.id) == "pack_is_open"
    assert room.whole()


def test_a_child_who_is_not_assessed_or_of_another_region_comes_on_no_agenda(room: Room) -> None:
    ref = room.child(assessed=False)
    meeting = room.convene()
    for wanted, rule in ((ref, "case_waits_for_the_panel"), ("CC-2027-99999", "case_is_of_the_region")):
        put = p.PutOnAgenda(act="put_on", case_refs=(wanted,))
        assert room.refused(KEEPER, put, meeting.id) == rule


@pytest.mark.parametrize("consents", [True, False, None])
def test_the_third_sector_counts_only_where_the_family_consents(room: Room, consents: bool | None) -> None:
    ref = room.child()
    meeting = room.convene(seats=TWO_AND_A_THIRD)
    room.put_on(meeting, ref)
    if consents is not None:
        said = p.RecordThirdSector(case_ref=ref, consents=consents)
        assert room.refused("xla42-coordinator", said) == "child_waits_for_the_panel"
        room.done("xla41-coordinator", said)
    room.hold(meeting)
    minutes = room.minutes(meeting, eligible(ref))
    if consents:
        room.done(KEEPER, minutes, meeting.id)
        sides = [one["side"] for one in room.case(ref).panel_decisions[-1].members]
        assert sides == ["health", "council", "third_sector"]
    else:
        assert room.refused(KEEPER, minutes, meeting.id) == "panel_is_quorate"


def test_an_observer_counts_for_nobody_and_commits_nothing(room: Room) -> None:
    ref = room.child()
    observer = {"person": "xla42-head-of-service", "side": "council", "kind": "observer"}
    meeting = room.convene(seats=(*TWO_AND_A_THIRD[:2], observer))
    room.put_on(meeting, ref)
    room.hold(meeting)
    assert room.refused(KEEPER, room.minutes(meeting, eligible(ref)), meeting.id) == "panel_is_quorate"
    with pytest.raises(ValueError, match="observer"):
        p.SeatWanted(person=CHAIR, side="health", kind="observer", limit_pence=1)


@pytest.mark.parametrize(
    ("pence", "until", "could"),
    [(100_000, None, True), (100_001, None, False), (None, None, True), (1, date(2027, 1, 1), False)],
)
def test_whether_the_members_could_commit_the_money_is_recorded(
    room: Room, pence: int | None, until: date | None, could: bool
) -> None:
    ref = room.child()
    limit = {"limit_pence": 100_000, "limit_until": until}
    seats = (
        {"person": CHAIR, "side": "health"} | limit,
        {"person": "xla41-head-of-service", "side": "council"} | limit,
        {"person": "xla42-head-of-service", "side": "council"},
    )
    meeting = room.convene(seats=seats)
    room.put_on(meeting, ref)
    room.hold(meeting)
    room.done(KEEPER, room.minutes(meeting, eligible(ref, weekly_pence=pence)), meeting.id)
    expected = {"health": could, "council": could, "pence": pence}
    assert room.item(ref).could_commit == expected
    assert room.case(ref).panel_decisions[-1].could_commit == expected


def test_minutes_give_every_child_an_outcome_on_or_after_the_day_from_a_locked_pack(room: Room) -> None:
    first, second = room.child(), room.child("XLA42")
    meeting = room.convene()
    room.put_on(meeting, first, second)
    both = room.minutes(meeting, eligible(first), eligible(second))
    assert room.refused(KEEPER, both, meeting.id) == "meeting_day_has_come"
    room.hold(meeting)
    one = room.minutes(meeting, eligible(first))
    twice = room.minutes(meeting, eligible(first), eligible(first))
    for minutes in (one, twice):
        assert room.refused(KEEPER, minutes, meeting.id) == "every_child_has_an_outcome"
    dissenting = eligible(first, dissent=[{"seat": "nobody", "words": "Na"}])
    wrong = room.minutes(meeting, dissenting, eligible(second))
    assert room.refused(KEEPER, wrong, meeting.id) == "members_dissent"
    undated = {"case_ref": second, "outcome": "deferred", "reasons": "Adroddiad"}
    assert room.refused(KEEPER, room.minutes(meeting, eligible(first), undated), meeting.id) == (
        "deferral_has_a_date"
    )
    room.done(KEEPER, both, meeting.id)
    assert room.refused(KEEPER, both, meeting.id) == "meeting_is_open"


def test_a_child_whose_case_moved_to_another_health_board_holds_up_no_minutes(room: Room) -> None:
    stays, moves = room.child(), room.child("XLA42")
    meeting = room.convene()
    room.put_on(meeting, stays, moves)
    room.hold(meeting)
    away = c.ProposeTransfer(act="propose", to_body="XHB5", from_on=room.today, reasons="Symudodd y teulu")
    room.in_case(moves, away)
    room.in_case(moves, c.AcceptTransfer(act="accept"), "xhb5-coordinator")
    room.done(KEEPER, room.minutes(meeting, eligible(stays)), meeting.id)
    assert room.item(moves).state == "taken_off"
    assert room.case(moves).case.decision == "at_panel"


def test_the_chair_consults_two_other_members_one_of_each_side(room: Room) -> None:
    ref = room.child()
    room.convene()

    def action(*consulted: str) -> p.TakeChairsAction:
        return p.TakeChairsAction(
            case_ref=ref,
            outcome="eligible",
            why_now="Brys",
            reasons="Dwys",
            consulted=consulted,  # type: ignore[arg-type]
        )

    assert room.refused(CHAIR, action(CHAIR, "xla41-head-of-service")) == "chair_consults_others"
    assert room.refused(CHAIR, action("xla41-finance", "xla41-head-of-service")) == "consulted_are_members"
    same = action("xla41-head-of-service", "xla41-head-of-service")
    assert room.refused(CHAIR, same) == "chair_has_consulted"
    stranger = action("xla11-finance", "xla41-head-of-service")
    assert room.refused(CHAIR, stranger) == "is_an_officer_here"


def test_a_child_taken_off_an_agenda_comes_on_the_next_one(room: Room) -> None:
    ref = room.child()
    first, second = room.convene(21), room.convene(28)
    room.put_on(first, ref)
    room.done(KEEPER, p.TakeOffAgenda(act="take_off", case_ref=ref), first.id)
    assert room.item(ref).meeting == second.id
    assert room.whole()


class TestQuorum:
    """The quorum is dated data with its kind and how far it is confirmed."""

    def test_the_house_quorum_is_three_with_one_of_each_and_not_confirmed(self) -> None:
        quorum = shipped_quorums().of("XR4", date(2027, 3, 1))
        assert (quorum.members, quorum.health, quorum.council, quorum.kind) == (3, 1, 1, "house")
        assert "not confirmed" in quorum.confidence.en
        assert quorum.reached_by(["health", "council", "third_sector"])
        assert not quorum.reached_by(["health", "health", "third_sector"])
        assert not quorum.reached_by(["health", "council"])

    def test_a_region_may_have_its_own_from_a_day(self) -> None:
        own = "[{from: 2027-01-01, members: 5, health: 2, council: 2, basis: own}]"
        quorums = read_quorums(_file(f"XR1: {own}"))
        assert quorums.of("XR1", date(2027, 1, 1)).members == 5
        assert quorums.of("XR1", date(2026, 12, 31)).members == 3
        assert quorums.of("XR2", date(2027, 1, 1)).members == 3

    @pytest.mark.parametrize(
        "own",
        [
            "[{from: 2027-01-01, members: 1, health: 1, council: 1, basis: own}]",
            "[{from: 2027-01-01, members: 3, health: 1, council: 1, basis: law}]",
            "[{from: 2027-01-01, members: 3, health: 1, council: 1, basis: own},"
            " {from: 2028-01-01, members: 4, health: 1, council: 1, basis: own}]",
        ],
    )
    def test_a_faulty_one_is_refused(self, own: str) -> None:
        with pytest.raises(QuorumFault):
            read_quorums(_file(f"XR1: {own}"))


def _file(regions: str) -> str:
    words = "{en: us, cy: ni}"
    return (
        f"bases: {{house: {{kind: house, confidence: {words}, source: {words}}}, "
        f"own: {{kind: local, confidence: {words}, source: {words}}}}}\n"
        "house: [{from: 2012-01-01, members: 3, health: 1, council: 1, basis: house}]\n"
        f"regions: {{{regions}}}\n"
    )
