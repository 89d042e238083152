"""Parts of a case as several answers show them: its inside, its split, its time limits, its referrals, its
texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from pydantic import BaseModel

from api.v1.answers import StageShown, stages
from api.v1.words import Code, code, name_of_limit
from workflow.casework import codes
from workflow.casework.facts import (
    Answer,
    CaseFacts,
    CaseSplit,
    CostLine,
    Deadline,
    Need,
    Payer,
    Referral,
    Text,
)
from workflow.casework.rulebook import Rulebook
from workflow.records.database import Unit
from workflow.records.texts import texts_by_id


class Share(BaseModel):
    """What one account owes a week, in pence."""

    account: str
    pence: int


class SplitInShort(BaseModel):
    """The split in effect, without its working."""

    id: str
    basis: Code
    state: str
    on: date
    total_pence: int
    shares: tuple[Share, ...]
    answers: dict[str, Code]


class Inside(BaseModel):
    """What is inside a case, as it stands: lines that were withdrawn and payers that have ended are left
    out."""

    needs: tuple[Need, ...]
    cost_lines: tuple[CostLine, ...]
    payers: tuple[Payer, ...]
    split: SplitInShort | None
    disagreements: tuple[StageShown, ...]


class DeadlineShown(BaseModel):
    """One time limit, its name, and whether its instant has passed."""

    deadline: Deadline
    cy: str
    en: str
    overdue: bool


class TextShown(BaseModel):
    """A person's own words, in the language they were written in."""

    body: str | None
    author: str
    at: datetime
    language: str
    text: str


def inside(facts: CaseFacts) -> Inside:
    """What is inside a case."""
    return Inside(
        needs=facts.needs,
        cost_lines=standing_lines(facts),
        payers=tuple(payer for payer in facts.payers if payer.to_on is None),
        split=_in_short(facts),
        disagreements=stages(facts),
    )


def standing_lines(facts: CaseFacts) -> tuple[CostLine, ...]:
    """The cost lines that stand."""
    return tuple(line for line in facts.cost_lines if line.withdrawn_at is None)


def split_in_effect(facts: CaseFacts) -> CaseSplit | None:
    """The split in effect, if there is one."""
    return next((split for split in facts.splits if split.id == facts.case.split_id), None)


def answers_to(facts: CaseFacts, split: CaseSplit | None) -> tuple[Answer, ...]:
    """What each body has said to a split."""
    return tuple(one for one in facts.answers if split is not None and one.split_id == split.id)


def deadlines(
    facts: CaseFacts, under: Rulebook, now: datetime, *, open_only: bool, against: str | None = None
) -> tuple[DeadlineShown, ...]:
    """The time limits of a case, the earliest due first. `against`: only those of this body."""
    wanted = [
        one
        for one in facts.deadlines
        if (not open_only or one.closed_at is None) and against in (None, one.body)
    ]
    return tuple(
        deadline_shown(one, under, now) for one in sorted(wanted, key=lambda one: (one.due_at, one.id))
    )


def deadline_shown(deadline: Deadline, under: Rulebook, now: datetime) -> DeadlineShown:
    """One time limit with its name."""
    name = name_of_limit(deadline, under, now)
    overdue = deadline.status == "open" and deadline.due_at <= now
    return DeadlineShown(deadline=deadline, cy=name.cy, en=name.en, overdue=overdue)


def referrals(facts: CaseFacts) -> tuple[Referral, ...]:
    """The referrals with their notifications; a bundle is read as a document."""
    return tuple(replace(one, bundle=None) for one in facts.referrals)


def texts(unit: Unit, ids: Iterable[str | None], *, eyes: str | None = None) -> dict[str, TextShown]:
    """People's words by id; one that was erased is left out, and so is one for one body's eyes unless `eyes`
    is that body."""
    found = texts_by_id(unit, [one for one in ids if one], eyes=eyes)
    return {key: _text(one) for key, one in found.items()}


def _text(one: Text) -> TextShown:
    return TextShown(body=one.body, author=one.author, at=one.at, language=one.language, text=one.text)


def _in_short(facts: CaseFacts) -> SplitInShort | None:
    split = split_in_effect(facts)
    if split is None:
        return None
    return SplitInShort(
        id=split.id,
        basis=code(split.basis, codes.BASES[split.basis]),
        state=split.state,
        on=split.on,
        total_pence=split.total_pence,
        shares=tuple(Share(**share) for share in split.shares),
        answers={one.body: code(one.answer, codes.ANSWERS[one.answer]) for one in answers_to(facts, split)},
    )
