"""`import`: a caseload from a CSV file, all of it or none. Reading and judging it is `cytundeb.importing`."""

from __future__ import annotations

import argparse
from pathlib import Path

from agreements.words import Words
from cytundeb.at_hand import parts_at_hand
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import Exit, WrongUsage
from cytundeb.typed_values import parse_day


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("import", _SUMMARY)
    parser.argument("file", metavar="FILE.csv", words=_FILE)
    parser.argument("--as", dest="person", metavar="PERSON", words=_AS)
    parser.argument("--go-live", dest="live_on", metavar="DATE", words=_GO_LIVE)
    parser.argument("--dry-run", action="store_true", words=_DRY_RUN)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Print every fault, or how many cases were opened; exit 1 if there is a fault, and then nothing was."""
    from cytundeb.importing import import_caseload

    file = Path(arguments.file)
    if not file.is_file():
        raise WrongUsage(_NO_FILE.filled(file=str(file)))
    live_on = parse_day(arguments.live_on, "--go-live") if arguments.live_on else None
    with parts_at_hand() as parts:
        done = import_caseload(
            parts, file, person=arguments.person, dry_run=arguments.dry_run, live_on=live_on
        )
    for fault in done.faults:
        console.answer(Words(cy=fault.as_line("cy"), en=fault.as_line("en")))
    if not done.faults:
        console.answer((_CHECKED if arguments.dry_run else _OPENED).filled(cases=done.cases))
    console.document(
        {
            "cases": done.cases,
            "opened": done.opened,
            "faults": [
                {"row": fault.row, "column": fault.column, "cy": fault.words.cy, "en": fault.words.en}
                for fault in done.faults
            ],
        }
    )
    return Exit.CHECK_FAILED if done.faults else Exit.DONE


_SUMMARY = Words(
    cy="agor achosion o ffeil CSV, y cyfan neu ddim", en="open cases from a CSV file, all or none"
)
_FILE = Words(
    cy="ffeil â phennawd examples/caseload.csv", en="a file with the header of examples/caseload.csv"
)
_AS = Words(
    cy="y swyddog sy'n agor (heb un: cydgysylltydd gofal parhaus bwrdd iechyd pob achos)",
    en="the officer who opens them (none: the continuing care coordinator of each case's health board)",
)
_GO_LIVE = Words(
    cy="achosion a gymerir drosodd: cedwir eu gwir oedran, ac mae eu terfynau amser yn cychwyn ar y "
    "diwrnod hwn",
    en="cases taken over: their true age is kept, and their time limits begin on this day",
)
_DRY_RUN = Words(cy="gwirio yn unig; ni chaiff dim ei agor", en="check only; nothing is opened")
_NO_FILE = Words(cy="Nid oes ffeil {file}.", en="There is no file {file}.")
_CHECKED = Words(
    cy="{cases} achos heb nam; ni chafodd dim ei agor.", en="{cases} cases, no fault; nothing was opened."
)
_OPENED = Words(cy="Agorwyd {cases} achos.", en="{cases} cases were opened.")
