"""The playbill: every case and every act of the demonstration: the caseload, its acts, the casebook."""

from __future__ import annotations

from datetime import datetime

from cytundeb.demonstration.casebook import read_casebook
from cytundeb.demonstration.script import EXAMPLES, ScriptFault, Step, read_acts
from cytundeb.importing import read_caseload
from workflow.casework.commands import OpenCase
from workflow.casework.rulebook import Rulebook


def read_playbill(rulebook: Rulebook, *, now: datetime) -> tuple[list[OpenCase], list[Step]]:
    """Every case as it would be opened, ages counted back from `now`, and every act. Raises ScriptFault."""
    commands, faults = read_caseload(EXAMPLES / "caseload.csv", rulebook, now=now)
    if faults:
        raise ScriptFault("\n".join(fault.as_line() for fault in faults))
    steps = list(read_acts(EXAMPLES / "acts.csv"))
    for story in read_casebook(now=now):
        commands.append(story.opening)
        steps.extend(story.steps)
    return commands, steps
