"""The written agreements: by region the one in force (the real regions: none recorded) and the days without
one, and each agreement in full.
"""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from agreements.formulas.kind_names import kind_name
from agreements.line_kinds import LINE_KINDS, SERVICES
from agreements.model import WrittenAgreement
from agreements.reference import Reference, Region
from agreements.verified import verdict_on
from api.pages.agreement_view import Covered, covered, values_of, versions_of
from api.pages.frame import now_of, page
from api.pages.showing import Show
from api.pages.simulation_words import LINK as SIMULATE
from api.pages.visitor import Lang, Me, NotHere
from api.security import parts_of
from workflow.clocks.due import local_date
from workflow.records import clock
from workflow.simulating import ROLES as MAY_SIMULATE

router = APIRouter(prefix="/agreements")


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One region, its agreements, every version, and how its services are covered from today on."""

    region: Region
    agreements: list[WrittenAgreement]
    covered: list[Covered]


@router.get("")
def agreements(request: Request, lang: Lang, me: Me) -> Response:
    """Every region, with its agreements or the plain statement that none is recorded."""
    parts = parts_of(request)
    with parts.database.unit() as unit:
        book = parts.up_to_date(unit).book
        now = clock.now(unit)
    today = local_date(now)
    rows = [
        RegionRow(
            region,
            [one for one in book.all() if one.region == region.code],
            covered(book, region.code, first_day=today) if region.fictional else [],
        )
        for region in Reference.load().regions
    ]
    return page(
        request,
        lang,
        "agreements.html",
        now=now,
        nav="/agreements",
        example=[row for row in rows if row.region.fictional],
        real=[row for row in rows if not row.region.fictional],
        today=today,
        service_count=len(SERVICES),
        simulate=Show(lang).words(SIMULATE) if me.role in MAY_SIMULATE else "",
    )


@router.get("/{agreement_id}/{version}")
def agreement(request: Request, lang: Lang, me: Me, agreement_id: str, version: int) -> Response:
    """One version of one agreement: its rules in words, its values, its proof, its worked examples, its other
    versions, the days that are covered, and its clauses in both languages.
    """
    parts = parts_of(request)
    with parts.database.unit() as unit:
        book = parts.up_to_date(unit).book
    try:
        found = book.get(agreement_id, version)
    except KeyError:
        raise NotHere from None
    show = Show(lang)
    return page(
        request,
        lang,
        "agreement.html",
        now=now_of(request),
        nav="/agreements",
        agreement=found,
        region=Reference.load().region(found.region) if found.region else None,
        clauses=[(clause, found.clause_title(clause), found.clause(clause)) for clause in found.clauses],
        kind_name=kind_name,
        kinds_of_line=lambda rule: [
            show.line_kind(kind) for kind in LINE_KINDS if rule.lines != "all" and kind in rule.lines
        ],
        services=[show.words(SERVICES[service]) for service in found.services],
        parameters=values_of(found, show),
        verdict=verdict_on(found),
        versions=versions_of(found, book),
        covered=covered(book, found.region, first_day=found.dates.effective_from) if found.region else [],
        service_count=len(SERVICES),
    )
