"""What a charge over time answers: slices that sum to the cumulative total, entries by period, year and
payer, and the working. Plain frozen data; it computes nothing but sums.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from agreements.clauses import day_in_words
from agreements.model import METHOD_WORDS
from agreements.money import Method, format_pounds
from agreements.periods.financial_year import year_of
from agreements.periods.invoice_periods import Period
from agreements.periods.working import WorkingStep, exact_pence, payer_step
from agreements.words import Words


@dataclass(frozen=True, slots=True)
class Slice:
    """Days over which nothing changes: the exact pence of each payer and the whole pence placed on them.

    `line_ids` is empty where all lines are rounded together; `suspended` maps a line to the clause that
    suspends it; `period` is None outside every invoice period; `method` placed its pence.
    """

    days: Period
    period: Period | None
    line_ids: tuple[str, ...]
    weekly_pence: int
    exact: Mapping[str, Fraction]
    exact_to_date: Mapping[str, Fraction]
    pence: Mapping[str, int]
    suspended: Mapping[str, str]
    rule: str
    clause: str
    why: Words
    method: Method

    @property
    def total_pence(self) -> int:
        """All payers together."""
        return sum(self.pence.values())


@dataclass(frozen=True, slots=True)
class Entry:
    """What one payer owes for one invoice period, or the part of it in one financial year."""

    period: Period
    financial_year: str
    payer: str
    pence: int

    def as_json(self) -> dict[str, Any]:
        """The entry as a document."""
        return {
            "from": self.period.first_day.isoformat(),
            "to": self.period.last_day.isoformat(),
            "financial_year": self.financial_year,
            "account": self.payer,
            "pence": self.pence,
        }


@dataclass(frozen=True, slots=True)
class Charge:
    """What every payer owes over invoice periods, to the penny, with the working."""

    entries: tuple[Entry, ...]
    slices: tuple[Slice, ...]
    order: tuple[str, ...]

    @property
    def total_pence(self) -> int:
        """All payers and periods together."""
        return sum(entry.pence for entry in self.entries)

    def pence_of(self, payer: str, *, period: Period | None = None) -> int:
        """What one payer owes, in one invoice period or in all."""
        return sum(
            entry.pence
            for entry in self.entries
            if entry.payer == payer and (period is None or period.holds(entry.period.first_day))
        )

    def totals(self) -> dict[str, int]:
        """What every payer owes in all, in the declared order, nought included."""
        sums = dict.fromkeys(self.order, 0)
        for entry in self.entries:
            sums[entry.payer] += entry.pence
        return sums

    @property
    def trace(self) -> tuple[WorkingStep, ...]:
        """Every slice in the order of its days: its days and cost, then each payer."""
        return tuple(step for slice_ in self.slices for step in _steps(slice_))

    def as_json(self) -> dict[str, Any]:
        """The charge as a document."""
        return {
            "total_pence": self.total_pence,
            "entries": [entry.as_json() for entry in self.entries],
            "trace": [step.as_json() for step in self.trace],
        }


def entries_of(slices: Sequence[Slice], order: Sequence[str]) -> tuple[Entry, ...]:
    """The pence of every period and financial year by payer, in the declared order; nought for a payer that
    has no part.
    """
    sums: dict[tuple[Period, str, str], int] = {}
    for slice_ in slices:
        if slice_.period is None:
            continue
        year = year_of(slice_.days.first_day)
        part = Period(
            max(slice_.period.first_day, year.first_day), min(slice_.period.last_day, year.last_day)
        )
        for payer in order:
            key = (part, year.label, payer)
            sums[key] = sums.get(key, 0) + slice_.pence.get(payer, 0)
    return tuple(Entry(part, label, payer, pence) for (part, label, payer), pence in sums.items())


def line_in_words(slice_: Slice) -> Words:
    """The lines of a slice, or all lines."""
    if not slice_.line_ids:
        return _ALL_LINES
    words = _LINE if len(slice_.line_ids) == 1 else _LINES
    return words.filled(line=", ".join(slice_.line_ids))


def _steps(slice_: Slice) -> Iterator[WorkingStep]:
    exact = sum(slice_.exact.values(), Fraction(0))
    inputs = _INPUTS.filled(
        start=day_in_words(slice_.days.first_day),
        end=day_in_words(slice_.days.last_day),
        days=slice_.days.days,
        cost=format_pounds(slice_.weekly_pence),
        line=line_in_words(slice_),
    )
    said = _SLICE.filled(why=slice_.why, exact=exact_pence(exact), pence=format_pounds(slice_.total_pence))
    yield WorkingStep(slice_.rule, slice_.clause, None, inputs, exact, slice_.total_pence, False, said)
    for line, clause in slice_.suspended.items():
        says = _SUSPENDED.filled(line=line, clause=clause)
        yield WorkingStep("absence", clause, None, inputs, Fraction(0), 0, False, says)
    for payer, pence in slice_.pence.items():
        to_date = slice_.exact_to_date.get(payer, Fraction(0))
        own = slice_.exact.get(payer, Fraction(0))
        yield payer_step(
            rule="cumulative_difference",
            clause=slice_.clause,
            payer=payer,
            inputs=_TO_DATE.filled(slice=inputs, exact=exact_pence(to_date)),
            exact=own,
            pence=pence,
            method=METHOD_WORDS[slice_.method],
        )


_ALL_LINES = Words(cy="yr holl linellau", en="all lines")
_LINES = Words(cy="llinellau {line}", en="lines {line}")
_LINE = Words(cy="llinell {line}", en="line {line}")
_INPUTS = Words(
    cy="{start} hyd at {end}, diwrnodau: {days}, {line}, {cost} yr wythnos",
    en="{start} to {end}, days: {days}, {line}, {cost} a week",
)
_TO_DATE = Words(
    cy="{slice}; yr union swm hyd yn hyn: {exact} ceiniog",
    en="{slice}; the exact amount to date: {exact} pence",
)
_SLICE = Words(
    cy="{why} Yr union gost: {exact} ceiniog; i'w thalu: {pence}.",
    en="{why} The exact cost: {exact} pence; to pay: {pence}.",
)
_SUSPENDED = Words(
    cy="Llinell {line}: wedi'i hatal yn ystod yr absenoldeb, o dan gymal {clause}.",
    en="Line {line}: suspended during the absence, under clause {clause}.",
)
