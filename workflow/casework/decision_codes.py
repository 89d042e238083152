"""Codes of the decision story beyond its states: referrers, consent, legal status, checklist, reviews.

Stored as text with a CHECK made from these tables. What they mean in law is not said
here: an officer states them.
"""

from __future__ import annotations

from agreements.words import Words

PROFESSIONS: dict[str, Words] = {
    "social_worker": Words(cy="gweithiwr cymdeithasol", en="social worker"),
    "nurse": Words(cy="nyrs", en="nurse"),
    "health_visitor": Words(cy="ymwelydd iechyd", en="health visitor"),
    "gp": Words(cy="meddyg teulu", en="GP"),
    "paediatrician": Words(cy="pediatregydd", en="paediatrician"),
    "psychiatrist": Words(cy="seiciatrydd", en="psychiatrist"),
    "psychologist": Words(cy="seicolegydd", en="psychologist"),
    "therapist": Words(cy="therapydd", en="therapist"),
    "teacher": Words(cy="athro neu athrawes", en="teacher"),
    "aln_coordinator": Words(
        cy="cydlynydd anghenion dysgu ychwanegol", en="additional learning needs coordinator"
    ),
    "support_worker": Words(cy="gweithiwr cymorth", en="support worker"),
    "other": Words(cy="proffesiwn arall", en="another profession"),
}

REFERRING_SERVICES: dict[str, Words] = {
    "hospital": Words(cy="ysbyty", en="hospital"),
    "community_health": Words(cy="iechyd cymunedol", en="community health"),
    "primary_care": Words(cy="gofal sylfaenol", en="primary care"),
    "camhs": Words(
        cy="iechyd meddwl plant a'r glasoed (CAMHS)", en="child and adolescent mental health (CAMHS)"
    ),
    "social_services": Words(cy="gwasanaethau cymdeithasol", en="social services"),
    "education": Words(cy="addysg", en="education"),
    "third_sector": Words(cy="y trydydd sector", en="the third sector"),
    "other": Words(cy="gwasanaeth arall", en="another service"),
}

CONSENT: dict[str, Words] = {
    "given": Words(cy="Rhoddwyd cydsyniad", en="Consent given"),
    "refused": Words(cy="Gwrthodwyd cydsyniad", en="Consent refused"),
    "withdrawn": Words(cy="Tynnwyd cydsyniad yn ôl", en="Consent withdrawn"),
}

CONSENT_BY: dict[str, Words] = {
    "parent": Words(cy="rhiant", en="a parent"),
    "parental_responsibility": Words(
        cy="person arall â chyfrifoldeb rhiant", en="another person with parental responsibility"
    ),
    "young_person": Words(cy="y person ifanc", en="the young person"),
    "best_interests": Words(
        cy="penderfyniad lles pennaf ar ôl asesu galluedd",
        en="a best-interests decision after capacity was assessed",
    ),
    "court": Words(cy="llys", en="a court"),
}

SHARING_BASES: dict[str, Words] = {
    "legal_duty": Words(cy="Dyletswydd gyfreithiol", en="A legal duty"),
    "public_task": Words(cy="Tasg gyhoeddus", en="A public task"),
    "safeguarding": Words(cy="Diogelu'r plentyn", en="Safeguarding the child"),
    "vital_interests": Words(cy="Buddiannau hanfodol", en="Vital interests"),
    "court_order": Words(cy="Gorchymyn llys", en="A court order"),
}

LEGAL_STATUSES: dict[str, Words] = {
    "care_order": Words(
        cy="Gorchymyn gofal: mae gan y cyngor gyfrifoldeb rhiant",
        en="Care order: the council holds parental responsibility",
    ),
    "s76": Words(cy="Llety o dan adran 76", en="Accommodated under section 76"),
    "detention": Words(
        cy="Wedi'i gadw o dan y Ddeddf Iechyd Meddwl", en="Detained under the Mental Health Act"
    ),
    "s117": Words(cy="Ôl-ofal o dan adran 117", en="Aftercare under section 117"),
    "deprivation_of_liberty": Words(
        cy="Amddifadu o ryddid wedi'i awdurdodi", en="Authorised deprivation of liberty"
    ),
    "idp": Words(cy="Cynllun datblygu unigol", en="Individual development plan"),
}

CHECKLIST: dict[str, Words] = {
    "progress": Words(cy="Yn mynd ymlaen i asesiad llawn", en="Goes on to a full assessment"),
    "not_progressed": Words(cy="Ddim yn mynd ymlaen", en="Not progressed"),
}

VIEWS: dict[str, Words] = {
    "own_words": Words(cy="Yng ngeiriau'r plentyn ei hun", en="In the child's own words"),
    "through_others": Words(
        cy="Trwy'r rhai sy'n adnabod y plentyn, neu eiriolwr",
        en="Through those who know the child, or an advocate",
    ),
    "not_yet": Words(cy="Ddim eto: sut y ceisiwyd, a pham", en="Not yet: how they were sought, and why"),
}

REVIEWED: dict[str, Words] = {
    "upheld": Words(cy="Mae'r penderfyniad yn sefyll", en="The decision stands"),
    "remitted": Words(cy="Anfonwyd yn ôl i'w benderfynu o'r newydd", en="Sent back to be decided anew"),
}

ORDERED_BY: dict[str, Words] = {
    "local_review": Words(cy="adolygiad lleol", en="a local review"),
    "court": Words(cy="llys", en="a court"),
    "ombudsman": Words(cy="yr ombwdsmon", en="the ombudsman"),
}

LOOKED_AGAIN: dict[str, Words] = {
    "still_accepted": Words(
        cy="Mae'r plentyn gyda gwasanaeth, neu mae'r teulu'n dal i wrthod",
        en="The child is with a service, or the family still declines",
    ),
    "reopened": Words(
        cy="Ailagorwyd, gyda'r dyddiad derbyn cyntaf", en="Reopened, with the first received date"
    ),
}
