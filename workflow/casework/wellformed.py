"""Faults in what a command says, before any rule of the case is asked: each with the place in the body and
both languages.

HTTP answers them as 422 with their JSON pointers, the CSV import by row and column; casework refuses them
again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import singledispatch

from agreements.line_kinds import LINE_KINDS, SERVICES
from agreements.money import format_pounds, round_half_away
from agreements.words import Words
from workflow.casework.care_faults import faults_of_care
from workflow.casework.child_rules import nhs_number_valid
from workflow.casework.childs_record import faults_of
from workflow.casework.commands import (
    AdultBodyAccepts,
    Child,
    Claim,
    Command,
    FastTrack,
    Line,
    Object,
    OpenCase,
    RecordAssessment,
    RecordPackage,
    ReferToAdultServices,
    Settle,
    TakePosition,
)
from workflow.casework.commands.people import UpdateChild
from workflow.casework.dated_facts import before, faults_of_days
from workflow.casework.rulebook import Rulebook
from workflow.clocks.due import local_date


@dataclass(frozen=True, slots=True)
class BodyFault:
    """One fault: where in the body (JSON pointer), and the sentence."""

    pointer: str
    words: Words


def faults(command: Command, under: Rulebook, today: date) -> tuple[BodyFault, ...]:
    """Every fault in a command's own words; empty when it is well formed."""
    of_care = (BodyFault(pointer, words) for pointer, words in faults_of_care(command, today))
    of_days = (BodyFault(pointer, words) for pointer, words in faults_of_days(command, today))
    return (*_faults(command, under, today), *of_care, *of_days)


@singledispatch
def _faults(command: Command, under: Rulebook, today: date) -> Iterator[BodyFault]:
    yield from ()


@_faults.register
def _open_case(command: OpenCase, under: Rulebook, today: date) -> Iterator[BodyFault]:
    yield from _bodies(command, under)
    if command.service not in SERVICES:
        yield _unknown("/service", command.service, SERVICES)
    if command.received_at and local_date(command.received_at) > today:
        yield _fault(
            "/received_at",
            cy="Ni all dyddiad derbyn fod yn y dyfodol.",
            en="A received date cannot be in the future.",
        )
    for pointer, _ in before(command, command.child.birth_on):
        yield _fault(
            pointer,
            cy="Daw'r dyddiad hwn cyn geni'r plentyn: mae un o'r dyddiadau'n anghywir.",
            en="This date is before the child was born: one of the dates is wrong.",
        )
    yield from _child(command.child, today)
    yield from _levels(command.levels, under)
    yield from _lines(command.lines)


@_faults.register
def _assessment(command: RecordAssessment, under: Rulebook, today: date) -> Iterator[BodyFault]:
    yield from _levels(command.levels, under)


@_faults.register
def _fast_track(command: FastTrack, under: Rulebook, today: date) -> Iterator[BodyFault]:
    yield from _lines(command.lines)


@_faults.register
def _package(command: RecordPackage, under: Rulebook, today: date) -> Iterator[BodyFault]:
    yield from _lines(command.lines)


@_faults.register
def _object(command: Object, under: Rulebook, today: date) -> Iterator[BodyFault]:
    yield from _claim("/claim", command.claim, under)


@_faults.register
def _settle(command: Settle, under: Rulebook, today: date) -> Iterator[BodyFault]:
    yield from _claim("/correction", command.correction, under)


@_faults.register
def _position(command: TakePosition, under: Rulebook, today: date) -> Iterator[BodyFault]:
    words = len((command.in_short or "").split())
    if words > IN_SHORT_WORDS:
        yield _fault(
            "/in_short",
            cy=f"Mae {words} gair yma: hyd at {IN_SHORT_WORDS}.",
            en=f"There are {words} words here: at most {IN_SHORT_WORDS}.",
        )


IN_SHORT_WORDS = 150
"""What Welsh Government's official reads of each side first."""


@_faults.register
def _adult_referral(command: ReferToAdultServices, under: Rulebook, today: date) -> Iterator[BodyFault]:
    yield from _a_body("/to", command.to, under)


@_faults.register
def _adult_acceptance(command: AdultBodyAccepts, under: Rulebook, today: date) -> Iterator[BodyFault]:
    yield from _a_body("/body", command.body, under)


def _a_body(pointer: str, code: str, under: Rulebook) -> Iterator[BodyFault]:
    """A health board or a council, and in a demonstration an invented one."""
    known = under.reference.body(code) if under.reference.has_body(code) else None
    if known is None or known.kind == "welsh_government" or (under.demonstration and not known.fictional):
        yield _fault(
            pointer,
            cy=f"Nid oes bwrdd iechyd na chyngor â'r cod {code} yma.",
            en=f"There is no health board or council with the code {code} here.",
        )


def _bodies(command: OpenCase, under: Rulebook) -> Iterator[BodyFault]:
    reference = under.reference
    if not reference.has_region(command.region):
        yield _fault(
            "/region", cy=f"Nid oes rhanbarth {command.region}.", en=f"There is no region {command.region}."
        )
        return
    region = reference.region(command.region)
    if under.demonstration and not region.fictional:
        yield _fault(
            "/region",
            cy=f"Rhanbarth go iawn yw {command.region}: dim ond rhai ffuglennol sydd yn yr arddangosiad.",
            en=f"{command.region} is a real region: only fictional ones have cases in the demonstration.",
        )
    if command.health_board != region.health_board:
        yield _fault(
            "/health_board",
            cy=f"Nid bwrdd iechyd rhanbarth {region.code} yw {command.health_board}.",
            en=f"{command.health_board} is not the health board of the region {region.code}.",
        )
    if command.council not in region.councils:
        yield _fault(
            "/council",
            cy=f"Nid yw'r awdurdod lleol {command.council} yn rhanbarth {region.code}.",
            en=f"The council {command.council} is not in the region {region.code}.",
        )
    if command.commissioner not in (None, command.health_board, command.council):
        yield _fault(
            "/commissioner",
            cy="Rhaid i'r corff sy'n comisiynu fod yn un o ddau gorff yr achos.",
            en="The commissioning body must be one of the case's two bodies.",
        )


def _child(child: Child, today: date) -> Iterator[BodyFault]:
    if child.birth_on > today:
        yield _fault(
            "/child/birth_on",
            cy="Ni all dyddiad geni fod yn y dyfodol.",
            en="A birth date cannot be in the future.",
        )
    elif age_on(child.birth_on, today) >= 18:
        yield _fault(
            "/child/birth_on",
            cy="Mae'r person yn 18 oed neu'n hŷn: mae gofal parhaus plant yn dod i ben yn 18.",
            en="The person is 18 or older: children's continuing care ends at 18.",
        )
    yield from _nhs_number("/child", child.nhs_number)
    for pointer, words in faults_of(child.addresses):
        yield BodyFault(f"/child{pointer}", words)


@_faults.register
def _update_child(command: UpdateChild, under: Rulebook, today: date) -> Iterator[BodyFault]:
    if not command.model_fields_set:
        yield _fault("", cy="Ni anfonwyd dim.", en="Nothing was sent.")
    yield from _nhs_number("", command.nhs_number)
    for pointer, words in faults_of(command.addresses):
        yield BodyFault(pointer, words)
    for _, words in faults_of([command.add_address] if command.add_address else []):
        yield BodyFault("/add_address/to_on", words)


def _nhs_number(at: str, number: str | None) -> Iterator[BodyFault]:
    if number is not None and not nhs_number_valid(number):
        yield _fault(
            f"{at}/nhs_number",
            cy="Nid yw'r rhif GIG yn ddilys: deg digid, a'r olaf yn ddigid gwirio.",
            en="The NHS number is not valid: ten digits, the last one a check digit.",
        )


def _levels(levels: Mapping[str, str], under: Rulebook) -> Iterator[BodyFault]:
    known = {domain.code: domain for domain in under.needs.domains}
    for domain, level in levels.items():
        if domain not in known:
            yield _unknown(f"/levels/{domain}", domain, known)
        elif not under.needs.admits(domain, level):
            admitted = ", ".join(known[domain].levels)
            yield _fault(
                f"/levels/{domain}",
                cy=f"Nid yw'r parth {domain} yn derbyn y lefel '{level}': dim ond {admitted}.",
                en=f"The domain {domain} does not admit the level '{level}': only {admitted}.",
            )


def _lines(lines: Sequence[Line]) -> Iterator[BodyFault]:
    for place, line in enumerate(lines):
        if line.kind not in LINE_KINDS:
            yield _unknown(f"/lines/{place}/kind", line.kind, LINE_KINDS)
        if line.minutes_a_week is None or line.rate_pence_an_hour is None:
            continue
        comes_to = weekly_pence(line.minutes_a_week, line.rate_pence_an_hour)
        if comes_to != line.weekly_pence:
            says, comes = format_pounds(line.weekly_pence), format_pounds(comes_to)
            yield _fault(
                f"/lines/{place}/weekly_pence",
                cy=f"Mae'r llinell yn dweud {says} yr wythnos, ond daw'r oriau wrth y gyfradd i {comes}.",
                en=f"The line says {says} a week, but its hours at its rate come to {comes}.",
            )


def _claim(pointer: str, claim: Claim | None, under: Rulebook) -> Iterator[BodyFault]:
    if claim and claim.domain:
        yield from (
            BodyFault(pointer + "/level", fault.words)
            for fault in _levels({claim.domain: claim.level or ""}, under)
        )


def age_on(birth_on: date, day: date) -> int:
    """Whole years of age on a day; born on 29 February, a year is full on 1 March where there is no 29th."""
    return day.year - birth_on.year - ((day.month, day.day) < (birth_on.month, birth_on.day))


def weekly_pence(minutes_a_week: int, rate_pence_an_hour: int) -> int:
    """Weekly pence of a time line, half a penny away from zero."""
    return round_half_away(Fraction(minutes_a_week * rate_pence_an_hour, 60))


def _unknown(pointer: str, code: str, known: Mapping[str, object]) -> BodyFault:
    listed = ", ".join(known)
    return _fault(
        pointer,
        cy=f"Nid oes cod '{code}' yma: dim ond {listed}.",
        en=f"There is no code '{code}' here: only {listed}.",
    )


def _fault(pointer: str, *, cy: str, en: str) -> BodyFault:
    return BodyFault(pointer, Words(cy=cy, en=en))
