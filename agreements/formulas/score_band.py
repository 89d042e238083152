"""The kind `score_band` (F05): levels of need give points, the total falls in exactly one band, the band
has shares.

Bands are UNIQUE over the whole range of scores, both ends included; a gap or an overlap is a fault, not a
choice.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

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
from agreements.formulas.points import Points, points_in_words, points_of, problems_of_points, tables_of
from agreements.line_kinds import LineKindCode
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PayerRole
from agreements.proof.branch import Branch, World, mixed_branch
from agreements.refusals import FactsMissing
from agreements.words import Words
from agreements.yaml_source import ValuePath


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
        return sum(points_of(self.points, question, clause=self.clause).values())

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """One constant a band, `<id>.<from>-<to>`, and the table of points, `<id>.points`."""
        named = {f"{self.id}.{band.name}": shares_in_words(band.shares) for band in self.bands}
        return {**named, f"{self.id}.points": points_in_words(self.points, parameters)}

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """Bands that leave a gap or overlap over the scores that can occur; points for a level that
        is not there.
        """
        found: list[Problem] = []
        for place, band in enumerate(self.bands):
            found.extend(problems_of_shares(band.shares, ("bands", place, "shares")))
        found.extend(problems_of_points(self.points, parameters, needs))
        if self.points in parameters:
            for _, table in tables_of(self.points, parameters):
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


_WORKING = Words(cy="sgôr o {score}, band {band}: {shares}", en="a score of {score}, band {band}: {shares}")
_LEVEL = Words(cy="{level}, pwyntiau: {points}", en="{level}, points: {points}")
_SCORE = Words(cy="y sgôr, sef cyfanswm y pwyntiau: {score}", en="the score, the sum of the points: {score}")
_TABLE = Words(cy="tabl pwyntiau'r cytundeb, {name}", en="the agreement's table of points, {name}")
_BAND = Words(cy="band {band}", en="band {band}")
_NOT_THIS_BAND = Words(
    cy="nid yw band {band} yn berthnasol: y sgôr yw {score}",
    en="band {band} does not apply: the score is {score}",
)
_NOT_ONE_BAND = Words(
    cy="mae'r sgôr {score} mewn {count} band; rhaid iddo fod mewn un",
    en="the score {score} is in {count} bands; it must be in one",
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
