"""A case keeps its rules until it is moved: by a new list of bank holidays once, by a migration when one is
run.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

import workflow.clocks.limits
from agreements.book import Book
from agreements.words import Words
from tests.workflow.casework.life import Life, act_id, rulebook
from workflow.casework import commands as c
from workflow.casework.changes import Changes
from workflow.casework.facts import CaseFacts
from workflow.casework.migrating_rules import Asked, Migrated, migrate
from workflow.casework.perform import as_system, bring_up_to_date
from workflow.casework.rulebook import Rulebook
from workflow.clocks.due import add_working_days, local_date, start_of_day
from workflow.clocks.faults import ClockDataFault
from workflow.clocks.limits import UnknownRulePack, read_packs

SHIPPED = Path(workflow.clocks.limits.__file__).with_name("limits.yaml").read_text(encoding="utf-8")
SECOND = """
packs:
  - version: house-test-2
    changes:
      assessment: [{from: 2012-01-01, length: 10 working days, basis: house}]
      referral_acknowledged: [{from: 2012-01-01, length: 4 working days, basis: house}]
"""


def two_packs() -> Rulebook:
    """The shipped rules and a second pack, made up for these tests."""
    return replace(rulebook(), packs=read_packs(SHIPPED + SECOND))


def moved(
    facts: CaseFacts, life: Life, asked: Asked, under: Rulebook
) -> tuple[Migrated | None, Changes | None]:
    """The answer of a migration, and what it would write."""
    found: list[Migrated | None] = []
    changes = as_system(
        facts,
        lambda at: found.append(migrate(at, asked)),
        now=life.now,
        act_id=act_id(),
        salt="s",
        under=under,
    )
    return found[0], changes


def replanned(life: Life, under: Rulebook) -> Changes | None:
    """What bringing the case up to date under these rules gives."""
    return bring_up_to_date(life.facts, now=life.now, act_id=act_id(), salt="s", under=under)


def with_holiday(day: date) -> Rulebook:
    """The same rules with one more bank holiday and another version of the list."""
    calendar = rulebook().calendar
    more = {**calendar.holidays, day: Words(cy="Gŵyl", en="Holiday")}
    return replace(rulebook(), calendar=replace(calendar, version="test-2", holidays=more))


def without_holidays() -> Rulebook:
    """The same rules without any bank holiday."""
    return replace(rulebook(), calendar=replace(rulebook().calendar, version="test-3", holidays={}))


class TestRulePacks:
    """A later pack is what it changes; a case is judged by its own."""

    def test_a_later_pack_holds_every_limit_of_the_one_before_and_its_own_changes(self) -> None:
        packs = read_packs(SHIPPED + SECOND)
        first, second = packs.pack("house-2026-1"), packs.newest
        assert second.version == "house-test-2"
        assert second.at("assessment", date(2026, 9, 7)).count == 10
        assert first.at("assessment", date(2026, 9, 7)).count == 28
        assert second.at("objection", date(2026, 9, 7)) == first.at("objection", date(2026, 9, 7))

    def test_an_unknown_pack_is_refused_by_its_name(self) -> None:
        with pytest.raises(UnknownRulePack, match="no rule pack lunch"):
            read_packs(SHIPPED).pack("lunch")

    @pytest.mark.parametrize(
        ("change", "fault"),
        [
            ("packs: [{version: house-2026-1, changes: {}}]", "there twice"),
            ("packs: [{version: v2, changes: {lunch: []}}]", "not in the first pack"),
        ],
    )
    def test_a_pack_with_a_fault_is_refused(self, change: str, fault: str) -> None:
        with pytest.raises(ClockDataFault, match=fault):
            read_packs(f"{SHIPPED}\n{change}")

    def test_a_case_goes_on_under_the_pack_that_it_began_under(self) -> None:
        life = Life()
        later = two_packs()
        at = bring_up_to_date(life.facts, now=life.now, act_id=act_id(), salt="s", under=later)
        assert at is None
        assert later.limits_of(life.facts.case).version == "house-2026-1"
        assert later.limits.version == "house-test-2"


class TestMigration:
    """Clocks are kept or counted again, nobody is surprised, and it happens once."""

    def test_tells_every_clock_with_its_old_and_new_end(self) -> None:
        life = Life()
        told, changes = moved(life.facts, life, Asked(pack="house-test-2"), two_packs())
        assert told is not None
        assert changes is not None
        (clock,) = [one for one in told.clocks if one.kind == "referral_acknowledged"]
        assert clock.due_at > clock.was
        (row,) = [one for one in changes.facts.deadlines if one.kind == "referral_acknowledged"]
        assert (row.count, row.due_at) == (4, clock.due_at)
        assert changes.facts.case.rule_pack == "house-test-2"
        assert "time_limit_moved" in [notice.kind for notice in changes.notices]

    def test_a_clock_that_would_be_over_ends_after_a_working_day_of_grace_instead(self) -> None:
        life = Life()
        life.do(c.AcknowledgeReferral(), life.health("coordinator"))
        life.pass_working_days(15)
        told, changes = moved(life.facts, life, Asked(pack="house-test-2"), two_packs())
        assert told is not None
        assert changes is not None
        (clock,) = [one for one in told.clocks if one.kind == "assessment"]
        after = add_working_days(local_date(life.now), 1, rulebook().calendar)
        assert clock.raised
        assert clock.due_at == start_of_day(after + timedelta(days=1))
        assert (
            bring_up_to_date(changes.facts, now=life.now, act_id=act_id(), salt="s", under=two_packs())
            is None
        )

    def test_a_second_run_does_nothing(self) -> None:
        life = Life()
        _, changes = moved(life.facts, life, Asked(pack="house-test-2"), two_packs())
        assert changes is not None
        assert moved(changes.facts, life, Asked(pack="house-test-2"), two_packs()) == (None, None)

    def test_a_closed_case_is_left_as_it_is(self) -> None:
        life = Life()
        life.do(c.EndCase(act="end", reason="moved"), life.health("coordinator"))
        assert moved(life.facts, life, Asked(pack="house-test-2"), two_packs()) == (None, None)

    def test_the_agreement_in_force_now_is_announced_from_the_day_of_the_migration_and_the_old_split_stands(
        self,
    ) -> None:
        life = Life().announced()
        old = life.split
        book = _with_next_version(life)
        under = replace(rulebook(), book=book)
        life.now += timedelta(days=3)
        told, changes = moved(life.facts, life, Asked(agreements=True), under)
        assert told is not None
        assert changes is not None
        assert told.to_agreement == f"{old.agreement_id} v{(old.agreement_version or 0) + 1}"
        new = next(one for one in changes.facts.splits if one.id == changes.facts.case.split_id)
        assert (new.agreement_version, new.on) == ((old.agreement_version or 0) + 1, local_date(life.now))
        before = next(one for one in changes.facts.splits if one.id == old.id)
        assert before.shares == old.shares
        assert moved(changes.facts, life, Asked(agreements=True), under) == (None, None)


class TestAnotherCalendar:
    """Open clocks are counted again once, closed ones never, and whoever's limit has moved is told."""

    def test_a_new_bank_holiday_moves_what_runs_over_it_by_a_day_and_tells_its_office(self) -> None:
        life = Life()
        (before,) = life.clocks("referral_acknowledged")
        changes = replanned(life, with_holiday(date(2026, 9, 8)))
        assert changes is not None
        (after,) = [one for one in changes.facts.deadlines if one.kind == "referral_acknowledged"]
        assert after.due_at == before.due_at + timedelta(days=1)
        assert after.calendar == "test-2"
        assert [(notice.kind, notice.due_at) for notice in changes.notices] == [
            ("time_limit_moved", after.due_at)
        ]

    def test_a_second_time_nothing_happens(self) -> None:
        life, under = Life(), with_holiday(date(2026, 9, 8))
        changes = replanned(life, under)
        assert changes is not None
        assert bring_up_to_date(changes.facts, now=life.now, act_id=act_id(), salt="s", under=under) is None

    def test_a_closed_clock_keeps_its_day_and_its_calendar(self) -> None:
        life = Life()
        life.do(c.AcknowledgeReferral(), life.health("coordinator"))
        closed = [one for one in life.facts.deadlines if one.status != "open"]
        changes = replanned(life, with_holiday(date(2026, 9, 8)))
        assert changes is not None
        assert [one for one in changes.facts.deadlines if one.status != "open"] == closed

    def test_a_holiday_taken_away_never_ends_a_limit_in_the_past(self) -> None:
        life = Life()
        life.do(c.AcknowledgeReferral(), life.health("coordinator"))
        under = with_holiday(date(2026, 9, 8))
        first = replanned(life, under)
        assert first is not None
        (clock,) = [one for one in first.facts.deadlines if one.kind == "assessment" and one.status == "open"]
        life.now = clock.due_at - timedelta(hours=3)
        life.facts = first.facts
        changes = replanned(life, without_holidays())
        assert changes is not None
        (after,) = [one for one in changes.facts.deadlines if one.id == clock.id]
        assert after.due_at > life.now + timedelta(hours=20)
        assert after.status == "open"


def _with_next_version(life: Life) -> Book:
    """The book with the agreement of the case's split in a further version, in force from tomorrow."""
    split = life.split
    found = rulebook().book.get(split.agreement_id or "", split.agreement_version)
    number = found.version + 1
    dates = found.dates.model_copy(update={"effective_from": local_date(life.now) + timedelta(days=1)})
    later = found.model_copy(update={"version": number, "dates": dates})
    ended = found.ending(local_date(life.now), how="superseded")
    others = [one for one in rulebook().book.all() if (one.id, one.version) != (found.id, found.version)]
    return Book((*others, ended, later))
