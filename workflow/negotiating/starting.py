"""A negotiation begins: from the model agreement or from a version that there is, with seats and a lead.

From a version its clauses begin settled, for every body has signed them; from the model every clause is open.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from agreements.line_kinds import SERVICES
from agreements.reference import Region
from workflow.casework.facts import Actor
from workflow.casework.rulebook import Rulebook
from workflow.negotiating import rules
from workflow.negotiating.commands import StartNegotiation
from workflow.negotiating.draft_files import files_sha256, read_draft
from workflow.negotiating.drafting import put_draft
from workflow.negotiating.facts import Clause, Negotiation, NegotiationFacts, Officer
from workflow.negotiating.seating import take_seat
from workflow.negotiating.sitting import Sitting
from workflow.negotiating.wording import CLOCK, put_wording, texts_of


@dataclass(frozen=True, slots=True)
class BaseText:
    """The text that a negotiation starts from: which agreement it will be, and its files."""

    kind: str
    agreement_id: str
    version: int
    """The version that the negotiated agreement will have."""
    files: Mapping[str, str]
    from_id: str | None = None
    from_version: int | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """Another open negotiation: its reference, region and services."""

    ref: str
    region: str
    services: tuple[str, ...]


def new_negotiation(
    command: StartNegotiation, *, ref: str, base: BaseText, now: datetime, actor: Actor, under: Rulebook
) -> Negotiation:
    """The row that a start makes; its rules are asked by `start`."""
    region = under.reference.region(command.region)
    return Negotiation(
        ref=ref,
        region=region.code,
        services=sorted(set(command.services)),
        bodies=[region.health_board, *region.councils],
        base_kind=base.kind,
        base_id=base.from_id,
        base_version=base.from_version,
        base_sha256=files_sha256(base.files),
        agreement_id=base.agreement_id,
        agreement_version=base.version,
        lead=command.lead or actor.person,
        state="negotiating",
        rule_pack=under.limits.version,
        calendar=under.calendar.version,
        started_at=now,
        started_by=actor.person,
        started_body=actor.body,
        draft=0,
    )


def may_start(
    command: StartNegotiation, *, actor: Actor, under: Rulebook, running: Collection[Running]
) -> Region:
    """The region of a start that may be made: the rules that need nothing of the text."""
    region = region_named(command, under)
    services = set(command.services)
    strange = sorted(services - set(SERVICES))
    if strange:
        names = ", ".join(strange)
        rules.refuse(
            "services_are_known", cy=f"Nid oes gwasanaeth: {names}.", en=f"There is no service: {names}."
        )
    leads_region = actor.role == "region_lead" and actor.region == region.code
    if not leads_region and actor.body not in (region.health_board, *region.councils):
        rules.refuse(
            "is_of_the_table",
            cy="Dim ond swyddog o un o gyrff y rhanbarth, neu ei arweinydd, all wneud hyn.",
            en="Only an officer of one of the region's bodies, or its lead, can do this.",
        )
    other = next((one for one in running if one.region == region.code and services & set(one.services)), None)
    if other is not None:
        rules.refuse(
            "one_negotiation_a_service",
            cy=f"Mae negodi {other.ref} eisoes yn ymwneud â'r gwasanaethau hyn.",
            en=f"The negotiation {other.ref} is already about these services.",
        )
    return region


def start(at: Sitting, command: StartNegotiation, base: BaseText) -> None:
    """Begin: the first draft, its clauses, the seats that are named, and the event that says it all."""
    _lead_is_known(at)
    draft = put_draft(at, base.files, read_draft(base.files), why=_WHY_FIRST[base.kind])
    _clauses(at, base)
    at.record(
        "NegotiationStarted",
        region=at.negotiation.region,
        services=at.negotiation.services,
        base=base.kind,
        base_id=base.from_id,
        base_version=base.from_version,
        agreement_id=base.agreement_id,
        agreement_version=base.version,
        files_sha256=draft.files_sha256,
    )
    for seat in command.seats:
        take_seat(at, seat)
    at.notify_bodies("negotiation_started", "director")
    if at.actor.role != "region_lead":
        at.notify("negotiation_started", at.negotiation.region, "region_lead")


def region_named(command: StartNegotiation, under: Rulebook) -> Region:
    """The region that a start names, where anything may be done there. Raises Refused."""
    reference = under.reference
    if not reference.has_region(command.region):
        rules.refuse(
            "region_exists",
            cy=f"Nid oes rhanbarth {command.region}.",
            en=f"There is no region {command.region}.",
        )
    region = reference.region(command.region)
    if under.demonstration and not region.fictional:
        rules.refuse(
            "demonstration_is_fictional",
            cy="Yn yr arddangosiad dim ond y rhanbarthau enghreifftiol sy'n gwneud dim.",
            en="In the demonstration only the example regions do anything.",
        )
    return region


def _lead_is_known(at: Sitting) -> None:
    lead = at.negotiation.lead
    if all(one.person != lead for one in at.before.officers):
        rules.refuse(
            "lead_is_an_officer",
            cy=f"Nid yw {lead} yn swyddog yn un o'r cyrff nac yn arweinydd y rhanbarth.",
            en=f"{lead} is neither an officer of one of the bodies nor the region's lead.",
        )


def _clauses(at: Sitting, base: BaseText) -> None:
    """The base's clauses: settled where bodies have signed them before, else open with the clock running."""
    owner = next(one for one in at.before.officers if one.person == at.negotiation.lead)
    settled = base.kind == "version"
    for position, (clause, text) in enumerate(texts_of(base.files).items(), start=1):
        wording = put_wording(at, clause, text, body=None)
        at.put(
            Clause(
                id=at.new_id(),
                negotiation=at.ref,
                clause=clause,
                position=position,
                status="settled" if settled else "open",
                owner_body=owner.body,
                owner_office=owner.role,
                since=at.now,
                wording=wording.id if settled else None,
            )
        )
        if not settled:
            at.start(CLOCK, owner.body, owner.role, subject=clause)


def facts_to_start(negotiation: Negotiation, officers: tuple[Officer, ...]) -> NegotiationFacts:
    """The facts of a negotiation that nothing has happened in yet."""
    return NegotiationFacts(negotiation=negotiation, officers=officers)


_WHY_FIRST = {
    "model": "Y cytundeb enghreifftiol cenedlaethol / The national model agreement",
    "version": "Y fersiwn sydd mewn grym / The version that there is",
}
