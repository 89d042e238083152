"""The lock check of `make lint`: the locks answer pyproject.toml and package.json. It asks no registry.

Every direct dependency is pinned within its range, every pin has a hash, no line has an address, the test
lock holds the run-time lock unchanged, and npm's lock is of this package.json, with a checksum each.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

CHECKOUT = Path(__file__).resolve().parent.parent
RUN_TIME, TESTS, INSTALLER = "requirements.lock", "requirements-test.lock", "tooling/requirements-uv.lock"
NPM_KINDS = ("dependencies", "devDependencies", "optionalDependencies")


def pins(lock: str) -> dict[str, tuple[str, int]]:
    """The locked packages of one file: canonical name to version and number of hashes."""
    found = {}
    text = (CHECKOUT / lock).read_text()
    for entry in re.split(r"\n(?=[A-Za-z0-9])", text.replace("\\\n", " ")):
        match = re.match(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)", entry)
        if match:
            hashes = len(re.findall(r"--hash=sha256:[0-9a-f]{64}", entry))
            found[canonicalize_name(match[1])] = (match[2], hashes)
    return {str(name): pin for name, pin in found.items()}


def faults_of_form(lock: str) -> Iterator[str]:
    """Pins without a hash, and lines that name an address."""
    for name, (version, hashes) in pins(lock).items():
        if not hashes:
            yield f"{lock}: {name}=={version} has no hash"
    for number, line in enumerate((CHECKOUT / lock).read_text().splitlines(), start=1):
        if "://" in line or line.lstrip().startswith(
            ("--index", "--extra-index", "--find-links", "-e ", "-f ")
        ):
            yield f"{lock}:{number}: a lock names no address"


def faults_of_range(lock: str, requirements: list[str]) -> Iterator[str]:
    """Direct dependencies that the lock lacks, or pins outside what pyproject.toml allows."""
    locked = pins(lock)
    for line in requirements:
        wanted = Requirement(line)
        pin = locked.get(str(canonicalize_name(wanted.name)))
        if pin is None:
            yield f"{lock}: {wanted.name} of pyproject.toml is missing; run `make lock`"
        elif not wanted.specifier.contains(Version(pin[0]), prereleases=True):
            yield f"{lock}: {wanted.name}=={pin[0]} is outside {wanted.specifier}; run `make lock`"


def faults_of_npm() -> Iterator[str]:
    """Differences between package.json and its lock, packages without a checksum or with an address."""
    asked = json.loads((CHECKOUT / "package.json").read_text())
    packages = json.loads((CHECKOUT / "package-lock.json").read_text())["packages"]
    for kind in NPM_KINDS:
        if asked.get(kind, {}) != packages[""].get(kind, {}):
            yield f"package-lock.json: its {kind} are not those of package.json; run `make lock`"
    for path, package in packages.items():
        if path and "integrity" not in package:
            yield f"package-lock.json: {path} has no checksum"
        if "resolved" in package:
            yield f"package-lock.json: {path} names an address"


def direct_dependencies() -> list[str]:
    """The names of what pyproject.toml and package.json ask for themselves."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    lines = project["dependencies"] + extras["setup"] + extras["test"]
    asked = json.loads((CHECKOUT / "package.json").read_text())
    from_npm = [name for kind in NPM_KINDS for name in asked.get(kind, {})]
    return [str(canonicalize_name(Requirement(line).name)) for line in lines] + from_npm


def faults() -> Iterator[str]:
    """Every fault of every lock, as a sentence each."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    run_time = project["dependencies"] + extras["setup"]
    for lock in (INSTALLER, RUN_TIME, TESTS):
        yield from faults_of_form(lock)
    yield from faults_of_range(
        INSTALLER, [line for line in extras["setup"] if Requirement(line).name == "uv"]
    )
    yield from faults_of_range(RUN_TIME, run_time)
    yield from faults_of_range(TESTS, run_time + extras["test"])
    test_pins = pins(TESTS)
    for name, pin in pins(RUN_TIME).items():
        if test_pins.get(name) != pin:
            yield f"{TESTS}: {name} is not as in {RUN_TIME}; run `make lock`"
    yield from faults_of_npm()


def main() -> int:
    """Prints every fault; 1 when there is one."""
    found = list(faults())
    print("\n".join(found) if found else "locks: every pin is within its range and has a hash")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
