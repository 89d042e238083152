"""The cast of the demonstration: invented officers of the invented bodies, always the same ones. Nobody real.

Each body has its five offices, each council a monitoring officer and an education lead too, each region a
lead and a chair of its independent panel, Welsh Government two officers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from agreements.reference import Reference
from workflow.casework.facts import Actor
from workflow.records.people import Person

_NAMES = Path(__file__).with_name("names.yaml")
_OFFICES = ("coordinator", "finance", "head_of_service", "director", "chief_executive")
_LIMITS_PENCE = {"finance": 12_000_000, "director": 30_000_000, "chief_executive": 500_000_000}
"""Delegated limits over the whole term of a health board; a council's are half. Most shares are within."""
_SIGNERS = ("finance", "director", "chief_executive")


def make_people(reference: Reference | None = None) -> tuple[Person, ...]:
    """Every officer of the invented regions, in the order of the regions."""
    reference = reference or Reference.load(fictional=True)
    names = _names()
    people = []
    for place, (body, role, region, number) in enumerate(_offices(reference)):
        title = f"{role}-{number}" if number else role
        name = next(names)
        person = f"{body}-{title}".lower().replace("_", "-")
        people.append(
            Person(
                id=person,
                name=name,
                body=body,
                role=role,
                region=region,
                language="en" if place % 3 == 2 else "cy",
                limit_pence=_limit(reference, body, role),
                email=f"{person}@example.invalid",
                deputy=f"xwg-wg-officer-{3 - number}" if role == "wg_officer" else None,
                telephone=_telephone(place) if role == "chief_executive" else None,
            )
        )
    return tuple(people)


def _offices(reference: Reference) -> Iterator[tuple[str, str, str | None, int]]:
    """Body, role, region and number of every office."""
    for region in reference.regions:
        if not region.fictional:
            continue
        for body in (region.health_board, *region.councils):
            yield from ((body, role, region.code, 0) for role in _OFFICES)
        yield region.code, "region_lead", region.code, 0
        yield region.code, "panel_chair", region.code, 0
    yield "XWG", "wg_officer", None, 1
    yield "XWG", "wg_officer", None, 2
    for region in reference.regions:  # last, so that everybody else keeps the name that they have
        if region.fictional:
            yield from ((council, "monitoring", region.code, 0) for council in region.councils)
    for region in reference.regions:
        if region.fictional:
            yield from ((council, "education", region.code, 0) for council in region.councils)


def _limit(reference: Reference, body: str, role: str) -> int:
    whole = _LIMITS_PENCE.get(role, 0)
    return whole // 2 if reference.has_body(body) and reference.body(body).kind == "council" else whole


def _telephone(place: int) -> str:
    """An invented number: 01632 960000 to 960999 are kept for drama, and ring nowhere."""
    return f"01632 960{place % 1000:03d} (enghraifft / example)"


def _names() -> Iterator[str]:
    """Given and family names paired so that no two officers share both."""
    data = yaml.safe_load(_NAMES.read_text(encoding="utf-8"))
    given, family = data["given"], data["family"]
    for turn in range(len(family)):
        for place, name in enumerate(given):
            yield f"{name} {family[(place + turn * 7 + turn) % len(family)]}"


class Cast:
    """Finds who holds an office."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._holders: dict[tuple[str, str], list[Actor]] = {}
        for person in people:
            self._holders.setdefault((person.body, person.role), []).append(person.actor())

    def holder(self, body: str, role: str) -> Actor:
        """The first officer who holds an office. KeyError where it is vacant."""
        return self._holders[(body, role)][0]

    def colleagues(self, actor: Actor) -> tuple[tuple[str, str], ...]:
        """Who else holds the office of an officer, with their names."""
        held = self._holders[(actor.body, actor.role)]
        return tuple((one.person, one.name) for one in held if one.person != actor.person)

    def officers(self, bodies: Iterable[str]) -> tuple[Actor, ...]:
        """Everybody who holds an office of these bodies."""
        wanted = set(bodies)
        return tuple(one for (body, _), held in self._holders.items() if body in wanted for one in held)

    def signer(self, body: str, value_pence: int) -> Actor:
        """The first of finance lead, director and chief executive whose delegated limit carries the value."""
        officers = [self.holder(body, role) for role in _SIGNERS]
        return next((one for one in officers if one.limit_pence >= value_pence), officers[-1])
