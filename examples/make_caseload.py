"""Make `caseload.csv` and `acts.csv`: invented cases over the seven invented regions, the same ones every
time.

    python -m examples.make_caseload [--cases 150] [--into FOLDER]

Every story of `lives` is told at least once, the others by their weight; the seed is fixed.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path
from random import Random

from agreements.reference import Reference, Region
from cytundeb.demonstration.script import COLUMNS
from cytundeb.importing import HEADER
from examples import (
    lives_of_argument,
    lives_of_care,
    lives_of_growing_up,
    lives_of_people,
    lives_of_places,
)
from examples.lives import BINDING, LIVES, Life
from examples.packages import FAMILY, GIVEN, Line, levels, nhs_number, package
from examples.telling import Tale

MORE_LIVES = (lives_of_argument, lives_of_care, lives_of_growing_up, lives_of_people, lives_of_places)
"""Each adds its lives to LIVES when it is read."""
SEED = 20260401
YEARS_OF_MILESTONES = (13, 14, 16)
USUAL = 150
CHILD = ("given_name", "family_name", "birth_on", "nhs_number")
WITHOUT_DEFAULT = "XLA26"
NIGHT = (
    {"when": "load-3", "time": "17:30", "act": "EnforcementStops"},
    {"when": "load-2", "time": "08:00", "act": "EnforcementResumes"},
)
"""A night in which nothing was enforced, so that the catching up is seen."""


def make(cases: int, *, seed: int = SEED) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The rows of both files."""
    random = Random(seed)
    told = Counter[str]()
    rows: list[dict[str, str]] = []
    acts: list[dict[str, str]] = [
        {"reference": "", "actor": "", "about": "", "arguments": "", **row} for row in NIGHT
    ]
    first: dict[str, tuple[Tale, dict[str, str]]] = {}
    """The first case of each life, and its row."""
    for number, life in enumerate(_chosen(random, cases), start=1):
        tale = _begun(random, life, number, told)
        other, its_row = first.get(life.beside, (tale, {}))
        if life.beside:
            _put_beside(tale, other)
        life.tell(tale)
        row = _row(random, tale) | ({name: its_row[name] for name in CHILD} if life.twin else {})
        first.setdefault(life.tell.__name__, (tale, row))
        rows.append(row)
        acts.extend(tale.acts)
    return rows, acts


def _chosen(random: Random, cases: int) -> list[Life]:
    """Each life as often as it must be told, then by weight; in an order that mixes them, those told beside
    another case last.
    """
    first = [life for life in LIVES for _ in range(life.least)]
    more = random.choices(LIVES, weights=[life.weight for life in LIVES], k=max(0, cases - len(first)))
    chosen = [*first, *more][:cases]
    random.shuffle(chosen)
    return sorted(chosen, key=lambda life: bool(life.beside))


def _begun(random: Random, life: Life, number: int, told: Counter[str]) -> Tale:
    """A case of a life, in the region of those it can be in that has the fewest so far."""
    reference = Reference.load(fictional=True)
    code = min((f"XR{digit}" for digit in life.regions), key=lambda code: (told[code], code))
    told[code] += 1
    region = reference.region(code)
    tale = Tale(
        ref=f"XC-{number:04d}",
        region=code,
        health_board=region.health_board,
        council=life.council or random.choice(_councils(region, life)),
        random=random,
        urgent=life.urgent,
        indicated=life.indicated,
        lines=package(random, carer=life.carer, nurse=life.nurse, dear=life.dear),
        service="residential_52wk" if life.dear else "community_package",
    )
    if random.random() < 0.2:
        tale.commissioner = tale.health_board
    return tale


def _put_beside(tale: Tale, other: Tale) -> None:
    """Between the same two bodies as another case."""
    tale.region, tale.health_board, tale.council = other.region, other.health_board, other.council
    tale.commissioner, tale.beside = "", other.ref


def _councils(region: Region, life: Life) -> list[str]:
    """Where the story is of silence that applies: only councils whose finance office signed the default
    clause.
    """
    return [code for code in region.councils if life.regions != BINDING or code != WITHOUT_DEFAULT]


def _row(random: Random, tale: Tale) -> dict[str, str]:
    row = dict.fromkeys(HEADER, "")
    row |= {
        "reference": tale.ref,
        "region": tale.region,
        "health_board": tale.health_board,
        "council": tale.council,
        "service": tale.service,
        "commissioner": tale.commissioner,
        "language": random.choice(["cy", "cy", "en", "en", "both"]),
        "urgent": "yes" if tale.urgent else "no",
        "given_name": random.choice(GIVEN),
        "family_name": random.choice(FAMILY),
        "birth_on": tale.age or _age(random),
        "nhs_number": nhs_number(random),
        **levels(random, indicated=tale.indicated),
    }
    for place, line in enumerate(tale.lines, start=1):
        row |= {f"line{place}_{cell}": value for cell, value in _cells(line).items()}
    return row


def _age(random: Random) -> str:
    """An age at which no milestone on the way to adult services was passed in the months before the load."""
    years, months = random.randint(1, 16), random.randint(0, 11)
    return f"{years}y{6 + months % 6 if years in YEARS_OF_MILESTONES else months}m"


def _cells(line: Line) -> dict[str, str]:
    return {
        "kind": line.kind,
        "hours": line.hours,
        "rate": line.rate,
        "weekly_pence": line.weekly_pence,
        "health_required": line.health_required,
    }


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=USUAL)
    parser.add_argument("--into", type=Path, default=Path(__file__).parent)
    asked = parser.parse_args()
    rows, acts = make(asked.cases)
    for name, columns, listed in (("caseload.csv", HEADER, rows), ("acts.csv", COLUMNS, acts)):
        with (asked.into / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(listed)
        print(f"{asked.into / name}: {len(listed)}")


if __name__ == "__main__":
    main()
