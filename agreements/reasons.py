"""The sentences of a split: why an account pays what it pays, who got the odd penny, why a line is the
health board's.
"""

from collections.abc import Mapping
from fractions import Fraction

from agreements.carve_out import SOURCE
from agreements.facts import PackageLine
from agreements.line_kinds import LINE_KINDS
from agreements.model import METHOD_WORDS
from agreements.money import exact_text, format_pounds, format_share
from agreements.payers import COUNCIL_ROLES, ROLE_WORDS, PayerRole
from agreements.words import Words, joined


def share_reason(
    line: PackageLine, role: PayerRole, share: Fraction, pence: int, *, clause: str, working: Words
) -> Words:
    """`Support: the council's social care budget pays 100% of £372.00, £372.00, under clause c4-5 (…).`"""
    name, payer = LINE_KINDS[line.kind].heading, ROLE_WORDS[role]
    part, cost, paid = format_share(share), format_pounds(line.weekly_pence), format_pounds(pence)
    return Words(
        cy=f"{name.cy}: {payer.cy} sy'n talu {part} o {cost}, sef {paid}, o dan gymal {clause} "
        f"({working.cy}).",
        en=f"{name.en}: {payer.en} pays {part} of {cost}, {paid}, under clause {clause} ({working.en}).",
    )


def odd_penny_reason(role: PayerRole, exact: Fraction, pence: int, *, method: str) -> Words:
    """Who got the odd penny, from which exact amount, by which method."""
    payer, rule = ROLE_WORDS[role], METHOD_WORDS[method]
    amount, paid = exact_text(exact), format_pounds(pence)
    return Words(
        cy=f"Y geiniog dros ben: {payer.cy} sy'n ei thalu. Yr union swm yw {amount} ceiniog, wedi'i "
        f"dalgrynnu i {paid} "
        f"(dull: {rule.cy}).",
        en=f"The odd penny: {payer.en} pays it. The exact amount is {amount} pence, rounded to {paid} "
        f"(method: {rule.en}).",
    )


def total_reason(role: PayerRole, exact: Fraction, pence: int, *, cost: int) -> Words:
    """A payer's exact amount of several lines together, and the whole pence of it."""
    return _TOTAL.filled(
        payer=ROLE_WORDS[role], cost=format_pounds(cost), exact=exact_text(exact), pence=format_pounds(pence)
    )


def time_read(line: PackageLine) -> tuple[Words, ...]:
    """The time and the rate that a line's cost was made from, where it is time."""
    if line.minutes_a_week is None or line.rate_pence_an_hour is None:
        return ()
    rate, cost = format_pounds(line.rate_pence_an_hour), format_pounds(line.weekly_pence)
    return (_TIME.filled(time=time_words(line.minutes_a_week), rate=rate, cost=cost),)


def time_words(minutes: int) -> Words:
    """`20 awr 30 munud` and `20 hours 30 minutes`."""
    hours, rest = divmod(minutes, 60)
    parts = [_HOURS[hours == 1].filled(hours=hours)] if hours or not rest else []
    if rest:
        parts.append(_MINUTES[rest == 1].filled(minutes=rest))
    return joined(parts, separator=" ")


def carve_out_reason(line: PackageLine, would_be: Mapping[PayerRole, Fraction] | None) -> Words:
    """Why the health board carries the whole line, and what the formula alone would have put on the
    council.
    """
    cost = format_pounds(line.weekly_pence)
    name = LINE_KINDS[line.kind].heading
    base = Words(
        cy=f"{name.cy}: y bwrdd iechyd sy'n talu'r cyfan, {cost}. Ni chaiff cyngor dalu am y llinell hon "
        f"({SOURCE.cy}).",
        en=f"{name.en}: the health board pays all of it, {cost}. A council may not pay for this line "
        f"({SOURCE.en}).",
    )
    council = (
        sum((would_be.get(role, Fraction(0)) for role in COUNCIL_ROLES), Fraction(0)) if would_be else None
    )
    if council is None:
        return base
    if council == 0:
        return Words(
            cy=f"{base.cy} Ni fyddai fformiwla'r cytundeb wedi rhoi dim ohoni ar y cyngor.",
            en=f"{base.en} The agreement's formula would have put none of it on the council.",
        )
    part, amount = format_share(council), format_pounds(int(council * line.weekly_pence))
    return Words(
        cy=f"{base.cy} Byddai fformiwla'r cytundeb ar ei phen ei hun wedi rhoi {part} ({amount}) ar y "
        f"cyngor.",
        en=f"{base.en} The agreement's formula alone would have put {part} ({amount}) on the council.",
    )


_TOTAL = Words(
    cy="Ar gyfanswm y llinellau hyn, {cost}: {payer}, yr union swm {exact} ceiniog, sef {pence}.",
    en="On the total of these lines, {cost}: {payer}, the exact amount {exact} pence, which is {pence}.",
)
_TIME = Words(cy="{time} yr wythnos ar {rate} yr awr: {cost}", en="{time} a week at {rate} an hour: {cost}")
_HOURS = (Words(cy="{hours} awr", en="{hours} hours"), Words(cy="{hours} awr", en="{hours} hour"))
_MINUTES = (
    Words(cy="{minutes} munud", en="{minutes} minutes"),
    Words(cy="{minutes} munud", en="{minutes} minute"),
)
