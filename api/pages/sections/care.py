"""What is recorded of a child's care beside its story: days without support line by line, where the child
is, the search for a place, discharge, absences, and what services ask of one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from agreements.clauses import day_in_words
from agreements.line_kinds import LINE_KINDS
from agreements.words import Words
from api.pages.sections.section import Entry, Section, Shown
from api.pages.showing import name_of
from workflow.casework import care_codes, codes
from workflow.casework.facts import CaseFacts, Discharge, Enquiry, Meeting
from workflow.casework.placing import search_counts
from workflow.casework.support_days import days_without_support
from workflow.casework.unsuitable_days import days_in_settings
from workflow.clocks.due import local_date


def make(shown: Shown) -> Iterable[Section]:
    """Every section of care, in the order in which somebody who looks for the child's safety reads them. What
    people wrote is for the officers of the two bodies.
    """
    for section in _sections(shown.facts, local_date(shown.now)):
        if shown.actor.body in shown.facts.case.bodies:
            yield section
        else:
            entries = tuple(replace(entry, text_id=None) for entry in section.entries)
            yield Section(section.heading, entries)


def _sections(facts: CaseFacts, today: date) -> Iterator[Section]:
    yield Section(_SUPPORT, tuple(_support(facts, today)))
    yield Section(_PLACES, tuple(_places(facts, today)))
    yield Section(_CONCERNS, tuple(_concerns(facts)))
    yield Section(_SEARCH, tuple(_search(facts)))
    yield Section(_DISCHARGES, tuple(_discharges(facts)))
    yield Section(_BLOCKERS, tuple(_blockers(facts)))
    yield Section(_MEETINGS, tuple(_meetings(facts)))
    yield Section(_ABSENCES, tuple(_absences(facts)))
    yield Section(_NOTICES, tuple(_notices(facts)))


def _days(number: int) -> Words:
    """A number of days; in Welsh the noun stays singular, with its own forms after some numbers."""
    welsh = {1: "1 diwrnod", 2: "2 ddiwrnod"}.get(number, f"{number} diwrnod")
    return Words(cy=welsh, en=f"{number} day{'' if number == 1 else 's'}")


def _two(first: Words, second: Words, *, by: str = ": ") -> Words:
    return Words(cy=f"{first.cy}{by}{second.cy}", en=f"{first.en}{by}{second.en}")


def _support(facts: CaseFacts, today: date) -> Iterator[Entry]:
    counted = days_without_support(facts, today)
    if counted.days or counted.lacking:
        yield Entry(what=_IN_ALL, stands=_days(counted.days), at=counted.since, warns=bool(counted.lacking))
    for line in facts.cost_lines:
        days = counted.lines.get(line.id, 0)
        if days or line.id in counted.lacking:
            lacks = _LACKING if line.id in counted.lacking else _DELIVERED
            yield Entry(what=LINE_KINDS[line.kind].heading, stands=_two(_days(days), lacks, by=", "))
    for one in facts.deliveries:
        if one.to_on is not None and one.reason:
            yield Entry(
                what=_two(_STOPPED, care_codes.STOP_REASONS[one.reason]),
                stands=_two(_WORD_OF, care_codes.CONFIRMERS[one.reported_by or "coordinator"], by=" "),
                at=one.to_on,
                text_id=one.text_id,
            )


def _places(facts: CaseFacts, today: date) -> Iterator[Entry]:
    counted = days_in_settings(facts, today)
    for one in reversed(facts.settings):
        unsuitable = counted.unsuitable[one.id]
        stands = _days(counted.days[one.id])
        if unsuitable:
            stands = _two(stands, _two(_AGREED_UNSUITABLE, _days(unsuitable), by=" "), by="; ")
        here = one.to_on is None
        yield Entry(
            what=_two(care_codes.SETTINGS[one.kind], care_codes.AREAS[one.area], by=", "),
            stands=stands,
            at=one.from_on,
            body=one.body,
            text_id=one.text_id,
            warns=here and (one.kind in care_codes.ALARMING_SETTINGS or unsuitable > 0),
        )
    for said in facts.setting_judgements:
        yield Entry(
            what=_two(_SIDES[said.side], care_codes.VIEWS[said.view]), at=said.from_on, text_id=said.text_id
        )
    for asked in facts.placement_approvals:
        yield Entry(
            what=_two(_EMERGENCY if asked.emergency else _APPROVAL, care_codes.AREAS[asked.area]),
            stands=care_codes.APPROVAL_OUTCOMES[asked.outcome] if asked.outcome else _WAITS,
            at=asked.asked_at,
            body=asked.body,
            text_id=asked.text_id,
            warns=asked.outcome is None,
        )


def _concerns(facts: CaseFacts) -> Iterator[Entry]:
    for one in facts.concerns:
        yield Entry(
            what=care_codes.CONCERNS[one.about],
            stands=None if one.answered_at else _WAITS,
            at=one.said_on,
            body=one.body,
            text_id=one.text_id,
            warns=one.answered_at is None,
        )
        if one.answered_at:
            yield Entry(what=_ANSWER, at=one.answered_at, body=one.body, text_id=one.answer_text_id)


def _search(facts: CaseFacts) -> Iterator[Entry]:
    """The counts first, so that forty refusals are read in a line; then each enquiry, the newest first."""
    if not facts.enquiries:
        return
    counts = search_counts(facts.enquiries)
    parts = [_ASKED.filled(count=counts.asked)]
    parts += [_counted(_outcome(code), number) for code, number in counts.outcomes.items()]
    parts += [_counted(care_codes.REFUSAL_REASONS[code], number) for code, number in counts.reasons.items()]
    yield Entry(
        what=Words(cy="; ".join(one.cy for one in parts), en="; ".join(one.en for one in parts)),
    )
    yield from (_enquiry(one) for one in reversed(facts.enquiries))


def _counted(words: Words, number: int) -> Words:
    return Words(cy=f"{words.cy}: {number}", en=f"{words.en}: {number}")


def _outcome(code: str) -> Words:
    return care_codes.ENQUIRY_WAITS if code == "waiting" else care_codes.ENQUIRY_OUTCOMES[code]


def _enquiry(one: Enquiry) -> Entry:
    stands = _outcome(one.outcome or "waiting")
    if one.reason:
        stands = _two(stands, care_codes.REFUSAL_REASONS[one.reason], by=", ")
    return Entry(
        what=_NUMBER.filled(
            number=one.number,
            kind=care_codes.SETTINGS[one.kind],
            area=care_codes.AREAS[one.area],
        ),
        stands=stands,
        at=one.answered_on or one.asked_on,
        body=one.body,
        text_id=one.text_id,
    )


def _discharges(facts: CaseFacts) -> Iterator[Entry]:
    for one in facts.discharges:
        yield Entry(
            what=_two(_PLANNED, day_in_words(one.discharge_on)),
            stands=_of_discharge(one),
            at=one.discharged_on,
            body=one.body,
            text_id=one.service_text_id,
            warns=bool(one.discharged_on and not one.followed_up_on),
        )


def _of_discharge(one: Discharge) -> Words:
    if one.cancelled_at:
        return _CANCELLED
    if one.followed_up_on:
        return _two(_SEEN, day_in_words(one.followed_up_on), by=" ")
    return _two(_FOLLOW_UP, day_in_words(one.follow_up_on), by=" ")


def _blockers(facts: CaseFacts) -> Iterator[Entry]:
    for one in facts.blockers:
        waits = _WAITS_FOR.filled(
            waiting=care_codes.SERVICES[one.waiting_service], awaited=care_codes.SERVICES[one.awaited_service]
        )
        stands = care_codes.BLOCKER_STAGES[one.stage]
        if one.outcome:
            stands = care_codes.BLOCKER_OUTCOMES[one.outcome]
        elif one.started_at:
            stands = _two(stands, _STARTED, by="; ")
        yield Entry(
            what=waits,
            stands=stands,
            at=one.resolved_at or one.opened_at,
            body=one.awaited_body,
            text_id=one.text_id,
            warns=one.outcome is None,
        )


def _meetings(facts: CaseFacts) -> Iterator[Entry]:
    for meeting in reversed(facts.meetings):
        yield Entry(
            what=_MEETING,
            stands=None if meeting.held_at else _WAITS,
            at=meeting.held_on or meeting.called_at,
            body=meeting.body,
            text_id=meeting.text_id,
            warns=meeting.held_at is None,
        )
        yield from _of_meeting(facts, meeting)


def _of_meeting(facts: CaseFacts, meeting: Meeting) -> Iterator[Entry]:
    for came in facts.meeting_attendances:
        if came.meeting_id == meeting.id:
            yield Entry(
                what=_two(care_codes.MEETING_ROLES[came.role], _body(came.body), by=", "),
                stands=_COMMITS if came.could_commit else None,
                text_id=came.name_text_id,
            )
    for refused in facts.meeting_refusals:
        if refused.meeting_id == meeting.id:
            yield Entry(what=_two(_REFUSED, _body(refused.body)), text_id=refused.text_id, warns=True)
            yield Entry(what=_WHY, text_id=refused.why_text_id)
    for action in facts.meeting_actions:
        if action.meeting_id == meeting.id:
            yield Entry(
                what=_two(_ACTION, codes.ROLES[action.owner_role]),
                stands=care_codes.ACTION_OUTCOMES[action.outcome] if action.outcome else _WAITS,
                at=action.due_on,
                body=action.owner_body,
                text_id=action.text_id,
            )


def _body(code: str) -> Words:
    return _ELSEWHERE if code == care_codes.OUTSIDE else name_of(code)


def _absences(facts: CaseFacts) -> Iterator[Entry]:
    kinds = {line.id: LINE_KINDS[line.kind].heading for line in facts.cost_lines}
    for one in facts.absences:
        yield Entry(
            what=_two(care_codes.ABSENCE_REASONS[one.reason], kinds.get(one.line_id or "", _EVERY_LINE)),
            stands=_two(_UNTIL, day_in_words(one.last_day), by=" ") if one.last_day else _AWAY,
            at=one.first_day,
            text_id=one.text_id,
        )


def _notices(facts: CaseFacts) -> Iterator[Entry]:
    stages = {one.id: one.stage for one in facts.disagreements}
    for one in facts.withdrawals:
        yield Entry(
            what=_two(_NOTICE, day_in_words(one.ends_on), by=" "),
            stands=codes.STAGES[stages[one.disagreement_id]],
            at=one.given_at,
            body=one.body,
            text_id=one.text_id,
            href=f"/disagreements/{one.disagreement_id}",
            warns=stages[one.disagreement_id] != "closed",
        )


_SUPPORT = Words(cy="Diwrnodau heb y cymorth a aseswyd", en="Days without the assessed support")
_PLACES = Words(cy="Ble mae'r plentyn", en="Where the child is")
_CONCERNS = Words(cy="Pryderon y teulu", en="The family's concerns")
_SEARCH = Words(cy="Chwilio am le", en="Search for a place")
_DISCHARGES = Words(cy="Rhyddhau o'r ysbyty", en="Discharge from hospital")
_BLOCKERS = Words(cy="Un gwasanaeth yn aros am un arall", en="One service waiting on another")
_MEETINGS = Words(cy="Cyfarfodydd brys", en="Emergency meetings")
_ABSENCES = Words(cy="Absenoldebau a lleoedd gwag", en="Absences and empty places")
_NOTICES = Words(cy="Rhybuddion tynnu cyllid yn ôl", en="Notices of withdrawing funding")
_IN_ALL = Words(
    cy="Cyfanswm: diwrnodau pan oedd rhywbeth a aseswyd ar goll",
    en="In all: days on which something assessed was missing",
)
_LACKING = Words(cy="ar goll heddiw", en="missing today")
_DELIVERED = Words(cy="yn cael ei ddarparu, neu wedi dod i ben", en="delivered, or ended")
_STOPPED = Words(cy="Peidiodd", en="Stopped")
_WORD_OF = Words(cy="ar air", en="on the word of")
_AGREED_UNSUITABLE = Words(
    cy="y ddwy ochr yn cytuno ei fod yn anaddas:", en="both sides agree it is unsuitable:"
)
_SIDES = {
    "health": Words(cy="Barn iechyd", en="Health's view"),
    "social": Words(cy="Barn gofal cymdeithasol", en="Social care's view"),
}
_EMERGENCY = Words(cy="Lleoliad brys y tu allan i'r ardal", en="Emergency placement out of area")
_APPROVAL = Words(cy="Lleoliad y tu allan i'r ardal", en="Placement out of area")
_WAITS = Words(cy="yn aros", en="waiting")
_ANSWER = Words(cy="Ateb", en="Answer")
_ASKED = Words(cy="Gofynnwyd: {count}", en="Asked: {count}")
_NUMBER = Words(cy="Ymholiad {number}: {kind}, {area}", en="Enquiry {number}: {kind}, {area}")
_PLANNED = Words(
    cy="Rhyddhau, a phwy sy'n gweld y plentyn wedyn", en="Discharge, and who sees the child then"
)
_CANCELLED = Words(cy="canslwyd", en="cancelled")
_SEEN = Words(cy="gwelwyd y plentyn ar", en="the child was seen on")
_FOLLOW_UP = Words(cy="apwyntiad dilynol ar", en="follow-up on")
_WAITS_FOR = Words(cy="{waiting} yn aros am {awaited}", en="{waiting} waits for {awaited}")
_STARTED = Words(cy="wedi cychwyn lle mae'n ddiogel", en="started where it safely can")
_MEETING = Words(cy="Cyfarfod brys o'r holl asiantaethau", en="Emergency meeting of all agencies")
_COMMITS = Words(cy="yn gallu ymrwymo arian", en="could commit money")
_REFUSED = Words(cy="Gwrthodwyd gan", en="Refused by")
_WHY = Words(cy="Pam", en="Why")
_ACTION = Words(cy="Tasg", en="Action")
_ELSEWHERE = Words(cy="corff arall", en="another body")
_EVERY_LINE = Words(cy="pob llinell", en="every line")
_UNTIL = Words(cy="hyd at", en="to")
_AWAY = Words(cy="o hyd", en="still")
_NOTICE = Words(cy="Rhybudd o dynnu cyllid yn ôl o", en="Notice of withdrawing funding from")
