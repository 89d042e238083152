"""V27–V30: which agreement speaks on which day, and whether it can answer on every day of its term.

The day a check is asked on is an argument: nothing here reads a clock.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

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
    agreement, main = subject.agreement, subject.main
    dates, authority = agreement.dates, agreement.backdated_authority
    if dates.signed_on > dates.effective_from and authority is None:
        yield main.fault(("dates", "signed_on"), _BACKDATED)
    for signature, source in subject.reading.signatures.values():
        if authority is None and dates.signed_on <= dates.effective_from < signature.signed_on:
            yield source.fault(("signed_on",), _SIGNED_LATE.filled(name=signature.name))
    if authority is not None and authority.decided_on > dates.signed_on:
        yield main.fault(("backdated_authority", "decided_on"), _DECIDED_LATE)


def _review(subject: Subject) -> Iterator[Fault]:
    dates, main = subject.agreement.dates, subject.main
    outside = dates.effective_to is not None and dates.review_due > dates.effective_to
    if outside or dates.review_due <= dates.effective_from:
        yield main.fault(("dates", "review_due"), _REVIEW)
    elif subject.on is not None:
        yield from _on_the_day(subject, subject.on)


def _on_the_day(subject: Subject, on: date) -> Iterator[Fault]:
    """Warnings of a day: a review that has lapsed, an end that has passed."""
    agreement, main = subject.agreement, subject.main
    last = agreement.last_day
    if agreement.standing == "superseded":
        return
    if last is not None and on > last:
        words = _ENDED.filled(day=day_in_words(last))
        yield replace(main.fault(("dates", "effective_to"), words), warning=True)
    elif on > agreement.dates.review_due:
        words = _LAPSED.filled(day=day_in_words(agreement.dates.review_due))
        yield replace(main.fault(("dates", "review_due"), words), warning=True)


def _next_values(subject: Subject) -> Iterator[Fault]:
    """Warnings of an agreement without an end: the first day that a parameter has no value for yet."""
    if subject.agreement.last_day is not None:
        return
    for name, source in subject.reading.parameters.items():
        parameter = subject.agreement.parameters.get(name)
        if parameter is None:
            continue
        place, last = max(
            ((place, value.last_day or date.max) for place, value in enumerate(parameter.values)),
            key=lambda found: found[1],
        )
        if last < date.max:
            words = _NEXT_VALUE.filled(name=name, day=day_in_words(last + timedelta(days=1)))
            yield replace(source.fault(("values", place, "to"), words), warning=True)


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
        _next_values,
    ),
)

_DECIDED_LATE = Words(
    cy="penderfynwyd ar yr ôl-ddyddio ar ôl llofnodi", en="the backdating was decided after the signing"
)
_ENDED = Words(
    cy="daeth y cytundeb i ben ar {day}: nid oes cytundeb i achosion newydd, a thelir am y rhai byw o hyd",
    en="the agreement ended on {day}: new cases have no agreement, and live ones go on being paid",
)
_LAPSED = Words(cy="bu'r adolygiad yn ddyledus ers {day}", en="the review has been due since {day}")
_NEXT_VALUE = Words(
    cy="mae angen gwerth nesaf {name} erbyn {day}", en="the next value of {name} is needed by {day}"
)
_SIGNED_LATE = Words(
    cy="llofnododd {name} ar ôl i'r cytundeb ddod i rym, ac nid enwir awdurdod i hynny",
    en="{name} signed after the agreement came into force, and no authority for that is named",
)
_BACKDATED = Words(
    cy="mae'r cytundeb mewn grym cyn iddo gael ei lofnodi, ac nid enwir awdurdod i hynny",
    en="the agreement is in force before it was signed, and no authority for that is named",
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
