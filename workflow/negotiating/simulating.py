"""A simulation of a draft, attached as it was made, and which offices have seen it. It runs none."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from workflow.negotiating import rules
from workflow.negotiating.commands import AttachSimulation, SeeSimulation
from workflow.negotiating.facts import Seen, Simulation
from workflow.negotiating.sitting import Sitting


def may_attach(at: Sitting) -> None:
    """Whoever sits at the table, or leads, before the draft is frozen: all who sign have seen the same
    one.
    """
    rules.text_is_not_frozen(at)
    rules.sits_at_the_table(at)


def attach(at: Sitting, command: AttachSimulation) -> None:
    """Keep a simulation of the newest draft, and of no other text, by the hash of its inputs and its own."""
    draft = rules.newest_draft(at, command.draft)
    if _simulated(command.document) != draft.agreement_sha256:
        rules.refuse(
            "simulation_is_of_the_draft",
            cy=f"Nid yw'r efelychiad hwn o ddrafft {draft.number}: nid hash y drafft yw "
            "document/inputs/against/sha256.",
            en=f"This simulation is not of draft {draft.number}: its document/inputs/against/sha256 is not "
            "the draft's hash.",
            clause="V33",
        )
    said = json.dumps(command.document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    made = at.put(
        Simulation(
            id=at.new_id(),
            negotiation=at.ref,
            draft=draft.number,
            inputs_sha256=command.inputs_sha256,
            document_sha256=hashlib.sha256(said.encode()).hexdigest(),
            document=command.document,
            attached_at=at.now,
            attached_by=at.actor.person,
        )
    )
    at.record(
        "SimulationAttached",
        simulation=made.id,
        draft=made.draft,
        inputs_sha256=made.inputs_sha256,
        document_sha256=made.document_sha256,
    )
    at.notify_bodies("negotiation_simulation", "finance")


def _simulated(document: Mapping[str, Any]) -> object:
    """The hash of the agreement to come, as a simulation's document says it; None where it says none."""
    found: Any = document
    for name in ("inputs", "against", "sha256"):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def may_see(at: Sitting) -> None:
    """An officer of a party body, for the office that they hold."""
    rules.negotiation_is_open(at)
    rules.is_of_the_table(at)


def see(at: Sitting, command: SeeSimulation, subject: str | None) -> None:
    """Record that the actor's office has seen a simulation; once an office is enough."""
    simulation = at.get(Simulation, subject)
    if simulation is None:
        rules.refuse(
            "simulation_exists", cy="Nid oes efelychiad o'r fath.", en="There is no such simulation."
        )
    office = (at.actor.body, at.actor.role)
    if any((one.simulation, one.body, one.office) == (simulation.id, *office) for one in at.all(Seen)):
        return
    at.put(
        Seen(
            id=at.new_id(),
            negotiation=at.ref,
            simulation=simulation.id,
            body=at.actor.body,
            office=at.actor.role,
            person=at.actor.person,
            at=at.now,
        )
    )
    at.record("SimulationSeen", simulation=simulation.id, office=at.actor.role)


def of_newest_draft(at: Sitting) -> Simulation | None:
    """The latest simulation of the newest draft."""
    found = [one for one in at.all(Simulation) if one.draft == at.negotiation.draft]
    return found[-1] if found else None


def has_seen(at: Sitting, body: str, office: str) -> bool:
    """Whether an office has seen the latest simulation of the newest draft."""
    simulation = of_newest_draft(at)
    return simulation is not None and any(
        (one.simulation, one.body, one.office) == (simulation.id, body, office) for one in at.all(Seen)
    )
