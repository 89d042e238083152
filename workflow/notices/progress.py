"""What the family's progress note says beside its fixed words: each open disagreement by its stage and since
when, and which kinds of support are in place and which are not yet. Made from codes and days alone, so
neither a sum nor an argument nor anybody's fault can get into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from agreements.clauses import day_in_words
from agreements.line_kinds import LINE_KINDS
from agreements.words import Words
from workflow.casework.codes import STAGES

_STAGE = Words(
    cy="Mae anghytundeb rhwng cyrff, ac mae'n cael ei drafod. Ar ba gam: {stage}, ers {day}.",
    en="There is a disagreement between bodies, and it is being dealt with. Its stage: {stage}, since {day}.",
)
_IN_PLACE = Words(cy="Cymorth sydd yn ei le: {kinds}.", en="Support that is in place: {kinds}.")
_NOT_YET = Words(cy="Cymorth nad yw yn ei le eto: {kinds}.", en="Support that is not in place yet: {kinds}.")
_COMPLAIN = Words(
    cy="Cewch gwyno ar unrhyw adeg i dîm cwynion y bwrdd iechyd neu'r cyngor, neu fynd at Ombwdsmon "
    "Gwasanaethau "
    "Cyhoeddus Cymru. Nid yw cwyno'n newid y gofal.",
    en="You may complain at any time to the complaints team of the health board or the council, or go to "
    "the Public "
    "Services Ombudsman for Wales. Complaining does not change the care.",
)


def sentences(says: Mapping[str, Any] | None, *, lang: Literal["cy", "en"]) -> Sequence[str]:
    """The note's own sentences in one language; none for a notice that says nothing."""
    if not says:
        return ()
    told = [
        _STAGE.filled(
            stage=STAGES[one["stage"]].in_language(lang),
            day=day_in_words(date.fromisoformat(one["since"])).in_language(lang),
        )
        for one in says["stages"]
    ]
    for sentence, kinds in ((_IN_PLACE, says["in_place"]), (_NOT_YET, says["not_yet"])):
        if kinds:
            told.append(sentence.filled(kinds=_listed(kinds, lang=lang)))
    return [one.in_language(lang) for one in (*told, _COMPLAIN)]


def _listed(kinds: Iterable[str], *, lang: Literal["cy", "en"]) -> str:
    return "; ".join(LINE_KINDS[kind].heading.in_language(lang) for kind in kinds)
