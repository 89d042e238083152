"""The plain pages of a child's care: every form opens in both languages, rows are read with their faults,
and what is recorded stands on the case's page.
"""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from api.pages.command_words import slug_of
from api.pages.forms import placing, together
from tests.api.pages.conftest import client_as
from tests.api.pages.test_forms import hidden
from workflow import desk
from workflow.casework import commands as c
from workflow.casework.facts import CaseFacts
from workflow.clocks.due import local_date
from workflow.parts import Parts

REF = "X-ANSWER"


@pytest.fixture
def council(fresh: Parts) -> TestClient:
    """The council's coordinator, on a database of the test's own."""
    return client_as(fresh, "xla11-coordinator")


def facts_of(parts: Parts) -> CaseFacts:
    """The case as it stands."""
    reading = desk.reading(parts, REF)
    assert reading is not None
    return reading.facts


def sent(client: TestClient, command: type[c.Command], **said: str | list[str]) -> int:
    """Fill in a command's form and send it; the status."""
    address = f"/en/cases/{REF}/do/{slug_of(command)}"
    shown = client.get(address)
    assert shown.status_code == 200, shown.text
    answer = client.post(address, data=hidden(shown.text) | {"language": "en"} | said)
    return int(answer.status_code)


def day(name: str, parts: Parts) -> dict[str, str]:
    """Today in the three inputs of a date."""
    reading = desk.reading(parts, REF)
    assert reading is not None
    on = local_date(reading.now)
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


def test_every_form_of_care_that_is_offered_opens_in_both_languages(
    council: TestClient, fresh: Parts
) -> None:
    opened = 0
    sent(council, c.RecordSetting, kind="adult_ward", area="in_area", **day("from_on", fresh))
    sent(council, c.AskProviders, providers="Un\nDau", kind="residential", area="in_area")
    sent(council, c.RecordConcern, about="delay", words="x", body="XLA11")
    sent(council, c.CallMeeting, reason="x")
    shown: list[type[c.Command]] = [*placing.FORMS, *together.FORMS, c.ReportNotDelivered, c.ConfirmDelivery]
    for command in shown:
        for language in ("cy", "en"):
            answer = council.get(f"/{language}/cases/{REF}/do/{slug_of(command)}")
            assert answer.status_code in (200, 403, 409), (command, answer.text)
            opened += answer.status_code == 200
    assert opened > 25


def test_what_is_recorded_stands_on_the_page_in_both_languages(council: TestClient, fresh: Parts) -> None:
    assert sent(council, c.RecordSetting, kind="segregation", area="in_area", **day("from_on", fresh)) == 303
    names = "\n".join(f"Darparwr {number}" for number in range(1, 31))
    assert sent(council, c.AskProviders, providers=names, kind="residential", area="in_area") == 303
    ids = [one.id for one in facts_of(fresh).enquiries[:28]]
    assert sent(council, c.RecordAnswer, enquiry_ids=ids, outcome="refused", reason="no_vacancy") == 303
    english = council.get(f"/en/cases/{REF}").text
    assert "Segregated from others" in english
    assert "Asked: 30" in english
    assert "Refused: 28" in english
    assert "Darparwr 30" in english
    assert "Wedi&#39;i wahanu oddi wrth eraill" in council.get(f"/cy/cases/{REF}").text


def test_rows_of_a_meeting_are_read_with_their_faults_at_their_inputs(
    council: TestClient, fresh: Parts
) -> None:
    assert sent(council, c.CallMeeting, reason="x") == 303
    half = {
        "meeting_id": facts_of(fresh).meetings[0].id,
        "attendees-0-name": "Enw",
        "attendees-0-role": "doctor",
        "notes": "Nodiadau",
        **day("held_on", fresh),
    }
    assert sent(council, c.RecordMeeting, **half) == 422
    address = f"/en/cases/{REF}/do/record-meeting"
    page = council.post(address, data=hidden(council.get(address).text) | {"language": "en"} | half).text
    assert '<a href="#attendees-0-body">' in page
    assert 'value="Enw"' in page
    whole = half | {
        "attendees-0-body": "XHB1",
        "attendees-0-could_commit": "1",
        "refusals-0-what": "Gwely",
        "refusals-0-why": "Dim lle",
        "refusals-0-body": "other",
        "actions-0-what": "Ffonio",
        "actions-0-owner_body": "XLA11",
        "actions-0-owner_role": "director",
        **day("actions-0-due_on", fresh),
    }
    assert sent(council, c.RecordMeeting, **whole) == 303
    facts = facts_of(fresh)
    assert [(one.role, one.could_commit) for one in facts.meeting_attendances] == [("doctor", True)]
    assert [one.owner_role for one in facts.meeting_actions] == ["director"]
    assert len(facts.meeting_refusals) == 1


def test_days_without_support_are_told_line_by_line(council: TestClient) -> None:
    page = council.get(f"/en/cases/{REF}").text
    assert re.search(r"\d+ days? without the assessed support|The assessed support has been delivered", page)
