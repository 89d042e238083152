"""What every provision is: frozen data that refuses unknown fields, and the figures that a clause states."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from agreements.clauses import month_day_in_words
from agreements.periods.clause_rule import ClauseId, ClauseRule
from agreements.words import Words

__all__ = [
    "BodyCode", "ClauseId", "Frozen", "MonthDay", "Provision", "Sha256", "Slug",
    "days_in_words", "each_year_on", "years_in_words",
]  # fmt: skip

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
BodyCode = Annotated[str, Field(pattern=r"^[A-Z0-9]{2,12}$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


def _real_day(text: str) -> str:
    month, day = (int(part) for part in text.split("-"))
    date(2000, month, day)  # a leap year: 02-29 is a day of some years
    return text


MonthDay = Annotated[str, Field(pattern=r"^\d{2}-\d{2}$"), AfterValidator(_real_day)]


class Frozen(BaseModel):
    """Frozen, and refusing fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Provision(ClauseRule):
    """Something that the agreement provides for, with the clause that states it."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def constants(self) -> Mapping[str, Words]:
        """None, where it holds no figure that moves money or time."""
        return {}


def days_in_words(count: int, *, working: bool = False) -> Words:
    """`5 diwrnod`, `2 ddiwrnod gwaith`; `5 days`, `1 working day`."""
    cy = "ddiwrnod" if count == 2 else "diwrnod"
    en = "day" if count == 1 else "days"
    return Words(
        cy=f"{count} {cy} gwaith" if working else f"{count} {cy}",
        en=f"{count} working {en}" if working else f"{count} {en}",
    )


def years_in_words(count: int) -> Words:
    """`6 blynedd`, `7 mlynedd`; `6 years`."""
    cy = {1: "flwyddyn", 2: "flynedd"}.get(count, "mlynedd" if count in {5, 7, 8, 9, 10} else "blynedd")
    return Words(cy=f"{count} {cy}", en=f"{count} {'year' if count == 1 else 'years'}")


def each_year_on(day: str) -> Words:
    """A day of every year, `31 Rhagfyr` and `31 December`."""
    month, number_of_day = (int(part) for part in day.split("-"))
    return month_day_in_words(month, number_of_day)
