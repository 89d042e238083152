"""V1–V6: who an agreement speaks of and by what powers. Nothing about how cost is shared but who may never
carry it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from agreements.checks.check import Check, Subject
from agreements.clauses import day_in_words
from agreements.faults import Fault
from agreements.formulas import Formula
from agreements.line_kinds import LINE_KINDS, REGISTERED_NURSE
from agreements.model import WrittenAgreement
from agreements.payers import COUNCIL_ROLES, HEALTH_BOARD
from agreements.provisions.parties import LegalBasis
from agreements.reference import Body, Reference
from agreements.words import Words
from agreements.yaml_source import ValuePath

EXAMPLE = "(enghraifft / example)"
_HEALTH_ACT = re.compile(
    r"(NHS|National Health Service) \(Wales\) Act 2006"
    r"|Deddf (y )?(GIG|Gwasanaeth Iechyd Gwladol) \(Cymru\) 2006",
    re.IGNORECASE,
)
_SECTION_33 = re.compile(r"(section|adran|a\.|s\.|s)33(?!\d)")
_POWER_FOR_EDUCATION = re.compile(rf"194\(1\)\(c\)|{_SECTION_33.pattern}")
EDUCATION_KINDS = tuple(kind.code for kind in LINE_KINDS.values() if kind.side == "education")


def _bodies(subject: Subject) -> Iterator[Fault]:
    agreement, main = subject.agreement, subject.main
    yield from _region(subject)
    for place, party in enumerate(agreement.parties):
        for words in _body(agreement, party.body):
            yield main.fault(("parties", place), words)
    codes = [party.body for party in agreement.parties]
    reference = Reference.load()
    kinds = {reference.body(code).kind for code in codes if reference.has_body(code)}
    if agreement.scope_kind == "regional" and not {"health_board", "council"} <= kinds:
        yield main.fault(("parties",), _BOTH_SIDES)
    if len(set(codes)) != len(codes):
        yield main.fault(("parties",), _TWICE)
    if agreement.fictional and not (EXAMPLE in agreement.title.cy and EXAMPLE in agreement.title.en):
        yield main.fault(("title",), _NOT_MARKED.filled(mark=EXAMPLE))


def _region(subject: Subject) -> Iterator[Fault]:
    agreement, main = subject.agreement, subject.main
    if agreement.region is None:
        return
    reference = Reference.load()
    if not reference.has_region(agreement.region):
        yield main.fault(("region",), _NO_REGION.filled(region=agreement.region))
    elif reference.region(agreement.region).fictional != agreement.fictional:
        yield main.fault(("region",), _REAL if agreement.fictional else _FICTIONAL)


def _body(agreement: WrittenAgreement, code: str) -> Iterator[Words]:
    reference = Reference.load()
    if not reference.has_body(code):
        if not _not_a_legal_body(code):
            yield _NO_BODY.filled(body=code)
        return
    body = reference.body(code)
    if body.fictional != agreement.fictional:
        yield (_REAL_BODY if agreement.fictional else _FICTIONAL_BODY).filled(body=code)
    elif agreement.region is not None and body.region != agreement.region:
        yield _OTHER_REGION.filled(body=code, region=agreement.region)
    else:
        yield from _not_yet(agreement, body)


def _not_yet(agreement: WrittenAgreement, body: Body) -> Iterator[Words]:
    """Bodies move between regions: membership counts on the agreement's first day."""
    first = agreement.dates.effective_from
    if first < body.member_from:
        yield _NOT_YET.filled(body=body.code, day=day_in_words(first), since=day_in_words(body.member_from))


def _legal_bodies(subject: Subject) -> Iterator[Fault]:
    for place, party in enumerate(subject.agreement.parties):
        if _not_a_legal_body(party.body):
            yield subject.main.fault(("parties", place), _NOT_LEGAL.filled(body=party.body))


def _not_a_legal_body(code: str) -> bool:
    """A partnership region, a budget of a body, or what is not a health board or a council at all."""
    reference = Reference.load()
    if reference.has_body(code):
        return reference.body(code).kind == "welsh_government"
    return reference.has_region(code) or reference.has_body(code.partition(".")[0])


def _powers(subject: Subject) -> Iterator[Fault]:
    for place, basis in enumerate(subject.agreement.legal_basis):
        if "19(1)(a)" in basis.ref.replace(" ", "").casefold():
            yield subject.main.fault(("legal_basis", place), _ADULTS)
    agreement = subject.agreement
    if agreement.legal_status == "binding_s33" and not any(map(_is_section_33, agreement.legal_basis)):
        yield subject.main.fault(("legal_status",), _NO_SECTION_33)


def _education(subject: Subject) -> Iterator[Fault]:
    """Health board money on an education line has named powers; one of them must be cited."""
    agreement = subject.agreement
    if any(_pays_for_education(basis) for basis in agreement.legal_basis):
        return
    for place, rule in enumerate(agreement.rules):
        for kind in EDUCATION_KINDS:
            first = next((one for one in agreement.rules if one.covers(kind)), None)
            if first is rule and subject.proof.may_carry(rule, kind, HEALTH_BOARD):
                words = _NO_POWER.filled(rule=rule.id, kind=LINE_KINDS[kind].name)
                yield subject.main.fault(("rules", place), words)


def _pays_for_education(basis: LegalBasis) -> bool:
    """A power of that Act: section 33 of another one moves no health money."""
    ref = basis.ref.replace(" ", "").casefold()
    return _HEALTH_ACT.search(basis.act) is not None and _POWER_FOR_EDUCATION.search(ref) is not None


def _is_section_33(basis: LegalBasis) -> bool:
    return (
        _pays_for_education(basis) and _SECTION_33.search(basis.ref.replace(" ", "").casefold()) is not None
    )


def _nurses(subject: Subject) -> Iterator[Fault]:
    excepted = {exception.rule for exception in subject.agreement.health_line_exceptions}
    for place, exception in enumerate(subject.agreement.health_line_exceptions):
        path: ValuePath = ("health_line_exceptions", place, "rule")
        if all(rule.id != exception.rule for rule in subject.agreement.rules):
            yield subject.main.fault(path, _NO_RULE_EXCEPTED.filled(rule=exception.rule))
        words = _EXCEPTED.filled(rule=exception.rule, citation=exception.citation)
        yield replace(subject.main.fault(path, words), warning=True)
    for rule in subject.agreement.rules:
        if rule.id in excepted:
            continue
        source = subject.reading.formulas[rule.id]
        stated = list(rule.stated_shares(REGISTERED_NURSE))
        for path, shares in stated:
            if any(shares.get(role) for role in COUNCIL_ROLES):
                yield source.fault(path, _NURSE)
        named = rule.lines != "all" and rule.covers(REGISTERED_NURSE)
        if named and not stated and not subject.reading.faults and _council_may_carry(subject, rule):
            yield source.fault(("lines",), _NURSE)


def _council_may_carry(subject: Subject, rule: Formula) -> bool:
    """Whether anything on the way through a rule that says it in no one place puts a nurse on the council."""
    return any(subject.proof.may_carry(rule, REGISTERED_NURSE, role) for role in COUNCIL_ROLES)


def _not_binding(subject: Subject) -> Iterator[Fault]:
    agreement, main = subject.agreement, subject.main
    if not agreement.binding and agreement.default_clause is not None:
        yield main.fault(("default_clause",), _NOT_BINDING)
    if agreement.legal_status != "non_binding_memorandum":
        return
    if agreement.disputes.panel_binding:
        yield main.fault(("disputes", "panel_binding"), _PANEL_CANNOT_BIND)
    for result in subject.examples:
        if result.found is not None and not result.found.indicative:
            yield Fault(result.file, result.line, _NOT_INDICATIVE)
    yield replace(main.fault(("legal_status",), _INDICATIVE), warning=True)


CHECKS = (
    Check(
        "V1",
        "legal",
        Words(
            cy="Mae pob parti'n fwrdd iechyd neu'n gyngor â chod cyfredol, yn y rhanbarth ar ddiwrnod "
            "cyntaf y cytundeb; mewn cytundeb dychmygol, corff dychmygol a byth un go iawn.",
            en="Every party is a health board or council with a current code, in the region on the "
            "agreement's first day; in a fictional agreement a fictional body and never a real one.",
        ),
        _bodies,
        fields=(("region",), ("parties",), ("title",)),
    ),
    Check(
        "V2",
        "legal",
        Words(
            cy="Nid oes bwrdd partneriaeth, cyfarwyddiaeth nac ysgol yn barti.",
            en="No partnership board, directorate or school is a party.",
        ),
        _legal_bodies,
    ),
    Check(
        "V3",
        "legal",
        Words(
            cy="Mae pob sail gyfreithiol yn addas i gytundeb plant: nid rheoliad 19(1)(a).",
            en="Every legal basis fits a children's agreement: not regulation 19(1)(a).",
        ),
        _powers,
        fields=(("legal_basis",),),
    ),
    Check(
        "V4",
        "legal",
        Words(
            cy="Lle gall arian iechyd fynd ar linell addysg, enwir y pŵer: adran 194(1)(c) neu adran 33 o "
            "Ddeddf y Gwasanaeth Iechyd Gwladol (Cymru) 2006.",
            en="Where health money may go on an education line the power is cited: section 194(1)(c) or "
            "section 33 of the National Health Service (Wales) Act 2006.",
        ),
        _education,
        sound=True,
    ),
    Check(
        "V5",
        "legal",
        Words(
            cy="Nid yw unrhyw ran o amser nyrs gofrestredig, nac o linell y mae'n rhaid i iechyd ei "
            "darparu, ar gyngor heb eithriad a ddyfynnir.",
            en="No part of a registered nurse's time, nor of a line that health must provide, is with a "
            "council without a cited exception.",
        ),
        _nurses,
        fields=(("health_lines_clause",), ("health_line_exceptions",)),
    ),
    Check(
        "V6",
        "legal",
        Words(
            cy="Arwydd yn unig yw'r hyn y mae cytundeb nad yw'n rhwymo yn ei roi: nid oes dim yn cael ei "
            "bostio ohono'i hun.",
            en="What a non-binding agreement gives is indicative only: nothing is posted by itself.",
        ),
        _not_binding,
        fields=(("legal_status",),),
    ),
)

_NO_REGION = Words(cy="nid oes rhanbarth {region}", en="there is no region {region}")
_REAL = Words(cy="rhanbarth go iawn mewn cytundeb dychmygol", en="a real region in a fictional agreement")
_FICTIONAL = Words(
    cy="rhanbarth dychmygol mewn cytundeb go iawn", en="a fictional region in a real agreement"
)
_NO_BODY = Words(cy="nid oes corff {body}", en="there is no body {body}")
_REAL_BODY = Words(
    cy="corff go iawn ({body}) mewn cytundeb dychmygol", en="a real body ({body}) in a fictional agreement"
)
_FICTIONAL_BODY = Words(
    cy="corff dychmygol ({body}) mewn cytundeb go iawn", en="a fictional body ({body}) in a real agreement"
)
_OTHER_REGION = Words(
    cy="nid yw {body} yn gorff yn rhanbarth {region}", en="{body} is not a body of region {region}"
)
_NOT_YET = Words(
    cy="nid oedd {body} yn y rhanbarth ar {day}: mae'n aelod ers {since}",
    en="{body} was not in the region on {day}: it is a member since {since}",
)
_BOTH_SIDES = Words(
    cy="rhaid i'r partïon gynnwys bwrdd iechyd ac o leiaf un cyngor",
    en="the parties must include a health board and at least one council",
)
_TWICE = Words(cy="mae parti yno ddwywaith", en="a party is there twice")
_NOT_MARKED = Words(
    cy="rhaid i deitl cytundeb dychmygol gynnwys {mark} yn y ddwy iaith",
    en="the title of a fictional agreement must hold {mark} in both languages",
)
_NOT_LEGAL = Words(
    cy="nid corff cyfreithiol a all fod yn barti yw {body}: bwrdd iechyd neu gyngor sy'n llofnodi",
    en="{body} is not a legal body that can be a party: a health board or a council signs",
)
_NO_SECTION_33 = Words(
    cy="dywedir bod y cytundeb yn rhwymo o dan adran 33, ac ni enwir adran 33 o Ddeddf y Gwasanaeth Iechyd "
    "Gwladol (Cymru) 2006",
    en="the agreement is said to bind under section 33, and section 33 of the National Health Service "
    "(Wales) Act 2006 is not cited",
)
_ADULTS = Words(
    cy="mae rheoliad 19(1)(a) yn ymwneud â llety cartref gofal oedolion; ni all cytundeb plant sefyll arno",
    en="regulation 19(1)(a) is about adults' care home accommodation; a children's agreement cannot stand "
    "on it",
)
_NO_POWER = Words(
    cy="gall rheol {rule} roi arian iechyd ar {kind}, ond ni enwir adran 194(1)(c) nac adran 33",
    en="rule {rule} may put health money on {kind}, but neither section 194(1)(c) nor section 33 is cited",
)
_EXCEPTED = Words(
    cy="mae rheol {rule} yn enwi llinellau iechyd trwy eithriad ({citation}); mae'r rhaniad yn dal i'w "
    "rhoi i gyd ar y bwrdd iechyd",
    en="rule {rule} names health lines by an exception ({citation}); the split still puts all of them on "
    "the health board",
)
_NO_RULE_EXCEPTED = Words(
    cy="mae eithriad ar gyfer rheol {rule}, nad yw yno",
    en="an exception is for rule {rule}, which is not there",
)
_NURSE = Words(
    cy="mae'r rheol yn rhoi rhan o amser nyrs gofrestredig ar y cyngor, yn groes i adran 47 o Ddeddf 2014",
    en="the rule puts part of a registered nurse's time on the council, against section 47 of the 2014 Act",
)
_PANEL_CANNOT_BIND = Words(
    cy="ni all panel rwymo'r partïon o dan femorandwm nad yw ei hun yn rhwymo",
    en="a panel cannot bind the parties under a memorandum that itself does not bind",
)
_NOT_INDICATIVE = Words(
    cy="nid yw'r rhaniad yn dweud mai arwydd yn unig ydyw", en="the split does not say that it is indicative"
)
_INDICATIVE = Words(
    cy="nid yw'r cytundeb yn rhwymo: arwydd yn unig yw ei gyfrannau",
    en="the agreement does not bind: its shares are indicative",
)
_NOT_BINDING = Words(
    cy="ni all cytundeb nad yw'n rhwymo gynnwys cymal distawrwydd",
    en="an agreement that does not bind cannot hold a default clause",
)
