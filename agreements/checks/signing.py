"""V33, V36, V37 and V38: what the files beside an agreement show of how it was signed and put into force.

A draft has no activation yet: of it, only that whatever signatures are there are of this very content. The
service's own negotiations keep the same promises in their own acts.
"""

import json
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from agreements.checks.check import Subject
from agreements.clauses import day_in_words
from agreements.faults import Fault
from agreements.reference import Reference
from agreements.signatures import Activation, Signature, same_person
from agreements.words import Words
from agreements.yaml_source import Source

MAX_SIMULATION = 5_000_000
"""So many bytes of a simulation are read at most."""


def simulation_seen(subject: Subject) -> Iterator[Fault]:
    """V33: a comparison over the caseload lies beside it, and every office that signed had seen it."""
    if subject.reading.activation is None:
        return
    activation, source = subject.reading.activation
    seen = activation.simulation
    if seen is None:
        yield source.fault(("simulation",), _NO_SIMULATION)
        return
    name = f"simulation/{seen.run_on.isoformat()}.json"
    if file_sha256(subject.reading.folder / name) != seen.sha256:
        yield source.fault(("simulation", "sha256"), _OTHER_SIMULATION.filled(file=name))
    elif subject.agreement.sha256 not in _simulated(subject.reading.folder / name):
        yield source.fault(("simulation", "sha256"), _NOT_OF_THIS.filled(file=name))
    for seat, (signature, _) in sorted(subject.reading.signatures.items()):
        if signature.signed_on < seen.run_on:
            words = _SIMULATED_LATER.filled(seat=seat, day=day_in_words(seen.run_on))
            yield source.fault(("simulation", "run_on"), words)
    for seat in sorted(subject.reading.signatures.keys() - set(seen.seen_by)):
        yield source.fault(("simulation", "seen_by"), _NOT_SEEN.filled(seat=seat))


def one_content(subject: Subject) -> Iterator[Fault]:
    """V36: every signature, and the activation, name the hash of this very content; no required one lacks."""
    content, reading = subject.agreement.sha256, subject.reading
    beside: list[tuple[Signature | Activation, Source]] = [*reading.signatures.values()]
    if reading.activation is not None:
        beside.append(reading.activation)
    for signed, source in beside:
        if signed.sha256 != content:
            yield source.fault(("sha256",), _OTHER_CONTENT.filled(hash=content))
    if not subject.signed:
        return
    for place, seat in enumerate(subject.agreement.signatures_required):
        if f"{seat.body}.{seat.office}" not in reading.signatures:
            words = _NOT_SIGNED.filled(seat=f"{seat.body}.{seat.office}")
            yield subject.main.fault(("signatures_required", place), words)
    if subject.agreement.default_clause is not None:
        for place, name in enumerate(subject.agreement.default_clause.signed_by):
            if name not in reading.signatures:
                yield subject.main.fault(
                    ("default_clause", "signed_by", place), _NOT_SIGNED.filled(seat=name)
                )


def in_office(subject: Subject) -> Iterator[Fault]:
    """V37: the offices that must sign, who held them, up to what sum, and not the drafter alone."""
    yield from _offices(subject)
    costs = subject.agreement.domain.weekly_pence
    for signature, source in subject.reading.signatures.values():
        last = signature.in_office_to or date.max
        if not signature.in_office_from <= signature.signed_on <= last:
            day = day_in_words(signature.signed_on)
            yield source.fault(("signed_on",), _NOT_IN_OFFICE.filled(name=signature.name, day=day))
        if not subject.agreement.has_party(signature.body):
            yield source.fault(("body",), _NOT_A_PARTY.filled(body=signature.body))
        limit = signature.limit_weekly_pence
        if signature.office == "finance" and limit is not None and limit < costs.last:
            yield source.fault(("limit_weekly_pence",), _BEYOND_THE_LIMIT.filled(name=signature.name))
    yield from _for_both_sides(subject)
    if subject.reading.activation is not None:
        yield from _drafter_alone(subject, *subject.reading.activation)


def activation(subject: Subject) -> Iterator[Fault]:
    """V38: two people, after a day on which it was tried, and never in the place of what was signed."""
    yield from _superseded_by_hash(subject)
    if subject.reading.activation is None:
        return
    made, source = subject.reading.activation
    if len({person for one in made.by if (person := same_person(one.name))}) < 2:
        yield source.fault(("by",), _ONE_PERSON)
    for place, one in enumerate(made.by):
        if not subject.agreement.has_party(one.body):
            yield source.fault(("by", place), _NOT_A_PARTY.filled(body=one.body))
    if made.dry_run_on >= made.activated_on:
        yield source.fault(("dry_run_on",), _NO_DRY_RUN)
    for seat, (signature, _) in sorted(subject.reading.signatures.items()):
        if signature.signed_on > made.activated_on:
            yield source.fault(("activated_on",), _SIGNED_LATER.filled(seat=seat))


def file_sha256(path: Path) -> str | None:
    """The hash of a file's bytes, read in pieces; None where it cannot be read."""
    found = sha256()
    try:
        with path.open("rb") as stream:
            while piece := stream.read(1 << 20):
                found.update(piece)
    except OSError:
        return None
    return found.hexdigest()


def _offices(subject: Subject) -> Iterator[Fault]:
    agreement, main = subject.agreement, subject.main
    required = {(seat.body, seat.office) for seat in agreement.signatures_required}
    for place, party in enumerate(agreement.parties):
        if (party.body, "finance") not in required:
            yield main.fault(("parties", place), _FINANCE_MUST_SIGN.filled(body=party.body))
    for place, seat in enumerate(agreement.signatures_required):
        if not agreement.has_party(seat.body):
            yield main.fault(("signatures_required", place), _NOT_A_PARTY.filled(body=seat.body))
    if agreement.default_clause is None:
        return
    for place, office in enumerate(agreement.default_clause.signed_by):
        body, _, name = office.rpartition(".")
        if name != "finance" or not agreement.has_party(body):
            yield main.fault(("default_clause", "signed_by", place), _NOT_AN_OFFICE.filled(office=office))


def _for_both_sides(subject: Subject) -> Iterator[Fault]:
    """Nobody signs for a health board and for a council."""
    reference = Reference.load()
    sides: dict[str, str] = {}
    for signature, source in subject.reading.signatures.values():
        if not reference.has_body(signature.body):
            continue
        side = reference.body(signature.body).kind
        if sides.setdefault(same_person(signature.name), side) != side:
            yield source.fault(("name",), _BOTH_SIDES.filled(name=signature.name))


def _simulated(path: Path) -> set[str]:
    """The hashes of the agreements that a simulation says it compared; none of what is no simulation."""
    try:
        with path.open("rb") as stream:
            inputs = json.loads(stream.read(MAX_SIMULATION))["inputs"]
        return {str(one["sha256"]) for one in inputs.values() if isinstance(one, dict) and "sha256" in one}
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return set()


def _drafter_alone(subject: Subject, made: Activation, source: Source) -> Iterator[Fault]:
    drafter = same_person(made.drafted_by)
    by_body: dict[str, set[str]] = {}
    for signature, _ in subject.reading.signatures.values():
        by_body.setdefault(signature.body, set()).add(same_person(signature.name))
    for body, names in sorted(by_body.items()):
        if names == {drafter}:
            yield source.fault(("drafted_by",), _DRAFTER_ALONE.filled(body=body))


def _superseded_by_hash(subject: Subject) -> Iterator[Fault]:
    """The version that this one takes the place of is as it was signed."""
    before = subject.agreement.supersedes
    if before is None:
        return
    for other in subject.earlier:
        same = (other.agreement.id, other.agreement.version) == (before.id, before.version)
        if same and other.agreement.region != subject.agreement.region:
            words = _OTHER_REGION.filled(id=before.id, version=before.version)
            yield subject.main.fault(("supersedes", "id"), words)
        if same and other.agreement.sha256 != before.sha256:
            words = _EDITED.filled(id=before.id, version=before.version)
            yield subject.main.fault(("supersedes", "sha256"), words)


_NO_SIMULATION = Words(
    cy="ni welodd y llofnodwyr efelychiad dros yr achosion",
    en="the signatories saw no simulation over the cases",
)
_OTHER_SIMULATION = Words(
    cy="nid yw {file} yno, neu nid dyna'r efelychiad a welwyd",
    en="{file} is not there, or is not the simulation that was seen",
)
_NOT_OF_THIS = Words(
    cy="nid efelychiad o gynnwys y cytundeb hwn yw {file}",
    en="{file} is not a simulation of this agreement's content",
)
_SIMULATED_LATER = Words(
    cy="llofnododd {seat} cyn yr efelychiad, a wnaed ar {day}",
    en="{seat} signed before the simulation, which was run on {day}",
)
_BOTH_SIDES = Words(
    cy="mae {name} wedi llofnodi dros fwrdd iechyd a thros gyngor",
    en="{name} has signed for a health board and for a council",
)
_NOT_SEEN = Words(cy="ni welodd {seat} yr efelychiad", en="{seat} did not see the simulation")
_OTHER_CONTENT = Words(
    cy="nid hash y cynnwys yw hwn: {hash} yw hwnnw; newidiwyd y cynnwys ar ôl ei lofnodi, ac mae angen ei "
    "lofnodi eto, neu camdeipiwyd yr hash",
    en="this is not the hash of the content, which is {hash}: the content was changed after signing, and "
    "must be signed again, or the hash is mistyped",
)
_NOT_SIGNED = Words(cy="nid yw {seat} wedi llofnodi", en="{seat} has not signed")
_NOT_IN_OFFICE = Words(
    cy="nid oedd {name} yn dal y swydd ar {day}", en="{name} did not hold the office on {day}"
)
_NOT_A_PARTY = Words(cy="nid yw {body} yn barti", en="{body} is not a party")
_BEYOND_THE_LIMIT = Words(
    cy="mae'r cytundeb yn cynnwys costau uwchlaw terfyn {name}",
    en="the agreement covers costs above the limit of {name}",
)
_FINANCE_MUST_SIGN = Words(
    cy="rhaid i swyddfa gyllid {body} lofnodi; ni ellir dirprwyo hynny",
    en="the finance office of {body} must sign; that cannot be delegated",
)
_NOT_AN_OFFICE = Words(
    cy="nid swyddfa gyllid parti yw {office}; ysgrifennwch ef fel XHB1.finance",
    en="{office} is not the finance office of a party; write it as XHB1.finance",
)
_DRAFTER_ALONE = Words(
    cy="y drafftiwr yw unig lofnodwr {body}", en="the drafter is the only signatory of {body}"
)
_ONE_PERSON = Words(
    cy="rhaid i ddau berson gwahanol ei roi mewn grym", en="two different people must put it into force"
)
_NO_DRY_RUN = Words(
    cy="rhaid ei dreialu heb effaith ar ddiwrnod cyn ei roi mewn grym",
    en="it must be tried without effect on a day before it is put into force",
)
_SIGNED_LATER = Words(
    cy="fe'i rhoddwyd mewn grym cyn i {seat} lofnodi", en="it was put into force before {seat} signed"
)
_OTHER_REGION = Words(
    cy="cytundeb rhanbarth arall yw {id} fersiwn {version}: ni ellir cymryd ei le",
    en="{id} version {version} is the agreement of another region: its place cannot be taken",
)
_EDITED = Words(
    cy="nid yw {id} fersiwn {version} fel y'i llofnodwyd: mae ei hash wedi newid",
    en="{id} version {version} is not as it was signed: its hash has changed",
)
