"""The page of a correction asks for a day, a body or a service as people know them, never for a code."""

from __future__ import annotations

import html
import re

import pytest

from tests.api.pages.conftest import client_as
from tests.api.pages.test_forms import hidden
from workflow import desk
from workflow.parts import Parts

AT = "/en/cases/X-NEW/do/corrections"


def facts_of(parts: Parts) -> tuple[bool, str]:
    """Whether the case is urgent, and its service."""
    reading = desk.reading(parts, "X-NEW")
    assert reading is not None
    return reading.facts.case.urgent, reading.facts.case.service


@pytest.mark.parametrize(
    ("field", "name", "value", "after"),
    [
        ("urgent", "urgent", "true", (True, "community_package")),
        ("service", "service", "short_break", (False, "short_break")),
    ],
)
def test_a_correction_is_chosen_and_made(
    fresh: Parts, field: str, name: str, value: str, after: tuple[bool, str]
) -> None:
    client = client_as(fresh, "xhb1-head-of-service")
    asked = hidden(client.get(AT).text) | {"language": "en", "field": field, "reason": "Wrong."}
    empty = client.post(AT, data=asked)
    assert empty.status_code == 422
    assert f'<a href="#{name}">' in empty.text
    asked = hidden(client.get(AT).text) | {"language": "en", "field": field, "reason": "Wrong."}
    assert client.post(AT, data=asked | {name: value}).status_code == 303
    assert facts_of(fresh) == after


def test_the_history_leads_from_words_to_the_form_that_seals_them(fresh: Parts) -> None:
    client = client_as(fresh, "xhb1-head-of-service")
    words = {
        "subject": "package",
        "ground": "not_agreed",
        "reasons": "Another child's story.",
        "language": "en",
    }
    said = client.get("/en/cases/X-NEW/do/disagreements")
    assert client.post("/en/cases/X-NEW/do/disagreements", data=hidden(said.text) | words).status_code == 303
    link = re.search(r'href="([^"]*do/seal-entry[^"]*)"', client.get("/en/cases/X-NEW/history").text)
    assert link is not None
    at = html.unescape(link[1])
    form = client.get(at).text
    text_id = at.partition("entry_id=")[2]
    assert f'value="{text_id}"' in form
    sealed = hidden(form) | {"kind": "text", "entry_id": text_id, "reason": "Wrong child.", "language": "en"}
    assert client.post(at.partition("?")[0], data=sealed).status_code == 303
    assert "Another child&#39;s story." not in client.get("/en/cases/X-NEW/history").text
