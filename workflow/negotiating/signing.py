"""Every required office signs the one content hash of the frozen draft. Any new draft voids it (`voiding`).

Which offices: those that the agreement itself names, and the finance offices of its default clause.
"""

from __future__ import annotations

from agreements.model import WrittenAgreement
from workflow.casework.codes import ROLES
from workflow.negotiating import rules, simulating
from workflow.negotiating.commands import SignDraft
from workflow.negotiating.facts import Draft, Signature
from workflow.negotiating.sitting import Sitting

CLOCK, CHASE = "agreement_signed", "signature_chase"
_COUNTERSIGN = frozenset({"director", "chief_executive"})


def required_offices(agreement: WrittenAgreement) -> list[dict[str, str]]:
    """The offices that must sign, in order: {body, office, purpose}; the finance offices that its default
    clause names are among them.
    """
    named = [
        {"body": one.body, "office": one.office, "purpose": one.purpose}
        for one in agreement.signatures_required
    ]
    signed_by = agreement.default_clause.signed_by if agreement.default_clause else ()
    for body, _, office in (one.partition(".") for one in signed_by):
        if all((one["body"], one["office"]) != (body, office) for one in named):
            named.append({"body": body, "office": office, "purpose": "default_clause"})
    return named


def may_sign(at: Sitting) -> None:
    """An officer who holds a required office that has not signed and has seen the simulation; or, beside it,
    a director or chief executive of a party body.
    """
    rules.negotiation_is_open(at)
    rules.is_of_the_table(at)
    if at.negotiation.state != "awaiting_signatures":
        rules.refuse(
            "draft_waits_for_signatures",
            cy="Nid oes drafft yn aros am lofnod.",
            en="No draft waits for a signature.",
        )
    rules.holds_office(at, at.actor.person, body=at.actor.body, role=at.actor.role)
    if _requirement(at) is None and at.actor.role not in _COUNTERSIGN:
        rules.refuse(
            "office_is_asked_to_sign",
            cy=f"Nid yw swyddfa'r {ROLES[at.actor.role].cy} yn eich corff yn un o'r rhai sydd i lofnodi.",
            en=f"The office of {ROLES[at.actor.role].en} in your body is not one of those that are to sign.",
            clause="V36",
        )
    if any((one.body, one.office) == (at.actor.body, at.actor.role) for one in standing(at)):
        rules.refuse(
            "signs_once", cy="Mae eich swyddfa wedi llofnodi yn barod.", en="Your office has signed already."
        )
    if any(one.person == at.actor.person for one in standing(at)):
        rules.refuse(
            "two_officers",
            cy="Ni all yr un person lofnodi dros ddwy swyddfa.",
            en="One person cannot sign for two offices.",
        )
    if not simulating.has_seen(at, at.actor.body, at.actor.role):
        rules.refuse(
            "simulation_was_seen",
            cy="Nid yw eich swyddfa wedi cofnodi ei bod wedi gweld yr efelychiad o'r drafft hwn.",
            en="Your office has not recorded that it has seen the simulation of this draft.",
            clause="V33",
        )
    _not_the_drafter_alone(at)


def sign(at: Sitting, command: SignDraft) -> None:
    """Sign the content hash that one has read. The last required signature ends the signing."""
    draft = rules.signed_what_was_read(at, command.sha256)
    requirement = _requirement(at)
    made = at.put(
        Signature(
            id=at.new_id(),
            negotiation=at.ref,
            draft=draft.number,
            body=at.actor.body,
            office=at.actor.role,
            purpose=requirement["purpose"] if requirement else "countersigns",
            person=at.actor.person,
            sha256=command.sha256,
            typed_name=command.typed_name,
            language=command.language,
            at=at.now,
        )
    )
    for clock in at.running(CLOCK, CHASE):
        if (clock.body, clock.office) == (made.body, made.office):
            at.close(clock, "met")
    same_name = command.typed_name.casefold().split() == at.actor.name.casefold().split()
    at.record("DraftSigned", signature=made.id, draft=made.draft, sha256=made.sha256, same_name=same_name)
    if not missing(at):
        _all_signed(at)


def standing(at: Sitting) -> tuple[Signature, ...]:
    """The signatures that are not void."""
    return tuple(one for one in at.all(Signature) if one.void_at is None)


def missing(at: Sitting) -> list[dict[str, str]]:
    """The required offices that have not signed."""
    signed = {(one.body, one.office) for one in standing(at)}
    return [one for one in at.negotiation.required if (one["body"], one["office"]) not in signed]


def _not_the_drafter_alone(at: Sitting) -> None:
    draft = at.all(Draft)[-1]
    if draft.made_by != at.actor.person or any(one.body == at.actor.body for one in standing(at)):
        return
    rules.refuse(
        "drafter_is_not_sole_signatory",
        cy="Chi a wnaeth y drafft hwn: rhaid i swyddog arall o'ch corff lofnodi yn gyntaf.",
        en="You made this draft: another officer of your body must sign first.",
        clause="V37",
    )


def _requirement(at: Sitting) -> dict[str, str] | None:
    office = (at.actor.body, at.actor.role)
    return next((one for one in at.negotiation.required if (one["body"], one["office"]) == office), None)


def _all_signed(at: Sitting) -> None:
    at.change_negotiation(state="awaiting_activation", signed_at=at.now)
    clock = at.start("agreement_activated", at.negotiation.region, "region_lead")
    at.record("AllSigned", draft=at.negotiation.draft)
    at.notify("negotiation_signed", clock.body, clock.office, due_at=clock.due_at)
    at.notify_bodies("negotiation_signed", "director")
