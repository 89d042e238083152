"""The figures of an agreement as knobs: every number of the rules that answer, every dated value that
they read, and every share that they name.

Found in the rules' own data, whatever their kind. A boundary between two neighbours of a list (bands,
tiers, steps) moves on both sides at once, so that no gap opens.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from pydantic import ValidationError

from agreements.formulas import Formula
from agreements.formulas.inputs import level_read
from agreements.formulas.kind_names import kind_name
from agreements.knobs import MOST_PENCE, Knob, OutOfReach
from agreements.model import WrittenAgreement
from agreements.money import exact_text, format_pounds, format_share, parse_share
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import HEALTH_BOARD, PAYER_ROLES, ROLE_WORDS, SOCIAL, PayerRole
from agreements.situation import Situation
from agreements.split import lines_by_rule
from agreements.words import Words

Path = tuple[str | int, ...]
_MOST = 10_000
_POINT = Fraction(1, 100)
_NOT_FIGURES = frozenset({"provenance", "year_days"})
_MONEY = frozenset({"limit", "weekly", "rate", "weekly_cost"})


def of_rules(at: Situation) -> Iterator[Knob]:
    """The numbers of the rules that answer, then the dated values that they read."""
    for formula in _used(at):
        yield from _numbers(at, formula)
    for formula in _used(at):
        yield from _dated_values(at, formula)


def of_shares(at: Situation) -> Iterator[Knob]:
    """Every share that a rule names: a step is one percentage point, from its payer to another."""
    for formula in _used(at):
        data = formula.model_dump(mode="json")
        for path, named in _mappings_of_shares(data, ()):
            yield _share(at, formula, path, named)


def _used(at: Situation) -> list[Formula]:
    """The rules that answer for the package's lines, and the formulas that they are made of, each once."""
    waiting = [rule for rule, _ in lines_by_rule(at.agreement, at.facts)]
    found: dict[str, Formula] = {}
    while waiting:
        formula = waiting.pop(0)
        if formula.id not in found:
            found[formula.id] = formula
            waiting.extend(at.agreement.parts[part] for part in formula.parts())
    return list(found.values())


def _numbers(at: Situation, formula: Formula) -> Iterator[Knob]:
    data = formula.model_dump(mode="json")
    boundaries = list(_boundaries(data, ()))
    for low, high in boundaries:
        yield _number(at, formula, (low, high), name=_boundary_name(str(high[-1])))
    for path, _ in _integers(data, ()):
        if not str(path[-1]).startswith(("from_", "to_")):
            yield _number(at, formula, (path,), name=_NAMES.get(str(path[-1]), kind_name(formula.kind)))


def _boundaries(data: Any, path: Path) -> Iterator[tuple[Path, Path]]:
    """The `to_…` of an entry of a list and the `from_…` of the next, where both are there."""
    if isinstance(data, list):
        for place in range(len(data) - 1):
            yield from _meeting(data[place], data[place + 1], (*path, place), (*path, place + 1))
    for key, inside in _inside(data):
        yield from _boundaries(inside, (*path, key))


def _meeting(here: Any, after: Any, path: Path, next_path: Path) -> Iterator[tuple[Path, Path]]:
    if not isinstance(here, dict) or not isinstance(after, dict):
        return
    for key, value in here.items():
        start = f"from_{key.removeprefix('to_')}"
        if key.startswith("to_") and isinstance(value, int) and isinstance(after.get(start), int):
            yield (*path, key), (*next_path, start)


def _integers(data: Any, path: Path) -> Iterator[tuple[Path, int]]:
    if isinstance(data, int) and not isinstance(data, bool):
        yield path, data
    for key, inside in _inside(data):
        yield from _integers(inside, (*path, key))


def _inside(data: Any) -> Sequence[tuple[str | int, Any]]:
    if isinstance(data, dict):
        return [(key, value) for key, value in data.items() if key not in _NOT_FIGURES]
    return list(enumerate(data)) if isinstance(data, list) else []


def _number(at: Situation, formula: Formula, paths: tuple[Path, ...], *, name: Words) -> Knob:
    data = formula.model_dump(mode="json")
    now = _value_at(data, paths[-1])
    money = any("pence" in str(key) or key in _MONEY for key in paths[-1])

    def turned(step: int) -> Situation:
        changed = data
        for path in paths:
            changed = _put(changed, path, _value_at(data, path) + step)
        return replace(at, agreement=_with_formula(at.agreement, _validated(formula, changed)))

    def said(step: int) -> Words:
        text = format_pounds(now + step) if money else str(now + step)
        return Words(cy=text, en=text)

    return Knob("figure", name, formula.clause, MOST_PENCE if money else _MOST, at=turned, said=said)


def _validated(formula: Formula, data: Mapping[str, Any]) -> Formula:
    try:
        return type(formula).model_validate(data)
    except ValidationError as fault:
        raise OutOfReach(formula.id) from fault


def sound(agreement: WrittenAgreement, before: WrittenAgreement) -> bool:
    """Whether every formula that differs from the agreement before is still without a fault of its own."""
    needs = NeedsTable.load()
    known = {id(formula) for formula in before.formulas}
    return not any(
        formula.problems(agreement.parameters, needs)
        for formula in agreement.formulas
        if id(formula) not in known
    )


def _dated_values(at: Situation, formula: Formula) -> Iterator[Knob]:
    """The values in force on the day of every parameter that the formula names."""
    named = dict(_texts(formula.model_dump(mode="json"), ""))
    for name, key in named.items():
        parameter = at.agreement.parameters.get(name)
        place = _in_force(parameter, at) if parameter is not None else None
        if parameter is None or place is None:
            continue
        for path, now in _integers(parameter.values[place].value, ()):
            if _matters(path, at):
                yield _dated(at, formula, parameter, (place, path), now=now, money=key in _MONEY)


def _in_force(parameter: Parameter, at: Situation) -> int | None:
    return next((place for place, one in enumerate(parameter.values) if one.holds_on(at.on)), None)


def _matters(path: Path, at: Situation) -> bool:
    """Of a table by domain and level, only the package's own levels; of anything else, all."""
    return len(path) != 2 or at.facts.levels.get(str(path[0])) == path[1]


def _texts(data: Any, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(data, str):
        yield data, key
    for inner, inside in _inside(data):
        yield from _texts(inside, str(inner))


def _dated(
    at: Situation, formula: Formula, parameter: Parameter, where: tuple[int, Path], *, now: int, money: bool
) -> Knob:
    place, path = where

    def turned(step: int) -> Situation:
        if now + step < 0:
            raise OutOfReach(parameter.name)
        dated = parameter.values[place]
        changed = dated.model_copy(update={"value": _put(dated.value, path, now + step)})
        values = (*parameter.values[:place], changed, *parameter.values[place + 1 :])
        parameters = {
            **at.agreement.parameters,
            parameter.name: parameter.model_copy(update={"values": values}),
        }
        return replace(at, agreement=at.agreement.model_copy(update={"parameters": parameters}))

    def said(step: int) -> Words:
        text = format_pounds(now + step) if money else str(now + step)
        return Words(cy=text, en=text)

    name = _VALUE.filled(name=parameter.name)
    if len(path) == 2:
        name = _POINTS.filled(level=level_read(str(path[0]), str(path[1])))
    return Knob("value", name, formula.clause, MOST_PENCE if money else _MOST, at=turned, said=said)


def _mappings_of_shares(data: Any, path: Path) -> Iterator[tuple[Path, Mapping[PayerRole, str]]]:
    if isinstance(data, dict) and data and all(key in PAYER_ROLES for key in data):
        yield path, data
    for key, inside in _inside(data):
        yield from _mappings_of_shares(inside, (*path, key))


def _share(at: Situation, formula: Formula, path: Path, named: Mapping[PayerRole, str]) -> Knob:
    """One percentage point a step from the payer with the most to the next, or to the other body."""
    exact = {role: parse_share(share) for role, share in named.items()}
    giver = max(exact, key=lambda role: exact[role])
    others = [role for role in exact if role != giver]
    taker = max(others, key=lambda role: exact[role]) if others else _other(giver)
    data = formula.model_dump(mode="json")

    def moved(step: int) -> Mapping[PayerRole, Fraction]:
        shares = {**exact, taker: exact.get(taker, Fraction(0)) + step * _POINT}
        shares[giver] = exact[giver] - step * _POINT
        if not all(0 <= share <= 1 for share in shares.values()):
            raise OutOfReach(formula.id)
        return shares

    def turned(step: int) -> Situation:
        written = {role: exact_text(share) for role, share in moved(step).items()}
        changed = _validated(formula, _put(data, path, written))
        return replace(at, agreement=_with_formula(at.agreement, changed))

    def said(step: int) -> Words:
        text = format_share(moved(step)[giver])
        return Words(cy=text, en=text)

    name = _SHARE.filled(payer=ROLE_WORDS[giver], other=ROLE_WORDS[taker])
    return Knob("share", name, formula.clause, 100, at=turned, said=said)


def _other(role: PayerRole) -> PayerRole:
    return SOCIAL if role == HEALTH_BOARD else HEALTH_BOARD


def _with_formula(agreement: WrittenAgreement, formula: Formula) -> WrittenAgreement:
    rules = tuple(formula if rule.id == formula.id else rule for rule in agreement.rules)
    parts = {name: formula if name == formula.id else part for name, part in agreement.parts.items()}
    return agreement.model_copy(update={"rules": rules, "parts": parts})


def _value_at(data: Any, path: Path) -> int:
    for key in path:
        data = data[key]
    assert isinstance(data, int)
    return data


def _put(data: Any, path: Path, value: Any) -> Any:
    """The same data with another value at a path; what was given is not touched."""
    if not path:
        return value
    key, rest = path[0], path[1:]
    if isinstance(data, list):
        return [_put(one, rest, value) if place == key else one for place, one in enumerate(data)]
    return {name: _put(one, rest, value) if name == key else one for name, one in data.items()}


def _boundary_name(start: str) -> Words:
    return _BOUNDARIES.get(start, _BOUNDARY)


_BOUNDARY = Words(cy="man cychwyn y rhan nesaf", en="where the next part begins")
_BOUNDARIES: Mapping[str, Words] = {
    "from_score": Words(
        cy="y sgôr lle mae'r band nesaf yn dechrau", en="the score at which the next band begins"
    ),
    "from_pence": Words(cy="trothwy'r haen nesaf", en="the threshold of the next tier"),
    "from_weeks": Words(
        cy="yr wythnos lle mae'r cam nesaf yn dechrau", en="the week in which the next step begins"
    ),
}
_NAMES: Mapping[str, Words] = {
    "limit": Words(cy="y terfyn", en="the limit"),
    "weekly": Words(cy="y swm wythnosol at addysg", en="the weekly amount for education"),
    "low": Words(cy="ffin isaf amod yr eithriad", en="the lower bound of the exception's condition"),
    "high": Words(cy="ffin uchaf amod yr eithriad", en="the upper bound of the exception's condition"),
}
_VALUE = Words(cy="y gwerth {name}", en="the value {name}")
_POINTS = Words(cy="pwyntiau am {level}", en="points for {level}")
_SHARE = Words(
    cy="y gyfran a enwir i {payer} (y gweddill: {other})",
    en="the share named for {payer} (the rest: {other})",
)
