"""Every section that the page of a case may have, from the families beside this file."""

from __future__ import annotations

from api.pages.sections import (
    attaching,
    care,
    decision,
    disagreements,
    offices,
    panel,
    transition,
    welsh_government,
)
from api.pages.sections.section import Maker, Section, Shown

MAKERS: tuple[Maker, ...] = (
    welsh_government.safety,
    care.make,
    transition.reviews,
    decision.make,
    panel.make,
    transition.transition,
    disagreements.make,
    welsh_government.beside_a_referral,
    offices.responsibility,
    attaching.sections,
    offices.corrections,
    offices.seals,
    offices.legacy,
)


def sections(shown: Shown) -> list[Section]:
    """The sections of a case that hold anything, in the order of the table."""
    return [section for maker in MAKERS for section in maker(shown) if section.entries]
