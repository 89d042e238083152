"""`index-children`: children whose record was written before they could be found by it, or by another table
of sounds. `run` does the same at its start."""

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

    with parts_at_hand() as parts:
        indexed = index_every_child(parts)
    console.answer(_DONE.filled(indexed=indexed))
    console.document({"indexed": indexed})
    return Exit.DONE


_SUMMARY = Words(
    cy="mynegeio'r plant na ellir eu canfod eto trwy chwilio",
    en="index the children who cannot be found by a search yet",
)
_DONE = Words(cy="Mynegeiwyd: {indexed}.", en="Indexed: {indexed}.")
