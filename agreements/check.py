"""Checks written agreements beneath a folder: every fault, each with its file, its line, a sentence in both
languages and the code of the check that found it.

The checks themselves stand in `agreements.checks`. It mends nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from agreements.book import SHIPPED, with_ends
from agreements.checks import CHECKS, Subject
from agreements.checks.rules import check_of_a_formula_field
from agreements.faults import Fault
from agreements.reading import MAIN_FILE, Reading, displayed, folders_of, read_agreement
from agreements.worked_examples import NO_AGREEMENT


def check(path: Path | str = SHIPPED) -> list[Fault]:
    """Every fault of every agreement at or beneath the path, by file and line; an empty list is a clean
    bill.
    """
    return [found for found in findings(path) if not found.warning]


def findings(path: Path | str = SHIPPED, *, on: date | None = None) -> list[Fault]:
    """Faults and warnings, by file and line; with a day, also what holds on that day (a review that has
    lapsed).
    """
    place = Path(path)
    folders = folders_of(place)
    if not folders:
        return [Fault(displayed(place if place.is_file() else place / MAIN_FILE), 1, NO_AGREEMENT)]
    readings = [read_agreement(found) for found in folders]
    found = {_with_its_check(fault, reading) for reading in readings for fault in reading.faults}
    found.update(fault for subject in _subjects(readings, on) for fault in _of_one(subject))
    return sorted(found, key=lambda fault: (fault.file, fault.line, fault.words.en))


def _subjects(readings: Sequence[Reading], on: date | None) -> list[Subject]:
    """In order of first day, id and version; each knows the day on which a later one ends it."""
    usable = [
        (agreement, reading, reading.main)
        for reading in readings
        if (agreement := reading.agreement) is not None and reading.main is not None
    ]
    ended = with_ends(agreement for agreement, _, _ in usable)
    pairs = zip(ended, usable, strict=True)
    ordered = sorted(pairs, key=lambda pair: (pair[0].dates.effective_from, pair[0].id, pair[0].version))
    subjects: list[Subject] = []
    for agreement, (_, reading, main) in ordered:
        subjects.append(Subject(reading, agreement, main, earlier=tuple(subjects), on=on))
    return subjects


def _of_one(subject: Subject) -> Iterator[Fault]:
    for one in CHECKS:
        if one.sound and subject.reading.faults:
            continue
        for fault in one.run(subject):
            yield replace(fault, check=one.code)


def _with_its_check(fault: Fault, reading: Reading) -> Fault:
    """A fault found while reading, with the check that holds the field where it stands; the longest path
    wins.
    """
    if fault.check is not None:
        return fault
    if fault.file.startswith(reading.file("formulas")):
        return replace(fault, check=check_of_a_formula_field(fault.path))
    if reading.main is None or fault.file != reading.main.file:
        return fault
    holding = [
        (len(path), one.code) for one in CHECKS for path in one.fields if fault.path[: len(path)] == path
    ]
    return replace(fault, check=max(holding)[1]) if holding else fault
