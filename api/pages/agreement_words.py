"""Words for what a written agreement is: its legal status, its state, its scope. How sure we are of a value
is in `agreements.provenance`.
"""

from __future__ import annotations

from agreements.words import Words

LEGAL_STATUS: dict[str, Words] = {
    "binding_s33": Words(
        cy="Trefniant rhwymol o dan adran 33 o Ddeddf y GIG (Cymru) 2006",
        en="A binding arrangement under section 33 of the NHS (Wales) Act 2006",
    ),
    "part9_written_agreement": Words(
        cy="Cytundeb ysgrifenedig o dan Ran 9 o Ddeddf 2014",
        en="A written agreement under Part 9 of the 2014 Act",
    ),
    "non_binding_memorandum": Words(cy="Memorandwm nad yw'n rhwymo", en="A memorandum that does not bind"),
    "internal_directorate": Words(
        cy="Trefniant mewnol rhwng cyfarwyddiaethau", en="An internal arrangement between directorates"
    ),
}
STATUS: dict[str, Words] = {
    "active": Words(cy="mewn grym", en="in force"),
    "superseded": Words(cy="wedi'i ddisodli", en="superseded"),
    "terminated": Words(cy="wedi dod i ben", en="ended"),
}
PARTY_ROLES: dict[str, Words] = {
    "host": Words(cy="corff lletyol", en="host"),
    "contributor": Words(cy="cyfrannwr", en="contributor"),
}
SCOPES: dict[str, Words] = {
    "regional": Words(cy="rhanbarthol", en="regional"),
    "national": Words(cy="cenedlaethol", en="national"),
}
