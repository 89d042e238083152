"""The sweep was stopped for an hour, a day, forty days: what fell due fires once, and nothing goes up two
stages at one stroke. And every automatic act there is, enforced again at the same instant, does nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bench import scenes
from tests.embedded_postgres import TestPostgres
from tests.reliability.conftest import template_with
from tests.reliability.standing import all_is_well
from workflow import desk
from workflow.casework import commands as c
from workflow.casework.enforcing import ENFORCE
from workflow.casework.facts import Actor, CaseFacts, Dispute
from workflow.parts import Parts
from workflow.records import reading
from workflow.sweep import enforce

NOTHING = {"due": 0, "acted": 0, "applied": 0, "climbed": 0, "escalated": 0, "notices": 0}
ABOUT_A_STAGE_BEFORE = timedelta(days=4)


@pytest.fixture(scope="session")
def database_template(postgres: TestPostgres, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Cases at every point at which the system itself acts."""
    return template_with(postgres, "reliability_stopped", tmp_path_factory.mktemp("var"), _cases)


@pytest.mark.parametrize(
    "stopped",
    [timedelta(hours=1), timedelta(days=1), timedelta(days=40)],
    ids=["an hour", "a day", "forty days"],
)
def test_a_sweep_that_was_stopped_fires_each_limit_once_and_climbs_one_stage_at_most(
    stopped: timedelta, parts: Parts
) -> None:
    begin = scenes.BEGIN + ABOUT_A_STAGE_BEFORE
    enforce(parts, now=begin)
    first_due = min(due for due in _due_instants(parts) if due > begin)
    before = _stages(parts)
    done = enforce(parts, now=first_due + stopped)
    assert done.acted > 0
    assert enforce(parts, now=done.at).counts() == NOTHING
    all_is_well(parts)
    order = ("awaiting_evidence", "practitioners", "heads", "directors", "panel", "chief_executives")
    for key, stage in _stages(parts).items():
        if key in before and stage not in ("welsh_government", "closed"):
            assert order.index(stage) - order.index(before[key]) in (0, 1), (key, before[key], stage)
    assert all(due > done.at for due in _due_instants(parts)), "a limit begun late has its whole length"
    _each_day_on(parts, done.at, days=20)
    all_is_well(parts)


HERE = frozenset(
    (
        "referral_acknowledged", "assessment", "to_panel", "decision", "decision_letter", "service_accepted",
        "package", "payment_accepted", "provider_instructed", "first_review", "next_review", "chase",
        "confirmation", "objection_reminder", "objection", "split_by_hand", "signature", "family_note",
        "missing_evidence", "stage_practitioners", "stage_heads", "stage_directors", "stage_panel",
        "stage_chief_executives", "total_disagreement", "evidence_request", "information_wanted",
        "settlement_answer", "welsh_government_reminder", "support_alert", "support_referred",
        "ending_notice", "pause",
    )
)  # fmt: skip
"""The time limits of money, and of care that begins: these stories bring them to real records. Every kind
there is has a life of its own in tests/stories/test_idempotence.py."""


def test_no_time_limit_is_named_that_is_none() -> None:
    assert set(ENFORCE) >= HERE


def test_every_automatic_act_enforced_twice_at_one_instant_is_done_once(parts: Parts) -> None:
    fired: set[str] = set()
    now = scenes.BEGIN
    while HERE - fired:
        standing = _every(parts)
        now = min(one.due_at for facts in standing for one in facts.deadlines if one.status == "open")
        assert now < scenes.BEGIN + timedelta(days=600), f"never fired: {HERE - fired}"
        fired |= {
            one.kind
            for facts in standing
            for one in facts.deadlines
            if one.status == "open" and one.due_at <= now
        }
        assert enforce(parts, now=now).acted > 0
        once = _every(parts)
        assert enforce(parts, now=now).counts() == NOTHING
        assert _every(parts) == once
        _people_do_what_brings_the_rest(parts, once, now)
    all_is_well(parts)


def _each_day_on(parts: Parts, begin: datetime, days: int) -> None:
    for day in range(1, days + 1):
        enforce(parts, now=begin + timedelta(days=day))


# Cases for every kind of clock


ELIGIBLE = c.RecordDecision(outcome="eligible", members=scenes.PANEL, reasons="Rhesymau")
NOT_ELIGIBLE = c.RecordDecision(
    outcome="not_eligible", members=scenes.PANEL, reasons="Rhesymau", departure="Y panel a farnodd"
)
EVIDENCE = c.Object(answer="object", ground="missing_evidence", reasons="Beth yw'r dystiolaeth?")
ASK = c.AskForEvidence(act="ask", what="Cofnodion yr oriau")
SETTLE = c.Settle(
    outcome="settled",
    reasons="Rhesymau",
    shares={"health_board": 200_000, "council.social": 62_380, "council.education": 26_250},
)
BOTH_END = c.EndCase(act="end", reason="both_bodies")
REVIEW = c.ReviewCare(act="review", needs_changed=False, findings="Dim newid")
STORIES: dict[str, tuple[scenes.Told, ...]] = {
    "REFERRED": (),
    "ACKNOWLEDGED": scenes.DECIDED[:1],
    "PAUSED": scenes.DECIDED[:1],
    "ASSESSED": scenes.DECIDED[:2],
    "LISTED": scenes.DECIDED[:3],
    "NOT-ELIGIBLE": (*scenes.DECIDED[:3], scenes.health(NOT_ELIGIBLE), scenes.DECIDED[4]),
    "UNTOLD": (*scenes.DECIDED[:3], scenes.health(ELIGIBLE)),
    "DECIDED": scenes.DECIDED,
    "COSTED": (*scenes.DECIDED, scenes.social(c.RecordPackage(package_start=scenes.PACKAGE_START))),
    "ANNOUNCED": scenes.ANNOUNCED,
    "PAYING": scenes.DELIVERED[: len(scenes.ANNOUNCED) + 2],
    "DELIVERED": scenes.DELIVERED,
    "OBJECTED": scenes.OBJECTED,
    "EVIDENCE": (*scenes.DELIVERED, scenes.health(EVIDENCE, "finance")),
    "AGREED": scenes.AGREED,
    "SIGNED": scenes.SIGNED,
    "ENDING": scenes.SIGNED,
    "ALONE": scenes.SIGNED,
}


def _cases(parts: Parts) -> None:
    for name, steps in STORIES.items():
        scenes.open_cases(parts, [f"XR1-{name}"], now=scenes.BEGIN)
        scenes.tell(parts, [f"XR1-{name}"], steps, now=scenes.BEGIN)
    scenes.open_cases(parts, ["XR7-NONE"], now=scenes.BEGIN, region="XR7")
    scenes.tell(parts, ["XR7-NONE"], STORIES["COSTED"], now=scenes.BEGIN)


LONG_ENOUGH = timedelta(days=90)
"""After this, cases whose clocks have all fired end, so that they are not chased for a year and more."""


def _people_do_what_brings_the_rest(parts: Parts, cases: list[CaseFacts], now: datetime) -> None:
    """What people do so that the clocks of evidence, settlement, Welsh Government and an ending run too."""
    for facts in cases:
        for command, actor, subject in _wishes(facts, now):
            with desk.case(parts, facts.case.ref) as seat:
                seat.act(command, actor, subject=subject)


Wish = tuple[c.Command, Actor, str | None]


def _wishes(facts: CaseFacts, now: datetime) -> list[Wish]:
    coordinators = [scenes.officer(body, "coordinator") for body in facts.case.bodies]
    passed = {one.kind for one in facts.deadlines if one.status == "passed"}
    if facts.case.ref == "XR1-ENDING":
        return [(BOTH_END, actor, None) for actor in coordinators]
    if facts.case.ref == "XR1-ALONE" and now < scenes.BEGIN + timedelta(days=7):
        return [(BOTH_END, coordinators[0], None)]
    if facts.case.ref == "XR1-PAUSED":
        running = [one for one in facts.deadlines if one.kind == "assessment" and one.status == "open"]
        return [(c.Pause(deadline_id=one.id, reason="Gwyliau"), coordinators[0], None) for one in running]
    if facts.case.ref == "XR1-SIGNED":
        reviewed = any(one.kind == "next_review" for one in facts.deadlines)
        return [(REVIEW, actor, None) for actor in coordinators if "first_review" in passed and not reviewed]
    if now > scenes.BEGIN + LONG_ENOUGH:
        return [(c.EndCase(act="end", reason="moved"), actor, None) for actor in coordinators]
    return [wish for dispute in facts.disagreements for wish in _about(dispute, facts.case.health_board)]


def _about(dispute: Dispute, board: str) -> list[Wish]:
    wg, head = scenes.officer("XWG", "wg_officer"), scenes.officer(board, "head_of_service")
    if dispute.stage == "welsh_government":
        return [
            (c.OpenBundle(), wg, None),
            (c.RecordReply(kind="information_wanted", words="Pa oriau?"), wg, None),
        ]
    return [(ASK, head, dispute.id), (SETTLE, head, dispute.id)]


def _every(parts: Parts) -> list[CaseFacts]:
    refs = scenes.every_ref(parts)
    with parts.database.unit() as unit:
        return list(reading.read_many(unit, refs).values())


def _due_instants(parts: Parts) -> list[datetime]:
    return [one.due_at for facts in _every(parts) for one in facts.deadlines if one.status == "open"]


def _stages(parts: Parts) -> dict[str, str]:
    return {one.id: one.stage for facts in _every(parts) for one in facts.disagreements}
