"""The scalar engine: `agreements.split` on one package, and on every package of a cohort once for each that
is different. What the vector engine must equal, to the penny and to the refusal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from agreements.facts import PackageFacts
from agreements.refusals import AgreementRefusal
from agreements.simulation.cohort import Cohort
from agreements.simulation.outcome import Outcome, Reason
from agreements.simulation.sides import Side
from agreements.split import split

Pence = tuple[int, int, int]


def answer_one(side: Side, facts: PackageFacts, day: date) -> Pence | Reason:
    """Pence a week of the health board, social care and education, or why there are none."""
    try:
        agreement, on = side.agreement_for(facts.region, facts.service, day)
        found = split(agreement, facts, on=on)
    except AgreementRefusal as refusal:
        return Reason.of(refusal)
    health, social, education = (found.pence_of(account) for account in facts.accounts.all)
    return health, social, education


@dataclass(slots=True)
class ScalarEngine:
    """Answers for packages of one cohort by one side, on a given day or each on its first."""

    side: Side
    cohort: Cohort
    on: date | None = None
    known: dict[bytes, Pence | Reason] = field(default_factory=dict)

    def answer(self, row: int) -> Pence | Reason:
        """One package; one that is like another is not worked twice."""
        alike = None if row in self.cohort.kept else self.cohort.likeness(row)
        if alike is not None and alike in self.known:
            return self.known[alike]
        day = self.on or date.fromordinal(int(self.cohort.start[row]))
        found = answer_one(self.side, self.cohort.facts(row), day)
        if alike is not None:
            if len(self.known) >= _MOST_KNOWN:
                self.known.clear()
            self.known[alike] = found
        return found

    def put(self, outcome: Outcome, row: int) -> None:
        """Work one package and write its answer."""
        found = self.answer(row)
        if isinstance(found, Reason):
            outcome.reason[row] = outcome.number(found)
            outcome.pence[:, row] = 0
        else:
            outcome.pence[:, row] = found


def by_scalar(side: Side, cohort: Cohort, *, on: date | None = None) -> Outcome:
    """Every package of the cohort, one after the other."""
    engine, outcome = ScalarEngine(side, cohort, on), Outcome.empty(len(cohort))
    for row in range(len(cohort)):
        engine.put(outcome, row)
    return outcome


_MOST_KNOWN = 200_000
