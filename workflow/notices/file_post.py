"""The post of the embedded run: one .eml file a notice, under `var/post/`. Nothing leaves the machine.

The file's name comes from the notice's id, so handing a notice over again replaces its file: there is one.
"""

from __future__ import annotations

import os
import tempfile
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from workflow.notices.composing import Message
from workflow.notices.post import GiveUp, TryLater
from workflow.notices.recipients import Recipient

_SERVICE_NAME = "Cytundeb"
_ID_DOMAIN = "cytundeb.invalid"
_POLICY = SMTP.clone(max_line_length=500)
"""Room for a subject in both languages on one line: folded, it would begin with an empty one."""


class FilePost:
    """Writes each message to a file of its own; whole or not at all."""

    def __init__(self, *, folder: Path, sender: str) -> None:
        self.folder = folder
        self.sender = sender

    def send(self, message: Message) -> None:
        """Write the file. TryLater if the folder cannot be written to, GiveUp if an address is none."""
        try:
            content = as_mail(message, sender=self.sender).as_bytes()
        except (MessageError, ValueError) as error:
            raise GiveUp("not_mail") from error
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write_whole(self.path_of(message.notice_id), content)
        except OSError as error:
            raise TryLater(f"not_written: {os.strerror(error.errno or 0)}") from error

    def path_of(self, notice_id: str) -> Path:
        """Where that notice's file is, or would be."""
        return self.folder / f"{quote(notice_id, safe='')}.eml"


def as_mail(message: Message, *, sender: str) -> EmailMessage:
    """The message as Internet mail: text first, then HTML. The same message always gives the same bytes."""
    mail = EmailMessage(policy=_POLICY)
    mail["From"] = Address(display_name=_SERVICE_NAME, addr_spec=sender)
    mail["Reply-To"] = Address(addr_spec=sender)
    mail["To"] = [_address(person) for person in message.to]
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(message.written_at)
    mail["Message-ID"] = f"<{quote(message.notice_id, safe='')}@{_ID_DOMAIN}>"
    mail["Auto-Submitted"] = "auto-generated"
    # 8bit: the files are also for reading as they are.
    mail.set_content(message.text, cte="8bit")
    mail.add_alternative(message.html, subtype="html", cte="8bit")
    mail["Content-Language"] = "cy, en"
    mail.set_boundary(f"={sha256(message.notice_id.encode()).hexdigest()[:40]}=")
    return mail


def _address(person: Recipient) -> Address:
    if not person.email:
        raise ValueError(f"{person.name}: the e-mail address is empty")
    return Address(display_name=person.name, addr_spec=person.email)


def _write_whole(path: Path, content: bytes) -> None:
    """Write beside, then rename: a reader sees the old file or the new. Loss of power may lose it."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(beside, path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
