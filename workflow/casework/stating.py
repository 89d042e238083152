"""The statement of facts: what the parties agree and what they do not, numbered, signed by each under one
hash.

It is wanted before the independent panel decides, and it never blocks: where a party has not signed when its
time is up, the statement goes up with a note of who.
"""

from __future__ import annotations

import hashlib
import json

from workflow.casework import rules
from workflow.casework.commands import DraftFacts, SignFacts
from workflow.casework.draft import Draft
from workflow.casework.facts import Case, CaseFacts, Deadline, Dispute, FactsSignature, Statement
from workflow.casework.holding import held
from workflow.casework.parties import may_speak_in, parties_of, tell, voice, with_accounts

TOO_LATE = ("panel", "chief_executives", "welsh_government")


def unsigned(facts: CaseFacts, dispute: Dispute) -> tuple[str, ...]:
    """The parties that have not signed the statement that stands; none where there is none."""
    standing = [
        one for one in facts.statements_of_facts if one.disagreement_id == dispute.id and not one.replaced_at
    ]
    signed = {one.body for one in facts.facts_signatures if standing and one.statement_id == standing[0].id}
    return tuple(code for code in must_sign(facts.case, dispute) if code not in signed) if standing else ()


def must_sign(case: Case, dispute: Dispute) -> tuple[str, ...]:
    """Every party with an account; all of them where that is one alone."""
    return with_accounts(parties_of(case, dispute))


def statement_of(at: Draft, dispute: Dispute) -> Statement | None:
    """The statement that stands, if one was drafted."""
    return next(
        (one for one in at.all(Statement) if one.disagreement_id == dispute.id and not one.replaced_at), None
    )


def signed_by(at: Draft, statement: Statement) -> tuple[str, ...]:
    """The parties that have signed it."""
    return tuple(one.body for one in at.all(FactsSignature) if one.statement_id == statement.id)


def unsigned_by(at: Draft, dispute: Dispute) -> list[str] | None:
    """The parties that have not signed the statement that stands; None where there is none, or all have."""
    statement = statement_of(at, dispute)
    if statement is None:
        return None
    left = [code for code in must_sign(at.case, dispute) if code not in signed_by(at, statement)]
    return left or None


def may_draft(at: Draft, dispute: Dispute) -> None:
    """A party drafts until the panel has it; a frozen one is not replaced."""
    rules.case_is_open(at)
    rules.disagreement_is_open(dispute)
    may_speak_in(at, dispute)
    if statement_of(at, dispute) is None:
        return
    if dispute.stage in TOO_LATE:
        rules.refuse(
            "facts_before_the_panel",
            cy="Mae datganiad o'r ffeithiau eisoes gerbron: nid oes un arall yn ei le o gam y panel ymlaen.",
            en="A statement of facts has gone up already: from the panel's stage on none takes its place.",
        )
    if held(at):
        rules.refuse(
            "held_is_kept",
            cy="Mae achos cyfreithiol: ni newidir yr hyn a ddywedwyd. Nodwch safbwynt pellach.",
            en="Proceedings were issued: what was said is not changed. Take a further position.",
        )


def draft_facts(at: Draft, command: DraftFacts, dispute: Dispute) -> None:
    """Draft it, in the place of the one before; each party has its time to sign."""
    mine = voice(at, dispute, command.on_behalf_of)
    if not (command.agreed or command.not_agreed):
        rules.refuse(
            "facts_are_said",
            cy="Nodwch o leiaf un ffaith, wedi'i chytuno neu heb ei chytuno.",
            en="State at least one fact, agreed or not agreed.",
        )
    agreed = [at.text("fact_agreed", one, command.language) for one in command.agreed]
    not_agreed = [at.text("fact_not_agreed", one, command.language) for one in command.not_agreed]
    before = statement_of(at, dispute)
    if before:
        at.change(before, replaced_at=at.now)
    statement = at.put(
        Statement(
            id=at.new_id(),
            case_ref=at.case.ref,
            disagreement_id=dispute.id,
            body=mine,
            by=at.actor.person,
            at=at.now,
            agreed=agreed,
            not_agreed=not_agreed,
            sha256=_digest(at, agreed, not_agreed),
        )
    )
    at.stop("facts_signature", subject=dispute.id)
    clock = at.start("facts_signature", None, "head_of_service", subject=dispute.id)
    at.record("FactsDrafted", disagreement=dispute.id, statement=statement.id, sha256=statement.sha256)
    tell(
        at,
        "facts_to_sign",
        parties_of(at.case, dispute),
        "head_of_service",
        due_at=clock.due_at,
        about=dispute.id,
    )


def _digest(at: Draft, agreed: list[str], not_agreed: list[str]) -> str:
    digests = [[at.digest_of(one) for one in texts] for texts in (agreed, not_agreed)]
    return hashlib.sha256(json.dumps(digests).encode()).hexdigest()


def may_sign(at: Draft, dispute: Dispute) -> None:
    """A party signs what stands, once."""
    rules.case_is_open(at)
    rules.disagreement_is_open(dispute)
    may_speak_in(at, dispute)
    if not unsigned_by(at, dispute):
        rules.refuse(
            "facts_to_sign",
            cy="Nid oes datganiad o'r ffeithiau'n aros am lofnod.",
            en="No statement of facts waits for a signature.",
        )


def sign_facts(at: Draft, command: SignFacts, dispute: Dispute) -> None:
    """Sign for one's party, by the hash of what was read."""
    mine = voice(at, dispute, command.on_behalf_of)
    statement = statement_of(at, dispute)
    assert statement is not None
    if command.sha256 != statement.sha256:
        rules.refuse(
            "signs_what_stands",
            cy="Mae'r datganiad wedi newid ers i chi ei ddarllen. Darllenwch yr un newydd.",
            en="The statement has changed since you read it. Read the new one.",
        )
    if mine in signed_by(at, statement):
        rules.refuse(
            "signs_once", cy="Mae eich corff eisoes wedi llofnodi.", en="Your body has signed it already."
        )
    signature = at.put(
        FactsSignature(
            id=at.new_id(),
            case_ref=at.case.ref,
            statement_id=statement.id,
            body=mine,
            by=at.actor.person,
            at=at.now,
            sha256=command.sha256,
        )
    )
    everybody = unsigned_by(at, dispute) is None
    if everybody:
        at.met("facts_signature", subject=dispute.id)
    at.record("FactsSigned", disagreement=dispute.id, signature=signature.id, party=mine)
    if everybody:
        tell(at, "facts_signed", parties_of(at.case, dispute), "head_of_service", about=dispute.id)


def signature_wanting(at: Draft, clock: Deadline) -> None:
    """The time to sign has passed: who has not is noted, and the statement goes up as it is."""
    dispute = at.get(Dispute, clock.subject)
    assert dispute is not None
    left = unsigned_by(at, dispute) or []
    at.record("FactsNotSigned", disagreement=dispute.id, facts_unsigned_by=left)
    tell(at, "time_limit_passed", left, "director", about=dispute.id)


def panel_waits(at: Draft, dispute: Dispute) -> None:
    """The panel decides on signed facts while the parties still have time to sign; never later."""
    if unsigned_by(at, dispute) and at.running("facts_signature", subject=dispute.id):
        rules.refuse(
            "facts_before_the_panel_decides",
            cy="Mae gan y partïon amser o hyd i lofnodi'r datganiad o'r ffeithiau.",
            en="The parties still have time to sign the statement of facts.",
        )
