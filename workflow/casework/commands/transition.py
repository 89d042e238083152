"""Commands of the way to adult services, from thirteen to eighteen."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from agreements.pydantic_words import FieldFault
from agreements.words import Words
from workflow.casework.commands.command import Command, Language, Name, Said

_ONE_WORKER = Words(
    cy="Rhowch naill ai rif swyddog neu enw, nid y ddau.",
    en="Give either an officer's id or a name, not both.",
)


class _OnTheWay(Command):
    PATH: ClassVar[str] = "transition"
    ROLES: ClassVar[frozenset[str]] = frozenset({"coordinator", "head_of_service"})


class BeginTransitionPlanning(_OnTheWay):
    """Record that planning of the move to adult services has begun."""

    act: Literal["begin_planning"]


class NameTransitionWorker(_OnTheWay):
    """Name the transition worker: an officer by id, or somebody else by name."""

    act: Literal["name_worker"]
    officer: Name | None = None
    name: Name | None = None
    language: Language = "en"

    @model_validator(mode="after")
    def _one_of_the_two(self) -> Self:
        if (self.officer is None) == (self.name is None):
            raise FieldFault(_ONE_WORKER, path=("officer",))
        return self


class RecordLearningDisabilityMarker(_OnTheWay):
    """Record whether the child is on the register for the learning disability health check."""

    act: Literal["mark_learning_disability"]
    registered: Literal["yes", "no", "not_known"]


class ReferToAdultServices(_OnTheWay):
    """Record the referral to the adult services of a body, by its code."""

    act: Literal["refer_to_adult_services"]
    to: Name


class RecordAdultDecision(_OnTheWay):
    """Record what the adult service decided. It decides; the engine never does."""

    act: Literal["record_adult_decision"]
    outcome: Literal["eligible", "not_eligible"]
    reasons: Said
    language: Language = "en"


class AdultBodyAccepts(_OnTheWay):
    """Record that a named adult service of a body has accepted the young person, from a day."""

    FOR_PARTIES: ClassVar[bool] = True
    act: Literal["accept"]
    body: Name
    service: Said
    from_on: date
    language: Language = "en"
