"""Simulations over HTTP: who may ask, what is answered, what is kept, and that no case changes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from tests.api.conftest import Officer
from tests.api.steps import Steps

AsPerson = Callable[[str], Officer]
QUESTION: dict[str, Any] = {"agreement": "in-force", "against": "all-wales:60%", "weeks": 4}


def test_a_finance_lead_simulates_over_the_cases_of_their_body(steps: Steps) -> None:
    ref = steps.announced()
    before = steps.health_finance.etag(ref)
    found = steps.health_finance.done("/simulations", QUESTION)
    assert found["inputs"]["cohort"]["packages"] == 1
    assert sum(one["change_pence"] for one in found["accounts"]) == 0
    assert [one["package"] for one in found["movers"]] in ([], [ref])
    assert steps.health_finance.etag(ref) == before
    assert found["illustrative"]


def test_the_same_key_is_answered_the_same_to_the_byte(steps: Steps) -> None:
    steps.announced()
    first = steps.health_finance.post("/simulations", QUESTION, key="one")
    again = steps.health_finance.post("/simulations", QUESTION, key="one")
    assert first.content == again.content
    assert again.headers["idempotency-replayed"] == "true"
    assert steps.health_finance.post("/simulations", QUESTION | {"weeks": 5}, key="one").status_code == 422
    assert steps.health_finance.post("/simulations", QUESTION, key="").status_code == 400


def test_offices_that_simulate_nothing_are_told_so(as_person: AsPerson) -> None:
    for person in ("xhb1-coordinator", "xr1-panel-chair"):
        assert as_person(person).get("/simulations").status_code == 403
        assert as_person(person).post("/simulations", QUESTION).status_code == 403
    for person in ("xhb1-finance", "xhb1-director", "xr1-region-lead", "xwg-wg-officer-1"):
        offered = as_person(person).get("/simulations").json()
        assert "xr1-gofal-parhaus@1" in {one["asked"] for one in offered["sides"]}


def test_welsh_government_is_told_no_case_and_no_small_number(steps: Steps, as_person: AsPerson) -> None:
    ref = steps.announced()
    answer = as_person("xwg-wg-officer-1").post("/simulations", QUESTION)
    assert answer.status_code == 200
    assert ref not in answer.text
    found = answer.json()
    assert found["inputs"]["cohort"]["packages"] == "<5"
    assert {one["after_pence"] for one in found["accounts"]} == {None}


@pytest.mark.parametrize(
    "cohort",
    [
        {"starts_to": "2026-09-14"},
        {"starts_from": "2026-09-14"},
        {"body": "XLA11"},
        {"region": "XR1"},
        {"service": "short_break"},
        {"agreement": "xr1-gofal-parhaus"},
    ],
)
def test_welsh_government_cannot_narrow_two_questions_to_the_one_case_between_them(
    steps: Steps, as_person: AsPerson, cohort: dict[str, str]
) -> None:
    steps.announced()
    answer = as_person("xwg-wg-officer-1").post("/simulations", QUESTION | {"cohort": cohort})
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/cohort"]


def test_numpy_is_loaded_by_nobody_who_has_not_asked() -> None:
    code = "import sys, api.application, cytundeb.command_line; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_fault_of_a_question_has_its_pointer(steps: Steps) -> None:
    finance = steps.health_finance
    assert finance.post("/simulations", QUESTION).json()["errors"][0]["pointer"] == "/cohort"
    steps.announced()
    wanted = {
        "/against": QUESTION | {"against": "nothing"},
        "/weeks": QUESTION | {"weeks": 0},
        "/cohort/colour": QUESTION | {"cohort": {"colour": "red"}},
        "/agreement": {"against": "in-force"},
    }
    for pointer, body in wanted.items():
        answer = finance.post("/simulations", body)
        assert answer.status_code == 422
        assert pointer in {error["pointer"] for error in answer.json()["errors"]}, answer.text
