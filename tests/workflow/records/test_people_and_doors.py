"""Officers, the doors they come in by, the answers they were given, and the texts that can be erased."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import psycopg
import pytest

from tests.embedded_postgres import FreshDatabase
from tests.workflow.stored_life import StoredLife
from workflow.casework.facts import Text
from workflow.records.database import Database, libpq_url
from workflow.records.doors import close_door, forget_old_doors, open_door, who_opens
from workflow.records.kept_answers import KeptAnswer, KeyReused, forget_old_answers, keep_answer, kept_answer
from workflow.records.openings import note_opening
from workflow.records.people import Person, all_people, names_of, officers_of, person_by_id, put_people
from workflow.records.questions.history import verify_all
from workflow.records.reading import read
from workflow.records.texts import erase_text, texts_by_id, texts_of_case

MEGAN = Person(
    id="megan", name="Megan Prys", body="XHB1", role="finance", region="XR1", language="cy",
    limit_pence=1_000_000_00, email="megan@xhb1.example",
)  # fmt: skip
DAFYDD = replace(MEGAN, id="dafydd", name="Dafydd Rees", body="XLA11", role="director", deputy="megan")
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def people(database: Database) -> None:
    """Two officers."""
    with database.unit() as unit:
        put_people(unit, [MEGAN, DAFYDD])


def test_people_are_read_as_they_were_put_and_put_again_in_place(database: Database) -> None:
    with database.unit() as unit:
        put_people(unit, [replace(MEGAN, limit_pence=5)])
        assert person_by_id(unit, "megan") == replace(MEGAN, limit_pence=5)
        assert person_by_id(unit, "nobody") is None
        assert all_people(unit) == (replace(MEGAN, limit_pence=5), DAFYDD)
        assert all_people(unit, body="XLA11") == (DAFYDD,)
        assert names_of(unit, ["megan", "nobody"]) == {"megan": "Megan Prys"}
    assert MEGAN.actor().limit_pence == MEGAN.limit_pence


def test_an_office_is_its_active_officers(database: Database) -> None:
    with database.unit() as unit:
        put_people(unit, [replace(DAFYDD, active=False)])
        offices = [("XHB1", "finance"), ("XLA11", "director"), ("XHB1", "director")]
        assert officers_of(unit, offices) == {("XHB1", "finance"): (MEGAN,)}


def test_a_door_opens_for_who_was_given_the_secret_until_it_is_closed(database: Database) -> None:
    with database.unit() as unit:
        secret = open_door(unit, person="megan", kind="token", lifetime=DAY)
        assert who_opens(unit, secret, kind="token") == MEGAN
        assert who_opens(unit, secret, kind="session") is None
        assert who_opens(unit, secret + "x", kind="token") is None
        assert close_door(unit, secret)
        assert not close_door(unit, secret)
        assert who_opens(unit, secret, kind="token") is None


def test_a_door_shuts_by_itself_and_is_forgotten_a_day_later(database: Database) -> None:
    with database.unit() as unit:
        secret = open_door(unit, person="megan", kind="session", lifetime=-2 * DAY)
        assert who_opens(unit, secret, kind="session") is None
        assert forget_old_doors(unit) == 1


def test_an_officer_who_has_left_no_longer_comes_in(database: Database) -> None:
    with database.unit() as unit:
        secret = open_door(unit, person="megan", kind="session", lifetime=DAY)
        put_people(unit, [replace(MEGAN, active=False)])
        assert who_opens(unit, secret, kind="session") is None


def test_no_secret_is_stored(database: Database, migrated: FreshDatabase) -> None:
    with database.unit() as unit:
        secret = open_door(unit, person="megan", kind="session", lifetime=DAY)
    with psycopg.connect(libpq_url(migrated.owner_url)) as connection:
        assert secret not in str(connection.execute("SELECT * FROM doors").fetchall())


def test_an_answer_is_kept_to_the_byte_for_one_person_path_and_key(database: Database) -> None:
    asked = {"person": "megan", "path": "/api/v1/cases", "key": "k1", "request_sha256": "a" * 64}
    body = '{"b": 1,  "a": "ŵ"}'
    with database.unit() as unit:
        assert kept_answer(unit, **asked) is None
        keep_answer(unit, **asked, status=201, body=body, headers={"ETag": '"1"'})
        assert kept_answer(unit, **asked) == KeptAnswer(201, body, {"ETag": '"1"'})
        assert kept_answer(unit, **asked | {"person": "dafydd"}) is None
        assert kept_answer(unit, **asked | {"path": "/api/v1/other"}) is None
        with pytest.raises(KeyReused, match="k1"):
            kept_answer(unit, **asked | {"request_sha256": "b" * 64})
        assert forget_old_answers(unit, older_than=DAY) == 0
        assert forget_old_answers(unit, older_than=-DAY) == 1


def test_a_text_is_read_by_its_id_and_erased_while_the_chain_holds(
    live: Callable[..., StoredLife], database: Database
) -> None:
    life = live().decided()
    with database.unit() as unit:
        texts = texts_of_case(unit, life.ref)
        reasons = next(text for text in texts if text.kind == "reasons")
        assert texts_by_id(unit, [reasons.id, "none"]) == {reasons.id: reasons}
        assert isinstance(reasons, Text)
        assert erase_text(unit, reasons.id)
        assert not erase_text(unit, reasons.id)
        assert texts_by_id(unit, [reasons.id]) == {}
        assert verify_all(unit) == (len(life.events), [])


def test_only_the_first_opening_of_a_split_by_a_party_is_kept(
    live: Callable[..., StoredLife], database: Database
) -> None:
    life = live().announced()
    with database.unit() as unit:
        opened = {"person": "megan", "now": life.now}
        assert note_opening(unit, life.ref, life.split.id, body=life.board, **opened)
        assert not note_opening(unit, life.ref, life.split.id, body=life.board, **opened)
        assert not note_opening(unit, life.ref, life.split.id, body="XWG", **opened)
        assert not note_opening(unit, life.ref, "no-split", body=life.council, **opened)
        assert not note_opening(unit, "XC-9999", life.split.id, body=life.council, **opened)
        facts = read(unit, life.ref)
    assert facts is not None
    assert [(one.body, one.person) for one in facts.openings] == [(life.board, "megan")]
    assert facts.case.last_seq == life.facts.case.last_seq
