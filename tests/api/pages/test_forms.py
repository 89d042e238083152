"""Forms: once under their key, on the case as it was read, with every fault at its place, and the rules'
own words.
"""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from agreements.words import Words
from api.pages.forms.reading import pounds
from tests.api.pages.conftest import client_as
from workflow import desk
from workflow.parts import Parts

FORM = "/en/cases/X-ANSWER/do/object"


@pytest.fixture
def finance(fresh: Parts) -> TestClient:
    """The finance lead of the council, on a database of the test's own."""
    return client_as(fresh, "xla11-finance")


def hidden(html: str) -> dict[str, str]:
    """The hidden fields of the form in the main part of a page."""
    main = html.split("<main", 1)[1]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', main)) | {
        "etag": re.findall(r'name="etag" value="([^"]*)"', main)[0].replace("&#34;", '"')
    }


def test_a_form_leads_on_and_the_case_tells_what_was_done(finance: TestClient) -> None:
    sent = hidden(finance.get(FORM).text) | {"ground": "scope", "reasons": "Outside.", "language": "en"}
    answer = finance.post(FORM, data=sent)
    assert answer.status_code == 303
    told = finance.get(answer.headers["location"]).text
    assert "An objection to the split was made" in told


def test_the_same_form_sent_twice_acts_once(finance: TestClient, fresh: Parts) -> None:
    sent = hidden(finance.get(FORM).text) | {"ground": "scope", "reasons": "Outside.", "language": "en"}
    first, second = finance.post(FORM, data=sent), finance.post(FORM, data=sent)
    assert (first.status_code, first.headers["location"]) == (second.status_code, second.headers["location"])
    reading = desk.reading(fresh, "X-ANSWER")
    assert reading is not None
    assert len(reading.facts.disagreements) == 1


def test_faults_stand_at_their_fields_with_what_was_typed(finance: TestClient) -> None:
    sent = hidden(finance.get(FORM).text) | {"reasons": "", "language": "en", "head_of_service": "Kept"}
    answer = finance.post(FORM, data=sent)
    assert answer.status_code == 422
    assert "<title>Error:" in answer.text
    assert '<a href="#ground">' in answer.text
    assert '<a href="#reasons">' in answer.text
    assert 'id="reasons-error"' in answer.text
    assert 'value="Kept"' in answer.text
    welsh = finance.post(FORM.replace("/en/", "/cy/"), data=sent)
    assert "<title>Gwall:" in welsh.text


def test_a_stale_form_comes_back_with_what_has_changed_and_what_was_typed(
    finance: TestClient, fresh: Parts
) -> None:
    sent = hidden(finance.get(FORM).text) | {"ground": "scope", "reasons": "Kept words", "language": "en"}
    other = client_as(fresh, "xhb1-finance")
    there = "/en/cases/X-ANSWER/do/accept"
    assert other.post(there, data=hidden(other.get(there).text)).status_code == 303
    answer = finance.post(FORM, data=sent)
    assert answer.status_code == 412
    assert "The case has changed since you opened this form" in answer.text
    assert "The split was accepted." in answer.text
    assert "Kept words" in answer.text
    again = hidden(answer.text) | {"ground": "scope", "reasons": "Kept words", "language": "en"}
    assert finance.post(FORM, data=again).status_code == 303


def test_a_rule_that_refuses_says_why_in_the_language_of_the_page(finance: TestClient, fresh: Parts) -> None:
    coordinator = client_as(fresh, "xla11-coordinator")
    there = "/cy/cases/X-OBJECTED/do/end"
    opened = coordinator.get(there).text
    assert opened
    signing = "/cy/cases/X-SIGN/sign"
    page = finance.get(signing).text
    sent = hidden(page) | {"typed_name": "Gareth", "declaration": "1", "sha256": "0" * 64}
    refused = finance.post(signing, data=sent)
    assert refused.status_code == 409
    assert "Mae&#39;r telerau wedi newid ers i chi eu darllen" in refused.text


def test_signing_by_the_second_body_brings_the_agreement_into_force(fresh: Parts) -> None:
    director = client_as(fresh, "xla11-director")
    there = "/en/cases/X-SIGN/sign"
    sent = hidden(director.get(there).text)
    bare = director.post(there, data=sent)
    assert bare.status_code == 422
    assert (
        director.post(there, data=hidden(bare.text) | {"typed_name": "A", "declaration": "1"}).status_code
        == 303
    )
    assert "In force: both bodies have signed." in director.get(there).text


def test_a_form_without_the_sessions_token_is_refused(finance: TestClient) -> None:
    sent = hidden(finance.get(FORM).text) | {"form_token": "another"}
    assert finance.post(FORM, data=sent).status_code == 403


def test_a_case_is_opened_once_and_its_faults_are_in_words(fresh: Parts) -> None:
    coordinator = client_as(fresh, "xhb1-coordinator")
    blank = coordinator.get("/en/new-case").text
    token = blank.split('name="form_token" value="')[1].split('"')[0]
    key = re.findall(r'name="key" value="([^"]+)"', blank)[0]
    sent = {
        "form_token": token, "key": key, "council": "XLA11", "commissioner": "council",
        "service": "community_package", "language": "cy", "child.given_name": "Dychmygol",
        "child.family_name": "Arall", "child.birth_on-day": "1", "child.birth_on-month": "2",
        "child.birth_on-year": "2016", "child.nhs_number": "123", "lines-0-kind": "tuition",
        "lines-0-weekly": "262.5",
    }  # fmt: skip
    bad = coordinator.post("/en/new-case", data=sent)
    assert bad.status_code == 422
    assert '<a href="#lines-0-weekly">' in bad.text
    sent["lines-0-weekly"] = "262.50"
    bad = coordinator.post("/en/new-case", data=sent)
    assert "The NHS number is not valid" in bad.text
    sent["child.nhs_number"] = ""
    first, second = coordinator.post("/en/new-case", data=sent), coordinator.post("/en/new-case", data=sent)
    assert first.status_code == 303
    assert first.headers["location"] == second.headers["location"]
    assert "Dychmygol" not in coordinator.get(first.headers["location"]).text


@pytest.mark.parametrize(
    ("text", "pence"),
    [("372.00", 37200), ("£1,184.40", 118440), ("0.00", 0), ("5", 500), ("1.5", None), ("-3.00", None),
     ("12,34.00", None), ("ten", None), ("", None)],
)  # fmt: skip
def test_pounds_are_read_exactly_or_not_at_all(text: str, pence: int | None) -> None:
    assert pounds(text) == pence


def test_words_of_the_forms_are_in_both_languages() -> None:
    from api.pages.forms.catalogue import FORMS

    for command, form in FORMS.items():
        assert isinstance(form.intro, Words), command
        assert form.intro.cy != form.intro.en, command
