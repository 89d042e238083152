"""Agreements and packages at random, out of every registered kind of formula: for properties and for fuzzing.

Everything comes from one `random.Random`, so a seed repeats it, and Hypothesis can hand in its own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any, get_args

from agreements.circumstances import ELIGIBILITY, INCOME_SOURCES, MARKS
from agreements.facts import PackageFacts
from agreements.formulas import KINDS, Formula
from agreements.line_kinds import LINE_KINDS, SERVICES
from agreements.money import METHODS
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PAYER_ROLES
from agreements.proof.proving import Failure, Proof
from agreements.provisions.rounding import Grain, Rounding
from agreements.reference import Reference
from agreements.words import Words

REGION = "XR2"
FIRST_DAY = date(2024, 5, 6)
MOST = 10**13
"""Every random package costs less than this."""
FIGURES = (0, 1, 7, 99, 100, 5_000, 66_667, 100_000, 250_000, 10**7)
INVENTED = {
    "kind": "illustrative",
    "confidence": "R",
    "source": {"cy": "Enghraifft ddychmygol.", "en": "An invented example."},
}
FALLS = Words(cy="Mae'r rheol ar hap yn gwneud hynny.", en="The random rule does so.")
EDUCATION_KINDS = ["tuition", "education_support"]


@dataclass(frozen=True)
class RuleSet:
    """Rules in order, what they are made of, their dated values, and how pennies are placed."""

    rules: tuple[Formula, ...]
    parts: Mapping[str, Formula]
    parameters: Mapping[str, Parameter]
    rounding: Rounding

    @property
    def formulas(self) -> dict[str, Formula]:
        """Every formula by id."""
        return {rule.id: rule for rule in self.rules} | dict(self.parts)

    def problems(self) -> list[str]:
        """What is wrong with its formulas in themselves."""
        needs = NeedsTable.load()
        return [
            problem.words.en
            for formula in self.formulas.values()
            for problem in formula.problems(self.parameters, needs)
        ]

    def proof(self) -> Proof:
        """What can be proved of it at every cost that a random package may have."""
        return Proof(self.formulas, self.parameters, first=0, last=MOST)

    def failures(self) -> tuple[Failure, ...]:
        """The promises that its formulas do not keep."""
        return self.proof().failures([rule.id for rule in self.rules])

    def declared(self) -> "RuleSet":
        """The same, each formula saying that it falls with the cost where it was found to."""
        falling = {failure.formula for failure in self.failures() if failure.check == "V19"}

        def said(formula: Formula) -> Formula:
            change = {"falls_with_cost": FALLS} if formula.id in falling else {}
            return formula.model_copy(update=change)

        return replace(
            self,
            rules=tuple(said(rule) for rule in self.rules),
            parts={name: said(part) for name, part in self.parts.items()},
        )


def rule_set(random: Random) -> RuleSet:
    """A rule set out of all kinds, formulas inside formulas up to four deep; most are valid."""
    maker = _Maker(random)
    rules = [maker.formula("main", "all", depth=0)]
    if random.random() < 0.4:
        rules.insert(0, maker.formula("education", EDUCATION_KINDS, depth=2))
    return RuleSet(tuple(rules), maker.parts, maker.parameters, _rounding(random))


def valid_rule_set(random: Random) -> RuleSet:
    """A rule set that has no fault and says where it falls with the cost, as one that may be signed: every
    promise is proved, but that `additive_rate` answers at the price alone.
    """
    while True:
        made = rule_set(random)
        if not made.problems() and {failure.check for failure in made.failures()} <= {"V16", "V19"}:
            return made.declared()


def package(random: Random, rules: RuleSet | None = None) -> PackageFacts:
    """A package of the region: any lines, levels, marks, pauses and income, some facts left out; a cost may
    lie at a figure of the rules, or a penny from it.
    """
    region = Reference.load().region(REGION)
    figures = FIGURES + (_figures(rules) if rules else ())
    lines = [_line(random, place, figures) for place in range(random.choice((1, 1, 2, 2, 3, 5, 8)))]
    return PackageFacts.model_validate(
        {
            "region": REGION,
            "health_board": region.health_board,
            "council": random.choice(region.councils),
            "service": random.choice(list(SERVICES)),
            "package_start": FIRST_DAY - timedelta(days=random.choice((0, 0, 6, 7, 83, 84, 400))),
            "levels": _levels(random),
            "lines": lines,
            "panel_shares": _panel(random),
            "hours": _hours(random),
            "marks": random.sample(list(MARKS), random.choice((0, 0, 1, 2))),
            "eligibility": random.choice(list(ELIGIBILITY)),
            "paused_days": random.choice((0, 0, 0, 1, 30)),
            "income": _income(random, lines),
        }
    )


class _Maker:
    """Makes formulas and keeps what they need beside them."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.parts: dict[str, Formula] = {}
        self.parameters: dict[str, Parameter] = {}

    def formula(self, name: str, lines: Any, *, depth: int) -> Formula:
        """A formula of any kind, its parts registered."""
        kinds = LEAVES if depth >= 3 else (*LEAVES, *WRAPPERS, *WRAPPERS)
        kind = self.random.choice(kinds)
        fields = MAKERS[kind](self, depth)
        if kind == "itemised" and lines != "all":
            fields["items"] = {code: found for code, found in fields["items"].items() if code in lines}
        data = {"id": name, "kind": kind, "clause": "c4-1", "lines": lines, "provenance": INVENTED}
        return KINDS[kind].model_validate(data | fields)

    def part(self, depth: int) -> str:
        """A formula to be part of another; its id."""
        formula = self.formula(f"f{len(self.parts)}_{depth}", "all", depth=depth + 1)
        name = f"part{len(self.parts)}"
        self.parts[name] = formula.model_copy(update={"id": name})
        return name

    def parameter(self, *values: Any) -> str:
        """A parameter with these values one after the other; its name."""
        name = f"value{len(self.parameters)}"
        starts = [
            date(2020, 4, 1),
            *(FIRST_DAY + timedelta(days=200 * place) for place in range(1, len(values))),
        ]
        ends = [after - timedelta(days=1) for _, after in pairwise(starts)] + [None]
        dated = [
            {"from": first, "to": last, "value": value}
            for first, last, value in zip(starts, ends, values, strict=True)
        ]
        self.parameters[name] = Parameter.model_validate(
            {"name": name, "provenance": INVENTED, "values": dated}
        )
        return name

    def figure(self) -> int:
        """A sum of money in pence."""
        return self.random.choice((*FIGURES, self.random.randint(0, 10**6)))

    def sum(self) -> int | str:
        """Pence, or a schedule of them."""
        return self.figure() if self.random.random() < 0.5 else self.schedule()

    def schedule(self) -> str:
        """A schedule of published rates."""
        return self.parameter(*(self.figure() for _ in range(self.random.choice((1, 1, 2)))))

    def points(self) -> str:
        """A table of points for every level of need."""
        table = {
            domain.code: {level: self.random.randint(0, 6) for level in domain.levels}
            for domain in NeedsTable.load().domains
        }
        return self.parameter(table)

    def two(self) -> tuple[str, str]:
        """Two payers."""
        first, second = self.random.sample(PAYER_ROLES, 2)
        return first, second

    def others(self, payer: str) -> dict[str, str]:
        """Shares of the payers but one."""
        return shares(self.random, [role for role in PAYER_ROLES if role != payer])


def shares(random: Random, roles: Any = PAYER_ROLES) -> dict[str, str]:
    """Shares of some of the payers that sum to one exactly, plain or with a large denominator."""
    chosen = random.sample(list(roles), random.randint(1, len(roles)))
    most = random.choice((1, 4, 20, 10**9 // 3))
    weights = [random.randint(0, most) for _ in chosen]
    if not sum(weights):
        weights[0] = 1
    whole = sum(weights)
    return {role: f"{weight}/{whole}" for role, weight in zip(chosen, weights, strict=True)}


def _bands(maker: _Maker, depth: int) -> dict[str, Any]:
    cuts = sorted(maker.random.sample(range(1, 60), maker.random.randint(0, 4)))
    edges = [0, *cuts, 61]
    return {
        "points": maker.points(),
        "bands": [
            {"from_score": first, "to_score": after - 1, "shares": shares(maker.random)}
            for first, after in pairwise(edges)
        ],
    }


def _weighted(maker: _Maker, depth: int) -> dict[str, Any]:
    payer, rest = maker.two()
    return {
        "points": maker.points(),
        "weights": {
            domain.code: maker.random.choice(("0", "1/2", "1")) for domain in NeedsTable.load().domains
        },
        "payer": payer,
        "rest": rest,
        "snap_to": maker.random.choice((None, "5%", "1/3")),
    }


def _tiers(maker: _Maker, depth: int) -> dict[str, Any]:
    edges: list[int | None] = sorted({0, *(maker.figure() for _ in range(maker.random.randint(0, 3)))})
    return {
        "threshold_in": maker.random.choice(("lower", "upper")),
        "tiers": [
            {"from_pence": first, "to_pence": after, "shares": shares(maker.random)}
            for first, after in pairwise([*edges, None])
        ],
    }


def _cap(maker: _Maker, depth: int) -> dict[str, Any]:
    payer, _ = maker.two()
    return {"of": maker.part(depth), "payer": payer, "limit": maker.sum(), "excess_to": maker.others(payer)}


def _floor(maker: _Maker, depth: int) -> dict[str, Any]:
    payer, _ = maker.two()
    others = [role for role in PAYER_ROLES if role != payer]
    maker.random.shuffle(others)
    return {"of": maker.part(depth), "payer": payer, "limit": maker.sum(), "taken_from": others}


def _flat(maker: _Maker, depth: int) -> dict[str, Any]:
    payer, remainder = maker.two()
    return {"payer": payer, "rate": maker.schedule(), "remainder": remainder}


def _added(maker: _Maker, depth: int) -> dict[str, Any]:
    names = {"cy": "cyfradd", "en": "rate"}
    return {
        "components": [
            {
                "id": f"c{place}",
                "name": names,
                "rate": maker.schedule(),
                "payer": maker.random.choice(PAYER_ROLES),
            }
            for place in range(2)
        ]
    }


def _taper(maker: _Maker, depth: int) -> dict[str, Any]:
    edges = [0, *sorted(maker.random.sample((1, 12, 13, 26, 52, 57), maker.random.randint(0, 3))), None]
    return {
        "clock": "package_start",
        "pauses": "not_counted",
        "steps": [
            {
                "from_weeks": first,
                "to_weeks": None if after is None else after - 1,
                "shares": shares(maker.random),
            }
            for first, after in pairwise(edges)
        ],
    }


def _nested(maker: _Maker, depth: int) -> dict[str, Any]:
    roles = list(PAYER_ROLES)
    maker.random.shuffle(roles)
    cut = maker.random.choice((1, 2, 3))
    groups = [group for group in (roles[:cut], roles[cut:]) if group]
    first = maker.random.randint(0, 12) if len(groups) > 1 else 12
    inside = [dict.fromkeys(group, Fraction(1, len(group))) for group in groups]
    return {
        "sectors": [
            {"id": f"s{place}", "share": Fraction(part, 12), "inside": found}
            for place, (part, found) in enumerate(zip((first, 12 - first), inside, strict=False))
        ]
    }


def _of_two(maker: _Maker, depth: int) -> dict[str, Any]:
    payer, _ = maker.two()
    return {"payer": payer, "of": [maker.part(depth), maker.part(depth)], "rest": maker.others(payer)}


def _carve_out(maker: _Maker, depth: int) -> dict[str, Any]:
    return {
        "payer": maker.random.choice(PAYER_ROLES),
        "weekly": maker.sum(),
        "taught_weeks": maker.parameter(maker.random.choice((0, 1, 38, 39, 52))),
        "year_days": maker.random.choice((364, 365, 366)),
        "rest": maker.part(depth),
    }


def _chain(maker: _Maker, depth: int) -> dict[str, Any]:
    random = maker.random
    bound = random.choice(FIGURES)
    extra: dict[str, Any] = random.choice(
        (
            {"weekly_cost": {"from": bound, "from_included": False}},
            {"weekly_cost": {"from": 100, "from_included": True, "to": bound + 101, "to_included": False}},
            {"eligibility": ["joint_not_eligible"]},
            {"levels": {"skin": {"at_least": "high"}}},
            {"elapsed_weeks": {"from": 12, "from_included": True}},
            {"package_start": {"to": str(FIRST_DAY), "to_included": False}},
            {"line_kinds": ["support"], "services": ["transport", "equipment"]},
        )
    )
    mark = random.choice(list(MARKS))
    whens = [{"marks": [mark]}, {"without_marks": [mark], **extra}]
    if random.random() < 0.3:
        whens = [extra]
    return {
        "default": maker.part(depth),
        "exceptions": [
            {
                "id": f"e{place}",
                "name": {"cy": f"eithriad {place}", "en": f"exception {place}"},
                "clause": "c4-2",
                "when": when,
                "use": maker.part(depth),
            }
            for place, when in enumerate(whens)
        ],
    }


MAKERS: Mapping[str, Callable[[_Maker, int], dict[str, Any]]] = {
    "fixed_share": lambda maker, _: {"shares": shares(maker.random)},
    "itemised": lambda maker, _: {"items": {kind: shares(maker.random) for kind in LINE_KINDS}},
    "score_band": _bands,
    "panel_determined": lambda maker, _: {},
    "equal_shares": lambda maker, _: {"payers": maker.random.sample(PAYER_ROLES, maker.random.randint(2, 3))},
    "hours_ratio": lambda maker, _: dict(zip(("health", "other"), maker.two(), strict=True)),
    "weighted_domains": _weighted,
    "marginal_tiers": _tiers,
    "cap": _cap,
    "floor": _floor,
    "flat_plus_remainder": _flat,
    "additive_rate": _added,
    "taper": _taper,
    "education_carve_out": _carve_out,
    "nested": _nested,
    "greater_of": _of_two,
    "lesser_of": _of_two,
    "exception_chain": _chain,
}
WRAPPERS = ("cap", "floor", "greater_of", "lesser_of", "education_carve_out", "exception_chain")
LEAVES = tuple(kind for kind in MAKERS if kind not in WRAPPERS)


def _rounding(random: Random) -> Rounding:
    order = list(PAYER_ROLES)
    random.shuffle(order)
    method = random.choice(METHODS)
    return Rounding.model_validate(
        {
            "clause": "c4-9",
            "method": method,
            "half": "away_from_zero",
            "grain": random.choice(get_args(Grain)),
            "tie_order": order,
            "residual_account": random.choice(order) if method == "last_party_residual" else None,
        }
    )


def _figures(rules: RuleSet) -> tuple[int, ...]:
    """Figures of the rules that are sums of money, so that packages come to lie at their bounds."""
    found: list[int] = []
    for formula in rules.formulas.values():
        data = formula.model_dump()
        found += [data[name] for name in ("limit", "weekly") if isinstance(data.get(name), int)]
        found += [tier["to_pence"] for tier in data.get("tiers", ()) if tier["to_pence"]]
    for parameter in rules.parameters.values():
        found += [one.value for one in parameter.values if isinstance(one.value, int) and one.value > 60]
    return tuple(found)


def _line(random: Random, place: int, figures: tuple[int, ...]) -> dict[str, Any]:
    pence = random.choice(
        (
            random.choice(figures) + random.choice((0, 0, 1)),
            random.randint(0, 500_000),
            random.randint(0, 9),
            random.randint(0, 10**12),
        )
    )
    return {
        "id": f"l{place}",
        "kind": random.choice(list(LINE_KINDS)),
        "weekly_pence": min(pence, 10**12),
        "minutes_a_week": random.choice((None, 0, 60, 3360)),
        "health_required": random.random() < 0.1,
    }


def _levels(random: Random) -> dict[str, str]:
    return {
        domain.code: random.choice(domain.levels)
        for domain in NeedsTable.load().domains
        if random.random() < 0.995
    }


def _panel(random: Random) -> dict[str, Any] | None:
    if random.random() < 0.1:
        return None
    if random.random() < 0.05:
        return {"health_board": random.randint(0, 100), "council.social": random.choice((5, "1/2", "x"))}
    return dict(shares(random))


def _hours(random: Random) -> dict[str, int] | None:
    if random.random() < 0.5:
        return None
    return {"health_minutes": random.choice((0, 77 * 60)), "other_minutes": random.choice((0, 20 * 60))}


def _income(random: Random, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "id": f"i{place}",
            "source": random.choice(list(INCOME_SOURCES)),
            "weekly_pence": random.choice((0, 1, 100, 50_000)),
            "against": random.choice((None, random.choice(lines)["id"])),
        }
        for place in range(random.choice((0, 0, 0, 0, 1, 2)))
    ]
