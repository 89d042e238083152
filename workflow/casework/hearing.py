"""The child's views: in own words, through others, or how they were sought and why not yet. A panel does not
decide without them; urgent care never waits for them.
"""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.commands import RecordViews
from workflow.casework.commands.assessing import ViewsSaid
from workflow.casework.draft import Draft
from workflow.casework.facts import ChildViews


def heard(at: Draft) -> None:
    """A panel decides when the child's views are there, or how they were sought is."""
    if not at.all(ChildViews):
        rules.refuse(
            "views_before_decision",
            cy="Nid oes barn y plentyn, na sut y ceisiwyd hi a pham nad yw yma eto.",
            en="The child's views are not here, nor how they were sought and why not yet.",
        )


def put_views(at: Draft, said: ViewsSaid) -> ChildViews:
    """Keep what the child said; the caller records the event."""
    return at.put(
        ChildViews(
            id=at.new_id(),
            case_ref=at.case.ref,
            at=at.now,
            by=at.actor.person,
            kind=said.kind,
            text_id=at.text("views", said.words, said.language),
            advocate_offered=said.advocate_offered,
        )
    )


def may_record_views(at: Draft) -> None:
    """A coordinator of either body records them, at any time, as often as the child speaks."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def record_views(at: Draft, command: RecordViews) -> None:
    """Nothing waits for them but the decision."""
    views = put_views(at, command)
    at.record("ViewsRecorded", how=views.kind, words=views.text_id, advocate_offered=views.advocate_offered)
