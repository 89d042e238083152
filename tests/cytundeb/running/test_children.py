"""Promises about the processes of a run: none outlives its supervisor, however that ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cytundeb.place import CHECKOUT
from cytundeb.running.children import Children, Task

PATIENCE_SECONDS = 20
SLEEPS = """
import time
while True:
    time.sleep(0.1)
"""
STUBBORN = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print("ready", flush=True)
while True:
    time.sleep(0.1)
"""
SUPERVISOR = """
import os, sys, time
from pathlib import Path
from cytundeb.running.children import Children, Task
folder = Path(sys.argv[1])
with Children() as children:
    children.start(Task("one", "sleeps", (), {**os.environ, "PYTHONPATH": str(folder)}, folder / "log"))
    print(children.ids()["one"], flush=True)
    time.sleep(600)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two modules to run."""
    (tmp_path / "sleeps.py").write_text(SLEEPS)
    (tmp_path / "stubborn.py").write_text(STUBBORN)
    return tmp_path


def test_leaving_the_block_ends_every_process(folder: Path) -> None:
    with Children() as children:
        children.start(_task(folder, "sleeps"))
        pid = children.ids()["sleeps"]
        assert children.ended() == []
    assert not _lives(pid)


def test_a_process_that_will_not_stop_is_ended_with_its_whole_group(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cytundeb.running.children.PATIENCE_SECONDS", 0.2)
    with Children() as children:
        children.start(_task(folder, "stubborn"))
        _wait(lambda: "ready" in (folder / "stubborn.log").read_text())
        group = children.ids()["stubborn"]
    _wait(lambda: not _members(group))


def test_a_process_that_ends_by_itself_is_noticed_and_can_be_started_again(folder: Path) -> None:
    with Children() as children:
        children.start(_task(folder, "sleeps"))
        os.kill(children.ids()["sleeps"], signal.SIGKILL)
        _wait(lambda: children.ended() == ["sleeps"])
        children.start_again("sleeps")
        assert children.lives("sleeps")


def test_the_end_of_the_log_says_why(folder: Path) -> None:
    with Children() as children:
        children.start(_task(folder, "no_such_module"))
        _wait(lambda: bool(children.ended()))
        assert "no_such_module" in children.last_words("no_such_module")


def test_no_process_outlives_a_supervisor_that_is_killed(folder: Path) -> None:
    supervisor = subprocess.Popen(
        [sys.executable, "-c", SUPERVISOR, str(folder)], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )
    assert supervisor.stdout is not None
    pid = int(supervisor.stdout.readline())
    assert _lives(pid)
    supervisor.kill()
    supervisor.wait()
    supervisor.stdout.close()
    _wait(lambda: not _lives(pid))


def _task(folder: Path, module: str) -> Task:
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return Task(module, module, (), environment, folder / f"{module}.log")


def _wait(done: object) -> None:
    assert callable(done)
    end = time.monotonic() + PATIENCE_SECONDS
    while not done():
        assert time.monotonic() < end
        time.sleep(0.05)


def _lives(pid: int) -> bool:
    try:
        return "(zombie)" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def _members(group: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                if os.getpgid(int(entry.name)) == group and _lives(int(entry.name)):
                    found.append(int(entry.name))
            except ProcessLookupError:
                continue
    return found
