"""The files of a case: listed, attached, saved. Every saving is recorded; a file is never shown in place."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse

from agreements.words import Words
from api.pages.acting import Done, NotDone, act, new_key
from api.pages.forms.attaching import report_words
from api.pages.forms.choices import options
from api.pages.forms.fields import Fault, Field, Option
from api.pages.forms.reading import BadForm
from api.pages.frame import page
from api.pages.language import Language
from api.pages.sent_file import FormWithFile, SentFile
from api.pages.visitor import Lang, Me, NotHere, NotYours, reading_of, really_sent, said
from api.security import parts_of
from api.v1.attachments import attachments_for, handed, why_not
from api.v1.words import ACTIONS
from workflow import filing
from workflow.casework import attachment_codes as codes
from workflow.casework import codes as case_codes
from workflow.casework.attachment_rules import handed_out
from workflow.casework.commands import Attach
from workflow.casework.facts import Actor, Attachment, CaseFacts, Dispute, PaperRequest, ReportRequest
from workflow.casework.parties import parties_of, party_of
from workflow.desk import Reading, Seat, etag_of
from workflow.filing import Accepted
from workflow.records.attachments import names_of_files
from workflow.scanning.file_kinds import NotTaken, file_kinds
from workflow.scanning.scanner import Infected

router = APIRouter(prefix="/cases/{ref}/attachments")
THE_CASE = "cases"


@router.get("")
def attachments(request: Request, lang: Lang, me: Me, ref: str) -> Response:
    """Every file that this officer may see, newest first, with all its versions."""
    reading = reading_of(request, me, ref)
    found = attachments_for(reading.facts, me)
    parts = parts_of(request)
    with parts.database.unit() as unit:
        names = names_of_files(unit, parts.keyring, found)
    return page(
        request,
        lang,
        "attachments.html",
        now=reading.now,
        nav="/cases",
        case=reading.facts.case,
        files=list(reversed(found)),
        names=names,
        codes=codes,
        handed_out=handed_out,
        my_party=party_of(me),
        may_attach=me.role in Attach.ROLES and bool(_about_what(reading.facts, me)),
    )


@router.get("/new")
def form(
    request: Request, lang: Lang, me: Me, ref: str, about: str = THE_CASE, supersedes: str = ""
) -> Response:
    """The form that a file is attached with. `about`: table:id of the record, or the case itself."""
    _may_send(me)
    reading = reading_of(request, me, ref)
    fields = _fields(reading.facts, me, lang, about=about, supersedes=supersedes)
    given = {name: [value] for field in fields for name, value in field.initial.items()}
    return _page(request, lang, reading, fields, given=given)


@router.post("/new")
def attach(request: Request, lang: Lang, me: Me, ref: str, sent: SentFile) -> Response:
    """Attach the file that was sent."""
    if sent is None:
        _may_send(me)
        reading = reading_of(request, me, ref)
        return _again(request, lang, me, reading, {}, _fault(file_kinds().too_large), 413)
    form = sent.fields
    really_sent(request, form)
    _may_send(me)
    reading = reading_of(request, me, ref)
    given = {name: [value] for name, value in form.items() if isinstance(value, str)}
    looked = _looked_at(request, sent)
    if isinstance(looked, Fault):
        return _again(request, lang, me, reading, given, looked, 422)

    def make(seat: Seat) -> Attach:
        return _command(form, looked)

    onward = f"/{lang}/cases/{ref}"
    outcome = act(request, me, ref, form, make, subject=None, onward=onward, file=looked.file)
    if isinstance(outcome, Done):
        return RedirectResponse(outcome.location, status_code=303)
    now = Reading(outcome.facts, outcome.now)
    fields = _fields(now.facts, me, lang, about=said(form, "about"), supersedes=said(form, "supersedes"))
    return _page(request, lang, now, fields, given=given, not_done=outcome)


@router.get("/{attachment_id}/content")
def save(request: Request, lang: Lang, me: Me, ref: str, attachment_id: str) -> Response:
    """The file itself, to be saved; who saved it, and when, is recorded."""
    reading = reading_of(request, me, ref)
    found = next((one for one in attachments_for(reading.facts, me) if one.id == attachment_id), None)
    if found is None:
        raise NotHere
    response = handed(request, me, found, reading.now)
    if response is None:
        raise NotYours(why_not(found))
    return response


def _may_send(me: Actor) -> None:
    if me.role not in Attach.ROLES:
        wanted = [words for code, words in case_codes.ROLES.items() if code in Attach.ROLES]
        raise NotYours(
            Words(
                cy=f"Pwy all wneud hyn: {', '.join(words.cy for words in wanted)}.",
                en=f"Who can do this: {', '.join(words.en for words in wanted)}.",
            )
        )


def _looked_at(request: Request, sent: FormWithFile) -> Accepted | Fault:
    if sent.file is None:
        return _fault(Words(cy="Dewiswch ffeil.", en="Choose a file."))
    try:
        return filing.accept(parts_of(request), sent.file.name, sent.file.content)
    except NotTaken as fault:
        return _fault(fault.words)
    except Infected as fault:
        return _fault(infected_words(fault))


def infected_words(fault: Infected) -> Words:
    """What is said of a file with a virus."""
    return Words(
        cy=f"Canfuwyd feirws yn y ffeil ({fault.virus}). Ni chadwyd dim ohoni.",
        en=f"A virus was found in the file ({fault.virus}). Nothing of it was kept.",
    )


def _fault(words: Words) -> Fault:
    return Fault("file", "file", words)


_WANTED = Words(cy="Dewiswch un.", en="Choose one.")


def _command(form: FormData, accepted: Accepted) -> Attach:
    kind, _, key = said(form, "about").partition(":")
    asked = {
        "type": said(form, "type"),
        "language": said(form, "language"),
        "eyes": said(form, "eyes"),
    }
    known = {"type": codes.TYPES, "language": codes.LANGUAGES, "eyes": codes.EYES}
    faults = [Fault(name, name, _WANTED) for name, value in asked.items() if value not in known[name]]
    if faults:
        raise BadForm(faults)
    return Attach.model_validate(
        asked
        | {"about_kind": kind or THE_CASE, "about_id": key or None}
        | {"supersedes": said(form, "supersedes") or None, "received": accepted.received}
    )


def _fields(facts: CaseFacts, me: Actor, lang: Language, *, about: str, supersedes: str) -> tuple[Field, ...]:
    before = next(
        (
            one
            for one in attachments_for(facts, me)
            if one.id == supersedes and one.superseded_by is None and one.body == party_of(me)
        ),
        None,
    )
    return (
        Field(
            name="type",
            kind="radios",
            label=Words(cy="Pa fath o ffeil?", en="What kind of file?"),
            options=options(codes.TYPES),
            initial={"type": before.type} if before else {},
        ),
        *(() if before else (_about(facts, me, about),)),
        Field(
            name="language",
            kind="radios",
            label=Words(cy="Ym mha iaith y mae?", en="In which language is it?"),
            options=options(codes.LANGUAGES),
            initial={"language": before.language if before else lang},
        ),
        Field(
            name="eyes",
            kind="radios",
            label=Words(cy="Pwy gaiff ei darllen?", en="Who may read it?"),
            options=options(codes.EYES),
            initial={"eyes": before.eyes if before else _eyes_for(about)},
        ),
        *((_version(before),) if before else ()),
    )


def _eyes_for(about: str) -> str:
    """Papers that Welsh Government asked for are for its eyes too."""
    return "welsh_government" if about.startswith(f"{PaperRequest.TABLE}:") else "bodies"


def _version(before: Attachment) -> Field:
    kind = codes.TYPES[before.type]
    return Field(
        name="supersedes",
        kind="radios",
        label=Words(cy="Fersiwn newydd o", en="A new version of"),
        options=(
            Option(
                before.id,
                Words(cy=f"{kind.cy}, fersiwn {before.version}", en=f"{kind.en}, version {before.version}"),
            ),
        ),
        initial={"supersedes": before.id},
    )


def _about_what(facts: CaseFacts, me: Actor) -> list[Option]:
    """What this officer may attach to: a party beside the two funders, to its own disagreements."""
    leads, party = party_of(me) in facts.case.bodies, party_of(me)
    choices = [Option(THE_CASE, Words(cy="Yr achos cyfan", en="The case as a whole"))] if leads else []
    choices += [
        Option(f"{ReportRequest.TABLE}:{one.id}", report_words(one))
        for one in facts.report_requests
        if leads and one.outcome is None
    ]
    for one in facts.disagreements:
        if not leads and party not in parties_of(facts.case, one):
            continue
        subject = case_codes.SUBJECTS[one.subject]
        words = Words(cy=f"Anghytundeb: {subject.cy}", en=f"Disagreement: {subject.en}")
        choices.append(Option(f"{Dispute.TABLE}:{one.id}", words))
    return choices


def _about(facts: CaseFacts, me: Actor, about: str) -> Field:
    choices = _about_what(facts, me)
    if about not in ("", THE_CASE) and all(choice.value != about for choice in choices):
        choices.append(
            Option(about, Words(cy="Y cofnod y daethoch ohono", en="The record that you came from"))
        )
    return Field(
        name="about",
        kind="radios",
        label=Words(cy="Am beth y mae?", en="What is it about?"),
        options=tuple(choices),
        initial={"about": about or THE_CASE},
    )


def _again(
    request: Request,
    lang: Language,
    me: Actor,
    reading: Reading,
    given: dict[str, list[str]],
    fault: Fault,
    status: int,
) -> Response:
    about, supersedes = ((given.get(name) or [""])[0] for name in ("about", "supersedes"))
    fields = _fields(reading.facts, me, lang, about=about, supersedes=supersedes)
    again = NotDone(status, reading.facts, reading.now, faults=(fault,))
    return _page(request, lang, reading, fields, given=given, not_done=again)


def _page(
    request: Request,
    lang: Language,
    reading: Reading,
    fields: tuple[Field, ...],
    *,
    given: dict[str, Any],
    not_done: NotDone | None = None,
) -> Response:
    return page(
        request,
        lang,
        "attach.html",
        status=not_done.status if not_done else 200,
        now=reading.now,
        nav="/cases",
        case=reading.facts.case,
        title=ACTIONS[Attach],
        fields=fields,
        given=given,
        faults=not_done.faults if not_done else (),
        refusal=not_done.refusal if not_done else None,
        stale=not_done is not None and not_done.changed_since is not None,
        failed=not_done is not None,
        key=new_key(),
        etag=etag_of(reading.facts),
        endings=", ".join(file_kinds().endings),
        most=file_kinds().largest_bytes // 2**20,
    )
