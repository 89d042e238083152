"""Panels over HTTP: a whole course, who sees which child, the order of answers, once only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.v1.panel_order import PLACES
from tests.api.conftest import Officer
from tests.api.v1.panel_paths import PANEL_READS, PANEL_WRITES
from tests.workflow.panels.room import CHAIR, KEEPER, REF, REGION, SEATS, Room, eligible, opened
from workflow.panels.facts import Meeting
from workflow.parts import Parts

As = Callable[[str], Officer]


@pytest.fixture
def room(parts: Parts) -> Room:
    """The panel of XR4, set up."""
    return opened(parts)


@pytest.fixture
def meeting(room: Room) -> Meeting:
    """A meeting with two children of two councils on its agenda."""
    refs = room.child("XLA41"), room.child("XLA42")
    found = room.convene()
    room.put_on(found, *refs)
    return found


def body_of(room: Room, meeting: Meeting, *children: dict[str, Any]) -> dict[str, Any]:
    """The body of the minutes, with everybody there."""
    return room.minutes(meeting, *children).model_dump(mode="json")  # type: ignore[no-any-return]


def test_a_panel_is_set_up_once_and_convenes(as_person: As, parts: Parts) -> None:
    keeper = as_person("xhb2-coordinator")
    asked = {"region": "XR2", "chair": "xhb2-head-of-service"}
    first = keeper.post("/panels", asked, key="p-1")
    assert (first.status_code, first.headers["location"]) == (201, "/api/v1/panels/PN-XR2")
    assert keeper.post("/panels", asked, key="p-1").content == first.content
    again = keeper.post("/panels", asked)
    assert (again.status_code, again.json()["rule"]) == (409, "one_panel_a_region")
    shown = keeper.get("/panels/PN-XR2").json()
    assert shown["quorum"]["kind"] == "house"
    assert "not confirmed" in shown["quorum"]["confidence_en"]
    assert {one["action"] for one in shown["available"]} >= {"ConveneMeeting", "ReviewPanel", "AppointChair"}
    stranger = as_person("xla21-coordinator").post("/panels", asked | {"region": "XR4"})
    assert (stranger.status_code, stranger.json()["rule"]) == (409, "names_a_chair")


def test_the_course_of_a_meeting_over_http(as_person: As, room: Room) -> None:
    ref = room.child()
    keeper, base = as_person(KEEPER), f"/panels/{REF}"
    day = (room.today + timedelta(days=21)).isoformat()
    keeper.done(f"{base}/meetings", {"meets_on": day, "seats": SEATS})
    (meeting,) = keeper.get(base).json()["meetings"]
    there = f"{base}/meetings/{meeting['meeting']['id']}"
    keeper.done(f"{there}/agenda", {"act": "put_on", "case_refs": [ref]})
    keeper.done(f"{base}/third-sector", {"case_ref": ref, "consents": False})
    keeper.done(f"{there}/pack", {})
    room.until(room.meeting(meeting["meeting"]["id"]).meets_on)
    seats = [one["seat"]["id"] for one in keeper.get(there).json()["seats"]]
    keeper.done(f"{there}/minutes", {"present": seats, "children": [eligible(ref)]})
    assert keeper.get(there).json()["state"]["code"] == "minuted"
    assert room.case(ref).case.decision == "eligible"
    kinds = [one["kind"] for one in keeper.get(f"{base}/events").json()["events"]]
    assert kinds[-1] == "MinutesRecorded"
    assert room.whole()


def test_nobody_sees_a_child_whose_case_they_may_not_see(as_person: As, room: Room, meeting: Meeting) -> None:
    mine, other = room.refs
    officer = as_person("xla41-coordinator")
    shown = officer.get(f"/panels/{REF}")
    (seen,) = shown.json()["meetings"]
    assert [one["item"]["case_ref"] for one in seen["agenda"]] == [mine]
    assert seen["children_not_shown"] == 1
    events = officer.get(f"/panels/{REF}/events")
    for answer in (shown, events, officer.get(f"/panels/{REF}/meetings/{meeting.id}")):
        assert mine in answer.text
        assert other not in answer.text
    declared = {"seat": room.seats(meeting)[1].id, "case_ref": mine}
    done = as_person("xla41-head-of-service").post(f"/panels/{REF}/meetings/{meeting.id}/conflicts", declared)
    assert done.status_code == 200
    assert other not in done.text


@pytest.mark.parametrize(
    "person", ["xhb1-coordinator", "xla11-finance", "xwg-wg-officer-1", "xr4-panel-chair", "xla41-monitoring"]
)
def test_strangers_know_of_no_panel(as_person: As, room: Room, meeting: Meeting, person: str) -> None:
    officer = as_person(person)
    assert officer.get("/panels").json() == {"panels": []}
    assert officer.get(f"/panels/{REF}").status_code == 404
    for path in PANEL_READS:
        assert officer.get(f"/panels/{REF}/{path.replace('{id}', meeting.id)}").status_code == 404


def test_the_regions_lead_and_its_bodies_know_of_the_panel(as_person: As, room: Room) -> None:
    for person in ("xr4-region-lead", KEEPER, CHAIR, "xla43-director"):
        (line,) = as_person(person).get("/panels").json()["panels"]
        assert (line["ref"], line["region"]) == (REF, REGION)


def test_every_path_of_a_command_is_listed() -> None:
    assert tuple(PLACES) == PANEL_WRITES


@pytest.mark.parametrize("path", PLACES)
def test_each_fault_is_told_before_the_next_one(
    path: str, client: TestClient, as_person: As, room: Room, meeting: Meeting
) -> None:
    """401, 404, 403, 400, 428, 412, 415, 422: one request, wrong in every way, mended step by step."""
    url = f"/api/v1/panels/{REF}/{path.replace('{id}', meeting.id)}"
    keeper, wrong = as_person(KEEPER), {"content-type": "text/plain"}

    def answered(officer: Officer | None, headers: dict[str, str], content: str = '{"x": 1}') -> int:
        sent = (officer.headers if officer else {}) | headers
        return client.post(url, content=content, headers=sent).status_code

    assert answered(None, wrong) == 401
    assert answered(as_person("xhb1-coordinator"), wrong) == 404
    assert answered(as_person("xr4-region-lead"), wrong) == 403
    assert answered(keeper, wrong) == 400
    key = wrong | {"Idempotency-Key": "k"}
    assert answered(keeper, key) == 428
    assert answered(keeper, key | {"If-Match": '"old.1"'}) == 412
    fresh = key | {"If-Match": keeper.etag(REF, kind="panels")}
    assert answered(keeper, fresh) == 415
    assert answered(keeper, fresh | {"content-type": "application/json"}) == 422


def test_minutes_sent_twice_under_one_key_are_recorded_once(
    as_person: As, room: Room, meeting: Meeting
) -> None:
    room.hold(meeting)
    body = body_of(room, meeting, *(eligible(ref) for ref in room.refs))
    keeper, path = as_person(KEEPER), f"/panels/{REF}/meetings/{meeting.id}/minutes"
    etag = keeper.etag(REF, kind="panels")
    first = keeper.post(path, body, key="m-1", etag=etag)
    assert first.status_code == 200, first.text
    again = keeper.post(path, body, key="m-1", etag=etag)
    assert again.content == first.content
    assert again.headers["idempotency-replayed"] == "true"
    assert keeper.post(path, body, key="m-2", etag=etag).status_code == 412
    late = keeper.post(path, body)
    assert (late.status_code, late.json()["rule"]) == (409, "meeting_is_open")
    assert [len(room.case(ref).panel_decisions) for ref in room.refs] == [1, 1]


def test_every_case_that_refuses_is_told_at_its_child(as_person: As, room: Room, meeting: Meeting) -> None:
    room.hold(meeting)
    first, second = room.refs
    departs = {"case_ref": second, "outcome": "not_eligible", "reasons": "Rheswm"}
    body = body_of(room, meeting, eligible(first), departs)
    answer = as_person(KEEPER).post(f"/panels/{REF}/meetings/{meeting.id}/minutes", body)
    assert answer.status_code == 409
    assert answer.json()["rule"] == "departure_is_explained"
    (error,) = answer.json()["errors"]
    assert error["pointer"] == "/children/1"
    assert error["detail_en"].startswith(f"{second}: ")
    assert room.case(first).case.decision == "at_panel"


def test_what_is_available_can_be_sent(as_person: As, room: Room, meeting: Meeting) -> None:
    for person in (KEEPER, CHAIR, "xla41-head-of-service", "xla43-finance"):
        officer = as_person(person)
        for offer in officer.get(f"/panels/{REF}").json()["available"]:
            assert offer["cy"] != offer["en"]
            answer = officer.post(offer["href"].removeprefix("/api/v1"), {"x": 1})
            assert answer.status_code == 422, offer
