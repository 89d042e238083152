"""A life led at random through pure casework: whoever may do something does it, or time passes.

What is offered (`available`) is what is done, with arguments that a person might give; some are refused.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from agreements.money import apportion
from agreements.payers import CaseAccounts
from tests.stories.random_care import CARE_MAKERS
from tests.stories.random_decision import DECISION_MAKERS
from workflow.casework import commands as c
from workflow.casework.available import Offer, available
from workflow.casework.changes import Changes, Refusal
from workflow.casework.child_values import ChildValues
from workflow.casework.facts import Actor, CaseFacts, CostLine, Opening
from workflow.casework.perform import bring_up_to_date, open_case, perform
from workflow.casework.rulebook import Rulebook
from workflow.casework.wellformed import weekly_pence
from workflow.clocks.due import local_date, start_of_day
from workflow.records.chain import StoredEvent, chained

BEGIN = datetime(2026, 9, 7, 9, tzinfo=UTC)
BIRTHS = (date(2015, 2, 3), date(2015, 2, 3), date(2013, 10, 20), date(2009, 10, 23), date(2008, 12, 5))
"""Far from thirteen, almost there, past some milestones, and almost eighteen."""
REGIONS = ("XR1", "XR2", "XR3", "XR4", "XR5", "XR6", "XR7")
BODY_ROLES = ("coordinator", "finance", "head_of_service", "director", "chief_executive")
Draw = Callable[[st.SearchStrategy[Any]], Any]


@cache
def rulebook() -> Rulebook:
    """The shipped rules."""
    return Rulebook.load()


_CHILD = ChildValues(given_name="Enghraifft", family_name="Plentyn", birth_on=date(2015, 2, 3))


def lines() -> st.SearchStrategy[tuple[c.Line, ...]]:
    """Some cost lines: amounts and time, a nurse or a line marked as health's among them now and then."""
    amounts = st.builds(
        c.Line,
        kind=st.sampled_from(
            ["support", "accommodation", "tuition", "transport", "health_equipment", "therapy"]
        ),
        weekly_pence=st.integers(0, 250_001),
        health_required=st.booleans(),
    )
    time = st.builds(
        lambda kind, minutes, rate: c.Line(
            kind=kind,
            minutes_a_week=minutes,
            rate_pence_an_hour=rate,
            weekly_pence=weekly_pence(minutes, rate),
        ),
        kind=st.sampled_from(["registered_nurse", "trained_carer", "support"]),
        minutes=st.integers(15, 4000),
        rate=st.integers(1000, 4001),
    )
    return st.lists(st.one_of(amounts, time), min_size=1, max_size=5).map(tuple)


def some_levels() -> st.SearchStrategy[dict[str, str]]:
    """Levels that their domains admit."""
    domains = rulebook().needs.domains
    return st.fixed_dictionaries({domain.code: st.sampled_from(domain.levels) for domain in domains})


VIEWS = c.ViewsSaid(kind="own_words", words="geiriau", advocate_offered=True)


def some_consent() -> st.SearchStrategy[c.ConsentSaid | None]:
    """Mostly given; now and then nobody has asked yet, or it is refused."""
    given = c.ConsentSaid(outcome="given", given_by="parent")
    refused = c.ConsentSaid(outcome="refused", given_by="young_person", safeguarding="diogel")
    return st.sampled_from([given, given, given, given, given, None, refused])


class RandomLife:
    """One case, everything that has happened in it, and the clock."""

    def __init__(self, draw: Draw, ref: str = "XC-0001") -> None:
        self.ref = ref
        region = rulebook().reference.region(draw(st.sampled_from(REGIONS)))
        council = draw(st.sampled_from(region.councils))
        self.region, self.board, self.council = region.code, region.health_board, council
        self.now = BEGIN
        self._acts = 0
        self.events: list[StoredEvent] = []
        command = c.OpenCase(
            ref=ref,
            region=region.code,
            health_board=region.health_board,
            council=council,
            service=draw(st.sampled_from(["community_package", "residential_52wk"])),
            urgent=draw(st.booleans()),
            commissioner=draw(st.sampled_from([None, region.health_board, council])),
            child=c.Child(
                given_name="Enghraifft", family_name="Plentyn", birth_on=draw(st.sampled_from(BIRTHS))
            ),
            levels=draw(some_levels()),
            lines=draw(lines()),
            consent=draw(some_consent()),
            assessor=c.AssessorSaid(name="Asesydd", no_conflict=True),
            views=draw(st.sampled_from([None, VIEWS, VIEWS, VIEWS])),
        )
        opened = open_case(
            command,
            now=self.now,
            actor=self.officer(region.health_board, "coordinator"),
            act_id=self._act_id(),
            salt="s",
            under=rulebook(),
        )
        assert isinstance(opened, Changes)
        self.before: CaseFacts | None = None
        self.facts = opened.facts
        self.take(opened)

    def _act_id(self) -> str:
        self._acts += 1
        return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self.ref}:{self._acts}"))

    def take(self, changes: Changes) -> None:
        """Go on from changes, with their events chained as the record chains them."""
        self.before = self.facts
        after = changes.facts.case.last_seq - len(changes.events)
        last = self.events[-1].hash if self.events else ""
        self.events += chained(changes.events, case_ref=self.ref, after=after, prev_hash=last)
        case = replace(changes.facts.case, last_hash=self.events[-1].hash, last_at=self.events[-1].at)
        self.facts = replace(changes.facts, case=case)
        self.region, self.board, self.council = case.region, *case.bodies  # a transfer moves them

    # people

    def officer(self, body: str, role: str) -> Actor:
        """An officer who may sign anything."""
        return Actor(person=f"{body}-{role}", body=body, role=role, name=role, limit_pence=10**12)

    def bodies(self) -> list[str]:
        """The bodies of the case, those that came in beside them, and those asked to take it over."""
        beside = [one.code for one in self.facts.parties if one.kind in ("health_board", "council")]
        asked = [one.to_body for one in self.facts.transfers]
        return list(dict.fromkeys((self.board, self.council, *beside, *asked)))

    def actors(self) -> list[Actor]:
        """Everybody who may ever do something in the case."""
        return [
            *(self.officer(body, role) for body in self.bodies() for role in BODY_ROLES),
            self.officer(self.region, "panel_chair"),
            self.officer(self.region, "region_lead"),
            self.officer("XWG", "wg_officer"),
        ]

    # time

    def overdue(self) -> Changes | None:
        """What is overdue, done."""
        done = bring_up_to_date(self.facts, now=self.now, act_id=self._act_id(), salt="s", under=rulebook())
        if done:
            self.take(done)
        return done

    def next_due(self) -> datetime | None:
        """When the next open time limit ends."""
        return min((one.due_at for one in self.facts.deadlines if one.status == "open"), default=None)

    def sleep(self, days: int) -> None:
        """Nothing is enforced for so many days."""
        self.now = start_of_day(local_date(self.now) + timedelta(days=days)) + timedelta(hours=9)

    # acts

    def offers(self, actor: Actor) -> tuple[Offer, ...]:
        """What the actor may do now; not what brings the life to an end, which is offered apart."""
        return tuple(
            one
            for one in available(self.facts, actor, now=self.now, under=rulebook())
            if one.command is not c.EndCase
        )

    def act(self, offer: Offer, actor: Actor, draw: Draw) -> Changes | Refusal | None:
        """Do what is offered, with arguments drawn; None where there is nothing to say with it."""
        command = self._command(offer, draw, actor)
        if command is None:
            return None
        answer = perform(
            replace(self.facts, child=_CHILD) if command.READS_CHILD else self.facts,
            command,
            now=self.now,
            actor=actor,
            act_id=self._act_id(),
            salt="s",
            under=rulebook(),
            subject=offer.dispute.id if offer.dispute else None,
        )
        if isinstance(answer, Changes):
            self.take(answer)
        return answer

    def end(self, actor: Actor, reason: str) -> None:
        """End the case, if it may be ended."""
        command = c.EndCase(act="end", reason=reason)  # type: ignore[arg-type]  # one of the reasons
        answer = perform(
            self.facts, command, now=self.now, actor=actor, act_id=self._act_id(), salt="s", under=rulebook()
        )
        if isinstance(answer, Changes):
            self.take(answer)

    def look(self, body: str) -> None:
        """An officer of a body opens the split for the first time."""
        split = self.facts.case.split_id
        if split and not any(one.split_id == split and one.body == body for one in self.facts.openings):
            look = Opening(self._act_id(), self.ref, split, body, "p", self.now)
            self.facts = replace(self.facts, openings=(*self.facts.openings, look))

    def _command(self, offer: Offer, draw: Draw, actor: Actor) -> c.Command | None:
        kind = offer.command
        maker = _MAKERS.get(kind)
        if maker is None:
            return kind()
        said = maker(self, draw, actor)
        return None if said is None else kind.model_validate(said)

    def live_lines(self) -> list[CostLine]:
        """The cost lines that stand."""
        return [line for line in self.facts.cost_lines if line.withdrawn_at is None]

    def shares(self, draw: Draw) -> dict[str, int]:
        """Shares of the week that carry the cost, lawfully or, now and then, not."""
        accounts = CaseAccounts(self.board, self.council)
        health = sum(line.weekly_pence for line in self.live_lines() if line.health_required)
        rest = sum(line.weekly_pence for line in self.live_lines()) - health
        weights = draw(st.lists(st.integers(0, 5), min_size=3, max_size=3).filter(any))
        parts = list(apportion(rest, weights))
        parts[0 if draw(st.integers(0, 9)) else 1] += health
        return dict(zip(accounts.all, parts, strict=True))

    def claim(self, draw: Draw) -> dict[str, Any]:
        """A fact that might be otherwise."""
        if draw(st.booleans()) and self.facts.needs:
            domain = draw(st.sampled_from(rulebook().needs.domains))
            return {"domain": domain.code, "level": draw(st.sampled_from(domain.levels))}
        line = draw(st.sampled_from(self.live_lines()))
        if line.minutes_a_week and draw(st.booleans()):
            return {"line_id": line.id, "minutes_a_week": draw(st.integers(1, 4000))}
        return {"line_id": line.id, "weekly_pence": draw(st.integers(0, 300_000))}


Maker = Callable[[RandomLife, Draw, Actor], "dict[str, Any] | None"]
WORDS = {"language": "cy"}


def _decision(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    sides = ("health", "council", "other")
    return {
        "outcome": draw(st.sampled_from(["eligible", "eligible", "eligible", "not_eligible", "deferred"])),
        "members": [{"name": f"{side}{len(life.facts.remittals) or ''}", "side": side} for side in sides],
        "reasons": "rheswm",
        "departure": "rheswm",
        "deferred_to": local_date(life.now) + timedelta(days=draw(st.integers(1, 40))),
        "dissent": [{"name": "health", "words": "anghytunaf"}] if draw(st.booleans()) else [],
    }


def _package(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    said: dict[str, Any] = {"package_start": local_date(life.now) + timedelta(days=draw(st.integers(-3, 12)))}
    if draw(st.integers(0, 3)) == 0:
        said["lines"] = draw(lines())
    elif life.region == "XR6" and draw(st.booleans()):
        left = [ln for ln in life.live_lines() if not ln.health_required and ln.kind != "tuition"]
        weights = draw(st.lists(st.integers(0, 5), min_size=2, max_size=2).filter(any))
        parts = apportion(sum(line.weekly_pence for line in left), weights)
        said["panel_shares"] = dict(zip(("health_board", "council.social"), parts, strict=True))
    return said


def _confirm(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    if draw(st.integers(0, 3)):
        return {}
    return {"domains": [need.domain for need in life.facts.needs], "line_ids": []}


def _clock(status: str) -> Maker:
    def make(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any] | None:
        pausable = ("assessment", "to_panel", "decision", "package", "service_accepted")
        found = [one.id for one in life.facts.deadlines if one.status == status and one.kind in pausable]
        said = {"deadline_id": draw(st.sampled_from(found))} if found else None
        return said and said | ({"reason": "saib"} if status == "open" else {})

    return make


def _delivery(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    if draw(st.integers(0, 3)):
        return {"act": "confirm_delivery"}
    waiting = [one.line_id for one in life.facts.payers if one.to_on is None and one.delivered_at is None]
    return {
        "act": "confirm_delivery",
        "line_ids": draw(st.lists(st.sampled_from(waiting), min_size=1, unique=True)),
    }


def _object(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    grounds = ["facts", "scope", "lawfulness", "responsible_body", "missing_evidence", "exceptional"]
    ground = draw(st.sampled_from(grounds))
    said = {
        "answer": "object",
        "ground": ground,
        "reasons": "rheswm",
        "wishes_better_formula": draw(st.booleans()),
    }
    return said | ({"claim": life.claim(draw)} if ground == "facts" and draw(st.booleans()) else {})


def _key_worker(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    return draw(
        st.sampled_from([{"officer": "n1"}, {"officer": "n2"}, {"name": "Gweithiwr", "language": "cy"}])
    )


def _record(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    return {
        "known_as": draw(st.sampled_from(["A", "B"])),
        "family_language": draw(st.sampled_from(["cy", "en"])),
    }


def _no_other_case(life: RandomLife, draw: Draw, actor: Actor) -> None:
    """There is no second case in the life of one: `test_key_worker_record_and_ties` has them."""


def _open(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    subjects = [
        "who_acts",
        "eligibility",
        "level",
        "package",
        "placement",
        "start",
        "responsible_body",
        "share",
    ]
    grounds = [
        "facts",
        "scope",
        "lawfulness",
        "responsible_body",
        "missing_evidence",
        "exceptional",
        "not_agreed",
    ]
    known = [*life.facts.case.bodies, *(one.code for one in life.facts.parties if one.to_at is None)]
    return {
        "subject": draw(st.sampled_from(subjects)),
        "ground": draw(st.sampled_from(grounds)),
        "reasons": "rheswm",
        "parties": draw(st.lists(st.sampled_from(known), max_size=4, unique=True)),
    }


def _add_party(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    kind, code = draw(
        st.sampled_from(
            [("health_board", "XHB7"), ("council", "XLA71"), ("education", None), ("outside", None)]
        )
    )
    return {"act": "add", "kind": kind, "code": code, "name": "Corff", "reasons": "rheswm"}


def _remove_party(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    known = [one.code for one in life.facts.parties if one.to_at is None]
    return {"act": "remove", "party": draw(st.sampled_from(known)), "reasons": "rheswm"}


def _ask(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    known = [None, *life.facts.case.bodies, *(one.code for one in life.facts.parties)]
    return {"act": "ask", "what": "tystiolaeth", "of": draw(st.sampled_from(known))}


def _sign_facts(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    standing = [one.sha256 for one in life.facts.statements_of_facts if not one.replaced_at]
    return {"act": "sign", "sha256": draw(st.sampled_from(standing))}


def _name_panel(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    bodies = [draw(st.sampled_from(["XHB4", life.board])), "XLA41"]
    return {"members": [{"name": "Enw", "body": body, "no_conflict": True} for body in bodies]}


def _paid(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    owed = [one.id for one in life.facts.reimbursement_lines if one.paid_on is None]
    return {"line_id": draw(st.sampled_from(owed)), "paid_on": local_date(life.now)}


def _settle(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    outcome = draw(st.sampled_from(["settled", "settled", "upheld", "not_upheld", "withdrawn"]))
    said: dict[str, Any] = {"outcome": outcome, "reasons": "rheswm"}
    if outcome == "settled":
        waiting = [one.settlement["shares"] for one in life.facts.disagreements if one.settlement]
        if waiting and draw(st.integers(0, 3)):
            said |= {"shares": waiting[-1]} if waiting[-1] else {}
        elif life.live_lines() and draw(st.booleans()):
            said |= {"shares": life.shares(draw)}
        if said.get("shares") and draw(st.booleans()):
            said["from_on"] = local_date(life.now) - timedelta(days=draw(st.integers(0, 2)))
    elif outcome == "upheld" and life.live_lines() and draw(st.booleans()):
        said |= {"correction": life.claim(draw)}
    return said


def _sign(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    waiting = next(one for one in life.facts.funding_agreements if one.state == "awaiting")
    return {"sha256": waiting.sha256, "typed_name": "enw", "declaration": True}


def _reply(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    kind = draw(st.sampled_from(["acknowledged", "information_wanted", "returned", "steer", "direction"]))
    said: dict[str, Any] = {"kind": kind, "words": "geiriau"}
    if kind == "acknowledged" and draw(st.booleans()):
        said["target_on"] = local_date(life.now) + timedelta(days=draw(st.integers(0, 30)))
    if kind == "direction":
        said |= {"instrument": "offeryn", "power": "pŵer", "dated_on": local_date(life.now)}
        if life.live_lines() and draw(st.booleans()):
            said["shares"] = life.shares(draw)
    return said


def _transfer(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    case = life.facts.case
    kind = "health_board" if actor.body == case.health_board else "council"
    others = [one.code for one in rulebook().reference.bodies if one.kind == kind and one.fictional]
    to_body = draw(st.sampled_from([code for code in others if code not in case.bodies]))
    from_on = local_date(life.now) + timedelta(days=draw(st.integers(0, 9)))
    return {"act": "propose", "to_body": to_body, "from_on": from_on, "reasons": "rheswm"}


def _correction(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    said = {
        "service": draw(st.sampled_from(["community_package", "residential_52wk"])),
        "urgent": draw(st.sampled_from(["true", "false"])),
        "received_at": (local_date(life.now) - timedelta(days=draw(st.integers(0, 40)))).isoformat(),
        "package_start": (local_date(life.now) + timedelta(days=draw(st.integers(-9, 9)))).isoformat(),
        "council": draw(st.sampled_from(rulebook().reference.region(life.region).councils)),
    }
    field = draw(st.sampled_from(sorted(said)))
    return {"field": field, "value": said[field], "reason": "rheswm"}


def _resolve(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    waits = [one.id for one in life.facts.sealed_entries if one.decided_at is None and one.body == actor.body]
    outcome = draw(st.sampled_from(["reported", "notified", "both", "neither", "unsealed"]))
    return {"act": "resolve", "seal_id": waits[0], "outcome": outcome, "reasons": "rheswm"}


def _accept_as_adult(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    from_on = local_date(life.now) + timedelta(days=draw(st.integers(-1, 40)))
    return {"act": "accept", "body": actor.body, "service": "gwasanaeth", "from_on": from_on}


def _correct_bundle(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    return {"part": draw(st.sampled_from(["notification", "bundle"])), "correction": "cywiriad"}


def _attach(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any] | None:
    """A file now and then: it is offered every day, and a life is more than its papers."""
    if draw(st.integers(0, 5)):
        return None
    waits = [one.id for one in life.facts.report_requests if one.outcome is None]
    about = {"about_kind": "report_requests", "about_id": waits[0]} if waits and draw(st.booleans()) else {}
    mine = [
        one.id
        for one in life.facts.attachments
        if one.body == actor.body and not one.superseded_by and not one.erased_at
    ]
    eyes = draw(st.sampled_from(["own", "bodies", "welsh_government"]))
    received = {"sha256": "0" * 64, "size": 5, "media_type": "application/pdf", "scanned": "held"}
    said = {"type": "report", "language": "cy", "eyes": eyes, "received": received}
    return said | about | ({"supersedes": mine[0]} if mine and draw(st.booleans()) else {})


def _erase(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    mine = [one.id for one in life.facts.attachments if one.body == actor.body and not one.erased_at]
    return {"attachment_id": draw(st.sampled_from(mine)), "reason": "rheswm"}


def _report_request(**said: Any) -> Maker:
    """About a report that the actor's body waits for."""

    def make(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
        facts = life.facts
        waits = [one.id for one in facts.report_requests if one.outcome is None and one.body == actor.body]
        return said | {"request_id": draw(st.sampled_from(waits))}

    return make


def _seldom(**said: Any) -> Maker:
    """What may be done on any day is done on few."""
    return lambda life, draw, actor: None if draw(st.integers(0, 5)) else said


def _told(life: RandomLife, draw: Draw, actor: Actor) -> dict[str, Any]:
    waits = [one.id for one in life.facts.safeguarding if one.body == actor.body and one.confirmed_at is None]
    return {"act": "confirm", "safeguarding_id": draw(st.sampled_from(waits))}


_MAKERS: dict[type[c.Command], Maker] = {
    **DECISION_MAKERS,
    **CARE_MAKERS,
    c.Attach: _attach,
    c.EraseAttachment: _erase,
    c.AskForReport: _seldom(act="ask", addressee="school", to="ysgol", asks="adroddiad"),
    c.RecordReport: _report_request(act="record", how="paper"),
    c.DeclineReport: _report_request(act="decline", outcome="none_exists", reason="rheswm"),
    c.RenewUploadLink: _report_request(act="renew_link"),
    c.RevokeUploadLink: _report_request(act="revoke_link"),
    c.WriteNote: _seldom(note="nodyn"),
    c.TellSafeguarding: _seldom(act="tell", worry="other", team="council", words="geiriau"),
    c.ConfirmSafeguarding: _told,
    c.AskForReview: lambda life, draw, actor: {
        "act": "ask_for_review", "asked_for": draw(st.sampled_from(["family", "body"])), "reason": "rheswm"
    },
    c.BeginTransitionPlanning: lambda life, draw, actor: {"act": "begin_planning"},
    c.NameTransitionWorker: lambda life, draw, actor: {"act": "name_worker", "name": "enw"},
    c.RecordLearningDisabilityMarker: lambda life, draw, actor: {
        "act": "mark_learning_disability", "registered": draw(st.sampled_from(["yes", "no", "not_known"]))
    },
    c.ReferToAdultServices: lambda life, draw, actor: {"act": "refer_to_adult_services", "to": life.board},
    c.RecordAdultDecision: lambda life, draw, actor: {
        "act": "record_adult_decision",
        "outcome": draw(st.sampled_from(["eligible", "not_eligible"])),
        "reasons": "rheswm",
    },
    c.AdultBodyAccepts: _accept_as_adult,
    c.StateSafety: lambda life, draw, actor: {"safe": draw(st.booleans()), "who_says": "nyrs"},
    c.TakeReferral: lambda life, draw, actor: {"act": "take"},
    c.HandOverReferral: lambda life, draw, actor: {"act": "hand_over", "to": "nobody"},
    c.DeclareConflict: lambda life, draw, actor: (
        {"act": "declare_conflict", "reason": "rheswm"} if draw(st.integers(0, 7)) == 0 else None
    ),
    c.SupplyInformation: lambda life, draw, actor: {"information": "gwybodaeth"},
    c.CorrectBundle: _correct_bundle,
    c.RequestIdentifiedPapers: lambda life, draw, actor: {
        "act": "request", "papers": "papurau", "lawful_basis": "sail"
    },
    c.ReleasePapers: lambda life, draw, actor: {
        "act": "answer", "answer": draw(st.sampled_from(["released", "refused"])), "words": "geiriau"
    },
    c.SetKeyWorker: _key_worker,
    c.UpdateChild: _record,
    **dict.fromkeys((c.LinkCase, c.UnlinkCase, c.MergeDuplicate), _no_other_case),
    c.ProposeTransfer: _transfer,
    c.AcceptTransfer: lambda life, draw, actor: {"act": "accept"},
    c.RefuseTransfer: lambda life, draw, actor: {"act": "refuse", "reasons": "rheswm"},
    c.WithdrawTransfer: lambda life, draw, actor: {"act": "withdraw"},
    c.CorrectRecord: _correction,
    c.SealEntry: lambda life, draw, actor: {"act": "seal", "kind": "assessment", "reason": "rheswm"},
    c.ResolveSeal: _resolve,
    c.ReassignCase: lambda life, draw, actor: {"owner": f"{actor.body}-coordinator"},
    c.RecordAssessment: lambda life, draw, actor: (
        {"levels": draw(some_levels())} if draw(st.booleans()) else {}
    ),
    c.RecordDecision: _decision,
    c.HandOver: lambda life, draw, actor: {"family_declined": True},
    c.RecordPackage: _package,
    c.Confirm: _confirm,
    c.Pause: _clock("open"),
    c.Resume: _clock("paused"),
    c.NeedSupport: lambda life, draw, actor: {"act": "need_support", "reason": "brys"},
    c.AcceptPayment: lambda life, draw, actor: {"act": "accept_payment"},
    c.InstructProvider: lambda life, draw, actor: {"act": "instruct_provider"},
    c.ConfirmDelivery: _delivery,
    c.ReviewCare: lambda life, draw, actor: {
        "act": "review", "needs_changed": draw(st.integers(0, 3)) == 0, "findings": "canfyddiadau"
    },
    c.Propose: lambda life, draw, actor: {"shares": life.shares(draw), "reasons": "rheswm"},
    c.Accept: lambda life, draw, actor: {"answer": "accept"},
    c.Object: _object,
    c.OpenDisagreement: _open,
    c.TakePosition: lambda life, draw, actor: {"position": "safbwynt"},
    c.AskForEvidence: _ask,
    c.GiveEvidence: lambda life, draw, actor: {"act": "give", "what": "tystiolaeth"},
    c.Extend: lambda life, draw, actor: {"working_days": draw(st.sampled_from([3, 5])), "reason": "rheswm"},
    c.Settle: _settle,
    c.AddParty: _add_party,
    c.RemoveParty: _remove_party,
    c.DraftFacts: lambda life, draw, actor: {"act": "draft", "agreed": ["un"], "not_agreed": ["dau"]},
    c.SignFacts: _sign_facts,
    c.AppointMediator: lambda life, draw, actor: {
        "act": "appoint", "name": "Enw", "body": "XHB5", "no_conflict": True
    },
    c.RecordMediation: lambda life, draw, actor: {"act": "record", "outcome": "partly", "words": "geiriau"},
    c.AppointPanel: _name_panel,
    c.ConfirmReimbursement: _paid,
    c.StartLegalHold: lambda life, draw, actor: {
        "act": "start", "court": "Llys", "issued_on": local_date(life.now)
    },
    c.LiftLegalHold: lambda life, draw, actor: {"act": "lift", "reasons": "rheswm"},
    c.Sign: _sign,
    c.RecordReply: _reply,
}  # fmt: skip
