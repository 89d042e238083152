"""Promises about the people of a case: one named key worker under a clock, a record whose values stand in no
event, ties that stand in both cases, and a duplicate that closes into the first without anything lost.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.workflow.casework.life import CASEBOOK_LINES, Life, act_id, rulebook
from workflow.casework import commands as c
from workflow.casework.changes import Changes, Refusal
from workflow.casework.child_values import Address, ChildValues, Sibling
from workflow.casework.duplicates import Alike
from workflow.casework.facts import Actor, CaseFacts, KeyWorker
from workflow.casework.perform import open_case, perform
from workflow.casework.wellformed import faults

SECRET = ("Gwenllian", "Ffuglennol", "943 476 5919", "1 Stryd y Dychymyg", "Mabli")


def referred(ref: str = "XC-0001", **opening: Any) -> Life:
    """A case that has only been referred, with no assessment and no lines yet."""
    return Life(ref=ref, levels={}, lines=(), **opening)


def both(life: Life, other: Life, command: c.Command, actor: Actor) -> Changes | Refusal:
    """Give a command upon two cases, as the desk does."""
    life.catch_up()
    answer = perform(
        life.facts,
        command,
        now=life.now,
        actor=actor,
        act_id=act_id(),
        salt="s",
        under=rulebook(),
        beside=other.facts,
    )
    if isinstance(answer, Changes):
        life._take(answer)
        for changes in answer.beside:
            other._take(changes)
    return answer


def merged(life: Life, into: Life) -> Changes | Refusal:
    """Merge one case into another."""
    command = c.MergeDuplicate(into=into.facts.case.ref, reasons="Yr un plentyn.")
    return both(life, into, command, life.health("coordinator"))


def key_worker(life: Life) -> KeyWorker:
    """The key worker now."""
    (now,) = [one for one in life.facts.key_workers if one.to_at is None]
    return now


class TestTheKeyWorker:
    def test_one_is_wanted_five_working_days_after_the_acknowledgement_and_chased(self) -> None:
        life = referred()
        assert not life.clocks("key_worker")
        life.do(c.AcknowledgeReferral(), life.health("coordinator"))
        (clock,) = life.clocks("key_worker")
        assert (clock.count, clock.unit, clock.body) == (5, "working_days", life.board)
        life.pass_working_days(6)
        assert [one.subject for one in life.clocks("chase")] == ["key_worker"]
        life.do(c.SetKeyWorker(officer="n1"), life.social("coordinator"))
        assert not life.clocks("key_worker", "chase")

    def test_a_new_one_takes_the_place_of_the_old_who_stays_in_the_history(self) -> None:
        life = referred()
        life.do(c.SetKeyWorker(officer="n1"), life.health("coordinator"))
        assert life.refused(c.SetKeyWorker(officer="n1"), life.health("coordinator")) == "key_worker_is_new"
        done = life.do(
            c.SetKeyWorker(name="Anwen, Elusen Enghraifft", language="cy"), life.social("head_of_service")
        )
        assert key_worker(life).officer is None
        assert [text.id for text in done.texts] == [key_worker(life).name_text_id]
        assert len(life.facts.key_workers) == 2

    def test_no_clock_runs_for_one_who_was_named_before_the_acknowledgement(self) -> None:
        life = referred()
        life.do(c.SetKeyWorker(officer="n1"), life.health("coordinator"))
        life.do(c.AcknowledgeReferral(), life.health("coordinator"))
        assert not life.clocks("key_worker")

    @pytest.mark.parametrize("said", [{}, {"officer": "n1", "name": "Anwen"}])
    def test_it_is_an_officer_or_a_name_and_never_both(self, said: dict[str, str]) -> None:
        with pytest.raises(ValueError, match="officer"):
            c.SetKeyWorker.model_validate(said)


class TestTheChildsRecord:
    CHILD = ChildValues(given_name="Gwen", family_name="Ffuglennol", birth_on=date(2015, 2, 3))

    def told(self, life: Life, said: dict[str, Any]) -> Changes | Refusal:
        """Update the record of a case, with the values that the desk would have read."""
        return perform(
            replace(life.facts, child=self.CHILD),
            c.UpdateChild.model_validate(said),
            now=life.now,
            actor=life.social("coordinator"),
            act_id=act_id(),
            salt="s",
            under=rulebook(),
        )

    def test_an_event_says_which_fields_changed_and_never_a_value(self) -> None:
        said = {
            "given_name": "Gwenllian",
            "family_name": "Ffuglennol",
            "nhs_number": "943 476 5919",
            "addresses": [{"text": "1 Stryd y Dychymyg", "secret": True, "from_on": "2026-01-01"}],
            "add_sibling": {"given_name": "Mabli"},
            "family_language": "cy",
        }
        done = self.told(referred(), said)
        assert isinstance(done, Changes)
        (event,) = done.events
        assert event.data == {
            "fields": ["addresses", "given_name", "nhs_number", "siblings", "family_language"]
        }
        assert not [word for word in SECRET if word in repr((done.events, done.rows, done.notices))]
        assert done.child == replace(
            self.CHILD,
            given_name="Gwenllian",
            nhs_number="9434765919",
            addresses=(Address("1 Stryd y Dychymyg", True, date(2026, 1, 1)),),
            siblings=(Sibling("Mabli"),),
        )
        assert done.facts.case.language == "cy"

    def test_what_is_not_sent_stays_and_null_takes_a_value_away(self) -> None:
        life = referred()
        done = self.told(life, {"known_as": "Gwenno"})
        assert isinstance(done, Changes)
        assert done.child == replace(self.CHILD, known_as="Gwenno")
        answer = self.told(life, {"known_as": None})
        assert isinstance(answer, Refusal)
        assert answer.rule == "record_changes"

    def test_the_record_of_an_ended_case_is_changed_no_more(self) -> None:
        life = referred()
        life.do(c.EndCase(act="end", reason="moved"), life.health("coordinator"))
        answer = self.told(life, {"known_as": "Gwenno"})
        assert isinstance(answer, Refusal)
        assert answer.rule == "case_is_open"

    @pytest.mark.parametrize(
        ("said", "pointer"),
        [
            ({}, ""),
            ({"nhs_number": "9434765918"}, "/nhs_number"),
            (
                {"addresses": [{"text": "A", "from_on": "2026-02-01", "to_on": "2026-01-01"}]},
                "/addresses/0/to_on",
            ),
            ({"add_address": {"text": "A", "from_on": "2999-01-01"}}, "/add_address/from_on"),
            ({"siblings": [{"given_name": "A", "birth_on": "2999-01-01"}]}, "/siblings/0/birth_on"),
        ],
    )
    def test_a_fault_is_told_at_its_place(self, said: dict[str, Any], pointer: str) -> None:
        command = c.UpdateChild.model_validate(said)
        assert [one.pointer for one in faults(command, rulebook(), date(2026, 9, 7))] == [pointer]

    @pytest.mark.parametrize("field", ["given_name", "family_name", "family_language"])
    def test_a_name_is_never_emptied(self, field: str) -> None:
        with pytest.raises(ValueError, match="emptied"):
            c.UpdateChild.model_validate({field: None})

    def test_a_birth_date_is_not_corrected_here(self) -> None:
        with pytest.raises(ValueError, match="birth_on"):
            c.UpdateChild.model_validate({"birth_on": "2015-02-04"})


class TestTiesToOtherCases:
    def test_a_tie_stands_in_both_cases_as_each_sees_it(self) -> None:
        life, earlier = referred(), referred("XC-0002")
        command = c.LinkCase(
            act="link", kind="earlier_case", other="XC-0002", reasons="Atgyfeiriwyd o'r blaen."
        )
        assert isinstance(both(life, earlier, command, life.social("coordinator")), Changes)
        assert [(one.kind, one.other_ref) for one in life.facts.links] == [("earlier_case", "XC-0002")]
        assert [(one.kind, one.other_ref) for one in earlier.facts.links] == [("later_case", "XC-0001")]
        assert earlier.events[-1] == life.events[-1] == "CaseLinked"
        again = both(life, earlier, command, life.social("coordinator"))
        assert isinstance(again, Refusal)
        assert again.rule == "links_once"

    def test_a_tie_made_by_mistake_is_taken_from_both(self) -> None:
        life, other = referred(), referred("XC-0002")
        who = life.social("coordinator")
        both(life, other, c.LinkCase(act="link", kind="sibling", other="XC-0002"), who)
        assert isinstance(both(other, life, c.UnlinkCase(act="unlink", other="XC-0001"), who), Changes)
        assert all(one.ended_at for one in (*life.facts.links, *other.facts.links))

    def test_a_case_that_one_may_not_see_is_as_one_that_is_not_there(self) -> None:
        life = referred()
        command = c.LinkCase(act="link", kind="sibling", other="XC-9999")
        assert life.refused(command, life.health("coordinator")) == "other_case_exists"


class TestADuplicate:
    def test_the_case_that_goes_on_has_the_earliest_date_and_the_age_of_the_older_clocks(self) -> None:
        first = referred()
        second = referred("XC-0002")
        second.now = first.now + timedelta(days=1)
        second.facts = replace(
            second.facts, case=replace(second.facts.case, received_at=second.now, opened_at=second.now)
        )
        second.facts = _begun_later(second.facts, days=1)
        done = merged(first, second)
        assert isinstance(done, Changes), done
        assert second.facts.case.received_at == first.facts.case.received_at
        (clock,) = second.clocks("referral_acknowledged")
        (was,) = [one for one in first.facts.deadlines if one.kind == "referral_acknowledged"]
        assert (clock.started_at, clock.due_at) == (was.started_at, was.due_at)
        assert first.facts.case.end_reason == "merged"
        assert not first.clocks()
        assert [(one.kind, one.other_ref) for one in first.facts.links] == [("merged_into", "XC-0002")]
        assert [(one.kind, one.other_ref) for one in second.facts.links] == [("merged_from", "XC-0001")]
        assert first.events[-1] == "CaseMerged"
        assert "DuplicateMerged" in second.events
        assert "family_ended" not in first.notices

    def test_support_that_is_needed_in_the_one_is_needed_in_the_one_that_goes_on(self) -> None:
        urgent, kept = referred(urgent=True), referred("XC-0002")
        assert isinstance(merged(urgent, kept), Changes)
        assert kept.facts.case.urgent
        assert kept.facts.case.care != "not_yet_needed"
        assert kept.clocks("package", "support_alert")

    @pytest.mark.parametrize(
        "waits",
        [
            c.RecordConcern(act="record", about="safety", words="Dyw hi ddim yn saff yno"),
            c.TellSafeguarding(act="tell", worry="other", team="council", words="Pryder"),
            c.SealEntry(act="seal", kind="assessment", reason="Plentyn arall"),
            c.CallMeeting(act="call", reason="Brys"),
            c.RecordSetting(act="move", kind="adult_ward", from_on=date(2026, 9, 7)),
            c.AskProviders(act="ask", providers=("Un",), kind="residential", area="in_area"),
            c.ProposeTransfer(act="propose", to_body="XHB2", from_on=date(2026, 9, 7), reasons="Symud"),
        ],
        ids=lambda command: type(command).__name__,
    )
    def test_what_somebody_waits_for_is_not_left_behind_in_a_case_that_closes(self, waits: c.Command) -> None:
        second, first = referred("XC-0002"), referred()
        second.do(waits, second.health("coordinator"))
        refused = merged(second, first)
        assert isinstance(refused, Refusal)
        assert refused.rule == "merge_leaves_nothing_behind"
        assert isinstance(merged(first, second), Changes)

    def test_a_case_whose_care_has_begun_never_closes_into_another(self) -> None:
        life = Life().announced()
        assert life.refused(c.MergeDuplicate(into="XC-0002", reasons="x"), life.health("coordinator")) == (
            "merge_stops_no_care"
        )

    def test_a_case_with_an_open_disagreement_never_closes_into_another(self) -> None:
        life = referred()
        command = c.OpenDisagreement(subject="who_acts", reasons="Nid ni.")
        life.do(command, life.social("coordinator"))
        assert life.refused(c.MergeDuplicate(into="XC-0002", reasons="x"), life.health("coordinator")) == (
            "merge_ends_no_disagreement"
        )

    @pytest.mark.parametrize("council", [1])
    def test_only_cases_of_the_same_two_bodies_are_merged(self, council: int) -> None:
        life, other = referred(), referred("XC-0002", council=council)
        answer = merged(life, other)
        assert isinstance(answer, Refusal)
        assert answer.rule == "merge_same_bodies"

    def test_nothing_is_merged_into_a_case_that_has_ended(self) -> None:
        life, other = referred(), referred("XC-0002")
        other.do(c.EndCase(act="end", reason="moved"), other.health("coordinator"))
        answer = merged(life, other)
        assert isinstance(answer, Refusal)
        assert answer.rule == "kept_case_is_open"

    def test_before_a_second_case_is_opened_it_is_asked_whether_the_child_is_the_same(self) -> None:
        alike = Alike(refs=("XC-0001",), ask=("XHB2",))
        answer = _opened(alike)
        assert isinstance(answer, Refusal)
        assert answer.rule == "may_be_the_same_child"
        assert "XC-0001" in answer.words.en
        said = {"not_a_duplicate": True, "not_a_duplicate_because": "Efeilliaid."}
        done = _opened(alike, **said)
        assert isinstance(done, Changes)
        assert [(one.kind, one.other_ref) for one in done.facts.links] == [("different_child", "XC-0001")]
        assert [text.text for text in done.texts if text.kind == "not_a_duplicate"] == ["Efeilliaid."]
        with pytest.raises(ValueError, match="same child"):
            _opened(alike, not_a_duplicate=True)


def _opened(alike: Alike, **more: object) -> Changes | Refusal:
    life = referred()
    command = c.OpenCase(
        ref="XC-0009",
        region=life.region,
        health_board=life.board,
        council=life.council,
        service="community_package",
        child=c.Child(given_name="Enghraifft", family_name="Plentyn", birth_on=date(2015, 2, 3)),
        lines=CASEBOOK_LINES,
        **more,  # type: ignore[arg-type]  # fields of the command
    )
    return open_case(
        command,
        now=life.now,
        actor=life.health("coordinator"),
        act_id=act_id(),
        salt="s",
        under=rulebook(),
        alike=alike,
    )


def _begun_later(facts: CaseFacts, *, days: int) -> CaseFacts:
    later = timedelta(days=days)
    return replace(
        facts,
        deadlines=tuple(
            replace(one, started_at=one.started_at + later, due_at=one.due_at + later)
            for one in facts.deadlines
        ),
    )
