"""Checks who an agreement speaks of: known bodies, of its region, all invented or all real, and powers that
fit children.
"""

from collections.abc import Iterator

from agreements.faults import Fault
from agreements.model import WrittenAgreement
from agreements.reading import Reading
from agreements.reference import Reference
from agreements.words import Words
from agreements.yaml_source import Source

EXAMPLE = "(enghraifft / example)"


def party_faults(reading: Reading, agreement: WrittenAgreement, main: Source) -> Iterator[Fault]:
    """Every fault about the region, the parties, the offices that signed, the title and the legal basis."""
    yield from _region_faults(agreement, main)
    for place, party in enumerate(agreement.parties):
        for words in _body_faults(agreement, party.body):
            yield main.fault(("parties", place), words)
    yield from _roll_faults(agreement, main)
    yield from _office_faults(agreement, main)
    if agreement.fictional and not (EXAMPLE in agreement.title.cy and EXAMPLE in agreement.title.en):
        yield main.fault(("title",), _NOT_MARKED.filled(mark=EXAMPLE))
    for place, basis in enumerate(agreement.legal_basis):
        if "19(1)(a)" in basis.ref:
            yield main.fault(("legal_basis", place), _ADULTS)


def _region_faults(agreement: WrittenAgreement, main: Source) -> Iterator[Fault]:
    if agreement.region is None:
        return
    reference = Reference.load()
    if not reference.has_region(agreement.region):
        yield main.fault(("region",), _NO_REGION.filled(region=agreement.region))
    elif reference.region(agreement.region).fictional != agreement.fictional:
        yield main.fault(("region",), _REAL if agreement.fictional else _FICTIONAL)


def _body_faults(agreement: WrittenAgreement, code: str) -> Iterator[Words]:
    reference = Reference.load()
    if not reference.has_body(code):
        yield _NO_BODY.filled(body=code)
        return
    body = reference.body(code)
    if body.fictional != agreement.fictional:
        yield (_REAL_BODY if agreement.fictional else _FICTIONAL_BODY).filled(body=code)
    elif agreement.region is not None and body.region != agreement.region:
        yield _OTHER_REGION.filled(body=code, region=agreement.region)


def _roll_faults(agreement: WrittenAgreement, main: Source) -> Iterator[Fault]:
    """A health board and at least one council, each once, and one host."""
    reference = Reference.load()
    codes = [party.body for party in agreement.parties]
    kinds = {reference.body(code).kind for code in codes if reference.has_body(code)}
    if agreement.scope_kind == "regional" and not {"health_board", "council"} <= kinds:
        yield main.fault(("parties",), _BOTH_SIDES)
    if len(set(codes)) != len(codes):
        yield main.fault(("parties",), _TWICE)
    if codes and sum(party.role == "host" for party in agreement.parties) != 1:
        yield main.fault(("parties",), _ONE_HOST)


def _office_faults(agreement: WrittenAgreement, main: Source) -> Iterator[Fault]:
    if agreement.default_clause is None:
        return
    for place, office in enumerate(agreement.default_clause.signed_by):
        body, _, name = office.rpartition(".")
        if name != "finance" or not agreement.has_party(body):
            yield main.fault(("default_clause", "signed_by", place), _NOT_AN_OFFICE.filled(office=office))
    if not agreement.binding:
        yield main.fault(("default_clause",), _NOT_BINDING)


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
_BOTH_SIDES = Words(
    cy="rhaid i'r partïon gynnwys bwrdd iechyd ac o leiaf un cyngor",
    en="the parties must include a health board and at least one council",
)
_TWICE = Words(cy="mae parti yno ddwywaith", en="a party is there twice")
_ONE_HOST = Words(
    cy="rhaid i un parti, a dim ond un, fod yn host", en="one party, and only one, must be the host"
)
_NOT_AN_OFFICE = Words(
    cy="nid swyddfa gyllid parti yw {office}; ysgrifennwch ef fel XHB1.finance",
    en="{office} is not the finance office of a party; write it as XHB1.finance",
)
_NOT_BINDING = Words(
    cy="ni all cytundeb nad yw'n rhwymo gynnwys cymal distawrwydd",
    en="an agreement that does not bind cannot hold a default clause",
)
_NOT_MARKED = Words(
    cy="rhaid i deitl cytundeb dychmygol gynnwys {mark} yn y ddwy iaith",
    en="the title of a fictional agreement must hold {mark} in both languages",
)
_ADULTS = Words(
    cy="mae rheoliad 19(1)(a) yn ymwneud â llety cartref gofal oedolion; ni all cytundeb plant sefyll arno",
    en="regulation 19(1)(a) is about adults' care home accommodation; a children's agreement cannot stand "
    "on it",
)
