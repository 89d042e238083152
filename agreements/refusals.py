"""What every refusal of this package carries: a sentence in both languages, the rule and the clause."""

from agreements.words import Words


class AgreementRefusal(Exception):
    """The written word does not answer; `rule` names what refused and `clause` where it is written, if
    anywhere.
    """

    rule = "agreement_refusal"

    def __init__(self, words: Words, *, clause: str | None = None) -> None:
        self.words = words
        self.clause = clause
        super().__init__(words.en)


class OutsideCoverage(AgreementRefusal):
    """The agreement does not cover this region, body, service, day or kind of line."""

    rule = "outside_coverage"


class FactsMissing(AgreementRefusal):
    """A rule needs a fact that the case does not state."""

    rule = "facts_missing"


class PanelMustDetermine(FactsMissing):
    """The agreement leaves the shares to a panel and no panel shares were given."""

    rule = "panel_must_determine"


class PartMissing(AgreementRefusal):
    """A rule asks for a formula that the agreement does not have, or one inside itself or too deep."""

    rule = "part_missing"


class TwoExceptionsApply(AgreementRefusal):
    """Two exceptions of one chain apply to the same facts; neither is chosen for the bodies."""

    rule = "one_exception_at_most"


class IncomeAboveCost(AgreementRefusal):
    """Money from outside comes to more than the cost that it is for."""

    rule = "income_within_the_cost"


class BadShares(AgreementRefusal):
    """Shares set by people that do not carry the cost: wrong account, negative, or not the cost to the
    penny.
    """

    rule = "shares_equal_the_cost"


class UnlawfulShare(BadShares):
    """Shares set by people that would put a nurse or health-required line on a council."""

    rule = "health_line_never_with_council"
