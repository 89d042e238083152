"""How large a cohort may be."""

from __future__ import annotations

from typing import Final

MOST_WEEKS: Final = 5200
MOST_PACKAGES: Final = 4_000_000
