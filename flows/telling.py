"""How a flow run tells what it did: its own name and one small table, so that Prefect's pages read as the
day's story.

It decides nothing and keeps nothing: the events of the cases are the record, this is its headline.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from prefect.artifacts import acreate_table_artifact
from prefect.client.orchestration import get_client
from prefect.context import FlowRunContext

from agreements.words import Words

_LONDON: Final = ZoneInfo("Europe/London")


async def tell(
    *, headline: str, at: datetime, key: str, counts: Mapping[str, int], words: Mapping[str, Words]
) -> None:
    """Name the run `<verb> 2026-11-21 14:05: <headline>` and publish a table with one row a count.

    `at` is the instant that the flow judged by, shown as people in Wales read it. Outside a flow run (a test
    that calls the plain function) nothing is told.
    """
    run = FlowRunContext.get()
    if run is None or run.flow_run is None:
        return
    moment = at.astimezone(_LONDON)
    async with get_client() as client:
        await client.update_flow_run(
            run.flow_run.id, name=f"{_verb(key)} {moment:%Y-%m-%d %H:%M}: {headline}"
        )
    await acreate_table_artifact(
        table=[
            {"code": code, "Cymraeg": words[code].cy, "English": words[code].en, "count": count}
            for code, count in counts.items()
        ],
        key=key,
        description=f"{moment:%Y-%m-%d %H:%M} {moment.tzname()}",
    )


def headline(counts: Mapping[str, int], *, always: Mapping[str, str], else_: Mapping[str, str]) -> str:
    """The counts in a few words: those of `always`, and those of `else_` that are not nought."""
    told = {**always, **{code: words for code, words in else_.items() if counts[code]}}
    return ", ".join(f"{counts[code]} {words}" for code, words in told.items())


def _verb(key: str) -> str:
    return key.partition("-")[0]
