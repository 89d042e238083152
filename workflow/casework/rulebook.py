"""Everything that casework judges by: the book of agreements, the time limits, the calendar, the needs
table, the bodies.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from agreements.book import Book
from agreements.needs import NeedsTable
from agreements.reference import Reference
from workflow.casework.automatic import Automatic
from workflow.casework.facts import Case
from workflow.clocks.calendar import Calendar
from workflow.clocks.limits import Limits, RulePacks


@dataclass(frozen=True)
class Rulebook:
    """One set of rules; each version is stored on what it decided."""

    book: Book
    packs: RulePacks
    calendar: Calendar
    needs: NeedsTable
    reference: Reference
    automatic: Automatic = field(default_factory=Automatic)
    """Which automatic acts the bodies have off, on trial or on."""
    demonstration: bool = False
    """In a demonstration only fictional bodies do anything."""

    @property
    def limits(self) -> Limits:
        """The newest pack: the one that a case begins under now."""
        return self.packs.newest

    def limits_of(self, case: Case) -> Limits:
        """The pack that a case is under. Raises UnknownRulePack."""
        return self.packs.pack(case.rule_pack)

    @classmethod
    def load(cls, *, demonstration: bool = False) -> Rulebook:
        """The rules that ship with the engine."""
        return cls(
            Book.load(),
            RulePacks.load(),
            Calendar.load(),
            NeedsTable.load(),
            Reference.load(),
            demonstration=demonstration,
        )
