"""The child's record: kept, added to and put right. Its values pass through here and are encrypted when
written;
an event says only which of them changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from agreements.words import Words
from workflow.casework import rules
from workflow.casework.child_rules import nhs_digits
from workflow.casework.child_values import Address, ChildValues, ResponsiblePerson, Sibling
from workflow.casework.commands import Child, UpdateChild
from workflow.casework.commands.people import ChildAddress, ChildResponsiblePerson, ChildSibling
from workflow.casework.draft import Draft

_LISTS = ("addresses", "responsible_people", "siblings")


def values_of(child: Child) -> ChildValues:
    """The values that a referral brings."""
    plain = child.model_dump(exclude={"address", "address_secret", "nhs_number", *_LISTS})
    addresses = _addresses(child.addresses)
    if child.address:
        addresses = (*addresses, Address(text=child.address, secret=child.address_secret))
    return ChildValues(
        **plain,
        nhs_number=nhs_digits(child.nhs_number) if child.nhs_number else None,
        addresses=addresses,
        responsible_people=_people(child.responsible_people),
        siblings=_siblings(child.siblings),
    )


def may_update_child(at: Draft) -> None:
    """An officer of a party changes the record while the case is open."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def update_child(at: Draft, command: UpdateChild) -> None:
    """Change what was sent; the event names the fields that changed."""
    sent = {name: getattr(command, name) for name in command.model_fields_set}
    language = sent.pop("family_language", None)
    changed = change_child(at, **_with_added(at, _as_values(sent)))
    if language is not None and language != at.case.language:
        at.change_case(language=language)
        changed = (*changed, "family_language")
    if not changed:
        rules.refuse(
            "record_changes",
            cy="Nid yw hyn yn newid dim yng nghofnod y plentyn.",
            en="This changes nothing in the child's record.",
        )
    at.record("ChildRecordChanged", fields=list(changed))


def change_child(at: Draft, **columns: Any) -> tuple[str, ...]:
    """Put these values in the place of those that the record holds, and say which of them were other ones.

    For any act whose command has READS_CHILD; the act records its own event, with these names and no value.
    Refuses where the case has no record of a child.
    """
    standing = at.child or at.before.child
    if standing is None:
        rules.refuse(
            "child_has_a_record",
            cy="Nid oes cofnod plentyn i'r achos.",
            en="The case has no record of a child.",
        )
    changed = tuple(sorted(name for name, value in columns.items() if getattr(standing, name) != value))
    if changed:
        at.child = replace(standing, **columns)
    return changed


def faults_of(addresses: Iterable[ChildAddress]) -> Iterable[tuple[str, Words]]:
    """Addresses that end before they begin: a JSON pointer beneath the record, and the sentence."""
    for place, address in enumerate(addresses):
        if address.from_on and address.to_on and address.to_on < address.from_on:
            yield f"/addresses/{place}/to_on", _ENDS_FIRST


_ENDS_FIRST = Words(
    cy="Ni all cyfeiriad ddod i ben cyn iddo ddechrau.", en="An address cannot end before it begins."
)


_ADDED_TO = {
    "add_address": "addresses",
    "add_responsible_person": "responsible_people",
    "add_sibling": "siblings",
}


def _with_added(at: Draft, made: dict[str, Any]) -> dict[str, Any]:
    """What is to be added, at the end of the list that was sent, else of the one that stands."""
    found = {name: value for name, value in made.items() if name not in _ADDED_TO}
    for name, listed in _ADDED_TO.items():
        if made.get(name) is not None:
            standing = found.get(listed, getattr(at.before.child, listed, ()))
            found[listed] = (*standing, *_MAKE[listed]([made[name]]))
    return found


def _as_values(sent: dict[str, Any]) -> dict[str, Any]:
    made = dict(sent)
    if made.get("nhs_number"):
        made["nhs_number"] = nhs_digits(made["nhs_number"])
    return made | {name: make(made[name]) for name, make in _MAKE.items() if name in made}


def _addresses(given: Iterable[ChildAddress]) -> tuple[Address, ...]:
    return tuple(Address(**one.model_dump()) for one in given)


def _people(given: Iterable[ChildResponsiblePerson]) -> tuple[ResponsiblePerson, ...]:
    return tuple(ResponsiblePerson(**one.model_dump()) for one in given)


def _siblings(given: Iterable[ChildSibling]) -> tuple[Sibling, ...]:
    return tuple(Sibling(**one.model_dump()) for one in given)


_MAKE: dict[str, Callable[[Iterable[Any]], tuple[Any, ...]]] = {
    "addresses": _addresses,
    "responsible_people": _people,
    "siblings": _siblings,
}
