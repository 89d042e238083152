"""Promises about keeping a run up: what ends is started again, but not for ever."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from cytundeb.console import Console
from cytundeb.embedded import EmbeddedServer
from cytundeb.running import keeping_up
from cytundeb.running.children import Children, Task
from cytundeb.running.keeping_up import Keeper, ProcessEnded


@pytest.fixture
def sleeper(tmp_path: Path) -> Task:
    """A process that goes on until it is ended."""
    (tmp_path / "sleeps.py").write_text("import time\ntime.sleep(600)\n")
    return Task("sleeper", "sleeps", (), {**os.environ, "PYTHONPATH": str(tmp_path)}, tmp_path / "log")


@pytest.fixture
def server(tmp_path: Path) -> EmbeddedServer:
    """A database of no durability that is ended whatever happens."""
    return EmbeddedServer(tmp_path / "var", durable=False)


def test_what_ends_is_started_again_and_said(
    sleeper: Task, server: EmbeddedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.start()
    try:
        with Children() as children:
            keeper = Keeper(children, server, Console(language="en"))
            children.start(sleeper)
            _kill(children)
            keeper.mend()
            assert children.lives("sleeper")
            assert "sleeper ended by itself" in capsys.readouterr().err
    finally:
        server.stop()


def test_a_database_that_was_killed_is_started_again(server: EmbeddedServer) -> None:
    server.start()
    try:
        with Children() as children:
            pid = server.pid()
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
            while server.pid() is not None:
                time.sleep(0.05)
            Keeper(children, server, Console(language="en")).mend()
            assert server.pid() not in (None, pid)
    finally:
        server.stop()


def test_what_ends_again_and_again_ends_the_run_with_the_reason(
    sleeper: Task, server: EmbeddedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping_up, "STARTS_AT_MOST", 1)
    server.start()
    try:
        with Children() as children:
            keeper = Keeper(children, server, Console(language="en"))
            children.start(sleeper)
            _kill(children)
            keeper.mend()
            _kill(children)
            with pytest.raises(ProcessEnded, match="sleeper"):
                keeper.mend()
    finally:
        server.stop()


def test_while_the_system_comes_up_no_process_may_end(sleeper: Task, server: EmbeddedServer) -> None:
    with Children() as children:
        keeper = Keeper(children, server, Console(language="en"))
        children.start(sleeper)
        keeper.refuse_ended()
        _kill(children)
        with pytest.raises(ProcessEnded):
            keeper.refuse_ended()


def _kill(children: Children) -> None:
    os.kill(children.ids()["sleeper"], signal.SIGKILL)
    while not children.ended():
        time.sleep(0.05)
