"""Every section that the page of a case may have, from the families beside this file."""

from __future__ import annotations

from api.pages.sections import attaching, care, decision, disagreements, offices, transition, welsh_government
from api.pages.sections.section import Maker, Section, Shown

MAKERS: tuple[Maker, ...] = (
    care.make,
    offices.legacy,
    offices.seals,
    offices.corrections,
    offices.responsibility,
    decision.make,
    disagreements.make,
    attaching.sections,
    welsh_government.safety,
    welsh_government.beside_a_referral,
    transition.transition,
    transition.reviews,
)


def sections(shown: Shown) -> list[Section]:
    """The sections of a case that hold anything, in the order of the table."""
    return [section for maker in MAKERS for section in maker(shown) if section.entries]
