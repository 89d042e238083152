"""Promises: a report is asked for by letter, chased by the clock, and sent in once by a link that names
nobody; nothing else waits for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from cytundeb.place import Place
from cytundeb.running.tasks import web_task
from tests.api.conftest import Officer
from tests.api.steps import CHILD, Steps
from tests.api.v1.test_attachments import sent
from workflow.parts import Parts
from workflow.records.attachments import find_link
from workflow.records.questions.history import verify_all

ASK = {
    "act": "ask",
    "addressee": "school",
    "to": "Ysgol Dychmygol\n1 Stryd y Bont",
    "asks": "Cynnydd a phresenoldeb.",
}
PDF = b"%PDF-1.7 adroddiad yr ysgol"


def _asked(officer: Officer, ref: str, **more: Any) -> str:
    done = officer.done(f"/cases/{ref}/report-requests", ASK | more)
    return str(done["events"][0]["data"]["request"])


def _letter(officer: Officer, ref: str, key: str) -> dict[str, str]:
    answer = officer.get(f"/cases/{ref}/report-requests/{key}/letter")
    assert answer.status_code == 200, answer.text
    found: dict[str, str] = answer.json()
    return found


def _secret(letter: dict[str, str]) -> str:
    (secret,) = re.findall(r"/cy/upload/(\S+)", letter["cy"])
    return str(secret)


def _send(client: TestClient, secret: str, content: bytes = PDF, **fields: str) -> httpx.Response:
    files = {"file": ("Adroddiad Myfanwy.pdf", content, "application/pdf")}
    data = {"language": "cy", "sender": "Mr Athro"} | fields
    return client.post(f"/en/upload/{secret}", data=data, files=files)


def _row(officer: Officer, ref: str, key: str) -> dict[str, Any]:
    items = officer.get(f"/cases/{ref}/report-requests").json()["items"]
    return next(one for one in items if one["id"] == key)


def test_the_letter_names_the_child_and_its_reading_is_recorded(steps: Steps, parts: Parts) -> None:
    """In both languages, with the link; only for the body that asks."""
    ref = steps.opened(child=CHILD)
    key = _asked(steps.health, ref)
    letter = _letter(steps.health, ref, key)
    for language in ("cy", "en"):
        assert CHILD["given_name"] in letter[language]
        assert "Ysgol Dychmygol" in letter[language]
        assert f"/{language}/upload/{_secret(letter)}" in letter[language]
    assert steps.council.get(f"/cases/{ref}/report-requests/{key}/letter").status_code == 404
    with parts.database.unit() as unit:
        assert unit.all("SELECT person FROM child_readings") == [("xhb1-coordinator",)]


def test_only_the_digest_of_a_links_secret_is_kept(steps: Steps, parts: Parts) -> None:
    """The secret is in no row, and the letter gives it again all the same."""
    ref = steps.opened()
    key = _asked(steps.health, ref)
    secret = _secret(_letter(steps.health, ref, key))
    assert len(secret) >= 43
    assert _secret(_letter(steps.health, ref, key)) == secret
    with parts.database.unit() as unit:
        tables = [name for (name,) in unit.all("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
        stored = "".join(str(unit.all(f"SELECT t::text FROM {table} t")) for table in tables)
        assert secret not in stored
        assert find_link(unit, secret) is not None


def test_a_link_made_by_the_caller_counts_for_nothing(steps: Steps, parts: Parts) -> None:
    """Whoever asks cannot choose the secret."""
    ref = steps.opened()
    _asked(steps.health, ref, link={"id": "mine", "sha256": "0" * 64})
    with parts.database.unit() as unit:
        assert unit.one("SELECT count(*) FROM upload_links WHERE id = 'mine' OR sha256 LIKE '000%'") == (0,)


def test_the_page_says_who_asks_for_what_by_when_and_no_more(steps: Steps, client: TestClient) -> None:
    """No child, no case, no words of the request; no referrer, nothing kept by the browser."""
    ref = steps.opened(child=CHILD)
    secret = _secret(_letter(steps.health, ref, _asked(steps.health, ref)))
    for language, kind in (("cy", "Ysgol"), ("en", "School")):
        page = client.get(f"/{language}/upload/{secret}")
        assert page.status_code == 200
        assert kind in page.text
        for hidden in (*CHILD.values(), ref, "Cynnydd", "Dychmygol", "xhb1-coordinator"):
            assert hidden not in page.text, hidden
        assert page.headers["referrer-policy"] == "no-referrer"
        assert page.headers["cache-control"] == "no-store"


def test_a_report_comes_in_once_and_the_link_is_dead(steps: Steps, client: TestClient, parts: Parts) -> None:
    """It is a file of the case, the clock is met, the coordinator is told; a second try is turned away."""
    ref = steps.opened()
    key = _asked(steps.health, ref)
    secret = _secret(_letter(steps.health, ref, key))
    assert _send(client, secret).status_code == 200
    row = _row(steps.council, ref, key)
    assert (row["outcome"], row["how"], row["late_at"]) == ("received", "link", None)
    file = steps.council.get(f"/cases/{ref}/attachments/{row['attachment_id']}/content")
    assert file.content == PDF
    clocks = [one["deadline"] for one in steps.health.get(f"/cases/{ref}/deadlines").json()["deadlines"]]
    assert {one["status"] for one in clocks if one["subject"] == key} == {"met"}
    texts = steps.health.get(f"/cases/{ref}/report-requests").json()["texts"]
    assert "Mr Athro" in {one["text"] for one in texts.values()}
    assert _send(client, secret).status_code == 404
    assert len(steps.health.get(f"/cases/{ref}/attachments").json()["items"]) == 1
    with parts.database.unit() as unit:
        assert verify_all(unit)[1] == []
        told = unit.all("SELECT body, role FROM notices WHERE kind = 'report_received'")
    assert told == [("XHB1", "coordinator")]


def test_a_dead_link_says_the_same_however_it_died(steps: Steps, client: TestClient) -> None:
    """Unknown, used, revoked, replaced, out of date, of a case that has ended: one page, to the byte."""
    ref = steps.opened()
    secrets = {"unknown": "x" * 43, "short": "rhy-fyr"}
    used = _asked(steps.health, ref)
    secrets["used"] = _secret(_letter(steps.health, ref, used))
    assert _send(client, secrets["used"]).status_code == 200
    revoked = _asked(steps.health, ref)
    secrets["revoked"] = _secret(_letter(steps.health, ref, revoked))
    steps.health.done(f"/cases/{ref}/report-requests", {"act": "revoke_link", "request_id": revoked})
    replaced = _asked(steps.health, ref)
    secrets["replaced"] = _secret(_letter(steps.health, ref, replaced))
    steps.health.done(f"/cases/{ref}/report-requests", {"act": "renew_link", "request_id": replaced})
    new = _secret(_letter(steps.health, ref, replaced))
    assert client.get(f"/en/upload/{new}").status_code == 200
    steps.health.done(f"/cases/{ref}/care", {"act": "end", "reason": "death"})
    secrets["ended"] = new
    pages = {}
    for why, secret in secrets.items():
        page = client.get(f"/en/upload/{secret}")
        assert page.status_code == 404, why
        assert _send(client, secret).status_code == 404, why
        pages[why] = re.sub(r'<time.*?</time>|nonce="[^"]*"', "", page.text.replace(secret, "SECRET"))
    assert len(set(pages.values())) == 1


def test_a_bad_file_does_not_use_the_link_up(steps: Steps, client: TestClient) -> None:
    """The sender mends the fault and sends again."""
    ref = steps.opened()
    secret = _secret(_letter(steps.health, ref, _asked(steps.health, ref)))
    assert _send(client, secret, b"MZ program").status_code == 422
    assert client.post(f"/en/upload/{secret}", data={"language": "cy"}).status_code == 422
    assert _send(client, secret, language="klingon").status_code == 422
    assert _send(client, secret).status_code == 200


def test_one_address_may_ask_only_so_often(steps: Steps, client: TestClient) -> None:
    """After that it waits."""
    answers = [client.get(f"/en/upload/{'y' * 43}").status_code for _ in range(40)]
    assert answers[0] == 404
    assert answers[-1] == 429


def test_the_server_writes_no_address_into_its_log(tmp_path: Path) -> None:
    """A secret stands in an address: the web process logs warnings alone."""
    words = web_task({}, place=Place(tmp_path), port=8000).words
    assert words[words.index("--log-level") + 1] == "warning"


def test_a_late_report_is_chased_and_counted_and_nothing_waits_for_it(
    steps: Steps, as_person: Callable[[str], Officer], parts: Parts
) -> None:
    """Half time, the limit, the chase; the assessment is recorded meanwhile."""
    ref = steps.opened()
    key = _asked(steps.health, ref)
    steps.pass_limit(ref, "report_reminder")
    assert _row(steps.health, ref, key)["reminded_at"] is not None
    steps.pass_limit(ref, "report")
    assert _row(steps.health, ref, key)["late_at"] is not None
    steps.pass_limit(ref, "report_chase")
    with parts.database.unit() as unit:
        told = dict(unit.all("SELECT kind, count(*) FROM notices WHERE about = %s GROUP BY kind", (key,)))
    assert told == {"report_reminder": 1, "report_late": 4}
    steps.health.done(f"/cases/{ref}/acknowledgement", {})
    steps.health.done(f"/cases/{ref}/assessment", {})
    done = steps.health.done(
        f"/cases/{ref}/report-requests",
        {"act": "record", "request_id": key, "how": "paper", "said": "Daeth trwy'r post."},
    )
    assert done["events"][-1]["data"]["late"] is True
    running = steps.health.get(f"/cases/{ref}").json()["deadlines"]
    assert all(one["deadline"]["subject"] != key for one in running)


@pytest.mark.parametrize("outcome", ["none_exists", "not_wanted"])
def test_a_report_that_will_not_come_stops_its_clocks(outcome: str, steps: Steps) -> None:
    """With what was said; only by the body that asked."""
    ref = steps.opened()
    key = _asked(steps.health, ref)
    body = {"act": "decline", "request_id": key, "outcome": outcome, "reason": "Nid oes un."}
    assert steps.council.post(f"/cases/{ref}/report-requests", body).status_code == 409
    steps.health.done(f"/cases/{ref}/report-requests", body)
    running = steps.health.get(f"/cases/{ref}").json()["deadlines"]
    assert all(one["deadline"]["subject"] != key for one in running)
    assert steps.health.post(f"/cases/{ref}/report-requests", body).status_code == 409


def test_a_file_about_the_request_is_the_report(steps: Steps) -> None:
    """Attached by the coordinator, it closes the request."""
    ref = steps.opened()
    key = _asked(steps.health, ref)
    file = sent(steps.health, ref, PDF, about_kind="report_requests", about_id=key)
    row = _row(steps.health, ref, key)
    assert (row["outcome"], row["how"], row["attachment_id"]) == ("received", "attached", file)
