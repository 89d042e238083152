"""Consent to be assessed: asked for, given, refused, withdrawn; and apart from it the basis for sharing
what is known.

A refusal stops the clocks of the assessment and nothing else: care that is in place goes on.
"""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.commands import EndSharingBasis, RecordConsent, RecordSharingBasis
from workflow.casework.commands.consenting import ConsentSaid
from workflow.casework.draft import Draft
from workflow.casework.facts import Consent, SharingBasis

STOPPED = ("assessment", "to_panel", "decision")
"""Clocks of the assessment that wait while consent is refused, by the state in which each runs."""
_CLOCK_OF_STATE = {"assessing": "assessment", "assessed": "to_panel", "at_panel": "decision"}


def standing(at: Draft) -> Consent | None:
    """The latest word on consent; None where nobody has been asked."""
    return next((one for one in at.all(Consent) if one.ended_at is None), None)


def refused(at: Draft) -> bool:
    """Whether consent is refused or withdrawn."""
    latest = standing(at)
    return latest is not None and latest.outcome != "given"


def not_refused(at: Draft) -> None:
    """Nobody is assessed, listed or decided on while consent is refused or withdrawn."""
    if refused(at):
        rules.refuse(
            "consent_is_refused",
            cy="Gwrthodwyd neu tynnwyd yn ôl y cydsyniad i asesu: mae'r gofal sydd ar waith yn parhau.",
            en="Consent to the assessment is refused or withdrawn: care that is in place goes on.",
        )


def may_be_assessed(at: Draft) -> None:
    """Consent comes first, but for an urgent need, or where another legal basis stands."""
    not_refused(at)
    if standing(at) is None and not at.case.urgent and not bases(at):
        rules.refuse(
            "consent_before_assessment",
            cy="Rhaid cael cydsyniad i'r asesiad yn gyntaf, oni bai bod angen brys neu sail gyfreithiol "
            "arall.",
            en="Consent to the assessment comes first, unless the need is urgent or another legal basis "
            "stands.",
        )


def bases(at: Draft) -> tuple[SharingBasis, ...]:
    """The bases for sharing that stand."""
    return tuple(one for one in at.all(SharingBasis) if one.ended_at is None)


def ask_for_consent(at: Draft) -> None:
    """Nobody has said anything about consent: it is asked for, under a clock."""
    clock = at.start("consent_asked", at.case.health_board, "coordinator")
    at.notify("consent_wanted", at.case.health_board, "coordinator", due_at=clock.due_at)
    at.tell_family("family_consent_asked")


def put_consent(at: Draft, said: ConsentSaid) -> Consent:
    """Keep what was said; the caller records the event."""
    was_refused, before = refused(at), standing(at)
    if before:
        at.change(before, ended_at=at.now)
    consent = at.put(
        Consent(
            id=at.new_id(),
            case_ref=at.case.ref,
            at=at.now,
            by=at.actor.person,
            outcome=said.outcome,
            given_by=said.given_by,
            text_id=at.text("consent", said.words, said.language) if said.words else None,
            safeguarding_text_id=at.text("safeguarding", said.safeguarding, said.language)
            if said.safeguarding
            else None,
        )
    )
    at.met("consent_asked", "consent_look_again")
    if said.outcome != "given":
        _no_consent(at)
    elif was_refused:
        assess_in_time(at)
    return consent


def _no_consent(at: Draft) -> None:
    at.stop(*STOPPED)
    for kind in STOPPED:
        at.stop("chase", subject=kind)
    clock = at.start("consent_look_again", at.case.health_board, "coordinator")
    at.notify_both("consent_refused", "coordinator", due_at=clock.due_at)
    at.tell_family("family_consent_refused")


def assess_in_time(at: Draft) -> None:
    """The clock of the state in which the assessment stands runs, unless consent is refused."""
    kind = _CLOCK_OF_STATE.get(at.case.decision)
    if kind and not refused(at) and not at.running(kind):
        at.start(kind, at.case.health_board, "coordinator")


def may_record_consent(at: Draft) -> None:
    """A coordinator of either body records what the family or a court said."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def record_consent(at: Draft, command: RecordConsent) -> None:
    """The latest word stands."""
    latest = standing(at)
    if command.outcome == "withdrawn" and (latest is None or latest.outcome != "given"):
        rules.refuse(
            "withdraws_what_was_given",
            cy="Nid oes cydsyniad i'w dynnu'n ôl.",
            en="There is no consent to withdraw.",
        )
    consent = put_consent(at, command)
    at.record(
        "ConsentRecorded",
        outcome=consent.outcome,
        given_by=consent.given_by,
        words=consent.text_id,
        safeguarding=consent.safeguarding_text_id,
    )


def may_record_basis(at: Draft) -> None:
    """A coordinator of either body states a basis."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def record_basis(at: Draft, command: RecordSharingBasis) -> None:
    """A basis for sharing is stated, with reasons; it gives nobody's consent."""
    if any(one.basis == command.basis for one in bases(at)):
        rules.refuse(
            "states_a_basis_once",
            cy="Mae'r sail hon eisoes yn sefyll.",
            en="This basis already stands.",
        )
    reasons = at.text("sharing_basis", command.reasons, command.language)
    basis = SharingBasis(
        id=at.new_id(),
        case_ref=at.case.ref,
        at=at.now,
        by=at.actor.person,
        basis=command.basis,
        text_id=reasons,
    )
    at.put(basis)
    at.record("SharingBasisRecorded", basis=command.basis, reasons=reasons)


def may_end_basis(at: Draft) -> None:
    """Only a basis that stands is ended."""
    may_record_basis(at)
    if not bases(at):
        rules.refuse("ends_what_stands", cy="Nid oes sail yn sefyll.", en="No basis stands.")


def end_basis(at: Draft, command: EndSharingBasis) -> None:
    """The basis stands no longer, from now."""
    basis = at.get(SharingBasis, command.basis_id)
    if basis is None or basis.ended_at is not None:
        rules.refuse("ends_what_stands", cy="Nid yw'r sail hon yn sefyll.", en="This basis does not stand.")
    at.change(basis, ended_at=at.now)
    at.record("SharingBasisEnded", basis=basis.basis)
