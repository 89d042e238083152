"""A levy shared between sectors and then inside each (F18), as an agreement states it."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Annotated, Self

from pydantic import Field, model_validator

from agreements.clauses import day_in_words
from agreements.money import exact_text, format_share
from agreements.periods.clause_rule import ClauseRule, ExactRate, Stated, plain
from agreements.pools.members import Member, Members
from agreements.pydantic_words import FieldFault
from agreements.words import Words


class Sector(Stated):
    """A part of the levy: its share of the whole, and its members, by shares that sum to one or by the
    population in a named estimate. A sector of one member needs neither.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    share: ExactRate
    members: Members
    shares: Mapping[Member, ExactRate] | None = None
    estimate: str | None = None
    as_at: date | None = None

    @model_validator(mode="after")
    def _one_way_inside(self) -> Self:
        ways = (self.shares is not None) + (self.estimate is not None)
        if ways != (0 if len(self.members) == 1 else 1):
            raise FieldFault(_ONE_WAY.filled(sector=self.id), path=("shares",))
        if (self.estimate is None) != (self.as_at is None):
            raise FieldFault(_AS_AT, path=("as_at",))
        if self.shares is not None:
            _must_be_one(self.shares, members=self.members)
        return self


class NestedLevy(ClauseRule):
    """First between the sectors, in order; then inside each. Pence are placed at each level and a sector's
    total stays fixed.
    """

    sectors: Annotated[tuple[Sector, ...], Field(min_length=1, max_length=50)]

    @model_validator(mode="after")
    def _sectors_are_one(self) -> Self:
        if len({sector.id for sector in self.sectors}) != len(self.sectors):
            raise FieldFault(_TWICE, path=("sectors",))
        everybody = [member for sector in self.sectors for member in sector.members]
        if len(set(everybody)) != len(everybody):
            raise FieldFault(_TWICE, path=("sectors",))
        _must_be_one({sector.id: sector.share for sector in self.sectors}, members=None)
        return self

    def constants(self) -> Mapping[str, Words]:
        """`nested.<sector>` and, inside, `nested.<sector>.<member>` or the estimate and its day."""
        stated: dict[str, Words] = {}
        for sector in self.sectors:
            stated[f"nested.{sector.id}"] = plain(format_share(sector.share))
            for member, share in (sector.shares or {}).items():
                stated[f"nested.{sector.id}.{member}"] = plain(format_share(share))
            if sector.estimate is not None and sector.as_at is not None:
                stated[f"nested.{sector.id}.estimate"] = plain(sector.estimate)
                stated[f"nested.{sector.id}.as_at"] = day_in_words(sector.as_at)
        return stated


def _must_be_one(shares: Mapping[str, ExactRate], *, members: tuple[str, ...] | None) -> None:
    if members is not None and set(shares) != set(members):
        raise FieldFault(_NOT_THE_MEMBERS, path=("shares",))
    if any(share < 0 for share in shares.values()) or sum(shares.values()) != 1:
        whole = sum(shares.values())
        raise FieldFault(_NOT_ONE.filled(sum=exact_text(Fraction(whole))), path=("shares",))


_ONE_WAY = Words(
    cy="sector {sector}: rhaid enwi naill ai cyfrannau ei aelodau neu amcangyfrif poblogaeth",
    en="sector {sector}: either its members' shares or a population estimate must be named",
)
_AS_AT = Words(cy="mae amcangyfrif poblogaeth yn enwi ei ddiwrnod", en="a population estimate names its day")
_TWICE = Words(cy="mae sector neu aelod yno ddwywaith", en="a sector or a member is there twice")
_NOT_THE_MEMBERS = Words(
    cy="rhaid i'r cyfrannau enwi pob aelod o'r sector unwaith",
    en="the shares must name every member of the sector once",
)
_NOT_ONE = Words(
    cy="rhaid i'r cyfrannau fod rhwng dim ac un a dod i un, nid i {sum}",
    en="the shares must lie between nought and one and come to one, not to {sum}",
)
