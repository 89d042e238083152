"""What an agreement says about time: days over seven, which ends count, and what an absence suspends. Data of
an agreement; it counts nothing.
"""

from collections.abc import Mapping
from itertools import combinations
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from agreements.line_kinds import LINE_KINDS, LineKindCode
from agreements.periods.clause_rule import ClauseId, ClauseRule, Stated
from agreements.periods.working import listed
from agreements.pydantic_words import FieldFault
from agreements.words import Words

AbsenceReason = Literal["hospital", "respite", "home", "holiday"]


class AbsenceRule(Stated):
    """Lines that are suspended while the child is away for a reason, after so many days that still count.

    `after_days` nought suspends at once; None means that the absence suspends nothing. A kind of line that no
    rule names goes on being paid.
    """

    clause: ClauseId
    reason: AbsenceReason
    lines: Annotated[tuple[LineKindCode, ...], Field(min_length=1)] | Literal["all"]
    after_days: Annotated[int, Field(ge=0, le=366, strict=True)] | None

    def covers(self, kind: str) -> bool:
        """Whether the rule speaks of this kind of line."""
        return self.lines == "all" or kind in self.lines


class TimeRules(ClauseRule):
    """How days become money: days x weekly / 7, with no annual factor."""

    day_basis: Literal["actual/7"]
    count_first_day: bool
    count_last_day: bool
    absence: tuple[AbsenceRule, ...] = ()
    annualisation: Literal["none"] = "none"

    @model_validator(mode="after")
    def _one_rule_for_an_absence(self) -> Self:
        for (_, one), (place, other) in combinations(enumerate(self.absence), 2):
            if one.reason == other.reason and _share_a_line(one, other):
                raise FieldFault(
                    _TWICE.filled(reason=REASON_WORDS[one.reason]), path=("absence", place, "lines")
                )
        return self

    def absence_rules(self, reason: AbsenceReason) -> tuple[AbsenceRule, ...]:
        """The rules that speak of an absence for this reason."""
        return tuple(rule for rule in self.absence if rule.reason == reason)

    def constants(self) -> Mapping[str, Words]:
        """`time.count_first_day`, `time.count_last_day` and each absence by its reason and place."""
        stated = {
            "time.day_basis": _DAY_BASIS,
            "time.count_first_day": _COUNTS[self.count_first_day],
            "time.count_last_day": _COUNTS[self.count_last_day],
        }
        for place, rule in enumerate(self.absence, start=1):
            stated[f"time.absence.{place}"] = absence_in_words(rule)
        return stated


def absence_in_words(rule: AbsenceRule) -> Words:
    """`hospital: respite lines stop after 14 days`."""
    lines = _ALL if rule.lines == "all" else listed(LINE_KINDS[kind].name for kind in rule.lines)
    if rule.after_days is None:
        return _GOES_ON.filled(reason=REASON_WORDS[rule.reason], lines=lines)
    sentence = _AFTER if rule.after_days else _AT_ONCE
    return sentence.filled(reason=REASON_WORDS[rule.reason], lines=lines, days=rule.after_days)


def _share_a_line(one: AbsenceRule, other: AbsenceRule) -> bool:
    if one.lines == "all" or other.lines == "all":
        return True
    return bool(set(one.lines) & set(other.lines))


REASON_WORDS: Mapping[str, Words] = {
    "hospital": Words(cy="yn yr ysbyty", en="in hospital"),
    "respite": Words(cy="ar seibiant", en="on respite"),
    "home": Words(cy="gartref gyda'r teulu", en="at home with the family"),
    "holiday": Words(cy="ar wyliau", en="on holiday"),
}
_COUNTS = {
    True: Words(cy="yn cyfrif", en="counts"),
    False: Words(cy="ddim yn cyfrif", en="does not count"),
}
_DAY_BASIS = Words(
    cy="nifer y diwrnodau wedi'i luosi â'r gost wythnosol a'i rannu â saith",
    en="the number of days times the weekly cost, over seven",
)
_ALL = Words(cy="pob llinell", en="every line")
_GOES_ON = Words(cy="{reason}: mae'r taliadau'n parhau ({lines})", en="{reason}: payments go on ({lines})")
_AT_ONCE = Words(
    cy="{reason}: mae'r taliadau'n cael eu hatal ar unwaith ({lines})",
    en="{reason}: payments are suspended at once ({lines})",
)
_AFTER = Words(
    cy="{reason}: mae'r taliadau'n cael eu hatal wedi'r nifer hwn o ddiwrnodau: {days} ({lines})",
    en="{reason}: payments are suspended after this number of days: {days} ({lines})",
)
_TWICE = Words(
    cy="mae dwy reol ar gyfer yr un llinell pan fo'r plentyn {reason}",
    en="there are two rules for the same line while the child is {reason}",
)
