"""The kind `marginal_tiers` (F07): the week's cost is cut at thresholds, and each tier shares its own slice.

Like a tax: reaching a higher tier changes nothing below it, so no payer's amount jumps at a threshold.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from agreements.facts import PackageLine, Pence
from agreements.formulas.formula import (
    Division,
    Formula,
    Passage,
    Problem,
    Question,
    Shares,
    problems_of_shares,
    shared_as_one,
    shares_in_words,
)
from agreements.formulas.weekly_sum import pounds
from agreements.line_kinds import LineKindCode
from agreements.money import format_pounds
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PAYER_ROLES, PayerRole
from agreements.proof.branch import Branch, World, exact_branch
from agreements.proof.curve import Curve
from agreements.words import Words, joined
from agreements.yaml_source import ValuePath

Side = Literal["lower", "upper"]


class Tier(BaseModel):
    """Pence of a week's cost from one threshold to another (none: without end), and who carries them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    from_pence: Pence
    to_pence: Pence | None
    shares: Shares

    def slice_of(self, cost: int | Fraction) -> int | Fraction:
        """How much of the cost lies in this tier."""
        top = cost if self.to_pence is None else min(cost, self.to_pence)
        return max(0, top - self.from_pence)

    def name(self, threshold_in: Side) -> Words:
        """`above £1,000.00, up to and including £3,000.00`: the words say which tier holds a threshold."""
        low, high, both, every = _NAMES[threshold_in]
        pence = {"low": format_pounds(self.from_pence), "high": format_pounds(self.to_pence or 0)}
        if self.to_pence is None:
            return (low if self.from_pence else every).filled(**pence)
        return (both if self.from_pence else high).filled(**pence)


class MarginalTiers(Formula):
    """Shares by slices of the total; `threshold_in` says whether a cost at a threshold is in the lower tier
    or in the upper.
    """

    kind: Literal["marginal_tiers"]
    threshold_in: Side
    tiers: Annotated[tuple[Tier, ...], Field(min_length=1, max_length=50)]

    def divide(self, lines: Sequence[PackageLine], question: Question) -> Division:
        """The slices of the lines' total, each shared as its tier says."""
        cost = sum(line.weekly_pence for line in lines)
        return shared_as_one(
            lines,
            self.amounts(cost or 1),
            working=_WORKING.filled(slices=self._slices(cost)),
            passages=tuple(Passage(self.id, self.clause, said) for said in self._told(cost)),
        )

    def amounts(self, cost: int | Fraction) -> Mapping[PayerRole, Fraction]:
        """Every payer's exact pence of a cost."""
        found = dict.fromkeys(PAYER_ROLES, Fraction(0))
        for tier in self.tiers:
            part = tier.slice_of(cost)
            for role, share in tier.shares.items():
                found[role] += share * part
        return found

    def stated_shares(
        self, line_kind: LineKindCode
    ) -> Iterable[tuple[ValuePath, Mapping[PayerRole, Fraction]]]:
        """The shares of every tier, where the kind is named in `lines`."""
        named = self.lines != "all" and line_kind in self.lines
        return [(("tiers", place), tier.shares) for place, tier in enumerate(self.tiers)] if named else []

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """One constant a tier, `<id>.tier_1` and so on: its thresholds and its shares."""
        return {
            f"{self.id}.tier_{number}": _TIER.filled(
                tier=tier.name(self.threshold_in), shares=shares_in_words(tier.shares)
            )
            for number, tier in enumerate(self.tiers, start=1)
        }

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """Shares that are not one; tiers that leave a gap, overlap, hold no cost or are never reached."""
        found: list[Problem] = []
        for place, tier in enumerate(self.tiers):
            found.extend(problems_of_shares(tier.shares, ("tiers", place, "shares")))
        found.extend(self._problems_of_cover())
        return found

    def branches(self, world: World) -> tuple[Branch, ...]:
        """One: the same curves at every cost, bent at the thresholds."""
        bends = {tier.from_pence for tier in self.tiers if world.first < tier.from_pence < world.last}
        costs = sorted({world.first, *bends, world.last})
        amounts = [self.amounts(cost) for cost in costs]
        curves = {
            role: Curve.through((cost, found[role]) for cost, found in zip(costs, amounts, strict=True))
            for role in PAYER_ROLES
        }
        return (exact_branch(_BY_TIERS, curves),)

    def _slices(self, cost: int | Fraction) -> Words:
        taken = [tier for tier in self.tiers if tier.slice_of(cost)] or list(self.tiers[:1])
        return joined(
            (
                _SLICE.filled(part=pounds(tier.slice_of(cost)), shares=shares_in_words(tier.shares))
                for tier in taken
            ),
            separator="; ",
        )

    def _told(self, cost: int | Fraction) -> Iterator[Words]:
        for tier in self.tiers:
            words = _TAKEN if tier.slice_of(cost) else _NOT_REACHED
            yield words.filled(
                tier=tier.name(self.threshold_in),
                part=pounds(tier.slice_of(cost)),
                shares=shares_in_words(tier.shares),
                cost=pounds(cost),
            )

    def _problems_of_cover(self) -> Iterator[Problem]:
        reached: int | None = 0
        for place, tier in enumerate(self.tiers):
            path, name = ("tiers", place), tier.name(self.threshold_in)
            if tier.to_pence is not None and tier.to_pence <= tier.from_pence:
                yield Problem(path, _EMPTY.filled(tier=name))
            if reached is None:
                yield Problem(path, _UNREACHABLE.filled(tier=name))
                continue
            bounds = {"low": format_pounds(reached), "high": format_pounds(tier.from_pence)}
            if tier.from_pence != reached:
                yield Problem(path, (_GAP if tier.from_pence > reached else _OVERLAP).filled(**bounds))
            reached = None if tier.to_pence is None else max(reached, tier.to_pence)
        if reached is not None:
            yield Problem(("tiers", len(self.tiers) - 1), _NO_END.filled(low=format_pounds(reached)))


_NAMES: Mapping[Side, tuple[Words, Words, Words, Words]] = {
    "lower": (
        Words(cy="uwchlaw {low}", en="above {low}"),
        Words(cy="hyd at ac yn cynnwys {high}", en="up to and including {high}"),
        Words(cy="uwchlaw {low}, hyd at ac yn cynnwys {high}", en="above {low}, up to and including {high}"),
        Words(cy="pob cost", en="every cost"),
    ),
    "upper": (
        Words(cy="{low} neu ragor", en="{low} or more"),
        Words(cy="islaw {high}", en="below {high}"),
        Words(cy="{low} neu ragor, ond islaw {high}", en="{low} or more, but below {high}"),
        Words(cy="pob cost", en="every cost"),
    ),
}
_BY_TIERS = Words(cy="fesul haen o'r gost", en="by tiers of the cost")
_WORKING = Words(cy="fesul haen o'r gost gyfan: {slices}", en="by tiers of the whole cost: {slices}")
_SLICE = Words(cy="o {part}, {shares}", en="of {part}, {shares}")
_TIER = Words(cy="{tier}: {shares}", en="{tier}: {shares}")
_TAKEN = Words(
    cy="yr haen {tier}: mae {part} o'r gost ynddi, {shares}",
    en="the tier {tier}: {part} of the cost is in it, {shares}",
)
_NOT_REACHED = Words(
    cy="yr haen {tier}: nid oes dim o'r gost ynddi, gan mai'r gost yw {cost}",
    en="the tier {tier}: none of the cost is in it, for the cost is {cost}",
)
_EMPTY = Words(
    cy="mae'r haen {tier} yn gorffen cyn iddi ddechrau: nid oes dim o'r gost ynddi",
    en="the tier {tier} ends before it starts: no cost is in it",
)
_UNREACHABLE = Words(
    cy="ni chyrhaeddir yr haen {tier}: nid oes pen ar un o'i blaen",
    en="the tier {tier} is never reached: one before it has no end",
)
_GAP = Words(
    cy="bwlch: nid oes haen i'r rhan o'r gost rhwng {low} a {high}",
    en="a gap: no tier holds the part of the cost between {low} and {high}",
)
_OVERLAP = Words(
    cy="gorgyffwrdd: mae mwy nag un haen yn cynnwys y rhan o'r gost rhwng {high} a {low}",
    en="an overlap: more than one tier holds the part of the cost between {high} and {low}",
)
_NO_END = Words(
    cy="bwlch: nid oes haen i'r rhan o'r gost uwchlaw {low}",
    en="a gap: no tier holds the part of the cost above {low}",
)
