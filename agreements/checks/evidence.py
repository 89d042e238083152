"""V31–V38: what stands beside an agreement and shows that the bodies understood and meant it: worked
examples, both languages, the source, the signatures, the simulation they saw, and how it was put into force.
"""

from collections.abc import Iterator
from datetime import date

from agreements.checks.check import Check, Subject
from agreements.checks.engine import engine_as_proved
from agreements.checks.signing import activation, file_sha256, in_office, one_content, simulation_seen
from agreements.checks.texts import between_languages
from agreements.faults import Fault
from agreements.formulas import Formula
from agreements.provisions.parties import OFFICE_WORDS
from agreements.words import Words
from agreements.worked_examples import NO_EXAMPLE

EXAMPLES_EACH = 5
"""Worked examples of every formula, at least."""


def _examples(subject: Subject) -> Iterator[Fault]:
    for result in subject.examples:
        if not result.passed:
            yield Fault(result.file, result.line, result.words)
    if not subject.examples:
        yield subject.main.fault((), NO_EXAMPLE)
        return
    yield from _too_few(subject)
    signed = set[str]()
    for result in subject.examples:
        for seat in result.example.agreed_by if result.example else ():
            body, _, office = seat.partition(".")
            if office in OFFICE_WORDS and subject.agreement.has_party(body):
                signed.add(body)
            else:
                yield Fault(result.file, result.line, _NO_OFFICE.filled(seat=seat[:40]))
    for place, party in enumerate(subject.agreement.parties):
        if party.body not in signed:
            yield subject.main.fault(("parties", place), _NONE_SIGNED.filled(body=party.body))


def _too_few(subject: Subject) -> Iterator[Fault]:
    """Formulas that take part in too few examples: as a rule that answered, or as what it is made of. The
    same question asked twice is one example.
    """
    counts = dict.fromkeys((formula.id for formula in subject.agreement.formulas), 0)
    seen: set[tuple[str, date]] = set()
    for result in subject.examples:
        if result.found is None or result.example is None:
            continue
        asked = (result.example.facts.model_dump_json(), result.example.on)
        if asked in seen:
            continue
        seen.add(asked)
        answered = {share.rule for share in result.found.lines}
        for name in _with_their_parts(subject, answered & counts.keys()):
            counts[name] += 1
    for name, count in counts.items():
        if count < EXAMPLES_EACH:
            words = _TOO_FEW.filled(count=count, least=EXAMPLES_EACH)
            yield subject.reading.formulas[name].fault(("id",), words)


def _with_their_parts(subject: Subject, names: set[str]) -> set[str]:
    formulas: dict[str, Formula] = {formula.id: formula for formula in subject.agreement.formulas}
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(formulas[name].parts())
    return found


def _languages(subject: Subject) -> Iterator[Fault]:
    yield from between_languages(subject)
    languages, main = subject.agreement.languages, subject.main
    for code, name in (("cy", _WELSH), ("en", _ENGLISH)):
        confirmed = languages.confirmed_by.get(code)  # type: ignore[call-overload]  # the two codes are its keys
        if confirmed is None:
            yield main.fault(("languages", "confirmed_by"), _NOT_CONFIRMED.filled(text=name))
        elif confirmed.confirmed_on > subject.agreement.dates.signed_on:
            path = ("languages", "confirmed_by", code, "confirmed_on")
            yield main.fault(path, _CONFIRMED_LATE.filled(text=name))


def _sources(subject: Subject) -> Iterator[Fault]:
    for place, one in enumerate(subject.agreement.sources):
        found = file_sha256(subject.reading.folder / one.file)
        if found is None:
            yield subject.main.fault(("sources", place, "file"), _NO_SOURCE.filled(file=one.file))
        elif found != one.sha256:
            yield subject.main.fault(("sources", place, "sha256"), _OTHER_SOURCE.filled(file=one.file))


CHECKS = (
    Check(
        "V31",
        "evidence",
        Words(
            cy="Mae o leiaf bum enghraifft weithiedig i bob fformiwla, pob un yn gywir i'r geiniog, ac un "
            "o leiaf wedi'i llofnodi gan bob parti.",
            en="At least five worked examples stand beside every formula, each exact to the penny, and every "
            "party signed at least one.",
        ),
        _examples,
        sound=True,
    ),
    Check(
        "V32",
        "evidence",
        Words(
            cy="Mae'r hyn a gyfrifir yr hyn a brofwyd, ar ddwy ochr pob ffin, i becyn pob enghraifft.",
            en="What is worked out is what was proved, on both sides of each boundary, for the package of "
            "every example.",
        ),
        engine_as_proved,
        sound=True,
    ),
    Check(
        "V33",
        "evidence",
        Words(
            cy="Gwelodd pob llofnodwr yr efelychiad dros yr achosion sydd wrth ymyl y cytundeb.",
            en="Every signatory saw the simulation over the cases that stands beside the agreement.",
        ),
        simulation_seen,
    ),
    Check(
        "V34",
        "evidence",
        Words(
            cy="Mae'r cymalau Cymraeg a Saesneg yn cyfateb un i un, a phobl wedi cadarnhau'r ddau destun.",
            en="The Welsh and English clauses match one to one, and people have confirmed both texts.",
        ),
        _languages,
        fields=(("languages",),),
    ),
    Check(
        "V35",
        "evidence",
        Words(
            cy="Mae pob ffeil ffynhonnell wrth ymyl y cytundeb, a'i hash heb newid.",
            en="Every source file stands beside the agreement, and its hash has not changed.",
        ),
        _sources,
        fields=(("sources",),),
    ),
    Check(
        "V36",
        "evidence",
        Words(
            cy="Llofnododd pob swyddfa y mae ei hangen yr un cynnwys: mae unrhyw newid wedyn yn dirymu'r "
            "llofnodion.",
            en="Every required office signed the same content: any later edit voids the signatures.",
        ),
        one_content,
        sound=True,
    ),
    Check(
        "V37",
        "evidence",
        Words(
            cy="Roedd pob llofnodwr yn dal y swydd a'r terfyn ar y diwrnod hwnnw; nid y drafftiwr yn unig a "
            "lofnododd, ac ni ddirprwywyd llofnod cyllid.",
            en="Every signatory held the office and the limit on that day; the drafter was not the only "
            "signatory, and no finance signature was delegated.",
        ),
        in_office,
        fields=(("default_clause",), ("signatures_required",)),
    ),
    Check(
        "V38",
        "evidence",
        Words(
            cy="Rhoddodd dau berson y cytundeb mewn grym ar ôl diwrnod o dreial; nid yw fersiwn newydd yn "
            "golygu'r hyn a lofnodwyd.",
            en="Two people put the agreement into force after a day of trial; a new version never edits "
            "what was signed.",
        ),
        activation,
        fields=(("supersedes",),),
    ),
)

_WELSH = Words(cy="y testun Cymraeg", en="the Welsh text")
_ENGLISH = Words(cy="y testun Saesneg", en="the English text")
_NOT_CONFIRMED = Words(cy="nid oes neb wedi cadarnhau {text}", en="nobody has confirmed {text}")
_CONFIRMED_LATE = Words(
    cy="cadarnhawyd {text} ar ôl i'r cytundeb gael ei lofnodi",
    en="{text} was confirmed after the agreement was signed",
)
_NO_SOURCE = Words(cy="nid yw {file} yno", en="{file} is not there")
_OTHER_SOURCE = Words(
    cy="nid dyna'r ffeil a ddarllenwyd: mae hash {file} yn wahanol",
    en="this is not the file that was read: the hash of {file} differs",
)
_NO_OFFICE = Words(
    cy="nid swyddfa un o'r partïon yw {seat}; ysgrifennwch hi fel XHB1.finance",
    en="{seat} is not an office of a party; write it as XHB1.finance",
)
_NONE_SIGNED = Words(
    cy="nid oes enghraifft weithiedig wedi'i llofnodi gan {body}", en="{body} has signed no worked example"
)
_TOO_FEW = Words(
    cy="rhy ychydig o enghreifftiau gweithiedig: {count}; {least} yw'r lleiaf",
    en="too few worked examples: {count}; {least} is the least",
)
