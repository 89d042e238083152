"""Promises of the pages about people: the record only after a purpose, a search by POST alone, the key worker
and other cases on the page of a case, in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from tests.api.conftest import Officer
from tests.api.pages.conftest import client_as
from tests.api.steps import Steps
from workflow.parts import Parts

CHILD: dict[str, Any] = {
    "given_name": "Gwenllian",
    "family_name": "Ffuglennol",
    "birth_on": "2015-02-03",
    "addresses": [{"text": "1 Stryd y Dychymyg", "secret": True}],
    "responsible_people": [{"name": "Angharad Gudd", "relation": "mam"}],
}


@dataclass
class Browser:
    """A session that reads pages and sends their forms."""

    client: TestClient

    def get(self, path: str) -> httpx.Response:
        """A page."""
        answer: httpx.Response = self.client.get(path)
        return answer

    def send(self, path: str, fields: dict[str, str]) -> httpx.Response:
        """A form, with the hidden fields of the page that it stands on."""
        html = self.get(path).text
        hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', html))
        sent = {name: unescape(said) for name, said in hidden.items()} | fields
        answer: httpx.Response = self.client.post(path, data=sent)
        return answer


@pytest.fixture
def browser(parts: Parts) -> Callable[[str], Browser]:
    """A browser in which this person is signed in."""
    return lambda person: Browser(client_as(parts, person))


@pytest.fixture
def steps(client: TestClient) -> Steps:
    """Cases opened over HTTP."""

    def officer(person: str) -> Officer:
        answer = client.post("/api/v1/demonstration/tokens", json={"person": person})
        return Officer(client, person, answer.json()["token"])

    return Steps(officer)


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_child_is_looked_for_by_a_form_and_no_name_stands_in_the_answer(
    lang: str, steps: Steps, browser: Callable[[str], Browser]
) -> None:
    ref = steps.opened(child=CHILD)
    me = browser("xhb1-coordinator")
    answer = me.send(f"/{lang}/find-child", {"purpose": "gweld", "given_name": "Wenllian"})
    assert (answer.status_code, f"/{lang}/cases/{ref}" in answer.text) == (200, True)
    assert "Ffuglennol" not in answer.text
    elsewhere = browser("xhb2-coordinator").send(
        f"/{lang}/find-child", {"purpose": "gweld", "given_name": "Gwen"}
    )
    assert ref not in elsewhere.text
    empty = me.send(f"/{lang}/find-child", {"given_name": "Gwen"})
    assert empty.status_code == 422
    assert browser("xhb1-finance").get(f"/{lang}/find-child").status_code == 403


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_the_record_is_shown_only_after_a_purpose_and_the_reading_is_listed(
    lang: str, steps: Steps, browser: Callable[[str], Browser]
) -> None:
    ref = steps.opened(child=CHILD)
    me, at = browser("xla11-coordinator"), f"/{lang}/cases/{ref}/child"
    assert "Gwenllian" not in me.get(at).text
    assert "trefnu ymweliad" not in me.get(f"{at}/readings").text
    shown = me.send(at, {"purpose": "trefnu ymweliad"})
    for word in ("Gwenllian", "1 Stryd y Dychymyg", "Angharad Gudd"):
        assert word in shown.text
    assert "trefnu ymweliad" in me.get(f"{at}/readings").text
    assert browser("xla11-finance").get(f"{at}/readings").status_code == 403


def test_the_record_is_added_to_by_a_form(steps: Steps, browser: Callable[[str], Browser]) -> None:
    ref = steps.opened(child=CHILD)
    me = browser("xhb1-coordinator")
    done = me.send(
        f"/cy/cases/{ref}/do/child-record",
        {"known_as": "Gwenno", "add_address.text": "2 Lôn Gudd", "add_sibling.given_name": "Ieuan"},
    )
    assert done.status_code == 303
    shown = me.send(f"/cy/cases/{ref}/child", {"purpose": "gweld"}).text
    for word in ("Gwenno", "1 Stryd y Dychymyg", "2 Lôn Gudd", "Ieuan"):
        assert word in shown
    assert "Gwenno" not in me.get(f"/cy/cases/{ref}/history").text


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_the_key_worker_and_a_case_alike_stand_on_the_page_of_the_case(
    lang: str, steps: Steps, browser: Callable[[str], Browser]
) -> None:
    first = steps.opened(child=CHILD)
    said = {"not_a_duplicate": True, "not_a_duplicate_because": "Ddim yn siŵr."}
    second = steps.opened(child=CHILD, **said)
    steps.health.done(f"/cases/{second}/links", {"act": "unlink", "other": first})
    me = browser("xhb1-coordinator")
    done = me.send(
        f"/{lang}/cases/{second}/do/key-worker", {"who": "outside", "name": "Anwen, Elusen Enghraifft"}
    )
    assert done.status_code == 303
    page = me.get(f"/{lang}/cases/{second}").text
    assert "Anwen, Elusen Enghraifft" in page
    assert f"/{lang}/cases/{first}" in page
    for path in ("/cases", "/work"):
        assert "Anwen, Elusen Enghraifft" in me.get(f"/{lang}{path}").text
    merged = me.send(
        f"/{lang}/cases/{second}/do/merge", {"into": first, "reasons": "Yr un.", "language": "cy"}
    )
    assert merged.status_code == 303, merged.text
    assert f"/{lang}/cases/{first}" in me.get(f"/{lang}/cases/{second}").text


def test_a_new_case_alike_comes_back_with_the_question_and_opens_with_the_answer(
    steps: Steps, browser: Callable[[str], Browser]
) -> None:
    first = steps.opened(child=CHILD)
    me = browser("xhb1-coordinator")
    form = {
        "council": "XLA11",
        "commissioner": "council",
        "service": "community_package",
        "language": "cy",
        "child.given_name": "Gwen",
        "child.family_name": "Ffuglennol",
        "child.birth_on-day": "3",
        "child.birth_on-month": "2",
        "child.birth_on-year": "2015",
    }
    asked = me.send("/cy/new-case", form)
    assert (asked.status_code, first in asked.text) == (409, True)
    answer = {"not_a_duplicate": "1", "not_a_duplicate_because": "Cyfnither."}
    assert me.send("/cy/new-case", form | answer).status_code == 303
