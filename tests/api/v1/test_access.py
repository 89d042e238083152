"""Promise: every route says whom it is for, and nobody else gets past it. A route that is not listed here
fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.api.conftest import Officer
from tests.api.steps import Steps
from tests.api.v1.panel_paths import PANEL_READS, PANEL_WRITES
from tests.api.v1.table_paths import TABLE_READS, TABLE_WRITES

OFFICES = {"coordinator", "finance", "head-of-service", "director", "chief-executive"}
PARTIES = {f"{body}-{office}" for body in ("xhb1", "xla11") for office in OFFICES}
INSIDERS = PARTIES | {"xr1-region-lead"}
STRANGERS = {
    "xla12-coordinator",
    "xhb2-finance",
    "xla21-director",
    "xr2-region-lead",
    "xr1-panel-chair",
    "xr2-panel-chair",
    "xwg-wg-officer-1",
    "wg-wg-officer",
}
"""The last five see a case only in their region, at the panel, or once it was referred in their Wales."""
EVERYBODY = INSIDERS | STRANGERS


def _of(*offices: str) -> set[str]:
    return {f"{body}-{office}" for body in ("xhb1", "xla11") for office in offices}


CASE = "/api/v1/cases/{ref}"
ANY_CASE = {
    f"{CASE}{path}"
    for path in (
        "",
        "/confirmations",
        "/assessment",
        "/decision",
        "/package",
        "/care",
        "/payers",
        "/split",
        "/answers",
        "/deadlines",
        "/events",
        "/welsh-government-replies",
        "/disagreements",
        "/disagreements/{id}",
        "/disagreements/{id}/positions",
        "/disagreements/{id}/evidence",
        "/disagreements/{id}/extensions",
        "/disagreements/{id}/settlement",
        "/disagreements/{id}/facts",
        "/disagreements/{id}/mediation",
        "/disagreements/{id}/panel",
        "/parties",
        "/legal-holds",
        "/reimbursements",
        "/signatures",
        "/documents",
        "/attachments",
        "/report-requests",
        "/private-notes",
        "/safeguarding",
        "/key-workers",
        "/links",
    )
}
DECISION = {
    f"{CASE}/{path}"
    for path in (
        "referrers",
        "redirects",
        "consents",
        "sharing-bases",
        "legal-statuses",
        "advocates",
        "checklists",
        "assessors",
        "child-views",
        "fast-tracks",
        "local-reviews",
        "remittals",
        "handovers",
    )
}
WELSH_GOVERNMENT = {
    f"{CASE}/{path}"
    for path in (
        "safety-statements",
        "referral-conflicts",
        "welsh-government-information",
        "bundle-corrections",
        "identified-papers",
        "transition",
        "reviews",
    )
}
CARE = {
    f"{CASE}/{path}"
    for path in (
        "deliveries",
        "absences",
        "settings",
        "setting-judgements",
        "enquiries",
        "placement-approvals",
        "discharges",
        "concerns",
        "blockers",
        "meetings",
        "meeting-attendances",
        "meeting-refusals",
        "meeting-actions",
        "withdrawals",
    )
}
OFFICES_OF_RULES = {
    f"{CASE}/{path}" for path in ("responsibilities", "transfers", "corrections", "sealed-entries")
}
READS: dict[str, set[str]] = {
    **dict.fromkeys(OFFICES_OF_RULES, INSIDERS),
    **dict.fromkeys(CARE, INSIDERS),
    **dict.fromkeys(WELSH_GOVERNMENT, INSIDERS),
    f"{CASE}/welsh-government-first-pages": INSIDERS,
    **dict.fromkeys(DECISION, INSIDERS),
    **dict.fromkeys(ANY_CASE, INSIDERS),
    f"{CASE}/child": _of("coordinator", "head-of-service"),
    f"{CASE}/child-readings": _of("coordinator", "head-of-service"),
    f"{CASE}/duplicates": _of("coordinator", "head-of-service"),
    "/api/v1/cases": EVERYBODY,
    "/api/v1/work": EVERYBODY,
    "/api/v1/agreements": EVERYBODY,
    "/api/v1/agreements/{id}": EVERYBODY,
    "/api/v1/regions": EVERYBODY,
    "/api/v1/me": EVERYBODY,
}
COORDINATORS = _of("coordinator")
MONEY = _of("finance", "director")
WRITES: dict[str, set[str]] = {
    **dict.fromkeys(
        (
            f"{CASE}/{path}"
            for path in (
                "acknowledgement",
                "assessment",
                "panel-listing",
                "decision",
                "decision-letter",
                "handover",
                "redirects",
                "consents",
                "sharing-bases",
                "legal-statuses",
                "advocates",
                "checklists",
                "assessors",
                "child-views",
                "fast-tracks",
                "look-again",
                "package",
                "pauses",
                "resumptions",
                "family-notes",
            )
        ),
        COORDINATORS,
    ),
    f"{CASE}/local-reviews": _of("coordinator", "head-of-service"),
    f"{CASE}/remittals": _of("coordinator", "head-of-service"),
    f"{CASE}/attachments": PARTIES,
    f"{CASE}/attachment-erasures": _of("head-of-service"),
    f"{CASE}/report-requests": COORDINATORS,
    f"{CASE}/private-notes": PARTIES,
    f"{CASE}/safeguarding": _of("coordinator", "head-of-service"),
    f"{CASE}/confirmations": _of("coordinator", "head-of-service"),
    f"{CASE}/care": _of("coordinator", "head-of-service", "finance", "director"),
    **{
        f"{CASE}/{path}": _of("coordinator", "head-of-service")
        for path in ("key-worker", "child-record", "links", "merge")
    },
    **{
        f"{CASE}/{path}": _of("coordinator", "head-of-service")
        for path in ("transfer", "corrections", "sealed-entries")
    },
    f"{CASE}/owner": _of("head-of-service"),
    f"{CASE}/proposals": MONEY,
    f"{CASE}/answers": _of("finance", "director", "head-of-service", "coordinator"),
    f"{CASE}/disagreements": PARTIES,
    **{
        f"{CASE}/disagreements/{{id}}/{path}": PARTIES
        for path in ("positions", "evidence", "extensions", "settlement", "facts")
    },
    f"{CASE}/disagreements/{{id}}/mediation": INSIDERS,
    f"{CASE}/disagreements/{{id}}/panel": _of("director", "chief-executive") | {"xr1-region-lead"},
    f"{CASE}/parties": _of("coordinator", "head-of-service"),
    f"{CASE}/reimbursements": MONEY,
    f"{CASE}/legal-holds": PARTIES,
    **{f"{CASE}/{path}": COORDINATORS for path in ("settings", "placement-search", "discharges")},
    **{
        f"{CASE}/{path}": _of("coordinator", "head-of-service")
        for path in ("placement-approvals", "concerns")
    },
    f"{CASE}/absences": _of("coordinator", "finance"),
    f"{CASE}/blockers": _of("coordinator", "head-of-service", "director", "chief-executive"),
    f"{CASE}/meetings": PARTIES,
    f"{CASE}/withdrawals": _of("finance", "head-of-service", "director", "chief-executive"),
    f"{CASE}/signatures": _of("finance", "director", "chief-executive"),
    f"{CASE}/welsh-government-replies": {"xr1-region-lead"},
    f"{CASE}/welsh-government-bundle": set(),
    f"{CASE}/welsh-government-mailbox": set(),
    f"{CASE}/safety-statements": _of("coordinator", "head-of-service"),
    f"{CASE}/transition": _of("coordinator", "head-of-service"),
    f"{CASE}/welsh-government-information": _of(
        "coordinator", "head-of-service", "director", "chief-executive"
    ),
    f"{CASE}/bundle-corrections": _of("coordinator", "head-of-service", "director", "chief-executive")
    | {"xr1-region-lead"},
    f"{CASE}/identified-papers": _of("head-of-service", "director", "chief-executive"),
}
ACTS: dict[tuple[str, str, str], set[str]] = {
    ("legal-holds", "act", "start"): PARTIES,
    ("legal-holds", "act", "lift"): _of("director", "chief-executive"),
    ("care", "act", "need_support"): COORDINATORS,
    ("care", "act", "accept_payment"): MONEY,
    ("care", "act", "instruct_provider"): COORDINATORS,
    ("care", "act", "confirm_delivery"): COORDINATORS,
    ("care", "act", "report_not_delivered"): COORDINATORS,
    ("blockers", "act", "open"): _of("coordinator", "head-of-service"),
    ("meetings", "act", "call"): _of("coordinator", "head-of-service", "director", "chief-executive"),
    ("care", "act", "review"): COORDINATORS,
    ("care", "act", "end"): _of("coordinator", "head-of-service"),
    ("care", "act", "ask_for_review"): _of("coordinator", "head-of-service"),
    **{
        ("transition", "act", act): _of("coordinator", "head-of-service")
        for act in (
            "begin_planning",
            "name_worker",
            "mark_learning_disability",
            "refer_to_adult_services",
            "record_adult_decision",
            "accept",
        )
    },
    **{("welsh-government-mailbox", "act", act): set() for act in ("take", "hand_over", "declare_conflict")},
    ("identified-papers", "act", "request"): set(),
    ("identified-papers", "act", "answer"): _of("head-of-service", "director", "chief-executive"),
    ("answers", "answer", "accept"): MONEY,
    ("answers", "answer", "object"): _of("finance", "director", "head-of-service", "coordinator"),
}
OPEN = {
    "/api/v1/problems/{kind}",
    "/api/v1/demonstration/people",
    "/api/v1/demonstration/tokens",
    "/api/v1/demonstration/clock",
    "/api/v1/demonstration/enforcement",
}
TABLE = "/api/v1/negotiations"
AT_THE_TABLE = {
    ("GET", TABLE),
    ("POST", TABLE),
    ("GET", f"{TABLE}/{{ref}}"),
    *(("GET", f"{TABLE}/{{ref}}/{path}") for path in TABLE_READS),
    *(("POST", f"{TABLE}/{{ref}}/{path}") for path in TABLE_WRITES),
    ("GET", "/api/v1/panels"),
    ("POST", "/api/v1/panels"),
    ("GET", "/api/v1/panels/{ref}"),
    *(("GET", f"/api/v1/panels/{{ref}}/{path}") for path in PANEL_READS),
    *(("POST", f"/api/v1/panels/{{ref}}/{path}") for path in PANEL_WRITES),
}
ELSEWHERE = {
    ("GET", "/api/v1/automatic-acts"),
    ("POST", "/api/v1/automatic-acts"),
    ("POST", "/api/v1/officers/{id}/absences"),
    ("POST", "/api/v1/officers/{id}/departure"),
    ("GET", f"{CASE}/sealed-entries/{{seal}}/texts"),
    ("POST", "/api/v1/child-readings"),
    ("GET", "/api/v1/child-searches"),
    ("POST", "/api/v1/child-searches"),
    ("GET", "/api/v1/referrals"),
    ("GET", f"{CASE}/documents/{{id}}"),
    ("GET", f"{CASE}/attachments/{{id}}"),
    ("GET", f"{CASE}/attachments/{{id}}/content"),
    ("GET", f"{CASE}/report-requests/{{id}}/letter"),
    ("POST", "/api/v1/cases"),
    ("POST", "/api/v1/workshop/splits"),
    ("GET", "/api/v1/simulations"),
    ("POST", "/api/v1/simulations"),
} | AT_THE_TABLE
"""Held to account in `test_offices_over_http`, `test_people_over_http`, `test_mailbox_over_http`,
`test_documents`, `test_order`, `test_workshop`, `test_simulations` and `test_negotiations`."""


def test_every_route_is_listed(app: FastAPI) -> None:
    """Neither more nor fewer routes than these tables name."""
    found = {
        (method.upper(), path)
        for path, methods in app.openapi()["paths"].items()
        for method in methods
        if path.startswith("/api/")
    }
    listed = {("GET", path) for path in READS} | {("POST", path) for path in WRITES} | ELSEWHERE
    assert {one for one in found if one[1] not in OPEN} == listed
    assert {path for _, path in found if path in OPEN} == OPEN


@pytest.fixture
def case(steps: Steps) -> tuple[str, str]:
    """A case between XHB1 and XLA11 with a disagreement."""
    return steps.disputed()


def test_reading_is_for_those_listed(
    case: tuple[str, str], client: TestClient, as_person: Callable[[str], Officer]
) -> None:
    """Nobody 401, strangers 404, insiders of the wrong role 403, the others 200 with the case's ETag."""
    for path, allowed in READS.items():
        address = _filled(path, case)
        beneath = path.startswith(CASE)
        assert client.get(address).status_code == 401, path
        for person in EVERYBODY:
            answer = as_person(person).get(address.removeprefix("/api/v1"), params=_asking(path))
            expected = 200 if person in allowed else 404 if person in STRANGERS else 403
            assert answer.status_code == expected, (path, person, answer.text)
            if beneath and expected == 200:
                assert answer.headers["etag"].startswith(f'"{case[0]}.')


def test_writing_is_for_those_listed(
    case: tuple[str, str], client: TestClient, as_person: Callable[[str], Officer]
) -> None:
    """Nobody 401, strangers 404, insiders of the wrong role 403; the others get as far as the missing key."""
    for path, allowed in WRITES.items():
        address = _filled(path, case)
        assert client.post(address, json={}).status_code == 401, path
        for person in EVERYBODY:
            answer = as_person(person).post(address.removeprefix("/api/v1"), {}, key="", etag="")
            expected = 400 if person in allowed else 404 if person in STRANGERS else 403
            assert answer.status_code == expected, (path, person, answer.text)


def test_acts_that_share_a_path_are_told_apart_by_role(
    case: tuple[str, str], as_person: Callable[[str], Officer]
) -> None:
    """The role must fit the act that the body names."""
    for (path, field, value), allowed in ACTS.items():
        for person in PARTIES:
            answer = as_person(person).post(f"/cases/{case[0]}/{path}", {field: value}, key="", etag="")
            assert answer.status_code == (400 if person in allowed else 403), (path, value, person)


def test_a_foreign_case_cannot_be_told_from_one_that_is_not_there(
    case: tuple[str, str], as_person: Callable[[str], Officer]
) -> None:
    """The same status and, but for the reference, the same words."""
    stranger = as_person("xla12-coordinator")
    there = stranger.get(f"/cases/{case[0]}").text.replace(case[0], "REF")
    not_there = stranger.get("/cases/CC-2026-00000000").text.replace("CC-2026-00000000", "REF")
    assert there == not_there
    assert stranger.get("/cases").json()["total"] == 0


def test_what_is_open_to_nobody_in_particular_asks_for_nobody(client: TestClient) -> None:
    """The demonstration's endpoints and the meaning of a problem."""
    assert client.get("/api/v1/demonstration/people").status_code == 200
    assert client.get("/api/v1/demonstration/clock").status_code == 200
    assert client.get("/api/v1/problems/stale-etag").status_code == 200


@pytest.mark.parametrize("header", ["Bearer nonsense", "Bearer ", "Basic eDp5", ""])
def test_a_bad_authorization_is_nobody(header: str, client: TestClient) -> None:
    """401, with the way to ask."""
    answer = client.get("/api/v1/me", headers={"Authorization": header} if header else {})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_the_panels_chair_and_welsh_government_see_the_case_when_it_comes_to_them(
    as_person: Callable[[str], Officer], steps: Steps
) -> None:
    """The chair once a disagreement is at the panel; Welsh Government once it is referred, and not all at
    once."""
    ref, _ = steps.disputed()
    chair, government = as_person("xr1-panel-chair"), as_person("xwg-wg-officer-1")
    for kind in ("stage_practitioners", "stage_heads", "stage_directors"):
        assert chair.get(f"/cases/{ref}").status_code == 404
        steps.pass_limit(ref, kind)
    assert chair.get(f"/cases/{ref}/disagreements").status_code == 200
    assert as_person("xr2-panel-chair").get(f"/cases/{ref}").status_code == 404
    for kind in ("stage_panel", "stage_chief_executives"):
        assert government.get(f"/cases/{ref}").status_code == 404
        steps.pass_limit(ref, kind, "total_disagreement")
    assert chair.get(f"/cases/{ref}").status_code == 200
    assert as_person("wg-wg-officer").get(f"/cases/{ref}").status_code == 404
    assert government.get(f"/cases/{ref}").json()["inside"] is None
    assert government.get(f"/cases/{ref}/disagreements").status_code == 403
    government.done(f"/cases/{ref}/welsh-government-bundle", {})
    assert government.get(f"/cases/{ref}").json()["inside"] is not None
    assert government.get(f"/cases/{ref}/disagreements").status_code == 200
    assert government.get(f"/cases/{ref}/child?purpose=gweld").status_code == 403


def test_before_the_bundle_welsh_government_is_told_no_more_than_the_notification(
    as_person: Callable[[str], Officer], steps: Steps
) -> None:
    """Of the case, of its time limits, of the list, of my work and of what a reply has done."""
    ref = steps.referred()
    government = as_person("xwg-wg-officer-1")
    short = {"ref": ref, "region": "XR1", "health_board": "XHB1", "council": "XLA11"}
    shown = government.get(f"/cases/{ref}").json()
    assert shown["case"] == short
    assert (shown["states"], shown["inside"]) == ({}, None)
    assert shown["referrals"][0]["notification"]["reference"] == ref
    assert {one["action"] for one in shown["available"]} == {
        "OpenBundle",
        "TakeReferral",
        "HandOverReferral",
        "DeclareConflict",
        "RecordReply",
    }
    for said in (shown, government.get(f"/cases/{ref}/deadlines").json()):
        assert {one["deadline"]["body"] for one in said["deadlines"]} == {"XWG"}
    listed = government.get("/cases").json()["cases"]
    assert [(one["case"], one["states"]) for one in listed] == [(short, {})]
    work = government.get("/work").json()
    assert {(one["urgent"], *one["states"], *one["stages"]) for one in work["mine"]} == {(None,)}
    assert work["others"] == []
    reply = {"kind": "acknowledged", "words": "Diolch.", "language": "cy"}
    done = government.done(f"/cases/{ref}/welsh-government-replies", reply)
    assert (done["states"], done["disagreements"]) == ({}, [])
    government.done(f"/cases/{ref}/welsh-government-bundle", {})
    opened = government.get(f"/cases/{ref}").json()
    assert opened["case"]["owner"]
    assert set(opened["states"]) == {"decision", "care", "funding"}
    assert {one["deadline"]["body"] for one in opened["deadlines"]} > {"XWG"}
    assert government.get("/cases").json()["cases"][0]["case"]["owner"]


def _filled(path: str, case: tuple[str, str]) -> str:
    ref, dispute = case
    if path == "/api/v1/agreements/{id}":
        return path.replace("{id}", "xr1-gofal-parhaus")
    return path.replace("{ref}", ref).replace("{id}", dispute)


def _asking(path: str) -> dict[str, str]:
    return {"purpose": "prawf mynediad"} if path.endswith("/child") else {}
