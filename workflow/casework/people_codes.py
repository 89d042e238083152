"""Codes of the child's record, of links between cases and of searches, with their words in both languages."""

from __future__ import annotations

from agreements.words import Words

LINK_KINDS: dict[str, Words] = {
    "sibling": Words(cy="Brawd neu chwaer y plentyn", en="A brother or sister of the child"),
    "same_child": Words(cy="Achos arall yr un plentyn", en="Another case of the same child"),
    "earlier_case": Words(cy="Achos cynharach y plentyn", en="An earlier case of the child"),
    "later_case": Words(cy="Achos diweddarach y plentyn", en="A later case of the child"),
    "different_child": Words(cy="Plentyn arall, er yn debyg", en="Another child, though alike"),
    "other": Words(cy="Cysylltiad arall", en="Another tie"),
    "merged_into": Words(cy="Unwyd â'r achos hwn, sy'n parhau", en="Merged into this case, which goes on"),
    "merged_from": Words(cy="Unwyd yr achos hwn yma", en="This case was merged into it"),
}
"""How the other case stands to this one."""

SEEN_FROM_THE_OTHER: dict[str, str] = {
    "earlier_case": "later_case",
    "later_case": "earlier_case",
    "merged_into": "merged_from",
    "merged_from": "merged_into",
}
"""The same tie as the other case has it; any kind that is not here is the same from both sides."""

CHILD_FIELDS: dict[str, Words] = {
    "given_name": Words(cy="Enw cyntaf", en="Given name"),
    "family_name": Words(cy="Cyfenw", en="Family name"),
    "known_as": Words(cy="Enw arferol", en="Known as"),
    "welsh_given_name": Words(cy="Ffurf Gymraeg yr enw cyntaf", en="Welsh form of the given name"),
    "welsh_family_name": Words(cy="Ffurf Gymraeg y cyfenw", en="Welsh form of the family name"),
    "birth_on": Words(cy="Dyddiad geni", en="Date of birth"),
    "nhs_number": Words(cy="Rhif y GIG", en="NHS number"),
    "council_number": Words(cy="Rhif y cyngor", en="Council number"),
    "addresses": Words(cy="Cyfeiriadau", en="Addresses"),
    "responsible_people": Words(cy="Pobl â chyfrifoldeb rhiant", en="People with parental responsibility"),
    "child_language": Words(cy="Iaith y plentyn", en="The child's language"),
    "family_language": Words(cy="Dewis iaith y teulu", en="The language that the family chose"),
    "communication_needs": Words(cy="Anghenion cyfathrebu", en="Communication needs"),
    "legal_status": Words(cy="Statws cyfreithiol", en="Legal status"),
    "siblings": Words(cy="Brodyr a chwiorydd", en="Brothers and sisters"),
}
"""What the record of a child holds, by name. An event says these names and never a value."""
