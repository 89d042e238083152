"""Promise: what waits at a negotiating table stands in My work, late ones counted, and every link opens."""

from __future__ import annotations

import re

import pytest

from tests.api.pages.conftest import client_as
from tests.workflow.negotiating.table import Table
from workflow.negotiating import commands
from workflow.parts import Parts


@pytest.fixture
def table(parts: Parts) -> Table:
    """A table that has started, with one clause open."""
    made = Table(parts)
    made.start()
    made.done("lead", commands.ReopenClause(why="I'w egluro."), "c2-1")
    return made


def links_of(parts: Parts, person: str) -> dict[str, int]:
    client = client_as(parts, person)
    found = re.findall(r'href="(/en/negotiations/[^"#]+)', client.get("/en/work").text)
    return {link: client.get(link, follow_redirects=True).status_code for link in found}


def test_an_open_clause_stands_there_and_is_counted_late_when_its_limit_has_passed(
    parts: Parts, table: Table
) -> None:
    client = client_as(parts, "xr4-region-lead")
    before = client.get("/en/work").text
    assert "At the negotiating table (1)" in before
    assert f"/en/negotiations/{table.ref}/clauses/c2-1" in before
    assert "Time limit passed" not in before
    table.later(days=40)
    table.done("lead", commands.ProposeWording(title_cy="a", title_en="b", text_cy="c", text_en="d"), "c2-1")
    after = client.get("/cy/work").text
    assert "Terfyn amser wedi mynd heibio" in after
    assert "Setlo cymalau agored" in after


def test_every_link_of_my_work_at_a_table_opens_at_every_step(parts: Parts, table: Table) -> None:
    everybody = ("xr4-region-lead", "xhb4-director", "xhb4-finance", "xla41-finance")
    seen: set[str] = set()

    def all_open() -> None:
        for person in everybody:
            found = links_of(parts, person)
            seen.update(link.rpartition("/")[2] for link in found)
            assert set(found.values()) <= {200}, (person, found)

    all_open()
    table.settle_aims()
    all_open()
    table.put_to_signature()
    all_open()
    table.done("XHB4.finance", commands.SeeSimulation(), table.facts.simulations[-1].id)
    all_open()
    _sign_the_rest(table)
    all_open()
    assert {"newest", "sign-draft", "approve-activation"} <= seen


def test_who_is_no_party_is_shown_nothing_of_a_table(parts: Parts, table: Table) -> None:
    for person in ("xwg-wg-officer-1", "xhb1-finance"):
        assert table.ref not in client_as(parts, person).get("/en/work").text


def _sign_the_rest(table: Table) -> None:
    for one in table.facts.negotiation.required:
        office = f"{one['body']}.{one['office']}"
        if office != "XHB4.finance":
            table.done(office, commands.SeeSimulation(), table.facts.simulations[-1].id)
        table.done(office, table.signature(office))
