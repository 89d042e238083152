"""Agreements and cohorts for the tests of `agreements.simulation`: any rules over any packages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from agreements.book import Book
from agreements.facts import PackageFacts
from agreements.formulas import KINDS as FORMULA_KINDS
from agreements.formulas import Formula
from agreements.line_kinds import LINE_KINDS
from agreements.model import WrittenAgreement
from agreements.money import METHODS, exact_text
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PAYER_ROLES
from agreements.reference import Reference

PROVENANCE = {"kind": "illustrative", "confidence": "R", "source": {"cy": "Enghraifft", "en": "Example"}}
FIRST = date(2024, 4, 1)
_HOURS = st.fixed_dictionaries({"health_minutes": st.integers(0, 300), "other_minutes": st.integers(0, 9)})
NEEDS = NeedsTable.load()


def rule(kind: str, **said: Any) -> Formula:
    """One formula of a kind, under clause c4-1, for all lines unless it says otherwise."""
    given = {"id": "main", "kind": kind, "clause": "c4-1", "lines": "all", "provenance": PROVENANCE}
    return FORMULA_KINDS[kind].model_validate(given | said)


def parameter(name: str, values: Sequence[Mapping[str, Any]]) -> Parameter:
    """A dated value: `{from, to, value}`, one after the other."""
    return Parameter.model_validate({"name": name, "provenance": PROVENANCE, "values": values})


def agreement(
    *rules: Formula,
    region: str | None = "XR1",
    method: str = "largest_remainder",
    grain: str = "line",
    order: Sequence[str] = PAYER_ROLES,
    residual: str | None = None,
    parts: Sequence[Formula] = (),
    parameters: Sequence[Parameter] = (),
    **other: Any,
) -> WrittenAgreement:
    """An agreement of one invented region (None: of all) with these rules; the rest as XR1's is shipped."""
    base = Book.load().get("xr1-gofal-parhaus")
    said = {name: getattr(base, name) for name in WrittenAgreement.model_fields}
    own = {"method": method, "grain": grain, "tie_order": tuple(order), "residual_account": residual}
    rounding = type(base.rounding).model_validate({**base.rounding.model_dump(), **own})
    if region is None:
        said |= {"scope_kind": "national", "parties": ()}
    elif region != "XR1":
        found = Reference.load().region(region)
        party = type(base.parties[0])
        codes = (found.health_board, *found.councils)
        said |= {"parties": tuple(party(body=code, role="contributor") for code in codes)}
    said |= {
        "region": region,
        "rules": rules,
        "parts": {part.id: part for part in parts},
        "parameters": {one.name: one for one in parameters},
        "rounding": rounding,
        **other,
    }
    return WrittenAgreement(**said)


@st.composite
def exact_shares(draw: st.DrawFn) -> dict[str, str]:
    """Shares of some payers that sum to one exactly; noughts are sometimes said."""
    roles = draw(st.lists(st.sampled_from(PAYER_ROLES), min_size=1, max_size=3, unique=True))
    most = draw(st.sampled_from((1, 2, 3, 7, 100, 10**9)))
    parts = [draw(st.integers(0, most)) for _ in roles]
    if not any(parts):
        parts[0] = 1
    return {role: exact_text(Fraction(part, sum(parts))) for role, part in zip(roles, parts, strict=True)}


@st.composite
def roundings(draw: st.DrawFn) -> dict[str, Any]:
    """How odd pence are placed, any way."""
    method = draw(st.sampled_from(METHODS))
    last = draw(st.sampled_from(PAYER_ROLES)) if method == "last_party_residual" else None
    return {
        "method": method,
        "grain": draw(st.sampled_from(("line", "week"))),
        "order": draw(st.permutations(PAYER_ROLES)),
        "residual": last,
    }


@st.composite
def points(draw: st.DrawFn) -> dict[str, dict[str, int]]:
    """Points by domain and level."""
    return {
        domain.code: {level: draw(st.integers(0, 6)) for level in domain.levels} for domain in NEEDS.domains
    }


@st.composite
def cohort_packages(
    draw: st.DrawFn, *, most_pence: int = 10**7, regions: Sequence[str] = ("XR1", "XR2"), most: int = 12
) -> list[PackageFacts]:
    """Some packages: any lines, levels stated or not, now and then a panel's shares, many days."""
    return [draw(_package(most_pence, regions)) for _ in range(draw(st.integers(1, most)))]


@st.composite
def _package(draw: st.DrawFn, most_pence: int, regions: Sequence[str]) -> PackageFacts:
    region = Reference.load().region(draw(st.sampled_from(regions)))
    pence = st.one_of(st.integers(0, 9), st.integers(0, 400_000), st.integers(0, most_pence))
    lines = []
    for place in range(draw(st.integers(1, 5))):
        timed = draw(st.booleans())
        minutes = 60 * draw(st.integers(0, 40)) if timed else None
        rate = draw(st.integers(0, 4000)) if timed else None
        lines.append(
            {
                "id": f"l{place}",
                "kind": draw(st.sampled_from(list(LINE_KINDS))),
                "weekly_pence": minutes // 60 * rate if minutes is not None and rate else draw(pence),
                "minutes_a_week": minutes if rate else None,
                "rate_pence_an_hour": rate or None,
                "health_required": draw(st.integers(0, 4)) == 0,
            }
        )
    part = draw(st.integers(0, 12))
    panel = {"health_board": f"{part}/12", "council.social": f"{12 - part}/12"}
    return PackageFacts.model_validate(
        {
            "region": region.code,
            "health_board": region.health_board,
            "council": draw(st.sampled_from(region.councils)),
            "service": draw(st.sampled_from(("community_package", "short_break"))),
            "package_start": FIRST + timedelta(days=draw(st.integers(-400, 400))),
            "levels": {
                domain.code: draw(st.sampled_from(domain.levels))
                for domain in NEEDS.domains
                if draw(st.integers(0, 20))
            },
            "lines": lines,
            "panel_shares": panel if draw(st.integers(0, 5)) == 0 else None,
            "hours": draw(st.one_of(st.none(), _HOURS)),
            "marks": draw(st.lists(st.sampled_from(("fast_track", "looked_after")), unique=True)),
            "eligibility": draw(st.sampled_from(("eligible", "assessed_pending"))),
            "paused_days": draw(st.sampled_from((0, 0, 3, 90))),
        }
    )
