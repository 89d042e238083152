"""Promise: lists show what one may see, whole and in order, and the child is nowhere but in its one place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from fastapi.testclient import TestClient

from agreements.money import format_pounds
from tests.api.conftest import Officer
from tests.api.steps import OPENING, Steps
from workflow.parts import Parts
from workflow.records.child import readings_of_child


def test_no_case_is_lost_or_repeated_while_cases_are_added(steps: Steps) -> None:
    """Page after page by `next`, with a new case before each."""
    before = {steps.opened(ref=f"XC-{number:03d}") for number in range(0, 14, 2)}
    seen: list[str] = []
    where: str | None = "/api/v1/cases?limit=3&region=XR1"
    added = iter(range(1, 100, 2))
    while where:
        page = steps.health.get(where.removeprefix("/api/v1")).json()
        seen += [one["case"]["ref"] for one in page["cases"]]
        where = page["next"]
        steps.opened(ref=f"XC-{next(added):03d}")
    assert seen == sorted(set(seen))
    assert before <= set(seen)


def test_a_list_is_filtered_by_what_is_asked(steps: Steps) -> None:
    """State, body, stage, and part of the reference."""
    announced, (disputed, _) = steps.announced(), steps.disputed()

    def refs(query: str) -> set[str]:
        cases = steps.health.get(f"/cases?{query}").json()["cases"]
        return {one["case"]["ref"] for one in cases}

    assert refs("") == {announced, disputed}
    assert refs("funding=announced") == {announced}
    assert refs("decision=referred") == {disputed}
    assert refs("stage=practitioners") == {disputed}
    assert refs("in_disagreement=false") == {announced}
    assert refs("body=XLA12") == set()
    assert refs(f"text={announced[-8:].lower()}") == {announced}


def test_my_work_is_what_waits_for_my_office(steps: Steps) -> None:
    """With the name of the time limit in both languages; what waits for others stands apart."""
    ref = steps.opened()
    mine = steps.health.get("/work").json()
    assert [(one["ref"], one["due"]["deadline"]["kind"]) for one in mine["mine"]] == [
        (ref, "referral_acknowledged")
    ]
    assert mine["mine"][0]["due"]["cy"] == "Cydnabod yr atgyfeiriad"
    theirs = steps.council_finance.get("/work").json()
    assert theirs["mine"] == []
    assert [one["ref"] for one in theirs["others"]] == [ref]
    nothing: dict[str, list[object]] = {"mine": [], "others": [], "tables": [], "panels": []}
    assert steps.officer("xla12-coordinator").get("/work").json() == nothing


def test_reading_the_child_is_recorded_and_says_what_for(parts: Parts, steps: Steps) -> None:
    """Who, why and when; without a purpose nothing is read."""
    ref = steps.opened()
    assert steps.council.get(f"/cases/{ref}/child").status_code == 422
    answer = steps.council.get(f"/cases/{ref}/child", params={"purpose": "llythyr at y teulu"})
    assert answer.json()["given_name"] == "Myfanwy"
    assert steps.health_finance.get(f"/cases/{ref}/child?purpose=gweld").status_code == 403
    with parts.database.unit() as unit:
        found = readings_of_child(unit, ref)
    assert [(one.person, one.purpose) for one in found] == [("xla11-coordinator", "llythyr at y teulu")]


def test_the_child_is_nowhere_else(client: TestClient, steps: Steps) -> None:
    """Neither in a resource, nor in an answer, nor in a fault that quotes a body."""
    ref = steps.announced()
    for path in client.get("/api/v1/openapi.json").json()["paths"]:
        if path.startswith("/api/v1/cases") and "{id}" not in path and not path.endswith("/child"):
            text = steps.health.get(path.removeprefix("/api/v1").replace("{ref}", ref)).text
            assert "Myfanwy" not in text, path
            assert "Dychmygol" not in text, path
    faulty = OPENING | {"child": OPENING["child"] | {"nhs_number": "9876543211"}, "service": "x"}
    answer = steps.health.post("/cases", faulty)
    assert answer.status_code == 422
    assert "9876543211" not in answer.text
    assert "Myfanwy" not in answer.text


def test_the_first_opening_of_a_split_is_noted_and_moves_no_etag(steps: Steps) -> None:
    """Of each body once; nobody else's."""
    ref = steps.announced()
    etag = steps.health.etag(ref)
    for person in ("xr1-region-lead", "xhb1-finance", "xhb1-director", "xla11-finance"):
        answer = steps.officer(person).get(f"/cases/{ref}/split")
        assert answer.headers["etag"] == etag
    openings = steps.health.get(f"/cases/{ref}/split").json()["openings"]
    assert [(one["body"], one["person"]) for one in openings] == [
        ("XHB1", "xhb1-finance"),
        ("XLA11", "xla11-finance"),
    ]


def test_the_split_is_read_as_text_in_the_language_asked_for(steps: Steps) -> None:
    """The whole explanation, with the case's ETag; JSON where JSON weighs as much, and a sentence before
    there is a split."""
    before = steps.health.get(f"/cases/{steps.opened()}/split", headers={"Accept": "text/plain"})
    assert before.text == "Nid oes rhaniad eto.\n"
    ref = steps.announced()
    for language, title in (("cy", "Sut y cyfrifwyd y rhaniad"), ("en", "How the split was worked out")):
        asked = {"Accept": "text/plain, application/json;q=0.5", "Accept-Language": language}
        answer = steps.health.get(f"/cases/{ref}/split", headers=asked)
        assert answer.headers["content-type"].startswith("text/plain")
        assert answer.headers["content-language"] == language
        assert answer.headers["etag"] == steps.health.etag(ref)
        assert answer.text.startswith(title)
        total = steps.health.get(f"/cases/{ref}/split").json()["split"]["total_pence"]
        assert format_pounds(total) in answer.text
    both = steps.health.get(f"/cases/{ref}/split", headers={"Accept": "text/plain, application/json"})
    assert both.headers["content-type"] == "application/json"


def test_every_event_is_there_once_in_order_and_chained(steps: Steps) -> None:
    """Page after page by `next`."""
    ref = steps.announced()
    where: str | None = f"/cases/{ref}/events?limit=4"
    events: list[Any] = []
    while where:
        page = steps.health.get(where).json()
        events += page["events"]
        where = page["next"] and page["next"].removeprefix("/api/v1")
    assert [one["seq"] for one in events] == list(range(1, len(events) + 1))
    assert [one["prev_hash"] for one in events] == ["", *(one["hash"] for one in events[:-1])]


class TestDocuments:
    """Documents are given to the byte with their hash, and a bundle only to whom it concerns."""

    def test_the_hash_of_a_document_is_that_of_its_bytes(self, steps: Steps) -> None:
        """Of the split, and of the terms the one that signatures are bound to."""
        ref = steps.announced()
        steps.health_finance.done(f"/cases/{ref}/answers", {"answer": "accept"})
        steps.council_finance.done(f"/cases/{ref}/answers", {"answer": "accept"})
        listed = steps.health.get(f"/cases/{ref}/documents").json()["documents"]
        assert [one["kind"] for one in listed] == ["split", "funding-agreement"]
        for one in listed:
            answer = steps.health.get(one["href"].removeprefix("/api/v1"))
            assert hashlib.sha256(answer.content).hexdigest() == one["sha256"]
            assert answer.headers["x-content-sha256"] == one["sha256"]
        waiting = steps.health.get(f"/cases/{ref}/signatures").json()["waiting"]
        assert waiting["sha256"] == listed[1]["sha256"]

    def test_a_bundle_is_for_the_parties_and_welsh_government(
        self, steps: Steps, as_person: Callable[[str], Officer]
    ) -> None:
        """The region's lead does not read it; its hash is that which was frozen; no child is in it."""
        ref = steps.referred()
        government = as_person("xwg-wg-officer-1")
        assert government.get(f"/cases/{ref}/documents").json()["documents"] == []
        done = government.done(f"/cases/{ref}/welsh-government-bundle", {})
        opened = next(one for one in done["events"] if one["kind"] == "BundleOpened")
        address = f"/cases/{ref}/documents/{opened['data']['referral']}"
        for person in ("xwg-wg-officer-1", "xhb1-finance", "xla11-coordinator"):
            answer = as_person(person).get(address)
            assert answer.headers["x-content-sha256"] == opened["data"]["bundle_sha256"]
            assert "Myfanwy" not in json.dumps(answer.json(), ensure_ascii=False)
        assert as_person("xr1-region-lead").get(address).status_code == 404
        kinds = {
            one["kind"]
            for one in as_person("xr1-region-lead").get(f"/cases/{ref}/documents").json()["documents"]
        }
        assert kinds == {"split"}
        assert as_person("xla12-coordinator").get(address).status_code == 404


def test_the_book_the_regions_and_oneself_can_be_read(steps: Steps) -> None:
    """Agreements with their hash, regions with what is in force, and who one is."""
    book = steps.health.get("/agreements").json()["agreements"]
    assert len(book) == len({(one["id"], one["version"]) for one in book}) >= 6
    one = steps.health.get(book[0]["href"].removeprefix("/api/v1")).json()
    assert one["listed"] == book[0]
    assert one["content"]["clauses"]
    assert steps.health.get("/agreements/none").status_code == 404
    regions = {one["code"]: one for one in steps.health.get("/regions").json()["regions"]}
    assert regions["XR1"]["agreements_in_force"] == ["xr1-gofal-parhaus"]
    assert all("enghraifft" in one["cy"] for one in regions.values() if one["fictional"])
    assert all(not one["agreements_in_force"] for one in regions.values() if not one["fictional"])
    me = steps.health.get("/me").json()
    assert (me["id"], me["body"], me["form_token"]) == ("xhb1-coordinator", "XHB1", "")
