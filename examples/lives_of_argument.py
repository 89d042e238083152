"""Lives of disagreements with everything in them: other parties, signed facts, mediation, a panel by name,
proceedings, days gone by put right; and what Welsh Government asks, is told and is given.
"""

from __future__ import annotations

from examples.lives import ANY_FORMULA, MEMORANDUM, life
from examples.telling import Tale

HEALTH, COUNCIL = "health_board.coordinator", "council.coordinator"
WELSH_GOVERNMENT = "welsh_government.wg_officer"


@life(1, ANY_FORMULA)
def argued_out_in_full(t: Tale) -> None:
    """Facts that one body does not sign, a mediation that helps in part, a panel by name, a court's letter.
    Care and payment do not notice.
    """
    board, council = t.uninvolved()
    t.announced(45)
    t.objects("lawfulness")
    t.do(
        "objected+1",
        "10:00",
        COUNCIL,
        "AddParty",
        kind="education",
        language="cy",
        reasons="Mae rhan o'r gost ar gyfer yr ysgol.",
    )
    t.do(
        "objected+1",
        "10:10",
        COUNCIL,
        "AddParty",
        kind="outside",
        name="Example English council",
        reasons="The child was placed from there.",
    )
    t.do(
        "objected+2",
        "10:00",
        COUNCIL,
        "RemoveParty",
        party="outside.1",
        reasons="They have shown that they were never responsible.",
    )
    t.do(
        "heads+1",
        "10:00",
        COUNCIL,
        "DraftFacts",
        language="cy",
        agreed=["Mae'r plentyn yn cael 56 awr yr wythnos.", "Mae nyrs yn dod ddwywaith y dydd."],
        not_agreed=["A yw'r bwydo gyda'r nos yn dasg iechyd."],
    )
    t.do("heads+2", "10:00", "council.head_of_service", "SignFacts")
    t.do(
        "directors+2",
        "10:00",
        "region.region_lead",
        "AppointMediator",
        name="Cyfryngwr Enghreifftiol",
        body=board,
        no_conflict=True,
    )
    t.do(
        "directors+4",
        "10:00",
        "region.region_lead",
        "RecordMediation",
        outcome="partly",
        words="Agreed on the days; the nights are left for the panel.",
    )
    t.do(
        "panel+1",
        "10:00",
        "region.panel_chair",
        "AppointPanel",
        members=[
            {"name": "Aelod o fwrdd arall", "body": board, "no_conflict": True},
            {"name": "Aelod o gyngor arall", "body": council, "no_conflict": True},
        ],
    )
    t.do(
        "panel+2",
        "10:00",
        "council.director",
        "StartLegalHold",
        court="Llys enghreifftiol, 1/2",
        language="cy",
        issued_on="=day-1",
    )
    t.do("panel+7", "10:00", "council.director", "LiftLegalHold", reasons="The claim was withdrawn.")


@life(1, ANY_FORMULA)
def settled_for_days_gone_by(t: Tale) -> None:
    """The settled shares count from days ago; what is owed for them is paid late, and confirmed."""
    t.announced(62)
    t.objects("scope")
    for side in ("health_board", "council"):
        t.settles(
            "settled",
            side=side,
            when="heads+2",
            from_on="=day-5",
            shares={"health_board": "4/5", "council.social": "1/5"},
        )
    t.signed()
    t.do(
        "SettlementAgreed+27",
        "10:00",
        "council.finance",
        "ConfirmReimbursement",
        line_id="=row:reimbursement_lines:1",
        paid_on="=day-1",
    )


@life(1, MEMORANDUM)
def papers_wanted_by_name(t: Tale) -> None:
    """Taken from the mailbox, acknowledged with a day that passes; papers are refused late, then released."""
    t.announced(19 + 58)
    t.objects("scope")
    t.do("referred+1", "10:00", WELSH_GOVERNMENT, "TakeReferral")
    t.do("referred+1", "10:30", WELSH_GOVERNMENT, "OpenBundle")
    t.do("referred+1", "11:00", WELSH_GOVERNMENT, "RecordReply", kind="acknowledged", target_on="=day+5")
    t.do(
        "referred+2",
        "10:00",
        WELSH_GOVERNMENT,
        "RequestIdentifiedPapers",
        language="cy",
        papers="Yr asesiad, i ddeall yr oriau.",
        lawful_basis="Sail enghreifftiol.",
    )
    t.do(
        "referred+3",
        "10:00",
        COUNCIL,
        "CorrectBundle",
        part="bundle",
        correction="The second line is 40 hours a week, not 56.",
    )
    t.do(
        "referred+14",
        "10:00",
        "council.director",
        "ReleasePapers",
        answer="refused",
        words="Which hours is the question about?",
    )
    t.do(
        "referred+15",
        "10:00",
        WELSH_GOVERNMENT,
        "RequestIdentifiedPapers",
        papers="The night hours in the assessment.",
        lawful_basis="An example basis.",
    )
    t.do(
        "referred+16",
        "10:00",
        "council.director",
        "ReleasePapers",
        answer="released",
        language="cy",
        words="Dyma'r tudalennau am y nos.",
    )
    t.do("referred+17", "10:00", WELSH_GOVERNMENT, "HandOverReferral", to="xwg-wg-officer-2")
