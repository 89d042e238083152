"""The page of the workshop: it starts from an invented package, tells the split and the nearest changes
in its own language, keeps what was typed, and no page of a case leads to it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.api.pages.addresses import ROLES, pages_of
from workflow.parts import Parts

AsPerson = Callable[[str], TestClient]
FACTS = (Path(__file__).parents[3] / "examples" / "facts.json").read_text(encoding="utf-8")


def filled(html: str) -> dict[str, str]:
    """What the form would send as it stands."""
    main = html.split("<main", 1)[1]
    sent: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", main):
        given = dict(re.findall(r'(name|value|type)="([^"]*)"', tag))
        if given.get("type") not in ("checkbox", "radio") or "checked" in tag:
            sent[given["name"]] = given.get("value", "")
    for tag, inside in re.findall(r"<select([^>]*)>(.*?)</select>", main, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', inside)
        sent[dict(re.findall(r'(name)="([^"]*)"', tag))["name"]] = chosen[1] if chosen else ""
    return sent


def test_it_starts_from_an_invented_package_under_the_agreement_asked_for(as_person: AsPerson) -> None:
    html = as_person(ROLES["finance"]).get("/en/workshop?agreement=xr3-gofal-parhaus@1").text
    sent = filled(html)
    assert sent["agreement"] == "xr3-gofal-parhaus@1"
    assert sent["council"] == "XLA31"
    assert sent["lines-0-kind"] == "registered_nurse"
    assert sent["levels-seizures"] == "severe"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("cy", ("Y newidiadau agosaf a fyddai", "Y sgôr lle mae&#39;r band nesaf yn dechrau", "Symudedd")),
        (
            "en",
            (
                "The nearest changes that would move a share",
                "The score at which the next band begins",
                "Mobility",
            ),
        ),
    ],
)
def test_it_tells_the_split_why_and_what_is_nearest(
    lang: str, said: tuple[str, ...], as_person: AsPerson
) -> None:
    client = as_person(ROLES["head_of_service"])
    sent = filled(client.get(f"/{lang}/workshop?agreement=xr3-gofal-parhaus@1").text)
    answer = client.post(f"/{lang}/workshop", data=sent)
    assert answer.status_code == 200, answer.text
    assert all(one in answer.text for one in said)
    assert "£2,886.30" in answer.text
    assert f'href="/{lang}/agreements/xr3-gofal-parhaus/1#c4-1"' in answer.text
    assert filled(answer.text)["lines-1-weekly"] == "1184.40"


def test_pasted_facts_are_read_in_place_of_the_form(as_person: AsPerson) -> None:
    client = as_person(ROLES["finance"])
    sent = filled(client.get("/en/workshop?agreement=xr1-gofal-parhaus@1").text)
    answer = client.post("/en/workshop", data=sent | {"pasted": FACTS, "lines-0-kind": "nonsense"})
    assert answer.status_code == 200, answer.text
    assert "£2,026.80" in answer.text
    wrong = json.dumps(json.loads(FACTS) | {"council": "XLA21"})
    for pasted in ("{", "[1]", wrong):
        refused = client.post("/en/workshop", data=sent | {"pasted": pasted})
        assert refused.status_code == 422
        assert '<a href="#pasted">' in refused.text


def test_faults_stand_at_their_fields(as_person: AsPerson) -> None:
    client = as_person(ROLES["finance"])
    sent = filled(client.get("/en/workshop?agreement=xr1-gofal-parhaus@1").text)
    for change, place in (
        ({"lines-0-weekly": "twelve"}, "lines-0-weekly"),
        ({"lines-0-weekly": "617.41"}, "lines-0-weekly"),
        ({"on-day": "40"}, "on-day"),
        ({"agreement": "xr2-gofal-parhaus@2"}, "agreement"),
        ({"service": ""}, "service"),
    ):
        answer = client.post("/en/workshop", data=sent | change)
        assert answer.status_code == 422
        assert f'<a href="#{place}">' in answer.text, place
        assert f'id="{place}"' in answer.text, place


def test_welsh_government_has_no_workshop(as_person: AsPerson) -> None:
    assert as_person(ROLES["wg_officer"]).get("/en/workshop").status_code == 403


def test_a_form_without_the_sessions_token_is_refused(as_person: AsPerson) -> None:
    client = as_person(ROLES["finance"])
    sent = filled(client.get("/en/workshop").text)
    assert client.post("/en/workshop", data=sent | {"form_token": "another"}).status_code == 403


def test_no_page_of_a_case_leads_to_the_workshop(played: Parts, as_person: AsPerson) -> None:
    client = as_person(ROLES["finance"])
    addresses = [one for one in pages_of(played, ROLES["finance"]) if one.startswith("/cases/")]
    assert len(addresses) > 10
    for address in addresses:
        assert "/workshop" not in client.get(f"/en{address}").text, address
