"""A file is read by those whose eyes it is for: a party beside the two funders reads what is about a
disagreement of its own, attaches to it, and sees nothing else of anybody's files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.workflow.casework.life import Life
from tests.workflow.casework.test_parties import BOARD_2, between, bring_in, officer
from workflow.casework import commands as c
from workflow.casework.attachment_rules import readable
from workflow.casework.commands.attaching import Received
from workflow.casework.facts import Actor, Attachment
from workflow.casework.sealing import sealed

FILE = Received(sha256="b" * 64, size=3, media_type="application/pdf", scanned="clean")


def _attached(life: Life, actor: Actor, *, about: str | None = None, eyes: str = "bodies") -> Attachment:
    record = {"about_kind": "disagreements", "about_id": about} if about else {}
    told = c.Attach.model_validate(
        {"type": "letter", "language": "cy", "eyes": eyes, "received": FILE} | record
    )
    life.do(told, actor)
    return life.facts.attachments[-1]


def _readers(life: Life, attachment: Attachment) -> set[str]:
    asked = {
        "health": life.health("coordinator"),
        "council": life.social("coordinator"),
        "second": officer(BOARD_2),
        "education": officer(life.council, "education"),
    }
    return {name for name, actor in asked.items() if readable(life.facts, attachment, actor)}


@pytest.fixture
def among_three() -> tuple[Life, str]:
    """The second board disagrees with the two funders; the education budget is a party to the case alone."""
    life = Life().announced()
    bring_in(life, "health_board", BOARD_2)
    bring_in(life, "education")
    return life, between(life, life.health("coordinator"), life.board, life.council, BOARD_2)


def test_a_file_about_a_disagreement_is_read_by_every_party_to_it_and_by_no_other(
    among_three: tuple[Life, str],
):
    life, dispute = among_three
    for actor in (life.social("coordinator"), officer(BOARD_2)):
        attachment = _attached(life, actor, about=dispute)
        assert _readers(life, attachment) == {"health", "council", "second"}


def test_a_file_of_the_case_is_the_two_funders_alone(among_three: tuple[Life, str]):
    life, _ = among_three
    assert _readers(life, _attached(life, life.health("coordinator"))) == {"health", "council"}


def test_what_is_for_ones_own_eyes_is_no_other_partys_not_even_of_the_same_council(
    among_three: tuple[Life, str],
):
    life, dispute = among_three
    own = _attached(life, life.social("coordinator"), about=dispute, eyes="own")
    assert _readers(life, own) == {"council"}
    theirs = _attached(life, officer(BOARD_2), about=dispute, eyes="own")
    assert _readers(life, theirs) == {"second"}


def test_evidence_that_is_asked_of_a_party_carries_its_file(among_three: tuple[Life, str]):
    life, dispute = among_three
    asked = c.AskForEvidence(act="ask", what="Y cofnod", of=BOARD_2)
    life.do(asked, life.health("coordinator"), dispute)
    (evidence,) = life.facts.evidence
    told = c.Attach(about_kind="evidence", about_id=evidence.id, type="report", language="cy", received=FILE)
    life.do(told, officer(BOARD_2))
    assert _readers(life, life.facts.attachments[-1]) == {"health", "council", "second"}
    life.do(c.GiveEvidence(act="give", what="Ynghlwm"), officer(BOARD_2), dispute)


def test_a_party_attaches_to_no_disagreement_but_its_own_and_not_to_the_case(among_three: tuple[Life, str]):
    life, dispute = among_three
    told = c.Attach(type="letter", language="cy", received=FILE)
    about = told.model_copy(update={"about_kind": "disagreements", "about_id": dispute})
    rule = "attaches_to_its_own_disagreement"
    assert life.refused(told, officer(BOARD_2)) == rule
    assert life.refused(about, officer(life.council, "education")) == rule


def test_a_party_that_has_left_reads_its_own_files_and_no_others(among_three: tuple[Life, str]):
    life, dispute = among_three
    shared = _attached(life, life.health("coordinator"), about=dispute)
    gone = tuple(replace(one, to_at=life.now) for one in life.facts.parties)
    life.facts = replace(life.facts, parties=gone)
    assert _readers(life, shared) == {"health", "council"}


def test_a_party_erases_its_own_file_and_the_others_are_told(among_three: tuple[Life, str]):
    life, dispute = among_three
    attachment = _attached(life, officer(BOARD_2), about=dispute)
    erase = c.EraseAttachment(attachment_id=attachment.id, reason="Y plentyn anghywir")
    assert life.refused(erase, life.health("head_of_service")) == "erases_its_own"
    life.do(erase, officer(BOARD_2, "head_of_service"))
    told = {notice.body for notice in life.last.notices if notice.kind == "file_erased"}  # type: ignore[union-attr]
    assert told == {life.board, life.council}


@pytest.mark.parametrize("eyes", ["bodies", "welsh_government", "own"])
def test_a_sealed_file_is_nobodys_to_read_until_it_is_unsealed(eyes: str):
    life = Life().announced()
    attachment = _attached(life, life.health("coordinator"), eyes=eyes)
    before = _readers(life, attachment)
    seal = c.SealEntry(act="seal", kind="attachment", entry_id=attachment.id, reason="Plentyn arall")
    life.do(seal, life.health("coordinator"))
    assert sealed(life.facts, attachment.id)
    assert _readers(life, attachment) == set()
    assert not readable(life.facts, attachment, life.official())
    told = c.ResolveSeal(
        act="resolve", seal_id=life.facts.sealed_entries[0].id, outcome="unsealed", reasons="Y plentyn cywir"
    )
    life.do(told, life.health("head_of_service"))
    assert _readers(life, attachment) == before
