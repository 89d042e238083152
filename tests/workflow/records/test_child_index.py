"""A child is found by what sounds alike, by numbers and by a brother or sister; the table of codes tells
nothing without the key file, and every search is recorded without what was asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.workflow.stored_life import KEYS, StoredLife
from workflow.casework import commands as c
from workflow.casework.child_terms import ChildSought, terms_of_child
from workflow.casework.child_values import ChildValues
from workflow.casework.facts import Actor
from workflow.child_search import index_every_child
from workflow.parts import Parts
from workflow.records.child_index import (
    find_children,
    index_children,
    open_cases_alike,
    open_cases_alike_to,
    record_search,
    searches_of_body,
)
from workflow.records.database import Database
from workflow.records.keyring import Keyring

Live = Callable[..., StoredLife]
BIRTH = date(2015, 2, 3)
CHILD = c.Child.model_validate(
    {
        "given_name": "Siân",
        "family_name": "Llŷr-Jones",
        "known_as": "Nansi",
        "birth_on": BIRTH,
        "nhs_number": "943 476 5919",
        "council_number": "MO-0042",
        "siblings": [{"given_name": "Ieuan", "birth_on": "2012-05-06"}],
    }
)
HEALTH = Actor("hb", "XHB1", "coordinator")
ELSEWHERE = Actor("hb2", "XHB2", "coordinator")


def found(database: Database, actor: Actor = HEALTH, **sought: Any) -> list[str]:
    """The references that a search finds, those that the officer may not see as `?`."""
    with database.unit() as unit:
        cases = find_children(unit, KEYS, ChildSought(**sought), actor, at_most=9)
    return [one.ref if one.seen else "?" for one in cases]


@pytest.mark.parametrize(
    "sought",
    [
        {"given_name": "Shan"},
        {"given_name": "SIAN", "family_name": "Lear"},
        {"family_name": "jones"},
        {"given_name": "Nancy"},
        {"birth_on": BIRTH},
        {"given_name": "Jane", "family_name": "Llyr Jones", "birth_on": BIRTH},
        {"nhs_number": "9434765919"},
        {"council_number": "mo 0042"},
        {"sibling_given_name": "Evan"},
        {"sibling_family_name": "Llyr", "sibling_birth_on": date(2012, 5, 6)},
    ],
    ids=str,
)
def test_a_child_is_found_by_what_sounds_alike_by_numbers_and_by_a_sibling(
    sought: dict[str, Any], live: Live, database: Database
) -> None:
    life = live(child=CHILD)
    live(ref="XC-0002", child=c.Child(given_name="Osian", family_name="Morgan", birth_on=date(2014, 1, 1)))
    assert found(database, **sought) == [life.ref]


@pytest.mark.parametrize(
    "sought",
    [
        {"given_name": "Shan", "birth_on": date(2015, 2, 4)},
        {"given_name": "Mabli"},
        {"nhs_number": "9434765870"},
        {"sibling_given_name": "Siân"},
        {},
    ],
    ids=str,
)
def test_everything_that_is_given_must_fit(sought: dict[str, Any], live: Live, database: Database) -> None:
    live(child=CHILD)
    assert found(database, **sought) == []


def test_of_a_case_of_other_bodies_only_that_there_is_one(live: Live, database: Database) -> None:
    live(child=CHILD)
    assert found(database, ELSEWHERE, given_name="Siân", family_name="Jones") == ["?"]


def test_an_open_case_alike_is_found_until_it_ends_or_is_said_to_be_another_childs(
    live: Live, database: Database
) -> None:
    first, twin = live(child=CHILD), live(ref="XC-0002", child=CHILD)
    child = ChildValues(given_name="Shân", family_name="Jones", birth_on=BIRTH)
    by_number = ChildValues("A", "B", date(2011, 1, 1), nhs_number="9434765919")
    with database.unit() as unit:
        for values in (child, by_number):
            assert {one.ref for one in open_cases_alike(unit, KEYS, values, HEALTH)} == {first.ref, twin.ref}
        assert open_cases_alike(unit, KEYS, replace(child, birth_on=date(2011, 1, 1)), HEALTH) == ()
        assert [one.ref for one in open_cases_alike_to(unit, first.ref, HEALTH)] == [twin.ref]
        unit.do(
            "INSERT INTO links (id, case_ref, kind, other_ref, linked_at, linked_by) "
            "VALUES ('l', %s, 'different_child', %s, now(), 'p')",
            (twin.ref, first.ref),
        )
        assert open_cases_alike_to(unit, first.ref, HEALTH) == ()
        unit.do("UPDATE links SET ended_at = now()")
    twin.do(c.EndCase(act="end", reason="moved"), twin.health("coordinator"))
    with database.unit() as unit:
        assert open_cases_alike_to(unit, first.ref, HEALTH) == ()


def test_nothing_in_the_table_can_be_read_or_guessed_without_the_key_file(
    live: Live, database: Database
) -> None:
    live(child=CHILD)
    with database.unit() as unit:
        (row,) = unit.all("SELECT k::text FROM children AS k")
        (codes,) = unit.all("SELECT codes FROM children")
    for word in ("Siân", "sian", "Llŷr", "llyr", "Nansi", "9434765919", "2015-02-03", "Ieuan", "0042"):
        assert word.casefold() not in row[0].casefold()
    values = ChildValues("Siân", "Llŷr-Jones", BIRTH)
    other = Keyring(current="k", keys=KEYS.keys, digest_key=b"e" * 32)
    assert not set(other.codes(terms_of_child(values))) & set(codes[0])


def test_children_from_before_the_index_are_indexed_once(
    live: Live, parts: Parts, database: Database
) -> None:
    life = live(child=CHILD)
    with database.unit() as unit:
        unit.do("UPDATE children SET codes = '{}', codes_version = 0")
    assert found(database, given_name="Siân") == []
    with database.unit() as unit:
        assert [index_children(unit, KEYS, at_most=10) for _ in range(2)] == [1, 0]
    assert found(database, given_name="Siân") == [life.ref]
    assert index_every_child(parts) == 0


def test_a_search_is_recorded_without_what_was_asked(live: Live, database: Database) -> None:
    life = live(child=CHILD)
    sought = ChildSought(given_name="Siân", birth_on=BIRTH)
    with database.unit() as unit:
        for actor in (HEALTH, ELSEWHERE):
            cases = find_children(unit, KEYS, sought, actor, at_most=5)
            record_search(unit, KEYS, [sought], actor, purpose="gweld", found=cases, now=life.now)
        (mine,) = searches_of_body(unit, "XHB1", person="hb")
        (theirs,) = searches_of_body(unit, "XHB2")
        rows = unit.all("SELECT s::text, asked_digest FROM child_searches AS s")
    assert (mine.asked_for, mine.purpose, mine.found, mine.elsewhere) == (
        "given_name,birth_on",
        "gweld",
        1,
        0,
    )
    assert (theirs.found, theirs.elsewhere) == (0, 1)
    assert len({digest for _, digest in rows}) == 1
    assert not [row for row, _ in rows if "Siân" in row or "2015-02-03" in row]
