"""The forms of the referral's way, the fast track, the checklist, the assessor and the child's views."""

from __future__ import annotations

from typing import Any

from agreements.reference import Reference
from agreements.words import Words
from api.pages.forms.choices import REASONS, nothing, options, said
from api.pages.forms.fields import Asked, Field, Form, Option
from api.pages.showing import name_of
from workflow.casework import commands
from workflow.casework import decision_codes as codes
from workflow.casework.commands import Command


def _redirect(asked: Asked) -> tuple[Field, ...]:
    fictional = asked.under.reference.region(asked.facts.case.region).fictional
    bodies = [
        body
        for region in Reference.load().regions
        if region.fictional == fictional
        for body in (region.health_board, *region.councils)
        if body not in asked.facts.case.bodies
    ]
    return (
        Field(
            name="to_body",
            kind="select",
            label=Words(cy="I ba gorff?", en="To which body?"),
            options=tuple(Option(body, name_of(body)) for body in dict.fromkeys(bodies)),
        ),
        *said("reasons", REASONS, asked),
    )


def _fast_track(asked: Asked) -> tuple[Field, ...]:
    lines = Field(
        name="lines",
        kind="lines",
        label=Words(cy="Llinellau cost, os ydynt yn hysbys", en="Cost lines, if they are known"),
        rows=4,
        optional=True,
    )
    standing = any(line.withdrawn_at is None for line in asked.facts.cost_lines)
    return (
        Field(
            name="clinician",
            kind="text",
            label=Words(cy="Enw a swydd y clinigydd uwch", en="Name and post of the senior clinician"),
        ),
        Field(
            name="signed_off",
            kind="checkbox",
            label=Words(
                cy="Mae'r clinigydd uwch wedi cymeradwyo'r llwybr cyflym",
                en="The senior clinician has signed off the fast track",
            ),
        ),
        *said("reasons", REASONS, asked),
        *(() if standing else (lines,)),
    )


def _checklist(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="outcome",
            kind="radios",
            label=Words(cy="Beth yw canlyniad y rhestr wirio?", en="What is the outcome of the checklist?"),
            hint=Words(
                cy="Nid yw'n dweud a yw'r plentyn yn gymwys.",
                en="It does not say whether the child is eligible.",
            ),
            options=options(codes.CHECKLIST),
        ),
        *said("reasons", REASONS, asked),
    )


def _assessor(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="name",
            kind="text",
            label=Words(cy="Enw'r asesydd, os nad chi", en="The assessor's name, if it is not you"),
            optional=True,
        ),
        Field(
            name="no_conflict",
            kind="checkbox",
            label=Words(
                cy="Mae'r asesydd yn datgan nad oes gwrthdaro buddiannau",
                en="The assessor declares that there is no conflict of interest",
            ),
        ),
    )


def _views(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="kind",
            kind="radios",
            label=Words(cy="Sut y cafwyd barn y plentyn?", en="How did the child's views come?"),
            options=options(codes.VIEWS),
        ),
        *said("words", Words(cy="Y geiriau eu hunain", en="The words themselves"), asked),
        Field(
            name="advocate_offered",
            kind="radios",
            label=Words(cy="A gynigiwyd eiriolwr?", en="Was an advocate offered?"),
            options=(Option("yes", Words(cy="Do", en="Yes")), Option("no", Words(cy="Naddo", en="No"))),
        ),
    )


def _yes_or_no(document: dict[str, Any]) -> dict[str, Any]:
    return document | {"advocate_offered": document["advocate_offered"] == "yes"}


FORMS: dict[type[Command], Form] = {
    commands.RedirectReferral: Form(
        fields=_redirect,
        intro=Words(
            cy="Mae'r diwrnod y derbyniwyd yr atgyfeiriad gyntaf yn cael ei gadw: nid yw'r plentyn yn ciwio "
            "eto.",
            en="The day on which the referral was first received is kept: the child does not queue again.",
        ),
    ),
    commands.FastTrack: Form(
        fields=_fast_track,
        intro=Words(
            cy="Mae'r gofal yn cychwyn ar unwaith. Mae'r asesiad a'r penderfyniad yn dilyn.",
            en="Care starts at once. The assessment and the decision follow.",
        ),
    ),
    commands.RecordChecklist: Form(
        fields=_checklist,
        fixed={"act": "record"},
        intro=Words(
            cy="Rhoddir y canlyniad i'r atgyfeiriwr ac i'r teulu, o fewn terfyn amser.",
            en="The outcome is told to the referrer and the family, within a time limit.",
        ),
    ),
    commands.TellChecklistOutcome: Form(
        fields=nothing,
        fixed={"act": "tell"},
        intro=Words(
            cy="Rydych yn cofnodi bod yr atgyfeiriwr a'r teulu wedi cael y canlyniad yn ysgrifenedig, "
            "gyda'r rhesymau.",
            en="You record that the referrer and the family have been given the outcome in writing, with the "
            "reasons.",
        ),
    ),
    commands.NameAssessor: Form(
        fields=_assessor,
        intro=Words(
            cy="Bydd y teulu a'r ddau gorff yn cael gwybod.",
            en="The family and both bodies are told.",
        ),
    ),
    commands.RecordViews: Form(
        fields=_views,
        finish=_yes_or_no,
        intro=Words(
            cy="Nid yw gofal brys byth yn aros am farn y plentyn. Mae'r panel yn aros amdani, neu am sut y "
            "ceisiwyd hi.",
            en="Urgent care never waits for the child's views. The panel does, or for how they were sought.",
        ),
    ),
}
