"""What people did at the tables where agreements are made, replayed through the desk on the demonstration's
clock: once, whatever cuts it short, and to where the pages want it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from cytundeb import demonstration
from cytundeb.demonstration import replaying
from cytundeb.demonstration.casebook import read_casebook
from cytundeb.demonstration.script import ScriptFault, Step
from cytundeb.demonstration.table_playing import Tables
from cytundeb.demonstration.table_script import read_tables
from tests.cytundeb.demonstration.test_replaying import parts_over
from tests.embedded_postgres import TestPostgres
from workflow import negotiation_desk as desk
from workflow import sweep
from workflow.casework.commands import OpenCase
from workflow.casework.rulebook import Rulebook
from workflow.negotiating.facts import NegotiationFacts
from workflow.negotiating.stages import stage_of
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.folding import differences
from workflow.records.migrating import migrate
from workflow.records.negotiations.history import events_of, notices_of, verify_negotiations
from workflow.records.negotiations.reading import every_negotiation

OPEN, VARIED = "NG-XR7-001", "NG-XR4-001"


@pytest.fixture(scope="module")
def template(postgres: TestPostgres) -> str:
    return postgres.make_template("migrated", migrate)


@pytest.fixture(scope="module", autouse=True)
def the_casebook_alone() -> Iterator[None]:
    """Five cases beside the tables, so that a replay is short."""

    def read(rulebook: Rulebook, *, now: datetime) -> tuple[list[OpenCase], list[Step]]:
        stories = read_casebook(now=now)
        return [one.opening for one in stories], [step for one in stories for step in one.steps]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(replaying, "read_playbill", read)
        yield


@pytest.fixture(scope="module")
def loaded(
    postgres: TestPostgres, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Parts]:
    for parts in parts_over(postgres, template, tmp_path_factory.mktemp("tables")):
        demonstration.replay(parts)
        yield parts


@pytest.fixture
def empty(postgres: TestPostgres, template: str, tmp_path: Path) -> Iterator[Parts]:
    yield from parts_over(postgres, template, tmp_path)


def facts(parts: Parts, ref: str) -> NegotiationFacts:
    found = desk.reading(parts, ref)
    assert found is not None
    return found.facts


def kinds(parts: Parts) -> dict[str, Counter[str]]:
    with parts.database.unit() as unit:
        return {ref: Counter(event.kind for event in events_of(unit, ref)) for ref in every_negotiation(unit)}


class TestTheTableOfARegionWithoutAnAgreement:
    def test_stands_with_clauses_open(self, loaded: Parts) -> None:
        found = facts(loaded, OPEN)
        assert stage_of(found).code == "clauses_open"
        open_clauses = {one.clause for one in found.clauses if one.status == "open"}
        assert open_clauses == {"c4-1", "c5-3", "c7-2", "c8-2"}

    def test_has_both_sides_words_in_both_languages(self, loaded: Parts) -> None:
        found = facts(loaded, OPEN)
        for clause in ("c4-1", "c5-3"):
            worded = [one for one in found.wordings if one.clause == clause and one.body]
            assert {one.body for one in worded} == {"XHB7", "XLA71"}
            assert all(one.text_cy != one.text_en for one in worded)

    def test_has_one_clause_past_its_time_limit_and_its_owner_was_asked(self, loaded: Parts) -> None:
        passed = [
            one
            for one in facts(loaded, OPEN).clocks
            if one.kind == "clause_agreed" and one.status == "passed"
        ]
        assert [(one.subject, one.body, one.office) for one in passed] == [("c4-1", "XHB7", "finance")]
        with loaded.database.unit() as unit:
            asked = [one for one in notices_of(unit, OPEN) if one.kind == "negotiation_clause_overdue"]
        assert asked

    def test_has_a_second_draft_with_fewer_points_open(self, loaded: Parts) -> None:
        first, second = facts(loaded, OPEN).drafts
        assert 0 < second.fault_count < first.fault_count


class TestTheVariation:
    def test_waits_for_signatures_and_one_office_has_signed(self, loaded: Parts) -> None:
        found = facts(loaded, VARIED)
        stage = stage_of(found)
        assert (stage.code, stage.n, stage.of) == ("awaiting_signatures", 1, 5)
        assert [(one.body, one.office) for one in found.signatures] == [("XHB4", "finance")]
        assert found.newest.fault_count == 0

    def test_has_a_simulation_of_its_draft_that_was_seen(self, loaded: Parts) -> None:
        found = facts(loaded, VARIED)
        (simulation,) = found.simulations
        assert simulation.draft == found.newest.number
        document = desk.simulation_document(loaded, simulation.id)
        assert isinstance(document, dict)
        assert document["sha256"] == simulation.inputs_sha256
        assert {(one.body, one.office) for one in found.seen} == {("XHB4", "finance"), ("XLA41", "finance")}


class TestEveryTable:
    def test_holds_its_chain_and_is_what_its_events_say(self, loaded: Parts) -> None:
        with loaded.database.unit() as unit:
            events = {ref: events_of(unit, ref) for ref in every_negotiation(unit)}
            assert verify_negotiations(unit) == (sum(map(len, events.values())), [])
        for ref, listed in events.items():
            assert list(differences(facts(loaded, ref), listed)) == []

    def test_is_of_an_invented_region_and_names_only_invented_officers(self, loaded: Parts) -> None:
        reference = loaded.rulebook.reference
        assert {step.region for step in read_tables()} == {"XR4", "XR7"}
        assert all(reference.region(step.region).fictional for step in read_tables())
        assert all(step.body.startswith("X") for step in read_tables())

    def test_is_played_once(self, loaded: Parts) -> None:
        before = kinds(loaded)
        demonstration.replay(loaded)
        assert kinds(loaded) == before

    def test_leaves_nothing_due_after_the_first_enforcement(self, loaded: Parts) -> None:
        sweep.enforce(loaded)
        before = kinds(loaded)
        sweep.enforce(loaded)
        assert kinds(loaded) == before


class TestAReplayThatIsCutShort:
    @pytest.mark.parametrize("acts", [1, 9, 40])
    def test_goes_on_where_it_was(
        self, empty: Parts, loaded: Parts, monkeypatch: pytest.MonkeyPatch, acts: int
    ) -> None:
        play, seen = Tables.play, Counter[str]()

        def cut(tables: Tables, instant: datetime) -> bool:
            seen["acts"] += 1
            if seen["acts"] > acts:
                raise KeyboardInterrupt
            return play(tables, instant)

        with monkeypatch.context() as cutting:
            cutting.setattr(Tables, "play", cut)
            with pytest.raises(KeyboardInterrupt):
                demonstration.replay(empty)
        demonstration.replay(empty)
        once = kinds(loaded)
        assert {ref: told["NegotiationStarted"] for ref, told in kinds(empty).items()} == {
            OPEN: 1, VARIED: 1,
        }  # fmt: skip
        for ref, told in kinds(empty).items():
            assert told["DraftMade"] == once[ref]["DraftMade"]
            assert told["WordingProposed"] == once[ref]["WordingProposed"]
            assert told["ClauseOverdue"] <= once[ref]["ClauseOverdue"]
        assert facts(empty, VARIED).negotiation.state == "awaiting_signatures"


def test_an_act_that_is_refused_names_its_place_and_the_rule(
    empty: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = [step for step in read_tables() if step.region == "XR4"]
    without_consents = tuple(step for step in steps if step.command.__name__ != "ConsentTo")
    monkeypatch.setattr(replaying, "read_tables", lambda: without_consents)
    with pytest.raises(
        ScriptFault, match=r"negotiations.yaml: XR4, act 8: SettleClause .* rule every_body_agrees"
    ):
        demonstration.replay(empty)
    with empty.database.unit() as unit:
        assert clock.now(unit) < clock.real_now(unit)
