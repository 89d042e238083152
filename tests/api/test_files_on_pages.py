"""Promises: a file is attached and saved through plain pages in either language, without JavaScript; a
report is asked for, read and printed there too."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import httpx
import pytest
from fastapi.testclient import TestClient

from api.security.callers import SESSION_COOKIE
from tests.api.steps import CHILD, Steps

PDF = b"%PDF-1.7 cofnodion"


@pytest.fixture
def browser(client: TestClient, session_of: Callable[[str], str]) -> Callable[[str], TestClient]:
    """A browser that is signed in as a person."""

    def signed_in(person: str) -> TestClient:
        client.cookies.clear()
        client.cookies.set(SESSION_COOKIE, session_of(person))
        return client

    return signed_in


def hidden(page: httpx.Response) -> dict[str, str]:
    """The hidden fields of the page's last form."""
    form = page.text[page.text.rindex('<form method="post"') :]
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form)
    return {name: unescape(value) for name, value in found}


def _send(
    browser: TestClient, address: str, content: bytes = PDF, name: str = "cofnodion.pdf", **fields: str
) -> httpx.Response:
    page = browser.get(address)
    assert page.status_code == 200, page.text
    data = hidden(page) | {"type": "minutes", "language": "cy", "eyes": "bodies", "about": "cases"} | fields
    return browser.post(
        address.partition("?")[0], data=data, files={"file": (name, content, "application/octet-stream")}
    )


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_file_is_attached_listed_and_saved(
    lang: str, steps: Steps, browser: Callable[[str], TestClient]
) -> None:
    """Through the form, the list and its link; a new version takes the old one's place."""
    ref = steps.opened()
    mine = browser("xhb1-coordinator")
    done = _send(mine, f"/{lang}/cases/{ref}/attachments/new")
    assert done.status_code == 303, done.text
    listed = mine.get(f"/{lang}/cases/{ref}/attachments")
    assert "cofnodion.pdf" in listed.text
    (saved,) = re.findall(r'href="([^"]*/content)"', listed.text)
    out = mine.get(saved)
    assert out.content == PDF
    assert out.headers["content-disposition"].startswith("attachment;")
    assert out.headers["content-security-policy"].startswith("default-src 'none'; sandbox")
    (again,) = re.findall(r'href="([^"]*supersedes=[^"]*)"', listed.text)
    page = mine.get(again)
    chosen = re.findall(r'name="supersedes" type="radio" value="([^"]*)"', page.text)
    assert _send(mine, again, PDF + b"2", supersedes=chosen[0], about="").status_code == 303
    assert mine.get(f"/{lang}/cases/{ref}/attachments").text.count("/content") == 2


def test_a_form_with_a_fault_comes_back_with_what_was_chosen(
    steps: Steps, browser: Callable[[str], TestClient]
) -> None:
    """No file, a kind that is not taken, nothing chosen, a stale page, another session's form."""
    ref = steps.opened()
    mine = browser("xhb1-coordinator")
    address = f"/en/cases/{ref}/attachments/new"
    page = mine.get(address)
    nothing = mine.post(address, data=hidden(page), files={"other": ("a", b"")})
    assert nothing.status_code == 422
    assert "Choose a file." in nothing.text
    program = _send(mine, address, b"MZ", name="a.exe")
    assert program.status_code == 422
    assert "This kind of file is not taken" in program.text
    assert 'value="minutes" checked' in program.text
    assert _send(mine, address, type="").status_code == 422
    assert _send(mine, address, etag='"old"').status_code == 412
    assert _send(mine, address, form_token="x").status_code == 403
    assert "There is no file that you may see." in mine.get(f"/en/cases/{ref}/attachments").text


def test_a_file_that_is_too_large_is_told_so(steps: Steps, browser: Callable[[str], TestClient]) -> None:
    """413, and a page that says it."""
    ref = steps.opened()
    large = _send(
        browser("xhb1-coordinator"), f"/en/cases/{ref}/attachments/new", b"%PDF" + bytes(21 * 2**20)
    )
    assert large.status_code == 413
    assert "20 MB" in large.text


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_report_is_asked_for_and_its_letter_printed(
    lang: str, steps: Steps, browser: Callable[[str], TestClient]
) -> None:
    """By the form; the letter stands in both languages, with the link; the other body sees the request
    alone."""
    ref = steps.opened(child=CHILD)
    mine = browser("xhb1-coordinator")
    address = f"/{lang}/cases/{ref}/do/ask-for-report"
    page = mine.get(address)
    asked = hidden(page) | {"addressee": "gp", "to": "Dr Dychmygol", "asks": "Cyflwr.", "language": "cy"}
    assert mine.post(address, data=asked).status_code == 303
    reports = mine.get(f"/{lang}/cases/{ref}/reports")
    (letter,) = re.findall(r'href="([^"]*/letter)"', reports.text)
    printed = mine.get(letter)
    assert printed.status_code == 200
    for words in ("/cy/upload/", "/en/upload/", "Myfanwy Dychmygol", "Dr Dychmygol"):
        assert words in printed.text
    theirs = browser("xla11-coordinator").get(f"/{lang}/cases/{ref}/reports")
    assert "Dr Dychmygol" in theirs.text
    assert "/letter" not in theirs.text
    assert browser("xla11-coordinator").get(letter).status_code == 404


def test_the_page_behind_a_link_takes_a_file_without_an_account(
    steps: Steps, client: TestClient, browser: Callable[[str], TestClient]
) -> None:
    """A browser that is nobody reads the page, sends the file, and is thanked."""
    ref = steps.opened()
    body = {"act": "ask", "addressee": "provider", "to": "Darparwr", "asks": "Cofnod."}
    key = steps.health.done(f"/cases/{ref}/report-requests", body)["events"][0]["data"]["request"]
    letter = steps.health.get(f"/cases/{ref}/report-requests/{key}/letter").json()["cy"]
    (path,) = re.findall(r"/cy/upload/\S+", letter)
    client.cookies.clear()
    assert 'enctype="multipart/form-data"' in client.get(path).text
    files = {"file": ("adroddiad.pdf", PDF, "application/pdf")}
    thanked = client.post(path, data={"language": "cy"}, files=files)
    assert (thanked.status_code, "Diolch." in thanked.text) == (200, True)
    assert client.get(path).status_code == 404
