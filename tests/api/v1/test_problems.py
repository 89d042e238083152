"""Promise: every no is a problem of RFC 9457 in both languages, whatever asks and whatever went wrong."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from starlette.requests import Request

from api.v1.language import preferred_language
from api.v1.problems import KINDS
from tests.api.steps import MEMBERS as PANEL
from tests.api.steps import OPENING, Steps
from workflow.parts import Parts

MEMBERS = ("title", "title_cy", "title_en", "detail", "detail_cy", "detail_en")


def check(answer: httpx.Response, status: int, client: TestClient) -> None:
    """Status, media type, both languages, the language said, and a type that answers."""
    said = answer.json()
    assert answer.status_code == said["status"] == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert all(said[name].strip() for name in MEMBERS)
    assert said["title_cy"] != said["title_en"]
    assert said["detail_cy"] != said["detail_en"]
    language = answer.headers["content-language"]
    assert said["title"] == said[f"title_{language}"]
    assert said["detail"] == said[f"detail_{language}"]
    meaning = client.get(said["type"])
    assert meaning.status_code == 200
    assert meaning.json()["status"] == status


def test_every_status_is_a_problem_in_both_languages(client: TestClient, steps: Steps) -> None:
    """One of each."""
    health, finance = steps.health, steps.health_finance
    ref = steps.opened()
    at = f"/cases/{ref}/acknowledgement"
    check(client.get("/api/v1/me"), 401, client)
    check(health.get("/cases/CC-2026-1"), 404, client)
    check(finance.post(at, {}), 403, client)
    check(health.post(at, {}, key=""), 400, client)
    check(health.post(at, {}, etag=""), 428, client)
    check(health.post(at, {}, etag='"x"'), 412, client)
    check(health.post(at, {"a": 1}), 422, client)
    check(health.post(f"/cases/{ref}/decision-letter", {}), 409, client)
    health.post("/cases", OPENING, key="k")
    check(health.post("/cases", OPENING | {"urgent": True}, key="k"), 422, client)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/", 404),
        ("DELETE", "/api/v1/cases", 405),
        ("PUT", "/api/v1/me", 405),
        ("GET", "/api/v1/problems/none", 404),
        ("GET", "/api/v1/cases/%00", 404),
        ("GET", "/api/v1/cases?text=%00", 404),
        ("GET", "/static/govuk-frontend.min.css", 404),
        ("GET", "/static/..%2fapp.scss", 404),
    ],
)
def test_an_unknown_path_or_method_is_a_problem_too(
    method: str, path: str, status: int, client: TestClient
) -> None:
    """Though no resource has seen the request."""
    check(client.request(method, path), status, client)


@pytest.mark.parametrize(
    ("path", "pointer"),
    [
        ("/cases?limit=0", "/limit"),
        ("/cases?limit=many", "/limit"),
        ("/cases?colour=red", "/colour"),
        ("/cases?sort=colour", "/sort"),
        ("/cases?cursor=nonsense", "/cursor"),
        ("/agreements/xr1-gofal-parhaus?version=x", "/version"),
    ],
)
def test_a_bad_query_is_told_by_its_parameter(
    path: str, pointer: str, client: TestClient, steps: Steps
) -> None:
    """422, with the pointer of each."""
    answer = steps.health.get(path)
    check(answer, 422, client)
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "cy"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("cy,en;q=0.8", "cy"),
        ("en;q=0.5,cy;q=0.9", "cy"),
        ("fr", "cy"),
        ("en;q=nonsense", "cy"),
        ("en,cy", "cy"),
    ],
)
def test_the_language_is_the_one_asked_for_and_welsh_where_none_is(header: str, language: str) -> None:
    """Cymraeg first."""
    headers = [(b"accept-language", header.encode())]
    assert preferred_language(Request({"type": "http", "headers": headers})) == language


def test_a_database_that_does_not_answer_is_said_so(client: TestClient, parts: Parts, steps: Steps) -> None:
    """503, and nothing was kept."""
    officer = steps.health

    class Gone:
        def unit(self) -> Any:
            from workflow.records.database import DatabaseUnavailable

            raise DatabaseUnavailable("gone")

    client.app.state.parts = type("Parts", (), {"database": Gone(), "settings": parts.settings})()  # type: ignore[attr-defined]
    check(officer.get("/me"), 503, client)


def test_a_fault_of_ours_tells_nothing_of_itself(client: TestClient, parts: Parts, steps: Steps) -> None:
    """500, in both languages, without a word of the fault."""
    officer = steps.health

    class Broken:
        def unit(self) -> Any:
            raise RuntimeError("a secret of the inside")

    client.app.state.parts = type("Parts", (), {"database": Broken(), "settings": parts.settings})()  # type: ignore[attr-defined]
    answer = officer.get("/me")
    check(answer, 500, client)
    assert "secret" not in answer.text


def test_a_body_that_is_not_said_to_be_json_is_not_read(client: TestClient, steps: Steps) -> None:
    """415 where the body would be judged: after 412, before 422; the key may be sent again."""
    health = steps.health
    at = f"/cases/{steps.opened()}/acknowledgement"
    plain, form = ({"Content-Type": kind} for kind in ("text/plain", "application/x-www-form-urlencoded"))
    check(health.post(at, {}, etag='"x"', headers=plain), 412, client)
    check(health.post(at, {"a": 1}, key="k", headers=plain), 415, client)
    check(health.post("/cases", OPENING, headers=form), 415, client)
    token = "/api/v1/demonstration/tokens"
    check(client.post(token, content='{"person": "xhb1-finance"}', headers=plain), 415, client)
    said = health.post(at, {}, key="k", headers={"Content-Type": "Application/JSON; charset=utf-8"})
    assert said.status_code == 200, said.text


def test_an_empty_body_need_not_say_what_it_is(client: TestClient, steps: Steps) -> None:
    """Where nothing is needed."""
    ref = steps.opened()
    headers = steps.health.headers | {"Idempotency-Key": "k", "If-Match": steps.health.etag(ref)}
    assert client.post(f"/api/v1/cases/{ref}/acknowledgement", headers=headers).status_code == 200


def test_a_rule_that_wants_a_field_points_to_it(client: TestClient, steps: Steps) -> None:
    """409, with the pointer beside the rule."""
    ref = steps.opened()
    for path in ("acknowledgement", "assessment", "panel-listing"):
        steps.health.done(f"/cases/{ref}/{path}", {})
    body = {"outcome": "not_eligible", "members": PANEL, "reasons": "Nid yw'r anghenion yn ddwys."}
    refused = steps.health.post(f"/cases/{ref}/decision", body)
    check(refused, 409, client)
    assert refused.json()["rule"] == "departure_is_explained"
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/departure"]


def test_every_kind_has_its_words_in_both_languages() -> None:
    """And a status that says no."""
    assert all(kind.status >= 400 and kind.title.cy != kind.title.en for kind in KINDS.values())
