"""What one side of a simulation answers for every package: pence by payer, or a refusal with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from agreements.refusals import AgreementRefusal
from agreements.simulation.cohort import Codes, Flags, Ints
from agreements.words import Words

MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the written word did not answer: the rule that refused, its clause, and what it said."""

    rule: str
    clause: str | None
    words: Words

    @classmethod
    def of(cls, refusal: AgreementRefusal) -> Reason:
        """The reason that a refusal carries."""
        return cls(refusal.rule, refusal.clause, refusal.words)


@dataclass(slots=True)
class Outcome:
    """One side's answer: `pence[role, row]` in the order of PAYER_ROLES, and `reason[row]`, nought where it
    answered and else a number from 1 in `reasons`. Of every kind of reason the first few sentences are kept.
    """

    pence: Ints
    reason: Codes
    reasons: list[tuple[str, str | None]] = field(default_factory=list)
    said: list[list[Words]] = field(default_factory=list)

    @classmethod
    def empty(cls, packages: int) -> Outcome:
        """Nothing answered yet."""
        return cls(np.zeros((3, packages), dtype=np.int64), np.zeros(packages, dtype=np.int32))

    @property
    def answered(self) -> Flags:
        """The packages that were answered."""
        return np.equal(self.reason, 0)

    def number(self, reason: Reason) -> int:
        """The number of a reason, given when it is first met."""
        key = (reason.rule, reason.clause)
        if key not in self.reasons:
            self.reasons.append(key)
            self.said.append([])
        said = self.said[self.reasons.index(key)]
        if len(said) < MOST_EXAMPLES and reason.words not in said:
            said.append(reason.words)
        return self.reasons.index(key) + 1
