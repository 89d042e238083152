"""A caseload from a CSV file: every fault by row and column, or every case opened in one commit.

The header is `HEADER`, that of `examples/caseload.csv`, and stable. Whether a code, level or date may stand
is asked of casework's own `faults`; here is only what is wrong with cells. Rows are numbered as a spreadsheet
numbers them: the header is row 1.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from agreements.needs import NeedsTable
from agreements.pydantic_words import faults_in
from agreements.words import Words
from cytundeb.caseload_cells import CellFault, birth_date, minutes, pence, received, yes_or_no
from workflow import desk
from workflow.casework.changes import Refusal
from workflow.casework.commands import OpenCase
from workflow.casework.facts import Actor
from workflow.casework.rulebook import Rulebook
from workflow.casework.wellformed import faults, weekly_pence
from workflow.clocks.due import local_date
from workflow.parts import Parts
from workflow.records import clock, people, reading

LINES = 6
LARGEST_BYTES = 20_000_000
MOST_ROWS = 20_000
_LINE_CELLS = ("kind", "hours", "rate", "weekly_pence", "health_required")
_FIRST = (
    "reference", "region", "health_board", "council", "service", "commissioner", "language", "urgent",
    "received_on", "given_name", "family_name", "birth_on", "nhs_number",
)  # fmt: skip
_DOMAINS = tuple(domain.code for domain in NeedsTable.load().domains)
HEADER: tuple[str, ...] = (
    *_FIRST,
    *_DOMAINS,
    *(f"line{number}_{cell}" for number in range(1, LINES + 1) for cell in _LINE_CELLS),
)
"""The columns, in order. Hours are decimal hours a week or `630 min`; rates and amounts are whole pence; a
birth date is a day or an age at the import (`11y4m`), which never grows old.
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with the file: in which row and column (None: of the whole file, or row), and the
    sentence.
    """

    row: int | None
    column: str | None
    words: Words

    def as_line(self, language: str = "en") -> str:
        """The fault as `row 7, council: sentence`."""
        row = {"cy": "rhes", "en": "row"}[language]
        place = ", ".join(part for part in (self.row and f"{row} {self.row}", self.column) if part)
        return f"{place}: {self.words.in_language(language)}" if place else self.words.in_language(language)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: how many cases it opened (none in a dry run), how many the file has, and every
    fault.
    """

    opened: int
    cases: int
    faults: tuple[Fault, ...] = ()


def read_caseload(path: Path, rulebook: Rulebook, *, now: datetime) -> tuple[list[OpenCase], list[Fault]]:
    """The cases of a file as they would be opened at `now` (UTC), and every fault; with one, no case."""
    read, found = _read(path, rulebook, now)
    return [command for _, command in read], found


def import_caseload(
    parts: Parts,
    path: Path,
    *,
    person: str | None = None,
    dry_run: bool = False,
    live_on: date | None = None,
) -> Imported:
    """Open every case of the file in one commit, or none and every fault.

    Each is opened by `person`, who must be a coordinator of one of its two bodies; where nobody is named,
    by the continuing care coordinator of its health board. `live_on`: the cases are taken over from before;
    they keep their true age, and their clocks begin on this day. Raises LostUpdate if one is opened by others
    meanwhile.
    """
    with parts.database.unit() as unit:
        now = clock.now(unit)
        read, found = _read(path, parts.rulebook, now)
        if live_on is not None and live_on < local_date(now):
            found = [*found, Fault(None, None, _GONE_BY.filled(day=live_on.isoformat()))]
        if found:
            return Imported(opened=0, cases=0, faults=tuple(found))
        read = [(row, command.model_copy(update={"live_on": live_on})) for row, command in read]
        taken = reading.read_many(unit, [command.ref or "" for _, command in read])
        officers = people.all_people(unit)
    if person and person not in {one.id for one in officers}:
        found = [Fault(None, None, _NOBODY.filled(person=person))]
        return Imported(opened=0, cases=len(read), faults=tuple(found))
    acts: list[desk.Act] = []
    for row, command in read:
        act = _act(command, _opener(officers, command, person), taken)
        acts.extend([act] if isinstance(act, desk.Act) else [])
        found.extend([Fault(row, *act)] if isinstance(act, tuple) else [])
    if found or dry_run:
        return Imported(opened=0, cases=len(read), faults=tuple(found))
    answers = desk.batch(parts, acts, now=now)
    if refused := [answer for answer in answers if isinstance(answer, Refusal)]:
        raise RuntimeError(f"a case that was checked was refused: {refused[0].words.en}")
    return Imported(opened=len(answers), cases=len(read))


def _opener(officers: Sequence[people.Person], command: OpenCase, person: str | None) -> Actor | None:
    """The officer named, or else the first active coordinator of the case's health board."""
    return next(
        (
            one.actor()
            for one in officers
            if one.id == person
            or (not person and (one.body, one.role) == (command.health_board, "coordinator"))
        ),
        None,
    )


def _act(command: OpenCase, actor: Actor | None, taken: Container[str]) -> desk.Act | tuple[str, Words]:
    """The act that opens the case, or the column and the sentence of why not."""
    ref = command.ref or ""
    if ref in taken:
        return "reference", _TAKEN.filled(reference=ref)
    if actor is None:
        return "health_board", _NO_COORDINATOR.filled(body=command.health_board)
    if actor.role not in OpenCase.ROLES or actor.body not in (command.health_board, command.council):
        return "council", _NOT_A_PARTY.filled(person=actor.person)
    return desk.Act(ref, command, actor)


def _read(path: Path, rulebook: Rulebook, now: datetime) -> tuple[list[tuple[int, OpenCase]], list[Fault]]:
    """Each case with the number of its row, or every fault."""
    rows, found = _rows(path)
    read: list[tuple[int, OpenCase]] = []
    first_row: dict[str, int] = {}
    for number, cells in rows:
        row = _Row(cells, local_date(now))
        command = row.command()
        reference = cells["reference"]
        if reference and (earlier := first_row.setdefault(reference, number)) != number:
            row.fault("reference", _TWICE.filled(reference=reference, row=earlier))
        for fault in faults(command, rulebook, local_date(now)):
            row.fault(row.column_at(fault.pointer), fault.words)
        found.extend(Fault(number, column, words) for column, words in row.faults)
        read.append((number, command))
    return ([], sorted(found, key=_by_place)) if found else (read, [])


def _by_place(fault: Fault) -> tuple[int, int]:
    return (fault.row or 0, HEADER.index(fault.column) if fault.column in HEADER else -1)


def _rows(path: Path) -> tuple[list[tuple[int, dict[str, str]]], list[Fault]]:
    """Every data row with its number, its cells by column; and what is wrong with the file as a whole."""
    if path.stat().st_size > LARGEST_BYTES:
        return [], [Fault(None, None, _TOO_LARGE.filled(bytes=LARGEST_BYTES))]
    try:
        text = path.read_bytes().decode("utf-8-sig")
        listed = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except UnicodeDecodeError as fault:
        line = path.read_bytes()[: fault.start].count(b"\n") + 1
        return [], [Fault(line, None, _NOT_UTF8)]
    except csv.Error as fault:
        return [], [Fault(None, None, _NOT_CSV.filled(why=str(fault)))]
    if not listed:
        return [], [Fault(None, None, _EMPTY)]
    if len(listed) > MOST_ROWS + 1:
        return [], [Fault(None, None, _TOO_MANY.filled(rows=MOST_ROWS))]
    header = [name.strip() for name in listed[0]]
    if found := list(_header_faults(header)):
        return [], found
    rows: list[tuple[int, dict[str, str]]] = []
    for number, cells in enumerate(listed[1:], start=2):
        if len(cells) != len(header) and any(cells):
            found.append(Fault(number, None, _CELLS.filled(cells=len(cells), columns=len(header))))
        elif any(cell.strip() for cell in cells):
            rows.append((number, {name: cell.strip() for name, cell in zip(header, cells, strict=True)}))
    return rows, found


def _header_faults(header: Sequence[str]) -> Iterator[Fault]:
    for place, name in enumerate(header):
        if name not in HEADER:
            yield Fault(1, name or None, _UNKNOWN_COLUMN.filled(column=name or "?"))
        elif name in header[:place]:
            yield Fault(1, name, _COLUMN_TWICE.filled(column=name))
    for name in HEADER:
        if name not in header:
            yield Fault(1, name, _MISSING_COLUMN.filled(column=name))


@dataclass(slots=True)
class _Row:
    """One row being read: its cells, the faults so far, and which of the six places each cost line stands
    in.
    """

    cells: Mapping[str, str]
    today: date
    faults: list[tuple[str, Words]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def command(self) -> OpenCase:
        """What the row asks for; a cell that cannot be read is a fault, and something plain stands for it."""
        said: dict[str, Any] = {
            "ref": self._required("reference"),
            **{name: self._required(name) for name in ("region", "health_board", "council", "service")},
            "commissioner": self.cells["commissioner"] or None,
            "language": self.cells["language"] or "both",
            "urgent": self._read("urgent", yes_or_no, instead=False),
            "received_at": self._read("received_on", received),
            "child": {
                "given_name": self._required("given_name"),
                "family_name": self._required("family_name"),
                "birth_on": self._read(
                    "birth_on", lambda text: birth_date(text, self.today), instead=self.today
                ),
                "nhs_number": self.cells["nhs_number"] or None,
            },
            "levels": {code: self.cells[code] for code in _DOMAINS if self.cells[code]},
            "lines": self._lines(),
        }
        try:
            return OpenCase.model_validate(said)
        except ValidationError as error:
            for path, words in faults_in(error):
                self.fault(self.column_at("/" + "/".join(map(str, path))), words)
                _make_plain(said, path)
            return OpenCase.model_validate(said)

    def fault(self, column: str, words: Words) -> None:
        """Note a fault; the first of a column tells."""
        if column not in {at for at, _ in self.faults}:
            self.faults.append((column, words))

    def column_at(self, pointer: str) -> str:
        """The column of a place in the command, as `/lines/0/kind`."""
        parts = pointer.strip("/").split("/")
        if parts[0] == "lines" and len(parts) > 1:
            cell = {"minutes_a_week": "hours", "rate_pence_an_hour": "rate"}.get(parts[-1], parts[-1])
            return f"line{self.places[int(parts[1])]}_{cell}"
        name = parts[-1] if parts[0] in ("child", "levels") else parts[0]
        return {"ref": "reference", "received_at": "received_on"}.get(name, name)

    def _required(self, column: str) -> str:
        if not self.cells[column]:
            self.fault(column, _NOTHING)
        return self.cells[column]

    def _read(self, column: str, read: Callable[[str], Any], *, instead: Any = None) -> Any:
        try:
            return read(self.cells[column])
        except CellFault as fault:
            self.fault(column, fault.words)
            return instead

    def _lines(self) -> list[dict[str, Any]]:
        lines = []
        for place in range(1, LINES + 1):
            cell = {name: self.cells[f"line{place}_{name}"] for name in _LINE_CELLS}
            if any(cell.values()):
                self.places.append(place)
                lines.append(self._line(place, cell))
        return lines

    def _line(self, place: int, cell: Mapping[str, str]) -> dict[str, Any]:
        column = f"line{place}_"
        time = self._read(column + "hours", minutes)
        rate = self._read(column + "rate", pence)
        weekly = self._read(column + "weekly_pence", pence)
        if not cell["kind"]:
            self.fault(column + "kind", _NOTHING)
        if (not cell["hours"]) != (not cell["rate"]):
            self.fault(column + ("rate" if cell["hours"] else "hours"), _HOURS_AND_RATE)
        elif not cell["weekly_pence"] and not cell["hours"]:
            self.fault(column + "weekly_pence", _NO_AMOUNT)
        elif not cell["weekly_pence"] and time is not None and rate is not None:
            weekly = weekly_pence(time, rate)
        if time is None or rate is None or weekly is None:
            time = rate = None
        return {
            "kind": cell["kind"],
            "weekly_pence": weekly or 0,
            "minutes_a_week": time,
            "rate_pence_an_hour": rate,
            "health_required": self._read(column + "health_required", yes_or_no, instead=False),
        }


_PLAIN: Mapping[str, Any] = {"ref": "REF", "language": "both", "weekly_pence": 0}


def _make_plain(said: Any, path: Sequence[int | str]) -> None:
    """Put something plain in the place of a value that was refused, so that the rest is still judged."""
    for part in path[:-1]:
        said = said[part]
    last = path[-1]
    said[last] = _PLAIN.get(str(last), "x" if isinstance(said[last], str) else None)
    if last in ("minutes_a_week", "rate_pence_an_hour"):
        said["minutes_a_week"] = said["rate_pence_an_hour"] = None


_NOTHING = Words(cy="Mae'r gell yn wag.", en="The cell is empty.")
_HOURS_AND_RATE = Words(
    cy="Mae oriau a chyfradd yn mynd gyda'i gilydd: mae un ar goll.",
    en="Hours and a rate go together: one of them is missing.",
)
_NO_AMOUNT = Words(
    cy="Nid oes swm wythnosol, nac oriau a chyfradd i'w gyfrifo ohonynt.",
    en="There is no weekly amount, nor hours and a rate to work it out from.",
)
_TWICE = Words(
    cy="Mae'r cyfeirnod {reference} eisoes yn rhes {row}.",
    en="The reference {reference} already stands in row {row}.",
)
_TAKEN = Words(
    cy="Mae achos â'r cyfeirnod {reference} eisoes yn bod.",
    en="There is already a case with the reference {reference}.",
)
_GONE_BY = Words(
    cy="Mae {day} wedi mynd heibio: ni all terfynau amser gychwyn cyn heddiw.",
    en="{day} has gone by: time limits cannot begin before today.",
)
_NOBODY = Words(cy="Nid oes swyddog gweithredol o'r enw {person}.", en="There is no active officer {person}.")
_NO_COORDINATOR = Words(
    cy="Nid oes gan {body} gydgysylltydd gofal parhaus gweithredol.",
    en="{body} has no active continuing care coordinator.",
)
_NOT_A_PARTY = Words(
    cy="Nid yw {person} yn gydgysylltydd gofal parhaus un o ddau gorff y rhes hon.",
    en="{person} is not a continuing care coordinator of one of the two bodies of this row.",
)
_TOO_LARGE = Words(cy="Mae'r ffeil yn fwy na {bytes} beit.", en="The file is larger than {bytes} bytes.")
_TOO_MANY = Words(cy="Mae gan y ffeil fwy na {rows} rhes.", en="The file has more than {rows} rows.")
_NOT_UTF8 = Words(
    cy="Nid UTF-8 yw'r ffeil: cadwch hi fel «CSV UTF-8».", en="The file is not UTF-8: save it as «CSV UTF-8»."
)
_NOT_CSV = Words(cy="Ni ellir darllen y ffeil fel CSV ({why}).", en="The file cannot be read as CSV ({why}).")
_EMPTY = Words(cy="Mae'r ffeil yn wag.", en="The file is empty.")
_CELLS = Words(
    cy="Mae gan y rhes {cells} cell; mae gan y pennawd {columns}.",
    en="The row has {cells} cells; the header has {columns}.",
)
_UNKNOWN_COLUMN = Words(cy="Ni wyddom am y golofn {column}.", en="The column {column} is not known.")
_COLUMN_TWICE = Words(cy="Mae'r golofn {column} yno ddwywaith.", en="The column {column} is there twice.")
_MISSING_COLUMN = Words(cy="Mae'r golofn {column} ar goll.", en="The column {column} is missing.")
