"""Every page, as each role: it answers, in its own language throughout, and names no child."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from jinja2 import ChainableUndefined, make_logging_undefined

from agreements.words import Words
from api.pages import event_values, language
from api.v1.words import ACTIONS
from tests.api.pages.addresses import ROLES, STANDING, pages_of
from tests.api.pages.text_of import texts_in
from tooling.check_locales import committed
from workflow.casework import codes
from workflow.parts import Parts

AsPerson = Callable[[str], TestClient]
CHILD = ("Enfys", "Ddychmygol", "943 476 5919", "9434765919", "Stryd y Dychymyg")


def english_only() -> set[str]:
    """Every English sentence of ours that is not the same in Welsh."""
    found: set[str] = set()
    for message in committed():
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        found |= {str(text) for text in ids if text and text not in said}
    tables: list[dict[str, Words]] = [
        value for value in vars(codes).values() if isinstance(value, dict) and _is_words(value)
    ]
    listed = [*(words for table in tables for words in table.values()), *ACTIONS.values()]
    found |= {words.en for words in listed if words.en != words.cy}
    return found | {words.en for words in event_values.OUTCOMES.values()}


def _is_words(table: dict[object, object]) -> bool:
    return all(isinstance(value, Words) for value in table.values())


@pytest.mark.parametrize("role", list(ROLES))
def test_no_english_stands_on_a_welsh_page(role: str, played: Parts, as_person: AsPerson) -> None:
    english = english_only()
    client = as_person(ROLES[role])
    leaks = []
    for address in (*pages_of(played, ROLES[role]), *STANDING[1:]):
        answer = client.get(f"/cy{address}")
        assert answer.status_code in (200, 404), f"{address}: {answer.status_code}"
        assert answer.headers["content-language"] == "cy"
        leaks += [
            f"{address}: {text}" for text in texts_in(answer.text, "cy") if text.strip(" :.,") in english
        ]
    assert not leaks, "\n".join(leaks)


@pytest.mark.parametrize("role", ["coordinator", "finance", "wg_officer"])
def test_no_page_names_the_child(role: str, played: Parts, as_person: AsPerson) -> None:
    client = as_person(ROLES[role])
    for address in pages_of(played, ROLES[role]):
        html = client.get(f"/en{address}").text
        assert not [name for name in CHILD if name in html], address


def test_every_page_carries_the_banner_and_the_link_to_itself_in_the_other_language(
    played: Parts, as_person: AsPerson
) -> None:
    client = as_person(ROLES["finance"])
    for address in pages_of(played, ROLES["finance"]):
        welsh, english = client.get(f"/cy{address}").text, client.get(f"/en{address}").text
        for html in (welsh, english):
            assert "Enghraifft: cyrff a phobl ffuglennol" in html
            assert "Example: fictional bodies and people" in html
        other = address.replace("&", "&amp;")
        assert f'href="/en{other}" lang="en"' in welsh, address
        assert f'href="/cy{other}" lang="cy"' in english, address


def test_no_template_asks_for_a_name_that_nobody_gave(
    played: Parts, as_person: AsPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard()
    logger = logging.Logger("templates")
    logger.addHandler(heard)
    undefined = make_logging_undefined(logger, ChainableUndefined)
    monkeypatch.setattr(language.environment("en"), "undefined", undefined)
    client = as_person(ROLES["coordinator"])
    for address in (*pages_of(played, ROLES["coordinator"]), "/nowhere"):
        client.get(f"/en{address}")
    asked = {message.split("'")[1] for message in heard.messages if message.endswith("' is undefined")}
    assert asked <= {"undefined"}, "the macros of GOV.UK Frontend ask whether a value is `undefined`"


class Heard(logging.Handler):
    """Keeps what a logger says."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.add(record.getMessage())


def test_the_reading_of_a_child_is_recorded_and_asked_for(played: Parts, as_person: AsPerson) -> None:
    client = as_person(ROLES["coordinator"])
    asked = client.get("/en/cases/X-ANSWER/child")
    assert CHILD[0] not in asked.text
    token = token_in(asked.text)
    refused = client.post("/en/cases/X-ANSWER/child", data={"form_token": token, "purpose": ""})
    assert refused.status_code == 422
    assert "<title>Error:" in refused.text
    shown = client.post(
        "/en/cases/X-ANSWER/child", data={"form_token": token, "purpose": "To arrange the visit"}
    )
    assert CHILD[0] in shown.text
    with played.database.unit() as unit:
        readings = unit.all("SELECT person, purpose FROM child_readings WHERE case_ref = 'X-ANSWER'")
    assert readings == [(ROLES["coordinator"], "To arrange the visit")]
    assert as_person(ROLES["finance"]).get("/en/cases/X-ANSWER/child").status_code == 403


def test_welsh_government_reads_the_notification_before_the_case(as_person: AsPerson) -> None:
    client = as_person(ROLES["wg_officer"])
    assert client.get("/en/cases/X-REFERRED").headers["location"] == "/en/cases/X-REFERRED/referral"
    notified = client.get("/en/cases/X-REFERRED/referral").text
    assert "Open the bundle" in notified
    assert "Amgylchiadau eithriadol." not in notified
    assert client.get("/en/cases/X-BUNDLE").status_code == 200
    assert client.get("/en/cases/X-ANSWER").status_code == 404


def test_the_list_and_my_work_say_of_a_shut_case_only_which_it_is(as_person: AsPerson) -> None:
    client = as_person(ROLES["wg_officer"])
    listed = client.get("/en/cases").text
    shut, opened = (_row_of(listed, ref) for ref in ("X-REFERRED", "X-BUNDLE"))
    assert shut[1:] == ["", "", "", ""]
    assert all(opened[1:4])
    work = client.get("/en/work").text
    rows = [row for row in work.split("<tr")[2:] if "X-REFERRED" in row]
    assert rows
    assert all("/cases/X-REFERRED/referral" in row for row in rows)


def _row_of(html: str, ref: str) -> list[str]:
    row = next(row for row in html.split("<tr") if f"/cases/{ref}" in row).split("</tr>")[0]
    cells = re.findall(r'<div class="cy-table__value">(.*?)</div>', row, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in cells]


def test_the_split_says_the_casebook_figures_and_what_upholding_would_give(as_person: AsPerson) -> None:
    html = as_person(ROLES["finance"]).get("/en/cases/X-OBJECTED/split").text
    assert (
        "The health board owes £2,026.80 a week, the council £597.00 and its education budget £262.50" in html
    )
    assert "£1,688.40" in html
    assert "\N{MINUS SIGN}£338.40" in html
    assert "the first day, without prejudice" in html


def test_the_split_is_explained_step_by_step_in_the_language_of_the_page(as_person: AsPerson) -> None:
    client = as_person(ROLES["finance"])
    said = {
        "cy": ("Sut y'i cyfrifwyd, gam wrth gam", "Talgrynnu i geiniogau cyfan", "Yr union gyfran: 1/2"),
        "en": ("How it was worked out, step by step", "Rounding to whole pennies", "The exact share: 1/2"),
    }
    for lang, sentences in said.items():
        html = client.get(f"/{lang}/cases/X-OBJECTED/split").text
        assert all(one in html for one in sentences)
        assert 'id="rule-lines"' in html
        assert f'href="/{lang}/agreements/xr1-gofal-parhaus/1#c4-1"' in html
    terms = client.get("/en/cases/X-SIGN/sign").text
    assert "Annex: how the split was worked out" in terms
    assert 'id="totals"' in terms


def test_an_agreement_shows_its_rules_in_words_its_values_and_what_was_proved(as_person: AsPerson) -> None:
    client = as_person(ROLES["finance"])
    html = client.get("/en/agreements/xr3-gofal-parhaus/1").text
    assert html.count("10 to 14: the health board 25%, the council&#39;s social care budget 75%") == 2
    assert "Illustrative; recollected; not confirmed; source: An invented example" in html
    assert re.search(r"Checks that hold: (\d+) of \1\.", html)
    assert re.search(r"Worked examples that come out to the penny: (\d+) of \1\.", html)
    assert "Version 1, this one" in html
    assert "Every service" in html
    two = client.get("/cy/agreements/xr2-gofal-parhaus/2").text
    assert "Fersiynau, a'r hyn a newidiodd pob un" in two
    assert '/cy/agreements/xr2-gofal-parhaus/1"' in two


def test_the_list_of_agreements_says_which_days_no_agreement_answers(as_person: AsPerson) -> None:
    client = as_person(ROLES["finance"])
    assert "a gap: no agreement" in client.get("/en/agreements").text
    assert "bwlch: dim cytundeb" in client.get("/cy/agreements").text


def test_opening_the_split_is_noted_once_for_a_body(played: Parts, as_person: AsPerson) -> None:
    for _ in range(2):
        as_person(ROLES["finance"]).get("/cy/cases/X-ANSWER/split")
    with played.database.unit() as unit:
        rows = unit.all("SELECT body FROM openings WHERE case_ref = 'X-ANSWER' AND body = 'XLA11'")
    assert len(rows) == 1


def test_nobody_is_sent_to_the_start_and_a_wrong_address_says_so(played: Parts, as_person: AsPerson) -> None:
    from api.application import create_app

    nobody = TestClient(create_app(played), follow_redirects=False)
    assert nobody.get("/cy/work").headers["location"] == "/cy"
    missing = nobody.get("/cy/nowhere")
    assert missing.status_code == 404
    assert "Nid oes tudalen yma" in missing.text
    assert as_person(ROLES["finance"]).get("/en/cases/X-ANSWER/do/assessment").status_code == 403


def token_in(html: str) -> str:
    """The session's form token, as a page carries it."""
    return html.split('name="form_token" value="')[1].split('"')[0]
