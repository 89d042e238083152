"""Short lives in which each time limit of the child's care runs: what the demonstration's caseload does not
play.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tests.workflow.casework.life import Life
from workflow.casework import commands as c
from workflow.casework.facts import CaseFacts

DAY = timedelta(days=1)


def lives_of_care() -> Iterator[CaseFacts]:
    """A case for every kind of time limit of care, as it stands once that limit runs."""
    for life in (
        _on_a_ward(),
        _judged_unsuitable(),
        _searching(),
        _offered(),
        _taken(),
        _out_of_area(),
        _discharged(planned_only=True),
        _discharged(),
        _asked_of_one_another(),
        _meeting(),
    ):
        yield life.facts


def _moved(life: Life, kind: str) -> Life:
    life.do(c.RecordSetting(act="move", kind=kind, from_on=life.now.date()), life.social("coordinator"))  # type: ignore[arg-type]
    return life


def _on_a_ward() -> Life:
    return _moved(Life(), "segregation")


def _judged_unsuitable() -> Life:
    life = _moved(Life(), "hospital_ward")
    for officer in (life.social("coordinator"), life.health("coordinator")):
        life.do(c.JudgeSetting(act="judge", view="unsuitable", reasons="x"), officer)
    return life


def _searching() -> Life:
    life = _moved(Life(), "foster")
    life.do(c.AskProviders(act="ask", providers=("Un",), kind="residential"), life.social("coordinator"))
    return life


def _offered() -> Life:
    life = _searching()
    ids = (life.facts.enquiries[0].id,)
    life.do(c.RecordAnswer(act="answer", enquiry_ids=ids, outcome="offered"), life.social("coordinator"))
    return life


def _taken() -> Life:
    life = _offered()
    life.do(
        c.AnswerOffer(act="answer_offer", enquiry_id=life.facts.enquiries[0].id, outcome="taken", words="x"),
        life.social("coordinator"),
    )
    return life


def _out_of_area() -> Life:
    life = Life()
    life.do(
        c.AskApproval(act="ask", kind="residential", area="elsewhere", why_not_nearer="x"),
        life.social("coordinator"),
    )
    return life


def _discharged(*, planned_only: bool = False) -> Life:
    life = _moved(Life(), "hospital_ward")
    today = life.now.date()
    life.do(
        c.PlanDischarge(act="plan", discharge_on=today, follow_up_on=today + DAY, service="CAMHS"),
        life.health("coordinator"),
    )
    if not planned_only:
        life.do(
            c.RecordDischarge(act="discharge", discharged_on=today, kind="own_home"),
            life.health("coordinator"),
        )
    return life


def _asked_of_one_another() -> Life:
    life = Life()
    life.do(c.RecordConcern(act="record", about="delay", words="x"), life.health("coordinator"))
    life.do(
        c.OpenBlocker(
            act="open",
            waiting_service="education",
            awaited_service="camhs",
            awaited_body=life.board,
            what="x",
        ),
        life.social("coordinator"),
    )
    life.do(
        c.RecordAbsence(act="record", reason="hospital", first_day=life.now.date()),
        life.social("coordinator"),
    )
    life.do(c.CallMeeting(act="call", reason="x"), life.social("director"))
    return life


def _meeting() -> Life:
    life = Life()
    life.do(c.CallMeeting(act="call", reason="x"), life.social("director"))
    action = c.ActionGiven(owner_body=life.council, owner_role="director", due_on=life.now.date(), what="x")
    life.do(
        c.RecordMeeting(
            act="record",
            meeting_id=life.facts.meetings[0].id,
            held_on=life.now.date(),
            attendees=(c.Attendee(name="x", role="nurse", body="other"),),
            actions=(action,),
            notes="x",
        ),
        life.social("coordinator"),
    )
    return life
