"""The child's own values, as casework holds them in memory. `records` encrypts them before they touch a
table.

They never stand in an event, an address, a log, an e-mail, a ledger or a bundle. Not rows: no table
mirrors them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Address:
    """One place where the child lives or lived. A secret one is for no letter and no other eye."""

    text: str
    secret: bool = False
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class ResponsiblePerson:
    """A parent, or anybody else who has parental responsibility or cares for the child day by day."""

    name: str
    relation: str
    parental_responsibility: bool = True
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Sibling:
    """A brother or sister; `case_ref` where they have a case of their own."""

    given_name: str
    family_name: str | None = None
    birth_on: date | None = None
    case_ref: str | None = None


@dataclass(frozen=True, slots=True)
class ChildValues:
    """Everything that the record knows of the child."""

    given_name: str
    family_name: str
    birth_on: date
    nhs_number: str | None = None
    council_number: str | None = None
    communication_needs: str | None = None
    legal_status: str | None = None
    known_as: str | None = None
    welsh_given_name: str | None = None
    welsh_family_name: str | None = None
    child_language: str | None = None
    addresses: tuple[Address, ...] = ()
    responsible_people: tuple[ResponsiblePerson, ...] = ()
    siblings: tuple[Sibling, ...] = ()

    @property
    def standing_address(self) -> Address | None:
        """Where the child lives now: the last address given that has no end."""
        return next((one for one in reversed(self.addresses) if one.to_on is None), None)

    @property
    def address(self) -> str | None:
        """The words of the standing address."""
        return self.standing_address.text if self.standing_address else None

    @property
    def address_secret(self) -> bool:
        """Whether the standing address is to be kept secret."""
        return bool(self.standing_address and self.standing_address.secret)
