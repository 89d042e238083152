"""What the page of a case says beside a referral: safety, what is wanted and corrected, papers by name."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.words import Words
from api.pages.sections.section import Entry, Section, Shown
from workflow.casework.commands import Attach
from workflow.casework.facts import InformationRequest, PaperRequest
from workflow.casework.safety import latest
from workflow.casework.transition_codes import BUNDLE_PARTS, PAPER_ANSWERS

_SAFE = Words(cy="Ydy", en="Yes")
_NOT_SAFE = Words(cy="Nac ydy", en="No")
NOBODY_YET = Words(cy="nid oes neb wedi dweud eto", en="nobody has said yet")
TONIGHT = Words(cy="A yw'r plentyn yn ddiogel heno?", en="Is the child safe tonight?")


def safety(shown: Shown) -> Iterator[Section]:
    """What was said last; that nobody has said yet, where it has been asked."""
    said = latest(shown.facts)
    asked = any(one.kind == "safety_statement" for one in shown.facts.deadlines)
    if said:
        entry = Entry(
            what=TONIGHT,
            stands=_SAFE if said.safe else _NOT_SAFE,
            at=said.at,
            body=said.body,
            text_id=said.text_id,
            href="/do/safety-statements",
            warns=not said.safe,
        )
    else:
        entry = Entry(what=TONIGHT, stands=NOBODY_YET, href="/do/safety-statements", warns=True)
    yield Section(Words(cy="Diogelwch", en="Safety"), (entry,) if said or asked else ())


def beside_a_referral(shown: Shown) -> Iterator[Section]:
    """What Welsh Government wants, what was corrected, and the papers that it asked for."""
    facts = shown.facts
    corrections = tuple(
        Entry(
            what=Words(cy="Cywiriad i'r hyn a anfonwyd", en="A correction to what was sent"),
            stands=BUNDLE_PARTS[one.part],
            at=one.at,
            body=one.body,
            text_id=one.text_id,
        )
        for one in facts.bundle_corrections
    )
    entries = (
        *map(_information, facts.information_requests),
        *corrections,
        *(_papers(one, shown) for one in facts.paper_requests),
    )
    yield Section(Words(cy="Llywodraeth Cymru", en="Welsh Government"), entries)


def _information(one: InformationRequest) -> Entry:
    if one.supplied_at:
        stands = Words(cy="Wedi'i rhoi", en="Given")
    elif one.lapsed_at:
        stands = Words(cy="Heb ei rhoi mewn pryd", en="Not given in time")
    else:
        stands = Words(cy="Yn aros", en="Awaited")
    return Entry(
        what=Words(cy="Gwybodaeth y gofynnwyd amdani", en="Information asked for"),
        stands=stands,
        at=one.supplied_at or one.asked_at,
        body=one.asked_of,
        text_id=one.supplied_text_id or one.text_id,
        warns=one.supplied_at is None and one.lapsed_at is not None,
    )


def _papers(one: PaperRequest, shown: Shown) -> Entry:
    """Who answers, and may attach, goes from here to the papers themselves; Welsh Government to the files."""
    attaches = shown.actor.role in Attach.ROLES and shown.actor.body in shown.facts.case.bodies
    new = f"/attachments/new?about={PaperRequest.TABLE}:{one.id}"
    return Entry(
        href=None if one.answer == "refused" else new if attaches else "/attachments",
        what=Words(cy="Papurau sy'n enwi'r plentyn", en="Papers that name the child"),
        stands=PAPER_ANSWERS[one.answer]
        if one.answer
        else Words(cy="Yn aros am ateb", en="Not answered yet"),
        at=one.answered_at or one.requested_at,
        body=one.answered_body,
        text_id=one.answer_text_id or one.basis_text_id,
    )
