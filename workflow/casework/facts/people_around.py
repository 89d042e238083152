"""Who stands beside the case: the family's one key worker, and the other cases that this one is tied to.

Nothing here is the child's own: those values are `ChildValues`, encrypted and apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class KeyWorker:
    """The one person whom the family turns to. An officer by id; anybody else by a text that holds the name.

    The one without `to_at` is the key worker now; those before stay in the history.
    """

    TABLE: ClassVar[str] = "key_workers"

    id: str
    case_ref: str
    officer: str | None
    name_text_id: str | None
    named_at: datetime
    named_by: str
    to_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to another case, written in both: each names the other, with the kind as seen from its own
    side."""

    TABLE: ClassVar[str] = "links"

    id: str
    case_ref: str
    kind: str
    """One of `LINK_KINDS`."""
    other_ref: str
    linked_at: datetime
    linked_by: str
    text_id: str | None = None
    ended_at: datetime | None = None
    """When it was found to be a mistake, and taken away."""
