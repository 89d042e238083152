"""What every vector form is: a function of a rule, of what it is asked, and of how its parts are answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from agreements.formulas import Formula
from agreements.simulation.answers import Answer, Asked
from agreements.simulation.cohort import Codes, Flags

Ask = Callable[[Formula, Asked], Answer | None]
Form = Callable[[Formula, Asked, Ask], Answer | None]
"""None: only the scalar engine can tell."""


def numbered(*flags: Flags) -> Codes | None:
    """Refusals numbered from 1 in the order given, of which the first that holds is the one; None: none."""
    if not any(bool(one.any()) for one in flags):
        return None
    numbers = np.zeros(len(flags[0]), dtype=np.int32)
    for number, one in reversed(list(enumerate(flags, start=1))):
        numbers[one] = number
    return numbers


def first_of(refusals: Sequence[Codes | None]) -> Codes | None:
    """The refusals of several that are asked in turn: the first that refuses a package is the one."""
    found: Codes | None = None
    for place, one in enumerate(refusals):
        if one is None:
            continue
        apart = np.where(one > 0, one + _APART * place, 0).astype(np.int32)
        found = apart if found is None else np.where(found > 0, found, apart)
    return found


_APART = 1000
