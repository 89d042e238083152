"""The days of a stay that count, and the days away. It knows no money."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from agreements.periods.invoice_periods import Period
from agreements.periods.refused import AbsenceNotRuled
from agreements.periods.time_rules import REASON_WORDS, AbsenceReason, TimeRules
from agreements.words import Words

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Absence:
    """Whole days away: the first and the last, both away all day."""

    first_day: date
    last_day: date
    reason: AbsenceReason


@dataclass(frozen=True, slots=True)
class Stay:
    """From the day of admission to the day of discharge (none: still there), and the days away."""

    admitted: date
    discharged: date | None = None
    absences: tuple[Absence, ...] = ()

    def counted(self, rules: TimeRules, *, until: date) -> Period | None:
        """The days that count, as far as `until`; None where no day counts.

        A stay that begins and ends on one day counts as one day where either end counts.
        """
        if self.discharged == self.admitted:
            either = rules.count_first_day or rules.count_last_day
            return Period(self.admitted, self.admitted) if either and self.admitted <= until else None
        first = self.admitted if rules.count_first_day else self.admitted + _DAY
        last = until
        if self.discharged is not None:
            last = min(until, self.discharged if rules.count_last_day else self.discharged - _DAY)
        return Period(first, last) if first <= last else None

    def suspension_days(self, rules: TimeRules) -> Iterator[date]:
        """Every day on which a line may stop or begin again."""
        for absence in self.absences:
            yield absence.last_day + _DAY
            for rule in rules.absence_rules(absence.reason):
                if rule.after_days is not None:
                    yield absence.first_day + timedelta(days=rule.after_days)

    def suspended_by(self, kind: str, *, on: date, rules: TimeRules) -> str | None:
        """The clause that suspends a line of this kind on the day, or None.

        Raises AbsenceNotRuled where the child is away for a reason of which the agreement does not speak.
        """
        for absence in self.absences:
            if not absence.first_day <= on <= absence.last_day:
                continue
            for rule in rules.absence_rules(absence.reason):
                away = (on - absence.first_day).days
                if rule.covers(kind) and rule.after_days is not None and away >= rule.after_days:
                    return rule.clause
        return None

    def refuse_unruled(self, rules: TimeRules) -> None:
        """Raises AbsenceNotRuled where the agreement does not speak of one of these absences."""
        for absence in self.absences:
            if not rules.absence_rules(absence.reason):
                reason = REASON_WORDS[absence.reason]
                raise AbsenceNotRuled(
                    _NOT_RULED.filled(reason=reason, day=absence.first_day.isoformat()), clause=rules.clause
                )


_NOT_RULED = Words(
    cy="o {day} mae'r plentyn {reason}, ac nid yw'r cytundeb yn dweud beth a delir wedyn",
    en="from {day} the child is {reason}, and the agreement does not say what is paid then",
)
