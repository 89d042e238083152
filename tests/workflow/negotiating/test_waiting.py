"""Promises of what waits at a table: each office is shown its own, by when, and nothing once it is done."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workflow.negotiating.table import Table
from workflow.negotiating import commands
from workflow.parts import Parts
from workflow.records.questions.negotiations_waiting import negotiations_waiting


def kinds(table: Table, who: str) -> list[str]:
    with table.parts.database.unit() as unit:
        return [one.kind for one in negotiations_waiting(unit, table.person(who))]


def test_an_open_clause_waits_for_its_owner_alone_with_its_time_limit(table: Table, parts: Parts) -> None:
    table.start()
    table.done("XLA42.director", commands.ReopenClause(why="I'w egluro."), "c2-1")
    table.done("lead", commands.OwnClause(body="XLA41", office="finance"), "c2-1")
    with parts.database.unit() as unit:
        (mine,) = negotiations_waiting(unit, table.person("XLA41.finance"))
        assert negotiations_waiting(unit, table.person("XLA42.finance")) == ()
    assert (mine.kind, mine.subjects, mine.passed) == ("clauses", ("c2-1",), False)
    assert mine.due_at is not None


def test_what_is_overdue_comes_first_and_keeps_the_day_that_passed(table: Table, parts: Parts) -> None:
    table.start()
    table.done("lead", commands.ReopenClause(why="Yn gyntaf."), "c2-1")
    with parts.database.unit() as unit:
        (before,) = negotiations_waiting(unit, table.person("lead"))
    table.later(days=40)
    table.done("lead", commands.ReopenClause(why="Yn ail."), "c2-2")
    with parts.database.unit() as unit:
        first, second = negotiations_waiting(unit, table.person("lead"))
    assert (first.subjects, first.passed, first.due_at) == (("c2-1",), True, before.due_at)
    assert (second.subjects, second.passed) == (("c2-2",), False)


def test_the_steps_to_signature_wait_for_who_leads_one_after_the_other(table: Table) -> None:
    table.start()
    assert kinds(table, "lead") == ["open_points"]
    table.draft_next_version()
    assert kinds(table, "lead") == ["simulate"]
    table.attach_simulation()
    assert kinds(table, "lead") == ["freeze"]
    assert kinds(table, "XLA41.finance") == ["simulation"]


def test_a_signature_waits_for_each_required_office_until_it_is_given(table: Table) -> None:
    table.start()
    table.put_to_signature()
    office = "{body}.{office}".format(**table.facts.negotiation.required[0])
    assert kinds(table, office) == ["simulation"]
    table.done(office, commands.SeeSimulation(), table.facts.simulations[-1].id)
    assert kinds(table, office) == ["signature"]
    table.done(office, table.signature(office))
    assert kinds(table, office) == []


def test_an_activation_waits_for_a_first_person_and_then_for_one_of_another_body(table: Table) -> None:
    table.start()
    table.put_to_signature()
    table.sign_all()
    assert kinds(table, "lead") == kinds(table, "XHB4.director") == ["first_approval"]
    table.done("lead", commands.ApproveActivation(act="approve", sha256=table.sha256))
    assert kinds(table, "XHB4.director") == []
    table.later(days=4)
    table.done("lead", commands.RecordMeeting(held_on="2027-03-01", attendees=[_guest()]))
    assert kinds(table, "XHB4.director") == ["second_approval"]
    assert kinds(table, "lead") == []
    table.done("XHB4.director", commands.ConfirmActivation(act="confirm", sha256=table.sha256))
    assert kinds(table, "XLA41.director") == []


@pytest.mark.parametrize("who", ["xhb1-finance", "xwg-wg-officer-1"])
def test_nothing_waits_for_who_is_no_party(table: Table, parts: Parts, who: str) -> None:
    from tests.workflow.negotiating.table import ACTORS

    table.start()
    table.put_to_signature()
    with parts.database.unit() as unit:
        assert negotiations_waiting(unit, ACTORS[who]) == ()


def _guest() -> Any:
    return commands.Attendee(name="Enghraifft", body="XLA43", office="Cyfreithiwr", could_commit=False)
