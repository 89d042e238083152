"""The passwords of the four roles: random, made once, in one file that only its owner reads.

No person types one of them. They are of no use without the socket, which lies in a folder of mode 0700.
"""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path

from cytundeb.embedded.places import Places
from cytundeb.embedded.refusal import EmbeddedServerError


class PasswordsMissing(EmbeddedServerError):
    """There is a database, but nobody knows its passwords any more."""


@dataclass(frozen=True, slots=True)
class Passwords:
    """One password a role, hexadecimal, so that no URL and no shell ever needs to quote one."""

    superuser: str = field(repr=False)
    owner: str = field(repr=False)
    app: str = field(repr=False)
    prefect: str = field(repr=False)


def keep_passwords(places: Places) -> Passwords:
    """Read the passwords, or make them if there is no database; raise PasswordsMissing if there is one."""
    if places.passwords.exists():
        return Passwords(**json.loads(places.passwords.read_text("utf-8")))
    if places.data.exists():
        raise PasswordsMissing(
            cy=f"Mae cronfa ddata yn {places.data} ond mae ei chyfrineiriau ar goll ({places.passwords}): "
            f"rhowch y ffeil yn ôl, neu dilëwch {places.home} i ddechrau o'r newydd.",
            en=f"There is a database in {places.data} but its passwords are missing ({places.passwords}): "
            f"put the file back, or erase {places.home} to begin afresh.",
        )
    made = Passwords(*(secrets.token_hex(24) for _ in range(4)))
    _write(places.passwords, json.dumps(asdict(made), indent=1))
    return made


def _write(path: Path, text: str) -> None:
    """Write at once and for good: a file half written would lock everybody out."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(unfinished, path)
