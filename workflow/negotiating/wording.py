"""Clauses: opened, worded by each side, agreed to body by body, settled with one text in both languages.

A settled wording enters the text with the next draft (`drafting`). Whether an open clause is late is for
`chasing`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from workflow.negotiating import rules, voiding
from workflow.negotiating.clause_text import CLAUSE_FILES, sections
from workflow.negotiating.commands import (
    ConsentTo,
    ConsentToMany,
    OwnClause,
    ProposeWording,
    ReopenClause,
    SettleClause,
    SettleMany,
)
from workflow.negotiating.facts import Clause, Consent, Wording
from workflow.negotiating.sitting import Sitting

CLOCK, CHASE = "clause_agreed", "clause_chase"
Text = tuple[str, str, str, str]
"""A wording as text: title_cy, title_en, text_cy, text_en."""


def texts_of(files: Mapping[str, str]) -> dict[str, Text]:
    """Every clause that stands in both languages' files, in the order of the English one."""
    cy, en = (sections(files.get(CLAUSE_FILES[language], "")) for language in ("cy", "en"))
    return {
        clause: (cy[clause].title, english.title, cy[clause].text, english.text)
        for clause, english in en.items()
        if clause in cy
    }


def sha256_of(text: Text) -> str:
    """The hash of a wording: its four texts as canonical JSON."""
    return hashlib.sha256(json.dumps(text, ensure_ascii=False).encode()).hexdigest()


def sha256_of_words(words: str) -> str:
    """The digest of a person's words, which an event carries in their place."""
    return hashlib.sha256(words.encode()).hexdigest()


def text_of(wording: Wording) -> Text:
    """A wording as text."""
    return (wording.title_cy, wording.title_en, wording.text_cy, wording.text_en)


def put_wording(at: Sitting, clause: str, text: Text, *, body: str | None) -> Wording:
    """Keep a wording of a clause; one that says the same to the letter is not kept twice."""
    before = [one for one in at.all(Wording) if one.clause == clause]
    digest = sha256_of(text)
    for one in before:
        if one.sha256 == digest:
            return one
    title_cy, title_en, text_cy, text_en = text
    return at.put(
        Wording(
            id=at.new_id(),
            negotiation=at.ref,
            clause=clause,
            number=len(before) + 1,
            body=body,
            person=at.actor.person,
            at=at.now,
            title_cy=title_cy,
            title_en=title_en,
            text_cy=text_cy,
            text_en=text_en,
            sha256=digest,
        )
    )


def open_clause(at: Sitting, clause: str, *, position: int = 0) -> Clause:
    """Open a clause: a new one, or one that was settled or taken out. Its clock begins, its consents end."""
    found = next((one for one in at.all(Clause) if one.clause == clause), None)
    if found is None:
        owner = _first_owner(at)
        found = Clause(
            id=at.new_id(),
            negotiation=at.ref,
            clause=clause,
            position=position,
            status="open",
            owner_body=owner[0],
            owner_office=owner[1],
            since=at.now,
        )
        at.put(found)
    else:
        found = at.change(found, status="open", since=at.now, wording=None)
        _end_consents(at, clause)
    at.start(CLOCK, found.owner_body, found.owner_office, subject=clause)
    return found


def may_word(at: Sitting) -> None:
    """Whoever sits at the table, or leads, proposes wordings and opens clauses."""
    rules.negotiation_is_open(at)
    rules.sits_at_the_table(at)


def propose(at: Sitting, command: ProposeWording, subject: str | None) -> None:
    """Keep one side's wording; a settled clause is opened by it, and a frozen draft is no longer frozen."""
    clause = rules.clause_exists(at, subject)
    text = (command.title_cy, command.title_en, command.text_cy, command.text_en)
    known = {one.id for one in at.all(Wording)}
    wording = put_wording(at, clause.clause, text, body=at.actor.body)
    if wording.id in known and (clause.status == "open" or clause.wording == wording.id):
        rules.refuse(
            "wording_is_new",
            cy="Mae'r union eiriad hwn wedi'i gynnig yn barod.",
            en="This very wording has been proposed already.",
            clause=clause.clause,
        )
    at.record("WordingProposed", clause=clause.clause, wording=wording.id, sha256=wording.sha256)
    if clause.status == "settled":
        open_clause(at, clause.clause)
        at.record("ClauseReopened", clause=clause.clause)
        voiding.back_to_the_table(at)
    for body in at.negotiation.bodies:
        if body != at.actor.body:
            at.notify("negotiation_wording", body, _office_of(at, body), about=clause.clause)


def may_consent(at: Sitting) -> None:
    """Whoever sits for a party body and may commit it."""
    rules.text_is_not_frozen(at)
    rules.may_commit(at)


def consent(at: Sitting, command: ConsentTo, subject: str | None) -> None:
    """Agree to a wording for one's body; an earlier consent of the body to another wording ends."""
    clause = rules.clause_exists(at, subject)
    rules.clause_is_open(clause)
    _consent_to(at, clause, _wording(at, clause, command.wording))


def consent_to_many(at: Sitting, command: ConsentToMany) -> None:
    """Agree to the newest draft's text of open clauses."""
    wanted = [rules.clause_exists(at, name) for name in command.clauses] or _open(at)
    texts = texts_of(at.files)
    for clause in wanted:
        rules.clause_is_open(clause)
        text = texts.get(clause.clause)
        if text is None:
            rules.refuse(
                "clause_is_in_the_draft",
                cy=f"Nid oes testun dwyieithog i gymal {clause.clause} yn y drafft diweddaraf.",
                en=f"Clause {clause.clause} has no text in both languages in the newest draft.",
                clause=clause.clause,
            )
        _consent_to(at, clause, put_wording(at, clause.clause, text, body=at.actor.body))


def may_settle(at: Sitting) -> None:
    """Whoever sits at the table, or leads, says that a clause is settled; the consents decide whether it
    is.
    """
    rules.text_is_not_frozen(at)
    rules.sits_at_the_table(at)


def settle(at: Sitting, command: SettleClause, subject: str | None) -> None:
    """Settle a clause on a wording that every party body has agreed to."""
    clause = rules.clause_exists(at, subject)
    rules.clause_is_open(clause)
    wording = _wording(at, clause, command.wording)
    missing = [body for body in at.negotiation.bodies if body not in consenting(at, wording)]
    if missing:
        names = ", ".join(missing)
        rules.refuse(
            "every_body_agrees",
            cy=f"Nid yw pob corff wedi cytuno i'r geiriad hwn eto. Ar ôl: {names}.",
            en=f"Not every body has agreed to this wording yet. Still to agree: {names}.",
            clause=clause.clause,
        )
    _settle(at, clause, wording)


def settle_many(at: Sitting, command: SettleMany) -> None:
    """Settle every open clause that is agreed by all; refused where there is none."""
    settled = 0
    for clause in _open(at):
        for wording in [one for one in at.all(Wording) if one.clause == clause.clause]:
            if consenting(at, wording) >= set(at.negotiation.bodies):
                _settle(at, clause, wording)
                settled += 1
                break
    if not settled:
        rules.refuse(
            "every_body_agrees",
            cy="Nid oes cymal agored y mae pob corff wedi cytuno i un geiriad ohono.",
            en="There is no open clause on one wording of which every body has agreed.",
        )


def reopen(at: Sitting, command: ReopenClause, subject: str | None) -> None:
    """Open a settled clause again; a frozen draft is no longer frozen."""
    clause = rules.clause_exists(at, subject)
    if clause.status == "open":
        rules.refuse(
            "clause_is_settled",
            cy=f"Mae cymal {clause.clause} ar agor yn barod.",
            en=f"Clause {clause.clause} is open already.",
            clause=clause.clause,
        )
    at.change(open_clause(at, clause.clause), why=command.why)
    at.record("ClauseReopened", clause=clause.clause, why_sha256=sha256_of_words(command.why))
    voiding.back_to_the_table(at)
    at.notify("negotiation_clause_open", clause.owner_body, clause.owner_office, about=clause.clause)


def may_own(at: Sitting) -> None:
    """Only who leads gives a clause to an office."""
    rules.negotiation_is_open(at)
    rules.leads(at)


def own(at: Sitting, command: OwnClause, subject: str | None) -> None:
    """Give a clause to an office that somebody holds; its clock goes on, against the new owner."""
    clause = rules.clause_exists(at, subject)
    if all((one.body, one.role) != (command.body, command.office) for one in at.before.officers):
        rules.refuse(
            "office_is_held",
            cy=f"Nid oes neb yn y swyddfa {command.office} yn {command.body}.",
            en=f"Nobody holds the office {command.office} in {command.body}.",
        )
    at.change(clause, owner_body=command.body, owner_office=command.office)
    for clock in at.running(CLOCK, CHASE, subject=clause.clause):
        at.change(clock, body=command.body, office=command.office)
    at.record("ClauseOwned", clause=clause.clause, owner_body=command.body, owner_office=command.office)
    at.notify("negotiation_clause_open", command.body, command.office, about=clause.clause)


def consenting(at: Sitting, wording: Wording) -> set[str]:
    """The bodies that agree to a wording."""
    return {one.body for one in at.all(Consent) if one.wording == wording.id and one.withdrawn_at is None}


def _consent_to(at: Sitting, clause: Clause, wording: Wording) -> None:
    for one in at.all(Consent):
        if (one.clause, one.body, one.withdrawn_at) == (clause.clause, at.actor.body, None):
            if one.wording == wording.id:
                return
            at.change(one, withdrawn_at=at.now)
    at.put(
        Consent(
            id=at.new_id(),
            negotiation=at.ref,
            clause=clause.clause,
            body=at.actor.body,
            wording=wording.id,
            person=at.actor.person,
            at=at.now,
        )
    )
    at.record("WordingConsented", clause=clause.clause, wording=wording.id)


def _settle(at: Sitting, clause: Clause, wording: Wording) -> None:
    at.change(clause, status="settled", since=at.now, wording=wording.id)
    at.stop(CLOCK, CHASE, subject=clause.clause, status="met")
    at.record("ClauseSettled", clause=clause.clause, wording=wording.id, sha256=wording.sha256)


def _end_consents(at: Sitting, clause: str) -> None:
    for one in at.all(Consent):
        if one.clause == clause and one.withdrawn_at is None:
            at.change(one, withdrawn_at=at.now)


def _wording(at: Sitting, clause: Clause, wording: str) -> Wording:
    found = at.get(Wording, wording)
    if found is None or found.clause != clause.clause:
        rules.refuse(
            "wording_exists",
            cy=f"Nid oes geiriad o'r fath o gymal {clause.clause}.",
            en=f"There is no such wording of clause {clause.clause}.",
            clause=clause.clause,
        )
    return found


def _open(at: Sitting) -> list[Clause]:
    return [clause for clause in at.all(Clause) if clause.status == "open"]


def _first_owner(at: Sitting) -> tuple[str, str]:
    """The office of the lead; where they hold none any more, the region's lead."""
    lead = next((one for one in at.before.officers if one.person == at.negotiation.lead), None)
    return (lead.body, lead.role) if lead else (at.negotiation.region, "region_lead")


def _office_of(at: Sitting, body: str) -> str:
    """The office of a body to tell: one that sits and may commit it, else its director."""
    seats = [seat for seat in rules.standing_seats(at) if seat.body == body]
    committing = [seat for seat in seats if seat.can_commit]
    return (committing or seats)[0].office if seats else "director"
