"""The URLs of a server, in the form each library wants."""

from __future__ import annotations

from pathlib import Path

from cytundeb.embedded.address import ServerAddress
from cytundeb.embedded.passwords import Passwords

ADDRESS = ServerAddress(Path("/srv/var/socket"), Passwords("s1", "o2", "a3", "p4"))


def test_sqlalchemy_reaches_the_application_database_over_the_socket() -> None:
    assert ADDRESS.url() == "postgresql+psycopg://cytundeb_app:a3@/cytundeb?host=/srv/var/socket&port=5432"
    assert ADDRESS.url(role="owner", database="other") == (
        "postgresql+psycopg://cytundeb_owner:o2@/other?host=/srv/var/socket&port=5432"
    )


def test_prefect_gets_asyncpg_in_its_own_database() -> None:
    assert ADDRESS.prefect_url() == (
        "postgresql+asyncpg://cytundeb_prefect:p4@/prefect?host=/srv/var/socket&port=5432"
    )


def test_no_password_is_shown_by_accident() -> None:
    assert not any(word in repr(ADDRESS) for word in ("s1", "o2", "a3", "p4"))
