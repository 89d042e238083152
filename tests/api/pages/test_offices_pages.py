"""The page of a correction asks for a day, a body or a service as people know them, never for a code."""

from __future__ import annotations

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
