"""Promise: an official of Welsh Government reads what matters first, and the mailbox is theirs alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.api.conftest import Officer
from tests.api.pages.conftest import client_as
from tests.api.steps import Steps
from workflow.clocks.due import local_date
from workflow.cover import cover_referrals
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.absences import mark_absent

AsPerson = Callable[[str], Officer]
OFFICIAL, COLLEAGUE = "xwg-wg-officer-1", "xwg-wg-officer-2"


def first_page(officer: Officer, ref: str) -> dict[str, object]:
    """The first page of the case's latest referral."""
    found: dict[str, object] = officer.get(f"/cases/{ref}/welsh-government-first-pages").json()[
        "first_pages"
    ][0]
    return found


def test_the_mailbox_is_for_officials_of_the_same_wales(as_person: AsPerson, steps: Steps) -> None:
    ref = steps.referred()
    (one,) = as_person(OFFICIAL).get("/referrals").json()["referrals"]
    assert (one["ref"], one["holder"], one["opened_at"]) == (ref, None, None)
    assert as_person("wg-wg-officer").get("/referrals").json()["referrals"] == []
    for person in ("xhb1-coordinator", "xr1-region-lead", "xr1-panel-chair"):
        assert as_person(person).get("/referrals").status_code == 403
    assert as_person(OFFICIAL).client.get("/api/v1/referrals").status_code == 401


def test_a_referral_is_taken_handed_over_and_shut_by_a_conflict(as_person: AsPerson, steps: Steps) -> None:
    ref = steps.referred()
    official, colleague = as_person(OFFICIAL), as_person(COLLEAGUE)
    mailbox = f"/cases/{ref}/welsh-government-mailbox"
    official.done(mailbox, {"act": "take"})
    assert official.get("/referrals", params={"holder": OFFICIAL}).json()["referrals"][0]["ref"] == ref
    assert official.post(mailbox, {"act": "hand_over", "to": "xhb1-coordinator"}).status_code == 409
    official.done(mailbox, {"act": "hand_over", "to": COLLEAGUE})
    (one,) = official.get("/referrals").json()["referrals"]
    assert (one["holder"], one["conflicted"]) == (COLLEAGUE, False)
    colleague.done(f"/cases/{ref}/welsh-government-bundle", {})
    official.done(mailbox, {"act": "declare_conflict", "reason": "Perthynas"})
    assert official.get("/referrals").json()["referrals"][0]["conflicted"]
    for path in ("disagreements", "split", "reviews"):
        assert official.get(f"/cases/{ref}/{path}").status_code == 403
        assert colleague.get(f"/cases/{ref}/{path}").status_code == 200
    assert official.get(f"/cases/{ref}").json()["inside"] is None
    assert "owner" not in official.get("/cases").json()["cases"][0]["case"]
    reply = official.post(f"/cases/{ref}/welsh-government-replies", {"kind": "acknowledged"})
    assert (reply.status_code, reply.json()["rule"]) == (409, "no_conflict_of_interest")


def test_a_deputy_stands_in_for_an_official_who_is_away_from_the_next_sweep(
    as_person: AsPerson, steps: Steps, parts: Parts
) -> None:
    ref = steps.referred()
    official = as_person(OFFICIAL)
    official.done(f"/cases/{ref}/welsh-government-mailbox", {"act": "take"})
    with parts.database.unit() as unit:
        now = clock.now(unit)
        today = local_date(now)
        assert mark_absent(unit, OFFICIAL, from_on=today, to_on=today, by=OFFICIAL, now=now)
    (one,) = official.get("/referrals").json()["referrals"]
    assert (one["holder_present"], one["deputy"]) == (False, COLLEAGUE)
    assert cover_referrals(parts) == 1
    assert cover_referrals(parts) == 0
    (one,) = official.get("/referrals").json()["referrals"]
    assert (one["holder"], one["holder_present"]) == (COLLEAGUE, True)


def test_the_first_page_says_safety_payer_days_and_whom_to_call_before_the_bundle(
    as_person: AsPerson, steps: Steps
) -> None:
    ref = steps.referred()
    official = as_person(OFFICIAL)
    page = first_page(official, ref)
    assert page["safe"] is None
    assert page["pays_now"] == ["XHB1", "XLA11"]
    assert int(str(page["days_without_support"])) >= 5
    assert page["inside"] is None
    called = page["executives"]
    assert isinstance(called, list)
    assert [one["body"] for one in called] == ["XHB1", "XLA11"]
    assert all(one["telephone"].startswith("01632 960") for one in called)
    assert page["earlier_referrals_of_this_pair"] == 0
    steps.council.done(f"/cases/{ref}/safety-statements", {"safe": True, "who_says": "Y nyrs, heddiw."})
    safe = first_page(official, ref)["safe"]
    assert isinstance(safe, dict)
    assert (safe["safe"], safe["body"], safe["said_today"]) == (True, "XLA11", True)
    assert "nyrs" not in str(safe)
    official.done(f"/cases/{ref}/welsh-government-bundle", {})
    inside = first_page(official, ref)["inside"]
    assert isinstance(inside, dict)
    assert inside["split"]["total_pence"] > 0


def test_the_first_page_counts_earlier_referrals_of_the_same_pair(as_person: AsPerson, steps: Steps) -> None:
    steps.referred()
    second = steps.referred()
    assert first_page(as_person(OFFICIAL), second)["earlier_referrals_of_this_pair"] == 1


def test_information_corrections_and_papers_go_their_way(as_person: AsPerson, steps: Steps) -> None:
    ref = steps.referred()
    official, head = as_person(OFFICIAL), as_person("xhb1-head-of-service")
    official.done(f"/cases/{ref}/welsh-government-bundle", {})
    frozen = official.get(f"/cases/{ref}/welsh-government-replies").json()["referrals"][0]["bundle_sha256"]
    wanted = {"kind": "information_wanted", "words": "Pa oriau?", "asked_of": "XHB1"}
    official.done(f"/cases/{ref}/welsh-government-replies", wanted)
    (one,) = official.get("/referrals").json()["referrals"]
    assert one["waits_for_information"]
    steps.health.done(f"/cases/{ref}/welsh-government-information", {"information": "Dyma nhw."})
    (asked,) = official.get(f"/cases/{ref}/welsh-government-information").json()["items"]
    assert asked["supplied_by"] == "xhb1-coordinator"
    steps.health.done(f"/cases/{ref}/bundle-corrections", {"part": "bundle", "correction": "Un llinell."})
    (correction,) = official.get(f"/cases/{ref}/bundle-corrections").json()["items"]
    assert correction["bundle_sha256"] == frozen
    shown = official.get(f"/cases/{ref}/welsh-government-replies").json()["referrals"][0]
    assert shown["bundle_sha256"] == frozen
    request = {"act": "request", "papers": "Asesiad", "lawful_basis": "Y sail"}
    official.done(f"/cases/{ref}/identified-papers", request)
    head.done(
        f"/cases/{ref}/identified-papers", {"act": "answer", "answer": "released", "words": "Anfonwyd."}
    )
    (papers,) = official.get(f"/cases/{ref}/identified-papers").json()["items"]
    assert papers["answer"] == "released"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"act": "refer_to_adult_services", "to": "NOWHERE"}, "/to"),
        ({"act": "refer_to_adult_services", "to": "XWG"}, "/to"),
        ({"act": "name_worker"}, "/officer"),
    ],
)
def test_a_fault_of_a_transition_command_says_its_place(
    body: dict[str, str], pointer: str, steps: Steps
) -> None:
    ref = steps.opened()
    answer = steps.health.post(f"/cases/{ref}/transition", body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_a_child_far_from_thirteen_has_one_milestone_and_no_step_to_take(steps: Steps) -> None:
    ref = steps.opened()
    (row,) = steps.health.get(f"/cases/{ref}/transition").json()["items"]
    assert row["counted_from"].endswith("-01")
    assert row["planning_begun_at"] is None
    answer = steps.health.post(f"/cases/{ref}/transition", {"act": "begin_planning"})
    assert (answer.status_code, answer.json()["rule"]) == (409, "transition_from_thirteen")
    mine = steps.health.get("/work").json()["mine"]
    assert not [one for one in mine if one["due"]["deadline"]["kind"] == "transition_begins"]


def test_papers_that_are_asked_for_are_attached_to_the_request_for_the_eyes_of_welsh_government(
    as_person: AsPerson, steps: Steps, parts: Parts
) -> None:
    """The page of the case leads who answers to the papers, and Welsh Government to what was attached."""
    ref = steps.referred()
    official = as_person(OFFICIAL)
    official.done(f"/cases/{ref}/welsh-government-bundle", {})
    request = {"act": "request", "papers": "Asesiad", "lawful_basis": "Y sail"}
    official.done(f"/cases/{ref}/identified-papers", request)
    (papers,) = official.get(f"/cases/{ref}/identified-papers").json()["items"]
    about = f"paper_requests:{papers['id']}"
    head = client_as(parts, "xhb1-head-of-service")
    assert f"/en/cases/{ref}/attachments/new?about={about}" in head.get(f"/en/cases/{ref}").text
    form = head.get(f"/en/cases/{ref}/attachments/new?about={about}").text
    assert re.search(r'value="welsh_government"[^>]*checked', form)
    theirs = client_as(parts, OFFICIAL).get(f"/en/cases/{ref}").text
    assert "attachments/new" not in theirs
    assert f"/en/cases/{ref}/attachments" in theirs
