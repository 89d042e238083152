"""What the page of the split shows, from the facts: the headline, each line's working, both positions
beside it, and what happens if nobody answers. Pure; every figure comes from `agreements` or from the
stored split."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from pydantic import ValidationError

from agreements.facts import PackageFacts, PackageLine, read_facts
from agreements.model import WrittenAgreement
from agreements.money import format_share
from agreements.refusals import AgreementRefusal
from agreements.split import split as worked_out
from agreements.split_result import Split
from agreements.words import Words
from api.pages.showing import last_day
from api.pages.split_sentences import headline, what_next
from workflow.casework import codes
from workflow.casework.announcing import both_ways
from workflow.casework.draft import Draft
from workflow.casework.facts import Actor, Answer, CaseFacts, CaseSplit, CostLine, Deadline, Dispute, Need
from workflow.casework.rulebook import Rulebook
from workflow.casework.wellformed import weekly_pence

_NO_ACT = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True, slots=True)
class Part:
    """What one account carries of one line, and why."""

    account: str
    exact: str
    """The exact fraction as the split records it, a/b."""
    share: str
    """The same as people say it: 50%, or 1/3."""
    pence: int
    clause: str
    clause_title: Words | None
    reason: Words
    odd_penny: Words | None


@dataclass(frozen=True, slots=True)
class WorkedLine:
    """One cost line and its parts."""

    line: PackageLine
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """What one body says to the split: its answer, the shares it would have, and where they come from."""

    body: str
    answer: str
    at: datetime | None
    due_on: date | None
    """Until when it may answer, where it has not."""
    ground: Words | None
    dispute: Dispute | None
    shares: dict[str, int] | None
    shares_from: Words | None
    """Why these shares: accepted as announced, its own position, or what its objection would give."""
    text_id: str | None


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """What one body has not confirmed yet."""

    body: str
    needs: tuple[Need, ...]
    lines: tuple[CostLine, ...]
    due_on: date | None


@dataclass(frozen=True, slots=True)
class SplitView:
    """Everything on the page of a split."""

    split: CaseSplit
    headline: Words
    shares: dict[str, int]
    lines: tuple[WorkedLine, ...]
    positions: tuple[Position, Position]
    agreement: WrittenAgreement | None
    next: Words
    waits: bool
    """Whether a body's time to answer is running, or has yet to begin."""
    unconfirmed: tuple[Unconfirmed, ...]
    both_ways: tuple[Split, Split] | None
    earlier: tuple[CaseSplit, ...]


def split_view(facts: CaseFacts, actor: Actor, *, now: datetime, under: Rulebook) -> SplitView | None:
    """The page of the split in effect; None where there is none yet."""
    standing = next((one for one in facts.splits if one.id == facts.case.split_id), None)
    if standing is None:
        return None
    at = Draft(facts, now=now, actor=actor, act_id=_NO_ACT, salt="", under=under)
    agreement = _agreement(standing, under)
    shares = {share["account"]: share["pence"] for share in standing.shares}
    health, council = facts.case.bodies
    return SplitView(
        split=standing,
        headline=headline(facts, shares),
        shares=shares,
        lines=_lines(standing, agreement),
        positions=(
            _position(health, facts, standing, agreement),
            _position(council, facts, standing, agreement),
        ),
        agreement=agreement,
        next=what_next(facts, standing, agreement),
        waits=standing.state == "announced"
        and any(one.kind in ("objection", "confirmation") and one.status == "open" for one in facts.deadlines)
        and not any(one.split_id == standing.id and one.stage != "closed" for one in facts.disagreements),
        unconfirmed=_unconfirmed(facts),
        both_ways=both_ways(at),
        earlier=tuple(one for one in facts.splits if one.id != standing.id),
    )


def _agreement(split: CaseSplit, under: Rulebook) -> WrittenAgreement | None:
    return under.book.get(split.agreement_id, split.agreement_version) if split.agreement_id else None


def _lines(split: CaseSplit, agreement: WrittenAgreement | None) -> tuple[WorkedLine, ...]:
    package = read_facts(split.facts)
    odd = {
        (step["line"], step["account"]): Words(**step["reason"])
        for step in split.trace
        if step["rule"] == "odd_penny"
    }
    return tuple(
        WorkedLine(
            line=line,
            parts=tuple(
                _part(row, agreement, odd.get((line.id, row["account"])))
                for row in split.working
                if row["line_id"] == line.id
            ),
        )
        for line in package.lines
    )


def _part(row: dict[str, Any], agreement: WrittenAgreement | None, odd: Words | None) -> Part:
    clause = row["clause"]
    known = agreement is not None and clause in agreement.clauses
    return Part(
        account=row["account"],
        exact=row["fraction"],
        share=format_share(Fraction(row["fraction"])),
        pence=row["pence"],
        clause=clause if known else "",
        clause_title=agreement.clause_title(clause) if agreement and known else None,
        reason=Words(**row["reason"]),
        odd_penny=odd,
    )


def _position(body: str, facts: CaseFacts, split: CaseSplit, agreement: WrittenAgreement | None) -> Position:
    answer = _answer(facts, split, body)
    clock = _objection_clock(facts, split, body)
    dispute = _objection_of(facts, answer, body, split)
    own = _own_shares(facts, dispute, body)
    shares, why, text_id = None, None, dispute.text_id if dispute and dispute.opened_by == body else None
    if own is not None:
        shares, why, text_id = own[0], _OWN if own[0] else _IN_WORDS, own[1]
    elif answer is not None and answer.answer == "accepted":
        shares, why = {share["account"]: share["pence"] for share in split.shares}, _AS_ANNOUNCED
    elif dispute is not None and dispute.opened_by == body and agreement is not None:
        upheld = if_upheld(split, dispute.claim, agreement)
        if upheld is not None:
            shares, why = {share.account: share.pence for share in upheld.shares}, _IF_UPHELD
    return Position(
        body=body,
        answer=answer.answer if answer else "accepted",
        at=answer.at if answer else None,
        due_on=last_day(clock.due_at) if clock else None,
        ground=codes.GROUNDS[dispute.ground] if dispute and dispute.opened_by == body else None,
        dispute=dispute,
        shares=shares,
        shares_from=why,
        text_id=text_id,
    )


_OWN = Words(cy="safbwynt y corff ei hun", en="the body's own position")
_IN_WORDS = Words(cy="safbwynt mewn geiriau, heb ffigur", en="a position in words, without figures")
_AS_ANNOUNCED = Words(cy="fel y'i cyhoeddwyd", en="as announced")
_IF_UPHELD = Words(
    cy="yr un fformiwla, os caiff y gwrthwynebiad ei gadarnhau",
    en="the same formula, if the objection is upheld",
)


def _answer(facts: CaseFacts, split: CaseSplit, body: str) -> Answer | None:
    return next((one for one in facts.answers if one.split_id == split.id and one.body == body), None)


def _objection_clock(facts: CaseFacts, split: CaseSplit, body: str) -> Deadline | None:
    return next(
        (
            one
            for one in facts.deadlines
            if one.kind == "objection"
            and one.subject == split.id
            and one.body == body
            and one.status == "open"
        ),
        None,
    )


def _objection_of(facts: CaseFacts, answer: Answer | None, body: str, split: CaseSplit) -> Dispute | None:
    """The body's own objection to this split, or else the disagreement about it that is still open."""
    own = next((one for one in facts.disagreements if answer and one.id == answer.disagreement_id), None)
    if own is not None:
        return own
    return next(
        (one for one in facts.disagreements if one.split_id == split.id and one.stage != "closed"), None
    )


def _own_shares(
    facts: CaseFacts, dispute: Dispute | None, body: str
) -> tuple[dict[str, int] | None, str] | None:
    """The latest position of the body in the disagreement: its shares, if it named any, and its words."""
    if dispute is None:
        return None
    held = [one for one in facts.positions if one.disagreement_id == dispute.id and one.body == body]
    if not held:
        return None
    latest = max(held, key=lambda one: one.at)
    return (dict(latest.shares) if latest.shares else None, latest.text_id)


def if_upheld(split: CaseSplit, claim: dict[str, Any] | None, agreement: WrittenAgreement) -> Split | None:
    """What the same formula would give on the facts that an objection claims; None where it names no fact."""
    if not claim:
        return None
    package = read_facts(split.facts)
    try:
        return worked_out(agreement, _claimed(package, claim), on=split.on)
    except (AgreementRefusal, ValidationError):
        return None


def _claimed(package: PackageFacts, claim: dict[str, Any]) -> PackageFacts:
    said = package.model_dump(mode="json")
    if claim.get("domain"):
        said["levels"][claim["domain"]] = claim.get("level")
    for line in said["lines"]:
        if line["id"] != claim.get("line_id"):
            continue
        minutes, rate = claim.get("minutes_a_week"), line["rate_pence_an_hour"]
        if minutes is not None and rate is not None:
            line |= {"minutes_a_week": minutes, "weekly_pence": weekly_pence(minutes, rate)}
        elif claim.get("weekly_pence") is not None:
            line |= {
                "weekly_pence": claim["weekly_pence"],
                "minutes_a_week": None,
                "rate_pence_an_hour": None,
            }
    return read_facts(said)


def _unconfirmed(facts: CaseFacts) -> tuple[Unconfirmed, ...]:
    found = []
    for body, side in zip(facts.case.bodies, ("health_at", "social_at"), strict=True):
        needs = tuple(one for one in facts.needs if getattr(one, side) is None)
        lines = tuple(one for one in facts.cost_lines if not one.withdrawn_at and getattr(one, side) is None)
        if needs or lines:
            clock = next(
                (
                    one
                    for one in facts.deadlines
                    if one.kind == "confirmation" and one.body == body and one.status == "open"
                ),
                None,
            )
            found.append(Unconfirmed(body, needs, lines, last_day(clock.due_at) if clock else None))
    return tuple(found)
