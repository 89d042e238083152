"""Attaching a file to any record of a case, its versions, what its scan said, and erasing it. The bytes are
not here: the edge says what it received, and the records keep it sealed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NoReturn

from workflow.casework import holding, reports, rules
from workflow.casework.attachment_rules import WAIT_FOR_A_SCAN, parties_in, readable
from workflow.casework.changes import Changes
from workflow.casework.commands import Attach, EraseAttachment
from workflow.casework.commands.attaching import Received
from workflow.casework.draft import Draft
from workflow.casework.facts import SYSTEM, Attachment, CaseFacts, Dispute, ReportRequest
from workflow.casework.parties import parties_of, party_of, speaks_for_a_party, tell
from workflow.casework.records_named import named
from workflow.casework.rulebook import Rulebook


def may_attach(at: Draft) -> None:
    """A body of the case attaches, while the case is open; a party beside the two funders, to a disagreement
    of its own."""
    rules.case_is_open(at)
    speaks_for_a_party(at)
    party = party_of(at.actor)
    mine = (one for one in at.all(Dispute) if party in parties_of(at.case, one))
    if party not in at.case.bodies and not any(mine):
        _not_its_own()


def _not_its_own() -> NoReturn:
    rules.refuse(
        "attaches_to_its_own_disagreement",
        cy="Dim ond wrth anghytundeb y mae'n barti iddo y gall eich corff atodi ffeil.",
        en="Your body can attach a file only to a disagreement that it is a party to.",
    )


def attach(at: Draft, command: Attach) -> None:
    """Attach a file. One about a report that is waited for is that report."""
    may_attach(at)
    received = command.received
    if received is None:
        rules.refuse("file_is_received", cy="Ni ddaeth ffeil.", en="No file came.")
    before = _version_before(at, command.supersedes)
    kind, key = (
        (before.about_kind, before.about_id) if before else named(at, command.about_kind, command.about_id)
    )
    party = party_of(at.actor)
    if party not in at.case.bodies and party not in parties_in(at.facts(), kind, key):
        _not_its_own()
    added = put(at, received, about=(kind, key), command=command, before=before)
    asked = at.get(ReportRequest, key) if kind == ReportRequest.TABLE else None
    record_attached(at, added)
    if asked is not None and asked.outcome is None:
        reports.received(at, asked, how="attached", attachment_id=added.id)


def put(
    at: Draft,
    received: Received,
    *,
    about: tuple[str, str],
    command: Attach,
    before: Attachment | None = None,
    body: str | None = None,
) -> Attachment:
    """The row of a file that has come, and that of the version before it superseded. No event is recorded
    yet."""
    key = at.new_id()
    added = at.put(
        Attachment(
            id=key,
            case_ref=at.case.ref,
            about_kind=about[0],
            about_id=about[1],
            type=command.type,
            language=command.language,
            eyes=command.eyes,
            body=body or party_of(at.actor),
            by=at.actor.person,
            at=at.now,
            first_id=before.first_id if before else key,
            version=before.version + 1 if before else 1,
            sha256=received.sha256,
            size=received.size,
            media_type=received.media_type,
            scanned=received.scanned,
            scanned_at=at.now if received.scanned == "clean" else None,
        )
    )
    if before:
        at.change(before, superseded_by=added.id)
    return added


def record_attached(at: Draft, added: Attachment) -> None:
    """The event: id, digest and length, never a name."""
    at.record(
        "FileAttached",
        attachment=added.id,
        about=added.about_kind,
        type=added.type,
        version=added.version,
        sha256=added.sha256,
        size=added.size,
    )


def _version_before(at: Draft, key: str | None) -> Attachment | None:
    if key is None:
        return None
    before = at.get(Attachment, key)
    if before is None or before.body != party_of(at.actor) or not readable(at.before, before, at.actor):
        rules.refuse(
            "version_is_our_own",
            cy="Dim ond fersiwn newydd o ffeil a atodwyd gan eich corff chi y gallwch ei hychwanegu.",
            en="You can add a new version only of a file that your own body attached.",
        )
    if before.superseded_by or before.erased_at:
        rules.refuse(
            "version_is_the_newest",
            cy="Nid hon yw'r fersiwn ddiweddaraf o'r ffeil.",
            en="This is not the newest version of the file.",
        )
    return before


def may_erase(at: Draft) -> None:
    """A body erases a file that it attached; a legal hold keeps everything. Also after the end of the
    case."""
    speaks_for_a_party(at)
    mine = party_of(at.actor)
    if not any(one.body == mine and one.erased_at is None for one in at.all(Attachment)):
        rules.refuse(
            "erases_its_own",
            cy="Nid oes ffeil a atodwyd gan eich corff i'w dileu.",
            en="There is no file attached by your body to erase.",
        )
    _not_held(at)


def erase(at: Draft, command: EraseAttachment) -> None:
    """Erase a file for good: the row, the digest and the chain stay, the bytes and the name go."""
    attachment = at.get(Attachment, command.attachment_id)
    if attachment is None or attachment.body != party_of(at.actor):
        rules.refuse(
            "erases_its_own",
            cy="Dim ond ffeil a atodwyd gan eich corff chi y gallwch ei dileu.",
            en="You can erase only a file that your own body attached.",
        )
    if attachment.erased_at is not None:
        rules.refuse("erased_once", cy="Mae'r ffeil eisoes wedi'i dileu.", en="The file is already erased.")
    at.change(attachment, erased_at=at.now, erased_by=at.actor.person)
    reason = at.text("erasure", command.reason, command.language)
    at.record("AttachmentErased", attachment=attachment.id, reason=reason)
    if attachment.eyes != "own":
        told = dict.fromkeys(
            (*at.case.bodies, *parties_in(at.facts(), attachment.about_kind, attachment.about_id))
        )
        tell(
            at,
            "file_erased",
            [code for code in told if code != attachment.body],
            "coordinator",
            about=attachment.id,
        )


def _not_held(at: Draft) -> None:
    if holding.held(at):
        rules.refuse(
            "legal_hold_stands",
            cy="Mae gorchymyn cadw tystiolaeth ar yr achos: ni ddileir dim.",
            en="A legal hold stands on the case: nothing is erased.",
        )


def record_scans(
    facts: CaseFacts, said: Mapping[str, str], *, now: datetime, act_id: str, salt: str, under: Rulebook
) -> Changes | None:
    """What the scanner said of files that waited for it (id: clean or infected); None where none of them
    still waits."""
    at = Draft(facts, now=now, actor=SYSTEM, act_id=act_id, salt=salt, under=under)
    waiting = [
        one
        for one in at.all(Attachment)
        if one.id in said and one.scanned in WAIT_FOR_A_SCAN and one.erased_at is None
    ]
    for attachment in waiting:
        at.change(attachment, scanned=said[attachment.id], scanned_at=now)
        at.record("FileScanned", attachment=attachment.id, scanned=said[attachment.id])
        if said[attachment.id] == "infected":
            tell(at, "file_infected", [attachment.body], "coordinator", about=attachment.id)
    return at.changes() if waiting else None
