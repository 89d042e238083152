"""A disagreement between three, looked at in both languages: every side, the facts, the sums, the limits."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from tests.api.pages.conftest import client_as
from tests.api.pages.test_forms import hidden
from workflow import desk
from workflow.parts import Parts

CASE = "X-ANSWER"


def send(client: TestClient, address: str, **answers: object) -> None:
    """Fill a form in and send it."""
    shown = client.get(address)
    assert shown.status_code == 200, (address, shown.text[:500])
    answer = client.post(address, data=hidden(shown.text) | {"language": "en"} | answers)
    assert answer.status_code == 303, re.findall(r"error-summary.*?</ul>", answer.text, re.S)


@pytest.fixture
def opened(fresh: Parts) -> str:
    """The id of a disagreement of three in which the facts were drafted and signed by one."""
    board, second = client_as(fresh, "xhb1-head-of-service"), client_as(fresh, "xhb2-head-of-service")
    at = f"/en/cases/{CASE}"
    send(board, f"{at}/do/add-party", kind="health_board", code="XHB2", reasons="The family moved.")
    send(board, f"{at}/do/add-party", kind="education", reasons="Tuition.")
    send(
        second,
        f"{at}/do/disagreements",
        subject="responsible_body",
        ground="not_agreed",
        reasons="Not ours.",
        parties=["XHB1", "XHB2", "XLA11.education"],
    )
    reading = desk.reading(fresh, CASE)
    assert reading is not None
    dispute = reading.facts.disagreements[-1].id
    here = f"{at}/disagreements/{dispute}/do"
    send(board, f"{here}/draft-facts", agreed="One.\nTwo.", not_agreed="Three.")
    reading = desk.reading(fresh, CASE)
    assert reading is not None
    send(second, f"{here}/sign-facts", sha256=reading.facts.statements_of_facts[-1].sha256)
    send(board, f"{here}/appoint-mediator", name="A Mediator", body="XHB3", no_conflict="1")
    send(second, f"{here}/positions", position="It is theirs.", in_short="Theirs.")
    return dispute


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_the_page_shows_every_side_the_facts_and_who_has_not_signed(
    fresh: Parts, opened: str, lang: str
) -> None:
    lead = client_as(fresh, "xla11-education")
    shown = lead.get(f"/{lang}/cases/{CASE}/disagreements/{opened}")
    assert shown.status_code == 200
    assert shown.text.count('class="cy-side"') == 3
    for words in ("It is theirs.", "Theirs.", "One.", "Two.", "Three.", "A Mediator"):
        assert words in shown.text
    wanted = {"cy": ("Heb ei lofnodi gan:", "pob parti"), "en": ("Not signed by:", "every party")}[lang]
    assert [words for words in wanted if words.casefold() not in shown.text.casefold()] == []
    case = lead.get(f"/{lang}/cases/{CASE}")
    assert {"cy": "Cyrff eraill yn yr achos", "en": "Other bodies in the case"}[lang] in case.text
    assert lead.get(f"/{lang}/cases/{CASE}/history").status_code == 200


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_every_form_of_a_disagreement_between_three_opens_for_each_party(
    fresh: Parts, opened: str, lang: str
) -> None:
    for person in ("xhb1-director", "xhb2-director", "xla11-education"):
        client = client_as(fresh, person)
        page = client.get(f"/{lang}/cases/{CASE}/disagreements/{opened}").text
        links = set(re.findall(rf'href="(/{lang}/cases/{CASE}/disagreements/{opened}/do/[^"]+)"', page))
        assert any(link.endswith("/settlement") for link in links)
        for link in links:
            assert client.get(link).status_code == 200, (person, link)
