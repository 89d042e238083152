"""Faults in what a command of care says by itself: days that run backwards, a refusal without its reason.
Each with its place in the body. When a day may lie is in `dated_facts`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from agreements.words import Words
from workflow.casework import commands as c
from workflow.casework.commands import Command

Fault = tuple[str, Words]
BACKWARDS = Words(cy="Mae'n gorffen cyn iddo ddechrau.", en="It ends before it begins.")
REASON_WANTED = Words(
    cy="Mae gan wrthodiad reswm; nid oes gan ateb arall.",
    en="A refusal has a reason; any other answer has none.",
)


def faults_of_care(command: Command, today: date) -> Iterable[Fault]:
    """Every fault of one command of care; none for any other command."""
    more = _MORE.get(type(command))
    if more:
        yield from more(command, today)


def _answer(command: c.RecordAnswer, today: date) -> Iterator[Fault]:
    if (command.outcome == "refused") != (command.reason is not None):
        yield "/reason", REASON_WANTED


def _plan(command: c.PlanDischarge, today: date) -> Iterator[Fault]:
    if command.follow_up_on is not None and command.follow_up_on < command.discharge_on:
        yield (
            "/follow_up_on",
            Words(
                cy="Daw'r apwyntiad dilynol ar ôl y rhyddhau.", en="The follow-up comes after the discharge."
            ),
        )


def _absence(command: c.RecordAbsence, today: date) -> Iterator[Fault]:
    if command.last_day is not None and command.last_day < command.first_day:
        yield "/last_day", BACKWARDS
    if command.last_day is None and command.first_day > today:
        yield (
            "/last_day",
            Words(
                cy="Mae gan absenoldeb sydd i ddod ddiwrnod olaf.",
                en="An absence that is to come has a last day.",
            ),
        )


_MORE: dict[type[Command], Callable[[Any, date], Iterator[Fault]]] = {
    c.RecordAnswer: _answer,
    c.PlanDischarge: _plan,
    c.RecordAbsence: _absence,
}
