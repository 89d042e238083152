"""Drafts: the first from the text that is started from, each next one from changed files and settled clauses.

A draft is never changed: it is followed by another, and any new draft voids what was signed.
"""

from __future__ import annotations

from collections.abc import Mapping

from workflow.negotiating import rules, voiding
from workflow.negotiating.clause_text import CLAUSE_FILES, with_wording
from workflow.negotiating.commands import MakeDraft
from workflow.negotiating.draft_files import DraftReading, files_sha256, read_draft
from workflow.negotiating.facts import Clause, Draft, Wording
from workflow.negotiating.sitting import Sitting
from workflow.negotiating.wording import open_clause, put_wording, sha256_of_words, text_of, texts_of

MOST_FILES = 300
MOST_CHARACTERS = 2_000_000
MOST_CLAUSES = 500
"""Ever at one table: each that was opened stays on its record."""


def may_draft(at: Sitting) -> None:
    """Whoever sits at the table, or leads."""
    rules.negotiation_is_open(at)
    rules.sits_at_the_table(at)


def make_draft(at: Sitting, command: MakeDraft) -> None:
    """The next draft: changed files over the newest one's, and every settled wording written in.

    A clause whose text changes is opened where it was new; one that was settled must be reopened first.
    """
    changed = _with_changes(at, command.files)
    settled = _settled_stand(at, changed)
    files = _with_settled(changed, settled)
    if files_sha256(files) == at.before.newest.files_sha256:
        rules.refuse(
            "draft_is_new",
            cy="Nid oes dim wedi newid ers y drafft diweddaraf.",
            en="Nothing has changed since the newest draft.",
        )
    _few_enough_clauses(at, files)
    _reword(at, files)
    draft = put_draft(at, files, read_draft(files), why=command.why)
    at.record(
        "DraftMade",
        draft=draft.number,
        files_sha256=draft.files_sha256,
        agreement_sha256=draft.agreement_sha256,
        faults=draft.fault_count,
        why_sha256=sha256_of_words(command.why),
    )
    voiding.back_to_the_table(at)
    at.notify_bodies("negotiation_draft", "finance")


def put_draft(at: Sitting, files: Mapping[str, str], reading: DraftReading, *, why: str) -> Draft:
    """Keep a set of files as the next numbered draft."""
    number = len(at.all(Draft)) + 1
    faults = reading.faults_as_json()
    draft = at.put(
        Draft(
            id=at.new_id(),
            negotiation=at.ref,
            number=number,
            made_at=at.now,
            made_by=at.actor.person,
            made_body=at.actor.body,
            why=why,
            files_sha256=reading.files_sha256,
            agreement_sha256=reading.agreement_sha256,
            fault_count=len(faults),
            faults=faults,
        )
    )
    at.put_files(draft.id, files)
    at.change_negotiation(draft=number)
    return draft


def holds_what_was_settled(at: Sitting) -> list[str]:
    """The settled clauses whose settled wording is not the text of the newest draft."""
    texts = texts_of(at.files)
    return [clause for clause, wording in _settled(at).items() if texts.get(clause) != text_of(wording)]


def _with_changes(at: Sitting, changes: Mapping[str, str | None]) -> dict[str, str]:
    files = dict(at.files)
    for path, text in changes.items():
        if text is not None:
            files[path] = text
        elif path not in files:
            rules.refuse(
                "file_is_there",
                cy=f"Nid oes ffeil {path} yn y drafft diweddaraf.",
                en=f"There is no file {path} in the newest draft.",
            )
        else:
            del files[path]
    if len(files) > MOST_FILES or sum(map(len, files.values())) > MOST_CHARACTERS:
        rules.refuse(
            "draft_is_bounded",
            cy=f"Ni all drafft gynnwys mwy na {MOST_FILES} ffeil na {MOST_CHARACTERS} nod.",
            en=f"A draft cannot hold more than {MOST_FILES} files or {MOST_CHARACTERS} characters.",
        )
    return files


def _few_enough_clauses(at: Sitting, files: Mapping[str, str]) -> None:
    """A draft is read and judged in the time that people wait, however long its files are."""
    if len({*(one.clause for one in at.all(Clause)), *texts_of(files)}) > MOST_CLAUSES:
        rules.refuse(
            "draft_is_bounded",
            cy=f"Ni all negodi ymwneud â mwy na {MOST_CLAUSES} o gymalau.",
            en=f"A negotiation cannot be about more than {MOST_CLAUSES} clauses.",
        )


def _settled(at: Sitting) -> dict[str, Wording]:
    """The settled wording of every settled clause."""
    found = ((one.clause, at.get(Wording, one.wording)) for one in at.all(Clause) if one.status == "settled")
    return {clause: wording for clause, wording in found if wording is not None}


def _settled_stand(at: Sitting, files: Mapping[str, str]) -> dict[str, Wording]:
    """The settled wordings; refused where the changed files say otherwise of one of them."""
    before, after, settled = texts_of(at.files), texts_of(files), _settled(at)
    for clause, wording in settled.items():
        if after.get(clause) not in (before.get(clause), text_of(wording)):
            rules.refuse(
                "settled_clause_stands",
                cy=f"Mae cymal {clause} wedi'i setlo: ailagorwch ef cyn newid ei destun.",
                en=f"Clause {clause} is settled: reopen it before its text is changed.",
                clause=clause,
            )
    return settled


def _with_settled(files: dict[str, str], settled: Mapping[str, Wording]) -> dict[str, str]:
    texts = texts_of(files)
    for clause, wording in settled.items():
        if texts.get(clause) == text_of(wording):
            continue
        title_cy, title_en, text_cy, text_en = text_of(wording)
        for path, title, body in (
            (CLAUSE_FILES["cy"], title_cy, text_cy),
            (CLAUSE_FILES["en"], title_en, text_en),
        ):
            files[path] = with_wording(files.get(path, ""), clause, title=title, text=body)
    return files


def _reword(at: Sitting, files: Mapping[str, str]) -> None:
    """What the new text does to the clauses: new ones open, reworded ones gain a wording, lost ones go."""
    before, after = texts_of(at.files), texts_of(files)
    known = {one.clause: one for one in at.all(Clause)}
    for position, (clause, text) in enumerate(after.items(), start=1):
        if clause not in known or known[clause].status == "removed":
            open_clause(at, clause, position=position)
            at.record("ClauseOpened", clause=clause)
        if before.get(clause) != text:
            wording = put_wording(at, clause, text, body=at.actor.body)
            at.record("WordingProposed", clause=clause, wording=wording.id, sha256=wording.sha256)
    for clause, row in known.items():
        if clause not in after and row.status == "open":
            at.change(row, status="removed", since=at.now)
            at.stop("clause_agreed", "clause_chase", subject=clause)
            at.record("ClauseRemoved", clause=clause)
