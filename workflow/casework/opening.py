"""Opening a case from a referral: the received date is kept, the first clock starts, the child's values
go apart.
"""

from __future__ import annotations

from datetime import datetime

from workflow.casework.changes import ChildValues
from workflow.casework.commands import Child, OpenCase
from workflow.casework.costing import name_payers, put_lines, want_package, watch_delivery
from workflow.casework.draft import Draft
from workflow.casework.facts import Actor, Case, CaseFacts
from workflow.casework.needing import put_levels
from workflow.casework.rulebook import Rulebook
from workflow.machine.arbiter import INITIAL


def new_case(command: OpenCase, *, ref: str, now: datetime, actor: Actor, under: Rulebook) -> CaseFacts:
    """The facts of a case before its first event: only the case row, in the first state of each story."""
    return CaseFacts(
        case=Case(
            ref=ref,
            region=command.region,
            health_board=command.health_board,
            council=command.council,
            service=command.service,
            urgent=command.urgent,
            language=command.language,
            received_at=command.received_at or now,
            opened_at=now,
            owner=command.owner or actor.person,
            commissioner=command.commissioner or command.council,
            decision=INITIAL["decision"],
            care=INITIAL["care"],
            funding=INITIAL["funding"],
            rule_pack=under.limits.version,
            calendar=under.calendar.version,
        )
    )


def open_case(at: Draft, command: OpenCase) -> None:
    """Record the referral, with the levels and lines that came with it, none of them confirmed yet."""
    at.put(at.case)
    at.child = _values(command.child)
    put_levels(at, command.levels)
    put_lines(at, command.lines)
    if command.urgent:
        at.send("care", "need")
    clock = at.start("referral_acknowledged", at.case.health_board, "coordinator")
    at.record("CaseOpened", received_at=at.case.received_at, service=at.case.service, urgent=command.urgent)
    at.notify("referral_received", at.case.health_board, "coordinator", due_at=clock.due_at)
    at.tell_family("family_received")
    if command.urgent:
        name_payers(at)
        watch_delivery(at)
        want_package(at)


def _values(child: Child) -> ChildValues:
    return ChildValues(
        given_name=child.given_name,
        family_name=child.family_name,
        birth_on=child.birth_on,
        nhs_number=child.nhs_number.replace(" ", "") if child.nhs_number else None,
        council_number=child.council_number,
        address=child.address,
        address_secret=child.address_secret,
        communication_needs=child.communication_needs,
        legal_status=child.legal_status,
    )
