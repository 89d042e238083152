"""A table of region XR4 (a health board and three councils) over a real database, and who sits at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from agreements.editing import with_value
from cytundeb.demonstration.cast import make_people
from workflow import negotiation_desk as desk
from workflow.casework.changes import Refusal
from workflow.casework.commands import Command
from workflow.casework.facts import Actor
from workflow.negotiating import commands
from workflow.negotiating.changes import NegotiationChanges
from workflow.negotiating.facts import NegotiationFacts
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.people import put_people

REGION, BOARD, COUNCILS = "XR4", "XHB4", ("XLA41", "XLA42", "XLA43")
BODIES = (BOARD, *COUNCILS)
SERVICES = (
    "community_package",
    "residential_52wk",
    "residential_termtime",
    "short_break",
    "equipment",
    "transport",
)
FIRST_DAY = date(2027, 6, 1)
ACTORS = {person.id: person.actor() for person in make_people()}
CY, EN = "Ni fydd gofal plentyn byth yn aros am y ddadl.", "A child's care never waits for the argument."


@dataclass
class Table:
    """One negotiation, and what its people do."""

    parts: Parts
    ref: str = ""

    # people

    def person(self, name: str) -> Actor:
        """`XLA41.finance`, or `lead` for the region's lead."""
        if name == "lead":
            return ACTORS[f"{REGION}-region-lead".lower()]
        body, _, role = name.partition(".")
        return ACTORS[f"{body}-{role}".lower().replace("_", "-")]

    # acts

    def start(self, who: str = "lead", **more: Any) -> NegotiationChanges | Refusal:
        """Start from the version in force, with everybody seated."""
        asked: dict[str, Any] = {
            "region": REGION,
            "services": SERVICES,
            "base": "version",
            "agreement_id": "xr4-gofal-parhaus",
            "effective_from": FIRST_DAY,
            "seats": [
                {"body": body, "office": office, "person": f"{body}-{office}".lower()}
                for body in BODIES
                for office in ("finance", "director")
            ],
        }
        command = commands.StartNegotiation.model_validate(asked | more)
        answer = desk.start(self.parts, command, self.person(who))
        if isinstance(answer, NegotiationChanges):
            self.ref = answer.ref
        return answer

    def act(
        self, who: str | Actor, command: Command, subject: str | None = None
    ) -> NegotiationChanges | Refusal:
        """One act; its answer."""
        actor = who if isinstance(who, Actor) else self.person(who)
        return desk.act(self.parts, self.ref, command, actor, subject=subject)

    def done(self, who: str | Actor, command: Command, subject: str | None = None) -> NegotiationChanges:
        """One act that must be done."""
        answer = self.act(who, command, subject)
        assert isinstance(answer, NegotiationChanges), answer
        return answer

    def refused(self, who: str | Actor, command: Command, subject: str | None = None) -> str:
        """The rule that refuses one act."""
        answer = self.act(who, command, subject)
        assert isinstance(answer, Refusal), answer
        assert answer.words.cy != answer.words.en
        return answer.rule

    @property
    def facts(self) -> NegotiationFacts:
        """The facts as they are stored."""
        found = desk.reading(self.parts, self.ref)
        assert found is not None
        return found.facts

    def newest_wording(self, clause: str) -> str:
        """The id of the last wording that was given of a clause."""
        return [one for one in self.facts.wordings if one.clause == clause][-1].id

    # the course of a negotiation

    def draft_next_version(self, who: str = "lead") -> None:
        """The next version with a new share for trained carers, dates and examples that fit."""
        self.done(who, commands.MakeDraft(files=next_files(self.facts.files), why="Cyfran newydd"))

    def settle_aims(self) -> str:
        """A new wording of c2-1, agreed to by every body; its id."""
        self.done(
            "XLA41.finance",
            commands.ProposeWording(title_cy="Nodau", title_en="Aims", text_cy=CY, text_en=EN),
            "c2-1",
        )
        wording = self.newest_wording("c2-1")
        for body in BODIES:
            self.done(f"{body}.finance", commands.ConsentTo(wording=wording), "c2-1")
        self.done("XHB4.finance", commands.SettleClause(wording=wording), "c2-1")
        return wording

    def attach_simulation(self) -> str:
        """A simulation of the newest draft; its id."""
        number = self.facts.negotiation.draft
        document = {
            "inputs": {"against": {"sha256": self.facts.newest.agreement_sha256}},
            "change": {"XHB4": -10_000, "XLA41": 10_000},
            "refusals": 0,
        }
        self.done("lead", commands.AttachSimulation(draft=number, inputs_sha256="a" * 64, document=document))
        return self.facts.simulations[-1].id

    def put_to_signature(self) -> str:
        """A clean draft, its simulation attached, frozen; the hash to sign."""
        self.draft_next_version()
        self.attach_simulation()
        sha256 = self.sha256
        self.done("lead", commands.PutToSignature(draft=self.facts.negotiation.draft, sha256=sha256))
        return sha256

    @property
    def sha256(self) -> str:
        """The hash of the newest draft."""
        found = self.facts.newest.agreement_sha256
        assert found is not None
        return found

    def see_and_sign(self, office: str) -> None:
        """One office sees the simulation and signs."""
        self.done(office, commands.SeeSimulation(), self.facts.simulations[-1].id)
        self.done(office, self.signature(office))

    def signature(self, office: str) -> commands.SignDraft:
        """The signature that this office would give."""
        name = self.person(office).name
        return commands.SignDraft(sha256=self.sha256, typed_name=name, language="cy")

    def sign_all(self) -> None:
        """Every required office signs."""
        for one in self.facts.negotiation.required:
            self.see_and_sign(f"{one['body']}.{one['office']}")

    def activate(self) -> None:
        """Two people and the dry-run day between them."""
        self.done("lead", commands.ApproveActivation(act="approve", sha256=self.sha256))
        self.later(days=4)
        self.done("XHB4.director", commands.ConfirmActivation(act="confirm", sha256=self.sha256))

    # time

    def later(self, *, days: int = 0) -> datetime:
        """Let days pass; the instant that it is then."""
        with self.parts.database.unit() as unit:
            then = clock.now(unit) + timedelta(days=days)
            clock.raise_offset_to(unit, then)
        return then


def seated(parts: Parts) -> Table:
    """A table with its people in the database, at noon of a day that is far from any Christmas."""
    with parts.database.unit() as unit:
        put_people(unit, make_people())
        clock.raise_offset_to(unit, datetime(2027, 3, 1, 12, tzinfo=UTC))
    return Table(parts)


def next_files(files: Mapping[str, str]) -> dict[str, str | None]:
    """What changes for a next version of XR4's agreement: dates, one share, and the examples of it."""
    main = files["agreement.yaml"]
    for name, day in (
        ("effective_from", FIRST_DAY),
        ("signed_on", date(2027, 3, 15)),
        ("review_due", date(2029, 6, 1)),
    ):
        main = with_value(main, ("dates", name), day)
    for language in ("cy", "en"):
        confirmed = {"name": "Enghraifft / Example", "confirmed_on": date(2027, 3, 10)}
        main = with_value(main, ("languages", "confirmed_by", language), confirmed)
    lines = with_value(
        files["formulas/lines.yaml"],
        ("items", "trained_carer"),
        {"health_board": "60%", "council.social": "40%"},
    )
    changed: dict[str, str | None] = {"agreement.yaml": main, "formulas/lines.yaml": lines}
    for path in files:
        if path.startswith("cases/"):
            changed[path] = _later_example(files[path], path)
    return changed


def _later_example(text: str, path: str) -> str:
    text = with_value(text, ("on",), FIRST_DAY)
    text = with_value(text, ("facts", "package_start"), FIRST_DAY)
    if path == "cases/normal.yaml":
        text = with_value(text, ("expected", "XHB4.health"), 70_000)
        text = with_value(text, ("expected", "XLA41.social"), 80_000)
    return text
