"""V27–V30: which agreement speaks on which day, and whether it can answer on every day of its term.

The day a check is asked on is an argument: nothing here reads a clock.
"""

from collections.abc import Iterator
from datetime import timedelta

from agreements.checks.check import Check, Subject
from agreements.clauses import day_in_words
from agreements.faults import Fault
from agreements.line_kinds import SERVICES
from agreements.words import Words, joined


def _no_overlap(subject: Subject) -> Iterator[Fault]:
    for earlier in subject.earlier:
        yield from _two_together(earlier, subject)
    yield from _gap_before(subject)


def _two_together(earlier: Subject, subject: Subject) -> Iterator[Fault]:
    """A national agreement beside a regional one is no overlap: it prevails."""
    first, second, main = earlier.agreement, subject.agreement, subject.main
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


def _gap_before(subject: Subject) -> Iterator[Fault]:
    """The days between this version and the one before it."""
    before = [other.agreement for other in subject.earlier if other.agreement.id == subject.agreement.id]
    last = before[-1].last_day if before else None
    if last is not None and subject.agreement.dates.effective_from > last + timedelta(days=1):
        words = _GAP.filled(day=day_in_words(last + timedelta(days=1)))
        yield subject.main.fault(("dates", "effective_from"), words)


def _backdating(subject: Subject) -> Iterator[Fault]:
    dates = subject.agreement.dates
    if dates.signed_on > dates.effective_from:
        yield subject.main.fault(("dates", "signed_on"), _BACKDATED)


def _review(subject: Subject) -> Iterator[Fault]:
    dates, main = subject.agreement.dates, subject.main
    outside = dates.effective_to is not None and dates.review_due > dates.effective_to
    if outside or dates.review_due <= dates.effective_from:
        yield main.fault(("dates", "review_due"), _REVIEW)


CHECKS = (
    Check(
        "V27",
        "dates",
        Words(
            cy="Nid oes dau gytundeb mewn grym yr un diwrnod i'r un rhanbarth a gwasanaeth, na bwlch rhwng "
            "fersiynau.",
            en="No two agreements are in force on one day for one region and service, and there is no gap "
            "between versions.",
        ),
        _no_overlap,
        fields=(("id",), ("version",)),
    ),
    Check(
        "V28",
        "dates",
        Words(
            cy="Mae gan gytundeb sydd mewn grym cyn ei lofnodi awdurdod a enwir, a gwiriwyd y blynyddoedd a "
            "gaewyd.",
            en="An agreement in force before it was signed has a named authority, and closed years were "
            "checked.",
        ),
        _backdating,
        fields=(("backdated_authority",),),
    ),
    Check(
        "V29",
        "dates",
        Words(
            cy="Mae'r adolygiad o fewn y cyfnod; ceir rhybudd pan fydd wedi mynd heibio. Ar ôl y diwrnod "
            "olaf nid yw achosion newydd yn dod o dan y cytundeb, a thelir am y rhai byw o hyd.",
            en="The review is within the term; one that has lapsed warns. After the last day new cases "
            "have no agreement, and live ones go on being paid.",
        ),
        _review,
        fields=(("dates",),),
    ),
    Check(
        "V30",
        "dates",
        Words(
            cy="Mae gwerth i bob paramedr ar bob diwrnod o'r cyfnod; ceir rhybudd am y dyddiad pan fydd "
            "angen y gwerth nesaf.",
            en="Every parameter has a value on every day of the term; the date on which the next value is "
            "needed is flagged.",
        ),
    ),
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
