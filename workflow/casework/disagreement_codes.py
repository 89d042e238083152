"""Codes of a disagreement's parties and of what is tried in it, with one line in Welsh and one in English."""

from __future__ import annotations

from agreements.words import Words

PARTY_KINDS: dict[str, Words] = {
    "health_board": Words(cy="Bwrdd iechyd arall", en="Another health board"),
    "council": Words(cy="Cyngor arall", en="Another council"),
    "education": Words(cy="Cyllideb addysg y cyngor", en="The council's education budget"),
    "outside": Words(
        cy="Corff o'r tu allan, heb gyfrif yma (er enghraifft o Loegr)",
        en="An outside body with no account here (from England, for example)",
    ),
}

NEUTRAL_KINDS: dict[str, Words] = {
    "mediator": Words(cy="Cyfryngwr", en="Mediator"),
    "panel_member": Words(cy="Aelod o'r panel annibynnol", en="Member of the independent panel"),
}

MEDIATION_OUTCOMES: dict[str, Words] = {
    "agreed": Words(
        cy="Cytunwyd: bydd pob corff yn cofnodi'r telerau", en="Agreed: each body records the terms"
    ),
    "partly": Words(cy="Cytunwyd yn rhannol", en="Agreed in part"),
    "not_agreed": Words(cy="Ni chytunwyd", en="Not agreed"),
    "not_held": Words(cy="Ni chynhaliwyd y cyfryngu", en="The mediation was not held"),
}
