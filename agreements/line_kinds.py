"""The kinds of cost line and services a package may have, and which budget each kind falls to. Not a price
list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from agreements.payers import EDUCATION, SOCIAL, PayerRole
from agreements.words import Words

LineKindCode = Literal[
    "registered_nurse", "trained_carer", "therapy", "health_equipment",
    "support", "accommodation", "short_break", "transport",
    "tuition", "education_support",
]  # fmt: skip
Side = Literal["health", "care", "education"]
ServiceCode = Literal[
    "community_package", "residential_52wk", "residential_termtime", "short_break", "equipment", "transport"
]
REGISTERED_NURSE: LineKindCode = "registered_nurse"


@dataclass(frozen=True, slots=True)
class LineKind:
    """A kind of cost line: its name, and the side of the work that it belongs to."""

    code: LineKindCode
    side: Side
    name: Words

    @property
    def heading(self) -> Words:
        """The name with a capital, as a sentence or a row begins."""
        return Words(cy=_capital(self.name.cy), en=_capital(self.name.en))

    @property
    def council_budget(self) -> PayerRole:
        """The council budget that a council part of this line would fall to."""
        return EDUCATION if self.side == "education" else SOCIAL


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_KINDS = (
    LineKind("registered_nurse", "health", Words(cy="nyrs gofrestredig", en="registered nurse")),
    LineKind("trained_carer", "health", Words(cy="gofalwr hyfforddedig", en="trained carer")),
    LineKind("therapy", "health", Words(cy="therapi", en="therapy")),
    LineKind("health_equipment", "health", Words(cy="offer iechyd", en="health equipment")),
    LineKind("support", "care", Words(cy="cymorth", en="support")),
    LineKind("accommodation", "care", Words(cy="llety", en="accommodation")),
    LineKind("short_break", "care", Words(cy="seibiant byr", en="short break")),
    LineKind("transport", "care", Words(cy="cludiant", en="transport")),
    LineKind("tuition", "education", Words(cy="addysgu", en="tuition")),
    LineKind("education_support", "education", Words(cy="cymorth addysg", en="education support")),
)
LINE_KINDS: Mapping[str, LineKind] = {kind.code: kind for kind in _KINDS}

SERVICES: Mapping[str, Words] = {
    "community_package": Words(cy="pecyn yn y gymuned", en="community package"),
    "residential_52wk": Words(cy="lleoliad preswyl 52 wythnos", en="52-week residential placement"),
    "residential_termtime": Words(
        cy="lleoliad preswyl yn ystod y tymor", en="term-time residential placement"
    ),
    "short_break": Words(cy="seibiant byr", en="short break"),
    "equipment": Words(cy="offer", en="equipment"),
    "transport": Words(cy="cludiant", en="transport"),
}
if set(SERVICES) != set(get_args(ServiceCode)) or set(LINE_KINDS) != set(get_args(LineKindCode)):
    raise RuntimeError("every service and kind of line needs its words")
