"""A life led at random through pure casework: whoever may do something does it, or time passes.

What is offered (`available`) is what is done, with arguments that a person might give; some are refused.
"""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from agreements.money import apportion
from agreements.payers import CaseAccounts
from tests.stories.random_argument import ARGUMENT_MAKERS
from tests.stories.random_care import CARE_MAKERS
from tests.stories.random_decision import DECISION_MAKERS
from tests.stories.random_offices import OFFICE_MAKERS
from tests.stories.random_opening import (
    BIRTHS,
    REGIONS,
    VIEWS,
    Draw,
    lines,
    rulebook,
    some_consent,
    some_levels,
)
from workflow.casework import commands as c
from workflow.casework.available import Offer, available
from workflow.casework.changes import Changes, Refusal
from workflow.casework.child_values import ChildValues
from workflow.casework.facts import Actor, CaseFacts, CostLine, Opening
from workflow.casework.perform import bring_up_to_date, open_case, perform
from workflow.clocks.due import local_date, start_of_day
from workflow.records.chain import StoredEvent, chained

BEGIN = datetime(2026, 9, 7, 9, tzinfo=UTC)
BODY_ROLES = ("coordinator", "finance", "head_of_service", "director", "chief_executive")


_CHILD = ChildValues(given_name="Enghraifft", family_name="Plentyn", birth_on=date(2015, 2, 3))


MAKERS = DECISION_MAKERS | CARE_MAKERS | ARGUMENT_MAKERS | OFFICE_MAKERS
"""How each command comes to be said; a command without a maker needs no word."""
LEFT_OUT = {
    c.EndCase: "what brings a life to an end is offered apart, by a rule of its own",
    **dict.fromkeys(
        (c.LinkCase, c.UnlinkCase, c.MergeDuplicate),
        "there is no second case in a life: tests/workflow/casework/test_key_worker_record_and_ties.py",
    ),
}
"""Commands that no random life says, and why."""


class RandomLife:
    """One case, everything that has happened in it, and the clock."""

    def __init__(self, draw: Draw, ref: str = "XC-0001") -> None:
        self.ref = ref
        region = rulebook().reference.region(draw(st.sampled_from(REGIONS)))
        council = draw(st.sampled_from(region.councils))
        self.region, self.board, self.council = region.code, region.health_board, council
        self.now = BEGIN
        self._acts = 0
        self.events: list[StoredEvent] = []
        self.done: set[type[c.Command]] = set()
        command = c.OpenCase(
            ref=ref,
            region=region.code,
            health_board=region.health_board,
            council=council,
            service=draw(st.sampled_from(["community_package", "residential_52wk"])),
            urgent=draw(st.booleans()),
            commissioner=draw(st.sampled_from([None, region.health_board, council])),
            child=c.Child(
                given_name="Enghraifft", family_name="Plentyn", birth_on=draw(st.sampled_from(BIRTHS))
            ),
            levels=draw(some_levels()),
            lines=draw(lines()),
            consent=draw(some_consent()),
            assessor=c.AssessorSaid(name="Asesydd", no_conflict=True),
            views=draw(st.sampled_from([None, VIEWS, VIEWS, VIEWS])),
        )
        opened = open_case(
            command,
            now=self.now,
            actor=self.officer(region.health_board, "coordinator"),
            act_id=self._act_id(),
            salt="s",
            under=rulebook(),
        )
        assert isinstance(opened, Changes)
        self.before: CaseFacts | None = None
        self.facts = opened.facts
        self.take(opened)

    def _act_id(self) -> str:
        self._acts += 1
        return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self.ref}:{self._acts}"))

    def take(self, changes: Changes) -> None:
        """Go on from changes, with their events chained as the record chains them."""
        self.before = self.facts
        after = changes.facts.case.last_seq - len(changes.events)
        last = self.events[-1].hash if self.events else ""
        self.events += chained(changes.events, case_ref=self.ref, after=after, prev_hash=last)
        case = replace(changes.facts.case, last_hash=self.events[-1].hash, last_at=self.events[-1].at)
        self.facts = replace(changes.facts, case=case)
        self.region, self.board, self.council = case.region, *case.bodies  # a transfer moves them

    # people

    def officer(self, body: str, role: str) -> Actor:
        """An officer who may sign anything."""
        return Actor(person=f"{body}-{role}", body=body, role=role, name=role, limit_pence=10**12)

    def bodies(self) -> list[str]:
        """The bodies of the case, those that came in beside them, and those asked to take it over."""
        beside = [one.code for one in self.facts.parties if one.kind in ("health_board", "council")]
        asked = [one.to_body for one in self.facts.transfers]
        return list(dict.fromkeys((self.board, self.council, *beside, *asked)))

    def actors(self) -> list[Actor]:
        """Everybody who may ever do something in the case."""
        return [
            *(self.officer(body, role) for body in self.bodies() for role in BODY_ROLES),
            self.officer(self.council, "education"),
            self.officer(self.region, "panel_chair"),
            self.officer(self.region, "region_lead"),
            self.officer("XWG", "wg_officer"),
        ]

    # time

    def overdue(self) -> Changes | None:
        """What is overdue, done."""
        done = bring_up_to_date(self.facts, now=self.now, act_id=self._act_id(), salt="s", under=rulebook())
        if done:
            self.take(done)
        return done

    def next_due(self) -> datetime | None:
        """When the next open time limit ends."""
        return min((one.due_at for one in self.facts.deadlines if one.status == "open"), default=None)

    def sleep(self, days: int) -> None:
        """Nothing is enforced for so many days."""
        self.now = start_of_day(local_date(self.now) + timedelta(days=days)) + timedelta(hours=9)

    # acts

    def offers(self, actor: Actor) -> tuple[Offer, ...]:
        """What the actor may do now and a random life says."""
        return tuple(
            one
            for one in available(self.facts, actor, now=self.now, under=rulebook())
            if one.command not in LEFT_OUT
        )

    def act(self, offer: Offer, actor: Actor, draw: Draw) -> Changes | Refusal | None:
        """Do what is offered, with arguments drawn; None where there is nothing to say with it."""
        command = self._command(offer, draw, actor)
        if command is None:
            return None
        answer = perform(
            replace(self.facts, child=_CHILD) if command.READS_CHILD else self.facts,
            command,
            now=self.now,
            actor=actor,
            act_id=self._act_id(),
            salt="s",
            under=rulebook(),
            subject=offer.dispute.id if offer.dispute else None,
        )
        if isinstance(answer, Changes):
            self.take(answer)
            self.done.add(offer.command)
        return answer

    def end(self, actor: Actor, reason: str) -> None:
        """End the case, if it may be ended."""
        command = c.EndCase(act="end", reason=reason)  # type: ignore[arg-type]  # one of the reasons
        answer = perform(
            self.facts, command, now=self.now, actor=actor, act_id=self._act_id(), salt="s", under=rulebook()
        )
        if isinstance(answer, Changes):
            self.take(answer)

    def look(self, body: str) -> None:
        """An officer of a body opens the split for the first time."""
        split = self.facts.case.split_id
        if split and not any(one.split_id == split and one.body == body for one in self.facts.openings):
            look = Opening(self._act_id(), self.ref, split, body, "p", self.now)
            self.facts = replace(self.facts, openings=(*self.facts.openings, look))

    def _command(self, offer: Offer, draw: Draw, actor: Actor) -> c.Command | None:
        kind = offer.command
        maker = MAKERS.get(kind)
        if maker is None:
            return kind()
        said = maker(self, draw, actor)
        return None if said is None else kind.model_validate(said)

    def live_lines(self) -> list[CostLine]:
        """The cost lines that stand."""
        return [line for line in self.facts.cost_lines if line.withdrawn_at is None]

    def shares(self, draw: Draw) -> dict[str, int]:
        """Shares of the week that carry the cost, lawfully or, now and then, not."""
        accounts = CaseAccounts(self.board, self.council)
        health = sum(line.weekly_pence for line in self.live_lines() if line.health_required)
        rest = sum(line.weekly_pence for line in self.live_lines()) - health
        weights = draw(st.lists(st.integers(0, 5), min_size=3, max_size=3).filter(any))
        parts = list(apportion(rest, weights))
        parts[0 if draw(st.integers(0, 9)) else 1] += health
        return dict(zip(accounts.all, parts, strict=True))

    def claim(self, draw: Draw) -> dict[str, Any]:
        """A fact that might be otherwise."""
        if draw(st.booleans()) and self.facts.needs:
            domain = draw(st.sampled_from(rulebook().needs.domains))
            return {"domain": domain.code, "level": draw(st.sampled_from(domain.levels))}
        line = draw(st.sampled_from(self.live_lines()))
        if line.minutes_a_week and draw(st.booleans()):
            return {"line_id": line.id, "minutes_a_week": draw(st.integers(1, 4000))}
        return {"line_id": line.id, "weekly_pence": draw(st.integers(0, 300_000))}
