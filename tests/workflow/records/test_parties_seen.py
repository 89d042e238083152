"""Who sees a case as a party beside its funders, what waits for them, and what a legal hold keeps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.workflow.stored_life import StoredLife
from workflow.casework import commands as c
from workflow.casework.facts import Actor
from workflow.records.database import Database
from workflow.records.questions.case_list import case_list
from workflow.records.questions.my_work import my_work, waiting_for_others
from workflow.records.questions.visibility import may_see
from workflow.records.reading import read
from workflow.records.texts import LegalHoldStands, erase_text, texts_by_id

Live = Callable[..., StoredLife]
SECOND = Actor("second", "XHB2", "coordinator")
LEAD = Actor("lead", "XLA11", "education")
OTHER_LEAD = Actor("lead", "XLA12", "education")


def add(life: StoredLife, kind: str, code: str | None = None) -> None:
    said = c.AddParty(act="add", kind=kind, code=code, reasons="Rheswm")  # type: ignore[arg-type]
    life.do(said, life.health("coordinator"))


def test_a_party_sees_the_same_cases_in_lists_as_one_by_one(live: Live, database: Database) -> None:
    plain, with_board, with_education = (live(ref=f"XC-000{number}") for number in (1, 2, 3))
    left = live(ref="XC-0004")
    add(with_board, "health_board", "XHB2")
    add(with_education, "education")
    add(left, "health_board", "XHB2")
    left.do(c.RemoveParty(act="remove", party="XHB2", reasons="x"), left.health("coordinator"))
    lives = (plain, with_board, with_education, left)
    wanted = {
        SECOND: {"XC-0002"},
        LEAD: {"XC-0003"},
        OTHER_LEAD: set(),
        plain.health(): {x.ref for x in lives},
    }
    with database.unit() as unit:
        for actor, refs in wanted.items():
            listed = {line.ref for line in case_list(unit, actor, now=plain.now).lines}
            seen = {life.ref for life in lives if may_see(read(unit, life.ref), actor)}  # type: ignore[arg-type]
            assert listed == seen == refs, actor


def test_a_stage_waits_for_the_office_of_every_party_to_its_disagreement_and_of_no_other(
    live: Live, database: Database
) -> None:
    life = live(ref="XC-0001")
    add(life, "health_board", "XHB2")
    add(life, "education")
    parties = (life.board, "XHB2", f"{life.council}.education")
    said = c.OpenDisagreement(subject="who_acts", reasons="x", parties=parties)
    life.do(said, life.health("coordinator"))

    def stages(actor: Actor) -> list[str]:
        with database.unit() as unit:
            mine = [one.deadline.kind for one in my_work(unit, actor)]
            others = [one.deadline.kind for one in waiting_for_others(unit, actor)]
        assert ("stage_practitioners" in mine) != ("stage_practitioners" in others)
        return [kind for kind in mine if kind.startswith("stage_")]

    for actor in (life.health("coordinator"), SECOND, LEAD):
        assert stages(actor) == ["stage_practitioners"], actor
    assert stages(life.social("coordinator")) == []


def test_between_the_two_funders_a_stage_waits_for_both_and_not_for_the_education_lead(
    live: Live, database: Database
) -> None:
    life = live(ref="XC-0001")
    add(life, "education")
    life.do(c.OpenDisagreement(subject="who_acts", reasons="x"), life.health("coordinator"))
    with database.unit() as unit:
        for actor, waits in (
            (life.health("coordinator"), True),
            (life.social("coordinator"), True),
            (LEAD, False),
        ):
            kinds = [one.deadline.kind for one in my_work(unit, actor)]
            assert ("stage_practitioners" in kinds) == waits, actor


def test_under_a_legal_hold_no_text_of_the_case_is_erased_until_it_is_lifted(
    live: Live, database: Database
) -> None:
    life, other = live(ref="XC-0001"), live(ref="XC-0002")
    for one in (life, other):
        one.do(c.OpenDisagreement(subject="who_acts", reasons="Rhesymau"), one.health("coordinator"))
    hold = c.StartLegalHold(act="start", court="Llys (enghraifft)", issued_on=date(2026, 9, 7))
    life.do(hold, life.health("director"))
    kept, free = life.dispute.text_id, other.dispute.text_id
    assert kept
    assert free
    with pytest.raises(LegalHoldStands), database.unit() as unit:
        erase_text(unit, kept)
    with database.unit() as unit:
        assert kept in texts_by_id(unit, [kept])
        assert erase_text(unit, free)
    life.do(c.LiftLegalHold(act="lift", reasons="Daeth i ben"), life.health("director"))
    with database.unit() as unit:
        assert erase_text(unit, kept)
