"""`agreements check`: every fault of every agreement beneath a folder, as `file:line: sentence`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from agreements.words import Words
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import Exit
from cytundeb.typed_values import parse_day

if TYPE_CHECKING:
    from agreements.faults import Fault


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("check", _SUMMARY)
    parser.argument("path", metavar="PATH", nargs="?", words=_PATH)
    parser.argument("--on", metavar="DATE", words=_ON)
    parser.argument("--list", action="store_true", words=_LIST)
    parser.argument("--page", action="store_true", words=_PAGE)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Print the faults, if there are any, and apart from them the warnings; exit 1 if there is a fault.

    With `--list` or `--page`, what the checks are.
    """
    if arguments.list or arguments.page:
        return _list(console, page=arguments.page)
    from agreements.check import findings
    from cytundeb.commands.agreements.choosing import place

    on = parse_day(arguments.on, "--on") if arguments.on else None
    found = findings(place(arguments.path), on=on)
    faults = [one for one in found if not one.warning]
    warnings = [one for one in found if one.warning]
    for fault in faults:
        console.answer(Words(cy=fault.as_line("cy"), en=fault.as_line("en")))
    if not faults:
        console.answer(_SOUND)
    for warning in warnings:
        console.say(_WARNING.filled(line=Words(cy=warning.as_line("cy"), en=warning.as_line("en"))))
    console.document({"faults": _documents(faults), "warnings": _documents(warnings)})
    return Exit.CHECK_FAILED if faults else Exit.DONE


def _list(console: Console, *, page: bool) -> Exit:
    """One line a check, its code and its sentence; or the whole as `docs/validations.md`."""
    from agreements.checks import CHECKS
    from agreements.checks.page import validations_page

    if page:
        console.line(validations_page().rstrip("\n"))
    else:
        for one in CHECKS:
            console.answer(Words(cy=f"{one.code}: {one.says.cy}", en=f"{one.code}: {one.says.en}"))
    console.document(
        [{"check": one.code, "family": one.family, "cy": one.says.cy, "en": one.says.en} for one in CHECKS]
    )
    return Exit.DONE


def _documents(found: Sequence[Fault]) -> list[dict[str, Any]]:
    return [
        {
            "check": one.check,
            "file": one.file,
            "line": one.line,
            "cy": one.words.cy,
            "en": one.words.en,
        }
        for one in found
    ]


_SUMMARY = Words(
    cy="gwirio cytundebau: pob nam gyda'i ffeil a'i linell",
    en="check agreements: every fault with its file and line",
)
_PATH = Words(
    cy="ffolder cytundeb neu gytundebau (heb un: y rhai a ddaw gyda'r rhaglen)",
    en="the folder of one or more agreements (none: those that are shipped)",
)
_ON = Words(
    cy="rhybuddio hefyd am yr hyn sydd wedi mynd heibio ar y diwrnod hwn (BBBB-MM-DD)",
    en="warn also of what has lapsed on this day (YYYY-MM-DD)",
)
_LIST = Words(
    cy="rhestru pob gwiriad gyda'r hyn y mae'n ei addo, heb wirio dim",
    en="list every check with what it promises, and check nothing",
)
_PAGE = Words(
    cy="ysgrifennu'r rhestr honno fel docs/validations.md", en="write that list as docs/validations.md"
)
_SOUND = Words(cy="Dim nam.", en="No fault.")
_WARNING = Words(cy="rhybudd: {line}", en="warning: {line}")
