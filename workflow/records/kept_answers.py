"""What a person was answered under an idempotency key on a path: asked again, the same answer is given to
the byte."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from workflow.records.database import Unit


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A stored answer: its status, its body to the byte, and the headers that belong to it."""

    status: int
    body: str
    headers: dict[str, str]


class KeyReused(Exception):
    """The key was used on this path before, with another body."""

    def __init__(self, key: str) -> None:
        super().__init__(f"the idempotency key '{key}' was used on this path with another body")
        self.key = key


def hold_key(unit: Unit, *, person: str, path: str, key: str) -> None:
    """Let nobody else answer under this key until the unit ends; for a path with no case to lock."""
    unit.one("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", ("\n".join((person, path, key)),))


def kept_answer(unit: Unit, *, person: str, path: str, key: str, request_sha256: str) -> KeptAnswer | None:
    """What was answered before, or None. Raises KeyReused where the body was another one."""
    row = unit.one(
        "SELECT request_sha256, status, body, headers FROM kept_answers "
        "WHERE person = %s AND path = %s AND key = %s",
        (person, path, key),
        prepare=True,
    )
    if row is None:
        return None
    if row[0] != request_sha256:
        raise KeyReused(key)
    return KeptAnswer(*row[1:])


def keep_answer(
    unit: Unit,
    *,
    person: str,
    path: str,
    key: str,
    request_sha256: str,
    status: int,
    body: str,
    headers: Mapping[str, str],
) -> None:
    """Keep an answer in the transaction of the act that it answers."""
    unit.do(
        "INSERT INTO kept_answers (person, path, key, request_sha256, status, body, headers, at) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s::jsonb, clock_timestamp())",
        (person, path, key, request_sha256, status, body, json.dumps(dict(headers))),
        prepare=True,
    )


def forget_old_answers(unit: Unit, *, older_than: timedelta) -> int:
    """Delete answers kept for longer than this; how many."""
    return unit.do("DELETE FROM kept_answers WHERE at < clock_timestamp() - %s", (older_than,))
