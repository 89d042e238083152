"""The official's first page of a referral, from the facts: what matters tonight, then the one question.

What names a sum or an argument waits until the bundle is opened: `inside` is None until then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from workflow.casework.disagreeing import STAGE_CLOCKS
from workflow.casework.facts import CaseFacts, CaseSplit, Dispute, Position, Referral, SafetyStatement
from workflow.casework.safety import latest
from workflow.casework.support_days import days_without_support
from workflow.clocks.due import local_date

MOST_WORDS = 150
_STAGE_OF = {kind: stage for stage, kind in STAGE_CLOCKS.items()} | {"missing_evidence": "awaiting_evidence"}


@dataclass(frozen=True, slots=True)
class Tried:
    """One stage that was tried, from when to when."""

    stage: str
    from_on: date
    to_on: date | None


@dataclass(frozen=True, slots=True)
class Side:
    """What one body holds, as it last said: its short form where it gave one."""

    body: str
    text_id: str
    short: bool


@dataclass(frozen=True, slots=True)
class Inside:
    """What is read once the bundle is open: each side, and what the formula gives."""

    sides: tuple[Side, ...]
    split: CaseSplit | None


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What an official sees first."""

    safe: SafetyStatement | None
    safe_said_today: bool
    pays_now: tuple[str, ...]
    days_without_support: int
    days_in_disagreement: int
    question: dict[str, str]
    tried: tuple[Tried, ...]
    inside: Inside | None


def first_page(facts: CaseFacts, referral: Referral, *, now: datetime, opened: bool) -> FirstPage:
    """The first page of one referral as the case stands now."""
    today, safe = local_date(now), latest(facts)
    dispute = next((one for one in facts.disagreements if one.id == referral.disagreement_id), None)
    return FirstPage(
        safe=safe,
        safe_said_today=safe is not None and local_date(safe.at) == today,
        pays_now=tuple(sorted({payer.body for payer in facts.payers if payer.to_on is None})),
        days_without_support=days_without_support(facts, today).days,
        days_in_disagreement=_days_in(dispute, today) if dispute else 0,
        question=referral.notification["question"],
        tried=tuple(_tried(facts, dispute)) if dispute else (),
        inside=Inside(_sides(facts, dispute), _split(facts)) if opened else None,
    )


def _days_in(dispute: Dispute, today: date) -> int:
    until = local_date(dispute.closed_at) if dispute.closed_at else today
    return (until - local_date(dispute.opened_at)).days


def _tried(facts: CaseFacts, dispute: Dispute) -> list[Tried]:
    clocks = [one for one in facts.deadlines if one.subject == dispute.id and one.kind in _STAGE_OF]
    return [
        Tried(
            _STAGE_OF[one.kind],
            local_date(one.started_at),
            local_date(one.closed_at) if one.closed_at else None,
        )
        for one in sorted(clocks, key=lambda clock: (clock.started_at, clock.id))
    ]


def _sides(facts: CaseFacts, dispute: Dispute | None) -> tuple[Side, ...]:
    if dispute is None:
        return ()
    last: dict[str, Position] = {}
    for one in sorted(facts.positions, key=lambda position: (position.at, position.id)):
        if one.disagreement_id == dispute.id:
            last[one.body] = one
    sides = {body: _side(one) for body, one in last.items()}
    if dispute.text_id and dispute.opened_by not in sides:
        sides[dispute.opened_by] = Side(dispute.opened_by, dispute.text_id, short=False)
    return tuple(sides[body] for body in sorted(sides))


def _side(position: Position) -> Side:
    short = position.in_short_id
    return Side(position.body, short or position.text_id, short=short is not None)


def _split(facts: CaseFacts) -> CaseSplit | None:
    return next((one for one in facts.splits if one.id == facts.case.split_id), None)


def in_short(text: str) -> tuple[str, bool]:
    """At most 150 words of what somebody wrote, and whether that is less than all of it."""
    words = text.split()
    return (text, False) if len(words) <= MOST_WORDS else (" ".join(words[:MOST_WORDS]), True)
