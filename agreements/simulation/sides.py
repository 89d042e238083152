"""The two sides of a simulation: which agreement answers for a package, and on which day it is read.

A named agreement answers for every package, and a package whose day is outside its dates is read on the
nearest day of them: so a version of last year and a draft of next year can stand beside each other. The book
in force answers as it would on the day, and refuses as it would.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Protocol

from agreements.book import Book
from agreements.model import WrittenAgreement
from agreements.words import Words


class Side(Protocol):
    """One side of a simulation."""

    @property
    def title(self) -> Words:
        """What people call it."""

    @property
    def sha256(self) -> str:
        """The hash of every agreement that may answer."""

    def agreement_for(self, region: str, service: str, day: date) -> tuple[WrittenAgreement, date]:
        """The agreement that answers and the day on which it is read; raises AgreementRefusal."""

    def as_json(self) -> dict[str, Any]:
        """How a result names it."""


@dataclass(frozen=True)
class OneAgreement:
    """A version of an agreement, or a draft."""

    agreement: WrittenAgreement
    numbered: bool = True
    """Whether its version is told with its title: a rule that nobody wrote has none."""

    @property
    def title(self) -> Words:
        """The agreement's own, with its version."""
        if not self.numbered:
            return self.agreement.title
        title, version = self.agreement.title, self.agreement.version
        return Words(cy=f"{title.cy}, fersiwn {version}", en=f"{title.en}, version {version}")

    @property
    def sha256(self) -> str:
        """The agreement's own."""
        return self.agreement.sha256

    def agreement_for(self, region: str, service: str, day: date) -> tuple[WrittenAgreement, date]:
        """This agreement, on the day or the nearest of its own."""
        last = self.agreement.last_day
        latest = day if last is None else min(day, last)
        return self.agreement, max(latest, self.agreement.dates.effective_from)

    def as_json(self) -> dict[str, Any]:
        """Its id, version, hash, title and where it comes from."""
        found = self.agreement
        return {
            "kind": "agreement",
            "id": found.id,
            "version": found.version,
            "sha256": found.sha256,
            "title": {"cy": self.title.cy, "en": self.title.en},
            "illustrative": is_illustrative(found),
        }


@dataclass(frozen=True)
class InForce:
    """Every region's own agreement, as the book has it."""

    book: Book

    @property
    def title(self) -> Words:
        """The same for every book."""
        return _IN_FORCE

    @property
    def sha256(self) -> str:
        """The hash of the hashes of every agreement of the book."""
        listed = [f"{one.id} {one.version} {one.sha256}" for one in self.book.all()]
        return sha256("\n".join(listed).encode()).hexdigest()

    def agreement_for(self, region: str, service: str, day: date) -> tuple[WrittenAgreement, date]:
        """The one in force on the day; NoAgreementInForce or TwoAgreementsInForce otherwise."""
        return self.book.in_force(region, service, day), day

    def as_json(self) -> dict[str, Any]:
        """Its hash and title."""
        return {
            "kind": "in_force",
            "sha256": self.sha256,
            "title": {"cy": _IN_FORCE.cy, "en": _IN_FORCE.en},
            "illustrative": any(is_illustrative(one) for one in self.book.all()),
        }


def is_illustrative(agreement: WrittenAgreement) -> bool:
    """Whether a figure of it is illustrative: invented, or of the house."""
    sources = [
        agreement.provenance,
        *(rule.provenance for rule in agreement.formulas),
        *(parameter.provenance for parameter in agreement.parameters.values()),
    ]
    return agreement.fictional or any(source.kind in ("illustrative", "house") for source in sources)


_IN_FORCE = Words(
    cy="Cytundeb pob rhanbarth, fel y mae mewn grym", en="Every region's own agreement, as it is in force"
)
