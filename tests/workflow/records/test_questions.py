"""My work, the list of cases, who sees what, and what the whole comes to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.embedded_postgres import FreshDatabase
from tests.workflow.stored_life import StoredLife
from workflow.casework import commands as c
from workflow.casework.facts import Actor
from workflow.records.database import Database
from workflow.records.marks import LAST_SWEEP, set_mark
from workflow.records.questions.case_list import BadCursor, CaseFilter, case_list
from workflow.records.questions.history import events_of_case, last_event_at
from workflow.records.questions.my_work import my_work, waiting_for_others
from workflow.records.questions.progress import Summary, counts_by, readiness, summary
from workflow.records.questions.visibility import may_see
from workflow.records.reading import read

Live = Callable[..., StoredLife]
REGION_LEAD = Actor("lead", "XR1", "region_lead", region="XR1")
CHAIR = Actor("chair", "XR1", "panel_chair", region="XR1")
OFFICIAL = Actor("official", "XWG", "wg_officer")


def referred(live: Live, ref: str) -> StoredLife:
    """A case that has been through the panel and up to Welsh Government."""
    life = live(ref=ref).announced()
    life.objected("scope")
    life.pass_working_days(45)
    return life


def test_who_sees_a_case_is_the_same_rule_for_facts_and_for_lists(live: Live, database: Database) -> None:
    lives = [live(ref="XC-0001"), live(ref="XC-0002", region="XR2"), referred(live, "XC-0003")]
    lives.append(live(ref="XC-0004", council=1))
    actors = [
        lives[0].health(), lives[0].social(), lives[1].health(), lives[3].social(),
        REGION_LEAD, CHAIR, OFFICIAL,
        Actor("real", "WG", "wg_officer"), Actor("other", "XR2", "region_lead", region="XR2"),
        Actor("other", "XR2", "panel_chair", region="XR2"),
    ]  # fmt: skip
    with database.unit() as unit:
        for actor in actors:
            listed = {line.ref for line in case_list(unit, actor, now=lives[2].now).lines}
            seen = {life.ref for life in lives if may_see(read(unit, life.ref), actor)}  # type: ignore[arg-type]
            assert listed == seen, actor
    assert [line.ref for line in case_list_of(database, OFFICIAL, lives[2])] == ["XC-0003"]
    assert [line.ref for line in case_list_of(database, CHAIR, lives[2])] == ["XC-0003"]


def case_list_of(database: Database, actor: Actor, life: StoredLife) -> tuple[object, ...]:
    with database.unit() as unit:
        return case_list(unit, actor, now=life.now).lines


def test_a_filter_tells_welsh_government_nothing_before_the_bundle_is_opened(
    live: Live, database: Database
) -> None:
    life = live(ref="XC-0009").announced()
    life.objected("scope")
    life.pass_working_days(42)

    def found(where: CaseFilter) -> list[str]:
        with database.unit() as unit:
            return [line.ref for line in case_list(unit, OFFICIAL, now=life.now, where=where).lines]

    inside = [CaseFilter(care="live"), CaseFilter(in_disagreement=True), CaseFilter(overdue=False)]
    assert [found(where) for where in inside] == [[], [], []]
    assert found(CaseFilter(region=life.region)) == ["XC-0009"]
    assert found(CaseFilter(open=True)) == ["XC-0009"]
    life.do(c.OpenBundle(), OFFICIAL)
    assert [found(where) for where in inside] == [["XC-0009"]] * 3


def test_my_work_is_what_waits_for_my_office_and_nothing_else(live: Live, database: Database) -> None:
    life, other = live(ref="XC-0001").announced(), live(ref="XC-0002", region="XR2").announced()
    with database.unit() as unit:
        mine = my_work(unit, life.social())
        theirs = waiting_for_others(unit, life.social())
    assert {(item.deadline.kind, item.case.ref) for item in mine} >= {("objection", "XC-0001")}
    assert all((item.deadline.body, item.deadline.role) == (life.council, "finance") for item in mine)
    assert [item.deadline.due_at for item in mine] == sorted(item.deadline.due_at for item in mine)
    assert {item.case.ref for item in (*mine, *theirs)} == {life.ref}
    assert (life.board, "finance", "objection") in {
        (item.deadline.body, item.deadline.role, item.deadline.kind) for item in theirs
    }
    assert other.ref not in {item.case.ref for item in theirs}
    with database.unit() as unit:
        assert all(
            item.deadline.kind != "objection" for item in my_work(unit, life.social(), but=["objection"])
        )


def test_a_limit_of_no_body_waits_for_the_same_office_of_both(live: Live, database: Database) -> None:
    life = live().announced()
    life.objected("scope")
    stage = next(clock for clock in life.clocks() if clock.body is None)
    assert stage.role is not None
    with database.unit() as unit:
        for side in (life.health, life.social):
            assert stage.id in {item.deadline.id for item in my_work(unit, side(stage.role))}
        stranger = Actor("x", "XHB2", stage.role)
        assert my_work(unit, stranger) == ()


def test_the_list_is_filtered_counted_and_paged_without_loss_or_repetition(
    live: Live, database: Database
) -> None:
    lives = [live(ref=f"XC-000{number}") for number in range(1, 6)]
    lives[1].decided()
    lives[2].announced().objected("scope")
    me, now = lives[0].health(), lives[0].now
    with database.unit() as unit:
        for sort in ("ref", "received", "due", "changed"):
            for descending in (False, True):
                seen, cursor = [], None
                while True:
                    page = case_list(
                        unit,
                        me,
                        now=now,
                        sort=sort,
                        descending=descending,
                        cursor=cursor,
                        size=2,  # type: ignore[arg-type]
                    )
                    assert page.total == 5
                    seen += [line.ref for line in page.lines]
                    cursor = page.next
                    if cursor is None:
                        break
                assert sorted(seen) == [life.ref for life in lives], (sort, descending)

        def found(where: CaseFilter) -> list[str]:
            page = case_list(unit, me, now=now, where=where)
            assert page.total == len(page.lines)
            return [line.ref for line in page.lines]

        assert found(CaseFilter(decision="eligible")) == ["XC-0002", "XC-0003"]
        assert found(CaseFilter(funding="announced", care="live")) == ["XC-0003"]
        assert found(CaseFilter(in_disagreement=True)) == ["XC-0003"]
        assert found(CaseFilter(in_disagreement=False, decision="eligible")) == ["XC-0002"]
        assert found(CaseFilter(stage="practitioners")) == ["XC-0003"]
        assert found(CaseFilter(agreement="xr1-gofal-parhaus")) == ["XC-0003"]
        assert found(CaseFilter(text=" xc-0004 ")) == ["XC-0004"]
        assert found(CaseFilter(text="%")) == []
        assert found(CaseFilter(region="XR2")) == []
        assert found(CaseFilter(overdue=True)) == []
        assert found(CaseFilter(open=False)) == []
        late = case_list(unit, me, now=now + timedelta(days=60), where=CaseFilter(overdue=True))
        assert late.total == 5
        (line,) = case_list(unit, me, now=now, where=CaseFilter(text="XC-0003")).lines
    assert (line.stages, line.basis) == (("practitioners",), "formula")
    assert line.next_due_at == min(clock.due_at for clock in lives[2].clocks())


@pytest.mark.parametrize("cursor", ["", "x", "e30", "W10", "WyJkdWUiLGZhbHNlLCJub24iLCJYIl0"])
def test_a_cursor_of_another_list_is_refused(cursor: str, database: Database) -> None:
    with database.unit() as unit, pytest.raises(BadCursor):
        case_list(unit, REGION_LEAD, now=last_event_at(unit), cursor=cursor)  # type: ignore[arg-type]


def test_history_is_paged_from_either_end(live: Live, database: Database) -> None:
    life = live().decided()
    with database.unit() as unit:
        whole = events_of_case(unit, life.ref, size=500)
        assert [event.seq for event in events_of_case(unit, life.ref, after=2, size=2)] == [3, 4]
        newest = events_of_case(unit, life.ref, newest_first=True, size=2)
        assert list(newest) == list(reversed(whole[-2:]))
        older = events_of_case(unit, life.ref, before=newest[-1].seq, newest_first=True, size=1)
        assert older[0] == whole[-3]
        assert last_event_at(unit) == life.now


def test_the_summary_counts_events(live: Live, database: Database) -> None:
    live(ref="XC-0001").announced().agreed().signed()
    live(ref="XC-0002").announced().pass_working_days(12)
    withdrawn = live(ref="XC-0003").announced()
    dispute = withdrawn.objected("scope")
    withdrawn.do(
        c.Settle(outcome="withdrawn", reasons="Dim"), withdrawn.health("head_of_service"), dispute.id
    )
    climbed = referred(live, "XC-0004")
    with database.unit() as unit:
        counted = summary(unit)
        notices = unit.one("SELECT count(*) FROM notices")
    assert notices is not None
    assert counted == Summary(
        applied=1,
        objections_answered=1,
        climbed=climbed.events.count("DisagreementClimbed"),
        escalated=1,
        signed=1,
        notices=notices[0],
    )


def test_cases_are_counted_by_region_and_state(live: Live, database: Database) -> None:
    live(ref="XC-0001")
    live(ref="XC-0002")
    live(ref="XC-0003", region="XR2").decided()
    with database.unit() as unit:
        assert counts_by(unit, "decision") == {("XR1", "referred"): 2, ("XR2", "eligible"): 1}
        with pytest.raises(ValueError, match="last_hash"):
            counts_by(unit, "last_hash")


def test_readiness_tells_of_migration_sweep_and_outbox(
    live: Live, database: Database, fresh_database: FreshDatabase
) -> None:
    life = live()
    with Database(fresh_database.app_url) as empty, empty.unit() as unit:
        state = readiness(unit)
        assert (state.migrated, state.migration, state.sweep_age, state.outbox_lag) == (
            False,
            None,
            None,
            None,
        )
    with database.unit() as unit:
        state = readiness(unit)
        assert state.migrated
        assert state.swept_at is None
        assert state.outbox is not None
        assert state.outbox.waiting == len(life.notices)
        assert state.outbox_lag is not None
        set_mark(unit, LAST_SWEEP, {"at": life.now.isoformat(), "finished_at": "2026-01-01T00:00:00+00:00"})
        swept = readiness(unit)
        assert swept.swept_at == life.now
        assert swept.sweep_age is not None
        assert swept.sweep_age > timedelta(days=1)
