"""Packages for the tests of `agreements`: the casebook's, and Hypothesis strategies for any."""

from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from agreements.facts import PackageFacts, PackageLine
from agreements.line_kinds import LINE_KINDS
from agreements.needs import NeedsTable
from agreements.reference import Reference

DAY = date(2024, 5, 6)
EXAMPLE = Path(__file__).parents[2] / "examples" / "facts.json"


def casebook() -> PackageFacts:
    """The package of `examples/facts.json`."""
    return PackageFacts.model_validate_json(EXAMPLE.read_text(encoding="utf-8"))


def package(region: str, /, *lines: dict[str, Any], **changes: Any) -> PackageFacts:
    """A package of the region's first council with the lines given."""
    found = Reference.load().region(region)
    data: dict[str, Any] = {
        "region": region,
        "health_board": found.health_board,
        "council": found.councils[0],
        "service": "community_package",
        "package_start": DAY,
        "lines": lines,
    }
    return PackageFacts.model_validate(data | changes)


def line(identity: str, kind: str, pence: int, **more: Any) -> dict[str, Any]:
    """One cost line as data."""
    return {"id": identity, "kind": kind, "weekly_pence": pence, **more}


def income(identity: str, pence: int, *, source: str = "grant", against: str | None = None) -> dict[str, Any]:
    """Money towards a package as data."""
    return {"id": identity, "source": source, "weekly_pence": pence, "against": against}


@st.composite
def packages(
    draw: st.DrawFn, regions: tuple[str, ...] = ("XR1", "XR2", "XR3", "XR4", "XR5", "XR6")
) -> PackageFacts:
    """Any package of these regions: every kind of line, health-required or not, and a panel's shares."""
    region = Reference.load().region(draw(st.sampled_from(regions)))
    pence = st.integers(0, 10**7)
    lines = [
        PackageLine(id=f"l{place}", kind=kind, weekly_pence=cost, health_required=required)
        for place, (kind, cost, required) in enumerate(
            draw(
                st.lists(
                    st.tuples(st.sampled_from(list(LINE_KINDS)), pence, st.booleans()), min_size=1, max_size=8
                )
            )
        )
    ]
    levels = {domain.code: draw(st.sampled_from(domain.levels)) for domain in NeedsTable.load().domains}
    part = draw(st.integers(0, 12))
    return PackageFacts(
        region=region.code,
        health_board=region.health_board,
        council=draw(st.sampled_from(region.councils)),
        service="community_package",
        package_start=DAY,
        levels=levels,
        lines=tuple(lines),
        panel_shares={"health_board": f"{part}/12", "council.social": f"{12 - part}/12"},
    )
