"""Several acts upon one case, one after the other, as one `Changes`: a statement can write a row only
once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workflow.casework.changes import Changes
from workflow.casework.facts import Row, key_of


def merged(steps: Sequence[Changes]) -> Changes:
    """One `Changes` of one case from several, each judged on the facts after the one before; at least one.

    The last form of every row stands; events, texts and notices follow each other. Raises ValueError for two
    cases.
    """
    first, last = steps[0], steps[-1]
    if len(steps) == 1:
        return first
    if any(step.case_ref != first.case_ref for step in steps):
        raise ValueError("only changes of one case can be merged")
    rows: dict[tuple[type[Row], str], Row] = {}
    for step in steps:
        rows.update({(type(row), key_of(row)): row for row in step.rows})
    children = [step.child for step in steps if step.child is not None]
    return replace(
        last,
        rows=tuple(rows.values()),
        events=tuple(event for step in steps for event in step.events),
        texts=tuple(text for step in steps for text in step.texts),
        notices=tuple(notice for step in steps for notice in step.notices),
        child=children[-1] if children else None,
        stops_family_notices=any(step.stops_family_notices for step in steps),
    )
