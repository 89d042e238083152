"""Activation: two people of two bodies, a dry-run day between them, and then it is a written agreement in
force from its first day. There is no way back but a new version.
"""

from __future__ import annotations

from agreements.book import Book
from agreements.model import WrittenAgreement
from workflow.negotiating import coverage, freezing, rules
from workflow.negotiating.commands import ApproveActivation, ConfirmActivation
from workflow.negotiating.draft_files import read_draft
from workflow.negotiating.facts import Activated, Approval
from workflow.negotiating.sitting import Sitting

DRY_RUN, CLOCK, CHASE = "activation_dry_run", "agreement_activated", "activation_chase"


def may_approve(at: Sitting) -> None:
    """The region's lead, or a director or chief executive of a party body, when every office has signed."""
    _awaits_activation(at)
    if standing(at):
        rules.refuse(
            "approved_once",
            cy="Mae'r person cyntaf wedi cymeradwyo yn barod: mae angen yr ail.",
            en="The first person has approved already: the second is needed.",
            clause="V38",
        )


def approve(at: Sitting, command: ApproveActivation) -> None:
    """The first approval: what would be in force is worked out, and the dry-run day begins."""
    agreement = _signed_agreement(at, command.sha256)
    approval = _approval(at, "first", agreement)
    at.stop(CLOCK, CHASE, status="met")
    clock = at.start(DRY_RUN, at.negotiation.region, "region_lead")
    at.record("ActivationApproved", approval=approval.id, draft=approval.draft, dry_run_ends=clock.due_at)
    for body in (*at.negotiation.bodies,):
        at.notify("negotiation_dry_run", body, "director", due_at=clock.due_at)


def may_confirm(at: Sitting) -> None:
    """Another person, of another body, when the dry-run day is over."""
    _awaits_activation(at)
    first = next(iter(standing(at)), None)
    if first is None:
        rules.refuse(
            "two_people_activate",
            cy="Nid oes neb wedi cymeradwyo eto: mae angen person cyntaf a diwrnod prawf.",
            en="Nobody has approved yet: a first person and a dry-run day are needed.",
            clause="V38",
        )
    if at.actor.person == first.person or at.actor.body == first.body:
        rules.refuse(
            "two_people_activate",
            cy="Rhaid i berson arall, o gorff arall, gadarnhau.",
            en="Another person, of another body, must confirm.",
            clause="V38",
        )
    if any(clock.due_at > at.now for clock in at.running(DRY_RUN)):
        rules.refuse(
            "dry_run_is_over",
            cy="Nid yw'r diwrnod prawf ar ben eto.",
            en="The dry-run day is not over yet.",
            clause="V38",
        )


def confirm(at: Sitting, command: ConfirmActivation) -> None:
    """The second approval: the agreement is active, and in force from its first day."""
    agreement = _signed_agreement(at, command.sha256)
    approval = _approval(at, "second", agreement)
    at.stop()
    activated = at.put(
        Activated(
            id=at.new_id(),
            negotiation=at.ref,
            draft=at.negotiation.draft,
            draft_id=at.before.newest.id,
            region=at.negotiation.region,
            agreement_id=agreement.id,
            agreement_version=agreement.version,
            sha256=agreement.sha256,
            effective_from=agreement.dates.effective_from,
            effective_to=agreement.dates.effective_to,
            activated_at=at.now,
        )
    )
    at.change_negotiation(state="active", closed_at=at.now)
    at.record(
        "AgreementActivated",
        approval=approval.id,
        activated=activated.id,
        agreement_id=agreement.id,
        agreement_version=agreement.version,
        sha256=agreement.sha256,
        effective_from=agreement.dates.effective_from,
    )
    for office in ("finance", "director", "coordinator"):
        at.notify_bodies("negotiation_active", office)


def standing(at: Sitting) -> tuple[Approval, ...]:
    """The approvals that are not void."""
    return tuple(one for one in at.all(Approval) if one.void_at is None)


def _awaits_activation(at: Sitting) -> None:
    rules.negotiation_is_open(at)
    rules.is_of_the_table(at)
    if at.negotiation.state != "awaiting_activation":
        rules.refuse(
            "every_office_has_signed",
            cy="Nid yw pob swyddfa ofynnol wedi llofnodi eto.",
            en="Not every required office has signed yet.",
            clause="V36",
        )
    rules.holds_office(at, at.actor.person, body=at.actor.body, role=at.actor.role)


def _signed_agreement(at: Sitting, sha256: str) -> WrittenAgreement:
    """What was signed, read again from the frozen files: the same hash, and still without a fault."""
    rules.signed_what_was_read(at, sha256)
    reading = read_draft(at.files)
    if reading.faults or reading.agreement is None or reading.agreement_sha256 != sha256:
        rules.refuse(
            "draft_has_no_fault",
            cy="Ni ellir darllen yr hyn a lofnodwyd heb fai mwyach: gwnewch ddrafft newydd.",
            en="What was signed can no longer be read without a fault: make a new draft.",
        )
    freezing.fits_the_book(at, reading.agreement)
    return reading.agreement


def _approval(at: Sitting, step: str, agreement: WrittenAgreement) -> Approval:
    with_it = Book((*at.under.book.all(), agreement))
    return at.put(
        Approval(
            id=at.new_id(),
            negotiation=at.ref,
            draft=at.negotiation.draft,
            step=step,
            body=at.actor.body,
            role=at.actor.role,
            person=at.actor.person,
            at=at.now,
            dry_run=coverage.dry_run(at.under.book, with_it, agreement, at.negotiation.region),
        )
    )
