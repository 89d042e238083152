"""What every test shares: the plugin of the session's PostgreSQL, and that leftovers stay under `var/`."""

import os
from pathlib import Path

from hypothesis import configuration

pytest_plugins = ["tests.embedded_postgres"]

VAR = Path(__file__).resolve().parent.parent / "var"
(VAR / "tmp").mkdir(parents=True, exist_ok=True)
os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(VAR / "tmp"))
os.environ.setdefault("PREFECT_HOME", str(VAR / "tmp" / "prefect"))
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")
configuration.set_hypothesis_home_dir(VAR / "cache" / "hypothesis")
