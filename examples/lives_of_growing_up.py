"""Lives on the way to adult services. The child's age at the load is told, for the milestones hang on it: the
one of the story passes one or two months before the load, whatever day that is.
"""

from __future__ import annotations

from examples.lives import ANY_FORMULA, life
from examples.telling import Tale

HEALTH, COUNCIL = "health_board.coordinator", "council.coordinator"


def _prepared(t: Tale) -> None:
    """Planning, a worker, the marker and the referral, caught up soon after the opening."""
    t.do("delivered+1", "10:00", HEALTH, "BeginTransitionPlanning")
    t.do(
        "delivered+1",
        "10:10",
        HEALTH,
        "NameTransitionWorker",
        name="Gweithiwr Pontio Enghreifftiol",
        language="cy",
    )
    t.do("delivered+1", "10:20", HEALTH, "RecordLearningDisabilityMarker", registered="yes")
    t.do("delivered+1", "10:30", HEALTH, "ReferToAdultServices", to=t.health_board)


@life(1, ANY_FORMULA)
def seventeen_and_decided_late(t: Tale) -> None:
    """The adult service decides a few weeks after it should have."""
    t.age = "17y1m"
    t.announced(78)
    _prepared(t)
    t.accepted()
    t.signed()
    t.do(
        "load-8",
        "11:00",
        "health_board.head_of_service",
        "RecordAdultDecision",
        outcome="eligible",
        reasons="Mae'r angen yn un iechyd yn bennaf.",
        language="cy",
    )


@life(1, ANY_FORMULA)
def no_adult_decision_in_time(t: Tale) -> None:
    """Three months before eighteen there is none, and both chief executives know."""
    t.age = "17y10m"
    t.announced(78)
    _prepared(t)
    t.accepted()
    t.signed()
    t.do(
        "NoAdultDecision+4",
        "11:00",
        "health_board.head_of_service",
        "RecordAdultDecision",
        outcome="not_eligible",
        reasons="No primary health need, in the adult team's view.",
    )


@life(1, ANY_FORMULA)
def eighteen_and_nobody_had_accepted(t: Tale) -> None:
    """The birth date was wrong by some months, so that everything came at once. Nobody had accepted the month
    before eighteen: a disagreement opened by itself, and ended with the acceptance. Support went on.
    """
    t.age = "17y8m"
    t.announced(85)
    _prepared(t)
    t.accepted()
    t.signed()
    t.do(
        "load-60",
        "10:00",
        HEALTH,
        "CorrectRecord",
        field="birth_on",
        value="=born:17y10m",
        reason="The birth certificate says so.",
    )
    t.do(
        "disagreed+13",
        "11:00",
        "health_board.head_of_service",
        "AdultBodyAccepts",
        body=t.health_board,
        service="Tîm nyrsio oedolion / Adult nursing team",
        from_on="=day+5",
    )
