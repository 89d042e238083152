"""Agreements in the making over HTTP: a whole course, who sees what, the order of answers, once only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.v1.negotiation_order import PLACES
from tests.api.conftest import Officer
from tests.api.v1.table_paths import TABLE_READS, TABLE_WRITES
from tests.workflow.negotiating.table import BODIES, CY, EN, FIRST_DAY, SERVICES, next_files
from workflow.records import clock

START: dict[str, Any] = {
    "region": "XR4",
    "services": list(SERVICES),
    "base": "version",
    "agreement_id": "xr4-gofal-parhaus",
    "effective_from": FIRST_DAY.isoformat(),
    "seats": [{"body": body, "office": "finance", "person": f"{body}-finance".lower()} for body in BODIES],
}
WORDING = {"title_cy": "Nodau", "title_en": "Aims", "text_cy": CY, "text_en": EN}
As = Callable[[str], Officer]


@pytest.fixture
def ref(as_person: As) -> str:
    """A negotiation of region XR4, started by its lead."""
    done: str = as_person("xr4-region-lead").done("/negotiations", START)["ref"]
    return done


def settled(as_person: As, ref: str) -> None:
    """A new wording of c2-1, agreed to by all and settled."""
    finance = as_person("xla41-finance")
    finance.done(f"/negotiations/{ref}/clauses/c2-1/wordings", WORDING)
    wordings = finance.get(f"/negotiations/{ref}/clauses/c2-1").json()["wordings"]
    wording = wordings[-1]["id"]
    for body in BODIES:
        as_person(f"{body}-finance".lower()).done(
            f"/negotiations/{ref}/clauses/c2-1/consents", {"wording": wording}
        )
    finance.done(f"/negotiations/{ref}/clauses/c2-1/settlement", {"wording": wording})


def test_an_agreement_is_made_over_http_from_start_to_activation(as_person: As, ref: str) -> None:
    lead, base = as_person("xr4-region-lead"), f"/negotiations/{ref}"
    assert ref == "NG-XR4-001"
    settled(as_person, ref)
    files = lead.get(f"{base}/drafts/1").json()["files"]
    done = lead.done(f"{base}/drafts", {"files": next_files(files), "why": "Cyfran newydd"})
    assert (done["draft"], done["stage"]["code"]) == (2, "checking")
    draft = lead.get(f"{base}/drafts/2").json()
    assert draft["faults"] == []
    compared = lead.get(f"{base}/comparison").json()
    told = {(one["kind"]["code"], one["path"]) for one in compared["differences"]}
    assert ("clause", "c2-1 en") in told
    assert ("formula", "formulas/lines.yaml items.trained_carer.health_board") in told
    sha256 = draft["draft"]["agreement_sha256"]
    document = {"inputs": {"against": {"sha256": sha256}}, "refusals": 0}
    lead.done(f"{base}/simulations", {"draft": 2, "inputs_sha256": "b" * 64, "document": document})
    lead.done(f"{base}/signing", {"draft": 2, "sha256": sha256})
    shown = lead.get(base).json()["inside"]
    for office in lead.get(f"{base}/signatures").json()["required"]:
        officer = as_person(f"{office['body']}-{office['office']}".lower())
        officer.done(f"{base}/simulations/{shown['simulations'][0]['id']}/seen", {})
        signature = {"sha256": sha256, "typed_name": "Enghraifft", "language": "cy"}
        officer.done(f"{base}/signatures", signature)
    assert lead.get(f"{base}/signatures").json()["missing"] == []
    lead.done(f"{base}/activation", {"act": "approve", "sha256": sha256})
    director = as_person("xhb4-director")
    early = director.post(f"{base}/activation", {"act": "confirm", "sha256": sha256})
    assert (early.status_code, early.json()["rule"]) == (409, "dry_run_is_over")
    due = lead.get(base).json()["inside"]["clocks"][0]["due_at"]
    assert lead.client.put("/api/v1/demonstration/clock", json={"now": due}).status_code == 200
    stale = director.post(f"{base}/activation", {"act": "confirm", "sha256": sha256})
    assert stale.status_code == 412  # the dry-run day ended first, as if the sweep had run
    done = director.done(f"{base}/activation", {"act": "confirm", "sha256": sha256})
    assert done["state"] == {"code": "active", "cy": "Yn weithredol", "en": "Active"}
    versions = [
        one["version"]
        for one in lead.get("/agreements").json()["agreements"]
        if one["id"] == "xr4-gofal-parhaus"
    ]
    assert versions == [1, 2]
    content = lead.get("/agreements/xr4-gofal-parhaus?version=2").json()
    assert content["listed"]["sha256"] == sha256


@pytest.mark.parametrize("person", ["xwg-wg-officer-1", "xhb1-finance", "xr1-region-lead", "xr4-panel-chair"])
def test_whoever_is_no_party_sees_the_stage_and_the_age_and_nothing_of_the_wording(
    as_person: As, ref: str, person: str
) -> None:
    settled(as_person, ref)
    officer = as_person(person)
    (line,) = officer.get("/negotiations").json()["negotiations"]
    assert (line["region"], line["stage"]["code"], line["age_days"]) == ("XR4", "checking", 0)
    shown = officer.get(f"/negotiations/{ref}")
    assert shown.status_code == 200
    assert shown.json() == {
        "line": line,
        "negotiation": None,
        "state": None,
        "inside": None,
        "available": [],
    }
    assert "etag" not in shown.headers
    for path in TABLE_READS:
        there = path.replace("{id}", "c2-1").replace("{number}", "1")
        assert officer.get(f"/negotiations/{ref}/{there}").status_code == 404, path
    regions = {one["code"]: one for one in officer.get("/regions").json()["regions"]}
    assert regions["XR4"]["negotiation"] == line
    assert regions["XR1"]["negotiation"] is None
    assert regions["XR4"]["agreements_in_force"] == ["xr4-gofal-parhaus"]


def test_every_path_of_a_command_is_listed() -> None:
    assert tuple(PLACES) == TABLE_WRITES


def test_real_wales_knows_nothing_of_the_invented_regions(as_person: As, ref: str) -> None:
    officer = as_person("wg-wg-officer")
    assert officer.get("/negotiations").json() == {"negotiations": []}
    assert officer.get(f"/negotiations/{ref}").status_code == 404


def test_a_monitoring_officer_sees_the_table_and_no_case(as_person: As, ref: str) -> None:
    officer = as_person("xla41-monitoring")
    assert officer.get(f"/negotiations/{ref}").json()["inside"]["drafts"]
    assert officer.get("/cases").json()["total"] == 0


@pytest.mark.parametrize("path", PLACES)
def test_each_fault_is_told_before_the_next_one(
    path: str, client: TestClient, as_person: As, ref: str
) -> None:
    """401, 404, 403, 400, 428, 412, 415, 422: one request, wrong in every way, mended step by step."""
    lead = as_person("xr4-region-lead")
    simulation = {"draft": 1, "inputs_sha256": "b" * 64, "document": {}}
    lead.done(f"/negotiations/{ref}/simulations", simulation)
    made = lead.get(f"/negotiations/{ref}").json()["inside"]["simulations"][0]["id"]
    subject = made if path.startswith("simulations/") else "c2-1"
    url = f"/api/v1/negotiations/{ref}/{path.replace('{id}', subject)}"
    place = PLACES[path]
    officer = as_person("xhb4-finance")
    if "finance" not in place.roles:
        officer = lead
    wrong = "xr4-region-lead" if "region_lead" not in place.roles else None
    assert client.post(url, content="[").status_code == 401
    assert client.post(url, content="[", headers=as_person("xhb1-finance").headers).status_code == 404
    if wrong:
        assert client.post(url, content="[", headers=as_person(wrong).headers).status_code == 403
    headers = dict(officer.headers)
    assert client.post(url, content="[", headers=headers).json()["type"].endswith("no-idempotency-key")
    headers["Idempotency-Key"] = f"order {path}"
    assert client.post(url, content="[", headers=headers).status_code == 428
    headers["If-Match"] = '"NG-XR4-001.0"'
    stale = client.post(url, content="[", headers=headers)
    assert (stale.status_code, stale.json()["title_en"]) == (412, "The negotiation has changed")
    headers["If-Match"] = stale.headers["etag"]
    assert client.post(url, content="[", headers=headers).status_code == 415
    headers["Content-Type"] = "application/json"
    bad = client.post(url, content="[", headers=headers)
    assert bad.status_code == 422
    assert all(error["detail_cy"] != error["detail_en"] for error in bad.json()["errors"])


def test_a_key_sent_again_answers_the_same_and_does_nothing_twice(as_person: As, ref: str) -> None:
    officer, path = as_person("xla41-finance"), f"/negotiations/{ref}/clauses/c2-1/wordings"
    etag = officer.etag(ref, kind="negotiations")
    first = officer.post(path, WORDING, key="k-1", etag=etag)
    again = officer.post(path, WORDING, key="k-1", etag=etag)
    assert first.status_code == 200
    assert first.content == again.content
    assert again.headers["idempotency-replayed"] == "true"
    wordings = officer.get(f"/negotiations/{ref}/clauses/c2-1").json()["wordings"]
    assert len(wordings) == 2
    other = officer.post(path, WORDING | {"title_en": "Other"}, key="k-1", etag=etag)
    assert other.json()["type"].endswith("idempotency-key-reused")


def test_a_start_sent_again_starts_one(as_person: As) -> None:
    lead = as_person("xr4-region-lead")
    first = lead.post("/negotiations", START, key="s-1")
    assert first.status_code == 201
    assert first.headers["location"] == "/api/v1/negotiations/NG-XR4-001"
    assert lead.post("/negotiations", START, key="s-1").content == first.content
    second = lead.post("/negotiations", START, key="s-2")
    assert (second.status_code, second.json()["rule"]) == (409, "one_negotiation_a_service")


def test_what_is_offered_can_be_sent_where_it_says(as_person: As, ref: str) -> None:
    officer = as_person("xla41-finance")
    offers = officer.get(f"/negotiations/{ref}").json()["available"]
    for offer in {one["action"]: one for one in offers}.values():
        answer = officer.post(offer["href"].removeprefix("/api/v1"), {}, key="")
        assert answer.json()["type"].endswith("no-idempotency-key"), offer["href"]
    named = {(one["action"], one["subject"]) for one in offers}
    assert {("ProposeWording", "c2-1"), ("ReopenClause", "c2-1"), ("MakeDraft", None)} <= named
    assert not {"SignDraft", "ApproveActivation", "ConsentTo"} & {action for action, _ in named}
    assert all(one["cy"] != one["en"] and one["schema"]["type"] == "object" for one in offers)


def test_a_wording_that_would_make_another_clause_of_itself_is_a_fault_of_its_field(
    as_person: As, ref: str
) -> None:
    body = WORDING | {"text_en": "First.\n## c9-9 Hidden\n\nSecond."}
    answer = as_person("xla41-finance").post(f"/negotiations/{ref}/clauses/c2-1/wordings", body)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/text_en"]


@pytest.mark.parametrize(
    "path", ["../secret.yaml", "/etc/passwd", "formulas/../x.yaml", "cases/UP.yaml", "activation.yaml", "x"]
)
def test_a_draft_takes_only_files_of_an_agreement(as_person: As, ref: str, path: str) -> None:
    body = {"files": {path: "a: 1\n"}, "why": "Prawf"}
    answer = as_person("xr4-region-lead").post(f"/negotiations/{ref}/drafts", body)
    assert answer.status_code == 422


def test_my_work_tells_an_office_of_the_clauses_that_it_looks_after(as_person: As, ref: str) -> None:
    assert as_person("xla42-director").get("/work").json()["tables"] == []
    lead = as_person("xr4-region-lead")
    lead.done(f"/negotiations/{ref}/clauses/c2-1/reopening", {"why": "Aneglur"})
    owner = {"body": "XLA42", "office": "director"}
    lead.done(f"/negotiations/{ref}/clauses/c2-1/owner", owner)
    (one,) = as_person("xla42-director").get("/work").json()["tables"]
    assert (one["ref"], one["subjects"], one["what"]["code"]) == (ref, ["c2-1"], "clauses")
    assert one["due_at"] is not None
    assert as_person("xwg-wg-officer-1").get("/work").json()["tables"] == []


def test_a_clock_that_passes_shows_the_clause_as_overdue(as_person: As, parts: Any, ref: str) -> None:
    officer = as_person("xla42-finance")
    officer.done(f"/negotiations/{ref}/clauses/c2-1/reopening", {"why": "Aneglur"})
    shown = officer.get(f"/negotiations/{ref}/clauses/c2-1").json()["clause"]
    assert (shown["status"]["code"], shown["overdue"]) == ("open", False)
    client = officer.client
    assert client.put("/api/v1/demonstration/clock", json={"now": shown["due_at"]}).status_code == 200
    assert client.post("/api/v1/demonstration/enforcement").json()["notices"] == 1
    with parts.database.unit() as unit:
        assert clock.now(unit) is not None
    again = officer.get(f"/negotiations/{ref}/clauses/c2-1").json()["clause"]
    assert again["overdue"] is True
