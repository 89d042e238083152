"""A section of the page of a case: a heading and what is recorded under it, as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from agreements.words import Words
from workflow.casework.facts import Actor, CaseFacts
from workflow.casework.rulebook import Rulebook
from workflow.records.questions.panel_of_case import OnAgenda


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing recorded: what it is, how it stands, when and for which body; `text_id` names the words that
    a person wrote, `href` a page beneath the case.
    """

    what: Words
    at: datetime | date | None = None
    stands: Words | None = None
    body: str | None = None
    text_id: str | None = None
    href: str | None = None
    warns: bool = False
    """Whether somebody must see it before anything else."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its entries, in order."""

    heading: Words
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a section is made from: the case, who reads it, the rules and the instant."""

    facts: CaseFacts
    actor: Actor
    under: Rulebook
    now: datetime
    agendas: tuple[OnAgenda, ...] = ()
    """The panel's, which stand beside the case."""


Maker = Callable[[Shown], Iterable[Section]]
