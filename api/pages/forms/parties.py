"""The forms of who else is in a case, of signed facts, of mediation and the independent panel, of
reimbursement and of legal proceedings.
"""

from __future__ import annotations

from typing import Any

from agreements.money import format_pounds
from agreements.words import Words
from api.pages.forms.choices import REASONS, options, said
from api.pages.forms.disagreeing import on_behalf, party_options, standing_parties
from api.pages.forms.fields import Asked, Field, Form, Option
from api.pages.showing import name_of
from workflow.casework import commands, disagreement_codes
from workflow.casework.commands import Command
from workflow.casework.parties import is_outside, party_of


def _uninvolved(asked: Asked, kind: str | None = None) -> tuple[Option, ...]:
    """Bodies of the same Wales that are no party to the case."""
    involved = {*asked.facts.case.bodies, *(one.code for one in standing_parties(asked))}
    fictional = asked.facts.case.region.startswith("X")
    return party_options(
        body.code
        for body in asked.under.reference.bodies
        if body.code not in involved
        and body.kind in ((kind,) if kind else ("health_board", "council"))
        and body.code.startswith("X") == fictional
    )


def _add(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="kind",
            kind="radios",
            label=Words(cy="Pa fath o gorff?", en="What kind of body?"),
            options=options(disagreement_codes.PARTY_KINDS),
        ),
        Field(
            name="code",
            kind="select",
            label=Words(
                cy="Bwrdd iechyd neu gyngor arall: pa un?", en="Another health board or council: which?"
            ),
            options=_uninvolved(asked),
            optional=True,
        ),
        Field(
            name="name",
            kind="text",
            label=Words(cy="Corff o'r tu allan: ei enw", en="An outside body: its name"),
            optional=True,
        ),
        *said("reasons", REASONS, asked),
    )


def _remove(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="party",
            kind="radios",
            label=Words(cy="Pa gorff?", en="Which body?"),
            options=party_options(one.code for one in standing_parties(asked)),
        ),
        *said("reasons", REASONS, asked),
    )


def _facts(asked: Asked) -> tuple[Field, ...]:
    hint = Words(cy="Un ffaith i bob llinell.", en="One fact a line.")
    return (
        Field(
            name="agreed",
            kind="textarea",
            label=Words(cy="Yr hyn a gytunir", en="What is agreed"),
            hint=hint,
            optional=True,
        ),
        *said("not_agreed", Words(cy="Yr hyn na chytunir", en="What is not agreed"), asked, hint=hint),
        *on_behalf(asked),
    )


def _each_line(document: dict[str, Any]) -> dict[str, Any]:
    """One fact a line, as the command takes them."""
    for name in ("agreed", "not_agreed"):
        lines = (line.strip() for line in (document.pop(name, None) or "").splitlines())
        document[name] = [line for line in lines if line]
    return document


def _sign(asked: Asked) -> tuple[Field, ...]:
    standing = next(
        (
            one
            for one in asked.facts.statements_of_facts
            if asked.dispute and one.disagreement_id == asked.dispute.id and not one.replaced_at
        ),
        None,
    )
    digest = standing.sha256 if standing else ""
    return (
        Field(
            name="sha256",
            kind="radios",
            label=Words(
                cy="Y datganiad sydd ar dudalen yr anghytundeb", en="The statement on the disagreement's page"
            ),
            options=(
                Option(
                    digest,
                    Words(
                        cy=f"Rwyf wedi'i ddarllen, ac yn ei lofnodi ar ran fy nghorff ({digest[:12]})",
                        en=f"I have read it, and sign it for my body ({digest[:12]})",
                    ),
                ),
            ),
        ),
        *on_behalf(asked),
    )


_NO_CONFLICT = Words(
    cy="Datganwyd nad oes ganddynt ran yn yr achos", en="They have declared to have no part in the case"
)


def _mediator(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(name="name", kind="text", label=Words(cy="Enw'r cyfryngwr", en="The mediator's name")),
        Field(
            name="body",
            kind="select",
            label=Words(cy="O ba gorff?", en="From which body?"),
            options=_uninvolved(asked),
        ),
        Field(name="no_conflict", kind="checkbox", label=_NO_CONFLICT),
    )


def _mediated(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="outcome",
            kind="radios",
            label=Words(cy="Beth ddaeth ohono?", en="What came of it?"),
            options=options(disagreement_codes.MEDIATION_OUTCOMES),
        ),
        *said("words", Words(cy="Mewn geiriau", en="In words"), asked),
    )


_SEATS = {
    "health": ("health_board", Words(cy="Aelod o fwrdd iechyd", en="Member from a health board")),
    "council": ("council", Words(cy="Aelod o gyngor", en="Member from a council")),
    "third": (None, Words(cy="Trydydd aelod", en="A third member")),
}


def _panel(asked: Asked) -> tuple[Field, ...]:
    fields: list[Field] = []
    for seat, (kind, label) in _SEATS.items():
        optional = seat == "third"
        fields += [
            Field(name=f"{seat}_name", kind="text", label=label, optional=optional),
            Field(
                name=f"{seat}_body",
                kind="select",
                label=Words(cy="O ba gorff?", en="From which body?"),
                options=_uninvolved(asked, kind),
                optional=optional,
            ),
        ]
    return (*fields, Field(name="no_conflict", kind="checkbox", label=_NO_CONFLICT))


def _members(document: dict[str, Any]) -> dict[str, Any]:
    """The seats that were filled, as members."""
    declared = bool(document.pop("no_conflict", False))
    members = []
    for seat in _SEATS:
        name, body = document.pop(f"{seat}_name", None), document.pop(f"{seat}_body", None)
        if name and body:
            members.append({"name": name, "body": body, "no_conflict": declared})
    return document | {"members": members}


def _reimbursed(asked: Asked) -> tuple[Field, ...]:
    mine = party_of(asked.actor)
    waiting = [
        one
        for one in asked.facts.reimbursement_lines
        if one.paid_on is None and mine == (one.from_body if is_outside(one.to_body) else one.to_body)
    ]
    return (
        Field(
            name="line_id",
            kind="radios",
            label=Words(cy="Pa ad-daliad?", en="Which reimbursement?"),
            options=tuple(
                Option(
                    one.id,
                    Words(
                        cy=f"{format_pounds(one.pence)} gan {name_of(one.from_body).cy}, "
                        f"{one.from_on:%d/%m/%Y} i {one.to_on:%d/%m/%Y}",
                        en=f"{format_pounds(one.pence)} from {name_of(one.from_body).en}, "
                        f"{one.from_on:%d/%m/%Y} to {one.to_on:%d/%m/%Y}",
                    ),
                )
                for one in waiting
            ),
        ),
        Field(
            name="paid_on",
            kind="date",
            label=Words(cy="Ar ba ddiwrnod y'i talwyd?", en="On which day was it paid?"),
        ),
    )


def _hold(asked: Asked) -> tuple[Field, ...]:
    return (
        *said(
            "court",
            Words(cy="Pa lys neu dribiwnlys, a'i gyfeirnod", en="Which court or tribunal, and its reference"),
            asked,
        ),
        Field(
            name="issued_on",
            kind="date",
            label=Words(
                cy="Diwrnod cychwyn yr achos cyfreithiol", en="The day on which proceedings were issued"
            ),
        ),
    )


def _lift(asked: Asked) -> tuple[Field, ...]:
    return said("reasons", REASONS, asked)


_NOT_BINDING = Words(
    cy="Nid yw cyfryngu'n rhwymo ar ei ben ei hun. Mae terfyn amser y cam yn dal i redeg.",
    en="Mediation does not bind by itself. The stage's time limit goes on running.",
)
FORMS: dict[type[Command], Form] = {
    commands.AddParty: Form(
        fields=_add,
        fixed={"act": "add"},
        intro=Words(
            cy="Bydd y corff yn gweld yr achos o hyn ymlaen ac yn gallu anghytuno ynddo. Nid yw'r gofal "
            "na'r talwr "
            "yn newid.",
            en="The body will see the case from now on and may disagree in it. Neither care nor the payer "
            "changes.",
        ),
    ),
    commands.RemoveParty: Form(
        fields=_remove,
        fixed={"act": "remove"},
        intro=Words(
            cy="Ni fydd y corff yn gweld yr achos mwyach.", en="The body will see the case no longer."
        ),
    ),
    commands.DraftFacts: Form(
        fields=_facts,
        fixed={"act": "draft"},
        finish=_each_line,
        intro=Words(
            cy="Mae pob parti'n cael amser i lofnodi. Nid yw llofnod sydd ar goll yn dal dim yn ôl.",
            en="Every party has time to sign. A missing signature holds nothing back.",
        ),
    ),
    commands.SignFacts: Form(
        fields=_sign,
        fixed={"act": "sign"},
        intro=Words(
            cy="Llofnodi'r ffeithiau yw dweud beth a gytunir a beth na chytunir, nid ildio dim.",
            en="To sign the facts is to say what is agreed and what is not. It concedes nothing.",
        ),
    ),
    commands.AppointMediator: Form(fields=_mediator, fixed={"act": "appoint"}, intro=_NOT_BINDING),
    commands.RecordMediation: Form(fields=_mediated, fixed={"act": "record"}, intro=_NOT_BINDING),
    commands.AppointPanel: Form(
        fields=_panel,
        finish=_members,
        intro=Words(
            cy="Daw'r aelodau o gyrff nad ydynt yn bartïon. Mae'r cytundeb ysgrifenedig yn dweud a yw'r "
            "panel yn "
            "rhwymo.",
            en="The members come from bodies that are no parties. Whether the panel binds is for the written "
            "agreement.",
        ),
    ),
    commands.ConfirmReimbursement: Form(
        fields=_reimbursed,
        intro=Words(
            cy="Y corff sy'n derbyn yr arian sy'n cadarnhau hynny.",
            en="The body that receives the money confirms it.",
        ),
    ),
    commands.StartLegalHold: Form(
        fields=_hold,
        fixed={"act": "start"},
        intro=Words(
            cy="Ni ddilëir ac ni newidir yr hyn a ddywedwyd ac a roddwyd. Mae'r gofal, y talu a phob terfyn "
            "amser yn "
            "parhau.",
            en="What was said and given is neither erased nor changed. Care, payment and every time limit "
            "go on.",
        ),
    ),
    commands.LiftLegalHold: Form(
        fields=_lift,
        fixed={"act": "lift"},
        intro=Words(
            cy="Cedwir y cofnodion wedyn fel unrhyw gofnod arall.",
            en="The records are then kept as any other record.",
        ),
    ),
}
