"""What a simulation comes to, in one sentence or two: for a page, a terminal and a document alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from agreements.money import format_pounds
from agreements.payers import HEALTH_BOARD
from agreements.words import Words


def headline(found: Mapping[str, Any]) -> list[Words]:
    """The sentences over the document of a simulation; none about what is held back from its reader."""
    return [*_moves(found), *_near(found["disagreements"])]


def _moves(found: Mapping[str, Any]) -> Iterator[Words]:
    change = next(one["change_pence"] for one in found["roles"] if one["name"] == HEALTH_BOARD)
    if change is None:
        return
    told = {"sum": format_pounds(abs(change)), "packages": found["packages"]["compared"]}
    yield (_TO_HEALTH if change > 0 else _TO_COUNCILS if change < 0 else _NOTHING).filled(**told)


def _near(found: Mapping[str, Any]) -> Iterator[Words]:
    proposed, inside = found["with_proposed_shares"], found["inside"]["against"]
    if isinstance(inside, int) and isinstance(proposed, int) and proposed:
        points = found["points"].removesuffix("/1")
        yield _INSIDE.filled(inside=inside, proposed=proposed, points=points)


_TO_HEALTH = Words(
    cy="Byddai'n symud {sum} oddi wrth gynghorau i fyrddau iechyd, dros {packages} pecyn.",
    en="It would move {sum} from councils to health boards, over {packages} packages.",
)
_TO_COUNCILS = Words(
    cy="Byddai'n symud {sum} oddi wrth fyrddau iechyd i gynghorau, dros {packages} pecyn.",
    en="It would move {sum} from health boards to councils, over {packages} packages.",
)
_NOTHING = Words(
    cy="Ni fyddai'n symud dim rhwng byrddau iechyd a chynghorau, dros {packages} pecyn.",
    en="It would move nothing between health boards and councils, over {packages} packages.",
)
_INSIDE = Words(
    cy="Byddai {inside} o {proposed} anghytundeb â chyfrannau wedi'u cynnig o fewn {points} pwynt canran i'r "
    "fformiwla.",
    en="{inside} of {proposed} disagreements with proposed shares would fall within {points} percentage "
    "points of the formula.",
)
