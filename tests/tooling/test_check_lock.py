"""The lock check finds what would make a set-up differ between two machines."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tooling import check_lock


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the locks and what they answer, free to be spoilt."""
    (tmp_path / "tooling").mkdir()
    names = [check_lock.RUN_TIME, check_lock.TESTS, check_lock.INSTALLER]
    for name in [*names, "pyproject.toml", "package.json", "package-lock.json"]:
        shutil.copyfile(check_lock.CHECKOUT / name, tmp_path / name)
    monkeypatch.setattr(check_lock, "CHECKOUT", tmp_path)
    return tmp_path


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))


def test_locks_as_they_are_have_no_fault(checkout: Path) -> None:
    assert list(check_lock.faults()) == []


def test_a_pin_without_a_hash_is_found(checkout: Path) -> None:
    with (checkout / "requirements.lock").open("a") as lock:
        lock.write("left-alone==1.0\n")
    assert "requirements.lock: left-alone==1.0 has no hash" in list(check_lock.faults())


def test_an_address_is_found_with_its_line(checkout: Path) -> None:
    lock = checkout / "requirements.lock"
    lock.write_text("--index-url https://example.invalid/simple\n" + lock.read_text())
    assert "requirements.lock:1: a lock names no address" in list(check_lock.faults())


def test_a_pin_outside_the_range_of_the_project_is_found(checkout: Path) -> None:
    edit(checkout / "pyproject.toml", '"uvicorn>=0.34"', '"uvicorn>=99"')
    assert any("uvicorn" in fault and "outside >=99" in fault for fault in check_lock.faults())


def test_a_dependency_that_is_not_locked_is_found(checkout: Path) -> None:
    edit(checkout / "pyproject.toml", '"uvicorn>=0.34"', '"uvicorn>=0.34", "not-locked-yet"')
    expected = "requirements.lock: not-locked-yet of pyproject.toml is missing; run `make lock`"
    assert expected in list(check_lock.faults())


def test_tests_run_on_the_packages_that_run_time_has(checkout: Path) -> None:
    version = check_lock.pins("requirements.lock")["uvicorn"][0]
    edit(checkout / "requirements-test.lock", f"uvicorn=={version}", "uvicorn==0.35.0")
    expected = "requirements-test.lock: uvicorn is not as in requirements.lock; run `make lock`"
    assert expected in list(check_lock.faults())


def test_an_npm_package_without_a_checksum_is_found(checkout: Path) -> None:
    path = checkout / "package-lock.json"
    lock = json.loads(path.read_text())
    del lock["packages"]["node_modules/sass"]["integrity"]
    lock["packages"]["node_modules/axe-core"]["resolved"] = "somewhere"
    path.write_text(json.dumps(lock))
    assert list(check_lock.faults()) == [
        "package-lock.json: node_modules/axe-core names an address",
        "package-lock.json: node_modules/sass has no checksum",
    ]
