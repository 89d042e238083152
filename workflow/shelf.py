"""The rulebook of a process, kept up to date: what ships, and the agreements that negotiations have
brought into force since, and which automatic acts bodies have off, on trial or on.

One look at each of two indexes says whether there is anything newer; only then is it read. Nothing needs a
restart.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from agreements.book import Book
from agreements.faults import FaultySource
from agreements.model import WrittenAgreement
from workflow.casework.rulebook import Rulebook
from workflow.negotiating.draft_files import agreement_of
from workflow.records.automatic_modes import automatic, newest_mode
from workflow.records.database import Unit
from workflow.records.negotiations.activated import ActivatedFiles, activated, newest


class UnreadableAgreement(Exception):
    """An agreement that was activated cannot be read as it was signed: nothing may be decided without it."""


class Shelf:
    """Holds the newest rulebook that this process has seen. Safe to share between threads."""

    def __init__(self, shipped: Rulebook) -> None:
        self._shipped = shipped
        self._standing: tuple[tuple[int, int], Rulebook] = ((0, 0), shipped)

    @property
    def rulebook(self) -> Rulebook:
        """The rulebook as this process has last seen it."""
        return self._standing[1]

    def up_to_date(self, unit: Unit) -> Rulebook:
        """The rulebook as it is in this transaction. Raises UnreadableAgreement."""
        standing, rulebook = self._standing
        agreement, mode = there = newest(unit), newest_mode(unit)
        if there == standing:
            return rulebook
        if agreement != standing[0]:
            rulebook = replace(rulebook, book=_book(self._shipped.book, activated(unit)))
        if mode != standing[1]:
            rulebook = replace(rulebook, automatic=automatic(unit))
        self._standing = (there, rulebook)
        return rulebook


def _book(shipped: Book, found: tuple[ActivatedFiles, ...]) -> Book:
    return Book((*shipped.all(), *(_agreement(one) for one in found)))


def _agreement(one: ActivatedFiles) -> WrittenAgreement:
    name = f"{one.agreement_id} v{one.version}"
    try:
        agreement = _read(tuple(sorted(one.files.items())))
    except FaultySource as faulty:
        raise UnreadableAgreement(f"{name} can no longer be read: {faulty}") from faulty
    if (agreement.id, agreement.version, agreement.sha256) != (one.agreement_id, one.version, one.sha256):
        raise UnreadableAgreement(f"{name}: its files do not give the hash that was signed")
    return agreement


@lru_cache(maxsize=64)
def _read(files: tuple[tuple[str, str], ...]) -> WrittenAgreement:
    return agreement_of(dict(files))
