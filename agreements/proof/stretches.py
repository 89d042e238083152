"""Stretches of whole weekly costs, and a branch cut to one of them. It proves nothing itself."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from agreements.proof.branch import Branch
from agreements.words import Words


@dataclass(frozen=True, slots=True)
class Stretch:
    """Costs in pence from first to last, both included."""

    first: int
    last: int


def without(whole: Stretch, taken: Iterable[Stretch]) -> list[Stretch]:
    """What is left of a stretch when others are taken out of it, in order."""
    left = [whole]
    for gone in taken:
        left = [piece for one in left for piece in _pieces(one, gone)]
    return left


def clipped_branch(branch: Branch, stretch: Stretch, *, label: Words) -> Branch | None:
    """The branch over the part of its costs that is inside the stretch, its label led by another; None where
    no cost is in both.
    """
    first, last = max(branch.first, stretch.first), min(branch.last, stretch.last)
    if first > last:
        return None
    return replace(
        branch,
        label=Words(cy=f"{label.cy}: {branch.label.cy}", en=f"{label.en}: {branch.label.en}"),
        first=first,
        last=last,
        lower={role: curve.clipped(first=first, last=last) for role, curve in branch.lower.items()},
        upper={role: curve.clipped(first=first, last=last) for role, curve in branch.upper.items()},
    )


def _pieces(one: Stretch, gone: Stretch) -> Iterable[Stretch]:
    before = Stretch(one.first, min(one.last, gone.first - 1))
    after = Stretch(max(one.first, gone.last + 1), one.last)
    return [piece for piece in (before, after) if piece.first <= piece.last]
