"""Words for what a written agreement is: its state, its parties' roles, its scope. How sure we are of a value
is in `agreements.provenance`.
"""

from __future__ import annotations

from agreements.provisions.parties import PARTY_ROLE_WORDS, SCOPE_KIND_WORDS
from agreements.words import Words

STATUS: dict[str, Words] = {
    "active": Words(cy="mewn grym", en="in force"),
    "superseded": Words(cy="wedi'i ddisodli", en="superseded"),
    "terminated": Words(cy="wedi dod i ben", en="ended"),
}
PARTY_ROLES: dict[str, Words] = dict(PARTY_ROLE_WORDS)
SCOPES: dict[str, Words] = dict(SCOPE_KIND_WORDS)
