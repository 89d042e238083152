"""A `Life` that is written to a database as it is lived: how the tests of records, desk and sweep get real
cases."""

from __future__ import annotations

from tests.workflow.casework.life import Life
from workflow.casework.changes import Changes
from workflow.records.database import Database
from workflow.records.keyring import Keyring
from workflow.records.writing import write

KEYS = Keyring(current="k", keys={"k": b"k" * 32}, digest_key=b"d" * 32)


class StoredLife(Life):
    """Every step is written in a transaction of its own; the facts are those that the writing answered."""

    def __init__(self, database: Database, **opening: object) -> None:
        self.database = database
        super().__init__(**opening)  # type: ignore[arg-type]  # the fields of OpenCase, and the region

    def _take(self, changes: Changes) -> None:
        super()._take(changes)
        with self.database.unit() as unit:
            (self.facts,) = write(unit, [changes], seal=KEYS.seal)

    @property
    def ref(self) -> str:
        """The case's reference."""
        return self.facts.case.ref
