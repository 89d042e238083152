"""Parties beyond the two funders: any may disagree from the day of referral; care and payers stand."""

from datetime import date

import pytest

from tests.workflow.casework.life import Life, rulebook
from workflow.casework import commands as c
from workflow.casework.available import available
from workflow.casework.changes import Changes
from workflow.casework.facts import Actor
from workflow.records.questions.visibility import may_see

BOARD_2, COUNCIL_2 = "XHB2", "XLA21"


def officer(body: str, role: str = "coordinator") -> Actor:
    return Actor(person=f"{body}-{role}", body=body, role=role, name=role, limit_pence=10**9)


def bring_in(life: Life, kind: str, code: str | None = None, name: str | None = None) -> None:
    life.do(
        c.AddParty(act="add", kind=kind, code=code, name=name, reasons="Rheswm"),  # type: ignore[arg-type]
        life.health("coordinator"),
    )


def between(
    life: Life, actor: Actor, *parties: str, subject: str = "responsible_body", **said: object
) -> str:
    command = c.OpenDisagreement(subject=subject, reasons="Rheswm", parties=parties, **said)  # type: ignore[arg-type]
    life.do(command, actor)
    return life.dispute.id


def offered(life: Life, actor: Actor) -> set[type[c.Command]]:
    return {offer.command for offer in available(life.facts, actor, now=life.now, under=rulebook())}


def care_and_payers(life: Life) -> object:
    return life.facts.case.care, life.facts.case.funding, life.facts.payers, life.facts.cost_lines


def test_a_body_sees_the_case_while_it_is_a_party_and_no_longer():
    life = Life()
    second = officer(BOARD_2)
    assert not may_see(life.facts, second)
    bring_in(life, "health_board", BOARD_2)
    assert may_see(life.facts, second)
    life.do(c.RemoveParty(act="remove", party=BOARD_2, reasons="Rheswm"), life.social("coordinator"))
    assert not may_see(life.facts, second)


def test_an_education_lead_sees_the_case_only_while_the_education_budget_is_a_party():
    life = Life()
    lead = officer(life.council, "education")
    assert not may_see(life.facts, lead)
    bring_in(life, "education")
    assert may_see(life.facts, lead)
    assert life.facts.parties[0].code == f"{life.council}.education"


def test_a_party_beside_the_funders_speaks_in_disagreements_and_leads_nothing():
    life = Life().announced()
    bring_in(life, "health_board", BOARD_2)
    bring_in(life, "education")
    for actor in (officer(BOARD_2), officer(BOARD_2, "finance"), officer(life.council, "education")):
        assert all(command.FOR_PARTIES for command in offered(life, actor)), actor
        assert c.OpenDisagreement in offered(life, actor) or actor.role == "finance"
    assert life.refused(c.Accept(answer="accept"), officer(BOARD_2, "finance")) == "acts_for_a_party"


@pytest.mark.parametrize(
    ("kind", "code", "rule"),
    [
        ("health_board", "XLA21", "party_is_a_body"),
        ("council", "XHB2", "party_is_a_body"),
        ("health_board", "7A6", "party_is_a_body"),
        ("health_board", None, "party_is_a_body"),
        ("outside", None, "outside_is_named"),
        ("health_board", "XHB1", "party_once"),
    ],
)
def test_what_is_no_body_of_that_kind_does_not_come_in(kind: str, code: str | None, rule: str):
    life = Life()
    command = c.AddParty(act="add", kind=kind, code=code, reasons="Rheswm")  # type: ignore[arg-type]
    assert life.refused(command, life.health("coordinator")) == rule


@pytest.mark.parametrize("chapter", ["referred", "live"])
def test_two_health_boards_argue_with_care_and_payers_untouched(chapter: str):
    life = Life() if chapter == "referred" else Life().announced()
    bring_in(life, "health_board", BOARD_2)
    before = care_and_payers(life)
    dispute = between(life, life.health("coordinator"), life.board, BOARD_2)
    life.do(c.TakePosition(position="Nid ni"), officer(BOARD_2), dispute)
    assert care_and_payers(life) == before
    council = c.TakePosition(position="x")
    assert life.refused(council, life.social("coordinator"), dispute) == "speaks_in_its_own"
    for _ in range(45):
        life.pass_working_days(1)
    stages = {one.id: one.stage for one in life.facts.disagreements}
    assert stages[dispute] == "welsh_government"
    assert life.facts.case.care == before[0]  # type: ignore[index]


def test_two_councils_argue_and_each_has_the_clock_of_its_stage():
    life = Life()
    bring_in(life, "council", COUNCIL_2)
    between(life, officer(COUNCIL_2), life.council, COUNCIL_2, subject="who_acts")
    told = [one for one in life.last.notices if one.kind == "disagreement_opened"]  # type: ignore[union-attr]
    assert {one.body for one in told} == {life.council, COUNCIL_2}
    assert life.clocks("stage_practitioners")[0].subject == life.dispute.id


def test_the_offices_of_all_parties_are_told_of_a_stage_the_education_lead_by_name_of_office():
    life = Life()
    bring_in(life, "education")
    bring_in(life, "health_board", BOARD_2)
    education = f"{life.council}.education"
    between(life, life.health("coordinator"), life.board, life.council, BOARD_2, education, subject="package")
    assert isinstance(life.last, Changes)
    told = {(one.body, one.role) for one in life.last.notices if one.kind == "disagreement_opened"}
    assert told == {
        (life.board, "coordinator"),
        (life.council, "coordinator"),
        (BOARD_2, "coordinator"),
        (life.council, "education"),
    }


def test_nobody_opens_a_disagreement_between_others():
    life = Life()
    bring_in(life, "health_board", BOARD_2)
    command = c.OpenDisagreement(subject="who_acts", reasons="x", parties=(life.board, BOARD_2))
    assert life.refused(command, life.social("coordinator")) == "opens_its_own"
    stranger = c.OpenDisagreement(subject="who_acts", reasons="x", parties=(life.council, "XHB3"))
    assert life.refused(stranger, life.social("coordinator")) == "disagrees_as_a_party"


def test_three_parties_settle_only_when_all_have_said_the_same():
    life = Life()
    bring_in(life, "health_board", BOARD_2)
    dispute = between(life, life.health("coordinator"), life.board, life.council, BOARD_2, subject="package")
    same = c.Settle(outcome="settled", reasons="Cytuno")
    life.do(same, life.health("head_of_service"), dispute)
    life.do(same, officer(BOARD_2, "head_of_service"), dispute)
    assert life.dispute.stage == "practitioners"
    assert life.clocks("settlement_answer")[0].body == life.council
    life.do(same, life.social("head_of_service"), dispute)
    assert life.dispute.outcome == "settled"
    assert set(life.dispute.parties) == {life.board, life.council, BOARD_2}


def test_three_parties_lengthen_a_stage_only_together():
    life = Life()
    bring_in(life, "health_board", BOARD_2)
    dispute = between(life, life.health("coordinator"), life.board, life.council, BOARD_2, subject="package")
    before = life.clocks("stage_practitioners")[0].due_at
    ask = c.Extend(working_days=5, reason="Angen amser")
    life.do(ask, life.health("coordinator"), dispute)
    life.do(ask, officer(BOARD_2), dispute)
    assert life.clocks("stage_practitioners")[0].due_at == before
    life.do(ask, life.social("coordinator"), dispute)
    assert life.clocks("stage_practitioners")[0].due_at > before


def test_evidence_is_asked_of_a_named_party_and_given_by_it_alone():
    life = Life()
    bring_in(life, "education")
    education = f"{life.council}.education"
    dispute = between(
        life, life.health("coordinator"), life.board, life.council, education, subject="package"
    )
    which = c.AskForEvidence(act="ask", what="CDU")
    assert life.refused(which, life.health("coordinator"), dispute) == "asks_another_party"
    life.do(which.model_copy(update={"of": education}), life.health("coordinator"), dispute)
    clock = life.clocks("evidence_request")[0]
    assert (clock.body, clock.role) == (life.council, "education")
    give = c.GiveEvidence(act="give", what="Dyma")
    assert life.refused(give, life.social("coordinator"), dispute) == "gives_what_was_asked"
    life.do(give, officer(life.council, "education"), dispute)
    assert not life.clocks("evidence_request")


def test_missing_evidence_of_two_parties_waits_for_both_under_one_clock():
    life = Life()
    bring_in(life, "health_board", BOARD_2)
    parties = (life.board, life.council, BOARD_2)
    dispute = between(
        life, life.health("coordinator"), *parties, subject="package", ground="missing_evidence"
    )
    give = c.GiveEvidence(act="give", what="Dyma")
    life.do(give, officer(BOARD_2), dispute)
    assert life.dispute.stage == "awaiting_evidence"
    assert len(life.clocks("missing_evidence")) == 1
    life.do(give, life.social("coordinator"), dispute)
    assert life.dispute.outcome == "evidence_given"


def test_an_outside_body_speaks_through_an_officer_and_agrees_by_letter():
    life = Life()
    bring_in(life, "outside", name="Bwrdd Gofal Integredig (enghraifft)")
    outside = "outside.1"
    dispute = between(life, life.health("coordinator"), life.board, outside)
    position = c.TakePosition(position="Nid ni", on_behalf_of=outside)
    assert life.refused(position, life.social("coordinator"), dispute) == "speaks_in_its_own"
    life.do(position, life.health("coordinator"), dispute)
    assert life.facts.positions[-1].body == outside
    settle = c.Settle(outcome="settled", reasons="x")
    life.do(settle, life.health("head_of_service"), dispute)
    assert life.dispute.stage != "closed"
    by_letter = settle.model_copy(update={"on_behalf_of": outside})
    assert life.refused(by_letter, life.health("head_of_service"), dispute) == "outside_agrees_by_letter"
    life.do(
        by_letter.model_copy(update={"letter_on": life.now.date()}), life.health("head_of_service"), dispute
    )
    assert life.dispute.outcome == "settled"


def test_nobody_lengthens_a_stage_alone_through_the_outside_body_that_it_speaks_for():
    life = Life()
    bring_in(life, "outside", name="Bwrdd Gofal Integredig (enghraifft)")
    dispute = between(life, life.health("coordinator"), life.board, "outside.1")
    ask = c.Extend(working_days=5, reason="Angen amser")
    life.do(ask, life.health("coordinator"), dispute)
    theirs = ask.model_copy(update={"on_behalf_of": "outside.1"})
    assert life.refused(theirs, life.health("coordinator"), dispute) == "outside_agrees_by_letter"
    by_letter = theirs.model_copy(update={"letter_on": life.now.date()})
    life.do(by_letter, life.health("coordinator"), dispute)
    assert life.dispute.extended_stages == ["practitioners"]


def test_an_outside_body_holds_up_no_settlement_between_the_others():
    life = Life()
    bring_in(life, "outside", name="Cyngor yn Lloegr (enghraifft)")
    parties = (life.board, life.council, "outside.1")
    dispute = between(life, life.health("coordinator"), *parties, subject="package")
    same = c.Settle(outcome="settled", reasons="x")
    life.do(same, life.health("head_of_service"), dispute)
    life.do(same, life.social("head_of_service"), dispute)
    assert life.dispute.outcome == "settled"


def test_education_is_party_to_an_objection_only_where_it_is_in_the_case_and_its_account_pays():
    life = Life().announced()
    bring_in(life, "education")
    life.objected("exceptional")
    education = f"{life.council}.education"
    assert life.dispute.parties == (life.board, life.council, education)
    other = Life(lines=(c.Line(kind="support", weekly_pence=10_000),)).announced()
    bring_in(other, "education")
    other.objected("exceptional")
    assert not other.dispute.parties


def test_a_concession_to_an_objection_needs_every_other_party():
    life = Life().announced()
    bring_in(life, "education")
    dispute = life.objected("lawfulness")
    concede = c.Settle(outcome="upheld", reasons="Cytuno")
    life.do(concede, life.social("head_of_service"), dispute.id)
    assert life.dispute.stage == "practitioners"
    life.do(concede, officer(life.council, "education"), dispute.id)
    assert life.dispute.outcome == "upheld"


def test_a_party_in_an_open_disagreement_stays():
    life = Life()
    bring_in(life, "health_board", BOARD_2)
    between(life, officer(BOARD_2), life.board, BOARD_2)
    leave = c.RemoveParty(act="remove", party=BOARD_2, reasons="x")
    assert life.refused(leave, life.health("coordinator")) == "party_in_a_disagreement"


def test_a_panel_does_not_bind_bodies_that_signed_no_agreement():
    life = Life("XR1").announced()
    bring_in(life, "health_board", BOARD_2)
    dispute = between(life, life.health("coordinator"), life.board, BOARD_2)
    life.pass_working_days(18)
    assert life.dispute.stage == "panel"
    life.do(c.Settle(outcome="upheld", reasons="x"), life.chair(), dispute)
    assert (life.dispute.stage, life.dispute.panel_view) == ("chief_executives", "upheld")


def test_a_mediator_and_panel_come_from_bodies_that_are_no_party_and_a_mediation_does_not_bind():
    life = Life()
    bring_in(life, "health_board", BOARD_2)
    dispute = between(life, life.health("coordinator"), life.board, BOARD_2)

    def mediator(body: str, no_conflict: bool = True) -> c.AppointMediator:
        return c.AppointMediator(act="appoint", name="Enw", body=body, no_conflict=no_conflict)

    director = life.health("director")
    assert life.refused(mediator(BOARD_2), director, dispute) == "from_an_uninvolved_body"
    assert life.refused(mediator("XHB3", False), director, dispute) == "declared_without_conflict"
    life.do(mediator("XHB3"), director, dispute)
    assert life.refused(mediator("XHB4"), director, dispute) == "one_mediation_at_a_time"
    life.do(c.RecordMediation(act="record", outcome="agreed", words="Cytuno"), director, dispute)
    assert life.dispute.stage == "practitioners"
    assert not life.clocks("mediation")
    one = c.Independent(name="Un", body="XHB3", no_conflict=True)
    two = c.Independent(name="Dau", body="XLA31", no_conflict=True)
    both_health = c.AppointPanel(members=(one, one.model_copy(update={"body": "XHB4"})))
    assert life.refused(both_health, director, dispute) == "panel_of_both_kinds"
    life.do(c.AppointPanel(members=(one, two)), director, dispute)
    assert [neutral.kind for neutral in life.facts.neutrals] == ["mediator", "panel_member", "panel_member"]


def test_a_mediation_that_comes_to_nothing_ends_with_its_clock_and_the_stages_run_on():
    life = Life()
    dispute = between(life, life.health("coordinator"))
    appoint = c.AppointMediator(act="appoint", name="Enw", body="XHB3", no_conflict=True)
    life.do(appoint, life.social("director"), dispute)
    life.pass_working_days(17)
    assert life.dispute.stage in ("directors", "panel")
    assert life.facts.neutrals[0].ended_at
    assert life.events.count("MediationTimePassed") == 1


def facts_of(life: Life, dispute: str) -> str:
    draft = c.DraftFacts(act="draft", agreed=("Mae'r plentyn yn 11.",), not_agreed=("Pwy sy'n talu.",))
    life.do(draft, life.health("coordinator"), dispute)
    return life.facts.statements_of_facts[-1].sha256


def test_facts_are_signed_by_their_hash_by_each_party_once():
    life = Life()
    dispute = between(life, life.health("coordinator"))
    digest = facts_of(life, dispute)
    wrong = c.SignFacts(act="sign", sha256="0" * 64)
    assert life.refused(wrong, life.social("coordinator"), dispute) == "signs_what_stands"
    life.do(c.SignFacts(act="sign", sha256=digest), life.social("coordinator"), dispute)
    assert life.clocks("facts_signature")
    again = life.refused(c.SignFacts(act="sign", sha256=digest), life.social("coordinator"), dispute)
    assert again == "signs_once"
    life.do(c.SignFacts(act="sign", sha256=digest), life.health("coordinator"), dispute)
    assert not life.clocks("facts_signature")


def test_a_new_draft_takes_the_place_of_the_old_and_its_signatures_do_not_carry():
    life = Life()
    dispute = between(life, life.health("coordinator"))
    life.do(c.SignFacts(act="sign", sha256=facts_of(life, dispute)), life.social("coordinator"), dispute)
    second = facts_of(life, dispute)
    assert life.facts.statements_of_facts[0].replaced_at
    life.do(c.SignFacts(act="sign", sha256=second), life.social("coordinator"), dispute)


def test_an_unsigned_statement_goes_up_with_a_note_of_who_has_not_signed_and_blocks_nothing():
    life = Life("XR1").announced()
    dispute = life.objected("exceptional").id
    life.do(c.Accept(answer="accept"), life.social())
    life.pass_working_days(14)
    digest = facts_of(life, dispute)
    life.do(c.SignFacts(act="sign", sha256=digest), life.health("coordinator"), dispute)
    life.pass_working_days(4)
    assert life.dispute.stage == "panel"
    speak = c.Settle(outcome="not_upheld", reasons="x")
    assert life.refused(speak, life.chair(), dispute) == "facts_before_the_panel_decides"
    life.pass_working_days(3)
    assert life.events.count("FactsNotSigned") == 1
    life.do(speak, life.chair(), dispute)
    assert life.dispute.outcome == "not_upheld"


def test_proceedings_freeze_what_was_said_and_neither_care_nor_clocks():
    life = Life().announced()
    dispute = life.objected("exceptional").id
    facts_of(life, dispute)
    before, due = care_and_payers(life), [(one.kind, one.due_at) for one in life.clocks()]
    hold = c.StartLegalHold(act="start", court="Llys (enghraifft)", issued_on=date(2026, 9, 7))
    life.do(hold, life.social("head_of_service"))
    assert care_and_payers(life) == before
    assert [(one.kind, one.due_at) for one in life.clocks()] == due
    redraft = c.DraftFacts(act="draft", agreed=("Arall",))
    assert life.refused(redraft, life.health("coordinator"), dispute) == "held_is_kept"
    life.do(c.TakePosition(position="Ymhellach"), life.health("coordinator"), dispute)
    life.pass_working_days(6)
    assert life.dispute.stage == "heads"
    assert life.refused(hold, life.social("director")) == "held_once"
    life.do(c.LiftLegalHold(act="lift", reasons="Daeth i ben"), life.social("director"))
    life.do(redraft, life.health("coordinator"), dispute)


def test_proceedings_are_not_issued_in_the_future():
    life = Life()
    hold = c.StartLegalHold(act="start", court="Llys", issued_on=date(2027, 1, 1))
    assert life.refused(hold, life.social("director")) == "well_formed"


def test_the_family_note_says_stage_and_day_and_what_is_in_place_and_nothing_of_the_argument():
    life = Life().announced()
    between(life, life.health("coordinator"), subject="placement")
    life.do(c.SendFamilyNote(), life.health("coordinator"))
    assert isinstance(life.last, Changes)
    says = next(one.says for one in life.last.notices if one.audience == "family")
    assert says == {
        "stages": [{"stage": "practitioners", "since": "2026-09-07"}],
        "in_place": ["registered_nurse", "trained_carer", "support", "accommodation", "tuition"],
        "not_yet": [],
    }
