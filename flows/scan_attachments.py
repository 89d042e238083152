"""Every quarter of an hour: scan the files that wait for ClamAV. A file that was scanned is not scanned
again; where no scanner answers, they wait on."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Final

from prefect import flow

from agreements.words import Words
from flows.telling import headline, tell
from workflow.filing import Scans, scan_waiting
from workflow.parts import Parts
from workflow.records import clock

WORDS: Final = {
    "clean": Words(cy="Ffeiliau glân", en="Clean files"),
    "infected": Words(cy="Ffeiliau â feirws", en="Files with a virus"),
    "waiting": Words(cy="Ffeiliau sy'n dal i aros am sgan", en="Files that still wait for a scan"),
}


@flow(flow_run_name="scan", retries=2, retry_delay_seconds=5, persist_result=False)
async def scan_attachments() -> dict[str, int]:
    """Scan what waits; a second call at once scans nothing."""
    at, scans = await asyncio.to_thread(_scan)
    counts = {"clean": scans.clean, "infected": scans.infected, "waiting": scans.waiting}
    summary = headline(
        counts, always={"clean": "clean"}, else_={"infected": "infected", "waiting": "waiting"}
    )
    await tell(headline=summary, at=at, key="scan-attachments", counts=counts, words=WORDS)
    return counts


def _scan() -> tuple[datetime, Scans]:
    with Parts.from_environment() as parts:
        with parts.database.unit() as unit:
            at = clock.now(unit)
        return at, scan_waiting(parts)
