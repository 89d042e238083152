"""Reports that were asked for, files, private notes and safeguarding, on the page of a case."""

from __future__ import annotations

from collections.abc import Iterable

from agreements.words import Words
from api.pages.forms.attaching import by_when
from api.pages.sections.section import Entry, Section, Shown
from workflow.casework import attachment_codes as codes
from workflow.casework.attachment_rules import readable
from workflow.casework.facts import Attachment, ReportRequest
from workflow.casework.parties import party_of


def sections(shown: Shown) -> Iterable[Section]:
    """What this officer may see of them."""
    bodies = party_of(shown.actor) in shown.facts.case.bodies
    yield Section(
        Words(cy="Diogelu", en="Safeguarding"),
        tuple(
            Entry(
                what=codes.WORRIES[one.worry],
                at=one.told_at,
                body=one.team,
                stands=_CONFIRMED if one.confirmed_at else _NOT_CONFIRMED,
                text_id=one.text_id,
                warns=one.confirmed_at is None,
            )
            for one in (shown.facts.safeguarding if bodies else ())
        ),
    )
    yield Section(
        Words(cy="Adroddiadau y gofynnwyd amdanynt", en="Reports asked for"),
        tuple(
            _report(one, rests=not shown.facts.case.is_open)
            for one in (shown.facts.report_requests if bodies else ())
        ),
    )
    yield Section(
        Words(cy="Ffeiliau", en="Files"),
        tuple(
            _file(one)
            for one in shown.facts.attachments
            if readable(shown.facts, one, shown.actor) and one.superseded_by is None
        ),
    )
    yield Section(
        Words(
            cy="Nodiadau preifat eich corff chi (nid yw neb arall yn eu gweld)",
            en="Private notes of your own body (nobody else sees them)",
        ),
        tuple(
            Entry(what=Words(cy="Nodyn", en="Note"), at=one.at, text_id=one.text_id)
            for one in shown.facts.private_notes
            if one.body == party_of(shown.actor)
        ),
    )


def _report(asked: ReportRequest, *, rests: bool) -> Entry:
    if asked.outcome:
        stands = codes.REPORT_OUTCOMES[asked.outcome]
    elif rests:
        stands = _RESTS
    elif asked.late_at:
        stands = Words(
            cy=f"heb gyrraedd; roedd i fod yma erbyn {by_when(asked).cy}",
            en=f"not here; it was due by {by_when(asked).en}",
        )
    else:
        stands = Words(cy=f"disgwylir erbyn {by_when(asked).cy}", en=f"expected by {by_when(asked).en}")
    return Entry(
        what=codes.ADDRESSEES[asked.addressee],
        at=asked.asked_at,
        body=asked.body,
        stands=stands,
        href="/reports",
        warns=asked.late_at is not None and asked.outcome is None and not rests,
    )


def _file(one: Attachment) -> Entry:
    kind, stands = codes.TYPES[one.type], codes.SCANNED[one.scanned]
    if one.erased_at:
        stands = Words(cy="wedi'i dileu", en="erased")
    return Entry(
        what=Words(cy=f"{kind.cy}, fersiwn {one.version}", en=f"{kind.en}, version {one.version}"),
        at=one.at,
        body=one.body,
        stands=stands,
        href="/attachments",
    )


_RESTS = Words(
    cy="nid oes neb yn aros amdano tra nad yw'r achos ar agor",
    en="not waited for while the case is not open",
)
_CONFIRMED = Words(cy="cadarnhaodd y tîm", en="the team has confirmed")
_NOT_CONFIRMED = Words(cy="heb ei gadarnhau gan y tîm eto", en="not confirmed by the team yet")
