"""What an agreement in the making has not decided yet: `<<host>>` in a file, with the question left open.

A blank is a fault like any other, so nothing that holds one can be used; it is never filled in by a default.
"""

import re
from collections.abc import Iterator, Mapping

from agreements.clauses import ClauseText
from agreements.field_names import FIELD_NAMES
from agreements.words import Words
from agreements.yaml_source import Source, ValuePath

_BLANK = re.compile(r"<<([a-z_]{1,40})>>")


def blanks_in_source(source: Source) -> Iterator[tuple[ValuePath, Words]]:
    """The path of each value that is left open, or that holds an opening, with the question."""
    yield from _blanks(source.data, ())


def blanks_in_clause(clause: ClauseText) -> Iterator[tuple[int, Words]]:
    """The line of each place of a clause that is left open, with the question."""
    for offset, line in enumerate(f"{clause.title}\n{clause.text}".split("\n")):
        for match in _BLANK.finditer(line):
            yield clause.line + offset, _OPEN.filled(what=OPEN_POINTS.get(match[1], _same(match[1])))


def lies_in_a_blank(path: ValuePath, blanks: Mapping[ValuePath, Words]) -> bool:
    """Whether a path is a value left open, or beneath one."""
    return any(path[:length] in blanks for length in range(1, len(path) + 1))


def _blanks(value: object, path: ValuePath) -> Iterator[tuple[ValuePath, Words]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _blanks(item, (*path, key))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from _blanks(item, (*path, place))
    elif isinstance(value, str) and (match := _BLANK.search(value)) is not None:
        yield path, _OPEN.filled(what=OPEN_POINTS.get(match[1]) or _where(path, match[1]))


def _where(path: ValuePath, name: str) -> Words:
    field = FIELD_NAMES.get(str(path[0]), _same(name)) if path else _same(name)
    return Words(cy=f"{field.cy} ({name})", en=f"{field.en} ({name})")


def _same(text: str) -> Words:
    return Words(cy=text, en=text)


OPEN_POINTS: Mapping[str, Words] = {
    "id": Words(cy="dynodydd y cytundeb", en="the agreement's identifier"),
    "title": Words(cy="teitl y cytundeb", en="the agreement's title"),
    "region": Words(cy="y rhanbarth", en="the region"),
    "membership": Words(
        cy="y diwrnod y mae aelodaeth y rhanbarth yn cael ei chymryd",
        en="the day on which membership is taken",
    ),
    "bodies": Words(cy="y cyrff sy'n bartïon", en="the bodies that are parties"),
    "host": Words(
        cy="pa gorff sy'n cynnal y cyfrifon (rhowch y rôl host iddo dan parties hefyd)",
        en="which body hosts the accounts (give it the role host under parties too)",
    ),
    "manager": Words(cy="pa swyddfa sy'n rheoli'r gronfa", en="which office manages the fund"),
    "deputy": Words(cy="pa swyddfa sy'n dirprwyo", en="which office is its deputy"),
    "legal_status": Words(
        cy="y statws cyfreithiol: binding_s33, part9_written_agreement, non_binding_memorandum neu "
        "internal_directorate",
        en="the legal status: binding_s33, part9_written_agreement, non_binding_memorandum or "
        "internal_directorate",
    ),
    "confirmed": Words(
        cy="pwy a gadarnhaodd y testun hwn, a phryd", en="who confirmed the text of this language, and when"
    ),
    "from": Words(cy="y diwrnod cyntaf mewn grym", en="the first day in force"),
    "signing": Words(cy="diwrnod y llofnodi", en="the day of signing"),
    "review": Words(cy="y diwrnod y mae adolygiad i'w gwblhau", en="the day by which a review is due"),
    "kind": Words(
        cy="sut y rhennir cost y llinellau eraill: math y fformiwla, a'i ffigurau (nid oes awgrym yma)",
        en="how the cost of the other lines is shared: the kind of formula and its figures (nothing is "
        "suggested here)",
    ),
    "rule_text": Words(
        cy="y cymal sy'n dweud sut y rhennir cost, gan enwi ffigurau'r fformiwla",
        en="the clause that says how cost is shared, naming the formula's figures",
    ),
    "income": Words(
        cy="a yw grantiau ac incwm gan eraill yn gostwng y gost: true gyda net_of_income, false gyda gross",
        en="whether grants and income from others lower the cost: true with net_of_income, false with gross",
    ),
    "basis": Words(
        cy="sail y cyfraniadau: gross neu net_of_income",
        en="the basis of contributions: gross or net_of_income",
    ),
    "pool_model": Words(
        cy="y math o gronfa: memorandum, real_pool, aligned neu lead_pays_and_recharges",
        en="the kind of fund: memorandum, real_pool, aligned or lead_pays_and_recharges",
    ),
    "method": Words(
        cy="y dull talgrynnu: largest_remainder, floor_then_topup, last_party_residual neu running_remainder",
        en="the method of rounding: largest_remainder, floor_then_topup, last_party_residual or "
        "running_remainder",
    ),
    "grain": Words(
        cy="graen y talgrynnu: line, week, invoice_period neu year",
        en="the grain of rounding: line, week, invoice_period or year",
    ),
    "order": Words(
        cy="trefn y talwyr pan fydd dau ffracsiwn yn gyfartal",
        en="the order of payers where two fractions are equal",
    ),
    "first_day": Words(cy="a yw'r diwrnod cyntaf yn cyfrif", en="whether the first day counts"),
    "last_day": Words(cy="a yw'r diwrnod olaf yn cyfrif", en="whether the last day counts"),
    "overspend": Words(
        cy="pwy sy'n ysgwyddo gorwariant: own_risk, proportional, line_fixed_variable neu tiered",
        en="who bears an overspend: own_risk, proportional, line_fixed_variable or tiered",
    ),
    "underspend": Words(
        cy="beth a wneir â thanwariant: return_proportional, retain neu carry_forward",
        en="what is done with an underspend: return_proportional, retain or carry_forward",
    ),
    "silence": Words(
        cy="a yw diffyg ymateb yn cymhwyso'r fformiwla: default_clause, neu null",
        en="whether silence applies the formula: a default_clause, or null",
    ),
    "silence_text": Words(cy="y cymal ar ddiffyg ymateb", en="the clause on silence"),
    "panel": Words(
        cy="a yw canlyniad y panel annibynnol yn rhwymo", en="whether the independent panel's outcome binds"
    ),
    "stage_days": Words(
        cy="terfyn amser y cam hwn, mewn diwrnodau gwaith", en="the time limit of this stage, in working days"
    ),
    "arbiter": Words(
        cy="pwy sy'n edrych nesaf: independent_panel neu welsh_government",
        en="who looks next: independent_panel or welsh_government",
    ),
    "forecast": Words(cy="erbyn pryd y daw'r rhagolwg (MM-DD)", en="when the forecast is due (MM-DD)"),
    "budget": Words(cy="erbyn pryd y daw'r gyllideb (MM-DD)", en="when the budget is due (MM-DD)"),
    "years": Words(
        cy="am faint o flynyddoedd y cedwir y cofnodion", en="for how many years records are kept"
    ),
    "variation_days": Words(cy="dyddiau rhybudd cyn amrywio", en="days of notice before a variation"),
    "termination_days": Words(cy="dyddiau rhybudd cyn terfynu", en="days of notice before termination"),
    "exit_rule": Words(
        cy="sut y telir pecynnau byw wedyn: same_rules neu interim_rule",
        en="how live packages are paid afterwards: same_rules or interim_rule",
    ),
    "aims": Words(cy="nodau a chanlyniadau'r cytundeb", en="the agreement's aims and outcomes"),
    "costs_to": Words(
        cy="y gost wythnosol uchaf, mewn ceiniogau, y profir y rheolau hyd ati",
        en="the highest weekly cost, in pence, up to which the rules are proved",
    ),
    "shares": Words(cy="cyfrannau'r haen hon fesul corff", en="the shares of this tier by body"),
    "share": Words(cy="cyfran y talwr hwn", en="this payer's share"),
    "payer": Words(cy="pa dalwr", en="which payer"),
    "pence": Words(cy="swm mewn ceiniogau yr wythnos", en="an amount in pence a week"),
    "rule": Words(cy="dynodydd y fformiwla arall", en="the other formula's identifier"),
    "values": Words(
        cy="enw'r gwerthoedd dyddiedig (parameters/)", en="the name of dated values (parameters/)"
    ),
    "score": Words(cy="nifer y pwyntiau", en="the number of points"),
    "weeks": Words(cy="nifer yr wythnosau", en="the number of weeks"),
    "side": Words(
        cy="i ba haen y mae cost ar y trothwy yn perthyn: lower neu upper",
        en="to which tier a cost at the threshold belongs: lower or upper",
    ),
    "condition": Words(cy="pryd y mae'r eithriad yn gymwys", en="when the exception applies"),
    "name": Words(cy="yr enw, yn yr iaith hon", en="the name, in this language"),
    "clause": Words(cy="dynodydd y cymal", en="the clause's identifier"),
    "source": Words(
        cy="o ble y daw'r gwerthoedd, yn yr iaith hon", en="where the values come from, in this language"
    ),
    "day": Words(cy="y diwrnod cyntaf", en="the first day"),
    "value": Words(cy="y gwerth ei hun", en="the value itself"),
    "says": Words(cy="beth mae'r enghraifft yn ei ddangos", en="what the example shows"),
    "agreed": Words(cy="pa swyddfeydd a gytunodd arni", en="which offices agreed to it"),
    "line": Words(cy="y math o linell gost", en="the kind of cost line"),
    "expected": Words(cy="y ceiniogau sydd i ddod allan", en="the pence that must come out"),
}
_OPEN = Words(cy="i'w benderfynu: {what}", en="to be decided: {what}")
