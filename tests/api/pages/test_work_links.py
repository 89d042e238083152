"""Promise: no link of My work leads to a form that refuses its reader."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from tests.api.pages.addresses import ROLES

AsPerson = Callable[[str], TestClient]
OFFICERS = (*ROLES.values(), "xhb1-finance", "xla11-coordinator", "xla12-coordinator", "xhb2-coordinator")


@pytest.mark.parametrize("person", OFFICERS)
def test_every_link_of_my_work_opens_for_its_reader(person: str, as_person: AsPerson) -> None:
    client = as_person(person)
    links = set(re.findall(r'href="(/en/cases/[^"]+)"', client.get("/en/work").text))
    refused = {link: client.get(link).status_code for link in links}
    assert {link for link, status in refused.items() if status not in (200, 303)} == set()


def test_an_act_of_another_office_leads_to_the_case_and_ones_own_to_its_form(as_person: AsPerson) -> None:
    to_name = "/en/cases/X-FORCE/do/key-worker"
    assert f'href="{to_name}"' in as_person("xhb1-coordinator").get("/en/work").text
    others = as_person("xhb1-director").get("/en/work").text
    assert 'href="/en/cases/X-FORCE"' in others
    assert to_name not in others
