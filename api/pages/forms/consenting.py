"""The forms of consent, of the basis for sharing, of legal status and advocate."""

from __future__ import annotations

from agreements.words import Words
from api.pages.forms.choices import REASONS, options, said
from api.pages.forms.fields import Asked, Field, Form, Option, language_field
from workflow.casework import commands
from workflow.casework import decision_codes as codes
from workflow.casework.commands import Command


def _consent(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="outcome",
            kind="radios",
            label=Words(cy="Beth a ddywedwyd?", en="What was said?"),
            options=options(codes.CONSENT),
        ),
        Field(
            name="given_by",
            kind="radios",
            label=Words(cy="Gan bwy?", en="By whom?"),
            options=options(codes.CONSENT_BY),
        ),
        Field(
            name="words",
            kind="textarea",
            label=Words(cy="Eu geiriau, neu nodyn", en="Their words, or a note"),
            optional=True,
        ),
        Field(
            name="safeguarding",
            kind="textarea",
            label=Words(
                cy="Sut yr ystyriwyd diogelwch y plentyn, os gwrthodwyd neu os tynnwyd yn ôl",
                en="How the child's safety was considered, where it was refused or withdrawn",
            ),
            optional=True,
        ),
        language_field(asked.language),
    )


def _basis(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="basis",
            kind="radios",
            label=Words(cy="Pa sail?", en="Which basis?"),
            options=options(codes.SHARING_BASES),
        ),
        *said("reasons", REASONS, asked),
    )


def _end_basis(asked: Asked) -> tuple[Field, ...]:
    standing = [one for one in asked.facts.sharing_bases if one.ended_at is None]
    return (
        Field(
            name="basis_id",
            kind="radios",
            label=Words(cy="Pa sail sydd wedi dod i ben?", en="Which basis has ended?"),
            options=tuple(Option(one.id, codes.SHARING_BASES[one.basis]) for one in standing),
        ),
    )


def _status(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="kind",
            kind="radios",
            label=Words(cy="Pa statws?", en="Which status?"),
            options=options(codes.LEGAL_STATUSES),
        ),
        Field(name="from_on", kind="date", label=Words(cy="O ba ddyddiad?", en="From which date?")),
        Field(name="words", kind="textarea", label=Words(cy="Nodyn", en="A note"), optional=True),
        language_field(asked.language),
    )


def _end_status(asked: Asked) -> tuple[Field, ...]:
    standing = [one for one in asked.facts.legal_statuses if one.to_on is None]
    return (
        Field(
            name="status_id",
            kind="radios",
            label=Words(cy="Pa statws?", en="Which status?"),
            options=tuple(Option(one.id, codes.LEGAL_STATUSES[one.kind]) for one in standing),
        ),
        Field(name="to_on", kind="date", label=Words(cy="Y diwrnod olaf", en="The last day")),
    )


def _advocate(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(name="name", kind="text", label=Words(cy="Enw'r eiriolwr", en="The advocate's name")),
        Field(
            name="from_on",
            kind="date",
            label=Words(cy="O ba ddyddiad?", en="From which date?"),
            optional=True,
        ),
        Field(
            name="independent",
            kind="checkbox",
            label=Words(
                cy="Nid yw'r eiriolwr yn gweithio i'r bwrdd iechyd nac i'r cyngor",
                en="The advocate works for neither the health board nor the council",
            ),
        ),
    )


FORMS: dict[type[Command], Form] = {
    commands.RecordConsent: Form(
        fields=_consent,
        intro=Words(
            cy="Cydsyniad i gael asesiad yw hwn, nid y sail dros rannu gwybodaeth. Os gwrthodir, mae'r "
            "gofal sydd ar "
            "waith yn parhau.",
            en="This is consent to be assessed, not the basis for sharing information. Where it is refused, "
            "care "
            "that is in place goes on.",
        ),
    ),
    commands.RecordSharingBasis: Form(
        fields=_basis,
        fixed={"act": "record"},
        intro=Words(
            cy="Chi sy'n nodi'r sail. Nid yw'r gwasanaeth yn rhoi cyngor cyfreithiol.",
            en="You state the basis. The service gives no legal advice.",
        ),
    ),
    commands.EndSharingBasis: Form(
        fields=_end_basis,
        fixed={"act": "end"},
        intro=Words(cy="Nid yw'r sail yn sefyll mwyach, o nawr.", en="From now the basis stands no longer."),
    ),
    commands.RecordLegalStatus: Form(
        fields=_status,
        fixed={"act": "record"},
        intro=Words(
            cy="Lle mae gan y cyngor gyfrifoldeb rhiant, bydd angen eiriolwr annibynnol cyn penderfyniad.",
            en="Where the council holds parental responsibility, an independent advocate is needed before a "
            "decision.",
        ),
    ),
    commands.EndLegalStatus: Form(
        fields=_end_status,
        fixed={"act": "end"},
        intro=Words(cy="Cofnodwch ddiwrnod olaf y statws.", en="Record the last day of the status."),
    ),
    commands.NameAdvocate: Form(
        fields=_advocate,
        intro=Words(
            cy="Os oes eiriolwr wedi'i enwi eisoes, bydd hwn yn cymryd ei le.",
            en="Where an advocate is named already, this one takes their place.",
        ),
    ),
}
