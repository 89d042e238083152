"""Days away and voids: dated, line by line, for the charges; nothing is ended by them, and no day without
support is hidden by them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NoReturn, cast

from agreements.clauses import day_in_words
from agreements.periods.stay import Absence as DaysAway
from agreements.periods.time_rules import REASON_WORDS, AbsenceReason
from workflow.casework import rules
from workflow.casework.commands import EndAbsence, RecordAbsence
from workflow.casework.draft import Draft
from workflow.casework.facts import Absence, CaseFacts
from workflow.casework.needing import live_lines


def may_record(at: Draft) -> None:
    """There is a line to be away from."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if not live_lines(at):
        rules.refuse(
            "package_has_lines", cy="Nid oes unrhyw linell gost.", en="The package has no cost line."
        )


def record_absence(at: Draft, command: RecordAbsence) -> None:
    """One row a line named, or one for every line. An open one is asked about under a clock."""
    known = {line.id for line in live_lines(at)}
    named = tuple(dict.fromkeys(command.line_ids or ())) or (None,)
    if strange := sorted(line_id for line_id in named if line_id is not None and line_id not in known):
        rules.refuse(
            "away_from_a_line",
            cy=f"Nid yw'r llinellau hyn yn y pecyn: {', '.join(strange)}.",
            en=f"These lines are not in the package: {', '.join(strange)}.",
        )
    words = at.text("absence", command.words, command.language) if command.words else None
    made = []
    for line_id in named:
        _away_once(at, line_id, command.first_day, command.last_day)
        absence = at.put(
            Absence(
                id=at.new_id(),
                case_ref=at.case.ref,
                line_id=line_id,
                reason=command.reason,
                first_day=command.first_day,
                last_day=command.last_day,
                recorded_at=at.now,
                recorded_by=at.actor.person,
                ended_at=at.now if command.last_day else None,
                ended_by=at.actor.person if command.last_day else None,
                text_id=words,
            )
        )
        if command.last_day is None:
            at.start("absence_open", at.actor.body, at.actor.role, subject=absence.id)
        made.append(absence.id)
    at.record(
        "AbsenceRecorded",
        absences=made,
        absence_reason=command.reason,
        first_day=command.first_day,
        last_day=command.last_day,
        words=words,
    )
    at.notify_both("absence_recorded", "finance")


def _away_once(at: Draft, line_id: str | None, first: date, last: date | None) -> None:
    """No day of a line lies in two absences: a charge would not know which rule to follow."""
    for one in at.all(Absence):
        same = line_id is None or one.line_id is None or one.line_id == line_id
        overlaps = (one.last_day is None or first <= one.last_day) and (last is None or one.first_day <= last)
        if same and overlaps:
            since = day_in_words(one.first_day)
            rules.refuse(
                "away_once_at_a_time",
                cy=f"Mae absenoldeb o {since.cy} eisoes yn cynnwys rhai o'r dyddiau hyn.",
                en=f"An absence from {since.en} already holds some of these days.",
            )


def may_end(at: Draft) -> None:
    """The child is away."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if all(one.last_day for one in at.all(Absence)):
        _nobody_is_away()


def end_absence(at: Draft, command: EndAbsence) -> None:
    """The last day away is known."""
    absence = at.get(Absence, command.absence_id)
    if absence is None or absence.last_day:
        _nobody_is_away()
    if command.last_day < absence.first_day:
        rules.refuse(
            "away_forwards",
            cy=f"Dechreuodd yr absenoldeb ar {day_in_words(absence.first_day).cy}.",
            en=f"The absence began on {day_in_words(absence.first_day).en}.",
        )
    at.change(absence, last_day=command.last_day, ended_at=at.now, ended_by=at.actor.person)
    at.met("absence_open", subject=absence.id)
    at.record("AbsenceEnded", absence=absence.id, last_day=command.last_day)


def _nobody_is_away() -> NoReturn:
    rules.refuse("away_now", cy="Nid oes absenoldeb o'r fath yn agored.", en="No such absence is open.")


def absences_of(facts: CaseFacts, line_id: str, today: date) -> tuple[DaysAway, ...]:
    """The days away of one line in the form that charges take, an open one up to today. A void is not among
    them: the place is kept, and so it is paid for (`void_days`).
    """
    return tuple(
        DaysAway(one.first_day, one.last_day or today, cast("AbsenceReason", one.reason))
        for one in _of_line(facts, line_id, today)
        if one.reason in REASON_WORDS
    )


def void_days(facts: CaseFacts, line_id: str, today: date) -> int:
    """How many days the place of a line stood empty, today included while it does."""
    return sum(
        ((one.last_day or today) - one.first_day + timedelta(days=1)).days
        for one in _of_line(facts, line_id, today)
        if one.reason == "void"
    )


def _of_line(facts: CaseFacts, line_id: str, today: date) -> Iterator[Absence]:
    """In the order of their days; one that has not begun and has no end is left out."""
    for one in sorted(facts.absences, key=lambda one: (one.first_day, one.id)):
        if one.line_id in (None, line_id) and one.first_day <= (one.last_day or today):
            yield one
