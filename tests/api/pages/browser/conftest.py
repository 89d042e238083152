"""A real Chromium on the real application, served on 127.0.0.1: nothing of it is replaced."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from api.application import create_app
from tooling.chromium import launch_options
from workflow.parts import Parts


@pytest.fixture(scope="session")
def served(played: Parts) -> Iterator[str]:
    """The address of the application."""
    server = uvicorn.Server(
        uvicorn.Config(create_app(played), host="127.0.0.1", port=0, log_level="error", lifespan="off")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser; it goes with its module, for while it lives no other event loop can run in this thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        yield browser
        browser.close()


Enter = Callable[..., BrowserContext]


@pytest.fixture
def enter(chromium: Browser, served: str) -> Iterator[Enter]:
    """Gives a browser context in which a person has signed in through the page; `script=False` without
    JavaScript.
    """
    opened: list[BrowserContext] = []

    def of(person: str | None, *, width: int = 1280, script: bool = True) -> BrowserContext:
        context = chromium.new_context(
            base_url=served,
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            service_workers="block",
        )
        opened.append(context)
        if person:
            page = context.new_page()
            page.goto("/cy")
            for summary in page.locator("summary").all():
                summary.click()
            page.locator(f"form:has(input[value='{person}']) button").last.click()
            page.wait_for_url("**/cy/work")
            page.close()
        return context

    yield of
    for context in opened:
        context.close()
