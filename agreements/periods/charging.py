"""Money over time: a package's history and the rules about time give what each payer owes for each invoice
period.

Days x weekly / 7, cut at every change, rounded at the agreement's grain by cumulative difference: a slice is
the pence to date less the pence already placed. It decides no share and posts nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from agreements.periods.charge import Charge, Slice, entries_of
from agreements.periods.grains import Grain, Units
from agreements.periods.history import DatedWeek, History, WeeklyLine
from agreements.periods.invoice_periods import Period, in_order
from agreements.periods.pennies import Nest, PennyRule, added, whole_pence
from agreements.periods.stay import Stay
from agreements.periods.time_rules import TimeRules

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Days of one week of the history, before any pence are placed."""

    days: Period
    place: int | None
    week: DatedWeek


def charge(
    history: History,
    *,
    stay: Stay,
    periods: Sequence[Period],
    time: TimeRules,
    pennies: PennyRule,
    grain: Grain,
) -> Charge:
    """What each payer owes in whole pence for each invoice period and financial year, with every slice.

    The history must reach back to the day of admission: pence to date depend on what came before the first
    period. Raises HistoryMissing (a day that counts has no package), AbsenceNotRuled, BadPeriods and
    BadAmounts (a payer outside the declared order).
    """
    periods = in_order(periods)
    stay.refuse_unruled(time)
    counted = stay.counted(time, until=periods[-1].last_day)
    if counted is None:
        return Charge(entries=(), slices=(), order=pennies.order)
    units = Units(grain, counted, periods)
    slices: list[Slice] = []
    placing = _Placing(units, pennies)
    for piece in _pieces(history, stay=stay, time=time, units=units):
        slices.extend(placing.slices(piece, stay=stay, time=time))
    inside = tuple(slice_ for slice_ in slices if slice_.period is not None)
    return Charge(entries=entries_of(inside, pennies.order), slices=inside, order=pennies.order)


def _pieces(history: History, *, stay: Stay, time: TimeRules, units: Units) -> Iterator[_Piece]:
    first, last = units.counted.first_day, units.counted.last_day
    cuts = {first, *units.starts(), *history.change_days(), *stay.suspension_days(time)}
    for period in units.periods:
        cuts |= {period.first_day, period.last_day + _DAY}
    starts = sorted(day for day in cuts if first <= day <= last)
    for start, after in zip(starts, [*starts[1:], last + _DAY], strict=True):
        place = next((place for place, period in enumerate(units.periods) if period.holds(start)), None)
        yield _Piece(Period(start, after - _DAY), place, history.on(start))


class _Placing:
    """Keeps, for the unit in hand, the exact amounts and the pence to date of each group of lines."""

    def __init__(self, units: Units, pennies: PennyRule) -> None:
        self._units = units
        self._pennies = pennies
        self._unit: object = None
        self._exact: dict[str, Mapping[str, Fraction]] = {}
        self._pence: dict[str, Mapping[str, int]] = {}

    def slices(self, piece: _Piece, *, stay: Stay, time: TimeRules) -> Iterator[Slice]:
        """The slices of a piece: one for each group of lines that are rounded together."""
        unit = self._units.of(piece.days.first_day, place=piece.place)
        if unit != self._unit:
            self._unit, self._exact, self._pence = unit, {}, {}
        suspended = _suspended(piece, stay, time)
        for key, lines in self._groups(piece.week.lines).items():
            yield self._slice(piece, key, lines, suspended)

    def _groups(self, lines: Sequence[WeeklyLine]) -> dict[str, list[WeeklyLine]]:
        """The lines by what they are rounded with; the empty name is for all of them."""
        groups: dict[str, list[WeeklyLine]] = {}
        for line in lines:
            alone = line.line_id if self._units.grain == "line" else ""
            key = line.group or alone if self._units.grain in ("line", "week") else ""
            groups.setdefault(key, []).append(line)
        return groups

    def _slice(
        self, piece: _Piece, key: str, lines: Sequence[WeeklyLine], suspended: Mapping[str, str]
    ) -> Slice:
        paid = [line for line in lines if line.line_id not in suspended]
        part = Fraction(piece.days.days, 7)
        exact = {payer: value * part for payer, value in added(line.amounts for line in paid).items()}
        to_date = added((self._exact.get(key, {}), exact))
        pence = whole_pence(to_date, rule=self._pennies, nest=_nest_of(lines))
        already = self._pence.get(key, {})
        self._exact[key], self._pence[key] = to_date, pence
        return Slice(
            days=piece.days,
            period=None if piece.place is None else self._units.periods[piece.place],
            line_ids=tuple(line.line_id for line in lines) if key else (),
            weekly_pence=sum(line.weekly_pence for line in paid),
            exact=exact,
            exact_to_date=to_date,
            pence={payer: amount - already.get(payer, 0) for payer, amount in pence.items()},
            suspended={line.line_id: suspended[line.line_id] for line in lines if line.line_id in suspended},
            rule=piece.week.rule,
            clause=(lines[0].clause if key else "") or piece.week.clause,
            why=piece.week.why,
            method=self._pennies.method,
        )


def _nest_of(lines: Sequence[WeeklyLine]) -> Nest:
    """The groups of payers of lines that are rounded together; none where their rules group them otherwise.

    Lines whose rule has no groups follow those that have.
    """
    nests = {line.nest for line in lines if line.nest}
    return nests.pop() if len(nests) == 1 else ()


def _suspended(piece: _Piece, stay: Stay, time: TimeRules) -> dict[str, str]:
    on: date = piece.days.first_day
    found = {line.line_id: stay.suspended_by(line.kind, on=on, rules=time) for line in piece.week.lines}
    return {line: clause for line, clause in found.items() if clause is not None}


def days_charge(weekly: Mapping[str, Fraction], *, days: int, pennies: PennyRule) -> dict[str, int]:
    """Whole pence of each payer for so many days of one week's exact amounts: a stretch by itself."""
    return whole_pence({payer: value * Fraction(days, 7) for payer, value in weekly.items()}, rule=pennies)
