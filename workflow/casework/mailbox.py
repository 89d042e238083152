"""The shared mailbox of Welsh Government: one official has each referral; an absent one is covered; one with
a conflict of interest opens nothing and replies to nothing. What an official replies is `replying`."""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.commands import DeclareConflict, HandOverReferral, TakeReferral
from workflow.casework.draft import Draft
from workflow.casework.facts import CaseFacts, Deadline, Referral, ReferralConflict


def put_in(at: Draft, referral: Referral) -> None:
    """Nobody has it yet: the mailbox is asked, within the time set in data, that somebody takes it."""
    at.start("referral_taken", at.wg, "wg_officer", subject=referral.id)


def not_taken(at: Draft, clock: Deadline) -> None:
    """Nobody has taken it in time: the whole mailbox is asked again, and will be until somebody does."""
    again = at.start("referral_taken", at.wg, "wg_officer", subject=clock.subject)
    at.record("ReferralNotTaken", referral=clock.subject)
    _tell(at, "referral_not_taken", clock.subject, again)


def conflicted(facts: CaseFacts, person: str) -> bool:
    """Whether this official has declared a conflict of interest in the case."""
    return any(one.person == person for one in facts.referral_conflicts)


def acts_for_welsh_government(at: Draft) -> None:
    """An official of the same Wales, with no conflict of interest declared."""
    if at.actor.body != at.wg:
        rules.refuse(
            "acts_for_welsh_government",
            cy="Dim ond swyddog Llywodraeth Cymru all wneud hyn.",
            en="Only a Welsh Government officer can do this.",
        )
    if any(one.person == at.actor.person for one in at.all(ReferralConflict)):
        rules.refuse(
            "no_conflict_of_interest",
            cy="Rydych wedi datgan gwrthdaro buddiannau yn yr achos hwn: rhaid i swyddog arall weithredu.",
            en="You have declared a conflict of interest in this case: another officer must act.",
        )


def open_referral(at: Draft, referral_id: str | None) -> Referral:
    """The referral meant: the one named, or the latest that is open."""
    found = [one for one in at.all(Referral) if one.closed_at is None and referral_id in (None, one.id)]
    if not found:
        rules.refuse(
            "replies_to_a_referral",
            cy="Nid oes cyfeiriad agored o'r fath.",
            en="There is no such open referral.",
        )
    return max(found, key=lambda one: (one.notified_at, one.id))


def may_take(at: Draft) -> None:
    """There is an open referral that this official does not have already."""
    acts_for_welsh_government(at)
    open_referral(at, None)
    if all(one.holder == at.actor.person for one in at.all(Referral) if one.closed_at is None):
        _holds_already()


def take(at: Draft, command: TakeReferral) -> None:
    """One official has it from now; whoever had it before has it no longer."""
    referral = open_referral(at, command.referral_id)
    if referral.holder == at.actor.person:
        _holds_already()
    give(at, referral, at.actor.person)
    at.record("ReferralTaken", referral=referral.id)


def _holds_already() -> None:
    rules.refuse(
        "takes_once", cy="Chi sydd â'r cyfeiriad hwn yn barod.", en="You have this referral already."
    )


def give(at: Draft, referral: Referral, official: str) -> Referral:
    """This official has it from now; the caller records how that came about."""
    at.met("referral_taken", subject=referral.id)
    return at.change(referral, holder=official, held_at=at.now)


def may_hand_over(at: Draft) -> None:
    """Any official without a conflict hands a referral to a colleague."""
    acts_for_welsh_government(at)
    open_referral(at, None)


def hand_over(at: Draft, command: HandOverReferral) -> None:
    """A colleague has it from now, and is told; never one with a conflict of interest."""
    referral = open_referral(at, command.referral_id)
    unfit = any(one.person == command.to for one in at.all(ReferralConflict))
    if command.to not in dict(at.before.colleagues) or unfit or command.to == referral.holder:
        rules.refuse(
            "hands_to_a_colleague",
            cy="Rhaid trosglwyddo i gydweithiwr heb wrthdaro buddiannau nad yw'r cyfeiriad ganddo eisoes.",
            en="It is handed to a colleague who has no conflict of interest and does not have it already.",
        )
    give(at, referral, command.to)
    at.record("ReferralHandedOver", referral=referral.id, to=command.to)
    _tell(at, "referral_handed_over", referral.id, None)


def cover(at: Draft, *, absent: str, deputy: str | None) -> None:
    """An official is absent: what they have goes to the deputy, or back to the mailbox where there is none
    who may have it.
    """
    for referral in at.all(Referral):
        if referral.closed_at is None and referral.holder == absent:
            _away_from(at, referral, deputy)
            at.record("ReferralCovered", referral=referral.id, to=at_hand(at, referral))
            _tell(at, "referral_handed_over", referral.id, None)


def at_hand(at: Draft, referral: Referral) -> str | None:
    """Who has it as the draft stands."""
    standing = at.get(Referral, referral.id)
    return standing.holder if standing else None


def _away_from(at: Draft, referral: Referral, deputy: str | None) -> None:
    fit = deputy is not None and not any(one.person == deputy for one in at.all(ReferralConflict))
    if fit:
        at.change(referral, holder=deputy, held_at=at.now)
    else:
        put_in(at, at.change(referral, holder=None, held_at=None))


def may_declare(at: Draft) -> None:
    """An official declares it once, of a case that is referred."""
    acts_for_welsh_government(at)
    open_referral(at, None)


def declare(at: Draft, command: DeclareConflict) -> None:
    """From now this official has no part in the case; what they had goes back to the mailbox."""
    at.put(
        ReferralConflict(
            id=at.new_id(),
            case_ref=at.case.ref,
            person=at.actor.person,
            at=at.now,
            text_id=at.text("conflict", command.reason, command.language),
        )
    )
    for referral in at.all(Referral):
        if referral.closed_at is None and referral.holder == at.actor.person:
            _away_from(at, referral, None)
    at.record("ConflictDeclared", official=at.actor.person)
    _tell(at, "referral_not_taken", None, None)


def _tell(at: Draft, kind: str, referral_id: str | None, clock: Deadline | None) -> None:
    at.notify(
        kind,
        at.wg,
        "wg_officer",
        due_at=clock.due_at if clock else None,
        about=referral_id,
        audience="welsh_government",
    )
