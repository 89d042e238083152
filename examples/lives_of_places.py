"""Lives in which a place is looked for: many refusals, one over the border, one in an emergency."""

from __future__ import annotations

from examples.lives import ANY_FORMULA, life
from examples.lives_of_care import COUNCIL, HEALTH, both_judge, in_force_on_day_23
from examples.telling import Tale

QUORATE = [
    {"name": "Aelod 1", "side": "health"},
    {"name": "Aelod 2", "side": "council"},
    {"name": "Aelod 3", "side": "other"},
]


@life(1, ANY_FORMULA)
def a_place_found_after_many_refusals(t: Tale) -> None:
    in_force_on_day_23(t, 66)
    names = [
        f"Darparwr {name} (enghraifft / example)" for name in ("Afon", "Bryn", "Celyn", "Dôl", "Eos", "Ffin")
    ]
    t.do("in_force+1", "10:00", COUNCIL, "AskProviders", providers=names, kind="residential")
    t.do(
        "in_force+2",
        "15:00",
        COUNCIL,
        "RecordAnswer",
        outcome="refused",
        reason="no_vacancy",
        enquiry_ids=["=row:enquiries:1", "=row:enquiries:2"],
    )
    t.do(
        "in_force+2",
        "15:10",
        COUNCIL,
        "RecordAnswer",
        outcome="refused",
        reason="cannot_meet_need",
        enquiry_ids=["=row:enquiries:3"],
        words="No nurse at night.",
    )
    t.do("in_force+3", "15:00", COUNCIL, "RecordAnswer", outcome="offered", enquiry_ids=["=row:enquiries:4"])
    t.do(
        "in_force+6",
        "10:00",
        COUNCIL,
        "AnswerOffer",
        enquiry_id="=row:enquiries:4",
        outcome="declined",
        words="Ar ôl ymweld: nid oes lle i'r offer codi.",
        language="cy",
    )
    t.do(
        "in_force+9",
        "15:00",
        COUNCIL,
        "RecordAnswer",
        outcome="refused",
        reason="too_far",
        enquiry_ids=["=row:enquiries:5"],
    )
    t.do(
        "in_force+23",
        "10:00",
        COUNCIL,
        "AskProviders",
        kind="residential",
        providers=["Darparwr Gwawr (enghraifft / example)"],
    )
    t.do("in_force+24", "15:00", COUNCIL, "RecordAnswer", outcome="offered", enquiry_ids=["=row:enquiries:7"])
    t.do(
        "in_force+25",
        "10:00",
        COUNCIL,
        "AnswerOffer",
        enquiry_id="=row:enquiries:7",
        outcome="taken",
        words="The family has visited and is content.",
    )
    t.do("in_force+32", "10:00", COUNCIL, "RecordSetting", kind="residential", from_on="=day+0")
    both_judge(t, "in_force+33", "suitable", "Mae'n setlo'n dda.", "She is settling well.")


@life(1, ANY_FORMULA)
def a_place_over_the_border(t: Tale) -> None:
    """No nearer place was to be had; the panel approves it late, and the child moves afterwards."""
    in_force_on_day_23(t, 40)
    t.do(
        "in_force+1",
        "10:00",
        COUNCIL,
        "AskApproval",
        kind="residential",
        area="bordering_english",
        why_not_nearer="Nid oes lle â nyrs nos yng Nghymru a all ei gymryd eleni.",
        language="cy",
    )
    t.do(
        "in_force+8",
        "14:00",
        HEALTH,
        "DecideApproval",
        approval_id="=last:placement_approvals",
        outcome="approved",
        members=QUORATE,
        reasons="It is the nearest place that meets the need.",
    )
    t.do(
        "in_force+10",
        "10:00",
        COUNCIL,
        "RecordSetting",
        kind="residential",
        area="bordering_english",
        from_on="=day+0",
    )
    both_judge(t, "in_force+11", "suitable", "Mae'r cartref yn addas.", "The home is suitable.")


@life(1, ANY_FORMULA)
def placed_far_away_in_an_emergency(t: Tale) -> None:
    """The child could not wait. The panel does not approve it afterwards; nobody is moved for that, and an
    aunt takes the child in.
    """
    in_force_on_day_23(t, 36)
    t.do(
        "in_force+1",
        "18:00",
        COUNCIL,
        "RecordSetting",
        kind="foster",
        area="other_english",
        from_on="=day+0",
        emergency="The carer was taken to hospital; no other home that night.",
    )
    both_judge(t, "in_force+2", "suitable", "Am y tro.", "For the time being.")
    t.do(
        "in_force+4",
        "14:00",
        HEALTH,
        "DecideApproval",
        approval_id="=last:placement_approvals",
        outcome="refused",
        members=QUORATE,
        language="cy",
        reasons="Rhy bell oddi wrth ei ysgol a'i deulu: chwilier am le yn nes.",
    )
    t.do(
        "in_force+4",
        "15:00",
        COUNCIL,
        "AskProviders",
        kind="foster",
        providers=["Maethu Heulwen (enghraifft / example)", "Maethu Ilar (enghraifft / example)"],
    )
    t.do("in_force+6", "10:00", COUNCIL, "EndSearch", words="His aunt can have him from today.")
    t.do("in_force+6", "10:10", COUNCIL, "RecordSetting", kind="kinship", from_on="=day+0")
