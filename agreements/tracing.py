"""The steps of a split in their order: which agreement, what was carved out, then each rule with what it
read, why its other branches do not apply, each exact share, and who got each odd penny.

It tells what was worked out; it works out nothing but the exact amounts that it tells.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from agreements.clauses import day_in_words
from agreements.facts import PackageFacts, PackageLine
from agreements.formulas import Division, Formula, Question
from agreements.formulas.kind_names import kind_name
from agreements.line_kinds import LINE_KINDS
from agreements.model import WrittenAgreement
from agreements.money import exact_text, format_pounds
from agreements.payers import CaseAccounts
from agreements.placing import Placed, Rounded
from agreements.reasons import odd_penny_reason, time_read, total_reason
from agreements.split_result import LineShare, Step, StepKind
from agreements.words import Words, joined


@dataclass(frozen=True, slots=True)
class Worked:
    """What one rule came to: the lines it answered for, their exact shares, and their pence."""

    rule: Formula
    lines: Sequence[PackageLine]
    division: Division
    pence: Sequence[Placed]
    rounded: tuple[Rounded, ...]


def chosen(agreement: WrittenAgreement, facts: PackageFacts, on: date) -> Step:
    """The step that says which agreement is in force, and the cost to share."""
    reason = _CHOSEN.filled(
        agreement=agreement.title,
        version=agreement.version,
        day=day_in_words(on),
        total=format_pounds(facts.total_pence),
    )
    if agreement.legal_status == "non_binding_memorandum":
        reason = joined((reason, _INDICATIVE), separator=" ")
    clause = agreement.topics.get("duration", agreement.topics.get("contributions", ""))
    return Step("agreement_in_force", clause, None, None, "1/1", facts.total_pence, reason, "agreement")


def carved(line: PackageLine, share: LineShare) -> Step:
    """The step of a line that the health board carries whole."""
    return _share(share, "carved", exact=Fraction(line.weekly_pence), inputs=time_read(line))


def of_rule(
    agreement: WrittenAgreement,
    worked: Worked,
    shares: Mapping[str, Sequence[LineShare]],
    question: Question,
) -> Iterator[Step]:
    """Everything that one rule went through; `shares` are the shares of its lines, by line."""
    rule, accounts = worked.rule, question.facts.accounts
    cost = sum(line.weekly_pence for line in worked.lines)
    said = _RULE.filled(
        clause=rule.clause,
        kind=kind_name(rule.kind),
        lines=joined((LINE_KINDS[line.kind].name for line in worked.lines), separator=", "),
        cost=format_pounds(cost),
    )
    inputs = rule.inputs(worked.lines, question)
    yield Step(rule.id, rule.clause, None, None, "1/1", cost, said, "rule", inputs=inputs)
    for passage in worked.division.passages:
        yield Step(passage.rule, passage.clause, None, None, "1/1", cost, passage.says, "branch")
    for line in worked.lines:
        for share in shares[line.id]:
            exact = Fraction(share.fraction) * line.weekly_pence
            yield _share(share, "share", exact=exact, inputs=time_read(line))
            if not worked.rounded and share.pence > exact:
                yield _odd_penny(agreement, accounts, share, account=share.account, exact=exact, line=line.id)
    for rounded in worked.rounded:
        yield from _totals(agreement, worked, rounded, accounts)


def _totals(
    agreement: WrittenAgreement, worked: Worked, rounded: Rounded, accounts: CaseAccounts
) -> Iterator[Step]:
    """Each payer's exact total of the lines that were rounded together, and who got the odd penny."""
    for role, pence in rounded.totals.items():
        share = rounded.shares.get(role, Fraction(0))
        exact, account = share * rounded.cost, accounts.account(role)
        total = Step(
            rule=worked.rule.id,
            clause=agreement.rounding.clause,
            line=None,
            account=account,
            fraction=exact_text(share),
            pence=pence,
            reason=total_reason(role, exact, pence, cost=rounded.cost),
            what="total",
            exact=exact_text(exact),
        )
        yield total
        if pence > exact:
            yield _odd_penny(agreement, accounts, total, account=account, exact=exact, line=None)


def _odd_penny(
    agreement: WrittenAgreement,
    accounts: CaseAccounts,
    carried: LineShare | Step,
    *,
    account: str,
    exact: Fraction,
    line: str | None,
) -> Step:
    """The step that says that this payer's pence are more than its exact amount, on a line or on a total."""
    method = agreement.rounding.method
    return Step(
        rule="odd_penny",
        clause=agreement.rounding.clause,
        line=line,
        account=account,
        fraction=carried.fraction,
        pence=carried.pence,
        reason=odd_penny_reason(accounts.role(account), exact, carried.pence, method=method),
        what="odd_penny",
        exact=exact_text(exact),
    )


def _share(share: LineShare, what: StepKind, *, exact: Fraction, inputs: tuple[Words, ...]) -> Step:
    return Step(
        rule=share.rule,
        clause=share.clause,
        line=share.line_id,
        account=share.account,
        fraction=share.fraction,
        pence=share.pence,
        reason=share.reason,
        what=what,
        exact=exact_text(exact),
        inputs=inputs,
    )


_INDICATIVE = Words(
    cy="Nid yw'r cytundeb yn rhwymo: arwydd yn unig yw'r cyfrannau, ac nid yw'n creu atebolrwydd.",
    en="The agreement does not bind: the shares are indicative and make nobody liable.",
)
_CHOSEN = Words(
    cy="Y cytundeb sydd mewn grym ar {day}: {agreement}, fersiwn {version}. Y gost i'w rhannu: {total} yr "
    "wythnos.",
    en="The agreement in force on {day}: {agreement}, version {version}. The cost to share: {total} a week.",
)
_RULE = Words(
    cy="Cymal {clause} sy'n ateb dros y llinellau hyn, {cost} yr wythnos gyda'i gilydd: {lines}. Math o "
    "reol: {kind}.",
    en="Clause {clause} answers for these lines, {cost} a week together: {lines}. Kind of rule: {kind}.",
)
