"""`make lock`: writes the locks anew from pyproject.toml and package.json. It installs nothing.

Pins that still fit are kept; `--upgrade` lets them rise. The locks carry versions and hashes, never an
address: where packages come from is each machine's own setting.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tomllib
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

FLAGS = ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header"]
# One lock for every platform and every Python from 3.11.
SCOPE = ["--universal", "--python-version", "3.11"]


def compiled(source: str, target: str, *more: str) -> None:
    """One lock file, from a requirements source, with a first line that says how it is renewed."""
    path = CHECKOUT / target
    before = path.read_text() if path.exists() else ""
    command = [BIN / "uv", "pip", "compile", "--quiet", *FLAGS, *SCOPE, *more, "--output-file", path, source]
    done = subprocess.run([str(word) for word in command], cwd=CHECKOUT, check=False)
    if done.returncode:
        path.write_text(before)
        sys.exit(done.returncode)
    path.write_text("# Written by `make lock`; not by hand.\n" + path.read_text())


def pinned_uv() -> str:
    """The exact uv that pyproject.toml names."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    pins = [line for line in project["optional-dependencies"]["setup"] if re.fullmatch(r"uv==[\d.]+", line)]
    if len(pins) != 1:
        sys.exit('pyproject.toml: the extra "setup" must pin uv to one exact version ("uv==1.2.3")')
    return str(pins[0])


def main() -> None:
    """All four locks: the installer, run time, tests, npm."""
    parser = argparse.ArgumentParser(description="Renews the locks.")
    parser.add_argument("--upgrade", action="store_true", help="let pins rise to the newest that fit")
    rise = ["--upgrade"] if parser.parse_args().upgrade else []

    source = CHECKOUT / "var" / "uv.in"
    source.parent.mkdir(exist_ok=True)
    source.write_text(pinned_uv() + "\n")
    compiled(str(source), "tooling/requirements-uv.lock", *rise)
    compiled("pyproject.toml", "requirements.lock", "--extra", "setup", *rise)
    extras = ["--extra", "setup", "--extra", "test", "--constraint", "requirements.lock"]
    compiled("pyproject.toml", "requirements-test.lock", *extras, *rise)
    npm = [str(BIN / "npm"), "install", "--package-lock-only", "--ignore-scripts"]
    sys.exit(subprocess.run(npm, cwd=CHECKOUT, check=False).returncode)


if __name__ == "__main__":
    main()
