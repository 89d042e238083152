"""Notices and messages that the tests of this folder start from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from workflow.casework.facts import Notice
from workflow.notices.catalogue import FAMILY_KINDS
from workflow.notices.composing import Message, compose
from workflow.notices.recipients import Recipient

BASE_URL = "http://127.0.0.1:8000"
OFFICER = Recipient(email="cyllid@xhb.example", name="Siân Ŵyn", language="cy")

NOTICE = Notice(
    id="0192f0c4-notice",
    case_ref="CC-2026-00417",
    position=1,
    kind="answer_wanted",
    audience="office",
    body="XHB1",
    role="finance",
    due_at=datetime(2026, 11, 20, tzinfo=UTC),
    about="split-1",
    created_at=datetime(2026, 11, 5, 9, 30, tzinfo=UTC),
)


def a_notice(kind: str = "answer_wanted", **changes: Any) -> Notice:
    """A notice of this kind to a fitting audience; any other column as given."""
    audience = "family" if kind in FAMILY_KINDS else "office"
    return replace(NOTICE, **({"kind": kind, "audience": audience} | changes))


def a_message(kind: str = "answer_wanted", *, demonstration: bool = True, **changes: Any) -> Message:
    """The message of such a notice to one officer."""
    return compose(a_notice(kind, **changes), base_url=BASE_URL, to=[OFFICER], demonstration=demonstration)
