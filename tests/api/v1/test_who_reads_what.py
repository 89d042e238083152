"""Promise: every kind of row can be read somewhere, and what is a body's own is read by no other party, not
even by the education budget of the same council."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.v1.collections import COLLECTIONS
from tests.workflow.casework.life import Life
from tests.workflow.casework.test_parties import BOARD_2, bring_in, officer
from workflow.casework import commands as c
from workflow.casework.facts import ROW_TYPES

ITS_OWN = ("private-notes", "safeguarding", "report-requests")
API = "".join(path.read_text() for path in Path("api").rglob("*.py"))


@pytest.mark.parametrize("kind", ROW_TYPES, ids=lambda kind: str(kind.TABLE))
def test_every_kind_of_row_is_read_over_http_or_on_a_page(kind: type) -> None:
    listed = any(one.kind is kind for one in COLLECTIONS)
    assert listed or f"facts.{kind.TABLE}" in API or kind.TABLE == "cases"  # type: ignore[attr-defined]


@pytest.fixture
def life() -> Life:
    """A case with a second board and the education budget as parties, and something of each kind."""
    life = Life().announced()
    bring_in(life, "health_board", BOARD_2)
    bring_in(life, "education")
    council = life.social("coordinator")
    life.do(c.WriteNote(note="Nodyn preifat"), council)
    told = c.TellSafeguarding(act="tell", worry="other", team="council", words="Geiriau")
    life.do(told, council)
    life.do(c.AskForReport(act="ask", addressee="gp", to="Meddyg", asks="Adroddiad"), council)
    return life


@pytest.mark.parametrize("path", ITS_OWN)
def test_what_is_a_bodys_own_is_read_by_no_party_beside_the_funders(life: Life, path: str) -> None:
    (collection,) = [one for one in COLLECTIONS if one.path == path]
    assert collection.of(life.facts, life.social("coordinator"))
    others = [officer(BOARD_2), officer(life.council, "education"), officer(life.region, "region_lead")]
    assert not [actor for actor in others if collection.of(life.facts, actor)]


def test_a_private_note_is_read_by_the_body_that_wrote_it_alone(life: Life) -> None:
    (notes,) = [one for one in COLLECTIONS if one.path == "private-notes"]
    assert not notes.of(life.facts, life.health("coordinator"))
