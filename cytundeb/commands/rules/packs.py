"""`rules packs`: every rule pack, and how many open cases are under it."""

from __future__ import annotations

import argparse

from agreements.words import Words
from cytundeb.at_hand import parts_at_hand
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import Exit


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("packs", _SUMMARY)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(_: argparse.Namespace, console: Console) -> Exit:
    """One line a pack, the oldest first; cases begin under the last."""
    from workflow.records.questions.rule_versions import cases_by_pack

    with parts_at_hand() as parts:
        with parts.database.unit() as unit:
            cases = cases_by_pack(unit)
        known = list(parts.rulebook.packs.by_version)
    for version in known:
        console.answer(_PACK.filled(version=version, cases=cases.get(version, 0)))
    console.document([{"version": version, "open_cases": cases.get(version, 0)} for version in known])
    return Exit.DONE


_SUMMARY = Words(
    cy="y pecynnau rheolau, a faint o achosion agored sydd o dan bob un",
    en="the rule packs, and how many open cases are under each",
)
_PACK = Words(cy="{version}: {cases} achos agored", en="{version}: {cases} open cases")
