"""Stored cases move to changed rules once, dry run and real run alike; no case is without an officer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from agreements.words import Words
from tests.workflow.casework.life import MONDAY
from tests.workflow.casework.test_rules_that_change import SECOND, SHIPPED
from tests.workflow.stored_life import StoredLife
from workflow import desk, owners, sweep
from workflow.automatic_acts import NotASetting, set_mode
from workflow.casework import commands as c
from workflow.casework.changes import Changes, Refusal
from workflow.casework.draft import Draft
from workflow.casework.facts import Actor
from workflow.casework.migrating_rules import Asked
from workflow.clocks.due import local_date
from workflow.clocks.limits import UnknownRulePack, read_packs
from workflow.invariants import verify_invariants
from workflow.officers import NotPossible, go_on_leave, leave
from workflow.owners import replace_owners
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.automatic_modes import automatic, held_back, said_modes
from workflow.records.outbox import addresses
from workflow.records.people import Person, put_people
from workflow.records.reading import read
from workflow.records.texts import texts_by_id
from workflow.rules_moving import migrate_rules, replan_calendar
from workflow.shelf import Shelf

Live = Callable[..., StoredLife]


def person(name: str, body: str, role: str, *, deputy: str | None = None) -> Person:
    """An officer with an address."""
    return Person(
        id=name, name=name, body=body, role=role, region="XR1", language="cy", limit_pence=0,
        email=f"{name}@example.org", deputy=deputy,
    )  # fmt: skip


@pytest.fixture
def now(parts: Parts) -> datetime:
    """The clock stands where the lives begin."""
    with parts.database.unit() as unit:
        clock.start_at(unit, MONDAY)
        return clock.now(unit)


def two_packs(parts: Parts) -> Parts:
    """The parts with a second rule pack."""
    rulebook = replace(parts.rulebook, packs=read_packs(SHIPPED + SECOND))
    return replace(parts, shelf=Shelf(rulebook))


def another_calendar(parts: Parts) -> Parts:
    """The parts with one more bank holiday."""
    calendar = parts.rulebook.calendar
    holidays = {**calendar.holidays, date(2026, 9, 8): Words(cy="Gŵyl", en="Holiday")}
    calendar = replace(calendar, version="test-2", holidays=holidays)
    return replace(parts, shelf=Shelf(replace(parts.rulebook, calendar=calendar)))


def stored(parts: Parts, ref: str) -> object:
    """The case as it is stored."""
    with parts.database.unit() as unit:
        facts = read(unit, ref)
    assert facts is not None
    return facts


class TestMigration:
    """`cytundeb rules migrate`, as the command calls it."""

    def test_the_dry_run_says_what_the_real_run_does_and_writes_nothing(
        self, now: datetime, live: Live, parts: Parts
    ) -> None:
        for number in range(1, 4):
            live(ref=f"XC-000{number}")
        asked, moved = Asked(pack="house-test-2"), two_packs(parts)
        before = stored(parts, "XC-0001")
        dry = migrate_rules(moved, asked, dry_run=True)
        assert stored(parts, "XC-0001") == before
        real = migrate_rules(moved, asked)
        assert dry == real
        assert len(real) == 3
        assert migrate_rules(moved, asked) == ()
        assert verify_invariants(moved, grace=timedelta(days=400)) == []

    def test_an_unknown_pack_is_refused_before_anything_is_done(
        self, now: datetime, live: Live, parts: Parts
    ) -> None:
        live(ref="XC-0001")
        with pytest.raises(UnknownRulePack):
            migrate_rules(parts, Asked(pack="lunch"))


class TestTheCalendar:
    """A new list is taken up by the sweep, by an act, or by the command: whichever comes first."""

    def test_dry_run_equals_real_run_and_the_second_does_nothing(
        self, now: datetime, live: Live, parts: Parts
    ) -> None:
        live(ref="XC-0001")
        moved = another_calendar(parts)
        dry = replan_calendar(moved, dry_run=True)
        assert dry == replan_calendar(moved)
        assert [one.ref for one in dry] == ["XC-0001"]
        assert dry[0].moved
        assert replan_calendar(moved) == ()

    def test_a_sweep_counts_again_before_it_enforces_so_that_nothing_acts_early(
        self, now: datetime, live: Live, parts: Parts
    ) -> None:
        life = live(ref="XC-0001")
        (due,) = {clock.due_at for clock in life.clocks("referral_acknowledged")}
        moved = another_calendar(parts)
        sweep.enforce(moved, now=due)
        facts = life.facts
        with parts.database.unit() as unit:
            facts = read(unit, "XC-0001") or facts
        (clock_,) = [one for one in facts.deadlines if one.kind == "referral_acknowledged"]
        assert (clock_.status, clock_.due_at) == ("open", due + timedelta(days=1))
        assert facts.case.calendar == "test-2"
        assert verify_invariants(moved) == []


class TestOfficers:
    """What is due is asked of somebody in post, from the first day."""

    @pytest.fixture
    def officers(self, now: datetime, parts: Parts) -> None:
        with parts.database.unit() as unit:
            put_people(
                unit,
                [
                    person("XHB1-coordinator", "XHB1", "coordinator", deputy="ann"),
                    person("ann", "XHB1", "coordinator"),
                    person("bob", "XHB1", "coordinator"),
                    person("hos", "XHB1", "head_of_service"),
                    person("social", "XLA11", "coordinator"),
                ],
            )

    def asked(self, parts: Parts) -> list[str]:
        """Who is written to about the case's acknowledgement."""
        with parts.database.unit() as unit:
            return [one.name for one in addresses(unit, "XHB1", "coordinator", case_ref="XC-0001")]

    def test_while_the_owner_is_away_the_deputy_is_asked_and_afterwards_the_owner_again(
        self, officers: None, live: Live, parts: Parts, now: datetime
    ) -> None:
        live(ref="XC-0001")
        assert self.asked(parts) == ["XHB1-coordinator"]
        today = local_date(now)
        days = {"from_on": today, "to_on": today + timedelta(days=7), "by": "hos"}
        assert go_on_leave(parts, "XHB1-coordinator", **days)  # type: ignore[arg-type]
        assert not go_on_leave(parts, "XHB1-coordinator", **days)  # type: ignore[arg-type]
        assert self.asked(parts) == ["ann"]
        with parts.database.unit() as unit:
            clock.raise_offset_to(unit, now + timedelta(days=9))
        assert self.asked(parts) == ["XHB1-coordinator"]

    def test_the_cases_of_one_who_has_left_go_to_the_deputy_once_and_no_case_is_orphaned(
        self, officers: None, live: Live, parts: Parts
    ) -> None:
        live(ref="XC-0001")
        assert leave(parts, "XHB1-coordinator") == 1
        assert leave(parts, "XHB1-coordinator") == 0
        facts = stored(parts, "XC-0001")
        assert facts.case.owner == "ann"  # type: ignore[attr-defined]
        assert self.asked(parts) == ["ann"]

    def test_without_a_deputy_they_go_to_somebody_in_post_of_the_same_body(
        self, officers: None, live: Live, parts: Parts
    ) -> None:
        live(ref="XC-0001")
        leave(parts, "ann")
        leave(parts, "XHB1-coordinator")
        assert stored(parts, "XC-0001").case.owner == "bob"  # type: ignore[attr-defined]

    def test_a_case_whose_owner_has_left_is_told_of_until_a_sweep_has_given_it_another(
        self, officers: None, live: Live, parts: Parts
    ) -> None:
        live(ref="XC-0001")
        with parts.database.unit() as unit:
            unit.do("UPDATE people SET active = false WHERE id = 'XHB1-coordinator'")
        broken = [one.case_ref for one in verify_invariants(parts) if "owner" in one.words.en]
        assert broken == ["XC-0001"]
        assert replace_owners(parts) == 1
        assert replace_owners(parts) == 0
        assert [one for one in verify_invariants(parts) if "owner" in one.words.en] == []

    def test_a_case_that_cannot_be_given_an_owner_spoils_neither_the_others_nor_the_sweep(
        self, officers: None, live: Live, parts: Parts, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        live(ref="XC-0001")
        live(ref="XC-0002")
        with parts.database.unit() as unit:
            unit.do("UPDATE people SET active = false WHERE id = 'XHB1-coordinator'")
        real = owners.hand_to

        def poisoned(at: Draft, **given: object) -> None:
            if at.case.ref == "XC-0001":
                raise ArithmeticError("poison")
            real(at, **given)  # type: ignore[arg-type]

        monkeypatch.setattr(owners, "hand_to", poisoned)
        with pytest.raises(sweep.EnforcementIncomplete, match="XC-0001: ArithmeticError: poison"):
            sweep.enforce(parts)
        assert stored(parts, "XC-0002").case.owner == "ann"  # type: ignore[attr-defined]
        monkeypatch.undo()
        sweep.enforce(parts)
        assert stored(parts, "XC-0001").case.owner == "ann"  # type: ignore[attr-defined]

    def test_after_a_transfer_the_owner_is_an_officer_of_a_body_that_is_still_a_party(
        self, officers: None, live: Live, parts: Parts
    ) -> None:
        life = live(ref="XC-0001", owner="social").announced()
        propose = c.ProposeTransfer(
            act="propose", to_body="XLA12", from_on=local_date(life.now), reasons="Symudodd y teulu"
        )
        life.do(propose, life.social("coordinator"))
        life.do(c.AcceptTransfer(act="accept"), Actor(person="new", body="XLA12", role="coordinator"))
        assert life.facts.case.owner == "social"
        assert replace_owners(parts) == 1
        assert stored(parts, "XC-0001").case.owner == "XHB1-coordinator"  # type: ignore[attr-defined]

    def test_a_deputy_is_another_officer_of_the_same_body_and_role(
        self, officers: None, parts: Parts
    ) -> None:
        for deputy in ("hos", "social", "XHB1-coordinator", "nobody"):
            with pytest.raises(NotPossible):
                leave(parts, "XHB1-coordinator", deputy=deputy)

    def test_a_head_of_service_gives_a_case_to_an_officer_in_post_of_their_body_alone(
        self, officers: None, live: Live, parts: Parts
    ) -> None:
        live(ref="XC-0001")
        head = Actor(person="hos", body="XHB1", role="head_of_service")
        with desk.case(parts, "XC-0001") as seat:
            answer = seat.act(c.ReassignCase(owner="social"), head)
            assert isinstance(answer, Refusal)
            assert isinstance(seat.act(c.ReassignCase(owner="bob"), head), Changes)
        assert stored(parts, "XC-0001").case.owner == "bob"  # type: ignore[attr-defined]


class TestAutomaticActs:
    """Settings are dated, kept with who and why, and seen by the next transaction."""

    def test_what_is_set_counts_for_the_next_act_and_is_set_once(self, now: datetime, parts: Parts) -> None:
        said = {"body": "XHB1", "act": "refer", "mode": "shadow", "by": "ce", "reason": "treial"}
        assert set_mode(parts, **said)  # type: ignore[arg-type]
        assert not set_mode(parts, **said)  # type: ignore[arg-type]
        with parts.database.unit() as unit:
            at = clock.now(unit)
            assert parts.up_to_date(unit).automatic.mode("refer", "XHB1", at) == "shadow"
            assert automatic(unit).mode("refer", "XLA11", at) == "on"
            assert [(one.by, one.reason) for one in said_modes(unit, body="XHB1")] == [("ce", "treial")]

    @pytest.mark.parametrize(
        "fault",
        [{"body": "NOBODY"}, {"body": "XWG"}, {"act": "lunch"}, {"mode": "maybe"}, {"reason": " "}],
    )
    def test_what_there_is_not_cannot_be_set(
        self, now: datetime, parts: Parts, fault: dict[str, str]
    ) -> None:
        said = {"body": "XHB1", "act": "refer", "mode": "off", "by": "ce", "reason": "treial"} | fault
        with pytest.raises(NotASetting):
            set_mode(parts, **said)  # type: ignore[arg-type]

    def test_the_report_counts_by_body_what_a_trial_would_have_done(
        self, now: datetime, live: Live, parts: Parts
    ) -> None:
        life = live(ref="XC-0001").decided().costed()
        set_mode(parts, body="XLA11", act="support_alert", mode="shadow", by="ce", reason="treial")
        due = min(one.due_at for one in life.clocks("support_alert"))
        sweep.enforce(parts, now=due)
        with parts.database.unit() as unit:
            found = {(one.body, one.act): one for one in held_back(unit)}
        assert set(found) == {("XHB1", "support_alert"), ("XLA11", "support_alert")}
        assert found["XLA11", "support_alert"].would.get("SupportNotDelivered") == 1


def test_a_sealed_text_is_read_by_nobody_from_the_moment_it_is_sealed(
    now: datetime, live: Live, parts: Parts
) -> None:
    life = live(ref="XC-0001").decided()
    text_id = life.facts.panel_decisions[0].text_id
    with parts.database.unit() as unit:
        assert text_id in texts_by_id(unit, [text_id])
    seal = c.SealEntry(act="seal", kind="text", entry_id=text_id, reason="Y plentyn anghywir")
    life.do(seal, life.health("coordinator"))
    with parts.database.unit() as unit:
        assert texts_by_id(unit, [text_id]) == {}
    (entry,) = life.facts.sealed_entries
    resolve = c.ResolveSeal(act="resolve", seal_id=entry.id, outcome="unsealed", reasons="Yr un cywir")
    life.do(resolve, life.health("head_of_service"))
    with parts.database.unit() as unit:
        assert text_id in texts_by_id(unit, [text_id])
