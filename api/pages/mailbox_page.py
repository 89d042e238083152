"""The shared mailbox of Welsh Government: every referral, who has each, who covers, what nobody has taken."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.pages.frame import page
from api.pages.visitor import Lang, Me, NotHere
from api.security import parts_of
from workflow.records import clock
from workflow.records.questions.mailbox import mailbox

router = APIRouter(prefix="/mailbox")
AT_MOST = 200


@router.get("")
def shared_mailbox(
    request: Request, lang: Lang, me: Me, closed: bool = False, mine: bool = False
) -> Response:
    """The list; `mine`: only what the reader has."""
    if me.role != "wg_officer":
        raise NotHere
    with parts_of(request).database.unit() as unit:
        now = clock.now(unit)
        found = mailbox(unit, me, closed=closed, holder=me.person if mine else None, size=AT_MOST + 1)
    return page(
        request,
        lang,
        "mailbox.html",
        now=now,
        nav="/mailbox",
        referrals=found[:AT_MOST],
        more=len(found) > AT_MOST,
        closed=closed,
        mine=mine,
    )
