"""Any professional refers; a redirect keeps the first day; the fast track starts care at once."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.workflow.casework.life import MONDAY, VIEWS, Life
from workflow.casework import commands as c

FIRST = datetime(2026, 8, 3, 9, tzinfo=UTC)


def test_any_professional_may_refer_and_the_name_stands_in_no_event():
    referrer = c.ReferrerSaid(profession="teacher", service="education", name="Nia Dychmygol")
    life = Life(referrer=referrer)
    assert life.facts.referrers[0].profession == "teacher"
    assert "Nia" not in str(life.opened.events)


def test_a_referral_that_first_went_elsewhere_keeps_its_first_day():
    life = Life(redirected_from="Clinig arall", received_at=FIRST)
    assert life.facts.case.received_at == FIRST
    assert life.facts.redirects[0].first_received_at == FIRST
    assert "family_redirected" in life.notices


def test_a_redirect_without_its_first_day_is_not_well_formed():
    with pytest.raises(ValueError, match="first received"):
        Life(redirected_from="Clinig arall")


def test_a_referral_sent_on_to_another_council_keeps_its_first_day():
    life = Life(received_at=FIRST)
    place = life.facts.case.region
    other = next(code for code in ("XLA12", "XLA13", "XLA14") if code != life.council)
    life.do(c.RedirectReferral(to_body=other, reasons="Cyfeiriad"), life.health("coordinator"))
    assert life.facts.case.council == other
    assert life.facts.case.region == place
    assert life.facts.case.received_at == FIRST
    assert life.facts.redirects[0].from_body == life.council
    assert life.clocks("referral_acknowledged")


def test_a_referral_sent_on_to_another_health_board_is_that_boards_to_acknowledge():
    life = Life()
    life.do(c.RedirectReferral(to_body="XHB2", reasons="x"), life.health("coordinator"))
    assert [clock.body for clock in life.clocks("referral_acknowledged")] == ["XHB2"]
    assert life.refused(c.AcknowledgeReferral(), life.health("coordinator")) == "acts_for_a_party"


def test_a_referral_that_was_acknowledged_is_not_redirected():
    life = Life()
    life.do(c.AcknowledgeReferral(), life.health("coordinator"))
    redirect = c.RedirectReferral(to_body="XLA12", reasons="x")
    assert life.refused(redirect, life.health("coordinator")) == "redirects_before_acknowledging"


@pytest.mark.parametrize("body", ["XHB1", "XLA11", "NOBODY"])
def test_a_referral_goes_only_to_another_body_that_there_is(body: str):
    life = Life()
    redirect = c.RedirectReferral(to_body=body, reasons="x")
    assert life.refused(redirect, life.health("coordinator")) == "redirects_to_another_body"


def _fast(**more: object) -> c.FastTrack:
    return c.FastTrack(clinician="Dr Uwch, pediatregydd", signed_off=True, reasons="x", **more)  # type: ignore[arg-type]


def test_on_the_fast_track_every_line_has_its_payer_at_once_without_consent_views_or_panel():
    life = Life(consent=None, views=None, assessor=None)
    life.do(_fast(), life.health("coordinator"))
    assert life.facts.case.care == "interim"
    assert len(life.facts.payers) == len(life.facts.cost_lines)
    assert life.clocks("fast_track")
    life.costed(package_start=MONDAY.date())
    assert not life.clocks("fast_track")


def test_the_fast_track_of_care_that_is_delivered_already_moves_the_day_it_is_due():
    life = Life().decided().costed(package_start=MONDAY.date() + timedelta(days=20)).delivered()
    life.do(c.Remit(ordered_by="court", reasons="x"), life.health("coordinator"))
    done = life.do(_fast(), life.health("coordinator"))
    assert "DeliveryDayMoved" in [event.kind for event in done.events]
    assert {line.due_on for line in life.facts.cost_lines} == {life.now.date()}


def test_the_fast_track_takes_the_lines_with_it():
    life = Life(lines=())
    life.do(_fast(lines=(c.Line(kind="support", weekly_pence=10_000),)), life.health("coordinator"))
    assert [payer.body for payer in life.facts.payers] == [life.council]


def test_the_fast_track_is_signed_off_once_and_by_health():
    life = Life()
    assert life.refused(_fast(), life.social("coordinator")) == "acts_for_the_health_board"
    life.do(_fast(), life.health("coordinator"))
    assert life.refused(_fast(), life.health("coordinator")) == "fast_track_before_decision"


def test_urgent_care_never_waits_for_the_childs_views():
    life = Life(views=None, urgent=True)
    life.costed(package_start=MONDAY.date())
    assert life.facts.case.funding == "announced"


def test_a_panel_waits_for_the_childs_views_or_how_they_were_sought():
    life = Life(views=None)
    coordinator = life.health("coordinator")
    life.do(c.RecordAssessment(), coordinator)
    members = tuple(
        c.PanelMember(name=n, side=s) for n, s in (("A", "health"), ("B", "council"), ("C", "other"))
    )
    decision = c.RecordDecision(outcome="eligible", members=members, reasons="x")
    assert life.refused(decision, coordinator) == "views_before_decision"
    not_yet = c.RecordViews(kind="not_yet", words="Yn yr ysbyty; eiriolwr yn ymweld.", advocate_offered=True)
    life.do(not_yet, life.social("coordinator"))
    life.do(decision, coordinator)
    life.do(c.RecordViews.model_validate(VIEWS.model_dump()), coordinator)
    assert len(life.facts.child_views) == 2
