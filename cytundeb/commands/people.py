"""`people`: the officers that the database knows, and in which body and role."""

from __future__ import annotations

import argparse

from agreements.words import Words
from cytundeb.at_hand import parts_at_hand
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import Exit


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("people", _SUMMARY)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(_: argparse.Namespace, console: Console) -> Exit:
    """One line a person: id, body, role, region and name."""
    from workflow.records.people import all_people

    with parts_at_hand() as parts, parts.database.unit() as unit:
        people = all_people(unit)
    for person in people:
        console.line(
            f"{person.id:<28} {person.body:<8} {person.role:<16} {person.region or '':<6} {person.name}"
        )
    console.document(
        [
            {
                "id": person.id,
                "name": person.name,
                "body": person.body,
                "role": person.role,
                "region": person.region,
            }
            for person in people
        ]
    )
    return Exit.DONE


_SUMMARY = Words(cy="y swyddogion, eu cyrff a'u rolau", en="the officers, their bodies and their roles")
