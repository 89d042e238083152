"""Who opens a page, and which case: the first judgements of every page. 303 to the start for nobody, 404
for a case that the officer may not know of."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile

from agreements.words import Words
from api.pages.language import Language, language_of
from api.security import FORM_FIELD, actor_of, form_holds, may_see, parts_of
from api.v1.entry import before_the_bundle
from workflow import desk
from workflow.casework.facts import Actor, Dispute
from workflow.desk import Reading


class NotSignedIn(Exception):
    """Nobody is signed in: to the start page."""


class NotHere(Exception):
    """There is nothing at this address for this officer."""


class NotYours(Exception):
    """The officer may know of it, and may not do or read this; `words` say why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


class NotFromHere(Exception):
    """A form that does not carry its session's token."""


class BundleFirst(Exception):
    """A Welsh Government officer reads the notification first, then opens the bundle."""

    def __init__(self, ref: str) -> None:
        super().__init__(ref)
        self.ref = ref


def _language(request: Request) -> Language:
    return language_of(request.url.path)


def _signed_in(request: Request) -> Actor:
    actor = actor_of(request)
    if actor is None:
        raise NotSignedIn
    return actor


async def _form(request: Request) -> FormData:
    """The form that was sent."""
    return await request.form(max_files=0, max_fields=600)


Lang = Annotated[Language, Depends(_language)]
Me = Annotated[Actor, Depends(_signed_in)]
Sent = Annotated[FormData, Depends(_form)]


def reading_of(request: Request, actor: Actor, ref: str, *, notification_only: bool = False) -> Reading:
    """The case as it is stored. Raises NotHere; BundleFirst for Welsh Government before it has opened the
    bundle.
    """
    reading = desk.reading(parts_of(request), ref)
    if reading is None or not may_see(reading.facts, actor):
        raise NotHere
    if not notification_only and before_the_bundle(actor, reading.facts):
        raise BundleFirst(ref)
    return reading


def dispute_of(reading: Reading, dispute_id: str) -> Dispute:
    """One disagreement of the case. Raises NotHere."""
    for dispute in reading.facts.disagreements:
        if dispute.id == dispute_id:
            return dispute
    raise NotHere


def really_sent(request: Request, form: FormData) -> None:
    """The form comes from a page of this session. Raises NotFromHere."""
    if not form_holds(request, form.get(FORM_FIELD)):
        raise NotFromHere


def said(form: FormData, name: str) -> str:
    """One field of a form, trimmed; empty where it was not sent."""
    value = form.get(name)
    return "" if value is None or isinstance(value, UploadFile) else value.strip()
