"""The few kinds of column that Cytundeb has, so that a table class reads as a list of facts.

Pence and every other whole number are BIGINT, instants are timestamptz, codes are text with a CHECK. Not a
table.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger as _BigInteger
from sqlalchemy import CheckConstraint, DateTime, LargeBinary, MetaData, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field, SQLModel

_NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


class Table(SQLModel):
    """Base of every table class; one metadata, with names for every constraint."""

    metadata = MetaData(naming_convention=_NAMES)


class _Instant(DateTime):
    """timestamptz."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(timezone=True)


class _Json(JSONB):
    """JSONB in which Python's None is SQL's NULL."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(none_as_null=True)


class _Words(ARRAY[str]):
    """text[]."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(Text())


def key() -> Any:
    """The primary key, or one column of it."""
    return Field(primary_key=True)


def key_number() -> Any:
    """A whole number that is part of the primary key."""
    return Field(primary_key=True, sa_type=_BigInteger)


def of_case() -> Any:
    """The case that a row belongs to."""
    return Field(foreign_key="cases.ref")


def of_case_as_key() -> Any:
    """The case that a row belongs to, where it is the primary key or part of it."""
    return Field(primary_key=True, foreign_key="cases.ref")


def whole() -> Any:
    """A whole number: pence, minutes, counts. BIGINT."""
    return Field(sa_type=_BigInteger)


def instant() -> Any:
    """A UTC instant."""
    return Field(sa_type=_Instant)


def json(*, optional: bool = False) -> Any:
    """A JSON value."""
    return Field(sa_type=_Json, nullable=optional)


def words() -> Any:
    """A list of short texts, searched by what they share."""
    return Field(sa_type=_Words)


def sealed() -> Any:
    """Encrypted bytes."""
    return Field(sa_type=LargeBinary)


def one_of(column: str, codes: Iterable[str]) -> CheckConstraint:
    """The CHECK of a text code: one of these, or NULL where the column may be."""
    listed = ", ".join(f"'{code}'" for code in codes)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def together(first: str, *others: str) -> CheckConstraint:
    """Columns that are known together or not at all: who and when."""
    parts = [f"({first} IS NULL) = ({other} IS NULL)" for other in others]
    return CheckConstraint(" AND ".join(parts), name=f"{first}_together")


def holds(name: str, condition: str) -> CheckConstraint:
    """Any other condition that every row must meet."""
    return CheckConstraint(condition, name=name)
