"""V15–V26: the rules together. They answer every line exactly once, at every cost, and the text says so.

What is proved about one rule is proved in `agreements.proof.proving`; here is which check each proof serves.
"""

import re
from collections.abc import Callable, Iterator
from typing import get_args

from agreements.checks.check import Check, Subject
from agreements.checks.cutting import cut_moves_money
from agreements.checks.reordering import order_matters
from agreements.checks.texts import text_and_rules
from agreements.faults import Fault
from agreements.formulas import Formula
from agreements.formulas.cap import Cap
from agreements.formulas.limit import PayerLimit
from agreements.line_kinds import LINE_KINDS, REGISTERED_NURSE
from agreements.model import WrittenAgreement
from agreements.provisions.governance import PENDING_WORDS, PendingState
from agreements.words import Words
from agreements.yaml_source import ValuePath

_END_OF_A_TABLE = re.compile(r"(from|to|up_to|below|above)(_.+)?|threshold_in")


def check_of_a_formula_field(path: ValuePath) -> str | None:
    """The check that a fault found while reading a formula belongs to: an end of a table that is not stated
    (V17), or shares that are not exact (V15).
    """
    names = [part for part in path if isinstance(part, str)]
    if names and _END_OF_A_TABLE.fullmatch(names[-1]):
        return "V17"
    if any(name in ("shares", "items", "excess_to") for name in names):
        return "V15"
    return None


def _not_proved(code: str) -> Callable[[Subject], Iterator[Fault]]:
    """A check that fails where the proof of that name does."""

    def _run(subject: Subject) -> Iterator[Fault]:
        for failure in subject.unproved:
            if failure.check == code:
                yield subject.reading.formulas[failure.formula].fault(("kind",), failure.words)

    return _run


def _limits_hold(subject: Subject) -> Iterator[Fault]:
    """V20: limits hold of exact amounts, and of the pence that the agreement's own rounding makes of them."""
    yield from _not_proved("V20")(subject)
    rounding, main = subject.agreement.rounding, subject.main
    for formula in subject.agreement.formulas:
        if not isinstance(formula, PayerLimit):
            continue
        capped, payer = isinstance(formula, Cap), formula.payer
        if capped and rounding.method == "floor_then_topup" and payer == rounding.order[0]:
            yield main.fault(("rounding", "tie_order"), _TOPPED_UP.filled(name=formula.id))
        if not capped and rounding.method == "last_party_residual" and payer == rounding.order[-1]:
            yield main.fault(("rounding", "residual_account"), _LEFT_SHORT.filled(name=formula.id))


def _answers_everything(subject: Subject) -> Iterator[Fault]:
    """V16: no cost is left out, and what a formula is made of answers every kind of line that it is asked."""
    yield from _not_proved("V16")(subject)
    for name, kind in dict.fromkeys(_silent(subject.agreement)):
        words = _PART_SILENT.filled(kind=LINE_KINDS[kind].name)
        yield subject.reading.formulas[name].fault(("lines",), words)


def _silent(agreement: WrittenAgreement) -> Iterator[tuple[str, str]]:
    """Each formula that another is made of, with a kind of line that it is asked about and does not cover. A
    rule is asked what none before it answers; a nurse's time is carved out before any.
    """
    formulas = {formula.id: formula for formula in agreement.formulas}
    answered: set[str] = {REGISTERED_NURSE}
    waiting: list[tuple[Formula, frozenset[str]]] = []
    for rule in agreement.rules:
        waiting.append((rule, _covered(rule) - answered))
        answered |= _covered(rule)
    asked_before = {(rule.id, asked) for rule, asked in waiting}
    for formula, asked in waiting:
        for name in formula.parts():
            yield from ((name, kind) for kind in LINE_KINDS if kind in asked - _covered(formulas[name]))
            if (name, asked) not in asked_before:
                asked_before.add((name, asked))
                waiting.append((formulas[name], asked))


def _covered(formula: Formula) -> frozenset[str]:
    return frozenset(kind for kind in LINE_KINDS if formula.covers(kind))


def _interim(subject: Subject) -> Iterator[Fault]:
    interim, main = subject.agreement.interim, subject.main
    known = {"announced_split", *(formula.id for formula in subject.agreement.formulas)}
    for state in get_args(PendingState):
        if state not in interim.covers:
            yield main.fault(("interim", "covers"), _NOT_PENDING.filled(state=PENDING_WORDS[state]))
    if interim.rule not in known:
        yield main.fault(("interim", "rule"), _NO_INTERIM_RULE.filled(rule=interim.rule))


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
        _not_proved("V15"),
        sound=True,
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
        _answers_everything,
        fields=(("domain",),),
        sound=True,
    ),
    Check(
        "V17",
        "rules",
        Words(
            cy="Mae pob pen i bob tabl yn dweud a yw'r ffin ei hun yn gynwysedig.",
            en="Every end of every table says whether the boundary itself is included.",
        ),
    ),
    Check(
        "V18",
        "rules",
        Words(
            cy="Nid yw cyfran byth yn negyddol nac yn fwy na'r gost.",
            en="No share is ever negative or above the cost.",
        ),
        _not_proved("V18"),
        sound=True,
    ),
    Check(
        "V19",
        "rules",
        Words(
            cy="Nid yw unrhyw dalwr yn talu llai am fod y gost yn uwch, oni bai fod y rheol yn dweud pam.",
            en="No payer pays less because the cost is higher, unless the rule says why.",
        ),
        _not_proved("V19"),
        sound=True,
    ),
    Check(
        "V20",
        "rules",
        Words(
            cy="Mae pob uchafswm ac isafswm yn dal ar yr un pryd ar bob cost, wedi'r cyfansoddi i gyd.",
            en="Every cap and floor holds at the same time at every cost, after all the composition.",
        ),
        _limits_hold,
        sound=True,
    ),
    Check(
        "V21",
        "rules",
        Words(
            cy="Nid yw torri cyfnod ar ddiwrnod amherthnasol yn symud mwy na cheiniog y darn, ac mae'r "
            "cyfanswm cronnol yn union.",
            en="Cutting a period at an irrelevant day moves no more than a penny a piece, and the cumulative "
            "total is exact.",
        ),
        cut_moves_money,
        fields=(("time", "annualisation"),),
        sound=True,
    ),
    Check(
        "V22",
        "rules",
        Words(
            cy="Nid yw trefn y partïon yn newid dim ond pwy sy'n cael y geiniog dros ben, yn ôl y drefn a "
            "ddatganwyd.",
            en="The order of the parties changes nothing but who gets an odd penny, by the declared order.",
        ),
        order_matters,
        fields=(("rounding", "tie_order"),),
        sound=True,
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
        _interim,
        fields=(("interim",),),
    ),
)

_TOPPED_UP = Words(
    cy="gall y talwr cyntaf yn y drefn gael ceiniog dros uchafswm {name}: rhowch dalwr arall yn gyntaf, neu "
    "dewiswch ddull arall",
    en="the first payer in the order may get a penny above the cap {name}: put another payer first, or "
    "choose another method",
)
_LEFT_SHORT = Words(
    cy="gall y cyfrif sy'n cymryd y gweddill gael ceiniog yn llai nag isafswm {name}: dewiswch gyfrif arall, "
    "neu ddull arall",
    en="the account that takes what is left may get a penny less than the floor {name}: choose another "
    "account, or another method",
)
_NOT_PENDING = Words(
    cy="nid yw'r rheol dros dro yn dweud beth a delir {state}",
    en="the interim rule does not say what is paid {state}",
)
_NO_INTERIM_RULE = Words(
    cy="nid oes fformiwla o'r enw {rule} i'w thalu dros dro",
    en="there is no formula {rule} to pay by meanwhile",
)

_PART_SILENT = Words(
    cy="bwlch: gofynnir i'r fformiwla hon am {kind}, ac nid yw'n ei gynnwys",
    en="a gap: this formula is asked about {kind} and does not cover it",
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
