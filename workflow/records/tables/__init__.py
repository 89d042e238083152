"""Table classes, split by story. They define the schema; rows are read and written as facts, never as
these classes."""

from sqlalchemy import Text
from sqlmodel.sql.sqltypes import AutoString

from workflow.records.columns import Table
from workflow.records.tables import (
    attachments,
    care,
    case,
    decision,
    disagreement,
    funding,
    negotiation,
    offices,
    panel,
    party,
    people,
    people_around,
    place,
    record,
    together,
    transition,
    welsh_government,
)

METADATA = Table.metadata

for _table in METADATA.tables.values():
    for _column in _table.columns:
        if isinstance(_column.type, AutoString):
            _column.type = Text()  # a plain `str` is text here, not varchar

__all__ = [
    "METADATA",
    "attachments",
    "care",
    "case",
    "decision",
    "disagreement",
    "funding",
    "negotiation",
    "offices",
    "panel",
    "party",
    "people",
    "people_around",
    "place",
    "record",
    "together",
    "transition",
    "welsh_government",
]
