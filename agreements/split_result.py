"""What a split answers: shares that sum to the cost, line by line, with rule, clause, exact fraction and
reason.

Plain frozen data, made by `split`, `by_hand` and `house_interim`; it computes nothing but sums.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Literal

from agreements.carve_out import HEALTH_LINE_RULE
from agreements.payers import CaseAccounts
from agreements.words import Words

StepKind = Literal[
    "", "agreement", "income", "carved", "rule", "branch", "share", "total", "odd_penny", "stated"
]
"""What a step tells: which agreement, the income, a line carved out, a rule that answers, a branch of it
that does not apply, a payer's share of a line, a payer's exact total, an odd penny, shares that people
stated. Empty in a split that was stored before steps said so."""


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
    """One step of the working; a step about several lines has no line, one about everybody no account.

    `exact` is the payer's exact pence, as `a/b`; `inputs` are the facts and dated values that were read,
    each a clause of a sentence, a value with where it comes from.
    """

    rule: str
    clause: str
    line: str | None
    account: str | None
    fraction: str
    pence: int
    reason: Words
    what: StepKind = ""
    exact: str = ""
    inputs: tuple[Words, ...] = ()


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

    @property
    def indicative(self) -> bool:
        """Whether the shares only indicate: a memorandum that does not bind makes nobody liable."""
        return self.legal_status == "non_binding_memorandum"

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
            "indicative": self.indicative,
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
            "trace": [plain(step) for step in self.trace],
        }


def stated_step(share: LineShare) -> Step:
    """The step of a line's share where no written agreement worked it out: its own pence, no inputs."""
    what: StepKind = "carved" if share.rule == HEALTH_LINE_RULE else "share"
    said = (share.fraction, share.pence, share.reason)
    return Step(share.rule, share.clause, share.line_id, share.account, *said, what)


def plain(part: LineShare | Step) -> dict[str, Any]:
    """One line's share or one step as plain data, as it is stored."""
    return {field.name: _plain(getattr(part, field.name)) for field in fields(part)}


def line_share_of(stored: dict[str, Any]) -> LineShare:
    """A line's share from plain data."""
    return LineShare(**{**stored, "reason": Words(**stored["reason"])})


def step_of(stored: dict[str, Any]) -> Step:
    """A step from plain data; what a step did not say when it was stored is empty."""
    inputs = tuple(Words(**one) for one in stored.get("inputs", ()))
    return Step(**{**stored, "reason": Words(**stored["reason"]), "inputs": inputs})


def _plain(value: Any) -> Any:
    if isinstance(value, Words):
        return {"cy": value.cy, "en": value.en}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def summed(lines: Iterable[LineShare], accounts: CaseAccounts) -> tuple[Share, ...]:
    """The three accounts in their fixed order, each with the sum of its lines, nought included."""
    sums = dict.fromkeys(accounts.all, 0)
    for line in lines:
        sums[line.account] += line.pence
    return tuple(Share(account, pence) for account, pence in sums.items())
