"""What waits for an office at a table: clauses it owns, a simulation to see, its signature, an activation,
and, for who leads, the draft that can be frozen. It offers nothing: what may be done is for `available`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from agreements.words import Words
from workflow.casework.facts import Actor
from workflow.negotiating.facts import Clause, Clock, NegotiationFacts, Simulation
from workflow.negotiating.visibility import sees_inside

WAITS: Final = {
    "clauses": Words(cy="Setlo cymalau agored", en="Settle open clauses"),
    "simulation": Words(cy="Gweld beth fyddai'r drafft yn ei newid", en="See what the draft would change"),
    "signature": Words(cy="Llofnodi'r drafft", en="Sign the draft"),
    "first_approval": Words(cy="Cymeradwyo dod â'r cytundeb i rym", en="Approve bringing it into force"),
    "second_approval": Words(cy="Cadarnhau dod â'r cytundeb i rym", en="Confirm bringing it into force"),
    "open_points": Words(cy="Ateb pwyntiau agored y drafft", en="Answer the draft's open points"),
    "simulate": Words(cy="Efelychu'r drafft cyn ei rewi", en="Simulate the draft before it is frozen"),
    "freeze": Words(cy="Rhewi'r drafft i'w lofnodi", en="Freeze the draft for signature"),
}
_ACTIVATING = frozenset({"region_lead", "director"})
"""The offices that are told of an activation that waits."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: what, at which negotiation, about which clauses or simulation, and by when."""

    kind: str
    ref: str
    region: str
    subjects: tuple[str, ...] = ()
    due_at: datetime | None = None
    passed: bool = False

    @property
    def words(self) -> Words:
        """What is to be done."""
        return WAITS[self.kind]


def waiting_for(facts: NegotiationFacts, actor: Actor) -> tuple[Waiting, ...]:
    """Everything at one table that waits for this officer's office; nothing where it is no party."""
    if not facts.negotiation.is_open or not sees_inside(facts.negotiation, actor):
        return ()
    return (*_clauses(facts, actor), *_of_its_state(facts, actor))


def _of_its_state(facts: NegotiationFacts, actor: Actor) -> Iterator[Waiting]:
    match facts.negotiation.state:
        case "negotiating":
            yield from _to_see(facts, actor, wanted=_sits(facts, actor))
            yield from _to_freeze(facts, actor)
        case "awaiting_signatures":
            yield from _to_sign(facts, actor)
        case "awaiting_activation":
            yield from _to_activate(facts, actor)


def _clauses(facts: NegotiationFacts, actor: Actor) -> Iterator[Waiting]:
    """The open clauses of the office: those that fall due together stand together."""
    together: dict[tuple[datetime | None, bool], list[str]] = {}
    for clause in facts.clauses:
        mine = (clause.owner_body, clause.owner_office) == (actor.body, actor.role)
        if clause.status == "open" and mine:
            clocks = _clocks_of(facts, clause)
            first = min((clock.due_at for clock in clocks), default=None)
            passed = any(clock.status == "passed" for clock in clocks)
            together.setdefault((first, passed), []).append(clause.clause)
    for (due_at, passed), names in together.items():
        yield _waiting(facts, "clauses", tuple(names), due_at=due_at, passed=passed)


def _clocks_of(facts: NegotiationFacts, clause: Clause) -> list[Clock]:
    return [
        one
        for one in facts.clocks
        if one.subject == clause.clause
        and one.started_at >= clause.since
        and one.status in ("open", "passed")
    ]


def _to_see(facts: NegotiationFacts, actor: Actor, *, wanted: bool) -> Iterator[Waiting]:
    newest = _newest_simulation(facts)
    if wanted and newest is not None and not _has_seen(facts, newest, actor):
        yield _waiting(facts, "simulation", (newest.id,))


def _to_sign(facts: NegotiationFacts, actor: Actor) -> Iterator[Waiting]:
    """The office's signature; before it, the simulation that it must have seen."""
    office = (actor.body, actor.role)
    required = any((one["body"], one["office"]) == office for one in facts.negotiation.required)
    signed = any((one.body, one.office) == office and one.void_at is None for one in facts.signatures)
    if not required or signed:
        return
    frozen = facts.negotiation.frozen_at
    clocks = [
        one
        for one in facts.clocks
        if (one.body, one.office) == office
        and one.kind in ("agreement_signed", "signature_chase")
        and one.status in ("open", "passed")
        and (frozen is None or one.started_at >= frozen)
    ]
    newest = _newest_simulation(facts)
    unseen = newest is not None and not _has_seen(facts, newest, actor)
    yield _waiting(
        facts,
        "simulation" if unseen else "signature",
        (newest.id,) if unseen and newest is not None else (),
        due_at=min((one.due_at for one in clocks), default=None),
        passed=any(one.status == "passed" for one in clocks),
    )


def _to_activate(facts: NegotiationFacts, actor: Actor) -> Iterator[Waiting]:
    """The first person's approval; after the dry-run day the second's, who is of another body."""
    if actor.role not in _ACTIVATING:
        return
    first = next((one for one in facts.approvals if one.void_at is None), None)
    since = facts.negotiation.signed_at if first is None else first.at
    clocks = [
        one for one in facts.clocks if one.subject is None and since is not None and one.started_at >= since
    ]
    if any(one.kind == "activation_dry_run" and one.status == "open" for one in clocks):
        return
    if first is not None and actor.body == first.body:
        return
    limits = [
        one
        for one in clocks
        if one.kind in ("agreement_activated", "activation_chase") and one.status in ("open", "passed")
    ]
    yield _waiting(
        facts,
        "first_approval" if first is None else "second_approval",
        due_at=min((one.due_at for one in limits), default=None),
        passed=any(one.status == "passed" for one in limits),
    )


def _to_freeze(facts: NegotiationFacts, actor: Actor) -> Iterator[Waiting]:
    """For who leads, once no clause is open: the next step towards signature."""
    leads = actor.person == facts.negotiation.lead or actor.role == "region_lead"
    if not leads or any(one.status == "open" for one in facts.clauses):
        return
    if facts.newest.fault_count:
        yield _waiting(facts, "open_points")
    elif _newest_simulation(facts) is None:
        yield _waiting(facts, "simulate")
    else:
        yield _waiting(facts, "freeze")


def _sits(facts: NegotiationFacts, actor: Actor) -> bool:
    return any(
        one.left_at is None and (one.body, one.office, one.person) == (actor.body, actor.role, actor.person)
        for one in facts.seats
    )


def _newest_simulation(facts: NegotiationFacts) -> Simulation | None:
    found = [one for one in facts.simulations if one.draft == facts.negotiation.draft]
    return found[-1] if found else None


def _has_seen(facts: NegotiationFacts, simulation: Simulation, actor: Actor) -> bool:
    return any(
        (one.simulation, one.body, one.office) == (simulation.id, actor.body, actor.role)
        for one in facts.seen
    )


def _waiting(
    facts: NegotiationFacts,
    kind: str,
    subjects: tuple[str, ...] = (),
    *,
    due_at: datetime | None = None,
    passed: bool = False,
) -> Waiting:
    negotiation = facts.negotiation
    return Waiting(kind, negotiation.ref, negotiation.region, subjects, due_at=due_at, passed=passed)
