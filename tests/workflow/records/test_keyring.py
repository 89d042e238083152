"""A child's values are sealed to their case and read only with the key file; every reading is recorded."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.workflow.stored_life import KEYS, StoredLife
from workflow.casework import commands as c
from workflow.casework.child_values import ChildValues
from workflow.records.child import open_cases_with_nhs_number, read_child, readings_of_child
from workflow.records.database import Database
from workflow.records.keyring import KeyFault, Keyring, make_keyring, read_keyring
from workflow.records.sealing import from_plain, to_plain

CHILD = ChildValues(
    given_name="Siân", family_name="Llŷr", birth_on=date(2015, 2, 3), nhs_number="943 476 5919"
)


def _bytes(row: dict[str, str]) -> bytes:
    return bytes.fromhex(row["ciphertext"].removeprefix("\\x"))


def test_what_is_sealed_is_unsealed_and_never_the_same_bytes_twice() -> None:
    first, second = KEYS.seal("XC-1", CHILD), KEYS.seal("XC-1", CHILD)
    assert KEYS.unseal("XC-1", "k", _bytes(first)) == CHILD
    assert first["ciphertext"] != second["ciphertext"]
    assert first["nhs_digest"] == second["nhs_digest"] == KEYS.digest("9434765919")


def test_values_moved_to_another_case_or_touched_are_refused() -> None:
    sealed = _bytes(KEYS.seal("XC-1", CHILD))
    with pytest.raises(KeyFault, match="XC-2"):
        KEYS.unseal("XC-2", "k", sealed)
    with pytest.raises(KeyFault):
        KEYS.unseal("XC-1", "k", sealed[:-1] + bytes([sealed[-1] ^ 1]))
    with pytest.raises(KeyFault, match="not in the key file"):
        KEYS.unseal("XC-1", "gone", sealed)


def test_a_key_file_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "children.json"
    made = make_keyring(path)
    assert make_keyring(path) == made == read_keyring(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]
    assert "key-1" in repr(made)
    assert made.digest_key.hex() not in repr(made)


def test_an_older_key_still_opens_what_it_sealed() -> None:
    renewed = Keyring(current="new", keys={**KEYS.keys, "new": b"n" * 32}, digest_key=KEYS.digest_key)
    assert renewed.unseal("XC-1", "k", _bytes(KEYS.seal("XC-1", CHILD))) == CHILD
    assert renewed.seal("XC-1", CHILD)["key_id"] == "new"


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"current": "a", "keys": {"a": "AAAA"}, "digest_key": "AAAA"}']
)
def test_a_file_that_is_no_key_file_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keys.json"
    path.write_text(text)
    with pytest.raises(KeyFault, match=r"keys\.json"):
        read_keyring(path)


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(KeyFault, match="there is no key file"):
        read_keyring(tmp_path / "none.json")


def test_every_reading_of_a_child_is_recorded(live: Callable[..., StoredLife], database: Database) -> None:
    life = live()
    with database.unit() as unit:
        values = read_child(unit, KEYS, life.ref, person="p1", purpose="letter", now=life.now)
        assert values is not None
        assert values.given_name == "Enghraifft"
        assert [(one.person, one.purpose, one.at) for one in readings_of_child(unit, life.ref)] == [
            ("p1", "letter", life.now)
        ]
        assert read_child(unit, KEYS, "XC-9999", person="p1", purpose="letter", now=life.now) is None


def test_a_child_with_an_open_case_is_found_by_number_until_the_case_ends(
    live: Callable[..., StoredLife], database: Database
) -> None:
    child = c.Child(given_name="A", family_name="B", birth_on=date(2015, 1, 1), nhs_number="9434765919")
    life = live(child=child)
    with database.unit() as unit:
        assert open_cases_with_nhs_number(unit, KEYS, "943 476 5919") == (life.ref,)
        assert open_cases_with_nhs_number(unit, KEYS, "9434765870") == ()
    life.do(c.EndCase(act="end", reason="moved"), life.health("coordinator"))
    with database.unit() as unit:
        assert open_cases_with_nhs_number(unit, KEYS, "943 476 5919") == ()


def test_a_record_from_before_addresses_had_dates_is_still_read() -> None:
    said = {"given_name": "A", "family_name": "B", "birth_on": "2015-01-01"}
    plain = json.dumps(said | {"address": "C", "address_secret": True}).encode()
    values = from_plain(plain)
    assert (values.address, values.address_secret) == ("C", True)
    assert from_plain(to_plain(values)) == values
