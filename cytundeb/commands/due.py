"""`due`: when a time limit ends, counted from a day. The counting itself is in `workflow.clocks`."""

from __future__ import annotations

import argparse

from agreements.words import Words
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import CommandRefused, Exit, WrongUsage
from cytundeb.typed_values import instant_text, parse_day


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("due", _SUMMARY)
    parser.argument("--from", dest="from_on", metavar="DATE", required=True, words=_FROM_HELP)
    parser.argument("--add", dest="length", metavar="LENGTH", required=True, words=_ADD_HELP)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Print the last day of the limit and the instant at which it is over."""
    from workflow.clocks.calendar import Calendar
    from workflow.clocks.due import LimitNotUnderstood, due, parse_limit
    from workflow.clocks.faults import ClockFault

    from_on = parse_day(arguments.from_on, "--from")
    try:
        count, unit = parse_limit(arguments.length)
    except LimitNotUnderstood as fault:
        raise WrongUsage(fault.words) from fault
    try:
        found = due(from_on, count, unit, Calendar.load())
    except ClockFault as fault:
        raise CommandRefused(fault.words) from fault
    values = {"on": found.due_on.isoformat(), "at": instant_text(found.due_at), "calendar": found.calendar}
    console.answer(_ANSWER.filled(**values))
    if found.provisional:
        console.answer(_PROVISIONAL)
    console.document(
        {
            "due_on": values["on"],
            "due_at": values["at"],
            "calendar": found.calendar,
            "provisional": found.provisional,
        }
    )
    return Exit.DONE


_SUMMARY = Words(cy="pryd y daw terfyn amser i ben", en="when a time limit ends")
_FROM_HELP = Words(
    cy="y diwrnod y mae'n cychwyn arno (BBBB-MM-DD); nid yw'n cyfrif",
    en="the day it starts on (YYYY-MM-DD); that day is not counted",
)
_ADD_HELP = Words(
    cy='ei hyd, er enghraifft "5 working days" neu "5 diwrnod gwaith"',
    en='its length, for example "5 working days", "2 weeks" or "1 month"',
)
_ANSWER = Words(
    cy="{on}: daw i ben ar {at} (calendr {calendar})",
    en="{on}: over at {at} (calendar {calendar})",
)
_PROVISIONAL = Words(
    cy="Dros dro: nid yw gwyliau banc y flwyddyn honno yn hysbys eto.",
    en="Provisional: the bank holidays of that year are not known yet.",
)
