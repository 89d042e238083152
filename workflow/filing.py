"""A file on its way into a case: what it is, whether it carries a virus, and then one act. Also a file
through a one-time link, and the files that waited for a scan. It judges nothing that casework judges."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from workflow import desk
from workflow.casework.arriving import arrive
from workflow.casework.attaching import record_scans
from workflow.casework.attachment_rules import WAIT_FOR_A_SCAN
from workflow.casework.changes import Changes, Refusal
from workflow.casework.commands.attaching import Received
from workflow.casework.facts import Attachment, CaseFacts, ReportRequest
from workflow.casework.reports import waited_for
from workflow.parts import Parts
from workflow.records import clock
from workflow.records import reading as records_reading
from workflow.records.attachments import File, cases_with_files_to_scan, find_link, read_file
from workflow.scanning.clamd import NoScanner
from workflow.scanning.file_kinds import clean_name, file_kinds


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that may be taken, and what it was found to be."""

    file: File
    received: Received


@dataclass(frozen=True, slots=True)
class Expected:
    """What a one-time link lets in: the report, and the case that it is for."""

    facts: CaseFacts
    link_id: str
    request: ReportRequest


@dataclass(slots=True)
class Scans:
    """What one run over the waiting files did."""

    clean: int = 0
    infected: int = 0
    waiting: int = 0
    """Files that still wait, because no scanner answered."""


def accept(parts: Parts, name: str, content: bytes) -> Accepted:
    """Look at a file before anything is locked. Raises NotTaken for its kind or size, Infected for a
    virus."""
    shown = clean_name(name)
    kind = file_kinds().kind_of(shown, content)
    stands = parts.scanner.judge(content)
    received = Received(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type=kind.media_type,
        scanned=stands,
    )
    return Accepted(File(shown, content), received)


def expected(parts: Parts, secret: str) -> Expected | None:
    """What a one-time link of this secret lets in now; None alike for unknown, used, revoked, expired and
    ended."""
    with parts.database.unit() as unit:
        found = find_link(unit, secret)
        facts = records_reading.read(unit, found.case_ref) if found else None
        now = clock.now(unit)
    if found is None or facts is None:
        return None
    request = waited_for(facts, found.link_id, desk.not_before(facts, now))
    return Expected(facts, found.link_id, request) if request else None


def take_in(
    parts: Parts, secret: str, accepted: Accepted, *, language: str, sender: str | None
) -> Changes | Refusal | None:
    """Take a file in through a one-time link, once; None where the link lets nothing in."""
    found = expected(parts, secret)
    if found is None:
        return None
    with desk.case(parts, found.facts.case.ref) as seat:
        answer = arrive(
            seat.facts,
            found.link_id,
            received_file=accepted.received,
            language=language,
            sender=sender,
            now=seat.now,
            act_id=desk.new_act_id(),
            salt=desk.new_salt(),
            under=seat.under,
        )
        if isinstance(answer, Changes):
            seat.write(answer, file=accepted.file)
        return answer


def scan_waiting(parts: Parts, *, at_most: int = 200) -> Scans:
    """Scan the files that wait; what was scanned once is not scanned again. It stops where no scanner
    answers."""
    scans, seen = Scans(), list[str]()
    if parts.settings.scan == "off":
        return scans
    while len(seen) < at_most:
        with parts.database.unit() as unit:
            refs = cases_with_files_to_scan(unit, at_most=20, but=seen)
        if not refs:
            return scans
        for ref in refs:
            seen.append(ref)
            if not _scan_case(parts, ref, scans):
                return scans
    return scans


def _scan_case(parts: Parts, ref: str, scans: Scans) -> bool:
    """Scan the waiting files of one case outside any lock, then record the verdicts under it; False: no
    scanner."""
    said: dict[str, str] = {}
    there = True
    for attachment in _waiting(parts, ref):
        with parts.database.unit() as unit:
            file = read_file(unit, parts.keyring, attachment)
        if file is None:
            continue
        try:
            said[attachment.id] = parts.scanner.again(file.content)
        except NoScanner:
            scans.waiting += 1
            there = False
            break
    if said:
        with desk.case(parts, ref) as seat:
            changes = record_scans(
                seat.facts,
                said,
                now=seat.now,
                act_id=desk.new_act_id(),
                salt=desk.new_salt(),
                under=seat.under,
            )
            if changes is not None:
                seat.write(changes)
                verdicts = [event.data["scanned"] for event in changes.events]
                scans.clean += verdicts.count("clean")
                scans.infected += verdicts.count("infected")
    return there


def _waiting(parts: Parts, ref: str) -> list[Attachment]:
    with parts.database.unit() as unit:
        facts = records_reading.read(unit, ref)
    return [
        one
        for one in (facts.attachments if facts else ())
        if one.scanned in WAIT_FOR_A_SCAN and one.erased_at is None
    ]
