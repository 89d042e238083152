"""What the page of a case shows, from its facts: whose move, who pays, what is owed, what is open. Pure:
the facts and the instant are given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from agreements.words import Words
from api.pages.clock_view import Alike, Clock, Move, alike, clocks_of, next_move
from api.pages.command_groups import STORIES, STORY_OF
from api.pages.command_words import page_of
from api.pages.steppers import Story, stories
from api.v1.words import ACTIONS
from workflow.casework import care_codes, codes
from workflow.casework.available import Offer, offers
from workflow.casework.commands import MergeDuplicate
from workflow.casework.facts import (
    Actor,
    Case,
    CaseFacts,
    CaseSplit,
    CostLine,
    Dispute,
    Funding,
    Need,
    Payer,
    Referral,
)
from workflow.casework.rulebook import Rulebook
from workflow.casework.support_days import days_without_support
from workflow.clocks.due import local_date

NEAREST = 6
"""How many time limits stand open on the page; the others are folded."""
_ANSWERED_AT = {"/split": ("/do/accept", "/do/object"), "/attachments": ("/attachments/new",)}
"""Time limits whose page only shows what is to be answered: where the answer is given."""


@dataclass(frozen=True, slots=True)
class PaidLine:
    """One cost line, and who pays the provider of it today, with the four dated facts."""

    line: CostLine
    payer: Payer | None


@dataclass(frozen=True, slots=True)
class Support:
    """Whether the child has the assessed support today: delivered since, days without, or not due yet."""

    state: str
    """delivered, waiting (days without), coming (starts later) or none (nothing assessed yet)."""
    since: date | None
    days: int
    """Every day that ended without all of it, from the first."""
    latest: int = 0
    """Those of the run that still goes on, from `since`."""


@dataclass(frozen=True, slots=True)
class OpenDispute:
    """One open disagreement and the clock of its stage."""

    dispute: Dispute
    clock: Clock | None


@dataclass(frozen=True, slots=True)
class Offered:
    """One act: its title, its page, and what it is about; with the reason where it may not be done now."""

    title: Words
    href: str
    about: Words | None
    story: Words
    """The story of the case that it belongs to."""
    why_not: Words | None = None
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class Acts:
    """What may be done now in one story of the case."""

    story: Words
    offered: tuple[Offered, ...]


@dataclass(frozen=True, slots=True)
class Paying:
    """How many of the lines one body pays the provider of today; `body` None: nobody is named yet."""

    body: str | None
    lines: int


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything on the page of a case but its history."""

    case: Case
    state: Words
    move: Move | None
    clocks: list[Alike]
    """The nearest that ask somebody."""
    further: list[Alike]
    """Every other one, reminders last."""
    asked: list[Offered]
    """What a running time limit asks of this officer's office."""
    can: list[Acts]
    cannot: list[Offered]
    may_merge: bool
    support: Support
    where: Words | None
    """Where the child is, where that is recorded."""
    alarms: bool
    """Whether that is no place for a child."""
    paying: list[Paying]
    lines: list[PaidLine]
    split: CaseSplit | None
    disputes: list[OpenDispute]
    closed: list[Dispute]
    stories: tuple[Story, Story, Story]
    needs: tuple[Need, ...]
    waiting: Funding | None
    in_force: Funding | None
    referrals: tuple[Referral, ...]


def case_view(facts: CaseFacts, actor: Actor, *, now: datetime, under: Rulebook) -> CaseView:
    """The page of a case as one officer sees it at an instant."""
    clocks = clocks_of(
        facts.case, facts.deadlines, now=now, calendar=under.calendar, disputes=facts.disagreements
    )
    offered = [offered_of(offer) for offer in offers(facts, actor, now=now, under=under)]
    can = [one for one in offered if one.why_not is None]
    asked = asked_of(actor, clocks, can)
    strip = alike(sorted(clocks, key=lambda one: not one.asks_a_person))
    lines = paid_lines(facts)
    setting = next((one for one in facts.settings if one.to_on is None), None)
    disputes = [
        OpenDispute(dispute, _clock_of_stage(dispute, clocks))
        for dispute in facts.disagreements
        if dispute.stage != "closed"
    ]
    return CaseView(
        case=facts.case,
        state=state_of(facts),
        move=next_move(clocks),
        clocks=strip[:NEAREST],
        further=strip[NEAREST:],
        asked=asked,
        can=by_story(one for one in can if one not in asked),
        cannot=[one for one in offered if one.why_not is not None],
        may_merge=page_of(MergeDuplicate, None) in {one.href for one in can},
        support=support_of(facts, now=now),
        where=care_codes.SETTINGS[setting.kind] if setting else None,
        alarms=setting is not None and setting.kind in care_codes.ALARMING_SETTINGS,
        paying=paying_of(lines),
        lines=lines,
        split=next((one for one in facts.splits if one.id == facts.case.split_id), None),
        disputes=disputes,
        closed=[dispute for dispute in facts.disagreements if dispute.stage == "closed"],
        stories=stories(facts.case, panel_decided=bool(facts.panel_decisions)),
        needs=facts.needs,
        waiting=next((one for one in facts.funding_agreements if one.state == "awaiting"), None),
        in_force=next((one for one in facts.funding_agreements if one.state == "in_force"), None),
        referrals=facts.referrals,
    )


def state_of(facts: CaseFacts) -> Words:
    """Where the case stands, in plain words: its end, a referral, the funding once costed, else the
    decision.
    """
    case = facts.case
    if case.ended_at is not None:
        ended = codes.END_REASONS.get(case.end_reason or "")
        word = codes.DECISION["ended"]
        return Words(cy=f"{word.cy}: {ended.cy}", en=f"{word.en}: {ended.en}") if ended else word
    if any(dispute.stage == "welsh_government" for dispute in facts.disagreements):
        return codes.STAGES["welsh_government"]
    if case.funding != "not_costed":
        return codes.FUNDING[case.funding]
    return codes.DECISION[case.decision]


def support_of(facts: CaseFacts, *, now: datetime) -> Support:
    """Days without assessed support count from the day it is due, or is needed at once, until it is
    delivered; and again from the day it stops.
    """
    case, today = facts.case, local_date(now)
    counted = days_without_support(facts, today)
    if case.delivered_at:
        return Support("delivered", local_date(case.delivered_at), counted.days)
    if case.care in ("not_yet_needed", "ended"):
        return Support("none", None, counted.days)
    if counted.since is None:
        return Support("coming", case.package_start, counted.days)
    return Support("waiting", counted.since, counted.days, (today - counted.since).days)


def paid_lines(facts: CaseFacts) -> list[PaidLine]:
    """The lines that stand, each with who pays the provider of it today."""
    payers = {payer.line_id: payer for payer in facts.payers if payer.to_on is None}
    standing = sorted(
        (line for line in facts.cost_lines if not line.withdrawn_at), key=lambda line: line.position
    )
    return [PaidLine(line, payers.get(line.id)) for line in standing]


def paying_of(lines: Iterable[PaidLine]) -> list[Paying]:
    """Each body that pays, whoever pays for most lines first; lines that nobody is named for, last."""
    counted = Counter(one.payer.body if one.payer else None for one in lines)
    found = [Paying(body, number) for body, number in counted.most_common()]
    return sorted(found, key=lambda one: one.body is None)


def asked_of(actor: Actor, clocks: Iterable[Clock], can: Iterable[Offered]) -> list[Offered]:
    """Of what may be done, that which a running time limit waits for from this officer's office."""
    mine = [
        one
        for one in clocks
        if one.deadline.body in (actor.body, None) and one.deadline.role in (actor.role, None)
    ]
    wanted = {page for one in mine for page in _ANSWERED_AT.get(one.href, (one.href,))}
    return [one for one in can if one.href in wanted]


def by_story(offered: Iterable[Offered]) -> list[Acts]:
    """The acts of each story that has any, in the order of the stories and of their acts."""
    listed = tuple(offered)
    told = ((story, tuple(one for one in listed if one.story == story)) for story in STORIES)
    return [Acts(story, acts) for story, acts in told if acts]


def offered_of(offer: Offer) -> Offered:
    """One offer in words."""
    dispute = offer.dispute
    return Offered(
        title=ACTIONS[offer.command],
        href=page_of(offer.command, dispute.id if dispute else None),
        about=codes.SUBJECTS[dispute.subject] if dispute else None,
        story=STORY_OF[offer.command],
        why_not=offer.refusal.words if offer.refusal else None,
        clause=offer.refusal.clause if offer.refusal else None,
    )


def _clock_of_stage(dispute: Dispute, clocks: list[Clock]) -> Clock | None:
    of_stage = [
        clock
        for clock in clocks
        if clock.deadline.subject == dispute.id
        and (clock.deadline.kind.startswith("stage_") or clock.deadline.kind == "missing_evidence")
    ]
    return of_stage[0] if of_stage else None
