"""Days without assessed support: the exact union, equal to what somebody who counts day by day would say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.casework.life import Life
from workflow.casework import commands as c
from workflow.casework.facts import CaseFacts, CostLine, Delivery
from workflow.casework.support_days import days_without_support

FIRST = date(2026, 3, 2)
DAY = timedelta(days=1)
A_LIFE = Life().facts
DAYS = st.integers(0, 40).map(lambda days: FIRST + days * DAY)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@st.composite
def packages(draw: st.DrawFn) -> CaseFacts:
    """Lines with their due days, some withdrawn, and deliveries that begin and stop anyhow."""
    lines, deliveries = [], []
    for number in range(draw(st.integers(0, 4))):
        withdrawn = draw(st.none() | DAYS)
        lines.append(
            CostLine(
                id=f"L{number}",
                case_ref="X",
                position=number,
                kind="support",
                weekly_pence=1,
                minutes_a_week=None,
                rate_pence_an_hour=None,
                health_required=False,
                recorded_at=_noon(FIRST),
                recorded_by="p",
                withdrawn_at=_noon(withdrawn) if withdrawn else None,
                due_on=draw(st.none() | DAYS),
            )
        )
        days = sorted(draw(st.lists(DAYS, max_size=6)))
        for place in range(0, len(days), 2):
            deliveries.append(_delivered(f"L{number}", days[place], days[place + 1 : place + 2]))
    needed_on = draw(st.none() | DAYS)
    case = replace(A_LIFE.case, needed_on=needed_on, care="live")
    return replace(A_LIFE, case=case, cost_lines=tuple(lines), deliveries=tuple(deliveries), payers=())


def _delivered(line_id: str, from_on: date, to: list[date]) -> Delivery:
    return Delivery(
        id=f"{line_id}:{from_on}",
        case_ref="X",
        line_id=line_id,
        from_on=from_on,
        confirmed_by="family",
        confirmed_at=_noon(from_on),
        recorded_by="p",
        to_on=to[0] if to else None,
    )


def _line_lacks(facts: CaseFacts, line: CostLine, day: date) -> bool:
    """Whether a line was missing as one day ended: said day by day, as slowly and plainly as it can be."""
    mine = [one for one in facts.deliveries if one.line_id == line.id]
    due = [one.from_on for one in mine] + ([line.due_on] if line.due_on else [])
    gone = line.withdrawn_at is not None and line.withdrawn_at.date() <= day
    if not due or day < min(due) or gone:
        return False
    return not any(one.from_on <= day and (one.to_on is None or day < one.to_on) for one in mine)


def _needed(facts: CaseFacts, day: date) -> bool:
    begun = [one.from_on for one in facts.deliveries]
    begun += [line.due_on for line in facts.cost_lines if line.due_on]
    needed = facts.case.needed_on
    return needed is not None and needed <= day and (not begun or day < min(begun))


@given(facts=packages(), today=DAYS)
def test_the_count_is_what_counting_day_by_day_gives(facts: CaseFacts, today: date) -> None:
    days = [FIRST + number * DAY for number in range((today - FIRST).days)]
    counted = days_without_support(facts, today)
    assert counted.lines == {
        line.id: sum(_line_lacks(facts, line, day) for day in days) for line in facts.cost_lines
    }
    assert counted.days == sum(
        _needed(facts, day) or any(_line_lacks(facts, line, day) for line in facts.cost_lines) for day in days
    )
    assert set(counted.lacking) == {line.id for line in facts.cost_lines if _line_lacks(facts, line, today)}


@given(facts=packages(), today=DAYS)
def test_the_union_is_at_least_any_line_and_at_most_all_of_them(facts: CaseFacts, today: date) -> None:
    counted = days_without_support(facts, today)
    assert max(counted.lines.values(), default=0) <= counted.days
    later = days_without_support(facts, today + DAY)
    assert 0 <= later.days - counted.days <= 1


def test_the_day_of_the_confirmation_is_the_first_that_does_not_count() -> None:
    life = Life().decided().costed(package_start=date(2026, 9, 8))
    life.pass_days(4)
    before = days_without_support(life.facts, life.now.date())
    assert before.days == 3
    assert before.since == date(2026, 9, 8)
    life.do(c.ConfirmDelivery(act="confirm_delivery", confirmed_by="family"), life.social("coordinator"))
    life.pass_days(30)
    after = days_without_support(life.facts, life.now.date())
    assert (after.days, after.since, after.lacking) == (3, None, ())


def test_an_urgent_need_counts_before_there_is_a_package_and_goes_on_into_it() -> None:
    life = Life(lines=())
    life.do(c.NeedSupport(act="need_support", reason="Brys"), life.health("coordinator"))
    life.pass_days(5)
    assert days_without_support(life.facts, life.now.date()).days == 5
    assert life.events.count("SupportNotDelivered") == 5
    lines = (c.Line(kind="support", weekly_pence=50_000),)
    life.costed(package_start=date(2026, 9, 30), lines=lines)
    life.pass_days(2)
    assert days_without_support(life.facts, life.now.date()).days == 7


def test_a_later_start_does_not_take_back_days_that_have_counted() -> None:
    life = Life().decided().costed(package_start=date(2026, 9, 8))
    life.pass_days(6)
    life.costed(package_start=date(2026, 10, 1))
    assert days_without_support(life.facts, life.now.date()).days == 5


def test_a_package_recorded_anew_is_delivered_only_once_that_is_confirmed() -> None:
    life = Life().announced()
    life.pass_days(10)
    life.costed(lines=(c.Line(kind="support", weekly_pence=50_000),))
    life.pass_days(2)
    counted = days_without_support(life.facts, life.now.date())
    assert counted.days == 2
    assert list(counted.lacking) == [life.facts.cost_lines[-1].id]


def test_a_corrected_line_is_delivered_as_the_one_before_it_was() -> None:
    life = Life().announced()
    life.pass_days(9)
    carer = next(line for line in life.facts.cost_lines if line.kind == "trained_carer")
    claim = c.Claim(line_id=carer.id, minutes_a_week=40 * 60)
    dispute = life.objected("facts", claim=claim)
    life.do(
        c.Settle(outcome="upheld", reasons="x", correction=claim), life.social("head_of_service"), dispute.id
    )
    life.pass_days(20)
    assert any(line.withdrawn_at for line in life.facts.cost_lines)
    assert days_without_support(life.facts, life.now.date()).days == 0


def test_days_stop_with_a_death() -> None:
    life = Life().decided().costed(package_start=date(2026, 9, 8))
    life.pass_days(4)
    life.do(c.EndCase(act="end", reason="death"), life.health("coordinator"))
    life.pass_days(40)
    assert days_without_support(life.facts, life.now.date()).days == 3
