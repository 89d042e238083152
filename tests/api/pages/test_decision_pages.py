"""The decision story on plain pages: every form is sent and done, and the case tells what is recorded."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tests.api.pages.conftest import client_as
from tests.api.pages.test_disagreement_of_three import send
from tests.api.pages.test_forms import hidden
from workflow import desk
from workflow.parts import Parts

NEW = "X-NEW"


@pytest.fixture
def told(fresh: Parts) -> Parts:
    """A new case in which everything that a decision rests on is said by pages."""
    health, council = client_as(fresh, "xhb1-coordinator"), client_as(fresh, "xla11-coordinator")
    at = f"/en/cases/{NEW}/do"
    send(council, f"{at}/consents", outcome="given", given_by="young_person", words="Yes.")
    send(health, f"{at}/sharing-basis", basis="safeguarding", reasons="Worry at school.")
    _dated(council, f"{at}/legal-status", "from_on", "4 1 2026", kind="care_order")
    send(council, f"{at}/advocates", name="Eleri Eiriol", independent="1")
    send(health, f"{at}/assessors", name="Asesydd Arall", no_conflict="1")
    send(health, f"{at}/child-views", kind="not_yet", words="In hospital.", advocate_offered="yes")
    send(health, f"{at}/fast-tracks", clinician="Dr Uwch", signed_off="1", reasons="Home today.")
    send(health, f"{at}/checklist", outcome="not_progressed", reasons="Local services can.")
    send(health, f"{at}/tell-checklist")
    send(council, f"{at}/ask-for-local-review", words="We do not agree.")
    return fresh


def _dated(client: TestClient, address: str, name: str, day: str, **answers: object) -> None:
    parts = dict(zip((f"{name}-{part}" for part in ("day", "month", "year")), day.split(), strict=True))
    send(client, address, **answers, **parts)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("Consent given", "Care order", "Not progressed", "waits for its outcome", "Fast track")),
        ("cy", ("Rhoddwyd cydsyniad", "Gorchymyn gofal", "Ddim yn mynd ymlaen", "yn aros am ganlyniad")),
    ],
)
def test_the_case_shows_what_the_decision_rests_on(told: Parts, lang: str, said: tuple[str, ...]) -> None:
    shown = client_as(told, "xhb1-coordinator").get(f"/{lang}/cases/{NEW}")
    assert shown.status_code == 200
    for words in said:
        assert words in shown.text
    assert "Eleri Eiriol" in shown.text


def test_a_review_that_waits_is_answered_on_its_page_by_others(told: Parts) -> None:
    head = client_as(told, "xhb1-head-of-service")
    reviewers = {"reviewers-0-name": "Rhywun Arall", "reviewers-0-side": "health"}
    send(head, f"/en/cases/{NEW}/do/local-review", outcome="upheld", reasons="It stands.", **reviewers)
    reading = desk.reading(told, NEW)
    assert reading is not None
    assert reading.facts.local_reviews[0].outcome == "upheld"


def test_an_unticked_declaration_is_a_fault_at_its_field(fresh: Parts) -> None:
    health = client_as(fresh, "xhb1-coordinator")
    address = f"/en/cases/{NEW}/do/assessors"
    answer = health.post(address, data=hidden(health.get(address).text) | {"name": "Neb"})
    assert answer.status_code in (400, 422)
    assert "error-summary" in answer.text


def test_another_region_and_welsh_government_read_no_word_of_it(told: Parts) -> None:
    for person in ("xwg-wg-officer-1", "xhb2-coordinator"):
        assert "Eleri Eiriol" not in client_as(told, person).get(f"/en/cases/{NEW}").text
