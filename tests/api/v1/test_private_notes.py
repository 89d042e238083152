"""Promises: what one body writes for itself no other body ever reads, nor Welsh Government, wherever it
looks; telling safeguarding is one act that stops nothing."""

from __future__ import annotations

from collections.abc import Callable

from fastapi.testclient import TestClient

from api.security.callers import SESSION_COOKIE
from tests.api.conftest import Officer
from tests.api.steps import Steps
from workflow.parts import Parts
from workflow.records.questions.history import verify_all

NOTE, WORRY = "Cyfrinach y bwrdd iechyd 7421", "Geiriau niweidiol 9913"
TELL = {"act": "tell", "worry": "childs_words", "team": "council", "words": WORRY, "language": "cy"}
PAGES = ("", "/history", "/attachments", "/reports", "/split", "/sign")


def _every_read(officer: Officer, ref: str) -> str:
    """Everything that this officer can read over HTTP beneath the case."""
    paths = officer.client.get("/api/v1/openapi.json").json()["paths"]
    beneath = [path for path, methods in paths.items() if "get" in methods and "/cases/{ref}" in path]
    assert len(beneath) > 20
    read = [
        officer.client.get(
            path.replace("{ref}", ref),
            headers=officer.headers,
            params={"purpose": "gweld", "limit": 500}
            if path.endswith("/events")
            else {"purpose": "gweld"}
            if path.endswith("/child")
            else {},
        ).text
        for path in beneath
        if "{id}" not in path
    ]
    return "".join([*read, officer.get("/cases").text, officer.get("/work").text])


def _every_page(client: TestClient, secret: str, ref: str) -> str:
    client.cookies.set(SESSION_COOKIE, secret)
    pages = [client.get(f"/{lang}/cases/{ref}{path}") for lang in ("cy", "en") for path in PAGES]
    client.cookies.clear()
    assert all(page.status_code < 500 for page in pages)
    return "".join(page.text for page in pages)


def test_no_other_body_reads_a_byte_of_a_private_note_or_of_what_safeguarding_was_told(
    steps: Steps,
    as_person: Callable[[str], Officer],
    client: TestClient,
    session_of: Callable[[str], str],
    parts: Parts,
) -> None:
    """Not by any GET, not in the history with its texts, not in events, documents or the bundle."""
    ref = steps.referred()
    steps.health.done(f"/cases/{ref}/private-notes", {"note": NOTE, "language": "cy"})
    steps.health.done(f"/cases/{ref}/safeguarding", TELL)
    government = as_person("xwg-wg-officer-1")
    government.done(f"/cases/{ref}/welsh-government-bundle", {})
    bundle = [
        government.get(one["href"].removeprefix("/api/v1")).text
        for one in government.get(f"/cases/{ref}/documents").json()["documents"]
    ]
    others = ("xla11-coordinator", "xla11-head-of-service", "xr1-region-lead", "xwg-wg-officer-1")
    found = {person: _every_read(as_person(person), ref) for person in others}
    found |= {f"{person} pages": _every_page(client, session_of(person), ref) for person in others}
    found["bundle"] = "".join(bundle)
    for where, text in found.items():
        assert NOTE not in text, where
        assert WORRY not in text, where
    own = _every_read(as_person("xhb1-finance"), ref)
    assert NOTE in own
    assert WORRY in own
    assert NOTE in _every_page(client, session_of("xhb1-coordinator"), ref)
    with parts.database.unit() as unit:
        events = str(unit.all("SELECT data::text, sets::text FROM events"))
        assert verify_all(unit)[1] == []
    assert NOTE not in events
    assert WORRY not in events


def test_a_private_note_is_listed_for_ones_own_body_alone(steps: Steps) -> None:
    """The other body's list is empty."""
    ref = steps.opened()
    steps.health.done(f"/cases/{ref}/private-notes", {"note": NOTE})
    steps.council.done(f"/cases/{ref}/private-notes", {"note": "Nodyn y cyngor"})
    for officer, words in ((steps.health, NOTE), (steps.council, "Nodyn y cyngor")):
        shown = officer.get(f"/cases/{ref}/private-notes").json()
        assert [one["text"] for one in shown["texts"].values()] == [words]
        assert len(shown["items"]) == 1


def test_telling_safeguarding_stops_neither_care_nor_any_clock(steps: Steps, parts: Parts) -> None:
    """Every clock that ran runs on, the stories stand where they stood, and the head of service is told at
    once."""
    ref = steps.announced()
    before = steps.health.get(f"/cases/{ref}").json()
    steps.council.done(f"/cases/{ref}/safeguarding", TELL)
    after = steps.health.get(f"/cases/{ref}").json()
    assert after["states"] == before["states"]
    clocks = {one["deadline"]["id"]: one["deadline"] for one in after["deadlines"]}
    assert all(clocks[one["deadline"]["id"]] == one["deadline"] for one in before["deadlines"])
    (new,) = clocks.keys() - {one["deadline"]["id"] for one in before["deadlines"]}
    assert (clocks[new]["kind"], clocks[new]["count"], clocks[new]["role"]) == (
        "safeguarding_receipt",
        1,
        "head_of_service",
    )
    with parts.database.unit() as unit:
        told = unit.all("SELECT body, role FROM notices WHERE kind = 'safeguarding_told'")
    assert told == [("XLA11", "head_of_service")]


def test_safeguarding_is_chased_until_it_confirms(steps: Steps, parts: Parts) -> None:
    """The director is told when no receipt comes; the confirmation meets the clock."""
    ref = steps.opened()
    done = steps.health.done(f"/cases/{ref}/safeguarding", TELL)
    key = done["events"][0]["data"]["safeguarding"]
    steps.pass_limit(ref, "safeguarding_receipt")
    with parts.database.unit() as unit:
        told = unit.all("SELECT role FROM notices WHERE kind = 'safeguarding_not_confirmed' ORDER BY role")
    assert told == [("director",), ("head_of_service",)]
    confirm = {"act": "confirm", "safeguarding_id": key}
    assert steps.council.post(f"/cases/{ref}/safeguarding", confirm).status_code == 409
    steps.health.done(f"/cases/{ref}/safeguarding", confirm)
    running = steps.health.get(f"/cases/{ref}").json()["deadlines"]
    assert all(one["deadline"]["kind"] != "safeguarding_receipt" for one in running)


def test_a_worry_never_comes_too_late(steps: Steps, parts: Parts) -> None:
    """Also on a case that has ended: no clock can run there, so the director is told too."""
    ref = steps.opened()
    steps.health.done(f"/cases/{ref}/care", {"act": "end", "reason": "family_choice"})
    steps.health.done(f"/cases/{ref}/safeguarding", TELL)
    with parts.database.unit() as unit:
        told = unit.all("SELECT role FROM notices WHERE kind = 'safeguarding_told' ORDER BY role")
    assert told == [("director",), ("head_of_service",)]


def test_it_cannot_have_been_told_in_the_future(steps: Steps) -> None:
    """422 with the place."""
    ref = steps.opened()
    answer = steps.health.post(f"/cases/{ref}/safeguarding", TELL | {"told_at": "2099-01-01T00:00:00Z"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/told_at"
