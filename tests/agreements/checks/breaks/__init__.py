"""One change for each fault that `check` must find: the check's code (none: the file cannot be read as it
stands), agreement, file, old text, new text, where it is told, and how.
"""

from tests.agreements.checks.breaks.evidence import EVIDENCE
from tests.agreements.checks.breaks.files import (
    BANDS,
    CY,
    EN,
    FIXED,
    FORMULA,
    ITEMS,
    LINES,
    MAIN,
    PANEL,
    POINTS,
)
from tests.agreements.checks.breaks.parties import PARTIES
from tests.agreements.checks.breaks.reading import READING
from tests.agreements.checks.breaks.shares import SHARES

BREAKS = [*READING, *PARTIES, *SHARES, *EVIDENCE]

__all__ = ["BREAKS", "BANDS", "CY", "EN", "FIXED", "FORMULA", "ITEMS", "LINES", "MAIN", "PANEL", "POINTS"]
