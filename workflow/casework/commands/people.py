"""Commands about the people of a case: the child's record, the key worker, ties to other cases, a
duplicate."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from agreements.pydantic_words import FieldFault
from agreements.words import Words
from workflow.casework.commands.command import Command, Language, Name, Said

WHO_KNOWS_THE_CHILD = frozenset({"coordinator", "head_of_service"})
"""Who reads the child's record, adds to it and searches for a child."""
Ref = Annotated[str, Field(min_length=1, max_length=60)]
Short = Annotated[str, Field(min_length=1, max_length=400)]

_OFFICER_OR_NAME = Words(
    cy="Rhowch naill ai swyddog (officer) neu enw rhywun arall (name).",
    en="Give either an officer (officer) or the name of somebody else (name).",
)
_NEVER_EMPTY = Words(cy="Ni ellir gwagio'r maes hwn.", en="This field cannot be emptied.")


class ChildAddress(BaseModel):
    """One place where the child lives or lived; secret: for no letter and no other eye."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    text: Short
    secret: bool = False
    from_on: date | None = None
    to_on: date | None = None


class ChildResponsiblePerson(BaseModel):
    """A parent, or anybody else who has parental responsibility or cares for the child."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Name
    relation: Name
    parental_responsibility: bool = True
    contact: Short | None = None


class ChildSibling(BaseModel):
    """A brother or sister; `case_ref` where they have a case of their own."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    given_name: Name
    family_name: Name | None = None
    birth_on: date | None = None
    case_ref: Ref | None = None


Addresses = Annotated[tuple[ChildAddress, ...], Field(max_length=20)]
ResponsiblePeople = Annotated[tuple[ChildResponsiblePerson, ...], Field(max_length=12)]
Siblings = Annotated[tuple[ChildSibling, ...], Field(max_length=20)]


class UpdateChild(Command):
    """Add to the child's record, or put right what it says. What is not sent stays; null takes a value away.

    A list takes the place of the whole list, and `add_` puts one more at its end. A birth date is corrected
    by its own act, for clocks hang on it.
    """

    PATH: ClassVar[str] = "child-record"
    ROLES: ClassVar[frozenset[str]] = WHO_KNOWS_THE_CHILD
    READS_CHILD: ClassVar[bool] = True
    given_name: Name | None = None
    family_name: Name | None = None
    known_as: Name | None = None
    welsh_given_name: Name | None = None
    welsh_family_name: Name | None = None
    nhs_number: Annotated[str, Field(max_length=12)] | None = None
    council_number: Annotated[str, Field(max_length=40)] | None = None
    child_language: Name | None = None
    family_language: Literal["cy", "en", "both"] | None = None
    communication_needs: Annotated[str, Field(max_length=1000)] | None = None
    legal_status: Annotated[str, Field(max_length=200)] | None = None
    addresses: Addresses = ()
    responsible_people: ResponsiblePeople = ()
    siblings: Siblings = ()
    add_address: ChildAddress | None = None
    add_responsible_person: ChildResponsiblePerson | None = None
    add_sibling: ChildSibling | None = None

    @model_validator(mode="after")
    def _names_stay(self) -> Self:
        for field in ("given_name", "family_name", "family_language"):
            if field in self.model_fields_set and getattr(self, field) is None:
                raise FieldFault(_NEVER_EMPTY, path=(field,))
        return self


class SetKeyWorker(Command):
    """Name the one person whom the family turns to: an officer by id, or anybody else by name."""

    PATH: ClassVar[str] = "key-worker"
    ROLES: ClassVar[frozenset[str]] = WHO_KNOWS_THE_CHILD
    officer: Ref | None = None
    name: Name | None = None
    language: Language = "en"

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.officer is None) == (self.name is None):
            raise FieldFault(_OFFICER_OR_NAME)
        return self


class LinkCase(Command):
    """Tie this case to another that one may see; it stands in both."""

    PATH: ClassVar[str] = "links"
    ROLES: ClassVar[frozenset[str]] = WHO_KNOWS_THE_CHILD
    act: Literal["link"]
    kind: Literal["sibling", "same_child", "earlier_case", "later_case", "different_child", "other"]
    other: Ref
    reasons: Said | None = None
    language: Language = "en"

    def other_case(self) -> str | None:
        """The case that it is tied to."""
        return self.other


class UnlinkCase(Command):
    """Take away every tie to another case that was made by mistake, from both."""

    PATH: ClassVar[str] = "links"
    ROLES: ClassVar[frozenset[str]] = WHO_KNOWS_THE_CHILD
    act: Literal["unlink"]
    other: Ref

    def other_case(self) -> str | None:
        """The case that it was tied to."""
        return self.other


class MergeDuplicate(Command):
    """Close this case into another of the same child, which goes on with the earliest received date."""

    PATH: ClassVar[str] = "merge"
    ROLES: ClassVar[frozenset[str]] = WHO_KNOWS_THE_CHILD
    into: Ref
    reasons: Said
    language: Language = "en"

    def other_case(self) -> str | None:
        """The case that goes on."""
        return self.into
