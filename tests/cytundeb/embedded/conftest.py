"""A `var` folder with a short path, and proof that every server started in it was ended."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cytundeb.embedded import EmbeddedServer, ServerAddress, running


@pytest.fixture
def var() -> Iterator[Path]:
    """A folder that does not exist yet, in one that goes with the test; no process may still work in it."""
    with short_lived_var() as folder:
        yield folder


@pytest.fixture(scope="module")
def shared_var() -> Iterator[Path]:
    """The same for tests that change nothing and share one server."""
    with short_lived_var() as folder:
        yield folder


@pytest.fixture(scope="module")
def shared_address(shared_var: Path) -> Iterator[ServerAddress]:
    """The server of `shared_var`."""
    with running(shared_var) as address:
        yield address


@contextmanager
def short_lived_var() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="cyt-"))
    try:
        yield folder / "var"
        left = processes_within(folder)
    finally:
        EmbeddedServer(folder / "var").stop()
        shutil.rmtree(folder)
    assert left == [], "a test left processes behind"


def processes_within(folder: Path) -> list[str]:
    """The command of every process whose working folder lies within `folder`."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                inside = Path(os.readlink(entry / "cwd")).is_relative_to(folder)
            except OSError:
                continue
            if inside:
                found.append((entry / "cmdline").read_text("utf-8").replace("\0", " "))
    return found
