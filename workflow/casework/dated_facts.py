"""Every day that a command tells, and whether it has come, is to come, or may be either; and which of them
lie before the child was born. The table is whole: a command's day that is not in it is a fault of the house.

What a day means beside another one (an end before its beginning) is judged where the fact is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel

from agreements.words import Words
from workflow.casework import commands as c
from workflow.casework.commands import Command, OpenCase
from workflow.clocks.due import local_date

PAST, TO_COME, EITHER, JUDGED = "past", "to_come", "either", "judged"
"""It has happened; it is promised; it may be either; or a rule of its own says what it may be."""
FUTURE = Words(cy="Ni all y dyddiad hwn fod yn y dyfodol.", en="This date cannot be in the future.")
GONE_BY = Words(cy="Rhaid i'r dyddiad hwn fod heddiw neu wedyn.", en="This date must be today or later.")
Tense = str | Callable[[Any], str]
_OF_A_CHILD: dict[str, Tense] = {
    "addresses/*/from_on": PAST,
    "addresses/*/to_on": EITHER,
    "siblings/*/birth_on": PAST,
}
TENSES: dict[type[Command], dict[str, Tense]] = {
    OpenCase: {
        "received_at": JUDGED,
        "live_on": JUDGED,
        "child/birth_on": JUDGED,
        **{f"child/{place}": tense for place, tense in _OF_A_CHILD.items()},
    },
    c.UpdateChild: {
        **_OF_A_CHILD,
        "add_address/from_on": PAST,
        "add_address/to_on": EITHER,
        "add_sibling/birth_on": PAST,
    },
    c.RecordLegalStatus: {"from_on": PAST},
    c.EndLegalStatus: {"to_on": EITHER},
    c.NameAdvocate: {"from_on": EITHER},
    c.RecordDecision: {"deferred_to": JUDGED},
    c.HandOver: {"starts_on": EITHER},
    c.RecordPackage: {"package_start": EITHER},
    c.ReportNotDelivered: {"stopped_on": PAST},
    c.ReviewCare: {"changed_from": PAST},
    c.AdultBodyAccepts: {"from_on": EITHER},
    c.RecordSetting: {"from_on": PAST},
    c.JudgeSetting: {"from_on": PAST},
    c.AskProviders: {"asked_on": PAST},
    c.RecordAnswer: {"answered_on": PAST},
    c.PlanDischarge: {"discharge_on": TO_COME, "follow_up_on": TO_COME},
    c.RecordDischarge: {"discharged_on": PAST},
    c.RecordFollowUp: {"on": lambda told: PAST if told.seen else TO_COME},
    c.RecordAbsence: {"first_day": EITHER, "last_day": EITHER},
    c.EndAbsence: {"last_day": PAST},
    c.RecordConcern: {"said_on": PAST},
    c.RecordMeeting: {"held_on": PAST, "actions/*/due_on": TO_COME},
    c.WithdrawFunding: {"ends_on": JUDGED},
    c.Extend: {"letter_on": PAST},
    c.Settle: {"from_on": PAST, "responsible/from_on": PAST, "letter_on": PAST},
    c.ConfirmReimbursement: {"paid_on": PAST},
    c.StartLegalHold: {"issued_on": PAST},
    c.ProposeTransfer: {"from_on": EITHER},
    c.RecordReply: {"target_on": TO_COME, "dated_on": PAST},
    c.TellSafeguarding: {"told_at": PAST},
}
"""By command and place in its body (`*`: every item of a list)."""
_ANOTHER_PERSONS = ("birth_on",)


def days_told(told: BaseModel) -> Iterator[tuple[str, str, date]]:
    """Every day that a body says: its place in the table, its JSON pointer, and the day in Europe/London."""
    yield from _beneath(told, "", "")


def _beneath(value: object, place: str, pointer: str) -> Iterator[tuple[str, str, date]]:
    if isinstance(value, datetime):
        yield place, pointer, local_date(value)
    elif isinstance(value, date):
        yield place, pointer, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            at = f"{place}/{name}" if place else name
            yield from _beneath(getattr(value, name), at, f"{pointer}/{name}")
    elif isinstance(value, (tuple, list)):
        for number, one in enumerate(value):
            yield from _beneath(one, f"{place}/*", f"{pointer}/{number}")


def faults_of_days(command: Command, today: date) -> Iterator[tuple[str, Words]]:
    """Days of what has happened that lie ahead, and days of what is promised that have gone by."""
    tenses = TENSES.get(type(command))
    for place, pointer, day in days_told(command) if tenses else ():
        tense = tenses[place] if tenses else EITHER
        tense = tense(command) if callable(tense) else tense
        if tense == PAST and day > today:
            yield pointer, FUTURE
        elif tense == TO_COME and day < today:
            yield pointer, GONE_BY


def before(command: Command, born: date) -> Iterator[tuple[str, date]]:
    """The days of the child's own life that lie before `born`: pointer and day. A brother's or sister's birth
    is not of the child's life.
    """
    for place, pointer, day in days_told(command) if type(command) in TENSES else ():
        if day < born and not place.endswith(_ANOTHER_PERSONS):
            yield pointer, day
