"""`agreements split`: what an agreement says that a package comes to for each account, with its working."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from agreements.words import Words
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import CommandRefused, Exit
from cytundeb.typed_values import parse_day

if TYPE_CHECKING:
    from agreements.facts import PackageFacts
    from agreements.model import WrittenAgreement
    from agreements.split_result import Split


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("split", _SUMMARY)
    parser.argument("--agreement", metavar="ID_OR_PATH", required=True, words=_AGREEMENT)
    parser.argument("--facts", metavar="FILE", required=True, words=_FACTS)
    parser.argument("--on", metavar="DATE", required=True, words=_ON)
    parser.argument("--explain", action="store_true", words=_EXPLAIN)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Print each account's pence a week and every step, or the whole explanation in words; outside the
    agreement's coverage it is refused.
    """
    from agreements.facts import PackageFacts
    from agreements.money import format_pounds
    from agreements.refusals import AgreementRefusal
    from agreements.split import split
    from cytundeb.commands.agreements.choosing import agreement
    from cytundeb.commands.agreements.json_file import read_model

    on = parse_day(arguments.on, "--on")
    written = agreement(arguments.agreement, on)
    facts = read_model(Path(arguments.facts), PackageFacts)
    try:
        found = split(written, facts, on=on)
    except AgreementRefusal as refusal:
        raise CommandRefused(refusal.words) from refusal
    if arguments.explain:
        _explain(found, facts, written, console)
        return Exit.DONE
    for share in found.shares:
        console.line(f"{share.account:<24} {format_pounds(share.pence):>14}")
    for step in found.trace:
        console.answer(Words(cy=f"{step.clause}: {step.reason.cy}", en=f"{step.clause}: {step.reason.en}"))
        for read in step.inputs:
            console.answer(Words(cy=f"    {read.cy}", en=f"    {read.en}"))
    console.document(found.as_json())
    return Exit.DONE


def _explain(found: Split, facts: PackageFacts, written: WrittenAgreement, console: Console) -> None:
    """The explanation as text; with `--json`, the document of the split with the explanation in it."""
    from dataclasses import asdict

    from agreements.explaining import explain

    explanation = explain(found, facts, written)
    console.answer(Words(cy=explanation.as_text("cy"), en=explanation.as_text("en")))
    console.document({**found.as_json(), "explanation": asdict(explanation)})


_SUMMARY = Words(
    cy="rhannu cost pecyn o dan gytundeb, gyda'r gwaith cyfrifo",
    en="split the cost of a package under an agreement, with its working",
)
_AGREEMENT = Words(cy="dynodydd y cytundeb, neu ei ffolder", en="the agreement's id, or its folder")
_EXPLAIN = Words(
    cy="yr eglurhad cyfan mewn geiriau: pob rheol gyda'i chymal, pob ffracsiwn a phob ceiniog dros ben",
    en="the whole explanation in words: each rule with its clause, each fraction and each odd penny",
)
_FACTS = Words(
    cy="ffeil JSON ar ffurf examples/facts.json", en="a JSON file of the shape of examples/facts.json"
)
_ON = Words(cy="y diwrnod y rhennir arno (BBBB-MM-DD)", en="the day of the split (YYYY-MM-DD)")
