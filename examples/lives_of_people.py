"""Lives in which people and bodies change, and in which papers are asked for: transfers, corrections, what
was entered on the wrong child, reports, notes, safeguarding, a brother, and a case that was opened twice.
"""

from __future__ import annotations

from examples.lives import ANY_FORMULA, life
from examples.telling import ASSESSOR, Tale

HEALTH, COUNCIL = "health_board.coordinator", "council.coordinator"
EVERYWHERE = "1234567"


def _other_council(t: Tale) -> str:
    """Another council of the region."""
    first, second = (t.region.replace("XR", "XLA") + number for number in "12")
    return second if t.council == first else first


def _proposes(t: Tale, when: str, from_on: str) -> None:
    t.do(
        when,
        "10:00",
        COUNCIL,
        "ProposeTransfer",
        to_body=_other_council(t),
        from_on=from_on,
        reasons="Symudodd y teulu dros y ffin sirol.",
        language="cy",
    )


@life(1, ANY_FORMULA)
def moved_to_another_council(t: Tale) -> None:
    """The receiving council accepts, and on the day it pays; care and provider stay the same."""
    t.announced(50)
    t.accepted()
    t.signed()
    _proposes(t, "in_force+2", "=day+6")
    t.do("in_force+4", "10:00", f"{_other_council(t)}.coordinator", "AcceptTransfer")
    if "council" in t.payers():
        t.do("ResponsibilityMoved+1", "11:00", "council.finance", "AcceptPayment")
    t.do("ResponsibilityMoved+3", "11:00", "health_board.finance", "Accept")
    t.do("ResponsibilityMoved+4", "11:00", "council.finance", "Accept")
    t.signed()


@life(1, ANY_FORMULA)
def a_transfer_that_nobody_answers(t: Tale) -> None:
    """Taken back once for want of a date; then nobody answers, and a disagreement opens by itself."""
    t.announced(43)
    t.accepted()
    t.signed()
    _proposes(t, "in_force+1", "=day+20")
    t.do("in_force+2", "10:00", COUNCIL, "WithdrawTransfer")
    _proposes(t, "in_force+4", "=day+10")


@life(1, ANY_FORMULA)
def a_transfer_refused_and_settled_between_three(t: Tale) -> None:
    """The other council does not accept; with more time all three find where the child lives."""
    other = _other_council(t)
    t.announced(48)
    t.accepted()
    t.signed()
    _proposes(t, "in_force+2", "=day+5")
    t.do(
        "in_force+4",
        "10:00",
        f"{other}.coordinator",
        "RefuseTransfer",
        reasons="The child still sleeps most nights at the old address.",
    )
    for officer, time in ((COUNCIL, "10:00"), (f"{other}.coordinator", "11:00"), (HEALTH, "12:00")):
        t.do(
            "in_force+6",
            time,
            officer,
            "Extend",
            "responsible_body",
            working_days=5,
            **t.says("extension", "reason"),
        )
    found = {"side": "council", "body": other, "from_on": "=day-3"}
    for side in (t.council, other, "health_board"):
        t.settles("settled", side=side, when="in_force+9", about="responsible_body", responsible=found)
    if "council" in t.payers():
        t.do("ResponsibilityMoved+1", "11:00", f"{other}.finance", "AcceptPayment")


@life(1, EVERYWHERE)
def a_record_put_right(t: Tale) -> None:
    """What was written down wrongly at the referral, found out piece by piece while the package is made."""
    t.costed(24)
    correct = ("PackageCosted+0", HEALTH, "CorrectRecord")
    for time, field, value, reason in (
        ("13:00", "birth_on", "=born:9y2m", "Tystysgrif geni: mis yn gynharach."),
        ("13:10", "received_at", "=iso:-18", "Daeth y llythyr ddeuddydd cyn ei gofnodi."),
        ("13:20", "service", "residential_termtime", "Yn ystod y tymor yn unig y mae yno."),
    ):
        t.do(correct[0], time, *correct[1:], field=field, value=value, reason=reason, language="cy")
    t.do(
        "costed+1",
        "14:00",
        HEALTH,
        "CorrectRecord",
        field="package_start",
        value="=iso:+5",
        reason="The provider begins on the Monday.",
    )
    t.do(
        "costed+1",
        "14:30",
        HEALTH,
        "CorrectRecord",
        field="urgent",
        value="true",
        reason="The family cannot wait.",
    )
    t.do(
        "costed+2",
        "09:00",
        "health_board.head_of_service",
        "ReassignCase",
        owner=f"{t.health_board}-head-of-service".lower(),
    )


@life(1, EVERYWHERE)
def another_childs_assessment(t: Tale) -> None:
    """Sealed at once, assessed anew; what follows from the mistake is decided later than it should be."""
    t.referred(16)
    t.assessed()
    t.do(
        "assessed+1",
        "10:00",
        HEALTH,
        "SealEntry",
        kind="assessment",
        reason="Asesiad plentyn arall a lanlwythwyd.",
        language="cy",
    )
    t.do("EntrySealed+1", "10:00", HEALTH, "RecordAssessment", assessor=ASSESSOR, views=t.views())
    t.do(
        "EntrySealed+5",
        "10:00",
        "health_board.head_of_service",
        "ResolveSeal",
        seal_id="=last:sealed_entries",
        outcome="both",
        reasons="Reported, and the other family was told.",
    )
    t.do("EntrySealed+6", "10:00", HEALTH, "ListForPanel")


@life(1, EVERYWHERE)
def reports_and_a_worry(t: Tale) -> None:
    """The school's report comes weeks late and nothing waits for it; a worry is told to safeguarding."""
    t.referred(30)
    t.acknowledged()
    t.do(
        "acknowledged+1",
        "10:00",
        HEALTH,
        "AskForReport",
        addressee="school",
        language="cy",
        to="Ysgol Enghreifftiol",
        asks="Sut mae'n bwyta ac yn symud yn yr ysgol?",
    )
    t.do(
        "acknowledged+1",
        "11:00",
        COUNCIL,
        "TellSafeguarding",
        worry="childs_words",
        team="council",
        words="Dywedodd nad yw am fynd adref ar nos Wener.",
        language="cy",
    )
    t.do("acknowledged+2", "10:00", HEALTH, "RenewUploadLink", request_id="=last:report_requests")
    t.do(
        "SafeguardingNotConfirmed+1",
        "11:00",
        COUNCIL,
        "ConfirmSafeguarding",
        safeguarding_id="=last:safeguarding",
    )
    t.do("acknowledged+4", "10:00", HEALTH, "RevokeUploadLink", request_id="=last:report_requests")
    t.do(
        "acknowledged+5",
        "10:00",
        COUNCIL,
        "WriteNote",
        note="Ask the health visitor about Fridays before the next visit.",
    )
    t.do(
        "acknowledged+18",
        "10:00",
        HEALTH,
        "Attach",
        about_kind="report_requests",
        about_id="=last:report_requests",
        type="report",
        language="cy",
        file={
            "name": "adroddiad-ysgol.txt",
            "text": "Adroddiad enghreifftiol / Example report\n\nMae angen oedolyn gydag ef wrth fwyta.",
        },
    )
    t.do(
        "acknowledged+18",
        "11:00",
        HEALTH,
        "AskForReport",
        addressee="gp",
        to="Example surgery",
        asks="Medication and recent admissions.",
    )
    t.do(
        "acknowledged+20",
        "10:00",
        HEALTH,
        "RecordReport",
        request_id="=last:report_requests",
        how="e_mail",
        said="No admissions since the spring.",
    )
    t.do(
        "acknowledged+20",
        "11:00",
        COUNCIL,
        "AskForReport",
        addressee="camhs",
        to="Example CAMHS team",
        asks="Any assessment in the last year.",
    )
    t.do(
        "acknowledged+22",
        "10:00",
        COUNCIL,
        "DeclineReport",
        request_id="=last:report_requests",
        outcome="none_exists",
        reason="They have never seen the child.",
    )
    t.do(
        "acknowledged+22",
        "11:00",
        COUNCIL,
        "Attach",
        type="plan",
        language="en",
        eyes="own",
        file={"name": "plan.txt", "text": "An example plan, attached to the wrong case.\n"},
    )
    t.do(
        "acknowledged+23",
        "10:00",
        "council.head_of_service",
        "EraseAttachment",
        attachment_id="=last:attachments",
        reason="It was attached to the wrong case.",
    )
    t.do("acknowledged+24", "10:00", HEALTH, "RecordAssessment", assessor=ASSESSOR, views=t.views())
    t.listed()


@life(1, EVERYWHERE, beside="in_force")
def a_brother_in_another_case(t: Tale) -> None:
    t.referred(6)
    t.acknowledged()
    t.do(
        "acknowledged+1",
        "10:00",
        COUNCIL,
        "UpdateChild",
        known_as="Jac",
        council_number="ENGH-0042",
        add_sibling={"given_name": "Cadi", "case_ref": t.beside},
        add_responsible_person={
            "name": "Nain",
            "relation": "nain / grandmother",
            "parental_responsibility": False,
        },
    )
    t.do("acknowledged+1", "10:10", COUNCIL, "LinkCase", kind="same_child", other=t.beside)
    t.do("acknowledged+1", "10:20", COUNCIL, "UnlinkCase", other=t.beside)
    t.do(
        "acknowledged+1",
        "10:30",
        COUNCIL,
        "LinkCase",
        kind="sibling",
        other=t.beside,
        reasons="Brawd a chwaer; yr un cartref.",
        language="cy",
    )


@life(1, EVERYWHERE, beside="in_force", twin=True)
def opened_twice(t: Tale) -> None:
    """A school refers a child whose case has long been open: the second goes on in the first."""
    t.referred(5)
    t.acknowledged()
    t.do(
        "acknowledged+2",
        "10:00",
        COUNCIL,
        "MergeDuplicate",
        into=t.beside,
        reasons="The same child, referred by the school in the summer name.",
    )
