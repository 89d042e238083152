"""`agreements check`: every fault of every agreement beneath a folder, as `file:line: sentence`."""

from __future__ import annotations

import argparse

from agreements.words import Words
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import Exit


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("check", _SUMMARY)
    parser.argument("path", metavar="PATH", nargs="?", words=_PATH)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Print the faults, if there are any; exit 1 if there are."""
    from agreements.check import check
    from cytundeb.commands.agreements.choosing import place

    faults = check(place(arguments.path))
    for fault in faults:
        console.answer(Words(cy=fault.as_line("cy"), en=fault.as_line("en")))
    if not faults:
        console.answer(_SOUND)
    console.document(
        {
            "faults": [
                {"file": fault.file, "line": fault.line, "cy": fault.words.cy, "en": fault.words.en}
                for fault in faults
            ]
        }
    )
    return Exit.CHECK_FAILED if faults else Exit.DONE


_SUMMARY = Words(
    cy="gwirio cytundebau: pob nam gyda'i ffeil a'i linell",
    en="check agreements: every fault with its file and line",
)
_PATH = Words(
    cy="ffolder cytundeb neu gytundebau (heb un: y rhai a ddaw gyda'r rhaglen)",
    en="the folder of one or more agreements (none: those that are shipped)",
)
_SOUND = Words(cy="Dim nam.", en="No fault.")
