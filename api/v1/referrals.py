"""What an official of Welsh Government reads first: the shared mailbox, and the first page of a referral."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from agreements.words import Words
from api.security import parts_of
from api.v1.answers import answer
from api.v1.beneath import with_etag
from api.v1.entry import SignedIn, before_the_bundle, case_for
from api.v1.problems import wrong_role
from api.v1.shown import Share
from api.v1.words import Code, code
from workflow.casework import codes
from workflow.casework.facts import Case, CaseFacts, CaseSplit, Referral
from workflow.casework.first_page import FirstPage, Inside, Side, Tried, first_page, in_short
from workflow.records.database import Unit
from workflow.records.people import officers_of
from workflow.records.questions.mailbox import InMailbox, earlier_of_the_pair, mailbox
from workflow.records.texts import texts_by_id

router = APIRouter(tags=["Welsh Government"])
_A_PAGE = 50


class Mailbox(BaseModel):
    """Every referral of the official's Wales, the longest waiting first; `next` is where the following ones
    are."""

    referrals: tuple[InMailbox, ...]
    next: str | None


class Asked(BaseModel):
    """Which referrals: those closed, those of one official, those after one."""

    model_config = {"extra": "forbid"}
    closed: bool = False
    holder: Annotated[str, Field(max_length=120)] | None = None
    after_at: datetime | None = None
    after_id: Annotated[str, Field(max_length=80)] | None = None


class SafetyShown(BaseModel):
    """What was said last of the child's safety: by which office, when, and whether that was today."""

    safe: bool
    body: str
    role: Code
    at: datetime
    said_today: bool


class TriedShown(BaseModel):
    """One stage that was tried."""

    stage: Code
    from_on: date
    to_on: date | None


class Executive(BaseModel):
    """An accountable executive, and how to reach them."""

    body: str
    name: str
    telephone: str | None


class SideShown(BaseModel):
    """One side in at most 150 words: its own short form, or else the beginning of what it said. `text_id` is
    that of the whole."""

    body: str
    text_id: str
    language: str
    text: str
    cut: bool


class SplitShown(BaseModel):
    """What the formula gives, or what stands in its place."""

    basis: Code
    total_pence: int
    shares: tuple[Share, ...]


class InsideShown(BaseModel):
    """What is read once the bundle is open."""

    sides: tuple[SideShown, ...]
    split: SplitShown | None


class FirstPageShown(BaseModel):
    """The first page of a referral: is the child safe, who pays, how long, the one question, what was tried,
    whom to call; then each side and the formula. `safe` is null where nobody has said yet."""

    referral_id: str
    safe: SafetyShown | None
    pays_now: tuple[str, ...]
    days_without_support: int
    days_in_disagreement: int
    question: dict[str, str]
    tried: tuple[TriedShown, ...]
    executives: tuple[Executive, ...]
    earlier_referrals_of_this_pair: int
    holder: str | None
    inside: InsideShown | None


class FirstPages(BaseModel):
    """The first page of each referral of a case, the latest first."""

    first_pages: tuple[FirstPageShown, ...]


@router.get("/referrals", responses={200: {"model": Mailbox}})
def referrals(request: Request, caller: SignedIn, asked: Annotated[Asked, Query()]) -> Response:
    """The shared mailbox."""
    if caller.actor.role != "wg_officer":
        raise wrong_role(
            Words(
                cy="Blwch cyffredin Llywodraeth Cymru yw hwn: dim ond ei swyddogion sy'n ei ddarllen.",
                en="This is Welsh Government's shared mailbox: only its officers read it.",
            )
        )
    after = (asked.after_at, asked.after_id) if asked.after_at and asked.after_id else None
    with parts_of(request).database.unit() as unit:
        found = mailbox(
            unit, caller.actor, closed=asked.closed, holder=asked.holder, after=after, size=_A_PAGE + 1
        )
    more, shown = len(found) > _A_PAGE, found[:_A_PAGE]
    return answer(Mailbox(referrals=shown, next=_next(asked, shown[-1]) if more else None))


def _next(asked: Asked, last: InMailbox) -> str:
    at = last.notified_at.isoformat().replace("+00:00", "Z")
    holder = f"&holder={asked.holder}" if asked.holder else ""
    closed = "&closed=true" if asked.closed else ""
    return f"/api/v1/referrals?after_at={at}&after_id={last.referral_id}{holder}{closed}"


@router.get("/cases/{ref}/welsh-government-first-pages", responses={200: {"model": FirstPages}})
def first_pages(request: Request, caller: SignedIn, ref: str) -> Response:
    """The first page of each referral of a case, the latest first; before the bundle is open without what is
    inside."""
    reading = case_for(request, caller, ref)
    facts, opened = reading.facts, not before_the_bundle(caller.actor, reading.facts)
    with parts_of(request).database.unit() as unit:
        pages = tuple(
            shown(unit, facts, one, first_page(facts, one, now=reading.now, opened=opened))
            for one in reversed(facts.referrals)
        )
    return with_etag(reading, FirstPages(first_pages=pages))


def shown(unit: Unit, facts: CaseFacts, referral: Referral, made: FirstPage) -> FirstPageShown:
    """The first page with its words, its executives and how often this pair has come before."""
    return FirstPageShown(
        referral_id=referral.id,
        safe=_safe(made),
        pays_now=made.pays_now,
        days_without_support=made.days_without_support,
        days_in_disagreement=made.days_in_disagreement,
        question=made.question,
        tried=tuple(_tried(one) for one in made.tried),
        executives=executives(unit, facts.case),
        earlier_referrals_of_this_pair=earlier_of_the_pair(unit, facts.case, referral),
        holder=referral.holder,
        inside=_inside(unit, made.inside) if made.inside else None,
    )


def executives(unit: Unit, case: Case) -> tuple[Executive, ...]:
    """The accountable executive of each of the two bodies: its chief executive."""
    offices = [(body, "chief_executive") for body in case.bodies]
    people = officers_of(unit, offices)
    return tuple(
        Executive(body=body, name=person.name, telephone=person.telephone)
        for body, role in offices
        for person in people.get((body, role), ())
    )


def _safe(made: FirstPage) -> SafetyShown | None:
    said = made.safe
    if said is None:
        return None
    return SafetyShown(
        safe=said.safe,
        body=said.body,
        role=code(said.role, codes.ROLES[said.role]),
        at=said.at,
        said_today=made.safe_said_today,
    )


def _tried(one: Tried) -> TriedShown:
    return TriedShown(stage=code(one.stage, codes.STAGES[one.stage]), from_on=one.from_on, to_on=one.to_on)


def _inside(unit: Unit, inside: Inside) -> InsideShown:
    return InsideShown(
        sides=tuple(_sides(unit, inside.sides)), split=_split(inside.split) if inside.split else None
    )


def _split(split: CaseSplit) -> SplitShown:
    return SplitShown(
        basis=code(split.basis, codes.BASES[split.basis]),
        total_pence=split.total_pence,
        shares=tuple(Share(**share) for share in split.shares),
    )


def _sides(unit: Unit, sides: Iterable[Side]) -> Iterable[SideShown]:
    texts = texts_by_id(unit, [side.text_id for side in sides])
    for side in sides:
        if said := texts.get(side.text_id):
            text, cut = in_short(said.text)
            yield SideShown(body=side.body, text_id=side.text_id, language=said.language, text=text, cut=cut)
