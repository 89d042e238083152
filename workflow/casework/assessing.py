"""Assessing: the referral acknowledged, the levels of need recorded, both sides confirming, clocks paused
for the family.
"""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.announcing import announce, answer_after_all, begin_objection_clocks
from workflow.casework.commands import AcknowledgeReferral, Confirm, Pause, RecordAssessment, Resume
from workflow.casework.consenting import assess_in_time, may_be_assessed, not_refused, put_consent
from workflow.casework.costing import ask_to_confirm
from workflow.casework.draft import Draft
from workflow.casework.facts import CaseSplit, Deadline, Need
from workflow.casework.hearing import put_views
from workflow.casework.keyworking import want_key_worker
from workflow.casework.naming_assessor import has_assessor, put_assessor
from workflow.casework.needing import (
    confirmed,
    confirmed_by_both,
    live_lines,
    put_levels,
    side_of,
    unconfirmed,
)
from workflow.casework.recounting import due_again
from workflow.clocks.pausing import days_paused
from workflow.machine.arbiter import follows

PAUSABLE = ("assessment", "to_panel", "decision", "service_accepted")


def may_acknowledge(at: Draft) -> None:
    """The health board acknowledges a referral once."""
    rules.case_is_open(at)
    rules.acts_for_the_health_board(at)
    if not follows("decision", at.case.decision, "acknowledge"):
        rules.refuse(
            "acknowledges_once",
            cy="Mae'r atgyfeiriad eisoes wedi'i gydnabod.",
            en="The referral has already been acknowledged.",
        )


def acknowledge(at: Draft, command: AcknowledgeReferral) -> None:
    """The referrer knows who deals with it; the assessment clock starts."""
    at.send("decision", "acknowledge")
    at.met("referral_acknowledged")
    want_key_worker(at)
    said = _said_with_it(at, command)
    assess_in_time(at)
    at.record("ReferralAcknowledged", **said)
    if command.assessor:
        at.tell_family("family_assessor_named")


def _said_with_it(at: Draft, command: AcknowledgeReferral | RecordAssessment) -> dict[str, str | None]:
    if command.consent:
        put_consent(at, command.consent)
    if command.assessor:
        put_assessor(at, command.assessor)
    return {"consent": command.consent.outcome if command.consent else None}


def may_record_assessment(at: Draft) -> None:
    """An assessment is recorded until a panel has decided."""
    rules.case_is_open(at)
    rules.acts_for_the_health_board(at)
    if not follows("decision", at.case.decision, "complete_assessment"):
        rules.refuse(
            "assessment_before_decision",
            cy="Mae'r asesiad eisoes gerbron y panel neu wedi'i benderfynu.",
            en="The assessment is already with the panel, or decided.",
        )
    not_refused(at)


def record_assessment(at: Draft, command: RecordAssessment) -> None:
    """Record the levels; the engine computes an indicator from them and never decides."""
    said = _said_with_it(at, command)
    may_be_assessed(at)
    has_assessor(at)
    if command.views:
        put_views(at, command.views)
    changed = put_levels(at, command.levels)
    if not at.all(Need):
        rules.refuse(
            "assessment_has_levels", cy="Nid oes unrhyw lefel angen.", en="There is no level of need at all."
        )
    first = at.case.decision != "assessed"
    at.send("decision", "complete_assessment")
    at.met("referral_acknowledged", "assessment")
    want_key_worker(at)
    if first:
        at.start("to_panel", at.case.health_board, "coordinator")
    at.record("AssessmentRecorded", levels={need.domain: need.level for need in at.all(Need)}, **said)
    at.notify_both("confirm_wanted", "coordinator")
    if changed and at.case.split_id:
        ask_to_confirm(at)
        announce(at)
    elif changed and at.case.funding == "costed":
        ask_to_confirm(at)
        answer_after_all(at)


def may_confirm(at: Draft) -> None:
    """A side confirms what it has not confirmed yet."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if not unconfirmed(at, side_of(at)):
        rules.refuse(
            "something_to_confirm",
            cy="Nid oes dim ar ôl i'ch corff ei gadarnhau.",
            en="There is nothing left for your body to confirm.",
        )


def confirm(at: Draft, command: Confirm) -> None:
    """Confirm levels and lines for one's side; when both have, the time to object begins."""
    side = side_of(at)
    waiting = {row.domain if isinstance(row, Need) else row.id: row for row in unconfirmed(at, side)}
    chosen = _chosen(at, command, set(waiting))
    for key in chosen & waiting.keys():
        at.put(confirmed(waiting[key], side, at))
    if not unconfirmed(at, side):
        at.met("confirmation", body=at.actor.body)
    at.record("LevelsAndLinesConfirmed", side=side, items=sorted(chosen & waiting.keys()))
    split = at.get(CaseSplit, at.case.split_id)
    if split and split.state == "announced" and confirmed_by_both(at):
        split = at.change(split, confirmed_by_both=True)
        at.record("SplitConfirmedByBoth", split=split.id)
        if split.objection_from is None:
            begin_objection_clocks(at, split)


def _chosen(at: Draft, command: Confirm, waiting: set[str]) -> set[str]:
    if command.domains is None and command.line_ids is None:
        return waiting
    named = {*(command.domains or ()), *(command.line_ids or ())}
    known = {need.domain for need in at.all(Need)} | {line.id for line in live_lines(at)}
    if strange := sorted(named - known):
        rules.refuse(
            "confirms_what_stands",
            cy=f"Nid yw hyn ar yr achos: {', '.join(strange)}.",
            en=f"This is not on the case: {', '.join(strange)}.",
        )
    return named


def may_pause(at: Draft) -> None:
    """Only clocks of the assessment pause, for the family's reason; never an answer's or a disagreement's."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if not any(clock.status == "open" for clock in at.running(*PAUSABLE, body=at.actor.body)):
        rules.refuse(
            "pauses_only_the_assessment",
            cy="Nid oes gan eich corff derfyn amser y gellir ei oedi: dim ond rhai'r asesiad.",
            en="Your body has no time limit that can be paused: only those of the assessment.",
        )


def pause(at: Draft, command: Pause) -> None:
    """Stop a clock of one's own body from now until it is resumed, and at most for the days set in data."""
    clock = at.get(Deadline, command.deadline_id)
    if clock is None or clock.status != "open" or clock.kind not in PAUSABLE or clock.body != at.actor.body:
        rules.refuse(
            "pauses_only_the_assessment",
            cy="Ni ellir oedi'r terfyn amser hwn.",
            en="This time limit cannot be paused.",
        )
    at.change(clock, status="paused", paused_since=at.now)
    at.start("pause", clock.body, clock.role or "coordinator", subject=clock.id)
    reason = at.text("pause", command.reason, command.language)
    at.record("ClockPaused", deadline=clock.id, clock=clock.kind, reason=reason)
    at.notify_both("clock_paused", "coordinator")


def may_resume(at: Draft) -> None:
    """Only a paused clock runs again."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if not any(clock.status == "paused" and clock.kind in PAUSABLE for clock in at.all(Deadline)):
        rules.refuse(
            "resumes_what_is_paused", cy="Nid oes terfyn amser wedi'i oedi.", en="No time limit is paused."
        )


def resume(at: Draft, command: Resume) -> None:
    """Let the clock run on: it ends later by the days of the pause, in the clock's own unit."""
    clock = at.get(Deadline, command.deadline_id)
    paused = clock is not None and clock.status == "paused" and clock.kind in PAUSABLE
    if clock is None or not paused:
        rules.refuse(
            "resumes_what_is_paused",
            cy="Nid yw'r terfyn amser hwn wedi'i oedi.",
            en="This time limit is not paused.",
        )
    run_on(at, clock)


def pause_ends(at: Draft, limit: Deadline) -> None:
    """A pause has its own limit: when it ends, the clock runs on by itself."""
    clock = at.get(Deadline, limit.subject)
    assert clock is not None
    run_on(at, clock)


def run_on(at: Draft, clock: Deadline) -> None:
    """The clock ends later by the days of its pause, in its own unit."""
    assert clock.paused_since is not None
    days = days_paused(clock.paused_since, at.now, clock.unit, at.under.calendar)  # type: ignore[arg-type]
    paused = clock.paused + days
    at.change(
        clock, status="open", paused=paused, paused_since=None, due_at=due_again(at, clock, paused=paused)
    )
    at.met("pause", subject=clock.id)
    at.record("ClockResumed", deadline=clock.id, clock=clock.kind, paused=paused)
    at.notify_both("clock_resumed", "coordinator")
