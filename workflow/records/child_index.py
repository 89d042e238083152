"""Find children without reading any: the blind index beside the sealed values, and the record of every
search.

The codes are written with the values, in the same statement. Rows from before the index, or from another
way of
making codes, are indexed by `index_children`, for only the application has the keys: no migration can.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workflow.casework.child_terms import (
    VERSION,
    ChildSought,
    Term,
    sought_as_the_same,
    terms_of_child,
    terms_sought,
)
from workflow.casework.child_values import ChildValues
from workflow.casework.facts import Actor
from workflow.records.database import Unit
from workflow.records.keyring import Keyring
from workflow.records.questions.visibility import sees


@dataclass(frozen=True, slots=True)
class FoundCase:
    """One case of a child who fits; `seen`: whether the officer may know which case it is."""

    ref: str
    region: str
    health_board: str
    council: str
    decision: str
    care: str
    funding: str
    received_at: datetime
    ended_at: datetime | None
    seen: bool


@dataclass(frozen=True, slots=True)
class ChildSearch:
    """One search as it was recorded; nothing in it says what was typed."""

    person: str
    body: str
    at: datetime
    purpose: str
    asked_for: str
    found: int
    elsewhere: int


_FOUND = (
    "c.ref, c.region, c.health_board, c.council, c.decision, c.care, c.funding, c.received_at, c.ended_at"
)


def find_children(
    unit: Unit, keyring: Keyring, sought: ChildSought, actor: Actor, *, at_most: int
) -> tuple[FoundCase, ...]:
    """The cases of children who fit everything that is sought, open ones first, the newest first."""
    return _find(unit, [_coded(keyring, terms_sought(sought))], actor, at_most=at_most)


def open_cases_alike(
    unit: Unit, keyring: Keyring, child: ChildValues, actor: Actor, *, at_most: int = 10
) -> tuple[FoundCase, ...]:
    """Open cases that may be the same child's: the same NHS number, or birth date and names that sound
    alike."""
    ways = [_coded(keyring, terms_sought(one)) for one in sought_as_the_same(child)]
    return _find(unit, ways, actor, at_most=at_most, only_open=True)


def open_cases_alike_to(unit: Unit, ref: str, actor: Actor, *, at_most: int = 10) -> tuple[FoundCase, ...]:
    """Open cases that may be of the same child as this one, by its codes alone: nobody's values are read.

    A case that somebody has said is another child's, on either side, is left out.
    """
    row = unit.one("SELECT codes FROM children WHERE case_ref = %s", (ref,))
    if row is None:
        return ()
    by_kind: dict[str, list[str]] = {}
    for code in row[0]:
        by_kind.setdefault(code.partition(":")[0], []).append(code)
    ways = [[by_kind["nhs"]]] if "nhs" in by_kind else []
    if by_kind.keys() >= {"born", "given", "family"}:
        ways.append([by_kind["born"], by_kind["given"], by_kind["family"]])
    return _find(unit, ways, actor, at_most=at_most, only_open=True, beside=ref)


def index_children(unit: Unit, keyring: Keyring, *, at_most: int) -> int:
    """Index some children whose codes were never made, or made in another way; how many. Raises KeyFault."""
    rows = unit.all(
        "SELECT case_ref, ciphertext, key_id FROM children WHERE codes_version <> %s "
        "ORDER BY case_ref LIMIT %s FOR UPDATE SKIP LOCKED",
        (VERSION, at_most),
    )
    for ref, ciphertext, key_id in rows:
        codes = keyring.codes(terms_of_child(keyring.unseal(ref, key_id, ciphertext)))
        unit.do(
            "UPDATE children SET codes = %s, codes_version = %s WHERE case_ref = %s", (codes, VERSION, ref)
        )
    return len(rows)


def record_search(
    unit: Unit,
    keyring: Keyring,
    sought: Sequence[ChildSought],
    actor: Actor,
    *,
    purpose: str,
    found: Sequence[FoundCase],
    now: datetime,
) -> None:
    """Record a search in the transaction that made it: what was asked stands only as a keyed digest."""
    terms: set[Term] = {term for one in sought for terms in terms_sought(one) for term in terms}
    asked_for = dict.fromkeys(name for one in sought for name in one.asked_for)
    unit.do(
        "INSERT INTO child_searches "
        "(id, person, body, at, purpose, asked_digest, asked_for, found, elsewhere) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            str(uuid.uuid4()),
            actor.person,
            actor.body,
            now,
            purpose,
            keyring.digest_of_search(terms),
            ",".join(asked_for),
            sum(one.seen for one in found),
            sum(not one.seen for one in found),
        ),
    )


def searches_of_body(
    unit: Unit, body: str, *, person: str | None = None, size: int = 50
) -> tuple[ChildSearch, ...]:
    """The last searches by a body's officers (or by one of them), newest first."""
    rows = unit.all(
        "SELECT person, body, at, purpose, asked_for, found, elsewhere FROM child_searches "
        "WHERE body = %(body)s AND (%(person)s::text IS NULL OR person = %(person)s) "
        "ORDER BY at DESC, id LIMIT %(size)s",
        {"body": body, "person": person, "size": size},
    )
    return tuple(ChildSearch(*row) for row in rows)


def _coded(keyring: Keyring, sets: Iterable[Iterable[Term]]) -> list[list[str]]:
    return [keyring.codes(terms) for terms in sets]


def _find(
    unit: Unit,
    ways: Sequence[Sequence[list[str]]],
    actor: Actor,
    *,
    at_most: int,
    only_open: bool = False,
    beside: str | None = None,
) -> tuple[FoundCase, ...]:
    """Cases that fit one of these ways: in each, at least one code of every list. Each list meets the
    index."""
    asked: dict[str, Any] = {"at_most": at_most, "beside": beside}
    either = []
    for way in ways:
        every = []
        for codes in way:
            name = f"codes_{len(asked)}"
            asked[name] = codes
            every.append(f"k.codes && %({name})s::text[]")
        if every:
            either.append(f"({' AND '.join(every)})")
    if not either:
        return ()
    seen, seen_by = sees(actor)
    conditions = [f"({' OR '.join(either)})"]
    if only_open:
        conditions.append("c.ended_at IS NULL AND c.decision <> 'handed_over'")
    if beside:
        conditions.append(
            "c.ref <> %(beside)s AND NOT EXISTS (SELECT FROM links AS l WHERE l.ended_at IS NULL "
            "AND l.kind = 'different_child' AND l.case_ref IN (c.ref, %(beside)s) "
            "AND l.other_ref IN (c.ref, %(beside)s))"
        )
    rows = unit.all(
        f"SELECT {_FOUND}, ({seen}) FROM children AS k JOIN cases AS c ON c.ref = k.case_ref "
        f"WHERE {' AND '.join(conditions)} "
        "ORDER BY c.ended_at IS NULL DESC, c.received_at DESC, c.ref LIMIT %(at_most)s",
        asked | seen_by,
    )
    return tuple(FoundCase(*row) for row in rows)
