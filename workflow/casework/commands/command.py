"""What every command is, and the few kinds of value that commands share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from agreements.pydantic_words import FieldFault
from agreements.words import Words

_NUL = Words(
    cy="Mae'r testun yn cynnwys nod na ellir ei gadw.", en="The text holds a character that cannot be kept."
)


Pence = Annotated[int, Field(ge=0, le=10**10, strict=True)]


Minutes = Annotated[int, Field(gt=0, le=60 * 24 * 7 * 6, strict=True)]


Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=8000)]


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]


Language = Literal["cy", "en"]


BODY_ROLES = frozenset({"coordinator", "finance", "head_of_service", "director", "chief_executive"})


PARTY_ROLES = BODY_ROLES | {"education"}
"""Who may speak in a disagreement for a party: the offices of a body, and the education lead of a council."""


class Command(BaseModel):
    """Base of every command: frozen, strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    PATH: ClassVar[str]
    ROLES: ClassVar[frozenset[str]] = frozenset({"coordinator"})
    FOR_PARTIES: ClassVar[bool] = False
    """Whether a party beside the two funders may give it."""
    BY_JSON: ClassVar[bool] = True
    """Whether it is sent as a JSON body; a file is sent as it is."""
    READS_CHILD: ClassVar[bool] = False
    """Whether its act changes the child's record, and so needs the values that stand there."""

    def other_case(self) -> str | None:
        """The reference of another case that the same act changes; of most commands none."""
        return None

    @model_validator(mode="before")
    @classmethod
    def _no_nul(cls, data: object) -> object:
        """PostgreSQL's text cannot hold the character NUL, and nobody types it."""
        place = _nul_in(data)
        if place is not None:
            raise FieldFault(_NUL, path=place)
        return data


def _nul_in(data: object) -> tuple[int | str, ...] | None:
    """Where the first NUL stands, as the path to its text; None where there is none."""
    if isinstance(data, str):
        return () if "\0" in data else None
    if isinstance(data, dict):
        pairs: Iterable[tuple[int | str, object]] = data.items()
    else:
        pairs = enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        place = _nul_in(value)
        if place is not None:
            return (key, *place)
    return None
