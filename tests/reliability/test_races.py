"""Two who do the same thing at once: one wins, the others are told so, and the record shows one act."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bench import scenes
from tests.embedded_postgres import TestPostgres
from tests.reliability.conftest import template_with
from tests.reliability.standing import all_is_well
from workflow import desk
from workflow.casework import commands as c
from workflow.casework.changes import Changes
from workflow.casework.facts import Actor, CaseFacts
from workflow.parts import Parts
from workflow.records.questions.history import events_of_case

AT_ONCE = 50
EDGES: dict[str, tuple[str, scenes.Told, str]] = {
    "acknowledge": ("XA-0001", scenes.health(c.AcknowledgeReferral()), "ReferralAcknowledged"),
    "accept": ("XB-0001", scenes.health(scenes.ACCEPT, "finance"), "SplitAccepted"),
    "object": ("XB-0002", scenes.social(scenes.OBJECT, "finance"), "ObjectionMade"),
    "sign": ("XC-0001", scenes.signature(lambda facts: facts.case.council), "AgreementSigned"),
    "end": ("XB-0003", scenes.social(c.EndCase(act="end", reason="moved")), "CaseEnded"),
}


@pytest.fixture(scope="session")
def database_template(postgres: TestPostgres, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Cases newly opened, announced and waiting for signatures."""

    def fill(parts: Parts) -> None:
        scenes.open_cases(parts, ["XA-0001"], now=scenes.BEGIN)
        for letter, steps in (("B", scenes.DELIVERED), ("C", scenes.AGREED)):
            refs = [f"X{letter}-{number:04}" for number in range(1, 6)]
            scenes.open_cases(parts, refs, now=scenes.BEGIN)
            scenes.tell(parts, refs, steps, now=scenes.BEGIN)

    var: Path = tmp_path_factory.mktemp("var")
    return template_with(postgres, "reliability_races", var, fill)


@pytest.mark.parametrize(
    ("edge", "checks_etag"), [*((edge, False) for edge in EDGES), ("accept", True), ("sign", True)]
)
def test_of_fifty_who_do_one_thing_to_one_case_exactly_one_does_it(
    edge: str, checks_etag: bool, parts: Parts
) -> None:
    ref, told, event = EDGES[edge]
    read = desk.reading(parts, ref)
    assert read is not None

    def act() -> str:
        with desk.case(parts, ref) as seat:
            if checks_etag and seat.etag != read.etag:
                return "stale"
            return "won" if isinstance(seat.act(*told(read.facts)), Changes) else "refused"

    answers = at_once(AT_ONCE, lambda number: act())
    assert answers == {"won": 1, "stale" if checks_etag else "refused": AT_ONCE - 1}
    assert _kinds(parts, ref).count(event) == 1
    all_is_well(parts)


@pytest.mark.parametrize("ref", [f"XC-{number:04}" for number in range(1, 6)])
def test_two_officers_of_one_body_who_sign_at_once_give_one_signature(ref: str, parts: Parts) -> None:
    signed = _race_of_signers(parts, ref, lambda facts: [facts.case.health_board] * 2)
    assert signed == {"won": 1, "signs_once": 1}
    facts = _facts(parts, ref)
    assert len(facts.signatures) == 1
    assert facts.case.funding == "awaiting_signatures"
    all_is_well(parts)


def test_officers_of_two_bodies_who_sign_at_once_both_sign_and_bring_it_into_force_once(parts: Parts) -> None:
    signed = _race_of_signers(parts, "XC-0001", lambda facts: list(facts.case.bodies))
    assert signed == {"won": 2}
    facts = _facts(parts, "XC-0001")
    assert {one.body for one in facts.signatures} == set(facts.case.bodies)
    assert facts.case.funding == "in_force"
    assert _kinds(parts, "XC-0001").count("AgreementInForce") == 1
    all_is_well(parts)


@pytest.mark.long
def test_in_thousands_of_races_of_signers_no_body_ever_signs_twice(parts: Parts) -> None:
    for number in range(2000):
        ref = f"XL-{number:05}"
        scenes.open_cases(parts, [ref], now=scenes.BEGIN)
        scenes.tell(parts, [ref], scenes.AGREED, now=scenes.BEGIN)
        _race_of_signers(parts, ref, lambda facts: [facts.case.health_board, *facts.case.bodies] * 2)
        facts = _facts(parts, ref)
        assert Counter(one.body for one in facts.signatures) == dict.fromkeys(facts.case.bodies, 1)
        assert facts.case.funding == "in_force"
    all_is_well(parts)


def at_once(count: int, do: Callable[[int], str]) -> Counter[str]:
    """Let so many threads do something at the same moment; what they answered."""
    gate, answers = threading.Barrier(count), list[str]()

    def run(number: int) -> None:
        gate.wait()
        try:
            answers.append(do(number))
        except BaseException as fault:
            answers.append(f"{type(fault).__name__}: {fault}")
            raise

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(answers)


def _race_of_signers(parts: Parts, ref: str, bodies: Callable[[CaseFacts], list[str]]) -> Counter[str]:
    """An officer apart signs for each of these bodies, all at the same moment."""
    facts = _facts(parts, ref)
    signers: list[Actor] = [
        scenes.officer(body, "finance", number) for number, body in enumerate(bodies(facts))
    ]

    def sign(number: int) -> str:
        with desk.case(parts, ref) as seat:
            answer = seat.act(scenes.sign(facts), signers[number])
        return "won" if isinstance(answer, Changes) else answer.rule

    return at_once(len(signers), sign)


def _facts(parts: Parts, ref: str) -> CaseFacts:
    read = desk.reading(parts, ref)
    assert read is not None
    return read.facts


def _kinds(parts: Parts, ref: str) -> list[str]:
    with parts.database.unit() as unit:
        return [event.kind for event in events_of_case(unit, ref, size=1000)]
