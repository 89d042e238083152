"""What people say in a random life about consent, legal status, the checklist and reviews of a decision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from workflow.casework import commands as c
from workflow.casework.facts import Actor
from workflow.clocks.due import local_date

Draw = Callable[[st.SearchStrategy[Any]], Any]
Maker = Callable[[Any, Draw, Actor], "dict[str, Any] | None"]


def _consent(life: Any, draw: Draw, actor: Actor) -> dict[str, Any]:
    outcome = draw(st.sampled_from(["given", "given", "given", "refused", "withdrawn"]))
    given_by = draw(st.sampled_from(["parent", "court"]))
    return {"outcome": outcome, "given_by": given_by, "safeguarding": "diogel"}


def _legal_status(life: Any, draw: Draw, actor: Actor) -> dict[str, Any]:
    return {
        "act": "record",
        "kind": draw(st.sampled_from(["care_order", "s76", "detention"])),
        "from_on": local_date(life.now) - timedelta(days=draw(st.integers(0, 30))),
    }


def _end_status(life: Any, draw: Draw, actor: Actor) -> dict[str, Any]:
    standing = [one.id for one in life.facts.legal_statuses if one.to_on is None]
    return {"act": "end", "status_id": draw(st.sampled_from(standing)), "to_on": local_date(life.now)}


def _reviewed(life: Any, draw: Draw, actor: Actor) -> dict[str, Any]:
    name = draw(st.sampled_from(["arall", "arall", "health"]))
    outcome = draw(st.sampled_from(["upheld", "remitted"]))
    return {
        "act": "decide",
        "outcome": outcome,
        "reviewers": [{"name": name, "side": "other"}],
        "reasons": "rheswm",
    }


def _redirect(life: Any, draw: Draw, actor: Actor) -> dict[str, Any] | None:
    if draw(st.integers(0, 9)) or life.facts.redirects:
        return None
    council = life.region.replace("XR", "XLA") + draw(st.sampled_from("12"))
    return {"to_body": council, "reasons": "rheswm"}


DECISION_MAKERS: dict[type[c.Command], Maker] = {
    c.RedirectReferral: _redirect,
    c.RecordConsent: _consent,
    c.RecordSharingBasis: lambda life, draw, actor: {
        "act": "record", "basis": draw(st.sampled_from(["legal_duty", "safeguarding"])), "reasons": "rheswm"
    },
    c.EndSharingBasis: lambda life, draw, actor: {
        "act": "end", "basis_id": next(one.id for one in life.facts.sharing_bases if one.ended_at is None)
    },
    c.FastTrack: lambda life, draw, actor: {
        "clinician": "clinigydd", "signed_off": True, "reasons": "rheswm"
    },
    c.RecordChecklist: lambda life, draw, actor: {
        "act": "record",
        "outcome": draw(st.sampled_from(["progress", "progress", "progress", "not_progressed"])),
        "reasons": "rheswm",
    },
    c.TellChecklistOutcome: lambda life, draw, actor: {"act": "tell"},
    c.NameAssessor: lambda life, draw, actor: {
        "name": f"Asesydd {draw(st.integers(0, 9))}", "no_conflict": True
    },
    c.RecordLegalStatus: _legal_status,
    c.EndLegalStatus: _end_status,
    c.NameAdvocate: lambda life, draw, actor: {"name": "Eiriolwr", "independent": True},
    c.RecordViews: lambda life, draw, actor: {
        "kind": "not_yet", "words": "geiriau", "advocate_offered": True
    },
    c.AskForLocalReview: lambda life, draw, actor: {"act": "ask", "words": "geiriau"},
    c.RecordLocalReview: _reviewed,
    c.Remit: lambda life, draw, actor: {"ordered_by": "court", "reasons": "rheswm"},
    c.LookAgain: lambda life, draw, actor: {
        "outcome": draw(st.sampled_from(["reopened", "still_accepted"])), "findings": "canfyddiadau"
    },
}  # fmt: skip
