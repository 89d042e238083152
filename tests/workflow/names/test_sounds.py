"""Promises of names as they sound: every spelling of a name in the house table finds every other, an accent
or a mutation hides nobody, and an unlike name stays unlike.
"""

from __future__ import annotations

import unicodedata
from itertools import combinations
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.names.respelling import Sound, respelling
from workflow.names.sounds import Kind, alike, codes_of, words_of

GROUPS = [(kind, group) for kind in get_args(Kind) for group in respelling().forms[kind]]
PAIRS = [(kind, one, other) for kind, group in GROUPS for one, other in combinations(group, 2)]
MUTATED = {"c": "g", "p": "b", "t": "d", "b": "f", "m": "f", "d": "dd"}


@given(pair=st.sampled_from(PAIRS), data=st.data())
def test_every_pair_of_the_table_finds_the_other_however_it_is_written(
    pair: tuple[Kind, str, str], data: st.DataObject
) -> None:
    kind, one, other = pair
    write = st.sampled_from([str.title, str.upper, str.lower, _with_accents])
    assert alike(data.draw(write)(one), data.draw(write)(other), kind)


@pytest.mark.parametrize("sound", respelling().sounds, ids=lambda sound: sound.example[0])
def test_every_sound_of_the_table_hears_its_example(sound: Sound) -> None:
    assert alike(*sound.example, "given")


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("given", "Siân", "Shan"),
        ("given", "Rhys", "Reece"),
        ("given", "Dafydd", "David"),
        ("given", "Ieuan", "Ifan"),
        ("given", "Ifan", "Evan"),
        ("given", "Daffyd", "Dafydd"),
        ("given", "Ffion", "Fion"),
        ("given", "Gwenllian", "Gwenlian"),
        ("given", "Huw", "Hugh"),
        ("given", "Rhŷs", "Rhys"),
        ("given", "Mary-Ann", "Maryann"),
        ("family", "Llŷr", "Llyr"),
        ("family", "ap Rhys", "Price"),
        ("family", "Huws", "Hughes"),
        ("family", "Rhys-Jones", "Jones"),
        ("family", "O'Brien", "OBrien"),
        ("family", "Wójcik", "Wojcik"),
    ],
)
def test_forms_that_people_meet_find_each_other(kind: Kind, one: str, other: str) -> None:
    assert alike(one, other, kind)


@given(name=st.sampled_from(sorted(name for name in respelling().known if name[0] in MUTATED)))
def test_a_softened_initial_hides_nobody(name: str) -> None:
    assert alike(MUTATED[name[0]] + name[1:], name, "given")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Siân", "Gwenllian"), ("Dafydd", "Rhys"), ("Mabli", "Osian"), ("Noah", "Oliver"), ("Beth", "Carys")],
)
def test_unlike_names_stay_unlike(one: str, other: str) -> None:
    assert not alike(one, other, "given")


@given(name=st.text(max_size=60))
def test_any_text_at_all_has_codes_and_finds_itself(name: str) -> None:
    assert codes_of(name, "family") == codes_of(name, "family")
    assert bool(codes_of(name, "family")) == bool(words_of(name))


@given(
    kind=st.sampled_from(get_args(Kind)), name=st.from_regex(r"[A-Za-zŵŷâîôûêäëïöÿ' -]{1,20}", fullmatch=True)
)
def test_accents_and_capitals_never_count(kind: Kind, name: str) -> None:
    plain = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    assert codes_of(name, kind) == codes_of(plain.upper(), kind)


def _with_accents(name: str) -> str:
    return name.translate(str.maketrans("aeiouwy", "âêîôûŵŷ"))
