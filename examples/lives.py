"""The lives of the caseload: each function tells one case, act by act, to the day of the load. Days count
working days.

Every state, stage, ground, kind of reply and outcome stands in one of them, and each automatic act with
both outcomes. `-16` and the like: how many working days before the load something is placed, so that what
ends on the last working day before it is left to the first enforcement after the load.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from examples.telling import ASSESSOR, CONSENT, Tale

BINDING, MEMORANDUM, ANY_FORMULA = "123", "45", "12345"
DIRECTION = {
    "instrument": "Cyfarwyddyd enghreifftiol / Example direction",
    "power": "pŵer enghreifftiol / example power",
}
SIDE_BY_SIDE = (
    ("level", "09:00"),
    ("package", "09:10"),
    ("placement", "09:20"),
    ("start", "09:30"),
    ("responsible_body", "09:40"),
)
HALVES = {"health_board": "1/2", "council.social": "1/2"}
ASKED = 16
"""The day on which the time to answer begins, from the referral."""


@dataclass(frozen=True)
class Life:
    """One story: how often it is told, in which regions it can be, and what its package must be like."""

    tell: Callable[[Tale], None]
    weight: int
    regions: str
    carer: bool = False
    nurse: bool | None = None
    dear: bool = False
    indicated: bool = True
    urgent: bool = False
    council: str = ""
    least: int = 1
    beside: str = ""
    """The life beside a case of which this one is told, between the same two bodies."""
    twin: bool = False
    """Whether it is about the same child."""


LIVES: list[Life] = []


def life(
    weight: int = 1,
    regions: str = ANY_FORMULA,
    *,
    carer: bool = False,
    nurse: bool | None = None,
    dear: bool = False,
    indicated: bool = True,
    urgent: bool = False,
    council: str = "",
    least: int = 1,
    beside: str = "",
    twin: bool = False,
) -> Callable[[Callable[[Tale], None]], Callable[[Tale], None]]:
    """Add a story to the caseload."""

    def keep(tell: Callable[[Tale], None]) -> Callable[[Tale], None]:
        LIVES.append(
            Life(tell, weight, regions, carer, nurse, dear, indicated, urgent, council, least, beside, twin)
        )
        return tell

    return keep


# -------------------------------------------------------------------------------- the decision


@life(3, "1234567")
def just_referred(t: Tale) -> None:
    t.referred(1)


@life(2, "1234567")
def acknowledgement_overdue_at_the_first_enforcement(t: Tale) -> None:
    t.referred(3)


@life(1, "1234567")
def acknowledgement_long_overdue(t: Tale) -> None:
    t.referred(10)


@life(3, "1234567")
def being_assessed(t: Tale) -> None:
    t.referred(9)
    t.acknowledged()


@life(1, "1234567")
def paused_for_the_family(t: Tale) -> None:
    being_assessed(t)
    t.do(
        "acknowledged+3", "10:00", "health_board.coordinator", "Pause",
        deadline_id="=clock:assessment", **t.says("pause", "reason"),
    )  # fmt: skip


@life(1, "1234567")
def paused_and_resumed(t: Tale) -> None:
    paused_for_the_family(t)
    t.do("paused+3", "10:00", "health_board.coordinator", "Resume", deadline_id="=clock:assessment")


@life(1, "1234567")
def a_pause_that_ended_by_itself(t: Tale) -> None:
    """A pause has its own limit; afterwards the assessment's clock runs on."""
    t.referred(34)
    t.acknowledged()
    t.do(
        "acknowledged+3", "10:00", "health_board.coordinator", "Pause",
        deadline_id="=clock:assessment", **t.says("pause", "reason"),
    )  # fmt: skip


@life(1, "1234567")
def assessment_overdue(t: Tale) -> None:
    t.referred(33)
    t.acknowledged()


@life(1, "1234567")
def late_to_the_panel(t: Tale) -> None:
    t.referred(14)
    t.assessed()


@life(1, "1234567")
def panel_has_not_decided(t: Tale) -> None:
    t.referred(21)
    t.assessed()
    t.listed()


@life(3, "1234567")
def just_assessed(t: Tale) -> None:
    t.referred(8)
    t.assessed()


@life(2, "1234567")
def waiting_for_the_panel(t: Tale) -> None:
    t.referred(11)
    t.assessed()
    t.listed()


@life(1, "1234567")
def put_off_by_the_panel(t: Tale) -> None:
    t.referred(15)
    t.assessed()
    t.listed()
    t.decided("deferred")


@life(2, "1234567")
def eligible_without_a_package(t: Tale) -> None:
    t.referred(16)
    t.assessed()
    t.listed()
    t.decided()


@life(1, "1234567", indicated=False)
def eligible_against_the_indicator(t: Tale) -> None:
    t.referred(16)
    t.assessed()
    t.listed()
    t.decided(departs=True)


@life(1, "1234567")
def letter_never_sent(t: Tale) -> None:
    t.referred(20)
    t.assessed()
    t.listed()
    t.decided(letter=False)


@life(1, "1234567")
def package_never_arranged(t: Tale) -> None:
    t.referred(35)
    t.assessed()
    t.listed()
    t.decided()
    t.instructs("decided+2")


@life(1, "1234567", indicated=False)
def no_service_has_accepted_the_child(t: Tale) -> None:
    t.referred(35)
    t.assessed()
    t.listed()
    t.decided("not_eligible")


@life(2, "1234567", indicated=False)
def not_eligible_and_looking_for_a_service(t: Tale) -> None:
    t.referred(20)
    t.assessed()
    t.listed()
    t.decided("not_eligible")


@life(2, "1234567", indicated=False)
def accepted_by_another_service(t: Tale) -> None:
    t.referred(30)
    t.assessed()
    t.listed()
    t.decided("not_eligible")
    t.do(
        "letter+6", "11:00", "health_board.coordinator", "HandOver",
        service="Tîm plant anabl / Disabled children's team", starts_on="=day+5",
    )  # fmt: skip


@life(1, "1234567")
def consent_refused_then_given(t: Tale) -> None:
    """Asked late, refused, looked at again, given, in the end withdrawn: no assessment, nobody forgets."""
    t.referred(48)
    t.do("opened+1", "09:30", "health_board.coordinator", "AcknowledgeReferral")
    t.do(
        "opened+8", "10:00", "health_board.coordinator", "RecordConsent",
        outcome="refused", given_by="parent", **t.says("safe", "safeguarding"),
    )  # fmt: skip
    t.do(
        "ConsentRecorded+23", "10:00", "council.coordinator", "RecordConsent",
        outcome="given", given_by="young_person",
    )  # fmt: skip
    t.do(
        "ConsentRecorded+3", "10:00", "council.coordinator", "RecordConsent",
        outcome="withdrawn", given_by="young_person", **t.says("safe", "safeguarding"),
    )  # fmt: skip


@life(1, "1234567")
def another_legal_basis(t: Tale) -> None:
    t.referred(14)
    t.do("opened+1", "09:30", "health_board.coordinator", "AcknowledgeReferral")
    t.do(
        "opened+2", "10:00", "health_board.coordinator", "RecordSharingBasis",
        basis="safeguarding", **t.says("safe"),
    )  # fmt: skip
    t.do("acknowledged+4", "10:00", "health_board.coordinator", "NameAssessor", **ASSESSOR)
    t.do("acknowledged+4", "10:30", "council.coordinator", "RecordViews", **t.views())
    t.do("acknowledged+5", "10:00", "health_board.coordinator", "RecordAssessment")
    t.do("assessed+2", "10:00", "health_board.coordinator", "RecordConsent", **CONSENT)
    t.do("assessed+3", "10:00", "health_board.coordinator", "EndSharingBasis", basis_id="=last:sharing_bases")


@life(1, "1234567", indicated=False)
def not_progressed_reviewed_and_opened_again(t: Tale) -> None:
    """Told late; others look and the outcome stands; a service accepts the child and then does not start."""
    t.referred(40)
    t.acknowledged()
    t.do(
        "acknowledged+3", "10:00", "health_board.coordinator", "RecordChecklist",
        outcome="not_progressed", **t.says("checklist"),
    )  # fmt: skip
    t.do("ChecklistRecorded+4", "10:00", "health_board.coordinator", "TellChecklistOutcome")
    t.do(
        "ChecklistRecorded+5",
        "10:00",
        "council.coordinator",
        "AskForLocalReview",
        **t.says("family", "words"),
    )
    t.do(
        "LocalReviewAsked+4", "10:00", "health_board.head_of_service", "RecordLocalReview",
        outcome="upheld", reviewers=[{"name": "Adolygydd 1", "side": "health"}], **t.says("checklist"),
    )  # fmt: skip
    t.do(
        "LocalReviewDecided+2", "11:00", "health_board.coordinator", "HandOver",
        service="Tîm plant anabl / Disabled children's team", starts_on="=day+5",
    )  # fmt: skip
    t.do(
        "HandedOver+8", "11:00", "health_board.coordinator", "LookAgain",
        outcome="reopened", **t.says("again", "findings"),
    )  # fmt: skip


@life(1, "1234567", indicated=False)
def looked_at_again_and_closed(t: Tale) -> None:
    accepted_by_another_service(t)
    t.do(
        "HandedOver+6", "11:00", "health_board.coordinator", "LookAgain",
        outcome="still_accepted", **t.says("again", "findings"),
    )  # fmt: skip


@life(1, "1234567")
def checked_and_being_assessed(t: Tale) -> None:
    t.referred(10)
    t.acknowledged()
    t.do(
        "acknowledged+2", "10:00", "health_board.coordinator", "RecordChecklist",
        outcome="progress", **t.says("checklist"),
    )  # fmt: skip
    t.do("ChecklistRecorded+1", "10:00", "health_board.coordinator", "TellChecklistOutcome")


@life(1, "1234567")
def the_council_holds_parental_responsibility(t: Tale) -> None:
    """An advocate is named late, and the order ends afterwards."""
    t.referred(18)
    t.do(
        "opened+0", "10:00", "council.coordinator", "RecordLegalStatus", kind="care_order", from_on="=day-40"
    )
    t.acknowledged()
    t.do(
        "opened+7", "10:00", "council.coordinator", "NameAdvocate", name="Eiriolwr Enghreifftiol",
        independent=True,
    )  # fmt: skip
    t.do(
        "opened+10", "10:00", "council.coordinator", "EndLegalStatus",
        status_id="=last:legal_statuses", to_on="=day+0",
    )  # fmt: skip


@life(1, "1234567")
def care_started_on_the_fast_track(t: Tale) -> None:
    """The package came three days later than it should; the payers were named the same day."""
    t.referred(8)
    t.do(
        "opened+0", "10:00", "health_board.coordinator", "FastTrack",
        clinician="Clinigydd enghreifftiol / Example clinician", **t.says("urgent"),
    )  # fmt: skip
    t.accepts_payment("opened+0")
    t.do("opened+4", "15:00", "council.coordinator", "RecordPackage", package_start="=day+2")


@life(1, "1234567", indicated=False)
def local_review_that_nobody_answers(t: Tale) -> None:
    t.referred(45)
    t.assessed()
    t.listed()
    t.decided("not_eligible")
    t.do("letter+2", "10:00", "council.coordinator", "AskForLocalReview", **t.says("family", "words"))


@life(1, "1234567", indicated=False)
def sent_back_by_a_local_review(t: Tale) -> None:
    t.referred(30)
    t.assessed()
    t.listed()
    t.decided("not_eligible")
    t.do("letter+2", "10:00", "council.coordinator", "AskForLocalReview", **t.says("family", "words"))
    t.do(
        "LocalReviewAsked+5", "10:00", "health_board.head_of_service", "RecordLocalReview",
        outcome="remitted", reviewers=[{"name": "Adolygydd 1", "side": "health"}], **t.says("settle"),
    )  # fmt: skip
    t.do(
        "DecisionRemitted+2", "10:00", "health_board.coordinator", "NameAssessor",
        name="Asesydd Newydd", no_conflict=True,
    )  # fmt: skip


@life(1, "1234567")
def sent_back_by_the_ombudsman(t: Tale) -> None:
    t.referred(20)
    t.assessed()
    t.listed()
    t.decided()
    t.do(
        "letter+3", "10:00", "health_board.head_of_service", "Remit", ordered_by="ombudsman",
        **t.says("settle"),
    )  # fmt: skip


@life(1, "123456")
def sent_on_to_the_right_council(t: Tale) -> None:
    t.referred(3)
    first, second = (t.region.replace("XR", "XLA") + number for number in "12")
    t.do(
        "opened+0", "11:00", "health_board.coordinator", "RedirectReferral",
        to_body=second if t.council == first else first, **t.says("responsible_body"),
    )  # fmt: skip


@life(1, "1234567", indicated=False)
def family_declined_another_service(t: Tale) -> None:
    t.referred(33)
    t.assessed()
    t.listed()
    t.decided("not_eligible")
    t.do("letter+9", "11:00", "health_board.coordinator", "HandOver", family_declined=True)


@life(2, "12345", urgent=True, nurse=True)
def urgent_from_the_first_day(t: Tale) -> None:
    """The package comes before the decision; support is there on the second day."""
    t.referred(14)
    t.accepts_payment("opened+0")
    t.do("opened+0", "15:00", "health_board.coordinator", "RecordPackage", package_start="=day+2")
    t.acknowledged()
    t.instructs("opened+1")
    t.delivered(2)
    t.do(
        "acknowledged+5", "10:00", "health_board.coordinator", "RecordAssessment",
        assessor=ASSESSOR, views=t.views(),
    )  # fmt: skip
    t.listed()


@life(1, "1234567")
def need_said_before_the_decision(t: Tale) -> None:
    t.referred(7)
    t.acknowledged()
    t.do("acknowledged+1", "09:45", "council.coordinator", "NeedSupport", **t.says("urgent", "reason"))


@life(1, "1234567")
def family_chose_otherwise(t: Tale) -> None:
    being_assessed(t)
    t.do("acknowledged+4", "12:00", "health_board.coordinator", "EndCase", reason="family_choice")


@life(1)
def a_child_has_died(t: Tale) -> None:
    """Every clock and every letter to the family stops at once."""
    t.announced(24)
    t.do("delivered+2", "09:15", "health_board.coordinator", "EndCase", reason="death")


@life(1, "1234567")
def who_should_act(t: Tale) -> None:
    """A disagreement from the first day, settled by practitioners."""
    t.referred(8)
    t.do(
        "opened+1",
        "12:30",
        "council.coordinator",
        "OpenDisagreement",
        subject="who_acts",
        **t.says("not_agreed"),
    )
    t.acknowledged("disagreed+1")
    t.settles("settled", side="council", role="coordinator", when="disagreed+2")
    t.settles("settled", side="health_board", role="coordinator", when="disagreed+3")


@life(1, "1234567")
def eligibility_in_dispute(t: Tale) -> None:
    """The child is found not eligible; the council does not see it so. The bodies' directors have it."""
    t.referred(27)
    t.assessed()
    t.listed()
    t.decided("not_eligible", departs=True)
    t.do("decided+2", "12:30", "council.head_of_service", "OpenDisagreement", subject="eligibility",
         **t.says("not_agreed"))  # fmt: skip


@life(1)
def level_package_placement_and_start(t: Tale) -> None:
    """Five disagreements side by side, none of which stops the care."""
    t.announced(24)
    for subject, time in SIDE_BY_SIDE:
        t.do(
            "asked+3",
            time,
            "council.head_of_service",
            "OpenDisagreement",
            subject=subject,
            **t.says("not_agreed"),
        )
    t.settles("withdrawn", side="council", when="asked+5", about="start")


# ------------------------------------------------------------------------------- the split, answered


@life(2)
def waiting_for_both_to_confirm(t: Tale) -> None:
    t.costed(17)
    t.confirmed(by=("health_board",))


@life(2)
def confirmation_ends_at_the_first_enforcement(t: Tale) -> None:
    t.costed(20)
    t.confirmed(by=("health_board",))
    t.delivered()


@life(2)
def council_never_confirmed(t: Tale) -> None:
    """The split is announced all the same, and the time to answer runs."""
    t.costed(28)
    t.confirmed(by=("health_board",))
    t.delivered()


@life(1)
def confirmed_after_the_time_had_passed(t: Tale) -> None:
    t.costed(28)
    t.confirmed(by=("health_board",))
    t.delivered()
    t.do("confirmation_passed+3", "14:00", "council.coordinator", "Confirm")


@life(9)
def time_to_answer_runs(t: Tale) -> None:
    t.announced(23)


@life(3)
def one_has_accepted(t: Tale) -> None:
    t.announced(23)
    t.do("asked+3", "11:00", "health_board.finance", "Accept")


@life(8, BINDING, least=3)
def put_off_once_and_applied_at_the_first_enforcement(t: Tale) -> None:
    """The time to answer ended in the night when nothing was enforced: put off by a day, with a fresh
    notice.
    """
    t.announced(ASKED + 13)


@life(1, BINDING)
def put_off_for_the_one_who_is_silent(t: Tale) -> None:
    t.announced(ASKED + 13)
    t.do("asked+4", "11:00", "council.finance", "Accept")


@life(2, BINDING)
def silence_met_late_by_the_first_enforcement(t: Tale) -> None:
    t.announced(ASKED + 11)


@life(4, BINDING)
def applied_by_silence_and_waiting_for_signatures(t: Tale) -> None:
    t.announced(31)


@life(12, BINDING)
def applied_by_silence_and_signed(t: Tale) -> None:
    t.announced(40)
    t.signed()


@life(2, BINDING)
def applied_where_one_was_silent(t: Tale) -> None:
    t.announced(42)
    t.do("asked+3", "11:00", "council.finance", "Accept")
    t.signed()


@life(2, BINDING, carer=True)
def late_objection_in_time(t: Tale) -> None:
    """Silence applied the share; the finance lead opened the page days later and objects within the limit."""
    t.announced(38)
    t.do("applied+2", "09:05", "council.finance", "OpenSplit")
    t.objects("facts", when="applied+4", claim={"line_id": "=line:trained_carer", "minutes_a_week": 1200})


@life(4, MEMORANDUM)
def no_answer_opens_at_the_first_enforcement(t: Tale) -> None:
    t.announced(ASKED + 11)


@life(2, MEMORANDUM)
def no_answer_with_heads_of_service(t: Tale) -> None:
    t.announced(29)


@life(2, MEMORANDUM)
def no_answer_then_both_accept(t: Tale) -> None:
    t.announced(40)
    t.do("heads+2", "11:00", "health_board.finance", "Accept")
    t.do("heads+3", "11:00", "council.director", "Accept")
    t.signed()


@life(3)
def accepted_and_waiting_for_signatures(t: Tale) -> None:
    t.announced(24)
    t.accepted()


@life(14)
def in_force(t: Tale) -> None:
    t.announced(36)
    t.accepted()
    t.signed()


@life(4, ANY_FORMULA, dear=True, carer=True)
def in_force_signed_by_those_who_may(t: Tale) -> None:
    """The share is above the finance leads' limits: a director, or a chief executive, signs."""
    t.announced(37)
    t.accepted()
    t.signed(days=3)


@life(2)
def signed_by_one(t: Tale) -> None:
    t.announced(26)
    t.accepted()
    t.do("drafted+2", "10:00", "health_board.signer", "Sign")


@life(2)
def not_signed_at_the_first_enforcement(t: Tale) -> None:
    t.announced(20 + 11)
    t.accepted()


@life(1)
def not_signed_and_with_directors(t: Tale) -> None:
    t.announced(34)
    t.accepted()
    t.do("drafted+2", "10:00", "health_board.signer", "Sign")


@life(2)
def signed_after_a_disagreement(t: Tale) -> None:
    t.announced(42)
    t.accepted()
    t.signed("unsigned", days=2)


@life(1)
def unsigned_settled_and_asked_again(t: Tale) -> None:
    """The directors settle that both will sign: the terms wait again, under a new clock."""
    t.announced(38)
    t.accepted()
    t.settles("settled", side="health_board", role="director", when="unsigned+2")
    t.settles("settled", side="council", role="director", when="unsigned+3")


@life(6)
def in_force_and_reviewed(t: Tale) -> None:
    t.age = "13y1m"
    t.announced(80)
    t.accepted()
    t.signed()
    t.reviewed()
    t.do("reviewed+1", "13:00", "health_board.coordinator", "AskForReview", asked_for="family",
         **t.says("review", "reason"))  # fmt: skip


@life(1, carer=True)
def needs_changed_at_the_review(t: Tale) -> None:
    """A changed need is assessed anew; care and payment go on as they are, and a new split follows."""
    t.commissioner, t.age = t.council, "14y1m"
    t.announced(90)
    t.accepted()
    t.signed()
    t.do("delivered+25", "13:00", "health_board.coordinator", "AskForReview", asked_for="family",
         **t.says("review", "reason"))  # fmt: skip
    t.do(
        "delivered+30",
        "13:00",
        "council.coordinator",
        "ReviewCare",
        needs_changed=True,
        **t.says("review", "findings"),
    )
    t.do("reviewed+5", "10:00", "health_board.coordinator", "RecordAssessment", levels={"mobility": "severe"})
    t.listed()
    t.decided(pays=False)
    t.do("decided+2", "10:00", "council.coordinator", "RecordPackage", package_start="=day+4", lines=[
        {"kind": "support", "weekly_pence": 74400, "minutes_a_week": 2400, "rate_pence_an_hour": 1860},
        {"kind": "therapy", "weekly_pence": 12750},
    ])  # fmt: skip
    t.do("costed+1", "11:00", "council.finance", "AcceptPayment")
    t.do("costed+1", "14:00", "health_board.coordinator", "Confirm")
    t.do("costed+2", "09:30", "council.coordinator", "Confirm")
    t.do("costed+2", "12:00", "council.coordinator", "InstructProvider")
    t.delivered()
    t.accepted()
    t.signed()


@life(2)
def moved_away_and_winding_up(t: Tale) -> None:
    t.announced(45)
    t.accepted()
    t.signed()
    t.do("in_force+10", "12:00", "health_board.coordinator", "EndCase", reason="moved")


@life(1)
def wound_up_at_the_first_enforcement(t: Tale) -> None:
    t.announced(55)
    t.accepted()
    t.signed()
    t.do("load-21", "12:00", "council.coordinator", "EndCase", reason="court_order")


@life(1)
def wound_up(t: Tale) -> None:
    t.announced(62)
    t.accepted()
    t.signed()
    t.do("in_force+8", "12:00", "council.coordinator", "EndCase", reason="moved")


@life(1)
def both_bodies_end_it(t: Tale) -> None:
    t.announced(48)
    t.accepted()
    t.signed()
    t.do("in_force+12", "12:00", "health_board.coordinator", "EndCase", reason="both_bodies")
    t.do("ending+2", "12:00", "council.coordinator", "EndCase", reason="both_bodies")


@life(1)
def an_ending_the_other_did_not_want(t: Tale) -> None:
    t.announced(48)
    t.accepted()
    t.signed()
    t.do("in_force+8", "12:00", "health_board.coordinator", "EndCase", reason="both_bodies")


# ------------------------------------------------------------------------------- care that comes late


@life(2)
def payment_not_accepted_yet(t: Tale) -> None:
    t.referred(15)
    t.assessed()
    t.listed()
    t.decided(pays=False)


@life(1)
def payers_named_and_providers_not_told(t: Tale) -> None:
    t.costed(17)
    t.do("costed+1", "14:00", "health_board.coordinator", "Confirm")


@life(2)
def provider_told_and_support_to_begin(t: Tale) -> None:
    t.costed(17)
    t.confirmed()


@life(1)
def support_came_late(t: Tale) -> None:
    t.costed(26)
    t.confirmed()
    t.delivered(7)
    t.do("delivered+1", "11:00", "health_board.finance", "Accept")


@life(1)
def support_missing_and_referred(t: Tale) -> None:
    """Not delivered for the days set in data: Welsh Government is told, and so is everybody, every day."""
    t.costed(30)
    t.confirmed()
    t.accepted()


@life(1)
def support_came_after_the_referral(t: Tale) -> None:
    t.costed(34)
    t.confirmed()
    t.accepted()
    t.do("referred+1", "10:30", "welsh_government.wg_officer", "OpenBundle")
    t.do("referred+2", "15:00", "council.coordinator", "ConfirmDelivery")


# ------------------------------------------------------------------------------- objections


@life(8, least=2)
def objection_climbs_at_the_first_enforcement(t: Tale) -> None:
    t.announced(ASKED + 3 + 6)
    t.objects("scope")


@life(2, carer=True)
def objection_with_practitioners(t: Tale) -> None:
    t.announced(22)
    t.objects("facts", claim={"line_id": "=line:trained_carer", "minutes_a_week": 1440})
    t.do("objected+1", "10:00", "health_board.coordinator", "TakePosition", **t.says("position", "position"))


@life(4, carer=True)
def hours_found_to_be_fewer(t: Tale) -> None:
    """The other body concedes: the fact is corrected, the split computed anew, accepted and signed."""
    t.announced(38)
    t.objects("facts", side="health_board", claim={"line_id": "=line:trained_carer", "minutes_a_week": 1440})
    t.settles("upheld", side="council", role="coordinator", when="objected+3")
    t.do("announced+3", "11:00", "health_board.finance", "Accept")
    t.do("announced+4", "11:00", "council.finance", "Accept")
    t.signed()


@life(1, "3")
def a_level_found_otherwise(t: Tale) -> None:
    """The points of the band change with the level."""
    t.announced(30)
    t.objects("facts", claim={"domain": "communication", "level": "low"})
    t.settles("upheld", side="health_board", role="coordinator", when="objected+2")


@life(2, BINDING, carer=True)
def the_binding_panel_does_not_uphold(t: Tale) -> None:
    t.announced(19 + 27)
    t.objects("facts", claim={"line_id": "=line:trained_carer", "minutes_a_week": 1440})
    t.do("objected+1", "10:00", "health_board.coordinator", "TakePosition", **t.says("position", "position"))
    t.do("objected+2", "10:00", "council.coordinator", "TakePosition", **t.says("position", "position"))
    t.do("objected+3", "11:00", "health_board.finance", "Accept")
    t.do("heads+2", "16:00", "council.coordinator", "SendFamilyNote")
    t.settles("not_upheld", side="region", role="panel_chair", when="panel+5")


@life(1, BINDING, carer=True)
def the_binding_panel_upholds(t: Tale) -> None:
    t.announced(19 + 30)
    t.objects("facts", claim={"line_id": "=line:trained_carer", "minutes_a_week": 1440})
    t.settles("upheld", side="region", role="panel_chair", when="load-9")


@life(2)
def with_the_independent_panel(t: Tale) -> None:
    """A mediation came to nothing; the stages ran on beside it."""
    t.announced(19 + 24)
    t.objects("lawfulness")
    t.do("objected+1", "13:00", "health_board.coordinator", "AppointMediator",
         name="Cyfryngwr Enghreifftiol", body=t.uninvolved()[0], no_conflict=True)  # fmt: skip


@life(1)
def upheld_and_nobody_proposed(t: Tale) -> None:
    """Not a question of facts: the bodies split by hand, and here nobody proposes in time."""
    t.announced(34)
    t.objects("scope")
    t.settles("upheld", side="health_board", when="objected+3")


@life(2)
def settled_by_heads_of_service(t: Tale) -> None:
    t.announced(36)
    t.objects("scope")
    t.settles("settled", side="health_board", when="heads+1", shares=HALVES)
    t.settles("settled", side="council", when="heads+2", shares=HALVES)
    t.signed()


@life(1)
def settled_as_announced(t: Tale) -> None:
    t.announced(26)
    t.objects("responsible_body")
    t.settles("settled", side="council", when="objected+1")
    t.settles("settled", side="health_board", when="objected+2")


@life(2)
def objection_withdrawn(t: Tale) -> None:
    t.announced(30)
    t.objects("lawfulness")
    t.settles("withdrawn", side="council", role="coordinator", when="objected+3")
    t.do("closed+1", "11:00", "health_board.finance", "Accept")


@life(1)
def a_settlement_that_lapsed(t: Tale) -> None:
    t.announced(19 + 27)
    t.objects("responsible_body")
    t.settles("settled", side="health_board", role="director", when="panel+1",
              shares={"health_board": "2/3", "council.social": "1/3"})  # fmt: skip


@life(1)
def a_settlement_that_lapses_at_the_first_enforcement(t: Tale) -> None:
    t.announced(19 + 25)
    t.objects("scope", wishes_better_formula=True)
    t.settles("settled", side="health_board", role="director", when="load-6",
              shares={"health_board": "2/3", "council.social": "1/3"})  # fmt: skip


@life(1)
def missing_evidence_given(t: Tale) -> None:
    t.announced(32)
    t.objects("missing_evidence")
    t.do("objected+3", "13:00", "health_board.coordinator", "GiveEvidence", **t.says("evidence", "what"))
    t.do("asked+2", "11:00", "council.finance", "Accept")
    t.do("asked+3", "11:00", "health_board.finance", "Accept")


@life(1)
def missing_evidence_not_given(t: Tale) -> None:
    t.announced(19 + 8)
    t.objects("missing_evidence")


@life(1)
def missing_evidence_wanting_at_the_first_enforcement(t: Tale) -> None:
    t.announced(19 + 6)
    t.objects("missing_evidence")


@life(2)
def waiting_for_evidence(t: Tale) -> None:
    t.announced(21)
    t.objects("missing_evidence", side="health_board")


@life(1)
def evidence_asked_for_and_given(t: Tale) -> None:
    t.announced(24)
    t.objects("scope")
    t.do("objected+1", "13:00", "health_board.coordinator", "AskForEvidence", **t.says("evidence", "what"))
    t.do("evidence_asked+2", "13:00", "council.coordinator", "GiveEvidence", **t.says("evidence", "what"))


@life(1)
def evidence_asked_for_in_vain(t: Tale) -> None:
    t.announced(28)
    t.objects("scope")
    t.do("objected+1", "13:00", "health_board.coordinator", "AskForEvidence", **t.says("evidence", "what"))


@life(1)
def exceptional_circumstances_upheld(t: Tale) -> None:
    """The written formula does not answer: the bodies split by hand, while the announced split is paid."""
    t.announced(36)
    t.objects("exceptional", head_of_service="Pennaeth y gwasanaeth", wishes_better_formula=True)
    t.settles("upheld", side="health_board", when="objected+2")
    t.do("by_hand+4", "11:00", "health_board.finance", "Propose",
         shares={"health_board": "2/5", "council.social": "3/5"}, **t.says("proposal"))  # fmt: skip
    t.do("announced+2", "11:00", "health_board.finance", "Accept")
    t.do("announced+3", "11:00", "council.finance", "Accept")


@life(1)
def exceptional_circumstances_with_directors(t: Tale) -> None:
    t.announced(19 + 14)
    t.objects("exceptional", head_of_service="Pennaeth y gwasanaeth")


@life(1)
def a_stage_extended_by_both(t: Tale) -> None:
    t.announced(19 + 8)
    t.objects("responsible_body")
    t.do(
        "objected+2",
        "10:00",
        "health_board.head_of_service",
        "Extend",
        working_days=5,
        **t.says("extension", "reason"),
    )
    t.do(
        "objected+3",
        "10:00",
        "council.head_of_service",
        "Extend",
        working_days=5,
        **t.says("extension", "reason"),
    )


@life(1)
def an_extension_only_one_wanted(t: Tale) -> None:
    t.announced(19 + 8)
    t.objects("scope")
    t.do(
        "objected+2",
        "10:00",
        "council.head_of_service",
        "Extend",
        working_days=10,
        **t.says("extension", "reason"),
    )


# ------------------------------------------------------------------------------- to Welsh Government


@life(1, MEMORANDUM)
def with_the_chief_executives(t: Tale) -> None:
    t.announced(19 + 26)
    t.objects("lawfulness")
    t.settles("not_upheld", side="region", role="panel_chair", when="load-4")


@life(2, "2", council="XLA26")
def silence_of_a_council_that_never_signed_the_default_clause(t: Tale) -> None:
    """The agreement binds, but this council's finance office did not sign the clause: silence applies
    nothing.
    """
    t.announced(30)


@life(1, "2", council="XLA26")
def a_package_recorded_anew_after_silence(t: Tale) -> None:
    """What silence had opened about the old split is overtaken by the new one."""
    t.announced(30)
    t.do("heads+2", "10:00", "council.coordinator", "RecordPackage", package_start="=day+4")


@life(1, MEMORANDUM)
def the_panels_view_did_not_settle_it(t: Tale) -> None:
    """The panel's finding does not bind here: it is recorded and the chief executives have it."""
    t.announced(19 + 25)
    t.objects("scope")
    t.settles("upheld", side="region", role="panel_chair", when="load-3")


@life(6, MEMORANDUM)
def referred_by_the_first_enforcement(t: Tale) -> None:
    t.announced(19 + 24)
    t.objects("lawfulness")
    t.settles("not_upheld", side="region", role="panel_chair", when="load-6")


@life(1)
def referred_without_a_reply(t: Tale) -> None:
    t.announced(19 + 45)
    t.objects("lawfulness")


@life(1)
def referred_by_the_total_limit(t: Tale) -> None:
    """Evidence that never came cost five days: the total limit ends before the last stage does."""
    t.announced(19 + 43)
    t.objects("missing_evidence")


@life(1)
def total_limit_at_the_first_enforcement(t: Tale) -> None:
    t.announced(19 + 41)
    t.objects("missing_evidence", side="health_board")


@life(1)
def referred_and_reminded(t: Tale) -> None:
    t.age = "16y1m"
    t.announced(19 + 66)
    t.objects("responsible_body")
    t.reviewed()


@life(1)
def referred_and_acknowledged(t: Tale) -> None:
    t.announced(19 + 48)
    t.objects("scope")
    t.do("referred+1", "10:30", "welsh_government.wg_officer", "OpenBundle")
    t.do(
        "bundle+1",
        "11:00",
        "welsh_government.wg_officer",
        "RecordReply",
        kind="acknowledged",
        target_on="=day+20",
    )
    t.do("bundle+1", "12:00", "council.coordinator", "StateSafety", safe=True, language="cy",
         who_says="Y nyrs, heddiw.")  # fmt: skip
    t.do("bundle+2", "11:00", "welsh_government.wg_officer", "RequestIdentifiedPapers", language="cy",
         papers="Yr asesiad, i ddeall yr oriau.", lawful_basis="Sail enghreifftiol.")  # fmt: skip


@life(1)
def information_wanted(t: Tale) -> None:
    """One body gives it; then the officer says that they know the family, and has no part from then on."""
    t.announced(19 + 46)
    t.objects("lawfulness")
    t.do("referred+2", "10:30", "welsh_government.wg_officer", "RecordReply", kind="information_wanted",
         **t.says("evidence", "words"))  # fmt: skip
    t.do("referred+4", "10:00", "health_board.director", "SupplyInformation", language="cy",
         information="Mae'r nyrs wedi bod yno bob nos ers mis Mai.")  # fmt: skip
    t.do("referred+5", "10:00", "welsh_government.wg_officer", "DeclareConflict",
         reason="The child's mother is a former colleague.")  # fmt: skip


@life(1)
def information_wanted_in_vain(t: Tale) -> None:
    t.announced(19 + 55)
    t.objects("lawfulness")
    t.do("referred+2", "10:30", "welsh_government.wg_officer", "RecordReply", kind="information_wanted",
         **t.says("evidence", "words"))  # fmt: skip


@life(1, MEMORANDUM)
def returned_to_the_chief_executives(t: Tale) -> None:
    t.announced(19 + 33)
    t.objects("responsible_body")
    t.settles("not_upheld", side="region", role="panel_chair", when="load-11")
    t.do("load-4", "10:30", "region.region_lead", "RecordReply", kind="returned", **t.says("reply", "words"))


@life(1)
def a_steer_then_settled(t: Tale) -> None:
    t.announced(19 + 52)
    t.objects("scope")
    t.do("referred+1", "10:30", "welsh_government.wg_officer", "OpenBundle")
    t.do(
        "referred+3",
        "11:00",
        "welsh_government.wg_officer",
        "RecordReply",
        kind="steer",
        **t.says("reply", "words"),
    )
    t.settles("settled", side="council", role="chief_executive", when="replied+2", shares=HALVES)
    t.settles("settled", side="health_board", role="chief_executive", when="replied+3", shares=HALVES)
    t.signed()


@life(1)
def directed_as_announced(t: Tale) -> None:
    t.announced(19 + 50)
    t.objects("lawfulness")
    t.do("referred+2", "10:30", "welsh_government.wg_officer", "OpenBundle")
    t.do(
        "bundle+3",
        "11:00",
        "welsh_government.wg_officer",
        "RecordReply",
        kind="direction",
        dated_on="=day+0",
        **DIRECTION,
    )


@life(1)
def directed_otherwise(t: Tale) -> None:
    t.announced(19 + 58)
    t.objects("scope")
    t.do("referred+2", "10:30", "welsh_government.wg_officer", "OpenBundle")
    t.do("bundle+3", "11:00", "welsh_government.wg_officer", "RecordReply",
         kind="direction", dated_on="=day+0",
         **DIRECTION,
         shares={"health_board": "3/5", "council.social": "2/5"})  # fmt: skip
    t.signed(days=1)


@life(1)
def ended_while_with_welsh_government(t: Tale) -> None:
    t.announced(19 + 47)
    t.objects("lawfulness")
    t.do("referred+2", "12:00", "council.coordinator", "EndCase", reason="family_choice")


# ------------------------------------------------------------------------------- no formula answers


@life(3, "7")
def no_agreement_and_time_to_propose(t: Tale) -> None:
    t.announced(21)


@life(3, "7")
def proposed_by_hand_and_signed(t: Tale) -> None:
    t.announced(36)
    t.do("uncovered+6", "11:00", "council.finance", "Propose", shares=HALVES,
         **t.says("proposal"))  # fmt: skip
    t.do("announced+2", "11:00", "health_board.finance", "Accept")
    t.do("announced+3", "11:00", "council.finance", "Accept")
    t.signed()


@life(1, "7")
def proposed_by_hand_and_never_answered(t: Tale) -> None:
    t.announced(33)
    t.do("uncovered+6", "11:00", "council.finance", "Propose", shares=HALVES,
         **t.says("proposal"))  # fmt: skip


@life(2, "7")
def no_proposal_at_the_first_enforcement(t: Tale) -> None:
    t.announced(14 + 11)


@life(2, "7")
def paid_by_the_house_rule_that_nobody_has_accepted(t: Tale) -> None:
    t.announced(14 + 14)


@life(1, "7")
def the_house_rule_accepted_by_both(t: Tale) -> None:
    t.announced(40)
    t.do("no_proposal+2", "11:00", "health_board.finance", "Accept")
    t.do("no_proposal+4", "11:00", "council.director", "Accept")
    t.signed()


@life(1, "7")
def the_house_rule_disputed_up_to_the_panel(t: Tale) -> None:
    t.announced(14 + 34)


@life(3, "6")
def a_panel_must_determine(t: Tale) -> None:
    t.announced(20)


@life(5, "6")
def determined_by_the_panel_and_signed(t: Tale) -> None:
    t.announced(38)
    t.do("undetermined+5", "10:00", "council.coordinator", "RecordPackage", package_start="=day+0",
         panel_shares={"health_board": "3/5", "council.social": "2/5"})  # fmt: skip
    t.do("announced+3", "11:00", "health_board.finance", "Accept")
    t.do("announced+4", "11:00", "council.finance", "Accept")
    t.signed()


@life(1, "6")
def determined_and_not_answered(t: Tale) -> None:
    t.announced(32)
    t.do("undetermined+5", "10:00", "council.coordinator", "RecordPackage", package_start="=day+0",
         panel_shares=HALVES)  # fmt: skip
