"""Care: need said, payment accepted, provider told, support delivered, reviewed. Funding never holds any
of it back.
"""

from __future__ import annotations

from datetime import timedelta

from workflow.casework import rules
from workflow.casework.commands import (
    AcceptPayment,
    ConfirmDelivery,
    InstructProvider,
    NeedSupport,
    ReviewCare,
)
from workflow.casework.costing import current_payers, name_payers, want_package, watch_delivery
from workflow.casework.disagreeing import close_referral
from workflow.casework.draft import Draft
from workflow.casework.escalating import refer_support
from workflow.casework.facts import Deadline, Payer, Referral
from workflow.machine.arbiter import follows


def may_need_support(at: Draft) -> None:
    """Said once; afterwards the package says what is needed."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if not follows("care", at.case.care, "need"):
        rules.refuse(
            "need_said_once", cy="Mae'r angen eisoes wedi'i gofnodi.", en="The need is already recorded."
        )


def need_support(at: Draft, command: NeedSupport) -> None:
    """The child needs support now: the package clock starts, whatever the decision's state."""
    at.send("care", "need")
    at.change_case(urgent=True)
    at.record("SupportNeeded", reason=at.text("need", command.reason, command.language))
    name_payers(at)
    watch_delivery(at)
    want_package(at)


def _mine(at: Draft) -> list[Payer]:
    return [payer for payer in current_payers(at) if payer.body == at.actor.body]


def may_accept_payment(at: Draft) -> None:
    """A body accepts payment of lines on which it is named."""
    rules.case_is_open(at)
    if not any(payer.accepted_at is None for payer in _mine(at)):
        rules.refuse(
            "accepts_where_named",
            cy="Nid yw eich corff wedi'i enwi'n dalwr sydd heb dderbyn.",
            en="Your body is not named as a payer that has yet to accept.",
        )


def accept_payment(at: Draft, command: AcceptPayment) -> None:
    """Accept with authority, without prejudice; the provider is told next."""
    accepted = [payer for payer in _mine(at) if payer.accepted_at is None]
    for payer in accepted:
        at.change(payer, accepted_at=at.now, accepted_by=at.actor.person)
    at.met("payment_accepted", body=at.actor.body)
    if any(payer.instructed_at is None for payer in _mine(at)):
        clock = at.start("provider_instructed", at.actor.body, "coordinator", subject=at.actor.body)
        at.notify("instruct_wanted", at.actor.body, "coordinator", due_at=clock.due_at)
    at.record("PaymentAccepted", lines=[payer.line_id for payer in accepted])


def may_instruct(at: Draft) -> None:
    """A body tells the providers of its lines to start; care does not wait for an acceptance that is late."""
    rules.case_is_open(at)
    if not any(payer.instructed_at is None for payer in _mine(at)):
        rules.refuse(
            "instructs_its_lines",
            cy="Nid oes darparwr y mae angen i'ch corff ei gyfarwyddo i gychwyn.",
            en="There is no provider that your body has yet to tell to start.",
        )


def instruct(at: Draft, command: InstructProvider) -> None:
    """The provider is told to start."""
    told = [payer for payer in _mine(at) if payer.instructed_at is None]
    for payer in told:
        at.change(payer, instructed_at=at.now, instructed_by=at.actor.person)
    at.met("provider_instructed", body=at.actor.body)
    everybody = all(payer.instructed_at for payer in current_payers(at))
    if everybody and follows("care", at.case.care, "plan"):
        at.send("care", "plan")
    at.record("ProviderInstructed", lines=[payer.line_id for payer in told])


def may_confirm_delivery(at: Draft) -> None:
    """Delivery is confirmed of lines that have a payer and are not delivered yet."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if not any(payer.delivered_at is None for payer in current_payers(at)):
        rules.refuse(
            "delivers_what_is_due",
            cy="Nid oes cymorth sydd heb ei gadarnhau fel un a ddarperir.",
            en="There is no support whose delivery is still to be confirmed.",
        )


def confirm_delivery(at: Draft, command: ConfirmDelivery) -> None:
    """Support is really delivered. When every line is, days without assessed support stop counting."""
    waiting = {payer.line_id: payer for payer in current_payers(at) if payer.delivered_at is None}
    chosen = set(command.line_ids or waiting)
    if strange := sorted(chosen - waiting.keys()):
        rules.refuse(
            "delivers_what_is_due",
            cy=f"Nid yw'r llinellau hyn yn aros: {', '.join(strange)}.",
            en=f"These lines do not wait: {', '.join(strange)}.",
        )
    for line_id in sorted(chosen):
        at.change(waiting[line_id], delivered_at=at.now, delivered_by=at.actor.person)
    if all(payer.delivered_at for payer in current_payers(at)):
        _all_delivered(at)
    at.record("SupportDelivered", lines=sorted(chosen), complete=at.case.delivered_at is not None)


def _all_delivered(at: Draft) -> None:
    if at.case.care != "live":
        at.send("care", "deliver")
        at.tell_family("family_support_started")
    at.change_case(delivered_at=at.now)
    at.met("support_alert", "support_referred")
    for body in at.case.bodies:
        at.met("payment_accepted", "provider_instructed", body=body)
    if not at.running("first_review", "next_review"):
        clock = at.start("first_review", at.case.commissioner, "coordinator")
        at.notify("review_due", at.case.commissioner, "coordinator", due_at=clock.due_at)
    for referral in at.all(Referral):
        if referral.about == "support" and referral.closed_at is None:
            close_referral(at, referral)
    at.notify_both("support_delivered", "coordinator")


def support_not_delivered(at: Draft, clock: Deadline) -> None:
    """A day ended without assessed support: both executives and the region's lead are told, that day and
    every day.
    """
    at.start("support_alert", at.case.commissioner, "coordinator", from_on=at.today - timedelta(days=1))
    if not at.running("support_referred") and not _referred_for_support(at):
        at.start("support_referred", None, "chief_executive")
    undelivered = [payer.line_id for payer in current_payers(at) if payer.delivered_at is None]
    at.record("SupportNotDelivered", lines=undelivered)
    at.notify_both("support_not_delivered", "chief_executive")
    at.notify("support_not_delivered", at.case.region, "region_lead")


def support_still_not_delivered(at: Draft, clock: Deadline) -> None:
    """Not delivered for the days set in data: referred to Welsh Government."""
    refer_support(at)


def _referred_for_support(at: Draft) -> bool:
    return any(one.about == "support" and one.closed_at is None for one in at.all(Referral))


def may_review(at: Draft) -> None:
    """Care that is live is reviewed."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if at.case.care != "live":
        rules.refuse(
            "reviews_live_care",
            cy="Nid oes cymorth yn cael ei ddarparu i'w adolygu.",
            en="There is no live support to review.",
        )


def review(at: Draft, command: ReviewCare) -> None:
    """Unchanged levels are carried forward; a change is assessed anew while care and payment go on as
    they are.
    """
    at.met("first_review", "next_review")
    clock = at.start("next_review", at.case.commissioner, "coordinator")
    at.notify("review_due", at.case.commissioner, "coordinator", due_at=clock.due_at)
    if command.needs_changed and follows("decision", at.case.decision, "remit"):
        at.send("decision", "remit")
        at.start("assessment", at.case.health_board, "coordinator")
    findings = at.text("review", command.findings, command.language)
    at.record("CareReviewed", needs_changed=command.needs_changed, findings=findings)
