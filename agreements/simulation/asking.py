"""What somebody asks for as a side of a simulation, in one short text. It reads no file and no database.

`xr2-gofal-parhaus` (the last version), `xr2-gofal-parhaus@1`, `in-force` (every region's own), and
`all-wales:60%` or `all-wales:xr2-gofal-parhaus@1` (one rule for every region).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from agreements.book import Book
from agreements.model import WrittenAgreement
from agreements.money import UnreadableWeight, parse_share
from agreements.simulation.all_wales import everywhere, fixed_everywhere
from agreements.simulation.sides import InForce, OneAgreement, Side
from agreements.words import Words

IN_FORCE: Final = "in-force"
ALL_WALES: Final = "all-wales:"


class NoSuchSide(ValueError):
    """The text names no agreement and no rule; with its sentence."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def side(text: str, book: Book, *, fictional: bool) -> Side:
    """The side that a text asks for; `fictional` says for which Wales a rule for all of it is. Raises
    NoSuchSide.
    """
    asked = text.strip()
    if asked == IN_FORCE:
        return InForce(book)
    if not asked.startswith(ALL_WALES):
        return OneAgreement(_version(asked, book))
    rest = asked.removeprefix(ALL_WALES)
    try:
        share = parse_share(rest)
    except UnreadableWeight:
        return OneAgreement(everywhere(_version(rest, book), fictional=fictional))
    return OneAgreement(_fixed(share, book, fictional=fictional), numbered=False)


def _fixed(share: Fraction, book: Book, *, fictional: bool) -> WrittenAgreement:
    try:
        return fixed_everywhere(share, book.all()[0], fictional=fictional)
    except ValueError as fault:
        raise NoSuchSide(_NOT_A_SHARE) from fault


def _version(text: str, book: Book) -> WrittenAgreement:
    name, _, number = text.partition("@")
    if number and not (number.isascii() and number.isdigit() and len(number) < 6):
        raise NoSuchSide(_NO_SUCH.filled(text=_safe(text)))
    try:
        return book.get(name, int(number) if number else None)
    except KeyError as missing:
        raise NoSuchSide(_NO_SUCH.filled(text=_safe(text))) from missing


def _safe(text: str) -> str:
    return text[:80].replace("{", "(").replace("}", ")") or "?"


_NOT_A_SHARE = Words(
    cy="Rhaid i gyfran Cymru gyfan fod rhwng 0% a 100%.", en="A share for all Wales is from 0% to 100%."
)
_NO_SUCH = Words(
    cy="Nid oes cytundeb {text}: ysgrifennwch ei ddynodydd, dynodydd@fersiwn, in-force neu all-wales:60%.",
    en="There is no agreement {text}: write its id, id@version, in-force or all-wales:60%.",
)
