"""`agreements schema`: the JSON Schema of a file of an agreement, for editors; or all, into a folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from agreements.words import Words
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import Exit, WrongUsage


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("schema", _SUMMARY)
    parser.argument("file", metavar="FILE", nargs="?", words=_FILE)
    parser.argument("--to", metavar="FOLDER", words=_TO)
    parser.argument("--page", action="store_true", words=_PAGE)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """One schema on standard output; without a file, the names; with --to, every schema is written; with
    --page, the reference page instead.
    """
    from agreements.reference_page import reference_page
    from agreements.schema import NAMES, as_text, file_name, schema

    if arguments.page:
        console.line(reference_page().rstrip("\n"))
        console.document({"page": reference_page()})
        return Exit.DONE
    if arguments.to:
        folder = Path(arguments.to)
        folder.mkdir(parents=True, exist_ok=True)
        for name in NAMES:
            (folder / file_name(name)).write_text(as_text(name), encoding="utf-8")
            console.line(str(folder / file_name(name)))
        console.document([str(folder / file_name(name)) for name in NAMES])
        return Exit.DONE
    if not arguments.file:
        for name in NAMES:
            console.line(name)
        console.document(list(NAMES))
        return Exit.DONE
    name = _named(arguments.file)
    console.line(as_text(name).rstrip("\n"))
    console.document(schema(name))
    return Exit.DONE


def _named(typed: str) -> str:
    from agreements.schema import NAMES, schema_of

    if typed in NAMES:
        return typed
    try:
        return schema_of(Path(typed))
    except KeyError as fault:
        raise WrongUsage(_NO_SCHEMA.filled(file=typed, names=", ".join(NAMES))) from fault


_SUMMARY = Words(
    cy="sgema JSON ffeil cytundeb, ar gyfer golygyddion",
    en="the JSON Schema of an agreement's file, for editors",
)
_FILE = Words(
    cy="ffeil cytundeb, neu enw sgema (heb un: rhestru'r enwau)",
    en="a file of an agreement, or the name of a schema (none: list the names)",
)
_TO = Words(cy="ysgrifennu pob sgema yn y ffolder hwn", en="write every schema into this folder")
_PAGE = Words(
    cy="ysgrifennu'r dudalen sy'n egluro pob maes (docs/reference/agreement.md)",
    en="write the page that explains every field (docs/reference/agreement.md)",
)
_NO_SCHEMA = Words(
    cy="Nid oes sgema i {file}; y rhai sydd: {names}.",
    en="There is no schema for {file}; there are: {names}.",
)
