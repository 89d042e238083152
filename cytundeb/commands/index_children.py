"""`index-children`: children whose record was written before they could be found by it, or by another table
of sounds; and the milestones of cases that are older than milestones. `run` does the same at its start."""

from __future__ import annotations

import argparse

from agreements.words import Words
from cytundeb.at_hand import parts_at_hand
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import Exit


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("index-children", _SUMMARY)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Print how many were indexed."""
    from workflow.child_search import index_every_child
    from workflow.milestones_late import plan_missing_milestones

    with parts_at_hand() as parts:
        indexed = index_every_child(parts)
        planned = plan_missing_milestones(parts)
    console.answer(_DONE.filled(indexed=indexed, planned=planned))
    console.document({"indexed": indexed, "planned": planned})
    return Exit.DONE


_SUMMARY = Words(
    cy="mynegeio'r plant na ellir eu canfod eto trwy chwilio",
    en="index the children who cannot be found by a search yet",
)
_DONE = Words(
    cy="Mynegeiwyd: {indexed}. Cerrig milltir a gynlluniwyd: {planned}.",
    en="Indexed: {indexed}. Milestones planned: {planned}.",
)
