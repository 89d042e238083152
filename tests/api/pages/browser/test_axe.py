"""Every page, as every role, in both languages, in a real browser: axe finds nothing, nothing scrolls
sideways, the console is silent, and nothing is asked of another host."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.api.pages.addresses import ROLES, STANDING, pages_of
from tests.api.pages.browser.conftest import Enter
from workflow.parts import Parts

pytestmark = pytest.mark.browser
AXE = Path(__file__).resolve().parents[4] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"


def look(page: Page, address: str, *, status: int = 200) -> list[str]:
    """Everything wrong with one page."""
    answer = page.goto(address)
    assert answer is not None
    wrong = [] if answer.status == status else [f"{address}: answered {answer.status}"]
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(RUN, TAGS)
    for violation in found["violations"]:
        nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
        wrong.append(f"{address}: {violation['id']}: {nodes}")
    return wrong


def watched(page: Page, served: str, heard: list[str]) -> None:
    """Hear every message of the console, every error, and every request that leaves this host."""
    page.on("console", lambda message: heard.append(f"{page.url}: console: {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"{page.url}: {error}"))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((served, "data:"))
            else heard.append(f"{page.url}: asked {request.url}")
        ),
    )


def languages_of(address: str, number: int) -> tuple[str, ...]:
    """The three pages that decide in both languages; the others, of one structure in both, by turns."""
    deciding = address == "/work" or address.endswith(("X-OBJECTED", "X-OBJECTED/split"))
    return ("cy", "en") if deciding else (("cy", "en")[number % 2],)


@pytest.mark.parametrize("role", list(ROLES))
def test_axe_finds_nothing_on_any_page_of_a_role(role: str, played: Parts, served: str, enter: Enter) -> None:
    page = enter(ROLES[role]).new_page()
    heard: list[str] = []
    watched(page, served, heard)
    wrong: list[str] = []
    for number, address in enumerate(pages_of(played, ROLES[role])):
        for language in languages_of(address, number):
            wrong += look(page, f"/{language}{address}")
    assert not wrong + heard, "\n".join(wrong + heard)


def test_axe_finds_nothing_on_the_pages_of_nobody(served: str, enter: Enter) -> None:
    page = enter(None).new_page()
    wrong: list[str] = []
    for address in STANDING:
        for language in ("cy", "en"):
            wrong += look(page, f"/{language}{address}", status=404 if address == "/nowhere" else 200)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", ["cy", "en"])
def test_axe_finds_nothing_on_a_form_with_errors(language: str, enter: Enter) -> None:
    page = enter(ROLES["coordinator"]).new_page()
    wrong: list[str] = []
    for address in ("/new-case", "/cases/X-PANEL/do/decision", "/cases/X-ANSWER/do/object"):
        page.goto(f"/{language}{address}")
        page.locator("main button[type=submit]").click()
        assert page.locator(".govuk-error-summary").is_visible()
        assert page.evaluate("document.activeElement.classList.contains('govuk-error-summary')")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(RUN, TAGS)
        wrong += [f"{address}: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", ["cy", "en"])
def test_axe_finds_nothing_on_what_the_workshop_answers(language: str, enter: Enter) -> None:
    page = enter(ROLES["finance"], width=390).new_page()
    page.goto(f"/{language}/workshop?agreement=xr3-gofal-parhaus@1")
    page.locator("main form button[type=submit]").click()
    assert page.locator("#result").is_visible()
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(RUN, TAGS)
    assert not [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(("width", "role"), [(320, "finance"), (390, "finance"), (320, "house")])
def test_nothing_scrolls_sideways_on_a_narrow_screen(
    width: int, role: str, played: Parts, enter: Enter
) -> None:
    page = enter(ROLES[role], width=width).new_page()
    wide = []
    for address in (*pages_of(played, ROLES[role]), *STANDING[1:]):
        page.goto(f"/cy{address}")
        across = page.evaluate("document.documentElement.scrollWidth")
        if across > width:
            wide.append(f"{address}: {across}")
    assert not wide, "\n".join(wide)


def test_text_at_twice_its_size_still_fits(enter: Enter) -> None:
    page = enter(ROLES["finance"], width=640).new_page()
    for address in ("/work", "/cases/X-OBJECTED", "/cases/X-OBJECTED/split"):
        page.goto(f"/cy{address}")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, address


def test_a_form_works_without_javascript(enter: Enter) -> None:
    page = enter(ROLES["coordinator"], script=False).new_page()
    page.goto("/en/cases/X-NEW/do/acknowledgement")
    page.locator("main button[type=submit]").click()
    assert "/en/cases/X-NEW?since=" in page.url
    assert "The referral was acknowledged" in page.locator(".govuk-notification-banner").inner_text()
