"""Cases in which a transfer waits for its answer, or for its day, and one with an entry under seal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tests.workflow.casework.life import Life
from workflow.casework import commands as c
from workflow.casework.facts import Actor, CaseFacts
from workflow.clocks.due import local_date


def lives_of_offices() -> Iterator[CaseFacts]:
    """One case for each kind of time limit of the offices."""
    for days, accepted in ((0, False), (5, True)):
        life = Life().announced()
        day = local_date(life.now) + timedelta(days=days)
        propose = c.ProposeTransfer(act="propose", to_body="XLA12", from_on=day, reasons="Symudodd y teulu")
        life.do(propose, life.social("coordinator"))
        if accepted:
            life.do(c.AcceptTransfer(act="accept"), Actor(person="new", body="XLA12", role="coordinator"))
        yield life.facts
    life = Life()
    life.do(c.SealEntry(act="seal", kind="assessment", reason="Plentyn arall"), life.health("coordinator"))
    yield life.facts
