"""What a story of the casebook expects, asked of the facts it left and the events it wrote. Plays nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from api.pages.event_words import kinds
from cytundeb.demonstration.casebook import Story
from cytundeb.demonstration.filling import rows_that
from workflow.casework.facts import CaseFacts, CaseSplit
from workflow.casework.milestones import KINDS as YEARS_AHEAD
from workflow.casework.support_days import days_without_support
from workflow.casework.unsuitable_days import days_in_settings
from workflow.clocks.due import local_date


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a case came out: its facts, the kind and instant of each of its events, and the day it is seen."""

    facts: CaseFacts
    events: Sequence[tuple[str, datetime]]
    today: date

    @property
    def kinds(self) -> list[str]:
        """The kinds of event, in order."""
        return [kind for kind, _ in self.events]


def comes_out_as_it_says(story: Story, out: Outcome) -> None:
    """Every expectation of a story; and what every story must show."""
    unknown = set(story.expects) - set(_EXPECTS)
    assert unknown == set()
    for name, wanted in story.expects.items():
        _EXPECTS[name](out, wanted)
    every_line_has_one_payer_every_day(out.facts)
    somebody_has_it(out.facts)


def every_line_has_one_payer_every_day(facts: CaseFacts) -> None:
    """From the first naming of a payer there is no day with none and no day with two."""
    for line in facts.cost_lines:
        named = sorted(
            (one for one in facts.payers if one.line_id == line.id),
            key=lambda one: (one.from_on, one.named_at),
        )
        assert [after.from_on for _, after in pairwise(named)] == [
            before.to_on for before, _ in pairwise(named)
        ]
        if named and line.withdrawn_at is None and facts.case.care != "ended":
            assert named[-1].to_on is None


def somebody_has_it(facts: CaseFacts) -> None:
    """As long as a case is open a time limit runs that is not years ahead, so that nobody is stuck."""
    if facts.case.is_open:
        assert any(
            one.status in ("open", "paused") and one.kind not in YEARS_AHEAD for one in facts.deadlines
        )


def _states(out: Outcome, wanted: Mapping[str, str]) -> None:
    assert {name: getattr(out.facts.case, name) for name in wanted} == wanted


def _shares(out: Outcome, wanted: list[dict[str, int]]) -> None:
    told = [{share["account"]: share["pence"] for share in split.shares} for split in out.facts.splits]
    assert told == wanted


def _standing_split(out: Outcome) -> CaseSplit:
    return next(split for split in out.facts.splits if split.id == out.facts.case.split_id)


def _agreed_how(out: Outcome, wanted: str | None) -> None:
    assert _standing_split(out).agreed_how == wanted


def _agreed_clause(out: Outcome, wanted: str | None) -> None:
    assert _standing_split(out).agreed_clause == wanted


def _payers(out: Outcome, wanted: Mapping[str, str]) -> None:
    paying = {
        line.kind: payer.body
        for line in out.facts.cost_lines
        for payer in out.facts.payers
        if payer.line_id == line.id and payer.to_on is None
    }
    assert paying == wanted


def _never_with_the_council(out: Outcome, kinds: Iterable[str]) -> None:
    bound = {line.id for line in out.facts.cost_lines if line.kind in kinds}
    carried = {
        step["account"] for split in out.facts.splits for step in split.working if step["line_id"] in bound
    }
    boards = {one.body for one in out.facts.responsibilities if one.side == "health"} | {
        out.facts.case.health_board
    }
    assert carried <= {f"{board}.health" for board in boards}


def _order(out: Outcome, wanted: Iterable[str]) -> None:
    following = iter(out.kinds)
    assert [kind for kind in wanted if kind not in following] == []


def _never(out: Outcome, unwanted: Iterable[str]) -> None:
    assert set(unwanted) <= set(kinds()), "a misspelt event never comes either"
    assert set(unwanted) & set(out.kinds) == set()


def _counts(out: Outcome, wanted: Mapping[str, int]) -> None:
    assert {said: len(rows_that(said, out.facts)) for said in wanted} == wanted


def _events(out: Outcome, wanted: Mapping[str, int]) -> None:
    assert {kind: out.kinds.count(kind) for kind in wanted} == wanted


def _days(out: Outcome, wanted: Mapping[str, int]) -> None:
    settings = days_in_settings(out.facts, out.today)
    counted = {
        "without_support": days_without_support(out.facts, out.today).days,
        "unsuitable": settings.unsuitable_in_all,
        "alarming": settings.alarming,
    }
    assert {name: counted[name] for name in wanted} == wanted


def _closed(out: Outcome, wanted: list[list[str]]) -> None:
    found = [[one.subject, one.outcome] for one in out.facts.disagreements if one.stage == "closed"]
    assert found == wanted


def _payer_unchanged_while(out: Outcome, wanted: Sequence[str]) -> None:
    """Whoever pays for a line on the day of the first event pays for it on the day of the second."""
    begins = next(at for kind, at in out.events if kind == wanted[0])
    ends = next(at for kind, at in out.events if kind == wanted[1] and at > begins)
    first, last = local_date(begins), local_date(ends)
    for line in out.facts.cost_lines:
        paying = {
            one.body
            for one in out.facts.payers
            if one.line_id == line.id and one.from_on <= last and (one.to_on is None or one.to_on > first)
        }
        assert len(paying) <= 1
    assert out.facts.payers


_EXPECTS: Mapping[str, Callable[[Outcome, Any], None]] = {
    "states": _states,
    "shares": _shares,
    "agreed_how": _agreed_how,
    "agreed_clause": _agreed_clause,
    "payers": _payers,
    "never_with_the_council": _never_with_the_council,
    "order": _order,
    "never": _never,
    "counts": _counts,
    "events": _events,
    "days": _days,
    "closed": _closed,
    "payer_unchanged_while": _payer_unchanged_while,
}
