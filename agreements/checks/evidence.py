"""V31–V38: what stands beside an agreement and shows that the bodies understood and meant it: worked
examples, both languages, the source, the signatures, the simulation they saw, and how it was put into force.
"""

from collections.abc import Iterator

from agreements.checks.check import Check, Subject
from agreements.checks.texts import between_languages
from agreements.faults import Fault
from agreements.words import Words
from agreements.worked_examples import NO_EXAMPLE, run_examples


def _examples(subject: Subject) -> Iterator[Fault]:
    results = run_examples(subject.agreement, subject.reading.folder)
    if not results:
        yield subject.main.fault((), NO_EXAMPLE)
    for result in results:
        if not result.passed:
            yield Fault(result.file, result.line, result.words)


def _offices(subject: Subject) -> Iterator[Fault]:
    agreement, main = subject.agreement, subject.main
    if agreement.default_clause is None:
        return
    for place, office in enumerate(agreement.default_clause.signed_by):
        body, _, name = office.rpartition(".")
        if name != "finance" or not agreement.has_party(body):
            yield main.fault(("default_clause", "signed_by", place), _NOT_AN_OFFICE.filled(office=office))


CHECKS = (
    Check(
        "V31",
        "evidence",
        Words(
            cy="Mae o leiaf bum enghraifft weithiedig i bob fformiwla, pob un yn gywir i'r geiniog, ac un "
            "o leiaf wedi'i llofnodi gan bob parti.",
            en="At least five worked examples stand beside every formula, each exact to the penny, at "
            "least one signed by each party.",
        ),
        _examples,
        sound=True,
    ),
    Check(
        "V34",
        "evidence",
        Words(
            cy="Mae'r cymalau Cymraeg a Saesneg yn cyfateb un i un, a phobl wedi cadarnhau'r ddau destun.",
            en="The Welsh and English clauses match one to one, and people have confirmed both texts.",
        ),
        between_languages,
        fields=(("languages",),),
    ),
    Check(
        "V37",
        "evidence",
        Words(
            cy="Mae pob llofnodwr yn dal y swydd a'r terfyn ar y diwrnod hwnnw; nid y drafftiwr yn unig sy'n "
            "llofnodi.",
            en="Every signatory holds the office and the limit on that day; the drafter is not the only "
            "signatory.",
        ),
        _offices,
        fields=(("default_clause",), ("signatures_required",)),
    ),
)

_NOT_AN_OFFICE = Words(
    cy="nid swyddfa gyllid parti yw {office}; ysgrifennwch ef fel XHB1.finance",
    en="{office} is not the finance office of a party; write it as XHB1.finance",
)
