"""A fault in a written source: which file, which line, which sentence. Not a refusal about a case."""

from dataclasses import dataclass

from agreements.words import Words


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a source, in both languages."""

    file: str
    line: int
    words: Words

    def as_line(self, language: str = "en") -> str:
        """The fault as `file:line: sentence`."""
        return f"{self.file}:{self.line}: {self.words.in_language(language)}"


class FaultySource(ValueError):
    """A source that cannot be used; it carries every fault that was found, not the first."""

    def __init__(self, faults: "list[Fault] | tuple[Fault, ...]") -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(fault.as_line() for fault in self.faults))
