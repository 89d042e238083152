"""How the codes that a condition names are read in a sentence: marks, services, councils, domains, levels.

A code that is not known stands as it is; whether it may stand is decided elsewhere.
"""

from collections.abc import Callable, Sequence

from agreements.circumstances import ELIGIBILITY, MARKS
from agreements.line_kinds import LINE_KINDS, SERVICES
from agreements.needs import NeedsTable
from agreements.reference import Reference
from agreements.words import Words, joined


def listed(codes: Sequence[str], named: Callable[[str], Words]) -> Words:
    """All of the codes by their names, or that there is none."""
    return joined((named(code) for code in codes), separator=", ") if codes else _NONE


def one_of(codes: Sequence[str], named: Callable[[str], Words]) -> Words:
    """The code by its name; of several, that it is one of them."""
    names = listed(codes, named)
    return names if len(codes) == 1 else _ONE_OF.filled(names=names)


def same_text(text: str) -> Words:
    """A text that is the same in both languages."""
    return Words(cy=text, en=text)


def mark_name(code: str) -> Words:
    """The name of a mark."""
    return MARKS[code].name


def eligibility_name(code: str) -> Words:
    """The name of a state of eligibility."""
    return ELIGIBILITY[code].name


def service_name(code: str) -> Words:
    """The name of a service."""
    return SERVICES[code]


def line_name(code: str) -> Words:
    """The name of a kind of line."""
    return LINE_KINDS[code].name


def council_name(code: str) -> Words:
    """The name of a council."""
    reference = Reference.load()
    return reference.body(code).name if reference.has_body(code) else same_text(code)


def domain_name(code: str) -> Words:
    """The name of a domain of need."""
    found = [domain.name for domain in NeedsTable.load().domains if domain.code == code]
    return found[0] if found else same_text(code)


def level_name(code: str) -> Words:
    """The name of a level of need."""
    found = [level.name for level in NeedsTable.load().levels if level.code == code]
    return found[0] if found else same_text(code)


_NONE = Words(cy="dim", en="none")
_ONE_OF = Words(cy="un o'r rhain ({names})", en="one of these ({names})")
