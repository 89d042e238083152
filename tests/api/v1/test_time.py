"""Promise: an act is judged at its instant, whether or not enforcement has run; the demonstration's clock
never goes back."""

from __future__ import annotations

from datetime import datetime, timedelta

from fastapi.testclient import TestClient

from tests.api.steps import Steps


def test_a_late_act_is_judged_as_late_though_no_sweep_has_run(steps: Steps) -> None:
    """First 412, because what was overdue has been done; then, read again, the rule."""
    ref = steps.announced()
    etag = steps.health.etag(ref)
    steps.pass_limit(ref, "objection", enforce=False)
    assert steps.health.etag(ref) == etag, "reading enforces nothing"

    body = {"answer": "accept"}
    stale = steps.health_finance.post(f"/cases/{ref}/answers", body, etag=etag)
    assert stale.status_code == 412
    assert stale.headers["etag"] == steps.health.etag(ref) != etag
    late = steps.health_finance.post(f"/cases/{ref}/answers", body)
    assert (late.status_code, late.json()["rule"]) == (409, "split_is_announced")


def test_what_was_overdue_is_done_whatever_becomes_of_the_act(steps: Steps) -> None:
    """Even where the body is nonsense."""
    ref = steps.announced()
    steps.pass_limit(ref, "objection", enforce=False)
    assert steps.health_finance.post(f"/cases/{ref}/answers", {}, etag='"old"').status_code == 412
    found = steps.health.get(f"/cases/{ref}/answers").json()["in_effect"]
    assert {one["answer"] for one in found} == {"silent"}


def test_enforcing_twice_at_one_instant_does_nothing_the_second_time(steps: Steps) -> None:
    """All zeros."""
    ref = steps.announced()
    steps.pass_limit(ref, "objection", enforce=False)
    first = steps.health.client.post("/api/v1/demonstration/enforcement").json()
    second = steps.health.client.post("/api/v1/demonstration/enforcement").json()
    assert first["applied"] == 1
    assert set(second.values()) == {0}
    assert list(second) == ["due", "acted", "applied", "climbed", "escalated", "notices"]


def test_the_clock_moves_forward_and_never_back(client: TestClient) -> None:
    """PUT answers the instant it then shows; backwards is refused by its rule."""
    now = datetime.fromisoformat(client.get("/api/v1/demonstration/clock").json()["now"])
    later = (now + timedelta(days=3)).isoformat()
    moved = client.put("/api/v1/demonstration/clock", json={"now": later})
    assert moved.status_code == 200
    assert datetime.fromisoformat(moved.json()["now"]) >= datetime.fromisoformat(later)
    back = client.put("/api/v1/demonstration/clock", json={"now": now.isoformat()})
    assert (back.status_code, back.json()["rule"]) == (409, "clock_never_goes_back")
    assert client.put("/api/v1/demonstration/clock", json={"now": "tomorrow"}).status_code == 422
    assert client.put("/api/v1/demonstration/clock", json={"now": "2030-01-01T00:00:00"}).status_code == 422


def test_enforcing_at_an_instant_before_the_last_event_is_refused(client: TestClient, steps: Steps) -> None:
    """409, and nothing is done."""
    steps.opened()
    answer = client.post("/api/v1/demonstration/enforcement", json={"now": "2020-01-01T00:00:00Z"})
    assert (answer.status_code, answer.json()["rule"]) == (409, "instant_can_be_judged_at")
