"""What the decision rests on, and what came after it, as the page of a case shows it: to the two bodies
alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agreements.words import Words
from api.pages.sections.section import Entry, Section, Shown
from api.pages.showing import name_of
from workflow.casework import decision_codes as codes
from workflow.casework.facts import CaseFacts
from workflow.clocks.due import local_date


def make(shown: Shown) -> Iterable[Section]:
    """The sections of the decision story."""
    if shown.actor.body not in shown.facts.case.bodies:
        return
    yield Section(Words(cy="Yr atgyfeiriad", en="The referral"), tuple(_referral(shown.facts)))
    yield Section(
        Words(cy="Cydsyniad, statws cyfreithiol ac eiriolwr", en="Consent, legal status and advocate"),
        tuple(_consent(shown)),
    )
    yield Section(
        Words(cy="Rhestr wirio, asesydd a barn y plentyn", en="Checklist, assessor and the child's views"),
        tuple(_assessment(shown.facts)),
    )
    yield Section(
        Words(cy="Adolygu, anfon yn ôl ac edrych eto", en="Review, sending back and looking again"),
        tuple(_afterwards(shown.facts)),
    )


def _referral(facts: CaseFacts) -> Iterator[Entry]:
    for one in facts.referrers:
        profession, service = codes.PROFESSIONS[one.profession], codes.REFERRING_SERVICES[one.service]
        yield Entry(
            what=Words(cy="Gwnaed yr atgyfeiriad gan", en="Referred by"),
            stands=Words(cy=f"{profession.cy}, {service.cy}", en=f"{profession.en}, {service.en}"),
            at=one.at,
            text_id=one.name_text_id,
        )
    for sent in facts.redirects:
        yield Entry(
            what=Words(cy="Anfonwyd ymlaen i'r corff cywir", en="Sent on to the right body"),
            stands=name_of(sent.to_body),
            at=sent.at,
            text_id=sent.text_id or sent.from_text_id,
        )
    for fast in facts.fast_tracks:
        yield Entry(
            what=Words(cy="Llwybr cyflym wedi'i gymeradwyo", en="Fast track signed off"),
            at=fast.at,
            text_id=fast.text_id,
        )


def _consent(shown: Shown) -> Iterator[Entry]:
    facts, today = shown.facts, local_date(shown.now)
    for one in facts.consents:
        yield Entry(
            what=codes.CONSENT[one.outcome],
            stands=codes.CONSENT_BY[one.given_by],
            at=one.at,
            text_id=one.text_id or one.safeguarding_text_id,
            warns=one.ended_at is None and one.outcome != "given",
        )
    for basis in facts.sharing_bases:
        yield Entry(
            what=Words(cy="Sail dros rannu gwybodaeth", en="Basis for sharing information"),
            stands=_ended(codes.SHARING_BASES[basis.basis], basis.ended_at is not None),
            at=basis.at,
            text_id=basis.text_id,
        )
    for status in facts.legal_statuses:
        yield Entry(
            what=codes.LEGAL_STATUSES[status.kind],
            stands=_ENDED if not status.stands_on(today) else None,
            at=status.from_on,
            text_id=status.text_id,
        )
    for advocate in facts.advocates:
        yield Entry(
            what=Words(cy="Eiriolwr annibynnol", en="Independent advocate"),
            stands=_ENDED if advocate.ended_at else None,
            at=advocate.from_on,
            text_id=advocate.name_text_id,
        )


_ENDED = Words(cy="wedi dod i ben", en="ended")


def _ended(words: Words, ended: bool) -> Words:
    return Words(cy=f"{words.cy} ({_ENDED.cy})", en=f"{words.en} ({_ENDED.en})") if ended else words


def _assessment(facts: CaseFacts) -> Iterator[Entry]:
    for one in facts.checklists:
        yield Entry(
            what=Words(
                cy="Rhestr wirio (nid penderfyniad ar gymhwysedd)",
                en="Checklist (not a decision on eligibility)",
            ),
            stands=codes.CHECKLIST[one.outcome],
            at=one.at,
            text_id=one.text_id,
            warns=one.told_at is None,
        )
    for assessor in facts.assessors:
        yield Entry(
            what=Words(cy="Asesydd, heb wrthdaro buddiannau", en="Assessor, without a conflict of interest"),
            stands=_ENDED if assessor.ended_at else None,
            at=assessor.at,
            text_id=assessor.name_text_id,
        )
    for views in facts.child_views:
        yield Entry(
            what=Words(cy="Barn y plentyn", en="The child's views"),
            stands=codes.VIEWS[views.kind],
            at=views.at,
            text_id=views.text_id,
        )


def _afterwards(facts: CaseFacts) -> Iterator[Entry]:
    for one in facts.local_reviews:
        yield Entry(
            what=Words(cy="Adolygiad lleol", en="Local review"),
            stands=codes.REVIEWED[one.outcome]
            if one.outcome
            else Words(cy="yn aros am ganlyniad", en="waits for its outcome"),
            at=one.closed_at or one.asked_at,
            text_id=one.outcome_text_id or one.text_id,
            warns=one.outcome is None,
        )
    for remittal in facts.remittals:
        yield Entry(
            what=Words(cy="Anfonwyd y penderfyniad yn ôl gan", en="The decision was sent back by"),
            stands=codes.ORDERED_BY[remittal.ordered_by],
            at=remittal.at,
            text_id=remittal.text_id,
        )
    for handover in facts.handovers:
        yield Entry(
            what=Words(cy=f"Derbyniwyd gan: {handover.service}", en=f"Accepted by: {handover.service}")
            if handover.service
            else Words(cy="Gwrthododd y teulu wasanaeth", en="The family declined a service"),
            stands=codes.LOOKED_AGAIN[handover.outcome]
            if handover.outcome
            else Words(cy="i'w ystyried eto", en="to be looked at again"),
            at=handover.looked_at or handover.from_on or handover.at,
            text_id=handover.outcome_text_id,
        )
