"""Referrals: who referred, sending one on to the right body with its first day kept, and the fast track on
which care starts at once.
"""

from __future__ import annotations

from workflow.casework import rules, transferring
from workflow.casework.commands import FastTrack, OpenCase, RedirectReferral
from workflow.casework.costing import name_payers, put_lines, want_package, watch_delivery
from workflow.casework.draft import Draft
from workflow.casework.facts import FastTrack as FastTracked
from workflow.casework.facts import Redirect, Referrer
from workflow.casework.needing import live_lines


def put_referrer(at: Draft, command: OpenCase) -> None:
    """Who refers, and where the referral first arrived; the caller records the event."""
    if command.referrer:
        name = command.referrer.name
        at.put(
            Referrer(
                id=at.new_id(),
                case_ref=at.case.ref,
                at=at.now,
                profession=command.referrer.profession,
                service=command.referrer.service,
                name_text_id=at.text("referrer", name, at.actor.language) if name else None,
            )
        )
    if command.redirected_from:
        words = at.text("redirected_from", command.redirected_from, at.actor.language)
        _put_redirect(at, at.case.health_board, from_text_id=words)
        at.tell_family("family_redirected")


def _put_redirect(
    at: Draft,
    to_body: str,
    *,
    from_body: str | None = None,
    from_text_id: str | None = None,
    text_id: str | None = None,
) -> None:
    at.put(
        Redirect(
            id=at.new_id(),
            case_ref=at.case.ref,
            at=at.now,
            by=at.actor.person,
            to_body=to_body,
            first_received_at=at.case.received_at,
            from_body=from_body,
            from_text_id=from_text_id,
            text_id=text_id,
        )
    )


def may_redirect(at: Draft) -> None:
    """A referral goes on to another body until it has been acknowledged; afterwards responsibility moves by a
    transfer.
    """
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if at.case.decision != "referred":
        rules.refuse(
            "redirects_before_acknowledging",
            cy="Mae'r atgyfeiriad eisoes wedi'i gydnabod: trosglwyddir cyfrifoldeb mewn ffordd arall.",
            en="The referral has already been acknowledged: responsibility moves by a transfer.",
        )


def redirect(at: Draft, command: RedirectReferral) -> None:
    """Another body takes the place of the one of its kind. Nobody queues anew: the first day is kept."""
    side, before = _place_of(at, command.to_body)
    reasons = at.text("redirect", command.reasons, command.language)
    _put_redirect(at, command.to_body, from_body=before, text_id=reasons)
    at.record(
        "ReferralRedirected",
        from_body=before,
        to_body=command.to_body,
        received_at=at.case.received_at,
        reasons=reasons,
    )
    transferring.move(at, side=side, body=command.to_body, from_on=at.today, basis="correction")
    at.stop("referral_acknowledged")
    at.stop("chase", subject="referral_acknowledged")
    clock = at.start("referral_acknowledged", at.case.health_board, "coordinator")
    at.record("AcknowledgementAsked", body_asked=at.case.health_board)
    at.notify("referral_received", at.case.health_board, "coordinator", due_at=clock.due_at)
    at.notify("referral_redirected", before, "coordinator")
    at.tell_family("family_redirected")


def _place_of(at: Draft, body: str) -> tuple[str, str]:
    """Which side a body would take, and who stands there now."""
    known = [
        region for region in at.under.reference.regions if body in (region.health_board, *region.councils)
    ]
    if not known or body in at.case.bodies:
        rules.refuse(
            "redirects_to_another_body",
            cy=f"Nid bwrdd iechyd na chyngor arall yw {body}.",
            en=f"{body} is not another health board or council.",
        )
    if body == known[0].health_board:
        return "health", at.case.health_board
    return "council", at.case.council


def may_fast_track(at: Draft) -> None:
    """Before a decision, and once."""
    rules.case_is_open(at)
    rules.acts_for_the_health_board(at)
    if at.case.decision not in ("referred", "assessing", "assessed", "at_panel") or at.all(FastTracked):
        rules.refuse(
            "fast_track_before_decision",
            cy="Cyn penderfyniad, ac unwaith, y defnyddir y llwybr cyflym.",
            en="The fast track is for before a decision, and once.",
        )


def fast_track(at: Draft, command: FastTrack) -> None:
    """Care starts at once; every line that is known has its payer today, and the package follows in a day."""
    first = not live_lines(at)
    if command.lines and not first:
        rules.refuse(
            "lines_stand",
            cy="Mae llinellau cost eisoes yn sefyll: newidiwch nhw trwy'r pecyn.",
            en="Cost lines stand already: change them by the package.",
        )
    put_lines(at, command.lines)
    reasons = at.text("fast_track", command.reasons, command.language)
    at.put(
        FastTracked(
            id=at.new_id(),
            case_ref=at.case.ref,
            at=at.now,
            by=at.actor.person,
            clinician_text_id=at.text("clinician", command.clinician, command.language),
            text_id=reasons,
        )
    )
    at.change_case(urgent=True)
    if at.case.care == "not_yet_needed":
        at.send("care", "need")
    clock = (
        at.start("fast_track", at.case.commissioner, "coordinator") if at.case.package_start is None else None
    )
    at.record("FastTracked", reasons=reasons)
    name_payers(at)
    watch_delivery(at)
    want_package(at)
    at.notify_both("fast_tracked", "director", due_at=clock.due_at if clock else None)
    at.tell_family("family_fast_track")
