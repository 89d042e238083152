"""Every code that people see, with one line in Welsh and one in English. The order is the order of pages and
lists.

Codes are stored as text with a CHECK constraint made from these tables, so a code without words cannot exist.
"""

from __future__ import annotations

from agreements.words import Words

ROLES: dict[str, Words] = {
    "coordinator": Words(cy="cydgysylltydd gofal parhaus", en="continuing care coordinator"),
    "finance": Words(cy="arweinydd cyllid", en="finance lead"),
    "head_of_service": Words(cy="pennaeth gwasanaeth", en="head of service"),
    "director": Words(cy="cyfarwyddwr", en="director"),
    "chief_executive": Words(cy="prif weithredwr", en="chief executive"),
    "education": Words(cy="arweinydd addysg", en="education lead"),
    "monitoring": Words(cy="swyddog monitro", en="monitoring officer"),
    "region_lead": Words(cy="arweinydd rhanbarthol", en="regional lead"),
    "panel_chair": Words(cy="cadeirydd y panel annibynnol", en="chair of the independent panel"),
    "wg_officer": Words(cy="swyddog Llywodraeth Cymru", en="Welsh Government officer"),
}

DECISION: dict[str, Words] = {
    "referred": Words(cy="Wedi'i atgyfeirio", en="Referred"),
    "assessing": Words(cy="Yn cael ei asesu", en="Being assessed"),
    "assessed": Words(cy="Asesiad wedi'i gwblhau", en="Assessment complete"),
    "at_panel": Words(cy="Gerbron y panel", en="With the panel"),
    "eligible": Words(cy="Yn gymwys", en="Eligible"),
    "not_eligible": Words(
        cy="Ddim yn gymwys: chwilio am wasanaeth", en="Not eligible: a service is being found"
    ),
    "not_progressed": Words(
        cy="Ddim yn mynd ymlaen: chwilio am wasanaeth", en="Not progressed: a service is being found"
    ),
    "handed_over": Words(
        cy="Wedi'i dderbyn gan wasanaeth arall: i'w ystyried eto",
        en="Accepted by another service: to be looked at again",
    ),
    "ended": Words(cy="Wedi dod i ben", en="Ended"),
}

CARE: dict[str, Words] = {
    "not_yet_needed": Words(cy="Heb ei asesu eto", en="Not assessed yet"),
    "needed": Words(cy="Mae angen cymorth", en="Support needed"),
    "interim": Words(cy="Talwr dros dro wedi'i enwi", en="Interim payer named"),
    "planned": Words(cy="Darparwr wedi'i gyfarwyddo i gychwyn", en="Provider told to start"),
    "live": Words(cy="Cymorth yn cael ei ddarparu", en="Support being delivered"),
    "ended": Words(cy="Wedi dod i ben", en="Ended"),
}

FUNDING: dict[str, Words] = {
    "not_costed": Words(cy="Heb ei gostio", en="Not costed"),
    "costed": Words(cy="Wedi'i gostio, heb raniad", en="Costed, no split yet"),
    "announced": Words(cy="Rhaniad wedi'i gyhoeddi ac yn cael ei dalu", en="Split announced and being paid"),
    "agreed": Words(cy="Cyfran wedi'i chytuno", en="Share agreed"),
    "awaiting_signatures": Words(cy="Yn aros am lofnodion", en="Awaiting signatures"),
    "in_force": Words(cy="Cytundeb cyllido mewn grym", en="Funding agreement in force"),
    "ending": Words(cy="Yn dirwyn i ben", en="Coming to an end"),
    "ended": Words(cy="Wedi dod i ben", en="Ended"),
}

STAGES: dict[str, Words] = {
    "noted": Words(cy="Wedi'i nodi", en="Noted"),
    "awaiting_evidence": Words(cy="Yn aros am dystiolaeth", en="Waiting for evidence"),
    "practitioners": Words(cy="Cam 1: ymarferwyr", en="Stage 1: practitioners"),
    "heads": Words(cy="Cam 2: penaethiaid gwasanaeth", en="Stage 2: heads of service"),
    "directors": Words(cy="Cam 3: cyfarwyddwyr gyda chyllid", en="Stage 3: directors with finance"),
    "panel": Words(cy="Cam 4: panel annibynnol", en="Stage 4: independent panel"),
    "chief_executives": Words(cy="Cam 5: prif weithredwyr", en="Stage 5: chief executives"),
    "welsh_government": Words(cy="Wedi'i gyfeirio at Lywodraeth Cymru", en="Referred to Welsh Government"),
    "closed": Words(cy="Wedi cau", en="Closed"),
}

SUBJECTS: dict[str, Words] = {
    "who_acts": Words(cy="Pwy ddylai weithredu", en="Who should act"),
    "eligibility": Words(cy="Cymhwysedd", en="Eligibility"),
    "level": Words(cy="Lefel angen", en="A level of need"),
    "package": Words(cy="Y pecyn", en="The package"),
    "placement": Words(cy="Y lleoliad", en="The placement"),
    "start": Words(cy="Y dyddiad cychwyn", en="The start date"),
    "responsible_body": Words(cy="Y corff cyfrifol", en="The responsible body"),
    "share": Words(cy="Y gyfran o'r gost", en="The share of the cost"),
    "ending": Words(cy="Dod â'r cyllid neu'r achos i ben", en="Ending the funding or the case"),
    "transition": Words(cy="Pontio i wasanaethau oedolion", en="The move to adult services"),
}

GROUNDS: dict[str, Words] = {
    "facts": Words(
        cy="Ffeithiau: lefel, oriau, llinell neu ddyddiad", en="Facts: a level, hours, a line or a date"
    ),
    "scope": Words(cy="Cwmpas y cytundeb rhanbarthol", en="Scope of the regional agreement"),
    "lawfulness": Words(cy="Cyfreithlondeb", en="Lawfulness"),
    "responsible_body": Words(cy="Pa gorff sy'n gyfrifol", en="Which body is responsible"),
    "missing_evidence": Words(cy="Tystiolaeth ar goll", en="Missing evidence"),
    "exceptional": Words(
        cy="Amgylchiadau eithriadol neu fudd gorau'r plentyn",
        en="Exceptional circumstances or the child's best interests",
    ),
    "not_agreed": Words(cy="Anghytundeb arall", en="Another disagreement"),
    "no_answer": Words(cy="Dim ateb o fewn y terfyn amser", en="No answer within the time limit"),
    "unsigned": Words(cy="Heb ei lofnodi o fewn y terfyn amser", en="Not signed within the time limit"),
    "no_agreement": Words(
        cy="Dim cytundeb rhanbarthol ysgrifenedig", en="No written regional agreement covers the case"
    ),
    "no_proposal": Words(
        cy="Dim cynnig â llaw o fewn y terfyn amser", en="No split proposed by hand within the time limit"
    ),
    "no_adult_service": Words(
        cy="Nid oes gwasanaeth oedolion wedi derbyn", en="No adult service has accepted"
    ),
}
OBJECTION_GROUNDS = ("facts", "scope", "lawfulness", "responsible_body", "missing_evidence", "exceptional")
WITHOUT_PROPOSAL = ("no_agreement", "no_proposal")
OPENED_BY_SILENCE = ("no_answer", *WITHOUT_PROPOSAL)
AUTOMATIC_GROUNDS = ("no_answer", "unsigned", "no_agreement", "no_proposal", "no_adult_service")

OUTCOMES: dict[str, Words] = {
    "settled": Words(cy="Wedi'i setlo gan y ddau gorff", en="Settled by both bodies"),
    "upheld": Words(cy="Gwrthwynebiad wedi'i gadarnhau", en="Objection upheld"),
    "not_upheld": Words(cy="Gwrthwynebiad heb ei gadarnhau", en="Objection not upheld"),
    "withdrawn": Words(cy="Wedi'i dynnu'n ôl", en="Withdrawn"),
    "evidence_given": Words(cy="Tystiolaeth wedi'i rhoi", en="Evidence given"),
    "directed": Words(cy="Cyfarwyddyd gan Weinidogion Cymru", en="Directed by the Welsh Ministers"),
    "signed": Words(cy="Wedi'i lofnodi", en="Signed"),
    "adult_accepted": Words(cy="Derbyniodd gwasanaeth oedolion", en="An adult service has accepted"),
    "superseded": Words(cy="Daeth rhaniad newydd yn lle'r hen un", en="A new split took the old one's place"),
    "case_ended": Words(cy="Daeth yr achos i ben", en="The case ended"),
}

REPLY_KINDS: dict[str, Words] = {
    "acknowledged": Words(cy="Wedi'i gydnabod", en="Acknowledged"),
    "information_wanted": Words(cy="Mae angen rhagor o wybodaeth", en="Information wanted"),
    "returned": Words(cy="Wedi'i ddychwelyd: nid i ni, oherwydd…", en="Returned: not for us, because…"),
    "steer": Words(cy="Arweiniad neu gyfryngu", en="Steer or mediation"),
    "direction": Words(cy="Cyfarwyddyd gan y Gweinidogion", en="Ministerial direction"),
}

BASES: dict[str, Words] = {
    "formula": Words(
        cy="Fformiwla'r cytundeb rhanbarthol ysgrifenedig", en="The written regional agreement's formula"
    ),
    "panel_determined": Words(
        cy="Pennwyd gan banel o dan y cytundeb", en="Determined by a panel under the agreement"
    ),
    "by_hand": Words(
        cy="Cynigiwyd â llaw: dim cytundeb ysgrifenedig", en="Proposed by hand: no written agreement"
    ),
    "house_interim": Words(
        cy="Rheol dros dro'r gwasanaeth: heb ei derbyn gan neb eto",
        en="The house interim rule: not accepted by anyone yet",
    ),
    "settlement": Words(cy="Setliad rhwng y ddau gorff", en="A settlement between both bodies"),
    "direction": Words(cy="Cyfarwyddyd gan Weinidogion Cymru", en="A direction of the Welsh Ministers"),
}

AGREED_HOW: dict[str, Words] = {
    "acceptance": Words(cy="Derbyniodd y ddau gorff", en="Both bodies accepted"),
    "silence": Words(cy="Cymhwyswyd trwy ddiffyg ymateb", en="Applied by silence"),
    "settlement": Words(cy="Setlwyd gan y ddau gorff", en="Settled by both bodies"),
    "panel": Words(cy="Penderfynwyd gan y panel annibynnol", en="Decided by the independent panel"),
    "direction": Words(cy="Cyfarwyddyd gan Weinidogion Cymru", en="Directed by the Welsh Ministers"),
}

ANSWERS: dict[str, Words] = {
    "pending": Words(cy="Heb ateb eto", en="No answer yet"),
    "accepted": Words(cy="Derbyniwyd", en="Accepted"),
    "objected": Words(cy="Gwrthwynebwyd", en="Objected"),
    "silent": Words(cy="Aeth y terfyn amser heibio heb ateb", en="The time limit passed without an answer"),
}

END_REASONS: dict[str, Words] = {
    "death": Words(cy="Bu farw'r plentyn", en="The child died"),
    "adult": Words(cy="Troi'n 18", en="Turned 18"),
    "court_order": Words(cy="Gorchymyn llys", en="A court order"),
    "moved": Words(cy="Symudodd y teulu", en="The family moved"),
    "family_choice": Words(cy="Dewis y teulu", en="The family's choice"),
    "handed_over": Words(
        cy="Derbyniwyd gan wasanaeth arall, neu dewis y teulu",
        en="Accepted by another service, or the family declined",
    ),
    "merged": Words(cy="Unwyd ag achos arall yr un plentyn", en="Merged into another case of the same child"),
    "both_bodies": Words(cy="Cytunodd y ddau gorff ar ôl adolygu", en="Both bodies agreed after a review"),
    "stage_outcome": Words(
        cy="Canlyniad anghytundeb am ddod â'r achos i ben", en="The outcome of a disagreement about ending it"
    ),
}
NATURAL_ENDINGS = ("death", "adult", "court_order", "moved", "family_choice")

STATE_WORDS: dict[str, dict[str, Words]] = {
    "decision": DECISION,
    "care": CARE,
    "funding": FUNDING,
    "disagreement": STAGES,
}
