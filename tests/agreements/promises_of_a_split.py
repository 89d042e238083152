"""What holds of every split, whatever the rules and the package: put to one of each.

Money that is right to the penny, shares that are lawful, amounts that are proved and do not fall as the cost
rises, and an order of parties that places pennies and nothing else.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from random import Random

from agreements.book import Book
from agreements.facts import PackageFacts, PackageLine
from agreements.formulas import Division, Formula, Question
from agreements.model import WrittenAgreement
from agreements.payers import COUNCIL_ROLES, PAYER_ROLES
from agreements.placing import placed_pence
from agreements.proof.branch import Branch
from agreements.refusals import AgreementRefusal
from agreements.split import split
from agreements.split_result import Split
from tests.agreements.random_rules import FIRST_DAY, MOST, RuleSet, package, valid_rule_set

OF_COST_ALONE = {
    "marginal_tiers",
    "cap",
    "floor",
    "flat_plus_remainder",
    "additive_rate",
    "education_carve_out",
}
"""Kinds that name a sum of money, so that twice the cost is not twice the amounts."""


@dataclass
class Told:
    """How many packages were split, and how many were refused by each rule."""

    split: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Told") -> None:
        """Count another's too."""
        self.split += other.split
        self.refused += other.refused
        self.kinds += other.kinds


@cache
def _signed() -> WrittenAgreement:
    found = Book.load().get("xr2-gofal-parhaus")
    assert found.sha256
    return found


def agreement_with(rules: RuleSet, *, net: bool = True) -> WrittenAgreement:
    """A shipped agreement with these rules in place of its own, its contributions net of income or gross."""
    signed = _signed()
    basis = "net_of_income" if net else "gross"
    return signed.model_copy(
        update={
            "rules": rules.rules,
            "parts": rules.parts,
            "parameters": rules.parameters,
            "rounding": rules.rounding,
            "contributions": signed.contributions.model_copy(update={"basis": basis}),
        }
    )


def answer(agreement: WrittenAgreement, facts: PackageFacts, *, on: date) -> Split | AgreementRefusal:
    """The split, or the refusal, which says why in both languages. Nothing else may come of any package."""
    found: Split | AgreementRefusal
    try:
        found = split(agreement, facts, on=on)
    except AgreementRefusal as refusal:
        found = refusal
    if isinstance(found, AgreementRefusal):
        assert found.words.cy.strip() != found.words.en.strip()
    return found


class Judged:
    """One rule set, with what is proved of it, to which packages are put."""

    def __init__(self, rules: RuleSet, *, net: bool = True) -> None:
        self.rules = rules
        self.agreement = agreement_with(rules, net=net)
        self.net = net
        proof = rules.proof()
        self.branches = {rule.id: proof.branches(rule.id) for rule in rules.rules}
        self.scales = not OF_COST_ALONE & {formula.kind for formula in rules.formulas.values()} and not any(
            one.when.weekly_cost
            for formula in rules.formulas.values()
            for one in getattr(formula, "exceptions", ())
        )
        self.told = Told(kinds=Counter({formula.kind for formula in rules.formulas.values()}))

    def put(self, facts: PackageFacts, random: Random, *, on: date = FIRST_DAY) -> Split | None:
        """Split the package and hold the split to every promise; None where it is refused."""
        found = answer(self.agreement, facts, on=on)
        if isinstance(found, AgreementRefusal):
            self.told.refused[found.rule] += 1
            return None
        self.told.split += 1
        carries_the_cost(found, facts, net=self.net)
        lawful(found, facts)
        question = Question(facts, on, self.rules.parameters, self.agreement.parts)
        if not facts.income:
            for rule, group in self.groups(facts):
                self._rule_keeps_its_promises(rule, group, question, random)
        return found

    def groups(self, facts: PackageFacts) -> Iterable[tuple[Formula, list[PackageLine]]]:
        """Each rule with the lines that it answers for."""
        open_lines = [line for line in facts.lines if not line.health_required]
        for place, rule in enumerate(self.rules.rules):
            before = self.rules.rules[:place]
            group = [
                line
                for line in open_lines
                if rule.covers(line.kind) and not any(one.covers(line.kind) for one in before)
            ]
            if group:
                yield rule, group

    def _rule_keeps_its_promises(
        self, rule: Formula, group: list[PackageLine], question: Question, random: Random
    ) -> None:
        division = rule.divide(group, question)
        amounts = division.amounts(group)
        cost = sum(line.weekly_pence for line in group)
        assert sum(amounts.values()) == cost
        for divided in division.lines:
            assert sum(divided.shares.values()) == 1
            assert all(0 <= share <= 1 for share in divided.shares.values())
        assert any(_encloses(branch, amounts, cost) for branch in self.branches[rule.id]), (rule, cost)
        if rule.falls_with_cost is None:
            self._does_not_fall(rule, group, question, amounts, random)
        if self.scales and cost * 3 < MOST:
            self._scales(rule, group, question, amounts)
        self._order_places_pennies_only(group, division, random)

    def _does_not_fall(
        self,
        rule: Formula,
        group: list[PackageLine],
        question: Question,
        amounts: dict[str, Fraction],
        random: Random,
    ) -> None:
        place = random.randrange(len(group))
        more = random.choice((1, 1, 100, 10**6))
        dearer = [*group]
        dearer[place] = _costing(group[place], group[place].weekly_pence + more)
        try:
            after = rule.divide(dearer, _with(question, dearer)).amounts(dearer)
        except AgreementRefusal:
            return
        for role in PAYER_ROLES:
            assert after[role] >= amounts[role], (rule, role, more)

    def _scales(
        self, rule: Formula, group: list[PackageLine], question: Question, amounts: dict[str, Fraction]
    ) -> None:
        if question.facts.panel_shares and any(
            isinstance(share, int) for share in question.facts.panel_shares.values()
        ):
            return
        thrice = [_costing(line, 3 * line.weekly_pence) for line in group]
        after = rule.divide(thrice, _with(question, thrice)).amounts(thrice)
        assert after == {role: 3 * amount for role, amount in amounts.items()}

    def _order_places_pennies_only(
        self, group: Sequence[PackageLine], division: Division, random: Random
    ) -> None:
        rounding = self.rules.rounding
        order = list(rounding.tie_order)
        random.shuffle(order)
        other = rounding.model_copy(update={"tie_order": tuple(order)})
        placed, rounded = placed_pence(rounding, group, division)
        again, _ = placed_pence(other, group, division)
        roundings = (len(rounded) or len(group)) * (2 if division.nest else 1)
        amounts = division.amounts(group)
        for role in PAYER_ROLES:
            before, after = (sum(one.get(role, 0) for one in pence) for pence in (placed, again))
            assert abs(before - after) <= roundings
            assert abs(before - amounts[role]) < roundings + 1
            if rounding.method == "largest_remainder" and not division.nest and len(rounded) == 1:
                rests = [rounded[0].cost * share % 1 for share in rounded[0].shares.values() if share]
                assert before == after or len(set(rests)) < len(rests)


def lived(seed: int, packages: int) -> Told:
    """One random rule set with so many random packages put to it; a broken promise names its place."""
    random = Random(seed)
    rules = valid_rule_set(random)
    judged = Judged(rules, net=random.random() < 0.5)
    for place in range(packages):
        on = FIRST_DAY + timedelta(days=random.choice((0, 7, 83, 84, 400)))
        try:
            judged.put(package(random, rules), random, on=on)
        except Exception as broken:
            broken.add_note(f"seed {seed}, package {place}")
            raise
    return judged.told


def with_rules(rules: RuleSet, changed: Mapping[str, Formula]) -> RuleSet:
    """The same rule set with some of its formulas in another shape."""
    return replace(
        rules,
        rules=tuple(changed.get(rule.id, rule) for rule in rules.rules),
        parts={name: changed.get(name, part) for name, part in rules.parts.items()},
    )


def carries_the_cost(found: Split, facts: PackageFacts, *, net: bool) -> None:
    """The shares are the cost less income to the penny, line by line, and none is negative."""
    income = sum(one.weekly_pence for one in facts.income) if net else 0
    assert found.total_pence == facts.total_pence - income
    assert sum(share.pence for share in found.shares) == found.total_pence
    assert all(line.pence >= 0 for line in found.lines)
    by_line = Counter[str]()
    for line in found.lines:
        by_line[line.line_id] += line.pence
    for line in facts.lines:
        assert 0 <= by_line[line.id] <= line.weekly_pence
        if not income:
            assert by_line[line.id] == line.weekly_pence


def lawful(found: Split, facts: PackageFacts) -> None:
    """No penny of a nurse's or a health-required line lies with the council."""
    council = {facts.accounts.account(role) for role in COUNCIL_ROLES}
    health = {line.id for line in facts.lines if line.health_required}
    assert not any(line.pence for line in found.lines if line.line_id in health and line.account in council)


def _costing(line: PackageLine, pence: int) -> PackageLine:
    return line.model_copy(update={"weekly_pence": pence})


def _with(question: Question, group: Sequence[PackageLine]) -> Question:
    """The question about the same package with these lines at other costs."""
    changed = {line.id: line for line in group}
    lines = tuple(changed.get(line.id, line) for line in question.facts.lines)
    return replace(question, facts=question.facts.model_copy(update={"lines": lines}))


def _encloses(branch: Branch, amounts: dict[str, Fraction], cost: int) -> bool:
    return branch.first <= cost <= branch.last and all(
        branch.lower[role].at(cost) <= amounts[role] <= branch.upper[role].at(cost) for role in PAYER_ROLES
    )
