"""What a name sounds like, as a set of short codes: two names are alike where they share one.

Metaphone (jellyfish) hears English; before it a small table of our own respells Welsh. A code is no name,
but it is
no secret either: what is stored is a keyed digest of it (`records.keyring`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

import jellyfish

from workflow.names.respelling import respelling

Kind = Literal["given", "family"]
_JOINED_TO_THE_NEXT = frozenset(
    {"ap", "ab", "ferch", "verch", "van", "von", "de", "la", "el", "al", "o", "mac", "mc"}
)
_RADICALS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ngh", ("c",)),
    ("mh", ("p",)),
    ("nh", ("t",)),
    ("ng", ("g",)),
    ("ph", ("p",)),
    ("th", ("t",)),
    ("ch", ("c",)),
    ("dd", ("d",)),
    ("b", ("p",)),
    ("d", ("t",)),
    ("g", ("c",)),
    ("f", ("b", "m")),
    ("v", ("b", "m")),
    ("m", ("b",)),
    ("n", ("d",)),
    ("l", ("ll",)),
    ("r", ("rh",)),
)
"""A mutated initial, and what it may have been; a lost g is tried before every name."""
_SHORTEST_SOUND = 2
"""A sound of fewer consonants is shared by too many names to lead to a group of forms."""


def alike(one: str, other: str, kind: Kind) -> bool:
    """Whether two names of a kind may be the same name, written or heard differently."""
    return not codes_of(one, kind).isdisjoint(codes_of(other, kind))


@lru_cache(maxsize=4096)
def codes_of(name: str, kind: Kind) -> frozenset[str]:
    """Every code of a name: as written (without accents), as heard, and of the group of forms it belongs to.

    A name in a script that Metaphone cannot hear is found as it is written.
    """
    return frozenset(code for word in words_of(name) for code in _codes(word, kind))


def words_of(name: str) -> tuple[str, ...]:
    """The parts of a name, plain and in lower case; `ap Rhys` is `rhys` and `aprhys`, all parts joined one
    more."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("'", "").replace("\u2019", ""))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    parts = [part for part in re.split(r"[\W_]+", plain) if part]
    found = dict.fromkeys(part for part in parts if part not in _JOINED_TO_THE_NEXT or len(parts) == 1)
    for first, second in pairwise(parts):
        if first in _JOINED_TO_THE_NEXT:
            found[first + second] = None
    if len(parts) > 1:
        found["".join(parts)] = None
    return tuple(found)


def _codes(word: str, kind: Kind) -> set[str]:
    found: set[str] = set()
    for form in (word, *_unmutated(word)):
        sounds = _sounds(form)
        found |= {f"={form}"} | {f"~{sound}" for sound in sounds}
        for group, (members, heard) in _groups(kind).items():
            if form in members or any(len(sound) >= _SHORTEST_SOUND for sound in sounds & heard):
                found.add(f"#{group}")
    return found


def _sounds(word: str) -> frozenset[str]:
    """The sounds of a word read as English and read as Welsh."""
    heard = (jellyfish.metaphone(word), jellyfish.metaphone(respelling().heard(word)))
    return frozenset(sound.replace(" ", "") for sound in heard if sound.strip())


def _unmutated(word: str) -> tuple[str, ...]:
    """The names that the table knows of which this may be a mutated form."""
    tried = ["g" + word]
    for mutated, radicals in _RADICALS:
        if word.startswith(mutated):
            tried += [radical + word[len(mutated) :] for radical in radicals]
    return tuple(name for name in tried if name in respelling().known)


@cache
def _groups(kind: Kind) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Each group of forms by its first name: its members, and every sound of theirs."""
    return {
        group[0]: (frozenset(group), frozenset(sound for name in group for sound in _sounds(name)))
        for group in respelling().forms[kind]
    }
