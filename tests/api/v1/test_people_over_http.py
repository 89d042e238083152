"""Promises about people over HTTP: a child is found without a name in any address, log or event; a second
case is opened only when somebody says that it is another child; a merged duplicate stands in both histories.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest

from tests.api.conftest import Officer
from tests.api.steps import OPENING, Steps
from workflow.invariants import verify_invariants
from workflow.parts import Parts

WHO = Callable[[str], Officer]
CHILD: dict[str, Any] = {
    "given_name": "Gwenllian",
    "family_name": "Ffuglennol",
    "birth_on": "2015-02-03",
    "nhs_number": "943 476 5919",
    "address": "1 Stryd y Dychymyg",
}
SECRET = ("Gwenllian", "Ffuglennol", "2015-02-03", "9434765919", "943 476 5919", "Dychymyg", "Wenllian")


def sought(officer: Officer, **asked: object) -> Any:
    """What a search finds."""
    answer = officer.post("/child-searches", {"purpose": "gweld a oes achos"} | asked, key="", etag="")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_child_is_found_by_a_form_of_the_name_and_the_search_is_recorded(steps: Steps) -> None:
    ref = steps.opened(child=CHILD)
    found = sought(steps.health, given_name="Wenllian", family_name="Fuglennol")
    assert [one["ref"] for one in found["cases"]] == [ref]
    assert not found["ask"]
    assert not [word for word in SECRET if word in str(found)]
    (search,) = steps.health.get("/child-searches").json()["searches"]
    assert (search["person"], search["found"], search["asked_for"]) == (
        "xhb1-coordinator",
        1,
        ["given_name", "family_name"],
    )


def test_of_a_child_in_a_case_of_other_bodies_one_is_told_only_whom_to_ask(
    steps: Steps, as_person: WHO
) -> None:
    ref = steps.opened(child=CHILD)
    found = sought(as_person("xhb2-coordinator"), nhs_number="9434765919")
    assert (found["cases"], found["ask"]) == ([], ["XHB1"])
    assert ref not in str(found)


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"purpose": "gweld"}, ""),
        ({"given_name": "Gwen"}, "/purpose"),
        ({"purpose": "gweld", "nhs_number": "123"}, "/nhs_number"),
        ({"purpose": "gweld", "name": "Gwen"}, "/name"),
    ],
)
def test_a_search_that_asks_nothing_or_says_no_purpose_is_refused(
    body: dict[str, str], pointer: str, steps: Steps
) -> None:
    answer = steps.health.post("/child-searches", body, key="", etag="")
    assert answer.status_code == 422
    assert [one["pointer"] for one in answer.json()["errors"]] == [pointer]
    assert steps.health.get("/child-searches").json()["searches"] == []


@pytest.mark.parametrize("person", ["xhb1-finance", "xwg-wg-officer-1", "xr1-region-lead", "xr1-panel-chair"])
def test_nobody_else_searches(person: str, as_person: WHO) -> None:
    assert as_person(person).post("/child-searches", {}, key="", etag="").status_code == 403
    assert as_person(person).get("/child-searches").status_code == 403


def test_a_head_of_service_sees_the_searches_of_the_body_and_a_coordinator_only_their_own(
    steps: Steps, as_person: WHO
) -> None:
    sought(steps.health, given_name="Gwen")
    sought(as_person("xhb1-head-of-service"), given_name="Gwen")
    assert len(as_person("xhb1-head-of-service").get("/child-searches").json()["searches"]) == 2
    assert len(steps.health.get("/child-searches").json()["searches"]) == 1
    assert steps.council.get("/child-searches").json()["searches"] == []


def test_a_second_case_of_the_same_child_is_asked_about_before_it_is_opened(
    steps: Steps, as_person: WHO
) -> None:
    first = steps.opened(child=CHILD)
    alike = CHILD | {"given_name": "Wenllian", "nhs_number": None}
    asked = steps.health.post("/cases", OPENING | {"child": alike})
    assert asked.status_code == 409
    assert asked.json()["rule"] == "may_be_the_same_child"
    assert first in asked.text
    assert not [word for word in SECRET if word in asked.text]
    unseen = as_person("xhb2-coordinator").post(
        "/cases",
        OPENING | {"child": CHILD, "region": "XR2", "health_board": "XHB2", "council": "XLA21"},
    )
    assert (unseen.status_code, first in unseen.text) == (409, False)
    said = {"not_a_duplicate": True, "not_a_duplicate_because": "Cefndryd o'r un enw."}
    second = steps.health.done("/cases", OPENING | {"child": alike} | said)["ref"]
    (tie,) = steps.health.get(f"/cases/{second}/links").json()["links"]
    assert (tie["kind"]["code"], tie["other_ref"]) == ("different_child", first)
    assert steps.health.get(f"/cases/{second}/duplicates").json() == {"cases": [], "ask": []}


def test_a_duplicate_is_merged_and_both_histories_say_so(steps: Steps, parts: Parts) -> None:
    first = steps.opened(child=CHILD, received_at="2026-08-03T09:00:00Z")
    said = {"not_a_duplicate": True, "not_a_duplicate_because": "Camgymeriad."}
    second = steps.opened(child=CHILD | {"nhs_number": None}, **said)
    stale = steps.health.etag(first)
    steps.health.done(f"/cases/{second}/merge", {"into": first, "reasons": "Yr un plentyn."})
    kept, closed = (steps.health.get(f"/cases/{ref}").json() for ref in (first, second))
    assert kept["etag"] != stale
    assert kept["case"]["ended_at"] is None
    assert closed["case"]["end_reason"] == "merged"
    assert kept["case"]["received_at"].startswith("2026-08-03")
    kinds = {
        ref: [one["kind"] for one in steps.health.get(f"/cases/{ref}/events").json()["events"]]
        for ref in (first, second)
    }
    assert "DuplicateMerged" in kinds[first]
    assert kinds[second][-1] == "CaseMerged"
    assert [one["kind"]["code"] for one in steps.health.get(f"/cases/{first}/links").json()["links"]] == [
        "merged_from"
    ]
    assert verify_invariants(parts) == []


def test_a_tie_names_the_other_case_only_to_those_who_may_see_it(steps: Steps, as_person: WHO) -> None:
    ours = steps.opened()
    other = steps.opened(council="XLA12")
    body = {"act": "link", "kind": "sibling", "other": other, "reasons": "Brawd."}
    steps.health.done(f"/cases/{ours}/links", body)
    told = {
        officer.person: officer.get(f"/cases/{ours}/links").json()["links"][0]["other_ref"]
        for officer in (steps.health, steps.council)
    }
    assert told == {"xhb1-coordinator": other, "xla11-coordinator": None}
    foreign = steps.council.post(f"/cases/{ours}/links", body)
    absent = steps.council.post(f"/cases/{ours}/links", body | {"other": "CC-2026-00000000"})
    assert foreign.json()["rule"] == absent.json()["rule"] == "other_case_exists"


def test_the_key_worker_is_shown_wherever_the_case_is(steps: Steps, as_person: WHO) -> None:
    ref = steps.opened()
    wrong = steps.health.post(f"/cases/{ref}/key-worker", {"officer": "xhb2-coordinator"})
    assert wrong.json()["rule"] == "key_worker_is_an_officer"
    steps.health.done(f"/cases/{ref}/key-worker", {"name": "Anwen, Elusen Enghraifft"})
    health = steps.health
    (listed,) = health.get("/cases").json()["cases"]
    shown = {
        health.get(f"/cases/{ref}").json()["key_worker"],
        listed["key_worker"],
        *(one["key_worker"] for one in health.get("/work").json()["mine"]),
    }
    assert shown == {"Anwen, Elusen Enghraifft"}
    (row,) = health.get(f"/cases/{ref}/key-workers").json()["items"]
    assert row["officer"] is None


def test_the_record_is_read_and_put_right_and_no_value_of_it_stands_in_an_event_a_notice_or_a_log(
    steps: Steps, parts: Parts, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ref = steps.opened(child=CHILD)
    steps.council.done(
        f"/cases/{ref}/child-record",
        {
            "known_as": "Gwenno Ddirgel",
            "add_address": {"text": "2 Lôn Gudd", "secret": True},
            "add_responsible_person": {"name": "Angharad Gudd", "relation": "mam"},
        },
    )
    answer = steps.council.post(
        "/child-readings", {"ref": ref, "purpose": "trefnu ymweliad"}, key="", etag=""
    )
    read = answer.json()
    assert (read["known_as"], read["address"], read["address_secret"]) == (
        "Gwenno Ddirgel",
        "2 Lôn Gudd",
        True,
    )
    assert [one["text"] for one in read["addresses"]] == ["1 Stryd y Dychymyg", "2 Lôn Gudd"]
    assert read["responsible_people"][0]["parental_responsibility"] is True
    readings = steps.health.get(f"/cases/{ref}/child-readings").json()["readings"]
    assert [(one["person"], one["purpose"]) for one in readings] == [("xla11-coordinator", "trefnu ymweliad")]
    with parts.database.unit() as unit:
        stored = [
            row
            for table in ("events", "notices", "texts", "kept_answers", "children", "cases", "child_searches")
            for (row,) in unit.all(f"SELECT t::text FROM {table} AS t")
        ]
    for word in (*SECRET, "Ddirgel", "Gudd", "Angharad"):
        assert not [row for row in stored if word in row], word
        assert word not in caplog.text, word


@pytest.mark.parametrize("person", ["xhb1-finance", "xr1-region-lead", "xla11-director"])
def test_the_record_is_for_those_who_work_with_the_child(person: str, steps: Steps, as_person: WHO) -> None:
    ref = steps.opened(child=CHILD)
    officer = as_person(person)
    assert officer.get(f"/cases/{ref}/child-readings").status_code == 403
    assert officer.get(f"/cases/{ref}/duplicates").status_code == 403
    assert officer.post("/child-readings", {"ref": ref, "purpose": "gweld"}).status_code == 403
    assert officer.post(f"/cases/{ref}/child-record", {"known_as": "A"}).status_code == 403
