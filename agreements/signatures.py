"""What stands beside the signed content of an agreement: its signatures, its activation and its termination.

All of them name the content by its hash, and none of them is part of it: to sign, to activate or to end an
agreement changes no word of it. Not the electronic signatures of a case.
"""

import unicodedata
from datetime import date
from typing import Annotated

from pydantic import Field

from agreements.provisions.frozen import BodyCode, Frozen, Sha256
from agreements.provisions.parties import Office
from agreements.words import Words

PersonName = Annotated[str, Field(min_length=1, max_length=120)]


def same_person(name: str) -> str:
    """What two spellings of one name have in common: its words of letters, without case, spacing or marks
    of punctuation, and without the mark of an invented person. Accents count.
    """
    plain = unicodedata.normalize("NFKC", name).casefold().replace("(enghraifft / example)", " ")
    letters = (
        letter if letter.isalnum() else " " for letter in plain if unicodedata.category(letter) != "Cf"
    )
    return " ".join("".join(letters).split())


class Signature(Frozen):
    """One office of one party has signed: who, by what authority, to what limit, and the hash signed."""

    body: BodyCode
    office: Office
    name: PersonName
    in_office_from: date
    in_office_to: date | None
    authority: Words
    limit_weekly_pence: Annotated[int, Field(ge=0, le=10**12, strict=True)] | None
    signed_on: date
    sha256: Sha256

    @property
    def seat(self) -> str:
        """`XHB1.finance`, which is also the name of its file."""
        return f"{self.body}.{self.office}"


class Activator(Frozen):
    """One of the people who brought the agreement into force."""

    body: BodyCode
    name: PersonName


class SimulationSeen(Frozen):
    """The comparison over a caseload that was laid before every signatory, by its hash."""

    sha256: Sha256
    run_on: date
    seen_by: tuple[str, ...]


class Activation(Frozen):
    """Two people brought signed content into force, after a day on which it was tried without effect."""

    sha256: Sha256
    drafted_by: PersonName
    dry_run_on: date
    activated_on: date
    by: tuple[Activator, ...]
    simulation: SimulationSeen | None


class Ending(Frozen):
    """A party ended the agreement by notice; live packages go on as its termination clause says."""

    sha256: Sha256
    by: BodyCode
    notice_given_on: date
    last_day: date
    reference: Words
