"""Reports asked of a school, a GP, a provider: asked, chased, received, declined. Nothing else waits for
one: what is missing is shown, and the assessment goes on without it."""

from __future__ import annotations

from datetime import datetime

from workflow.casework import rules
from workflow.casework.attachment_rules import readable
from workflow.casework.commands import (
    AskForReport,
    DeclineReport,
    RecordReport,
    RenewUploadLink,
    RevokeUploadLink,
)
from workflow.casework.commands.attaching import NewLink
from workflow.casework.draft import Draft
from workflow.casework.facts import Attachment, CaseFacts, Deadline, ReportRequest, UploadLink
from workflow.clocks.due import due

CLOCKS = ("report", "report_reminder", "report_chase")


def may_ask(at: Draft) -> None:
    """A body of the case asks, at any time while the case is open."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def ask(at: Draft, command: AskForReport) -> None:
    """Ask for a report: its clock runs, with a reminder at half time, and a link goes with the letter."""
    may_ask(at)
    key = at.new_id()
    clock = at.start("report", at.actor.body, "coordinator", subject=key)
    at.start("report_reminder", at.actor.body, "coordinator", subject=key)
    at.put(
        ReportRequest(
            id=key,
            case_ref=at.case.ref,
            addressee=command.addressee,
            to_text_id=at.text("report_to", command.to, command.language),
            asks_text_id=at.text("report_asked", command.asks, command.language),
            body=at.actor.body,
            by=at.actor.person,
            asked_at=at.now,
            due_at=clock.due_at,
        )
    )
    if command.link:
        _put_link(at, key, command.link)
    at.record("ReportAskedFor", request=key, addressee=command.addressee, due_at=clock.due_at)


def _put_link(at: Draft, request_id: str, link: NewLink) -> UploadLink:
    limit = at.limits.at("upload_link", at.today)
    ends = due(at.today, limit.count, limit.unit, at.under.calendar).due_at
    return at.put(
        UploadLink(
            id=link.id,
            case_ref=at.case.ref,
            request_id=request_id,
            sha256=link.sha256,
            made_at=at.now,
            made_by=at.actor.person,
            expires_at=ends,
        )
    )


def may_answer(at: Draft) -> None:
    """A report that one's body asked for is still waited for."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if not any(one.outcome is None and one.body == at.actor.body for one in at.all(ReportRequest)):
        rules.refuse(
            "report_is_waited_for",
            cy="Nid yw eich corff yn aros am adroddiad.",
            en="Your body waits for no report.",
        )


def _waiting(at: Draft, key: str) -> ReportRequest:
    asked = at.get(ReportRequest, key)
    if asked is None or asked.body != at.actor.body or asked.outcome is not None:
        rules.refuse(
            "report_is_waited_for",
            cy="Nid yw eich corff yn aros am yr adroddiad hwn.",
            en="Your body does not wait for this report.",
        )
    return asked


def record(at: Draft, command: RecordReport) -> None:
    """The report came on paper, by e-mail or in another way."""
    may_answer(at)
    asked = _waiting(at, command.request_id)
    file = at.get(Attachment, command.attachment_id) if command.attachment_id else None
    if command.attachment_id and (file is None or not readable(at.before, file, at.actor)):
        rules.refuse(
            "file_is_of_the_case", cy="Nid oes ffeil o'r fath yn yr achos.", en="The case has no such file."
        )
    said = at.text("report_received", command.said, command.language) if command.said else None
    received(at, asked, how=command.how, attachment_id=command.attachment_id, text_id=said)


def received(
    at: Draft, asked: ReportRequest, *, how: str, attachment_id: str | None = None, text_id: str | None = None
) -> None:
    """A report that was waited for is here: its clocks are met, its link is dead."""
    _close(at, asked, outcome="received", how=how, attachment_id=attachment_id, text_id=text_id)
    at.record(
        "ReportReceived",
        request=asked.id,
        addressee=asked.addressee,
        how=how,
        attachment=attachment_id,
        said=text_id,
        late=asked.late_at is not None or at.now >= asked.due_at,
    )


def decline(at: Draft, command: DeclineReport) -> None:
    """There will be no report."""
    may_answer(at)
    asked = _waiting(at, command.request_id)
    reason = at.text("report_declined", command.reason, command.language)
    _close(at, asked, outcome=command.outcome, how=None, attachment_id=None, text_id=reason)
    at.record(
        "ReportNotComing",
        request=asked.id,
        addressee=asked.addressee,
        outcome=command.outcome,
        reason=reason,
    )


def _close(
    at: Draft,
    asked: ReportRequest,
    *,
    outcome: str,
    how: str | None,
    attachment_id: str | None,
    text_id: str | None,
) -> None:
    at.change(asked, outcome=outcome, how=how, attachment_id=attachment_id, text_id=text_id, closed_at=at.now)
    at.met(*CLOCKS, subject=asked.id)
    _kill_links(at, asked.id)


def no_longer_wanted(at: Draft) -> None:
    """The case ends: no report is waited for any more, and no link lets one in."""
    for asked in at.all(ReportRequest):
        if asked.outcome is None:
            _close(at, asked, outcome="not_wanted", how=None, attachment_id=None, text_id=None)
            at.record("ReportNotComing", request=asked.id, addressee=asked.addressee, outcome="not_wanted")


def _kill_links(at: Draft, request_id: str) -> bool:
    live = [
        one
        for one in at.all(UploadLink)
        if one.request_id == request_id and one.used_at is None and one.revoked_at is None
    ]
    for link in live:
        at.change(link, revoked_at=at.now)
    return bool(live)


def renew_link(at: Draft, command: RenewUploadLink) -> None:
    """A new link; the one before it is dead."""
    may_answer(at)
    asked = _waiting(at, command.request_id)
    if command.link is None:
        rules.refuse("link_is_made", cy="Ni wnaed dolen.", en="No link was made.")
    _kill_links(at, asked.id)
    _put_link(at, asked.id, command.link)
    at.record("UploadLinkMade", request=asked.id, link=command.link.id)


def may_revoke(at: Draft) -> None:
    """There is a live link of one's body's to make dead."""
    may_answer(at)
    mine = {one.id for one in at.all(ReportRequest) if one.body == at.actor.body and one.outcome is None}
    if not any(one.request_id in mine and live(one, at.now) for one in at.all(UploadLink)):
        rules.refuse("link_is_live", cy="Nid oes dolen fyw.", en="No link is live.")


def revoke_link(at: Draft, command: RevokeUploadLink) -> None:
    """The link is dead; the report may still come in another way."""
    may_revoke(at)
    asked = _waiting(at, command.request_id)
    if not _kill_links(at, asked.id):
        rules.refuse("link_is_live", cy="Nid oes dolen fyw.", en="No link is live.")
    at.record("UploadLinkRevoked", request=asked.id)


def live(link: UploadLink, now: datetime) -> bool:
    """Whether a link still lets a file in."""
    return link.used_at is None and link.revoked_at is None and now < link.expires_at


def waited_for(facts: CaseFacts, link_id: str, now: datetime) -> ReportRequest | None:
    """The report that a link still lets in; None once it is used, revoked, expired, or the case has ended."""
    link = next((one for one in facts.upload_links if one.id == link_id), None)
    if link is None or not live(link, now) or not facts.case.is_open:
        return None
    found = (one for one in facts.report_requests if one.id == link.request_id and one.outcome is None)
    return next(found, None)


def remind(at: Draft, clock: Deadline) -> None:
    """Half time: the coordinator is asked to chase by telephone or by letter."""
    asked = at.get(ReportRequest, clock.subject)
    assert asked is not None
    at.change(asked, reminded_at=at.now)
    at.record("ReportReminderDue", request=asked.id, addressee=asked.addressee)
    at.notify("report_reminder", clock.body, "coordinator", due_at=asked.due_at, about=asked.id)


def not_come(at: Draft, clock: Deadline) -> None:
    """The report is late: counted, the head of service is told, and it is chased again until it is here."""
    asked = at.get(ReportRequest, clock.subject)
    assert asked is not None
    if asked.late_at is None:
        at.change(asked, late_at=at.now)
    again = at.start("report_chase", clock.body, "coordinator", subject=asked.id)
    at.record("ReportLate", request=asked.id, addressee=asked.addressee)
    for role in ("coordinator", "head_of_service"):
        at.notify("report_late", clock.body, role, due_at=again.due_at, about=asked.id)


ENFORCED = {"report": not_come, "report_chase": not_come, "report_reminder": remind}
"""What each of these clocks does when its time is up."""
