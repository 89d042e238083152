"""The search for a place: who was asked, what came of it, and the panel's approval of one out of area.
Dozens of refusals stay readable because each has a number, a reason and its own clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn

from workflow.casework import rules
from workflow.casework.care_codes import AREAS
from workflow.casework.chasing import chase_both_heads
from workflow.casework.commands import (
    AnswerOffer,
    AskApproval,
    AskProviders,
    DecideApproval,
    EndSearch,
    RecordAnswer,
)
from workflow.casework.draft import Draft
from workflow.casework.facts import Deadline, Enquiry, PlacementApproval, Setting
from workflow.casework.quorum import shipped_quorums
from workflow.casework.setting import want_suitable_place

_PLACE = {area: place for place, area in enumerate(AREAS)}


@dataclass(frozen=True, slots=True)
class SearchCounts:
    """What became of a search, in numbers: outcomes (`waiting` among them) and the reasons of refusals."""

    asked: int
    outcomes: dict[str, int]
    reasons: dict[str, int]


def search_counts(enquiries: Iterable[Enquiry]) -> SearchCounts:
    """Count a search from its enquiries."""
    found = list(enquiries)
    outcomes = Counter(one.outcome or "waiting" for one in found)
    reasons = Counter(one.reason for one in found if one.reason)
    return SearchCounts(asked=len(found), outcomes=dict(outcomes), reasons=dict(reasons.most_common()))


def may_ask_providers(at: Draft) -> None:
    """A party asks providers; no decision about money is needed for asking."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def ask_providers(at: Draft, command: AskProviders) -> None:
    """Each provider has its own row and its own time to answer; the search as a whole has one too."""
    first = len(at.all(Enquiry)) + 1
    asked = []
    for number, provider in enumerate(command.providers, start=first):
        enquiry = at.put(
            Enquiry(
                id=at.new_id(),
                case_ref=at.case.ref,
                number=number,
                text_id=at.text("provider", provider, command.language),
                kind=command.kind,
                area=command.area,
                asked_on=command.asked_on or at.today,
                asked_at=at.now,
                asked_by=at.actor.person,
                body=at.actor.body,
            )
        )
        at.start("enquiry_answer", at.actor.body, "coordinator", subject=enquiry.id)
        asked.append(enquiry.id)
    if not at.running("placement_search", body=at.actor.body):
        at.start("placement_search", at.actor.body, "coordinator", subject=at.actor.body)
    at.record("ProvidersAsked", enquiries=asked, setting_kind=command.kind, area=command.area)


def may_record_answer(at: Draft) -> None:
    """There is an enquiry without an answer; one that was taken as `no answer` may still be answered late."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if not any(_waits(one) for one in at.all(Enquiry)):
        _none_waits()


def record_answer(at: Draft, command: RecordAnswer) -> None:
    """Offered, refused with its reason, or no answer."""
    chosen = [at.get(Enquiry, key) for key in dict.fromkeys(command.enquiry_ids)]
    for enquiry in chosen:
        if enquiry is None or not _waits(enquiry):
            _none_waits()
        answered_on = command.answered_on or at.today
        if answered_on < enquiry.asked_on:
            rules.refuse(
                "answers_after_asking",
                cy="Daeth yr ateb cyn y cwestiwn: mae un o'r dyddiadau'n anghywir.",
                en="The answer came before the question: one of the dates is wrong.",
            )
        at.change(
            enquiry,
            outcome=command.outcome,
            reason=command.reason,
            answered_on=answered_on,
            answered_at=at.now,
            answered_by=at.actor.person,
            answer_text_id=at.text("answer", command.words, command.language) if command.words else None,
        )
        at.met("enquiry_answer", subject=enquiry.id)
        if command.outcome == "offered":
            clock = at.start("offer_answer", enquiry.body, "coordinator", subject=enquiry.id)
            at.notify("place_offered", enquiry.body, "coordinator", due_at=clock.due_at, about=enquiry.id)
    at.record(
        "ProviderAnswered",
        enquiries=list(dict.fromkeys(command.enquiry_ids)),
        enquiry_outcome=command.outcome,
        refusal_reason=command.reason,
    )


def _waits(enquiry: Enquiry) -> bool:
    return enquiry.outcome in (None, "no_answer")


def _none_waits() -> NoReturn:
    rules.refuse(
        "answers_what_was_asked",
        cy="Nid oes ymholiad o'r fath yn aros am ateb.",
        en="No such enquiry waits for an answer.",
    )


def no_answer_came(at: Draft, clock: Deadline) -> None:
    """A provider's time to answer passed: recorded so, and the search goes on. A late answer is still
    taken.
    """
    enquiry = at.get(Enquiry, clock.subject)
    assert enquiry is not None
    at.change(
        enquiry, outcome="no_answer", answered_on=at.today, answered_at=at.now, answered_by=at.actor.person
    )
    at.record("ProviderDidNotAnswer", enquiry=enquiry.id, number=enquiry.number)
    at.notify("provider_silent", enquiry.body, "coordinator", about=enquiry.id)


def may_answer_offer(at: Draft) -> None:
    """A place was offered and waits."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if not any(one.outcome == "offered" for one in at.all(Enquiry)):
        _none_offered()


def answer_offer(at: Draft, command: AnswerOffer) -> None:
    """Taken: the search ends, and the move is the next step. Not taken: it is said why, and the search goes
    on.
    """
    enquiry = at.get(Enquiry, command.enquiry_id)
    if enquiry is None or enquiry.outcome != "offered":
        _none_offered()
    words = at.text("answer", command.words, command.language)
    at.change(
        enquiry,
        outcome=command.outcome,
        answered_on=at.today,
        answered_at=at.now,
        answered_by=at.actor.person,
        answer_text_id=words,
    )
    at.met("offer_answer", subject=enquiry.id)
    if command.outcome == "taken":
        _close_search(at, status="met")
        clock = at.start("placement_move", enquiry.body, "coordinator", subject=enquiry.id)
        at.notify("move_wanted", enquiry.body, "coordinator", due_at=clock.due_at, about=enquiry.id)
    at.record(
        "OfferAnswered",
        enquiry=enquiry.id,
        number=enquiry.number,
        enquiry_outcome=command.outcome,
        words=words,
    )


def _none_offered() -> NoReturn:
    rules.refuse(
        "answers_an_offer",
        cy="Nid oes lle wedi'i gynnig sy'n aros am ateb.",
        en="No place was offered that waits for an answer.",
    )


def may_end_search(at: Draft) -> None:
    """A search goes on."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if not at.running("placement_search"):
        rules.refuse(
            "ends_a_search", cy="Nid oes chwilio am le ar waith.", en="No search for a place goes on."
        )


def end_search(at: Draft, command: EndSearch) -> None:
    """No place is looked for any more."""
    words = at.text("search", command.words, command.language)
    _close_search(at, status="stopped")
    at.record("SearchEnded", words=words)


def _close_search(at: Draft, *, status: str) -> None:
    """Whoever was still asked need not answer."""
    for enquiry in at.all(Enquiry):
        if enquiry.outcome in (None, "offered"):
            at.stop("enquiry_answer", "offer_answer", subject=enquiry.id)
            at.change(
                enquiry,
                outcome="closed",
                answered_on=at.today,
                answered_at=at.now,
                answered_by=at.actor.person,
            )
    at.stop("placement_search", status=status)


def may_ask_approval(at: Draft) -> None:
    """A party asks the panel."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def ask_approval(at: Draft, command: AskApproval) -> None:
    """In the order of preference: while a nearer place is offered, none further away is asked for."""
    nearer = [
        one for one in at.all(Enquiry) if one.outcome == "offered" and _PLACE[one.area] < _PLACE[command.area]
    ]
    if nearer:
        rules.refuse(
            "nearer_place_first",
            cy=f"Cynigiwyd lle nes (ymholiad {nearer[0].number}): atebwch y cynnig hwnnw yn gyntaf.",
            en=f"A nearer place was offered (enquiry {nearer[0].number}): answer that offer first.",
        )
    if any(
        one.outcome is None and (one.kind, one.area) == (command.kind, command.area)
        for one in at.all(PlacementApproval)
    ):
        rules.refuse(
            "asks_the_panel_once",
            cy="Gofynnwyd eisoes i'r panel am hyn.",
            en="The panel has already been asked about this.",
        )
    if command.enquiry_id is not None and at.get(Enquiry, command.enquiry_id) is None:
        _none_offered()
    approval = at.put(
        PlacementApproval(
            id=at.new_id(),
            case_ref=at.case.ref,
            kind=command.kind,
            area=command.area,
            asked_at=at.now,
            asked_by=at.actor.person,
            body=at.actor.body,
            text_id=at.text("approval", command.why_not_nearer, command.language),
            enquiry_id=command.enquiry_id,
        )
    )
    clock = at.start("placement_approval", at.actor.body, "coordinator", subject=approval.id)
    tried = Counter(one.area for one in at.all(Enquiry) if _PLACE[one.area] < _PLACE[command.area])
    at.record(
        "ApprovalAsked",
        approval=approval.id,
        setting_kind=command.kind,
        area=command.area,
        nearer_asked=sum(tried.values()),
        reasons=approval.text_id,
    )
    at.notify_both("approval_wanted", "head_of_service", due_at=clock.due_at, about=approval.id)
    at.notify("approval_wanted", at.case.region, "region_lead", due_at=clock.due_at, about=approval.id)


def may_decide_approval(at: Draft) -> None:
    """A placement out of area waits for the panel."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if all(one.outcome for one in at.all(PlacementApproval)):
        _no_approval_waits()


def decide_approval(at: Draft, command: DecideApproval) -> None:
    """What the quorate panel decided. A refusal after an emergency moves nobody: a suitable place is looked
    for.
    """
    approval = at.get(PlacementApproval, command.approval_id)
    if approval is None or approval.outcome:
        _no_approval_waits()
    _quorate(at, command)
    reasons = at.text("approval", command.reasons, command.language)
    at.change(
        approval,
        outcome=command.outcome,
        members=[member.model_dump() for member in command.members],
        decided_at=at.now,
        decided_by=at.actor.person,
        decision_text_id=reasons,
    )
    at.met("placement_approval", subject=approval.id)
    at.record(
        "ApprovalDecided",
        approval=approval.id,
        approval_outcome=command.outcome,
        area=approval.area,
        reasons=reasons,
    )
    at.notify_both("approval_decided", "coordinator", about=approval.id)
    if command.outcome == "refused" and approval.emergency:
        for setting in at.all(Setting):
            if setting.approval_id == approval.id and setting.to_on is None:
                want_suitable_place(at, setting)


def _quorate(at: Draft, command: DecideApproval) -> None:
    """The quorum of the region's panel, counted in people."""
    people = {" ".join(member.name.casefold().split()): member.side for member in command.members}
    quorum = shipped_quorums().of(at.case.region, at.today)
    if not quorum.reached_by(list(people.values())):
        rules.refuse(
            "panel_is_quorate",
            cy=f"Nid oes cworwm: {quorum.words.cy}.",
            en=f"The panel is not quorate: {quorum.words.en}.",
        )


def _no_approval_waits() -> NoReturn:
    rules.refuse(
        "approval_waits",
        cy="Nid oes lleoliad y tu allan i'r ardal yn aros am y panel.",
        en="No placement out of area waits for the panel.",
    )


def approval_is_late(at: Draft, clock: Deadline) -> None:
    """The panel has not decided in its time: both heads of service are told, and the region's lead too."""
    chase_both_heads(at, clock)
    at.notify("time_limit_passed", at.case.region, "region_lead", about=clock.subject)
