"""What a message promises: both languages, Welsh first, the reference, the last day in time, a link."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.notices.example_notices import BASE_URL, OFFICER, a_message, a_notice
from workflow.notices.catalogue import CATALOGUE, KINDS, NEGOTIATION_KINDS, PANEL_KINDS
from workflow.notices.composing import UnknownKind, compose, last_day_in_time

RULE = "-" * 60


class Page(HTMLParser):
    """The text of an HTML message with the language it stands in, its links and its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        self.texts: list[tuple[str | None, str]] = []
        self.links: list[tuple[str, str]] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        if tag not in ("meta", "hr"):
            self.open.append((tag, values.get("lang")))
        if tag == "a":
            self.links.append((values.get("href") or "", ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if not data.strip() or self.open[-1][0] == "style":
            return
        self.texts.append((next((lang for _, lang in reversed(self.open) if lang), None), data.strip()))
        if self.open[-1][0] == "a":
            self.links[-1] = (self.links[-1][0], data.strip())

    def said_in(self, language: str) -> str:
        return "\n".join(text for lang, text in self.texts if lang == language)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_composes_in_both_languages_welsh_first(kind: str) -> None:
    message, entry = a_message(kind), CATALOGUE[kind]
    welsh, english = message.text.split(RULE)
    page = Page(message.html)
    assert message.subject == f"CC-2026-00417: {entry.subject.cy} / {entry.subject.en}"
    assert entry.body.cy in welsh
    assert entry.body.en in english
    assert entry.body.cy in page.said_in("cy")
    assert entry.body.en in page.said_in("en")
    assert message.html.index('<div lang="cy"') < message.html.index('<div lang="en"')


@pytest.mark.parametrize("kind", sorted(NEGOTIATION_KINDS))
def test_a_notice_of_an_agreement_in_the_making_leads_to_its_page_and_speaks_of_no_case(kind: str) -> None:
    message = a_message(kind, case_ref="NG-XR1-001")
    outward = [link for link in Page(message.html).links if not link[0].startswith("#")]
    assert outward == [
        (f"{BASE_URL}/cy/negotiations/NG-XR1-001", "Agor y negodi NG-XR1-001"),
        (f"{BASE_URL}/en/negotiations/NG-XR1-001", "Open the negotiation NG-XR1-001"),
    ]
    assert "case page" not in message.text
    assert "tudalen yr achos" not in message.text


@pytest.mark.parametrize("kind", sorted(PANEL_KINDS))
def test_a_notice_of_a_panel_leads_to_its_page_and_speaks_of_no_case(kind: str) -> None:
    message = a_message(kind, case_ref="PN-XR1")
    outward = [link for link in Page(message.html).links if not link[0].startswith("#")]
    assert outward == [
        (f"{BASE_URL}/cy/panels/PN-XR1", "Agor y panel PN-XR1"),
        (f"{BASE_URL}/en/panels/PN-XR1", "Open the panel PN-XR1"),
    ]
    assert "case page" not in message.text


@pytest.mark.parametrize("kind", sorted(KINDS - NEGOTIATION_KINDS - PANEL_KINDS))
def test_each_language_links_to_the_page_in_that_language(kind: str) -> None:
    message = a_message(kind)
    welsh, english = message.text.split(RULE)
    assert re.findall(r"http\S+", welsh) == [f"{BASE_URL}/cy/cases/CC-2026-00417"]
    assert re.findall(r"http\S+", english) == [f"{BASE_URL}/en/cases/CC-2026-00417"]
    outward = [link for link in Page(message.html).links if not link[0].startswith("#")]
    assert outward == [
        (f"{BASE_URL}/cy/cases/CC-2026-00417", "Agor yr achos CC-2026-00417"),
        (f"{BASE_URL}/en/cases/CC-2026-00417", "Open the case CC-2026-00417"),
    ]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_html_is_one_column_with_headings_and_without_images_or_scripts(kind: str) -> None:
    html = a_message(kind).html
    page = Page(html)
    assert html.startswith('<!DOCTYPE html>\n<html lang="cy">')
    assert page.open == []
    assert (page.tags.count("h1"), page.tags.count("h2")) == (1, 2)
    assert not {"img", "script", "table", "form", "iframe", "link"} & set(page.tags)
    assert "url(" not in html


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_nothing_but_the_reference_the_day_and_the_catalogue_is_said(kind: str) -> None:
    first, second = a_message(kind), a_message(kind, case_ref="XX-1", due_at=datetime(2031, 1, 2, tzinfo=UTC))

    def plain(text: str) -> str:
        text = re.sub(r"CC-2026-00417|XX-1", "REF", text)
        return re.sub(r"\d+ (Tachwedd|November|Ionawr|January) \d+", "DAY", text)

    assert plain(first.text) == plain(second.text)
    assert plain(first.html) == plain(second.html)
    assert "£" not in first.text + first.html
    numbers = set(re.findall(r"\d+", plain(first.text).replace(BASE_URL, "")))
    assert not numbers, f"{kind} says a number: {numbers}"


@given(
    st.fixed_dictionaries(
        {
            "id": st.text(min_size=1),
            "body": st.none() | st.text(),
            "about": st.none() | st.text(),
            "reason": st.none() | st.text(),
            "position": st.integers(0),
            "attempts": st.integers(0),
        }
    )
)
def test_no_other_column_of_the_notice_can_change_what_is_said(columns: dict[str, object]) -> None:
    usual, other = a_message(), a_message(**columns)
    assert (other.subject, other.text, other.html) == (usual.subject, usual.text, usual.html)


@pytest.mark.parametrize(
    ("due_at", "last_day"),
    [
        (datetime(2026, 11, 20, 0, 0, tzinfo=UTC), date(2026, 11, 19)),
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 10, 25, 0, 0, tzinfo=UTC) - timedelta(hours=1), date(2026, 10, 24)),
        (datetime(2026, 10, 26, 0, 0, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 3, 29, 0, 0, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 23, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2027, 1, 1, 0, 0, tzinfo=UTC), date(2026, 12, 31)),
    ],
)
def test_the_day_shown_is_the_last_day_in_time_in_london(due_at: datetime, last_day: date) -> None:
    assert last_day_in_time(due_at) == last_day


def test_the_day_is_written_out_in_each_language() -> None:
    welsh, english = a_message().text.split(RULE)
    assert "Gwnewch hyn erbyn diwedd y dydd ar 19 Tachwedd 2026." in welsh
    assert "Do this by the end of 19 November 2026." in english
    assert "The time limit that counts is the one on the case page." in english


def test_without_a_due_instant_no_day_is_shown() -> None:
    message = a_message(due_at=None)
    assert "2026." not in message.text
    assert "time limit that counts" not in message.text


def test_a_limit_that_had_passed_when_the_notice_was_written_is_told_as_past() -> None:
    message = a_message("time_limit_passed", due_at=datetime(2026, 11, 5, tzinfo=UTC))
    assert "Daeth y terfyn amser i ben ddiwedd y dydd ar 4 Tachwedd 2026." in message.text
    assert "The time limit ended at the end of 4 November 2026." in message.text


def test_a_family_hears_by_when_it_hears_again_and_never_of_a_limit() -> None:
    message = a_message("family_progress")
    assert "Byddwn yn cysylltu â chi eto erbyn 19 Tachwedd 2026." in message.text
    assert "We will be in touch with you again by 19 November 2026." in message.text
    assert "time limit" not in message.text
    assert "again by" not in a_message("family_progress", due_at=datetime(2026, 11, 5, tzinfo=UTC)).text


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_in_the_demonstration_every_message_says_that_it_is_an_example(kind: str) -> None:
    shown, hidden = a_message(kind, demonstration=True), a_message(kind, demonstration=False)
    assert "Enghraifft yn unig / Example only" in shown.text
    assert "Enghraifft yn unig" in Page(shown.html).said_in("cy")
    assert "Example only" in Page(shown.html).said_in("en")
    assert "Enghraifft yn unig" not in hidden.text + hidden.html


def test_welsh_government_reads_what_it_is_to_do() -> None:
    office = a_message("referred_to_welsh_government")
    official = a_message(
        "referred_to_welsh_government", audience="welsh_government", body="WG", role="wg_officer"
    )
    assert "to record a reply" not in office.text
    assert "to record a reply" in official.text
    assert "ac i gofnodi ateb" in official.text


def test_a_reference_is_escaped_in_links_and_in_html() -> None:
    message = a_message(case_ref="A/B<&C")
    assert f"{BASE_URL}/cy/cases/A%2FB%3C%26C" in message.text
    assert "A/B&lt;&amp;C" in message.html


def test_an_unknown_kind_is_refused_by_name() -> None:
    with pytest.raises(UnknownKind, match="'award_made' is not in the catalogue"):
        a_message("award_made")


def test_a_message_without_a_recipient_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one recipient"):
        compose(a_notice(), base_url=BASE_URL, to=[], demonstration=True)


def test_a_base_address_may_end_in_a_slash() -> None:
    message = compose(a_notice(), base_url=f"{BASE_URL}/", to=[OFFICER], demonstration=True)
    assert message.text == a_message().text
