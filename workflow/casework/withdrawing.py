"""Notice of withdrawal: a body that wants out says so, with reasons and a day. A disagreement opens;
payments and care go on, and nothing in force ends by one side.
"""

from __future__ import annotations

from agreements.clauses import day_in_words
from workflow.casework import rules
from workflow.casework.commands import WithdrawFunding
from workflow.casework.disagreeing import Opened, open_dispute
from workflow.casework.draft import Draft
from workflow.casework.facts import Dispute, Withdrawal
from workflow.clocks.due import due, local_date

FLOWS = ("announced", "agreed", "awaiting_signatures", "in_force")
"""States of funding in which somebody pays."""


def may_withdraw(at: Draft) -> None:
    """A body that pays may give notice, once at a time."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if at.case.funding not in FLOWS:
        rules.refuse(
            "withdraws_what_flows",
            cy="Nid oes cyllid yn llifo i dynnu'n ôl ohono.",
            en="No funding flows that could be withdrawn.",
        )
    if any(one.body == at.actor.body and _still_open(at, one) for one in at.all(Withdrawal)):
        rules.refuse(
            "one_notice_at_a_time",
            cy="Mae eich corff eisoes wedi rhoi rhybudd, ac mae'r anghytundeb amdano'n agored.",
            en="Your body has already given notice, and the disagreement about it is open.",
        )


def _still_open(at: Draft, withdrawal: Withdrawal) -> bool:
    dispute = at.get(Dispute, withdrawal.disagreement_id)
    return dispute is not None and dispute.stage != "closed"


def withdraw(at: Draft, command: WithdrawFunding) -> None:
    """Without its full notice, refused. With it, both bodies settle it or a stage does; until then all goes
    on.
    """
    limit = at.under.limits.at("ending_notice", at.today)
    earliest = local_date(due(at.today, limit.count, limit.unit, at.under.calendar).due_at)
    if command.ends_on is None or command.ends_on < earliest:
        first = day_in_words(earliest)
        rules.refuse(
            "withdraws_with_notice",
            cy=f"Ni all corff dynnu'n ôl heb rybudd llawn: y diwrnod cynharaf yw {first.cy}. "
            "Mae'r taliadau a'r gofal yn parhau.",
            en=f"No body withdraws without full notice: the earliest day is {first.en}. "
            f"Payments and "
            "care go on.",
        )
    reasons = at.text("withdrawal", command.reasons, command.language)
    dispute = open_dispute(at, Opened(subject="ending", ground="not_agreed", text_id=reasons))
    at.put(
        Withdrawal(
            id=at.new_id(),
            case_ref=at.case.ref,
            body=at.actor.body,
            ends_on=command.ends_on,
            text_id=reasons,
            given_at=at.now,
            given_by=at.actor.person,
            disagreement_id=dispute.id,
        )
    )
    at.record("WithdrawalNotified", disagreement=dispute.id, ends_on=command.ends_on)
    at.notify_both("withdrawal_notified", "finance", about=dispute.id)
    at.notify_both("withdrawal_notified", "director", about=dispute.id)
