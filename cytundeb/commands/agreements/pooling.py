"""`agreements pool`: what each member carries of a pool's sums under an agreement's rules, and how."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agreements.words import Words
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import CommandRefused, Exit
from cytundeb.typed_values import parse_day

if TYPE_CHECKING:
    from agreements.model import WrittenAgreement
    from agreements.pools.pool_working import PoolWorking


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("pool", _SUMMARY)
    parser.argument("--agreement", metavar="ID_OR_PATH", required=True, words=_AGREEMENT)
    parser.argument("--figures", metavar="FILE", required=True, words=_FIGURES)
    parser.argument("--on", metavar="DATE", words=_ON)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Print each rule's pence by member and its working. What a rule does not answer is refused."""
    from agreements.pools.pool_figures import PoolFigures
    from agreements.pools.pool_working import pool_working
    from agreements.refusals import AgreementRefusal
    from cytundeb.commands.agreements.choosing import agreement
    from cytundeb.commands.agreements.json_file import read_model

    on = parse_day(arguments.on, "--on") if arguments.on else None
    written = agreement(arguments.agreement, on)
    figures = read_model(Path(arguments.figures), PoolFigures)
    try:
        found = pool_working(written, figures)
    except AgreementRefusal as refusal:
        raise CommandRefused(refusal.words) from refusal
    _print(written, found, console)
    console.document(_document(written, found))
    return Exit.DONE


def _print(written: WrittenAgreement, found: PoolWorking, console: Console) -> None:
    from agreements.legal_status import INDICATIVE, IS_INDICATIVE
    from agreements.money import format_pounds
    from agreements.pools.pool_working import RULE_WORDS, SUM_WORDS

    for worked in found.worked:
        console.answer(_RULE.filled(rule=worked.words, clause=worked.clause))
        for name, pence in worked.sums.items():
            for member, amount in pence.items():
                console.answer(
                    _SUM.filled(what=SUM_WORDS[name], member=member, pence=f"{format_pounds(amount):>16}")
                )
        for step in worked.trace:
            console.answer(_STEP.filled(clause=step.clause, inputs=step.inputs, says=step.says))
    for name in found.without_figures:
        console.answer(_WITHOUT.filled(rule=RULE_WORDS[name]))
    if written.legal_status in IS_INDICATIVE:
        console.answer(INDICATIVE)


def _document(written: WrittenAgreement, found: PoolWorking) -> dict[str, Any]:
    return {
        "agreement": {
            "id": written.id,
            "version": written.version,
            "sha256": written.sha256,
            "legal_status": written.legal_status,
        },
        "rules": [worked.as_json() for worked in found.worked],
        "without_figures": list(found.without_figures),
    }


_SUMMARY = Words(
    cy="beth mae pob aelod yn ei gario o symiau cronfa o dan gytundeb, gyda'r gwaith cyfrifo",
    en="what each member carries of a pool's sums under an agreement, with its working",
)
_AGREEMENT = Words(
    cy="dynodydd y cytundeb, dynodydd@fersiwn, neu ei ffolder",
    en="the agreement's id, id@version, or its folder",
)
_FIGURES = Words(
    cy="ffeil JSON ar ffurf examples/pool_figures.json",
    en="a JSON file of the shape of examples/pool_figures.json",
)
_ON = Words(
    cy="y fersiwn sydd mewn grym ar y diwrnod hwn (BBBB-MM-DD); yr olaf, lle nas rhoddir",
    en="the version in force on this day (YYYY-MM-DD); the last, where it is left out",
)
_RULE = Words(cy="{rule} (cymal {clause})", en="{rule} (clause {clause})")
_SUM = Words(cy="  {member:<12} {pence}  {what}", en="  {member:<12} {pence}  {what}")
_STEP = Words(cy="  {clause}: {inputs}. {says}", en="  {clause}: {inputs}. {says}")
_WITHOUT = Words(
    cy="Ni roddwyd ffigurau ar gyfer rheol y mae'r cytundeb yn ei datgan: {rule}.",
    en="No figures were given for a rule that the agreement states: {rule}.",
)
