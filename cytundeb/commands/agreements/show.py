"""`agreements show`: one agreement in full, its figures in their clauses."""

from __future__ import annotations

import argparse
import json

from agreements.words import Words
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import Exit
from cytundeb.typed_values import parse_day


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("show", _SUMMARY)
    parser.argument("agreement", metavar="ID", words=_ID)
    parser.argument("--on", metavar="DATE", words=_ON)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Its title, parties and dates, then every clause; as a document, its whole canonical form."""
    from cytundeb.commands.agreements.choosing import agreement

    on = parse_day(arguments.on, "--on") if arguments.on else None
    found = agreement(arguments.agreement, on)
    console.answer(found.title)
    until = found.last_day or ""
    console.line(f"{found.id} v{found.version}  {found.dates.effective_from}–{until}  {found.legal_status}")
    console.line(f"sha256 {found.sha256}")
    console.line(", ".join(f"{party.body} ({party.role})" for party in found.parties))
    for clause in found.clauses:
        title, text = found.clause_title(clause), found.clause(clause)
        console.answer(
            Words(cy=f"\n{clause}  {title.cy}\n{text.cy}", en=f"\n{clause}  {title.en}\n{text.en}")
        )
    console.document({"sha256": found.sha256, **json.loads(found.canonical_json())})
    return Exit.DONE


_SUMMARY = Words(cy="dangos un cytundeb a'i gymalau", en="show one agreement and its clauses")
_ID = Words(cy="dynodydd y cytundeb, neu ei ffolder", en="the agreement's id, or its folder")
_ON = Words(
    cy="y fersiwn mewn grym ar y diwrnod hwn (heb un: y fersiwn olaf)",
    en="the version in force on this day (none: the last version)",
)
