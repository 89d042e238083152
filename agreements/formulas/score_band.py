"""The kind `score_band` (F05): levels of need give points, the total falls in exactly one band, the band
has shares.

Bands are UNIQUE over the whole range of scores, both ends included; a gap or an overlap is a fault, not a
choice.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from agreements.facts import PackageLine
from agreements.formulas.formula import (
    LineFormula,
    Passage,
    Problem,
    Question,
    Shares,
    problems_of_shares,
    shares_in_words,
)
from agreements.formulas.inputs import level_read, value_read
from agreements.line_kinds import LineKindCode
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PayerRole
from agreements.proof.branch import Branch, World, mixed_branch
from agreements.refusals import FactsMissing
from agreements.words import Words, joined
from agreements.yaml_source import ValuePath

Points = Mapping[str, Mapping[str, Annotated[int, Field(ge=0, le=1000)]]]
_POINTS: TypeAdapter[Points] = TypeAdapter(Points)


class Band(BaseModel):
    """Scores from one to another, both included, and the shares that go with them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    from_score: int
    to_score: int
    shares: Shares

    @property
    def name(self) -> str:
        """`10-14`."""
        return f"{self.from_score}-{self.to_score}"


class ScoreBand(LineFormula):
    """Adds the points of every domain and takes the one band that holds the score."""

    kind: Literal["score_band"]
    points: str
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]

    def shares_for(self, line: PackageLine, question: Question) -> Mapping[PayerRole, Fraction]:
        """The shares of the band that holds the package's score."""
        return self._band(question).shares

    def working(self, line: PackageLine, question: Question) -> Words:
        """The score, the band and its shares."""
        band = self._band(question)
        return _WORKING.filled(
            score=self.score(question), band=band.name, shares=shares_in_words(band.shares)
        )

    def passages(self, question: Question) -> tuple[Passage, ...]:
        """Each other band, and why it does not apply."""
        score, taken = self.score(question), self._band(question)
        return tuple(
            Passage(self.id, self.clause, _NOT_THIS_BAND.filled(band=band.name, score=score))
            for band in self.bands
            if band is not taken
        )

    def inputs(self, lines: Sequence[PackageLine], question: Question) -> tuple[Words, ...]:
        """Every level with its points, their sum, and where the table of points comes from."""
        parameter = question.parameters[self.points]
        table: Points = parameter.on(question.on)
        levels = question.facts.levels
        read = (
            _LEVEL.filled(level=level_read(domain, levels[domain]), points=points[levels[domain]])
            for domain, points in table.items()
        )
        score = _SCORE.filled(score=self.score(question))
        return (*read, score, value_read(parameter, question.on, _TABLE.filled(name=self.points)))

    def stated_shares(
        self, line_kind: LineKindCode
    ) -> Iterable[tuple[ValuePath, Mapping[PayerRole, Fraction]]]:
        """The shares of every band, where the kind is named in `lines`."""
        named = self.lines != "all" and line_kind in self.lines
        return [(("bands", place), band.shares) for place, band in enumerate(self.bands)] if named else []

    def score(self, question: Question) -> int:
        """The package's points over all domains; FactsMissing for a domain whose level is not stated."""
        table: Points = question.parameters[self.points].on(question.on)
        levels = question.facts.levels
        missing = sorted(set(table) - set(levels))
        if missing:
            raise FactsMissing(_LEVEL_MISSING.filled(domains=_domain_names(missing)), clause=self.clause)
        return sum(points[levels[domain]] for domain, points in table.items())

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """One constant a band, `<id>.<from>-<to>`, and the table of points, `<id>.points`."""
        named = {f"{self.id}.{band.name}": shares_in_words(band.shares) for band in self.bands}
        latest: Points = parameters[self.points].values[-1].value
        return {**named, f"{self.id}.points": _points_in_words(latest)}

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """Bands that leave a gap or overlap over the scores that can occur; points for a level that
        is not there.
        """
        found: list[Problem] = []
        for place, band in enumerate(self.bands):
            found.extend(problems_of_shares(band.shares, ("bands", place, "shares")))
        parameter = parameters.get(self.points)
        if parameter is None:
            return [*found, Problem(("points",), _NO_POINTS.filled(name=self.points))]
        for place, dated in enumerate(parameter.values):
            try:
                table = _POINTS.validate_python(dated.value)
            except ValidationError:
                found.append(Problem(("values", place), _NOT_POINTS, parameter=self.points))
                continue
            found.extend(self._problems_of_points(table, place, needs))
            found.extend(self._problems_of_bands(table))
        return found

    def branches(self, world: World) -> tuple[Branch, ...]:
        """One a band: its shares at every cost."""
        return tuple(mixed_branch(_BAND.filled(band=band.name), [band.shares], world) for band in self.bands)

    def _band(self, question: Question) -> Band:
        score = self.score(question)
        holding = [band for band in self.bands if band.from_score <= score <= band.to_score]
        if len(holding) != 1:
            raise FactsMissing(_NOT_ONE_BAND.filled(score=score, count=len(holding)), clause=self.clause)
        return holding[0]

    def _problems_of_points(self, table: Points, place: int, needs: NeedsTable) -> list[Problem]:
        wanted = {(domain.code, level) for domain in needs.domains for level in domain.levels}
        given = {(domain, level) for domain, points in table.items() for level in points}
        sides = ((wanted - given, _POINT_MISSING), (given - wanted, _POINT_UNKNOWN))
        return [
            Problem(("values", place, "value", domain), words.filled(domain=domain, level=level), self.points)
            for difference, words in sides
            for domain, level in sorted(difference)
        ]

    def _problems_of_bands(self, table: Points) -> list[Problem]:
        lowest = sum(min(points.values(), default=0) for points in table.values())
        highest = sum(max(points.values(), default=0) for points in table.values())
        found: list[Problem] = []
        expected = lowest
        for place, band in sorted(enumerate(self.bands), key=lambda placed: placed[1].from_score):
            if band.to_score < band.from_score:
                found.append(Problem(("bands", place), _BACKWARDS.filled(band=band.name)))
            if band.from_score > expected:
                found.append(Problem(("bands", place), _gap(expected, band.from_score - 1)))
            elif band.from_score < expected and place > 0:
                found.append(Problem(("bands", place), _OVERLAP.filled(score=band.from_score)))
            expected = max(expected, band.to_score + 1)
        if expected <= highest:
            found.append(Problem(("bands", len(self.bands) - 1), _gap(expected, highest)))
        return found


def _gap(first: int, last: int) -> Words:
    return _GAP.filled(first=first, last=last)


def _domain_names(codes: list[str]) -> Words:
    return joined((NeedsTable.load().domain(code).name for code in codes), separator=", ")


def _points_in_words(table: Points) -> Words:
    needs = NeedsTable.load()
    by_domain = []
    for domain, points in table.items():
        levels = joined(
            (
                Words(cy=f"{needs.level(level).name.cy} {value}", en=f"{needs.level(level).name.en} {value}")
                for level, value in points.items()
            ),
            separator=", ",
        )
        name = needs.domain(domain).name
        by_domain.append(Words(cy=f"{name.cy}: {levels.cy}", en=f"{name.en}: {levels.en}"))
    return joined(by_domain, separator="; ")


_WORKING = Words(cy="sgôr o {score}, band {band}: {shares}", en="a score of {score}, band {band}: {shares}")
_LEVEL = Words(cy="{level}, pwyntiau: {points}", en="{level}, points: {points}")
_SCORE = Words(cy="y sgôr, sef cyfanswm y pwyntiau: {score}", en="the score, the sum of the points: {score}")
_TABLE = Words(cy="tabl pwyntiau'r cytundeb, {name}", en="the agreement's table of points, {name}")
_BAND = Words(cy="band {band}", en="band {band}")
_NOT_THIS_BAND = Words(
    cy="nid yw band {band} yn berthnasol: y sgôr yw {score}",
    en="band {band} does not apply: the score is {score}",
)
_LEVEL_MISSING = Words(
    cy="mae'r fformiwla'n darllen lefel pob parth; ar goll: {domains}",
    en="the formula reads the level of every domain; missing: {domains}",
)
_NOT_ONE_BAND = Words(
    cy="mae'r sgôr {score} mewn {count} band; rhaid iddo fod mewn un",
    en="the score {score} is in {count} bands; it must be in one",
)
_NO_POINTS = Words(cy="nid oes paramedr {name}", en="there is no parameter {name}")
_NOT_POINTS = Words(
    cy="nid tabl o bwyntiau yn ôl parth a lefel yw'r gwerth",
    en="the value is not a table of points by domain and level",
)
_POINT_MISSING = Words(
    cy="bwlch: dim pwyntiau i {domain} ar lefel {level}", en="a gap: no points for {domain} at level {level}"
)
_POINT_UNKNOWN = Words(
    cy="pwyntiau i {domain} ar lefel {level}, nad yw'n bod",
    en="points for {domain} at level {level}, which does not exist",
)
_BACKWARDS = Words(cy="mae'r band {band} yn mynd tuag yn ôl", en="the band {band} runs backwards")
_GAP = Words(
    cy="bwlch: nid oes band i'r sgorau {first} i {last}",
    en="a gap: no band holds the scores {first} to {last}",
)
_OVERLAP = Words(
    cy="gorgyffwrdd: mae dau fand yn cynnwys y sgôr {score}",
    en="an overlap: two bands hold the score {score}",
)
