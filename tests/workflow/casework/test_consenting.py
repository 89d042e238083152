"""Consent to be assessed comes first, and is not the basis for sharing; a refusal stops no care."""

from datetime import date

import pytest

from tests.workflow.casework.life import CONSENT, Life
from workflow.casework import commands as c

REFUSED = c.RecordConsent(outcome="refused", given_by="parent", safeguarding="Dim pryder. No concern.")


def _unasked(**opening: object) -> Life:
    return Life(consent=None, **opening)


def test_a_case_opened_without_a_word_on_consent_asks_for_it_under_a_clock():
    life = _unasked()
    assert life.clocks("consent_asked")
    assert "family_consent_asked" in life.notices
    life.pass_working_days(6)
    assert life.clocks("chase")
    life.do(c.RecordConsent(outcome="given", given_by="parent"), life.social("coordinator"))
    assert not life.clocks("consent_asked")
    assert not [clock for clock in life.clocks("chase") if clock.subject == "consent_asked"]


def test_nobody_is_assessed_before_consent():
    life = _unasked()
    assert life.refused(c.RecordAssessment(), life.health("coordinator")) == "consent_before_assessment"
    assert life.facts.case.decision == "referred"
    life.do(c.RecordAssessment(consent=CONSENT), life.health("coordinator"))
    assert life.facts.case.decision == "assessed"


def test_an_urgent_need_does_not_wait_for_consent():
    life = _unasked(urgent=True)
    assert life.facts.case.care != "not_yet_needed"
    life.do(c.RecordAssessment(), life.health("coordinator"))


@pytest.mark.parametrize("basis", ["legal_duty", "safeguarding", "court_order"])
def test_another_legal_basis_lets_the_assessment_begin_and_is_no_consent(basis: str):
    life = _unasked()
    stated = c.RecordSharingBasis(act="record", basis=basis, reasons="Rhesymau")  # type: ignore[arg-type]
    life.do(stated, life.health("coordinator"))
    assert not life.facts.consents
    assert life.clocks("consent_asked")
    life.do(c.RecordAssessment(), life.health("coordinator"))


def test_a_basis_that_has_ended_no_longer_stands_in_for_consent():
    life = _unasked()
    coordinator = life.health("coordinator")
    life.do(c.RecordSharingBasis(act="record", basis="legal_duty", reasons="x"), coordinator)
    life.do(c.EndSharingBasis(act="end", basis_id=life.facts.sharing_bases[0].id), coordinator)
    assert life.refused(c.RecordAssessment(), coordinator) == "consent_before_assessment"


@pytest.mark.parametrize("urgent", [False, True])
def test_a_refusal_stops_the_assessment_whatever_the_hurry(urgent: bool):
    life = Life(urgent=urgent)
    life.do(REFUSED, life.health("coordinator"))
    assert life.refused(c.RecordAssessment(), life.health("coordinator")) == "consent_is_refused"
    assert (
        life.refused(c.RecordAssessment(consent=CONSENT), life.health("coordinator")) == "consent_is_refused"
    )


def test_a_refusal_is_looked_at_again_and_the_family_is_told_its_effect():
    life = Life()
    life.do(c.AcknowledgeReferral(), life.health("coordinator"))
    life.do(REFUSED, life.health("coordinator"))
    assert "family_consent_refused" in life.notices
    assert not life.clocks("assessment")
    assert life.clocks("consent_look_again")
    life.pass_working_days(21)
    assert "consent_look_again" in {clock.subject for clock in life.clocks("chase")}


def test_a_refusal_says_how_the_childs_safety_was_considered():
    with pytest.raises(ValueError, match="safety"):
        c.RecordConsent(outcome="refused", given_by="parent")


def test_consent_withdrawn_leaves_care_and_its_payers_as_they_are():
    life = Life().announced()
    before = life.facts
    withdrawn = c.RecordConsent(outcome="withdrawn", given_by="young_person", safeguarding="x")
    life.do(withdrawn, life.social("coordinator"))
    assert life.facts.case.care == before.case.care == "live"
    assert life.facts.payers == before.payers
    assert life.facts.case.funding == before.case.funding


def test_a_panel_neither_lists_nor_decides_while_consent_is_withdrawn():
    life = Life()
    coordinator = life.health("coordinator")
    life.do(c.AcknowledgeReferral(), coordinator)
    life.do(c.RecordAssessment(), coordinator)
    life.do(c.RecordConsent(outcome="withdrawn", given_by="parent", safeguarding="x"), coordinator)
    assert life.refused(c.ListForPanel(), coordinator) == "consent_is_refused"
    assert not life.clocks("to_panel")
    life.do(c.RecordConsent(outcome="given", given_by="court"), coordinator)
    assert life.clocks("to_panel")
    life.do(c.ListForPanel(), coordinator)


def test_nobody_withdraws_what_was_never_given():
    life = _unasked()
    withdrawn = c.RecordConsent(outcome="withdrawn", given_by="parent", safeguarding="x")
    assert life.refused(withdrawn, life.health("coordinator")) == "withdraws_what_was_given"


def test_consent_and_its_words_are_in_no_event():
    life = Life()
    done = life.do(
        c.RecordConsent(outcome="given", given_by="parent", words="Cytunaf, Eleri"),
        life.health("coordinator"),
    )
    assert "Eleri" not in str(done.events)
    assert [text.text for text in done.texts] == ["Cytunaf, Eleri"]


# legal status and the advocate


def _care_order(life: Life) -> None:
    order = c.RecordLegalStatus(act="record", kind="care_order", from_on=date(2026, 1, 5))
    life.do(order, life.social("coordinator"))


def test_where_the_council_holds_parental_responsibility_a_decision_waits_for_an_advocate():
    life = Life()
    coordinator = life.health("coordinator")
    _care_order(life)
    assert life.clocks("advocate_named")
    life.do(c.RecordAssessment(), coordinator)
    decision = c.RecordDecision(
        outcome="eligible",
        members=tuple(
            c.PanelMember(name=n, side=s) for n, s in (("A", "health"), ("B", "council"), ("C", "other"))
        ),
        reasons="x",
    )
    assert life.refused(decision, coordinator) == "advocate_before_decision"
    life.do(c.NameAdvocate(name="Eleri Eiriol", independent=True), life.social("coordinator"))
    assert not life.clocks("advocate_named")
    life.do(decision, coordinator)


def test_urgent_care_never_waits_for_an_advocate():
    life = Life()
    _care_order(life)
    life.do(c.NeedSupport(act="need_support", reason="x"), life.social("coordinator"))
    assert life.facts.case.care == "interim"
    life.costed()


def test_a_care_order_that_has_ended_asks_for_no_advocate():
    life = Life()
    _care_order(life)
    ended = c.EndLegalStatus(act="end", status_id=life.facts.legal_statuses[0].id, to_on=date(2026, 9, 4))
    life.do(ended, life.social("coordinator"))
    assert not life.clocks("advocate_named")
    life.decided()


def test_a_status_does_not_end_before_it_began_and_does_not_stand_twice():
    life = Life()
    _care_order(life)
    again = c.RecordLegalStatus(act="record", kind="care_order", from_on=date(2026, 2, 5))
    assert life.refused(again, life.health("coordinator")) == "one_status_of_a_kind"
    early = c.EndLegalStatus(act="end", status_id=life.facts.legal_statuses[0].id, to_on=date(2025, 9, 4))
    assert life.refused(early, life.health("coordinator")) == "ends_after_it_begins"


def test_a_status_from_a_day_to_come_is_not_well_formed():
    life = Life()
    future = c.RecordLegalStatus(act="record", kind="s76", from_on=date(2027, 1, 1))
    assert life.refused(future, life.health("coordinator")) == "well_formed"
