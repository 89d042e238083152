"""The form of a reply of Welsh Government, by kind."""

from __future__ import annotations

from typing import Any

from agreements.words import Words
from api.pages.forms.choices import (
    WHOLE_COST,
    options,
    said,
    shares,
)
from api.pages.forms.fields import Asked, Field, Form, Option, Unfinished
from api.pages.showing import name_of
from workflow.casework import codes, commands
from workflow.casework.commands import Command


def _reply(asked: Asked) -> tuple[Field, ...]:
    waiting = [one for one in asked.facts.referrals if one.closed_at is None]
    about = {
        "disagreement": Words(cy="anghytundeb heb ei setlo", en="a disagreement not settled"),
        "support": Words(cy="cymorth heb ei ddarparu", en="support not delivered"),
    }
    which = Field(
        name="referral_id",
        kind="radios",
        label=Words(cy="Pa gyfeiriad?", en="Which referral?"),
        options=tuple(Option(one.id, about[one.about]) for one in waiting),
    )
    return (
        *((which,) if len(waiting) > 1 else ()),
        Field(
            name="kind",
            kind="radios",
            label=Words(cy="Pa fath o ateb?", en="Which kind of reply?"),
            hint=Words(
                cy="Dim ond cyfarwyddyd gan y Gweinidogion sy'n rhwymo.",
                en="Only a Ministerial direction binds.",
            ),
            options=options(codes.REPLY_KINDS),
        ),
        *(
            Field(
                name=field.name,
                kind=field.kind,
                label=field.label,
                hint=field.hint,
                options=field.options,
                optional=field.name == "words",
                initial=field.initial,
            )
            for field in said("words", Words(cy="Geiriau'r ateb", en="The words of the reply"), asked)
        ),
        Field(
            name="asked_of",
            kind="radios",
            label=Words(
                cy="Gwybodaeth: gan ba gorff? (dewisol: y ddau fel arall)",
                en="Information: of which body? (optional: otherwise of both)",
            ),
            options=tuple(Option(code, name_of(code)) for code in asked.facts.case.bodies),
            optional=True,
        ),
        Field(
            name="mediator",
            kind="text",
            label=Words(
                cy="Arweiniad neu gyfryngu: pwy a gynigir yn gyfryngwr? (dewisol)",
                en="Steer or mediation: who is offered as mediator? (optional)",
            ),
            optional=True,
        ),
        Field(
            name="target_on",
            kind="date",
            label=Words(
                cy="Dyddiad targed y cytunwyd arno â Llywodraeth Cymru (dewisol)",
                en="Target date agreed with Welsh Government (optional)",
            ),
            optional=True,
        ),
        Field(
            name="instrument",
            kind="text",
            label=Words(cy="Cyfarwyddyd: yr offeryn", en="Direction: the instrument"),
            optional=True,
        ),
        Field(
            name="power",
            kind="text",
            label=Words(cy="Cyfarwyddyd: y pŵer", en="Direction: the power"),
            optional=True,
        ),
        Field(
            name="dated_on",
            kind="date",
            label=Words(cy="Cyfarwyddyd: y dyddiad", en="Direction: its date"),
            optional=True,
        ),
        shares(
            asked,
            Words(
                cy="Cyfarwyddyd: y rhaniad yr wythnos, os yw'n enwi un",
                en="Direction: the split a week, if it names one",
            ),
            optional=True,
            hint=WHOLE_COST,
        ),
    )


def _finish_reply(document: dict[str, Any]) -> dict[str, Any]:
    kind = document["kind"]
    if kind == "direction" and not {"instrument", "power", "dated_on"} <= document.keys():
        raise Unfinished(
            "instrument",
            Words(
                cy="Rhaid i gyfarwyddyd enwi ei offeryn, ei bŵer a'i ddyddiad.",
                en="A direction must name its instrument, its power and its date.",
            ),
        )
    if kind in ("returned", "information_wanted", "steer") and "words" not in document:
        raise Unfinished(
            "words",
            Words(cy="Mae angen geiriau ar ateb o'r math hwn.", en="A reply of this kind needs words."),
        )
    return document


FORMS: dict[type[Command], Form] = {
    commands.RecordReply: Form(
        fields=_reply,
        finish=_finish_reply,
        intro=Words(
            cy="Cofnodwch yr ateb fel y mae. Hyd nes y daw cyfarwyddyd, mae'r rhaniad a gyhoeddwyd yn "
            "parhau i gael ei dalu.",
            en="Record the reply as it is. Until a direction comes, the announced split goes on being paid.",
        ),
    ),
}
