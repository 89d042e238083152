"""The split: a written agreement and the facts of a package give each account's share of a week, with the
working.

Order: income from outside lowers the lines; health lines are carved out; then each line meets the first rule
that covers it, and each rule shares its lines (caps and floors wrap a rule); then rounding at the agreement's
grain. It decides no fact, and outside the agreement's coverage it refuses.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from agreements.by_hand import by_hand
from agreements.carve_out import HEALTH_LINE_RULE, is_health_line
from agreements.circumstances import ELIGIBILITY
from agreements.clauses import day_in_words
from agreements.facts import PackageFacts, PackageLine
from agreements.formulas import Formula, LineDivision, Question
from agreements.house_interim import house_interim
from agreements.income import after_income
from agreements.line_kinds import LINE_KINDS, SERVICES
from agreements.model import WrittenAgreement
from agreements.money import exact_text
from agreements.payers import HEALTH_BOARD, CaseAccounts, PayerRole
from agreements.placing import placed_pence
from agreements.reasons import carve_out_reason, share_reason
from agreements.refusals import AgreementRefusal, BadShares, FactsMissing, OutsideCoverage, UnlawfulShare
from agreements.split_result import LineShare, Share, Split, Step, summed
from agreements.tracing import Worked, carved, chosen, of_rule
from agreements.words import Words

__all__ = [
    "AgreementRefusal", "BadShares", "CaseAccounts", "FactsMissing", "LineShare", "OutsideCoverage",
    "Share", "Split", "Step", "UnlawfulShare", "by_hand", "house_interim", "split",
]  # fmt: skip


def split(agreement: WrittenAgreement, facts: PackageFacts, *, on: date) -> Split:
    """Shares of a week's cost in pence under the agreement on a day, to the penny, with every step.

    Raises OutsideCoverage (region, body, service, day or kind of line not covered), FactsMissing (a
    fact that a rule reads is not stated; PanelMustDetermine where a panel must set the shares),
    BadShares (a panel's shares do not carry the cost), IncomeAboveCost, TwoExceptionsApply. All carry
    Words, rule and clause.
    """
    _refuse_outside_coverage(agreement, facts, on)
    net = agreement.contributions.basis == "net_of_income"
    income = after_income(facts, taken_off=net, clause=agreement.contributions.clause)
    facts = income.facts
    question = Question(facts=facts, on=on, parameters=agreement.parameters, parts=agreement.parts)
    shares: dict[str, list[LineShare]] = {}
    steps: list[Step] = [chosen(agreement, facts, on), *income.steps]
    for line in facts.lines:
        if is_health_line(line):
            rule = _rule_for(agreement, line)
            whole = _carved(agreement, facts, line, _would_be(rule, line, question))
            shares[line.id] = [whole]
            steps.append(carved(line, whole))
    for rule, group in lines_by_rule(agreement, facts):
        division = rule.divide(group, question)
        pence, rounded = placed_pence(agreement.rounding, group, division)
        worked = Worked(rule, group, division, pence, rounded)
        shares.update(_shared(agreement, worked, facts))
        steps.extend(of_rule(agreement, worked, shares, question))
    lines = tuple(share for line in facts.lines for share in shares[line.id])
    return Split(
        agreement_id=agreement.id,
        agreement_version=agreement.version,
        agreement_sha256=agreement.sha256,
        legal_status=agreement.legal_status,
        on=on,
        total_pence=facts.total_pence,
        shares=summed(lines, facts.accounts),
        lines=lines,
        trace=tuple(steps),
    )


def lines_by_rule(
    agreement: WrittenAgreement, facts: PackageFacts
) -> list[tuple[Formula, list[PackageLine]]]:
    """The rules that answer, in the order in which they meet the lines, each with its lines, health lines
    left out. Raises OutsideCoverage for a kind of line that no rule covers.
    """
    found: dict[str, tuple[Formula, list[PackageLine]]] = {}
    for line in facts.lines:
        if is_health_line(line):
            continue
        rule = _rule_for(agreement, line)
        if rule is None:
            name = LINE_KINDS[line.kind].name
            raise OutsideCoverage(_NO_RULE.filled(agreement=agreement.title, kind=name))
        found.setdefault(rule.id, (rule, []))[1].append(line)
    return list(found.values())


def _refuse_outside_coverage(agreement: WrittenAgreement, facts: PackageFacts, on: date) -> None:
    named = {"agreement": agreement.title}
    if not agreement.covers_region(facts.region):
        raise OutsideCoverage(_OTHER_REGION.filled(**named, region=facts.region))
    for body in (facts.health_board, facts.council):
        if not agreement.has_party(body):
            raise OutsideCoverage(_NOT_A_PARTY.filled(**named, body=body))
    if facts.service not in agreement.services:
        raise OutsideCoverage(_OTHER_SERVICE.filled(**named, service=SERVICES[facts.service]))
    if not agreement.in_force_on(on):
        raise OutsideCoverage(_OTHER_DAY.filled(**named, day=day_in_words(on)))
    if facts.eligibility not in agreement.scope.eligibility:
        raise OutsideCoverage(
            _OTHER_ELIGIBILITY.filled(**named, eligibility=ELIGIBILITY[facts.eligibility].name),
            clause=agreement.scope.clause,
        )


def _rule_for(agreement: WrittenAgreement, line: PackageLine) -> Formula | None:
    return next((rule for rule in agreement.rules if rule.covers(line.kind)), None)


def _would_be(
    rule: Formula | None, line: PackageLine, question: Question
) -> Mapping[PayerRole, Fraction] | None:
    """What the formula alone would say of a carved line; a formula that cannot tell says nothing of it."""
    try:
        return rule.divide([line], question).lines[0].shares if rule else None
    except AgreementRefusal:
        return None


def _carved(
    agreement: WrittenAgreement,
    facts: PackageFacts,
    line: PackageLine,
    would_be: Mapping[PayerRole, Fraction] | None,
) -> LineShare:
    return LineShare(
        line_id=line.id,
        account=facts.accounts.account(HEALTH_BOARD),
        fraction="1/1",
        pence=line.weekly_pence,
        rule=HEALTH_LINE_RULE,
        clause=agreement.health_lines_clause,
        reason=carve_out_reason(line, would_be),
    )


def _shared(agreement: WrittenAgreement, worked: Worked, facts: PackageFacts) -> dict[str, list[LineShare]]:
    """Each line of one rule with its shares, in the order in which pennies are placed."""
    return {
        line.id: [
            _line_share(worked.rule, facts, line, role=role, divided=divided, pence=placed.get(role, 0))
            for role in agreement.rounding.order
            if divided.shares.get(role) or placed.get(role)
        ]
        for line, divided, placed in zip(worked.lines, worked.division.lines, worked.pence, strict=True)
    }


def _line_share(
    rule: Formula,
    facts: PackageFacts,
    line: PackageLine,
    *,
    role: PayerRole,
    divided: LineDivision,
    pence: int,
) -> LineShare:
    account, share = facts.accounts.account(role), divided.shares.get(role, Fraction(0))
    reason = share_reason(line, role, share, pence, clause=rule.clause, working=divided.working)
    return LineShare(line.id, account, exact_text(share), pence, rule.id, rule.clause, reason)


_OTHER_REGION = Words(
    cy="Nid yw {agreement} yn cynnwys rhanbarth {region}.", en="{agreement} does not cover region {region}."
)
_NOT_A_PARTY = Words(cy="Nid yw {body} yn barti i {agreement}.", en="{body} is not a party to {agreement}.")
_OTHER_SERVICE = Words(
    cy="Nid yw {agreement} yn cynnwys y gwasanaeth: {service}.",
    en="{agreement} does not cover the service: {service}.",
)
_OTHER_DAY = Words(cy="Nid yw {agreement} mewn grym ar {day}.", en="{agreement} is not in force on {day}.")
_OTHER_ELIGIBILITY = Words(
    cy="Nid yw {agreement} yn cynnwys pecyn o'r math: {eligibility}.",
    en="{agreement} does not cover a package of the kind: {eligibility}.",
)
_NO_RULE = Words(
    cy="Nid oes rheol yn {agreement} ar gyfer llinell o'r math: {kind}.",
    en="{agreement} has no rule for a line of the kind: {kind}.",
)
