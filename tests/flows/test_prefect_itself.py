"""That the installed set of libraries holds a Prefect server at all: some sets of pins break it at import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.prefect


def test_its_server_can_be_imported(tmp_path: Path) -> None:
    statement = "from prefect.server.api.server import create_app; create_app()"
    environment = {"PREFECT_HOME": str(tmp_path), "DO_NOT_TRACK": "1", "HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", statement], env=environment, capture_output=True, text=True, timeout=120
    )
    assert ended.returncode == 0, ended.stderr


def test_it_keeps_out_of_the_home_folder(prefect: dict[str, str]) -> None:
    home = Path(prefect["PREFECT_HOME"])
    assert Path(prefect["PREFECT_PROFILES_PATH"]).is_relative_to(home)
    assert not any(
        name.startswith("PREFECT_") and str(Path.home()) in value for name, value in prefect.items()
    )
