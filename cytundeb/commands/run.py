"""`run`: the whole system from one command. Which processes that are, and their order, is the
supervisor's.
"""

from __future__ import annotations

import argparse
import signal
from types import FrameType
from typing import Final

from agreements.words import Words
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import Exit, WrongUsage
from cytundeb.place import Place

_LAST_PORT: Final = 65535
_STOP_WORDS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("run", _SUMMARY)
    parser.argument("--once", action="store_true", words=_ONCE)
    parser.argument("--fresh", action="store_true", words=_FRESH)
    parser.argument("--port", metavar="N", default="8000", words=_PORT)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Run, and end cleanly when the terminal or whoever started us says so."""
    from cytundeb.running.supervisor import RunOptions, Supervisor

    port = _port(arguments.port)
    for word in _STOP_WORDS:
        signal.signal(word, _told_to_stop)
    options = RunOptions(port=port, once=arguments.once, fresh=arguments.fresh)
    try:
        return Supervisor(Place.from_environment(), options, console).run()
    except KeyboardInterrupt:
        console.say(_ENDED)
        return Exit.DONE


def _told_to_stop(told: int, frame: FrameType | None) -> None:
    """Begin to end, once: a second Ctrl-C does not break off an orderly ending."""
    for word in _STOP_WORDS:
        signal.signal(word, signal.SIG_IGN)
    raise KeyboardInterrupt


def _port(typed: str) -> int:
    if not typed.isdecimal() or not 0 < int(typed) <= _LAST_PORT:
        raise WrongUsage(_NO_PORT.filled(typed=typed))
    return int(typed)


_SUMMARY = Words(
    cy="rhedeg y cyfan: y gronfa ddata, y llifau a'r tudalennau",
    en="run the whole: database, flows and pages",
)
_ONCE = Words(
    cy="gorfodi, anfon a gwirio unwaith trwy Prefect, argraffu'r crynodeb a gorffen",
    en="enforce, deliver and verify once through Prefect, print the summary and end",
)
_FRESH = Words(
    cy="dileu popeth o dan var/ yn gyntaf, a dim arall",
    en="first erase what is under var/, and nothing else",
)
_PORT = Words(cy="porth y tudalennau (8000)", en="port of the pages (8000)")
_NO_PORT = Words(cy="Nid yw {typed} yn borth.", en="{typed} is not a port.")
_ENDED = Words(cy="Wedi gorffen.", en="Ended.")
