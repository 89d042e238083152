"""Lives in which the child moves, waits in hospital, or is worried about: settings, searches, discharges,
absences, concerns, blockers, meetings. Each begins with support in place and a funding agreement in force.
"""

from __future__ import annotations

from examples.lives import ANY_FORMULA, HALVES, life
from examples.telling import Tale

HEALTH, COUNCIL = "health_board.coordinator", "council.coordinator"


def in_force_on_day_23(t: Tale, before: int) -> None:
    """Support delivered on day 18, both bodies' signatures on day 23."""
    t.announced(before)
    t.accepted()
    t.signed()


def both_judge(t: Tale, when: str, view: str, cy: str, en: str) -> None:
    """Each side says whether the place is suitable, in its own language."""
    t.do(when, "14:00", HEALTH, "JudgeSetting", view=view, reasons=cy, language="cy")
    t.do(when, "14:10", COUNCIL, "JudgeSetting", view=view, reasons=en)


@life(1, ANY_FORMULA)
def on_a_ward_and_home_again(t: Tale) -> None:
    """The stay outlasts what the child needed; a discharge is put off, and a follow-up missed."""
    in_force_on_day_23(t, 56)
    t.do(
        "in_force+2",
        "09:15",
        HEALTH,
        "RecordSetting",
        kind="hospital_ward",
        from_on="=day+0",
        words="Admitted with a chest infection.",
    )
    t.do("in_force+2", "09:30", HEALTH, "RecordAbsence", reason="hospital", first_day="=day+0")
    t.do(
        "in_force+3",
        "10:00",
        HEALTH,
        "JudgeSetting",
        view="suitable",
        language="cy",
        reasons="Mae angen triniaeth arno ar y ward.",
    )
    t.do(
        "in_force+6",
        "10:00",
        COUNCIL,
        "JudgeSetting",
        view="unsuitable",
        reasons="He is well enough to go home and is losing what he has learnt.",
    )
    t.do(
        "in_force+7",
        "10:00",
        HEALTH,
        "JudgeSetting",
        view="unsuitable",
        language="cy",
        reasons="Mae'r driniaeth ar ben: nid oes angen gwely arno mwyach.",
    )
    t.do(
        "in_force+13",
        "10:00",
        HEALTH,
        "PlanDischarge",
        discharge_on="=day+1",
        follow_up_on="=day+4",
        service="Nyrsys cymunedol plant / Community children's nurses",
    )
    t.do(
        "in_force+14",
        "09:00",
        HEALTH,
        "CancelDischarge",
        discharge_id="=last:discharges",
        reason="A temperature in the night.",
    )
    t.do(
        "in_force+15",
        "10:00",
        HEALTH,
        "PlanDischarge",
        discharge_on="=day+1",
        follow_up_on="=day+4",
        service="Nyrsys cymunedol plant / Community children's nurses",
    )
    t.do("in_force+18", "11:00", HEALTH, "RecordDischarge", discharged_on="=day+0", kind="own_home")
    t.do("in_force+18", "11:10", HEALTH, "EndAbsence", absence_id="=last:absences", last_day="=day+0")
    t.do(
        "in_force+21",
        "10:00",
        HEALTH,
        "RecordFollowUp",
        discharge_id="=last:discharges",
        seen=False,
        on="=day+2",
        words="Nid oedd neb gartref; ffoniwyd y teulu.",
        language="cy",
    )
    t.do(
        "in_force+23",
        "10:00",
        HEALTH,
        "RecordFollowUp",
        discharge_id="=last:discharges",
        seen=True,
        on="=day+0",
        words="Seen at home; breathing well, sleeping again.",
    )


@life(1, ANY_FORMULA)
def on_an_adult_ward(t: Tale) -> None:
    """Nobody gets used to it: both chief executives are told every day."""
    t.announced(40)
    t.do(
        "delivered+1",
        "09:00",
        HEALTH,
        "CorrectRecord",
        field="package_start",
        value="=iso:-2",
        reason="Cychwynnodd y darparwr ddiwrnod yn gynt.",
        language="cy",
    )
    t.accepted()
    t.signed()
    t.do(
        "load-3",
        "09:15",
        HEALTH,
        "RecordSetting",
        kind="adult_ward",
        from_on="=day+0",
        words="No children's bed within reach on the night.",
    )
    both_judge(t, "load-3", "unsuitable", "Ward oedolion yw hon.", "This is a ward for adults.")


@life(1, ANY_FORMULA)
def a_worried_family(t: Tale) -> None:
    """A concern answered late, a service that waits for another, a meeting of all, and a carer who left."""
    in_force_on_day_23(t, 54)
    t.do(
        "in_force+1",
        "10:00",
        COUNCIL,
        "RecordConcern",
        about="safety",
        language="cy",
        words="Mae'n dringo allan o'r gwely yn y nos, a neb yn ei glywed.",
    )
    t.do(
        "in_force+8",
        "10:00",
        COUNCIL,
        "AnswerConcern",
        concern_id="=last:concerns",
        answer="A bed with sides was ordered; the night carer sits in the next room until it comes.",
    )
    t.do(
        "in_force+8",
        "11:00",
        HEALTH,
        "OpenBlocker",
        waiting_service="childrens_nursing",
        awaited_service="education",
        awaited_body=t.council,
        what="The nurse cannot train the school's staff until the school names them.",
    )
    t.do(
        "in_force+9",
        "10:00",
        HEALTH,
        "StartAnyway",
        blocker_id="=last:blockers",
        how="The nurse gives the feed at school herself this month.",
    )
    t.do(
        "in_force+15",
        "10:00",
        HEALTH,
        "ResolveBlocker",
        blocker_id="=last:blockers",
        outcome="service_started",
        how="Enwodd yr ysgol dri aelod o staff.",
        language="cy",
    )
    t.do("in_force+16", "09:30", "council.director", "CallMeeting", reason="Two carers have left in a month.")
    t.do(
        "in_force+20",
        "12:00",
        COUNCIL,
        "RecordMeeting",
        meeting_id="=last:meetings",
        held_on="=day+0",
        attendees=[
            {"name": "Mam / Mother", "role": "family", "body": "other"},
            {"name": "Cyfarwyddwr / Director", "role": "director", "body": t.council, "could_commit": True},
            {"name": "Nyrs / Nurse", "role": "nurse", "body": t.health_board},
        ],
        refusals=[{"body": "other", "what": "A second carer at weekends", "why": "No staff to send"}],
        actions=[
            {
                "owner_body": t.council,
                "owner_role": "director",
                "due_on": "=day+1",
                "what": "Find a second provider for weekends",
            },
            {
                "owner_body": t.health_board,
                "owner_role": "coordinator",
                "due_on": "=day+3",
                "what": "Train the new carers",
            },
        ],
        notes="Everybody agreed that the nights come first.",
    )
    t.do(
        "in_force+22",
        "10:00",
        HEALTH,
        "CloseAction",
        action_id="=row:meeting_actions:2",
        outcome="done",
        words="Hyfforddwyd dau ofalwr.",
        language="cy",
    )
    t.do(
        "in_force+23",
        "10:00",
        "council.director",
        "CloseAction",
        action_id="=row:meeting_actions:1",
        outcome="done",
        words="A second provider begins on Saturday.",
    )
    t.do(
        "in_force+24",
        "09:00",
        COUNCIL,
        "ReportNotDelivered",
        line_ids=["=row:cost_lines:1"],
        reason="staff",
        reported_by="family",
        words="Ni ddaeth neb neithiwr.",
        language="cy",
    )
    t.do(
        "in_force+25",
        "15:00",
        COUNCIL,
        "ConfirmDelivery",
        line_ids=["=row:cost_lines:1"],
        confirmed_by="family",
    )


@life(1, ANY_FORMULA)
def one_body_wants_out(t: Tale) -> None:
    """Full notice, a disagreement, and a split made anew by hand; what was in force is paid meanwhile."""
    in_force_on_day_23(t, 52)
    t.do(
        "in_force+3",
        "10:00",
        "council.director",
        "WithdrawFunding",
        ends_on="=day+30",
        language="cy",
        reasons="Mae'r gyllideb wedi'i hailosod o'r flwyddyn nesaf.",
    )
    t.settles("settled", side="health_board", when="WithdrawalNotified+4", about="ending")
    t.settles("settled", side="council", when="WithdrawalNotified+5", about="ending")
    t.do(
        "SplitAnewAfterNotice+3",
        "11:00",
        "health_board.finance",
        "Propose",
        shares=HALVES,
        **t.says("proposal"),
    )
    t.do("SplitProposed+2", "11:00", "health_board.finance", "Accept")
    t.do("SplitProposed+3", "11:00", "council.finance", "Accept")
    t.signed()
