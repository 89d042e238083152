"""What was entered on the wrong child: sealed at once, so that nobody reads it but the heads of service of
the body that sealed it, who decide in its time what follows.

The events stand, for they hold ids, codes and digests alone. Whether a text is given out is judged where
texts are read (`records.texts`); what a sealed assessment leaves is asked here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from workflow.casework import rules
from workflow.casework.commands import ResolveSeal, SealEntry
from workflow.casework.draft import Draft
from workflow.casework.facts import (
    Attachment,
    CaseFacts,
    Checklist,
    ChildViews,
    Need,
    Note,
    SafeguardingTold,
    SealedEntry,
    Statement,
)
from workflow.machine.arbiter import follows

CLOCK = "wrong_child_entry"
_OF_AN_ASSESSMENT = (Need, Checklist, ChildViews)


def sealed(facts: CaseFacts, entry_id: str) -> bool:
    """Whether this entry is sealed now."""
    return any(entry_id == one.entry_id or entry_id in one.texts for one in standing(facts.sealed_entries))


def standing(entries: Iterable[SealedEntry]) -> list[SealedEntry]:
    """Those that hold: sealed, and not found to be about the right child."""
    return [one for one in entries if one.outcome != "unsealed"]


def readable(facts: CaseFacts) -> CaseFacts:
    """The facts without the levels of a sealed assessment: what may be shown."""
    needs = tuple(need for need in facts.needs if not of_a_sealed_assessment(need, facts.sealed_entries))
    return facts if len(needs) == len(facts.needs) else replace(facts, needs=needs)


def of_a_sealed_assessment(need: Need, entries: Iterable[SealedEntry]) -> bool:
    """Whether this level was recorded by an assessment that was sealed afterwards."""
    return any(one.kind == "assessment" and need.recorded_at <= one.sealed_at for one in standing(entries))


def readable_data(data: dict[str, Any], at: datetime, entries: Iterable[SealedEntry]) -> dict[str, Any]:
    """What an event of that instant says, without the levels of an assessment that was sealed afterwards."""
    hidden = any(one.kind == "assessment" and at <= one.sealed_at for one in standing(entries))
    return {name: value for name, value in data.items() if name not in _LEVELS} if hidden else data


_LEVELS = ("levels", "level")


def may_seal(at: Draft) -> None:
    """A party seals, also after the case has ended: the mistake may be found late."""
    rules.acts_for_a_party(at)


def seal(at: Draft, command: SealEntry) -> None:
    """Seal the entry now; the clock to decide runs in hours. On a case that has ended, or is in watch, no
    clock can run, so the director is told too.
    """
    entry, texts = _entry(at, command)
    if sealed(at.facts(), entry):
        rules.refuse("sealed_once", cy="Mae'r cofnod eisoes dan sêl.", en="The entry is already sealed.")
    why = at.text("seal", command.reason, command.language)
    made = at.put(
        SealedEntry(
            id=at.new_id(),
            case_ref=at.case.ref,
            kind=command.kind,
            entry_id=entry,
            body=at.actor.body,
            sealed_at=at.now,
            sealed_by=at.actor.person,
            text_id=why,
            texts=list(texts),
        )
    )
    clock = at.start(CLOCK, at.actor.body, "head_of_service", subject=made.id) if at.case.is_open else None
    at.record("EntrySealed", sealed_entry=made.id, entry_kind=made.kind, entry=made.entry_id, reason=why)
    due_at = clock.due_at if clock else None
    for role in ("head_of_service",) if clock else ("head_of_service", "director"):
        at.notify("entry_sealed", at.actor.body, role, due_at=due_at, about=made.id)
    if command.kind == "assessment":
        _assess_anew(at)


def _assess_anew(at: Draft) -> None:
    """What rested on another child's levels is assessed anew; care and payment go on as they are."""
    if not at.case.is_open or at.running("assessment"):
        return
    if follows("decision", at.case.decision, "remit"):
        at.send("decision", "remit")
    if follows("decision", at.case.decision, "complete_assessment"):
        at.start("assessment", at.case.health_board, "coordinator")
        at.record("AssessmentWantedAnew")


def _entry(at: Draft, command: SealEntry) -> tuple[str, tuple[str, ...]]:
    """The id of what is sealed, and the texts that go with it. Refused where the case has no such entry."""
    if command.kind == "assessment":
        return f"{at.case.ref}:assessment:{at.case.last_seq}", tuple(_texts_of(at, _OF_AN_ASSESSMENT))
    entry = command.entry_id or ""
    if command.kind == "attachment" and at.get(Attachment, entry):
        return entry, ()
    if command.kind == "text" and (entry in set(_texts_of(at)) or _said_in(at, entry)):
        return entry, (entry,)
    rules.refuse(
        "seals_what_is_there",
        cy="Nid oes cofnod o'r fath ar yr achos hwn.",
        en="There is no such entry on this case.",
    )


def _said_in(at: Draft, entry: str) -> bool:
    """Whether these are words of the case that no row names, but an event: the desk hands them in."""
    return any(text.id == entry for text in at.before.texts)


def _texts_of(at: Draft, kinds: tuple[type, ...] | None = None) -> Iterable[str]:
    """The words that rows name. Another body's private words are not this body's to seal."""
    for row in at.facts().rows():
        if kinds is not None and not isinstance(row, kinds):
            continue
        if isinstance(row, _PRIVATE) and row.body != at.actor.body:
            continue
        if isinstance(row, Statement):
            yield from (*row.agreed, *row.not_agreed)
        for column in fields(row):
            if column.name.endswith(_NAMES_WORDS) and (text := getattr(row, column.name)):
                yield text


_PRIVATE = (Note, SafeguardingTold)
_NAMES_WORDS = ("text_id", "in_short_id")


def may_resolve(at: Draft) -> None:
    """A head of service of the body that sealed it decides what waits."""
    if not any(one.body == at.actor.body and one.decided_at is None for one in at.all(SealedEntry)):
        rules.refuse(
            "resolves_its_own_seal",
            cy="Nid oes cofnod dan sêl gan eich corff sy'n aros am benderfyniad.",
            en="No entry sealed by your body waits for a decision.",
        )


def resolve(at: Draft, command: ResolveSeal) -> None:
    """The decision and its reasons. Unsealed only where it was the right child after all."""
    entry = at.get(SealedEntry, command.seal_id)
    if entry is None or entry.body != at.actor.body or entry.decided_at:
        rules.refuse(
            "resolves_its_own_seal",
            cy="Nid yw'r sêl hon yn aros am benderfyniad eich corff.",
            en="That seal does not wait for your body's decision.",
        )
    reasons = at.text("seal_decided", command.reasons, command.language)
    at.change(
        entry,
        outcome=command.outcome,
        outcome_text_id=reasons,
        decided_at=at.now,
        decided_by=at.actor.person,
    )
    at.met(CLOCK, subject=entry.id)
    at.record("SealDecided", sealed_entry=entry.id, decided=command.outcome, reasons=reasons)
