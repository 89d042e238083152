"""The clauses of an agreement: headings with stable ids, text, and the `{{variables}}` that the rules fill.

A figure stands once, in the rule; the clause names it. So the text and the arithmetic cannot drift apart.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from agreements.faults import Fault
from agreements.words import Words
from agreements.yaml_source import read_bounded

HEADING = re.compile(r"##\s+(c\d{1,3}(?:-\d{1,3})*)\s+(\S.*)")
_VARIABLE = re.compile(r"\{\{\s*([A-Za-z0-9_.\-]{1,80})\s*\}\}")


class Clause(BaseModel):
    """One clause in both languages, its variables not yet filled."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    title: Words
    text: Words


@dataclass(frozen=True, slots=True)
class ClauseText:
    """One clause in one language, with the lines of its heading and its text."""

    title: str
    text: str
    line: int

    def variables(self) -> Iterator[tuple[str, int]]:
        """Each variable named in the text, with its line."""
        for offset, line in enumerate(self.text.split("\n")):
            for match in _VARIABLE.finditer(line):
                yield match.group(1), self.line + 1 + offset


def read_clauses(path: Path, *, name: str) -> tuple[dict[str, ClauseText], list[Fault]]:
    """The clauses of one file in order, and what is wrong with it. Raises FaultySource if it cannot be
    read.
    """
    found: dict[str, ClauseText] = {}
    faults: list[Fault] = []
    lines = read_bounded(path, name=name).splitlines()
    faults.extend(Fault(name, number, _NOT_IN_A_CLAUSE, check="V24") for number in _before_any_clause(lines))
    for clause_id, clause in _sections(lines):
        if clause_id in found:
            faults.append(Fault(name, clause.line, _TWICE.filled(clause=clause_id)))
        if not clause.text.strip():
            faults.append(Fault(name, clause.line, _EMPTY.filled(clause=clause_id)))
        found[clause_id] = clause
    return found, faults


def _before_any_clause(lines: list[str]) -> Iterator[int]:
    """The first line before the clauses that is neither empty nor a title: what stands in no clause is not
    signed.
    """
    for number, line in enumerate(lines, start=1):
        if HEADING.match(line):
            return
        if line.strip() and not line.startswith("# "):
            yield number
            return


def _sections(lines: list[str]) -> Iterator[tuple[str, ClauseText]]:
    starts = [(number, match) for number, line in enumerate(lines) if (match := HEADING.match(line))]
    ends = [*(number for number, _ in starts[1:]), len(lines)][: len(starts)]
    for (number, match), end in zip(starts, ends, strict=True):
        text = "\n".join(lines[number + 1 : end]).rstrip()
        yield match.group(1), ClauseText(title=match.group(2).strip(), text=text, line=number + 1)


def filled(text: Words, constants: Mapping[str, Words]) -> Words:
    """The text with its variables filled; a variable that nobody knows raises KeyError."""
    return Words(
        cy=_VARIABLE.sub(lambda match: constants[match.group(1)].cy, text.cy).strip(),
        en=_VARIABLE.sub(lambda match: constants[match.group(1)].en, text.en).strip(),
    )


def day_in_words(day: date) -> Words:
    """`1 Ebrill 2020` and `1 April 2020`."""
    without_year = month_day_in_words(day.month, day.day)
    return Words(cy=f"{without_year.cy} {day.year}", en=f"{without_year.en} {day.year}")


def month_day_in_words(month: int, day: int) -> Words:
    """`1 Ebrill` and `1 April`."""
    cy, en = _MONTHS[month - 1]
    return Words(cy=f"{day} {cy}", en=f"{day} {en}")


_MONTHS = (
    ("Ionawr", "January"), ("Chwefror", "February"), ("Mawrth", "March"), ("Ebrill", "April"),
    ("Mai", "May"), ("Mehefin", "June"), ("Gorffennaf", "July"), ("Awst", "August"),
    ("Medi", "September"), ("Hydref", "October"), ("Tachwedd", "November"), ("Rhagfyr", "December"),
)  # fmt: skip
_TWICE = Words(cy="mae cymal {clause} yno ddwywaith", en="clause {clause} is there twice")
_NOT_IN_A_CLAUSE = Words(
    cy="testun cyn y cymal cyntaf: ni lofnodir yr hyn nad yw mewn cymal",
    en="text before the first clause: what stands in no clause is not signed",
)
_EMPTY = Words(cy="nid oes testun yng nghymal {clause}", en="clause {clause} has no text")
