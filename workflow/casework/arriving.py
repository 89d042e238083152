"""A report that comes in through a one-time link, from somebody without an account. The link is dead
afterwards."""

from __future__ import annotations

from datetime import datetime

from workflow.casework import attaching, reports, rules
from workflow.casework.changes import Changes, Refusal, Refused
from workflow.casework.commands import Attach
from workflow.casework.commands.attaching import Received
from workflow.casework.draft import Draft
from workflow.casework.facts import Actor, CaseFacts, ReportRequest, UploadLink
from workflow.casework.rulebook import Rulebook


def arrive(
    facts: CaseFacts,
    link_id: str,
    *,
    received_file: Received,
    language: str,
    sender: str | None,
    now: datetime,
    act_id: str,
    salt: str,
    under: Rulebook,
) -> Changes | Refusal:
    """A file came in through a one-time link: it is attached, the report is here, and the link is dead."""
    asked = reports.waited_for(facts, link_id, now)
    actor = Actor(person="system", body=asked.body if asked else "system", role="system")
    at = Draft(facts, now=now, actor=actor, act_id=act_id, salt=salt, under=under)
    try:
        if asked is None:
            rules.refuse("link_is_live", cy="Nid yw'r ddolen hon yn gweithio.", en="This link does not work.")
        link = at.get(UploadLink, link_id)
        assert link is not None
        at.change(link, used_at=now)
        described = Attach(type="report", language=language)  # type: ignore[arg-type]  # one of the codes
        about = (ReportRequest.TABLE, asked.id)
        added = attaching.put(at, received_file, about=about, command=described, body=asked.body)
        attaching.record_attached(at, added)
        words = at.text("report_sender", sender, "en" if language == "en" else "cy") if sender else None
        reports.received(at, asked, how="link", attachment_id=added.id, text_id=words)
        at.notify("report_received", asked.body, "coordinator", about=asked.id)
    except Refused as refused:
        return refused.refusal
    return at.changes()
