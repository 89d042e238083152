"""How many whole weeks a package has run: since it started, less the days on which it was paused."""

from agreements.clauses import day_in_words
from agreements.formulas.formula import Question
from agreements.refusals import FactsMissing
from agreements.words import Words


def elapsed_weeks(question: Question, *, clause: str) -> int:
    """Whole weeks from the package's start to the day; FactsMissing where it has not started by then, or was
    paused for longer than it has run.
    """
    start, on = question.facts.package_start, question.on
    if on < start:
        words = _NOT_STARTED.filled(start=day_in_words(start), on=day_in_words(on))
        raise FactsMissing(words, clause=clause)
    days = (on - start).days - question.facts.paused_days
    if days < 0:
        words = _PAUSED_LONGER.filled(paused=question.facts.paused_days, run=(on - start).days)
        raise FactsMissing(words, clause=clause)
    return days // 7


_NOT_STARTED = Words(
    cy="Mae'r rheol yn cyfrif wythnosau o ddechrau'r pecyn, sef {start}; nid yw wedi dechrau ar {on}.",
    en="The rule counts weeks from the start of the package, {start}; on {on} it has not started.",
)
_PAUSED_LONGER = Words(
    cy="Mae'r pecyn wedi'i oedi am {paused} diwrnod, ond dim ond {run} diwrnod sydd ers iddo ddechrau.",
    en="The package was paused for {paused} days, but only {run} days have gone by since it started.",
)
