"""The split of one package with its whole trace, beside a direct computation of the same shares.

Ours: coverage, rule by rule, exact fractions, the odd penny, and every step in both languages. The floor: the
same pence by hand, in whole numbers and a few ifs.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from agreements.book import Book
from agreements.facts import PackageFacts
from agreements.split import split
from bench.report import Report, main
from bench.rounds import Comparison
from bench.server import Server

OURS, BARE = "split with trace", "direct computation"
TIMES = 400
EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "facts.json"


def measure(server: Server, report: Report, *, rounds: int = 5) -> None:
    """Split the example package under its region's agreement, many times a round."""
    facts = PackageFacts.model_validate_json(EXAMPLE.read_text("utf-8"))
    agreement = Book.load().get("xr1-gofal-parhaus")
    found = split(agreement, facts, on=facts.package_start)
    assert tuple(share.pence for share in found.shares) == directly(facts), "the floor shares otherwise"
    comparison = Comparison("split of one package", OURS, (BARE,))
    for _ in range(rounds):
        comparison.add(OURS, _timed(lambda: split(agreement, facts, on=facts.package_start)))
        comparison.add(BARE, _timed(lambda: directly(facts)))
    report.add("split", [comparison])
    report.note("split", steps_in_the_trace=len(found.trace))


def directly(facts: PackageFacts) -> tuple[int, int, int]:
    """XR1 by hand: each kind of line has its payer, and of accommodation half each."""
    health = social = education = 0
    for line in facts.lines:
        if line.health_required or line.kind in ("trained_carer", "therapy", "health_equipment"):
            health += line.weekly_pence
        elif line.kind == "accommodation":
            social += line.weekly_pence // 2
            health += line.weekly_pence - line.weekly_pence // 2
        elif line.kind in ("tuition", "education_support"):
            education += line.weekly_pence
        else:
            social += line.weekly_pence
    return health, social, education


def _timed(do: Callable[[], object]) -> float:
    """Milliseconds of one, over many."""
    begun = time.perf_counter()
    for _ in range(TIMES):
        do()
    return 1000 * (time.perf_counter() - begun) / TIMES


if __name__ == "__main__":
    main(measure)
