"""What has happened has a day that has come; and no day of a child's life lies before the child was born."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pydantic import AwareDatetime, BaseModel

from tests.workflow.casework.life import Life, act_id, rulebook
from workflow.casework import commands as c
from workflow.casework.changes import Refused
from workflow.casework.commands import COMMANDS, Command, OpenCase
from workflow.casework.dated_facts import EITHER, JUDGED, PAST, TENSES, TO_COME
from workflow.casework.draft import Draft
from workflow.casework.milestones import counted_from
from workflow.casework.since_birth import refuse_before_birth
from workflow.casework.wellformed import faults

TODAY = date(2026, 9, 7)


def _days_of(model: type[BaseModel], at: str = "") -> Iterator[tuple[str, type]]:
    for name, field in model.model_fields.items():
        yield from _days_in(field.annotation, f"{at}/{name}" if at else name)


def _days_in(told: Any, at: str) -> Iterator[tuple[str, type]]:
    if told is AwareDatetime:
        yield at, datetime
    elif isinstance(told, type) and issubclass(told, BaseModel):
        yield from _days_of(told, at)
    elif isinstance(told, type) and issubclass(told, (date, datetime)):
        yield at, told
    elif told is not typing.Literal:
        beneath = f"{at}/*" if typing.get_origin(told) in (tuple, list) else at
        for part in typing.get_args(told):
            if not isinstance(part, (str, types.EllipsisType)):
                yield from _days_in(part, beneath)


DATED = [(command, place, kind) for command in (OpenCase, *COMMANDS) for place, kind in _days_of(command)]


def test_every_day_that_a_command_tells_is_in_the_table_and_nothing_else_is():
    told = {(command, place) for command, place, _ in DATED}
    assert told == {(command, place) for command, places in TENSES.items() for place in places}


def _with(command: type[Command], place: str, day: Any, **beside: Any) -> Command:
    """A command that says this day and, of the rest, only what is beside it: no other rule is asked."""
    first, _, rest = place.partition("/")
    said = {first: _said(command, first, rest, day)}
    return command.model_construct(**(_unsaid(command) | beside | said))


def _unsaid(model: type[BaseModel]) -> dict[str, Any]:
    lists = ("addresses", "siblings")
    return {name: () if name in lists else None for name in model.model_fields}


def _said(model: type[BaseModel], first: str, rest: str, day: Any) -> Any:
    if not rest:
        return day
    inner = _model_in(model.model_fields[first].annotation)
    name = rest.removeprefix("*/")
    told = inner.model_construct(**(_unsaid(inner) | {name: day}))
    return (told,) if rest.startswith("*/") else told


def _model_in(told: Any) -> type[BaseModel]:
    if isinstance(told, type) and issubclass(told, BaseModel):
        return told
    found = (_model_in(part) for part in typing.get_args(told) if part is not type(None))
    return next(found)


def _pointer(place: str) -> str:
    return "/" + place.replace("*", "0")


def _instant(kind: type, day: date) -> Any:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC) if issubclass(kind, datetime) else day


OF_THE_PAST = [
    pytest.param(command, place, kind, id=f"{command.__name__}-{place}")
    for command, place, kind in DATED
    if command is not OpenCase and TENSES[command][place] == PAST
]
PROMISED = [
    pytest.param(command, place, kind, id=f"{command.__name__}-{place}")
    for command, place, kind in DATED
    if TENSES[command][place] == TO_COME
]


def _pointers(command: Command) -> list[str]:
    return [fault.pointer for fault in faults(command, rulebook(), TODAY)]


@pytest.mark.parametrize(("command", "place", "kind"), OF_THE_PAST)
def test_what_has_happened_did_not_happen_tomorrow(command: type[Command], place: str, kind: type):
    beside = {"outcome": "offered", "reason": None} if command is c.RecordAnswer else {}
    tomorrow, today = (_instant(kind, TODAY + timedelta(days=days)) for days in (1, 0))
    assert _pointer(place) in _pointers(_with(command, place, tomorrow, **beside))
    assert _pointer(place) not in _pointers(_with(command, place, today, **beside))


@pytest.mark.parametrize(("command", "place", "kind"), PROMISED)
def test_what_is_promised_is_not_promised_for_yesterday(command: type[Command], place: str, kind: type):
    beside = {"discharge_on": TODAY} if place == "follow_up_on" else {}
    yesterday, today = (_instant(kind, TODAY - timedelta(days=days)) for days in (1, 0))
    assert _pointer(place) in _pointers(_with(command, place, yesterday, **beside))
    assert _pointer(place) not in _pointers(_with(command, place, today, **beside))


@pytest.mark.parametrize(("seen", "days"), [(True, 1), (False, -1)])
def test_a_child_was_seen_on_a_day_that_has_come_and_is_to_be_seen_on_one_that_has_not(seen: bool, days: int):
    told = _with(c.RecordFollowUp, "on", TODAY + timedelta(days=days), seen=seen)
    assert _pointers(told) == ["/on"]


def test_a_referral_and_what_is_told_with_it_have_come():
    child = c.Child.model_validate(
        {
            "given_name": "Enghraifft",
            "family_name": "Plentyn",
            "birth_on": "2026-09-08",
            "addresses": [{"text": "Stryd", "from_on": "2026-09-08"}],
            "siblings": [{"given_name": "Arall", "birth_on": "2026-09-08"}],
        }
    )
    opening = OpenCase(
        region="XR1", health_board="XHB1", council="XLA11", service="community_package", child=child,
        received_at=datetime(2026, 9, 8, 12, tzinfo=UTC),
    )  # fmt: skip
    assert {
        "/received_at",
        "/child/birth_on",
        "/child/addresses/0/from_on",
        "/child/siblings/0/birth_on",
    } <= set(_pointers(opening))


def test_a_referral_is_not_received_and_an_address_not_lived_at_before_the_birth():
    child = c.Child.model_validate(
        {
            "given_name": "Enghraifft",
            "family_name": "Plentyn",
            "birth_on": "2015-02-03",
            "addresses": [{"text": "Stryd", "from_on": "2015-02-02"}],
            "siblings": [{"given_name": "Arall", "birth_on": "2010-09-08"}],
        }
    )
    opening = OpenCase(
        region="XR1", health_board="XHB1", council="XLA11", service="community_package", child=child,
        received_at=datetime(2015, 2, 2, 12, tzinfo=UTC),
    )  # fmt: skip
    assert _pointers(opening) == ["/received_at", "/child/addresses/0/from_on"]


@pytest.fixture
def born_in_february() -> Draft:
    life = Life()
    return Draft(
        life.facts,
        now=life.now,
        actor=life.health("coordinator"),
        act_id=act_id(),
        salt="s",
        under=rulebook(),
    )


OF_THE_CHILD = [
    pytest.param(command, place, kind, id=f"{command.__name__}-{place}")
    for command, place, kind in DATED
    if command is not OpenCase and not place.endswith("birth_on")
]


@pytest.mark.parametrize(("command", "place", "kind"), OF_THE_CHILD)
def test_no_day_of_a_childs_life_is_before_the_month_of_birth(
    command: type[Command], place: str, kind: type, born_in_february: Draft
):
    before, first = (_instant(kind, day) for day in (date(2015, 1, 31), date(2015, 2, 1)))
    with pytest.raises(Refused) as refused:
        refuse_before_birth(born_in_february, _with(command, place, before))
    assert refused.value.refusal.rule == "not_before_birth"
    assert _pointer(place).removeprefix("/") in refused.value.refusal.words.en
    refuse_before_birth(born_in_february, _with(command, place, first))


@pytest.mark.parametrize("field", ["received_at", "package_start"])
def test_a_day_is_not_corrected_to_one_before_the_birth(field: str):
    life = Life()
    told = c.CorrectRecord(field=field, value="2015-01-31", reason="Camgymeriad")
    assert life.refused(told, life.health("coordinator")) == "not_before_birth"


def test_a_package_that_begins_before_the_birth_is_refused_and_changes_nothing():
    life = Life().decided()
    facts = life.facts
    package = c.RecordPackage(package_start=date(2014, 12, 31))
    assert life.refused(package, life.health("coordinator")) == "not_before_birth"
    assert life.facts == facts


def test_the_month_that_is_kept_is_the_month_of_birth():
    (row,) = Life().facts.transitions
    assert row.counted_from == counted_from(date(2015, 2, 3)) == date(2027, 2, 1)
    assert {EITHER, JUDGED} <= {tense for places in TENSES.values() for tense in places.values()}
