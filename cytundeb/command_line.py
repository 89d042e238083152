"""The front door: which command was typed, and how it ended. Not a place for what a command does."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

from agreements.faults import FaultySource
from agreements.words import Words
from cytundeb.bilingual_arguments import Parser, speak
from cytundeb.commands import (
    agreements,
    apportion,
    audit,
    automatic,
    doctor,
    due,
    enforce,
    import_caseload,
    index_children,
    officers,
    people,
    rules,
    run,
    simulate,
    token,
)
from cytundeb.commands.rules import calendar
from cytundeb.console import Console
from cytundeb.language import chosen_language, help_language
from cytundeb.outcomes import CommandEnded, Exit

IN_ORDER: Final = (
    run, enforce, import_caseload, index_children, people, officers, automatic, rules, calendar, token, audit,
    doctor, agreements, simulate, apportion, due,
)  # fmt: skip
_SUMMARY: Final = Words(
    cy="Cytundeb: pwy sy'n talu am ofal parhaus plentyn, erbyn pryd, a beth wedyn os na all neb gytuno.",
    en="Cytundeb: who pays for a child's continuing care, by when, and what happens if nobody can agree.",
)


def main(typed: Sequence[str] | None = None) -> int:
    """Answer one command; the exit code is 0 done, 1 check failed, 2 wrong usage, 3 refused with a reason."""
    try:
        language, help_in = chosen_language(), help_language()
    except CommandEnded as ended:
        Console(language=None).say(ended.words)
        return int(ended.exit)
    speak(help_in)
    arguments = build_parser(help_in).parse_args(typed)
    console = Console(language=language, as_json=getattr(arguments, "json", False))
    try:
        return int(arguments.answer(arguments, console))
    except CommandEnded as ended:
        console.say(ended.words)
        return int(ended.exit)
    except FaultySource as faulty:  # reference data that cannot be read; a command tells of its agreements
        for fault in faulty.faults:
            console.say(Words(cy=fault.as_line("cy"), en=fault.as_line("en")))
        return int(Exit.REFUSED)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our answer has gone: nothing more can be said to it
        return int(Exit.DONE)
    except KeyboardInterrupt:
        return 130


def build_parser(language: str) -> Parser:
    """The parser of every command, in one language."""
    parser = Parser(language=language, summary=_SUMMARY, prog="cytundeb")
    commands = parser.commands()
    for command in IN_ORDER:
        command.add(commands)
    return parser
