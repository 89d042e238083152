"""`agreements list`: every version of every agreement that is shipped."""

from __future__ import annotations

import argparse

from agreements.words import Words
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import Exit


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("list", _SUMMARY)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(_: argparse.Namespace, console: Console) -> Exit:
    """One line an agreement: id, version, dates, and its title."""
    from agreements.book import Book
    from agreements.faults import FaultySource
    from cytundeb.commands.agreements.choosing import refusal

    try:
        found = Book.load().all()
    except FaultySource as faulty:
        raise refusal(faulty) from faulty
    for one in found:
        until = one.last_day or ""
        console.line(f"{one.id}  v{one.version}  {one.dates.effective_from}–{until}  {one.region or '*'}")
        console.answer(Words(cy=f"    {one.title.cy}", en=f"    {one.title.en}"))
    console.document(
        [
            {
                "id": one.id,
                "version": one.version,
                "region": one.region,
                "title": {"cy": one.title.cy, "en": one.title.en},
                "effective_from": one.dates.effective_from.isoformat(),
                "effective_to": one.last_day.isoformat() if one.last_day else None,
                "legal_status": one.legal_status,
                "services": list(one.services),
                "sha256": one.sha256,
            }
            for one in found
        ]
    )
    return Exit.DONE


_SUMMARY = Words(cy="rhestru pob cytundeb a phob fersiwn", en="list every agreement and every version")
