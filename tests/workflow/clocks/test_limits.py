"""Every time limit has a dated value that says what it rests on; what is not there is refused."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest

import workflow.clocks.limits
from agreements.words import Words
from workflow.clocks.faults import ClockDataFault
from workflow.clocks.limits import LimitNotCovered, Limits, UnknownLimit, read_limits

LIMITS = Limits.load()
TODAY = date(2026, 11, 21)
FILE = Path(workflow.clocks.limits.__file__).with_name("limits.yaml")

HOUSE_WORKING_DAYS = {
    "safety_statement": 1, "referral_taken": 2, "papers_wanted": 10, "early_review": 10,
    "transition_catch_up": 10, "adult_acceptance_again": 10, "referral_acknowledged": 2,
    "checklist_outcome": 2, "key_worker": 5, "assessment": 28, "to_panel": 5, "decision": 10,
    "decision_letter": 5, "confirmation": 5, "objection": 10, "objection_reminder": 5,
    "missing_evidence": 5, "split_by_hand": 10, "signature": 10, "stage_practitioners": 5, "stage_heads": 5,
    "stage_directors": 5, "stage_panel": 15, "stage_chief_executives": 5, "family_note": 10,
    "welsh_government_reminder": 20, "support_referred": 5, "total_disagreement": 40, "late_objection": 10,
    "late_objection_at_most": 40, "put_off": 1, "package": 20, "chase": 5, "evidence_request": 5,
    "information_wanted": 10, "consent_asked": 5, "consent_look_again": 20, "advocate_named": 5,
    "fast_track": 1, "local_review": 20, "ending_notice": 20, "settlement_answer": 5, "facts_signature": 5,
    "mediation": 15, "payment_accepted": 1, "provider_instructed": 2, "withheld": 5, "transfer_answer": 10,
    "service_accepted": 20, "pause": 20, "clause_agreed": 20, "clause_chase": 5, "agreement_signed": 10,
    "activation_dry_run": 1, "agreement_activated": 10, "activation_chase": 5, "signature_chase": 5,
    "report": 10, "report_reminder": 5, "report_chase": 5, "upload_link": 30, "safeguarding_receipt": 1,
    "setting_judged": 2, "suitable_place": 5, "enquiry_answer": 3, "offer_answer": 1,
    "placement_search": 20, "placement_move": 5, "placement_approval": 5, "emergency_approval": 1,
    "absence_open": 10, "concern_answer": 5, "blocker_stage": 5, "meeting_held": 2, "panel_pack": 5,
    "panel_minutes": 5, "panel_chair_action": 3, "panel_next_date": 5, "panel_chase": 5,
}  # fmt: skip
OTHERS = {
    "panel_review": (6, "months"),
    "reimbursement": (30, "days"),
    "support_alert": (1, "days"),
    "setting_alert": (1, "days"),
    "discharge_due": (1, "days"),
    "discharge_follow_up": (1, "days"),
    "meeting_action": (1, "days"),
    "transfer_day": (1, "days"),
    "wrong_child_entry": (72, "hours"),
    "first_review": (3, "months"),
    "next_review": (12, "months"),
    "welsh_government_target": (1, "days"),
    "transition_begins": (12, "months"),
    "transition_planning": (24, "months"),
    "transition_worker": (24, "months"),
    "learning_disability_marker": (24, "months"),
    "adult_referral": (48, "months"),
    "adult_decision": (60, "months"),
    "adult_decision_alert": (69, "months"),
    "adult_acceptance": (71, "months"),
    "eighteen": (72, "months"),
    "not_progressed_look_again": (3, "months"),
}

SMALL = """
version: test-1
bases:
  house: {{kind: house, confidence: {{en: not confirmed, cy: heb ei gadarnhau}}, source: {{en: us, cy: ni}}}}
  rumour: {{kind: rumour, confidence: {{en: none, cy: dim}}, source: {{en: them, cy: nhw}}}}
limits: {{decision: {{name: {{en: Decision, cy: Penderfyniad}}, values: {values}}}}}
"""


class TestTheShippedLimits:
    """The values in `limits.yaml`."""

    def test_are_exactly_the_house_values_that_were_decided(self) -> None:
        expected = {
            limit_id: (count, "working_days") for limit_id, count in HOUSE_WORKING_DAYS.items()
        } | OTHERS
        assert {limit.id: (limit.count, limit.unit) for limit in LIMITS.all()} == expected
        assert LIMITS.version == "house-2026-1"

    def test_never_pass_for_law_or_guidance(self) -> None:
        for limit in LIMITS.all():
            assert limit.kind == "house"
            assert limit.confidence == Words(
                cy="heb ei gadarnhau yn erbyn y canllawiau", en="not confirmed against the guidance"
            )

    def test_have_names_of_their_own_in_both_languages(self) -> None:
        for language in ("cy", "en"):
            names = [limit.name.in_language(language) for limit in LIMITS.all()]
            assert len(set(names)) == len(names)
        assert [limit.id for limit in LIMITS.all() if limit.name.cy == limit.name.en] == []

    def test_use_no_word_that_is_taken_in_wales(self) -> None:
        taken = re.compile(r"escalat|rung|breach|award|coordinator|uwchgyfeirio|dyfarn", re.IGNORECASE)
        assert [limit.id for limit in LIMITS.all() if taken.search(limit.name.en + limit.name.cy)] == []

    def test_write_no_id_twice_since_a_reader_of_yaml_would_drop_one_in_silence(self) -> None:
        ids = re.findall(r"^  (\w+):$", FILE.read_text("utf-8").partition("\nlimits:\n")[2], re.MULTILINE)
        assert sorted(ids) == sorted(limit.id for limit in LIMITS.all())

    def test_cannot_be_changed_by_whoever_holds_one(self) -> None:
        with pytest.raises(FrozenInstanceError):
            LIMITS.at("decision", TODAY).count = 99  # type: ignore[misc]

    def test_refuse_an_unknown_id(self) -> None:
        with pytest.raises(UnknownLimit, match="no time limit called lunch") as refused:
            LIMITS.at("lunch", TODAY)
        assert "Nid oes terfyn amser o'r enw lunch" in refused.value.words.cy

    def test_refuse_a_day_before_they_begin(self) -> None:
        with pytest.raises(LimitNotCovered, match="decision has no value on 2011-12-31"):
            LIMITS.at("decision", date(2011, 12, 31))


class TestDatedValues:
    """A value that changes leaves the old one in force for its own days."""

    def test_are_chosen_by_the_day_both_ends_included(self) -> None:
        limits = read_limits(
            SMALL.format(
                values="[{from: 2026-01-01, to: 2026-03-31, length: 10 working days, basis: house},"
                " {from: 2026-04-01, to: 2026-06-30, length: 6 weeks, basis: house}]"
            )
        )
        assert limits.at("decision", date(2026, 3, 31)).count == 10
        assert limits.at("decision", date(2026, 4, 1)).unit == "weeks"
        assert limits.at("decision", date(2026, 6, 30)).unit == "weeks"
        for uncovered in (date(2025, 12, 31), date(2026, 7, 1)):
            with pytest.raises(LimitNotCovered):
                limits.at("decision", uncovered)

    @pytest.mark.parametrize(
        ("values", "english"),
        [
            ("[{from: 2026-01-01, length: 5 fortnights, basis: house}]", "«5 fortnights» is not understood"),
            ("[{from: 2026-01-01, length: 0 days, basis: house}]", "a length cannot be nothing"),
            ("[{from: 2026-01-01, length: 5 days, basis: law}]", "unknown basis: law"),
            ("[{from: 2026-01-01, length: 5 days, basis: rumour}]", "unknown basis: rumour"),
            ("[{from: 2026-02-01, to: 2026-01-01, length: 5 days, basis: house}]", "ends before it begins"),
            (
                "[{from: 2026-01-01, length: 5 days, basis: house},"
                " {from: 2026-02-01, length: 5 days, basis: house}]",
                "from 2026-02-01 overlaps",
            ),
            (
                "[{from: 2026-01-01, to: 2026-02-01, length: 5 days, basis: house},"
                " {from: 2026-02-01, length: 5 days, basis: house}]",
                "from 2026-02-01 overlaps",
            ),
        ],
    )
    def test_with_a_fault_are_refused_by_the_name_of_the_limit(self, values: str, english: str) -> None:
        with pytest.raises(ClockDataFault, match=f"Time limit decision: .*{english}") as refused:
            read_limits(SMALL.format(values=values))
        assert refused.value.words.cy.startswith("Terfyn amser decision: ")
