"""People from bodies that are no party: a mediator, and the members of the independent panel. A mediation
never binds by itself; whether the panel binds is for the written agreement.
"""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.commands import AppointMediator, AppointPanel, RecordMediation
from workflow.casework.disagreeing import office_at
from workflow.casework.draft import Draft
from workflow.casework.facts import Deadline, Dispute, Neutral
from workflow.casework.parties import known, may_speak_in, parties_of, tell

_OF_THE_REGION = ("region_lead", "panel_chair")


def _may_arrange(at: Draft, dispute: Dispute) -> None:
    rules.case_is_open(at)
    rules.disagreement_is_open(dispute)
    if not (at.actor.role in _OF_THE_REGION and at.actor.body == at.case.region):
        may_speak_in(at, dispute)


def _mediator(at: Draft, dispute: Dispute) -> Neutral | None:
    return next(
        (
            one
            for one in at.all(Neutral)
            if one.disagreement_id == dispute.id and one.kind == "mediator" and one.ended_at is None
        ),
        None,
    )


def may_appoint_mediator(at: Draft, dispute: Dispute) -> None:
    """One mediation at a time, on any day while the disagreement is open."""
    _may_arrange(at, dispute)
    if _mediator(at, dispute):
        rules.refuse(
            "one_mediation_at_a_time",
            cy="Mae cyfryngu eisoes ar waith.",
            en="A mediation is under way already.",
        )


def appoint_mediator(at: Draft, command: AppointMediator, dispute: Dispute) -> None:
    """Appoint a mediator; the stage's clock runs on beside the mediation's own."""
    one = _appoint(at, dispute, "mediator", command.name, command.body, command.no_conflict, command.language)
    clock = at.start("mediation", at.case.region, "region_lead", subject=dispute.id)
    at.record("MediatorAppointed", disagreement=dispute.id, neutral=one.id, from_body=one.body)
    tell(
        at, "mediator_appointed", parties_of(at.case, dispute), office_at(dispute), due_at=clock.due_at,
        about=dispute.id,
    )  # fmt: skip


def _appoint(
    at: Draft, dispute: Dispute, kind: str, name: str, body: str, no_conflict: bool, language: str
) -> Neutral:
    if body in known(at) or body in parties_of(at.case, dispute):
        rules.refuse(
            "from_an_uninvolved_body",
            cy="Mae'r corff hwn yn barti i'r achos: rhaid i'r person ddod o gorff arall.",
            en="This body is a party to the case: the person must come from another.",
        )
    reference = at.under.reference
    if not reference.has_body(body) or body.startswith("X") != at.case.region.startswith("X"):
        rules.refuse("from_a_known_body", cy=f"Nid oes corff {body}.", en=f"There is no body {body}.")
    if not no_conflict:
        rules.refuse(
            "declared_without_conflict",
            cy="Dim ond person sydd wedi datgan nad oes ganddo ran yn yr achos a benodir.",
            en="Only somebody who has declared to have no part in the case is appointed.",
        )
    return at.put(
        Neutral(
            id=at.new_id(),
            case_ref=at.case.ref,
            disagreement_id=dispute.id,
            kind=kind,
            body=body,
            text_id=at.text("neutral_name", name, language),
            appointed_by=at.actor.person,
            at=at.now,
        )
    )


def may_record_mediation(at: Draft, dispute: Dispute) -> None:
    """What came of it is recorded once."""
    _may_arrange(at, dispute)
    if _mediator(at, dispute) is None:
        rules.refuse("mediation_is_open", cy="Nid oes cyfryngu ar waith.", en="No mediation is under way.")


def record_mediation(at: Draft, command: RecordMediation, dispute: Dispute) -> None:
    """Record the outcome. Where the parties agreed, each still says the terms in its own name."""
    mediator = _mediator(at, dispute)
    assert mediator is not None
    words = at.text("mediation", command.words, command.language)
    at.change(mediator, ended_at=at.now, outcome=command.outcome, outcome_text_id=words)
    at.met("mediation", subject=dispute.id)
    at.record("MediationRecorded", disagreement=dispute.id, mediation=command.outcome, words=words)
    tell(at, "mediation_recorded", parties_of(at.case, dispute), office_at(dispute), about=dispute.id)


def mediation_ends(at: Draft, clock: Deadline) -> None:
    """Nothing came of it in its time: it is over, and the stages have run on."""
    dispute = at.get(Dispute, clock.subject)
    assert dispute is not None
    mediator = _mediator(at, dispute)
    if mediator:
        at.change(mediator, ended_at=at.now)
    at.record("MediationTimePassed", disagreement=dispute.id)
    tell(at, "time_limit_passed", parties_of(at.case, dispute), office_at(dispute), about=dispute.id)


def may_appoint_panel(at: Draft, dispute: Dispute) -> None:
    """The panel is named once, until it has spoken."""
    _may_arrange(at, dispute)
    if any(one.disagreement_id == dispute.id and one.kind == "panel_member" for one in at.all(Neutral)):
        rules.refuse(
            "panel_named_once", cy="Mae'r panel eisoes wedi'i enwi.", en="The panel has been named already."
        )


def appoint_panel(at: Draft, command: AppointPanel, dispute: Dispute) -> None:
    """Name it: somebody from a health board and somebody from a council, none from a party, no body twice."""
    reference = at.under.reference
    kinds = [reference.body(one.body).kind for one in command.members if reference.has_body(one.body)]
    if not {"health_board", "council"} <= set(kinds):
        rules.refuse(
            "panel_of_both_kinds",
            cy="Mae angen aelod o fwrdd iechyd ac aelod o gyngor nad ydynt yn bartïon.",
            en="A member from a health board and one from a council, no party's, are needed.",
        )
    if len({(one.name.casefold(), one.body) for one in command.members}) < len(command.members):
        rules.refuse("a_person_once", cy="Enwir pob person unwaith.", en="Each person is named once.")
    named = [
        _appoint(at, dispute, "panel_member", one.name, one.body, one.no_conflict, command.language)
        for one in command.members
    ]
    at.record("PanelAppointed", disagreement=dispute.id, from_bodies=[one.body for one in named])
    tell(at, "panel_appointed", parties_of(at.case, dispute), office_at(dispute), about=dispute.id)
