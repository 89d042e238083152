"""The forms of assessing and deciding: acknowledgement, assessment, the panel, its letter, the handover."""

from __future__ import annotations

from typing import Any

from agreements.words import Words
from api.pages.forms.choices import (
    REASONS,
    nothing,
    options,
    said,
)
from api.pages.forms.fields import Asked, Field, Form, Option, Unfinished
from workflow.casework import commands, decision_codes
from workflow.casework.commands import Command


def _assessment(asked: Asked) -> tuple[Field, ...]:
    needs = asked.under.needs
    recorded = {need.domain: need.level for need in asked.facts.needs}
    return (
        Field(
            name="levels",
            kind="levels",
            label=Words(cy="Lefel pob parth", en="The level of each domain"),
            hint=Words(
                cy="Nid yw'r parthau a'r lefelau wedi'u cadarnhau yn erbyn y canllawiau ar gyfer Cymru.",
                en="The domains and levels are not confirmed against the guidance for Wales.",
            ),
            options=tuple(Option(domain.code, domain.name) for domain in needs.domains),
            initial={f"levels-{domain}": level for domain, level in recorded.items()},
        ),
        *_still_unsaid(asked),
    )


def _still_unsaid(asked: Asked) -> tuple[Field, ...]:
    """Consent and assessor, where the case does not say them yet: they may come with the assessment."""
    consent = Field(
        name="consent.given_by",
        kind="select",
        label=Words(cy="Pwy a roddodd gydsyniad i'r asesiad?", en="Who gave consent to the assessment?"),
        options=options(decision_codes.CONSENT_BY),
        optional=True,
    )
    assessor = Field(
        name="assessor.no_conflict",
        kind="checkbox",
        label=Words(
            cy="Fi yw'r asesydd, ac nid oes gennyf wrthdaro buddiannau",
            en="I am the assessor, and I have no conflict of interest",
        ),
    )
    named = any(one.ended_at is None for one in asked.facts.assessors)
    return (*(() if asked.facts.consents else (consent,)), *(() if named else (assessor,)))


def _finish_assessment(document: dict[str, Any]) -> dict[str, Any]:
    said = dict(document)
    if "consent" in said:
        said["consent"] = {"outcome": "given", **said["consent"]}
    if not said.get("assessor", {}).get("no_conflict", True):
        del said["assessor"]
    return said


def _decision(asked: Asked) -> tuple[Field, ...]:
    levels = {need.domain: need.level for need in asked.facts.needs}
    indicator = asked.under.needs.indicator(levels)
    return (
        Field(
            name="outcome",
            kind="radios",
            label=Words(cy="Beth a benderfynodd y panel?", en="What did the panel decide?"),
            hint=indicator.words,
            options=(
                Option("eligible", Words(cy="Mae'r plentyn yn gymwys", en="The child is eligible")),
                Option(
                    "not_eligible", Words(cy="Nid yw'r plentyn yn gymwys", en="The child is not eligible")
                ),
                Option("deferred", Words(cy="Gohiriwyd y penderfyniad", en="The decision was deferred")),
            ),
        ),
        Field(
            name="members",
            kind="members",
            label=Words(cy="Pwy oedd ar y panel", en="Who sat on the panel"),
            hint=Words(
                cy="O leiaf dri, un o'r bwrdd iechyd ac un o'r awdurdod lleol.",
                en="At least three, one of the health board and one of the council.",
            ),
            rows=6,
        ),
        *said("reasons", REASONS, asked),
        Field(
            name="departure",
            kind="textarea",
            label=Words(
                cy="Os yw'r panel yn gwyro oddi wrth y dangosydd, pam?",
                en="If the panel departs from the indicator, why?",
            ),
            optional=True,
        ),
        Field(
            name="deferred_to",
            kind="date",
            label=Words(
                cy="Os gohiriwyd y penderfyniad, erbyn pa ddyddiad y daw'r plentyn yn ôl?",
                en="If the decision was deferred, by which date does the child come back?",
            ),
            optional=True,
        ),
    )


def _handover(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="family_declined",
            kind="radios",
            label=Words(cy="Beth ddigwyddodd?", en="What has happened?"),
            options=(
                Option(
                    "no",
                    Words(
                        cy="Mae gwasanaeth a enwir wedi derbyn y plentyn",
                        en="A named service has accepted the child",
                    ),
                ),
                Option(
                    "yes",
                    Words(
                        cy="Dewisodd y teulu beidio â derbyn gwasanaeth", en="The family declined a service"
                    ),
                ),
            ),
        ),
        Field(
            name="service",
            kind="text",
            label=Words(cy="Enw'r gwasanaeth", en="The name of the service"),
            optional=True,
        ),
        Field(
            name="starts_on",
            kind="date",
            label=Words(cy="O ba ddyddiad?", en="From which date?"),
            optional=True,
        ),
    )


def _finish_handover(document: dict[str, Any]) -> dict[str, Any]:
    if document["family_declined"] == "yes":
        return {"family_declined": True}
    for name in ("service", "starts_on"):
        if name not in document:
            raise Unfinished(
                name if name == "service" else "starts_on-day",
                Words(
                    cy="Rhowch enw'r gwasanaeth a'r dyddiad y mae'n derbyn y plentyn.",
                    en="Give the name of the service and the date from which it accepts the child.",
                ),
            )
    return document | {"family_declined": False}


FORMS: dict[type[Command], Form] = {
    commands.AcknowledgeReferral: Form(
        fields=nothing,
        intro=Words(
            cy="Bydd yr atgyfeiriwr yn gwybod bod yr atgyfeiriad wedi cyrraedd, a bydd amser yr asesiad yn "
            "cychwyn.",
            en="The referrer will know that the referral has arrived, and the time for the assessment "
            "begins.",
        ),
    ),
    commands.RecordAssessment: Form(
        fields=_assessment,
        finish=_finish_assessment,
        intro=Words(
            cy="Mae'r gwasanaeth yn cyfrif dangosydd o'r lefelau. Y panel sy'n penderfynu.",
            en="The service computes an indicator from the levels. The panel decides.",
        ),
    ),
    commands.ListForPanel: Form(
        fields=nothing,
        intro=Words(
            cy="Bydd y ddau gorff yn cael gwybod, a bydd amser penderfyniad y panel yn cychwyn.",
            en="Both bodies are told, and the time for the panel's decision begins.",
        ),
    ),
    commands.RecordDecision: Form(
        fields=_decision,
        intro=Words(
            cy="Cofnodwch yr hyn a benderfynodd panel â chworwm. Nid yw'r gwasanaeth byth yn penderfynu "
            "cymhwysedd.",
            en="Record what a quorate panel decided. The service never decides eligibility.",
        ),
    ),
    commands.SendDecisionLetter: Form(
        fields=nothing,
        intro=Words(
            cy="Rydych yn cofnodi bod y teulu wedi cael y penderfyniad yn ysgrifenedig, yn eu dewis iaith.",
            en="You record that the family has been given the decision in writing, in the language they "
            "chose.",
        ),
    ),
    commands.HandOver: Form(
        fields=_handover,
        finish=_finish_handover,
        intro=Words(
            cy="Ni chaiff achos gau nes bod gwasanaeth a enwir wedi derbyn y plentyn ac wedi rhoi dyddiad, "
            "neu nes bod y "
            "teulu wedi gwrthod.",
            en="A case closes only when a named service has accepted the child with a date, or the family "
            "has declined.",
        ),
    ),
}
