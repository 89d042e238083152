"""One act upon one case, in one transaction: lock, read, bring up to date, judge, write.

What was overdue is committed whatever becomes of the act, exactly as if the sweep had just run. It decides
nothing itself: casework judges, records writes.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from agreements.words import Words
from workflow.casework.changes import Changes, Refusal
from workflow.casework.child_values import ChildValues
from workflow.casework.commands import Command, HandOverReferral, OpenBundle, OpenCase, SealEntry
from workflow.casework.duplicates import NONE_ALIKE, Alike
from workflow.casework.facts import Actor, CaseFacts
from workflow.casework.perform import bring_up_to_date, perform
from workflow.casework.perform import open_case as open_a_case
from workflow.casework.rulebook import Rulebook
from workflow.casework.sealing import readable
from workflow.child_search import cases_alike
from workflow.parts import Parts
from workflow.records import clock, kept_answers, openings, writing
from workflow.records import reading as records_reading
from workflow.records.attachments import File, forget_erased, keep_file, with_link
from workflow.records.child import stored_child
from workflow.records.database import Unit
from workflow.records.kept_answers import KeptAnswer
from workflow.records.merging import merged
from workflow.records.questions.mailbox import colleagues_of
from workflow.records.questions.visibility import may_see
from workflow.records.texts import texts_of_case
from workflow.second_case import second_case, unknown_officer


class NoSuchCase(Exception):
    """There is no case with this reference."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"no case {ref}")
        self.ref = ref


@dataclass(frozen=True, slots=True)
class Reading:
    """A case as it is stored, for a GET: nothing is enforced, so the ETag is that of the last write."""

    facts: CaseFacts
    now: datetime

    @property
    def etag(self) -> str:
        """The case's ETag, in its quotation marks."""
        return etag_of(self.facts)


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a batch: a command upon a case (or an OpenCase, whose reference it must name)."""

    ref: str
    command: Command
    actor: Actor
    subject: str | None = None


class Keeping:
    """The answers kept under idempotency keys, read and written in the transaction of the act."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def kept_answer(self, *, person: str, path: str, key: str, request_sha256: str) -> KeptAnswer | None:
        """What this person was answered under this key on this path. Raises KeyReused for another body."""
        return kept_answers.kept_answer(
            self._unit, person=person, path=path, key=key, request_sha256=request_sha256
        )

    def keep_answer(
        self,
        *,
        person: str,
        path: str,
        key: str,
        request_sha256: str,
        status: int,
        body: str,
        headers: Mapping[str, str],
    ) -> None:
        """Keep this answer, in the same commit as the act."""
        kept_answers.keep_answer(
            self._unit,
            person=person,
            path=path,
            key=key,
            request_sha256=request_sha256,
            status=status,
            body=body,
            headers=headers,
        )


class Seat(Keeping):
    """One locked case, brought up to date. `facts` and `etag` move with every act."""

    def __init__(self, parts: Parts, unit: Unit, facts: CaseFacts, now: datetime, under: Rulebook) -> None:
        super().__init__(unit)
        self._parts, self._under = parts, under
        self.facts, self.now = facts, now

    @property
    def etag(self) -> str:
        """The case's ETag as it stands now, in its quotation marks."""
        return etag_of(self.facts)

    def act(
        self, command: Command, actor: Actor, *, subject: str | None = None, file: File | None = None
    ) -> Changes | Refusal:
        """Judge a command and write what it changes; a Refusal writes nothing. `subject`: a disagreement's
        id. `file`: what an Attach attaches."""
        facts = self.facts
        command = with_link(self._parts.keyring, command)
        if isinstance(command, (OpenBundle, SealEntry)):
            facts = replace(facts, texts=texts_of_case(self._unit, facts.case.ref))
        if isinstance(command, HandOverReferral):
            facts = replace(facts, colleagues=colleagues_of(self._unit, actor))
        if command.READS_CHILD:
            facts = replace(facts, child=stored_child(self._unit, self._parts.keyring, facts.case.ref))
        beside = second_case(self._unit, command, facts, actor)
        refusal = (
            beside if isinstance(beside, Refusal) else unknown_officer(self._unit, command, facts, actor)
        )
        if refusal is not None:
            return refusal
        assert not isinstance(beside, Refusal)
        answer = perform(
            facts,
            command,
            now=self.now,
            actor=actor,
            act_id=new_act_id(),
            salt=new_salt(),
            under=self._under,
            subject=subject,
            beside=self._up_to_date(beside) if beside else None,
        )
        if isinstance(answer, Changes):
            self.write(answer, file=file)
        return answer

    def write(self, changes: Changes, *, file: File | None = None) -> None:
        """Write what casework has answered on this seat's facts, and keep the file that it attaches."""
        both = [changes, *changes.beside]
        self.facts, *_ = writing.write(self._unit, both, seal=self._parts.keyring.seal)
        forget_erased(self._unit, changes)
        if file is not None:
            keep_file(self._unit, self._parts.keyring, changes, file)

    def _up_to_date(self, facts: CaseFacts) -> CaseFacts:
        """Another case, locked, with what was overdue in it done."""
        now = not_before(facts, self.now)
        overdue = bring_up_to_date(facts, now=now, act_id=new_act_id(), salt=new_salt(), under=self._under)
        return writing.write(self._unit, [overdue])[0] if overdue else facts

    @property
    def under(self) -> Rulebook:
        """The rules that this seat judges by."""
        return self._under


class Counter(Keeping):
    """Where a new case is opened: no row to lock yet, so the idempotency key itself is held."""

    def __init__(self, parts: Parts, unit: Unit, now: datetime) -> None:
        super().__init__(unit)
        self._parts = parts
        self.now = now
        self.facts: CaseFacts | None = None

    def open_case(self, command: OpenCase, actor: Actor) -> Changes | Refusal:
        """Open a case. A reference that is taken is refused."""
        alike = cases_alike(self._unit, self._parts.keyring, command, actor, self.now)
        if command.ref is not None and records_reading.read(self._unit, command.ref) is not None:
            return _reference_taken(command.ref)  # looked for last: it may have been taken a moment ago
        under = self._parts.up_to_date(self._unit)
        answer = _opened(command, actor, self.now, under, alike)
        if isinstance(answer, Changes):
            (self.facts,) = writing.write(self._unit, [answer], seal=self._parts.keyring.seal)
        return answer


@contextmanager
def case(parts: Parts, ref: str) -> Iterator[Seat]:
    """Lock a case, do what was overdue, and offer a seat at it; committed when the block ends.

    If the block raises, the act is taken back and the error goes on, but what was overdue is committed all
    the same. Raises NoSuchCase.
    """
    fault: BaseException | None = None
    with parts.database.unit() as unit:
        facts, now = _locked(unit, ref)
        under = parts.up_to_date(unit)
        overdue = bring_up_to_date(facts, now=now, act_id=new_act_id(), salt=new_salt(), under=under)
        if overdue is None:
            yield Seat(parts, unit, facts, now, under)
            return
        (facts,) = writing.write(unit, [overdue])
        try:
            with unit.point():
                yield Seat(parts, unit, facts, now, under)
        except BaseException as raised:  # kept until what was overdue is committed, then raised again
            fault = raised
    if fault is not None:
        raise fault


@contextmanager
def opening(parts: Parts, *, person: str, path: str, key: str) -> Iterator[Counter]:
    """A counter at which a case may be opened, holding this person's idempotency key until the block ends."""
    with parts.database.unit() as unit:
        kept_answers.hold_key(unit, person=person, path=path, key=key)
        yield Counter(parts, unit, clock.now(unit))


def open_case(parts: Parts, command: OpenCase, actor: Actor) -> Changes | Refusal:
    """Open one case in a transaction of its own."""
    with parts.database.unit() as unit:
        return Counter(parts, unit, clock.now(unit)).open_case(command, actor)


def batch(parts: Parts, acts: Sequence[Act], *, now: datetime) -> list[Changes | Refusal]:
    """Acts of one instant upon many cases, in order, in one commit and one statement; the answer to each.

    For the demonstration's replay: the clock rises to `now`. Each case is brought up to date before its first
    act. Raises NoSuchCase, and then nothing is kept.
    """
    answers: list[Changes | Refusal] = []
    with parts.database.unit() as unit:
        clock.raise_offset_to(unit, now)
        under = parts.up_to_date(unit)
        refs = [ref for act in acts for ref in (act.ref, act.command.other_case()) if ref]
        records_reading.lock_many(unit, refs)
        standing = records_reading.read_many(unit, list(dict.fromkeys(refs)))
        written: dict[str, list[Changes]] = {}
        for ref, facts in standing.items():
            overdue = bring_up_to_date(
                facts, now=not_before(facts, now), act_id=new_act_id(), salt=new_salt(), under=under
            )
            if overdue is not None:
                written[ref] = [overdue]
                standing[ref] = overdue.facts
        for act in acts:
            if act.command.READS_CHILD and act.ref in standing:
                child = _child_before(unit, parts, written.get(act.ref, ()), act.ref)
                standing[act.ref] = replace(standing[act.ref], child=child)
            answer = _batched(act, standing, now, under)
            answers.append(answer)
            for changes in (answer, *answer.beside) if isinstance(answer, Changes) else ():
                written.setdefault(changes.case_ref, []).append(changes)
                standing[changes.case_ref] = changes.facts
        writing.write(unit, [merged(steps) for steps in written.values()], seal=parts.keyring.seal)
    return answers


def reading(parts: Parts, ref: str) -> Reading | None:
    """A case as it is stored, without a lock; None where there is no such case. Who may see it:
    `visibility`."""
    with parts.database.unit() as unit:
        facts = records_reading.read(unit, ref)
        return Reading(readable(facts), not_before(facts, clock.now(unit))) if facts else None


def note_opening(parts: Parts, ref: str, split_id: str, actor: Actor) -> bool:
    """Note that an officer of `actor`'s body has opened a split; True the first time. It moves no ETag."""
    with parts.database.unit() as unit:
        return openings.note_opening(
            unit, ref, split_id, body=actor.body, person=actor.person, now=clock.now(unit)
        )


def etag_of(facts: CaseFacts) -> str:
    """The case's one strong ETag: its reference and the number of its last event, in quotation marks."""
    return f'"{facts.case.ref}.{facts.case.last_seq}"'


def not_before(facts: CaseFacts, now: datetime) -> datetime:
    """The instant of an act: now, but never before the case's last event."""
    return max(now, facts.case.last_at) if facts.case.last_at else now


def new_act_id() -> str:
    """A fresh id for an act; everything that the act makes is numbered from it."""
    return str(uuid.uuid4())


def new_salt() -> str:
    """A fresh salt for the digests of an act's texts."""
    return secrets.token_hex(16)


def _locked(unit: Unit, ref: str) -> tuple[CaseFacts, datetime]:
    """The facts under the lock, and the instant of the act."""
    now = records_reading.lock(unit, ref)
    facts = records_reading.read(unit, ref) if now else None
    if now is None or facts is None:
        raise NoSuchCase(ref)
    return facts, not_before(facts, now)


def _opened(
    command: OpenCase, actor: Actor, now: datetime, under: Rulebook, alike: Alike = NONE_ALIKE
) -> Changes | Refusal:
    return open_a_case(
        command, now=now, actor=actor, act_id=new_act_id(), salt=new_salt(), under=under, alike=alike
    )


def _batched(
    act: Act, standing: Mapping[str, CaseFacts], now: datetime, under: Rulebook
) -> Changes | Refusal:
    facts = standing.get(act.ref)
    if isinstance(act.command, OpenCase):
        if act.command.ref != act.ref:
            raise ValueError(f"a batch opens a case only by its reference: {act.ref}, {act.command.ref}")
        return _reference_taken(act.ref) if facts else _opened(act.command, act.actor, now, under)
    if facts is None:
        raise NoSuchCase(act.ref)
    return perform(
        facts,
        act.command,
        now=not_before(facts, now),
        actor=act.actor,
        act_id=new_act_id(),
        salt=new_salt(),
        under=under,
        subject=act.subject,
        beside=_seen(standing.get(act.command.other_case() or ""), act.actor),
    )


def _seen(facts: CaseFacts | None, actor: Actor) -> CaseFacts | None:
    return facts if facts and may_see(facts, actor) else None


def _child_before(unit: Unit, parts: Parts, steps: Sequence[Changes], ref: str) -> ChildValues | None:
    """The child's values before an act of a batch: as an earlier act of it left them, else as stored."""
    of_steps = [step.child for step in steps if step.child is not None]
    return of_steps[-1] if of_steps else stored_child(unit, parts.keyring, ref)


def _reference_taken(ref: str) -> Refusal:
    return Refusal(
        rule="reference_is_new",
        words=Words(
            cy=f"Mae achos â'r cyfeirnod {ref} yn bod yn barod.",
            en=f"There is already a case with the reference {ref}.",
        ),
    )
