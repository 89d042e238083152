"""`audit verify`: does the chain of hashes hold through every event, in the database or in an exported
file?
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agreements.words import Words
from cytundeb.at_hand import parts_at_hand
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import CommandEnded, Exit, WrongUsage

if TYPE_CHECKING:
    from workflow.records.chain import Broken, StoredEvent


class _NotAnExport(CommandEnded):
    """A line of the file is no event, so its chain does not hold."""

    exit = Exit.CHECK_FAILED


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("audit", _SUMMARY).commands().add("verify", _VERIFY)
    parser.argument("file", metavar="FILE", nargs="?", words=_FILE)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Print how many events there are and the first break of each case; exit 1 if there is one."""
    events, broken = _of_file(Path(arguments.file)) if arguments.file else _of_database()
    for one in broken:
        console.answer(_BROKEN.filled(case=one.case_ref, seq=one.seq, sentence=one.sentence))
    console.answer(_COUNT.filled(events=events, broken=len(broken)))
    console.document({"events": events, "broken": [asdict(one) for one in broken]})
    return Exit.CHECK_FAILED if broken else Exit.DONE


def _of_database() -> tuple[int, list[Broken]]:
    from workflow.records.negotiations.history import verify_negotiations
    from workflow.records.panels.history import verify_panels
    from workflow.records.questions.history import verify_all

    with parts_at_hand() as parts, parts.database.unit() as unit:
        found = [verify(unit) for verify in (verify_all, verify_negotiations, verify_panels)]
    return sum(events for events, _ in found), [one for _, broken in found for one in broken]


def _of_file(file: Path) -> tuple[int, list[Broken]]:
    from workflow.records.chain import Verifier

    if not file.is_file():
        raise WrongUsage(_NO_FILE.filled(file=str(file)))
    verifier = Verifier()
    broken = [found for event in _events(file) if (found := verifier.check(event)) is not None]
    return verifier.events, broken


def _events(file: Path) -> Iterator[StoredEvent]:
    """The events of a file with one JSON object a line, in the order (case, number); the first line that is
    no event ends the command.
    """
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield _event(json.loads(line.decode("utf-8")))
            except (ValueError, TypeError, KeyError) as fault:
                raise _NotAnExport(_NO_EVENT.filled(file=file.name, line=number)) from fault


def _event(columns: dict[str, Any]) -> StoredEvent:
    from workflow.records.chain import StoredEvent

    due_at = columns["due_at"]
    instants = {
        "at": datetime.fromisoformat(columns["at"]),
        "due_at": datetime.fromisoformat(due_at) if due_at else None,
    }
    return StoredEvent(**{**columns, **instants})


_SUMMARY = Words(cy="y gadwyn o ddigwyddiadau", en="the chain of events")
_VERIFY = Words(cy="gwirio cadwyn digwyddiadau pob achos", en="verify the chain of events of every case")
_FILE = Words(
    cy="ffeil wedi'i hallforio, un digwyddiad JSON y llinell (heb un: y gronfa ddata)",
    en="an exported file, one JSON event a line (none: the database)",
)
_BROKEN = Words(cy="{case}, digwyddiad {seq}: {sentence}", en="{case}, event {seq}: {sentence}")
_COUNT = Words(
    cy="{events} digwyddiad, {broken} cadwyn wedi'i thorri.", en="{events} events, {broken} broken chains."
)
_NO_FILE = Words(cy="Nid oes ffeil {file}.", en="There is no file {file}.")
_NO_EVENT = Words(
    cy="{file}:{line}: nid yw'r llinell yn ddigwyddiad.", en="{file}:{line}: the line is not an event."
)
