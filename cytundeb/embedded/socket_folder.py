"""The folder of the socket: mode 0700, under `var/`, or a short one in the temporary folder where it must be.

A socket's whole path may have about 107 bytes, and a comma or colon in it means something else to every
library. So a path that is long or odd is not used, and the folder made instead is noted under `var/`.
"""

from __future__ import annotations

import os
import re
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from cytundeb.embedded.places import Places
from cytundeb.embedded.refusal import EmbeddedServerError

LONGEST_PATH_BYTES: Final = 100
_SOCKET_NAME: Final = "/.s.PGSQL.5432"
_PLAIN: Final = re.compile(r"[A-Za-z0-9_./-]+")
_PREFIX: Final = "cytundeb-"


class NoSocketFolder(EmbeddedServerError):
    """Neither `var/` nor the temporary folder has a path short enough for a socket."""


def open_socket_folder(places: Places, *, owner: int) -> Path:
    """The folder for the socket, made if need be, of mode 0700 and owned by the user id `owner`."""
    if _suits(places.socket_folder):
        forget_socket_folder(places, owner=owner)
        places.socket_folder.mkdir(mode=0o700, exist_ok=True)
        folder = places.socket_folder
    else:
        folder = _noted(places, owner) or _make_elsewhere(places)
    os.chown(folder, owner, -1)
    folder.chmod(0o700)
    return folder


def known_socket_folder(places: Places) -> Path:
    """Where a server that is already up has its socket."""
    if places.socket_elsewhere.exists():
        return Path(places.socket_elsewhere.read_text("utf-8"))
    return places.socket_folder


def forget_socket_folder(places: Places, *, owner: int) -> None:
    """Remove a folder made elsewhere, with its sockets and nothing else, and the note of it."""
    folder = _noted(places, owner)
    if folder is not None:
        for left in folder.glob(".s.PGSQL.*"):
            left.unlink()
        with suppress(OSError):  # something of somebody else's lies in it: leave that alone
            folder.rmdir()
    places.socket_elsewhere.unlink(missing_ok=True)


def _suits(folder: Path) -> bool:
    path = str(folder)
    return len(os.fsencode(path + _SOCKET_NAME)) <= LONGEST_PATH_BYTES and bool(_PLAIN.fullmatch(path))


def _make_elsewhere(places: Places) -> Path:
    for parent in dict.fromkeys((tempfile.gettempdir(), "/tmp")):
        if _suits(Path(parent) / (_PREFIX + "12345678")):
            folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
            places.socket_elsewhere.write_text(str(folder), "utf-8")
            return folder
    raise NoSocketFolder(
        cy=f"Mae llwybr {places.var} yn rhy hir neu'n rhy anarferol ar gyfer soced: "
        "rhowch lwybr byr yn TMPDIR.",
        en=f"The path {places.var} is too long or too unusual for a socket: name a short path in TMPDIR.",
    )


def _noted(places: Places, owner: int) -> Path | None:
    """The folder noted under `var/`, if it is still there and still ours."""
    if not places.socket_elsewhere.exists():
        return None
    folder = known_socket_folder(places)
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return None
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid in (owner, os.geteuid())
    return folder if ours and folder.name.startswith(_PREFIX) else None
