"""What becomes of a file before it is taken: scanned where ClamAV is there, held back where a scan is
required and it is not. Which of the two holds is a setting (CYTUNDEB_SCAN)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workflow.scanning.clamd import Clamd, NoScanner

Wanted = Literal["if_present", "required", "off"]
Stands = Literal["clean", "not_scanned", "held"]


class Infected(Exception):
    """A virus was found; `virus` is its name."""

    def __init__(self, virus: str) -> None:
        super().__init__(f"a virus was found: {virus}")
        self.virus = virus


@dataclass(frozen=True, slots=True)
class Scanner:
    """The house's wish for scanning, and the daemon that does it."""

    wanted: Wanted
    clamd: Clamd

    def judge(self, content: bytes) -> Stands:
        """How a file that has come stands: clean, not scanned, or held until it is. Raises Infected."""
        if self.wanted == "off":
            return "not_scanned"
        try:
            virus = self.clamd.virus_in(content)
        except NoScanner:
            return "held" if self.wanted == "required" else "not_scanned"
        if virus is not None:
            raise Infected(virus)
        return "clean"

    def again(self, content: bytes) -> Literal["clean", "infected"]:
        """What a file that waited turns out to be. Raises NoScanner while there is none."""
        return "clean" if self.clamd.virus_in(content) is None else "infected"
