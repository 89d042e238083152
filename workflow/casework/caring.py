"""Care: need said, payment accepted, provider told, reviewed. Funding never holds any of it back. What is
delivered, and what no longer is, is `delivering`.
"""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.commands import AcceptPayment, InstructProvider, NeedSupport
from workflow.casework.costing import current_payers, name_payers, want_package, watch_delivery
from workflow.casework.draft import Draft
from workflow.casework.facts import Payer
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


def _chosen(waiting: list[Payer], line_ids: tuple[str, ...] | None) -> list[Payer]:
    """The namings that an act is about: those of the lines given, else every one that waits."""
    if strange := sorted(set(line_ids or ()) - {payer.line_id for payer in waiting}):
        rules.refuse(
            "acts_on_lines_that_wait",
            cy=f"Nid yw'r llinellau hyn yn aros am eich corff: {', '.join(strange)}.",
            en=f"These lines do not wait for your body: {', '.join(strange)}.",
        )
    return [payer for payer in waiting if not line_ids or payer.line_id in line_ids]


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
    waiting = [payer for payer in _mine(at) if payer.accepted_at is None]
    accepted = _chosen(waiting, command.line_ids)
    for payer in accepted:
        at.change(payer, accepted_at=at.now, accepted_by=at.actor.person)
    if len(accepted) == len(waiting):
        at.met("payment_accepted", body=at.actor.body)
    uninstructed = any(payer.instructed_at is None for payer in _mine(at))
    if uninstructed and not at.running("provider_instructed", body=at.actor.body):
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
    waiting = [payer for payer in _mine(at) if payer.instructed_at is None]
    told = _chosen(waiting, command.line_ids)
    for payer in told:
        at.change(payer, instructed_at=at.now, instructed_by=at.actor.person)
    if len(told) == len(waiting):
        at.met("provider_instructed", body=at.actor.body)
    everybody = all(payer.instructed_at for payer in current_payers(at))
    if everybody and follows("care", at.case.care, "plan"):
        at.send("care", "plan")
    at.record("ProviderInstructed", lines=[payer.line_id for payer in told])
