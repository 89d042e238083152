"""Promises about the repository itself: what lies at the top, what is never committed, what the locks hold.

Not about what the code does.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tooling import check_licences, check_lock

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("agreements", "workflow", "flows", "api", "cytundeb")

# Put together from halves, so that this file does not hold what it looks for.
REGISTRY_HOSTS = [
    "pypi" + ".org",
    "python" + "hosted",
    "npm" + "js.org",
    "npm" + "js.com",
    "yarn" + "pkg.com",
    "deb.deb" + "ian.org",
    "security.deb" + "ian.org",
]
MACHINE_PATH = re.compile(r"(?<![\w}.-])/(?:work/(?:main|shared|\.library)|farm/|root/)")


def ours() -> list[Path]:
    """Every file that is committed or could be, as git sees it."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=CHECKOUT, capture_output=True, check=True).stdout.decode()
    return [path for name in listed.split("\0") if name and (path := CHECKOUT / name).is_file()]


def texts() -> list[tuple[str, str]]:
    """Name and content of each of our text files."""
    found = []
    for path in ours():
        content = path.read_bytes()
        if b"\0" not in content[:8000]:
            found.append((path.relative_to(CHECKOUT).as_posix(), content.decode()))
    return found


def modules() -> list[Path]:
    return [path for path in ours() if path.suffix == ".py"]


class TestTheTopLevel:
    @pytest.mark.parametrize("name", [*PACKAGES, "tests", "docs", "bench", "examples"])
    def test_has_each_folder_of_the_map(self, name: str) -> None:
        assert (CHECKOUT / name).is_dir()

    @pytest.mark.parametrize(
        "name",
        ["pyproject.toml", "prefect.yaml", "Makefile", "README.md", "CHANGELOG.md", "LICENSE", ".ci/run"],
    )
    def test_has_each_file_of_the_map(self, name: str) -> None:
        assert (CHECKOUT / name).is_file()

    def test_lands_nothing_that_was_not_checked_and_tested(self) -> None:
        script = CHECKOUT / ".ci" / "run"
        assert os.access(script, os.X_OK)
        lines = script.read_text().splitlines()
        assert lines.index("make lint") < lines.index("make test")
        assert "set -euo pipefail" in lines


class TestNothingCommitted:
    def test_names_the_host_of_a_registry(self) -> None:
        assert [(name, host) for name, text in texts() for host in REGISTRY_HOSTS if host in text] == []

    def test_names_a_path_of_one_machine(self) -> None:
        found = [(name, match[0]) for name, text in texts() if (match := MACHINE_PATH.search(text))]
        assert found == []

    def test_is_a_database_a_key_or_an_archive(self) -> None:
        kinds = {".pem", ".key", ".sqlite", ".db", ".zip", ".gz", ".tar", ".whl", ".woff", ".woff2", ".ttf"}
        assert [path for path in ours() if path.suffix in kinds] == []

    def test_is_a_module_whose_name_says_nothing(self) -> None:
        empty_words = {"utils", "common", "helpers", "core", "base", "manager"}
        names = [(path, path.relative_to(CHECKOUT).with_suffix("").parts) for path in modules()]
        assert [path for path, parts in names if empty_words & set(parts)] == []


class TestEveryModule:
    def test_says_first_what_it_is_for(self) -> None:
        silent = []
        for path in modules():
            source = path.read_text()
            if source.strip() and ast.get_docstring(ast.parse(source)) is None:
                silent.append(path.relative_to(CHECKOUT).as_posix())
        assert silent == []


class TestWhatThePagesServe:
    def served(self) -> list[Path]:
        return [path for path in (CHECKOUT / "api" / "static").rglob("*") if path.is_file()]

    def test_holds_the_compiled_style_sheet_and_its_script(self) -> None:
        names = {path.name for path in self.served()}
        assert {"app.css", "govuk-frontend.min.js"} <= names, "run `make setup`"

    def test_shows_no_crown_no_crest_and_no_font_of_the_government(self) -> None:
        words = re.compile(rb"crown|crest|gds[ -]transport|logotype-crown", re.IGNORECASE)
        for path in self.served():
            assert not words.search(path.name.encode()), path
            assert not words.search(path.read_bytes()), path

    def test_carries_no_font_file(self) -> None:
        assert [path for path in self.served() if path.suffix in (".woff", ".woff2", ".ttf", ".otf")] == []

    def test_is_asked_from_nowhere_else(self) -> None:
        sheet = (CHECKOUT / "api" / "static" / "built" / "app.css").read_text()
        assert [place for place in re.findall(r"url\(([^)]*)\)", sheet) if "//" in place] == []


class TestTheLocks:
    def test_answer_what_the_project_asks_for_with_a_hash_each_and_no_address(self) -> None:
        assert list(check_lock.faults()) == []

    def test_bring_only_licences_that_were_accepted(self) -> None:
        assert list(check_licences.faults()) == []


class TestTheDependencies:
    def test_each_have_their_reason(self) -> None:
        told = (CHECKOUT / "docs" / "dependencies.md").read_text()
        assert [name for name in check_lock.direct_dependencies() if f"| {name} |" not in told] == []

    def test_are_told_at_the_version_that_is_locked(self) -> None:
        told = (CHECKOUT / "docs" / "dependencies.md").read_text()
        locked = check_lock.pins(check_lock.TESTS)
        for name in check_lock.direct_dependencies():
            if name in locked:
                assert f"| {name} | {locked[name][0]} |" in told


class TestSetUp:
    def test_is_silent_and_quick_when_nothing_changed(self) -> None:
        command = [sys.executable, "tooling/set_up.py", "--tests"]
        subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True)
        began = time.monotonic()
        again = subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True, text=True)
        assert (again.stdout, again.stderr) == ("", "")
        assert time.monotonic() - began < 2


def test_the_changelog_tells_the_version_of_the_project() -> None:
    project = (CHECKOUT / "pyproject.toml").read_text()
    version = re.search(r'^version = "([\d.]+)"$', project, re.MULTILINE)
    assert version
    assert f"## {version[1]}" in (CHECKOUT / "CHANGELOG.md").read_text()
