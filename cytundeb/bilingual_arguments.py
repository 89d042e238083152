"""An argument parser that speaks Welsh or English, its own few sentences included. It knows no command."""

from __future__ import annotations

import argparse
from typing import Any, Final, NoReturn

from agreements.words import Words
from cytundeb.outcomes import Exit

_WELSH: Final[dict[str, str]] = {
    "usage: ": "defnydd: ",
    "positional arguments": "dadleuon",
    "options": "dewisiadau",
    "subcommands": "gorchmynion",
    "%(prog)s: error: %(message)s\n": "%(prog)s: gwall: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "dadl %(argument_name)s: %(message)s",
    "the following arguments are required: %s": "mae angen y dadleuon hyn: %s",
    "one of the arguments %s is required": "mae angen un o'r dadleuon %s",
    "not allowed with argument %s": "ni chaniateir gyda'r ddadl %s",
    "unrecognized arguments: %s": "dadleuon anhysbys: %s",
    "ambiguous option: %(option)s could match %(matches)s": (
        "dewis amwys: gallai %(option)s olygu %(matches)s"
    ),
    "ignored explicit argument %r": "nid yw'n cymryd gwerth: %r",
    "expected one argument": "disgwylid un gwerth",
    "expected at most one argument": "disgwylid un gwerth ar y mwyaf",
    "expected at least one argument": "disgwylid o leiaf un gwerth",
    "invalid %(type)s value: %(value)r": "gwerth anghywir: %(value)r",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "dewis anghywir: %(value)r (dewiswch o blith %(choices)s)"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "gorchymyn anhysbys %(parser_name)r (dewisiadau: %(choices)s)"
    ),
    "expected %s argument": "disgwylid %s gwerth",
    "expected %s arguments": "disgwylid %s gwerth",
}
_ENGLISH_GETTEXT: Final = vars(argparse)["_"]
_ENGLISH_NGETTEXT: Final = vars(argparse)["ngettext"]
_HELP: Final = Words(cy="dangos y cymorth hwn a gorffen", en="show this help and exit")
_REQUIRED_COMMAND: Final = Words(cy="gorchymyn", en="command")


def speak(language: str) -> None:
    """Make argparse's own sentences Welsh, or English again; it reads them through these two names only."""
    names = vars(argparse)
    welsh = language == "cy"
    names["_"] = (lambda text: _WELSH.get(text, text)) if welsh else _ENGLISH_GETTEXT
    names["ngettext"] = (
        (lambda one, many, n: _WELSH.get(one if n == 1 else many, many)) if welsh else _ENGLISH_NGETTEXT
    )


class Parser(argparse.ArgumentParser):
    """A parser whose every help string is `Words`; options are never abbreviated, so a script keeps its
    meaning.
    """

    def __init__(self, *, language: str, summary: Words, prog: str) -> None:
        super().__init__(
            prog=prog, description=summary.in_language(language), add_help=False, allow_abbrev=False
        )
        self.language = language
        self.add_argument("-h", "--help", action="help", help=_HELP.in_language(language))

    def argument(self, *names: str, words: Words, **rest: Any) -> None:
        """Add an argument or option with its help in both languages."""
        self.add_argument(*names, help=words.in_language(self.language).replace("%", "%%"), **rest)

    def json_option(self) -> None:
        """The option that every answering command has."""
        self.argument("--json", action="store_true", words=_JSON)

    def commands(self) -> Commands:
        """Begin the commands below this one; exactly one of them must be given."""
        metavar = _REQUIRED_COMMAND.in_language(self.language)
        title = Words(cy="gorchmynion", en="commands").in_language(self.language)
        below = self.add_subparsers(metavar=metavar, required=True, title=title, parser_class=Parser)
        return Commands(below, parent=self)

    def error(self, message: str) -> NoReturn:
        """Usage and the fault on standard error, and the exit code of wrong usage."""
        self.print_usage(_stderr())
        prefix = "gwall" if self.language == "cy" else "error"
        self.exit(int(Exit.WRONG_USAGE), f"{self.prog}: {prefix}: {message}\n")


class Commands:
    """The commands below one parser."""

    def __init__(self, below: Any, *, parent: Parser) -> None:
        self._below = below
        self._parent = parent

    def add(self, name: str, summary: Words) -> Parser:
        """Add one command; its summary stands in the list and at the head of its own help."""
        language = self._parent.language
        parser = self._below.add_parser(
            name,
            help=summary.in_language(language),
            language=language,
            summary=summary,
            prog=f"{self._parent.prog} {name}",
        )
        assert isinstance(parser, Parser)
        return parser


_JSON: Final = Words(
    cy="un ddogfen JSON ar yr allbwn safonol, a dim arall yno",
    en="one JSON document on standard output and nothing else there",
)


def _stderr() -> Any:
    import sys

    return sys.stderr
