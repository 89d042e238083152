"""Small numbers held back from readers outside the bodies: a count under five, and the money with it.

What could be worked out from the numbers that are told is held back with them: of one small region the next
smallest as well, and of a region with a small council every council.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from agreements.simulation.cohort import Place

FEWER_THAN: Final = 5


def is_small(count: int) -> bool:
    """Whether a count is not told by itself."""
    return 0 < count < FEWER_THAN


def held_back(counts: Sequence[int]) -> tuple[bool, ...]:
    """Which rows of one table, whose sum is told beside it, are not told."""
    small = [is_small(count) for count in counts]
    others = sorted((count, place) for place, count in enumerate(counts) if count and not small[place])
    if sum(small) == 1 and others:
        small[others[0][1]] = True
    return tuple(small)


def bodies_held_back(packages: Mapping[Place, int]) -> frozenset[str]:
    """The bodies whose money is not told, from the number of packages of every place."""
    by_region: dict[str, int] = {}
    by_council: dict[str, int] = {}
    for place, count in packages.items():
        by_region[place.region] = by_region.get(place.region, 0) + count
        by_council[place.council] = by_council.get(place.council, 0) + count
    hidden = held_back(list(by_region.values()))
    regions = {region for region, small in zip(by_region, hidden, strict=True) if small}
    of_small = {place.region for place in packages if is_small(by_council[place.council])}
    boards = {place.health_board for place in packages if place.region in regions}
    return frozenset(boards | {place.council for place in packages if place.region in regions | of_small})
