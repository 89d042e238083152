"""Sums over a cohort: what every account, body and payer carries before and after, exactly.

Every sum is a whole number of Python, whatever its size. A package that either side refuses is left out of
both, so that the two columns are about the same packages.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from agreements.payers import PAYER_ROLES, CaseAccounts, body_of
from agreements.simulation.cohort import Cohort, Flags, Ints, Place
from agreements.simulation.simulating import Both

_HALF = 31


@dataclass(frozen=True, slots=True)
class Moved:
    """What one account, body or payer carries over the cohort's weeks in pence; of how many packages."""

    name: str
    packages: int
    before: int
    after: int

    @property
    def change(self) -> int:
        """Pence more (or less) after than before."""
        return self.after - self.before


@dataclass(frozen=True)
class Movement:
    """The sums of one simulation."""

    both: Both

    @cached_property
    def compared(self) -> Flags:
        """The packages that both sides answer."""
        return self.both.was.answered & self.both.becomes.answered

    @cached_property
    def all_compared(self) -> bool:
        """Whether neither side refuses anything."""
        return bool(self.compared.all())

    @cached_property
    def places(self) -> dict[Place, int]:
        """How many packages of every place are compared."""
        cohort = self.both.cohort
        return dict(zip(cohort.places, self._by_place(np.ones(len(cohort), dtype=np.int64)), strict=True))

    @cached_property
    def accounts(self) -> tuple[Moved, ...]:
        """One an account, by its name."""
        cohort = self.both.cohort
        before, after = self._before_and_after
        found: dict[str, Moved] = {}
        for number, place in enumerate(cohort.places):
            accounts = CaseAccounts(place.health_board, place.council).all
            for role, account in enumerate(accounts):
                was = found.get(account, Moved(account, 0, 0, 0))
                found[account] = Moved(
                    account,
                    was.packages + self.places[place],
                    was.before + before[role][number],
                    was.after + after[role][number],
                )
        return tuple(found[name] for name in sorted(found) if found[name].packages)

    @cached_property
    def bodies(self) -> tuple[Moved, ...]:
        """One a body, the sum of its accounts."""
        found: dict[str, Moved] = {}
        for one in self.accounts:
            body = body_of(one.name)
            was = found.get(body, Moved(body, one.packages, 0, 0))
            found[body] = Moved(body, was.packages, was.before + one.before, was.after + one.after)
        return tuple(found.values())

    @cached_property
    def roles(self) -> tuple[Moved, ...]:
        """One a payer role, over all bodies."""
        packages = int(np.count_nonzero(self.compared))
        before, after = self._before_and_after
        return tuple(
            Moved(role, packages, sum(before[place]), sum(after[place]))
            for place, role in enumerate(PAYER_ROLES)
        )

    @cached_property
    def _before_and_after(self) -> tuple[list[list[int]], list[list[int]]]:
        return self._sums(self.both.was.pence), self._sums(self.both.becomes.pence)

    def _sums(self, pence: Ints) -> list[list[int]]:
        """Pence over the weeks, by role and place."""
        weeks = self.both.cohort.weeks
        return [self._by_place(of_role * weeks) for of_role in pence]

    def _by_place(self, values: Ints) -> list[int]:
        cohort = self.both.cohort
        kept = values if self.all_compared else np.where(self.compared, values, 0)
        return summed(kept, cohort)


def summed(values: Ints, cohort: Cohort) -> list[int]:
    """Values by place, exactly: as high and low halves where their sum could pass 64 bits."""
    most = max(int(values.max(initial=0)), -int(values.min(initial=0)))
    if most * max(len(values), 1) < 2**63:
        return _added(values, cohort)
    high, low = _added(values >> _HALF, cohort), _added(values & (2**_HALF - 1), cohort)
    return [(above << _HALF) + below for above, below in zip(high, low, strict=True)]


def _added(values: Ints, cohort: Cohort) -> list[int]:
    sums = np.zeros(len(cohort.places), dtype=np.int64)
    np.add.at(sums, cohort.place, values)
    found: list[int] = sums.tolist()
    return found
