"""Who a notice goes to: what the outbox answers, and what messages are addressed with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person, or one mailbox. The message is bilingual whatever the language."""

    email: str
    name: str
    language: str
