"""Which Chromium the tests drive and how to launch it; not how it comes here (`tooling/set_up.py`).

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(**launch_options())
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypedDict

DEBIAN = Path("/usr/bin/chromium")
UNPACKED = Path(__file__).resolve().parent.parent / ".venv" / "chromium"


class LaunchOptions(TypedDict):
    """Keyword arguments of Playwright's `chromium.launch`."""

    executable_path: str
    args: list[str]
    env: dict[str, str | float | bool]


class NoChromium(Exception):
    """No browser is here; `make setup-test` brings one."""


def launch_options() -> LaunchOptions:
    """Debian's Chromium, else the one unpacked from npm with its own libraries and fonts.

    `CYTUNDEB_CHROMIUM` names another program. The sandbox is off because root may not use it and a container
    seldom can; the tests open pages of this checkout on 127.0.0.1 only.
    """
    args = ["--no-sandbox", "--disable-dev-shm-usage"]
    environment: dict[str, str | float | bool] = dict(os.environ)
    chosen = os.environ.get("CYTUNDEB_CHROMIUM")
    if chosen or DEBIAN.exists():
        return {"executable_path": chosen or str(DEBIAN), "args": args, "env": environment}
    if not (UNPACKED / "chromium").exists():
        raise NoChromium("no Chromium was found: run `make setup-test`")
    libraries = [str(UNPACKED / "al2023" / "lib"), str(UNPACKED), os.environ.get("LD_LIBRARY_PATH", "")]
    environment["LD_LIBRARY_PATH"] = os.pathsep.join(filter(None, libraries))
    environment["FONTCONFIG_PATH"] = str(UNPACKED / "fonts")
    args += ["--no-zygote", "--use-gl=angle", "--use-angle=swiftshader"]
    return {"executable_path": str(UNPACKED / "chromium"), "args": args, "env": environment}
