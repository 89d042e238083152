"""A whole negotiation, from its start to two people's activation, and a case costed under what came of it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta

from tests.workflow.casework.life import ASSESSOR, CONSENT, VIEWS
from tests.workflow.negotiating.table import BODIES, EN, FIRST_DAY, REGION, Table
from workflow import desk as cases
from workflow import negotiation_desk as desk
from workflow.casework import commands as casework
from workflow.casework.changes import Changes
from workflow.casework.facts import CaseFacts
from workflow.negotiating import commands
from workflow.negotiating.codes import EVENTS
from workflow.negotiating.stages import line_of, stage_of
from workflow.parts import Parts
from workflow.records.folding import differences
from workflow.records.negotiations.history import events_of, verify_negotiations

OTHER_PROCESS = """
import sys
from workflow.parts import Parts
with Parts.from_environment() as parts, parts.database.unit() as unit:
    book = parts.up_to_date(unit).book
    print([one.version for one in book.all() if one.id == "xr4-gofal-parhaus"])
"""


def stage(table: Table) -> tuple[str, int | None, int | None]:
    """The stage by the facts, which is also what the list of lines says."""
    found = stage_of(table.facts)
    reading = desk.reading(table.parts, table.ref)
    assert reading is not None
    (line,) = desk.lines(table.parts, table.person("lead"))
    assert line == line_of(table.facts, now=reading.now)
    return (found.code, found.n, found.of)


def costed(parts: Parts, table: Table, *, start: date) -> CaseFacts:
    """A case of the region whose package starts on a day: 1,000.00 of trained carers, 500.00 of support."""
    coordinator = table.person("XHB4.coordinator")
    council = table.person("XLA41.coordinator")
    born = start - timedelta(days=3000)  # of each case another: no second case is opened for one child
    child = casework.Child(given_name="Enghraifft", family_name="Dychmygol", birth_on=born)
    opening = casework.OpenCase(
        region=REGION,
        health_board="XHB4",
        council="XLA41",
        service="community_package",
        child=child,
        levels={"breathing": "high", "mobility": "high", "seizures": "severe"},
        consent=CONSENT,
        assessor=ASSESSOR,
        views=VIEWS,
    )
    opened = cases.open_case(parts, opening, coordinator)
    assert isinstance(opened, Changes)
    members = [
        casework.PanelMember(name=name, side=side)
        for name, side in (("Anwen", "health"), ("Bryn", "council"), ("Carys", "other"))
    ]
    lines = (
        casework.Line(kind="trained_carer", weekly_pence=100_000),
        casework.Line(kind="support", weekly_pence=50_000),
    )
    with cases.case(parts, opened.case_ref) as seat:
        for command in (
            casework.AcknowledgeReferral(),
            casework.RecordAssessment(),
            casework.ListForPanel(),
            casework.RecordDecision(outcome="eligible", members=tuple(members), reasons="Dwys."),
        ):
            answer = seat.act(command, coordinator)
            assert isinstance(answer, Changes), answer
        answer = seat.act(casework.RecordPackage(package_start=start, lines=lines), council)
        assert isinstance(answer, Changes), answer
    reading = cases.reading(parts, opened.case_ref)
    assert reading is not None
    return reading.facts


def shares(facts: CaseFacts) -> dict[str, int]:
    return {one["account"]: one["pence"] for one in facts.splits[-1].shares if one["pence"]}


def test_an_agreement_is_negotiated_signed_activated_and_used(table: Table, parts: Parts) -> None:
    before = costed(parts, table, start=date(2027, 3, 8))
    assert (before.case.agreement_version, shares(before)) == (
        1,
        {"XHB4.health": 80_000, "XLA41.social": 70_000},
    )

    table.start()
    assert stage(table) == ("starting", None, None)
    assert all(one.status == "settled" for one in table.facts.clauses)

    table.done(
        "XLA42.director",
        commands.ReopenClause(why="Mae angen geiriad cliriach."),
        "c2-1",
    )
    there = len(table.facts.clauses)
    assert stage(table) == ("clauses_open", 1, there)
    table.settle_aims()
    table.done(
        "lead",
        commands.RecordMeeting(
            held_on=date(2027, 3, 1),
            attendees=(
                commands.Attendee(name="Enghraifft", body="XLA43", office="Cyfreithiwr", could_commit=False),
            ),
        ),
    )
    assert stage(table) == ("checking", None, None)

    sha256 = table.put_to_signature()
    assert f"## c2-1 Aims\n\n{EN}\n" in table.facts.files["clauses.en.md"]
    assert stage(table) == ("awaiting_signatures", 0, 5)
    table.sign_all()
    assert {one.sha256 for one in table.facts.signatures} == {sha256}
    assert stage(table) == ("awaiting_activation", None, None)

    table.activate()
    assert stage(table) == ("active", None, None)
    (first, second) = table.facts.approvals
    assert (first.body, second.body) == (REGION, "XHB4")
    assert [one["after"]["version"] for one in first.dry_run] == [2] * 6
    assert [one["before"]["version"] for one in first.dry_run] == [1] * 6

    same_day = costed(parts, table, start=FIRST_DAY - timedelta(days=1))
    assert same_day.case.agreement_version == 1
    after = costed(parts, table, start=FIRST_DAY)
    assert (after.case.agreement_version, after.case.agreement_sha256) == (2, sha256)
    assert shares(after) == {"XHB4.health": 70_000, "XLA41.social": 80_000}
    kept = cases.reading(parts, before.case.ref)
    assert kept is not None
    assert kept.facts.case.agreement_version == 1

    with parts.database.unit() as unit:
        events = events_of(unit, table.ref)
        assert verify_negotiations(unit) == (len(events), [])
    assert {event.kind for event in events} <= EVENTS.keys()
    assert list(differences(table.facts, events)) == []
    assert EN not in str([event.data for event in events]) + str([event.sets for event in events])


def test_every_process_uses_what_was_activated_without_a_restart(table: Table, parts: Parts) -> None:
    with Parts.make(parts.settings) as web:
        with web.database.unit() as unit:
            assert web.up_to_date(unit).book.get("xr4-gofal-parhaus").version == 1
        table.start()
        table.put_to_signature()
        table.sign_all()
        table.activate()
        after = costed(web, table, start=FIRST_DAY)
        assert after.case.agreement_version == 2
        assert web.rulebook.book.get("xr4-gofal-parhaus").version == 2
    environment = dict(os.environ) | {
        "CYTUNDEB_DATABASE_URL": parts.settings.database_url,
        "CYTUNDEB_VAR": str(parts.settings.var),
        "CYTUNDEB_DEMONSTRATION": "1",
    }
    told = subprocess.run(
        [sys.executable, "-c", OTHER_PROCESS], env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[1, 2]"


def test_the_next_version_starts_from_an_activated_one(table: Table) -> None:
    table.start()
    table.put_to_signature()
    table.sign_all()
    table.activate()
    table.start(effective_from=date(2028, 6, 1))
    assert table.ref == "NG-XR4-002"
    assert table.facts.negotiation.agreement_version == 3
    assert "version: 3" in table.facts.files["agreement.yaml"]
    assert table.facts.negotiation.base_version == 2


def test_a_body_of_the_region_starts_it_too(table: Table) -> None:
    for who in ("XHB4.finance", "XLA41.director", "XLA43.chief_executive"):
        table.start(who)
        assert table.facts.negotiation.lead == table.person(who).person
        table.done(who, commands.WithdrawNegotiation(why="Prawf"))
    assert set(table.facts.negotiation.bodies) == set(BODIES)


def test_a_draft_is_the_same_whatever_machine_it_was_begun_on(table: Table) -> None:
    table.start()
    first = {
        path: text.partition("\n")[0] for path, text in table.facts.files.items() if path.endswith(".yaml")
    }
    assert first.pop("agreement.yaml").endswith("$schema=../../../schemas/agreement.schema.json")
    assert all("$schema=../../../../schemas/" in line for line in first.values())
