"""Promise: a session is a random id whose hash alone is kept; it can be ended, and a form must prove it is
its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from fastapi import FastAPI, Request, Response
from fastapi.testclient import TestClient

from api.application import create_app
from api.security import (
    CSRF_HEADER,
    NotADemonstration,
    demonstration_people,
    form_holds,
    form_token,
    same_origin,
    sign_in,
    sign_out,
)
from api.security.callers import SESSION_COOKIE
from tests.api.steps import OPENING
from workflow.parts import Parts


@pytest.fixture
def door(app: FastAPI, client: TestClient) -> TestClient:
    """The application with two paths that sign in and out, as the pages do."""

    def enter(request: Request, person: str) -> Response:
        response = Response()
        sign_in(request, response, person)
        return response

    def leave(request: Request) -> Response:
        response = Response()
        sign_out(request, response)
        return response

    app.add_api_route("/enter", enter)
    app.add_api_route("/leave", leave)
    return client


def test_signing_in_opens_a_session_and_signing_out_ends_it_at_once(door: TestClient, parts: Parts) -> None:
    """Even for somebody who has copied the cookie."""
    answer = door.get("/enter?person=xhb1-coordinator")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/" in cookie
    assert "secure" not in cookie, "the demonstration is plain http"
    secret = door.cookies[SESSION_COOKIE]
    assert door.get("/api/v1/me").json()["id"] == "xhb1-coordinator"

    with parts.database.unit() as unit:
        kept = unit.all("SELECT secret_sha256 FROM doors")
    assert kept == [(hashlib.sha256(secret.encode()).hexdigest(),)]

    door.get("/leave")
    assert SESSION_COOKIE not in door.cookies
    assert door.get("/api/v1/me", headers={"Cookie": f"{SESSION_COOKIE}={secret}"}).status_code == 401


def test_signing_in_again_ends_the_session_before(door: TestClient) -> None:
    """One browser, one session, and never the same id."""
    door.get("/enter?person=xhb1-coordinator")
    first = door.cookies[SESSION_COOKIE]
    door.get("/enter?person=xhb1-finance")
    assert door.cookies[SESSION_COOKIE] != first
    assert door.get("/api/v1/me").json()["id"] == "xhb1-finance"
    assert door.get("/api/v1/me", headers={"Cookie": f"{SESSION_COOKIE}={first}"}).status_code == 401


def test_over_https_the_cookie_is_secure(app: FastAPI, door: TestClient) -> None:
    """Never sent in the clear."""
    with TestClient(app, base_url="https://testserver") as safe:
        assert "secure" in safe.get("/enter?person=xhb1-finance").headers["set-cookie"].lower()


def test_a_session_is_no_token_and_a_token_no_session(
    client: TestClient, session_of: Callable[[str], str]
) -> None:
    """Each opens its own door."""
    secret = session_of("xhb1-finance")
    assert client.get("/api/v1/me", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
    answer = client.post("/api/v1/demonstration/tokens", json={"person": "xhb1-finance"})
    token = answer.json()["token"]
    assert client.get("/api/v1/me", headers={"Cookie": f"{SESSION_COOKIE}={token}"}).status_code == 401


def test_a_bad_token_is_not_mended_by_a_good_cookie(
    client: TestClient, session_of: Callable[[str], str]
) -> None:
    """Whoever sends an Authorization header is judged by it."""
    client.cookies.set(SESSION_COOKIE, session_of("xhb1-finance"))
    assert client.get("/api/v1/me").status_code == 200
    assert client.get("/api/v1/me", headers={"Authorization": "Bearer x"}).status_code == 401


def test_a_write_by_cookie_must_carry_the_sessions_token(
    client: TestClient, session_of: Callable[[str], str]
) -> None:
    """Another session's token will not do; a bearer needs none."""
    client.cookies.set(SESSION_COOKIE, session_of("xhb1-finance"))
    of_another = client.get("/api/v1/me").json()["form_token"]
    client.cookies.set(SESSION_COOKIE, session_of("xhb1-coordinator"))
    token = client.get("/api/v1/me").json()["form_token"]
    assert token != of_another

    def post(**headers: str) -> Response:
        return client.post("/api/v1/cases", json=OPENING, headers={"Idempotency-Key": "k"} | headers)

    for sent in ({}, {CSRF_HEADER: ""}, {CSRF_HEADER: of_another}, {CSRF_HEADER: "é"}):
        answer = post(**{name: value.encode() for name, value in sent.items()})
        assert answer.status_code == 403
        assert answer.json()["type"] == "/api/v1/problems/not-from-our-pages"
    assert post(**{CSRF_HEADER: token}).status_code == 201


def test_nobodys_form_never_holds(app: FastAPI) -> None:
    """Without a session there is no token to carry, and an empty one is not one."""
    request = Request({"type": "http", "method": "POST", "path": "/", "headers": [], "app": app})
    assert form_token(request) == ""
    assert not form_holds(request, "")
    assert not form_holds(request, None)


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({}, True),
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"origin": "http://testserver"}, True),
        ({"origin": "http://elsewhere.example"}, False),
        ({"origin": "null"}, False),
    ],
)
def test_a_page_of_another_site_is_known_by_what_the_browser_says(
    headers: dict[str, str], ours: bool, client: TestClient
) -> None:
    """For the form that signs in and for the demonstration's endpoints, which ask for no session."""
    raw = [(name.encode(), value.encode()) for name, value in ({"host": "testserver"} | headers).items()]
    assert same_origin(Request({"type": "http", "headers": raw})) is ours
    answer = client.post("/api/v1/demonstration/enforcement", headers=headers)
    assert answer.status_code == (200 if ours else 403)


def test_outside_the_demonstration_nobody_signs_in_by_name(parts: Parts) -> None:
    """Its endpoints are not there, and neither a session nor a token is given."""
    real = replace(parts, settings=replace(parts.settings, demonstration=False))
    app = create_app(real)
    request = Request({"type": "http", "method": "GET", "path": "/", "headers": [], "app": app})
    with pytest.raises(NotADemonstration):
        sign_in(request, Response(), "xhb1-finance")
    with pytest.raises(NotADemonstration):
        demonstration_people(request)
    with TestClient(app) as outside:
        assert outside.get("/api/v1/demonstration/people").status_code == 404
        assert outside.post("/api/v1/demonstration/tokens", json={"person": "x"}).status_code == 404
        assert "/api/v1/demonstration/clock" not in outside.get("/api/v1/openapi.json").json()["paths"]


def test_a_token_is_given_to_nobody_unknown(client: TestClient) -> None:
    """422, with the place."""
    answer = client.post("/api/v1/demonstration/tokens", json={"person": "nobody"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/person"
