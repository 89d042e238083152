"""The shape of one kind of thing that stands beside cases: its head, its rows, and what its tables are
called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from workflow.records.rows import columns_of


@dataclass(frozen=True)
class Shape:
    """`link`: the column in which every row names the head. `order`: by which columns each kind is read."""

    row_types: tuple[type[Any], ...]
    """Every kind of row, the head first."""
    fields: Mapping[type[Any], str]
    """Under which name the facts keep each kind of row."""
    link: str
    events: str
    notices: str
    clocks: str
    order: Mapping[str, tuple[str, ...]]
    insert_only: frozenset[str] = frozenset()
    row_of: Mapping[type[Any], str] = field(default_factory=dict)
    """How a row `r` is read as JSON, where it is not simply whole."""

    def __post_init__(self) -> None:
        if self.order.keys() != set(self.fields.values()):
            raise RuntimeError(f"every kind of row of {self.head.TABLE} has an order")

    @property
    def head(self) -> type[Any]:
        """The kind of the head."""
        return self.row_types[0]

    def sorted_by(self, name: str) -> Any:
        """The key by which the rows of this name are sorted."""
        return attrgetter(*self.order[name], "id")

    @property
    def question(self) -> str:
        """Every row of every kind, as (number of the kind, JSON); -1 counts the notices."""
        parts = [
            f"SELECT {number}, {self.row_of.get(kind, 'row_to_json(r)::text')} FROM {kind.TABLE} r "
            f"WHERE {'ref' if number == 0 else self.link} = ANY(%(refs)s)"
            for number, kind in enumerate(self.row_types)
        ]
        parts.append(
            f"SELECT -1, json_build_array({self.link}, max(position))::text FROM {self.notices} "
            f"WHERE {self.link} = ANY(%(refs)s) GROUP BY {self.link}"
        )
        return " UNION ALL ".join(parts)

    def columns(self, kind: type[Any]) -> tuple[str, ...]:
        """The columns of one kind of row."""
        return columns_of(kind).names
