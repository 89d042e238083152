"""What the page of a written agreement shows, from the agreement and the book alone: rules in words, dated
values with where they come from, versions and what changed between them, days covered and gaps.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from agreements.book import Book
from agreements.line_kinds import SERVICES
from agreements.model import WrittenAgreement
from agreements.needs import NeedsTable
from agreements.parameters import Citation
from agreements.versions import Change, Stretch, coverage, diff
from api.pages.showing import Show


@dataclass(frozen=True, slots=True)
class Value:
    """One dated value of a parameter, in words."""

    name: str
    first_day: str
    last_day: str
    said: list[str]
    provenance: str
    reference: Citation | None


@dataclass(frozen=True, slots=True)
class Covered:
    """Services whose days are covered alike, and those days in stretches."""

    services: list[str]
    stretches: tuple[Stretch, ...]

    @property
    def whole(self) -> bool:
        """Whether every day has exactly one agreement."""
        return all(stretch.covered for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of the same agreement, and what changed from the one before it."""

    agreement: WrittenAgreement
    changes: tuple[Change, ...]


def values_of(agreement: WrittenAgreement, show: Show) -> list[Value]:
    """Each dated parameter, a row a value, with where it comes from."""
    return [
        Value(
            name=name,
            first_day=show.day(dated.first_day),
            last_day=show.day(dated.last_day) if dated.last_day else "",
            said=_said(dated.value, show),
            provenance=show.words(parameter.provenance.said()),
            reference=dated.reference,
        )
        for name, parameter in sorted(agreement.parameters.items())
        for dated in parameter.values
    ]


def versions_of(agreement: WrittenAgreement, book: Book) -> list[Version]:
    """Every version of the agreement, the newest first, each with what it changed."""
    known = [one for one in book.all() if one.id == agreement.id]
    before = [None, *known]
    found = [
        Version(one, diff(earlier, one) if earlier else ())
        for earlier, one in zip(before, known, strict=False)
    ]
    return found[::-1]


def covered(book: Book, region: str, *, first_day: date) -> list[Covered]:
    """The services of a region, those covered alike together, from a day on without end."""
    alike: dict[tuple[Stretch, ...], list[str]] = {}
    found = coverage(book, regions=[region], services=SERVICES, first_day=first_day, last_day=None)
    for one in found:
        alike.setdefault(one.stretches, []).append(one.service)
    return [Covered(services, stretches) for stretches, services in alike.items()]


def _said(value: Any, show: Show) -> list[str]:
    """A value in lines: points by domain and level have a line a domain."""
    if not isinstance(value, dict):
        return [str(value)]
    return [f"{_name(key, show)}: {_levels(inner, show)}" for key, inner in value.items()]


def _levels(value: Any, show: Show) -> str:
    if not isinstance(value, dict):
        return str(value)
    return ", ".join(f"{_level(key, show)} {points}" for key, points in value.items())


def _name(code: str, show: Show) -> str:
    known = {domain.code for domain in NeedsTable.load().domains}
    return show.domain(code) if code in known else code


def _level(code: str, show: Show) -> str:
    known = {level.code for level in NeedsTable.load().levels}
    return show.level(code) if code in known else code
