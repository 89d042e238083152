"""What casework answers: `Changes` to be written in one commit, or a `Refusal` with its rule, clause and
words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from agreements.words import Words
from workflow.casework.child_values import ChildValues
from workflow.casework.facts import CaseFacts, Notice, Row, Text


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, past tense. `data` holds ids, codes, amounts and salted digests; `sets`
    the columns changed.
    """

    kind: str
    at: datetime
    actor: str
    body: str
    data: dict[str, Any]
    sets: dict[str, dict[str, dict[str, Any]]]
    """{table: {key: {column: JSON value}}}: folding these gives the rows."""
    due_at: datetime | None = None
    """When an automatic act was due; `at` is when it was done."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything one act changes: rows in their final form, events in order, texts, notices; one commit."""

    case_ref: str
    rows: tuple[Row, ...]
    events: tuple[Event, ...]
    texts: tuple[Text, ...]
    notices: tuple[Notice, ...]
    facts: CaseFacts
    """The facts after the changes."""
    child: ChildValues | None = None
    stops_family_notices: bool = False
    """A death: every family notice still waiting is stopped."""
    beside: tuple[Changes, ...] = ()
    """What the same act changes in another case; written in the same commit."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why not: the rule's name, the clause where there is one, and the sentence in both languages."""

    rule: str
    words: Words
    clause: str | None = None


class Refused(Exception):
    """Raised inside casework to leave with a Refusal; nothing of the act is kept."""

    def __init__(self, rule: str, *, cy: str, en: str, clause: str | None = None) -> None:
        super().__init__(en)
        self.refusal = Refusal(rule=rule, words=Words(cy=cy, en=en), clause=clause)
