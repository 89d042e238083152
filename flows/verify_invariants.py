"""Every night: is the record whole, and does every invariant hold in every case? It mends nothing; it
fails loudly.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from prefect import flow

from agreements.words import Words
from flows.telling import tell
from workflow.invariants import Broken
from workflow.invariants import verify_invariants as verify
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.questions.history import every_case

TOLD_AT_MOST: Final = 20
WORDS: Final = {
    "cases": Words(cy="Achosion a wiriwyd", en="Cases examined"),
    "invariant_1": Words(
        cy="Heb berchennog, cam nesaf neu derfyn amser", en="Without an owner, a next step or a time limit"
    ),
    "invariant_2": Words(cy="Llinell heb un talwr yn union", en="A line without exactly one payer"),
    "invariant_3": Words(cy="Gofal wedi symud yn ôl", en="Care moved back"),
    "invariant_4": Words(
        cy="Cyfrannau nad ydynt yn dod i'r gost, neu linell iechyd ar gyngor",
        en="Shares that do not come to the cost, or a health line with a council",
    ),
    "invariant_5": Words(
        cy="Terfyn amser cynnar, hwyr neu wedi'i gamgyfrif", en="A time limit early, late or miscounted"
    ),
    "invariant_6": Words(cy="Cadwyn o ddigwyddiadau wedi'i thorri", en="A broken chain of events"),
    "invariant_11": Words(cy="Y system ei hun wedi penderfynu", en="The system itself decided"),
}


class InvariantsBroken(Exception):
    """Some case is not as every case must be; the first of them are named."""

    def __init__(self, broken: Sequence[Broken]) -> None:
        lines = [f"{one.invariant} {one.case_ref}: {one.words.en}" for one in broken[:TOLD_AT_MOST]]
        super().__init__(f"{len(broken)} broken invariants: " + " | ".join(lines))
        self.broken = tuple(broken)


@flow(flow_run_name="verify", persist_result=False)
async def verify_invariants() -> dict[str, int]:
    """Examine every case; a row for every invariant, nought where it holds. Raises InvariantsBroken."""
    at, cases, broken = await asyncio.to_thread(_verify)
    found = Counter(f"invariant_{one.invariant}" for one in broken)
    counts = {"cases": cases} | {code: found[code] for code in WORDS if code != "cases"}
    summary = f"{cases} cases, {len(broken)} broken invariants"
    await tell(headline=summary, at=at, key="verify-invariants", counts=counts, words=WORDS)
    if broken:
        raise InvariantsBroken(broken)
    return counts


def _verify() -> tuple[datetime, int, list[Broken]]:
    with Parts.from_environment() as parts:
        with parts.database.unit() as unit:
            at, cases = clock.now(unit), len(every_case(unit))
        return at, cases, verify(parts)
