"""The house interim rule, for a package that no written agreement covers. House kind, not confirmed,
accepted by nobody.

Health-required lines are the health board's; of every other line half is the health board's and half falls
to the council budget that owns the kind of line. The body that commissions pays the provider and the other
half is recharged.
"""

from fractions import Fraction
from hashlib import sha256

from agreements.carve_out import HEALTH_LINE_RULE, is_health_line
from agreements.facts import PackageFacts, PackageLine
from agreements.line_kinds import LINE_KINDS
from agreements.money import exact_text, format_pounds
from agreements.payers import HEALTH_BOARD, ROLE_WORDS, PayerRole
from agreements.placing import by_line
from agreements.split_result import LineShare, Split, Step, stated_step, summed
from agreements.words import Words

ID = "house-interim"
RULE = "house_interim_half"
CLAUSE = "house-interim"
VERSION = 1
STATED = Words(
    cy="Rheol dros dro'r gwasanaeth, heb ei chadarnhau: llinellau iechyd i'r bwrdd iechyd; hanner pob "
    "llinell arall i'r "
    "bwrdd iechyd a hanner i gyllideb y cyngor sy'n gyfrifol amdani.",
    en="The service's own interim rule, not confirmed: health lines to the health board; half of every "
    "other line to the "
    "health board and half to the council budget that owns it.",
)
_HALF = Fraction(1, 2)


def house_interim(facts: PackageFacts) -> Split:
    """Shares of a week's cost in pence by the house interim rule, to the penny; the health board takes
    the odd penny.
    """
    lines = tuple(share for line in facts.lines for share in _shares(facts, line))
    steps = tuple(stated_step(line) for line in lines)
    stated = Step(RULE, CLAUSE, None, None, "1/1", facts.total_pence, STATED, "stated")
    return Split(
        agreement_id=ID,
        agreement_version=VERSION,
        agreement_sha256=sha256(f"{ID}/{VERSION}/{STATED.cy}/{STATED.en}".encode()).hexdigest(),
        legal_status="house",
        on=facts.package_start,
        total_pence=facts.total_pence,
        shares=summed(lines, facts.accounts),
        lines=lines,
        trace=(stated, *steps),
    )


def _shares(facts: PackageFacts, line: PackageLine) -> list[LineShare]:
    health = is_health_line(line)
    budget = LINE_KINDS[line.kind].council_budget
    shares: dict[PayerRole, Fraction] = (
        {HEALTH_BOARD: Fraction(1)} if health else {HEALTH_BOARD: _HALF, budget: _HALF}
    )
    order: tuple[PayerRole, ...] = (HEALTH_BOARD, budget)
    pence = by_line(line.weekly_pence, shares, order=order, method="largest_remainder")
    return [
        LineShare(
            line_id=line.id,
            account=facts.accounts.account(role),
            fraction=exact_text(share),
            pence=pence[role],
            rule=HEALTH_LINE_RULE if health else RULE,
            clause=CLAUSE,
            reason=(_HEALTH if health else _OTHER).filled(
                kind=LINE_KINDS[line.kind].heading,
                payer=ROLE_WORDS[role],
                cost=format_pounds(line.weekly_pence),
                pence=format_pounds(pence[role]),
            ),
        )
        for role, share in shares.items()
    ]


_HEALTH = Words(
    cy="{kind}: y bwrdd iechyd sy'n talu'r cyfan, {cost}; ni chaiff cyngor dalu am y llinell hon.",
    en="{kind}: the health board pays all of it, {cost}; a council may not pay for this line.",
)
_OTHER = Words(
    cy="{kind}: {payer} sy'n talu hanner o {cost}, sef {pence}, dros dro a heb ragfarn.",
    en="{kind}: {payer} pays half of {cost}, {pence}, for the time being and without prejudice.",
)
