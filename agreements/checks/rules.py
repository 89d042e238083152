"""V15–V26: the rules together. They answer every line exactly once, at every cost, and the text says so.

What is proved about one rule is proved in `agreements.proof.proving`; here is which check each proof serves.
"""

from collections.abc import Iterator

from agreements.checks.check import Check, Subject
from agreements.checks.texts import text_and_rules
from agreements.faults import Fault
from agreements.line_kinds import LINE_KINDS
from agreements.words import Words


def _one_winner(subject: Subject) -> Iterator[Fault]:
    agreement, main = subject.agreement, subject.main
    for kind in LINE_KINDS.values():
        covering = [rule for rule in agreement.rules if rule.covers(kind.code)]
        exceptions = [rule for rule in covering if rule.lines != "all"]
        if not covering:
            yield main.fault(("rules",), _NO_RULE.filled(kind=kind.name))
        if len(exceptions) > 1:
            names = ", ".join(rule.id for rule in exceptions)
            yield main.fault(("rules",), _TWO_RULES.filled(kind=kind.name, names=names))
    for place, rule in enumerate(agreement.rules[:-1]):
        if rule.lines == "all":
            yield main.fault(("rules", place), _UNREACHABLE.filled(name=rule.id))


CHECKS = (
    Check(
        "V15",
        "rules",
        Words(
            cy="Mae cyfrannau'n ffracsiynau union sy'n dod i un.",
            en="Shares are exact fractions that sum to one.",
        ),
    ),
    Check(
        "V16",
        "rules",
        Words(
            cy="Mae pob rheol yn ateb popeth yn y parth a ddatganwyd unwaith yn union: dim bwlch na "
            "gorgyffwrdd, ar ddwy ochr pob ffin.",
            en="Every rule answers everything in the declared domain exactly once: no gap and no overlap, "
            "on both sides of each boundary.",
        ),
        fields=(("domain",),),
    ),
    Check(
        "V18",
        "rules",
        Words(
            cy="Nid yw cyfran byth yn negyddol nac yn fwy na'r gost.",
            en="No share is ever negative or above the cost.",
        ),
    ),
    Check(
        "V22",
        "rules",
        Words(
            cy="Nid yw trefn y partïon yn newid dim ond pwy sy'n cael y geiniog dros ben, yn ôl y drefn a "
            "ddatganwyd.",
            en="The order of the parties changes nothing but who gets an odd penny, by the declared order.",
        ),
        fields=(("rounding", "tie_order"),),
    ),
    Check(
        "V23",
        "rules",
        Words(
            cy="Mae un rheol yn union yn ateb dros bob math o linell.",
            en="Exactly one rule answers for every kind of line.",
        ),
        _one_winner,
        fields=(("rules",),),
    ),
    Check(
        "V24",
        "rules",
        Words(
            cy="Mae rheol yn darllen pob newidyn mewn cymal, ac mae cymal yn datgan pob ffigur mewn rheol.",
            en="Every variable in a clause is read by a rule, and every figure in a rule is stated by a "
            "clause.",
        ),
        text_and_rules,
    ),
    Check(
        "V25",
        "rules",
        Words(
            cy="Datgenir dull talgrynnu, rheol hanner ceiniog, graen, cyfrif gweddill a sail y dyddiau: ni "
            "thybir dim.",
            en="Rounding method, half-penny rule, grain, residual account and day basis are all stated: "
            "nothing is assumed.",
        ),
        fields=(("rounding",), ("time",)),
    ),
    Check(
        "V26",
        "rules",
        Words(
            cy="Mae rheol dros dro i bob cyflwr sy'n disgwyl, a'r diwrnod y mae'n cyfrif ohono.",
            en="There is an interim rule for every pending state, and the day that it counts from.",
        ),
        fields=(("interim",),),
    ),
)

_NO_RULE = Words(cy="bwlch: nid oes rheol ar gyfer {kind}", en="a gap: there is no rule for {kind}")
_TWO_RULES = Words(
    cy="gorgyffwrdd: mae mwy nag un rheol ar gyfer {kind}: {names}",
    en="an overlap: there is more than one rule for {kind}: {names}",
)
_UNREACHABLE = Words(
    cy="mae {name} yn cynnwys pob llinell, felly ni chyrhaeddir y rheolau ar ei ôl",
    en="{name} covers every line, so the rules after it are never reached",
)
