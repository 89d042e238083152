"""The child's legal status by dates, and the independent advocate whom a child needs when the council that
holds parental responsibility is itself a party.
"""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.commands import EndLegalStatus, NameAdvocate, RecordLegalStatus
from workflow.casework.draft import Draft
from workflow.casework.facts import Advocate, LegalStatus

CARE_ORDER = "care_order"


def advocate(at: Draft) -> Advocate | None:
    """The advocate who stands."""
    return next((one for one in at.all(Advocate) if one.ended_at is None), None)


def needs_advocate(at: Draft) -> bool:
    """Whether a care order stands today: the council, a party, then holds parental responsibility."""
    return any(one.kind == CARE_ORDER and one.stands_on(at.today) for one in at.all(LegalStatus))


def has_its_advocate(at: Draft) -> None:
    """No decision is taken on a child whose council speaks for it and against it, without an advocate."""
    if needs_advocate(at) and advocate(at) is None:
        rules.refuse(
            "advocate_before_decision",
            cy="Mae gan y cyngor gyfrifoldeb rhiant ac mae'n barti: rhaid enwi eiriolwr annibynnol cyn "
            "penderfynu.",
            en="The council holds parental responsibility and is a party: an independent advocate is named "
            "before "
            "a decision.",
        )


def may_record_status(at: Draft) -> None:
    """A coordinator of either body records it."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def record_status(at: Draft, command: RecordLegalStatus) -> None:
    """A status stands from a day; a care order asks for an advocate, under a clock."""
    if any(one.kind == command.kind and one.stands_on(command.from_on) for one in at.all(LegalStatus)):
        rules.refuse(
            "one_status_of_a_kind",
            cy="Mae'r statws hwn eisoes yn sefyll ar y diwrnod hwnnw.",
            en="This status already stands on that day.",
        )
    words = at.text("legal_status", command.words, command.language) if command.words else None
    at.put(
        LegalStatus(
            id=at.new_id(),
            case_ref=at.case.ref,
            kind=command.kind,
            from_on=command.from_on,
            recorded_at=at.now,
            recorded_by=at.actor.person,
            text_id=words,
        )
    )
    at.record("LegalStatusRecorded", status=command.kind, from_on=command.from_on, words=words)
    want_advocate(at)


def want_advocate(at: Draft) -> None:
    """Where an advocate is required, one is named in its time; nothing begins twice."""
    if needs_advocate(at) and advocate(at) is None and not at.running("advocate_named"):
        clock = at.start("advocate_named", at.case.health_board, "coordinator")
        at.record("AdvocateWanted")
        at.notify("advocate_wanted", at.case.health_board, "coordinator", due_at=clock.due_at)


def may_end_status(at: Draft) -> None:
    """Only a status without a last day gets one."""
    may_record_status(at)
    if all(one.to_on for one in at.all(LegalStatus)):
        rules.refuse(
            "ends_what_stands", cy="Nid oes statws heb ddiwedd.", en="There is no status without an end."
        )


def end_status(at: Draft, command: EndLegalStatus) -> None:
    """The status has its last day. Where it was the care order, nobody is asked for an advocate any more."""
    status = at.get(LegalStatus, command.status_id)
    if status is None or status.to_on is not None:
        rules.refuse(
            "ends_what_stands", cy="Nid yw'r statws hwn yn sefyll.", en="This status does not stand."
        )
    if command.to_on < status.from_on:
        rules.refuse(
            "ends_after_it_begins",
            cy="Mae'r diwrnod olaf cyn y diwrnod cyntaf.",
            en="The last day is before the first.",
        )
    at.change(status, to_on=command.to_on)
    if status.kind == CARE_ORDER and not needs_advocate(at):
        at.stop("advocate_named")
        at.stop("chase", subject="advocate_named")
    at.record("LegalStatusEnded", status=status.kind, to_on=command.to_on)


def may_name_advocate(at: Draft) -> None:
    """Any child may have an advocate."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def name_advocate(at: Draft, command: NameAdvocate) -> None:
    """The advocate is named; one named before is relieved."""
    before = advocate(at)
    if before:
        at.change(before, ended_at=at.now)
    name = at.text("advocate", command.name, command.language)
    from_on = command.from_on or at.today
    at.put(
        Advocate(
            id=at.new_id(),
            case_ref=at.case.ref,
            at=at.now,
            by=at.actor.person,
            name_text_id=name,
            from_on=from_on,
        )
    )
    at.met("advocate_named")
    at.record("AdvocateNamed", from_on=from_on, name=name)
    at.notify_both("advocate_is_named", "coordinator")
