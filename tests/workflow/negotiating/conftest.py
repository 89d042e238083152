"""A table with its people, on a migrated database of the test's own."""

from __future__ import annotations

import pytest

from tests.workflow.negotiating.table import Table, seated
from workflow.parts import Parts


@pytest.fixture
def table(parts: Parts) -> Table:
    """The table of region XR4; nothing has started."""
    return seated(parts)
