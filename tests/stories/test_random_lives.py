"""Lives led at random, thousands of steps: what must be true of every case is true after each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.stories.random_life import LEFT_OUT, MAKERS, RandomLife, rulebook
from workflow.casework import commands as c
from workflow.casework.changes import Changes
from workflow.casework.facts import CaseFacts, Deadline
from workflow.casework.perform import bring_up_to_date
from workflow.invariants import check_case

ORDINARY = (
    c.AcknowledgeReferral, c.RecordAssessment, c.ListForPanel, c.RecordDecision, c.RecordPackage, c.Confirm,
    c.AcceptPayment, c.InstructProvider, c.ConfirmDelivery, c.Accept, c.Sign, c.Propose,
)  # fmt: skip
ONCE = (c.RecordConsent, c.RecordViews, c.NameAdvocate)
"""What the ordinary way wants once."""
SETTLING = (c.Object, c.Settle, c.GiveEvidence, c.Extend, c.OpenBundle, c.RecordReply, c.Propose, c.Accept)
COSTED = (c.RecordAssessment, c.RecordDecision, c.RecordPackage)


def _of(*modules: str) -> tuple[type[c.Command], ...]:
    """The commands of some families."""
    return tuple(kind for kind in c.COMMANDS if kind.__module__.rpartition(".")[2] in modules)


DECIDING = _of("assessing", "referring", "consenting", "deciding", "reviewing", "costing")
CARING = _of("caring", "placing", "together", "people")
ARGUING = _of("disagreeing", "answering", "parties", "welsh_government", "mailbox")
AT_DESKS = _of("offices", "attaching", "transition")
CONFIRMED = (*COSTED, c.Confirm, c.Confirm)
NOT_PROGRESSED = (c.RecordChecklist, c.TellChecklistOutcome, c.HandOver)
AS_FAR_AS = ((), NOT_PROGRESSED, COSTED, CONFIRMED, (*CONFIRMED, c.Object), (*CONFIRMED, c.Object))
"""How far a life has come before chance takes over."""
CLIMBS = (0, 0, 4, 11)
"""How many time limits then end: an objection climbs to the panel in four, to Welsh Government in eleven."""
SLEEPS = st.sampled_from([1, 1, 1, 2, 3, 5, 8, 14, 30, 95])


class ALife(RuleBasedStateMachine):
    """Acts, time that passes with enforcement or without, and the invariants after each."""

    passed: ClassVar[frozenset[str]] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.count: Counter[str] = Counter()
        self.offered: frozenset[type[c.Command]] = frozenset()

    @initialize(data=st.data())
    def a_referral_arrives(self, data: st.DataObject) -> None:
        self.life = self.new_life(data)
        self.chance = data.draw(st.randoms(use_true_random=True))  # a seed: all kinds are equally likely
        self.up_to_date = True
        for command in data.draw(st.sampled_from(AS_FAR_AS)):
            self.act_once(data, (command,))
        for _ in range(data.draw(st.sampled_from(CLIMBS if self.life.facts.disagreements else (0,)))):
            self.the_next_time_limit_ends()

    def new_life(self, data: st.DataObject) -> RandomLife:
        """A life that begins."""
        return RandomLife(data.draw)

    @precondition(lambda self: self.life.facts.case.ended_at is None)
    @rule(data=st.data())
    def somebody_does_what_they_may(self, data: st.DataObject) -> None:
        self.act_once(data, data.draw(st.sampled_from((ORDINARY, SETTLING, ARGUING, CARING, None))))

    @precondition(lambda self: self.life.facts.case.ended_at is None)
    @rule(data=st.data())
    def the_case_goes_its_ordinary_way(self, data: st.DataObject) -> None:
        self.act_once(data, (*ORDINARY, *(kind for kind in ONCE if kind not in self.life.done)))

    @precondition(lambda self: self.life.facts.case.ended_at is None)
    @rule(data=st.data())
    def something_new_is_done_on_the_way_to_a_package(self, data: st.DataObject) -> None:
        self.act_anew(data, DECIDING)

    @precondition(lambda self: self.life.facts.case.ended_at is None)
    @rule(data=st.data())
    def something_new_is_done_for_the_child(self, data: st.DataObject) -> None:
        self.act_anew(data, CARING)

    @precondition(lambda self: self.life.facts.case.ended_at is None)
    @rule(data=st.data())
    def something_new_is_argued(self, data: st.DataObject) -> None:
        self.act_anew(data, ARGUING)

    @precondition(lambda self: self.life.facts.case.ended_at is None)
    @rule(data=st.data())
    def something_new_is_done_at_a_desk(self, data: st.DataObject) -> None:
        self.act_anew(data, AT_DESKS)

    @precondition(lambda self: self.life.facts.case.ended_at is None)
    @rule(data=st.data())
    def what_has_become_possible_is_done(self, data: st.DataObject) -> None:
        self.follow(data)

    @precondition(lambda self: self.life.facts.case.ended_at is None)
    @rule(data=st.data())
    def an_answer_follows(self, data: st.DataObject) -> None:
        self.follow(data)

    def follow(self, data: st.DataObject) -> None:
        """Somebody does what was not offered before the last act."""
        self.act_once(data, tuple(kind for kind in c.COMMANDS if kind not in self.offered))

    def act_anew(self, data: st.DataObject, family: tuple[type[c.Command], ...]) -> None:
        """Somebody does what nobody has done in this life, of a family if it can be."""
        self.act_once(data, tuple(kind for kind in family if kind not in self.life.done))

    def act_once(self, data: st.DataObject, among: tuple[type[c.Command], ...] | None) -> None:
        """Somebody does one thing that is offered: of these kinds, if any is offered, else of any."""
        self.life.overdue()
        self.up_to_date = True
        offered = [(actor, offer) for actor in self.life.actors() for offer in self.life.offers(actor)]
        self.offered = frozenset(offer.command for _, offer in offered)
        chosen = [pair for pair in offered if among and pair[1].command in among] or offered
        kinds = sorted({offer.command.__name__ for _, offer in chosen})
        if not kinds:
            return
        kind = self.chance.choice(kinds)
        actor, offer = self.chance.choice([pair for pair in chosen if pair[1].command.__name__ == kind])
        note(f"{actor.person}: {kind}")
        if isinstance(self.life.act(offer, actor, data.draw), Changes):
            self.count[kind] += 1

    @rule()
    def the_next_time_limit_ends_and_is_enforced_at_once(self) -> None:
        self.the_next_time_limit_ends()

    def the_next_time_limit_ends(self) -> None:
        """Time passes to the end of a time limit, and it is enforced at once."""
        due = self.life.next_due()
        if due is not None:
            self.life.now = max(due, self.life.now)
            self.life.overdue()
            self.up_to_date = True

    @rule(days=SLEEPS)
    def nothing_is_enforced_for_some_days(self, days: int) -> None:
        self.life.sleep(days)
        self.up_to_date = False

    @rule()
    def everything_overdue_is_enforced(self) -> None:
        self.life.overdue()
        self.up_to_date = True

    @rule(health=st.booleans())
    def an_officer_opens_the_split(self, health: bool) -> None:
        self.life.look(self.life.board if health else self.life.council)

    @precondition(lambda self: len(self.life.events) > 25 and self.life.facts.case.ended_at is None)
    @rule(
        reason=st.sampled_from(["death", "adult", "moved", "both_bodies", "both_bodies", "both_bodies"]),
        health=st.booleans(),
        really=st.sampled_from([False, False, False, True]),
    )
    def somebody_ends_it(self, reason: str, health: bool, really: bool) -> None:
        if really:
            self.life.overdue()
            self.up_to_date = True
            body = self.life.board if health else self.life.council
            self.life.end(self.life.officer(body, "coordinator"), reason)

    @invariant()
    def the_record_holds(self) -> None:
        if not hasattr(self, "life"):
            return
        broken = [
            (one.invariant, one.words.en)
            for one in check_case(self.life.facts, self.life.events, under=rulebook(), now=self.life.now)
            if self.up_to_date or "has not acted" not in one.words.en
        ]
        assert broken == [], broken

    @invariant()
    def the_share_of_the_cost_is_never_stuck(self) -> None:
        if hasattr(self, "life") and self.up_to_date:
            assert stuck(self.life.facts) == ""

    @invariant()
    def funding_that_flows_never_ends_without_signatures_or_a_natural_ending(self) -> None:
        if not hasattr(self, "life") or self.life.before is None:
            return
        was = {one.id for one in self.life.before.funding_agreements if one.state == "in_force"}
        now = {one.id: one for one in self.life.facts.funding_agreements}
        another = any(one.state == "in_force" for one in now.values())
        for agreement in was:
            assert now[agreement].state in ("in_force", "ended")
            assert now[agreement].state == "in_force" or another or self.life.facts.case.end_reason

    @invariant()
    def enforcing_twice_at_one_instant_does_nothing_twice(self) -> None:
        if hasattr(self, "life") and self.up_to_date:
            again = bring_up_to_date(
                self.life.facts, now=self.life.now, act_id="0" * 32, salt="s", under=rulebook()
            )
            assert again is None

    @invariant()
    def a_time_limit_that_has_passed_never_runs_again(self) -> None:
        if hasattr(self, "life"):
            passed = {one.id for one in self.life.facts.deadlines if one.status == "passed"}
            assert self.passed <= passed
            self.passed = frozenset(passed)  # type: ignore[misc]  # this life's own


def stuck(facts: CaseFacts) -> str:
    """Why nothing will ever move the share of an open case's cost; empty where something will."""
    case = facts.case
    running = [one for one in facts.deadlines if one.status in ("open", "paused")]
    disputed = any(one.stage != "closed" and one.subject == "share" for one in facts.disagreements)
    if not case.is_open or disputed:
        return ""
    if case.funding == "costed" and not _any(running, "split_by_hand"):
        return "costed, and nobody is asked to propose a split"
    if case.funding == "announced" and not _any(running, "objection", "confirmation", "split_by_hand"):
        return "announced, and nobody is asked to answer"
    if case.funding == "awaiting_signatures" and not _any(running, "signature"):
        return "awaiting signatures, and nobody is asked to sign"
    return ""


def _any(running: list[Deadline], *kinds: str) -> bool:
    return any(one.kind in kinds for one in running)


def lives(life: Callable[[], ALife], *, examples: int, steps: int, derandomize: bool) -> Counter[str]:
    """Lead so many lives of so many steps; how often each command was done in them."""
    done: Counter[str] = Counter()

    def begin() -> ALife:
        one = life()
        one.count = done
        return one

    run_state_machine_as_test(  # type: ignore[no-untyped-call]  # hypothesis leaves it untyped
        begin,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=derandomize,
            database=None,
            phases=(Phase.explicit, Phase.generate),  # a failing life is told as found: shrinking is slow
            suppress_health_check=list(HealthCheck),
        ),
    )
    return done


SAID = [command for command in c.COMMANDS if command not in LEFT_OUT]


@pytest.mark.parametrize("command", SAID, ids=lambda one: one.__name__)
def test_every_command_has_its_words_or_needs_none_or_is_left_out_with_a_reason(
    command: type[c.Command],
) -> None:
    assert command in MAKERS or command() is not None


@pytest.mark.timeout(600)
def test_thousands_of_steps_break_no_promise_and_most_commands_are_done() -> None:
    done = lives(ALife, examples=150, steps=60, derandomize=True)
    never = [command.__name__ for command in SAID if not done[command.__name__]]
    assert len(never) * 6 <= len(SAID), never  # the long profile does every one


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_many_more_lives_break_no_promise_and_every_command_is_done() -> None:
    done = lives(ALife, examples=3000, steps=80, derandomize=False)
    assert [command.__name__ for command in SAID if not done[command.__name__]] == []
