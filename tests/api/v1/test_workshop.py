"""The workshop over HTTP: a made-up package with its explanation and the nearest changes, for bodies and
regions alone; nothing is kept of it, and no case can be brought to it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.api.conftest import Officer
from tests.api.steps import Steps
from tests.api.v1.test_negotiations import START
from tests.workflow.negotiating.table import FIRST_DAY, next_files
from workflow.workshop import WorkshopAsked

AsPerson = Callable[[str], Officer]
FACTS: dict[str, Any] = json.loads(
    (Path(__file__).parents[3] / "examples" / "facts.json").read_text(encoding="utf-8")
)
QUESTION: dict[str, Any] = {"agreement": "xr1-gofal-parhaus", "on": "2024-05-06", "facts": FACTS}
SPLITS = "/workshop/splits"
MANY = [{"id": f"l{at}", "kind": "support", "weekly_pence": 100} for at in range(21)]
REAL = {"region": "gwent", "health_board": "W11000028", "council": "W06000018"}


def test_a_made_up_package_is_split_explained_and_its_nearest_changes_told(as_person: AsPerson) -> None:
    found = as_person("xhb1-coordinator").done(SPLITS, QUESTION)
    assert [share["pence"] for share in found["split"]["shares"]] == [202_680, 59_700, 26_250]
    assert found["explanation"]["parts"][0]["id"] == "agreement"
    assert set(found["nearest"]) == {"facts", "figures", "points"}
    point = found["nearest"]["points"][0]
    assert set(point["name"]) == {"cy", "en"}
    assert sum(share["pence"] for share in point["shares"]) == 288_630


def test_scores_are_told_how_far_the_next_band_is(as_person: AsPerson) -> None:
    there = {"region": "XR3", "health_board": "XHB3", "council": "XLA31"}
    asked = {"agreement": "xr3-gofal-parhaus@1", "on": "2024-05-06", "facts": FACTS | there}
    found = as_person("xr1-region-lead").done(SPLITS, asked)
    kinds = {change["kind"] for change in found["nearest"]["facts"]}
    assert "level" in kinds
    assert {change["clause"] for change in found["nearest"]["figures"]} == {"c4-1"}


def test_offices_of_bodies_and_regions_may_and_welsh_government_may_not(as_person: AsPerson) -> None:
    for person in ("xla11-finance", "xhb1-head-of-service", "xr1-panel-chair", "xhb2-chief-executive"):
        assert as_person(person).post(SPLITS, QUESTION).status_code == 200, person
    assert as_person("xwg-wg-officer-1").post(SPLITS, QUESTION).status_code == 403


def test_the_newest_draft_of_a_negotiation_is_tried_by_those_who_may_read_it(as_person: AsPerson) -> None:
    lead = as_person("xr4-region-lead")
    base = f"/negotiations/{lead.done('/negotiations', START)['ref']}"
    ref = base.rpartition("/")[2]
    files = lead.get(f"{base}/drafts/1").json()["files"]
    lead.done(f"{base}/drafts", {"files": next_files(files), "why": "Cyfran newydd"})
    there = {"region": "XR4", "health_board": "XHB4", "council": "XLA41"}
    asked = {"agreement": f"draft:{ref}", "on": FIRST_DAY.isoformat(), "facts": FACTS | there}
    found = lead.done(SPLITS, asked)
    assert found["split"]["agreement"]["id"] == "xr4-gofal-parhaus"
    assert found["split"]["agreement"]["version"] == 2
    assert as_person("xhb1-finance").post(SPLITS, asked).status_code == 422


def test_there_is_no_field_for_a_case(as_person: AsPerson, steps: Steps) -> None:
    assert set(WorkshopAsked.model_fields) == {"agreement", "on", "facts"}
    ref = steps.announced()
    for name in ("case", "ref", "case_ref"):
        answer = as_person("xhb1-finance").post(SPLITS, QUESTION | {name: ref})
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == f"/{name}"


def test_the_facts_of_an_open_case_are_refused(as_person: AsPerson, steps: Steps) -> None:
    """As the split of the case gives them: their lines are known. The case is not touched by the asking."""
    ref = steps.announced()
    finance = as_person("xhb1-finance")
    facts = finance.get(f"/cases/{ref}/split").json()["split"]["facts"]
    etag = finance.etag(ref)
    answer = finance.post(SPLITS, QUESTION | {"facts": facts})
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["pointer"] == "/facts"
    assert "the lines of an open case" in error["detail_en"]
    assert "Llinellau achos agored" in error["detail_cy"]
    assert finance.etag(ref) == etag


def test_no_answer_of_a_case_leads_to_the_workshop(steps: Steps) -> None:
    ref = steps.announced()
    for path in ("", "/split", "/package", "/answers", "/documents"):
        assert "workshop" not in steps.health.get(f"/cases/{ref}{path}").text


def test_the_same_key_is_answered_the_same_to_the_byte(as_person: AsPerson) -> None:
    finance = as_person("xhb1-finance")
    first, again = (finance.post(SPLITS, QUESTION, key="one") for _ in range(2))
    assert first.content == again.content
    assert again.headers["idempotency-replayed"] == "true"
    assert finance.post(SPLITS, QUESTION, key="").status_code == 400


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"agreement": "nowhere"}, "/agreement"),
        ({"agreement": "xr2-gofal-parhaus"}, "/agreement"),
        ({"agreement": "draft:NOWHERE"}, "/agreement"),
        ({"on": "2001-01-01"}, "/agreement"),
        ({"on": "yesterday"}, "/on"),
        ({"facts": FACTS | {"council": "XLA21"}}, "/facts/council"),
        ({"facts": FACTS | {"lines": MANY}}, "/facts"),
        ({"facts": FACTS | REAL}, "/facts"),
    ],
)
def test_what_cannot_be_tried_is_refused_where_it_stands(
    change: dict[str, Any], pointer: str, as_person: AsPerson
) -> None:
    answer = as_person("xhb1-finance").post(SPLITS, QUESTION | change)
    assert answer.status_code == 422, answer.text
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
