"""Codes of care with their words in both languages: deliveries, absences, settings, searches, concerns,
blockers and meetings. The order is the order of lists.
"""

from __future__ import annotations

from agreements.periods.time_rules import REASON_WORDS
from agreements.words import Words

CONFIRMERS: dict[str, Words] = {
    "coordinator": Words(cy="y cydgysylltydd gofal parhaus", en="the continuing care coordinator"),
    "family": Words(cy="y teulu", en="the family"),
}

STOP_REASONS: dict[str, Words] = {
    "staff": Words(cy="Dim digon o staff", en="Not enough staff"),
    "provider_withdrew": Words(cy="Tynnodd y darparwr yn ôl", en="The provider withdrew"),
    "not_in_placement": Words(
        cy="Nid yw'r lleoliad yn darparu'r hyn a aseswyd",
        en="The placement does not provide what was assessed",
    ),
    "moved": Words(cy="Symudodd y plentyn", en="The child moved"),
    "equipment": Words(cy="Offer ar goll neu wedi torri", en="Equipment missing or broken"),
    "other": Words(cy="Rheswm arall", en="Another reason"),
}

ABSENCE_REASONS: dict[str, Words] = {
    **{
        code: Words(cy=words.cy.capitalize(), en=words.en.capitalize())
        for code, words in REASON_WORDS.items()
    },
    "void": Words(cy="Lleoliad yn wag ac yn cael ei gadw", en="The place is kept and stands empty"),
}

SETTINGS: dict[str, Words] = {
    "own_home": Words(cy="Gartref gyda'r teulu", en="At home with the family"),
    "kinship": Words(cy="Gyda pherthynas neu ffrind", en="With a relative or friend"),
    "foster": Words(cy="Gofal maeth", en="Foster care"),
    "residential": Words(cy="Cartref plant", en="A children's home"),
    "residential_school": Words(cy="Ysgol breswyl", en="A residential school"),
    "supported_living": Words(cy="Llety â chymorth", en="Supported accommodation"),
    "temporary": Words(cy="Llety dros dro", en="Temporary accommodation"),
    "hospital_ward": Words(cy="Ward plant mewn ysbyty", en="A children's ward in a hospital"),
    "adult_ward": Words(cy="Ward oedolion", en="An adult ward"),
    "mental_health_unit": Words(
        cy="Uned iechyd meddwl plant a phobl ifanc", en="A mental health unit for children and young people"
    ),
    "segregation": Words(cy="Wedi'i wahanu oddi wrth eraill", en="Segregated from others"),
    "secure": Words(cy="Llety diogel", en="Secure accommodation"),
    "other": Words(cy="Rhywle arall", en="Somewhere else"),
}
HOSPITAL_SETTINGS = ("hospital_ward", "adult_ward", "mental_health_unit", "segregation")
"""From these the child is discharged, and so never without a dated follow-up."""
ALARMING_SETTINGS = ("adult_ward", "segregation")
"""In these a child's presence is told to both executives and the region's lead at once and every day."""
PLACEMENTS = (
    "foster",
    "residential",
    "residential_school",
    "supported_living",
    "temporary",
    "secure",
    "other",
)
"""Settings that the bodies place a child in: a gate stands before one out of area."""

AREAS: dict[str, Words] = {
    "in_area": Words(cy="Yn ardal yr awdurdod lleol", en="In the council's area"),
    "bordering_welsh": Words(cy="Awdurdod lleol yng Nghymru sy'n ffinio", en="A bordering council in Wales"),
    "bordering_english": Words(
        cy="Awdurdod lleol yn Lloegr sy'n ffinio", en="A bordering local authority in England"
    ),
    "other_welsh": Words(cy="Awdurdod lleol arall yng Nghymru", en="Another council in Wales"),
    "other_english": Words(cy="Awdurdod lleol arall yn Lloegr", en="Another local authority in England"),
    "elsewhere": Words(cy="Rhywle arall", en="Elsewhere"),
}
OUT_OF_AREA = tuple(area for area in AREAS if area != "in_area")
"""The order of preference, the first preferred (see `ORDER_SOURCE`)."""
ORDER_SOURCE = "WSI 2015/1818, reg. 12"
"""Statute: order of preference, and panel approval before a looked-after child's placement out of area takes
effect. Read in the source in paraphrase, its exceptions (reg. 12(5) on) not read: a lawyer is to confirm
it. That any placement here passes the same gate is this house's own rule."""

VIEWS: dict[str, Words] = {
    "suitable": Words(cy="Addas", en="Suitable"),
    "unsuitable": Words(cy="Anaddas", en="Unsuitable"),
}

ENQUIRY_OUTCOMES: dict[str, Words] = {
    "offered": Words(cy="Cynigiwyd lle", en="A place was offered"),
    "refused": Words(cy="Gwrthodwyd", en="Refused"),
    "no_answer": Words(cy="Dim ateb", en="No answer"),
    "taken": Words(cy="Cymerwyd y lle", en="The place was taken"),
    "declined": Words(cy="Ni chymerwyd y lle", en="The place was not taken"),
    "closed": Words(cy="Daeth y chwilio i ben", en="The search ended"),
}
ENQUIRY_WAITS = Words(cy="Yn aros am ateb", en="Waiting for an answer")
REFUSAL_REASONS: dict[str, Words] = {
    "no_vacancy": Words(cy="Dim lle", en="No vacancy"),
    "cannot_meet_need": Words(cy="Ni all ddiwallu'r anghenion", en="Cannot meet the needs"),
    "staffing": Words(cy="Dim digon o staff", en="Not enough staff"),
    "risk_to_others": Words(cy="Risg i eraill yno", en="Risk to others there"),
    "registration": Words(cy="Y tu allan i'r cofrestriad", en="Outside its registration"),
    "notice_too_short": Words(cy="Rhy fyr rybudd", en="Too short notice"),
    "funding_not_agreed": Words(cy="Y cyllid heb ei gytuno", en="Funding not agreed"),
    "too_far": Words(cy="Rhy bell", en="Too far away"),
    "other": Words(cy="Rheswm arall", en="Another reason"),
}
APPROVAL_OUTCOMES: dict[str, Words] = {
    "approved": Words(cy="Cymeradwywyd gan y panel", en="Approved by the panel"),
    "refused": Words(cy="Gwrthodwyd gan y panel", en="Refused by the panel"),
}

CONCERNS: dict[str, Words] = {
    "safety": Words(cy="Diogelwch", en="Safety"),
    "support": Words(cy="Cymorth nad yw'n dod", en="Support that does not come"),
    "delay": Words(cy="Oedi", en="Delay"),
    "place": Words(cy="Lle mae'r plentyn yn byw", en="Where the child lives"),
    "being_heard": Words(cy="Peidio â chael gwrandawiad", en="Not being listened to"),
    "carer": Words(cy="Iechyd neu flinder y gofalwr", en="The carer's health or exhaustion"),
    "other": Words(cy="Peth arall", en="Something else"),
}

SERVICES: dict[str, Words] = {
    "camhs": Words(
        cy="Gwasanaeth iechyd meddwl plant (CAMHS)", en="Child and adolescent mental health service (CAMHS)"
    ),
    "childrens_nursing": Words(cy="Nyrsio plant", en="Children's nursing"),
    "therapies": Words(cy="Therapïau", en="Therapies"),
    "paediatrics": Words(cy="Pediatreg", en="Paediatrics"),
    "learning_disability": Words(cy="Tîm anabledd dysgu", en="Learning disability team"),
    "childrens_social_care": Words(cy="Gofal cymdeithasol plant", en="Children's social care"),
    "education": Words(cy="Addysg, gan gynnwys y tu allan i'r ysgol", en="Education, also out of school"),
    "housing": Words(cy="Tai ac addasiadau", en="Housing and adaptations"),
    "provider": Words(cy="Y darparwr", en="The provider"),
    "adult_services": Words(cy="Gwasanaethau oedolion", en="Adult services"),
    "other": Words(cy="Gwasanaeth arall", en="Another service"),
}
BLOCKER_STAGES: dict[str, Words] = {
    "practitioner": Words(cy="Gyda'r ymarferwyr", en="With practitioners"),
    "head_of_service": Words(cy="Gyda phennaeth y gwasanaeth", en="With the head of service"),
    "director": Words(cy="Gyda'r cyfarwyddwr", en="With the director"),
    "chief_executive": Words(cy="Gyda'r prif weithredwr", en="With the chief executive"),
}
BLOCKER_OUTCOMES: dict[str, Words] = {
    "service_started": Words(cy="Gweithredodd y gwasanaeth", en="The awaited service acted"),
    "another_way": Words(cy="Daethpwyd o hyd i ffordd arall", en="Another way was found"),
    "not_needed": Words(cy="Nid oes ei angen mwyach", en="No longer needed"),
}

MEETING_ROLES: dict[str, Words] = {
    "family": Words(cy="Rhiant neu ofalwr", en="Parent or carer"),
    "young_person": Words(cy="Y person ifanc", en="The young person"),
    "advocate": Words(cy="Eiriolwr", en="Advocate"),
    "health_assessor": Words(cy="Asesydd iechyd", en="Health assessor"),
    "nurse": Words(cy="Nyrs", en="Nurse"),
    "doctor": Words(cy="Meddyg neu seiciatrydd", en="Doctor or psychiatrist"),
    "therapist": Words(cy="Therapydd neu seicolegydd", en="Therapist or psychologist"),
    "social_worker": Words(cy="Gweithiwr cymdeithasol", en="Social worker"),
    "education": Words(cy="Addysg", en="Education"),
    "provider": Words(cy="Darparwr", en="Provider"),
    "police": Words(cy="Heddlu", en="Police"),
    "head_of_service": Words(cy="Pennaeth gwasanaeth", en="Head of service"),
    "director": Words(cy="Cyfarwyddwr", en="Director"),
    "chief_executive": Words(cy="Prif weithredwr", en="Chief executive"),
    "other": Words(cy="Rôl arall", en="Another role"),
}
OUTSIDE = "other"
OWNER_ROLES = ("coordinator", "finance", "head_of_service", "director", "chief_executive")
"""Who of a case's body may be given something to do."""
ACTION_OUTCOMES: dict[str, Words] = {
    "done": Words(cy="Gwnaed", en="Done"),
    "not_needed": Words(cy="Nid oes ei angen mwyach", en="No longer needed"),
}
