"""Why money over time is refused: a rate or a part of the history that nobody stated, an absence without a
rule, amounts that contradict each other. Never nought instead.
"""

from agreements.refusals import AgreementRefusal, FactsMissing


class RateMissing(FactsMissing):
    """A published schedule has no rate for a day of the term."""

    rule = "rate_missing"


class HistoryMissing(FactsMissing):
    """A day to be charged has no package, or has two."""

    rule = "one_package_each_day"


class AbsenceNotRuled(FactsMissing):
    """The child was away for a reason of which the agreement does not speak."""

    rule = "absence_without_a_rule"


class BadAmounts(AgreementRefusal):
    """Amounts that cannot be rounded together: a payer outside the declared order, or charges mixed with
    credits.
    """

    rule = "amounts_of_declared_payers"


class BadPeriods(AgreementRefusal):
    """Invoice periods that overlap, run backwards or are not in order."""

    rule = "periods_in_order"
