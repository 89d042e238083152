"""What becomes of an underspend, as an agreement states it: returned, kept by the host or carried over."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from agreements.periods.clause_rule import plain
from agreements.periods.financial_year import FinancialYear
from agreements.periods.naming import payer_words
from agreements.pools.members import Member, PoolRule
from agreements.pydantic_words import FieldFault
from agreements.words import Words

_APRIL = 4
UnderspendMethod = Literal["return_proportional", "retain", "carry_forward"]


class UnderspendRule(PoolRule):
    """Returned in proportion to the contributions, kept by the host, or carried forward as each member's
    credit; `decision_by` is the month and day by which the members decide, as `05-31`.
    """

    method: UnderspendMethod
    host: Member | None = None
    decision_by: Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")] | None = None

    @model_validator(mode="after")
    def _a_host_where_kept(self) -> Self:
        if (self.method == "retain") != (self.host is not None):
            raise FieldFault(_HOST, path=("host",))
        if self.host is not None and self.host not in self.members:
            raise FieldFault(_NOT_A_MEMBER, path=("host",))
        return self

    def decided_by(self, year: FinancialYear) -> date | None:
        """The day by which the members decide about a year's underspend: the first such day after its 31
        March. 29 February counts as 28 where there is none. None where the agreement names no day.
        """
        if self.decision_by is None:
            return None
        month, day = (int(part) for part in self.decision_by.split("-"))
        calendar_year = year.last_day.year + (month < _APRIL)
        return date(calendar_year, month, min(day, monthrange(calendar_year, month)[1]))

    def constants(self) -> Mapping[str, Words]:
        """`underspend.method`, and the host and the day of decision where they are named."""
        stated = {"underspend.method": METHOD_WORDS[self.method]}
        if self.host is not None:
            stated["underspend.host"] = payer_words(self.host)
        if self.decision_by is not None:
            stated["underspend.decision_by"] = plain(self.decision_by)
        return stated


METHOD_WORDS: Mapping[UnderspendMethod, Words] = {
    "return_proportional": Words(
        cy="ei ddychwelyd yn ôl y cyfraniadau", en="returned in proportion to the contributions"
    ),
    "retain": Words(cy="y lletywr yn ei gadw", en="kept by the host"),
    "carry_forward": Words(
        cy="ei gario ymlaen yn gredyd i bob aelod", en="carried forward as each member's credit"
    ),
}
_HOST = Words(
    cy="mae retain yn enwi'r lletywr; nid yw'r dulliau eraill", en="retain names the host; the others do not"
)
_NOT_A_MEMBER = Words(cy="nid yw'r lletywr yn aelod o'r gronfa", en="the host is not a member of the pool")
