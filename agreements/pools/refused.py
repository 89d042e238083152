"""Why a pool is refused: a figure that a member lacks, figures that contradict the rule, or a promise that
the figures cannot keep. Never nought instead.
"""

from agreements.refusals import AgreementRefusal, FactsMissing


class FigureMissing(FactsMissing):
    """A member, an estimate or a source has no figure."""

    rule = "every_figure_stated"


class BadFigures(AgreementRefusal):
    """Figures that contradict the rule or each other."""

    rule = "figures_of_the_pool"


class NotPossible(AgreementRefusal):
    """The rule's promise cannot be kept with these figures."""

    rule = "promise_cannot_be_kept"
