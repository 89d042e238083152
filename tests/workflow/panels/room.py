"""The panel of region XR4 (a health board and three councils) over a real database, its members, and children
who wait for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.workflow.casework.life import ASSESSOR, CASEBOOK_LINES, CONSENT, NEEDY, VIEWS
from tests.workflow.negotiating.table import ACTORS, seated
from workflow import desk, panel_desk, sweep
from workflow.casework import commands as c
from workflow.casework.changes import Changes, Refusal
from workflow.casework.facts import CaseFacts
from workflow.invariants import verify_invariants
from workflow.panels import commands as p
from workflow.panels.changes import PanelChanges
from workflow.panels.facts import Item, Meeting, PanelFacts, Seat
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.panels.history import events_of, notices_of, verify_panels
from workflow.records.questions.history import events_of_cases, verify_all

REGION, BOARD, REF = "XR4", "XHB4", "PN-XR4"
CHAIR, KEEPER = "xhb4-head-of-service", "xhb4-coordinator"
SEATS: tuple[dict[str, Any], ...] = (
    {"person": CHAIR, "side": "health", "limit_pence": 500_000},
    {"person": "xla41-head-of-service", "side": "council", "limit_pence": 100_000},
    {"person": "xla42-head-of-service", "side": "council", "limit_pence": 900_000},
)


NAMES: tuple[dict[str, str], ...] = (
    {"given_name": "Alaw", "family_name": "Enghraifft", "birth_on": "2015-02-03"},
    {"given_name": "Brychan", "family_name": "Sampl", "birth_on": "2013-07-21"},
    {"given_name": "Tegid", "family_name": "Dychmygol", "birth_on": "2018-11-09"},
)


@dataclass
class Room:
    """One panel, and what its people do."""

    parts: Parts
    ref: str = REF
    refs: list[str] = field(default_factory=list)

    # acts

    def act(self, who: str, command: p.Command, subject: str | None = None) -> PanelChanges | Refusal:
        """One act; its answer."""
        return panel_desk.act(self.parts, self.ref, command, ACTORS[who], subject=subject)

    def done(self, who: str, command: p.Command, subject: str | None = None) -> PanelChanges:
        """One act that must be done."""
        answer = self.act(who, command, subject)
        assert isinstance(answer, PanelChanges), answer
        return answer

    def refused(self, who: str, command: p.Command, subject: str | None = None) -> str:
        """The rule that refuses one act; nothing is kept."""
        before = self.facts.panel.last_seq
        answer = self.act(who, command, subject)
        assert isinstance(answer, Refusal), answer
        assert answer.words.cy != answer.words.en
        assert self.facts.panel.last_seq == before
        return answer.rule

    def convene(self, in_days: int = 21, seats: tuple[dict[str, Any], ...] = SEATS) -> Meeting:
        """A meeting so many days from today."""
        asked = {"meets_on": self.today + timedelta(days=in_days), "seats": seats}
        self.done(KEEPER, p.ConveneMeeting.model_validate(asked))
        return self.facts.meetings[-1]

    def put_on(self, meeting: Meeting, *refs: str) -> None:
        """These children on its agenda."""
        self.done(KEEPER, p.PutOnAgenda(act="put_on", case_refs=refs), meeting.id)

    def hold(self, meeting: Meeting) -> None:
        """Lock the pack, and let the day come."""
        if self.meeting(meeting.id).state == "convened":
            self.done(KEEPER, p.LockPack(), meeting.id)
        self.until(meeting.meets_on)

    def minutes(self, meeting: Meeting, *children: dict[str, Any], absent: tuple[str, ...] = ()) -> Any:
        """The minutes, with everybody there but the absent (by seat)."""
        present = [one.id for one in self.seats(meeting) if one.id not in absent]
        return p.RecordMinutes.model_validate({"present": present, "children": children})

    # children

    def child(self, council: str = "XLA41", *, assessed: bool = True, **more: Any) -> str:
        """A child of that council, assessed, who waits for the panel; the reference."""
        ref = f"CC-2027-{len(self.refs) + 1:05d}"
        self.refs.append(ref)
        asked = {
            "ref": ref,
            "region": REGION,
            "health_board": BOARD,
            "council": council,
            "service": "community_package",
            "child": NAMES[len(self.refs) - 1],
            "levels": NEEDY,
            "lines": [line.model_dump() for line in CASEBOOK_LINES],
            "consent": CONSENT.model_dump(),
            "assessor": ASSESSOR.model_dump(),
            "views": VIEWS.model_dump(),
        }
        keeper = ACTORS[KEEPER]
        opened = desk.open_case(self.parts, c.OpenCase.model_validate(asked | more), keeper)
        assert isinstance(opened, Changes), opened
        if assessed:
            self.in_case(ref, c.AcknowledgeReferral())
            self.in_case(ref, c.RecordAssessment())
        return ref

    def in_case(self, ref: str, command: c.Command, who: str = KEEPER) -> Changes:
        """One act in a case that must be done."""
        with desk.case(self.parts, ref) as seat:
            answer = seat.act(command, ACTORS[who])
        assert isinstance(answer, Changes), answer
        return answer

    def case(self, ref: str) -> CaseFacts:
        """A case as it is stored."""
        found = desk.reading(self.parts, ref)
        assert found is not None
        return found.facts

    def running(self, ref: str, kind: str) -> bool:
        """Whether a clock of that kind runs in a case."""
        return any(one.kind == kind and one.status == "open" for one in self.case(ref).deadlines)

    def events_in(self, ref: str) -> list[str]:
        """The kinds of a case's events."""
        with self.parts.database.unit() as unit:
            return [one.kind for one in events_of_cases(unit, [ref])[ref]]

    # questions

    @property
    def facts(self) -> PanelFacts:
        """The facts as they are stored."""
        found = panel_desk.reading(self.parts, self.ref)
        assert found is not None
        return found.facts

    def meeting(self, id: str) -> Meeting:
        """One meeting."""
        return next(one for one in self.facts.meetings if one.id == id)

    def seats(self, meeting: Meeting) -> list[Seat]:
        """Who sits at it, in order."""
        return [one for one in self.facts.seats if one.meeting == meeting.id and one.left_at is None]

    def item(self, ref: str) -> Item:
        """Where a child stands: the latest item."""
        found = [one for one in self.facts.items if one.case_ref == ref]
        return next((one for one in found if one.is_open), found[-1])

    def events(self) -> list[str]:
        """The kinds of the panel's events."""
        with self.parts.database.unit() as unit:
            return [one.kind for one in events_of(unit, self.ref)]

    def told(self) -> list[tuple[str, str | None, str | None]]:
        """The panel's notices: kind, body, office."""
        with self.parts.database.unit() as unit:
            return [(one.kind, one.body, one.role) for one in notices_of(unit, self.ref)]

    def whole(self) -> bool:
        """Whether every chain holds, and every invariant, of panel and cases alike."""
        with self.parts.database.unit() as unit:
            chains = (*verify_panels(unit)[1], *verify_all(unit)[1])
        broken = verify_invariants(self.parts)
        assert not chains, chains
        assert not broken, broken
        return True

    # time

    @property
    def today(self) -> date:
        """The day by the database's clock."""
        with self.parts.database.unit() as unit:
            return clock.now(unit).date()

    def until(self, day: date, *, hour: int = 12) -> datetime:
        """Let time pass to noon of a day, with a sweep there."""
        then = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
        sweep.enforce(self.parts, now=then)
        return then

    def later(self, days: int) -> datetime:
        """Let so many days pass, with a sweep."""
        return self.until(self.today + timedelta(days=days))


def opened(parts: Parts) -> Room:
    """The panel set up on a Monday in March 2027."""
    seated(parts)
    answer = panel_desk.set_up(parts, p.SetUpPanel(region=REGION, chair=CHAIR), ACTORS[KEEPER])
    assert isinstance(answer, PanelChanges), answer
    return Room(parts)


def eligible(ref: str, **more: Any) -> dict[str, Any]:
    """A child found eligible, as the indicator says."""
    return {"case_ref": ref, "outcome": "eligible", "reasons": "Anghenion dwys"} | more
