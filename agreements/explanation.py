"""An explanation as data: parts in order, each with its heading and what it says, in both languages.

One structure for every rendering: a page, plain text, the annex to a case's terms. `explaining` makes it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap
from typing import Literal

from agreements.words import Words

SayingKind = Literal["text", "clause", "input", "branch", "share", "total", "odd_penny"]
WIDTH = 92


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing said: running text, the words of a clause, something read, a branch that does not apply, a
    share of a line, a sum, or who got an odd penny.
    """

    kind: SayingKind
    words: Words


@dataclass(frozen=True, slots=True)
class Part:
    """One part: `id` for links, `clause` where one clause of the agreement is its ground."""

    id: str
    heading: Words
    clause: str | None
    says: tuple[Saying, ...]

    def runs(self) -> list[tuple[SayingKind, list[Words]]]:
        """What it says, neighbours of one kind together: paragraphs and lists, as a page sets them."""
        alike = groupby(self.says, key=lambda saying: saying.kind)
        return [(kind, [saying.words for saying in sayings]) for kind, sayings in alike]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole, in order."""

    title: Words
    parts: tuple[Part, ...]

    def as_text(self, language: Literal["cy", "en"]) -> str:
        """Plain text, one language: headings underlined, a clause's own words marked, lines of at most
        `WIDTH`.
        """
        return "\n".join(self._lines(language)).rstrip() + "\n"

    def _lines(self, language: Literal["cy", "en"]) -> Iterator[str]:
        title = self.title.in_language(language)
        yield from (title, "=" * len(title), "")
        for part in self.parts:
            heading = part.heading.in_language(language)
            yield from (heading, "-" * len(heading))
            for saying in part.says:
                yield from _wrapped(saying.words.in_language(language), _MARKS[saying.kind])
            yield ""


def _wrapped(text: str, mark: str) -> Iterator[str]:
    room = WIDTH - len(mark)
    for paragraph in text.splitlines():
        lines = wrap(paragraph, room, break_long_words=False, break_on_hyphens=False)
        for place, line in enumerate(lines):
            yield (mark if place == 0 or mark.startswith("  |") else " " * len(mark)) + line


_MARKS = {
    "text": "",
    "clause": "  | ",
    "input": "  - ",
    "branch": "  - ",
    "share": "  * ",
    "total": "  = ",
    "odd_penny": "  * ",
}
