"""The one composition: environment to settings, and settings to database, rules, post and keys.

Called by the command line, by the application's factory and by each flow at its start. It starts no server
and migrates nothing.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from agreements.words import Words
from workflow.casework.rulebook import Rulebook
from workflow.notices.post import Post, make_post
from workflow.records.database import Database, Unit
from workflow.records.keyring import Keyring, make_keyring, read_keyring
from workflow.scanning.clamd import Clamd
from workflow.scanning.scanner import Scanner, Wanted
from workflow.shelf import Shelf

_POSTS = ("file", "sendgrid")
_LANGUAGES = ("cy", "en")
_SCANS = ("if_present", "required", "off")
_DEFAULT_CLAMD = "/var/run/clamav/clamd.ctl"
_DEFAULT_BASE_URL = "http://127.0.0.1:8000"
_DEFAULT_SENDGRID_HOST = "https://api.sendgrid.com"
_DEFAULT_SENDER = "cytundeb@example.org"


class SettingFault(ValueError):
    """A setting is missing or is not one of what it may be; the message names the variable."""

    def __init__(self, variable: str, *, cy: str, en: str) -> None:
        super().__init__(f"{variable}: {en}")
        self.variable = variable
        self.words = Words(cy=f"{variable}: {cy}", en=f"{variable}: {en}")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says. Secrets are never shown in a repr."""

    database_url: str = field(repr=False)
    """The application's role."""
    owner_database_url: str | None = field(default=None, repr=False)
    """The role that migrates; None where one role does both."""
    var: Path = Path("var")
    demonstration: bool = False
    key_file: Path | None = None
    """Keys of the children's values; None: under `var`, made when first wanted (demonstration only)."""
    post: str = "file"
    base_url: str = _DEFAULT_BASE_URL
    sendgrid_api_key: str | None = field(default=None, repr=False)
    sendgrid_host: str = _DEFAULT_SENDGRID_HOST
    sender: str = _DEFAULT_SENDER
    language: str = "cy"
    scan: str = "if_present"
    """Whether files are scanned: if_present (where ClamAV is there), required (held back until they are) or
    off."""
    clamd: str = _DEFAULT_CLAMD
    """ClamAV's daemon: the path of its socket, or host:port."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Self:
        """The settings that these variables say; an empty variable is one that is not there. Raises
        SettingFault."""
        given = {
            name: value
            for name, value in environ.items()
            if name.startswith(("CYTUNDEB_", "SENDGRID_")) and value
        }
        if "CYTUNDEB_DATABASE_URL" not in given:
            raise SettingFault(
                "CYTUNDEB_DATABASE_URL",
                cy="nid oes cronfa ddata wedi'i henwi",
                en="no database is named",
            )
        key_file = given.get("CYTUNDEB_KEY_FILE")
        return cls(
            database_url=given["CYTUNDEB_DATABASE_URL"],
            owner_database_url=given.get("CYTUNDEB_OWNER_DATABASE_URL"),
            var=Path(given.get("CYTUNDEB_VAR", "var")).absolute(),
            demonstration=_one_of(given, "CYTUNDEB_DEMONSTRATION", ("0", "1")) == "1",
            key_file=Path(key_file).absolute() if key_file else None,
            post=_one_of(given, "CYTUNDEB_POST", _POSTS),
            base_url=given.get("CYTUNDEB_BASE_URL", _DEFAULT_BASE_URL).rstrip("/"),
            sendgrid_api_key=given.get("SENDGRID_API_KEY"),
            sendgrid_host=given.get("CYTUNDEB_SENDGRID_HOST", _DEFAULT_SENDGRID_HOST),
            sender=given.get("CYTUNDEB_SENDER", _DEFAULT_SENDER),
            language=_one_of(given, "CYTUNDEB_LANG", _LANGUAGES),
            scan=_one_of(given, "CYTUNDEB_SCAN", _SCANS),
            clamd=given.get("CYTUNDEB_CLAMD", _DEFAULT_CLAMD),
        )

    def keyring(self) -> Keyring:
        """The keys of the children's values. Raises SettingFault where no file is named and none may be
        made."""
        if self.key_file is not None:
            return read_keyring(self.key_file)
        if not self.demonstration:
            raise SettingFault(
                "CYTUNDEB_KEY_FILE",
                cy="rhaid enwi ffeil allweddi ar gyfer cronfa ddata nad yw'n arddangosiad",
                en="a key file must be named for a database that is no demonstration",
            )
        return make_keyring(self.var / "keys" / "children.json")


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that an act needs, made once a process."""

    settings: Settings
    database: Database
    shelf: Shelf
    post: Post
    keyring: Keyring

    @property
    def rulebook(self) -> Rulebook:
        """The rules as this process has last seen them; what is to be decided asks `up_to_date`."""
        return self.shelf.rulebook

    @property
    def scanner(self) -> Scanner:
        """How a file that comes in is judged before it is taken."""
        return Scanner(cast("Wanted", self.settings.scan), Clamd(self.settings.clamd))

    def up_to_date(self, unit: Unit) -> Rulebook:
        """The rules with every agreement activated as this transaction sees it; one look at an index."""
        return self.shelf.up_to_date(unit)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Self:
        """The parts that the environment (this process's, if none is given) asks for. Raises SettingFault,
        KeyFault."""
        return cls.make(Settings.from_environment(os.environ if environ is None else environ))

    @classmethod
    def make(cls, settings: Settings) -> Self:
        """The parts that these settings ask for. No connection is opened before the first question."""
        return cls(
            settings=settings,
            keyring=settings.keyring(),
            shelf=Shelf(Rulebook.load(demonstration=settings.demonstration)),
            post=make_post(settings),
            database=Database(settings.database_url),
        )

    def close(self) -> None:
        """Give the connections back."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _one_of(given: Mapping[str, str], variable: str, allowed: tuple[str, ...]) -> str:
    value = given.get(variable, allowed[0])
    if value not in allowed:
        listed = ", ".join(allowed)
        raise SettingFault(
            variable, cy=f"nid yw '{value}' yn un o {listed}", en=f"'{value}' is not one of {listed}"
        )
    return value
