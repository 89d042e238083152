"""The letter that asks for a report, in both languages: whose report, what is asked, by when, and the
one-time link.

It carries the child's name, for whoever is asked must know of whom; so it is made when it is read, and kept
nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from agreements.clauses import day_in_words
from agreements.words import Words
from workflow.casework.attachment_codes import ADDRESSEES


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that the letter says."""

    reference: str
    body: Words
    addressee: str
    to: str
    asks: str
    child: str
    born_on: date
    asked_on: date
    by_day: date
    link: Words | None
    """The address of the upload page in each language; None where no link is live."""


def written(letter: Letter) -> Words:
    """The letter as plain text in each language."""
    return Words(cy=_welsh(letter), en=_english(letter))


def _welsh(letter: Letter) -> str:
    how = (
        [
            "Gallwch anfon yr adroddiad drwy'r ddolen isod. Mae'n gweithio unwaith, heb gyfrif, ac i "
            "un ffeil:",
            letter.link.cy,
        ]
        if letter.link
        else ["Anfonwch yr adroddiad at y corff uchod drwy'r post, gan ddyfynnu'r cyfeirnod."]
    )
    return _joined(
        letter,
        letter.body.cy,
        day_in_words(letter.asked_on).cy,
        f"Ein cyfeirnod: {letter.reference}",
        f"Cais am adroddiad: {ADDRESSEES[letter.addressee].cy}",
        f"Enw'r plentyn neu'r person ifanc: {letter.child}. Dyddiad geni: {day_in_words(letter.born_on).cy}.",
        f"Dyma'r hyn a ofynnwn:\n{letter.asks}",
        f"Anfonwch ef erbyn {day_in_words(letter.by_day).cy}. "
        "Os nad oes adroddiad o'r fath, rhowch wybod i ni.",
        *how,
    )


def _english(letter: Letter) -> str:
    how = (
        [
            "You can send the report through the link below. It works once, without an account, for "
            "one file:",
            letter.link.en,
        ]
        if letter.link
        else ["Send the report to the body above by post, quoting the reference."]
    )
    return _joined(
        letter,
        letter.body.en,
        day_in_words(letter.asked_on).en,
        f"Our reference: {letter.reference}",
        f"Request for a report: {ADDRESSEES[letter.addressee].en}",
        f"Name of the child or young person: {letter.child}. Born on {day_in_words(letter.born_on).en}.",
        f"This is what we ask:\n{letter.asks}",
        f"Send it by {day_in_words(letter.by_day).en}. If there is no such report, tell us.",
        *how,
    )


def _joined(letter: Letter, body: str, *rest: str) -> str:
    return "\n\n".join((letter.to, body, *rest)) + "\n"
