"""The shipped caseload shows everything that can happen, and never ages."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

import workflow.casework
from cytundeb.demonstration.moments import ANCHORS
from cytundeb.demonstration.playbill import read_playbill
from cytundeb.demonstration.script import EXAMPLES, read_acts
from examples.make_caseload import make
from tests.cytundeb.demonstration.played import PERIODIC, played, told
from workflow.casework import codes
from workflow.casework.commands import COMMANDS
from workflow.casework.enforcing import ENFORCE
from workflow.casework.rulebook import Rulebook

A_WEDNESDAY = datetime(2026, 11, 18, 14, tzinfo=UTC)
HARD_DAYS = {
    "Christmas Day": datetime(2026, 12, 25, 10, tzinfo=UTC),
    "Easter Day": datetime(2027, 3, 28, 10, tzinfo=UTC),
    "29 February": datetime(2028, 2, 29, 10, tzinfo=UTC),
    "half an hour after midnight on a Monday": datetime(2027, 9, 5, 23, 30, tzinfo=UTC),
}
NEVER_STANDS = {"noted"}
"""A disagreement leaves this state in the act that opens it."""
NOT_DUE_SO_SOON = {"next_review", "not_progressed_look_again"}
"""Limits of months, which a caseload of some weeks cannot let pass without hanging on the calendar."""

DONE_BY_NOBODY_IN_A_CASE = {
    "TotalLimitPutOff": "a total limit is put off only after an outage of weeks",
    "AutomaticActHeldBack": "every region of the demonstration has gone live",
    "WouldHaveActed": "every region of the demonstration has gone live",
    "RulesMigrated": "the command line moves cases to a later pack of rules",
    "CalendarReplanned": "the calendar changes between two starts",
    "ReferralCovered": "an absence is entered at the command line",
    "FileScanned": "the demonstration has no scanner",
}
"""Kinds of event that no act of a case and no time limit brings about here, and why."""


class TestTheDayOfTheLoad:
    @pytest.mark.parametrize("day", HARD_DAYS)
    def test_changes_no_story(self, day: str) -> None:
        usual, hard = played(A_WEDNESDAY), played(HARD_DAYS[day])
        different = [ref for ref in usual.events if told(usual.events[ref]) != told(hard.events[ref])]
        assert different == []

    @pytest.mark.parametrize("day", HARD_DAYS)
    def test_changes_nothing_of_what_the_first_enforcement_does(self, day: str) -> None:
        usual, hard = played(A_WEDNESDAY), played(HARD_DAYS[day])
        by_case = [
            {ref: told(done.events) for ref, done in one.first.items() if told(done.events)}
            for one in (usual, hard)
        ]
        assert by_case[0] == by_case[1]

    @pytest.mark.parametrize("day", HARD_DAYS)
    def test_changes_no_state(self, day: str) -> None:
        def states(of: datetime) -> Counter[tuple[str, str, str]]:
            cases = [one.case for one in played(of).facts.values()]
            return Counter((case.decision, case.care, case.funding) for case in cases)

        assert states(A_WEDNESDAY) == states(HARD_DAYS[day])


class TestEverythingOccurs:
    @pytest.mark.parametrize("story", codes.STATE_WORDS)
    def test_every_state(self, story: str) -> None:
        assert set(codes.STATE_WORDS[story]) - played(A_WEDNESDAY).states(story) <= NEVER_STANDS

    def test_every_event_that_casework_can_record(self) -> None:
        folder = Path(workflow.casework.__file__).parent
        source = "\n".join(path.read_text("utf-8") for path in folder.glob("*.py"))
        recorded = set(re.findall(r'at\.record\(\s*"(\w+)"', source)) | {
            "NoAgreementCovers",
            "PanelMustDetermine",
        }
        seen = {event.kind for event in played(A_WEDNESDAY).all_events()}
        assert recorded - seen - set(DONE_BY_NOBODY_IN_A_CASE) == set()

    @pytest.mark.parametrize("column", ["subject", "ground", "outcome"])
    def test_every_subject_ground_and_outcome_of_a_disagreement(self, column: str) -> None:
        known = {"subject": codes.SUBJECTS, "ground": codes.GROUNDS, "outcome": codes.OUTCOMES}[column]
        found = {
            getattr(dispute, column)
            for facts in played(A_WEDNESDAY).facts.values()
            for dispute in facts.disagreements
        }
        assert set(known) - found == set()

    def test_every_kind_of_reply(self) -> None:
        replies = {reply.kind for facts in played(A_WEDNESDAY).facts.values() for reply in facts.replies}
        assert replies == set(codes.REPLY_KINDS)

    def test_every_way_to_agree_every_basis_and_every_answer(self) -> None:
        facts = played(A_WEDNESDAY).facts.values()
        splits = [split for one in facts for split in one.splits]
        assert {split.agreed_how for split in splits} - {None} == set(codes.AGREED_HOW)
        assert {split.basis for split in splits} == set(codes.BASES)
        assert {answer.answer for one in facts for answer in one.answers} == set(codes.ANSWERS)

    def test_every_command(self) -> None:
        """In the acts of the caseload and the stories of the casebook together."""
        _, steps = read_playbill(Rulebook.load(), now=A_WEDNESDAY)
        assert {command.__name__ for command in COMMANDS} - {step.act for step in steps} == set()

    def test_every_time_limit_passes_somewhere_and_is_met_somewhere(self) -> None:
        clocks = [clock for facts in played(A_WEDNESDAY).facts.values() for clock in facts.deadlines]
        passed = {clock.kind for clock in clocks if clock.status == "passed"}
        passed |= {
            clock.kind
            for done in played(A_WEDNESDAY).first.values()
            for clock in done.facts.deadlines
            if clock.status == "passed"
        }
        assert set(ENFORCE) - passed - NOT_DUE_SO_SOON == set()

    def test_both_outcomes_of_every_automatic_act(self) -> None:
        kinds = Counter(event.kind for event in played(A_WEDNESDAY).all_events())
        both = [
            ("SplitApplied", "DisagreementOpened"),
            ("ApplicationPutOff", "SplitApplied"),
            ("ConfirmationTimePassed", "LevelsAndLinesConfirmed"),
            ("EvidenceNotGiven", "EvidenceGiven"),
            ("EvidenceTimePassed", "EvidenceGiven"),
            ("NoProposalInTime", "SplitProposed"),
            ("SignatureTimePassed", "AgreementSigned"),
            ("SupportNotDelivered", "SupportDelivered"),
            ("SettlementLapsed", "SettlementAgreed"),
            ("ExtensionProposed", "StageExtended"),
            ("DisagreementClimbed", "DisagreementClosed"),
            ("ReferredToWelshGovernment", "ReferralClosed"),
            ("InformationTimePassed", "InformationWanted"),
            ("EndingNotAgreed", "CareEnded"),
            ("ClockPaused", "ClockResumed"),
        ]
        assert [pair for pair in both if not all(kinds[kind] for kind in pair)] == []
        late = [answer for one in played(A_WEDNESDAY).facts.values() for answer in one.answers if answer.late]
        assert late


class TestTheFirstEnforcement:
    def test_applies_climbs_and_refers(self) -> None:
        kinds = Counter(event.kind for done in played(A_WEDNESDAY).first.values() for event in done.events)
        assert kinds["SplitApplied"] >= 3
        assert kinds["DisagreementClimbed"] >= 2
        assert kinds["ReferredToWelshGovernment"] >= 1
        assert kinds["ApplicationPutOff"] >= 1

    def test_leaves_nothing_older_than_the_last_working_day(self) -> None:
        """What was due on the working day before has been done: nothing waits for more than a weekend."""
        waited = [
            event.at - event.due_at
            for done in played(A_WEDNESDAY).first.values()
            for event in done.events
            if event.due_at
        ]
        assert max(waited).days == 0


class TestTheFiles:
    def test_are_what_the_script_that_made_them_makes(self) -> None:
        rows, acts = make(150)
        assert [row["reference"] for row in rows] == [f"XC-{number:04d}" for number in range(1, 151)]
        steps = read_acts(EXAMPLES / "acts.csv")
        assert [(one.ref, one.act) for one in steps] == [(act["reference"], act["act"]) for act in acts]

    def test_can_be_made_larger(self) -> None:
        rows, _ = make(1000)
        assert len({row["reference"] for row in rows}) == 1000

    def test_are_of_invented_regions_alone(self) -> None:
        assert {facts.case.region for facts in played(A_WEDNESDAY).facts.values()} == {
            f"XR{number}" for number in range(1, 8)
        }

    def test_count_moments_from_events_that_casework_records(self) -> None:
        seen = {event.kind for event in played(A_WEDNESDAY).all_events()}
        assert {kind for kind, _ in ANCHORS.values()} - seen == set()

    def test_say_nothing_but_what_is_periodic_of_how_often(self) -> None:
        assert {event.kind for event in played(A_WEDNESDAY).all_events()} >= PERIODIC
