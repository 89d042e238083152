"""The child's care over HTTP: a ward, a search, a discharge, a concern, a blocker, a meeting and a notice,
each with what is then recorded; and what only the officers of the two bodies read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.api.conftest import Officer
from tests.api.steps import Steps


def items(officer: Officer, ref: str, path: str) -> list[dict[str, Any]]:
    """The rows of one kind beneath a case."""
    found: list[dict[str, Any]] = officer.get(f"/cases/{ref}/{path}").json()["items"]
    return found


def today(steps: Steps, ref: str) -> str:
    """The day it is, as the case's last event says."""
    return str(steps.council.get(f"/cases/{ref}/events").json()["events"][-1]["at"])[:10]


def test_months_on_a_ward_read_as_they_happened(steps: Steps, as_person: Callable[[str], Officer]) -> None:
    """Adult ward, dozens of refusals, a place, a discharge with its follow-up: every step is a row."""
    ref, council = steps.opened(), steps.council
    day = today(steps, ref)
    moved = council.done(f"/cases/{ref}/settings", {"act": "move", "kind": "adult_ward", "from_on": day})
    assert [one["kind"] for one in moved["events"]] == ["ChildMoved", "SettingAlarm"]
    for officer in (council, steps.health):
        officer.done(
            f"/cases/{ref}/settings", {"act": "judge", "view": "unsuitable", "reasons": "Ward oedolion."}
        )
    names = [f"Darparwr {number}" for number in range(12)]
    council.done(
        f"/cases/{ref}/placement-search",
        {"act": "ask", "providers": names, "kind": "residential", "area": "in_area"},
    )
    enquiries = items(council, ref, "enquiries")
    assert [one["number"] for one in enquiries] == list(range(1, 13))
    refused = {"act": "answer", "outcome": "refused", "reason": "no_vacancy"}
    council.done(
        f"/cases/{ref}/placement-search", refused | {"enquiry_ids": [one["id"] for one in enquiries[:11]]}
    )
    offered = enquiries[11]["id"]
    council.done(
        f"/cases/{ref}/placement-search", {"act": "answer", "outcome": "offered", "enquiry_ids": [offered]}
    )
    taken = {"act": "answer_offer", "enquiry_id": offered, "outcome": "taken", "words": "Lle da."}
    council.done(f"/cases/{ref}/placement-search", taken)
    home = {"act": "discharge", "discharged_on": day, "kind": "residential"}
    refusal = council.post(f"/cases/{ref}/discharges", home)
    assert refusal.status_code == 409
    assert refusal.json()["rule"] == "discharge_needs_follow_up"
    plan = {"act": "plan", "discharge_on": day, "follow_up_on": day, "service": "CAMHS"}
    council.done(f"/cases/{ref}/discharges", plan)
    council.done(f"/cases/{ref}/discharges", home)
    assert [one["kind"] for one in items(council, ref, "settings")] == ["adult_ward", "residential"]
    assert items(as_person("xr1-region-lead"), ref, "enquiries") == []


def test_what_a_family_says_is_kept_and_answered(steps: Steps) -> None:
    """The words come back with the row; the answer too."""
    ref = steps.opened()
    said = {"act": "record", "about": "being_heard", "words": "Does neb yn gwrando.", "language": "cy"}
    steps.health.done(f"/cases/{ref}/concerns", said)
    answer = steps.health.get(f"/cases/{ref}/concerns").json()
    concern = answer["items"][0]
    assert answer["texts"][concern["text_id"]]["text"] == "Does neb yn gwrando."
    steps.health.done(
        f"/cases/{ref}/concerns", {"act": "answer", "concern_id": concern["id"], "answer": "Cwrddwyd."}
    )
    assert items(steps.health, ref, "concerns")[0]["answered_at"]


def test_a_blocker_a_meeting_and_an_absence_stand_beneath_the_case(steps: Steps) -> None:
    """Each act answers with its events, and each row is there to read."""
    ref = steps.announced()
    blocker = {
        "act": "open",
        "waiting_service": "education",
        "awaited_service": "camhs",
        "awaited_body": "XHB1",
        "what": "Asesiad.",
    }
    steps.council.done(f"/cases/{ref}/blockers", blocker)
    steps.council.done(f"/cases/{ref}/meetings", {"act": "call", "reason": "Dim lle heno."})
    meeting = items(steps.council, ref, "meetings")[0]["id"]
    day = today(steps, ref)
    held = {
        "act": "record",
        "meeting_id": meeting,
        "held_on": day,
        "attendees": [{"name": "A", "role": "doctor", "body": "XHB1", "could_commit": True}],
        "refusals": [{"body": "XHB1", "what": "Gwely", "why": "Dim diagnosis"}],
        "actions": [{"owner_body": "XLA11", "owner_role": "director", "due_on": day, "what": "Ffonio"}],
        "notes": "Nodiadau",
    }
    steps.council.done(f"/cases/{ref}/meetings", held)
    assert len(items(steps.health, ref, "meeting-attendances")) == 1
    assert len(items(steps.health, ref, "meeting-refusals")) == 1
    assert items(steps.health, ref, "meeting-actions")[0]["owner_role"] == "director"
    away = {"act": "record", "reason": "hospital", "first_day": day}
    steps.council_finance.done(f"/cases/{ref}/absences", away)
    assert items(steps.health, ref, "absences")[0]["line_id"] is None


def test_faults_are_named_at_their_place_and_notice_is_wanted(steps: Steps) -> None:
    """A date in the future 422 with its pointer; withdrawing without notice 409 with its rule."""
    ref = steps.announced()
    future = {"act": "move", "kind": "foster", "from_on": "2999-01-01"}
    answer = steps.council.post(f"/cases/{ref}/settings", future)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/from_on"
    at_once = steps.council_finance.post(f"/cases/{ref}/withdrawals", {"reasons": "Nid ni."})
    assert at_once.status_code == 409
    assert at_once.json()["rule"] == "withdraws_with_notice"
    assert items(steps.council, ref, "withdrawals") == []


def test_a_line_that_stops_is_reported_over_http(steps: Steps) -> None:
    """Confirmed on the family's word, then stopped: the row says who said so and why."""
    ref = steps.announced()
    steps.council.done(f"/cases/{ref}/care", {"act": "confirm_delivery", "confirmed_by": "family"})
    line = items(steps.council, ref, "deliveries")[0]["line_id"]
    stopped = {
        "act": "report_not_delivered",
        "line_ids": [line],
        "reported_by": "family",
        "reason": "staff",
        "words": "Neb wedi dod.",
    }
    done = steps.council.done(f"/cases/{ref}/care", stopped)
    assert "SupportNotDelivered" in [one["kind"] for one in done["events"]]
    row = next(one for one in items(steps.council, ref, "deliveries") if one["line_id"] == line)
    assert (row["confirmed_by"], row["reported_by"], row["reason"]) == ("family", "family", "staff")
