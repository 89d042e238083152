"""Promise: no English stands on a Welsh page of a table, at any step from its start to its activation."""

from __future__ import annotations

from fastapi.testclient import TestClient

from tests.api.pages.conftest import client_as
from tests.api.pages.test_pages import english_only
from tests.api.pages.text_of import texts_in
from tests.workflow.negotiating.table import Table
from workflow.negotiating import codes, commands, comparing
from workflow.negotiating.waiting import WAITS
from workflow.parts import Parts

TABLES = (codes.STATES, codes.CLAUSE_STATUS, codes.EVENTS, codes.ACTIONS, comparing.KINDS, WAITS)


def test_no_english_stands_on_a_welsh_page_of_a_table_at_any_step(parts: Parts) -> None:
    english = english_only() | {words.en for table in TABLES for words in table.values()}
    table = Table(parts)
    table.start()
    lead, finance = client_as(parts, "xr4-region-lead"), client_as(parts, "xhb4-finance")
    director = client_as(parts, "xhb4-director")
    at = f"/cy/negotiations/{table.ref}"
    leaks: list[str] = []

    def look(client: TestClient, *pages: str) -> None:
        for page in ("/cy/work", at, *(f"{at}/{one}" for one in pages)):
            answer = client.get(page)
            assert answer.status_code == 200, page
            leaks.extend(
                f"{page}: {text}" for text in texts_in(answer.text, "cy") if text.strip(" :.,") in english
            )

    look(lead, "drafts/1", "examples", "file?path=cases/normal.yaml", "clauses/c4-1")
    table.settle_aims()
    table.draft_next_version()
    look(lead, "drafts/2", "comparison?before=1&after=2", "clauses/c2-1", "do/make-draft")
    table.attach_simulation()
    look(lead, "do/put-to-signature")
    table.done("lead", commands.PutToSignature(draft=2, sha256=table.sha256))
    look(finance, "drafts/2")
    table.done("XHB4.finance", commands.SeeSimulation(), table.facts.simulations[-1].id)
    look(finance, "do/sign-draft")
    for one in table.facts.negotiation.required:
        office = f"{one['body']}.{one['office']}"
        if office != "XHB4.finance":
            table.done(office, commands.SeeSimulation(), table.facts.simulations[-1].id)
        table.done(office, table.signature(office))
    look(director, "do/approve-activation")
    table.activate()
    look(finance)
    assert not leaks, "\n".join(leaks)
