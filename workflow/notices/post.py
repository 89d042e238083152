"""How a message leaves: what every post promises, how it says no, and which one the settings choose.

Whether a failure may pass is part of its type: TryLater or GiveUp. Nothing here knows cases or the database.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from agreements.words import Words
from workflow.notices.composing import Message

REASONS: dict[str, Words] = {
    "unreachable": Words(
        cy="Nid oedd modd cyrraedd y gwasanaeth post", en="The mail service could not be reached"
    ),
    "no_answer": Words(
        cy="Ni chafwyd ateb gan y gwasanaeth post mewn pryd", en="The mail service did not answer in time"
    ),
    "too_many": Words(
        cy="Gofynnodd y gwasanaeth post am anfon yn arafach",
        en="The mail service asked us to send more slowly",
    ),
    "service_fault": Words(cy="Roedd nam ar y gwasanaeth post", en="The mail service had a fault"),
    "not_understood": Words(
        cy="Ni ddeallwyd ateb y gwasanaeth post", en="The mail service's answer was not understood"
    ),
    "refused": Words(cy="Gwrthododd y gwasanaeth post y neges", en="The mail service refused the message"),
    "not_written": Words(
        cy="Nid oedd modd ysgrifennu'r neges i'r ffolder post",
        en="The message could not be written to the post folder",
    ),
    "not_mail": Words(
        cy="Nid oes modd gwneud neges o'r hysbysiad: gwiriwch y cyfeiriad e-bost",
        en="The notice could not be made into a message: check the e-mail address",
    ),
    "unknown_kind": Words(
        cy="Nid yw'r fersiwn hon yn adnabod y math hwn o hysbysiad",
        en="This version does not know this kind of notice",
    ),
}
"""Every reason for which a notice was put off or given up. A stored reason is one of these codes, with a
detail after ": " where there is one (`refused: 400`), so that a page can say it in either language."""


class TryLater(Exception):
    """The message was not taken, but may be later; the post may have said after how many seconds."""

    def __init__(self, reason: str, retry_after_seconds: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after_seconds = retry_after_seconds


class GiveUp(Exception):
    """The message was refused and would be refused again."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Post(Protocol):
    """Something that takes a message. After `send` returns, it has been accepted (which is not delivery)."""

    def send(self, message: Message) -> None:
        """Hand the message over. Whatever may go wrong outside is raised as TryLater or GiveUp."""
        ...


class PostSettings(Protocol):
    """The settings that a post needs."""

    @property
    def post(self) -> str:
        """'file' or 'sendgrid'."""
        ...

    @property
    def var(self) -> Path:
        """The folder that the embedded run keeps its data in."""
        ...

    @property
    def sendgrid_api_key(self) -> str | None: ...

    @property
    def sendgrid_host(self) -> str:
        """Scheme and host of SendGrid's interface, without a path."""
        ...

    @property
    def sender(self) -> str:
        """Address of the monitored mailbox that notices come from and that answers go to."""
        ...

    @property
    def demonstration(self) -> bool: ...


def make_post(settings: PostSettings) -> Post:
    """The post that the settings choose. ValueError, naming the setting, where they do not suffice."""
    if settings.post == "file":
        from workflow.notices.file_post import FilePost

        return FilePost(folder=settings.var / "post", sender=settings.sender)
    if settings.post == "sendgrid":
        from workflow.notices.sendgrid_post import SendGridPost

        if not settings.sendgrid_api_key:
            raise ValueError("sendgrid_api_key: is empty; the post 'sendgrid' needs the key of the account")
        return SendGridPost(
            api_key=settings.sendgrid_api_key, host=settings.sendgrid_host, sender=settings.sender
        )
    raise ValueError(f"post: {settings.post!r} is not known; 'file' and 'sendgrid' are")


def explain(reason: str) -> Words:
    """A stored reason in both languages, with its detail. Raises KeyError for a reason outside REASONS."""
    code, _, detail = reason.partition(": ")
    words = REASONS[code]
    return Words(cy=f"{words.cy} ({detail})", en=f"{words.en} ({detail})") if detail else words
