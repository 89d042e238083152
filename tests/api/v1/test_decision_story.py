"""Over HTTP: consent, checklist, legal status, views, review and handover."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.steps import MEMBERS, Steps

GIVEN = {"outcome": "given", "given_by": "parent"}


def _actions(steps: Steps, ref: str) -> set[str]:
    return {one["action"] for one in steps.health.get(f"/cases/{ref}").json()["available"]}


def test_a_refused_consent_shows_in_what_may_be_done_and_its_words_to_the_bodies(steps: Steps) -> None:
    ref = steps.opened(consent=None)
    assert "RecordConsent" in _actions(steps, ref)
    refused = {"outcome": "refused", "given_by": "parent", "safeguarding": "Dim pryder."}
    steps.health.done(f"/cases/{ref}/consents", refused)
    assert "RecordAssessment" not in _actions(steps, ref)
    said = steps.council.get(f"/cases/{ref}/consents").json()
    assert [one["outcome"] for one in said["items"]] == ["refused"]
    assert {one["text"] for one in said["texts"].values()} == {"Dim pryder."}


@pytest.mark.parametrize(
    ("path", "body", "pointer"),
    [
        ("consents", {"outcome": "refused", "given_by": "parent"}, "/safeguarding"),
        ("consents", {"outcome": "perhaps", "given_by": "parent"}, "/outcome"),
        (
            "legal-statuses",
            {"act": "record", "kind": "care_order", "from_on": "2999-01-01"},
            "/from_on",
        ),
        ("advocates", {"name": "Eleri", "independent": False}, "/independent"),
        ("assessors", {"no_conflict": False}, "/no_conflict"),
        ("fast-tracks", {"clinician": "Dr", "signed_off": False, "reasons": "x"}, "/signed_off"),
    ],
)
def test_what_is_not_well_formed_is_refused_at_its_place(
    steps: Steps, path: str, body: dict[str, Any], pointer: str
) -> None:
    ref = steps.opened()
    answer = steps.health.post(f"/cases/{ref}/{path}", body)
    assert answer.status_code == 422, answer.text
    assert pointer in {one["pointer"] for one in answer.json()["errors"]}


def test_a_legal_status_from_before_the_childs_birth_is_refused(steps: Steps) -> None:
    ref = steps.opened()
    body = {"act": "record", "kind": "s76", "from_on": "2001-01-01"}
    answer = steps.health.post(f"/cases/{ref}/legal-statuses", body)
    assert answer.status_code == 409, answer.text
    assert answer.json()["rule"] == "not_before_birth"


def test_a_child_not_progressed_leaves_only_through_a_door_that_opens(steps: Steps) -> None:
    ref = steps.opened(referrer={"profession": "teacher", "service": "education", "name": "Nia"})
    health = steps.health
    health.done(f"/cases/{ref}/checklists", {"act": "record", "outcome": "not_progressed", "reasons": "x"})
    early = health.post(f"/cases/{ref}/handover", {"family_declined": True})
    assert early.json()["rule"] == "told_before_closing"
    health.done(f"/cases/{ref}/checklists", {"act": "tell"})
    health.done(f"/cases/{ref}/handover", {"service": "Tîm", "starts_on": "2026-10-01"})
    assert "LookAgain" in _actions(steps, ref)
    again = {"outcome": "reopened", "findings": "Nid yw wedi cychwyn."}
    case = health.done(f"/cases/{ref}/look-again", again)
    assert case
    assert health.get(f"/cases/{ref}/handovers").json()["items"][0]["outcome"] == "reopened"
    assert health.get(f"/cases/{ref}/referrers").json()["items"][0]["profession"] == "teacher"


def test_a_local_review_by_those_who_decided_is_refused_over_http(steps: Steps) -> None:
    ref = steps.decided()
    steps.council.done(f"/cases/{ref}/local-reviews", {"act": "ask", "words": "Nid ydym yn cytuno."})
    body = {"act": "decide", "outcome": "remitted", "reviewers": MEMBERS[:1], "reasons": "x"}
    assert steps.health.post(f"/cases/{ref}/local-reviews", body).json()["rule"] == "reviewed_by_others"
    others = [{"name": "Rhywun Arall", "side": "health"}]
    steps.health.done(f"/cases/{ref}/local-reviews", body | {"reviewers": others})
    assert steps.health.get(f"/cases/{ref}").json()["states"]["decision"]["code"] == "assessing"
    assert steps.health.get(f"/cases/{ref}/remittals").json()["items"][0]["ordered_by"] == "local_review"
