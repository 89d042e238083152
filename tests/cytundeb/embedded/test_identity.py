"""As whom PostgreSQL runs: plainly, in a namespace, or as an unprivileged user; else a helpful refusal."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

import psycopg
import pytest

from cytundeb.embedded import EmbeddedServer, running
from cytundeb.embedded.binaries import find_binaries
from cytundeb.embedded.identity import CannotRunAsRoot, DataOfAnotherUser, choose_identity
from cytundeb.embedded.places import Places

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
as_user = pytest.mark.skipif(os.geteuid() == 0, reason="root is let in everywhere")


@pytest.fixture
def no_namespaces(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container that forbids them."""
    monkeypatch.setattr("cytundeb.embedded.identity.shutil.which", lambda name: None)


def unprivileged() -> set[str]:
    return {"postgres", "nobody"} & {entry.pw_name for entry in pwd.getpwall()}


def owner_of_server(server: EmbeddedServer) -> int:
    pid = server.pid()
    assert pid is not None
    return Path(f"/proc/{pid}").stat().st_uid


@as_user
def test_an_ordinary_user_runs_it_plainly(var: Path) -> None:
    var.mkdir()
    assert choose_identity(Places(var), find_binaries()).prefix == ()


@as_user
def test_an_ordinary_user_is_told_whose_database_it_is(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with running(var, durable=False):
        pass
    monkeypatch.setattr(os, "geteuid", lambda: 4242)
    with pytest.raises(DataOfAnotherUser, match="run as that user"):
        choose_identity(Places(var), find_binaries())


@as_root
def test_root_owns_what_it_runs_in_a_namespace(var: Path) -> None:
    with running(var, durable=False):
        assert Places(var).data.stat().st_uid == 0
        assert choose_identity(Places(var), find_binaries()).prefix[0] == "unshare"


@as_root
@pytest.mark.usefixtures("no_namespaces")
def test_root_without_namespaces_becomes_an_unprivileged_user_who_reaches_var(var: Path) -> None:
    var.parent.chmod(0o755)
    server = EmbeddedServer(var, durable=False)
    address = server.start()
    assert owner_of_server(server) in {pwd.getpwnam(name).pw_uid for name in unprivileged()}
    psycopg.connect(address.libpq_url()).close()
    assert server.leave()


@as_root
@pytest.mark.usefixtures("no_namespaces")
def test_root_without_namespaces_becomes_the_owner_of_the_checkout(var: Path) -> None:
    holder = pwd.getpwnam("daemon").pw_uid
    os.chown(var.parent, holder, -1)
    server = EmbeddedServer(var, durable=False)
    psycopg.connect(server.start().libpq_url()).close()
    assert owner_of_server(server) == holder
    assert server.leave()


@as_root
@pytest.mark.usefixtures("no_namespaces")
def test_root_without_either_is_told_what_helps_and_nothing_outside_is_changed(var: Path) -> None:
    before = var.parent.stat()
    with pytest.raises(CannotRunAsRoot, match="CYTUNDEB_DATABASE_URL"):
        EmbeddedServer(var, durable=False).start()
    after = var.parent.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)


@as_root
def test_data_keeps_the_owner_that_it_began_with(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    var.parent.chmod(0o755)
    with monkeypatch.context() as without:
        without.setattr("cytundeb.embedded.identity.shutil.which", lambda name: None)
        with running(var, durable=False):
            owner = Places(var).data.stat().st_uid
    server = EmbeddedServer(var, durable=False)
    server.start()
    assert owner != 0
    assert owner_of_server(server) == owner
    assert server.leave()
