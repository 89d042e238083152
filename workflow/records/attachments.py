"""The bytes of attached files and their names, sealed; who was handed them; which wait for a scan; and the
one-time links by which a file comes in. Who may read is for casework."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hmac import compare_digest

from workflow.casework.attachment_rules import WAIT_FOR_A_SCAN
from workflow.casework.changes import Changes
from workflow.casework.commands import AskForReport, Command, RenewUploadLink
from workflow.casework.commands.attaching import NewLink
from workflow.casework.facts import Attachment
from workflow.records.database import Unit
from workflow.records.file_seal import digest_of_secret, link_secret, seal, unseal
from workflow.records.keyring import Keyring


@dataclass(frozen=True, slots=True)
class File:
    """A file as people see it: its name and its bytes, neither of which a repr shows."""

    name: str = field(repr=False)
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileReading:
    """Who was handed the bytes of a file, and when."""

    attachment_id: str
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A one-time link, found by its secret alone."""

    case_ref: str
    link_id: str


def keep_file(unit: Unit, keyring: Keyring, changes: Changes, file: File) -> None:
    """Seal and keep the bytes and the name of the file that these changes attach, in the same commit."""
    (added,) = [row for row in changes.rows if isinstance(row, Attachment) and _is_new(row)]
    binding = _binding(added)
    unit.do(
        "INSERT INTO attachment_contents (id, case_ref, key_id, name, content) VALUES (%s, %s, %s, %s, %s)",
        (
            added.id,
            added.case_ref,
            keyring.current,
            seal(keyring, file.name.encode(), bound_to=f"{binding}|name"),
            seal(keyring, file.content, bound_to=f"{binding}|content"),
        ),
    )


def forget_erased(unit: Unit, changes: Changes) -> int:
    """Delete the bytes and names of the files that these changes erase; how many."""
    erased = [row.id for row in changes.rows if isinstance(row, Attachment) and row.erased_at is not None]
    if not erased:
        return 0
    return unit.do("DELETE FROM attachment_contents WHERE id = ANY(%s)", (erased,))


def read_file(unit: Unit, keyring: Keyring, attachment: Attachment) -> File | None:
    """The name and bytes of a file; None where it was erased. Nobody's reading is recorded. Raises
    KeyFault."""
    row = unit.one("SELECT key_id, name, content FROM attachment_contents WHERE id = %s", (attachment.id,))
    if row is None:
        return None
    binding = _binding(attachment)
    return File(
        name=unseal(keyring, row[1], key_id=row[0], bound_to=f"{binding}|name").decode(),
        content=unseal(keyring, row[2], key_id=row[0], bound_to=f"{binding}|content"),
    )


def hand_out(
    unit: Unit, keyring: Keyring, attachment: Attachment, *, person: str, now: datetime
) -> File | None:
    """As `read_file`, and a record that this person was handed it."""
    file = read_file(unit, keyring, attachment)
    if file is not None:
        unit.do(
            "INSERT INTO attachment_readings (id, case_ref, attachment_id, person, at) "
            "VALUES (%s, %s, %s, %s, %s)",
            (str(uuid.uuid4()), attachment.case_ref, attachment.id, person, now),
        )
    return file


def names_of_files(unit: Unit, keyring: Keyring, attachments: Iterable[Attachment]) -> dict[str, str]:
    """The names of files by id; one that was erased is left out. Raises KeyFault."""
    by_id = {one.id: one for one in attachments}
    rows = unit.all("SELECT id, key_id, name FROM attachment_contents WHERE id = ANY(%s)", (list(by_id),))
    return {
        key: unseal(keyring, name, key_id=key_id, bound_to=f"{_binding(by_id[key])}|name").decode()
        for key, key_id, name in rows
    }


def readings_of_file(unit: Unit, attachment_id: str) -> tuple[FileReading, ...]:
    """Everybody who was handed a file, oldest first."""
    rows = unit.all(
        "SELECT attachment_id, person, at FROM attachment_readings WHERE attachment_id = %s ORDER BY at, id",
        (attachment_id,),
    )
    return tuple(FileReading(*row) for row in rows)


def cases_with_files_to_scan(unit: Unit, *, at_most: int, but: Sequence[str] = ()) -> list[str]:
    """References of cases with a file that waits for a scan, at most so many."""
    rows = unit.all(
        "SELECT DISTINCT case_ref FROM attachments WHERE scanned = ANY(%s) AND erased_at IS NULL "
        "AND case_ref <> ALL(%s) ORDER BY case_ref LIMIT %s",
        (sorted(WAIT_FOR_A_SCAN), list(but), at_most),
    )
    return [ref for (ref,) in rows]


def find_link(unit: Unit, secret: str) -> FoundLink | None:
    """The link of this secret; None where there is none. Whether it still lets anything in is for
    casework."""
    digest = digest_of_secret(secret)
    row = unit.one("SELECT case_ref, id, sha256 FROM upload_links WHERE sha256 = %s", (digest,))
    if row is None or not compare_digest(row[2], digest):
        return None
    return FoundLink(case_ref=row[0], link_id=row[1])


def with_link(keyring: Keyring, command: Command) -> Command:
    """The command with a new one-time link, where it makes one; what came in with it counts for nothing."""
    if not isinstance(command, (AskForReport, RenewUploadLink)):
        return command
    link_id = str(uuid.uuid4())
    digest = digest_of_secret(link_secret(keyring, link_id))
    return command.model_copy(update={"link": NewLink(id=link_id, sha256=digest)})


def _is_new(row: Attachment) -> bool:
    return row.superseded_by is None and row.erased_at is None


def _binding(attachment: Attachment) -> str:
    return f"{attachment.case_ref}|{attachment.id}"
