"""Identified papers: Welsh Government asks for them on a lawful basis, a body releases them or refuses with
reasons, and the family is told. Until then everything that Welsh Government reads is without a name.

The papers themselves are attachments of the request; here stand only who asked, why, and what was answered.
"""

from __future__ import annotations

from dataclasses import replace

from workflow.casework import rules
from workflow.casework.commands import ReleasePapers, RequestIdentifiedPapers
from workflow.casework.draft import Draft
from workflow.casework.facts import Deadline, PaperRequest, Referral
from workflow.casework.mailbox import acts_for_welsh_government


def _opened(at: Draft) -> list[Referral]:
    return [one for one in at.all(Referral) if one.closed_at is None and one.bundle_sha256]


def _waiting(at: Draft) -> list[PaperRequest]:
    opened = {one.id for one in at.all(Referral) if one.closed_at is None}
    return [one for one in at.all(PaperRequest) if one.answer is None and one.referral_id in opened]


def may_request(at: Draft) -> None:
    """An official who has read the bundle, and only where no request waits."""
    rules.case_is_open(at)
    acts_for_welsh_government(at)
    if not _opened(at):
        rules.refuse(
            "reads_the_bundle_first",
            cy="Agorwch y bwndel yn gyntaf: gall ddangos nad oes angen papurau sy'n enwi neb.",
            en="Open the bundle first: it may show that no papers that name anybody are needed.",
        )
    if _waiting(at):
        rules.refuse(
            "one_request_at_a_time",
            cy="Mae cais am bapurau eisoes yn aros am ateb.",
            en="A request for papers already waits for an answer.",
        )


def request(at: Draft, command: RequestIdentifiedPapers) -> None:
    """Record the request with its lawful basis; both bodies' heads of service have their time to answer."""
    referral = max(_opened(at), key=lambda one: (one.notified_at, one.id))
    made = at.put(
        PaperRequest(
            id=at.new_id(),
            case_ref=at.case.ref,
            referral_id=referral.id,
            requested_by=at.actor.person,
            requested_at=at.now,
            text_id=at.text("papers", command.papers, command.language),
            basis_text_id=at.text("lawful_basis", command.lawful_basis, command.language),
        )
    )
    clock = at.start("papers_wanted", None, "head_of_service", subject=referral.id)
    at.record("PapersRequested", referral=referral.id, request=made.id, basis=made.basis_text_id)
    at.notify_both("papers_wanted", "head_of_service", due_at=clock.due_at, about=made.id)


def may_answer(at: Draft) -> None:
    """A body answers a request that waits."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if not _waiting(at):
        rules.refuse(
            "answers_a_request", cy="Nid oes cais am bapurau yn aros.", en="No request for papers waits."
        )


def answer(at: Draft, command: ReleasePapers) -> None:
    """Release them, and tell the family; or refuse, with reasons that Welsh Government reads."""
    found = [one for one in _waiting(at) if command.request_id in (None, one.id)]
    if not found:
        rules.refuse("answers_a_request", cy="Nid oes cais o'r fath yn aros.", en="No such request waits.")
    words = at.text("papers_answer", command.words, command.language)
    for one in found:
        at.put(
            replace(
                one,
                answer=command.answer,
                answered_at=at.now,
                answered_by=at.actor.person,
                answered_body=at.actor.body,
                answer_text_id=words,
            )
        )
        at.stop("papers_wanted", subject=one.referral_id, status="met")
        if command.answer == "released":
            at.record("PapersReleased", request=one.id, words=words)
        else:
            at.record("PapersRefused", request=one.id, words=words)
        at.notify("papers_answered", at.wg, "wg_officer", about=one.id, audience="welsh_government")
    if command.answer == "released":
        at.tell_family("family_papers_released")


def not_answered(at: Draft, clock: Deadline) -> None:
    """No answer in time: the chief executives are told, and it is asked again until there is one."""
    again = at.start("papers_wanted", None, "head_of_service", subject=clock.subject)
    at.record("PapersTimePassed", referral=clock.subject)
    at.notify_both("time_limit_passed", "chief_executive", due_at=again.due_at, about=clock.subject)
