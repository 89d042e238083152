"""One case living through pure casework on a clock of its own: how the tests of casework tell their
stories.
"""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from functools import cache

from agreements.needs import NeedsTable
from workflow.casework import commands as c
from workflow.casework.changes import Changes, Refusal
from workflow.casework.facts import Actor, CaseFacts, CaseSplit, Deadline, Dispute, Funding, Opening
from workflow.casework.perform import bring_up_to_date, open_case, perform
from workflow.casework.rulebook import Rulebook
from workflow.clocks.due import add_working_days, local_date, start_of_day

MONDAY = datetime(2026, 9, 7, 9, tzinfo=UTC)
CASEBOOK_LINES = (
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
EVERY_DOMAIN = {domain.code: "low" for domain in NeedsTable.load().domains}
NEEDY = EVERY_DOMAIN | {"breathing": "severe", "mobility": "high"}


@cache
def rulebook() -> Rulebook:
    """The shipped rules, loaded once for the tests."""
    return Rulebook.load()


def act_id() -> str:
    """A fresh id for one act."""
    return str(uuid.uuid4())


CONSENT = c.ConsentSaid(outcome="given", given_by="parent")
ASSESSOR = c.AssessorSaid(no_conflict=True, name="Asesydd Enghreifftiol")
VIEWS = c.ViewsSaid(kind="own_words", words="Dw i eisiau mynd adref.", advocate_offered=True)


class Life:
    """A case of one fictional region; every step brings what is overdue up to date first, as the desk
    does.
    """

    def __init__(self, region: str = "XR1", council: int = 0, **opening: object) -> None:
        place = rulebook().reference.region(region)
        self.region, self.board, self.council = region, place.health_board, place.councils[council]
        self.now = MONDAY
        self.events: list[str] = []
        self.notices: list[str] = []
        self.last: Changes | Refusal | None = None
        command = c.OpenCase(
            **{
                "ref": "XC-0001",
                "region": region,
                "health_board": self.board,
                "council": self.council,
                "service": "community_package",
                "child": c.Child(given_name="Enghraifft", family_name="Plentyn", birth_on=date(2015, 2, 3)),
                "levels": NEEDY,
                "lines": CASEBOOK_LINES,
                "consent": CONSENT,
                "assessor": ASSESSOR,
                "views": VIEWS,
                **opening,
            }
        )  # type: ignore[arg-type]  # the fields of the command
        opened = open_case(
            command,
            now=self.now,
            actor=self.health("coordinator"),
            act_id=act_id(),
            salt="s",
            under=rulebook(),
        )
        assert isinstance(opened, Changes), opened
        self.opened = opened
        self._take(opened)

    # people

    def _officer(self, body: str, role: str, limit_pence: int = 10**9) -> Actor:
        return Actor(
            person=f"{body}-{role}", body=body, role=role, name=f"{body} {role}", limit_pence=limit_pence
        )

    def health(self, role: str = "finance", limit_pence: int = 10**9) -> Actor:
        """An officer of the health board."""
        return self._officer(self.board, role, limit_pence)

    def social(self, role: str = "finance", limit_pence: int = 10**9) -> Actor:
        """An officer of the council."""
        return self._officer(self.council, role, limit_pence)

    def chair(self) -> Actor:
        """The chair of the region's independent panel."""
        return self._officer(self.region, "panel_chair")

    def official(self) -> Actor:
        """A Welsh Government officer."""
        return self._officer("XWG", "wg_officer")

    # acts

    def _take(self, changes: Changes) -> None:
        self.facts: CaseFacts = changes.facts
        self.events += [event.kind for event in changes.events]
        self.notices += [notice.kind for notice in changes.notices]

    def catch_up(self) -> Changes | None:
        """Do what is overdue."""
        done = bring_up_to_date(self.facts, now=self.now, act_id=act_id(), salt="s", under=rulebook())
        if done:
            self._take(done)
        return done

    def tell(self, command: c.Command, actor: Actor, subject: str | None = None) -> Changes | Refusal:
        """Give a command now; what is overdue is done first."""
        self.catch_up()
        self.last = perform(
            self.facts,
            command,
            now=self.now,
            actor=actor,
            act_id=act_id(),
            salt="s",
            under=rulebook(),
            subject=subject,
        )
        if isinstance(self.last, Changes):
            self._take(self.last)
        return self.last

    def do(self, command: c.Command, actor: Actor, subject: str | None = None) -> Changes:
        """Give a command that must be done."""
        done = self.tell(command, actor, subject)
        assert isinstance(done, Changes), done
        return done

    def refused(self, command: c.Command, actor: Actor, subject: str | None = None) -> str:
        """Give a command that must be refused; the name of the rule. Nothing changes."""
        before = self.facts
        answer = self.tell(command, actor, subject)
        assert isinstance(answer, Refusal), answer
        assert answer.words.cy
        assert answer.words.en
        assert self.facts.case == before.case or self.events
        return answer.rule

    # time

    def pass_working_days(self, days: int, *, catch_up: bool = True) -> None:
        """Go to nine in the morning so many working days on, enforcing each instant on the way."""
        for _ in range(days):
            on = add_working_days(local_date(self.now), 1, rulebook().calendar)
            self.now = start_of_day(on) + timedelta(hours=9)
            if catch_up:
                self._each_instant()

    def pass_days(self, days: int) -> None:
        """Go so many days on, enforcing each instant on the way."""
        self.now += timedelta(days=days)
        self._each_instant()

    def _each_instant(self) -> None:
        until = self.now
        while due := [clock.due_at for clock in self.clocks() if clock.due_at <= until]:
            self.now = max(min(due), self.facts.case.last_at or min(due))
            self.catch_up()
        self.now = until

    # questions

    def clocks(self, *kinds: str) -> list[Deadline]:
        """Open clocks."""
        return [d for d in self.facts.deadlines if d.status == "open" and (not kinds or d.kind in kinds)]

    @property
    def split(self) -> CaseSplit:
        """The split in effect."""
        return next(one for one in self.facts.splits if one.id == self.facts.case.split_id)

    @property
    def shares(self) -> tuple[int, ...]:
        """Weekly pence: health board, council social care, council education."""
        return tuple(share["pence"] for share in self.split.shares)

    @property
    def dispute(self) -> Dispute:
        """The latest disagreement."""
        return self.facts.disagreements[-1]

    @property
    def agreement(self) -> Funding:
        """The latest funding agreement."""
        return self.facts.funding_agreements[-1]

    def open_split(self, body: str) -> None:
        """An officer of a body reads the split for the first time."""
        from dataclasses import replace

        seen = Opening(
            id=act_id(),
            case_ref=self.facts.case.ref,
            split_id=self.split.id,
            body=body,
            person="x",
            at=self.now,
        )
        self.facts = replace(self.facts, openings=(*self.facts.openings, seen))

    # chapters

    def decided(self) -> Life:
        """Acknowledged, assessed, found eligible."""
        self.do(c.AcknowledgeReferral(), self.health("coordinator"))
        self.do(c.RecordAssessment(), self.health("coordinator"))
        self.do(c.ListForPanel(), self.health("coordinator"))
        self.do(
            c.RecordDecision(outcome="eligible", members=PANEL, reasons="Rhesymau"),
            self.health("coordinator"),
        )
        self.do(c.SendDecisionLetter(), self.health("coordinator"))
        return self

    def costed(self, package_start: date = date(2026, 9, 14), **package: object) -> Life:
        """The package recorded."""
        self.do(c.RecordPackage(package_start=package_start, **package), self.social("coordinator"))  # type: ignore[arg-type]
        return self

    def confirmed(self) -> Life:
        """Both sides have confirmed."""
        self.do(c.Confirm(), self.health("coordinator"))
        self.do(c.Confirm(), self.social("coordinator"))
        return self

    def delivered(self) -> Life:
        """Payment accepted, providers told, support delivered."""
        for side in (self.health, self.social):
            if any(p.body == side().body and p.to_on is None for p in self.facts.payers):
                self.do(c.AcceptPayment(act="accept_payment"), side())
                self.do(c.InstructProvider(act="instruct_provider"), side("coordinator"))
        self.do(c.ConfirmDelivery(act="confirm_delivery"), self.social("coordinator"))
        return self

    def announced(self) -> Life:
        """Decided, costed, confirmed and delivered: a split waits for answers."""
        return self.decided().costed().confirmed().delivered()

    def objected(self, ground: str = "facts", **objection: object) -> Dispute:
        """The health board objects."""
        self.do(
            c.Object(answer="object", ground=ground, reasons="Rhesymau", **objection),  # type: ignore[arg-type]
            self.health(),
        )
        return self.dispute

    def agreed(self) -> Life:
        """Both accept."""
        self.do(c.Accept(answer="accept"), self.health())
        self.do(c.Accept(answer="accept"), self.social())
        return self

    def signature(self, actor: Actor) -> c.Sign:
        """The signature of the terms that wait."""
        return c.Sign(sha256=self.agreement.sha256, typed_name=actor.name, declaration=True)

    def signed(self) -> Life:
        """Both sign."""
        for actor in (self.health(), self.social()):
            self.do(self.signature(actor), actor)
        return self
