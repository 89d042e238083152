"""The cohort of stored cases: live packages as they stand, by filter and by who asks, and nothing written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from agreements.simulation.sides import InForce
from agreements.simulation.simulating import worked
from tests.workflow.stored_life import StoredLife
from workflow.casework import commands as c
from workflow.casework.facts import Actor
from workflow.casework.rulebook import Rulebook
from workflow.records.database import Database
from workflow.records.questions.packages import PackageFilter
from workflow.stored_cohort import StoredCohort, stored_cohort

Live = Callable[..., StoredLife]
OFFICIAL = Actor("official", "XWG", "wg_officer")


def asked(database: Database, reader: Actor | None = None, **where: object) -> StoredCohort:
    with database.unit() as unit:
        return stored_cohort(unit, PackageFilter(**where), weeks=52, reader=reader)  # type: ignore[arg-type]


def test_a_live_package_is_worked_as_its_own_split_was(live: Live, database: Database) -> None:
    life = live(ref="XC-0001").announced()
    live(ref="XC-0002")
    cohort = asked(database).cohort
    assert cohort.names == ("XC-0001",)
    book = InForce(Rulebook.load().book)
    both = worked(cohort, book, book)
    shares = {one["account"]: one["pence"] for one in life.facts.splits[-1].shares}
    assert both.was.pence[:, 0].tolist() == [
        shares[f"{life.facts.case.health_board}.health"],
        shares[f"{life.facts.case.council}.social"],
        shares[f"{life.facts.case.council}.education"],
    ]


def test_a_filter_leaves_out_what_it_does_not_ask_for(live: Live, database: Database) -> None:
    first, second = live(ref="XC-0001").announced(), live(ref="XC-0002", region="XR2").announced()
    start = first.facts.case.package_start
    assert start is not None
    wanted: tuple[tuple[dict[str, object], set[str]], ...] = (
        ({"region": "XR2"}, {"XC-0002"}),
        ({"body": first.facts.case.council}, {"XC-0001"}),
        ({"service": "transport"}, set()),
        ({"agreement": second.facts.case.agreement_id}, {"XC-0002"}),
        ({"starts_from": start, "starts_to": start}, {"XC-0001", "XC-0002"}),
        ({"starts_to": date(2000, 1, 1)}, set()),
    )
    for where, refs in wanted:
        assert set(asked(database, **where).cohort.names) == refs, where


def test_a_body_asks_about_its_own_cases_and_welsh_government_about_all_of_its_wales(
    live: Live, database: Database
) -> None:
    first = live(ref="XC-0001").announced()
    live(ref="XC-0002", region="XR2").announced()
    finance = replace(first.health(), role="finance")
    assert asked(database, finance).cohort.names == ("XC-0001",)
    assert asked(database, OFFICIAL).cohort.names == ("XC-0001", "XC-0002")
    assert asked(database, Actor("real", "WG", "wg_officer")).cohort.names == ()


def test_the_latest_shares_that_each_body_proposed_are_held_against_the_formula(
    live: Live, database: Database
) -> None:
    life = live(ref="XC-0001").announced()
    life.objected("scope")
    dispute = life.facts.disagreements[-1].id
    total = life.facts.splits[-1].total_pence
    for mine in (total, total - 1):
        life.do(
            c.TakePosition(
                position="Fel hyn.", language="cy", shares={"XHB1.health": mine, "XLA11.social": total - mine}
            ),
            life.health(),
            subject=dispute,
        )
        life.now += timedelta(minutes=1)
    (found,) = asked(database).disagreements
    assert found.shares == {"XHB1": {"health_board": total - 1, "council.social": 1}}
    life.do(
        c.Settle(outcome="settled", shares={"XHB1.health": total - 5, "XLA11.social": 5}, reasons="Cynnig."),
        life.social("head_of_service"),
        subject=dispute,
    )
    (found,) = asked(database).disagreements
    assert found.shares == {
        "XHB1": {"health_board": total - 1, "council.social": 1},
        "XLA11": {"health_board": total - 5, "council.social": 5},
    }
