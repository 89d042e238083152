"""Every night: forget what was kept only for a while: answers under idempotency keys, and doors (sessions and
sign-in forms) that have closed. No case, event or notice is touched.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Final

from prefect import flow

from agreements.words import Words
from flows.telling import headline, tell
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.doors import forget_old_doors
from workflow.records.kept_answers import forget_old_answers

ANSWERS_KEPT_FOR: Final = timedelta(days=30)
"""House value: nobody sends the same request again after a month."""
WORDS: Final = {
    "answers": Words(cy="Atebion a anghofiwyd", en="Answers forgotten"),
    "doors": Words(cy="Sesiynau a anghofiwyd", en="Sessions forgotten"),
}


@flow(flow_run_name="forget", retries=2, retry_delay_seconds=5, persist_result=False)
async def forget_expired() -> dict[str, int]:
    """Forget both; a second call at once forgets nothing."""
    at, counts = await asyncio.to_thread(_forget)
    summary = headline(counts, always={"answers": "answers forgotten"}, else_={"doors": "sessions forgotten"})
    await tell(headline=summary, at=at, key="forget-expired", counts=counts, words=WORDS)
    return counts


def _forget() -> tuple[datetime, dict[str, int]]:
    with Parts.from_environment() as parts, parts.database.unit() as unit:
        answers = forget_old_answers(unit, older_than=ANSWERS_KEPT_FOR)
        return clock.now(unit), {"answers": answers, "doors": forget_old_doors(unit)}
