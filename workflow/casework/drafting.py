"""Drafting: the terms of a case's funding agreement from its agreed share, hashed, waiting for two
signatures.
"""

from __future__ import annotations

from datetime import date, timedelta

from agreements.facts import read_facts
from agreements.model import WrittenAgreement
from agreements.split_result import Share, Split, line_share_of, step_of
from agreements.terms import Term, draft_terms
from workflow.casework.draft import Draft
from workflow.casework.facts import CaseSplit, Dispute, Funding, Signature
from workflow.clocks.due import due


def draft_agreement(at: Draft, split: CaseSplit) -> Funding:
    """Draft the terms, from the package's start for twelve months (house), and start each finance
    office's clock.
    """
    facts = read_facts(split.facts)
    term = _term(at, split.from_on or split.on)
    terms = draft_terms(
        case_reference=at.case.ref,
        facts=facts,
        split=worked_of(split),
        agreement=_written(at, split),
        term=term,
    )
    agreement = at.put(
        Funding(
            id=at.new_id(),
            case_ref=at.case.ref,
            split_id=split.id,
            terms=terms.model_dump(mode="json"),
            sha256=terms.sha256,
            drafted_at=at.now,
            from_on=term.starts_on,
            to_on=_last_day(term),
            state="awaiting",
        )
    )
    at.send("funding", "draft")
    _ask_to_sign(at, agreement)
    at.record("TermsDrafted", funding_agreement=agreement.id, sha256=agreement.sha256)
    return agreement


def _ask_to_sign(at: Draft, agreement: Funding) -> bool:
    """Start the signature clock of each body that has neither signed nor a clock running; whether any had."""
    signed = {one.body for one in at.all(Signature) if one.funding_agreement_id == agreement.id}
    asked = [
        body
        for body in at.case.bodies
        if body not in signed and not at.running("signature", subject=agreement.id, body=body)
    ]
    for body in asked:
        clock = at.start("signature", body, "finance", subject=agreement.id)
        at.notify("signature_wanted", body, "finance", due_at=clock.due_at, about=agreement.id)
    return bool(asked)


def ask_again_to_sign(at: Draft) -> None:
    """Terms left unsigned past their time wait again under a new clock, once their disagreement has ended."""
    unsigned = any(one.ground == "unsigned" and one.stage != "closed" for one in at.all(Dispute))
    for agreement in at.all(Funding):
        if agreement.state == "awaiting" and not unsigned and _ask_to_sign(at, agreement):
            at.record("SignaturesAskedAgain", funding_agreement=agreement.id)


def worked_of(split: CaseSplit) -> Split:
    """The split as it was worked out, from its row."""
    return Split(
        agreement_id=split.agreement_id or split.basis,
        agreement_version=split.agreement_version or 1,
        agreement_sha256=split.agreement_sha256 or "",
        legal_status=split.legal_status or split.basis,
        on=split.on,
        total_pence=split.total_pence,
        shares=tuple(Share(**share) for share in split.shares),
        lines=tuple(line_share_of(line) for line in split.working),
        trace=tuple(step_of(step) for step in split.trace),
    )


def _written(at: Draft, split: CaseSplit) -> WrittenAgreement | None:
    return at.under.book.get(split.agreement_id, split.agreement_version) if split.agreement_id else None


def _term(at: Draft, starts_on: date) -> Term:
    """Twelve months (house), to the day before the day that the review is due."""
    limit = at.limits.at("next_review", at.today)
    review_due = due(starts_on, limit.count, limit.unit, at.under.calendar).due_on
    return Term(starts_on=starts_on, ends_on=review_due - timedelta(days=1), review_due=review_due)


def _last_day(term: Term) -> date:
    assert term.ends_on is not None
    return term.ends_on


def days_of(agreement: Funding) -> int:
    """Days of the term, both ends counted."""
    return (agreement.to_on - agreement.from_on).days + 1
