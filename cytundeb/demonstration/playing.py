"""Play a script: from one instant at which something is due or done to the next, all judged by casework.

Pure: it keeps the facts of every case in memory and hands out what each instant changes; who writes them, and
whether, is not asked here. `replaying` writes them, tests only look.
"""

from __future__ import annotations

import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from agreements.terms import value_over
from cytundeb.demonstration.cast import Cast
from cytundeb.demonstration.filling import file_of, filled, subject_of
from cytundeb.demonstration.moments import at_time, instant_of, note
from cytundeb.demonstration.panel_playing import Panels
from cytundeb.demonstration.script import LOAD, LOOKS, Moment, ScriptFault, Step, by_case, pairs
from workflow.casework.changes import Changes, Refusal
from workflow.casework.child_values import ChildValues
from workflow.casework.commands import (
    AskForReport,
    Command,
    HandOverReferral,
    OpenBundle,
    OpenCase,
    RenewUploadLink,
)
from workflow.casework.commands.attaching import NewLink
from workflow.casework.drafting import days_of
from workflow.casework.facts import Actor, CaseFacts, Opening, Text
from workflow.casework.perform import bring_up_to_date, open_case, perform
from workflow.casework.rulebook import Rulebook
from workflow.clocks.due import add_working_days, local_date
from workflow.panels.changes import PanelChanges
from workflow.panels.facts import PanelFacts
from workflow.records.attachments import File
from workflow.records.file_seal import digest_of_secret

LAST_MOMENT = Moment(LOAD, -1, time(17))
"""The replay ends in the afternoon of the last working day before the load; what falls due after is left."""


@dataclass(frozen=True, slots=True)
class Instant:
    """What one instant changed: the steps of each case in their order, each judged on the facts before it."""

    now: datetime
    changes: Mapping[str, Sequence[Changes]]
    looks: Sequence[Opening] = ()
    files: Sequence[tuple[Changes, File]] = ()
    """Files that were attached, each with the changes that attach it."""
    panels: Sequence[PanelChanges] = ()
    """What was done at panels, where a panel does one thing at an instant."""


@dataclass(slots=True)
class _Life:
    """One case as the play knows it."""

    ref: str
    steps: deque[Step]
    facts: CaseFacts | None = None
    seen: dict[str, datetime] = field(default_factory=dict)
    texts: list[Text] = field(default_factory=list)
    child: ChildValues | None = None
    next_due: datetime | None = None
    next_step: datetime | None = None

    def takes(self, changes: Changes) -> None:
        """Go on from what was changed."""
        self.becomes(changes.facts)
        note(self.seen, changes.events)
        self.texts.extend(changes.texts)
        self.child = changes.child or self.child

    def becomes(self, facts: CaseFacts) -> None:
        """Go on from these facts."""
        self.facts = facts
        self.next_due = min(
            (clock.due_at for clock in facts.deadlines if clock.status == "open"), default=None
        )


def _as_written(life: _Life, step: Step, now: datetime, answer: object) -> None:
    """Raises ScriptFault where the act is refused, or where it is not and the story says that it is."""
    rule = answer.rule if isinstance(answer, Refusal) else ""
    if rule != step.refused:
        came = (
            f"is refused by the rule {rule}: {answer.words.en}"
            if isinstance(answer, Refusal)
            else f"is not refused by the rule {step.refused}"
        )
        raise ScriptFault(
            f"{step.place}: {life.ref} {step.act} by {step.side}.{step.role} at {now.isoformat()} {came}"
        )


def new_id() -> str:
    """A fresh act id."""
    return str(uuid.uuid4())


class Play:
    """One playing of a script against one instant of load. Iterate `instants` once, to its end."""

    def __init__(
        self,
        openings: Iterable[OpenCase],
        steps: Iterable[Step],
        *,
        cast: Cast,
        rulebook: Rulebook,
        loaded_at: datetime,
        make_id: Callable[[], str] = new_id,
        link_digest: Callable[[str], str] = digest_of_secret,
    ) -> None:
        self._cast, self._rulebook, self._make_id = cast, rulebook, make_id
        self._link_digest = link_digest
        self._panels = Panels(cast=cast, rulebook=rulebook, make_id=make_id)
        self._loaded_on: date = local_date(loaded_at)
        self._openings = {command.ref or "": command for command in openings}
        written = by_case(steps)
        self._outages = [
            (self._before_load(stop), self._before_load(resume))
            for stop, resume in pairs(written.pop("", []))
        ]
        if without := sorted(set(written) ^ set(self._openings)):
            raise ScriptFault(f"a case has no opening, or an opening no act: {', '.join(without)}")
        self._lives = {ref: _Life(ref, deque(listed)) for ref, listed in written.items()}
        for life in self._lives.values():
            self._aim(life)
        last_day = add_working_days(self._loaded_on, LAST_MOMENT.days, rulebook.calendar)
        self.ends_at = at_time(last_day, LAST_MOMENT)

    @property
    def begins_at(self) -> datetime:
        """The instant of the first act."""
        return min(life.next_step for life in self._lives.values() if life.next_step)

    @property
    def facts(self) -> dict[str, CaseFacts]:
        """Every case as it stands."""
        return {ref: life.facts for ref, life in self._lives.items() if life.facts}

    def instants(self) -> Iterator[Instant]:
        """Every instant in its order, with what it changed. ScriptFault: the script cannot be played."""
        now = self._next(None)
        while now is not None and now <= self.ends_at:
            yield self._at(now)
            now = self._next(now)
        if left := [life for life in self._lives.values() if life.steps]:
            told = "; ".join(f"{life.steps[0].place}: {life.ref} {life.steps[0].act}" for life in left[:5])
            raise ScriptFault(f"{len(left)} cases have acts that never came to be done: {told}")

    def written(self, facts: Iterable[CaseFacts]) -> None:
        """Go on from the facts as they were written: the ends of their chains are known only then."""
        for one in facts:
            self._lives[one.case.ref].becomes(one)

    @property
    def panels(self) -> tuple[str, ...]:
        """The references of the panels that were set up."""
        return self._panels.refs

    def panels_written(self, facts: Iterable[PanelFacts]) -> None:
        """Go on from the panels as they were written."""
        self._panels.written(facts)

    def _before_load(self, step: Step) -> datetime:
        found = instant_of(step.moment, {}, loaded_on=self._loaded_on, calendar=self._rulebook.calendar)
        if found is None:
            raise ScriptFault(f"{step.place}: what is of no case counts from the load")
        return found

    def _up(self, at: datetime) -> bool:
        return not any(stop <= at < resume for stop, resume in self._outages)

    def enforced_from(self, due: datetime) -> datetime:
        """When a time limit is enforced: when it is due, or when an enforcement that stopped resumes."""
        return next((resume for stop, resume in self._outages if stop <= due < resume), due)

    def _next(self, now: datetime | None) -> datetime | None:
        """The next instant at which something is due or done."""
        steps = [life.next_step for life in self._lives.values() if life.next_step]
        due = [self.enforced_from(life.next_due) for life in self._lives.values() if life.next_due]
        due += [self.enforced_from(self._panels.next_due)] if self._panels.next_due else []
        following = min((*steps, *due), default=None)
        if now is not None and following is not None and following <= now:
            raise ScriptFault(f"something was left undone at {now.isoformat()}")
        return following

    def _aim(self, life: _Life) -> None:
        """Find the instant of a case's next step."""
        life.next_step = None
        if not life.steps:
            return
        step = life.steps[0]
        life.next_step = instant_of(
            step.moment, life.seen, loaded_on=self._loaded_on, calendar=self._rulebook.calendar
        )

    def _at(self, now: datetime) -> Instant:
        changes: dict[str, list[Changes]] = {}
        looks: list[Opening] = []
        self._files: list[tuple[Changes, File]] = []
        self._at_panels = self._panels.enforce(now, self.facts) if self._up(now) else []
        for life in self._lives.values():
            acts = life.next_step is not None and life.next_step <= now
            if life.next_due is not None and life.next_due <= now and (acts or self._up(now)):
                self._enforce(life, now, changes)
            while life.next_step is not None and life.next_step <= now:
                self._do(life, now, changes, looks)
            if life.ref in changes:
                self._aim(life)
        return Instant(now, changes, tuple(looks), tuple(self._files), tuple(self._at_panels))

    def _enforce(self, life: _Life, now: datetime, changes: dict[str, list[Changes]]) -> None:
        assert life.facts is not None
        overdue = bring_up_to_date(
            life.facts, now=now, act_id=self._make_id(), salt=self._make_id(), under=self._rulebook
        )
        if overdue is not None:
            changes.setdefault(life.ref, []).append(overdue)
            life.takes(overdue)

    def _do(
        self, life: _Life, now: datetime, changes: dict[str, list[Changes]], looks: list[Opening]
    ) -> None:
        step = life.steps.popleft()
        if life.next_step != now:
            raise ScriptFault(f"{step.place}: {life.ref} {step.act} would come before the act it follows")
        if step.act == LOOKS:
            looks.append(self._look(life, step, now))
        elif step.of_the_panel:
            self._do_at_panel(life, step, now, changes)
        else:
            answer = self._judged(life, step, now)
            _as_written(life, step, now, answer)
            if isinstance(answer, Changes):
                if file := file_of(step):
                    self._files.append((answer, file))
                self._keep((answer, *answer.beside), changes)
        self._aim(life)

    def _do_at_panel(self, life: _Life, step: Step, now: datetime, changes: dict[str, list[Changes]]) -> None:
        """An act of the panel of the case's region, and what it does in the cases of many children."""
        if life.facts is None:
            raise ScriptFault(f"{step.place}: {life.ref} is not opened yet")
        if self._at_panels:
            raise ScriptFault(f"{step.place}: the panels do one thing at an instant")
        answer = self._panels.act(step, self._actor(step, life.facts), self.facts, now)
        _as_written(life, step, now, answer)
        if not isinstance(answer, Refusal):
            at_panel, in_cases = answer
            self._at_panels = [at_panel]
            self._keep(in_cases, changes)

    def _keep(self, done: Iterable[Changes], changes: dict[str, list[Changes]]) -> None:
        """Every case that was changed goes on from there."""
        for one in done:
            changes.setdefault(one.case_ref, []).append(one)
            self._lives[one.case_ref].takes(one)
            self._aim(self._lives[one.case_ref])

    def _judged(self, life: _Life, step: Step, now: datetime) -> Changes | Refusal:
        act_id, salt = self._make_id(), self._make_id()
        if step.command is OpenCase:
            opening = self._openings[life.ref]
            actor = self._cast.holder(opening.health_board, step.role)
            return open_case(opening, now=now, actor=actor, act_id=act_id, salt=salt, under=self._rulebook)
        facts = life.facts
        if facts is None or step.command is None:
            raise ScriptFault(f"{step.place}: {life.ref} is not opened yet")
        actor = self._actor(step, facts)
        if actor.role not in step.command.ROLES:
            raise ScriptFault(f"{step.place}: {step.act} is not for the role {actor.role}")
        if step.command is OpenBundle:
            facts = replace(facts, texts=tuple(life.texts))
        if step.command.READS_CHILD:
            facts = replace(facts, child=life.child)
        if step.command is HandOverReferral:
            facts = replace(facts, colleagues=self._cast.colleagues(actor))
        command = filled(
            step,
            step.command,
            facts,
            actor=actor,
            today=local_date(now),
            calendar=self._rulebook.calendar,
        )
        command = self._with_link(command)
        return perform(
            facts,
            command,
            now=now,
            actor=actor,
            act_id=act_id,
            salt=salt,
            under=self._rulebook,
            subject=subject_of(step, facts),
            beside=self._beside(command, actor),
        )

    def _with_link(self, command: Command) -> Command:
        """The command with a one-time link, where it makes one."""
        if not isinstance(command, (AskForReport, RenewUploadLink)):
            return command
        key = self._make_id()
        return command.model_copy(update={"link": NewLink(id=key, sha256=self._link_digest(key))})

    def _beside(self, command: Command, actor: Actor) -> CaseFacts | None:
        """The other case of an act upon two, where the actor may see it."""
        other = self._lives.get(command.other_case() or "")
        return other.facts if other and other.facts and actor.body in other.facts.case.bodies else None

    def _actor(self, step: Step, facts: CaseFacts) -> Actor:
        case = facts.case
        body = {
            "health_board": case.health_board,
            "council": case.council,
            "region": case.region,
            "welsh_government": "XWG",
        }.get(step.side, step.side)
        if step.role != "signer":
            return self._cast.holder(body, step.role)
        waiting = next(one for one in facts.funding_agreements if one.state == "awaiting")
        split = next(one for one in facts.splits if one.id == waiting.split_id)
        return self._cast.signer(body, value_over(split.share_of(body), days_of(waiting)))

    def _look(self, life: _Life, step: Step, now: datetime) -> Opening:
        """An officer opens the page of the split: the first of a body to do so is kept."""
        facts = life.facts
        if facts is None or facts.case.split_id is None:
            raise ScriptFault(f"{step.place}: {life.ref} has no split to open")
        actor = self._actor(step, facts)
        look = Opening(
            id=self._make_id(),
            case_ref=life.ref,
            split_id=facts.case.split_id,
            body=actor.body,
            person=actor.person,
            at=now,
        )
        life.becomes(replace(facts, openings=(*facts.openings, look)))
        return look
