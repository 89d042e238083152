"""A fault in a written source: which file, which line, which sentence. Not a refusal about a case."""

from dataclasses import dataclass, field

from agreements.words import Words


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a source, in both languages, and the code of the check that found it (none: the
    source cannot be read as it stands). A warning is told apart and fails nothing.

    `path` is the place of the value in its file, for finding the check that a missing field belongs to.
    """

    file: str
    line: int
    words: Words
    check: str | None = None
    warning: bool = False
    path: tuple[str | int, ...] = field(default=(), compare=False)

    def as_line(self, language: str = "en") -> str:
        """The fault as `file:line: sentence`."""
        return f"{self.file}:{self.line}: {self.words.in_language(language)}"


class FaultySource(ValueError):
    """A source that cannot be used; it carries every fault that was found, not the first."""

    def __init__(self, faults: "list[Fault] | tuple[Fault, ...]") -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(fault.as_line() for fault in self.faults))
