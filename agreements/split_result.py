"""What a split answers: shares that sum to the cost, line by line, with rule, clause, exact fraction and
reason.

Plain frozen data, made by `split`, `by_hand` and `house_interim`; it computes nothing but sums.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from agreements.payers import CaseAccounts
from agreements.words import Words


@dataclass(frozen=True, slots=True)
class Share:
    """What one account carries of a week's cost."""

    account: str
    pence: int


@dataclass(frozen=True, slots=True)
class LineShare:
    """What one account carries of one cost line; `fraction` is exact, as `a/b`."""

    line_id: str
    account: str
    fraction: str
    pence: int
    rule: str
    clause: str
    reason: Words


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the working; a step about the whole package has no line and no account."""

    rule: str
    clause: str
    line: str | None
    account: str | None
    fraction: str
    pence: int
    reason: Words


@dataclass(frozen=True, slots=True)
class Split:
    """A week's cost shared between the three accounts of a case, and how."""

    agreement_id: str
    agreement_version: int
    agreement_sha256: str
    legal_status: str
    on: date
    total_pence: int
    shares: tuple[Share, ...]
    lines: tuple[LineShare, ...]
    trace: tuple[Step, ...]

    def pence_of(self, account: str) -> int:
        """What the account carries; nought for an account of another case."""
        return sum(share.pence for share in self.shares if share.account == account)

    def as_json(self) -> dict[str, Any]:
        """The document that `agreements split --json` prints."""
        return {
            "agreement": {
                "id": self.agreement_id,
                "version": self.agreement_version,
                "sha256": self.agreement_sha256,
            },
            "legal_status": self.legal_status,
            "on": self.on.isoformat(),
            "total_pence": self.total_pence,
            "shares": [{"account": share.account, "pence": share.pence} for share in self.shares],
            "lines": [
                {
                    "line": line.line_id,
                    "account": line.account,
                    "fraction": line.fraction,
                    "pence": line.pence,
                    "rule": line.rule,
                    "clause": line.clause,
                    "reason": {"cy": line.reason.cy, "en": line.reason.en},
                }
                for line in self.lines
            ],
            "trace": [
                {
                    "rule": step.rule,
                    "clause": step.clause,
                    "line": step.line,
                    "account": step.account,
                    "fraction": step.fraction,
                    "pence": step.pence,
                    "reason": {"cy": step.reason.cy, "en": step.reason.en},
                }
                for step in self.trace
            ],
        }


def summed(lines: Iterable[LineShare], accounts: CaseAccounts) -> tuple[Share, ...]:
    """The three accounts in their fixed order, each with the sum of its lines, nought included."""
    sums = dict.fromkeys(accounts.all, 0)
    for line in lines:
        sums[line.account] += line.pence
    return tuple(Share(account, pence) for account, pence in sums.items())
