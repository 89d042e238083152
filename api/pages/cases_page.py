"""The cases that an officer may see: filters in the address, counts, links that sort, a page at a time.
Never a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from agreements.reference import Reference
from agreements.words import Words
from api.pages.frame import page, see
from api.pages.showing import Show
from api.pages.visitor import Lang, Me
from api.security import parts_of
from api.v1.entry import shut_to
from workflow.casework import codes
from workflow.casework.commands import OpenCase
from workflow.casework.commands.people import WHO_KNOWS_THE_CHILD
from workflow.casework.facts import Actor
from workflow.records import clock
from workflow.records.questions.case_list import BadCursor, CaseFilter, Sort, case_list
from workflow.records.questions.key_workers import key_workers_of

router = APIRouter(prefix="/cases")
A_PAGE = 25
_CHOICES: dict[str, tuple[Words, dict[str, Words]]] = {
    "decision": (Words(cy="Penderfyniad", en="Decision"), codes.DECISION),
    "care": (Words(cy="Gofal", en="Care"), codes.CARE),
    "funding": (Words(cy="Cyllid", en="Funding"), codes.FUNDING),
    "stage": (
        Words(cy="Anghytundeb", en="Disagreement"),
        {code: words for code, words in codes.STAGES.items() if code not in ("noted", "closed")},
    ),
}
_SORTS: dict[str, Words] = {
    "ref": Words(cy="Cyfeirnod", en="Reference"),
    "due": Words(cy="Terfyn amser nesaf", en="Next time limit"),
    "received": Words(cy="Derbyniwyd", en="Received"),
    "changed": Words(cy="Newid diwethaf", en="Last change"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter: its name, its words, its choices, and the one in use."""

    name: str
    words: str
    options: list[tuple[str, str]]
    chosen: str


@dataclass(frozen=True, slots=True)
class Sorting:
    """One link that sorts, and how the list stands by it."""

    words: str
    href: str
    state: str
    """ascending, descending or none."""


@router.get("")
def cases(request: Request, lang: Lang, me: Me) -> Response:
    """The list. Everything that is asked stands in the address, so that it can be kept and sent on."""
    asked = {name: value.strip() for name, value in request.query_params.items() if value.strip()}
    show = Show(lang)
    sort, descending = _sort(asked)
    with parts_of(request).database.unit() as unit:
        now = clock.now(unit)
        where = _filter(asked, me)
        try:
            found = case_list(
                unit,
                me,
                now=now,
                where=where,
                sort=sort,
                descending=descending,
                cursor=asked.get("after"),
                size=A_PAGE,
            )
        except BadCursor:
            return see(lang, "/cases")
        workers = key_workers_of(unit, [line.ref for line in found.lines])
    if "text" in asked and found.total == 1:
        return see(lang, f"/cases/{found.lines[0].ref}")
    return page(
        request,
        lang,
        "cases.html",
        now=now,
        nav="/cases",
        found=found,
        shut=shut_to(request, me, [line.ref for line in found.lines]),
        filters=_filters(asked, me, show),
        text=asked.get("text", ""),
        overdue="overdue" in asked,
        everything="all" in asked,
        sorts=_sortings(asked, sort, descending, show),
        next_href=_href(asked | {"after": found.next}) if found.next else None,
        first_href=_href(_without(asked, "after")) if "after" in asked else None,
        may_open=me.role in OpenCase.ROLES,
        may_find=me.role in WHO_KNOWS_THE_CHILD,
        workers=workers,
    )


def _sort(asked: dict[str, str]) -> tuple[Sort, bool]:
    name = asked.get("sort", "due")
    descending = name.startswith("-")
    name = name.removeprefix("-")
    return (name if name in get_args(Sort) else "due"), descending  # type: ignore[return-value]  # just tested


def _filter(asked: dict[str, str], me: Actor) -> CaseFilter:
    chosen = {name: asked[name] for name, (_, table) in _CHOICES.items() if asked.get(name) in table}
    region = asked.get("region") if Reference.load().has_region(asked.get("region", "")) else None
    return CaseFilter(
        region=region,
        overdue=True if "overdue" in asked else None,
        open=None if "all" in asked else True,
        text=asked.get("text"),
        decision=chosen.get("decision"),
        care=chosen.get("care"),
        funding=chosen.get("funding"),
        stage=chosen.get("stage"),
    )


def _filters(asked: dict[str, str], me: Actor, show: Show) -> list[Choice]:
    found = [
        Choice(
            name,
            show.words(words),
            [(code, show.words(said)) for code, said in table.items()],
            asked.get(name, ""),
        )
        for name, (words, table) in _CHOICES.items()
    ]
    if me.region is None:
        regions = [region for region in Reference.load().regions if region.fictional]
        name = Words(cy="Rhanbarth", en="Region")
        found.insert(
            0,
            Choice(
                "region",
                show.words(name),
                [(region.code, show.words(region.name)) for region in regions],
                asked.get("region", ""),
            ),
        )
    return found


def _sortings(asked: dict[str, str], sort: str, descending: bool, show: Show) -> list[Sorting]:
    found = []
    for name, words in _SORTS.items():
        here = name == sort
        state = "none" if not here else "descending" if descending else "ascending"
        to = f"-{name}" if here and not descending else name
        found.append(Sorting(show.words(words), _href(_without(asked, "after") | {"sort": to}), state))
    return found


def _href(asked: dict[str, str]) -> str:
    return "?" + urlencode(asked)


def _without(asked: dict[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in asked.items() if key != name}
