"""`token`: a bearer token for a person of the demonstration, whether the server is up or not."""

from __future__ import annotations

import argparse
from datetime import timedelta
from typing import Final

from agreements.words import Words
from cytundeb.at_hand import parts_at_hand
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import CommandRefused, Exit

LIFETIME: Final = timedelta(days=30)


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("token", _SUMMARY)
    parser.argument("--as", dest="person", metavar="PERSON", required=True, words=_AS)
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Print the token alone."""
    from workflow.records.doors import open_door
    from workflow.records.people import person_by_id

    with parts_at_hand() as parts:
        if not parts.settings.demonstration:
            raise CommandRefused(_DEMONSTRATION_ONLY)
        with parts.database.unit() as unit:
            person = person_by_id(unit, arguments.person)
            if person is None or not person.active:
                raise CommandRefused(_NOBODY.filled(person=arguments.person))
            secret = open_door(unit, person=person.id, kind="token", lifetime=LIFETIME)
    console.line(secret)
    return Exit.DONE


_SUMMARY = Words(
    cy="tocyn mynediad un o bobl yr arddangosiad, a dim arall",
    en="the bearer token of a person of the demonstration, and nothing else",
)
_AS = Words(cy="dynodydd y person; gweler `cytundeb people`", en="the person's id; see `cytundeb people`")
_DEMONSTRATION_ONLY = Words(
    cy="Dim ond yn yr arddangosiad y rhoddir tocyn fel hyn.",
    en="A token is given like this in the demonstration alone.",
)
_NOBODY = Words(
    cy="Nid oes neb o'r enw {person}; gweler `cytundeb people`.",
    en="There is nobody called {person}; see `cytundeb people`.",
)
