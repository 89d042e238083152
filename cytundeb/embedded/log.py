"""The server's log file: opened for it, kept small, and quoted when something went wrong."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

LARGEST_BYTES: Final = 16 * 1024 * 1024
_QUOTED_LINES: Final = 12


@contextmanager
def open_log(path: Path, *, owner: int) -> Iterator[int]:
    """The log, owned by user id `owner`, open for appending, mode 0600; a large one is first put aside."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LARGEST_BYTES:
        path.replace(path.with_name(path.name + ".1"))
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.fchown(handle, owner, -1)
        yield handle
    finally:
        os.close(handle)


def last_lines(path: Path) -> str:
    """The end of the log, for an error message."""
    if not path.exists():
        return "-"
    return "\n".join(path.read_text("utf-8", errors="replace").splitlines()[-_QUOTED_LINES:])
