"""Codes of attachments, reports and safeguarding, each with one line in Welsh and one in English. The order
is that of pages."""

from __future__ import annotations

from agreements.words import Words

TYPES: dict[str, Words] = {
    "report": Words(cy="Adroddiad", en="Report"),
    "assessment": Words(cy="Asesiad", en="Assessment"),
    "letter": Words(cy="Llythyr", en="Letter"),
    "minutes": Words(cy="Cofnodion", en="Minutes"),
    "court_order": Words(cy="Gorchymyn llys", en="Court order"),
    "plan": Words(cy="Cynllun", en="Plan"),
    "quote": Words(cy="Dyfynbris", en="Quotation"),
    "photo": Words(cy="Ffotograff", en="Photograph"),
    "other": Words(cy="Arall", en="Other"),
}

LANGUAGES: dict[str, Words] = {
    "cy": Words(cy="Cymraeg", en="Welsh"),
    "en": Words(cy="Saesneg", en="English"),
    "both": Words(cy="Y ddwy iaith", en="Both languages"),
    "other": Words(cy="Iaith arall, neu ddim geiriau", en="Another language, or no words"),
}

EYES: dict[str, Words] = {
    "bodies": Words(
        cy="Y bwrdd iechyd a'r awdurdod lleol, a phob parti i'r anghytundeb y mae'n ymwneud ag ef",
        en="The health board and the council, and every party to the disagreement that it is about",
    ),
    "own": Words(cy="Ein corff ni yn unig", en="Our own body alone"),
    "welsh_government": Words(
        cy="Y ddau gorff, a Llywodraeth Cymru ar ôl i'r achos gael ei gyfeirio ati",
        en="Both bodies, and Welsh Government once the case is referred to it",
    ),
}

SCANNED: dict[str, Words] = {
    "clean": Words(cy="Wedi'i sganio: yn lân", en="Scanned: clean"),
    "not_scanned": Words(cy="Heb ei sganio", en="Not scanned"),
    "held": Words(
        cy="Wedi'i dal yn ôl nes iddi gael ei sganio am feirysau",
        en="Held back until it has been scanned for viruses",
    ),
    "infected": Words(
        cy="Canfuwyd feirws: ni chaiff neb ei hagor", en="A virus was found: nobody can open it"
    ),
}

ADDRESSEES: dict[str, Words] = {
    "school": Words(cy="Ysgol", en="School"),
    "gp": Words(cy="Meddyg teulu", en="GP"),
    "camhs": Words(
        cy="Gwasanaeth iechyd meddwl plant a'r glasoed (CAMHS)",
        en="Child and adolescent mental health service (CAMHS)",
    ),
    "provider": Words(cy="Darparwr gofal", en="Care provider"),
    "therapist": Words(cy="Therapydd", en="Therapist"),
    "hospital": Words(cy="Ysbyty", en="Hospital"),
    "other": Words(cy="Arall", en="Other"),
}

REPORT_OUTCOMES: dict[str, Words] = {
    "received": Words(cy="Wedi cyrraedd", en="Arrived"),
    "none_exists": Words(cy="Nid oes adroddiad o'r fath", en="No such report exists"),
    "not_wanted": Words(cy="Nid oes ei angen mwyach", en="No longer wanted"),
}

HOW: dict[str, Words] = {
    "paper": Words(cy="Ar bapur", en="On paper"),
    "e_mail": Words(cy="Trwy e-bost", en="By e-mail"),
    "link": Words(cy="Trwy'r ddolen untro", en="Through the one-time link"),
    "attached": Words(cy="Wedi'i hatodi i'r achos", en="Attached to the case"),
    "other": Words(cy="Mewn ffordd arall", en="In another way"),
}

WORRIES: dict[str, Words] = {
    "childs_words": Words(cy="Geiriau'r plentyn neu'r person ifanc", en="Words of the child or young person"),
    "seen_or_heard": Words(cy="Rhywbeth a welwyd neu a glywyd", en="Something seen or heard"),
    "in_a_document": Words(cy="Rhywbeth mewn dogfen", en="Something in a document"),
    "other": Words(cy="Pryder arall", en="Another worry"),
}
