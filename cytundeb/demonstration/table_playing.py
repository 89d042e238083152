"""Play the tables where agreements are made on the replay's clock: every act through the desk that people
use, every time limit enforced when it is due.

Each act is kept under a key of its own in its own commit, so a replay that goes on passes over what was done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from hashlib import sha256

from agreements.simulation.result import Asked, document
from agreements.simulation.sides import InForce, OneAgreement
from agreements.simulation.simulating import worked
from cytundeb.demonstration.cast import Cast
from cytundeb.demonstration.moments import instant_of
from cytundeb.demonstration.script import ScriptFault
from cytundeb.demonstration.table_filling import Standing, filled, subject_of
from cytundeb.demonstration.table_script import TableStep
from workflow import negotiation_desk as desk
from workflow.casework.changes import Refusal
from workflow.casework.facts import Actor
from workflow.clocks.due import local_date
from workflow.desk import Keeping
from workflow.negotiating.changes import NegotiationChanges
from workflow.negotiating.commands import AttachSimulation, StartNegotiation
from workflow.negotiating.draft_files import agreement_of
from workflow.negotiating.facts import NegotiationFacts
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.questions.packages import PackageFilter
from workflow.stored_cohort import stored_cohort

_PATH, _WEEKS = "demonstration", 52


class Tables:
    """The tables of a replay: `play` each `next_at` that comes before the next instant of the cases."""

    def __init__(
        self,
        parts: Parts,
        steps: Sequence[TableStep],
        *,
        cast: Cast,
        loaded_on: date,
        enforced_from: Callable[[datetime], datetime],
    ) -> None:
        self._parts, self._cast, self._enforced_from = parts, cast, enforced_from
        calendar = parts.rulebook.calendar
        timed = [
            (instant_of(step.moment, {}, loaded_on=loaded_on, calendar=calendar), step) for step in steps
        ]
        self._steps = sorted(((at, step) for at, step in timed if at is not None), key=lambda each: each[0])
        self._tables: dict[str, NegotiationFacts] = {}
        """The tables that have started, by region, as last seen."""

    @property
    def begins_at(self) -> datetime | None:
        """The instant of the first act; None where there is no table."""
        return self._steps[0][0] if self._steps else None

    @property
    def next_at(self) -> datetime | None:
        """The next instant at which something is due or done."""
        due = [self._enforced_from(one) for one in map(_next_due, self._tables.values()) if one is not None]
        acts = [self._steps[0][0]] if self._steps else []
        return min((*acts, *due), default=None)

    def play(self, instant: datetime) -> bool:
        """What is done or due at `next_at`; False where an earlier replay did it."""
        with self._parts.database.unit() as unit:
            clock.raise_offset_to(unit, instant)
        if self._steps and self._steps[0][0] <= instant:
            return self._act(self._steps.pop(0)[1])
        for region, facts in self._tables.items():
            due = _next_due(facts)
            if due is not None and self._enforced_from(due) <= instant:
                with desk.negotiation(self._parts, facts.negotiation.ref) as seat:
                    self._tables[region] = seat.facts
        return True

    def _act(self, step: TableStep) -> bool:
        """One act, unless an earlier replay did it: then False."""
        actor = self._cast.holder(step.body, step.role)
        if step.command is StartNegotiation:
            return self._start(step, actor)
        if step.region not in self._tables:
            raise ScriptFault(f"{step.place}: the table of {step.region} has not started yet")
        with desk.negotiation(self._parts, self._tables[step.region].negotiation.ref) as seat:
            fresh = _kept(seat, step, actor) is None
            if fresh:
                at = self._standing(seat.facts, actor, seat.now)
                command = self._simulation(step, at) if step.command is AttachSimulation else filled(step, at)
                _keep(seat, step, actor, seat.act(command, actor, subject=subject_of(step, at)))
            self._tables[step.region] = seat.facts
        return fresh

    def _start(self, step: TableStep, actor: Actor) -> bool:
        """A new table, or the one that an earlier replay started."""
        with desk.starting(self._parts, person=actor.person, path=_PATH, key=step.place) as counter:
            kept = _kept(counter, step, actor)
            ref = kept or ""
            if kept is None:
                command = filled(step, self._standing(None, actor, counter.now))
                assert isinstance(command, StartNegotiation)
                ref = _keep(counter, step, actor, counter.start(command, actor))
        found = desk.reading(self._parts, ref)
        assert found is not None
        self._tables[step.region] = found.facts
        return kept is None

    def _standing(self, facts: NegotiationFacts | None, actor: Actor, now: datetime) -> Standing:
        return Standing(facts, actor, local_date(now), self._parts.rulebook.calendar, self._cast)

    def _simulation(self, step: TableStep, at: Standing) -> AttachSimulation:
        """The newest draft beside what is in force, over the region's live cases, read on its first day."""
        assert at.facts is not None
        draft = agreement_of(at.facts.files)
        on = draft.dates.effective_from
        with self._parts.database.unit() as unit:
            where = PackageFilter(region=step.region)
            found = stored_cohort(unit, where, weeks=_WEEKS, reader=at.actor)
        both = worked(found.cohort, InForce(self._parts.rulebook.book), OneAgreement(draft), on=on)
        result = document(both, Asked(on=on, disagreements=found.disagreements))
        return AttachSimulation(
            draft=at.facts.negotiation.draft, inputs_sha256=result["sha256"], document=result
        )


def _next_due(facts: NegotiationFacts) -> datetime | None:
    return min((clock.due_at for clock in facts.clocks if clock.status == "open"), default=None)


def _kept(keeping: Keeping, step: TableStep, actor: Actor) -> str | None:
    """The reference of the table where the act was done before."""
    kept = keeping.kept_answer(
        person=actor.person, path=_PATH, key=step.place, request_sha256=_digest(step.place)
    )
    return kept.body if kept else None


def _keep(keeping: Keeping, step: TableStep, actor: Actor, answer: NegotiationChanges | Refusal) -> str:
    """Keep that the act was done; the reference of its table. Raises ScriptFault where it was refused."""
    if isinstance(answer, Refusal):
        raise ScriptFault(
            f"{step.place}: {step.command.__name__} by {step.body}.{step.role} is refused by the rule "
            f"{answer.rule}: {answer.words.en}"
        )
    keeping.keep_answer(
        person=actor.person,
        path=_PATH,
        key=step.place,
        request_sha256=_digest(step.place),
        status=201,
        body=answer.ref,
        headers={},
    )
    return answer.ref


def _digest(said: str) -> str:
    return sha256(said.encode()).hexdigest()
