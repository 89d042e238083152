"""The text of the one statement that writes changes: a WITH query, one part for each table concerned.

Made once for each set of tables and kept; the server keeps it prepared. Rows travel as one JSON array a
table.
"""

from __future__ import annotations

from functools import cache

from sqlalchemy.dialects import postgresql

from workflow.records.tables import METADATA

CASES_NEW, CASES_CHANGED = "cases_new", "cases_changed"
STOP_FAMILY_NOTICES = "stop_family_notices"
_INSERT_ONLY = frozenset({"events", "texts", CASES_NEW})


@cache
def write_statement(parts: frozenset[str]) -> str:
    """The statement that writes these parts. A part is a table, or one of the constants above.

    It takes one parameter a part, named as the part, and answers how many case rows it wrote.
    """
    written = ",\n".join(f"{part}_w AS ({_part(part)})" for part in sorted(parts))
    counted = " + ".join(
        f"(SELECT count(*) FROM {part}_w)" for part in (CASES_NEW, CASES_CHANGED) if part in parts
    )
    return f"WITH {written}\nSELECT {counted or '0'}"


def _part(part: str) -> str:
    if part == STOP_FAMILY_NOTICES:
        return (
            "UPDATE notices SET status = 'stopped', reason = 'death' "
            f"WHERE case_ref = ANY(%({part})s) AND audience = 'family' AND status = 'waiting'"
        )
    if part == CASES_CHANGED:
        return _update_cases(part)
    table = "cases" if part == CASES_NEW else part
    columns = _columns(table)
    insert = (
        f"INSERT INTO {table} ({_listed(columns)}) "
        f"SELECT {_listed(columns)} FROM jsonb_populate_recordset(NULL::{table}, %({part})s::jsonb)"
    )
    if part == CASES_NEW:
        return f"{insert} RETURNING 1"
    if part in _INSERT_ONLY:
        return insert
    key = next(iter(METADATA.tables[table].primary_key)).name
    changed = [column for column in columns if column not in (key, "case_ref")]
    values = ", ".join(f"EXCLUDED.{_quoted(column)}" for column in changed)
    return f"{insert} ON CONFLICT ({key}) DO UPDATE SET ({_listed(changed)}) = ROW({values})"


def _update_cases(part: str) -> str:
    """Only a case that still stands where the changes began is written: `before` is the number it must
    have."""
    types = ", ".join(
        f"{_quoted(column.name)} {column.type.compile(dialect=postgresql.dialect())}"  # type: ignore[no-untyped-call]
        for column in METADATA.tables["cases"].columns
    )
    changed = [column for column in _columns("cases") if column != "ref"]
    values = ", ".join(f"r.{_quoted(column)}" for column in changed)
    return (
        f"UPDATE cases SET ({_listed(changed)}) = ROW({values}) "
        f"FROM jsonb_to_recordset(%({part})s::jsonb) AS r({types}, before bigint) "
        "WHERE cases.ref = r.ref AND cases.last_seq = r.before RETURNING 1"
    )


def _columns(table: str) -> list[str]:
    return [column.name for column in METADATA.tables[table].columns]


def _listed(columns: list[str]) -> str:
    return ", ".join(map(_quoted, columns))


def _quoted(column: str) -> str:
    return f'"{column}"'
