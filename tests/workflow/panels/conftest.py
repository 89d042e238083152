"""A panel with its people and children, on a migrated database of the test's own."""

from __future__ import annotations

import pytest

from tests.workflow.panels.room import Room, opened
from workflow.parts import Parts


@pytest.fixture
def room(parts: Parts) -> Room:
    """The panel of region XR4, set up; no meeting is convened."""
    return opened(parts)
