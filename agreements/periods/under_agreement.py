"""What each account owes over time under the versions of one written agreement: every day is split under the
version in force, days that come out alike are one slice, and the agreement's own time rules and rounding make
pence of them. It posts nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from agreements.facts import PackageFacts, PackageLine
from agreements.formulas import Question
from agreements.formulas.nested import Nested
from agreements.income import after_income
from agreements.model import WrittenAgreement
from agreements.money import format_pounds
from agreements.periods.charge import Charge, Slice, entries_of
from agreements.periods.charging import charge
from agreements.periods.governing import every_day, governing, runs, version_on
from agreements.periods.history import DatedWeek, History, WeeklyLine, sliced
from agreements.periods.invoice_periods import Period, in_order
from agreements.periods.package_history import PackageHistory
from agreements.periods.pennies import Nest, PennyRule
from agreements.periods.refused import BadPeriods
from agreements.periods.rises import Raised, raised
from agreements.periods.stay import Stay
from agreements.split import lines_by_rule, split
from agreements.split_result import Split, Step
from agreements.words import Words, joined

MOST_DAYS = 25 * 366
"""A childhood and more: beyond it the days were mistyped, and nobody waits for the answer."""


@dataclass(frozen=True, slots=True)
class PackageCharge:
    """The charge, and the versions of the agreement that it stands on, in the order of their days."""

    charge: Charge
    versions: tuple[WrittenAgreement, ...]


def charged_under(
    versions: Sequence[WrittenAgreement], history: PackageHistory, *, periods: Sequence[Period]
) -> PackageCharge:
    """What each account owes in whole pence for each invoice period, and the working.

    Versions that count days and round alike make one run; where a version does otherwise, units of rounding
    begin again with it. Raises what a split refuses, on the first day that it refuses; OutsideCoverage for a
    day without a version in force; BadPeriods where it is over 25 years; and what `charge` refuses.
    """
    last = in_order(periods)[-1].last_day
    if (last - history.admitted).days > MOST_DAYS:
        raise BadPeriods(_TOO_LONG.filled(years=MOST_DAYS // 366))
    closing = last if history.discharged is None else min(last, history.discharged)
    opening = version_on(versions, history.admitted)
    ends = version_on(versions, max(closing, history.admitted)).time.count_last_day
    days = history.stay.counted(opening.time.model_copy(update={"count_last_day": ends}), until=last)
    order = _accounts(opening, history)
    if days is None:
        return PackageCharge(Charge((), (), order), (opening,))
    weeks, slices = _weeks(versions, history, days), list[Slice]()
    used = governing(versions, days)
    for version, part in runs(used):
        slices.extend(_charged_by(version, weeks, history, part, periods))
    return PackageCharge(
        Charge(entries_of(slices, order), tuple(slices), order), tuple(version for version, _ in used)
    )


def _charged_by(
    version: WrittenAgreement,
    weeks: History,
    history: PackageHistory,
    days: Period,
    periods: Sequence[Period],
) -> tuple[Slice, ...]:
    """The slices of days that one way of counting and rounding governs; both its ends count."""
    return charge(
        weeks,
        stay=Stay(days.first_day, days.last_day, history.stay.absences),
        periods=periods,
        time=version.time.model_copy(update={"count_first_day": True, "count_last_day": True}),
        pennies=PennyRule(version.rounding.method, _accounts(version, history), version.rounding.clause),
        grain=version.rounding.grain,
    ).slices


def _weeks(versions: Sequence[WrittenAgreement], history: PackageHistory, days: Period) -> History:
    return sliced(
        first_day=days.first_day,
        last_day=days.last_day,
        changes=every_day(days),
        answer=lambda day: _week_on(day, version_on(versions, day), history),
    )


def _accounts(agreement: WrittenAgreement, history: PackageHistory) -> tuple[str, ...]:
    """The accounts in the agreement's order of payers; a package that moves to another body adds its own."""
    return tuple(
        dict.fromkeys(
            package.facts.accounts.account(role)
            for role in agreement.rounding.order
            for package in history.packages
        )
    )


def _week_on(day: date, agreement: WrittenAgreement, history: PackageHistory) -> DatedWeek:
    package = history.package_on(day)
    risen = Raised(package.facts, ())
    if history.prices == "rise_by_agreement":
        risen = raised(
            package.facts,
            agreement.uplift,
            stated_on=package.first_day,
            on=day,
            schedules=agreement.parameters,
        )
    found = split(agreement, risen.facts, on=day)
    named = f"{agreement.id}@{agreement.version}"
    why = _WHY.filled(
        agreement=agreement.title, version=agreement.version, total=format_pounds(found.total_pence)
    )
    clause, why = agreement.rounding.clause, joined((why, *risen.says), separator=" ")
    nests = _nests(agreement, risen.facts, day)
    return DatedWeek(day, day, _weekly_lines(found, risen.facts, nests), named, clause, why)


def _nests(agreement: WrittenAgreement, facts: PackageFacts, day: date) -> dict[str, Nest]:
    """The groups of accounts between which each line's rule places pence first; only `nested` has any."""
    if not any(isinstance(formula, Nested) for formula in agreement.formulas):
        return {}
    net = agreement.contributions.basis == "net_of_income"
    facts = after_income(facts, taken_off=net, clause=agreement.contributions.clause).facts
    question = Question(facts=facts, on=day, parameters=agreement.parameters, parts=agreement.parts)
    account = facts.accounts.account
    return {
        line.id: tuple(tuple(account(role) for role in group) for group in rule.divide(lines, question).nest)
        for rule, lines in lines_by_rule(agreement, facts)
        for line in lines
    }


def _weekly_lines(found: Split, facts: PackageFacts, nests: Mapping[str, Nest]) -> tuple[WeeklyLine, ...]:
    """Each line's exact amounts, as the split's steps tell them, and what the split rounds it with."""
    steps: dict[str, list[Step]] = {line.id: [] for line in facts.lines}
    for step in found.trace:
        if step.line is not None and step.account is not None and step.what in ("share", "carved"):
            steps[step.line].append(step)
    on_totals = {step.rule for step in found.trace if step.what == "total"}
    return tuple(
        _weekly_line(line, steps[line.id], on_totals, nests.get(line.id, ())) for line in facts.lines
    )


def _weekly_line(line: PackageLine, steps: Sequence[Step], on_totals: set[str], nest: Nest) -> WeeklyLine:
    amounts = {step.account: Fraction(step.exact) for step in steps if step.account is not None}
    rule, clause = (steps[0].rule, steps[0].clause) if steps else ("", "")
    alike = " ".join(sorted(f"{step.account}={step.fraction}" for step in steps))
    return WeeklyLine(
        line_id=line.id,
        kind=line.kind,
        weekly_pence=int(sum(amounts.values())),
        amounts=amounts,
        clause=clause,
        group=f"{rule}: {alike}" if rule in on_totals else line.id,
        nest=nest,
    )


_TOO_LONG = Words(
    cy="mae'r cyfnod o ddydd y derbyn dros {years} mlynedd", en="it is over {years} years since admission"
)
_WHY = Words(
    cy="{agreement}, fersiwn {version}: pecyn o {total} yr wythnos.",
    en="{agreement}, version {version}: a package of {total} a week.",
)
