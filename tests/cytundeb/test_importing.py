"""A caseload is read whole or not at all, and every fault is told by row and column."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cytundeb.demonstration.cast import make_people
from cytundeb.importing import HEADER, Fault, import_caseload, read_caseload
from tests.embedded_postgres import TestPostgres
from workflow import desk
from workflow.casework.commands import OpenCase
from workflow.casework.rulebook import Rulebook
from workflow.clocks.due import local_date
from workflow.parts import Parts, Settings
from workflow.records import clock
from workflow.records.migrating import migrate
from workflow.records.people import put_people
from workflow.records.questions.history import every_case

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
CASELOAD = Path(__file__).resolve().parents[2] / "examples" / "caseload.csv"
GOOD = {
    "reference": "XC-1",
    "region": "XR1",
    "health_board": "XHB1",
    "council": "XLA11",
    "service": "community_package",
    "language": "cy",
    "urgent": "no",
    "given_name": "Enghraifft",
    "family_name": "Plentyn",
    "birth_on": "11y4m",
    "nhs_number": "9990000018",
    "breathing": "severe",
    "line1_kind": "trained_carer",
    "line1_hours": "10.5",
    "line1_rate": "2115",
    "line2_kind": "accommodation",
    "line2_weekly_pence": "45000",
    "line2_health_required": "yes",
}


def write(path: Path, *rows: dict[str, str], header: tuple[str, ...] = HEADER) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        writer.writerows({name: row.get(name, "") for name in header} for row in rows)
    return path


def read(path: Path) -> tuple[list[OpenCase], list[Fault]]:
    return read_caseload(path, Rulebook.load(), now=NOW)


class TestAGoodRow:
    def test_is_a_case_as_casework_opens_it(self, tmp_path: Path) -> None:
        (command,), faults = read(write(tmp_path / "a.csv", GOOD))
        assert faults == []
        assert (command.ref, command.council, command.commissioner) == ("XC-1", "XLA11", None)
        assert command.levels == {"breathing": "severe"}
        carer, home = command.lines
        assert (carer.minutes_a_week, carer.rate_pence_an_hour, carer.weekly_pence) == (630, 2115, 22208)
        assert (home.weekly_pence, home.minutes_a_week, home.health_required) == (45000, None, True)

    def test_counts_an_age_back_from_the_import(self, tmp_path: Path) -> None:
        (command,), _ = read(write(tmp_path / "a.csv", GOOD))
        assert command.child.birth_on == date(2015, 7, 21)

    @pytest.mark.parametrize("hours", ["10.5", "630 min", "630min"])
    def test_may_write_hours_as_minutes(self, tmp_path: Path, hours: str) -> None:
        (command,), _ = read(write(tmp_path / "a.csv", GOOD | {"line1_hours": hours}))
        assert command.lines[0].minutes_a_week == 630

    def test_keeps_the_day_on_which_the_referral_was_received(self, tmp_path: Path) -> None:
        (command,), _ = read(write(tmp_path / "a.csv", GOOD | {"received_on": "2026-03-30"}))
        assert command.received_at == datetime(2026, 3, 30, 8, tzinfo=UTC)

    def test_may_begin_with_a_mark_of_its_encoding_and_leave_rows_empty(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.csv", {}, GOOD)
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
        commands, faults = read(path)
        assert (len(commands), faults) == (1, [])


class TestAFault:
    @pytest.mark.parametrize(
        ("column", "value", "says"),
        [
            ("region", "XR9", "no region XR9"),
            ("region", "", "empty"),
            ("health_board", "XHB2", "not the health board"),
            ("council", "XLA21", "not in the region"),
            ("commissioner", "XLA12", "one of the case's two bodies"),
            ("service", "hotel", "no code 'hotel'"),
            ("language", "fr", "not one that is allowed"),
            ("urgent", "perhaps", "yes or no"),
            ("received_on", "30/03/2026", "not a date"),
            ("received_on", "2026-02-30", "not a date"),
            ("received_on", "2026-11-22", "future"),
            ("birth_on", "eleven", "not a date"),
            ("birth_on", "18y", "18 or older"),
            ("birth_on", "2027-01-01", "future"),
            ("nhs_number", "9990000019", "not valid"),
            ("nhs_number", "1111111111", "not valid"),
            ("given_name", "", "empty"),
            ("reference", "", "empty"),
            ("reference", "xc 1", "not one that is allowed"),
            ("breathing", "dire", "does not admit"),
            ("communication", "severe", "does not admit the level 'severe'"),
            ("psychological", "priority", "does not admit"),
            ("line1_kind", "magic", "no code 'magic'"),
            ("line1_kind", "", "empty"),
            ("line1_hours", "ten", "not hours"),
            ("line1_hours", "-3", "not hours"),
            ("line1_hours", "0.001", "whole number of minutes"),
            ("line1_hours", "0", "not one that is allowed"),
            ("line1_rate", "21.15", "whole pence"),
            ("line1_rate", "", "together"),
            ("line1_weekly_pence", "22207", "hours at its rate"),
            ("line2_weekly_pence", "-45000", "negative"),
            ("line2_weekly_pence", "450.00", "whole pence"),
            ("line2_weekly_pence", "£450", "whole pence"),
            ("line2_weekly_pence", "", "no weekly amount"),
            ("line2_weekly_pence", "99999999999", "not one that is allowed"),
            ("line2_health_required", "maybe", "yes or no"),
        ],
    )
    def test_names_its_row_and_column(self, tmp_path: Path, column: str, value: str, says: str) -> None:
        commands, faults = read(
            write(tmp_path / "a.csv", GOOD | {"reference": "XC-0"}, GOOD | {column: value})
        )
        assert commands == []
        assert [(fault.row, fault.column) for fault in faults] == [(3, column)]
        assert says in faults[0].words.en
        assert faults[0].words.cy

    def test_is_told_beside_every_other_of_its_row_and_file(self, tmp_path: Path) -> None:
        bad = {"council": "XLA21", "birth_on": "x", "skin": "priority", "line2_weekly_pence": "4.5"}
        _, faults = read(write(tmp_path / "a.csv", GOOD | bad, GOOD | {"nhs_number": "1"}))
        assert [(fault.row, fault.column) for fault in faults] == [
            (2, "council"),
            (2, "birth_on"),
            (2, "skin"),
            (2, "line2_weekly_pence"),
            (3, "reference"),
            (3, "nhs_number"),
        ]

    def test_names_the_row_that_has_the_reference_already(self, tmp_path: Path) -> None:
        _, (fault,) = read(write(tmp_path / "a.csv", GOOD, GOOD))
        assert (fault.row, fault.column) == (3, "reference")
        assert "row 2" in fault.words.en
        assert fault.as_line() == "row 3, reference: The reference XC-1 already stands in row 2."
        assert fault.as_line("cy").startswith("rhes 3, reference: ")


class TestAFileThatIsNoCaseload:
    def faults(self, path: Path) -> list[Fault]:
        commands, faults = read(path)
        assert commands == []
        return faults

    def test_lacks_a_column_or_has_one_too_many(self, tmp_path: Path) -> None:
        header = (*HEADER[1:], "shoe_size")
        faults = self.faults(write(tmp_path / "a.csv", GOOD, header=header))
        assert {(fault.row, fault.column) for fault in faults} == {(1, "reference"), (1, "shoe_size")}

    def test_has_a_column_twice(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_text(",".join((*HEADER, "skin")) + "\n", encoding="utf-8")
        (fault,) = self.faults(path)
        assert (fault.row, fault.column) == (1, "skin")

    def test_is_not_utf_8(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.csv", GOOD)
        path.write_bytes(path.read_bytes() + "Siân".encode("latin-1"))
        (fault,) = self.faults(path)
        assert fault.row == 3
        assert "UTF-8" in fault.words.en

    def test_has_a_row_with_too_few_cells(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.csv", GOOD)
        path.write_text(path.read_text("utf-8") + "XC-2,XR1\n", encoding="utf-8")
        (fault,) = self.faults(path)
        assert (fault.row, fault.column) == (3, None)

    def test_has_a_quotation_that_never_ends(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.csv", GOOD)
        path.write_text(path.read_text("utf-8") + '"XC-2', encoding="utf-8")
        assert len(self.faults(path)) == 1

    def test_is_empty(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.touch()
        assert [fault.words.en for fault in self.faults(path)] == ["The file is empty."]

    def test_is_too_large(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("cytundeb.importing.LARGEST_BYTES", 100)
        assert "larger" in self.faults(write(tmp_path / "a.csv", GOOD))[0].words.en

    def test_has_too_many_rows(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("cytundeb.importing.MOST_ROWS", 1)
        assert "rows" in self.faults(write(tmp_path / "a.csv", GOOD, GOOD))[0].words.en


def test_the_header_is_that_of_the_shipped_caseload() -> None:
    with CASELOAD.open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == HEADER


class TestAnImport:
    @pytest.fixture
    def parts(self, postgres: TestPostgres, tmp_path: Path) -> Iterator[Parts]:
        """A database with the invented officers and no case."""
        fresh = postgres.create(template=postgres.make_template("migrated", migrate))
        with Parts.make(Settings(database_url=fresh.app_url, var=tmp_path, demonstration=True)) as parts:
            with parts.database.unit() as unit:
                put_people(unit, make_people())
            yield parts
        postgres.drop(fresh.name)

    def cases(self, parts: Parts) -> list[str]:
        with parts.database.unit() as unit:
            return every_case(unit)

    def test_opens_every_case_by_its_health_boards_coordinator(self, parts: Parts, tmp_path: Path) -> None:
        done = import_caseload(parts, write(tmp_path / "a.csv", GOOD, GOOD | {"reference": "XC-2"}))
        assert (done.opened, done.cases, done.faults) == (2, 2, ())
        found = desk.reading(parts, "XC-2")
        assert found is not None
        assert found.facts.case.owner == "xhb1-coordinator"
        assert [line.weekly_pence for line in found.facts.cost_lines] == [22208, 45000]

    def test_opens_the_whole_shipped_caseload_in_one_commit(self, parts: Parts) -> None:
        assert import_caseload(parts, CASELOAD).opened == len(self.cases(parts)) == 150

    def test_opens_nothing_where_one_row_is_at_fault(self, parts: Parts, tmp_path: Path) -> None:
        done = import_caseload(
            parts, write(tmp_path / "a.csv", GOOD, GOOD | {"reference": "XC-2", "skin": "x"})
        )
        assert (done.opened, len(done.faults)) == (0, 1)
        assert self.cases(parts) == []

    def test_opens_nothing_in_a_dry_run(self, parts: Parts, tmp_path: Path) -> None:
        done = import_caseload(parts, write(tmp_path / "a.csv", GOOD), dry_run=True)
        assert (done.opened, done.cases) == (0, 1)
        assert self.cases(parts) == []

    def test_refuses_a_reference_that_is_taken_and_opens_nothing(self, parts: Parts, tmp_path: Path) -> None:
        path = write(tmp_path / "a.csv", GOOD)
        import_caseload(parts, path)
        again = import_caseload(parts, write(tmp_path / "b.csv", {}, GOOD | {"reference": "XC-2"}, GOOD))
        assert [(fault.row, fault.column) for fault in again.faults] == [(4, "reference")]
        assert self.cases(parts) == ["XC-1"]

    def test_is_done_by_the_officer_who_is_named(self, parts: Parts, tmp_path: Path) -> None:
        done = import_caseload(parts, write(tmp_path / "a.csv", GOOD), person="xla11-coordinator")
        assert done.opened == 1
        found = desk.reading(parts, "XC-1")
        assert found is not None
        assert found.facts.case.owner == "xla11-coordinator"

    @pytest.mark.parametrize(
        ("person", "place"),
        [("nobody", (None, None)), ("xla12-coordinator", (2, "council")), ("xla11-finance", (2, "council"))],
    )
    def test_is_for_coordinators_of_the_case_alone(
        self, parts: Parts, tmp_path: Path, person: str, place: tuple[int | None, str | None]
    ) -> None:
        done = import_caseload(parts, write(tmp_path / "a.csv", GOOD), person=person)
        assert [(fault.row, fault.column) for fault in done.faults] == [place]
        assert self.cases(parts) == []

    def test_of_cases_taken_over_keeps_their_true_age_and_begins_their_clocks_on_the_day_they_go_live(
        self, parts: Parts, tmp_path: Path
    ) -> None:
        file = write(tmp_path / "a.csv", GOOD | {"received_on": "2025-01-06"})
        assert import_caseload(parts, file, live_on=date(2020, 1, 1)).faults
        with parts.database.unit() as unit:
            live_on = local_date(clock.now(unit)) + timedelta(days=7)
        assert import_caseload(parts, file, live_on=live_on).opened == 1
        found = desk.reading(parts, "XC-1")
        assert found is not None
        assert (found.facts.case.legacy, found.facts.case.live_on) == (True, live_on)
        assert found.facts.case.received_at.date() == date(2025, 1, 6)
        assert min(local_date(one.started_at) for one in found.facts.deadlines) == live_on
