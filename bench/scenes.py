"""Cases brought to a named point of their story through the desk, hundreds at once, on a clock of their own.

For measurements and for tests of reliability. Nothing is written past casework: every row is what real acts
wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

from agreements.needs import NeedsTable
from workflow import desk
from workflow.casework import commands as c
from workflow.casework.changes import Changes
from workflow.casework.facts import Actor, CaseFacts
from workflow.clocks.due import add_working_days, due, local_date, start_of_day
from workflow.parts import Parts
from workflow.records import clock, reading
from workflow.records.questions.history import every_case

BEGIN = datetime(2026, 9, 7, 9, tzinfo=UTC)
"""A Monday on which every shipped fictional agreement is in force."""
PACKAGE_START = date(2026, 9, 14)
LINES = (
    c.Line(kind="registered_nurse", weekly_pence=61_740, minutes_a_week=21 * 60, rate_pence_an_hour=2_940),
    c.Line(kind="trained_carer", weekly_pence=118_440, minutes_a_week=56 * 60, rate_pence_an_hour=2_115),
    c.Line(kind="support", weekly_pence=37_200, minutes_a_week=20 * 60, rate_pence_an_hour=1_860),
    c.Line(kind="accommodation", weekly_pence=45_000),
    c.Line(kind="tuition", weekly_pence=26_250),
)
PANEL = (
    c.PanelMember(name="Un", side="health"),
    c.PanelMember(name="Dau", side="council"),
    c.PanelMember(name="Tri", side="other"),
)
NO_LIMIT = 10**12

Told = Callable[[CaseFacts], tuple[c.Command, Actor]]
"""What is asked of a case, and by whom."""


def officer(body: str, role: str, number: int = 1) -> Actor:
    """An officer of a body whose delegated limit never stands in the way."""
    return Actor(
        person=f"{body}-{role}-{number}", body=body, role=role, name=f"{body} {role}", limit_pence=NO_LIMIT
    )


def health(command: c.Command, role: str = "coordinator") -> Told:
    """This command, by the health board of the case."""
    return lambda facts: (command, officer(facts.case.health_board, role))


def social(command: c.Command, role: str = "coordinator") -> Told:
    """This command, by the council of the case."""
    return lambda facts: (command, officer(facts.case.council, role))


def signature(body: Callable[[CaseFacts], str]) -> Told:
    """The signature of one body under the terms that wait."""
    return lambda facts: (sign(facts), officer(body(facts), "finance"))


def sign(facts: CaseFacts) -> c.Sign:
    """The command that signs the terms that wait."""
    waiting = next(one for one in facts.funding_agreements if one.state == "awaiting")
    return c.Sign(sha256=waiting.sha256, typed_name="Enw", declaration=True)


ACCEPT = c.Accept(answer="accept")
OBJECT = c.Object(
    answer="object",
    ground="facts",
    reasons="Mae'r oriau'n llai. The hours are fewer.",
)
DECIDED: tuple[Told, ...] = (
    health(c.AcknowledgeReferral()),
    health(c.RecordAssessment()),
    health(c.ListForPanel()),
    health(c.RecordDecision(outcome="eligible", members=PANEL, reasons="Rhesymau")),
    health(c.SendDecisionLetter()),
)
ANNOUNCED: tuple[Told, ...] = (
    *DECIDED,
    social(c.RecordPackage(package_start=PACKAGE_START)),
    health(c.Confirm()),
    social(c.Confirm()),
)
DELIVERED: tuple[Told, ...] = (
    *ANNOUNCED,
    health(c.AcceptPayment(act="accept_payment"), "finance"),
    social(c.AcceptPayment(act="accept_payment"), "finance"),
    health(c.InstructProvider(act="instruct_provider")),
    social(c.InstructProvider(act="instruct_provider")),
    social(c.ConfirmDelivery(act="confirm_delivery")),
)
OBJECTED: tuple[Told, ...] = (*DELIVERED, health(OBJECT, "finance"))
AGREED: tuple[Told, ...] = (*DELIVERED, health(ACCEPT, "finance"), social(ACCEPT, "finance"))
SIGNED: tuple[Told, ...] = (
    *AGREED,
    signature(lambda facts: facts.case.health_board),
    signature(lambda facts: facts.case.council),
)


def set_clock(parts: Parts, to: datetime = BEGIN) -> None:
    """Set the clock of an empty database, to the past or to the future; later it only rises."""
    with parts.database.unit() as unit:
        if not clock.raise_offset_to(unit, to):
            clock.start_at(unit, to)


def working_days_on(parts: Parts, begin: datetime, days: int) -> datetime:
    """Nine in the morning, so many working days after the day of `begin`."""
    on = add_working_days(local_date(begin), days, parts.rulebook.calendar)
    return start_of_day(on) + timedelta(hours=9)


def due_in_working_days(parts: Parts, begin: datetime, days: int) -> datetime:
    """The instant at which a time limit of so many working days, begun at `begin`, has passed."""
    return due(local_date(begin), days, "working_days", parts.rulebook.calendar).due_at


def opening(parts: Parts, ref: str, region: str = "XR1", council: int = 0, **other: object) -> desk.Act:
    """The act that opens a case of a region, assessed and with its lines."""
    place = parts.rulebook.reference.region(region)
    levels = {domain.code: "low" for domain in NeedsTable.load().domains}
    command = c.OpenCase(
        **{
            "ref": ref,
            "region": region,
            "health_board": place.health_board,
            "council": place.councils[council],
            "service": "community_package",
            "child": c.Child(given_name="Enghraifft", family_name="Plentyn", birth_on=date(2015, 2, 3)),
            "levels": levels | {"breathing": "severe", "mobility": "high"},
            "lines": LINES,
            "consent": c.ConsentSaid(outcome="given", given_by="parent"),
            "assessor": c.AssessorSaid(name="Asesydd", no_conflict=True),
            "views": c.ViewsSaid(kind="own_words", words="Adref.", advocate_offered=True),
            **other,
        }  # type: ignore[arg-type]  # the fields of the command
    )
    return desk.Act(ref, command, officer(place.health_board, "coordinator"))


def open_cases(parts: Parts, refs: Iterable[str], *, now: datetime, region: str = "XR1") -> None:
    """Open cases of one region at one instant, in one commit."""
    _all_done(desk.batch(parts, [opening(parts, ref, region) for ref in refs], now=now))


def tell(parts: Parts, refs: Iterable[str], steps: Iterable[Told], *, now: datetime) -> None:
    """Give each case these commands, one after the other, at one instant; every one of them must be done."""
    refs = list(refs)
    for step in steps:
        with parts.database.unit() as unit:
            standing = reading.read_many(unit, refs)
        acts = [desk.Act(ref, *step(facts)) for ref, facts in standing.items()]
        _all_done(desk.batch(parts, acts, now=now))


def every_ref(parts: Parts) -> list[str]:
    """The reference of every case."""
    with parts.database.unit() as unit:
        return every_case(unit)


def _all_done(answers: Iterable[object]) -> None:
    refused = [answer for answer in answers if not isinstance(answer, Changes)]
    if refused:
        raise AssertionError(f"a step of the scene was refused: {refused[0]}")
