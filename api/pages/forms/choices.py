"""Choices that several forms share, and the small makers of fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from agreements.line_kinds import LINE_KINDS
from agreements.money import format_pounds
from agreements.payers import CaseAccounts, account_words
from agreements.words import Words
from api.pages.forms.fields import Asked, Field, Option, language_field
from api.pages.showing import name_of
from workflow.casework.facts import CaseFacts, CostLine


def options(words: Mapping[str, Words], only: Iterable[str] | None = None) -> tuple[Option, ...]:
    """A choice for each code, in the order of the table."""
    wanted = set(words if only is None else only)
    return tuple(Option(code, said) for code, said in words.items() if code in wanted)


def said(name: str, label: Words, asked: Asked, *, hint: Words | None = None) -> tuple[Field, Field]:
    """A text in a person's own words, and the language it is written in."""
    return (
        Field(name=name, kind="textarea", label=label, hint=hint or NO_NAMES),
        language_field(asked.language),
    )


def shares(asked: Asked, label: Words, *, optional: bool, hint: Words | None = None) -> Field:
    """Weekly pounds for each account of the case."""
    accounts = CaseAccounts(*asked.facts.case.bodies)
    return Field(
        name="shares",
        kind="shares",
        label=label,
        hint=hint,
        options=tuple(
            Option(account, account_words(account, name_of(account.partition(".")[0])))
            for account in accounts.all
        ),
        optional=optional,
    )


def standing(facts: CaseFacts) -> list[CostLine]:
    """The cost lines that stand, in their order."""
    return sorted(
        (line for line in facts.cost_lines if not line.withdrawn_at), key=lambda line: line.position
    )


def line_words(line: CostLine) -> Words:
    """A cost line as a choice."""
    name, weekly = LINE_KINDS[line.kind].heading, format_pounds(line.weekly_pence)
    return Words(cy=f"{name.cy}, {weekly} yr wythnos", en=f"{name.en}, {weekly} a week")


def claim(asked: Asked, name: str, label: Words) -> Field:
    """What the fact is instead: a line and its hours or amount, or a domain and its level."""
    needs = asked.under.needs
    lines = tuple(Option(f"line:{line.id}", line_words(line)) for line in standing(asked.facts))
    domains = tuple(
        Option(
            f"domain:{need.domain}",
            Words(
                cy=f"Lefel angen: {needs.domain(need.domain).name.cy}",
                en=f"Level of need: {needs.domain(need.domain).name.en}",
            ),
        )
        for need in asked.facts.needs
    )
    return Field(name=name, kind="claim", label=label, options=(*lines, *domains), optional=True)


NO_NAMES = Words(
    cy="Peidiwch ag enwi'r plentyn na'r teulu.",
    en="Do not name the child or the family.",
)
REASONS = Words(cy="Rhesymau", en="Reasons")
WHOLE_COST = Words(
    cy="Rhaid i'r symiau ddod i'r gost gyfan, ac ni chaiff amser nyrs na llinell iechyd ddisgyn ar gyngor.",
    en="The amounts must come to the whole cost, and no nurse's time or health line may lie with a council.",
)


def nothing(asked: Asked) -> tuple[Field, ...]:
    """No question: the act is the whole of it."""
    return ()
