"""The post of a real service: SendGrid, by its official client, with all that follows a reader switched off.

The message is finished before it comes here: no template, no personal data and no case is kept at the vendor.
The one custom argument is the notice's opaque id. An answer of 202 means accepted, not delivered.
"""

from __future__ import annotations

import logging
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any
from urllib.error import URLError

from python_http_client.exceptions import HTTPError
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import (
    Category,
    ClickTracking,
    Content,
    CustomArg,
    Email,
    Ganalytics,
    Header,
    Mail,
    MimeType,
    OpenTracking,
    ReplyTo,
    SubscriptionTracking,
    To,
    TrackingSettings,
)

from workflow.notices.composing import Message
from workflow.notices.post import GiveUp, TryLater

TIMEOUT_SECONDS = 10.0
"""For connecting and for each wait; the client itself would wait for ever."""

_ACCEPTED = 202
_SERVICE_NAME = "Cytundeb"

# At DEBUG the client logs the account's key and every message.
logging.getLogger("python_http_client").setLevel(logging.INFO)


class SendGridPost:
    """Hands messages to SendGrid's interface at `host` (scheme and host). Makes one attempt, no second."""

    def __init__(
        self, *, api_key: str, host: str, sender: str, timeout_seconds: float = TIMEOUT_SECONDS
    ) -> None:
        self.sender = sender
        self._api = SendGridAPIClient(api_key, host=host.rstrip("/"))
        self._api.client.timeout = timeout_seconds

    def send(self, message: Message) -> None:
        """Hand the message over. TryLater: a refused key, 429, 5xx, no answer. GiveUp: anything else."""
        try:
            answer = self._api.client.mail.send.post(request_body=request_body(message, sender=self.sender))
        except HTTPError as error:
            raise _failure(error.status_code, error.headers) from error
        except TimeoutError as error:
            raise TryLater("no_answer") from error
        except URLError as error:
            timed_out = isinstance(error.reason, TimeoutError)
            raise TryLater("no_answer" if timed_out else "unreachable") from error
        except (HTTPException, OSError) as error:
            raise TryLater("unreachable") from error
        if answer.status_code != _ACCEPTED:
            raise TryLater(f"not_understood: {answer.status_code}")


def request_body(message: Message, *, sender: str) -> dict[str, Any]:
    """What SendGrid is asked for: the finished text and HTML, all tracking off, the notice's id and kind."""
    mail = Mail(
        from_email=Email(sender, _SERVICE_NAME),
        to_emails=[To(person.email, person.name) for person in message.to],
        subject=message.subject,
    )
    mail.content = [Content(MimeType.text, message.text), Content(MimeType.html, message.html)]
    mail.reply_to = ReplyTo(sender)
    mail.category = Category(message.kind)
    mail.header = Header("Auto-Submitted", "auto-generated")
    mail.custom_arg = CustomArg("notification_id", message.notice_id)
    mail.tracking_settings = TrackingSettings(
        click_tracking=ClickTracking(enable=False, enable_text=False),
        open_tracking=OpenTracking(enable=False),
        subscription_tracking=SubscriptionTracking(enable=False),
        ganalytics=Ganalytics(enable=False),
    )
    body: dict[str, Any] = mail.get()
    return body


def _failure(status: int, headers: Any) -> TryLater | GiveUp:
    if status == 429:
        return TryLater(f"too_many: {status}", _retry_after(headers))
    if status >= 500:
        return TryLater(f"service_fault: {status}", _retry_after(headers))
    if status in (401, 403, 408):  # the key or the connection is at fault, not the message
        return TryLater(f"refused: {status}", None)
    return GiveUp(f"refused: {status}")


def _retry_after(headers: Any) -> int | None:
    """Seconds until SendGrid wants to be asked again: a number, or a date against the answer's own Date."""
    said = (headers.get("Retry-After") or "").strip() if headers is not None else ""
    if said.isascii() and said.isdigit():
        return int(said)
    try:
        wait = parsedate_to_datetime(said) - parsedate_to_datetime(headers.get("Date") or "")
    except (AttributeError, TypeError, ValueError):
        return None
    return max(0, int(wait.total_seconds()))
