"""Going live, for one body: which automatic acts are off, on trial or on, what a trial has shown, and a form
for its directors and chief executives.
"""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from agreements.words import Words
from api.pages.event_words import kinds as told_kinds
from api.pages.frame import now_of, page, see
from api.pages.language import Language
from api.pages.showing import Show
from api.pages.visitor import Lang, Me, NotYours, Sent, really_sent
from api.security import parts_of
from workflow.automatic_acts import ROLES, NotASetting, set_mode
from workflow.casework.facts import Actor
from workflow.casework.office_codes import AUTOMATIC_ACTS, MODES
from workflow.records.automatic_modes import HeldBack, automatic, held_back

router = APIRouter(prefix="/automatic-acts")
NOT_YOURS = Words(
    cy="Mae'r dudalen hon ar gyfer swyddogion byrddau iechyd ac awdurdodau lleol.",
    en="This page is for officers of health boards and councils.",
)


@router.get("")
def automatic_acts(request: Request, lang: Lang, me: Me) -> Response:
    """Every act with its mode, what was held back, and the form for who may decide."""
    return _page(request, lang, me)


@router.post("")
def set_automatic_act(request: Request, lang: Lang, me: Me, form: Sent) -> Response:
    """Set one act for one's own body; set so already, nothing is kept."""
    really_sent(request, form)
    _own_body(request, me)
    if me.role not in ROLES:
        raise NotYours(NOT_YOURS)
    said = {name: str(form.get(name) or "") for name in ("act", "mode", "reason")}
    try:
        set_mode(
            parts_of(request),
            body=me.body,
            act=said["act"],
            mode=said["mode"],
            reason=said["reason"],
            by=me.person,
        )
    except NotASetting as fault:
        return _page(request, lang, me, fault=fault.words, given=said)
    return see(lang, "/automatic-acts")


def _own_body(request: Request, me: Actor) -> None:
    reference = parts_of(request).rulebook.reference
    if not reference.has_body(me.body) or reference.body(me.body).kind == "welsh_government":
        raise NotYours(NOT_YOURS)


def _page(
    request: Request,
    lang: Language,
    me: Actor,
    *,
    fault: Words | None = None,
    given: dict[str, str] | None = None,
) -> Response:
    _own_body(request, me)
    show, now = Show(lang), now_of(request)
    with parts_of(request).database.unit() as unit:
        modes, found = automatic(unit), held_back(unit, body=me.body)
    return page(
        request,
        lang,
        "automatic_acts.html",
        status=422 if fault else 200,
        now=now,
        failed=fault is not None,
        fault=show.words(fault) if fault else "",
        given=given or {},
        acts=[
            (show.words(words), show.words(MODES[modes.mode(act, me.body, now)]))
            for act, words in AUTOMATIC_ACTS.items()
        ],
        held=[_held(one, show) for one in found],
        may_set=me.role in ROLES,
        act_options=[(act, show.words(words)) for act, words in AUTOMATIC_ACTS.items()],
        mode_options=[(mode, show.words(words)) for mode, words in MODES.items()],
    )


def _held(one: HeldBack, show: Show) -> list[str]:
    """One row: the act, how, how often, in how many cases, and what would have been recorded."""
    mode = MODES["shadow" if one.event == "WouldHaveActed" else "off"]
    followed = ", ".join(
        f"{kind} ({times})" for kind, times in sorted(one.would.items()) if kind in told_kinds()
    )
    act = show.words(AUTOMATIC_ACTS[one.act])
    return [act, show.words(mode), str(one.times), str(one.cases), followed or "–"]
