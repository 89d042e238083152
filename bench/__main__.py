"""Every measurement, one after the other: `python -m bench`."""

from __future__ import annotations

from bench import act, batch, checking, replay, simulating, splitting, start
from bench.report import main

main(
    act.measure,
    batch.measure,
    replay.measure,
    start.measure,
    splitting.measure,
    simulating.measure,
    checking.measure,
)
