"""How an agreement is lived with: paying meanwhile, disagreements, silence, change, ending, reports."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from agreements.periods.clause_rule import plain
from agreements.periods.interim_rule import InterimRule
from agreements.provisions.frozen import (
    Frozen,
    MonthDay,
    Provision,
    days_in_words,
    each_year_on,
    years_in_words,
)
from agreements.words import Words, joined

PendingState = Literal["assessment", "confirmation", "answer", "disagreement", "welsh_government"]
DisputeStage = Literal["practitioners", "heads", "directors", "panel", "chief_executives"]


class Interim(InterimRule):
    """What is paid until the share is agreed, in which states of a case, and how the other body reimburses.

    `max_days`: after so many days the chief executives are told; paying goes on.
    """

    reimbursed: Literal["monthly"]
    covers: Annotated[tuple[PendingState, ...], Field(min_length=1)]

    def constants(self) -> Mapping[str, Words]:
        """Those of the rule, `interim.interest`, `interim.reimbursed` and `interim.covers`."""
        return {
            **super().constants(),
            "interim.interest": NO_INTEREST_WORDS,
            "interim.reimbursed": MONTHLY_WORDS,
            "interim.covers": joined((PENDING_WORDS[state] for state in self.covers), separator="; "),
        }


class Stage(Frozen):
    """One stage of a disagreement and its working days."""

    stage: DisputeStage
    days: Annotated[int, Field(ge=1, le=260)]


class Disputes(Provision):
    """How a disagreement is settled, in what stages, and whether the independent panel's outcome binds."""

    panel_binding: bool
    status_quo: Literal["continue_paying"]
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)]
    arbiter: Literal["independent_panel", "welsh_government"]

    def constants(self) -> Mapping[str, Words]:
        """`disputes.stages`, `disputes.status_quo`, `disputes.arbiter`."""
        stages = (
            _STAGE.filled(name=STAGE_WORDS[stage.stage], days=days_in_words(stage.days, working=True))
            for stage in self.stages
        )
        return {
            "disputes.stages": joined(stages, separator="; "),
            "disputes.status_quo": CONTINUE_PAYING_WORDS,
            "disputes.arbiter": ARBITER_WORDS[self.arbiter],
        }


class DefaultClause(Provision):
    """The clause by which silence applies the formula, and the finance offices that signed it, as
    XHB1.finance.
    """

    signed_by: tuple[str, ...]


class Notice(Provision):
    """A clause that needs so many days of notice."""

    notice_days: Annotated[int, Field(ge=1, le=730)]


class Variation(Notice):
    """By writing, with every worked example run again before it is signed."""

    in_writing: Literal[True]
    rerun_examples: Literal[True]

    def constants(self) -> Mapping[str, Words]:
        """`variation.notice_days`."""
        return {"variation.notice_days": plain(self.notice_days)}


class Termination(Notice):
    """Live packages go on being paid until reviewed; until then by the same rules or by the interim rule."""

    in_flight_packages: Literal["continue_until_review"]
    exit_rule: Literal["same_rules", "interim_rule"]

    def constants(self) -> Mapping[str, Words]:
        """`termination.notice_days`, `termination.exit_rule`."""
        return {
            "termination.notice_days": plain(self.notice_days),
            "termination.exit_rule": EXIT_WORDS[self.exit_rule],
        }


class Reporting(Provision):
    """What the pool manager reports and by when; the days are of every financial year."""

    quarterly: Literal[True]
    annual_return: Literal[True]
    forecast_by: MonthDay
    budget_by: MonthDay

    def constants(self) -> Mapping[str, Words]:
        """`reporting.forecast_by`, `reporting.budget_by`."""
        return {
            "reporting.forecast_by": each_year_on(self.forecast_by),
            "reporting.budget_by": each_year_on(self.budget_by),
        }


class Audit(Provision):
    """Who may see the accounts and for how many years they are kept."""

    access: Literal["every_party"]
    retention_years: Annotated[int, Field(ge=1, le=100)]

    def constants(self) -> Mapping[str, Words]:
        """`audit.retention_years`."""
        return {"audit.retention_years": years_in_words(self.retention_years)}


class InformationSharing(Provision):
    """The references of the sharing protocol and of the impact assessment, where the bodies have them."""

    protocol: str | None
    impact_assessment: str | None


class Conflicts(Provision):
    """A national formula prevails over this agreement from its date."""

    national_formula_prevails: Literal[True]


PENDING_WORDS: Mapping[str, Words] = {
    "assessment": Words(cy="cyn i'r asesiad gael ei gwblhau", en="before the assessment is complete"),
    "confirmation": Words(cy="cyn i'r ffeithiau gael eu cadarnhau", en="before the facts are confirmed"),
    "answer": Words(cy="wrth aros am ateb y cyrff", en="while the bodies' answers are awaited"),
    "disagreement": Words(cy="tra bydd anghytundeb yn parhau", en="while a disagreement lasts"),
    "welsh_government": Words(
        cy="wrth aros am ateb Llywodraeth Cymru", en="while Welsh Government's reply is awaited"
    ),
}
STAGE_WORDS: Mapping[str, Words] = {
    "practitioners": Words(cy="ymarferwyr", en="practitioners"),
    "heads": Words(cy="penaethiaid gwasanaeth", en="heads of service"),
    "directors": Words(cy="cyfarwyddwyr, gyda chyllid", en="directors, with finance"),
    "panel": Words(cy="panel annibynnol", en="independent panel"),
    "chief_executives": Words(cy="prif weithredwyr", en="chief executives"),
}
ARBITER_WORDS: Mapping[str, Words] = {
    "independent_panel": Words(cy="y panel annibynnol", en="the independent panel"),
    "welsh_government": Words(cy="Llywodraeth Cymru", en="Welsh Government"),
}
EXIT_WORDS: Mapping[str, Words] = {
    "same_rules": Words(cy="yn ôl rheolau'r cytundeb hwn", en="by the rules of this agreement"),
    "interim_rule": Words(cy="yn ôl y rheol dros dro", en="by the interim rule"),
}
MONTHLY_WORDS = Words(cy="bob mis", en="every month")
NO_INTEREST_WORDS = Words(cy="dim llog", en="no interest")
CONTINUE_PAYING_WORDS = Words(
    cy="mae'r taliadau'n parhau drwy gydol yr amser", en="payments go on throughout"
)
_STAGE = Words(cy="{name}: {days}", en="{name}: {days}")
