"""Ties between cases: brothers and sisters, an earlier case, the same child. Written in both cases in one
commit."""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.commands import LinkCase, UnlinkCase
from workflow.casework.draft import Draft
from workflow.casework.facts import Link
from workflow.casework.people_codes import SEEN_FROM_THE_OTHER

MERGED = ("merged_into", "merged_from")


def the_other_case(at: Draft) -> Draft:
    """The other case of the act. Refused alike where there is none and where the actor may not see it."""
    if at.beside is None:
        rules.refuse(
            "other_case_exists",
            cy="Nid oes achos o'r fath y gallwch ei weld.",
            en="There is no such case that you may see.",
        )
    return at.beside


def links_to(at: Draft, other_ref: str) -> tuple[Link, ...]:
    """The ties to another case that stand."""
    return tuple(one for one in at.all(Link) if one.other_ref == other_ref and one.ended_at is None)


def tie(at: Draft, kind: str, *, text_id: str | None = None) -> Link:
    """Write a tie in both cases; the acts record their own events."""
    beside = the_other_case(at)
    beside.put(_link(beside, SEEN_FROM_THE_OTHER.get(kind, kind), at.case.ref))
    return at.put(_link(at, kind, beside.case.ref, text_id))


def note_different_child(at: Draft, other_ref: str, text_id: str) -> None:
    """At the opening: another open case is alike and is another child's. It stands in the new case only."""
    at.put(_link(at, "different_child", other_ref, text_id))


def may_link(at: Draft) -> None:
    """An officer of a party ties cases, also to one that has ended."""
    rules.acts_for_a_party(at)


def link(at: Draft, command: LinkCase) -> None:
    """Tie this case to another."""
    beside = the_other_case(at)
    if any(one.kind == command.kind for one in links_to(at, beside.case.ref)):
        rules.refuse(
            "links_once",
            cy="Mae'r ddau achos eisoes wedi'u cysylltu felly.",
            en="The two cases are already tied in this way.",
        )
    reasons = at.text("link", command.reasons, command.language) if command.reasons else None
    made = tie(at, command.kind, text_id=reasons)
    at.record("CaseLinked", link=made.id, link_kind=command.kind, reasons=reasons)
    beside.record("CaseLinked", link_kind=SEEN_FROM_THE_OTHER.get(command.kind, command.kind))


def may_unlink(at: Draft) -> None:
    """There is a tie that may be taken away; a merging is none."""
    rules.acts_for_a_party(at)
    if all(one.ended_at or one.kind in MERGED for one in at.all(Link)):
        rules.refuse("is_linked", cy="Nid oes cysylltiad i'w ddileu.", en="There is no tie to take away.")


def unlink(at: Draft, command: UnlinkCase) -> None:
    """Take away the ties between the two cases."""
    beside = the_other_case(at)
    standing = [one for one in links_to(at, beside.case.ref) if one.kind not in MERGED]
    if not standing:
        rules.refuse(
            "is_linked",
            cy="Nid yw'r ddau achos wedi'u cysylltu.",
            en="The two cases are not tied.",
        )
    for mine in standing:
        at.change(mine, ended_at=at.now)
    theirs = [one for one in links_to(beside, at.case.ref) if one.kind not in MERGED]
    for one in theirs:
        beside.change(one, ended_at=at.now)
    at.record("CaseUnlinked", links=[one.id for one in standing])
    if theirs:
        beside.record("CaseUnlinked", links=[one.id for one in theirs])


def _link(at: Draft, kind: str, other_ref: str, text_id: str | None = None) -> Link:
    return Link(
        id=at.new_id(),
        case_ref=at.case.ref,
        kind=kind,
        other_ref=other_ref,
        linked_at=at.now,
        linked_by=at.actor.person,
        text_id=text_id,
    )
