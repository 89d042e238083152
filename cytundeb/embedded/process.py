"""Which process is the PostgreSQL of one data folder, and ending it. No other process is ever signalled.

A number in a file proves nothing: the process must be a `postgres` that works in that very folder.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from cytundeb.embedded.refusal import EmbeddedServerError

FAST_SECONDS: Final = 60.0
IMMEDIATE_SECONDS: Final = 20.0
ORPHAN_SECONDS: Final = 20.0
_GLANCE_SECONDS: Final = 0.02


class ServerDidNotStop(EmbeddedServerError):
    """PostgreSQL did not end, neither when asked nor when told."""


def find_server(data: Path) -> int | None:
    """The process id of the server of `data`; None if none runs, whatever a stale pid file says."""
    pid = _noted_pid(data)
    return pid if pid is not None and is_server(pid, data) else None


def is_server(pid: int, data: Path) -> bool:
    """Whether `pid` is the server (and not one of its children) over the folder `data`."""
    words = _command(pid)
    return bool(words) and Path(words[0]).name == "postgres" and _works_in(pid, data, words)


def make_way(data: Path, socket: Path) -> None:
    """After a server that was killed: wait for its children to end, and forget a pid that others now bear.

    A pid file that names no process is left: PostgreSQL judges it better, by its shared memory. The socket's
    own lock file says no more than the pid file.
    """
    pid = _noted_pid(data)
    if pid is None:
        return
    if not _wait(lambda: not _orphans(data), ORPHAN_SECONDS):
        for orphan in _orphans(data):
            _signal(orphan, signal.SIGQUIT)
        _wait(lambda: not _orphans(data), ORPHAN_SECONDS)
    if Path(f"/proc/{pid}").exists():
        (data / "postmaster.pid").unlink()
        socket.with_name(socket.name + ".lock").unlink(missing_ok=True)


def end_server(pid: int, data: Path) -> None:
    """End the server fast (sessions are broken off, all is written), else at once (it will recover)."""
    for word, patience in ((signal.SIGINT, FAST_SECONDS), (signal.SIGQUIT, IMMEDIATE_SECONDS)):
        if is_server(pid, data):
            _signal(pid, word)
        if _wait(lambda: not is_server(pid, data), patience):
            return
    raise ServerDidNotStop(
        cy=f"Ni ddaeth PostgreSQL (proses {pid}) dros {data} i ben: edrychwch ar ei gofnod.",
        en=f"PostgreSQL (process {pid}) over {data} did not end: look at its log.",
    )


def _noted_pid(data: Path) -> int | None:
    try:
        first = (data / "postmaster.pid").read_text("utf-8").partition("\n")[0]
    except FileNotFoundError:
        return None
    return int(first) if first.isdecimal() else None


def _command(pid: int) -> list[str]:
    """The words of the command of a living process; empty for a zombie or none."""
    try:
        raw = Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [os.fsdecode(word) for word in raw.rstrip(b"\0").split(b"\0")] if raw else []


def _works_in(pid: int, data: Path, words: list[str]) -> bool:
    try:
        return os.path.samefile(f"/proc/{pid}/cwd", data)
    except (FileNotFoundError, ProcessLookupError):
        return False
    except PermissionError:  # root without the right to look into others: the command and its user must do
        return str(data) in words and os.stat(f"/proc/{pid}").st_uid == data.stat().st_uid


def _orphans(data: Path) -> list[int]:
    """The children of a server of `data`; PostgreSQL renames them to `postgres: …`."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        words = _command(int(entry.name))
        if words and words[0].startswith("postgres:") and _works_in(int(entry.name), data, words):
            found.append(int(entry.name))
    return found


def _signal(pid: int, word: signal.Signals) -> None:
    with suppress(ProcessLookupError):  # it has just ended by itself
        os.kill(pid, word)


def _wait(done: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            return False
        time.sleep(_GLANCE_SECONDS)
    return True
