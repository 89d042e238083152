"""A family's concern, in its own words, and the answer to it under a clock: chased, then the head of
service is told, until it is answered.
"""

from __future__ import annotations

from typing import NoReturn

from workflow.casework import rules
from workflow.casework.commands import AnswerConcern, RecordConcern
from workflow.casework.draft import Draft
from workflow.casework.facts import Concern


def may_record(at: Draft) -> None:
    """Any coordinator of either body hears a concern, about whichever body it is."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def record_concern(at: Draft, command: RecordConcern) -> None:
    """Keep the family's words; the body that is to answer has its time."""
    body = command.body or at.actor.body
    if body not in at.case.bodies:
        rules.refuse(
            "a_party_answers",
            cy="Un o ddau gorff yr achos sy'n ateb pryder.",
            en="One of the case's two bodies answers a concern.",
        )
    concern = at.put(
        Concern(
            id=at.new_id(),
            case_ref=at.case.ref,
            about=command.about,
            text_id=at.text("concern", command.words, command.language),
            said_on=command.said_on or at.today,
            recorded_at=at.now,
            recorded_by=at.actor.person,
            body=body,
        )
    )
    clock = at.start("concern_answer", body, "coordinator", subject=concern.id)
    at.record("ConcernRecorded", concern=concern.id, concern_about=command.about, words=concern.text_id)
    at.notify("concern_recorded", body, "coordinator", due_at=clock.due_at, about=concern.id)
    if command.about == "safety":
        at.notify_both("concern_recorded", "head_of_service", due_at=clock.due_at, about=concern.id)


def may_answer(at: Draft) -> None:
    """The body that the concern is for answers it."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if not any(one.answered_at is None and one.body == at.actor.body for one in at.all(Concern)):
        _none_waits()


def answer(at: Draft, command: AnswerConcern) -> None:
    """The family has been answered, in these words."""
    concern = at.get(Concern, command.concern_id)
    if concern is None or concern.answered_at or concern.body != at.actor.body:
        _none_waits()
    words = at.text("concern_answer", command.answer, command.language)
    at.change(concern, answered_at=at.now, answered_by=at.actor.person, answer_text_id=words)
    at.met("concern_answer", subject=concern.id)
    at.record("ConcernAnswered", concern=concern.id, concern_about=concern.about, words=words)


def _none_waits() -> NoReturn:
    rules.refuse(
        "answers_a_concern",
        cy="Nid oes pryder o'r fath yn aros am ateb eich corff.",
        en="No such concern waits for your body's answer.",
    )
