"""Pictures of the three pages that decide, from a running demonstration: `python -m tooling.screenshots`.

Both languages, 1280 and 390 pixels wide, to `docs/screenshots/`; small, for they are committed. It looks and
clicks as a person does and makes nothing up: the case is the first in a disagreement that its officer sees.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tooling.chromium import launch_options

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / "docs" / "screenshots"
STAGES = ("practitioners", "heads", "directors", "panel", "chief_executives", "welsh_government")
HEIGHTS = {1280: 900, 390: 844}
"""How much of each page is shown, by its width: the part that answers its question."""


def sign_in(page: Page, address: str, person: str) -> None:
    """Sign in by the form of the start page."""
    page.goto(f"{address}/en")
    for summary in page.locator("summary").all():
        summary.click()
    page.locator(f"form:has(input[value='{person}']) button").last.click()
    page.wait_for_url("**/en/work")


def case_in_disagreement(page: Page, address: str) -> str:
    """The reference of the first case in a disagreement. Raises LookupError where this officer sees none."""
    for stage in STAGES:
        page.goto(f"{address}/en/cases?stage={stage}")
        links = page.locator("main table a[href^='/en/cases/']")
        if links.count():
            return links.first.inner_text()
        found = page.url.rpartition("/")[2]
        if "?" not in found:
            return found
    raise LookupError("this officer sees no case in a disagreement")


def take(address: str, person: str, ref: str | None, folder: Path) -> list[Path]:
    """Take every picture; the files made."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        page = browser.new_page()
        sign_in(page, address, person)
        ref = ref or case_in_disagreement(page, address)
        pages = {"work": "/work", "case": f"/cases/{ref}", "split": f"/cases/{ref}/split"}
        for width, height in HEIGHTS.items():
            page.set_viewport_size({"width": width, "height": height})
            for language in ("cy", "en"):
                for name, path in pages.items():
                    page.goto(f"{address}/{language}{path}")
                    picture = folder / f"{name}-{language}-{width}.png"
                    page.screenshot(path=picture)
                    made.append(picture)
        browser.close()
    return made


def main() -> int:
    """Exit 0 when every picture is there."""
    parser = argparse.ArgumentParser(
        description="Takes the pictures of the README from a running demonstration."
    )
    parser.add_argument("--at", default="http://127.0.0.1:8000", help="where the demonstration runs")
    parser.add_argument("--as", dest="person", default="xhb1-finance", help="the id of the person who looks")
    parser.add_argument(
        "--case", default=None, help="a reference, instead of the first case in a disagreement"
    )
    parser.add_argument("--folder", type=Path, default=FOLDER)
    asked = parser.parse_args()
    for picture in take(asked.at, asked.person, asked.case, asked.folder):
        print(f"{picture.name}: {picture.stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
