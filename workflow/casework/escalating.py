"""Referring to Welsh Government, in two steps: a notification without personal data, then a bundle frozen and
hashed when
an official opens it. Until a reply binds, the announced split goes on being paid."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from workflow.casework import codes, rules, safety
from workflow.casework.commands import OpenBundle
from workflow.casework.costing import current_payers
from workflow.casework.disagreeing import STAGE_CLOCKS
from workflow.casework.draft import Draft
from workflow.casework.facts import CaseSplit, Dispute, Position, Referral
from workflow.casework.mailbox import acts_for_welsh_government, give, put_in
from workflow.casework.needing import levels, live_lines
from workflow.casework.parties import parties_of, tell
from workflow.casework.stating import statement_of, unsigned_by
from workflow.casework.support_days import days_without_support
from workflow.clocks.due import local_date

STAGE_ORDER = ("awaiting_evidence", "practitioners", "heads", "directors", "panel", "chief_executives")


def refer_dispute(at: Draft, dispute: Dispute) -> None:
    """Refer a disagreement that no stage has settled."""
    at.stop(
        *STAGE_CLOCKS.values(),
        "total_disagreement",
        "settlement_answer",
        "missing_evidence",
        subject=dispute.id,
    )
    moved = at.move(at.change(dispute, settlement=None), "refer")
    question = {
        "cy": f"Beth ddylai ddigwydd ynghylch: {codes.SUBJECTS[dispute.subject].cy}?",
        "en": f"What should happen about: {codes.SUBJECTS[dispute.subject].en}?",
    }
    _refer(at, about="disagreement", dispute=moved, question=question, notice="referred_to_welsh_government")


def refer_support(at: Draft) -> None:
    """Refer a case whose assessed support has not been delivered for the days set in data."""
    question = {
        "cy": "Sut y caiff y plentyn y cymorth a aseswyd?",
        "en": "How will the child get the support that was assessed?",
    }
    _refer(at, about="support", dispute=None, question=question, notice="support_referred")


def _refer(at: Draft, *, about: str, dispute: Dispute | None, question: dict[str, str], notice: str) -> None:
    referral = at.put(
        Referral(
            id=at.new_id(),
            case_ref=at.case.ref,
            about=about,
            disagreement_id=dispute.id if dispute else None,
            notified_at=at.now,
            notification=_notification(at, dispute, question),
        )
    )
    clock = at.start("welsh_government_reminder", at.wg, "wg_officer", subject=referral.id)
    put_in(at, referral)
    safety.ask(at)
    at.record(
        "ReferredToWelshGovernment", referral=referral.id, about=about, disagreement=referral.disagreement_id
    )
    at.notify(
        notice, at.wg, "wg_officer", due_at=clock.due_at, about=referral.id, audience="welsh_government"
    )
    told = parties_of(at.case, dispute) if dispute else at.case.bodies
    tell(at, notice, told, "chief_executive", about=referral.id)
    at.notify(notice, at.case.region, "region_lead", about=referral.id)


def _notification(at: Draft, dispute: Dispute | None, question: dict[str, str]) -> dict[str, Any]:
    """Reference, region, days, who pays now, stages tried, the one question: no personal data."""
    case = at.case
    return {
        "reference": case.ref,
        "region": case.region,
        "bodies": list(parties_of(case, dispute) if dispute else case.bodies),
        "days_since_referral": (at.today - local_date(case.received_at)).days,
        "days_in_disagreement": (at.today - local_date(dispute.opened_at)).days if dispute else 0,
        "support_delivered": case.delivered_at is not None,
        "days_without_support": days_without_support(at.facts(), at.today).days,
        "pays_the_provider_now": sorted({payer.body for payer in current_payers(at)}),
        "ground": dispute.ground if dispute else None,
        "stages_tried": _stages_tried(at, dispute),
        "question": question,
    }


def _stages_tried(at: Draft, dispute: Dispute | None) -> list[str]:
    if dispute is None:
        return []
    begun = {clock.kind for clock in at.all_clocks(dispute.id)}
    return [stage for stage in STAGE_ORDER if STAGE_CLOCKS.get(stage, "missing_evidence") in begun]


def may_open_bundle(at: Draft) -> None:
    """A Welsh Government officer opens the bundle of a case that was referred."""
    acts_for_welsh_government(at)
    if all(referral.bundle_sha256 for referral in at.all(Referral)):
        rules.refuse("bundle_waits", cy="Nid oes bwndel heb ei agor.", en="No bundle waits to be opened.")


def open_bundle(at: Draft, command: OpenBundle) -> None:
    """Freeze and hash the bundle as the case stands now; pseudonymised, for a child is only the reference."""
    waiting = [
        one for one in at.all(Referral) if not one.bundle_sha256 and command.referral_id in (None, one.id)
    ]
    if not waiting:
        rules.refuse("bundle_waits", cy="Nid oes bwndel heb ei agor.", en="No bundle waits to be opened.")
    if not safety.said_today(at):
        safety.ask(at)
    for referral in waiting:
        bundle = _bundle(at, referral)
        digest = hashlib.sha256(json.dumps(bundle, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
        opened = at.change(
            referral, bundle=bundle, bundle_sha256=digest, opened_at=at.now, opened_by=at.actor.person
        )
        if referral.holder is None and referral.closed_at is None:
            give(at, opened, at.actor.person)
        at.record("BundleOpened", referral=referral.id, bundle_sha256=digest)
        at.notify("bundle_opened", at.case.region, "region_lead", about=referral.id)


def _bundle(at: Draft, referral: Referral) -> dict[str, Any]:
    """What the official reads: the notification, the split and its working, the stages, and each side in
    its words.
    """
    split = at.get(CaseSplit, at.case.split_id)
    words = {
        text.id: {"body": text.body, "language": text.language, "text": text.text} for text in at.before.texts
    }
    return {
        "notification": referral.notification,
        "notified_at": referral.notified_at.isoformat(),
        "frozen_at": at.now.isoformat(),
        "without_support": _without_support(at),
        "states": {"decision": at.case.decision, "care": at.case.care, "funding": at.case.funding},
        "levels": levels(at),
        "lines": [{"line": ln.id, "kind": ln.kind, "weekly_pence": ln.weekly_pence} for ln in live_lines(at)],
        "split": split and {"basis": split.basis, "shares": split.shares, "working": split.working},
        "payers": [{"line": payer.line_id, "body": payer.body} for payer in current_payers(at)],
        "disagreements": [_told(at, dispute, words) for dispute in at.all(Dispute)],
    }


def _without_support(at: Draft) -> dict[str, Any]:
    """Days that ended without assessed support: in all, and for each line."""
    counted = days_without_support(at.facts(), at.today)
    return {
        "days": counted.days,
        "since": counted.since and counted.since.isoformat(),
        "lines": dict(counted.lines),
    }


def _told(at: Draft, dispute: Dispute, words: dict[str, dict[str, str | None]]) -> dict[str, Any]:
    positions = [one for one in at.all(Position) if one.disagreement_id == dispute.id]
    return {
        "subject": dispute.subject,
        "ground": dispute.ground,
        "opened_by": dispute.opened_by,
        "opened_at": dispute.opened_at.isoformat(),
        "stage": dispute.stage,
        "outcome": dispute.outcome,
        "stages_tried": _stages_tried(at, dispute),
        "reasons": words.get(dispute.text_id or ""),
        "positions": [
            {
                "body": one.body,
                "shares": one.shares,
                "words": words.get(one.text_id),
                "in_short": words.get(one.in_short_id or ""),
            }
            for one in positions
        ],
        "parties": list(parties_of(at.case, dispute)),
        "facts": _facts(at, dispute, words),
    }


def _facts(
    at: Draft, dispute: Dispute, words: dict[str, dict[str, str | None]]
) -> dict[str, list[Any]] | None:
    """The statement of facts that stands, with a note of who has not signed it; None where there is none."""
    statement = statement_of(at, dispute)
    if statement is None:
        return None
    return {
        "agreed": [words.get(one) for one in statement.agreed],
        "not_agreed": [words.get(one) for one in statement.not_agreed],
        "not_signed_by": unsigned_by(at, dispute) or [],
    }
