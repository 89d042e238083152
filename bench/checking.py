"""How long it takes to check every agreement that is shipped: all validations, worked examples included."""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median

from agreements.book import SHIPPED
from agreements.check import check
from bench.report import Report, main
from bench.server import Server

_ALONE = "from agreements.book import SHIPPED\nfrom agreements.check import check\nassert not check(SHIPPED)"


def measure(server: Server, report: Report, *, rounds: int = 5) -> None:
    """Check them all in this process, and once more in processes of their own, imports included."""
    here, alone = [], []
    for _ in range(rounds):
        begun = time.perf_counter()
        assert not check(SHIPPED)
        here.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", _ALONE], check=True)
        alone.append(time.perf_counter() - begun)
        print(f"  {here[-1]:.2f} s")
    report.note(
        "checking every shipped agreement",
        agreements=len(list(SHIPPED.glob("*/*/agreement.yaml"))),
        seconds=_spread(here),
        seconds_in_a_process_of_its_own=_spread(alone),
        aim="under 3 s",
    )


def _spread(times: list[float]) -> str:
    return f"{median(times):.2f} ({min(times):.2f} to {max(times):.2f})"


if __name__ == "__main__":
    main(measure)
