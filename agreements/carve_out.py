"""Lines that the health board carries whole before any formula: a registered nurse's time and
health-required lines.

A council may not be made to pay for them: Social Services and Well-being (Wales) Act 2014 s.47 (second
hand, not yet checked against the amended text), and R (Forge Care Homes) v Cardiff and Vale UHB [2017] UKSC
56.
"""

from agreements.facts import PackageLine
from agreements.line_kinds import REGISTERED_NURSE
from agreements.words import Words

HEALTH_LINE_RULE = "health_line_never_with_council"

SOURCE = Words(
    cy="Deddf Gwasanaethau Cymdeithasol a Llesiant (Cymru) 2014, adran 47 (ail-law; i'w gadarnhau); "
    "R (Forge Care Homes) v Bwrdd Iechyd Prifysgol Caerdydd a'r Fro [2017] UKSC 56",
    en="Social Services and Well-being (Wales) Act 2014 section 47 (second hand; to be confirmed); "
    "R (Forge Care Homes) v Cardiff and Vale University Health Board [2017] UKSC 56",
)


def is_health_line(line: PackageLine) -> bool:
    """Whether the health board must carry the whole of this line."""
    return line.health_required or line.kind == REGISTERED_NURSE
