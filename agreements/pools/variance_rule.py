"""Who carries an overspend (F15), as an agreement states it: fault first, then fixed lines, then a method.
Data; it shares nothing.
"""

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from agreements.money import exact_text, format_pounds, format_share
from agreements.periods.clause_rule import ClauseId, ExactRate, Stated, WholePence, plain
from agreements.periods.naming import payer_words
from agreements.periods.working import listed
from agreements.pools.members import Member, PoolRule
from agreements.pydantic_words import FieldFault
from agreements.words import Words

VarianceMethod = Literal["proportional", "own_risk", "line_fixed_variable", "tiered"]
Source = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


class VarianceTier(Stated):
    """The part of the overspend up to and including `up_to` pence (None: all above): by the contributions, or
    by shares of its own that sum to one.
    """

    up_to: WholePence | None
    shares: Mapping[Member, ExactRate] | None = None

    @model_validator(mode="after")
    def _shares_are_one(self) -> Self:
        if self.shares is None:
            return self
        if any(share < 0 for share in self.shares.values()) or sum(self.shares.values()) != 1:
            whole = sum(self.shares.values())
            raise FieldFault(_NOT_ONE.filled(sum=exact_text(Fraction(whole))), path=("shares",))
        return self


class VarianceRule(PoolRule):
    """How an overspend is carried, in this order: fault, lines marked fixed (their host), the sources of the
    waterfall, then the method; above the cap, the member that the cap names.

    `fault_carve_out` is the clause under which a member's own maladministration is its own cost.
    """

    method: VarianceMethod
    fault_carve_out: ClauseId | None = None
    waterfall: tuple[Source, ...] = ()
    tiers: tuple[VarianceTier, ...] = ()
    cap_pence: WholePence | None = None
    above_cap: Member | None = None

    @model_validator(mode="after")
    def _tiers_where_tiered(self) -> Self:
        if (self.method == "tiered") != bool(self.tiers):
            raise FieldFault(_TIERED, path=("tiers",))
        for place, (tier, after) in enumerate(pairwise(self.tiers)):
            if tier.up_to is None or (after.up_to is not None and after.up_to <= tier.up_to):
                raise FieldFault(_ORDER, path=("tiers", place, "up_to"))
        if self.tiers and self.tiers[-1].up_to is not None:
            raise FieldFault(_LAST, path=("tiers", len(self.tiers) - 1, "up_to"))
        return self

    @model_validator(mode="after")
    def _members_only(self) -> Self:
        for place, tier in enumerate(self.tiers):
            for member in tier.shares or ():
                if member not in self.members:
                    raise FieldFault(_STRANGER.filled(member=member), path=("tiers", place, "shares"))
        if (self.cap_pence is None) != (self.above_cap is None):
            raise FieldFault(_CAP, path=("above_cap",))
        if self.above_cap is not None and self.above_cap not in self.members:
            raise FieldFault(_STRANGER.filled(member=self.above_cap), path=("above_cap",))
        return self

    def constants(self) -> Mapping[str, Words]:
        """`overspend.method`, each tier's limit and shares, the sources used first, and the cap."""
        stated = {"overspend.method": METHOD_WORDS[self.method]}
        if self.waterfall:
            stated["overspend.waterfall"] = listed(plain(source) for source in self.waterfall)
        for place, tier in enumerate(self.tiers, start=1):
            if tier.up_to is not None:
                stated[f"overspend.tier.{place}.up_to"] = plain(format_pounds(tier.up_to))
            for member, share in (tier.shares or {}).items():
                stated[f"overspend.tier.{place}.{member}"] = plain(format_share(share))
        if self.cap_pence is not None and self.above_cap is not None:
            stated["overspend.cap"] = plain(format_pounds(self.cap_pence))
            stated["overspend.above_cap"] = payer_words(self.above_cap)
        return stated


METHOD_WORDS: Mapping[VarianceMethod, Words] = {
    "proportional": Words(cy="yn ôl y cyfraniadau", en="in proportion to the contributions"),
    "own_risk": Words(cy="pob aelod yn cario ei risg ei hun", en="each member carries its own risk"),
    "line_fixed_variable": Words(
        cy="llinellau sefydlog gan eu lletywr, y gweddill yn ôl y cyfraniadau",
        en="fixed lines by their host, the rest in proportion to the contributions",
    ),
    "tiered": Words(cy="fesul haen", en="in tiers"),
}
_NOT_ONE = Words(
    cy="rhaid i'r cyfrannau fod rhwng dim ac un a dod i un, nid i {sum}",
    en="the shares must lie between nought and one and come to one, not to {sum}",
)
_TIERED = Words(
    cy="mae'r dull tiered yn enwi ei haenau; nid yw'r lleill yn enwi rhai",
    en="the method tiered names its tiers; the others name none",
)
_ORDER = Words(
    cy="rhaid i derfynau'r haenau godi, a'r olaf yn unig heb derfyn",
    en="the limits of the tiers must rise, and only the last has none",
)
_LAST = Words(cy="rhaid i'r haen olaf fod heb derfyn", en="the last tier must have no limit")
_STRANGER = Words(cy="nid yw {member} yn aelod o'r gronfa", en="{member} is not a member of the pool")
_CAP = Words(
    cy="mae terfyn yn enwi'r aelod sy'n talu uwchlaw iddo",
    en="a cap names the member that pays above it",
)
