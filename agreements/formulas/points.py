"""Points for levels of need, by domain, from a dated parameter: how they are read, checked and said. Not a
formula; what the points mean for the shares is the kind's own.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from agreements.formulas.formula import Problem, Question
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.refusals import FactsMissing
from agreements.words import Words, joined

Points = Mapping[str, Mapping[str, Annotated[int, Field(ge=0, le=1000)]]]
_POINTS: TypeAdapter[Points] = TypeAdapter(Points)


def points_of(name: str, question: Question, *, clause: str) -> Mapping[str, int]:
    """The package's points in every domain; FactsMissing for a domain whose level is not stated."""
    table: Points = question.parameters[name].on(question.on)
    levels = question.facts.levels
    missing = sorted(set(table) - set(levels))
    if missing:
        raise FactsMissing(_LEVEL_MISSING.filled(domains=_domain_names(missing)), clause=clause)
    return {domain: points[levels[domain]] for domain, points in table.items()}


def tables_of(name: str, parameters: Mapping[str, Parameter]) -> Iterator[tuple[int, Points]]:
    """Every table that the parameter ever holds, with its place; a value that is no table is left out."""
    for place, dated in enumerate(parameters[name].values):
        try:
            yield place, _POINTS.validate_python(dated.value)
        except ValidationError:
            continue


def problems_of_points(
    name: str, parameters: Mapping[str, Parameter], needs: NeedsTable
) -> Iterator[Problem]:
    """A parameter that is not there, a value that is no table, and points that do not fit the needs."""
    if name not in parameters:
        yield Problem(("points",), _NO_POINTS.filled(name=name))
        return
    for place, dated in enumerate(parameters[name].values):
        try:
            table = _POINTS.validate_python(dated.value)
        except ValidationError:
            yield Problem(("values", place), _NOT_POINTS, parameter=name)
            continue
        yield from _problems_of_table(table, name, place, needs)


def points_in_words(name: str, parameters: Mapping[str, Parameter]) -> Words:
    """The latest table: every domain with the points of its levels."""
    latest: Points = parameters[name].values[-1].value
    needs = NeedsTable.load()
    by_domain = []
    for domain, points in latest.items():
        levels = joined(
            (
                Words(cy=f"{needs.level(level).name.cy} {value}", en=f"{needs.level(level).name.en} {value}")
                for level, value in points.items()
            ),
            separator=", ",
        )
        name_of = needs.domain(domain).name
        by_domain.append(Words(cy=f"{name_of.cy}: {levels.cy}", en=f"{name_of.en}: {levels.en}"))
    return joined(by_domain, separator="; ")


def _problems_of_table(table: Points, name: str, place: int, needs: NeedsTable) -> Iterator[Problem]:
    wanted = {(domain.code, level) for domain in needs.domains for level in domain.levels}
    given = {(domain, level) for domain, points in table.items() for level in points}
    for difference, words in ((wanted - given, _POINT_MISSING), (given - wanted, _POINT_UNKNOWN)):
        for domain, level in sorted(difference):
            path = ("values", place, "value", domain)
            yield Problem(path, words.filled(domain=domain, level=level), parameter=name)


def _domain_names(codes: list[str]) -> Words:
    return joined((NeedsTable.load().domain(code).name for code in codes), separator=", ")


_LEVEL_MISSING = Words(
    cy="mae'r fformiwla'n darllen lefel pob parth; ar goll: {domains}",
    en="the formula reads the level of every domain; missing: {domains}",
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
