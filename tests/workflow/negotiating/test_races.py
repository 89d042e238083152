"""Two at the table at once: one act is done, and the other is judged on what it left behind."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

from tests.workflow.negotiating.table import BODIES, CY, EN, Table
from workflow import sweep
from workflow.casework.changes import Refusal
from workflow.negotiating import commands
from workflow.negotiating.changes import NegotiationChanges
from workflow.parts import Parts
from workflow.records.negotiations.history import notices_of, verify_negotiations

Answer = NegotiationChanges | Refusal


def at_once(*acts: Callable[[], Answer]) -> list[Answer]:
    """Every act, begun at the same moment."""
    ready = Barrier(len(acts))

    def begin(act: Callable[[], Answer]) -> Answer:
        ready.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(begin, acts))


def rules_of(answers: list[Answer]) -> list[str]:
    return [one.rule for one in answers if isinstance(one, Refusal)]


def whole(parts: Parts) -> bool:
    with parts.database.unit() as unit:
        return verify_negotiations(unit)[1] == []


def test_two_settle_a_clause_at_once_and_it_is_settled_once(table: Table, parts: Parts) -> None:
    table.start()
    wording = commands.ProposeWording(title_cy="Nodau", title_en="Aims", text_cy=CY, text_en=EN)
    table.done("XLA41.finance", wording, "c2-1")
    made = table.newest_wording("c2-1")
    for body in BODIES:
        table.done(f"{body}.finance", commands.ConsentTo(wording=made), "c2-1")
    settle = commands.SettleClause(wording=made)
    answers = at_once(*(lambda who=who: table.act(who, settle, "c2-1") for who in ("lead", "XHB4.finance")))
    assert rules_of(answers) == ["clause_is_open"]
    settled = [clause for clause in table.facts.clauses if clause.clause == "c2-1"]
    assert [one.wording for one in settled] == [made]
    assert whole(parts)


def test_two_start_at_once_and_there_is_one_negotiation(table: Table, parts: Parts) -> None:
    answers = at_once(
        *(lambda who=who: table.start(who) for who in ("lead", "XHB4.director", "XLA41.finance"))
    )
    assert rules_of(answers) == ["one_negotiation_a_service"] * 2
    assert whole(parts)


def test_two_confirm_the_activation_at_once_and_it_is_activated_once(table: Table, parts: Parts) -> None:
    table.start()
    table.put_to_signature()
    table.sign_all()
    table.done("lead", commands.ApproveActivation(act="approve", sha256=table.sha256))
    table.later(days=4)
    confirm = commands.ConfirmActivation(act="confirm", sha256=table.sha256)
    answers = at_once(
        *(lambda who=who: table.act(who, confirm) for who in ("XHB4.director", "XLA41.director"))
    )
    assert rules_of(answers) == ["negotiation_is_open"]
    assert len(table.facts.activated) == 1
    assert whole(parts)


def test_two_sweeps_at_once_ask_an_owner_once(table: Table, parts: Parts) -> None:
    table.start()
    table.done("XLA43.finance", commands.ReopenClause(why="Aneglur"), "c2-1")
    (clock,) = [one for one in table.facts.clocks if one.status == "open"]
    now = max(clock.due_at, datetime(2027, 1, 1, tzinfo=UTC))
    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(lambda _: sweep.enforce(parts, now=now), range(3)))
    assert sum(one.acted for one in done) == 1
    with parts.database.unit() as unit:
        kinds = [one.kind for one in notices_of(unit, table.ref)]
    assert kinds.count("negotiation_clause_overdue") == 1
    assert whole(parts)
