"""`officers`: who is away, who stands in, who has left."""

from __future__ import annotations

import argparse

from agreements.words import Words
from cytundeb.at_hand import parts_at_hand
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import CommandRefused, Exit
from cytundeb.typed_values import parse_day


def add(commands: Commands) -> None:
    """Add the command and those below it."""
    below = commands.add("officers", _SUMMARY).commands()
    away = below.add("away", _AWAY)
    away.argument("person", metavar="PERSON", words=_PERSON)
    away.argument("--from", dest="from_on", metavar="DATE", required=True, words=_FROM)
    away.argument("--to", dest="to_on", metavar="DATE", required=True, words=_TO)
    away.argument("--deputy", metavar="PERSON", words=_DEPUTY)
    away.argument("--by", metavar="PERSON", default="administrator", words=_BY)
    away.json_option()
    away.set_defaults(answer=answer_away)
    left = below.add("left", _LEFT)
    left.argument("person", metavar="PERSON", words=_PERSON)
    left.argument("--deputy", metavar="PERSON", words=_DEPUTY)
    left.json_option()
    left.set_defaults(answer=answer_left)


def answer_away(arguments: argparse.Namespace, console: Console) -> Exit:
    """Record days of leave; exit 3 where it cannot be."""
    from workflow.officers import NotPossible, go_on_leave

    from_on, to_on = parse_day(arguments.from_on, "--from"), parse_day(arguments.to_on, "--to")
    with parts_at_hand() as parts:
        try:
            done = go_on_leave(
                parts,
                arguments.person,
                from_on=from_on,
                to_on=to_on,
                by=arguments.by,
                deputy=arguments.deputy,
            )
        except NotPossible as fault:
            raise CommandRefused(fault.words) from fault
    values = {"person": arguments.person, "from_on": from_on.isoformat(), "to_on": to_on.isoformat()}
    console.answer((_IS_AWAY if done else _WAS_AWAY).filled(**values))
    console.document(values | {"changed": done})
    return Exit.DONE


def answer_left(arguments: argparse.Namespace, console: Console) -> Exit:
    """Record that an officer has left, and say how many cases went to others; exit 3 where it cannot be."""
    from workflow.officers import NotPossible, leave

    with parts_at_hand() as parts:
        try:
            cases = leave(parts, arguments.person, deputy=arguments.deputy)
        except NotPossible as fault:
            raise CommandRefused(fault.words) from fault
    console.answer(_HAS_LEFT.filled(person=arguments.person, cases=cases))
    console.document({"person": arguments.person, "cases_reassigned": cases})
    return Exit.DONE


_SUMMARY = Words(
    cy="swyddogion: pwy sydd i ffwrdd, pwy sy'n dirprwyo, pwy sydd wedi gadael",
    en="officers: who is away, who stands in, who has left",
)
_AWAY = Words(cy="cofnodi absenoldeb", en="record days of leave")
_LEFT = Words(
    cy="cofnodi bod swyddog wedi gadael, a rhoi ei achosion i eraill",
    en="record that an officer has left, and give their cases to others",
)
_PERSON = Words(
    cy="dynodydd y swyddog; gweler `cytundeb people`", en="the officer's id; see `cytundeb people`"
)
_FROM = Words(cy="y diwrnod cyntaf", en="the first day")
_TO = Words(cy="y diwrnod olaf", en="the last day")
_DEPUTY = Words(cy="pwy sy'n dirprwyo", en="who stands in")
_BY = Words(cy="pwy sy'n cofnodi hyn", en="who records this")
_IS_AWAY = Words(
    cy="{person}: i ffwrdd o {from_on} hyd {to_on}.", en="{person}: away from {from_on} to {to_on}."
)
_WAS_AWAY = Words(
    cy="{person}: wedi'i gofnodi yn barod, {from_on} hyd {to_on}.",
    en="{person}: recorded already, {from_on} to {to_on}.",
)
_HAS_LEFT = Words(
    cy="{person} wedi gadael; aeth {cases} achos at swyddogion eraill.",
    en="{person} has left; {cases} cases went to other officers.",
)
