"""What a command says: answers to standard output, everything else to standard error.

With CYTUNDEB_LANG a sentence stands in that language; without it in both, Welsh first. A document is one JSON
text.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import Any, TextIO

from agreements.words import Words
from cytundeb.language import LANGUAGES


@dataclass(frozen=True, slots=True)
class Console:
    """The two streams of one command and the language of its reader (None: both)."""

    language: str | None
    as_json: bool = False
    out: TextIO | None = None
    err: TextIO | None = None

    def say(self, words: Words) -> None:
        """A sentence for people on the way: progress, a warning, a refusal."""
        self._write(words, self.err or sys.stderr)

    def note(self, words: Words, *, before: str = "", after: str = "") -> None:
        """A few words on the way, on one line whatever the language, between figures that need none."""
        said = dict.fromkeys(words.in_language(language) for language in self.languages)
        print(f"{before}{' / '.join(said)}{after}", file=self.err or sys.stderr, flush=True)

    def answer(self, words: Words) -> None:
        """A sentence that is the answer; kept back where a document is wanted."""
        if not self.as_json:
            self._write(words, self.out or sys.stdout)

    def line(self, text: str) -> None:
        """A line of the answer that needs no language; kept back where a document is wanted."""
        if not self.as_json:
            print(text, file=self.out or sys.stdout, flush=True)

    def document(self, document: Any) -> None:
        """The one JSON text of `--json`; kept back where sentences are wanted."""
        if self.as_json:
            print(json.dumps(document, ensure_ascii=False), file=self.out or sys.stdout, flush=True)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which sentences are said."""
        return (self.language,) if self.language else LANGUAGES

    def _write(self, words: Words, stream: TextIO) -> None:
        for sentence in dict.fromkeys(words.in_language(language) for language in self.languages):
            print(sentence, file=stream, flush=True)
