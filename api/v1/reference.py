"""What belongs to no case: the written agreements, the regions and their bodies, who the caller is, and the
problems."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from agreements.model import WrittenAgreement
from agreements.words import Words
from api.security import Caller, form_token, parts_of
from api.v1.answers import answer
from api.v1.entry import SignedIn
from api.v1.negotiation_shown import LineShown, line_shown
from api.v1.problems import KINDS, no_such
from api.v1.words import Code, code
from workflow import negotiation_desk
from workflow.casework.codes import ROLES
from workflow.clocks.due import local_date
from workflow.negotiating.stages import Line
from workflow.records import clock

router = APIRouter(tags=["reference"])


class AgreementListed(BaseModel):
    """One version of a written agreement."""

    id: str
    version: int
    cy: str
    en: str
    region: str | None
    legal_status: str
    binding: bool
    in_force: bool
    effective_from: date
    effective_to: date | None
    sha256: str
    href: str


class Agreements(BaseModel):
    """Every version of every written agreement."""

    on: date
    agreements: tuple[AgreementListed, ...]


class AgreementShown(BaseModel):
    """One version as it was signed: `content` is the whole of it, `sha256` the hash of its canonical form."""

    listed: AgreementListed
    content: dict[str, Any]


class BodyShown(BaseModel):
    """A legal body."""

    code: str
    kind: str
    cy: str
    en: str


class RegionShown(BaseModel):
    """A region, its bodies, the written agreements in force there today, and the stage and age of the newest
    negotiation of one (none: nobody negotiates there)."""

    code: str
    cy: str
    en: str
    fictional: bool
    health_board: BodyShown
    councils: tuple[BodyShown, ...]
    agreements_in_force: tuple[str, ...]
    negotiation: LineShown | None


class Regions(BaseModel):
    """Every region; `notes` say how sure the data is."""

    regions: tuple[RegionShown, ...]
    notes: tuple[Words, ...]


class Me(BaseModel):
    """The caller. `form_token` is what a request by cookie sends as X-CSRF-Token; empty for a bearer."""

    id: str
    name: str
    body: str
    role: Code
    region: str | None
    language: str
    limit_pence: int
    form_token: str


class ProblemShown(BaseModel):
    """One kind of problem."""

    type: str
    status: int
    cy: str
    en: str


class Version(BaseModel):
    """Which version of an agreement; the latest, where none is named."""

    model_config = {"extra": "forbid"}
    version: Annotated[int, Field(ge=1)] | None = None


@router.get("/agreements", responses={200: {"model": Agreements}})
def agreements(request: Request, caller: SignedIn) -> Response:
    """The book of written agreements."""
    today = _today(request)
    book = parts_of(request).rulebook.book
    return answer(Agreements(on=today, agreements=tuple(_listed(one, today) for one in book.all())))


@router.get("/agreements/{id}", responses={200: {"model": AgreementShown}})
def agreement(request: Request, caller: SignedIn, id: str, which: Annotated[Version, Query()]) -> Response:
    """One version of a written agreement, whole."""
    try:
        found = parts_of(request).rulebook.book.get(id, which.version)
    except KeyError:
        raise no_such(
            Words(cy=f"Nid oes cytundeb ysgrifenedig {id}.", en=f"There is no written agreement {id}.")
        ) from None
    listed = _listed(found, _today(request))
    return answer(AgreementShown(listed=listed, content=found.model_dump(mode="json")))


@router.get("/regions", responses={200: {"model": Regions}})
def regions(request: Request, caller: SignedIn) -> Response:
    """The regions and their bodies: the real ones as reference alone, the invented ones with their
    agreements."""
    today, rulebook = _today(request), parts_of(request).rulebook
    negotiated = _negotiated(request, caller)
    listed = tuple(
        RegionShown(
            code=region.code,
            cy=region.name.cy,
            en=region.name.en,
            fictional=region.fictional,
            health_board=_body(request, region.health_board),
            councils=tuple(_body(request, council) for council in region.councils),
            agreements_in_force=tuple(
                one.id
                for one in rulebook.book.all()
                if one.covers_region(region.code) and one.in_force_on(today)
            ),
            negotiation=negotiated.get(region.code),
        )
        for region in rulebook.reference.regions
    )
    return answer(Regions(regions=listed, notes=rulebook.reference.notes))


@router.get("/me", responses={200: {"model": Me}})
def me(request: Request, caller: SignedIn) -> Response:
    """Who the caller is."""
    person = caller.person
    return answer(
        Me(
            id=person.id,
            name=person.name,
            body=person.body,
            role=code(person.role, ROLES[person.role]),
            region=person.region,
            language=person.language,
            limit_pence=person.limit_pence,
            form_token=form_token(request),
        )
    )


@router.get("/problems/{kind}", responses={200: {"model": ProblemShown}})
def problem(kind: str) -> Response:
    """What a problem's `type` means. For everybody: who meets a problem may not be signed in."""
    found = KINDS.get(kind)
    if found is None:
        raise no_such(Words(cy="Nid oes problem o'r fath.", en="There is no such problem."))
    shown = ProblemShown(
        type=f"/api/v1/problems/{kind}", status=found.status, cy=found.title.cy, en=found.title.en
    )
    return answer(shown)


def _today(request: Request) -> date:
    with parts_of(request).database.unit() as unit:
        return local_date(clock.now(unit))


def _negotiated(request: Request, caller: Caller) -> dict[str, LineShown]:
    """The newest negotiation of each region, an open one before any that has ended."""
    found: dict[str, Line] = {}
    for line in negotiation_desk.lines(parts_of(request), caller.actor):
        if line.region not in found or (line.is_open and not found[line.region].is_open):
            found[line.region] = line
    return {region: line_shown(line) for region, line in found.items()}


def _listed(one: WrittenAgreement, today: date) -> AgreementListed:
    return AgreementListed(
        id=one.id,
        version=one.version,
        cy=one.title.cy,
        en=one.title.en,
        region=one.region,
        legal_status=one.legal_status,
        binding=one.binding,
        in_force=one.in_force_on(today),
        effective_from=one.dates.effective_from,
        effective_to=one.last_day,
        sha256=one.sha256,
        href=f"/api/v1/agreements/{one.id}?version={one.version}",
    )


def _body(request: Request, body: str) -> BodyShown:
    found = parts_of(request).rulebook.reference.body(body)
    return BodyShown(code=found.code, kind=found.kind, cy=found.name.cy, en=found.name.en)
