"""Every region and how its agreement stands: what is in force, what is being negotiated, at which stage and
for how long. Welsh Government reads this page, and nothing of the wording.
"""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from agreements.model import WrittenAgreement
from agreements.reference import Region
from api.pages.frame import now_of, page
from api.pages.visitor import Lang, Me
from api.security import parts_of
from workflow import negotiation_desk as desk
from workflow.clocks.due import local_date
from workflow.negotiating.commands import StartNegotiation
from workflow.negotiating.stages import Line
from workflow.negotiating.visibility import sees_line

router = APIRouter(prefix="/negotiations")


@dataclass(frozen=True, slots=True)
class RegionStands:
    """One region: the versions in force today, and every negotiation of it, the newest first."""

    region: Region
    in_force: list[WrittenAgreement]
    lines: list[Line]


@router.get("")
def negotiations(request: Request, lang: Lang, me: Me) -> Response:
    """The list."""
    parts, now = parts_of(request), now_of(request)
    today = local_date(now)
    lines = desk.lines(parts, me)
    rows = [
        RegionStands(
            region,
            [
                one
                for one in parts.rulebook.book.all()
                if one.region == region.code and one.in_force_on(today)
            ],
            [line for line in lines if line.region == region.code],
        )
        for region in parts.rulebook.reference.regions
        if sees_line(region.code, me)
    ]
    return page(
        request,
        lang,
        "negotiations.html",
        now=now,
        nav="/agreements",
        rows=rows,
        may_start=me.role in StartNegotiation.ROLES,
    )
