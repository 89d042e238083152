"""Play the panels of regions on the replay's clock: an act of a panel stands among the acts of a case, and is
upon the panel of that case's region. Pure, as `playing` is: who writes it is not asked here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from cytundeb.demonstration.cast import Cast
from cytundeb.demonstration.filling import valued
from cytundeb.demonstration.script import ScriptFault, Step
from workflow.casework.changes import Changes, Refusal
from workflow.casework.commands import Command
from workflow.casework.facts import Actor, CaseFacts
from workflow.casework.perform import act_within
from workflow.casework.rulebook import Rulebook
from workflow.clocks.due import local_date
from workflow.panels import perform as panels
from workflow.panels.changes import PanelChanges
from workflow.panels.commands import SetUpPanel
from workflow.panels.facts import CaseStands, Officer, PanelFacts

Cases = Mapping[str, CaseFacts]


class Panels:
    """The panels that were set up, by region."""

    def __init__(self, *, cast: Cast, rulebook: Rulebook, make_id: Callable[[], str]) -> None:
        self._cast, self._rulebook, self._make_id = cast, rulebook, make_id
        self._by_region: dict[str, PanelFacts] = {}

    @property
    def next_due(self) -> datetime | None:
        """When the next time limit of any panel ends."""
        return min((due for due in map(_next_due, self._by_region.values()) if due), default=None)

    @property
    def refs(self) -> tuple[str, ...]:
        """The references of the panels that were set up."""
        return tuple(facts.panel.ref for facts in self._by_region.values())

    def enforce(self, now: datetime, cases: Cases) -> list[PanelChanges]:
        """What is due at every panel."""
        done: list[PanelChanges] = []
        for facts in tuple(self._by_region.values()):
            due = _next_due(facts)
            if due is not None and due <= now:
                around = self._with_surroundings(facts, cases)
                overdue = panels.bring_up_to_date(around, now=now, under=self._rulebook, **self._ids())
                done += [overdue] if overdue else []
        for one in done:
            self._take(one.facts)
        return done

    def act(
        self, step: Step, actor: Actor, cases: Cases, now: datetime
    ) -> tuple[PanelChanges, list[Changes]] | Refusal:
        """One act, and what it changes in cases. Raises ScriptFault where no panel is set up."""
        region = cases[step.ref].case.region
        answer = self._judged(step, region, actor, cases, now)
        if isinstance(answer, Refusal):
            return answer
        in_cases: list[Changes] = []
        for ref, act in sorted(answer.case_acts.items()):
            said = act_within(cases[ref], act, now=now, actor=actor, under=self._rulebook, **self._ids())
            if isinstance(said, Refusal):
                return said
            in_cases.append(said)
        self._take(answer.facts)
        return answer, in_cases

    def written(self, facts: Iterable[PanelFacts]) -> None:
        """Go on from the panels as they were written."""
        for one in facts:
            self._take(one)

    def _take(self, facts: PanelFacts) -> None:
        self._by_region[facts.panel.region] = facts

    def _judged(
        self, step: Step, region: str, actor: Actor, cases: Cases, now: datetime
    ) -> PanelChanges | Refusal:
        facts = self._by_region.get(region)
        kind = step.command
        assert kind is not None
        if kind is SetUpPanel:
            said = {"region": region} | dict(step.arguments)
            return panels.set_up(
                SetUpPanel.model_validate(said),
                officers=self._officers(region),
                now=now,
                actor=actor,
                under=self._rulebook,
                **self._ids(),
            )
        if facts is None:
            raise ScriptFault(f"{step.place}: {region} has no panel yet")
        command: Command = kind.model_validate(
            valued(step, kind, facts, today=local_date(now), calendar=self._rulebook.calendar)
        )
        return panels.perform(
            self._with_surroundings(facts, cases),
            command,
            now=now,
            actor=actor,
            under=self._rulebook,
            subject=next((one.id for one in facts.meetings if one.is_open), None),
            **self._ids(),
        )

    def _ids(self) -> dict[str, str]:
        return {"act_id": self._make_id(), "salt": self._make_id()}

    def _with_surroundings(self, facts: PanelFacts, cases: Cases) -> PanelFacts:
        standing = {ref: _stands(one) for ref, one in cases.items()}
        return replace(facts, officers=self._officers(facts.panel.region), cases=standing)

    def _officers(self, region: str) -> tuple[Officer, ...]:
        known = self._rulebook.reference.region(region)
        return tuple(
            Officer(one.person, one.name or one.person, one.body, one.role)
            for one in self._cast.officers((known.health_board, *known.councils))
        )


def _next_due(facts: PanelFacts) -> datetime | None:
    return min((clock.due_at for clock in facts.clocks if clock.status == "open"), default=None)


def _stands(facts: CaseFacts) -> CaseStands:
    case = facts.case
    return CaseStands(
        ref=case.ref,
        region=case.region,
        health_board=case.health_board,
        council=case.council,
        is_open=case.ended_at is None,
        decision=case.decision,
        last_seq=case.last_seq,
        last_hash=case.last_hash,
    )
