"""What somebody typed for a simulation: an agreement by id or folder, and a cohort by file or filter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from agreements.words import Words
from cytundeb.outcomes import WrongUsage
from cytundeb.typed_values import parse_day

if TYPE_CHECKING:
    from agreements.simulation.sides import Side
    from workflow.records.questions.packages import PackageFilter

_SUFFIXES: Final = (".csv", ".jsonl", ".ndjson")
_TEXTS: Final = ("region", "body", "service", "agreement")
_DAYS: Final = {"from": "starts_from", "to": "starts_to"}


def typed_side(typed: str, *, fictional: bool) -> Side:
    """The side that was typed; a folder is read as `agreements show` reads it."""
    from agreements.book import Book
    from agreements.faults import FaultySource
    from agreements.simulation.asking import NoSuchSide, side
    from agreements.simulation.sides import OneAgreement
    from cytundeb.commands.agreements.choosing import agreement, refusal

    if Path(typed).exists():
        return OneAgreement(agreement(typed, None))
    try:
        return side(typed, Book.load(), fictional=fictional)
    except NoSuchSide as no:
        raise WrongUsage(no.words) from no
    except FaultySource as faulty:
        raise refusal(faulty) from faulty


def is_file(typed: str) -> bool:
    """Whether a file was typed, and not a filter."""
    return typed.lower().endswith(_SUFFIXES) or Path(typed).is_file()


def package_filter(typed: str) -> PackageFilter:
    """The filter `region=XR1,service=short_break,from=2026-01-01`; WrongUsage for what it does not know."""
    from workflow.records.questions.packages import PackageFilter

    asked: dict[str, Any] = {}
    for part in filter(None, (part.strip() for part in typed.split(","))):
        name, _, value = part.partition("=")
        if name in _TEXTS and value:
            asked[name] = value
        elif name in _DAYS and value:
            asked[_DAYS[name]] = parse_day(value, f"--cohort {name}")
        else:
            raise WrongUsage(_UNKNOWN.filled(part=part[:40].replace("{", "(").replace("}", ")")))
    return PackageFilter(**asked)


_UNKNOWN = Words(
    cy="Ni ddeellir {part} mewn hidlydd: region, body, service, agreement, from a to a ddarllenir, megis "
    "region=XR1.",
    en="{part} is not understood in a filter: region, body, service, agreement, from and to are read, as in "
    "region=XR1.",
)
