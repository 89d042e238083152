"""What every kind of formula promises, put to one question; and how the tests of kinds ask it."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from agreements.facts import PackageFacts, PackageLine
from agreements.formulas import KINDS, Division, Formula, Question
from agreements.line_kinds import LINE_KINDS
from agreements.money import METHODS
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PAYER_ROLES
from agreements.placing import placed_pence
from agreements.proof.branch import Branch, World
from agreements.provisions.rounding import Rounding
from tests.agreements.packages import DAY, line, package

PROVENANCE = {
    "kind": "illustrative",
    "confidence": "R",
    "source": {"cy": "Hysbysiad dychmygol.", "en": "An invented notice."},
}
HEALTH, SOCIAL, EDUCATION = PAYER_ROLES


def formula(kind: str, **fields: Any) -> Formula:
    """A formula of a kind, as its file would say it."""
    data = {"id": kind, "kind": kind, "clause": "c4-1", "lines": "all", "provenance": PROVENANCE}
    return KINDS[kind].model_validate(data | fields)


def schedule(name: str, *values: tuple[str, str | None, Any]) -> dict[str, Parameter]:
    """A dated parameter by its name: first day, last day, value."""
    dated = [{"from": first, "to": last, "value": value} for first, last, value in values]
    return {name: Parameter.model_validate({"name": name, "provenance": PROVENANCE, "values": dated})}


def always(name: str, value: Any) -> dict[str, Parameter]:
    """A parameter with one value for good."""
    return schedule(name, ("2020-04-01", None, value))


def block(*pence: int, **changes: Any) -> PackageFacts:
    """A package of accommodation lines at these costs."""
    return package(
        "XR1", *(line(f"l{at}", "accommodation", cost) for at, cost in enumerate(pence)), **changes
    )


def question(
    facts: PackageFacts,
    *,
    on: date = DAY,
    parameters: Mapping[str, Parameter] | None = None,
    parts: Sequence[Formula] = (),
) -> Question:
    """What a formula is asked: the facts on a day."""
    return Question(facts=facts, on=on, parameters=parameters or {}, parts={one.id: one for one in parts})


def rounding(*, grain: str = "week", method: str = "largest_remainder") -> Rounding:
    """Rounding in the fixed order of payers."""
    residual = EDUCATION if method == "last_party_residual" else None
    return Rounding.model_validate(
        {
            "clause": "c4-9",
            "method": method,
            "half": "away_from_zero",
            "grain": grain,
            "tie_order": PAYER_ROLES,
            "residual_account": residual,
        }
    )


def pence(
    rule: Formula, asked: Question, *, grain: str = "week", method: str = "largest_remainder"
) -> tuple[int, int, int]:
    """The whole pence of the health board, the council's social care and its education budget."""
    lines = asked.facts.lines
    placed, _ = placed_pence(rounding(grain=grain, method=method), lines, rule.divide(lines, asked))
    for cost, shares in zip(lines, placed, strict=True):
        assert sum(shares.values()) == cost.weekly_pence
    health, social, education = (sum(one.get(role, 0) for one in placed) for role in PAYER_ROLES)
    return health, social, education


def problems(rule: Formula, parameters: Mapping[str, Parameter] | None = None) -> list[str]:
    """What is wrong with the rule in itself, in English; each has its Welsh."""
    found = rule.problems(parameters or {}, NeedsTable.load())
    assert all(one.words.cy != one.words.en for one in found)
    return [one.words.en for one in found]


def told(division: Division) -> list[str]:
    """What the rule went through on its way, in English."""
    return [passage.says.en for passage in division.passages]


def world(
    parameters: Mapping[str, Parameter] | None = None,
    parts: Sequence[Formula] = (),
    *,
    first: int = 0,
    last: int = 10**13,
) -> World:
    """Over what a rule of the tests is proved."""
    by_id = {one.id: one for one in parts}
    found = World(
        first=first,
        last=last,
        parameters=parameters or {},
        needs=NeedsTable.load(),
        branches_of=lambda name: by_id[name].branches(found),
        limits_of=lambda name: by_id[name].limits(found),
    )
    return found


COSTS = st.integers(0, 10**12)
SMALL_COSTS = st.integers(0, 1_000_000)


@st.composite
def lines_of_any_kind(draw: st.DrawFn, costs: st.SearchStrategy[int] = SMALL_COSTS) -> list[PackageLine]:
    """One to six lines of any kind but a nurse's, which no rule is ever asked about alone."""
    kinds = st.sampled_from([kind for kind in LINE_KINDS if kind != "registered_nurse"])
    drawn = draw(st.lists(st.tuples(kinds, costs), min_size=1, max_size=6))
    return [PackageLine(id=f"l{at}", kind=kind, weekly_pence=cost) for at, (kind, cost) in enumerate(drawn)]


@st.composite
def exact_shares(draw: st.DrawFn, roles: Sequence[str] = PAYER_ROLES) -> dict[str, str]:
    """Shares that sum to one, exact, with denominators up to 10^9."""
    weights = draw(st.lists(st.integers(0, 10**9 // 3), min_size=len(roles), max_size=len(roles)))
    whole = sum(weights)
    if whole == 0:
        weights, whole = [1] + [0] * (len(roles) - 1), 1
    return {role: f"{weight}/{whole}" for role, weight in zip(roles, weights, strict=True)}


def with_lines(facts: PackageFacts, lines: Sequence[PackageLine]) -> PackageFacts:
    """The same package with other lines."""
    return facts.model_copy(update={"lines": tuple(lines)})


def keeps_its_promises(rule: Formula, asked: Question, over: World, *, rising: bool = True) -> None:
    """Shares of every line sum to one, none is negative or above one; the pence are the cost under every
    method; a branch of the proof encloses the exact amounts; and, where every cost may be asked (`rising`),
    one more penny on a line takes nothing off anybody, and adds what the branch says it adds.
    """
    lines = asked.facts.lines
    division = rule.divide(lines, asked)
    assert len(division.lines) == len(lines)
    for divided in division.lines:
        assert sum(divided.shares.values()) == 1
        assert all(0 <= share <= 1 for share in divided.shares.values())
        assert divided.working.cy != divided.working.en or "%" in divided.working.en
    for grain in ("line", "week"):
        for method in METHODS:
            assert sum(pence(rule, asked, grain=grain, method=method)) == asked.facts.total_pence
    amounts, cost = division.amounts(lines), asked.facts.total_pence
    enclosing = [branch for branch in rule.branches(over) if encloses(branch, amounts, cost)]
    assert enclosing, f"no branch of {rule.kind} encloses {amounts} at {cost}"
    if rising:
        _one_more_penny(rule, asked, amounts, enclosing)


def _one_more_penny(
    rule: Formula, asked: Question, amounts: Mapping[str, Fraction], enclosing: Sequence[Branch]
) -> None:
    lines = asked.facts.lines
    for place, one in enumerate(lines):
        dearer = [*lines]
        dearer[place] = one.model_copy(update={"weekly_pence": one.weekly_pence + 1})
        facts = with_lines(asked.facts, dearer)
        after = rule.divide(dearer, question(
            facts, on=asked.on, parameters=asked.parameters, parts=tuple(asked.parts.values())
        )).amounts(dearer)  # fmt: skip
        added = {role: after[role] - amounts[role] for role in PAYER_ROLES}
        assert all(penny >= 0 for penny in added.values()), (added, facts.total_pence)
        assert any(
            encloses(branch, after, facts.total_pence)
            and all(branch.marginal[role].low <= added[role] <= branch.marginal[role].high for role in added)
            for branch in enclosing
        ), (added, facts.total_pence)


def encloses(branch: Branch, amounts: Mapping[str, Fraction], cost: int) -> bool:
    """Whether the branch speaks of the cost and every amount is between its least and its most there."""
    return branch.first <= cost <= branch.last and all(
        branch.lower[role].at(cost) <= amounts[role] <= branch.upper[role].at(cost) for role in PAYER_ROLES
    )


def is_proved_lawful(rule: Formula, over: World) -> bool:
    """Whether the proof finds no negative amount, none above the cost and none that falls as it rises."""
    return all(
        amount >= 0 and top <= cost and branch.marginal[role].low >= 0
        for branch in rule.branches(over)
        for role in PAYER_ROLES
        for (_, amount) in branch.lower[role].points
        for (cost, top) in branch.upper[role].points
    )


_ALL = {role: {role: "100%"} for role in PAYER_ROLES}
ITEMISED = formula(
    "itemised",
    id="within",
    items={
        **dict.fromkeys(("registered_nurse", "trained_carer", "therapy"), _ALL[HEALTH]),
        **dict.fromkeys(("support", "short_break", "transport"), _ALL[SOCIAL]),
        **dict.fromkeys(("tuition", "education_support"), _ALL[EDUCATION]),
        "health_equipment": {HEALTH: "1/3", SOCIAL: "2/3"},
        "accommodation": {HEALTH: "50%", SOCIAL: "50%"},
    },
)
"""Shares by kind of line, so that amounts depend on more than the cost: for a rule to wrap."""
CLOSE = formula(
    "itemised",
    id="within",
    items={
        kind: {HEALTH: "1/2", SOCIAL: "3/10", EDUCATION: "1/5"}
        if place % 2
        else {HEALTH: "3/5", SOCIAL: "1/10", EDUCATION: "3/10"}
        for place, kind in enumerate(LINE_KINDS)
    },
)
"""Shares by kind of line that leave nobody out, so that a penny more is always a part of a penny more."""
