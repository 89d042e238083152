"""Opening a case from a referral: the received date is kept, the first clock starts, the child's values
go apart.
"""

from __future__ import annotations

from datetime import datetime

from workflow.casework.childs_record import values_of
from workflow.casework.commands import OpenCase
from workflow.casework.consenting import ask_for_consent, put_consent
from workflow.casework.costing import name_payers, put_lines, want_package, watch_delivery
from workflow.casework.draft import Draft
from workflow.casework.duplicates import NONE_ALIKE, Alike, answer_that_it_is_not, ask_whether_the_same
from workflow.casework.facts import Actor, Case, CaseFacts
from workflow.casework.hearing import put_views
from workflow.casework.milestones import begin as begin_milestones
from workflow.casework.naming_assessor import put_assessor
from workflow.casework.needing import put_levels
from workflow.casework.referring import put_referrer
from workflow.casework.rulebook import Rulebook
from workflow.casework.transferring import begin as begin_responsibility
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
            legacy=command.live_on is not None,
            live_on=command.live_on,
        )
    )


def open_case(at: Draft, command: OpenCase, alike: Alike = NONE_ALIKE) -> None:
    """Record the referral, with the levels and lines that came with it, none of them confirmed yet."""
    ask_whether_the_same(at, command, alike)
    at.put(at.case)
    begin_responsibility(at)
    at.child = values_of(command.child)
    put_levels(at, command.levels)
    put_lines(at, command.lines)
    if command.urgent:
        at.send("care", "need")
    begin_milestones(at, command.child.birth_on)
    clock = at.start("referral_acknowledged", at.case.health_board, "coordinator")
    answered = answer_that_it_is_not(at, command, alike)
    _came_with_it(at, command)
    at.record(
        "CaseOpened",
        not_a_duplicate=answered,
        received_at=at.case.received_at,
        service=at.case.service,
        urgent=command.urgent,
        consent=command.consent.outcome if command.consent else None,
    )
    at.notify("referral_received", at.case.health_board, "coordinator", due_at=clock.due_at)
    at.tell_family("family_received")
    if command.urgent:
        name_payers(at)
        watch_delivery(at)
        want_package(at)


def _came_with_it(at: Draft, command: OpenCase) -> None:
    """What the referral says beside the child: who refers, where it went first, consent, assessor, views."""
    put_referrer(at, command)
    if command.consent:
        put_consent(at, command.consent)
    else:
        ask_for_consent(at)
    if command.assessor:
        put_assessor(at, command.assessor)
    if command.views:
        put_views(at, command.views)
