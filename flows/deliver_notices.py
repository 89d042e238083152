"""Every minute: send the notices that wait. What they say, and how a post is tried again, is for
`workflow.notices`.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Final

from prefect import flow

from agreements.words import Words
from flows.telling import headline, tell
from workflow.notices.delivering import Delivery, deliver
from workflow.parts import Parts
from workflow.records import clock

AT_MOST_SECONDS: Final = 30.0
"""The rest goes a minute later: enforcement, which shares the runner, never waits long for a slow post."""
WORDS: Final = {
    "sent": Words(cy="Hysbysiadau a anfonwyd", en="Notices sent"),
    "put_off": Words(cy="Hysbysiadau i'w hanfon eto", en="Notices put off, to be tried again"),
    "given_up": Words(cy="Hysbysiadau na ellid eu hanfon", en="Notices that could not be sent"),
}


@flow(flow_run_name="deliver", retries=2, retry_delay_seconds=5, persist_result=False)
async def deliver_notices() -> dict[str, int]:
    """Send until none is left or the post is down; a notice is never sent twice by two of these."""
    at, delivery = await asyncio.to_thread(_deliver)
    counts = {"sent": delivery.sent, "put_off": delivery.put_off, "given_up": delivery.given_up}
    summary = headline(counts, always={"sent": "sent"}, else_={"put_off": "put off", "given_up": "given up"})
    await tell(headline=summary, at=at, key="deliver-notices", counts=counts, words=WORDS)
    return counts


def _deliver() -> tuple[datetime, Delivery]:
    with Parts.from_environment() as parts:
        with parts.database.unit() as unit:
            at = clock.now(unit)
        return at, deliver(parts, at_most_seconds=AT_MOST_SECONDS)
