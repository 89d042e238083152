"""By what a child can be found, and what is asked for in a search: plain terms in memory, never stored as
they are.

`records` keeps only a keyed digest of each term. How names sound is `workflow.names`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workflow.casework.child_rules import nhs_digits
from workflow.casework.child_values import ChildValues, Sibling
from workflow.names.respelling import respelling
from workflow.names.sounds import Kind, codes_of, words_of

Term = tuple[str, str]
"""A kind of term, and the term."""
_WAY_OF_MAKING = 1
VERSION = _WAY_OF_MAKING * 1000 + respelling().version
"""Rises when terms are made in another way: whoever was indexed with another version is indexed anew."""


@dataclass(frozen=True, slots=True)
class ChildSought:
    """What is known of a child who is looked for; every one that is given must fit."""

    given_name: str | None = None
    family_name: str | None = None
    birth_on: date | None = None
    nhs_number: str | None = None
    council_number: str | None = None
    sibling_given_name: str | None = None
    sibling_family_name: str | None = None
    sibling_birth_on: date | None = None

    @property
    def asked_for(self) -> tuple[str, ...]:
        """Which of these are given, by name."""
        return tuple(name for name in self.__dataclass_fields__ if getattr(self, name))


def terms_of_child(child: ChildValues) -> frozenset[Term]:
    """Everything that a child can be found by."""
    return frozenset(
        {
            *_sounds("given", "given", child.given_name, child.known_as, child.welsh_given_name),
            *_sounds("family", "family", child.family_name, child.welsh_family_name),
            *_day("born", child.birth_on),
            *_nhs(child.nhs_number),
            *_council(child.council_number),
            *(term for sibling in child.siblings for term in _of_sibling(sibling, child.family_name)),
        }
    )


def terms_sought(sought: ChildSought) -> tuple[frozenset[Term], ...]:
    """One set for each thing that is given; a child fits where it has a term of every set."""
    sets = (
        _sounds("given", "given", sought.given_name),
        _sounds("family", "family", sought.family_name),
        _day("born", sought.birth_on),
        _nhs(sought.nhs_number),
        _council(sought.council_number),
        _sounds("sibling_given", "given", sought.sibling_given_name),
        _sounds("sibling_family", "family", sought.sibling_family_name),
        _day("sibling_born", sought.sibling_birth_on),
    )
    return tuple(
        frozenset(terms) for given, terms in zip(_FIELDS, sets, strict=True) if getattr(sought, given)
    )


def sought_as_the_same(child: ChildValues) -> tuple[ChildSought, ...]:
    """What another case of the same child would answer to: the same NHS number; or the same birth date and
    names
    that sound alike."""
    named = ChildSought(given_name=child.given_name, family_name=child.family_name, birth_on=child.birth_on)
    if child.nhs_number is None:
        return (named,)
    return (ChildSought(nhs_number=child.nhs_number), named)


_FIELDS = tuple(ChildSought.__dataclass_fields__)


def _of_sibling(sibling: Sibling, family_name: str) -> Iterable[Term]:
    yield from _sounds("sibling_given", "given", sibling.given_name)
    yield from _sounds("sibling_family", "family", sibling.family_name or family_name)
    yield from _day("sibling_born", sibling.birth_on)


def _sounds(kind: str, sort: Kind, *names: str | None) -> set[Term]:
    return {(kind, code) for name in names if name for code in codes_of(name, sort)}


def _day(kind: str, day: date | None) -> set[Term]:
    return {(kind, day.isoformat())} if day else set()


def _nhs(number: str | None) -> set[Term]:
    return {("nhs", nhs_digits(number))} if number else set()


def _council(number: str | None) -> set[Term]:
    return {("council", words_of(number)[-1])} if number and words_of(number) else set()
