"""Lives led at random, thousands of steps: what must be true of every case is true after each of them."""

from __future__ import annotations

from typing import ClassVar

from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.stories.random_life import RandomLife, rulebook
from workflow.casework import commands as c
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
AS_FAR_AS = ((), COSTED, (*COSTED, c.Confirm, c.Confirm), (*COSTED, c.Confirm, c.Confirm, c.Object))
"""How far a life has come before chance takes over."""
SLEEPS = st.sampled_from([1, 1, 1, 2, 3, 5, 8, 14, 30, 95])


class ALife(RuleBasedStateMachine):
    """Acts, time that passes with enforcement or without, and the invariants after each."""

    passed: ClassVar[frozenset[str]] = frozenset()

    @initialize(data=st.data())
    def a_referral_arrives(self, data: st.DataObject) -> None:
        self.life = self.new_life(data)
        self.chance = data.draw(st.randoms(use_true_random=True))  # a seed: all kinds are equally likely
        self.up_to_date = True
        for command in data.draw(st.sampled_from(AS_FAR_AS)):
            self.act_once(data, (command,))

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

    def act_anew(self, data: st.DataObject, family: tuple[type[c.Command], ...]) -> None:
        """Somebody does what nobody has done in this life, of a family if it can be."""
        self.act_once(data, tuple(kind for kind in family if kind not in self.life.done))

    def act_once(self, data: st.DataObject, among: tuple[type[c.Command], ...] | None) -> None:
        """Somebody does one thing that is offered: of these kinds, if any is offered, else of any."""
        self.life.overdue()
        self.up_to_date = True
        offered = [(actor, offer) for actor in self.life.actors() for offer in self.life.offers(actor)]
        chosen = [pair for pair in offered if among and pair[1].command in among] or offered
        kinds = sorted({offer.command.__name__ for _, offer in chosen})
        if not kinds:
            return
        kind = self.chance.choice(kinds)
        actor, offer = self.chance.choice([pair for pair in chosen if pair[1].command.__name__ == kind])
        note(f"{actor.person}: {kind}")
        self.life.act(offer, actor, data.draw)

    @rule()
    def the_next_time_limit_ends_and_is_enforced_at_once(self) -> None:
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


ALife.TestCase.settings = settings(
    max_examples=120,
    stateful_step_count=60,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),  # a failing life is told as it was found: shrinking is slow
    suppress_health_check=list(HealthCheck),
)
TestALife = ALife.TestCase
