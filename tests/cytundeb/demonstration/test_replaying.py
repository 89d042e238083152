"""The replay writes what was played, once, and leaves the clock at the present."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cytundeb import demonstration
from cytundeb.demonstration import replaying
from cytundeb.demonstration.casebook import CASEBOOK, read_casebook
from cytundeb.demonstration.cast import make_people
from cytundeb.demonstration.playing import Instant
from cytundeb.demonstration.script import Step
from tests.cytundeb.demonstration.played import PERIODIC, played
from tests.embedded_postgres import TestPostgres
from workflow import sweep
from workflow.casework.commands import OpenCase
from workflow.casework.rulebook import Rulebook
from workflow.invariants import verify_invariants
from workflow.parts import Parts, Settings
from workflow.records import clock, reading
from workflow.records.clock import ClockRefused
from workflow.records.marks import REPLAY, read_mark
from workflow.records.migrating import migrate
from workflow.records.negotiations.history import notices_of
from workflow.records.negotiations.reading import every_negotiation
from workflow.records.panels import history as panel_history
from workflow.records.panels.reading import every_panel
from workflow.records.people import all_people
from workflow.records.questions.history import every_case, every_event, verify_all
from workflow.records.questions.progress import summary

FIVE = ("1-", "2-", "3-", "4-", "5-")


@pytest.fixture(scope="module")
def template(postgres: TestPostgres) -> str:
    return postgres.make_template("migrated", migrate)


def parts_over(postgres: TestPostgres, template: str, folder: Path) -> Iterator[Parts]:
    fresh = postgres.create(template=template)
    settings = Settings(database_url=fresh.app_url, var=folder, demonstration=True)
    with Parts.make(settings) as parts:
        yield parts
    postgres.drop(fresh.name)


@pytest.fixture(scope="module")
def loaded(
    postgres: TestPostgres, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Parts, demonstration.Summary, list[str]]]:
    """The whole demonstration, replayed once for the module."""
    told: list[str] = []
    for parts in parts_over(postgres, template, tmp_path_factory.mktemp("demonstration")):
        assert not demonstration.is_loaded(parts)
        done = demonstration.replay(parts, progress=lambda words: told.append(words.en))
        yield parts, done, told


@pytest.fixture
def empty(postgres: TestPostgres, template: str, tmp_path: Path) -> Iterator[Parts]:
    yield from parts_over(postgres, template, tmp_path)


class TestTheWholeReplay:
    def test_is_loaded_and_says_so(self, loaded: tuple[Parts, demonstration.Summary, list[str]]) -> None:
        parts, done, told = loaded
        assert demonstration.is_loaded(parts)
        cases = 150 + len(list(CASEBOOK.glob("*.yaml")))
        assert done.cases == cases
        assert told[-1].startswith(f"The demonstration is loaded: {cases} cases")

    def test_leaves_no_invariant_broken_at_its_end(
        self, loaded: tuple[Parts, demonstration.Summary, list[str]]
    ) -> None:
        parts, _, _ = loaded
        late_is_left_to_the_first_enforcement = timedelta(days=6)
        assert verify_invariants(parts, grace=late_is_left_to_the_first_enforcement) == []

    def test_writes_exactly_what_was_played(
        self, loaded: tuple[Parts, demonstration.Summary, list[str]]
    ) -> None:
        parts, done, _ = loaded
        with parts.database.unit() as unit:
            loaded_at = datetime.fromisoformat(read_mark(unit, REPLAY)["loaded_at"])
            written = Counter(event.kind for event in every_event(unit))
            cases = reading.read_many(unit, every_case(unit))
        alone = played(loaded_at)
        assert written == Counter(event.kind for listed in alone.events.values() for event in listed)
        assert done.events == written.total()
        assert done.instants == alone.instants
        for ref, facts in cases.items():
            same = alone.facts[ref].case
            assert (facts.case.decision, facts.case.care, facts.case.funding) == (
                same.decision,
                same.care,
                same.funding,
            )

    def test_chains_every_event(self, loaded: tuple[Parts, demonstration.Summary, list[str]]) -> None:
        parts, done, _ = loaded
        with parts.database.unit() as unit:
            events, broken = verify_all(unit)
        assert broken == []
        assert events >= done.events

    def test_posts_every_notice_as_it_arises(
        self, loaded: tuple[Parts, demonstration.Summary, list[str]]
    ) -> None:
        parts, done, _ = loaded
        assert len(list((parts.settings.var / "post").glob("*.eml"))) == done.notices_sent
        with parts.database.unit() as unit:
            of_tables = sum(len(notices_of(unit, ref)) for ref in every_negotiation(unit))
            of_panels = sum(len(panel_history.notices_of(unit, ref)) for ref in every_panel(unit))
            assert summary(unit).notices + of_tables + of_panels >= done.notices_sent > 3000

    def test_lets_the_clock_show_the_present(
        self, loaded: tuple[Parts, demonstration.Summary, list[str]]
    ) -> None:
        parts, _, _ = loaded
        with parts.database.unit() as unit:
            assert abs(clock.now(unit) - clock.real_now(unit)) < timedelta(seconds=1)

    def test_loads_the_invented_officers(
        self, loaded: tuple[Parts, demonstration.Summary, list[str]]
    ) -> None:
        parts, _, _ = loaded
        with parts.database.unit() as unit:
            assert {one.id for one in all_people(unit)} == {one.id for one in make_people()}

    def test_forgets_the_seed(self, loaded: tuple[Parts, demonstration.Summary, list[str]]) -> None:
        parts, _, _ = loaded
        with parts.database.unit() as unit:
            assert "seed" not in read_mark(unit, REPLAY)

    def test_is_done_once(self, loaded: tuple[Parts, demonstration.Summary, list[str]]) -> None:
        parts, _, _ = loaded
        with parts.database.unit() as unit:
            before = summary(unit)
        assert demonstration.replay(parts).instants == 0
        with parts.database.unit() as unit:
            assert summary(unit) == before

    def test_leaves_the_first_enforcement_something_of_each_kind_and_the_second_nothing(
        self, loaded: tuple[Parts, demonstration.Summary, list[str]]
    ) -> None:
        parts, _, _ = loaded
        first = sweep.enforce(parts).counts()
        assert all(first[count] for count in ("due", "acted", "applied", "climbed", "escalated", "notices"))
        assert set(sweep.enforce(parts).counts().values()) == {0}
        assert verify_invariants(parts) == []


class TestAReplayThatIsCutShort:
    @pytest.fixture(autouse=True)
    def five_stories_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Five stories whose money comes into force."""

        def read(rulebook: Rulebook, *, now: datetime) -> tuple[list[OpenCase], list[Step]]:
            stories = [one for one in read_casebook(now=now) if one.name[:2] in FIVE]
            return [one.opening for one in stories], [step for one in stories for step in one.steps]

        monkeypatch.setattr(replaying, "read_playbill", read)

    def cut_after(self, monkeypatch: pytest.MonkeyPatch, instants: int) -> None:
        """The process ends in the middle, before or after a commit."""
        write, seen = replaying._write, Counter[str]()

        def cut(parts: Parts, play: Any, instant: Instant, mark: dict[str, Any]) -> None:
            seen["instants"] += 1
            if seen["instants"] > instants:
                raise KeyboardInterrupt
            write(parts, play, instant, mark)

        monkeypatch.setattr(replaying, "_write", cut)

    @pytest.mark.parametrize("instants", [0, 1, 25, 60])
    def test_goes_on_where_it_was(self, empty: Parts, monkeypatch: pytest.MonkeyPatch, instants: int) -> None:
        with monkeypatch.context() as cut:
            self.cut_after(cut, instants)
            with pytest.raises(KeyboardInterrupt):
                demonstration.replay(empty)
        assert not demonstration.is_loaded(empty)
        demonstration.replay(empty)
        assert demonstration.is_loaded(empty)
        with empty.database.unit() as unit:
            cases = reading.read_many(unit, every_case(unit)).values()
            kinds = Counter(event.kind for event in every_event(unit))
            assert verify_all(unit)[1] == []
        assert Counter(facts.case.funding for facts in cases) == {"in_force": 5}
        assert kinds["AgreementInForce"] == kinds["CaseOpened"] == 5

    def test_is_refused_on_a_database_with_cases_of_its_own(self, empty: Parts) -> None:
        with empty.database.unit() as unit:
            clock.start_at(unit, clock.real_now(unit) - timedelta(days=1))
        with pytest.raises(ClockRefused):
            demonstration.replay(empty)


def test_what_is_periodic_is_told_apart_from_what_is_not() -> None:
    assert "SplitApplied" not in PERIODIC
