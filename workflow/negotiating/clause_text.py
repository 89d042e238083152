"""The sections of a clauses file as text: find one, put another wording in its place, leave all else as
it is.

What a clause means is for `agreements.clauses`; here it is only text between two headings.
"""

from __future__ import annotations

from dataclasses import dataclass

from agreements.clauses import HEADING
from agreements.editing import with_clause, with_new_clause

CLAUSE_FILES = {"cy": "clauses.cy.md", "en": "clauses.en.md"}


@dataclass(frozen=True, slots=True)
class Section:
    """One clause in one language: its heading's words, its text, and the lines from `first` to before
    `end`.
    """

    title: str
    text: str
    first: int
    end: int


def sections(text: str) -> dict[str, Section]:
    """Every clause of a file by its id, in order; of one that is there twice, the last."""
    lines = text.splitlines()
    starts = [(number, match) for number, line in enumerate(lines) if (match := HEADING.match(line))]
    ends = [*(number for number, _ in starts), len(lines)][1:]  # a file without a heading has no clause
    return {
        match.group(1): Section(
            title=match.group(2).strip(),
            text="\n".join(lines[number + 1 : end]).strip(),
            first=number,
            end=end,
        )
        for (number, match), end in zip(starts, ends, strict=True)
    }


def with_wording(source: str, clause: str, *, title: str, text: str) -> str:
    """The file with this wording as the clause's: in its place, or as a new clause at its place in the
    order of ids. Raises CannotEdit for a text that cannot stand in a clause.
    """
    if clause in sections(source):
        return with_clause(source, clause, text=text, title=title)
    return with_new_clause(source, clause, title=title, text=text)
