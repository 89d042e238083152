"""The forms of the way to adult services."""

from __future__ import annotations

from typing import Any

from agreements.words import Words
from api.pages.forms.choices import NO_NAMES, nothing, options, said
from api.pages.forms.fields import Asked, Field, Form, Option, Unfinished, language_field
from api.pages.showing import name_of
from workflow.casework import commands
from workflow.casework.commands import Command
from workflow.casework.transition_codes import ADULT_DECISIONS, MARKERS


def _bodies(asked: Asked, only: tuple[str, ...] | None = None) -> tuple[Option, ...]:
    """The bodies of this Wales, those of the case first."""
    fictional = asked.under.reference.region(asked.facts.case.region).fictional
    first = asked.facts.case.bodies
    rest = [
        body.code
        for body in asked.under.reference.bodies
        if body.fictional == fictional and body.kind != "welsh_government" and body.code not in first
    ]
    return tuple(Option(code, name_of(code)) for code in (only or (*first, *rest)))


def _worker(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="name",
            kind="text",
            label=Words(cy="Enw'r gweithiwr pontio", en="Name of the transition worker"),
            optional=True,
        ),
        Field(
            name="officer",
            kind="text",
            label=Words(
                cy="Neu, os yw'n swyddog yn y system hon, rhif y swyddog",
                en="Or, where it is an officer of this system, the officer's id",
            ),
            optional=True,
        ),
        language_field(asked.language),
    )


def _finish_worker(document: dict[str, Any]) -> dict[str, Any]:
    if ("name" in document) == ("officer" in document):
        raise Unfinished(
            "name",
            Words(
                cy="Rhowch naill ai enw neu rif swyddog, nid y ddau.",
                en="Give either a name or an officer's id, not both.",
            ),
        )
    return document


def _marker(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="registered",
            kind="radios",
            label=Words(
                cy="A yw'r plentyn ar y gofrestr ar gyfer archwiliad iechyd anabledd dysgu?",
                en="Is the child on the register for the learning disability health check?",
            ),
            options=options(MARKERS),
        ),
    )


def _refer(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="to",
            kind="select",
            label=Words(cy="At wasanaethau oedolion pa gorff?", en="To the adult services of which body?"),
            options=_bodies(asked),
        ),
    )


def _decision(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="outcome",
            kind="radios",
            label=Words(
                cy="Beth a benderfynodd y gwasanaeth oedolion?", en="What did the adult service decide?"
            ),
            options=options(ADULT_DECISIONS),
        ),
        *said("reasons", Words(cy="Y rhesymau a roddodd", en="The reasons that it gave"), asked),
    )


def _accepts(asked: Asked) -> tuple[Field, ...]:
    others = tuple(one for one in _bodies(asked) if one.value not in asked.facts.case.bodies)
    mine = asked.actor.body
    own = _bodies(asked, (mine,)) if asked.under.reference.has_body(mine) else ()
    return (
        Field(
            name="body",
            kind="select",
            label=Words(
                cy="Gwasanaeth oedolion pa gorff sydd wedi derbyn?",
                en="The adult service of which body has accepted?",
            ),
            options=(*own, *(one for one in others if one.value != mine)),
        ),
        *said("service", Words(cy="Pa wasanaeth?", en="Which service?"), asked, hint=NO_NAMES),
        Field(name="from_on", kind="date", label=Words(cy="O ba ddyddiad?", en="From which day?")),
    )


FORMS: dict[type[Command], Form] = {
    commands.BeginTransitionPlanning: Form(
        fields=nothing,
        fixed={"act": "begin_planning"},
        intro=Words(
            cy="Mae'r cynllunio ar gyfer symud i wasanaethau oedolion wedi dechrau. Caiff y teulu wybod.",
            en="Planning for the move to adult services has begun. The family is told.",
        ),
    ),
    commands.NameTransitionWorker: Form(
        fields=_worker,
        finish=_finish_worker,
        fixed={"act": "name_worker"},
        intro=Words(
            cy="Un person a enwir sy'n gweld y person ifanc trwy'r symud.",
            en="One named person who sees the young person through the move.",
        ),
    ),
    commands.RecordLearningDisabilityMarker: Form(
        fields=_marker,
        fixed={"act": "mark_learning_disability"},
        intro=Words(
            cy="Os nad yw'n hysbys eto, gofynnir eto.",
            en="Where it is not known yet, it is asked again.",
        ),
    ),
    commands.ReferToAdultServices: Form(
        fields=_refer,
        fixed={"act": "refer_to_adult_services"},
        intro=Words(
            cy="Nid yw cael gofal parhaus plant yn golygu bod yn gymwys fel oedolyn: y gwasanaeth oedolion "
            "sy'n penderfynu.",
            en="Having children's continuing care does not mean being eligible as an adult: the adult "
            "service decides.",
        ),
    ),
    commands.RecordAdultDecision: Form(
        fields=_decision,
        fixed={"act": "record_adult_decision"},
        intro=Words(
            cy="Nid yw «ddim yn gymwys» yn dod â dim i ben yma: rhaid i wasanaeth oedolion a enwir dderbyn.",
            en="Not eligible there ends nothing here: a named adult service must accept.",
        ),
    ),
    commands.AdultBodyAccepts: Form(
        fields=_accepts,
        fixed={"act": "accept"},
        intro=Words(
            cy="Nid yw troi'n 18 yn dod â thaliad i ben: mae'r talwr yn parhau nes bod gwasanaeth oedolion "
            "wedi cymryd drosodd.",
            en="Turning 18 ends no payment: the payer goes on until an adult service has taken over.",
        ),
    ),
}
