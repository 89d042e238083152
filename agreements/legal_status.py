"""What binds and what does not: the words for the legal status of whatever a split was worked out under."""

from collections.abc import Mapping

from agreements.words import Words

LEGAL_STATUS_WORDS: Mapping[str, Words] = {
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
    "by_hand": Words(
        cy="Rhaniad a osodwyd â llaw gan y cyrff, heb gytundeb ysgrifenedig",
        en="A split that the bodies set by hand, without a written agreement",
    ),
    "house": Words(
        cy="Rheol dros dro'r gwasanaeth hwn, heb ei chadarnhau",
        en="This service's own interim rule, not confirmed",
    ),
    "house_interim": Words(
        cy="Rheol dros dro'r gwasanaeth hwn, heb ei chadarnhau",
        en="This service's own interim rule, not confirmed",
    ),
    "settlement": Words(
        cy="Cyfran y cytunodd y ddau gorff arni wrth setlo anghytundeb",
        en="A share that both bodies agreed when a disagreement was settled",
    ),
    "direction": Words(cy="Cyfarwyddyd gan Weinidogion Cymru", en="A direction of the Welsh Ministers"),
}
INDICATIVE = Words(
    cy="Arwydd yn unig yw'r ffigurau hyn: nid yw'r hyn y cyfrifwyd oddi tano'n rhwymo neb i dalu.",
    en="These figures are indicative only: what they were worked out under binds nobody to pay.",
)
IS_INDICATIVE = frozenset({"part9_written_agreement", "non_binding_memorandum", "internal_directorate"})
"""The written agreements under which no body has bound itself to pay what the formula says."""


def legal_status_words(status: str) -> Words:
    """The words of a legal status; one that nobody knows stands as it is."""
    return LEGAL_STATUS_WORDS.get(status, Words(cy=status or "?", en=status or "?"))
