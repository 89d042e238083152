"""A new data folder, complete or not there at all. Roles and databases in it are for `roles`."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from cytundeb.embedded.address import ROLE_NAMES
from cytundeb.embedded.binaries import Binaries
from cytundeb.embedded.identity import Identity
from cytundeb.embedded.lock import FileLock
from cytundeb.embedded.log import last_lines, open_log
from cytundeb.embedded.places import Places
from cytundeb.embedded.refusal import EmbeddedServerError


class DataFolderNotMade(EmbeddedServerError):
    """initdb failed."""


def make_data_folder(
    places: Places,
    *,
    identity: Identity,
    binaries: Binaries,
    superuser_password: str,
    durable: bool,
    lock: FileLock,
) -> None:
    """Run initdb beside `places.data` and move the result there: a killed start leaves no half of one.

    initdb keeps the lock for its life: if we are killed, nobody begins again until it has ended too.
    """
    shutil.rmtree(places.unfinished_data, ignore_errors=True)
    password_file = places.home / "superuser.new"
    try:
        _write_for(identity, password_file, superuser_password)
        command = _initdb(places.unfinished_data, binaries, password_file)
        haste = [] if durable else ["--no-sync"]
        with open_log(places.log, owner=identity.uid) as log:
            code = identity.start(command + haste, log=log, folder=places.home, keeps=lock.kept_by()).wait()
    finally:
        password_file.unlink(missing_ok=True)
    if code != 0:
        lines = last_lines(places.log)
        raise DataFolderNotMade(
            cy=f"Ni allai initdb wneud {places.data}. Diwedd {places.log}:\n{lines}",
            en=f"initdb could not make {places.data}. The end of {places.log}:\n{lines}",
        )
    places.unfinished_data.rename(places.data)


def _initdb(data: Path, binaries: Binaries, password_file: Path) -> list[str]:
    """The same collation on every machine: PostgreSQL's own C.UTF-8, which knows Welsh letters."""
    return [
        str(binaries.initdb),
        f"--pgdata={data}",
        f"--username={ROLE_NAMES['superuser']}",
        f"--pwfile={password_file}",
        "--auth-local=scram-sha-256",
        "--auth-host=reject",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--no-instructions",
    ]


def _write_for(identity: Identity, path: Path, text: str) -> None:
    """Write a file that only the identity (and root) can read."""
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        os.fchown(file.fileno(), identity.uid, identity.gid)
        file.write(text)
