"""`agreements test`: the worked examples that stand beside the formulas, run to the penny."""

from __future__ import annotations

import argparse

from agreements.words import Words
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import Exit


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("test", _SUMMARY)
    parser.argument("path", metavar="PATH", nargs="?", words=_PATH)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Print each example that did not come out, and how many did; exit 1 if one did not."""
    from agreements.faults import FaultySource
    from agreements.worked_examples import test
    from cytundeb.commands.agreements.choosing import place, refusal

    try:
        results = test(place(arguments.path))
    except FaultySource as faulty:
        raise refusal(faulty) from faulty
    failed = [result for result in results if not result.passed]
    for result in failed:
        where = f"{result.file}:{result.line}: {result.name}: "
        console.answer(Words(cy=where + result.words.cy, en=where + result.words.en))
    console.answer(_COUNT.filled(passed=len(results) - len(failed), of=len(results)))
    console.document(
        {
            "passed": len(results) - len(failed),
            "failed": [
                {
                    "file": result.file,
                    "line": result.line,
                    "name": result.name,
                    "agreement": result.agreement_id,
                    "version": result.agreement_version,
                    "cy": result.words.cy,
                    "en": result.words.en,
                }
                for result in failed
            ],
        }
    )
    return Exit.CHECK_FAILED if failed else Exit.DONE


_SUMMARY = Words(
    cy="rhedeg enghreifftiau gwaith y fformiwlâu, i'r geiniog",
    en="run the worked examples of the formulas, to the penny",
)
_PATH = Words(
    cy="ffolder cytundeb neu gytundebau (heb un: y rhai a ddaw gyda'r rhaglen)",
    en="the folder of one or more agreements (none: those that are shipped)",
)
_COUNT = Words(
    cy="{passed} o {of} enghraifft yn gywir i'r geiniog.",
    en="{passed} of {of} examples come out to the penny.",
)
