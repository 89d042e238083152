"""The processes that these tests start, and kill.

Each composes its parts from the environment, as every process of the program does.
"""

# ruff: noqa: T201  # what was done is said on standard output
from __future__ import annotations

import json
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bench import scenes
from tests.reliability.dying import die_at
from workflow import desk
from workflow.casework import commands as c
from workflow.casework.changes import Changes
from workflow.casework.facts import Actor, CaseFacts
from workflow.parts import Parts
from workflow.records import reading
from workflow.sweep import enforce


def main(words: list[str]) -> None:
    """Do what is asked, and say what was done on standard output."""
    what, *rest = words
    with Parts.from_environment() as parts:
        DOES[what](parts, *rest)


def enforce_once(parts: Parts, at: str, batch: str, point: str = "") -> None:
    """Enforce at an instant, dying at a point on the way."""
    if point:
        die_at(point)
    print(json.dumps(enforce(parts, now=datetime.fromisoformat(at), batch=int(batch)).counts()), flush=True)


def act_once(parts: Parts, ref: str, point: str = "") -> None:
    """Object for the council, dying at a point on the way."""
    if point:
        die_at(point)
    with desk.case(parts, ref) as seat:
        answer = seat.act(scenes.OBJECT, scenes.officer(seat.facts.case.council, "finance"))
    print(type(answer).__name__, flush=True)


def enforce_on(parts: Parts, batch: str) -> None:
    """Enforce again and again until standard input closes; say what came of it."""
    told_to_stop = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), told_to_stop.set()), daemon=True).start()
    total: Counter[str] = Counter()
    print("ready", flush=True)
    while not told_to_stop.wait(0.01):
        done = enforce(parts, batch=int(batch)).counts()
        total.update(done)
        if done["acted"]:
            print(f"acted {done['acted']}", flush=True)
    print(json.dumps(total), flush=True)


def enforce_slowly(parts: Parts, at: str) -> None:
    """Enforce a few cases at a time, telling of each commit which cases are done, and waiting a little."""
    original = reading.claim_due
    told: list[str] = []

    def claim(*arguments: Any, **named: Any) -> list[CaseFacts]:
        print(json.dumps(told), flush=True)
        time.sleep(0.05)
        facts = original(*arguments, **named)
        told[:] = [one.case.ref for one in facts]
        return facts

    reading.claim_due = claim
    enforce(parts, now=datetime.fromisoformat(at), batch=3)


def persons(parts: Parts, seed: str, *refs: str) -> None:
    """People who act again and again upon the same cases, until standard input closes."""
    told_to_stop = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), told_to_stop.set()), daemon=True).start()
    chance, answers = random.Random(int(seed)), Counter[str]()
    print("ready", flush=True)
    while not told_to_stop.is_set():
        with desk.case(parts, chance.choice(refs)) as seat:
            command, actor, subject = _something(chance, seat.facts)
            answer = seat.act(command, actor, subject=subject)
        answers["done" if isinstance(answer, Changes) else "refused"] += 1
    print(json.dumps(answers), flush=True)


def _something(chance: random.Random, facts: CaseFacts) -> tuple[c.Command, Actor, str | None]:
    body = chance.choice(facts.case.bodies)
    offers: list[tuple[c.Command, str, str | None]] = [
        (scenes.ACCEPT, "finance", None),
        (c.Confirm(), "coordinator", None),
        (c.SendFamilyNote(), "coordinator", None),
        (c.AcceptPayment(act="accept_payment"), "finance", None),
    ]
    if not facts.disagreements or chance.random() < 0.05:
        offers += [(scenes.OBJECT, "finance", None)]
    for dispute in facts.disagreements:
        position = c.TakePosition(position="Dyna ein barn.")
        offers += [(position, "head_of_service", dispute.id)] * 3
        settled = c.Settle(outcome="withdrawn", reasons="Rhesymau")
        offers += [(settled, "head_of_service", dispute.id)]
    if any(one.state == "awaiting" for one in facts.funding_agreements):
        offers += [(scenes.sign(facts), "finance", None)] * 2
    command, role, subject = chance.choice(offers)
    return command, scenes.officer(body, role), subject


DOES: dict[str, Callable[..., None]] = {
    "enforce": enforce_once,
    "act": act_once,
    "enforce-on": enforce_on,
    "enforce-slowly": enforce_slowly,
    "persons": persons,
}

if __name__ == "__main__":
    main(sys.argv[1:])
