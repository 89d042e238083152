"""Where the socket lies: under `var/`, or in a short folder elsewhere that is never left behind."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from cytundeb.embedded import EmbeddedServer
from cytundeb.embedded.places import Places
from cytundeb.embedded.socket_folder import NoSocketFolder, open_socket_folder
from tests.cytundeb.embedded.another_process import AnotherProcess


@pytest.fixture
def temporary_folder(var: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A temporary folder of the test's own, so that what is left in it can be seen."""
    folder = var.parent / "t"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield folder
    tempfile.tempdir = None


@pytest.mark.parametrize("name", ["d" * 90, "a, b: ŵ %41"], ids=["long", "odd"])
def test_a_path_unfit_for_a_socket_gets_a_short_folder_that_goes_with_the_server(
    var: Path, temporary_folder: Path, name: str
) -> None:
    unfit = var / name
    server = EmbeddedServer(unfit, durable=False)
    address = server.start()
    assert address.socket_folder.parent == temporary_folder
    assert stat.S_IMODE(address.socket_folder.stat().st_mode) == 0o700
    psycopg.connect(address.libpq_url()).close()
    assert server.leave()
    assert list(temporary_folder.iterdir()) == []


def test_a_short_folder_outlives_a_killed_starter_and_goes_with_the_adopter(
    var: Path, temporary_folder: Path
) -> None:
    unfit = var / ("d" * 90)
    starter = AnotherProcess(unfit)
    survivor = starter.wait_until_up()
    starter.kill()
    server = EmbeddedServer(unfit, durable=False)
    address = server.start()
    assert server.pid() == survivor
    psycopg.connect(address.libpq_url()).close()
    assert server.leave()
    assert list(temporary_folder.iterdir()) == []


def test_a_noted_folder_that_holds_something_else_is_left_alone(var: Path, temporary_folder: Path) -> None:
    places = Places(var / ("d" * 90))
    places.home.mkdir(parents=True)
    noted = open_socket_folder(places, owner=os.geteuid())
    (noted / "letter").write_text("not ours", "utf-8")
    places.var.rename(var / "short")
    open_socket_folder(Places(var / "short"), owner=os.geteuid())
    assert (noted / "letter").exists()


def test_refuses_when_no_path_is_short_enough(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cytundeb.embedded.socket_folder.LONGEST_PATH_BYTES", 10)
    places = Places(var)
    places.home.mkdir(parents=True)
    with pytest.raises(NoSocketFolder, match="TMPDIR"):
        open_socket_folder(places, owner=os.geteuid())
