"""Promises of the pages of an agreement in the making: a table is opened, worked at, simulated, signed and
brought into force through them; who is no party reads one line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

import pytest
from fastapi.testclient import TestClient

from agreements.editing import with_value
from tests.api.pages.conftest import client_as
from tests.workflow.negotiating.table import BODIES, SERVICES, Table, next_files
from workflow import negotiation_desk as desk
from workflow.negotiating.facts import NegotiationFacts
from workflow.parts import Parts


def _hidden(html: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html)
    return {name: unescape(value) for name, value in found}


def _send(client: TestClient, address: str, values: Mapping[str, object], *, at: str | None = None) -> str:
    """Open the page, fill in its form, send it; where that led."""
    form = client.get(address)
    said = re.sub(r"<[^>]+>|\s+", " ", form.text[form.text.index("<main") :])
    assert form.status_code == 200, said[:1500]
    main = form.text[form.text.index("<main") :]
    answer = client.post(at or address, data=_hidden(main) | dict(values))
    assert answer.status_code == 303, re.sub(r"<[^>]+>|\s+", " ", answer.text)[:2000]
    return answer.headers["location"]


@pytest.fixture
def lead(parts: Parts) -> TestClient:
    return client_as(parts, "xr4-region-lead")


@pytest.fixture
def ref(lead: TestClient) -> str:
    values = {"base": "xr4-gofal-parhaus@1", "services": list(SERVICES)}
    return _send(lead, "/en/negotiations/new", values).rpartition("/")[2]


def test_the_finance_lead_and_director_of_every_body_sit_from_the_start(parts: Parts, ref: str) -> None:
    seats = {(seat.body, seat.office) for seat in _facts(parts, ref).seats}
    assert seats >= {(body, office) for body in BODIES for office in ("finance", "director")}


def test_a_table_is_opened_from_a_version_and_shown_in_both_languages(lead: TestClient, ref: str) -> None:
    for language, said in (("cy", "Wrth y bwrdd"), ("en", "At the table")):
        page = lead.get(f"/{language}/negotiations/{ref}")
        assert page.status_code == 200
        assert said in page.text
    assert ref in lead.get("/en/negotiations").text
    clause = lead.get(f"/en/negotiations/{ref}/clauses/c2-1")
    assert "the text that it started from" in clause.text


def test_who_is_no_party_reads_one_line_and_nothing_of_the_wording(parts: Parts, ref: str) -> None:
    for person in ("xwg-wg-officer-1", "xhb1-finance"):
        other = client_as(parts, person)
        assert ref in other.get("/en/negotiations").text
        line = other.get(f"/en/negotiations/{ref}")
        assert line.status_code == 200
        assert "Stage" in line.text
        assert "Clauses" not in line.text
        for beneath in ("clauses/c2-1", "drafts/1", "comparison", "file?path=agreement.yaml"):
            assert other.get(f"/en/negotiations/{ref}/{beneath}").status_code == 403


def test_a_wording_is_proposed_agreed_to_and_settled_through_the_pages(
    parts: Parts, lead: TestClient, ref: str
) -> None:
    at = f"/en/negotiations/{ref}/about/c2-1/do"
    finance = client_as(parts, "xhb4-finance")
    words = {
        "title_cy": "Nodau",
        "title_en": "Aims",
        "text_cy": "Ni fydd gofal yn aros.",
        "text_en": "No waiting.",
    }
    _send(finance, f"{at}/propose-wording", words)
    wording = next(one.id for one in _facts(parts, ref).wordings if one.body == "XHB4")
    for body in BODIES:
        _send(client_as(parts, f"{body.lower()}-finance"), f"{at}/consent-to", {"wording": wording})
    _send(lead, f"{at}/settle-clause", {"wording": wording})
    assert "Settled" in lead.get(f"/en/negotiations/{ref}/clauses/c2-1").text


def test_a_file_is_changed_on_its_page_and_the_two_drafts_are_compared(lead: TestClient, ref: str) -> None:
    page = f"/en/negotiations/{ref}/file?path=agreement.yaml"
    text = re.search(r'<textarea[^>]*name="text"[^>]*>(.*?)</textarea>', lead.get(page).text, re.DOTALL)
    assert text is not None
    changed = with_value(unescape(text[1]).lstrip("\n"), ("variation", "notice_days"), 91)
    _send(lead, page, {"text": changed, "why": "Longer notice"})
    compared = lead.get(f"/en/negotiations/{ref}/comparison?before=1&after=2").text
    assert "variation.notice_days" in compared
    assert "91" in compared
    assert "Longer notice" in lead.get(f"/cy/negotiations/{ref}").text


def test_a_form_without_its_answer_comes_back_and_nothing_is_recorded(lead: TestClient, ref: str) -> None:
    address = f"/en/negotiations/{ref}/file?path=agreement.yaml"
    before = lead.get(f"/en/negotiations/{ref}").text.count("cy-timeline__item")
    answer = lead.post(address, data=_hidden(lead.get(address).text) | {"text": "x: [", "why": ""})
    assert answer.status_code == 422
    assert "<title>Error:" in answer.text
    assert lead.get(f"/en/negotiations/{ref}").text.count("cy-timeline__item") == before


def test_a_stale_form_is_told_and_changes_nothing(lead: TestClient, ref: str) -> None:
    address = f"/en/negotiations/{ref}/do/make-draft"
    stale = _hidden(lead.get(address).text)
    _send(lead, f"/en/negotiations/{ref}/about/c2-1/do/reopen-clause", {"why": "To look again"})
    answer = lead.post(address, data=stale | {"why": "Second"})
    assert answer.status_code == 412
    assert "has changed" in answer.text


def test_a_next_version_is_simulated_seen_signed_and_activated_through_the_pages(
    parts: Parts, lead: TestClient, ref: str
) -> None:
    table = Table(parts, ref)
    for path, text in next_files(_facts(parts, ref).files).items():
        if text is not None and path in _facts(parts, ref).files:
            _send(lead, f"/en/negotiations/{ref}/file?path={path}", {"text": text, "why": f"Next: {path}"})
    assert _facts(parts, ref).newest.fault_count == 0, _facts(parts, ref).newest.faults
    base = f"/en/negotiations/{ref}"
    _send(lead, base, {}, at=f"{base}/simulations")
    simulation = _facts(parts, ref).simulations[-1].id
    shown = lead.get(f"{base}/simulations/{simulation}").text
    assert "it changes nothing today" in shown
    assert "Record that your office has seen it" not in shown, "the region's lead has no office that sees it"
    _send(lead, f"{base}/do/put-to-signature", {})
    for one in _facts(parts, ref).negotiation.required:
        officer = client_as(parts, f"{one['body']}-{one['office']}".lower().replace("_", "-"))
        _send(officer, f"{base}/about/{simulation}/do/see-simulation", {})
        _send(officer, f"{base}/do/sign-draft", {"typed_name": "Somebody", "declaration": "1"})
    directors = [client_as(parts, f"{body.lower()}-director") for body in BODIES[:2]]
    _send(directors[0], f"{base}/do/approve-activation", {"declaration": "1"})
    table.later(days=5)
    with desk.negotiation(parts, ref):
        """What was overdue is done by opening it: the dry-run day ends."""
    _send(directors[1], f"{base}/do/confirm-activation", {"declaration": "1"})
    assert _facts(parts, ref).negotiation.state == "active"
    assert "/agreements/xr4-gofal-parhaus/2" in lead.get("/en/agreements").text
    assert 'href="/en/agreements/xr4-gofal-parhaus/2"' in lead.get(base).text


def _facts(parts: Parts, ref: str) -> NegotiationFacts:
    reading = desk.reading(parts, ref)
    assert reading is not None
    return reading.facts
