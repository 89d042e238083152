"""The cohort of a simulation from stored cases, with the disagreements to hold against it. It reads, and
writes nothing.

NumPy is loaded when a cohort is asked for, not when the service starts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.payers import CaseAccounts
from workflow.casework.facts import Actor
from workflow.records.database import Unit
from workflow.records.questions.packages import PackageFilter, packages, proposals

if TYPE_CHECKING:
    from agreements.simulation.cohort import Cohort
    from agreements.simulation.within_points import Proposed


@dataclass(frozen=True, slots=True)
class StoredCohort:
    """The packages of live cases, each for the same number of weeks, and the disagreements about them."""

    cohort: Cohort
    disagreements: tuple[Proposed, ...]


def stored_cohort(
    unit: Unit, where: PackageFilter, *, weeks: int, reader: Actor | None = None
) -> StoredCohort:
    """The current package of every live case that the filter and the reader's rights admit."""
    from agreements.simulation.cohort import cohort_of
    from agreements.simulation.within_points import Proposed

    found = packages(unit, where, reader=reader)
    rows = {ref: row for row, (ref, _) in enumerate(found)}
    accounts = [CaseAccounts(facts.health_board, facts.council) for _, facts in found]
    disagreements = tuple(
        Proposed(
            row=(row := rows[one.case_ref]),
            shares={
                body: {accounts[row].role(account): pence for account, pence in shares.items()}
                for body, shares in one.shares.items()
                if set(shares) <= set(accounts[row].all)
            },
        )
        for one in proposals(unit, list(rows))
    )
    return StoredCohort(cohort_of(found, weeks=weeks, source="cases"), disagreements)
