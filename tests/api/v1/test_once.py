"""Promise: the same key and body do one thing once, however often and by however many they are sent."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from fastapi.testclient import TestClient

from tests.api.conftest import Officer
from tests.api.steps import OPENING, Steps

TWENTY = range(20)


def test_a_repeat_answers_the_same_to_the_byte_and_does_nothing(steps: Steps) -> None:
    """Status, body, ETag and Location; one event, one case."""
    first = steps.health.post("/cases", OPENING, key="open")
    again = steps.health.post("/cases", OPENING, key="open")
    assert (again.status_code, again.content) == (201, first.content)
    assert (again.headers["etag"], again.headers["location"]) == (
        first.headers["etag"],
        first.headers["location"],
    )
    assert again.headers["idempotency-replayed"] == "true"
    assert steps.health.get("/cases").json()["total"] == 1


def test_a_key_belongs_to_a_person_and_a_path(as_person: Callable[[str], Officer], steps: Steps) -> None:
    """Two people, or two paths, may use the same key."""
    ref = steps.opened()
    assert steps.health.post(f"/cases/{ref}/acknowledgement", {}, key="k").status_code == 200
    assert steps.health.post(f"/cases/{ref}/assessment", {}, key="k").status_code == 200
    assert steps.health.post(f"/cases/{ref}/confirmations", {}, key="k").status_code == 200
    assert steps.council.post(f"/cases/{ref}/confirmations", {}, key="k").status_code == 200


def test_a_refusal_of_a_rule_is_kept_under_its_key(steps: Steps) -> None:
    """Asked again, the same no, though by now the answer would be yes."""
    ref = steps.opened()
    first = steps.health.post(f"/cases/{ref}/decision-letter", {}, key="no")
    assert first.status_code == 409
    steps.health.done(f"/cases/{ref}/acknowledgement", {})
    again = steps.health.post(f"/cases/{ref}/decision-letter", {}, key="no")
    assert (again.status_code, again.content) == (409, first.content)
    assert again.headers["content-type"].startswith("application/problem+json")


def test_what_judged_no_act_is_not_kept_so_the_key_may_be_used_again(steps: Steps) -> None:
    """428, 412 and 422 leave the key free for the request that has been mended."""
    ref = steps.opened()
    address = f"/cases/{ref}/acknowledgement"
    for body, etag, status in (({}, "", 428), ({}, '"old"', 412), ({"a": 1}, None, 422), ({}, None, 200)):
        assert steps.health.post(address, body, key="same", etag=etag).status_code == status


def test_twenty_repeats_at_once_open_one_case(steps: Steps) -> None:
    """All of them get the same answer."""
    steps.health.get("/me")
    with ThreadPoolExecutor(20) as at_once:
        answers = list(at_once.map(lambda _: steps.health.post("/cases", OPENING, key="open"), TWENTY))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert steps.health.get("/cases").json()["total"] == 1


def test_twenty_repeats_at_once_are_one_act(steps: Steps) -> None:
    """One event; every repeat answers as the first."""
    ref = steps.announced()
    etag = steps.health.etag(ref)
    address, body = f"/cases/{ref}/answers", {"answer": "accept"}
    steps.health_finance.get("/me")
    with ThreadPoolExecutor(20) as at_once:
        answers = list(
            at_once.map(
                lambda _: steps.health_finance.post(address, body, key="accept", etag=etag),
                TWENTY,
            )
        )
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    events = steps.health.get(f"/cases/{ref}/events?limit=500").json()["events"]
    assert [event["kind"] for event in events].count("SplitAccepted") == 1


def test_twenty_keys_with_one_reference_open_one_case(client: TestClient, steps: Steps) -> None:
    """Nobody meets a fault of ours: one opens, the others are refused by the rule."""
    steps.health.get("/me")
    body = OPENING | {"ref": "XC-2026-1"}
    with ThreadPoolExecutor(20) as at_once:
        answers = list(at_once.map(lambda one: steps.health.post("/cases", body, key=f"k{one}"), TWENTY))
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 19
    assert {answer.json().get("rule") for answer in answers if answer.status_code == 409} == {
        "reference_is_new"
    }
