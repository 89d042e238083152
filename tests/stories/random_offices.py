"""What people say in a random life at their desks: files, reports, the child's record, transfers,
corrections, and what comes before adult services.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.stories.random_opening import rulebook
from workflow.casework import commands as c
from workflow.casework.facts import Actor
from workflow.clocks.due import local_date

if TYPE_CHECKING:
    from tests.stories.random_life import Draw, RandomLife

Maker = Callable[[Any, Any, Actor], "dict[str, Any] | None"]


def _key_worker(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    return draw(
        st.sampled_from([{"officer": "n1"}, {"officer": "n2"}, {"name": "Gweithiwr", "language": "cy"}])
    )


def _record(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    return {
        "known_as": draw(st.sampled_from(["A", "B"])),
        "family_language": draw(st.sampled_from(["cy", "en"])),
    }


def _transfer(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    case = life.facts.case
    kind = "health_board" if actor.body == case.health_board else "council"
    others = [one.code for one in rulebook().reference.bodies if one.kind == kind and one.fictional]
    to_body = draw(st.sampled_from([code for code in others if code not in case.bodies]))
    from_on = local_date(life.now) + timedelta(days=draw(st.integers(0, 9)))
    return {"act": "propose", "to_body": to_body, "from_on": from_on, "reasons": "rheswm"}


def _correction(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    said = {
        "service": draw(st.sampled_from(["community_package", "residential_52wk"])),
        "urgent": draw(st.sampled_from(["true", "false"])),
        "received_at": (local_date(life.now) - timedelta(days=draw(st.integers(0, 40)))).isoformat(),
        "package_start": (local_date(life.now) + timedelta(days=draw(st.integers(-9, 9)))).isoformat(),
        "council": draw(st.sampled_from(rulebook().reference.region(life.region).councils)),
    }
    field = draw(st.sampled_from(sorted(said)))
    return {"field": field, "value": said[field], "reason": "rheswm"}


def _resolve(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    waits = [one.id for one in life.facts.sealed_entries if one.decided_at is None and one.body == actor.body]
    outcome = draw(st.sampled_from(["reported", "notified", "both", "neither", "unsealed"]))
    return {"act": "resolve", "seal_id": waits[0], "outcome": outcome, "reasons": "rheswm"}


def _accept_as_adult(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    from_on = local_date(life.now) + timedelta(days=draw(st.integers(-1, 40)))
    return {"act": "accept", "body": actor.body, "service": "gwasanaeth", "from_on": from_on}


def _attach(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any] | None:
    """A file now and then: it is offered every day, and a life is more than its papers."""
    if draw(st.booleans()):
        return None
    waits = [one.id for one in life.facts.report_requests if one.outcome is None]
    about = {"about_kind": "report_requests", "about_id": waits[0]} if waits and draw(st.booleans()) else {}
    mine = [
        one.id
        for one in life.facts.attachments
        if one.body == actor.body and not one.superseded_by and not one.erased_at
    ]
    eyes = draw(st.sampled_from(["own", "bodies", "welsh_government"]))
    received = {"sha256": "0" * 64, "size": 5, "media_type": "application/pdf", "scanned": "held"}
    said = {"type": "report", "language": "cy", "eyes": eyes, "received": received}
    return said | about | ({"supersedes": mine[0]} if mine and draw(st.booleans()) else {})


def _erase(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    mine = [one.id for one in life.facts.attachments if one.body == actor.body and not one.erased_at]
    return {"attachment_id": draw(st.sampled_from(mine)), "reason": "rheswm"}


def _report_request(**said: Any) -> Maker:
    """About a report that the actor's body waits for."""

    def make(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
        facts = life.facts
        waits = [one.id for one in facts.report_requests if one.outcome is None and one.body == actor.body]
        return said | {"request_id": draw(st.sampled_from(waits))}

    return make


def _seldom(**said: Any) -> Maker:
    """What may be done on any day is not done on every day."""
    return lambda life, draw, actor: said if draw(st.booleans()) else None


def _told(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    waits = [one.id for one in life.facts.safeguarding if one.body == actor.body and one.confirmed_at is None]
    return {"act": "confirm", "safeguarding_id": draw(st.sampled_from(waits))}


OFFICE_MAKERS: dict[type[c.Command], Maker] = {
    c.SetKeyWorker: _key_worker,
    c.UpdateChild: _record,
    c.Attach: _attach,
    c.EraseAttachment: _erase,
    c.AskForReport: _seldom(act="ask", addressee="school", to="ysgol", asks="adroddiad"),
    c.RecordReport: _report_request(act="record", how="paper"),
    c.DeclineReport: _report_request(act="decline", outcome="none_exists", reason="rheswm"),
    c.RenewUploadLink: _report_request(act="renew_link"),
    c.RevokeUploadLink: _report_request(act="revoke_link"),
    c.WriteNote: _seldom(note="nodyn"),
    c.TellSafeguarding: _seldom(act="tell", worry="other", team="council", words="geiriau"),
    c.ConfirmSafeguarding: _told,
    c.ProposeTransfer: _transfer,
    c.AcceptTransfer: lambda life, draw, actor: {"act": "accept"},
    c.RefuseTransfer: lambda life, draw, actor: {"act": "refuse", "reasons": "rheswm"},
    c.WithdrawTransfer: lambda life, draw, actor: {"act": "withdraw"},
    c.CorrectRecord: _correction,
    c.SealEntry: lambda life, draw, actor: {"act": "seal", "kind": "assessment", "reason": "rheswm"},
    c.ResolveSeal: _resolve,
    c.ReassignCase: lambda life, draw, actor: {"owner": f"{actor.body}-coordinator"},
    c.AskForReview: lambda life, draw, actor: {
        "act": "ask_for_review", "asked_for": draw(st.sampled_from(["family", "body"])), "reason": "rheswm"
    },
    c.BeginTransitionPlanning: lambda life, draw, actor: {"act": "begin_planning"},
    c.NameTransitionWorker: lambda life, draw, actor: {"act": "name_worker", "name": "enw"},
    c.RecordLearningDisabilityMarker: lambda life, draw, actor: {
        "act": "mark_learning_disability", "registered": draw(st.sampled_from(["yes", "no", "not_known"]))
    },
    c.ReferToAdultServices: lambda life, draw, actor: {"act": "refer_to_adult_services", "to": life.board},
    c.RecordAdultDecision: lambda life, draw, actor: {
        "act": "record_adult_decision",
        "outcome": draw(st.sampled_from(["eligible", "not_eligible"])),
        "reasons": "rheswm",
    },
    c.AdultBodyAccepts: _accept_as_adult,
}  # fmt: skip
