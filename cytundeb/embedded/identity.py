"""As whom PostgreSQL runs, for it refuses to run as root. No user is made and no mode outside `var/` changed.

An ordinary user runs it plainly. Root runs it in a private user namespace, in which root bears another
number; where namespaces are forbidden, as an unprivileged user who can reach `var/`. An existing data folder
decides first: whoever owns it must go on owning it.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cytundeb.embedded.binaries import Binaries
from cytundeb.embedded.places import Places
from cytundeb.embedded.refusal import EmbeddedServerError


class CannotRunAsRoot(EmbeddedServerError):
    """Root has neither a user namespace nor an unprivileged user who reaches `var/`."""


class DataOfAnotherUser(EmbeddedServerError):
    """The data folder belongs to somebody whom this user cannot become."""


@dataclass(frozen=True, slots=True)
class Identity:
    """How to start a program so that it does not run as root."""

    uid: int  # who owns the files, as seen from outside a namespace
    gid: int
    prefix: tuple[str, ...] = ()

    def start(
        self, command: list[str], *, log: int, folder: Path, keeps: tuple[int, ...] = ()
    ) -> subprocess.Popen[bytes]:
        """Start `command` in a session of its own (Ctrl-C is not for it), writing to the open file `log`.

        It inherits the open files `keeps`, and with them the locks on them.
        """
        drops = os.geteuid() != self.uid
        return subprocess.Popen(
            [*self.prefix, *command],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=folder,
            env=_environment(),
            start_new_session=True,
            pass_fds=keeps,
            user=self.uid if drops else None,
            group=self.gid if drops else None,
            extra_groups=[] if drops else None,
        )

    def can(self, test: str, *paths: Path) -> bool:
        """Whether this identity passes a shell test over the paths `$1`, `$2`…"""
        try:
            process = self.start(
                ["/bin/sh", "-c", test, "sh", *map(str, paths)], log=subprocess.DEVNULL, folder=Path("/")
            )
        except OSError:
            return False
        return process.wait() == 0


def choose_identity(places: Places, binaries: Binaries) -> Identity:
    """Decide as whom to run over `places.home`, which exists; raise when nobody will do."""
    plain = Identity(uid=os.geteuid(), gid=os.getegid())
    owner = places.data.stat().st_uid if places.data.exists() else None
    if plain.uid != 0:
        if owner not in (None, plain.uid):
            raise _another_user(places.data)
        return plain
    for candidate in _for_root(places, owner):
        if candidate.can('test -x "$1" && test -x "$2"', binaries.postgres, _must_enter(places, candidate)):
            return candidate
    raise CannotRunAsRoot(
        cy="Nid yw PostgreSQL yn rhedeg fel root, ac yma ni all gael gofod defnyddwyr preifat (unshare -U) "
        f"na defnyddiwr difreintiedig sy'n cyrraedd {places.var} ac {binaries.postgres}: rhedwch fel "
        "defnyddiwr cyffredin, neu rhowch gyfeiriad cronfa ddata yn CYTUNDEB_DATABASE_URL.",
        en="PostgreSQL does not run as root, and here it can have neither a private user namespace "
        f"(unshare -U) nor an unprivileged user who reaches {places.var} and {binaries.postgres}: run as an "
        "ordinary user, or name a database in CYTUNDEB_DATABASE_URL.",
    )


def refuse_foreign_home(places: Places) -> None:
    """Raise DataOfAnotherUser if this user cannot even look into the folder of the server."""
    if places.home.exists() and not os.access(places.home, os.R_OK | os.W_OK | os.X_OK):
        raise _another_user(places.home)


def _another_user(folder: Path) -> DataOfAnotherUser:
    owner = folder.stat().st_uid
    return DataOfAnotherUser(
        cy=f"Mae {folder} yn perthyn i ddefnyddiwr arall (rhif {owner}): rhedwch fel y defnyddiwr hwnnw, "
        "neu gofynnwch iddo ei ddileu.",
        en=f"{folder} belongs to another user (number {owner}): run as that user, or ask them to erase it.",
    )


def _must_enter(places: Places, candidate: Identity) -> Path:
    """The folder that shows whether the candidate gets in; `home` will be given to an unprivileged user."""
    if places.data.exists():
        return places.data
    return places.home if candidate.uid == 0 else places.var


def _for_root(places: Places, owner: int | None) -> Iterator[Identity]:
    """Whom root may try, best first."""
    if owner in (None, 0) and shutil.which("unshare"):
        yield Identity(uid=0, gid=0, prefix=("unshare", "--user", f"--map-user={_borrowed_number()}", "--"))
    if owner is not None and owner != 0:
        yield _as_user(owner)
    if owner is None:
        yield from map(_as_user, _unprivileged(places))


def _borrowed_number() -> int:
    """A number with a name, for initdb asks for one; nothing of that user is touched."""
    return min(entry.pw_uid for entry in pwd.getpwall() if entry.pw_uid != 0)


def _unprivileged(places: Places) -> Iterator[int]:
    """The checkout's own owner if it is not root, then the users that systems keep for this."""
    holder = places.var.parent.stat().st_uid
    if holder != 0:
        yield holder
    names = {entry.pw_name: entry.pw_uid for entry in pwd.getpwall()}
    yield from (names[name] for name in ("postgres", "nobody") if name in names)


def _as_user(uid: int) -> Identity:
    try:
        return Identity(uid=uid, gid=pwd.getpwuid(uid).pw_gid)
    except KeyError:  # a number without a name, as in many containers
        return Identity(uid=uid, gid=uid)


def _environment() -> dict[str, str]:
    """Ours without what would steer PostgreSQL from outside."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}
