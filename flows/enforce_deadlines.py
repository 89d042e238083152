"""Every minute: enforce every time limit that has passed. The judgement is casework's, reached through the
sweep.
"""

from __future__ import annotations

import asyncio
from typing import Final

from prefect import flow

from agreements.words import Words
from flows.telling import headline, tell
from workflow.parts import Parts
from workflow.sweep import Enforcement, EnforcementIncomplete, enforce

WORDS: Final = {
    "due": Words(cy="Terfynau amser a aeth heibio", en="Time limits passed"),
    "acted": Words(cy="Terfynau amser a orfodwyd", en="Time limits enforced"),
    "applied": Words(cy="Cyfrannau a gymhwyswyd trwy ddiffyg ymateb", en="Shares applied by silence"),
    "climbed": Words(cy="Anghytundebau a symudodd i'r cam nesaf", en="Disagreements moved to the next stage"),
    "escalated": Words(
        cy="Achosion a gyfeiriwyd at Lywodraeth Cymru", en="Cases referred to Welsh Government"
    ),
    "notices": Words(cy="Hysbysiadau a ysgrifennwyd", en="Notices written"),
}


@flow(flow_run_name="enforce", retries=2, retry_delay_seconds=5, persist_result=False)
async def enforce_deadlines() -> dict[str, int]:
    """Enforce until nothing is due, in batches; safe to repeat, and beside another that does the same.

    Answers the counts of `cytundeb enforce --json`. The instant it judges by is the database's clock, read by
    the sweep: never the time for which the run was scheduled. Raises EnforcementIncomplete when a case could
    not be enforced, after every other one was: the run then fails, for somebody to look at.
    """
    try:
        done = await asyncio.to_thread(_enforce)
    except EnforcementIncomplete as incomplete:
        await _tell(incomplete.done)
        raise
    await _tell(done)
    return done.counts()


def _enforce() -> Enforcement:
    with Parts.from_environment() as parts:
        return enforce(parts)


async def _tell(done: Enforcement) -> None:
    counts = done.counts()
    summary = headline(
        counts,
        always={"due": "due", "applied": "applied"},
        else_={"climbed": "moved up a stage", "escalated": "referred to Welsh Government"},
    )
    await tell(headline=summary, at=done.at, key="enforce-deadlines", counts=counts, words=WORDS)
