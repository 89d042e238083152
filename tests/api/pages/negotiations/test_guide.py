"""Promises of the guide: from the model agreement a person comes to a draft without a fault through the pages
alone; every question is asked with its choices; what is wrong is said in both languages and changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from html import unescape

import pytest
from fastapi.testclient import TestClient

from agreements.blanks import blanks_in_source
from agreements.formulas import KINDS
from agreements.yaml_source import read_yaml_text
from api.pages.negotiations.open_points import open_points
from api.pages.negotiations.skeletons import FIELDS, formula_skeleton
from tests.api.pages.conftest import client_as
from tests.workflow.negotiating.table import SERVICES
from workflow import negotiation_desk as desk
from workflow.negotiating.facts import NegotiationFacts
from workflow.parts import Parts

ANSWERS: Mapping[str, str | date] = {
    "membership_as_at": date(2027, 3, 1),
    "legal_status": "non_binding_memorandum",
    "cy-name": "Anwen Enghraifft",
    "cy-confirmed_on": date(2027, 4, 1),
    "en-name": "Anwen Enghraifft",
    "en-confirmed_on": date(2027, 4, 1),
    "weekly_pence-to": "30000.00",
    "effective_from": date(2027, 6, 1),
    "signed_on": date(2027, 5, 1),
    "review_due": date(2029, 6, 1),
    "basis": "net_of_income",
    "pool_model": "memorandum",
    "host": "XHB7",
    "office-cy": "Swyddfa gyllid",
    "office-en": "Finance office",
    "deputy-cy": "Dirprwy",
    "deputy-en": "Deputy",
    "rounding-method": "largest_remainder",
    "grain": "line",
    "tie_order": "health_board,council.social,council.education",
    "count_first_day": "true",
    "count_last_day": "false",
    "overspend-method": "own_risk",
    "underspend-method": "return_proportional",
    "default_clause": "null",
    "panel_binding": "false",
    "days": "10",
    "arbiter": "welsh_government",
    "forecast_by": "10-31",
    "budget_by": "02-28",
    "retention_years": "7",
    "notice_days": "90",
    "exit_rule": "same_rules",
}
TEXTS = {
    "c1-3": ("Memorandwm nad yw'n rhwymo yw hwn.", "This is a memorandum that does not bind."),
    "c2-1": ("Ni fydd gofal plentyn yn aros.", "A child's care does not wait."),
    "c4-1": (
        "Y bwrdd iechyd: {{main.health_board}}. Y cyngor: {{main.council.social}}.",
        "The health board: {{main.health_board}}. The council: {{main.council.social}}.",
    ),
    "c5-3": ("Nid yw diffyg ymateb yn cymhwyso dim.", "Silence applies nothing."),
}


@pytest.fixture
def lead(parts: Parts) -> TestClient:
    return client_as(parts, "xr7-region-lead")


@pytest.fixture
def at(lead: TestClient) -> str:
    """The address of a negotiation that started from the model agreement."""
    started = _sent(lead, "/en/negotiations/new", {"base": "model", "services": list(SERVICES)})
    return started.removeprefix("/en")


def test_a_person_comes_from_the_model_to_a_draft_without_a_fault_through_the_pages_alone(
    parts: Parts, lead: TestClient, at: str
) -> None:
    draft = f"/en{at}/drafts/1"
    questions = lead.get(draft).text
    assert f"{len(open_points(_facts(parts, at).files))} questions to answer" in questions
    _sent(lead, draft, _all_answers(_facts(parts, at)))
    assert open_points(_facts(parts, at).files) == []

    chosen = lead.get(f"/en{at}/formulas/main?kind=fixed_share").text
    text = _textarea(chosen, "text")
    shares = text.replace("<<share>>", "50%")
    _sent(lead, f"/en{at}/formulas/main?kind=fixed_share", {"text": shares}, to=f"/en{at}/formulas/main")

    for clause, (cy, en) in TEXTS.items():
        address = f"/en{at}/drafts/newest/clauses/{clause}"
        _sent(lead, address, {"text_cy": cy, "text_en": en} | _titles(lead.get(address).text))

    for name, pounds in (("nought", "0.00"), ("penny", "0.01"), ("odd", "1.01"), ("week", "900.00")):
        _example(lead, at, name, pounds)
    assert "V31" in str(_facts(parts, at).newest.faults)
    _example(lead, at, "highest", "30000.00")

    assert _facts(parts, at).newest.faults == []
    newest = lead.get(f"/en{at}/drafts/newest", follow_redirects=True).text
    assert "Every check passes" in newest
    assert "right to the penny" in lead.get(f"/en{at}/examples").text


def test_a_question_with_a_closed_list_offers_its_choices_in_words_in_both_languages(
    lead: TestClient, at: str
) -> None:
    for language, words in (
        ("cy", ("Memorandwm nad yw'n rhwymo", "y gweddill mwyaf", "fesul llinell gost", "y gost gros")),
        (
            "en",
            ("A memorandum that does not bind", "largest remainder", "on each cost line", "the gross cost"),
        ),
    ):
        page = unescape(lead.get(f"/{language}{at}/drafts/1").text)
        assert all(f">{said}</option>" in page for said in words)
        assert "non_binding_memorandum," not in page


def test_some_questions_may_be_answered_and_the_rest_stay_open(
    parts: Parts, lead: TestClient, at: str
) -> None:
    before = len(open_points(_facts(parts, at).files))
    _sent(lead, f"/en{at}/drafts/1", {"agreement-contributions-host": "XLA71"})
    facts = _facts(parts, at)
    assert len(open_points(facts.files)) == before - 1
    main = read_yaml_text(facts.files["agreement.yaml"], name="agreement.yaml").data
    assert main["contributions"]["host"] == "XLA71"
    assert {one["body"]: one["role"] for one in main["parties"]} == {"XHB7": "contributor", "XLA71": "host"}
    assert "# working days" in facts.files["agreement.yaml"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({}, "Answer at least one point."),
        ({"agreement-audit-retention_years": "seven"}, "Give a whole number."),
        ({"agreement-reporting-forecast_by": "31 October"}, "Give a month and a day"),
        ({"agreement-rounding-method": "guess"}, "This is not one of the choices."),
        ({"agreement-domain-weekly_pence-to": "lots"}, "Give an amount in pounds and pence"),
        ({"agreement-dates-signed_on-day": "40"}, "Give a day, month and year"),
    ],
)
def test_an_answer_that_cannot_stand_comes_back_with_its_sentence_and_changes_nothing(
    parts: Parts, lead: TestClient, at: str, answer: dict[str, str], said: str
) -> None:
    for language in ("cy", "en"):
        address = f"/{language}{at}/drafts/1"
        reply = lead.post(address, data=_hidden(lead.get(address).text) | {"why": "x"} | answer)
        assert reply.status_code == 422
        assert (said in unescape(reply.text)) == (language == "en")
    assert _facts(parts, at).negotiation.draft == 1


def test_an_example_is_worked_out_as_a_proposal_and_kept_only_when_it_is_sent(
    parts: Parts, lead: TestClient, at: str
) -> None:
    address = f"/en{at}/examples"
    early = _posted(lead, address, _package("nought", "1.01") | {"act": "work"})
    assert "cannot be read yet" in early
    _sent(lead, f"/en{at}/drafts/1", _all_answers(_facts(parts, at)))
    text = _textarea(lead.get(f"/en{at}/formulas/main?kind=fixed_share").text, "text")
    _sent(lead, f"/en{at}/formulas/main", {"text": text.replace("<<share>>", "1/2")})
    draft = _facts(parts, at).negotiation.draft
    page = _posted(lead, address, _package("odd", "1.01") | {"act": "work"})
    assert "they are a proposal" in page, re.sub(r"<[^>]+>|\s+", " ", _main(page))[:1500]
    assert re.search(r'name="expected-health"[^>]*value="0.51"', page)
    assert _facts(parts, at).negotiation.draft == draft
    empty = _posted(lead, address, _package("odd", "1.01"))
    assert "work the example out first" in empty


def test_a_file_of_an_example_is_worked_out_in_place(parts: Parts, lead: TestClient, at: str) -> None:
    _sent(lead, f"/en{at}/drafts/1", _all_answers(_facts(parts, at)))
    text = _textarea(lead.get(f"/en{at}/formulas/main?kind=fixed_share").text, "text")
    _sent(lead, f"/en{at}/formulas/main", {"text": text.replace("<<share>>", "1/2")})
    begin = lead.get(f"/en{at}/new-file?folder=cases&name=By hand").headers["location"]
    begun = _textarea(lead.get(begin).text, "text")
    filled = begun.replace("<<day>>", "2027-06-01").replace("<<line>>", "support").replace("<<pence>>", "300")
    page = _posted(lead, begin, {"text": filled, "act": "work"})
    assert "XHB7.health: 150" in _textarea(page, "text")
    refused = _posted(lead, begin, {"text": begun, "act": "work"})
    assert "govuk-error-summary" in refused


def test_every_kind_of_formula_begins_from_a_skeleton_that_leaves_only_its_figures_open(
    parts: Parts, lead: TestClient, at: str
) -> None:
    assert FIELDS.keys() == KINDS.keys()
    for kind, model in KINDS.items():
        text = formula_skeleton(kind, name="main", clause="c4-1", fictional=True)
        source = read_yaml_text(text, name="main.yaml")
        wanted = {field.alias or name for name, field in model.model_fields.items() if field.is_required()}
        assert wanted <= source.data.keys(), kind
        assert source.data.keys() <= {field.alias or name for name, field in model.model_fields.items()}, kind
        for _, question in blanks_in_source(source):
            assert question.cy != question.en
        assert lead.get(f"/cy{at}/formulas/main?kind={kind}").status_code == 200


def test_a_new_formula_takes_its_place_among_the_rules_where_it_is_asked_to(
    parts: Parts, lead: TestClient, at: str
) -> None:
    begin = lead.get(f"/en{at}/new-file?folder=formulas&name=school").headers["location"]
    text = _textarea(lead.get(f"{begin}?kind=fixed_share").text, "text")
    _sent(lead, f"{begin}?kind=fixed_share", {"text": text, "place": "first"}, to=begin)
    files = _facts(parts, at).files
    main = read_yaml_text(files["agreement.yaml"], name="agreement.yaml").data
    assert main["rules"] == ["school", "main"]
    assert "formulas/school.yaml" in files


def test_a_file_that_cannot_be_called_so_or_is_too_long_is_refused_in_words(
    parts: Parts, lead: TestClient, at: str
) -> None:
    for language, said in (("cy", "Rhowch enw i'r ffeil"), ("en", "Give the file a name")):
        sent = lead.get(f"/{language}{at}/new-file?folder=cases&name=Æ").headers["location"]
        page = lead.get(sent.partition("#")[0], follow_redirects=True)
        assert said in unescape(page.text)
    assert lead.get(f"/en{at}/formulas/..%5Cup").status_code == 404
    long = _posted(lead, f"/en{at}/formulas/main?kind=fixed_share", {"text": "a" * 200_001})
    assert "govuk-error-summary" in long
    assert _facts(parts, at).negotiation.draft == 1


def test_who_may_not_change_the_text_is_offered_nothing_and_changes_nothing(
    parts: Parts, lead: TestClient, at: str
) -> None:
    pages = ("drafts/1", "examples", "file?path=agreement.yaml")
    writing = ("formulas/main", "drafts/newest/clauses/c1-3", "new-file?folder=cases&name=a")
    coordinator, stranger = client_as(parts, "xhb7-coordinator"), client_as(parts, "xhb1-finance")
    for page in pages:
        read = coordinator.get(f"/en{at}/{page}")
        assert read.status_code == 200, page
        assert "Make the next draft" not in read.text
        assert stranger.get(f"/en{at}/{page}").status_code == 403
    for page in writing:
        assert stranger.get(f"/en{at}/{page}").status_code == 403
    sent = {"form_token": "", "why": "x", "agreement-audit-retention_years": "7"}
    for person in (coordinator, stranger, client_as(parts, "xwg-wg-officer-1")):
        form = _hidden(lead.get(f"/en{at}/drafts/1").text)
        mine = _hidden(person.get(f"/en{at}").text)
        answer = person.post(f"/en{at}/drafts/1", data=form | mine | sent | _token(person))
        assert answer.status_code in (403, 409)
    assert _facts(parts, at).negotiation.draft == 1


def _token(client: TestClient) -> dict[str, str]:
    found = _hidden(client.get("/en/cases").text)
    return {name: value for name, value in found.items() if name not in ("key", "etag")}


def _all_answers(facts: NegotiationFacts) -> dict[str, str]:
    found: dict[str, str] = {}
    for point in open_points(facts.files):
        name = point.field.name
        answer = next((value for ending, value in ANSWERS.items() if name.endswith(f"-{ending}")), None)
        assert answer is not None, name
        if isinstance(answer, date):
            found |= {f"{name}-{part}": str(getattr(answer, part)) for part in ("day", "month", "year")}
        else:
            found[name] = answer
    return found


def _package(name: str, pounds: str) -> dict[str, object]:
    return {
        "name": name,
        "says_cy": f"Enghraifft {name}.",
        "says_en": f"Example {name}.",
        "clause": "c4-1",
        "agreed_by": ["XHB7.finance", "XLA71.finance"],
        "council": "XLA71",
        "service": "community_package",
        "start-day": "1",
        "start-month": "6",
        "start-year": "2027",
        "lines-0-kind": "support",
        "lines-0-weekly": pounds,
    }


def _example(lead: TestClient, at: str, name: str, pounds: str) -> None:
    """One example, worked out by the rules and then kept as a person who agrees would."""
    package = _package(name, pounds)
    page = _posted(lead, f"/en{at}/examples", package | {"act": "work"})
    found = re.findall(r'name="(expected-\w+)"[^>]*value="([^"]*)"', page)
    assert "they are a proposal" in page, re.sub(r"<[^>]+>|\s+", " ", page)[:1500]
    _sent(lead, f"/en{at}/examples", package | dict(found))


def _hidden(html: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html)
    return {name: unescape(value) for name, value in found}


def _main(html: str) -> str:
    return html[html.index("<main") :]


def _textarea(html: str, name: str) -> str:
    found = re.search(rf'<textarea[^>]*name="{name}"[^>]*>(.*?)</textarea>', html, re.DOTALL)
    assert found is not None
    return unescape(found[1]).lstrip("\n")


def _titles(html: str) -> dict[str, str]:
    found = {}
    for name in ("title_cy", "title_en"):
        match = re.search(rf'name="{name}"[^>]*value="([^"]*)"', html)
        assert match is not None
        found[name] = unescape(match[1])
    return found


def _posted(client: TestClient, address: str, values: Mapping[str, object]) -> str:
    data = _hidden(_main(client.get(address).text)) | {"why": "So"} | dict(values)
    return unescape(client.post(address, data=data).text)


def _sent(client: TestClient, address: str, values: Mapping[str, object], *, to: str | None = None) -> str:
    data = _hidden(_main(client.get(address).text)) | {"why": "So"} | dict(values)
    answer = client.post(to or address, data=data)
    assert answer.status_code == 303, re.sub(r"<[^>]+>|\s+", " ", _main(answer.text))[:2000]
    return answer.headers["location"]


def _facts(parts: Parts, at: str) -> NegotiationFacts:
    reading = desk.reading(parts, at.rpartition("/")[2])
    assert reading is not None
    return reading.facts
