"""Every path beneath a panel, read and written."""

from __future__ import annotations

PANEL_READS = ("events", "meetings/{id}")
PANEL_WRITES = (
    "meetings",
    "meetings/{id}/seats",
    "meetings/{id}/conflicts",
    "meetings/{id}/agenda",
    "third-sector",
    "meetings/{id}/pack",
    "meetings/{id}/minutes",
    "meetings/{id}/not-quorate",
    "meetings/{id}/calling-off",
    "chairs-actions",
    "chair",
    "reviews",
)
