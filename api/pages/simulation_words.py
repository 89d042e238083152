"""The words of the page of simulations, in both languages."""

from __future__ import annotations

from agreements.words import Words

PAGE: dict[str, Words] = {
    "title": Words(cy="Efelychu cytundeb", en="Simulate an agreement"),
    "lead": Words(
        cy="Beth fyddai'n newid i bob cyllideb pe bai un cytundeb yn cymryd lle un arall. Nid yw "
        "efelychiad yn newid dim mewn unrhyw achos.",
        en="What would change for every budget if one agreement took the place of another. A simulation "
        "changes nothing in any case.",
    ),
    "agreement": Words(cy="Y cytundeb fel y mae", en="The agreement as it is"),
    "against": Words(cy="Y cytundeb i'w gymharu", en="The agreement to compare"),
    "region": Words(cy="Rhanbarth", en="Region"),
    "service": Words(cy="Gwasanaeth", en="Service"),
    "any": Words(cy="Unrhyw un", en="Any"),
    "choose": Words(cy="Dewiswch", en="Choose"),
    "weeks": Words(cy="Wythnosau i bob pecyn", en="Weeks of each package"),
    "points": Words(
        cy="Pwyntiau canran: pa mor agos i'r fformiwla yw cynnig mewn anghytundeb",
        en="Percentage points: how near the formula a proposal in a disagreement is",
    ),
    "go": Words(cy="Efelychu", en="Simulate"),
    "fault": Words(cy="Ni ellir efelychu hyn", en="This cannot be simulated"),
    "result": Words(cy="Canlyniad", en="Result"),
    "as_it_is": Words(cy="Fel y mae", en="As it is"),
    "as_it_would_be": Words(cy="Fel y byddai", en="As it would be"),
    "change": Words(cy="Newid", en="Change"),
    "budget": Words(cy="Cyllideb", en="Budget"),
    "payer": Words(cy="Talwr", en="Payer"),
    "packages": Words(cy="Pecynnau", en="Packages"),
    "package_weeks": Words(cy="Wythnosau pecyn", en="Package-weeks"),
    "compared": Words(cy="Pecynnau a gymharwyd", en="Packages compared"),
    "by_payer": Words(cy="Newid i bob talwr", en="Change for every payer"),
    "by_body": Words(cy="Newid i bob corff", en="Change for every body"),
    "body": Words(cy="Corff", en="Body"),
    "by_budget": Words(cy="Newid i bob cyllideb", en="Change for every budget"),
    "movers": Words(
        cy="Yr achosion y mae'r mwyaf o arian yn symud ynddynt (yr wythnos, cyn → ar ôl)",
        en="The cases in which the most money moves (a week, before → after)",
    ),
    "case": Words(cy="Achos", en="Case"),
    "health_board": Words(cy="Bwrdd iechyd", en="Health board"),
    "social": Words(cy="Gofal cymdeithasol", en="Social care"),
    "education": Words(cy="Addysg", en="Education"),
    "moves": Words(cy="Yn symud", en="Moves"),
    "flips": Words(
        cy="Pecynnau lle mae corff arall yn talu'r rhan fwyaf",
        en="Packages of which another body pays the greater part",
    ),
    "way": Words(cy="O bwy i bwy", en="From whom to whom"),
    "refusals": Words(
        cy="Pecynnau na all cytundeb eu rhannu, a pham", en="Packages that an agreement cannot split, and why"
    ),
    "no_refusals": Words(
        cy="Mae'r ddau gytundeb yn rhannu pob pecyn.", en="Both agreements split every package."
    ),
    "rule": Words(cy="Rheol a chymal", en="Rule and clause"),
    "example": Words(cy="Er enghraifft", en="For example"),
    "near": Words(cy="Anghytundebau yn agos i'r fformiwla", en="Disagreements near the formula"),
    "what": Words(cy="Beth", en="What"),
    "number": Words(cy="Nifer", en="Number"),
    "disagreements": Words(cy="Anghytundebau yn yr achosion hyn", en="Disagreements in these cases"),
    "proposed": Words(cy="Cyfrannau wedi'u cynnig ynddynt", en="With shares proposed in them"),
    "inside_before": Words(cy="Yn agos i'r fformiwla fel y mae", en="Near the formula as it is"),
    "inside_after": Words(cy="Yn agos i'r fformiwla fel y byddai", en="Near the formula as it would be"),
    "within": Words(cy="Pwyntiau canran", en="Percentage points"),
    "illustrative": Words(
        cy="Gwerthoedd enghreifftiol: nid yw'r un ffigur yma yn dod o gytundeb go iawn.",
        en="Illustrative values: no figure here comes from a real agreement.",
    ),
    "held_back_note": Words(
        cy="Mae niferoedd dan 5, a'r hyn a'u datgelai, heb eu dangos.",
        en="Numbers under 5, and what would give them away, are not shown.",
    ),
    "hash": Words(cy="Olion bysedd digidol y mewnbynnau:", en="The fingerprint of what was put in:"),
    "agreements": Words(cy="Cytundebau", en="Agreements"),
}
GREATER: dict[str, Words] = {
    "health_board": Words(cy="y bwrdd iechyd", en="the health board"),
    "council": Words(cy="y cyngor", en="the council"),
    "even": Words(cy="yn gyfartal", en="evenly"),
}
IN_FORCE = Words(
    cy="Cytundeb pob rhanbarth, fel y mae mewn grym", en="Every region's own agreement, as it is in force"
)
VERSION = Words(cy="{title}, fersiwn {version}", en="{title}, version {version}")
ALL_WALES = Words(
    cy="Cymru gyfan: y bwrdd iechyd yn talu {share}", en="All Wales: the health board pays {share}"
)
FEWER = Words(cy="llai na 5", en="fewer than 5")
HELD_BACK = Words(cy="heb ei ddangos", en="not shown")
LINK = Words(
    cy="Efelychu: beth fyddai'n newid pe bai un cytundeb yn cymryd lle un arall",
    en="Simulate: what would change if one agreement took the place of another",
)
NOT_YOURS = Words(
    cy="Arweinwyr cyllid, cyfarwyddwyr, arweinwyr rhanbarthol a Llywodraeth Cymru sy'n efelychu cytundebau.",
    en="Finance leads, directors, regional leads and Welsh Government simulate agreements.",
)
