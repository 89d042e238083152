"""Which file of the embedded server lies where under `var/`. Names only: nothing is created here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """The paths below one absolute `var` folder."""

    var: Path

    @property
    def home(self) -> Path:
        """The folder of everything that belongs to the server alone; mode 0700."""
        return self.var / "postgres"

    @property
    def data(self) -> Path:
        """The data folder, complete from the moment it bears this name."""
        return self.home / "data"

    @property
    def unfinished_data(self) -> Path:
        """The data folder while initdb works on it; left over only by a killed first start."""
        return self.home / "data.new"

    @property
    def socket_folder(self) -> Path:
        """Where the socket lies unless the path is too long for a socket."""
        return self.home / "socket"

    @property
    def socket_elsewhere(self) -> Path:
        """A note that names the socket folder when it had to be made elsewhere."""
        return self.home / "socket-elsewhere"

    @property
    def starting_lock(self) -> Path:
        """Held alone by whoever starts or stops the server."""
        return self.home / "starting.lock"

    @property
    def users_lock(self) -> Path:
        """Held together by every process that uses the server, for as long as it does."""
        return self.home / "users.lock"

    @property
    def passwords(self) -> Path:
        """The four passwords; mode 0600."""
        return self.var / "keys" / "postgres.json"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.var / "log" / "postgres.log"
