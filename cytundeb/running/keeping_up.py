"""Keeps a run up: a process that ends unasked is started again, a few times, and then the run ends with a
reason.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Final

from agreements.words import Words
from cytundeb.console import Console
from cytundeb.embedded import EmbeddedServer
from cytundeb.outcomes import CommandRefused
from cytundeb.running.children import Children

STARTS_AT_MOST: Final = 5
WITHIN_SECONDS: Final = 300.0


class ProcessEnded(CommandRefused):
    """A process of the run ended although nobody told it to."""


class Keeper:
    """Watches the processes of one run."""

    def __init__(self, children: Children, server: EmbeddedServer, console: Console) -> None:
        self._children = children
        self._server = server
        self._console = console
        self._starts: dict[str, list[float]] = {}

    def refuse_ended(self) -> None:
        """Raise ProcessEnded, with the end of its log, if a process has ended: while we come up, none may."""
        for name in self._children.ended():
            raise ProcessEnded(_ENDED.filled(name=name, log=self._children.last_words(name)))

    def mend(self) -> None:
        """Start again what has ended, the database first; raises ProcessEnded for what ends again and
        again.
        """
        if self._server.pid() is None:
            self._count("postgres", self._server.log.name)
            self._server.start()
        for name in self._children.ended():
            self._count(name, self._children.last_words(name))
            self._children.start_again(name)

    def _count(self, name: str, log: str) -> None:
        now = time.monotonic()
        recent = [*_later_than(self._starts.get(name, ()), now - WITHIN_SECONDS), now]
        if len(recent) > STARTS_AT_MOST:
            raise ProcessEnded(_ENDED.filled(name=name, log=log))
        self._starts[name] = recent
        self._console.say(_AGAIN.filled(name=name))


def _later_than(moments: Iterable[float], moment: float) -> list[float]:
    return [one for one in moments if one > moment]


_ENDED = Words(
    cy="Daeth y broses {name} i ben ohoni'i hun. Diwedd ei chofnod:\n{log}",
    en="The process {name} ended by itself. The end of its log:\n{log}",
)
_AGAIN = Words(
    cy="Daeth y broses {name} i ben ohoni'i hun; mae'n cael ei hailgychwyn.",
    en="The process {name} ended by itself; it is being started again.",
)
