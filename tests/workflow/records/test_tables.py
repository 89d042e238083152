"""Tables mirror facts column for column, with BIGINT for whole numbers and checked text for codes."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from sqlalchemy import BigInteger, Boolean, Date, DateTime, Text
from sqlalchemy.dialects.postgresql import JSONB

from workflow.casework.facts import Notice
from workflow.negotiating.facts import ROW_TYPES as NEGOTIATED
from workflow.records.chain import StoredEvent
from workflow.records.people import Person
from workflow.records.rows import FACT_OF_TABLE
from workflow.records.tables import METADATA

MIRRORS: dict[str, type[Any]] = (
    FACT_OF_TABLE
    | {kind.TABLE: kind for kind in NEGOTIATED}
    | {"events": StoredEvent, "people": Person}
    | {"negotiation_events": StoredEvent, "negotiation_notices": Notice}
)
TYPES = {int: BigInteger, str: Text, bool: Boolean, datetime: DateTime, date: Date}


@pytest.mark.parametrize("table", sorted(MIRRORS))
def test_a_table_has_exactly_the_columns_of_its_fact_in_order(table: str) -> None:
    columns = [column.name for column in METADATA.tables[table].columns]
    named = [column.name for column in fields(MIRRORS[table])]
    if table in ("negotiation_events", "negotiation_notices"):
        named = ["negotiation" if name == "case_ref" else name for name in named]
    assert columns == named


@pytest.mark.parametrize("table", sorted(MIRRORS))
def test_a_column_has_the_type_of_its_field_and_may_be_null_exactly_where_the_field_may_be_none(
    table: str,
) -> None:
    for name, hint in get_type_hints(MIRRORS[table]).items():
        column = METADATA.tables[table].columns.get(name)
        if column is None:
            continue  # a class variable
        of_either = () if get_origin(hint) is dict else get_args(hint)
        (kind,) = set(of_either) - {type(None)} or {hint}
        wanted = TYPES.get(kind, JSONB)
        assert isinstance(column.type, wanted), f"{table}.{name}"
        if wanted is not JSONB:
            assert column.nullable == (type(None) in get_args(hint)), f"{table}.{name}"


def test_every_instant_knows_its_zone() -> None:
    for table in METADATA.tables.values():
        for column in table.columns:
            if isinstance(column.type, DateTime):
                assert column.type.timezone, f"{table.name}.{column.name}"


def test_every_foreign_key_leads_to_the_case_negotiation_or_panel_so_that_one_lock_holds_everything() -> None:
    for table in METADATA.tables.values():
        negotiated = table.name.startswith(("negotiation", "activated"))
        of_panel = table.name.startswith("panel") and table.name != "panel_decisions"
        wanted = "negotiations.ref" if negotiated else "panels.ref" if of_panel else "cases.ref"
        assert {key.target_fullname for key in table.foreign_keys} <= {wanted}, table.name
