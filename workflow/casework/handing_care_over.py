"""When another body becomes responsible, what is still open in a child's care becomes its own: nobody is
left waiting for a body that is no longer there.
"""

from __future__ import annotations

from workflow.casework.draft import Draft
from workflow.casework.facts import Blocker, Concern, Discharge, Enquiry, MeetingAction


def hand_care_over(at: Draft, old: str, new: str) -> None:
    """Put the new body in the place of the old one in everything that still waits. What is over keeps its
    body.
    """
    for concern in at.all(Concern):
        if concern.body == old and concern.answered_at is None:
            at.change(concern, body=new)
    for blocker in at.all(Blocker):
        if blocker.outcome is None:
            _hand_over_blocker(at, blocker, old, new)
    for action in at.all(MeetingAction):
        if action.owner_body == old and action.outcome is None:
            at.change(action, owner_body=new)
    for enquiry in at.all(Enquiry):
        if enquiry.body == old and enquiry.outcome in (None, "no_answer", "offered"):
            at.change(enquiry, body=new)
    for discharge in at.all(Discharge):
        over = discharge.followed_up_at or discharge.cancelled_at
        if discharge.body == old and not over:
            at.change(discharge, body=new)


def _hand_over_blocker(at: Draft, blocker: Blocker, old: str, new: str) -> None:
    waiting = new if blocker.waiting_body == old else blocker.waiting_body
    awaited = new if blocker.awaited_body == old else blocker.awaited_body
    if (waiting, awaited) != (blocker.waiting_body, blocker.awaited_body):
        at.change(blocker, waiting_body=waiting, awaited_body=awaited)
