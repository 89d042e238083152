"""The days of an interim share (F16): from which day it is paid, from which day the decision counts back, and
when its limit has passed. Payments never stop at the limit; a child's care does not wait.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from agreements.clauses import day_in_words
from agreements.periods.interim_rule import EVENT_WORDS, InterimRule
from agreements.periods.invoice_periods import Period
from agreements.refusals import FactsMissing
from agreements.words import Words


@dataclass(frozen=True, slots=True)
class InterimEvents:
    """The days that an interim rule may name; None: it has not happened, or nobody stated it."""

    package_start: date
    decision: date
    referral: date | None = None
    disagreement: date | None = None

    def named(self) -> Mapping[str, date | None]:
        """The days by the names that a rule uses."""
        return {
            "package_start": self.package_start,
            "decision": self.decision,
            "referral": self.referral,
            "disagreement": self.disagreement,
        }


def interim_days(rule: InterimRule, events: InterimEvents) -> Period | None:
    """The days paid by the interim rule: from its trigger to the day before the decision; None where the
    decision came first. Raises FactsMissing where the trigger's day is not stated.
    """
    first, last = _day(rule, rule.trigger, events), events.decision - timedelta(days=1)
    return Period(first, last) if first <= last else None


def recomputed_days(rule: InterimRule, events: InterimEvents) -> Period | None:
    """The interim days that the decision reaches back to and that are settled; None where it reaches none.
    Raises FactsMissing where the day to which it reaches back is not stated.
    """
    days, back_to = interim_days(rule, events), _day(rule, rule.backdate_to, events)
    if days is None or back_to > days.last_day:
        return None
    return Period(max(days.first_day, back_to), days.last_day)


def limit_passed_on(rule: InterimRule, events: InterimEvents) -> date | None:
    """The first day after the interim's limit, or None where it has none. It ends no payment."""
    if rule.max_days is None:
        return None
    return _day(rule, rule.trigger, events) + timedelta(days=rule.max_days)


def limit_in_words(rule: InterimRule, events: InterimEvents) -> Words:
    """When the limit passes, in a sentence that says that payments go on."""
    passes = limit_passed_on(rule, events)
    return _NO_LIMIT if passes is None else _LIMIT.filled(day=day_in_words(passes))


def _day(rule: InterimRule, event: str, events: InterimEvents) -> date:
    found = events.named()[event]
    if found is None:
        raise FactsMissing(_NOT_STATED.filled(event=EVENT_WORDS[event]), clause=rule.clause)
    return found


_NOT_STATED = Words(cy="nid yw hyn wedi'i nodi: {event}", en="this is not stated: {event}")
_LIMIT = Words(
    cy="Bydd terfyn y taliadau dros dro wedi mynd heibio ar {day}; mae'r taliadau'n parhau.",
    en="The limit of the interim payments has passed on {day}; payments go on.",
)
_NO_LIMIT = Words(cy="Nid oes terfyn ar y taliadau dros dro.", en="The interim payments have no limit.")
