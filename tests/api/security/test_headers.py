"""Promise: every answer carries a strict policy, with a nonce of its own."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from api.security import nonce_of


@pytest.mark.parametrize("path", ["/", "/health/live", "/api/v1/me", "/api/v1/openapi.json", "/nothing"])
def test_every_answer_forbids_what_is_inline_framed_or_from_elsewhere(path: str, client: TestClient) -> None:
    """Good answers and bad ones."""
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert re.fullmatch(r"'self' 'nonce-[\w-]{22}'", policy["script-src"])
    assert policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_even_a_fault_of_ours_carries_them(app: FastAPI, client: TestClient) -> None:
    """What answers when everything else has failed is inside the headers too."""

    def broken() -> None:
        raise RuntimeError("broken")

    app.add_api_route("/api/broken", broken)
    answer = client.get("/api/broken")
    assert answer.status_code == 500
    assert "nonce-" in answer.headers["content-security-policy"]


def test_the_nonce_is_new_each_time_and_known_to_the_page(app: FastAPI, client: TestClient) -> None:
    """What a template writes is what the header allows."""

    def page(request: Request) -> str:
        return nonce_of(request)

    app.add_api_route("/page", page)
    answers = [client.get("/page") for _ in range(2)]
    for answer in answers:
        assert f"'nonce-{answer.json()}'" in answer.headers["content-security-policy"]
    assert answers[0].json() != answers[1].json()


def test_what_is_about_people_is_never_stored_on_the_way(client: TestClient) -> None:
    """The style sheet may be; an answer may not."""
    assert client.get("/api/v1/me").headers["cache-control"] == "no-store"
    assert "max-age" in client.get("/static/app.css").headers["cache-control"]
