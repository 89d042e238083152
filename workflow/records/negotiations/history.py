"""What has happened at a table: its events in their order, whether every chain holds, and its notices."""

from __future__ import annotations

from workflow.casework.facts import Notice
from workflow.records.beside import history
from workflow.records.chain import Broken, StoredEvent
from workflow.records.database import Unit
from workflow.records.negotiations.reading import SHAPE


def events_of(unit: Unit, ref: str, *, after: int = 0, size: int = 100_000) -> tuple[StoredEvent, ...]:
    """Events of a negotiation with `after` < number, at most `size` of them."""
    return history.events_of(unit, SHAPE, ref, after=after, size=size)


def notices_of(unit: Unit, ref: str) -> tuple[Notice, ...]:
    """Every notice of a negotiation, in order."""
    return history.notices_of(unit, SHAPE, ref)


def verify_negotiations(unit: Unit) -> tuple[int, list[Broken]]:
    """How many events negotiations have, and the first break of every chain that does not hold, or does not
    end where its negotiation says."""
    return history.verify_events(unit, SHAPE)
