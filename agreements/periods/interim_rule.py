"""What is paid until the share is decided (F16), as an agreement states it. Data; it settles nothing."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from agreements.periods.clause_rule import ClauseRule, plain
from agreements.words import Words

BackdateTo = Literal["referral", "decision", "package_start"]


class InterimRule(ClauseRule):
    """Pay by this rule at once, without prejudice; on the decision recompute from the day named, and settle
    the difference. No interest runs.

    `rule` is the id of a formula of the agreement, or `announced_split`.
    """

    rule: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    without_prejudice: Literal[True]
    trigger: Literal["package_start", "referral", "disagreement"]
    backdate_to: BackdateTo
    max_days: Annotated[int, Field(ge=1, le=3660, strict=True)] | None
    interest: Literal["none"] = "none"

    def constants(self) -> Mapping[str, Words]:
        """`interim.backdate_to`, `interim.trigger`, and `interim.max_days` where there is a limit."""
        stated = {
            "interim.backdate_to": EVENT_WORDS[self.backdate_to],
            "interim.trigger": EVENT_WORDS[self.trigger],
        }
        if self.max_days is not None:
            stated["interim.max_days"] = plain(self.max_days)
        return stated


EVENT_WORDS: Mapping[str, Words] = {
    "referral": Words(cy="dyddiad yr atgyfeiriad", en="the date of referral"),
    "decision": Words(cy="dyddiad y penderfyniad", en="the date of the decision"),
    "package_start": Words(cy="dyddiad dechrau'r pecyn", en="the date the package starts"),
    "disagreement": Words(cy="dyddiad yr anghytundeb", en="the date of the disagreement"),
}
