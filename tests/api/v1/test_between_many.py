"""Disagreements between more than two over HTTP: parties come in, sign facts, settle days gone by, go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.api.conftest import Officer
from tests.api.steps import Steps

AsPerson = Callable[[str], Officer]


def test_a_second_health_board_comes_in_speaks_and_leads_nothing(as_person: AsPerson, steps: Steps) -> None:
    ref = steps.announced()
    board, second = as_person("xhb1-coordinator"), as_person("xhb2-coordinator")
    assert second.get(f"/cases/{ref}").status_code == 404
    said: dict[str, Any] = {"act": "add", "kind": "health_board", "code": "XHB2", "reasons": "Symudodd."}
    board.done(f"/cases/{ref}/parties", said)
    shown = second.get(f"/cases/{ref}/parties").json()
    assert shown["items"][0]["code"] == "XHB2"
    assert shown["texts"][shown["items"][0]["why_text_id"]]["text"] == "Symudodd."
    offered = {one["action"] for one in second.get(f"/cases/{ref}").json()["available"]}
    assert "OpenDisagreement" in offered
    assert not offered & {"Accept", "Confirm", "RecordPackage", "EndCase", "AcceptPayment"}
    opened = {
        "subject": "responsible_body",
        "reasons": "Nid ni.",
        "language": "cy",
        "parties": ["XHB1", "XHB2"],
    }
    second.done(f"/cases/{ref}/disagreements", opened)
    dispute = board.get(f"/cases/{ref}/disagreements").json()["disagreements"][-1]["id"]
    found = board.get(f"/cases/{ref}/disagreements/{dispute}").json()
    assert found["parties"] == ["XHB1", "XHB2"]
    refused = as_person("xla11-coordinator").post(
        f"/cases/{ref}/disagreements/{dispute}/positions",
        {"position": "x"},
        key="council-speaks",
        etag=as_person("xla11-coordinator").etag(ref),
    )
    assert refused.status_code == 409
    too_long = second.post(
        f"/cases/{ref}/disagreements/{dispute}/positions",
        {"position": "x", "in_short": "gair " * 151},
        key="too-long",
        etag=second.etag(ref),
    )
    assert too_long.status_code == 422
    assert too_long.json()["errors"][0]["pointer"] == "/in_short"


def test_facts_are_drafted_signed_and_shown_with_who_has_not(as_person: AsPerson, steps: Steps) -> None:
    ref, dispute = steps.disputed()
    board, council = as_person("xhb1-coordinator"), as_person("xla11-coordinator")
    at = f"/cases/{ref}/disagreements/{dispute}/facts"
    board.done(at, {"act": "draft", "agreed": ["Un."], "not_agreed": ["Dau."], "language": "cy"})
    shown = council.get(at).json()
    assert shown["facts_unsigned_by"] == ["XHB1", "XLA11"]
    digest = shown["statements"][0]["sha256"]
    council.done(at, {"act": "sign", "sha256": digest})
    assert board.get(at).json()["facts_unsigned_by"] == ["XHB1"]


def test_a_legal_hold_is_read_by_every_party_and_care_goes_on(as_person: AsPerson, steps: Steps) -> None:
    ref = steps.announced()
    council = as_person("xla11-director")
    before = council.get(f"/cases/{ref}").json()["states"]
    council.done(
        f"/cases/{ref}/legal-holds",
        {"act": "start", "court": "Llys (enghraifft)", "issued_on": "2026-01-05", "language": "cy"},
    )
    held = as_person("xhb1-director").get(f"/cases/{ref}/legal-holds").json()["items"][0]
    assert held["lifted_at"] is None
    assert council.get(f"/cases/{ref}").json()["states"] == before
