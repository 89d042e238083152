"""Promises: a file goes in and out whole, is sealed where it lies, is read only by whom it is for, and never
leaves while it is held back, infected or erased."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from tests.api.conftest import Officer
from tests.api.pages.conftest import client_as
from tests.api.steps import Steps
from tests.fake_clamd import MARK, fake_clamd
from workflow.filing import scan_waiting
from workflow.parts import Parts
from workflow.records.attachments import readings_of_file
from workflow.records.questions.history import verify_all
from workflow.scanning.file_kinds import file_kinds

PDF = b"%PDF-1.7\nadroddiad am y plentyn"
NAME = "Adroddiad Myfanwy Dychmygol.pdf"
WHAT = {"type": "report", "language": "cy"}


def send(
    officer: Officer, ref: str, content: bytes = PDF, *, name: str = NAME, **more: Any
) -> httpx.Response:
    """Send a file as it is; `key` and `etag` as given, everything else in the query."""
    fresh = f"file-{hashlib.sha256(content).hexdigest()[:8]}-{more}"
    key, etag = more.pop("key", fresh), more.pop("etag", None)
    headers = dict(officer.headers)
    if key:
        headers["Idempotency-Key"] = key[:200]
    if etag is None:
        etag = officer.etag(ref)
    if etag:
        headers["If-Match"] = etag
    headers["Content-Disposition"] = "attachment; filename*=UTF-8''" + quote(name, safe="")
    return officer.client.post(
        f"/api/v1/cases/{ref}/attachments", params=WHAT | more, content=content, headers=headers
    )


def sent(officer: Officer, ref: str, content: bytes = PDF, **more: Any) -> str:
    """Send a file, and insist that it was taken; its id."""
    answer = send(officer, ref, content, **more)
    assert answer.status_code == 201, answer.text
    return answer.headers["location"].rpartition("/")[2]


def _everything(parts: Parts) -> str:
    """Every row of every table, as text."""
    with parts.database.unit() as unit:
        tables = [name for (name,) in unit.all("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
        return "".join(str(unit.all(f"SELECT t::text FROM {table} t")) for table in tables)


def test_a_file_comes_out_as_it_went_in_and_lies_sealed(steps: Steps, parts: Parts) -> None:
    """Its bytes and its name are nowhere in the database, in no event and in no address; its digest is."""
    ref = steps.opened()
    key = sent(steps.health, ref)
    out = steps.council.get(f"/cases/{ref}/attachments/{key}/content")
    assert out.content == PDF
    assert out.headers["content-type"] == "application/pdf"
    assert out.headers["content-disposition"].startswith('attachment; filename="attachment.pdf"')
    assert "Myfanwy%20Dychmygol" in out.headers["content-disposition"]
    assert out.headers["x-content-type-options"] == "nosniff"
    assert out.headers["content-security-policy"].startswith("default-src 'none'; sandbox")
    assert out.headers["x-content-sha256"] == hashlib.sha256(PDF).hexdigest()
    shown = steps.council.get(f"/cases/{ref}/attachments/{key}").json()
    assert shown["name"] == NAME
    stored = _everything(parts)
    assert "Adroddiad Myfanwy" not in stored
    assert PDF.hex() not in stored
    (event,) = [
        one
        for one in steps.health.get(f"/cases/{ref}/events").json()["events"]
        if one["kind"] == "FileAttached"
    ]
    assert event["data"]["sha256"] == hashlib.sha256(PDF).hexdigest()
    assert event["data"]["size"] == len(PDF)


def test_each_handing_out_is_recorded(steps: Steps, parts: Parts) -> None:
    """Who and when; looking at the list records nobody."""
    ref = steps.opened()
    key = sent(steps.health, ref)
    before = steps.health.etag(ref)
    steps.council.get(f"/cases/{ref}/attachments")
    for officer in (steps.council, steps.health, steps.council):
        officer.get(f"/cases/{ref}/attachments/{key}/content")
    with parts.database.unit() as unit:
        found = [one.person for one in readings_of_file(unit, key)]
    assert found == ["xla11-coordinator", "xhb1-coordinator", "xla11-coordinator"]
    assert steps.health.etag(ref) == before


def test_a_new_version_takes_the_old_ones_place_and_both_stay(steps: Steps) -> None:
    """Only of one's own file, and only of the newest."""
    ref = steps.opened()
    first = sent(steps.health, ref)
    second = sent(steps.health, ref, PDF + b"2", supersedes=first)
    items = steps.council.get(f"/cases/{ref}/attachments").json()["items"]
    assert [(one["attachment"]["version"], one["attachment"]["superseded_by"]) for one in items] == [
        (1, second),
        (2, None),
    ]
    assert steps.council.get(f"/cases/{ref}/attachments/{first}/content").content == PDF
    again = send(steps.health, ref, PDF + b"3", supersedes=first)
    assert (again.status_code, again.json()["rule"]) == (409, "version_is_the_newest")
    other = send(steps.council, ref, PDF + b"4", supersedes=second)
    assert (other.status_code, other.json()["rule"]) == (409, "version_is_our_own")


def test_a_file_is_read_by_those_whose_eyes_it_is_for(
    steps: Steps, as_person: Callable[[str], Officer]
) -> None:
    """One's own body; both; Welsh Government too, once the bundle is open. To anybody else it is not
    there."""
    ref = steps.referred()
    government, lead = as_person("xwg-wg-officer-1"), as_person("xr1-region-lead")
    files = {
        eyes: sent(steps.health, ref, PDF + eyes.encode(), eyes=eyes)
        for eyes in ("own", "bodies", "welsh_government")
    }
    assert government.get(f"/cases/{ref}/attachments").status_code == 403
    government.done(f"/cases/{ref}/welsh-government-bundle", {})
    may: list[tuple[Officer, set[str]]] = [
        (as_person("xhb1-finance"), set(files)),
        (steps.council, {"bodies", "welsh_government"}),
        (government, {"welsh_government"}),
        (lead, set()),
    ]
    for officer, eyes in may:
        listed = officer.get(f"/cases/{ref}/attachments").json()["items"]
        assert {one["eyes"]["code"] for one in listed} == eyes, officer.person
        for name, key in files.items():
            expected = 200 if name in eyes else 404
            for path in (key, f"{key}/content"):
                assert officer.get(f"/cases/{ref}/attachments/{path}").status_code == expected


def test_it_is_judged_in_the_promised_order(steps: Steps, as_person: Callable[[str], Officer]) -> None:
    """401, 404, 403, 400, 413, a used key, 428, 412, 415, 422, 409."""
    ref = steps.opened()
    health, bad = steps.health, b"MZ program"
    nobody = health.client.post(f"/api/v1/cases/{ref}/attachments", content=PDF)
    assert nobody.status_code == 401
    assert send(as_person("xla12-coordinator"), ref, bad, key="", etag="").status_code == 404
    assert send(as_person("xr1-region-lead"), ref, bad, key="", etag="").status_code == 403
    assert send(health, ref, bad, key="", etag="").status_code == 400
    large = b"%PDF-" + bytes(file_kinds().largest_bytes)
    assert send(health, ref, large, etag="").status_code == 413
    assert send(health, ref, bad, etag="").status_code == 428
    assert send(health, ref, bad, etag='"old"', type="nothing").status_code == 412
    assert send(health, ref, bad, type="nothing").status_code == 415
    for more in ({"type": "nothing"}, {"eyes": "all"}, {"received": "x"}, {"colour": "red"}):
        faulty = send(health, ref, **more)
        assert faulty.status_code == 422
        assert faulty.json()["errors"][0]["pointer"] == f"/{next(iter(more))}"
    refused = send(health, ref, about_kind="disagreements", about_id="nothing")
    assert (refused.status_code, refused.json()["rule"]) == (409, "record_is_of_the_case")
    assert health.get(f"/cases/{ref}/attachments").json()["items"] == []
    taken = send(health, ref, key="once")
    again = send(health, ref, key="once")
    assert (taken.status_code, again.status_code, again.text) == (201, 201, taken.text)
    assert send(health, ref, PDF + b"other", key="once").status_code == 422
    assert len(health.get(f"/cases/{ref}/attachments").json()["items"]) == 1


def test_only_this_one_address_takes_a_large_body(steps: Steps) -> None:
    """Every other write still ends at its old limit."""
    ref = steps.opened()
    answer = steps.health.post(f"/cases/{ref}/private-notes", {"note": "x" * 300_000})
    assert answer.status_code == 413


def test_a_file_is_attached_to_any_record(steps: Steps) -> None:
    """To a disagreement, by its table and id."""
    ref, dispute = steps.disputed()
    key = sent(steps.council, ref, about_kind="disagreements", about_id=dispute)
    shown = steps.health.get(f"/cases/{ref}/attachments/{key}").json()["attachment"]
    assert (shown["about_kind"], shown["about_id"]) == ("disagreements", dispute)


def test_erasing_takes_the_bytes_and_leaves_the_chain(
    steps: Steps, parts: Parts, as_person: Callable[[str], Officer]
) -> None:
    """By a head of service of the body that attached it, once; the events still verify."""
    ref = steps.opened()
    key = sent(steps.health, ref)
    body = {"attachment_id": key, "reason": "Atodwyd mewn camgymeriad."}
    head = as_person("xhb1-head-of-service")
    other = as_person("xla11-head-of-service").post(f"/cases/{ref}/attachment-erasures", body)
    assert (other.status_code, other.json()["rule"]) == (409, "erases_its_own")
    head.done(f"/cases/{ref}/attachment-erasures", body)
    gone = steps.council.get(f"/cases/{ref}/attachments/{key}/content")
    assert gone.status_code == 409
    assert steps.council.get(f"/cases/{ref}/attachments/{key}").json()["name"] is None
    with parts.database.unit() as unit:
        assert unit.one("SELECT count(*) FROM attachment_contents") == (0,)
        assert verify_all(unit)[1] == []
    twice = head.post(f"/cases/{ref}/attachment-erasures", body)
    assert twice.status_code == 409


@pytest.fixture
def strict(parts: Parts, tmp_path: Path) -> Iterator[Path]:
    """A scan is required, and nobody is at its socket yet."""
    socket = tmp_path / "clamd"
    held, parts_settings = parts.settings, replace(parts.settings, scan="required", clamd=str(socket))
    object.__setattr__(parts, "settings", parts_settings)
    yield socket
    object.__setattr__(parts, "settings", held)


def test_without_the_scanner_that_is_required_a_file_is_held_until_it_is_scanned_once(
    steps: Steps, parts: Parts, strict: Path
) -> None:
    """Shown as held and not handed out; the flow's work scans it, and a second run does nothing."""
    ref = steps.opened()
    clean, bad = sent(steps.health, ref), sent(steps.health, ref, PDF + MARK)
    content = steps.council.get(f"/cases/{ref}/attachments/{clean}/content")
    assert (content.status_code, content.json()["type"].rpartition("/")[2]) == (409, "held-back")
    assert scan_waiting(parts).waiting == 1
    with fake_clamd(strict) as (_, scanned):
        first = scan_waiting(parts)
        assert (first.clean, first.infected, first.waiting) == (1, 1, 0)
        etag = steps.health.etag(ref)
        second = scan_waiting(parts)
        assert (second.clean, second.infected, second.waiting, len(scanned)) == (0, 0, 0, 2)
    assert steps.health.etag(ref) == etag
    assert steps.council.get(f"/cases/{ref}/attachments/{clean}/content").content == PDF
    assert steps.council.get(f"/cases/{ref}/attachments/{bad}/content").status_code == 409
    with parts.database.unit() as unit:
        assert verify_all(unit)[1] == []
        told = unit.all("SELECT kind, body FROM notices WHERE kind = 'file_infected'")
    assert told == [("file_infected", "XHB1")]


def test_a_virus_is_refused_at_the_door(steps: Steps, parts: Parts, strict: Path) -> None:
    """Nothing of the file is kept."""
    ref = steps.opened()
    with fake_clamd(strict):
        refused = send(steps.health, ref, PDF + MARK)
    assert refused.status_code == 422
    assert "Test.Virus" in refused.text
    with parts.database.unit() as unit:
        assert unit.one("SELECT count(*) FROM attachment_contents") == (0,)


def test_a_legal_hold_keeps_every_file(steps: Steps, as_person: Callable[[str], Officer]) -> None:
    """Nothing is erased until it is lifted; files still come in and go out."""
    ref = steps.opened()
    key = sent(steps.health, ref)
    head = as_person("xhb1-head-of-service")
    today = steps.health.client.get("/api/v1/demonstration/clock").json()["now"][:10]
    head.done(f"/cases/{ref}/legal-holds", {"act": "start", "court": "Llys", "issued_on": today})
    erase = {"attachment_id": key, "reason": "Cais."}
    refused = head.post(f"/cases/{ref}/attachment-erasures", erase)
    assert (refused.status_code, refused.json()["rule"]) == (409, "legal_hold_stands")
    assert steps.council.get(f"/cases/{ref}/attachments/{key}/content").content == PDF
    lift = {"act": "lift", "reasons": "Daeth yr achos llys i ben."}
    as_person("xhb1-director").done(f"/cases/{ref}/legal-holds", lift)
    head.done(f"/cases/{ref}/attachment-erasures", erase)


def test_a_sealed_file_is_listed_described_handed_out_and_shown_to_nobody(
    steps: Steps, as_person: Callable[[str], Officer], parts: Parts
) -> None:
    """Neither over HTTP nor on a page, to either body, nor to Welsh Government once the case is referred."""
    ref = steps.referred()
    key = sent(steps.health, ref, eyes="welsh_government")
    official = as_person("xwg-wg-officer-1")
    official.done(f"/cases/{ref}/welsh-government-bundle", {})
    readers = (steps.health, steps.council, official)
    pages = [client_as(parts, one) for one in ("xhb1-coordinator", "xla11-coordinator", "xwg-wg-officer-1")]
    assert all(key in one.get(f"/cases/{ref}/attachments").text for one in readers)
    assert all(NAME in one.get(f"/en/cases/{ref}/attachments").text for one in pages)
    told = {"act": "seal", "kind": "attachment", "entry_id": key, "reason": "Plentyn arall"}
    steps.health.done(f"/cases/{ref}/sealed-entries", told)
    for one in readers:
        assert one.get(f"/cases/{ref}/attachments").json()["items"] == []
        for path in (f"attachments/{key}", f"attachments/{key}/content"):
            assert one.get(f"/cases/{ref}/{path}").status_code == 404
    for shown in pages:
        assert NAME not in shown.get(f"/en/cases/{ref}/attachments").text
        assert key not in shown.get(f"/en/cases/{ref}").text
        assert shown.get(f"/en/cases/{ref}/attachments/{key}/content").status_code == 404
    again = send(steps.health, ref, supersedes=key)
    assert again.json()["rule"] == "version_is_our_own"
