"""One message from one notice: both languages, Welsh first, as text and as HTML. Sends nothing.

It is given the notice and officers' addresses only: nothing of the child, the sums or the argument gets in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from agreements.words import Words
from workflow.casework.facts import Notice
from workflow.clocks.due import local_date
from workflow.notices.catalogue import KINDS, NEGOTIATION_KINDS, PANEL_KINDS, Entry, entry_for
from workflow.notices.progress import sentences
from workflow.notices.recipients import Recipient

LANGUAGES: tuple[Literal["cy", "en"], ...] = ("cy", "en")
EXAMPLE_ONLY = Words(cy="Enghraifft yn unig", en="Example only")

_ASKS: dict[str, Words] = {
    "act": Words(cy="Mae angen i chi weithredu.", en="You need to act."),
    "know": Words(
        cy="Er gwybodaeth. Nid oes angen i chi weithredu oni bai bod {page} yn dweud hynny.",
        en="For information. You do not need to act unless {page} says so.",
    ),
    "hand_on": Words(
        cy="Rhowch y llythyr isod i'r teulu, yn eu dewis iaith. Nid yw'n enwi neb.",
        en="Please give the letter below to the family, in the language they have chosen. It names nobody.",
    ),
}
_BY_WHEN: dict[str, Words] = {
    "act": Words(cy="Gwnewch hyn erbyn diwedd y dydd ar {day}.", en="Do this by the end of {day}."),
    "know": Words(
        cy="Daw'r terfyn amser i ben ddiwedd y dydd ar {day}.", en="The time limit ends at the end of {day}."
    ),
    "hand_on": Words(
        cy="Byddwn yn cysylltu â chi eto erbyn {day}.", en="We will be in touch with you again by {day}."
    ),
}
_PASSED = Words(
    cy="Daeth y terfyn amser i ben ddiwedd y dydd ar {day}.", en="The time limit ended at the end of {day}."
)
_LIMIT_THAT_COUNTS = Words(
    cy="Y terfyn amser ar {on_page} yw'r un sy'n cyfrif.",
    en="The time limit that counts is the one on {on_page}.",
)


@dataclass(frozen=True, slots=True)
class _PageMeant:
    """The page that a notice leads to: its path, and how it is called."""

    path: str
    page: Words
    on_page: Words
    """The same after a preposition that softens it in Welsh."""
    open_it: Words


_CASE = _PageMeant(
    path="cases",
    page=Words(cy="tudalen yr achos", en="the case page"),
    on_page=Words(cy="dudalen yr achos", en="the case page"),
    open_it=Words(cy="Agor yr achos {ref}", en="Open the case {ref}"),
)
_NEGOTIATION = _PageMeant(
    path="negotiations",
    page=Words(cy="tudalen y negodi", en="the negotiation's page"),
    on_page=Words(cy="dudalen y negodi", en="the negotiation's page"),
    open_it=Words(cy="Agor y negodi {ref}", en="Open the negotiation {ref}"),
)
_PANEL = _PageMeant(
    path="panels",
    page=Words(cy="tudalen y panel", en="the panel's page"),
    on_page=Words(cy="dudalen y panel", en="the panel's page"),
    open_it=Words(cy="Agor y panel {ref}", en="Open the panel {ref}"),
)
_OTHER_LANGUAGE = Words(cy="The English version is below.", en="Mae'r fersiwn Gymraeg uchod.")
"""Said in the other language: to a reader of English above the Welsh, and the reverse."""
_REPLIES = Words(
    cy="Peidiwch â chynnwys manylion personol am neb os byddwch yn ateb y neges hon.",
    en="Do not include personal details about anyone if you reply to this message.",
)

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=lambda name: name is not None and name.endswith(".html"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


class UnknownKind(Exception):
    """A notice carries a kind that the catalogue does not hold: it cannot be sent by this version."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message ready to send. `notice_id` is opaque and stays the same however often it is sent."""

    to: tuple[Recipient, ...]
    subject: str
    text: str
    html: str
    notice_id: str
    kind: str
    written_at: datetime
    """The instant the notice was written in the case."""


@dataclass(frozen=True, slots=True)
class _Block:
    """What one language's half of the message says."""

    lang: str
    other: str
    other_lang: str
    example: str
    heading: str
    asks: str
    body: str
    told: Sequence[str]
    """What the letter says beside its fixed words."""
    by_when: str
    limit_that_counts: str
    link: str
    link_text: str
    replies: str
    letter: bool
    """Whether the body is a letter to hand on: it stands by itself, after all that is said to the officer."""


def compose(notice: Notice, *, base_url: str, to: Sequence[Recipient], demonstration: bool) -> Message:
    """The message of a notice to these recipients (at least one); links begin with `base_url`.

    Raises UnknownKind for a kind outside the catalogue, ValueError without a recipient.
    """
    if not to:
        raise ValueError(f"notice {notice.id}: at least one recipient is needed")
    if notice.kind not in KINDS:
        raise UnknownKind(f"notice {notice.id}: the kind {notice.kind!r} is not in the catalogue")
    entry = entry_for(notice.kind, audience=notice.audience)
    subject = f"{notice.case_ref}: {entry.subject.cy} / {entry.subject.en}"
    values = {
        "subject": subject,
        "ref": notice.case_ref,
        "example_only": f"{EXAMPLE_ONLY.cy} / {EXAMPLE_ONLY.en}" if demonstration else "",
        "blocks": [_block(notice, entry, lang=lang, base_url=base_url) for lang in LANGUAGES],
    }
    return Message(
        to=tuple(to),
        subject=subject,
        text=_TEMPLATES.get_template("notice.txt").render(values),
        html=_TEMPLATES.get_template("notice.html").render(values),
        notice_id=notice.id,
        kind=notice.kind,
        written_at=notice.created_at,
    )


def _page_of(kind: str) -> _PageMeant:
    if kind in PANEL_KINDS:
        return _PANEL
    return _NEGOTIATION if kind in NEGOTIATION_KINDS else _CASE


def last_day_in_time(due_at: datetime) -> date:
    """The day in Europe/London that ends at `due_at`, which is the first instant of the next."""
    return local_date(due_at - timedelta(microseconds=1))


def written_day(day: date, *, lang: str) -> str:
    """The day as people read it: "19 Tachwedd 2026", "19 November 2026"."""
    return format_date(day, "d MMMM y", locale=lang)


def _block(notice: Notice, entry: Entry, *, lang: Literal["cy", "en"], base_url: str) -> _Block:
    subject = entry.subject.in_language(lang)
    dated = notice.due_at is not None and entry.asks != "hand_on"
    page = _page_of(notice.kind)
    return _Block(
        lang=lang,
        other=_OTHER_LANGUAGE.in_language(lang),
        other_lang="en" if lang == "cy" else "cy",
        example=EXAMPLE_ONLY.in_language(lang),
        heading=subject[0].upper() + subject[1:],
        asks=_ASKS[entry.asks].filled(page=page.page).in_language(lang),
        body=entry.body.in_language(lang),
        told=sentences(notice.says, lang=lang),
        by_when=_by_when(notice, entry, lang=lang),
        limit_that_counts=_LIMIT_THAT_COUNTS.filled(on_page=page.on_page).in_language(lang) if dated else "",
        link=f"{base_url.rstrip('/')}/{lang}/{page.path}/{quote(notice.case_ref, safe='')}",
        link_text=page.open_it.filled(ref=notice.case_ref).in_language(lang),
        replies=_REPLIES.in_language(lang),
        letter=entry.asks == "hand_on",
    )


def _by_when(notice: Notice, entry: Entry, *, lang: Literal["cy", "en"]) -> str:
    """The sentence with the last day in time; none without a due instant; to a family none that is past."""
    if notice.due_at is None:
        return ""
    day = written_day(last_day_in_time(notice.due_at), lang=lang)
    has_passed = notice.due_at <= notice.created_at
    if has_passed and entry.asks == "hand_on":
        return ""
    sentence = _PASSED if has_passed else _BY_WHEN[entry.asks]
    return sentence.filled(day=day).in_language(lang)
