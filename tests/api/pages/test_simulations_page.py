"""The page of simulations: a form to ask, tables in the page's language, refusals in words, who may ask."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from api.pages import simulation_words
from tests.api.pages.text_of import texts_in

AsPerson = Callable[[str], TestClient]
ASKED = "/simulations?agreement=in-force&against=all-wales%3A60%25&weeks=4&points=5"


@pytest.mark.parametrize("person", ["xhb1-finance", "xhb1-director", "xr1-region-lead", "xwg-wg-officer-1"])
def test_the_question_in_the_address_is_answered_in_tables(as_person: AsPerson, person: str) -> None:
    client = as_person(person)
    for language, heading in (("cy", "Newid i bob cyllideb"), ("en", "Change for every budget")):
        assert heading not in client.get(f"/{language}/simulations").text
        answer = client.get(f"/{language}{ASKED}")
        assert answer.status_code == 200
        assert heading in answer.text
        assert "£" in answer.text or person.startswith("xwg")


def test_no_english_stands_on_the_welsh_page(as_person: AsPerson) -> None:
    english = {words.en for words in simulation_words.PAGE.values() if words.en != words.cy}
    for person in ("xhb1-finance", "xwg-wg-officer-1"):
        texts = set(texts_in(as_person(person).get(f"/cy{ASKED}").text, "cy"))
        assert not texts & english


def test_welsh_government_sees_no_case(as_person: AsPerson) -> None:
    text = as_person("xwg-wg-officer-1").get(f"/cy{ASKED}").text
    assert simulation_words.PAGE["held_back_note"].cy.split(",")[0] in text
    assert "/cy/cases/" not in text


def test_the_page_of_agreements_leads_there_who_may_ask(as_person: AsPerson) -> None:
    assert "/cy/simulations" in as_person("xhb1-finance").get("/cy/agreements").text
    assert "/cy/simulations" not in as_person("xhb1-coordinator").get("/cy/agreements").text


def test_other_offices_are_told_who_may_ask(as_person: AsPerson) -> None:
    answer = as_person("xhb1-coordinator").get("/cy/simulations")
    assert answer.status_code == 403


@pytest.mark.parametrize("wrong", ["against=nothing", "weeks=many", "points=101", "service=hotel"])
def test_a_question_that_cannot_be_asked_says_why(as_person: AsPerson, wrong: str) -> None:
    asked = {
        "agreement": "in-force", "against": "all-wales:60%", **dict([wrong.split("=")]),
    }  # fmt: skip
    answer = as_person("xhb1-finance").get("/cy/simulations", params=asked)
    assert answer.status_code == 422
    assert simulation_words.PAGE["fault"].cy in answer.text
