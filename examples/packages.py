"""Invented children and packages of care for the caseload: names, levels of need, cost lines. Seeded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

GIVEN = (
    "Alys", "Begw", "Celyn", "Deio", "Efa", "Fflur", "Gwenno", "Harri", "Ianto", "Jac", "Cai", "Leusa",
    "Mabli", "Non", "Osian", "Pryce", "Rhys", "Seren", "Twm", "Urien", "Wil", "Ysolt", "Zara", "Amira",
    "Ben", "Chloe", "Dylan", "Ela", "Finley", "Gracie", "Hari", "Isla", "Jude", "Kacper", "Lili", "Macsen",
    "Nel", "Oliver",
)  # fmt: skip
DOMAINS = (
    "breathing", "eating_drinking", "mobility", "continence", "skin", "communication", "medicines",
    "psychological", "seizures", "behaviour",
)  # fmt: skip
FAMILY = (
    "Aberdaron", "Brynmelyn", "Caernant", "Derwen", "Eithinog", "Frondeg", "Gelli", "Hafren",
    "Iorwerth-Lloyd", "Jones-Tregaron", "Kilbride", "Llanerch", "Morfa", "Nantlais", "Osborne-Hill",
    "Penrhiw",
    "Rhydlas", "Sycharth", "Tanrallt", "Wernddu", "Ystrad", "Ashdown", "Bellweather",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One cost line as the CSV file writes it: an hours line, or a weekly amount."""

    kind: str
    hours: str = ""
    rate: str = ""
    weekly_pence: str = ""
    health_required: str = ""

    @property
    def pays_health(self) -> bool:
        """Whether the health board pays the provider of it, whoever commissions."""
        return self.kind == "registered_nurse" or self.health_required == "yes"


def hours(kind: str, count: str, rate: int, health_required: str = "") -> Line:
    """A time line."""
    return Line(kind, hours=count, rate=str(rate), health_required=health_required)


def amount(kind: str, pence: int, health_required: str = "") -> Line:
    """A line of one weekly amount."""
    return Line(kind, weekly_pence=str(pence), health_required=health_required)


def nhs_number(random: Random) -> str:
    """A test number of the range 999, which is never issued, with its check digit."""
    while True:
        digits = [9, 9, 9, *(random.randrange(10) for _ in range(6))]
        check = (
            11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
        ) % 11
        if check != 10:
            return "".join(map(str, (*digits, check)))


def levels(random: Random, *, indicated: bool) -> dict[str, str]:
    """Levels of the ten domains, which point to continuing care or do not."""
    plain = ("none", "low", "low", "moderate", "moderate")
    found = {domain: random.choice(plain) for domain in DOMAINS}
    if indicated:
        for domain in random.sample(
            ["mobility", "continence", "medicines", "seizures", "eating_drinking"], 3
        ):
            found[domain] = "high"
        if random.random() < 0.6:
            found[random.choice(["breathing", "seizures", "behaviour", "medicines"])] = "severe"
        if random.random() < 0.15:
            found[random.choice(["breathing", "behaviour", "medicines"])] = "priority"
    return found


def package(
    random: Random, *, carer: bool = False, nurse: bool | None = None, dear: bool = False
) -> list[Line]:
    """Lines of a package in the community: always some that are not health's, so that there is something to
    share.
    """
    lines: list[Line] = []
    if nurse or (nurse is None and random.random() < 0.55):
        lines.append(
            hours("registered_nurse", str(random.choice([7, 10.5, 14, 21])), random.choice([2940, 3015]))
        )
    if carer or dear or random.random() < 0.6:
        count = random.choice([56, 63, 70]) if dear else random.choice([24, 31.5, 38.5, 42])
        lines.append(hours("trained_carer", str(count), random.choice([2095, 2115, 2160])))
    lines.append(hours("support", str(random.choice([8, 10, 12.5, 20])), random.choice([1845, 1860, 1910])))
    extra: Sequence[Line] = (
        amount("therapy", random.choice([8_500, 12_750, 16_333])),
        amount("health_equipment", random.choice([2_199, 4_850]), health_required="yes"),
        amount("short_break", random.choice([14_000, 22_550, 31_075])),
        amount("transport", random.choice([3_600, 7_249])),
        amount("tuition", random.choice([18_000, 26_250])),
        amount("education_support", random.choice([9_999, 15_405])),
    )
    lines.extend(random.sample(extra, random.choice([0, 1, 1, 2])))
    if dear:
        lines.append(amount("accommodation", random.choice([145_000, 162_500, 189_999])))
    return lines
