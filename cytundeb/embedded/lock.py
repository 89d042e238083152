"""A lock on a file, kept by the kernel, so whoever is killed lets go of it. What it guards is for others."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FileLock:
    """One lock file, held by this object alone, together with others, or not at all."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock in either way."""
        return self._handle is not None

    def kept_by(self) -> tuple[int, ...]:
        """The open file to hand to a child that must keep the lock if we are killed."""
        return () if self._handle is None else (self._handle,)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the lock alone, waiting for as long as it takes."""
        self._take(fcntl.LOCK_EX)
        try:
            yield
        finally:
            self.release()

    def together(self) -> None:
        """Hold the lock together with others, waiting while somebody holds it alone."""
        self._take(fcntl.LOCK_SH)

    def try_alone(self) -> bool:
        """Turn a lock held together into one held alone; False, and nothing held, if others hold it too."""
        assert self._handle is not None, "only who holds the lock can ask whether it is the last"
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.release()
            return False
        return True

    def release(self) -> None:
        """Let go, also on behalf of forked children; nothing happens if nothing is held."""
        if self._handle is None:
            return
        fcntl.flock(self._handle, fcntl.LOCK_UN)
        os.close(self._handle)
        self._handle = None

    def _take(self, way: int) -> None:
        self.release()
        while True:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(handle, way)
                still_there = self._is_the_file(handle)
            except BaseException:
                os.close(handle)
                raise
            if still_there:
                self._handle = handle
                return
            # Erased with its folder while we waited: the lock worth having is that of the new file.
            os.close(handle)

    def _is_the_file(self, handle: int) -> bool:
        try:
            there = os.stat(self._path)
        except FileNotFoundError:
            return False
        return os.path.samestat(os.fstat(handle), there)
