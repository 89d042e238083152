"""What people say in a random life about the share of the cost: answers, disagreements, parties, Welsh
Government.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from workflow.casework import commands as c
from workflow.casework.facts import Actor
from workflow.clocks.due import local_date

if TYPE_CHECKING:
    from tests.stories.random_life import Draw, RandomLife

Maker = Callable[[Any, Any, Actor], "dict[str, Any] | None"]


def _object(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    grounds = ["facts", "scope", "lawfulness", "responsible_body", "missing_evidence", "exceptional"]
    ground = draw(st.sampled_from(grounds))
    said = {
        "answer": "object",
        "ground": ground,
        "reasons": "rheswm",
        "wishes_better_formula": draw(st.booleans()),
    }
    return said | ({"claim": life.claim(draw)} if ground == "facts" and draw(st.booleans()) else {})


def _open(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    subjects = [
        "who_acts",
        "eligibility",
        "level",
        "package",
        "placement",
        "start",
        "responsible_body",
        "share",
    ]
    grounds = [
        "facts",
        "scope",
        "lawfulness",
        "responsible_body",
        "missing_evidence",
        "exceptional",
        "not_agreed",
    ]
    known = [*life.facts.case.bodies, *(one.code for one in life.facts.parties if one.to_at is None)]
    return {
        "subject": draw(st.sampled_from(subjects)),
        "ground": draw(st.sampled_from(grounds)),
        "reasons": "rheswm",
        "parties": draw(st.lists(st.sampled_from(known), max_size=4, unique=True)),
    }


def _add_party(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    kind, code = draw(
        st.sampled_from(
            [("health_board", "XHB7"), ("council", "XLA71"), ("education", None), ("outside", None)]
        )
    )
    return {"act": "add", "kind": kind, "code": code, "name": "Corff", "reasons": "rheswm"}


def _remove_party(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    known = [one.code for one in life.facts.parties if one.to_at is None]
    return {"act": "remove", "party": draw(st.sampled_from(known)), "reasons": "rheswm"}


def _ask(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    known = [*life.facts.case.bodies, *(one.code for one in life.facts.parties if one.to_at is None)]
    others = [None, *(code for code in known if code != actor.body)]
    return {"act": "ask", "what": "tystiolaeth", "of": draw(st.sampled_from(others))}


def _sign_facts(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    standing = [one.sha256 for one in life.facts.statements_of_facts if not one.replaced_at]
    return {"act": "sign", "sha256": draw(st.sampled_from(standing))}


def _name_panel(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    bodies = [draw(st.sampled_from(["XHB4", life.board])), "XLA41"]
    return {"members": [{"name": "Enw", "body": body, "no_conflict": True} for body in bodies]}


def _paid(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    owed = [one.id for one in life.facts.reimbursement_lines if one.paid_on is None]
    return {"line_id": draw(st.sampled_from(owed)), "paid_on": local_date(life.now)}


def _settle(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    outcome = draw(st.sampled_from(["settled", "settled", "upheld", "not_upheld", "withdrawn"]))
    said: dict[str, Any] = {"outcome": outcome, "reasons": "rheswm"}
    if outcome == "settled":
        waiting = [one.settlement["shares"] for one in life.facts.disagreements if one.settlement]
        if waiting and draw(st.integers(0, 3)):
            said |= {"shares": waiting[-1]} if waiting[-1] else {}
        elif life.live_lines() and draw(st.booleans()):
            said |= {"shares": life.shares(draw)}
        if said.get("shares") and draw(st.booleans()):
            said["from_on"] = local_date(life.now) - timedelta(days=draw(st.integers(0, 2)))
    elif outcome == "upheld" and life.live_lines() and draw(st.booleans()):
        said |= {"correction": life.claim(draw)}
    return said


def _sign(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    waiting = next(one for one in life.facts.funding_agreements if one.state == "awaiting")
    return {"sha256": waiting.sha256, "typed_name": "enw", "declaration": True}


def _reply(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    kind = draw(st.sampled_from(["acknowledged", "information_wanted", "returned", "steer", "direction"]))
    said: dict[str, Any] = {"kind": kind, "words": "geiriau"}
    if kind == "acknowledged" and draw(st.booleans()):
        said["target_on"] = local_date(life.now) + timedelta(days=draw(st.integers(0, 30)))
    if kind == "direction":
        said |= {"instrument": "offeryn", "power": "pŵer", "dated_on": local_date(life.now)}
        if life.live_lines() and draw(st.booleans()):
            said["shares"] = life.shares(draw)
    return said


def _correct_bundle(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    return {"part": draw(st.sampled_from(["notification", "bundle"])), "correction": "cywiriad"}


ARGUMENT_MAKERS: dict[type[c.Command], Maker] = {
    c.Propose: lambda life, draw, actor: {"shares": life.shares(draw), "reasons": "rheswm"},
    c.Accept: lambda life, draw, actor: {"answer": "accept"},
    c.Object: _object,
    c.Sign: _sign,
    c.OpenDisagreement: _open,
    c.TakePosition: lambda life, draw, actor: {"position": "safbwynt"},
    c.AskForEvidence: _ask,
    c.GiveEvidence: lambda life, draw, actor: {"act": "give", "what": "tystiolaeth"},
    c.Extend: lambda life, draw, actor: {"working_days": draw(st.sampled_from([3, 5])), "reason": "rheswm"},
    c.Settle: _settle,
    c.AddParty: _add_party,
    c.RemoveParty: _remove_party,
    c.DraftFacts: lambda life, draw, actor: {"act": "draft", "agreed": ["un"], "not_agreed": ["dau"]},
    c.SignFacts: _sign_facts,
    c.AppointMediator: lambda life, draw, actor: {
        "act": "appoint", "name": "Enw", "body": "XHB5", "no_conflict": True
    },
    c.RecordMediation: lambda life, draw, actor: {"act": "record", "outcome": "partly", "words": "geiriau"},
    c.AppointPanel: _name_panel,
    c.ConfirmReimbursement: _paid,
    c.StartLegalHold: lambda life, draw, actor: {
        "act": "start", "court": "Llys", "issued_on": local_date(life.now)
    },
    c.LiftLegalHold: lambda life, draw, actor: {"act": "lift", "reasons": "rheswm"},
    c.StateSafety: lambda life, draw, actor: {"safe": draw(st.booleans()), "who_says": "nyrs"},
    c.RecordReply: _reply,
    c.TakeReferral: lambda life, draw, actor: {"act": "take"},
    c.HandOverReferral: lambda life, draw, actor: {"act": "hand_over", "to": "nobody"},
    c.DeclareConflict: lambda life, draw, actor: (
        {"act": "declare_conflict", "reason": "rheswm"} if draw(st.integers(0, 7)) == 0 else None
    ),
    c.SupplyInformation: lambda life, draw, actor: {"information": "gwybodaeth"},
    c.CorrectBundle: _correct_bundle,
    c.RequestIdentifiedPapers: lambda life, draw, actor: {
        "act": "request", "papers": "papurau", "lawful_basis": "sail"
    },
    c.ReleasePapers: lambda life, draw, actor: {
        "act": "answer", "answer": draw(st.sampled_from(["released", "refused"])), "words": "geiriau"
    },
}  # fmt: skip
