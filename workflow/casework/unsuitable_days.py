"""Days in a setting that the professionals of both sides agree is unsuitable, and days on an adult ward or in
segregation. Pure; it judges nothing.

A day counts when the child was still there as it ended; today never counts yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from workflow.casework.care_codes import ALARMING_SETTINGS
from workflow.casework.facts import CaseFacts, Judgement, Setting
from workflow.clocks.due import local_date

Span = tuple[date, date]
"""Days from the first up to, and not with, the second."""


@dataclass(frozen=True, slots=True)
class InSettings:
    """Days in each setting; in unsuitable ones, in all and by setting; and in alarming ones."""

    days: Mapping[str, int]
    unsuitable: Mapping[str, int]
    alarming: int

    @property
    def unsuitable_in_all(self) -> int:
        """Every day in a setting that both sides called unsuitable."""
        return sum(self.unsuitable.values())


def days_in_settings(facts: CaseFacts, today: date) -> InSettings:
    """The counts as they stand on a day, from the rows alone."""
    stays = {one.id: _stay(facts, one, today) for one in facts.settings}
    return InSettings(
        days={key: _days([stay]) for key, stay in stays.items()},
        unsuitable={
            key: _days(_both_unsuitable(facts.setting_judgements, key, stay)) for key, stay in stays.items()
        },
        alarming=sum(_days([stays[one.id]]) for one in facts.settings if one.kind in ALARMING_SETTINGS),
    )


def agreed_unsuitable(judgements: Iterable[Judgement], setting_id: str, on: date) -> bool:
    """Whether, on a day, the latest view of both sides is that the setting is unsuitable."""
    return bool(_both_unsuitable(judgements, setting_id, (on, on + timedelta(days=1))))


def _stay(facts: CaseFacts, setting: Setting, today: date) -> Span:
    ended_at = facts.case.ended_at
    ends = [today, setting.to_on, local_date(ended_at) if ended_at else None]
    return (setting.from_on, min(day for day in ends if day is not None))


def _both_unsuitable(judgements: Iterable[Judgement], setting_id: str, stay: Span) -> list[Span]:
    of_setting = [one for one in judgements if one.setting_id == setting_id]
    health, social = (_unsuitable(of_setting, side, stay) for side in ("health", "social"))
    overlaps = ((max(a[0], b[0]), min(a[1], b[1])) for a in health for b in social)
    return [span for span in overlaps if span[0] < span[1]]


def _unsuitable(judgements: list[Judgement], side: str, stay: Span) -> list[Span]:
    """The days on which one side's latest view was `unsuitable`. Of two views from one day the later said
    stands.
    """
    said = {
        one.from_on: one.view
        for one in sorted(judgements, key=lambda one: (one.at, one.id))
        if one.side == side
    }
    days = sorted(said)
    spans = []
    for first, after in zip(days, [*days[1:], stay[1]], strict=False):
        span = (max(first, stay[0]), min(after, stay[1]))
        if said[first] == "unsuitable" and span[0] < span[1]:
            spans.append(span)
    return spans


def _days(spans: list[Span]) -> int:
    return sum(max(0, (after - first).days) for first, after in spans)
