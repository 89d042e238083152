"""Pages that stand for everybody: how due dates are counted, accessibility, the Welsh language, privacy."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.pages.frame import now_of, page
from api.pages.showing import Show
from api.pages.visitor import Lang
from api.security import parts_of
from workflow.clocks.due import local_date
from workflow.clocks.wording import length_in_words

router = APIRouter()


@router.get("/clocks")
def clocks(request: Request, lang: Lang) -> Response:
    """Every time limit in force with what it rests on, and the bank holidays of three years."""
    rulebook, now = parts_of(request).rulebook, now_of(request)
    today, show = local_date(now), Show(lang)
    limits = [limit for limit in rulebook.limits.all() if limit.covers(today)]
    calendar = rulebook.calendar
    holidays = [
        (day, show.words(name))
        for day, name in sorted(calendar.holidays.items())
        if today.year <= day.year <= today.year + 2
    ]
    return page(
        request,
        lang,
        "clocks.html",
        now=now,
        nav="/clocks",
        limits=[
            (
                show.words(limit.name),
                show.words(length_in_words(limit.count, limit.unit)),
                show.code("kinds", limit.kind),
                show.words(limit.confidence),
            )
            for limit in limits
        ],
        source=show.words(limits[0].source),
        version=rulebook.limits.version,
        calendar=calendar,
        calendar_source=show.words(calendar.source),
        holidays=holidays,
    )


@router.get("/accessibility")
def accessibility(request: Request, lang: Lang) -> Response:
    """The accessibility statement."""
    return page(request, lang, "accessibility.html")


@router.get("/welsh-language")
def welsh_language(request: Request, lang: Lang) -> Response:
    """What is in Welsh, and which words wait for a translator."""
    return page(request, lang, "welsh_language.html")


@router.get("/privacy")
def privacy(request: Request, lang: Lang) -> Response:
    """What is kept about whom."""
    return page(request, lang, "privacy.html")
