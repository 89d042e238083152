"""A split in words, from its trace: what the agreement is, the package, income first, carved lines, each
rule with the words of its clause, the branches that do not apply, exact fractions, each odd penny, and what
each account pays.

Written for a parent or a councillor. Pure: it works nothing out but sums, and it says what the stored trace
says, so that an old split is explained as it was worked out.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from agreements.carve_out import HEALTH_LINE_RULE
from agreements.clauses import day_in_words
from agreements.explanation import Explanation, Part, Saying
from agreements.facts import PackageFacts, PackageLine
from agreements.legal_status import INDICATIVE, IS_INDICATIVE, legal_status_words
from agreements.line_kinds import LINE_KINDS, SERVICES
from agreements.model import WrittenAgreement
from agreements.money import format_pounds
from agreements.payers import ROLE_WORDS, account_words, body_of
from agreements.provisions.rounding import GRAIN_WORDS, HALF_WORDS, METHOD_WORDS
from agreements.reasons import time_words
from agreements.reference import Reference
from agreements.split_result import Split, Step, StepKind
from agreements.words import Words, joined

Kinds = Mapping[str, Words]
"""The kind of each line, with a capital, by the line's id."""


def explain(split: Split, facts: PackageFacts, agreement: WrittenAgreement | None) -> Explanation:
    """The whole explanation. `agreement` is the version that the split names; None where it was set by hand
    or by the house interim rule.
    """
    steps = [(_what(step), step) for step in split.trace]
    kinds = {line.id: LINE_KINDS[line.kind].heading for line in facts.lines}
    parts = [_agreement_part(split, steps, agreement), _package_part(facts)]
    income = [step for what, step in steps if what == "income"]
    if income:
        parts.append(_part("income", _INCOME, agreement, income[0].clause, _plainly(income)))
    health = [step for what, step in steps if what == "carved"]
    if health:
        parts.append(_part("health-lines", _HEALTH, agreement, health[0].clause, _plainly(health)))
    parts.extend(_rule_parts(steps, agreement, kinds))
    parts.append(_rounding_part(steps, agreement, kinds))
    parts.append(_totals_part(split, kinds, after_income=split.total_pence != facts.total_pence))
    return Explanation(_TITLE, tuple(parts))


def _what(step: Step) -> StepKind:
    """What a step tells; of one that was stored before steps said so, from its rule and its account."""
    if step.what:
        return step.what
    known: dict[str, StepKind] = {
        "agreement_in_force": "agreement",
        "odd_penny": "odd_penny",
        HEALTH_LINE_RULE: "carved",
        "set_by_hand": "share",
        "house_interim_half": "share",
    }
    found = known.get(step.rule, "share")
    if step.account is None and found == "share":
        return "stated" if step.rule in known else "branch"
    return found


def _agreement_part(
    split: Split, steps: Sequence[tuple[StepKind, Step]], agreement: WrittenAgreement | None
) -> Part:
    says = [step.reason for what, step in steps if what in ("agreement", "stated")]
    says.append(_STATUS.filled(status=legal_status_words(split.legal_status)))
    told = any("indicative" in words.en for words in says)
    if split.legal_status in IS_INDICATIVE and not told:
        says.append(INDICATIVE)
    if agreement is not None:
        says.append(_SURE.filled(provenance=agreement.provenance.said()))
    if split.agreement_sha256:
        says.append(_HASH.filled(sha256=split.agreement_sha256))
    return Part("agreement", _AGREEMENT, None, tuple(Saying("text", words) for words in says))


def _package_part(facts: PackageFacts) -> Part:
    start = _START.filled(service=SERVICES[facts.service], day=day_in_words(facts.package_start))
    lines = [Saying("share", _line(line)) for line in facts.lines]
    total = Saying("total", _COST.filled(total=format_pounds(facts.total_pence)))
    return Part("package", _PACKAGE, None, (Saying("text", start), *lines, total))


def _line(line: PackageLine) -> Words:
    said = _LINE.filled(kind=LINE_KINDS[line.kind].heading, cost=format_pounds(line.weekly_pence))
    if line.minutes_a_week is None or line.rate_pence_an_hour is None:
        return said
    time = _TIME.filled(time=time_words(line.minutes_a_week), rate=format_pounds(line.rate_pence_an_hour))
    return joined((said, time), separator=" ")


def _rule_parts(
    steps: Sequence[tuple[StepKind, Step]], agreement: WrittenAgreement | None, kinds: Kinds
) -> Iterator[Part]:
    """One part a rule, in the order in which the rules met their lines; pennies and branches stand with
    their rule.
    """
    by_rule: dict[str, list[tuple[StepKind, Step]]] = {}
    current = ""
    for what, step in steps:
        if what in ("rule", "share"):
            current = step.rule
        if what in ("rule", "share", "total") or (what in ("branch", "odd_penny") and current):
            by_rule.setdefault(current, []).append((what, step))
    for rule, mine in by_rule.items():
        clause = mine[0][1].clause
        yield _part(
            f"rule-{rule}", _rule_heading(clause, agreement), agreement, clause, _sayings(mine, kinds)
        )


def _rule_heading(clause: str, agreement: WrittenAgreement | None) -> Words:
    if agreement is None or clause not in agreement.clauses:
        return _RULE
    return _CLAUSE.filled(clause=clause, title=agreement.clause_title(clause))


def _sayings(steps: Sequence[tuple[StepKind, Step]], kinds: Kinds) -> Iterator[Saying]:
    """What one rule went through: what it read, why its other branches do not apply, then the shares."""
    ruled = [step for what, step in steps if what == "rule"]
    yield from (Saying("text", step.reason) for step in ruled)
    yield from _read([read for step in ruled for read in step.inputs])
    branches = [step.reason for what, step in steps if what == "branch"]
    if branches:
        yield Saying("text", _BRANCHES)
        yield from (Saying("branch", _sentence(reason)) for reason in branches)
    yield Saying("text", _SHARES)
    if any(what == "total" for what, _ in steps):
        yield Saying("text", _PLACED)
    for what, step in steps:
        if what == "share":
            yield Saying("share", _with_exact(step))
        elif what == "total":
            yield Saying("total", step.reason)
        elif what == "odd_penny":
            yield _odd_penny(step, kinds)


def _read(inputs: Sequence[Words]) -> Iterator[Saying]:
    if inputs:
        yield Saying("text", _READ)
        yield from (Saying("input", _sentence(read)) for read in inputs)


def _odd_penny(step: Step, kinds: Kinds) -> Saying:
    """Who got it, and on which line; one of a total names no line."""
    if step.line is None or step.line not in kinds:
        return Saying("odd_penny", step.reason)
    return Saying("odd_penny", _ON_LINE.filled(kind=kinds[step.line], reason=step.reason))


def _with_exact(step: Step) -> Words:
    """A share's reason with its exact fraction, and its exact pence where the trace has them."""
    if not step.exact:
        return _FRACTION.filled(reason=step.reason, fraction=step.fraction)
    exact = Fraction(step.exact)
    said = str(exact.numerator) if exact.denominator == 1 else step.exact
    return _EXACT.filled(reason=step.reason, fraction=step.fraction, exact=said)


def _plainly(steps: Sequence[Step]) -> Iterator[Saying]:
    for step in steps:
        yield Saying("share", step.reason)
    yield from _read([read for step in steps for read in step.inputs])


def _part(
    identity: str,
    heading: Words,
    agreement: WrittenAgreement | None,
    clause: str,
    says: Iterator[Saying],
) -> Part:
    """A part that begins with the clause's own words, where the agreement has the clause."""
    if agreement is None or clause not in agreement.clauses:
        return Part(identity, heading, None, tuple(says))
    return Part(identity, heading, clause, (Saying("clause", agreement.clause(clause)), *says))


def _rounding_part(
    steps: Sequence[tuple[StepKind, Step]], agreement: WrittenAgreement | None, kinds: Kinds
) -> Part:
    odd = [step for what, step in steps if what == "odd_penny"]
    says = [Saying("text", _WHY_ROUNDED)]
    if agreement is None:
        says.append(Saying("text", _HOUSE_ROUNDING))
        return Part("rounding", _ROUNDING, None, tuple(says))
    rounding = agreement.rounding
    how = _HOW_ROUNDED.filled(
        grain=GRAIN_WORDS[rounding.grain],
        method=METHOD_WORDS[rounding.method],
        half=HALF_WORDS,
        order=joined((ROLE_WORDS[role] for role in rounding.order), separator=", "),
    )
    says.append(Saying("text", how))
    says.append(Saying("text", _ODD_PENNIES.filled(count=len(odd)) if odd else _NO_ODD_PENNY))
    says.extend(_odd_penny(step, kinds) for step in odd)
    return _part("rounding", _ROUNDING, agreement, rounding.clause, iter(says))


def _totals_part(split: Split, kinds: Kinds, *, after_income: bool) -> Part:
    says = [Saying("total", _sum(split, share.account, share.pence, kinds)) for share in split.shares]
    whole = " + ".join(format_pounds(share.pence) for share in split.shares)
    sentence = _AFTER_INCOME if after_income else _WHOLE
    said = sentence.filled(parts=whole, total=format_pounds(split.total_pence))
    return Part("totals", _TOTALS, None, (*says, Saying("text", said)))


def _sum(split: Split, account: str, pence: int, kinds: Kinds) -> Words:
    """`<body>: health budget: £617.40 (Registered nurse) + £225.00 (Accommodation) = £842.40`."""
    name = account_words(account, _body_name(account))
    mine = [line for line in split.lines if line.account == account and line.pence]
    if not mine:
        return _NOTHING.filled(account=name)
    parts = joined(
        (
            _SUM_PART.filled(pence=format_pounds(line.pence), kind=kinds.get(line.line_id, _LINE_KIND))
            for line in mine
        ),
        separator=" + ",
    )
    return _SUM.filled(account=name, parts=parts, pence=format_pounds(pence))


def _body_name(account: str) -> Words:
    return Reference.load().body(body_of(account)).name


def _sentence(clause: Words) -> Words:
    """A clause of a sentence with a capital and a full stop."""
    return Words(cy=_stopped(clause.cy), en=_stopped(clause.en))


def _stopped(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."


_TITLE = Words(cy="Sut y cyfrifwyd y rhaniad", en="How the split was worked out")
_AGREEMENT = Words(cy="Y cytundeb", en="The agreement")
_PACKAGE = Words(cy="Y pecyn", en="The package")
_INCOME = Words(cy="Incwm yn gyntaf", en="Income first")
_HEALTH = Words(
    cy="Llinellau y mae'r bwrdd iechyd yn eu talu'n gyfan", en="Lines that the health board pays whole"
)
_RULE = Words(cy="Y rheol", en="The rule")
_CLAUSE = Words(cy="Cymal {clause}: {title}", en="Clause {clause}: {title}")
_ROUNDING = Words(cy="Talgrynnu i geiniogau cyfan", en="Rounding to whole pennies")
_TOTALS = Words(cy="Yr hyn y mae pob un yn ei dalu bob wythnos", en="What each pays, each week")
_STATUS = Words(cy="Statws cyfreithiol: {status}.", en="Legal status: {status}.")
_SURE = Words(cy="Pa mor sicr yw'r gwerthoedd: {provenance}.", en="How sure the values are: {provenance}.")
_HASH = Words(
    cy="Olion bysedd digidol y cytundeb (SHA-256): {sha256}",
    en="Fingerprint of the agreement (SHA-256): {sha256}",
)
_START = Words(
    cy="Gwasanaeth: {service}. Mae'n dechrau ar {day}.", en="Service: {service}. It starts on {day}."
)
_LINE = Words(cy="{kind}: {cost} yr wythnos", en="{kind}: {cost} a week")
_TIME = Words(cy="({time} ar {rate} yr awr)", en="({time} at {rate} an hour)")
_COST = Words(cy="Y gost gyfan: {total} yr wythnos", en="The whole cost: {total} a week")
_READ = Words(cy="Yr hyn a ddarllenwyd:", en="What was read:")
_BRANCHES = Words(
    cy="Pam nad yw'r canghennau eraill yn berthnasol, ac a gyrhaeddwyd terfyn:",
    en="Why the other branches do not apply, and whether a limit was reached:",
)
_SHARES = Words(cy="Felly rhennir y llinellau fel hyn:", en="So the lines are shared like this:")
_PLACED = Words(
    cy="Talgrynnir eu cyfanswm; gosodir ceiniogau pob llinell fel bod pob llinell yn dod i'w chost a phob "
    "talwr i'w gyfanswm.",
    en="Their total is rounded; the pennies of each line are placed so that each line comes out at its cost "
    "and each payer at its total.",
)
_ON_LINE = Words(cy="{kind}. {reason}", en="{kind}. {reason}")
_FRACTION = Words(cy="{reason} Yr union gyfran: {fraction}.", en="{reason} The exact share: {fraction}.")
_EXACT = Words(
    cy="{reason} Yr union gyfran: {fraction}, sef {exact} ceiniog.",
    en="{reason} The exact share: {fraction}, which is {exact} pence.",
)
_WHY_ROUNDED = Words(
    cy="Ni ellir talu rhan o geiniog. Lle nad yw cyfran yn dod i geiniogau cyfan, mae un talwr yn cymryd y "
    "geiniog dros ben, fel bod y rhannau'n dod i'r gost gyfan.",
    en="Part of a penny cannot be paid. Where a share does not come to whole pennies, one payer takes the "
    "odd penny, so that the parts come to the whole cost.",
)
_HOW_ROUNDED = Words(
    cy="Caiff symiau eu talgrynnu {grain}, yn ôl y dull: {method}; {half}. Trefn y talwyr: {order}.",
    en="Amounts are rounded {grain}, by the method: {method}; {half}. Order of the payers: {order}.",
)
_HOUSE_ROUNDING = Words(
    cy="Ar bob llinell, y bwrdd iechyd sy'n cymryd y geiniog dros ben, os oes un.",
    en="On each line the health board takes the odd penny, if there is one.",
)
_ODD_PENNIES = Words(cy="Ceiniogau dros ben: {count}.", en="Odd pennies: {count}.")
_NO_ODD_PENNY = Words(
    cy="Nid oedd ceiniog dros ben: daeth pob swm a dalgrynnir i geiniogau cyfan.",
    en="There was no odd penny: every amount that is rounded came to whole pennies.",
)
_SUM_PART = Words(cy="{pence} ({kind})", en="{pence} ({kind})")
_SUM = Words(cy="{account}: {parts} = {pence}", en="{account}: {parts} = {pence}")
_NOTHING = Words(cy="{account}: dim, £0.00", en="{account}: nothing, £0.00")
_LINE_KIND = Words(cy="llinell", en="a line")
_WHOLE = Words(
    cy="Gyda'i gilydd: {parts} = {total}, sef y gost gyfan.",
    en="Together: {parts} = {total}, the whole cost.",
)
_AFTER_INCOME = Words(
    cy="Gyda'i gilydd: {parts} = {total}, sef yr hyn sydd ar ôl o'r gost wedi'r incwm.",
    en="Together: {parts} = {total}, what is left of the cost after the income.",
)
