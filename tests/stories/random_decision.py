"""What people say in a random life up to the package: consent, checklist, assessment, decision, review."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from agreements.money import apportion
from tests.stories.random_opening import lines, some_levels
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
    if draw(st.booleans()) or life.facts.redirects:
        return None
    council = life.region.replace("XR", "XLA") + draw(st.sampled_from("12"))
    return {"to_body": council, "reasons": "rheswm"}


def _decision(life: Any, draw: Draw, actor: Actor) -> dict[str, Any]:
    sides = ("health", "council", "other")
    return {
        "outcome": draw(st.sampled_from(["eligible", "eligible", "eligible", "not_eligible", "deferred"])),
        "members": [{"name": f"{side}{len(life.facts.remittals) or ''}", "side": side} for side in sides],
        "reasons": "rheswm",
        "departure": "rheswm",
        "deferred_to": local_date(life.now) + timedelta(days=draw(st.integers(1, 40))),
        "dissent": [{"name": "health", "words": "anghytunaf"}] if draw(st.booleans()) else [],
    }


def _package(life: Any, draw: Draw, actor: Actor) -> dict[str, Any]:
    said: dict[str, Any] = {"package_start": local_date(life.now) + timedelta(days=draw(st.integers(-3, 12)))}
    if draw(st.integers(0, 3)) == 0:
        said["lines"] = draw(lines())
    elif life.region == "XR6" and draw(st.booleans()):
        left = [ln for ln in life.live_lines() if not ln.health_required and ln.kind != "tuition"]
        weights = draw(st.lists(st.integers(0, 5), min_size=2, max_size=2).filter(any))
        parts = apportion(sum(line.weekly_pence for line in left), weights)
        said["panel_shares"] = dict(zip(("health_board", "council.social"), parts, strict=True))
    return said


def _confirm(life: Any, draw: Draw, actor: Actor) -> dict[str, Any]:
    if draw(st.integers(0, 3)):
        return {}
    return {"domains": [need.domain for need in life.facts.needs], "line_ids": []}


def _clock(status: str) -> Maker:
    def make(life: Any, draw: Draw, actor: Actor) -> dict[str, Any] | None:
        pausable = ("assessment", "to_panel", "decision", "package", "service_accepted")
        found = [one.id for one in life.facts.deadlines if one.status == status and one.kind in pausable]
        said = {"deadline_id": draw(st.sampled_from(found))} if found else None
        return said and said | ({"reason": "saib"} if status == "open" else {})

    return make


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
        "outcome": draw(st.sampled_from(["progress", "not_progressed"])),
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
    c.RecordAssessment: lambda life, draw, actor: (
        {"levels": draw(some_levels())} if draw(st.booleans()) else {}
    ),
    c.RecordDecision: _decision,
    c.HandOver: lambda life, draw, actor: {"family_declined": True},
    c.RecordPackage: _package,
    c.Confirm: _confirm,
    c.Pause: _clock("open"),
    c.Resume: _clock("paused"),
}  # fmt: skip
