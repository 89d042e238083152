"""One sentence in both languages, kept beside the rule that says it. Not a translation catalogue."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The same sentence in Welsh and in English; neither may be empty."""

    cy: str
    en: str

    def __post_init__(self) -> None:
        if not self.cy.strip():
            raise ValueError("the Welsh words (cy) are empty")
        if not self.en.strip():
            raise ValueError("the English words (en) are empty")

    def in_language(self, code: str) -> str:
        """The sentence in `cy` or `en`; any other code is a ValueError."""
        if code == "cy":
            return self.cy
        if code == "en":
            return self.en
        raise ValueError(f"language {code!r} is not cy or en")

    def filled(self, **values: "str | int | Words") -> "Words":
        """The sentence with its `{names}` filled; a value that is itself Words gives each language
        its own.
        """
        return Words(cy=self.cy.format(**_values(values, "cy")), en=self.en.format(**_values(values, "en")))


def _values(values: "dict[str, str | int | Words]", code: str) -> dict[str, str]:
    return {
        name: value.in_language(code) if isinstance(value, Words) else str(value)
        for name, value in values.items()
    }


def joined(parts: Iterable[Words], *, separator: str) -> Words:
    """The parts in order as one sentence; at least one part is needed."""
    listed = tuple(parts)
    return Words(cy=separator.join(part.cy for part in listed), en=separator.join(part.en for part in listed))
