"""A small caseload made by people's acts and passing time, on a real database: every page finds something
to show.

Each case is a list of (working day, act); between two days everything that is due is enforced, as the sweep
does. No row is inserted. Days count from a Monday well before the real present, so that it never depends on
the date.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from cytundeb.demonstration.cast import Cast, make_people
from workflow import desk, negotiation_desk, sweep
from workflow.casework.changes import Changes
from workflow.casework.commands import (
    Accept,
    AcceptPayment,
    AcknowledgeReferral,
    AskForEvidence,
    AssessorSaid,
    Child,
    Claim,
    Command,
    Confirm,
    ConfirmDelivery,
    ConsentSaid,
    EndCase,
    Extend,
    InstructProvider,
    Line,
    ListForPanel,
    NeedSupport,
    Object,
    OpenBundle,
    OpenCase,
    OpenDisagreement,
    PanelMember,
    Pause,
    RecordAssessment,
    RecordDecision,
    RecordPackage,
    RecordReply,
    ReviewCare,
    SendDecisionLetter,
    Settle,
    Sign,
    TakePosition,
    ViewsSaid,
)
from workflow.casework.facts import Actor, CaseFacts
from workflow.clocks.due import add_working_days, start_of_day
from workflow.negotiating.changes import NegotiationChanges
from workflow.negotiating.commands import ProposeWording, SeatAsked, StartNegotiation
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.database import Unit
from workflow.records.people import put_people

TABLE = "NG-XR7-001"
DAYS = 75
"""Working days from the first act to the present of the pages."""

CASEBOOK = (
    Line(kind="registered_nurse", weekly_pence=61740, minutes_a_week=1260, rate_pence_an_hour=2940),
    Line(kind="trained_carer", weekly_pence=118440, minutes_a_week=56 * 60, rate_pence_an_hour=2115),
    Line(kind="support", weekly_pence=37200, minutes_a_week=1200, rate_pence_an_hour=1860),
    Line(kind="accommodation", weekly_pence=45000),
    Line(kind="tuition", weekly_pence=26250),
)
ODD = (
    Line(kind="registered_nurse", weekly_pence=33333),
    Line(kind="trained_carer", weekly_pence=70001),
    Line(kind="accommodation", weekly_pence=45001),
    Line(kind="transport", weekly_pence=8055),
)
PANEL = (
    PanelMember(name="Cadeirydd y panel", side="health"),
    PanelMember(name="Aelod y cyngor", side="council"),
    PanelMember(name="Aelod lleyg", side="other"),
)
Make = Command | Callable[[CaseFacts], tuple[Command, str | None]]


@dataclass(frozen=True, slots=True)
class Step:
    """One act: on which working day, by which office of which body, and what (or how to make it of the
    facts)."""

    day: int
    body: str
    role: str
    what: Make


@dataclass(frozen=True, slots=True)
class Tale:
    """One case: its reference, who it is between, and its steps."""

    ref: str
    region: str
    health_board: str
    council: str
    steps: tuple[Step, ...]
    lines: tuple[Line, ...] = CASEBOOK
    opened: int = 0
    urgent: bool = False


def build(parts: Parts) -> date:
    """Play every tale, day by day, and answer the last day. Raises AssertionError where an act is refused."""
    people = make_people()
    cast = Cast(people)
    with parts.database.unit() as unit:
        put_people(unit, people)
        first = _first_day(parts, unit)
        clock.start_at(unit, start_of_day(first))
    for day in range(DAYS + 1):
        on = add_working_days(first, day, parts.rulebook.calendar) if day else first
        sweep.enforce(parts, now=start_of_day(on) + timedelta(minutes=1))
        for hour, tale in enumerate(TALES):
            _play(parts, cast, tale, day, start_of_day(on) + timedelta(hours=9, minutes=hour))
    _seat_a_table(parts, cast)
    return on


def _seat_a_table(parts: Parts, cast: Cast) -> None:
    """The region without an agreement begins to negotiate one from the model; each side says a wording."""
    lead = cast.holder("XHB7", "finance")
    council = cast.holder("XLA71", "finance")
    seats = [
        SeatAsked(body=one.body, office="finance", person=one.person, can_commit=True)
        for one in (lead, council)
    ]
    services = ("community_package", "short_break")
    asked = StartNegotiation(region="XR7", services=services, base="model", seats=tuple(seats))
    assert isinstance(negotiation_desk.start(parts, asked, lead), NegotiationChanges)
    said = ProposeWording(
        title_cy="Nodau", title_en="Aims", text_cy="Gofal yn gyntaf.", text_en="Care first."
    )
    answer = negotiation_desk.act(parts, TABLE, said, council, subject="c2-1")
    assert isinstance(answer, NegotiationChanges), answer


def _first_day(parts: Parts, unit: Unit) -> date:
    """The Monday from which the last working day lies a few days before the real present."""
    day = (clock.real_now(unit) - timedelta(days=7)).date()
    back = add_working_days(day, -DAYS, parts.rulebook.calendar)
    return back - timedelta(days=back.weekday())


def _play(parts: Parts, cast: Cast, tale: Tale, day: int, now: datetime) -> None:
    if day == tale.opened:
        opener = cast.holder(tale.health_board, "coordinator")
        _done(desk.batch(parts, [desk.Act(tale.ref, _opening(tale), opener)], now=now))
    for number, step in enumerate(step for step in tale.steps if step.day == day):
        reading = desk.reading(parts, tale.ref)
        assert reading is not None
        command, subject = step.what(reading.facts) if callable(step.what) else (step.what, None)
        actor: Actor = cast.holder(step.body, step.role)
        at = now + timedelta(hours=1, minutes=number)
        _done(desk.batch(parts, [desk.Act(tale.ref, command, actor, subject)], now=at))


def _done(answers: list[object]) -> None:
    for answer in answers:
        assert isinstance(answer, Changes), answer


def _opening(tale: Tale) -> OpenCase:
    return OpenCase(
        ref=tale.ref,
        region=tale.region,
        health_board=tale.health_board,
        council=tale.council,
        service="community_package",
        urgent=tale.urgent,
        language="cy",
        commissioner=tale.council,
        child=Child(
            given_name="Enfys",
            family_name="Ddychmygol",
            birth_on=datetime(2015, 5, 4, tzinfo=UTC).date(),
            nhs_number="943 476 5919",
            address="1 Stryd y Dychymyg",
            communication_needs="Mae'n defnyddio llyfr lluniau.",
        ),
        levels={"breathing": "severe", "mobility": "high", "communication": "moderate"},
        lines=tale.lines,
        consent=ConsentSaid(outcome="given", given_by="parent"),
        assessor=AssessorSaid(name="Asesydd Dychmygol", no_conflict=True),
        views=ViewsSaid(kind="own_words", words="Dw i eisiau mynd adref.", advocate_offered=True),
    )


# ------------------------------------------------------------------------------------------ the tales


def _to_eligible(hb: str, day: int = 1) -> tuple[Step, ...]:
    """Acknowledged, assessed, at the panel, eligible, the letter sent."""
    acts: tuple[tuple[int, Command], ...] = (
        (0, AcknowledgeReferral()),
        (3, RecordAssessment()),
        (4, ListForPanel()),
        (
            6,
            RecordDecision(
                outcome="eligible",
                members=PANEL,
                reasons="Mae'r anghenion anadlu yn ddifrifol.",
                language="cy",
            ),
        ),
        (7, SendDecisionLetter()),
    )
    return tuple(Step(day + after, hb, "coordinator", act) for after, act in acts)


def _package(council: str, day: int, first: date = date(2020, 1, 1)) -> Step:
    def make(facts: CaseFacts) -> tuple[Command, None]:
        start = max(deadline.started_at for deadline in facts.deadlines).date() + timedelta(days=7)
        return RecordPackage(package_start=start), None

    return Step(day, council, "coordinator", make)


def _confirmed(hb: str, council: str, day: int) -> tuple[Step, ...]:
    return (
        Step(day, hb, "coordinator", Confirm()),
        Step(day + 1, council, "coordinator", Confirm()),
    )


def _delivered(hb: str, council: str, day: int) -> tuple[Step, ...]:
    return (
        Step(day, hb, "finance", AcceptPayment(act="accept_payment")),
        Step(day, council, "finance", AcceptPayment(act="accept_payment")),
        Step(day + 1, hb, "coordinator", InstructProvider(act="instruct_provider")),
        Step(day + 1, council, "coordinator", InstructProvider(act="instruct_provider")),
        Step(day + 4, council, "coordinator", ConfirmDelivery(act="confirm_delivery")),
    )


def _object_hours(facts: CaseFacts) -> tuple[Command, None]:
    line = next(one for one in facts.cost_lines if one.kind == "trained_carer" and not one.withdrawn_at)
    return (
        Object(
            answer="object",
            ground="facts",
            reasons="40 awr yr wythnos sydd yn y cynllun gofal, nid 56.\nThe care plan says 40 hours a week.",
            language="cy",
            claim=Claim(line_id=line.id, minutes_a_week=2400),
        ),
        None,
    )


def _about_the_open_one(command: Command) -> Make:
    def make(facts: CaseFacts) -> tuple[Command, str]:
        dispute = next(one for one in facts.disagreements if one.stage != "closed")
        return command, dispute.id

    return make


def _sign(name: str) -> Make:
    def make(facts: CaseFacts) -> tuple[Command, None]:
        waiting = next(one for one in facts.funding_agreements if one.state == "awaiting")
        return Sign(sha256=waiting.sha256, typed_name=name, declaration=True, language="cy"), None

    return make


def _pause(facts: CaseFacts) -> tuple[Command, None]:
    running = next(one for one in facts.deadlines if one.kind == "assessment" and one.status == "open")
    return Pause(deadline_id=running.id, reason="Mae'r teulu i ffwrdd.", language="cy"), None


def _announced(hb: str, council: str, *, confirm: bool = True, day: int = 10) -> tuple[Step, ...]:
    steps = (*_to_eligible(hb, day - 9), _package(council, day))
    return (*steps, *(_confirmed(hb, council, day + 1) if confirm else ()))


HB, LA, LB = "XHB1", "XLA11", "XLA12"
_LATE = DAYS - 6
TALES: tuple[Tale, ...] = (
    Tale("X-NEW", "XR1", HB, LA, (), opened=DAYS - 1),
    Tale(
        "X-URGENT",
        "XR1",
        HB,
        LA,
        (
            Step(DAYS - 8, HB, "coordinator", AcknowledgeReferral()),
            Step(
                DAYS - 8,
                LA,
                "coordinator",
                NeedSupport(act="need_support", reason="Mae'r ysbyty am ryddhau'r plentyn.", language="cy"),
            ),
            _package(LA, DAYS - 7),
        ),
        opened=DAYS - 9,
    ),
    Tale("X-LATE", "XR1", HB, LB, (), opened=DAYS - 12),
    Tale(
        "X-PAUSED",
        "XR1",
        HB,
        LA,
        (
            Step(DAYS - 20, HB, "coordinator", AcknowledgeReferral()),
            Step(DAYS - 15, HB, "coordinator", _pause),
        ),
        opened=DAYS - 21,
    ),
    Tale("X-PANEL", "XR1", HB, LB, _to_eligible(HB, DAYS - 10)[:3], opened=DAYS - 11),
    Tale(
        "X-ANSWER",
        "XR1",
        HB,
        LA,
        (
            *_announced(HB, LA, day=DAYS - 5),
            *_delivered(HB, LA, DAYS - 4),
        ),
        opened=DAYS - 15,
    ),
    Tale(
        "X-UNCONFIRMED",
        "XR1",
        HB,
        LB,
        (
            *_announced(HB, LB, confirm=False, day=DAYS - 3),
            Step(
                DAYS - 2,
                HB,
                "coordinator",
                lambda facts: (Confirm(line_ids=tuple(line.id for line in facts.cost_lines)), None),
            ),
            Step(
                DAYS - 2,
                LB,
                "coordinator",
                lambda facts: (Confirm(line_ids=tuple(line.id for line in facts.cost_lines[:3])), None),
            ),
        ),
        opened=DAYS - 13,
        lines=ODD,
    ),
    Tale(
        "X-OBJECTED",
        "XR1",
        HB,
        LA,
        (
            *_announced(HB, LA, day=_LATE),
            *_delivered(HB, LA, _LATE),
            Step(_LATE + 4, HB, "finance", _object_hours),
            Step(
                _LATE + 5,
                LA,
                "head_of_service",
                _about_the_open_one(
                    TakePosition(
                        position="The assessment of need records two carers at night: 56 hours stand.",
                        language="en",
                    )
                ),
            ),
            Step(
                _LATE + 5,
                LA,
                "coordinator",
                _about_the_open_one(
                    AskForEvidence(act="ask", what="Y daflen amser o fis Hydref.", language="cy")
                ),
            ),
            Step(
                _LATE + 6,
                HB,
                "head_of_service",
                _about_the_open_one(Extend(working_days=5, reason="The rota is on its way.", language="en")),
            ),
        ),
        opened=_LATE - 10,
    ),
    Tale(
        "X-MISSING",
        "XR2",
        "XHB2",
        "XLA21",
        (
            *_announced("XHB2", "XLA21", day=DAYS - 6),
            Step(
                DAYS - 2,
                "XLA21",
                "finance",
                Object(
                    answer="object",
                    ground="missing_evidence",
                    reasons="Nid oes cynllun gofal.",
                    language="cy",
                ),
            ),
        ),
        opened=DAYS - 16,
    ),
    Tale(
        "X-STAGE-PANEL",
        "XR1",
        HB,
        LB,
        (
            *_announced(HB, LB, day=20),
            Step(
                DAYS - 22,
                LB,
                "coordinator",
                OpenDisagreement(
                    subject="placement", reasons="The placement is too far from home.", language="en"
                ),
            ),
        ),
        opened=10,
    ),
    Tale(
        "X-REFERRED",
        "XR2",
        "XHB2",
        "XLA22",
        (
            *_announced("XHB2", "XLA22", day=12),
            Step(
                16,
                "XLA22",
                "finance",
                Object(
                    answer="object",
                    ground="exceptional",
                    reasons="Amgylchiadau eithriadol.",
                    language="cy",
                    head_of_service="Pennaeth Gwasanaeth",
                ),
            ),
        ),
        opened=2,
    ),
    Tale(
        "X-BUNDLE",
        "XR1",
        HB,
        LA,
        (
            *_announced(HB, LA, day=11),
            Step(14, HB, "finance", _object_hours),
            Step(60, "XWG", "wg_officer", OpenBundle()),
            Step(
                62,
                "XWG",
                "wg_officer",
                RecordReply(kind="acknowledged", words="Diolch, mae wedi cyrraedd.", language="cy"),
            ),
        ),
        opened=1,
    ),
    Tale(
        "X-SETTLING",
        "XR1",
        HB,
        LA,
        (
            *_announced(HB, LA, day=DAYS - 12),
            Step(DAYS - 6, HB, "finance", _object_hours),
            Step(
                DAYS - 3,
                HB,
                "head_of_service",
                _about_the_open_one(
                    Settle(
                        outcome="settled",
                        reasons="Half way.",
                        language="en",
                        shares={"XHB1.health": 185760, "XLA11.social": 76620, "XLA11.education": 26250},
                    )
                ),
            ),
        ),
        opened=DAYS - 22,
    ),
    Tale(
        "X-SIGN",
        "XR1",
        HB,
        LA,
        (
            *_announced(HB, LA, day=DAYS - 12),
            *_delivered(HB, LA, DAYS - 11),
            Step(DAYS - 9, HB, "finance", Accept(answer="accept")),
            Step(DAYS - 8, LA, "finance", Accept(answer="accept")),
            Step(DAYS - 7, HB, "director", _sign("Cyfarwyddwr")),
        ),
        opened=DAYS - 22,
    ),
    Tale(
        "X-FORCE",
        "XR1",
        HB,
        LA,
        (
            *_announced(HB, LA, day=12),
            *_delivered(HB, LA, 13),
            Step(30, HB, "director", _sign("Cyfarwyddwr")),
            Step(30, LA, "director", _sign("Cyfarwyddwr")),
            Step(
                60,
                LA,
                "coordinator",
                ReviewCare(act="review", needs_changed=False, findings="Dim newid.", language="cy"),
            ),
        ),
        opened=2,
    ),
    Tale("X-HOUSE", "XR7", "XHB7", "XLA71", (*_announced("XHB7", "XLA71", day=DAYS - 20),), opened=DAYS - 30),
    Tale(
        "X-BYHAND",
        "XR7",
        "XHB7",
        "XLA71",
        (*_announced("XHB7", "XLA71", confirm=False, day=DAYS - 4),),
        opened=DAYS - 14,
    ),
    Tale(
        "X-ENDED",
        "XR1",
        HB,
        LA,
        (
            Step(3, HB, "coordinator", AcknowledgeReferral()),
            Step(6, HB, "coordinator", EndCase(act="end", reason="moved")),
        ),
        opened=2,
    ),
)
