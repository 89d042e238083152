"""Checks written agreements beneath a folder: every fault, each with its file, its line and a sentence in
both languages.

What makes one agreement unreadable is found in `reading`; here are the checks that look across its files,
across agreements, and at the world they speak of. It mends nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import combinations, pairwise
from pathlib import Path

from agreements.book import SHIPPED
from agreements.check_clauses import clause_faults
from agreements.check_parties import party_faults
from agreements.check_rules import rule_faults
from agreements.clauses import day_in_words
from agreements.faults import Fault
from agreements.line_kinds import SERVICES
from agreements.model import WrittenAgreement
from agreements.reading import MAIN_FILE, Reading, displayed, folders_of, read_agreement
from agreements.words import Words, joined
from agreements.worked_examples import NO_AGREEMENT, NO_EXAMPLE, run_examples
from agreements.yaml_source import Source

_CHECKS: tuple[Callable[[Reading, WrittenAgreement, Source], Iterator[Fault]], ...] = (
    party_faults,
    rule_faults,
    clause_faults,
)


def check(path: Path | str = SHIPPED) -> list[Fault]:
    """Every fault of every agreement at or beneath the path, by file and line; an empty list is a clean
    bill.
    """
    place = Path(path)
    folders = folders_of(place)
    if not folders:
        return [Fault(displayed(place if place.is_file() else place / MAIN_FILE), 1, NO_AGREEMENT)]
    readings = [read_agreement(found) for found in folders]
    faults = [fault for reading in readings for fault in _of_one(reading)]
    faults.extend(_across(readings))
    return sorted(set(faults), key=lambda fault: (fault.file, fault.line, fault.words.en))


def _of_one(reading: Reading) -> Iterator[Fault]:
    yield from reading.faults
    agreement, main = reading.agreement, reading.main
    if agreement is None or main is None:
        return
    for one in _CHECKS:
        yield from one(reading, agreement, main)
    yield from _date_faults(agreement, main)
    if reading.faults:
        return
    results = run_examples(agreement, reading.folder)
    if not results:
        yield main.fault((), NO_EXAMPLE)
    for result in results:
        if not result.passed:
            yield Fault(result.file, result.line, result.words)


def _date_faults(agreement: WrittenAgreement, main: Source) -> Iterator[Fault]:
    dates = agreement.dates
    if agreement.status != "active" and dates.effective_to is None:
        yield main.fault(("dates", "effective_to"), _NO_END)
    if dates.signed_on > dates.effective_from:
        yield main.fault(("dates", "signed_on"), _BACKDATED)
    outside = dates.effective_to is not None and dates.review_due > dates.effective_to
    if outside or dates.review_due <= dates.effective_from:
        yield main.fault(("dates", "review_due"), _REVIEW)


def _across(readings: Iterable[Reading]) -> Iterator[Fault]:
    usable = [
        (reading.agreement, reading.main)
        for reading in readings
        if reading.agreement is not None and reading.main is not None
    ]
    usable.sort(key=lambda pair: (pair[0].dates.effective_from, pair[0].id, pair[0].version))
    for (first, _), (second, main) in combinations(usable, 2):
        yield from _two_together(first, second, main)
    yield from _gaps_between_versions(usable)


def _two_together(first: WrittenAgreement, second: WrittenAgreement, main: Source) -> Iterator[Fault]:
    """A national agreement beside a regional one is no overlap: it prevails."""
    if (first.id, first.version) == (second.id, second.version):
        yield main.fault(("version",), _SAME_VERSION.filled(id=second.id, version=second.version))
    if (
        first.scope_kind != second.scope_kind
        or first.region != second.region
        or first.fictional != second.fictional
    ):
        return
    services = [service for service in first.services if service in second.services]
    if services and first.in_force_on(second.dates.effective_from):
        yield main.fault(
            ("dates", "effective_from"),
            _OVERLAP.filled(
                other=f"{first.id} v{first.version}",
                services=joined((SERVICES[service] for service in services), separator=", "),
                day=day_in_words(second.dates.effective_from),
            ),
        )


def _gaps_between_versions(usable: list[tuple[WrittenAgreement, Source]]) -> Iterator[Fault]:
    by_id: dict[str, list[tuple[WrittenAgreement, Source]]] = {}
    for agreement, main in usable:
        by_id.setdefault(agreement.id, []).append((agreement, main))
    for versions in by_id.values():
        for (before, _), (after, main) in pairwise(versions):
            last = before.dates.effective_to
            if last is not None and after.dates.effective_from > last + timedelta(days=1):
                yield main.fault(
                    ("dates", "effective_from"), _GAP.filled(day=day_in_words(last + timedelta(days=1)))
                )


_NO_END = Words(
    cy="mae angen diwrnod olaf ar gytundeb nad yw'n weithredol mwyach",
    en="an agreement that is no longer active needs a last day",
)
_BACKDATED = Words(
    cy="mae'r cytundeb mewn grym cyn iddo gael ei lofnodi",
    en="the agreement is in force before it was signed",
)
_REVIEW = Words(
    cy="nid yw dyddiad yr adolygiad o fewn cyfnod y cytundeb",
    en="the date of the review is not within the agreement's term",
)
_SAME_VERSION = Words(
    cy="mae dau gytundeb o'r enw {id}, fersiwn {version}",
    en="there are two agreements {id}, version {version}",
)
_OVERLAP = Words(
    cy="gorgyffwrdd: mae {other} hefyd mewn grym ar {day} ar gyfer {services}",
    en="an overlap: {other} is also in force on {day} for {services}",
)
_GAP = Words(
    cy="bwlch: nid oes fersiwn o'r cytundeb hwn mewn grym ar {day}",
    en="a gap: no version of this agreement is in force on {day}",
)
