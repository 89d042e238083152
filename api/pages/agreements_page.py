"""The written agreements: by region the one in force (the real regions: none recorded), and each agreement
in full.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response

from agreements.formulas.kind_names import kind_name
from agreements.line_kinds import LINE_KINDS, SERVICES
from agreements.model import WrittenAgreement
from agreements.needs import NeedsTable
from agreements.reference import Reference, Region
from api.pages.frame import now_of, page
from api.pages.showing import Show
from api.pages.visitor import Lang, Me, NotHere
from api.security import parts_of

router = APIRouter(prefix="/agreements")


@dataclass(frozen=True, slots=True)
class Covered:
    """One region and its agreements, every version."""

    region: Region
    agreements: list[WrittenAgreement]


@dataclass(frozen=True, slots=True)
class Value:
    """One dated value of a parameter, in words."""

    name: str
    first_day: str
    last_day: str
    said: list[str]
    kind: str
    confidence: str


@router.get("")
def agreements(request: Request, lang: Lang, me: Me) -> Response:
    """Every region, with its agreements or the plain statement that none is recorded."""
    book = parts_of(request).rulebook.book
    rows = [
        Covered(region, [one for one in book.all() if one.region == region.code])
        for region in Reference.load().regions
    ]
    return page(
        request,
        lang,
        "agreements.html",
        nav="/agreements",
        example=[row for row in rows if row.region.fictional],
        real=[row for row in rows if not row.region.fictional],
    )


@router.get("/{agreement_id}/{version}")
def agreement(request: Request, lang: Lang, me: Me, agreement_id: str, version: int) -> Response:
    """One version of one agreement: its clauses in both languages, its rules and values, and how sure we
    are.
    """
    try:
        found = parts_of(request).rulebook.book.get(agreement_id, version)
    except KeyError:
        raise NotHere from None
    now = now_of(request)
    show = Show(lang)
    return page(
        request,
        lang,
        "agreement.html",
        now=now,
        nav="/agreements",
        agreement=found,
        region=Reference.load().region(found.region) if found.region else None,
        clauses=[(clause, found.clause_title(clause), found.clause(clause)) for clause in found.clauses],
        kind_name=kind_name,
        kinds_of_line=lambda rule: [
            show.line_kind(kind) for kind in LINE_KINDS if rule.lines != "all" and kind in rule.lines
        ],
        services=[show.words(SERVICES[service]) for service in found.services],
        parameters=_parameters(found, show),
    )


def _parameters(agreement: WrittenAgreement, show: Show) -> list[Value]:
    """Each dated parameter, a row a value, with where it comes from."""
    return [
        Value(
            name=name,
            first_day=show.day(dated.first_day),
            last_day=show.day(dated.last_day) if dated.last_day else "",
            said=_said(dated.value, show),
            kind=show.code("kinds", parameter.provenance.kind),
            confidence=show.code("confidence", parameter.provenance.confidence),
        )
        for name, parameter in sorted(agreement.parameters.items())
        for dated in parameter.values
    ]


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
