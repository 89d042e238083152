"""The page behind a one-time link: who asks, for what kind of report, by when, and one file. No account, no
cookie is looked at, no child and no case is named. A link that is unknown, used, revoked or out of date says
one and the same.

The secret address is the whole authority, so no other page can send the form for anybody who does not hold
it.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import HTMLResponse

from agreements.words import Words
from api.pages.attachments_page import infected_words
from api.pages.forms.choices import options
from api.pages.forms.fields import Fault, Field
from api.pages.frame import page
from api.pages.language import Language
from api.pages.sent_file import SentFile
from api.pages.visitor import Lang, said
from api.security import parts_of
from api.security.pacing import Pace, address_of
from workflow import filing
from workflow.casework import attachment_codes as codes
from workflow.casework.changes import Changes
from workflow.filing import Expected
from workflow.scanning.file_kinds import NotTaken, file_kinds
from workflow.scanning.scanner import Infected

router = APIRouter(prefix="/upload")
A_MINUTE_FROM_ONE_ADDRESS = 30
LONGEST_SENDER = 120


@router.get("/{secret}")
def upload(request: Request, lang: Lang, secret: str) -> Response:
    """What is asked for, and the form for one file."""
    if _too_often(request):
        return _wait(request, lang)
    found = filing.expected(parts_of(request), secret)
    return _form(request, lang, found) if found else _dead(request, lang)


@router.post("/{secret}")
def send(request: Request, lang: Lang, secret: str, sent: SentFile) -> Response:
    """Take the file in; afterwards the link is dead."""
    if _too_often(request):
        return _wait(request, lang)
    parts = parts_of(request)
    found = filing.expected(parts, secret)
    if found is None:
        return _dead(request, lang)
    if sent is None:
        return _form(request, lang, found, fault=_at_file(file_kinds().too_large), status=413)
    form = sent.fields
    given = {name: [value] for name, value in form.items() if isinstance(value, str)}
    language, sender = said(form, "language"), said(form, "sender")
    if language not in codes.LANGUAGES:
        return _form(request, lang, found, given, fault=Fault("language", "language", _CHOOSE))
    if len(sender) > LONGEST_SENDER or "\0" in sender:
        return _form(request, lang, found, given, fault=Fault("sender", "sender", _SENDER))
    if sent.file is None:
        return _form(request, lang, found, given, fault=_at_file(_NO_FILE))
    try:
        accepted = filing.accept(parts, sent.file.name, sent.file.content)
    except NotTaken as fault:
        return _form(request, lang, found, given, fault=_at_file(fault.words))
    except Infected as fault:
        return _form(request, lang, found, given, fault=_at_file(infected_words(fault)))
    taken = filing.take_in(parts, secret, accepted, language=language, sender=sender or None)
    if not isinstance(taken, Changes):
        return _dead(request, lang)
    return _secret(page(request, lang, "upload_done.html", me=None, body=found.request.body))


def _too_often(request: Request) -> bool:
    state = request.app.state
    if not hasattr(state, "upload_pace"):
        state.upload_pace = Pace(A_MINUTE_FROM_ONE_ADDRESS)
    pace: Pace = state.upload_pace
    return pace.too_often(address_of(request))


def _form(
    request: Request,
    lang: Language,
    found: Expected,
    given: dict[str, list[str]] | None = None,
    *,
    fault: Fault | None = None,
    status: int = 422,
) -> Response:
    shown: dict[str, Any] = {
        "me": None,
        "asked": found.request,
        "codes": codes,
        "fields": _fields(),
        "given": {"language": [lang]} if given is None else given,
        "faults": (fault,) if fault else (),
        "failed": fault is not None,
        "endings": ", ".join(file_kinds().endings),
        "most": file_kinds().largest_bytes // 2**20,
    }
    return _secret(page(request, lang, "upload.html", status=status if fault else 200, **shown))


def _fields() -> tuple[Field, ...]:
    return (
        Field(
            name="language",
            kind="radios",
            label=Words(cy="Ym mha iaith y mae'r adroddiad?", en="In which language is the report?"),
            options=options(codes.LANGUAGES),
        ),
        Field(
            name="sender",
            kind="text",
            label=Words(cy="Eich enw chi", en="Your name"),
            hint=Words(
                cy="Fel y gallwn ofyn cwestiwn. Peidiwch ag enwi'r plentyn.",
                en="So that we can ask a question. Do not name the child.",
            ),
            optional=True,
        ),
    )


def _dead(request: Request, lang: Language) -> Response:
    return _secret(page(request, lang, "upload_dead.html", status=404, me=None, wait=False))


def _wait(request: Request, lang: Language) -> Response:
    answer = _secret(page(request, lang, "upload_dead.html", status=429, me=None, wait=True))
    answer.headers["Retry-After"] = "60"
    return answer


def _secret(answer: HTMLResponse) -> HTMLResponse:
    """An address that is a secret goes to nobody as a referrer, and no browser keeps the page."""
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _at_file(words: Words) -> Fault:
    return Fault("file", "file", words)


_NO_FILE = Words(cy="Dewiswch ffeil.", en="Choose a file.")
_CHOOSE = Words(cy="Dewiswch un.", en="Choose one.")
_SENDER = Words(cy=f"Dim mwy na {LONGEST_SENDER} nod.", en=f"No more than {LONGEST_SENDER} characters.")
