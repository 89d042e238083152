"""The kind `weighted_domains` (F06): a payer's share is the part of the package's points that its weight in
each domain gives it, exactly.

Where there is not one point, there is nothing to weigh, and the rule refuses.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from agreements.facts import PackageLine
from agreements.formulas.formula import (
    ExactShare,
    LineFormula,
    Passage,
    Problem,
    Question,
    shares_in_words,
)
from agreements.formulas.inputs import level_read, value_read
from agreements.formulas.points import points_in_words, points_of, problems_of_points, tables_of
from agreements.line_kinds import LineKindCode
from agreements.money import exact_text, format_share, round_half_away
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import ROLE_WORDS, PayerRole
from agreements.proof.branch import Branch, World, mixed_branch
from agreements.refusals import FactsMissing
from agreements.words import Words, joined
from agreements.yaml_source import ValuePath


class NoPoints(FactsMissing):
    """A package whose levels give not one point: no share follows from them."""

    rule = "points_in_all"


class WeightedDomains(LineFormula):
    """`payer` carries Σ(points × weight) ÷ Σ points, and `rest` carries what is left.

    `snap_to` moves the share to the nearest multiple of a step, a half away from nought.
    """

    kind: Literal["weighted_domains"]
    points: str
    weights: Annotated[Mapping[str, ExactShare], Field(min_length=1)]
    payer: PayerRole
    rest: PayerRole
    snap_to: ExactShare | None = None

    def shares_for(self, line: PackageLine, question: Question) -> Mapping[PayerRole, Fraction]:
        """The same shares for every line. Raises FactsMissing for a level that is not stated, NoPoints."""
        share = self._snapped(self.weighed(question))
        return {self.payer: share, self.rest: 1 - share}

    def weighed(self, question: Question) -> Fraction:
        """The share before it is snapped."""
        points = points_of(self.points, question, clause=self.clause)
        whole = sum(points.values())
        if whole == 0:
            raise NoPoints(_NO_POINT, clause=self.clause)
        return sum((self.weights[domain] * value for domain, value in points.items()), Fraction(0)) / whole

    def working(self, line: PackageLine, question: Question) -> Words:
        """The weighed share, the step that it was moved to, and the shares."""
        weighed, shares = self.weighed(question), self.shares_for(line, question)
        said = _WORKING.filled(weighed=format_share(weighed), shares=shares_in_words(shares))
        if self.snap_to is None or shares[self.payer] == weighed:
            return said
        return _WORKING_SNAPPED.filled(
            weighed=format_share(weighed), step=format_share(self.snap_to), shares=shares_in_words(shares)
        )

    def passages(self, question: Question) -> tuple[Passage, ...]:
        """The sum that was done, domain by domain, and whether the step moved its result."""
        points = points_of(self.points, question, clause=self.clause)
        weighed = self.weighed(question)
        domains = joined(
            (self._domain_words(domain, value) for domain, value in points.items() if value), separator="; "
        )
        said = [_SUM.filled(domains=domains, whole=sum(points.values()), weighed=exact_text(weighed))]
        if self.snap_to is not None:
            words = _UNMOVED if self._snapped(weighed) == weighed else _MOVED
            said.append(
                words.filled(
                    weighed=format_share(weighed),
                    step=format_share(self.snap_to),
                    snapped=format_share(self._snapped(weighed)),
                )
            )
        return tuple(Passage(self.id, self.clause, words) for words in said)

    def inputs(self, lines: Sequence[PackageLine], question: Question) -> tuple[Words, ...]:
        """Every level with its points, and where the table of points comes from."""
        points = points_of(self.points, question, clause=self.clause)
        levels = question.facts.levels
        read = (
            _LEVEL.filled(level=level_read(domain, levels[domain]), points=value)
            for domain, value in points.items()
        )
        parameter = question.parameters[self.points]
        return (*read, value_read(parameter, question.on, _TABLE.filled(name=self.points)))

    def stated_shares(
        self, line_kind: LineKindCode
    ) -> Iterable[tuple[ValuePath, Mapping[PayerRole, Fraction]]]:
        """The least and the most of either payer, where the kind is named in `lines`."""
        if self.lines == "all" or line_kind not in self.lines:
            return []
        ends = {min(self.weights.values()), max(self.weights.values())}
        return [(("weights",), {self.payer: share, self.rest: 1 - share}) for share in sorted(ends)]

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """`<id>.points`, `.weights`, `.payer`, `.rest`, and `.snap_to` where there is one."""
        needs = NeedsTable.load()
        weights = (
            _WEIGHT.filled(domain=needs.domain(domain).name, weight=format_share(weight))
            for domain, weight in self.weights.items()
        )
        named = {
            f"{self.id}.points": points_in_words(self.points, parameters),
            f"{self.id}.weights": joined(weights, separator="; "),
            f"{self.id}.payer": ROLE_WORDS[self.payer],
            f"{self.id}.rest": ROLE_WORDS[self.rest],
        }
        if self.snap_to is not None:
            step = format_share(self.snap_to)
            named[f"{self.id}.snap_to"] = Words(cy=step, en=step)
        return named

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """Weights that are no shares, of no domain or wanting; a step that does not divide one; one payer
        for both parts; points that do not fit the needs, or that can only be nought.
        """
        found = [*self._problems_of_weights(needs), *problems_of_points(self.points, parameters, needs)]
        if self.payer == self.rest:
            found.append(Problem(("rest",), _SAME))
        if self.snap_to is not None and (not 0 < self.snap_to <= 1 or (1 / self.snap_to).denominator != 1):
            words = _STEP.filled(step=exact_text(self.snap_to))
            found.append(Problem(("snap_to",), words, check="V18"))
        if self.points in parameters:
            for place, table in tables_of(self.points, parameters):
                if not any(value for points in table.values() for value in points.values()):
                    found.append(Problem(("values", place), _ALL_NOUGHT, parameter=self.points))
        return found

    def branches(self, world: World) -> tuple[Branch, ...]:
        """One: anything between the least and the greatest weight of a domain that can have points."""
        weights = [
            self.weights[domain]
            for _, table in tables_of(self.points, world.parameters)
            for domain, points in table.items()
            if any(points.values())
        ]
        ends = {self._snapped(end) for end in (min(weights), max(weights))} if weights else set()
        if not ends:
            return ()
        shares = [{self.payer: end, self.rest: 1 - end} for end in sorted(ends)]
        return (mixed_branch(_WEIGHED, shares, world),)

    def _snapped(self, share: Fraction) -> Fraction:
        return share if self.snap_to is None else round_half_away(share / self.snap_to) * self.snap_to

    def _domain_words(self, domain: str, value: int) -> Words:
        name = NeedsTable.load().domain(domain).name
        return _PRODUCT.filled(domain=name, points=value, weight=format_share(self.weights[domain]))

    def _problems_of_weights(self, needs: NeedsTable) -> Iterator[Problem]:
        known = {domain.code: domain.name for domain in needs.domains}
        for domain, weight in self.weights.items():
            if domain not in known:
                yield Problem(("weights", domain), _NO_DOMAIN.filled(domain=domain))
            if not 0 <= weight <= 1:
                words = _NOT_A_WEIGHT.filled(weight=exact_text(weight))
                yield Problem(("weights", domain), words, check="V18")
        for domain, name in known.items():
            if domain not in self.weights:
                yield Problem(("weights",), _NO_WEIGHT.filled(domain=name))


_WORKING = Words(
    cy="pwyntiau wedi'u pwysoli, {weighed}: {shares}", en="points by weight, {weighed}: {shares}"
)
_WORKING_SNAPPED = Words(
    cy="pwyntiau wedi'u pwysoli, {weighed}, i'r lluosrif agosaf o {step}: {shares}",
    en="points by weight, {weighed}, to the nearest multiple of {step}: {shares}",
)
_PRODUCT = Words(cy="{domain}: {points} × {weight}", en="{domain}: {points} × {weight}")
_SUM = Words(
    cy="pwyntiau wrth eu pwysau, {domains}, wedi'u rhannu â chyfanswm y pwyntiau, {whole}: {weighed}",
    en="points times their weights, {domains}, divided by the sum of the points, {whole}: {weighed}",
)
_MOVED = Words(
    cy="symudwyd {weighed} i'r lluosrif agosaf o {step}, sef {snapped}",
    en="{weighed} is moved to the nearest multiple of {step}, which is {snapped}",
)
_UNMOVED = Words(
    cy="mae {weighed} eisoes yn lluosrif o {step}, felly ni chafodd ei symud",
    en="{weighed} is already a multiple of {step}, so it is not moved",
)
_LEVEL = Words(cy="{level}, pwyntiau: {points}", en="{level}, points: {points}")
_TABLE = Words(cy="tabl pwyntiau {name}", en="table of points {name}")
_WEIGHT = Words(cy="{domain} {weight}", en="{domain} {weight}")
_WEIGHED = Words(cy="cyfran yn ôl pwyntiau wedi'u pwysoli", en="a share by points and weights")
_NO_POINT = Words(
    cy="nid yw lefelau'r pecyn yn rhoi'r un pwynt, felly nid oes dim i'w bwysoli",
    en="the package's levels give not one point, so there is nothing to weigh",
)
_SAME = Words(
    cy="yr un talwr sy'n cymryd y gyfran a'r gweddill", en="the same payer takes the share and the rest"
)
_STEP = Words(
    cy="nid yw'r cam {step} yn rhannu un yn union, felly gallai cyfran fynd y tu hwnt i un",
    en="the step {step} does not divide one exactly, so a share could come out above one",
)
_NO_DOMAIN = Words(cy="nid oes parth {domain}", en="there is no domain {domain}")
_NOT_A_WEIGHT = Words(
    cy="nid yw'r pwysau {weight} rhwng dim ac un", en="the weight {weight} is not between nought and one"
)
_NO_WEIGHT = Words(
    cy="bwlch: nid oes pwysau i'r parth {domain}", en="a gap: there is no weight for the domain {domain}"
)
_ALL_NOUGHT = Words(
    cy="mae pob pwynt yn ddim, felly byddai'r rheol yn gwrthod pob pecyn",
    en="every point is nought, so the rule would refuse every package",
)
