"""Time limits at the table: asked once when due, again every so many days, never twice, caught up with
one notice.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.workflow.negotiating.table import Table
from workflow import sweep
from workflow.clocks.due import add_working_days, local_date, start_of_day
from workflow.negotiating import commands
from workflow.negotiating.facts import Clock
from workflow.notices.delivering import deliver
from workflow.parts import Parts
from workflow.records.folding import differences
from workflow.records.negotiations.history import events_of, notices_of, verify_negotiations

NOTHING = dict.fromkeys(("due", "acted", "applied", "climbed", "escalated", "notices"), 0)


@pytest.fixture
def opened(table: Table) -> Table:
    """One clause open, owned by XLA43's director."""
    table.start()
    table.done("XLA43.finance", commands.ReopenClause(why="Aneglur"), "c2-1")
    table.done("lead", commands.OwnClause(body="XLA43", office="director"), "c2-1")
    return table


def clock(table: Table) -> Clock:
    """The one clock that runs."""
    (running,) = [one for one in table.facts.clocks if one.status == "open"]
    return running


def told(parts: Parts, table: Table, kind: str) -> int:
    with parts.database.unit() as unit:
        return sum(one.kind == kind for one in notices_of(unit, table.ref))


def whole(parts: Parts, table: Table) -> bool:
    """The chain holds and folding the events gives the rows."""
    with parts.database.unit() as unit:
        events = events_of(unit, table.ref)
        return verify_negotiations(unit) == (len(events), []) and not list(differences(table.facts, events))


def test_a_clause_has_twenty_working_days_and_nothing_happens_before(opened: Table, parts: Parts) -> None:
    running = clock(opened)
    calendar = parts.rulebook.calendar
    last_day = add_working_days(local_date(running.started_at), 20, calendar)
    assert running.due_at == start_of_day(last_day + timedelta(days=1))
    assert sweep.enforce(parts, now=running.due_at - timedelta(microseconds=1)).counts() == NOTHING
    assert clock(opened) == running


def test_the_owner_is_asked_once_when_it_is_due_and_a_second_sweep_does_nothing(
    opened: Table, parts: Parts
) -> None:
    running = clock(opened)
    done = sweep.enforce(parts, now=running.due_at)
    assert done.counts() == NOTHING | {"due": 1, "acted": 1, "notices": 1}
    before = opened.facts
    assert sweep.enforce(parts, now=running.due_at).counts() == NOTHING
    assert sweep.enforce(parts).counts() == NOTHING
    assert opened.facts == before
    with parts.database.unit() as unit:
        notice = notices_of(unit, opened.ref)[-1]
        event = events_of(unit, opened.ref)[-1]
    assert (notice.kind, notice.body, notice.role) == ("negotiation_clause_overdue", "XLA43", "director")
    assert (notice.about, notice.due_at) == ("c2-1", clock(opened).due_at)
    assert (event.kind, event.actor, event.due_at) == ("ClauseOverdue", "system", running.due_at)
    assert whole(parts, opened)


def test_the_owner_is_asked_again_every_five_working_days(opened: Table, parts: Parts) -> None:
    for times in (1, 2, 3):
        sweep.enforce(parts, now=clock(opened).due_at)
        assert told(parts, opened, "negotiation_clause_overdue") == times
        assert clock(opened).kind == "clause_chase"


def test_an_outage_is_caught_up_with_one_notice(opened: Table, parts: Parts) -> None:
    back = clock(opened).due_at + timedelta(days=90)
    assert sweep.enforce(parts, now=back).notices == 1
    assert clock(opened).started_at == back
    assert sweep.enforce(parts, now=back + timedelta(hours=1)).counts() == NOTHING


def test_a_late_act_is_done_after_what_was_overdue(opened: Table, parts: Parts) -> None:
    due_at = clock(opened).due_at
    opened.later(days=(due_at - opened.facts.negotiation.started_at).days + 2)
    answer = opened.act("XLA41.finance", commands.ReopenClause(why="Na"), "c2-1")
    assert getattr(answer, "rule", "") == "clause_is_settled"  # refused, and what was overdue was done
    assert told(parts, opened, "negotiation_clause_overdue") == 1


def test_a_settled_clause_is_asked_for_no_more(opened: Table, parts: Parts) -> None:
    sweep.enforce(parts, now=clock(opened).due_at)
    opened.settle_aims()
    assert all(one.status != "open" for one in opened.facts.clocks)
    far = max(one.due_at for one in opened.facts.clocks) + timedelta(days=60)
    assert sweep.enforce(parts, now=far).counts() == NOTHING


def test_offices_that_have_not_signed_are_asked_and_no_silence_signs(table: Table, parts: Parts) -> None:
    table.start()
    table.put_to_signature()
    table.see_and_sign("XHB4.finance")
    due_at = max(one.due_at for one in table.facts.clocks if one.status == "open")
    done = sweep.enforce(parts, now=due_at)
    assert (done.acted, done.notices) == (4, 4)
    assert sweep.enforce(parts, now=due_at).counts() == NOTHING
    assert len(table.facts.signatures) == 1
    assert table.facts.negotiation.state == "awaiting_signatures"
    assert whole(parts, table)


def test_when_the_dry_run_day_ends_the_second_person_is_asked_and_nothing_is_activated(
    table: Table, parts: Parts
) -> None:
    table.start()
    table.put_to_signature()
    table.sign_all()
    table.done("lead", commands.ApproveActivation(act="approve", sha256=table.sha256))
    assert clock(table).kind == "activation_dry_run"
    due_at = clock(table).due_at
    done = sweep.enforce(parts, now=due_at)
    assert (done.acted, done.notices) == (1, 5)
    assert sweep.enforce(parts, now=due_at).counts() == NOTHING
    assert (clock(table).kind, table.facts.negotiation.state) == (
        "agreement_activated",
        "awaiting_activation",
    )
    sweep.enforce(parts, now=clock(table).due_at)
    assert told(parts, table, "negotiation_activate_overdue") == 1
    assert clock(table).kind == "activation_chase"


def test_notices_of_a_table_are_delivered_once_with_a_link_to_it(opened: Table, parts: Parts) -> None:
    sweep.enforce(parts, now=clock(opened).due_at)
    with parts.database.unit() as unit:
        waiting = len(notices_of(unit, opened.ref))
    assert deliver(parts).sent == waiting
    assert deliver(parts).sent == 0
    with parts.database.unit() as unit:
        assert {one.status for one in notices_of(unit, opened.ref)} == {"sent"}
    written = "".join(
        path.read_text(errors="ignore") for path in parts.settings.var.rglob("*") if path.is_file()
    )
    assert "/cy/negotiations/NG-XR4-001" in written


def test_one_table_that_cannot_be_enforced_spoils_only_itself(
    opened: Table, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def poison(*_: object, **__: object) -> None:
        raise ArithmeticError("poison")

    due_at: datetime = clock(opened).due_at
    with monkeypatch.context() as patched:
        patched.setattr(sweep, "chase", poison)
        with pytest.raises(sweep.EnforcementIncomplete, match="NG-XR4-001: ArithmeticError: poison"):
            sweep.enforce(parts, now=due_at)
    assert sweep.enforce(parts, now=due_at).acted == 1
