"""Promise: a write is judged in one order, 401 · 404 · 403 · 400 · used key · 428 · 412 · 422 · 409, on
every path.

Each test sends what is wrong in every way at once, and mends one fault after the other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.conftest import Officer
from tests.api.steps import LINES, MEMBERS, OPENING, Steps

SAID: dict[str, Any] = {"reasons": "Oherwydd."}
WRITES: dict[str, tuple[str, str, dict[str, Any]]] = {
    "acknowledgement": ("xhb1-coordinator", "xhb1-finance", {}),
    "assessment": ("xhb1-coordinator", "xhb1-director", {"levels": {"breathing": "high"}}),
    "panel-listing": ("xhb1-coordinator", "xla11-finance", {}),
    "decision": ("xhb1-coordinator", "xr1-region-lead", SAID | {"outcome": "eligible", "members": MEMBERS}),
    "decision-letter": ("xhb1-coordinator", "xhb1-head-of-service", {}),
    "handover": ("xhb1-coordinator", "xhb1-finance", {"family_declined": True}),
    "package": ("xla11-coordinator", "xla11-finance", {"package_start": "2026-09-14", "lines": LINES}),
    "confirmations": ("xla11-head-of-service", "xla11-finance", {}),
    "pauses": ("xhb1-coordinator", "xhb1-finance", {"deadline_id": "x", "reason": "Y teulu."}),
    "resumptions": ("xhb1-coordinator", "xhb1-finance", {"deadline_id": "x"}),
    "care": ("xhb1-finance", "xhb1-chief-executive", {"act": "accept_payment"}),
    "family-notes": ("xhb1-coordinator", "xhb1-director", {}),
    "proposals": ("xla11-director", "xla11-coordinator", SAID | {"shares": {"XHB1.health": 1}}),
    "answers": ("xla11-finance", "xla11-chief-executive", {"answer": "accept"}),
    "disagreements": ("xla11-director", "xr1-region-lead", SAID | {"subject": "package"}),
    "disagreements/{id}/positions": ("xla11-director", "xr1-region-lead", {"position": "Dyma'n barn."}),
    "disagreements/{id}/evidence": ("xla11-finance", "xr1-region-lead", {"act": "ask", "what": "Y rota."}),
    "disagreements/{id}/extensions": (
        "xla11-finance",
        "xr1-region-lead",
        {"working_days": 2, "reason": "Gwyliau."},
    ),
    "disagreements/{id}/settlement": ("xla11-finance", "xr1-region-lead", SAID | {"outcome": "withdrawn"}),
    "signatures": (
        "xhb1-director",
        "xhb1-coordinator",
        {"sha256": "0" * 64, "typed_name": "A", "declaration": True},
    ),
    "welsh-government-replies": ("xr1-region-lead", "xhb1-director", {"kind": "acknowledged"}),
}
"""A path beneath a case: who may, a party who may not, and a body that is well formed."""


@pytest.mark.parametrize("path", WRITES)
def test_each_fault_is_told_before_the_next_one(
    path: str, client: TestClient, as_person: Callable[[str], Officer], steps: Steps
) -> None:
    """One request, wrong in every way, mended step by step until only a rule can refuse."""
    ref, dispute = steps.disputed()
    right, wrong, body = WRITES[path]
    steps.health.done(f"/cases/{ref}/care", {"act": "end", "reason": "death"})
    address = f"/cases/{ref}/{path.replace('{id}', dispute)}"
    bad = {"nonsense": 1} | ({"act": body["act"]} if "act" in body else {})
    bad |= {"answer": body["answer"]} if "answer" in body else {}
    stale = f'"{ref}.1"'
    wronged, righted = as_person(wrong), as_person(right)

    assert client.post(f"/api/v1{address}", json=bad).status_code == 401
    assert as_person("xla12-coordinator").post(address, bad, key="", etag="").status_code == 404
    assert wronged.post(address, bad, key="", etag="").status_code == 403
    assert righted.post(address, bad, key="", etag="").status_code == 400
    assert righted.post(address, bad, etag="").status_code == 428
    assert righted.post(address, bad, etag=stale).status_code == 412
    assert righted.post(address, bad).status_code == 422
    refused = righted.post(address, body)
    assert refused.status_code == 409, refused.text
    assert refused.json()["rule"]
    assert "clause" in refused.json()


def test_opening_a_bundle_is_judged_in_the_same_order(
    client: TestClient, as_person: Callable[[str], Officer], steps: Steps
) -> None:
    """Welsh Government sees the case only once it was referred."""
    government, ref = as_person("xwg-wg-officer-1"), steps.referred()
    address = f"/cases/{ref}/welsh-government-bundle"
    other = steps.opened()

    assert client.post(f"/api/v1{address}", json={}).status_code == 401
    assert government.post(f"/cases/{other}/welsh-government-bundle", {}, key="", etag="").status_code == 404
    assert as_person("wg-wg-officer").post(address, {}, key="", etag="").status_code == 404
    assert steps.health.post(address, {}, key="", etag="").status_code == 403
    assert government.post(address, {"a": 1}, key="", etag="").status_code == 400
    assert government.post(address, {"a": 1}, etag="").status_code == 428
    assert government.post(address, {"a": 1}, etag='"old"').status_code == 412
    assert government.post(address, {"a": 1}).status_code == 422
    assert government.post(address, {}).status_code == 200
    assert government.post(address, {}).status_code == 409


def test_a_used_key_answers_before_the_etag_is_looked_at(steps: Steps) -> None:
    """The answer that was lost comes again though the case has moved on; another body is told apart first."""
    ref = steps.opened()
    address, etag = f"/cases/{ref}/acknowledgement", steps.health.etag(ref)
    first = steps.health.post(address, {}, key="one", etag=etag)
    assert first.status_code == 200

    assert steps.health.post(address, {}, key="one", etag=etag).content == first.content
    assert steps.health.post(address, {}, key="one", etag="").content == first.content
    assert steps.health.post(address, {"a": 1}, key="one", etag="").status_code == 422


def test_opening_a_case_is_judged_in_the_same_order(
    client: TestClient, as_person: Callable[[str], Officer]
) -> None:
    """401 · 403 · 400 · 422 · 409; no ETag is asked for."""
    bad = OPENING | {"region": "XR9", "child": {}}
    health = as_person("xhb1-coordinator")

    assert client.post("/api/v1/cases", json=bad).status_code == 401
    assert as_person("xhb1-finance").post("/cases", bad, key="").status_code == 403
    assert health.post("/cases", bad, key="").status_code == 400
    assert health.post("/cases", bad).status_code == 422
    assert as_person("xhb2-coordinator").post("/cases", OPENING).status_code == 403
    assert health.post("/cases", OPENING | {"ref": "XC-1"}).status_code == 201
    taken = health.post("/cases", OPENING | {"ref": "XC-1"})
    assert taken.status_code == 409
    assert taken.json()["rule"] == "reference_is_new"


def test_every_fault_of_a_body_is_told_at_once_with_its_place(as_person: Callable[[str], Officer]) -> None:
    """A pointer, Welsh and English for each."""
    health = as_person("xhb1-coordinator")
    answer = health.post(
        "/cases",
        OPENING
        | {
            "health_board": "XHB2",
            "levels": {"breathing": "tremendous", "soul": "high"},
            "lines": [{"kind": "gold", "weekly_pence": 5}],
        },
    ).json()
    pointers = [error["pointer"] for error in answer["errors"]]
    assert pointers == ["/health_board", "/levels/breathing", "/levels/soul", "/lines/0/kind"]
    assert all(error["detail_cy"] and error["detail_en"] for error in answer["errors"])


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"lines": [{"kind": "support", "weekly_pence": -1}]}, "/lines/0/weekly_pence"),
        ({"lines": [{"kind": "support", "weekly_pence": 10.5}]}, "/lines/0/weekly_pence"),
        ({"lines": [{"kind": "support", "weekly_pence": "100"}]}, "/lines/0/weekly_pence"),
        ({"council": "XLA21"}, "/council"),
        ({"child": {"given_name": "A", "family_name": "B", "birth_on": "2018-02-30"}}, "/child/birth_on"),
        (
            {"child": {"given_name": "A", "family_name": "B", "birth_on": "2018-02-03", "nhs_number": "1"}},
            "/child/nhs_number",
        ),
        ({"child": {"given_name": "A\0", "family_name": "B", "birth_on": "2018-02-03"}}, "/child/given_name"),
        ({"received_at": "2026-01-01T00:00:00"}, "/received_at"),
        ({"owner": "nobody"}, "/owner"),
        ({"owner": "xhb1-finance"}, "/owner"),
        ({"owner": "xla12-coordinator"}, "/owner"),
    ],
)
def test_bad_values_are_refused_where_they_stand(
    change: dict[str, Any], pointer: str, as_person: Callable[[str], Officer]
) -> None:
    """Money that is not whole pence, a foreign council, days that do not exist, texts that cannot be kept."""
    answer = as_person("xhb1-coordinator").post("/cases", OPENING | change)
    assert answer.status_code == 422, answer.text
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


@pytest.mark.parametrize("raw", [b"{", b"[]", b"null", b"\xff", b'{"a": NaN}', b"[" * 100_000])
def test_a_body_that_is_no_object_is_a_fault_and_nothing_worse(
    raw: bytes, client: TestClient, steps: Steps
) -> None:
    """422, whatever the bytes."""
    ref = steps.opened()
    headers = steps.health.headers | {"Idempotency-Key": "k", "If-Match": steps.health.etag(ref)}
    headers["Content-Type"] = "application/json"
    answer = client.post(f"/api/v1/cases/{ref}/assessment", content=raw, headers=headers)
    assert answer.status_code == 422, answer.text


def test_a_body_larger_than_any_act_needs_is_refused(client: TestClient, steps: Steps) -> None:
    """413."""
    headers = steps.health.headers | {"Idempotency-Key": "k"}
    answer = client.post("/api/v1/cases", content=b" " * 300_000, headers=headers)
    assert answer.status_code == 413


@pytest.mark.parametrize("etag", ["*", 'W/"{ref}.1"', "{ref}.1", '"{ref}.01"'])
def test_only_the_strong_etag_to_the_letter_will_do(etag: str, steps: Steps) -> None:
    """No wildcard, nothing weak, nothing like it."""
    ref = steps.opened()
    answer = steps.health.post(f"/cases/{ref}/acknowledgement", {}, etag=etag.format(ref=ref))
    assert answer.status_code == (428 if etag == "*" else 412)
