"""Part of `make lint`: the migrations give exactly the schema that the table classes say, CHECKs and indexes
too.

It starts the embedded PostgreSQL over a folder that is gone afterwards; it never touches another database.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import psycopg
from sqlalchemy import MetaData, create_engine, make_url
from sqlalchemy.pool import NullPool

from workflow.records.database import libpq_url
from workflow.records.migrating import migrate
from workflow.records.tables import METADATA

_SCHEMA = """
SELECT format('%s.%s %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
              CASE WHEN a.attnotnull THEN ' not null' ELSE '' END)
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT format('%s: %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
UNION ALL
SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
"""


def drift(owner_url: str, classes: MetaData = METADATA) -> list[str]:
    """What differs, line by line, between the migrations and the table classes; the database must be an empty
    one.

    `+` stands only in the migrated schema, `-` only in the table classes.
    """
    by_classes = _schema_of_classes(owner_url, classes)
    migrate(owner_url)
    by_migrations = {line for line in _schema(owner_url) if "alembic_version" not in line}
    return [f"+ {line}" for line in sorted(by_migrations - by_classes)] + [
        f"- {line}" for line in sorted(by_classes - by_migrations)
    ]


def main() -> int:
    """Print the drift; 1 where there is any."""
    from cytundeb.embedded import running

    with (
        tempfile.TemporaryDirectory(prefix="cytundeb-migrations-") as folder,
        running(Path(folder) / "var", durable=False) as address,
    ):
        found = drift(address.url(role="owner"))
    for line in found:
        print(line)
    if found:
        print(f"the migrations and the table classes differ in {len(found)} places: write a revision")
    return 1 if found else 0


def _schema_of_classes(owner_url: str, classes: MetaData) -> set[str]:
    """Make the classes' tables, look, and drop them again."""
    engine = create_engine(make_url(owner_url).set(drivername="postgresql+psycopg"), poolclass=NullPool)
    classes.create_all(engine)
    found = _schema(owner_url)
    classes.drop_all(engine)
    return found


def _schema(url: str) -> set[str]:
    with psycopg.connect(libpq_url(url)) as connection:
        return {line for (line,) in connection.execute(_SCHEMA)}


if __name__ == "__main__":
    sys.exit(main())
