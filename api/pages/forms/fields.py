"""The fields that a form may have, as plain data. How they look is for the template, how they are read for
`reading`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from agreements.words import Words
from workflow.casework.facts import Actor, CaseFacts, Dispute
from workflow.casework.rulebook import Rulebook

Kind = Literal[
    "text",
    "textarea",
    "radios",
    "select",
    "checkbox",
    "checkboxes",
    "date",
    "pounds",
    "integer",
    "shares",
    "levels",
    "lines",
    "members",
    "claim",
    "rows",
]


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its value, and its words."""

    value: str
    words: Words


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a field of rows."""

    name: str
    label: Words
    kind: Literal["text", "select", "date", "checkbox"] = "text"
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question. `name` is the command's own field; a dot leads into it (`child.birth_on`)."""

    name: str
    kind: Kind
    label: Words
    hint: Words | None = None
    options: tuple[Option, ...] = ()
    optional: bool = False
    initial: Mapping[str, str] = field(default_factory=dict)
    """What stands in its inputs before anybody has typed, by input name."""
    checked: bool = False
    """Whether every choice is ticked before anybody has chosen."""
    rows: int = 0
    columns: tuple[Column, ...] = ()
    """What is asked in each row of a field of rows."""

    @property
    def id(self) -> str:
        """The id of the first input of the field."""
        first = self.name.replace(".", "-")
        match self.kind:
            case "date":
                return f"{first}-day"
            case "lines":
                return f"{first}-0-kind"
            case "members":
                return f"{first}-0-name"
            case "rows":
                return f"{first}-0-{self.columns[0].name}"
            case "claim":
                return f"{first}-fact"
            case "shares" | "levels":
                return f"{first}-{self.options[0].value.replace('.', '-')}"
            case _:
                return first


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form is about: the case as it stands, who fills it in, and the disagreement if it is about
    one.
    """

    facts: CaseFacts
    actor: Actor
    dispute: Dispute | None
    under: Rulebook
    language: Literal["cy", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The form of one command: a sentence that says what follows, its fields, and values that are not
    asked.
    """

    intro: Words
    fields: Callable[[Asked], tuple[Field, ...]]
    fixed: Mapping[str, Any] = field(default_factory=dict)
    finish: Callable[[dict[str, Any]], dict[str, Any]] | None = None
    """Turns the answers into what the command takes. Raises Unfinished."""
    warning: Words | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the field and the input it is at (none: the whole form), and the sentence."""

    field: str
    input: str
    words: Words


class Unfinished(Exception):
    """The answers do not go together; the fault says which field to mend."""

    def __init__(self, name: str, words: Words) -> None:
        super().__init__(words.en)
        self.fault = Fault(name, name.replace(".", "-"), words)


def language_field(asked_in: Literal["cy", "en"]) -> Field:
    """In which language the words are written: it is kept, and shown with them."""
    return Field(
        name="language",
        kind="radios",
        label=Words(cy="Ym mha iaith yr ydych yn ysgrifennu?", en="In which language are you writing?"),
        options=(
            Option("cy", Words(cy="Cymraeg", en="Welsh")),
            Option("en", Words(cy="Saesneg", en="English")),
        ),
        initial={"language": asked_in},
    )
