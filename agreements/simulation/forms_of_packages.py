"""Vector forms of the kinds whose shares do not depend on what a package costs."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm

import numpy as np

from agreements.formulas import Formula
from agreements.formulas.equal_shares import EqualShares
from agreements.formulas.fixed_share import FixedShare
from agreements.formulas.hours_ratio import HoursRatio
from agreements.formulas.itemised import Itemised
from agreements.formulas.nested import Nested
from agreements.formulas.panel_determined import PanelDetermined
from agreements.formulas.score_band import ScoreBand
from agreements.formulas.taper import Taper
from agreements.formulas.weighted_domains import WeightedDomains
from agreements.refusals import AgreementRefusal
from agreements.simulation.answering import Ask, numbered
from agreements.simulation.answers import Answer, Asked, ByKind, ByPackage, ByWeight, ExactShares, Refused
from agreements.simulation.cohort import DOMAINS, KINDS, LEVELS, NOT_STATED, Flags, Ints
from agreements.simulation.columns_of_pence import LIMIT

_MOST_POINTS = 1000
_FOR_GOOD = 2**31


def fixed_share(rule: Formula, asked: Asked, ask: Ask) -> Answer:
    """The same shares for every line."""
    assert isinstance(rule, FixedShare)
    return ByKind(dict.fromkeys(KINDS, rule.shares))


def equal_shares(rule: Formula, asked: Asked, ask: Ask) -> Answer:
    """The same shares for every line."""
    assert isinstance(rule, EqualShares)
    return ByKind(dict.fromkeys(KINDS, rule.shares))


def nested(rule: Formula, asked: Asked, ask: Ask) -> Answer:
    """The same shares for every line, with the sectors as the groups in which pennies are placed."""
    assert isinstance(rule, Nested)
    return ByKind(dict.fromkeys(KINDS, rule.shares), nest=tuple(tuple(one.inside) for one in rule.sectors))


def itemised(rule: Formula, asked: Asked, ask: Ask) -> Answer | None:
    """The shares of each kind of line."""
    assert isinstance(rule, Itemised)
    return ByKind(rule.items) if set(asked.kinds) <= set(rule.items) else None


def panel_determined(rule: Formula, asked: Asked, ask: Ask) -> Answer:
    """A package with a panel's shares says more than the columns hold; any other is refused."""
    assert isinstance(rule, PanelDetermined)
    return Refused()


def score_band(rule: Formula, asked: Asked, ask: Ask) -> Answer | None:
    """The points of every stated level, added; which band holds the sum, or a refusal."""
    assert isinstance(rule, ScoreBand)
    table = _points(rule.points, asked)
    if table is None:
        return None
    points, missing = _read(table, asked)
    score: Ints = np.sum([*points.values()], axis=0, dtype=np.int64)
    shares = tuple(band.shares for band in rule.bands)
    inside = [(score >= band.from_score) & (score <= band.to_score) for band in rule.bands]
    return _one_branch(shares, inside, missing)


def taper(rule: Formula, asked: Asked, ask: Ask) -> Answer:
    """The whole weeks that have gone by; which step holds them, or a refusal."""
    assert isinstance(rule, Taper)
    weeks, unknown = elapsed_weeks(asked)
    inside = [
        (weeks >= step.from_weeks) & (weeks <= (_FOR_GOOD if step.to_weeks is None else step.to_weeks))
        for step in rule.steps
    ]
    return _one_branch(tuple(step.shares for step in rule.steps), inside, unknown)


def weighted_domains(rule: Formula, asked: Asked, ask: Ask) -> Answer | None:
    """Every domain's points times its weight, over all points; moved to a multiple of the step, if any."""
    assert isinstance(rule, WeightedDomains)
    table = _points(rule.points, asked)
    if table is None or rule.payer == rule.rest or not set(table) <= set(rule.weights):
        return None
    if any(weight > 1 for weight in rule.weights.values()):
        return None
    points, missing = _read(table, asked)
    scale = lcm(*(weight.denominator for weight in rule.weights.values()))
    step = rule.snap_to or Fraction(0)
    highest = len(table) * _MOST_POINTS
    if 4 * scale * highest * max(step.numerator, step.denominator, 1) > LIMIT or step < 0:
        return None
    whole = np.zeros(len(asked.rows), dtype=np.int64)
    mine = np.zeros(len(asked.rows), dtype=np.int64)
    for domain, of_domain in points.items():
        whole += of_domain
        mine += of_domain * int(rule.weights[domain] * scale)
    nothing = whole == 0
    all_of = np.where(nothing, 1, whole) * scale
    if step:
        mine = _nearest(mine * step.denominator, all_of * step.numerator) * step.numerator
        all_of = np.full(len(mine), step.denominator, dtype=np.int64)
    refused = missing | nothing | (mine > all_of) | (mine < 0)
    weights = {
        rule.payer: np.where(refused, 0, mine),
        rule.rest: np.where(refused, all_of, all_of - mine),
    }
    return ByWeight(weights, all_of, numbered(missing, refused))


def hours_ratio(rule: Formula, asked: Asked, ask: Ask) -> Answer | None:
    """The minutes of health staff and of others."""
    assert isinstance(rule, HoursRatio)
    if rule.health == rule.other:
        return None
    health, other = asked.rows.hours
    missing = health == NOT_STATED
    whole = health + other
    nought = whole == 0
    refused = missing | nought
    weights = {rule.health: np.where(refused, 0, health), rule.other: np.where(refused, 1, other)}
    return ByWeight(weights, np.where(refused, 1, whole), numbered(missing, nought))


def elapsed_weeks(asked: Asked) -> tuple[Ints, Flags]:
    """Whole weeks that each package has run on its day, and of which that cannot be told."""
    rows = asked.rows
    run = asked.days.astype(np.int64) - rows.start
    days = run - rows.paused
    return days // 7, (run < 0) | (days < 0)


def _one_branch(shares: tuple[ExactShares, ...], inside: list[Flags], unknown: Flags) -> ByPackage:
    """Shares where exactly one holds; a refusal where none or two do, or it cannot be told which."""
    held = np.sum(inside, axis=0)
    branch = np.zeros(len(unknown), dtype=np.int32)
    for place, one in enumerate(inside):
        branch[one] = place
    return ByPackage(shares, branch, numbered(unknown, held != 1))


def _points(name: str, asked: Asked) -> Mapping[str, Mapping[str, int]] | None:
    try:
        found = asked.agreement.parameters[name].on(asked.day)
    except (AgreementRefusal, KeyError):
        return None
    return found  # type: ignore[no-any-return]  # a table of points: checked when the agreement is


def _read(table: Mapping[str, Mapping[str, int]], asked: Asked) -> tuple[dict[str, Ints], Flags]:
    """Each package's points by domain, and which packages lack a level that the table asks for."""
    levels = asked.rows.levels
    missing = np.zeros(len(asked.rows), dtype=np.bool_)
    found: dict[str, Ints] = {}
    for domain, points in table.items():
        stated = levels[:, DOMAINS.index(domain)]
        # Indexed from the end, NOT_STATED finds the nought after the last level.
        by_level = np.array([*(points.get(level, 0) for level in LEVELS), 0], dtype=np.int64)
        found[domain] = by_level[stated]
        missing |= stated == NOT_STATED
    return found, missing


def _nearest(numerator: Ints, denominator: Ints) -> Ints:
    nearest: Ints = (2 * numerator + denominator) // (2 * denominator)
    return nearest
