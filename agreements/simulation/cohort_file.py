"""A cohort from a file: CSV with the header `HEADER`, or JSON lines, one package a line. Read as a stream,
all or nothing: with one fault there is no cohort.

Rows are numbered as a spreadsheet numbers them: the header of a CSV file is row 1, and the first package of
JSON lines is row 1. The file names no child: a column or field that is not known is a fault.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Final, TextIO

from pydantic import ValidationError

from agreements.facts import PackageFacts
from agreements.pydantic_words import faults_in
from agreements.simulation.bounds import MOST_PACKAGES, MOST_WEEKS
from agreements.simulation.cohort import DOMAINS, Cohort, CohortBuilder
from agreements.words import Words

LINES: Final = 6
_LINE_CELLS: Final = ("kind", "minutes_a_week", "rate_pence_an_hour", "weekly_pence", "health_required")
_PLACE: Final = ("region", "health_board", "council", "service", "package_start")
_PANEL: Final = {
    "panel_health": "health_board", "panel_social": "council.social", "panel_education": "council.education",
}  # fmt: skip
_HOURS: Final = {"hours_health_minutes": "health_minutes", "hours_other_minutes": "other_minutes"}
_LINE_COLUMNS: Final = {
    number: tuple(f"line{number}_{cell}" for cell in _LINE_CELLS) for number in range(1, LINES + 1)
}
HEADER: Final[tuple[str, ...]] = (
    "package",
    "weeks",
    *_PLACE,
    *DOMAINS,
    "eligibility",
    "marks",
    "paused_days",
    *_HOURS,
    *(column for columns in _LINE_COLUMNS.values() for column in columns),
    *_PANEL,
)
MOST_FAULTS: Final = 1000
LONGEST_LINE: Final = 200_000
_WHOLE: Final = re.compile(r"\d{1,13}", re.ASCII)


@dataclass(frozen=True, slots=True)
class CohortFault:
    """One thing wrong with a file: in which row and column or field (None: all of it), and the sentence."""

    row: int | None
    column: str | None
    words: Words

    def as_line(self, language: str = "en") -> str:
        """The fault as `row 7, council: sentence`."""
        row = {"cy": "rhes", "en": "row"}[language]
        place = ", ".join(part for part in (self.row and f"{row} {self.row}", self.column) if part)
        said = self.words.in_language(language)
        return f"{place}: {said}" if place else said


class FaultyCohort(ValueError):
    """A file that is not a cohort; it carries the faults found, and how many there are beyond them."""

    def __init__(self, faults: Sequence[CohortFault], *, beyond: int = 0) -> None:
        self.faults = tuple(faults)
        self.beyond = beyond
        super().__init__("\n".join(fault.as_line() for fault in self.faults[:20]))


def read_cohort(path: Path, *, weeks: int, tell: Callable[[int], None] = lambda _: None) -> Cohort:
    """The cohort of a file: JSON lines where its name ends in .jsonl or .ndjson, else CSV.

    `weeks` is for a package that says none. `tell` hears how many bytes have been read. Raises FaultyCohort
    with every fault (the first MOST_FAULTS of them), and OSError where the file cannot be read.
    """
    reading = _Reading(CohortBuilder(path.name), weeks)
    with path.open("rb") as raw, TextIOWrapper(raw, encoding="utf-8-sig", newline="") as file:
        rows = _json_rows(file) if path.suffix.lower() in (".jsonl", ".ndjson") else _csv_rows(file)
        try:
            for number, said in rows:
                reading.add(number, said)
                if number % 1000 == 0:
                    tell(raw.tell())
        except UnicodeDecodeError:
            reading.fault(reading.last_row + 1, None, _NOT_UTF8)
        except _Unreadable as stop:
            reading.fault(stop.row, stop.column, stop.words)
    if not reading.faults and not len(reading.builder):
        reading.fault(None, None, _EMPTY)
    if reading.faults:
        raise FaultyCohort(reading.faults, beyond=reading.beyond)
    return reading.builder.cohort()


class _Unreadable(Exception):
    """What makes the rest of the file unreadable."""

    def __init__(self, words: Words, *, row: int | None, column: str | None = None) -> None:
        super().__init__(words.en)
        self.words, self.row, self.column = words, row, column


@dataclass(slots=True)
class _Said:
    """What one row says: a package's fields, its name and weeks, and the column of a field's path."""

    fields: dict[str, Any]
    name: Any
    weeks: Any
    column: Callable[[tuple[str | int, ...]], str]
    faults: list[tuple[str | None, Words]] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """The cohort so far, and what is wrong so far."""

    builder: CohortBuilder
    weeks: int
    faults: list[CohortFault] = field(default_factory=list)
    beyond: int = 0
    last_row: int = 1
    seen: dict[str, int] = field(default_factory=dict)

    def fault(self, row: int | None, column: str | None, words: Words) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(CohortFault(row, column, words))
        else:
            self.beyond += 1

    def add(self, row: int, said: _Said) -> None:
        """Judge one row; it joins the cohort while there is no fault."""
        self.last_row = row
        for column, words in said.faults:
            self.fault(row, column, words)
        name, weeks = self._name(row, said.name), self._weeks(row, said.weeks)
        if len(self.builder) >= MOST_PACKAGES:
            raise _Unreadable(_TOO_MANY.filled(most=MOST_PACKAGES), row=row)
        try:
            facts = PackageFacts.model_validate(said.fields)
        except ValidationError as error:
            known = {column for column, _ in said.faults}
            for path, words in faults_in(error):
                column = said.column(tuple(path))
                if column not in known:
                    self.fault(row, column or None, words)
            return
        if not self.faults and name is not None and weeks is not None:
            self.builder.add(name, facts, weeks=weeks)

    def _name(self, row: int, name: Any) -> str | None:
        if not isinstance(name, str) or not 1 <= len(name) <= 60:
            self.fault(row, "package", _NO_NAME)
            return None
        if (earlier := self.seen.setdefault(name, row)) != row:
            self.fault(row, "package", _TWICE.filled(name=name, row=earlier))
            return None
        return name

    def _weeks(self, row: int, weeks: Any) -> int | None:
        found = self.weeks if weeks is None else weeks
        if type(found) is not int or not 1 <= found <= MOST_WEEKS:
            self.fault(row, "weeks", _NOT_WEEKS.filled(most=MOST_WEEKS))
            return None
        return found


def _csv_rows(file: TextIO) -> Iterator[tuple[int, _Said]]:
    reader = csv.reader(_bounded(file), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        _judge_header(header)
        for number, cells in enumerate(reader, start=2):
            if not any(cells) or not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                raise _Unreadable(_CELLS.filled(cells=len(cells), columns=len(header)), row=number)
            yield number, _said(dict(zip(header, map(str.strip, cells), strict=True)))
    except csv.Error as error:
        raise _Unreadable(_NOT_CSV.filled(why=str(error)), row=reader.line_num) from error


def _bounded(file: TextIO) -> Iterator[str]:
    """The lines of a file; one that is too long to be a package ends the reading."""
    number = 0
    while text := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(text) > LONGEST_LINE:
            raise _Unreadable(_TOO_LONG.filled(most=LONGEST_LINE), row=number)
        yield text


def _judge_header(header: Sequence[str]) -> None:
    for place, name in enumerate(header):
        if name not in HEADER:
            raise _Unreadable(_UNKNOWN_COLUMN.filled(column=name or "?"), row=1, column=name or None)
        if name in header[:place]:
            raise _Unreadable(_COLUMN_TWICE.filled(column=name), row=1, column=name)
    missing = [
        name for name in ("package", *_PLACE, "line1_kind", "line1_weekly_pence") if name not in header
    ]
    if missing:
        raise _Unreadable(_MISSING_COLUMN.filled(column=missing[0]), row=1, column=missing[0])


def _said(cells: Mapping[str, str]) -> _Said:
    """What the cells of one row say; one that cannot be read is noted, and something plain stands for it."""
    places: list[int] = []
    said = _Said({}, cells["package"], None, lambda path: _column(path, places))
    said.weeks = _whole(said, cells, "weeks")
    said.fields = {name: cells[name] for name in _PLACE}
    said.fields["levels"] = {domain: cells[domain] for domain in DOMAINS if cells.get(domain)}
    said.fields["lines"] = list(_lines(said, cells, places))
    if cells.get("eligibility"):
        said.fields["eligibility"] = cells["eligibility"]
    said.fields["marks"] = cells.get("marks", "").split()
    said.fields["paused_days"] = _whole(said, cells, "paused_days") or 0
    hours = {name: _whole(said, cells, column) for column, name in _HOURS.items() if cells.get(column)}
    said.fields["hours"] = hours or None
    panel = {role: cells[column] for column, role in _PANEL.items() if cells.get(column)}
    if panel:
        whole = all(_WHOLE.fullmatch(share) for share in panel.values()) and len(panel) > 0
        said.fields["panel_shares"] = {role: int(share) if whole else share for role, share in panel.items()}
    return said


def _lines(said: _Said, cells: Mapping[str, str], places: list[int]) -> Iterator[dict[str, Any]]:
    for place, (kind, minutes, rate, weekly, health) in _LINE_COLUMNS.items():
        if not (cells.get(kind) or any(map(cells.get, (minutes, rate, weekly, health)))):
            continue
        places.append(place)
        pence = _whole(said, cells, weekly)
        if pence is None and not cells.get(weekly):
            said.faults.append((weekly, _NO_AMOUNT))
        required = cells.get(health, "")
        if required not in ("", "yes", "no"):
            said.faults.append((health, _YES_OR_NO.filled(value=_safe(required))))
        yield {
            "id": f"line{place}",
            "kind": cells.get(kind, ""),
            "weekly_pence": pence or 0,
            "minutes_a_week": _whole(said, cells, minutes),
            "rate_pence_an_hour": _whole(said, cells, rate),
            "health_required": required == "yes",
        }


def _whole(said: _Said, cells: Mapping[str, str], column: str) -> int | None:
    text = cells.get(column, "")
    if not text:
        return None
    if not _WHOLE.fullmatch(text):
        said.faults.append((column, _NOT_WHOLE.filled(value=_safe(text))))
        return 1 if column == "weeks" else None
    return int(text)


def _column(path: tuple[str | int, ...], places: Sequence[int]) -> str:
    """The column of a field's path."""
    if path and path[0] == "lines":
        if len(path) > 1 and isinstance(path[1], int) and path[1] < len(places):
            return f"line{places[path[1]]}_{path[-1] if len(path) > 2 else 'kind'}"
        return "line1_kind"
    if path and path[0] == "panel_shares":
        return next((column for column, role in _PANEL.items() if role in path), "panel_health")
    if path and path[0] == "hours":
        return next((column for column, name in _HOURS.items() if name in path), "hours_health_minutes")
    return str(path[1] if len(path) > 1 and path[0] == "levels" else path[0]) if path else ""


def _json_rows(file: TextIO) -> Iterator[tuple[int, _Said]]:
    for number, text in enumerate(_bounded(file), start=1):
        if not text.strip():
            continue
        try:
            said = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise _Unreadable(_NOT_JSON, row=number) from error
        if not isinstance(said, dict):
            raise _Unreadable(_NOT_FIELDS, row=number)
        fields = {name: value for name, value in said.items() if name not in ("package", "weeks")}
        yield (
            number,
            _Said(fields, said.get("package"), said.get("weeks"), lambda path: "/".join(map(str, path))),
        )


def _safe(text: str) -> str:
    return text[:24].replace("{", "(").replace("}", ")")


_EMPTY = Words(cy="Nid oes pecyn yn y ffeil.", en="There is no package in the file.")
_NOT_UTF8 = Words(cy="Nid testun UTF-8 mo hwn.", en="This is not UTF-8 text.")
_NOT_CSV = Words(cy="Nid CSV mo hwn: {why}.", en="This is not CSV: {why}.")
_NOT_JSON = Words(cy="Nid JSON mo'r llinell hon.", en="This line is not JSON.")
_NOT_FIELDS = Words(cy="Nid yw'r llinell yn enwi meysydd.", en="The line does not name fields.")
_TOO_LONG = Words(
    cy="Mae'r llinell yn hwy na {most} o nodau.", en="The line is longer than {most} characters."
)
_TOO_MANY = Words(
    cy="Mae mwy na {most} o becynnau: rhannwch y ffeil.",
    en="There are more than {most} packages: divide the file.",
)
_CELLS = Words(
    cy="Mae gan y rhes {cells} cell; mae gan y pennawd {columns}.",
    en="The row has {cells} cells; the header has {columns}.",
)
_UNKNOWN_COLUMN = Words(cy="Ni wyddom am y golofn {column}.", en="The column {column} is not known.")
_COLUMN_TWICE = Words(cy="Mae'r golofn {column} yno ddwywaith.", en="The column {column} is there twice.")
_MISSING_COLUMN = Words(cy="Mae'r golofn {column} ar goll.", en="The column {column} is missing.")
_NO_NAME = Words(
    cy="Rhaid i bob pecyn gael enw, 60 nod ar y mwyaf.",
    en="Every package needs a name of 60 characters at most.",
)
_TWICE = Words(
    cy="Mae pecyn o'r enw {name} eisoes yn rhes {row}.",
    en="A package named {name} already stands in row {row}.",
)
_NOT_WEEKS = Words(
    cy="Rhaid i'r wythnosau fod yn nifer cyfan o 1 i {most}.",
    en="The weeks must be a whole number from 1 to {most}.",
)
_NO_AMOUNT = Words(cy="Nid oes swm wythnosol.", en="There is no weekly amount.")
_YES_OR_NO = Words(
    cy="Dim ond yes neu no a ddarllenir, nid '{value}'.", en="Only yes or no is read, not '{value}'."
)
_NOT_WHOLE = Words(
    cy="Rhaid i'r gell fod yn rhif cyfan, dim neu fwy, nid '{value}'.",
    en="The cell must be a whole number, nought or more, not '{value}'.",
)
