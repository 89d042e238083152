"""Words for what a written agreement is: its legal status, the kind of its values and how sure we are of
them.
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
KIND: dict[str, Words] = {
    "statute": Words(cy="deddfwriaeth", en="statute"),
    "guidance": Words(cy="canllawiau", en="guidance"),
    "local": Words(cy="ymarfer lleol", en="local practice"),
    "house": Words(cy="gwerth y gwasanaeth hwn ei hun", en="this service's own value"),
    "illustrative": Words(cy="enghreifftiol", en="illustrative"),
}
CONFIDENCE: dict[str, Words] = {
    "V": Words(cy="wedi'i ddarllen yn y ffynhonnell", en="read in the source"),
    "S": Words(cy="ail-law; i'w gadarnhau", en="second hand; to be confirmed"),
    "R": Words(cy="o gof; heb ei gadarnhau", en="recollected; not confirmed"),
}
PARTY_ROLES: dict[str, Words] = {
    "host": Words(cy="corff lletyol", en="host"),
    "contributor": Words(cy="cyfrannwr", en="contributor"),
}
SCOPES: dict[str, Words] = {
    "regional": Words(cy="rhanbarthol", en="regional"),
    "national": Words(cy="cenedlaethol", en="national"),
}
RULE_KINDS: dict[str, Words] = {
    "fixed_share": Words(cy="cyfran sefydlog", en="a fixed share"),
    "itemised": Words(cy="cyfrannau fesul math o linell", en="shares by kind of line"),
    "score_band": Words(cy="cyfrannau yn ôl band o bwyntiau angen", en="shares by a band of points of need"),
    "panel_determined": Words(cy="panel sy'n pennu", en="a panel determines"),
}
