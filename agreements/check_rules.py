"""Checks an agreement's rules together: every kind of line has exactly one rule, and no council is put on a
nurse's line.
"""

from collections.abc import Iterator

from agreements.faults import Fault
from agreements.formulas import Formula
from agreements.line_kinds import LINE_KINDS, REGISTERED_NURSE
from agreements.model import WrittenAgreement
from agreements.payers import COUNCIL_ROLES
from agreements.reading import Reading
from agreements.words import Words
from agreements.yaml_source import Source


def rule_faults(reading: Reading, agreement: WrittenAgreement, main: Source) -> Iterator[Fault]:
    """Kinds of line without a rule or with two, rules that can never be reached, and council shares on
    a nurse's line.
    """
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
    for rule in agreement.rules:
        yield from _nurse_faults(rule, reading.formulas[rule.id])


def _nurse_faults(rule: Formula, source: Source) -> Iterator[Fault]:
    for path, shares in rule.stated_shares(REGISTERED_NURSE):
        if any(shares.get(role) for role in COUNCIL_ROLES):
            yield source.fault(path, _NURSE)


_NO_RULE = Words(cy="bwlch: nid oes rheol ar gyfer {kind}", en="a gap: there is no rule for {kind}")
_TWO_RULES = Words(
    cy="gorgyffwrdd: mae mwy nag un rheol ar gyfer {kind}: {names}",
    en="an overlap: there is more than one rule for {kind}: {names}",
)
_UNREACHABLE = Words(
    cy="mae {name} yn cynnwys pob llinell, felly ni chyrhaeddir y rheolau ar ei ôl",
    en="{name} covers every line, so the rules after it are never reached",
)
_NURSE = Words(
    cy="mae'r rheol yn rhoi rhan o amser nyrs gofrestredig ar y cyngor, yn groes i adran 47 o Ddeddf 2014",
    en="the rule puts part of a registered nurse's time on the council, against section 47 of the 2014 Act",
)
