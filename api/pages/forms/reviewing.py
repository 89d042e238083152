"""The forms of what comes after a decision: local review, remittal, looking again."""

from __future__ import annotations

from agreements.words import Words
from api.pages.forms.choices import REASONS, options, said
from api.pages.forms.fields import Asked, Field, Form
from workflow.casework import commands
from workflow.casework import decision_codes as codes
from workflow.casework.commands import Command


def _review(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="outcome",
            kind="radios",
            label=Words(cy="Beth yw'r canlyniad?", en="What is the outcome?"),
            options=options(codes.REVIEWED),
        ),
        Field(
            name="reviewers",
            kind="members",
            label=Words(cy="Pwy a adolygodd?", en="Who reviewed it?"),
            hint=Words(
                cy="Neb a gymerodd ran yn y penderfyniad.", en="Nobody who took part in the decision."
            ),
            rows=4,
        ),
        *said("reasons", REASONS, asked),
    )


def _remittal(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="ordered_by",
            kind="radios",
            label=Words(cy="Pwy a'i hanfonodd yn ôl?", en="Who sent it back?"),
            options=options(codes.ORDERED_BY, ("court", "ombudsman")),
        ),
        *said("reasons", REASONS, asked),
    )


def _again(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="outcome",
            kind="radios",
            label=Words(cy="Beth a welsoch?", en="What did you find?"),
            options=options(codes.LOOKED_AGAIN),
        ),
        *said("findings", Words(cy="Canfyddiadau", en="Findings"), asked),
    )


FORMS: dict[type[Command], Form] = {
    commands.AskForLocalReview: Form(
        fields=lambda asked: said("words", Words(cy="Geiriau'r teulu", en="The family's words"), asked),
        fixed={"act": "ask"},
        intro=Words(
            cy="Bydd pobl na chymerodd ran yn y penderfyniad yn edrych arno. Mae'r gofal yn parhau.",
            en="People who took no part in the decision will look at it. Care goes on.",
        ),
    ),
    commands.RecordLocalReview: Form(
        fields=_review,
        fixed={"act": "decide"},
        intro=Words(
            cy="Os anfonir y penderfyniad yn ôl, asesydd newydd a phanel newydd fydd yn ei wneud.",
            en="Where the decision is sent back, a fresh assessor and a fresh panel take it.",
        ),
    ),
    commands.Remit: Form(
        fields=_remittal,
        intro=Words(
            cy="Gwneir y penderfyniad o'r newydd, gan asesydd a phanel newydd. Mae'r gofal yn parhau.",
            en="The decision is taken anew, by a fresh assessor and a fresh panel. Care goes on.",
        ),
    ),
    commands.LookAgain: Form(
        fields=_again,
        intro=Words(
            cy="Os yw'r achos yn ailagor, cedwir y diwrnod y derbyniwyd yr atgyfeiriad gyntaf.",
            en="Where the case opens again, the day on which the referral was first received is kept.",
        ),
    ),
}
