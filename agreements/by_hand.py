"""A split that the bodies set by hand: checked, never computed. It must carry the cost and keep health
lines lawful.
"""

from collections.abc import Mapping
from fractions import Fraction
from hashlib import sha256

from agreements.carve_out import HEALTH_LINE_RULE, SOURCE, is_health_line
from agreements.facts import PackageFacts, PackageLine
from agreements.line_kinds import LINE_KINDS
from agreements.money import exact_text, format_pounds
from agreements.payers import HEALTH_BOARD, PAYER_ROLES, ROLE_WORDS, PayerRole
from agreements.placing import Placed, to_totals
from agreements.refusals import BadShares, UnlawfulShare
from agreements.split_result import LineShare, Split, Step, stated_step, summed
from agreements.words import Words

ID = "by-hand"
RULE = "set_by_hand"
CLAUSE = "by-hand"


def by_hand(facts: PackageFacts, shares: Mapping[str, int]) -> Split:
    """The split in which each account carries the pence named; an account not named carries nothing.

    Raises BadShares for an account of another case, negative pence or a sum that is not the cost, and
    UnlawfulShare where the council's accounts would carry part of a nurse or health-required line.
    """
    totals = _totals(facts, shares)
    health = [line for line in facts.lines if is_health_line(line)]
    other = [line for line in facts.lines if not is_health_line(line)]
    carved = sum(line.weekly_pence for line in health)
    if totals[HEALTH_BOARD] < carved:
        words = _UNLAWFUL.filled(
            cost=format_pounds(carved), share=format_pounds(totals[HEALTH_BOARD]), source=SOURCE
        )
        raise UnlawfulShare(words)
    totals[HEALTH_BOARD] -= carved
    placed = dict(
        zip(
            (line.id for line in other), to_totals([line.weekly_pence for line in other], totals), strict=True
        )
    )
    lines = tuple(found for line in facts.lines for found in _line_shares(facts, line, placed.get(line.id)))
    named = ",".join(f"{account}={pence}" for account, pence in sorted(shares.items()))
    steps = (stated_step(line) for line in lines)
    return Split(
        agreement_id=ID,
        agreement_version=1,
        agreement_sha256=sha256(f"{ID}/{named}".encode()).hexdigest(),
        legal_status="by_hand",
        on=facts.package_start,
        total_pence=facts.total_pence,
        shares=summed(lines, facts.accounts),
        lines=lines,
        trace=(Step(RULE, CLAUSE, None, None, "1/1", facts.total_pence, _STATED, "stated"), *steps),
    )


def _totals(facts: PackageFacts, shares: Mapping[str, int]) -> Placed:
    totals: Placed = dict.fromkeys(PAYER_ROLES, 0)
    for account, pence in shares.items():
        if account not in facts.accounts.all:
            raise BadShares(_OTHER_ACCOUNT.filled(account=account))
        if type(pence) is not int or pence < 0:
            raise BadShares(_NOT_PENCE.filled(account=account))
        totals[facts.accounts.role(account)] = pence
    if sum(totals.values()) != facts.total_pence:
        given, cost = format_pounds(sum(totals.values())), format_pounds(facts.total_pence)
        raise BadShares(_NOT_THE_COST.filled(given=given, cost=cost))
    return totals


def _line_shares(facts: PackageFacts, line: PackageLine, placed: Placed | None) -> list[LineShare]:
    """A health line (nothing placed) is whole; of any other line, each payer's pence are also its exact
    fraction.
    """
    pence: Placed = {HEALTH_BOARD: line.weekly_pence} if placed is None else placed
    rule = HEALTH_LINE_RULE if placed is None else RULE
    carried: list[tuple[PayerRole, int]] = [(role, part) for role, part in pence.items() if part]
    return [
        LineShare(
            line_id=line.id,
            account=facts.accounts.account(role),
            fraction=exact_text(Fraction(part, line.weekly_pence or 1)),
            pence=part,
            rule=rule,
            clause=CLAUSE,
            reason=_REASON.filled(
                kind=LINE_KINDS[line.kind].heading,
                payer=ROLE_WORDS[role],
                cost=format_pounds(line.weekly_pence),
                pence=format_pounds(part),
            ),
        )
        for role, part in carried or [(HEALTH_BOARD, 0)]
    ]


_STATED = Words(cy="Cyfrannau a osodwyd â llaw gan y cyrff.", en="Shares set by hand by the bodies.")
_REASON = Words(
    cy="{kind}: {payer} sy'n talu {pence} o {cost}, yn ôl y rhaniad a osodwyd â llaw.",
    en="{kind}: {payer} pays {pence} of {cost}, by the split set by hand.",
)
_OTHER_ACCOUNT = Words(
    cy="Nid yw {account} yn un o gyfrifon yr achos hwn.",
    en="{account} is not one of the accounts of this case.",
)
_NOT_PENCE = Words(
    cy="Rhaid i gyfran {account} fod yn geiniogau cyfan, dim neu fwy.",
    en="The share of {account} must be whole pence, nought or more.",
)
_NOT_THE_COST = Words(
    cy="Mae'r cyfrannau'n dod i {given}; y gost yw {cost}.",
    en="The shares come to {given}; the cost is {cost}.",
)
_UNLAWFUL = Words(
    cy="Rhaid i'r bwrdd iechyd dalu o leiaf {cost}, cost y llinellau iechyd; {share} yw ei gyfran yma "
    "({source}).",
    en="The health board must pay at least {cost}, the cost of the health lines; its share here is {share} "
    "({source}).",
)
