"""The case itself: one child, its bodies, its three stories, its owner and the rules it began under."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

Json = Any


@dataclass(frozen=True, slots=True)
class Case:
    """One child's case: three stories (decision, care, funding), its bodies, its owner and the rules it
    began under.
    """

    TABLE: ClassVar[str] = "cases"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"last_seq", "last_hash", "last_at"})

    ref: str
    region: str
    health_board: str
    council: str
    service: str
    urgent: bool
    language: str
    """The family's chosen language: cy, en, or both where it is not known."""
    received_at: datetime
    """When the referral was first received; a redirect keeps it."""
    opened_at: datetime
    owner: str
    """Id of the person who owns the case: its continuing care coordinator."""
    commissioner: str
    """Code of the body that commissions the package and so pays the provider of every line that is not
    health's.
    """
    decision: str
    care: str
    funding: str
    rule_pack: str
    calendar: str
    package_start: date | None = None
    agreement_id: str | None = None
    agreement_version: int | None = None
    agreement_sha256: str | None = None
    split_id: str | None = None
    """The split in effect: announced, or agreed."""
    delivered_at: datetime | None = None
    """When the last line of assessed support was delivered and confirmed."""
    ended_at: datetime | None = None
    end_reason: str | None = None
    agreement_on: date | None = None
    """The day whose written agreement the case is under, where a migration or a transfer has moved it; else
    it is that of the package's start.
    """
    legacy: bool = False
    """Taken over from before the engine: its age counts from `received_at`, its clocks from `live_on`."""
    live_on: date | None = None
    needed_on: date | None = None
    """The day from which support was said to be needed at once; None where nobody said so."""
    last_seq: int = 0
    """Number of events; the case's version and its ETag."""
    last_hash: str = ""
    last_at: datetime | None = None

    @property
    def bodies(self) -> tuple[str, str]:
        """The two bodies that are party to the case: the health board first."""
        return (self.health_board, self.council)

    @property
    def is_open(self) -> bool:
        """Whether the case still has anybody waiting."""
        return self.ended_at is None and self.decision != "handed_over"

    @property
    def in_watch(self) -> bool:
        """Whether another service has the child, or the family declined: nothing waits but one look again."""
        return self.ended_at is None and self.decision == "handed_over"

    def other(self, body: str) -> str:
        """The other of the two bodies."""
        return self.council if body == self.health_board else self.health_board
