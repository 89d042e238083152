"""`agreements diff`: what differs between two agreements or versions, by clause, rule, value and field."""

from __future__ import annotations

import argparse

from agreements.words import Words
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import Exit


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("diff", _SUMMARY)
    parser.argument("before", metavar="A", words=_ONE)
    parser.argument("after", metavar="B", words=_ONE)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """One sentence a change; a clause is shown in full, before and after."""
    from agreements.versions import diff
    from cytundeb.commands.agreements.choosing import agreement

    before, after = agreement(arguments.before, None), agreement(arguments.after, None)
    changes = diff(before, after)
    for change in changes:
        console.answer(change.words)
    if not changes:
        console.answer(_SAME)
    console.document(
        {
            "before": {"id": before.id, "version": before.version, "sha256": before.sha256},
            "after": {"id": after.id, "version": after.version, "sha256": after.sha256},
            "changes": [
                {
                    "where": change.where,
                    "name": change.name,
                    "path": list(change.path),
                    "before": change.before,
                    "after": change.after,
                    "figures_only": change.figures_only,
                    "cy": change.words.cy,
                    "en": change.words.en,
                }
                for change in changes
            ],
        }
    )
    return Exit.DONE


_SUMMARY = Words(
    cy="cymharu dau gytundeb neu ddwy fersiwn, fesul cymal, rheol, gwerth a maes",
    en="compare two agreements or versions, by clause, rule, value and field",
)
_ONE = Words(
    cy="dynodydd y cytundeb, dynodydd@fersiwn, neu ei ffolder",
    en="the agreement's id, id@version, or its folder",
)
_SAME = Words(cy="Dim gwahaniaeth.", en="No difference.")
