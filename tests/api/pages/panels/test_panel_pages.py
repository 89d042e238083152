"""Promises of the pages of a panel: a meeting is convened, seated, listed, locked and minuted through them,
in both languages, and nobody reads of a child whose case they may not see.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from html import unescape
from typing import Any

from fastapi.testclient import TestClient

from tests.api.pages.conftest import client_as
from tests.api.pages.test_pages import english_only
from tests.api.pages.text_of import texts_in
from tests.workflow.panels.room import CHAIR, KEEPER, REF, Room
from workflow.panels import codes

AT = f"/en/panels/{REF}"


def _hidden(html: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html)
    return {name: unescape(value) for name, value in found}


def _main(html: str) -> str:
    return html[html.index("<main") :]


def _post(client: TestClient, address: str, values: Mapping[str, Any]) -> Any:
    form = client.get(address)
    assert form.status_code == 200, re.sub(r"<[^>]+>|\s+", " ", _main(form.text))[:1500]
    return client.post(address, data=_hidden(_main(form.text)) | dict(values))


def _send(client: TestClient, address: str, values: Mapping[str, Any]) -> str:
    answer = _post(client, address, values)
    assert answer.status_code == 303, re.sub(r"<[^>]+>|\s+", " ", _main(answer.text))[:2000]
    return str(answer.headers["location"])


def _day(name: str, on: date) -> dict[str, str]:
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


def test_a_meeting_is_taken_from_its_convening_to_its_minutes_through_the_pages(room: Room) -> None:
    first, second = room.child(), room.child("XLA42")
    keeper = client_as(room.parts, KEEPER)
    _send(keeper, f"{AT}/do/convene-meeting", _day("meets_on", room.today + timedelta(days=21)))
    meeting = room.facts.meetings[-1]
    there = f"{AT}/meetings/{meeting.id}"
    for person, side in ((CHAIR, "health"), ("xla41-head-of-service", "council")):
        seat = {"person": person, "side": side, "kind": "member", "limit_pence": "2,000.00"}
        assert _send(keeper, f"{there}/do/take-member-seat", seat) == there
    named = {"name": "Gwenllian o Elusen", "side": "third_sector", "kind": "member"}
    _send(keeper, f"{there}/do/take-member-seat", named)
    _send(keeper, f"{there}/do/put-on-agenda", {"case_refs": [first, second]})
    _send(keeper, f"{AT}/do/record-third-sector", {"case_ref": first, "consents": "true"})
    _send(keeper, f"{AT}/do/record-third-sector", {"case_ref": second, "consents": "false"})
    _send(keeper, f"{there}/do/lock-pack", {})
    page = _main(keeper.get(f"/en/cases/{first}").text)
    assert f"Meeting {meeting.number} of the panel" in page
    assert "On the agenda" in page
    assert "Gwenllian o Elusen" in keeper.get(there).text
    room.until(meeting.meets_on)
    seats = [one.id for one in room.seats(meeting)]
    minutes = {
        "present": seats,
        f"{first}_outcome": "eligible",
        f"{first}_reasons": "Anghenion dwys",
        f"{first}_weekly_pence": "1,500.00",
        f"{first}_dissent_seat": seats[1],
        f"{first}_dissent": "Nid wyf yn cytuno",
        f"{second}_outcome": "eligible",
        f"{second}_reasons": "Anghenion dwys",
    }
    refused = _post(keeper, f"{there}/do/record-minutes", minutes)
    assert refused.status_code == 409
    assert f"{second}: The panel is not quorate" in unescape(refused.text)
    assert room.case(first).case.decision == "at_panel"
    moved = {f"{second}_outcome": "not_quorate", f"{second}_chairs_action": "1"}
    assert _send(keeper, f"{there}/do/record-minutes", minutes | moved) == there
    assert room.case(first).panel_decisions[-1].dissent
    page = unescape(_main(keeper.get(f"/en/cases/{first}").text))
    assert all(words in page for words in ("The panel's decision", "Eligible", "Anghenion dwys"))
    assert "Waiting for the chair's action" in unescape(keeper.get(f"/en/cases/{second}").text)
    assert "Waiting for the chair" in keeper.get(AT).text
    assert room.whole()


def test_a_panel_is_set_up_from_its_own_page(room: Room) -> None:
    coordinator = client_as(room.parts, "xhb2-coordinator")
    assert "/en/panels/new" in coordinator.get("/en/panels").text
    led_to = _send(coordinator, "/en/panels/new", {"chair": "xhb2-head-of-service"})
    assert led_to == "/en/panels/PN-XR2"
    assert "not confirmed against the guidance" in coordinator.get(led_to).text.lower()


def test_a_form_on_a_panel_that_has_changed_is_not_done(room: Room) -> None:
    keeper = client_as(room.parts, KEEPER)
    address = f"{AT}/do/review-panel"
    hidden = _hidden(_main(keeper.get(address).text))
    room.convene()
    answer = keeper.post(address, data=hidden | {"found": "Iawn"} | _day("held_on", room.today))
    assert answer.status_code == 412
    assert not room.facts.reviews


def test_nobody_reads_of_a_child_whose_case_they_may_not_see(room: Room) -> None:
    mine, other = room.child(), room.child("XLA42")
    meeting = room.convene()
    room.put_on(meeting, mine, other)
    officer = client_as(room.parts, "xla41-head-of-service")
    for page in (AT, f"{AT}/meetings/{meeting.id}", f"{AT}/meetings/{meeting.id}/do/declare-member-conflict"):
        text = officer.get(page).text
        assert other not in text, page
    assert mine in officer.get(f"{AT}/meetings/{meeting.id}").text
    assert client_as(room.parts, "xhb1-coordinator").get(AT).status_code == 404


def test_no_english_stands_on_a_welsh_page_of_a_panel(room: Room) -> None:
    tables = (codes.STATES, codes.EVENTS, codes.ACTIONS, codes.ITEM_STATES, codes.SIDES, codes.OUTCOMES)
    english = english_only() | {words.en for table in tables for words in table.values()}
    ref = room.child()
    meeting = room.convene()
    room.put_on(meeting, ref)
    keeper, chair = client_as(room.parts, KEEPER), client_as(room.parts, CHAIR)
    at = f"/cy/panels/{REF}"
    slugs = (
        "take-member-seat",
        "leave-member-seat",
        "declare-member-conflict",
        "put-on-agenda",
        "take-off-agenda",
        "lock-pack",
        "call-off-meeting",
        "record-minutes",
        "record-not-quorate",
    )
    pages = ["/cy/panels", at, f"{at}/meetings/{meeting.id}"]
    pages += [f"{at}/meetings/{meeting.id}/do/{slug}" for slug in slugs]
    pages += [f"{at}/do/{slug}" for slug in ("convene-meeting", "record-third-sector", "appoint-chair")]
    pages += [f"{at}/do/review-panel", "/cy/panels/new"]
    leaks = []
    for client, page in [*((keeper, page) for page in pages), (chair, f"{at}/do/take-chairs-action")]:
        answer = client.get(page)
        assert answer.status_code == 200, page
        leaks += [f"{page}: {text}" for text in texts_in(answer.text, "cy") if text.strip(" :.,") in english]
    assert not leaks, "\n".join(leaks)
