"""Who acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Json = Any


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: an officer with a role in a body, or the system."""

    person: str
    body: str
    role: str
    name: str = ""
    region: str | None = None
    limit_pence: int = 0
    """Delegated limit over the whole term of a funding agreement, in pence."""
    language: str = "cy"


SYSTEM = Actor(person="system", body="system", role="system", name="Cytundeb")
