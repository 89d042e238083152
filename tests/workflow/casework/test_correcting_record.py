"""A corrected fact is done anew visibly; an entry on the wrong child is sealed at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.workflow.casework.life import NEEDY, Life, rulebook
from workflow.casework import commands as c
from workflow.casework.child_values import ChildValues
from workflow.casework.draft import Draft
from workflow.casework.facts import SYSTEM
from workflow.casework.needing import levels
from workflow.casework.sealing import readable, readable_data, sealed
from workflow.clocks.due import local_date


def correction(field: str, value: str) -> c.CorrectRecord:
    """A correction with its reason."""
    return c.CorrectRecord(field=field, value=value, reason="Camgymeriad")  # type: ignore[arg-type]  # one of them


@pytest.fixture
def life() -> Life:
    """An announced case."""
    return Life().announced()


def test_a_corrected_council_was_it_from_the_beginning_and_the_split_is_announced_anew(life: Life) -> None:
    other, first = rulebook().reference.region(life.region).councils[1], life.split.id
    begun = list(life.events)
    life.do(correction("council", other), life.health("coordinator"))
    assert life.facts.case.council == other
    assert life.split.id != first
    assert life.events[: len(begun)] == begun
    (standing,) = [one for one in life.facts.responsibilities if one.side == "council" and one.to_on is None]
    assert (standing.body, standing.basis) == (other, "correction")
    assert standing.from_on == local_date(life.facts.case.received_at)


def test_a_corrected_service_is_split_anew(life: Life) -> None:
    first = life.split.id
    life.do(correction("service", "residential_52wk"), life.health("coordinator"))
    assert life.facts.case.service == "residential_52wk"
    assert life.split.id != first


def test_a_corrected_start_leaves_no_day_without_a_payer_and_splits_from_it(life: Life) -> None:
    earlier = (life.facts.case.package_start or date.min) - timedelta(days=10)
    life.do(correction("package_start", earlier.isoformat()), life.social("coordinator"))
    assert life.facts.case.package_start == earlier
    assert all(one.from_on <= earlier for one in life.facts.payers if one.to_on is None)
    assert life.split.on == earlier


def test_urgent_after_all_names_the_payers_at_once() -> None:
    life = Life()
    life.do(correction("urgent", "true"), life.health("coordinator"))
    assert life.facts.case.care == "interim"
    assert life.clocks("package")


def test_a_corrected_received_date_gives_the_true_age_and_moves_no_clock(life: Life) -> None:
    clocks = life.clocks()
    life.do(correction("received_at", "2026-08-30"), life.health("coordinator"))
    assert local_date(life.facts.case.received_at) == date(2026, 8, 30)
    assert life.clocks() == clocks


def test_a_corrected_birth_date_counts_the_milestones_again_and_stands_in_no_event() -> None:
    life = Life()
    born = date(2013, 5, 20)
    life.facts = replace(life.facts, child=ChildValues("Enghraifft", "Plentyn", date(2015, 2, 3)))
    done = life.do(correction("birth_on", born.isoformat()), life.health("coordinator"))
    assert done.child is not None
    assert done.child.birth_on == born
    assert "MilestonesRecounted" in [event.kind for event in done.events]
    assert all("2013-05-20" not in str((event.data, event.sets)) for event in done.events)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("received_at", "2031-01-01"),
        ("received_at", "yesterday"),
        ("urgent", "maybe"),
        ("service", "lunch"),
        ("council", "XHB1"),
        ("council", "XHB2"),
        ("package_start", "soon"),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_nothing_changes(life: Life, field: str, value: str) -> None:
    before = life.facts.case
    assert life.refused(correction(field, value), life.health("coordinator"))
    assert life.facts.case == before


def test_what_is_recorded_already_is_no_correction(life: Life) -> None:
    again = correction("council", life.council)
    assert life.refused(again, life.health("coordinator")) == "corrects_something"


class TestWrongChild:
    """Sealed at once, decided within its hours, by a head of service."""

    def seal(self, life: Life) -> str:
        """Seal the whole assessment; the id of the seal."""
        life.do(
            c.SealEntry(act="seal", kind="assessment", reason="Plentyn arall"), life.health("coordinator")
        )
        return life.facts.sealed_entries[-1].id

    def test_the_levels_of_a_sealed_assessment_count_and_are_shown_no_more(self) -> None:
        life = Life()
        life.do(c.AcknowledgeReferral(), life.health("coordinator"))
        life.do(c.RecordAssessment(), life.health("coordinator"))
        self.seal(life)
        assert readable(life.facts).needs == ()
        at = Draft(life.facts, now=life.now, actor=SYSTEM, act_id="0" * 32, salt="s", under=rulebook())
        assert levels(at) == {}
        said = {"levels": {"breathing": "severe"}, "domain": "breathing"}
        assert readable_data(said, life.now, life.facts.sealed_entries) == {"domain": "breathing"}
        later = life.now + timedelta(seconds=1)
        assert readable_data(said, later, life.facts.sealed_entries) == said
        assert life.clocks("assessment")
        life.now += timedelta(hours=1)
        life.do(c.RecordAssessment(levels=NEEDY), life.health("coordinator"))
        assert {need.domain for need in readable(life.facts).needs} == set(NEEDY)

    def test_the_clock_to_decide_runs_72_hours_through_nights_and_weekends(self) -> None:
        life = Life()
        self.seal(life)
        (clock,) = life.clocks("wrong_child_entry")
        assert clock.due_at == life.now + timedelta(hours=72)
        life.now = clock.due_at
        life.catch_up()
        assert "TimeLimitPassed" in life.events
        assert life.clocks("chase")

    def test_only_a_head_of_service_of_the_body_that_sealed_it_decides(self) -> None:
        life = Life()
        seal = self.seal(life)
        decide = c.ResolveSeal(act="resolve", seal_id=seal, outcome="both", reasons="Rhaid adrodd")
        assert life.refused(decide, life.social("head_of_service")) == "resolves_its_own_seal"
        life.do(decide, life.health("head_of_service"))
        assert not life.clocks("wrong_child_entry")
        assert sealed(life.facts, life.facts.sealed_entries[0].entry_id)
        assert life.refused(decide, life.health("head_of_service")) == "resolves_its_own_seal"

    def test_an_entry_that_is_not_on_the_case_cannot_be_sealed(self) -> None:
        life = Life()
        wrong = c.SealEntry(act="seal", kind="text", entry_id="nothing", reason="Plentyn arall")
        assert life.refused(wrong, life.health("coordinator")) == "seals_what_is_there"

    def test_facts_stated_and_a_position_in_short_are_sealed_as_any_other_words(self) -> None:
        life = Life().announced()
        dispute = life.objected()
        life.do(c.DraftFacts(act="draft", agreed=("Un",), not_agreed=("Dau",)), life.health(), dispute.id)
        life.do(c.TakePosition(position="Safbwynt", in_short="Byr"), life.health(), dispute.id)
        statement, position = life.facts.statements_of_facts[-1], life.facts.positions[-1]
        for entry in (*statement.agreed, *statement.not_agreed, position.in_short_id):
            life.do(c.SealEntry(act="seal", kind="text", entry_id=entry, reason="Plentyn arall"),
                    life.health("coordinator"))  # fmt: skip
            assert sealed(life.facts, entry or "")

    def test_words_that_only_an_event_names_are_sealed_where_the_desk_hands_them_in(self) -> None:
        life = Life()
        said = life.do(c.NeedSupport(act="need_support", reason="Brys"), life.health("coordinator")).texts
        life.facts = replace(life.facts, texts=said)
        seal = c.SealEntry(act="seal", kind="text", entry_id=said[0].id, reason="Plentyn arall")
        life.do(seal, life.health("coordinator"))
        assert sealed(life.facts, said[0].id)

    def test_a_private_note_is_not_for_another_body_to_seal(self) -> None:
        life = Life()
        life.do(c.WriteNote(note="Nodyn"), life.health("coordinator"))
        entry = life.facts.private_notes[-1].text_id
        seal = c.SealEntry(act="seal", kind="text", entry_id=entry, reason="Plentyn arall")
        assert life.refused(seal, life.social("coordinator")) == "seals_what_is_there"
        life.do(seal, life.health("coordinator"))

    def test_after_the_end_an_entry_is_sealed_without_a_clock_and_the_director_is_told(self) -> None:
        life = Life()
        life.do(c.EndCase(act="end", reason="death"), life.health("coordinator"))
        wrong = c.SealEntry(act="seal", kind="assessment", reason="Plentyn arall")
        told = life.do(wrong, life.health("coordinator")).notices
        assert life.clocks() == []
        assert [notice.role for notice in told] == ["head_of_service", "director"]
        decide = c.ResolveSeal(
            act="resolve", seal_id=life.facts.sealed_entries[-1].id, outcome="both", reasons="Rhaid adrodd"
        )
        life.do(decide, life.health("head_of_service"))


def test_a_case_taken_over_keeps_its_age_and_its_clocks_begin_on_the_day_it_goes_live() -> None:
    live_on, received = date(2026, 9, 14), "2025-01-06T12:00:00Z"
    life = Life(live_on=live_on, received_at=received)
    case = life.facts.case
    assert (case.legacy, case.live_on, local_date(case.received_at)) == (True, live_on, date(2025, 1, 6))
    (clock,) = life.clocks("referral_acknowledged")
    assert local_date(clock.started_at) == live_on
    assert local_date(clock.due_at) == date(2026, 9, 17)
