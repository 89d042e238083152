"""A simulation of a million package-weeks over two agreements, beside bare NumPy computing the same shares.

Ours: both sides for every package, grouped, with refusals looked for, and the whole document of findings. The
floor: the pence of every payer by one hand-written array expression a rule, whose numbers stand in the code;
no coverage, no refusal, no finding. Reading a cohort and hashing it are in neither.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from agreements.book import Book
from agreements.simulation.asking import side
from agreements.simulation.cohort import DOMAINS, KINDS, LEVELS, REQUIRED, Cohort
from agreements.simulation.result import Asked, document
from agreements.simulation.sides import Side
from agreements.simulation.simulating import Both, worked
from bench.cohorts import made
from bench.report import Report, main
from bench.rounds import Comparison
from bench.server import Server

OURS, BARE = "simulation", "bare NumPy"
_ALONE = "import json, sys\nfrom bench.simulating import alone\nprint(alone(*json.loads(sys.argv[1])))"
PACKAGES = 1_000_000
AIM = "5 or less; under 2 GiB"
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Bare = Callable[[Cohort], Ints]
CODES = {kind: code for code, kind in enumerate(KINDS)}


def measure(server: Server, report: Report, *, rounds: int = 5) -> None:
    """Every pair of agreements in every round, once ours and once bare; their pence must be equal."""
    found = [_compared(work, rounds) for work in PAIRS]
    report.add("simulation", found)
    for work, (regions, before, after, _) in PAIRS.items():
        held = peak_mebibytes(regions, before, after)
        report.note("simulation", **{f"most memory of a process, {work} (MiB)": held})


def _compared(work: str, rounds: int) -> Comparison:
    regions, before, after, bare = PAIRS[work]
    cohort, sides = made(PACKAGES, *regions), _sides(before, after)
    assert cohort.sha256, "hashed when it is read, and so beforehand here"
    comparison = Comparison(f"1,000,000 package-weeks: {work}", OURS, (BARE,), AIM)
    _prove_equal(worked(cohort, *sides), cohort, bare)
    for _ in range(rounds):
        comparison.add(OURS, _timed(lambda: _whole(cohort, sides)))
        comparison.add(BARE, _timed(lambda: [one(cohort) for one in bare]))
    print(f"  {work}: {comparison.ratios(BARE)[-1]:.2f} of the floor")
    return comparison


def peak_mebibytes(regions: tuple[str, ...], before: str, after: str) -> int:
    """The most memory that a process of its own held, the cohort and everything found included."""
    asked = json.dumps([regions, before, after])
    done = subprocess.run([sys.executable, "-c", _ALONE, asked], check=True, capture_output=True, text=True)
    return int(done.stdout)


def alone(regions: tuple[str, ...], before: str, after: str) -> int:
    """One simulation from nothing, and the mebibytes that this process held at most."""
    _whole(made(PACKAGES, *regions), _sides(before, after))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _sides(before: str, after: str) -> tuple[Side, Side]:
    book = Book.load()
    return side(before, book, fictional=True), side(after, book, fictional=True)


def _whole(cohort: Cohort, sides: tuple[Side, Side]) -> dict[str, Any]:
    return document(worked(cohort, *sides), Asked())


def _timed(do: Callable[[], object]) -> float:
    begun = time.perf_counter()
    do()
    return 1000 * (time.perf_counter() - begun)


def _prove_equal(both: Both, cohort: Cohort, bare: tuple[Bare, Bare]) -> None:
    for outcome, by_hand in zip((both.was, both.becomes), bare, strict=True):
        assert outcome.answered.all(), "a package was refused: the floor knows no refusal"
        assert np.array_equal(outcome.pence, by_hand(cohort)), "the floor computes other shares"


def _summed(values: Ints, cohort: Cohort) -> Ints:
    sums: Ints = np.add.reduceat(values, cohort.first_line[:-1])
    return sums


def _of(cohort: Cohort, *kinds: str) -> Flags:
    """Lines of these kinds that are not health's own."""
    found = np.zeros(len(cohort.code), dtype=np.bool_)
    for kind in kinds:
        found |= cohort.code == CODES[kind]
    return found


def _answer(cohort: Cohort, social: Ints, education: Ints) -> Ints:
    """Pence of the three payers from lines of the council's two; the health board has the rest."""
    of_social, of_education = _summed(social, cohort), _summed(education, cohort)
    return np.stack([_summed(cohort.pence, cohort) - of_social - of_education, of_social, of_education])


def _halves(cohort: Cohort) -> Ints:
    """XR2, version 1: half of every other line, the odd penny to the health board; education to education."""
    education = _of(cohort, "tuition", "education_support")
    rest = (cohort.code < REQUIRED) & ~education
    return _answer(cohort, np.where(rest, cohort.pence // 2, 0), np.where(education, cohort.pence, 0))


def _sixty(cohort: Cohort) -> Ints:
    """XR2, version 2: 60% of every other line, rounded to the nearest, education to education."""
    education = _of(cohort, "tuition", "education_support")
    rest = (cohort.code < REQUIRED) & ~education
    health = (cohort.pence * 3 * 2 + 5) // 10
    return _answer(cohort, np.where(rest, cohort.pence - health, 0), np.where(education, cohort.pence, 0))


def _itemised(cohort: Cohort) -> Ints:
    """XR1: each kind of line has one payer, but half of accommodation each, the odd penny to health."""
    social = np.where(_of(cohort, "support", "transport", "short_break"), cohort.pence, 0)
    social += np.where(_of(cohort, "accommodation"), cohort.pence // 2, 0)
    return _answer(cohort, social, np.where(_of(cohort, "tuition", "education_support"), cohort.pence, 0))


def _all_wales(cohort: Cohort) -> Ints:
    """All Wales at 60%: on the total of the week of each council budget's lines, rounded to the nearest."""
    education = _of(cohort, "tuition", "education_support")
    social = (cohort.code < REQUIRED) & ~education
    parts = []
    for mine in (social, education):
        total = _summed(np.where(mine, cohort.pence, 0), cohort)
        parts.append(total - (total * 3 * 2 + 5) // 10)
    return np.stack([_summed(cohort.pence, cohort) - sum(parts), *parts])


def _bands(cohort: Cohort) -> Ints:
    """XR3: points of the levels, a band of the score, its quarters of the week's other lines."""
    table = Book.load().get("xr3-gofal-parhaus").parameters["points"].values[-1].value
    score = np.zeros(len(cohort), dtype=np.int64)
    for place, domain in enumerate(DOMAINS):
        score += np.array([table[domain].get(level, 0) for level in LEVELS])[cohort.levels[:, place]]
    quarters = np.clip((score - 5) // 5, 0, 4)
    education = _of(cohort, "tuition", "education_support")
    rest = (cohort.code < REQUIRED) & ~education
    total = _summed(np.where(rest, cohort.pence, 0), cohort)
    social = total - (total * quarters * 2 + 4) // 8
    of_education = _summed(np.where(education, cohort.pence, 0), cohort)
    return np.stack([_summed(cohort.pence, cohort) - social - of_education, social, of_education])


PAIRS: dict[str, tuple[tuple[str, ...], str, str, tuple[Bare, Bare]]] = {
    "two versions of fixed shares": (
        ("XR2",),
        "xr2-gofal-parhaus@1",
        "xr2-gofal-parhaus@2",
        (_halves, _sixty),
    ),
    "shares by kind of line, against all Wales at 60%": (
        ("XR1",),
        "xr1-gofal-parhaus@1",
        "all-wales:60%",
        (_itemised, _all_wales),
    ),
    "bands of a score for every region, against all Wales at 60%": (
        ("XR1", "XR2", "XR3"),
        "all-wales:xr3-gofal-parhaus@1",
        "all-wales:60%",
        (_bands, _all_wales),
    ),
}


if __name__ == "__main__":
    main(measure)
