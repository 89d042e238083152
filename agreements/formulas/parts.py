"""How a formula asks the formulas that it is made of. Not a kind: it divides nothing itself."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from agreements.facts import PackageLine
from agreements.formulas.formula import Division, Formula, Question
from agreements.line_kinds import LINE_KINDS
from agreements.refusals import OutsideCoverage, PartMissing
from agreements.words import Words

MAX_ABOVE = 8
"""How deep formulas may stand inside formulas, so that an answer is bounded."""


def divided_by(part: str, lines: Sequence[PackageLine], question: Question, *, by: Formula) -> Division:
    """What the formula `part` says of the lines, asked by another.

    Raises PartMissing where the agreement has no such formula, or it stands inside itself or too deep,
    and OutsideCoverage where it does not speak about a line.
    """
    found = question.parts.get(part)
    above = (*question.above, by.id)
    if found is None:
        raise PartMissing(_NO_PART.filled(rule=by.id, part=part), clause=by.clause)
    if part in above or len(above) > MAX_ABOVE:
        raise PartMissing(_ROUND.filled(rule=by.id, part=part), clause=by.clause)
    for line in lines:
        if not found.covers(line.kind):
            words = _NOT_COVERED.filled(part=part, kind=LINE_KINDS[line.kind].name)
            raise OutsideCoverage(words, clause=found.clause)
    return found.divide(lines, replace(question, above=above))


def costed(lines: Sequence[PackageLine]) -> Sequence[PackageLine]:
    """The lines; where they cost nothing, with one penny on the first, so that a share can be said."""
    if any(line.weekly_pence for line in lines):
        return lines
    return [line.model_copy(update={"weekly_pence": int(place == 0)}) for place, line in enumerate(lines)]


def at_exact_cost(line: PackageLine, pence: Fraction) -> PackageLine:
    """The line with only this much of its cost left: exact, so seldom whole pence.

    It is put to formulas, which reckon exactly, and to nothing else: a package's own lines are whole pence.
    """
    return line.model_copy(update={"weekly_pence": int(pence) if pence.denominator == 1 else pence})


_NO_PART = Words(
    cy="Mae'r rheol {rule} yn gofyn am y fformiwla {part}, nad yw yn y cytundeb.",
    en="The rule {rule} asks for the formula {part}, which is not in the agreement.",
)
_ROUND = Words(
    cy="Mae'r rheol {rule} yn gofyn am y fformiwla {part}, sy'n rhan ohoni ei hun neu'n rhy ddwfn.",
    en="The rule {rule} asks for the formula {part}, which is part of itself or too deep.",
)
_NOT_COVERED = Words(
    cy="Nid yw'r fformiwla {part} yn cynnwys llinell o'r math: {kind}.",
    en="The formula {part} does not cover a line of the kind: {kind}.",
)
