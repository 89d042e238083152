"""Where a running server answers, and the URL of each role in the form each library wants.

Not a connection: opening one is for `workflow.records`, and for Prefect in its own database.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal
from urllib.parse import quote

from cytundeb.embedded.passwords import Passwords

PORT: Final = 5432  # only the name of the socket file: no TCP port is ever opened
DATABASE: Final = "cytundeb"
PREFECT_DATABASE: Final = "prefect"

Role = Literal["superuser", "owner", "app", "prefect"]

ROLE_NAMES: Final[dict[Role, str]] = {
    "superuser": "postgres",
    "owner": "cytundeb_owner",
    "app": "cytundeb_app",
    "prefect": "cytundeb_prefect",
}


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """A server on a unix socket, and the passwords of its roles (never shown in a repr)."""

    socket_folder: Path
    passwords: Passwords

    @property
    def socket(self) -> Path:
        """The socket file itself."""
        return self.socket_folder / f".s.PGSQL.{PORT}"

    def url(self, *, role: Role = "app", database: str = DATABASE) -> str:
        """A SQLAlchemy URL for psycopg 3: `postgresql+psycopg://role:password@/database?host=/folder&port=5432`."""
        return self._url("postgresql+psycopg", role, database)

    def libpq_url(self, *, role: Role = "app", database: str = DATABASE) -> str:
        """The same for psycopg itself, psql and pg_dump: `postgresql://…`."""
        return self._url("postgresql", role, database)

    def prefect_url(self) -> str:
        """What PREFECT_API_DATABASE_CONNECTION_URL wants: asyncpg over the same socket."""
        return self._url("postgresql+asyncpg", "prefect", PREFECT_DATABASE)

    def _url(self, scheme: str, role: Role, database: str) -> str:
        user, password = ROLE_NAMES[role], getattr(self.passwords, role)
        host = quote(str(self.socket_folder))
        return f"{scheme}://{user}:{password}@/{quote(database)}?host={host}&port={PORT}"
