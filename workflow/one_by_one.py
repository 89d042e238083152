"""What every sweep sees to before it enforces: each case in a transaction of its own.

So a case that cannot be seen to spoils neither the others nor the sweep.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from workflow.parts import Parts
from workflow.records.database import DatabaseUnavailable, Unit

T = TypeVar("T")


def one_by_one(
    parts: Parts,
    claim: Callable[[Unit, Collection[str]], Mapping[str, T]],
    see_to: Callable[[Unit, T], bool],
    faults: dict[str, Exception] | None,
) -> int:
    """See to everything that `claim` finds, one case a commit; how many were changed. `claim` is told which
    cases were looked at already, and answers at most one, by its reference. A case that fails is named in
    `faults`, for the caller to tell of when all others are done; without `faults` the first failure is
    raised. Raises DatabaseUnavailable.
    """
    done, looked_at = 0, set[str]()
    while True:
        claimed: Mapping[str, T] = {}
        try:
            with parts.database.unit() as unit:
                claimed = claim(unit, looked_at | (faults or {}).keys())
                changed = sum(see_to(unit, one) for one in claimed.values())
        except DatabaseUnavailable:
            raise
        except Exception as fault:  # told by the sweep when every other case is done
            if not claimed or faults is None:
                raise
            faults |= dict.fromkeys(claimed, fault)
            continue
        if not claimed:
            return done
        done += changed
        looked_at |= claimed.keys()
