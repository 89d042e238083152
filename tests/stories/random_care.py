"""What a random life says of the child's care: bodies for the commands of settings, searches, concerns and
meetings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from workflow.casework import care_codes
from workflow.casework import commands as c
from workflow.casework.facts import Actor
from workflow.clocks.due import local_date

if TYPE_CHECKING:
    from tests.stories.random_life import Draw, RandomLife

Said = dict[str, Any]


def _today(life: RandomLife) -> date:
    return local_date(life.now)


def _one(draw: Draw, found: Iterable[Any]) -> Any:
    return draw(st.sampled_from(list(found)))


def _stopped(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    delivered = [one.line_id for one in life.facts.payers if one.to_on is None and one.delivered_at]
    days = [0, 0, 1, 4] if draw(st.booleans()) else [0]
    return {
        "act": "report_not_delivered",
        "line_ids": draw(st.lists(st.sampled_from(delivered), min_size=1, unique=True)),
        "stopped_on": _today(life) - timedelta(days=draw(st.sampled_from(days))),
        "reported_by": _one(draw, care_codes.CONFIRMERS),
        "reason": _one(draw, care_codes.STOP_REASONS),
        "words": "peidiodd",
    }


def _move(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    return {
        "act": "move",
        "kind": _one(draw, care_codes.SETTINGS),
        "area": _one(draw, ["in_area", "in_area", "other_english"]),
        "from_on": _today(life) - timedelta(days=draw(st.sampled_from([0, 0, 2]))),
        "emergency": _one(draw, [None, "brys"]),
    }


def _judge(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    view = _one(draw, ["suitable", "unsuitable", "unsuitable"])
    return {"act": "judge", "view": view, "from_on": None, "reasons": "rheswm"}


def _ask(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    return {
        "act": "ask",
        "providers": [f"darparwr {number}" for number in range(draw(st.integers(1, 4)))],
        "kind": _one(draw, care_codes.PLACEMENTS),
        "area": _one(draw, care_codes.AREAS),
    }


def _answer(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    waiting = [one.id for one in life.facts.enquiries if one.outcome in (None, "no_answer")]
    outcome = _one(draw, ["offered", "refused", "refused", "no_answer"])
    return {
        "act": "answer",
        "enquiry_ids": draw(st.lists(st.sampled_from(waiting), min_size=1, max_size=5, unique=True)),
        "outcome": outcome,
        "reason": _one(draw, care_codes.REFUSAL_REASONS) if outcome == "refused" else None,
    }


def _offer(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    offered = [one.id for one in life.facts.enquiries if one.outcome == "offered"]
    outcome = _one(draw, ["taken", "declined"])
    return {"act": "answer_offer", "enquiry_id": _one(draw, offered), "outcome": outcome, "words": "x"}


def _approval(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    return {
        "act": "ask",
        "kind": _one(draw, care_codes.PLACEMENTS),
        "area": _one(draw, care_codes.OUT_OF_AREA),
        "why_not_nearer": "rheswm",
    }


def _decide(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    waiting = [one.id for one in life.facts.placement_approvals if one.outcome is None]
    return {
        "act": "decide",
        "approval_id": _one(draw, waiting),
        "outcome": _one(draw, care_codes.APPROVAL_OUTCOMES),
        "members": [{"name": side, "side": side} for side in ("health", "council", "other")],
        "reasons": "rheswm",
    }


def _plan(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    day = _today(life) + timedelta(days=draw(st.integers(0, 4)))
    follow_up_on = _one(draw, [day + timedelta(days=1), day + timedelta(days=3), day, None])
    return {"act": "plan", "discharge_on": day, "follow_up_on": follow_up_on, "service": "CAMHS"}


def _discharge(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    kind = _one(draw, ["own_home", "foster", "residential"])
    return {"act": "discharge", "discharged_on": _today(life), "kind": kind}


def _follow_up(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    waiting = [one.id for one in life.facts.discharges if one.discharged_on and not one.followed_up_on]
    return {
        "act": "follow_up",
        "discharge_id": _one(draw, waiting),
        "seen": draw(st.booleans()),
        "on": _today(life),
        "words": "x",
    }


def _cancel(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    planned = [one.id for one in life.facts.discharges if not one.discharged_on and not one.cancelled_at]
    return {"act": "cancel", "discharge_id": _one(draw, planned), "reason": "rheswm"}


def _absence(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    first = _today(life) - timedelta(days=draw(st.integers(0, 9)))
    line = _one(draw, [None, *(one.id for one in life.live_lines())])
    return {
        "act": "record",
        "reason": _one(draw, care_codes.ABSENCE_REASONS),
        "first_day": first,
        "last_day": _one(draw, [None, first + timedelta(days=3)]),
        "line_ids": [line] if line else None,
    }


def _end_absence(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    away = [one.id for one in life.facts.absences if one.last_day is None]
    return {"act": "end", "absence_id": _one(draw, away), "last_day": _today(life)}


def _concern(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    body = _one(draw, [None, *life.facts.case.bodies])
    return {"act": "record", "about": _one(draw, care_codes.CONCERNS), "words": "pryder", "body": body}


def _answer_concern(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    waiting = [one.id for one in life.facts.concerns if not one.answered_at and one.body == actor.body]
    return {"act": "answer", "concern_id": _one(draw, waiting), "answer": "ateb"}


def _blocker(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    return {
        "act": "open",
        "waiting_service": _one(draw, care_codes.SERVICES),
        "awaited_service": _one(draw, care_codes.SERVICES),
        "awaited_body": _one(draw, life.facts.case.bodies),
        "what": "beth",
    }


def _start_anyway(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    waiting = [one.id for one in life.facts.blockers if one.outcome is None]
    return {"act": "start_anyway", "blocker_id": _one(draw, waiting), "how": "yn ddiogel"}


def _resolve(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    waiting = [one.id for one in life.facts.blockers if one.outcome is None]
    outcome = _one(draw, care_codes.BLOCKER_OUTCOMES)
    return {"act": "resolve", "blocker_id": _one(draw, waiting), "outcome": outcome, "how": "sut"}


def _meeting(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    body = actor.body
    due_on = _today(life) + timedelta(days=draw(st.integers(0, 5)))
    action = {"owner_body": body, "owner_role": "head_of_service", "due_on": due_on, "what": "tasg"}
    return {
        "act": "record",
        "meeting_id": next(one.id for one in life.facts.meetings if one.held_at is None),
        "held_on": _today(life),
        "attendees": [{"name": "enw", "role": "nurse", "body": body, "could_commit": draw(st.booleans())}],
        "refusals": _one(draw, [[], [{"body": "other", "what": "gwely", "why": "dim lle"}]]),
        "actions": _one(draw, [[], [action]]),
        "notes": "nodiadau",
    }


def _close_action(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    mine = [one.id for one in life.facts.meeting_actions if not one.outcome and one.owner_body == actor.body]
    outcome = _one(draw, care_codes.ACTION_OUTCOMES)
    return {"act": "close_action", "action_id": _one(draw, mine), "outcome": outcome, "words": "x"}


def _withdraw(life: RandomLife, draw: Draw, actor: Actor) -> Said:
    days = draw(st.sampled_from([None, 5, 60, 200]))
    return {"ends_on": _today(life) + timedelta(days=days) if days else None, "reasons": "rheswm"}


def _delivery(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    if draw(st.integers(0, 3)):
        return {"act": "confirm_delivery"}
    waiting = [one.line_id for one in life.facts.payers if one.to_on is None and one.delivered_at is None]
    return {
        "act": "confirm_delivery",
        "line_ids": draw(st.lists(st.sampled_from(waiting), min_size=1, unique=True)),
    }


CARE_MAKERS: dict[type[c.Command], Callable[[Any, Any, Actor], Said | None]] = {
    c.ReportNotDelivered: _stopped,
    c.RecordSetting: _move,
    c.JudgeSetting: _judge,
    c.AskProviders: _ask,
    c.RecordAnswer: _answer,
    c.AnswerOffer: _offer,
    c.EndSearch: lambda life, draw, actor: {"act": "end", "words": "diwedd"},
    c.AskApproval: _approval,
    c.DecideApproval: _decide,
    c.PlanDischarge: _plan,
    c.RecordDischarge: _discharge,
    c.RecordFollowUp: _follow_up,
    c.CancelDischarge: _cancel,
    c.RecordAbsence: _absence,
    c.EndAbsence: _end_absence,
    c.RecordConcern: _concern,
    c.AnswerConcern: _answer_concern,
    c.OpenBlocker: _blocker,
    c.StartAnyway: _start_anyway,
    c.ResolveBlocker: _resolve,
    c.CallMeeting: lambda life, draw, actor: {"act": "call", "reason": "brys"},
    c.RecordMeeting: _meeting,
    c.CloseAction: _close_action,
    c.WithdrawFunding: _withdraw,
    c.NeedSupport: lambda life, draw, actor: {"act": "need_support", "reason": "brys"},
    c.AcceptPayment: lambda life, draw, actor: {"act": "accept_payment"},
    c.InstructProvider: lambda life, draw, actor: {"act": "instruct_provider"},
    c.ConfirmDelivery: _delivery,
    c.ReviewCare: lambda life, draw, actor: {
        "act": "review",
        "needs_changed": draw(st.integers(0, 3)) == 0,
        "findings": "canfyddiadau",
    },
}
