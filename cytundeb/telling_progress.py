"""A bar that tells how far a long command has come: on standard error, at a terminal, for people only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from agreements.words import Words
from cytundeb.console import Console


@contextmanager
def progress(words: Words, *, total: int, console: Console) -> Iterator[Callable[[int], None]]:
    """A function to be told how much of `total` is done; nothing is shown with --json or away from a
    terminal.
    """
    stream = console.err or sys.stderr
    if console.as_json or not stream.isatty():
        yield lambda _: None
        return
    from rich.console import Console as Terminal
    from rich.progress import Progress

    said = " / ".join(dict.fromkeys(words.in_language(code) for code in console.languages))
    with Progress(console=Terminal(file=stream), transient=True) as bar:
        task = bar.add_task(said, total=total)
        yield lambda done: bar.update(task, completed=done)
