"""The processes that a run starts: each in its own group, with its own log, and on a leash so that none
outlives it.

It knows how to start and end a process, not what the process does. Only processes started here are ever
signalled.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cytundeb.place import CHECKOUT

PATIENCE_SECONDS: Final = 20.0
_END_OF_LOG_BYTES: Final = 4000
_END_OF_LOG_LINES: Final = 8


@dataclass(frozen=True, slots=True)
class Task:
    """What one process runs: a module with its words, in an environment, writing to a log."""

    name: str
    module: str
    words: tuple[str, ...]
    environment: Mapping[str, str]
    log: Path
    when_told: bool = False
    """It comes up at once and begins with a line on its standard input."""


class Children:
    """The processes of one run; leaving the `with` block ends those that still live, the last started
    first.
    """

    def __init__(self) -> None:
        self._watched, self._held = os.pipe()
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._tasks: dict[str, Task] = {}

    def __enter__(self) -> Children:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            for name in reversed(list(self._processes)):
                self.end(name)
        finally:
            os.close(self._held)
            os.close(self._watched)

    def start(self, task: Task) -> None:
        """Start (or start again) one process."""
        task.log.parent.mkdir(parents=True, exist_ok=True)
        command = [
            sys.executable,
            "-m",
            "cytundeb.running.leash",
            str(self._watched),
            task.module,
            *task.words,
        ]
        with task.log.open("ab") as log:
            self._processes[task.name] = subprocess.Popen(
                command,
                cwd=CHECKOUT,
                env=dict(task.environment),
                stdin=subprocess.PIPE if task.when_told else subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=(self._watched,),
                start_new_session=True,
            )
        self._tasks[task.name] = task

    def tell(self, name: str) -> None:
        """Let a process begin that waits to be told."""
        told = self._processes[name].stdin
        assert told is not None, "only a process that waits to be told can be told"
        with suppress(BrokenPipeError), told:
            told.write(b"\n")

    def start_again(self, name: str) -> None:
        """Start once more a process that has ended; it begins at once."""
        self.start(self._tasks[name])
        if self._tasks[name].when_told:
            self.tell(name)

    def ended(self) -> Sequence[str]:
        """The names of the processes that have ended without being told to."""
        return [name for name, process in self._processes.items() if process.poll() is not None]

    def lives(self, name: str) -> bool:
        """Whether the process is still there."""
        return self._processes[name].poll() is None

    def ids(self) -> dict[str, int]:
        """The process id of each."""
        return {name: process.pid for name, process in self._processes.items()}

    def last_words(self, name: str) -> str:
        """The end of a process's log, for whoever must be told why it ended."""
        with self._tasks[name].log.open("rb") as log:
            log.seek(max(0, log.seek(0, os.SEEK_END) - _END_OF_LOG_BYTES))
            return "\n".join(log.read().decode("utf-8", "replace").strip().splitlines()[-_END_OF_LOG_LINES:])

    def end(self, name: str) -> None:
        """Ask one process to stop; end its whole group if it does not."""
        process = self._processes.pop(name)
        if process.poll() is None:
            process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE_SECONDS)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # the group bears the id of its first process
        process.wait()
