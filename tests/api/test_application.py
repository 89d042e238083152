"""Promise: the process says whether it lives and whether it is ready, `/` chooses the language, and two
files are served."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from api.application import create_app
from api.pages.language import LANGUAGE_COOKIE
from api.static_files import BUILT, SERVED
from tests.embedded_postgres import TestPostgres
from workflow.parts import Parts, Settings
from workflow.records.database import Database
from workflow.records.marks import DEMONSTRATION, LAST_SWEEP, REPLAY, set_mark


def test_it_lives_without_a_database(client: TestClient) -> None:
    """Nothing is asked of it."""
    assert client.get("/health/live").json() == {"status": "live"}


def test_it_is_ready_once_time_limits_are_enforced(client: TestClient) -> None:
    """Before, and again when they have not been for three minutes, it says why not."""
    before = client.get("/health/ready")
    assert before.status_code == 503
    assert [reason["en"] for reason in before.json()["reasons"]] == [
        "Time limits have not been enforced yet."
    ]
    assert before.json()["reasons"][0]["cy"]
    client.post("/api/v1/demonstration/enforcement")
    after = client.get("/health/ready")
    assert (after.status_code, after.json()["status"]) == (200, "ready")
    assert after.json()["sweep_age_seconds"] < 60


def test_an_old_sweep_is_a_reason(client: TestClient, parts: Parts) -> None:
    """Three times its interval."""
    with parts.database.unit() as unit:
        row = unit.one("SELECT clock_timestamp()")
        assert row is not None
        old = (row[0] - timedelta(minutes=4)).isoformat()
        set_mark(unit, LAST_SWEEP, {"at": old, "finished_at": old})
    assert client.get("/health/ready").status_code == 503


def test_the_language_of_the_page_last_seen_is_where_the_root_leads(client: TestClient) -> None:
    """Whatever the browser would rather read."""
    client.get("/en/accessibility")
    answer = client.get("/", follow_redirects=False, headers={"Accept-Language": "cy"})
    assert answer.headers["location"] == "/en"


def test_until_the_replay_has_ended_pages_and_api_say_that_it_is_starting(
    client: TestClient, parts: Parts
) -> None:
    """In both languages, with 503 and a time to come back; afterwards they answer."""
    with parts.database.unit() as unit:
        set_mark(unit, DEMONSTRATION, {"since": "today"})
    page, answer = client.get("/cy"), client.get("/api/v1/demonstration/people")
    assert (page.status_code, answer.status_code) == (503, 503)
    assert page.headers["Retry-After"] == answer.headers["Retry-After"] == "5"
    assert "yn cychwyn" in page.text
    assert answer.json()["detail_cy"]
    assert answer.json()["detail_en"]
    with parts.database.unit() as unit:
        set_mark(unit, REPLAY, {"loaded_at": "now", "done_at": "now"})
    assert client.get("/cy").status_code == 200
    assert client.get("/api/v1/demonstration/people").status_code == 200


def test_a_demonstration_is_ready_only_after_its_replay(client: TestClient, parts: Parts) -> None:
    """The mark of the replay makes the difference."""
    client.post("/api/v1/demonstration/enforcement")
    with parts.database.unit() as unit:
        set_mark(unit, DEMONSTRATION, {"since": "today"})
    assert client.get("/health/ready").status_code == 503
    with parts.database.unit() as unit:
        set_mark(unit, REPLAY, {"loaded_at": "now", "reached": "halfway"})
    assert client.get("/health/ready").status_code == 503
    with parts.database.unit() as unit:
        set_mark(unit, REPLAY, {"loaded_at": "now", "done_at": "now"})
    assert client.get("/health/ready").status_code == 200


def test_a_database_that_is_not_migrated_is_a_reason(postgres: TestPostgres, parts: Parts) -> None:
    """It is said, and nothing worse happens."""
    empty = postgres.create()
    try:
        settings = Settings(database_url=empty.app_url, demonstration=True, var=parts.settings.var)
        with Parts.make(settings) as bare, TestClient(create_app(bare)) as client:
            answer = client.get("/health/ready")
        assert answer.status_code == 503
        assert answer.json()["migration"] is None
    finally:
        postgres.drop(empty.name)


def test_a_database_that_is_gone_is_a_reason(parts: Parts) -> None:
    """503 from `ready` and from the counter, and `live` lives on."""
    nowhere = Database("postgresql://nobody@127.0.0.1:1/nothing", patience_seconds=0.2)
    with nowhere, TestClient(create_app(replace(parts, database=nowhere))) as client:
        answer = client.get("/health/ready")
        assert answer.status_code == 503
        assert answer.json()["reasons"][0]["en"] == "The database does not answer."
        assert client.get("/api/v1/me", headers={"Authorization": "Bearer x"}).status_code == 503
        assert client.get("/health/live").status_code == 200


@pytest.mark.parametrize(
    ("cookie", "header", "where"),
    [
        (None, "", "/cy"),
        (None, "en-GB,en;q=0.8", "/en"),
        (None, "de", "/cy"),
        ("cy", "en", "/cy"),
        ("en", "cy", "/en"),
        ("xx", "en", "/en"),
    ],
)
def test_the_front_door_chooses_the_language(
    cookie: str | None, header: str, where: str, client: TestClient
) -> None:
    """What was chosen before, then what the browser would rather read, then Welsh."""
    if cookie:
        client.cookies.set(LANGUAGE_COOKIE, cookie)
    answer = client.get("/", headers={"Accept-Language": header})
    assert answer.status_code == 303
    assert answer.headers["location"].rstrip("/") == where
    assert "Accept-Language" in answer.headers["vary"]


@pytest.mark.parametrize("name", SERVED)
def test_the_two_files_of_the_pages_are_served(name: str, client: TestClient) -> None:
    """As set-up made them, with their media type."""
    answer = client.get(f"/static/{name}")
    assert answer.status_code == 200
    assert answer.content == (BUILT / name).read_bytes()
    assert answer.headers["content-type"].startswith(SERVED[name])
