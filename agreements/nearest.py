"""The nearest changes that would move a share: for a made-up package under an agreement, how far each
fact and each figure is from making its rules answer otherwise, and what the shares would then be.

For the workshop only, never for a case: nothing here takes a case. Each knob is turned to the first step at
which the rules no longer go on in the same way, found by doubling and halving; half of that step does
not do it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from agreements.facts import PackageFacts
from agreements.figures import of_rules, of_shares, sound
from agreements.knobs import Knob, KnobKind, OutOfReach, of_facts
from agreements.model import WrittenAgreement
from agreements.refusals import AgreementRefusal
from agreements.situation import Situation, Way, goes_on, ways
from agreements.split import split
from agreements.split_result import Share
from agreements.words import Words


@dataclass(frozen=True, slots=True)
class Change:
    """One change that would move a share: what is turned, from which value to which, and the new shares.

    `knob` and `step` let it be tried again; a `share` is moved by one percentage point.
    """

    kind: KnobKind
    name: Words
    clause: str | None
    now: Words
    then: Words
    shares: tuple[Share, ...]
    knob: Knob
    step: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """What would move a share: changes of the package, changes of the agreement's figures, and what one
    percentage point of each share in use is worth.
    """

    facts: tuple[Change, ...]
    figures: tuple[Change, ...]
    points: tuple[Change, ...]


def nearest(agreement: WrittenAgreement, facts: PackageFacts, *, on: date) -> Nearest:
    """Every nearest change, up and down. Raises AgreementRefusal where the agreement does not answer at
    all.
    """
    at = Situation(agreement, facts, on)
    before = split(agreement, facts, on=on).shares
    base = ways(at)
    return Nearest(
        facts=_nearest_first(_changes(of_facts(at), base, before)),
        figures=_nearest_first(_changes(of_rules(at), base, before)),
        points=tuple(_points(at, before)),
    )


def _changes(turnable: Iterator[Knob], base: tuple[Way, ...], before: tuple[Share, ...]) -> Iterator[Change]:
    for knob in turnable:
        for direction in (1, -1):
            step = _first_step(knob, base, direction)
            change = _change(knob, step, before) if step else None
            if change is not None:
                yield change


def _nearest_first(changes: Iterator[Change]) -> tuple[Change, ...]:
    """Each kind of change together, in the order in which the kinds come, the fewest steps first."""
    listed = list(changes)
    kinds = list(dict.fromkeys(one.kind for one in listed))
    return tuple(sorted(listed, key=lambda one: (kinds.index(one.kind), abs(one.step))))


def _first_step(knob: Knob, base: tuple[Way, ...], direction: int) -> int | None:
    """The first step in a direction at which the rules answer otherwise; None where none is found, or
    where they do not answer at all from there on.
    """
    same, other = 0, 1
    while _goes_on(knob, other * direction, base):
        same, other = other, other * 2
        if other > 2 * knob.most:
            return None
    while other - same > 1:
        middle = (same + other) // 2
        if _goes_on(knob, middle * direction, base):
            same = middle
        else:
            other = middle
    half = other // 2
    if half and not _goes_on(knob, half * direction, base):
        return _first_step_within(knob, base, direction, half)
    return other * direction


def _first_step_within(knob: Knob, base: tuple[Way, ...], direction: int, last: int) -> int:
    """The first step up to `last`, at which the rules do answer otherwise, one by one from the nearest."""
    return direction * next(step for step in range(1, last + 1) if not _goes_on(knob, step * direction, base))


def _goes_on(knob: Knob, step: int, base: tuple[Way, ...]) -> bool:
    try:
        return goes_on(base, knob.at(step))
    except (AgreementRefusal, OutOfReach):
        return False


def _change(knob: Knob, step: int, before: tuple[Share, ...]) -> Change | None:
    """The change and the shares after it; None where the agreement would not answer, or would have a
    fault.
    """
    try:
        there = knob.at(step)
        if not sound(there.agreement, knob.at(0).agreement):
            return None
        after = split(there.agreement, there.facts, on=there.on).shares
    except (AgreementRefusal, OutOfReach):
        return None
    if after == before:
        return None
    return Change(knob.kind, knob.name, knob.clause, knob.said(0), knob.said(step), after, knob, step)


def _points(at: Situation, before: tuple[Share, ...]) -> Iterator[Change]:
    """A percentage point of every share in use: down, or up where it cannot go down."""
    for knob in of_shares(at):
        change = _change(knob, 1, before) or _change(knob, -1, before)
        if change is not None:
            yield change
