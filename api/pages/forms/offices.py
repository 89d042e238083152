"""The forms of transfers, corrections, entries on the wrong child, and a new owner."""

from __future__ import annotations

from typing import Any

from agreements.line_kinds import SERVICES
from agreements.reference import Body, Reference
from agreements.words import Words
from api.pages.forms.choices import REASONS, nothing, said
from api.pages.forms.fields import Asked, Field, Form, Option, Unfinished
from workflow.casework import commands
from workflow.casework.commands import Command
from workflow.casework.facts import SealedEntry
from workflow.casework.office_codes import CORRECTED, SEAL_OUTCOMES, SEALED_KINDS


def _transfer(asked: Asked) -> tuple[Field, ...]:
    case = asked.facts.case
    kind = "health_board" if asked.actor.body == case.health_board else "council"
    bodies = _bodies(asked, kind)
    return (
        Field(
            name="to_body",
            kind="select",
            label=Words(cy="Pa gorff fydd yn gyfrifol?", en="Which body is to be responsible?"),
            options=tuple(Option(one.code, one.name) for one in bodies if one.code not in case.bodies),
        ),
        Field(name="from_on", kind="date", label=Words(cy="O ba ddiwrnod?", en="From which day?")),
        *said("reasons", REASONS, asked),
    )


def _correction(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="field",
            kind="radios",
            label=Words(cy="Beth sy'n anghywir?", en="What is wrong?"),
            options=tuple(Option(code, words) for code, words in CORRECTED.items()),
        ),
        Field(
            name="day",
            kind="date",
            label=Words(cy="Y dyddiad cywir", en="The right date"),
            hint=Words(cy="Os dyddiad sy'n anghywir.", en="Where a date is wrong."),
            optional=True,
        ),
        Field(
            name="council",
            kind="select",
            label=Words(cy="Y cyngor cywir", en="The right council"),
            options=tuple(Option(one.code, one.name) for one in _bodies(asked, "council")),
            optional=True,
        ),
        Field(
            name="service",
            kind="select",
            label=Words(cy="Y gwasanaeth cywir", en="The right service"),
            options=tuple(Option(code, words) for code, words in SERVICES.items()),
            optional=True,
        ),
        Field(
            name="urgent",
            kind="radios",
            label=Words(cy="A oes brys?", en="Is it urgent?"),
            options=(
                Option("true", Words(cy="Oes", en="Yes")),
                Option("false", Words(cy="Nac oes", en="No")),
            ),
            optional=True,
        ),
        *said("reason", REASONS, asked),
    )


_RIGHT = {"council": "council", "service": "service", "urgent": "urgent"}
"""In which field the right value of each stands; of the others, in `day`."""


def _finish_correction(document: dict[str, Any]) -> dict[str, Any]:
    """The one right value that belongs to what is wrong."""
    name = _RIGHT.get(document["field"], "day")
    if name not in document:
        wrong = "day-day" if name == "day" else name
        raise Unfinished(wrong, Words(cy="Rhowch y gwerth cywir yma.", en="Give the right value here."))
    said_too = {key: value for key, value in document.items() if key not in ("day", *_RIGHT)}
    return said_too | {"value": document[name]}


def _bodies(asked: Asked, kind: str) -> list[Body]:
    """The bodies of one kind that belong to the same Wales, invented or real, as the case."""
    reference = Reference.load()
    fictional = reference.region(asked.facts.case.region).fictional
    return [one for one in reference.bodies if one.kind == kind and one.fictional == fictional]


def _seal(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="kind",
            kind="radios",
            label=Words(
                cy="Beth a gofnodwyd am y plentyn anghywir?", en="What was entered about the wrong child?"
            ),
            options=tuple(Option(code, words) for code, words in SEALED_KINDS.items()),
        ),
        Field(
            name="entry_id",
            kind="text",
            label=Words(cy="Dynodydd y testun neu'r atodiad", en="The id of the text or attachment"),
            hint=Words(
                cy="Gadewch yn wag ar gyfer yr asesiad cyfan.", en="Leave empty for the whole assessment."
            ),
            optional=True,
        ),
        *said("reason", REASONS, asked),
    )


def _resolve(asked: Asked) -> tuple[Field, ...]:
    waiting: list[SealedEntry] = [
        one for one in asked.facts.sealed_entries if one.body == asked.actor.body and one.decided_at is None
    ]
    return (
        Field(
            name="seal_id",
            kind="radios",
            label=Words(cy="Pa gofnod dan sêl?", en="Which sealed entry?"),
            options=tuple(Option(one.id, SEALED_KINDS[one.kind]) for one in waiting),
        ),
        Field(
            name="outcome",
            kind="radios",
            label=Words(cy="Beth sydd i ddigwydd?", en="What is to happen?"),
            options=tuple(Option(code, words) for code, words in SEAL_OUTCOMES.items()),
        ),
        *said("reasons", REASONS, asked),
    )


def _owner(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="owner",
            kind="text",
            label=Words(cy="Dynodydd y swyddog", en="The officer's id"),
            hint=Words(
                cy="Cydgysylltydd neu bennaeth gwasanaeth yn eich corff.",
                en="A coordinator or head of service of your body.",
            ),
        ),
    )


def _refusal(asked: Asked) -> tuple[Field, ...]:
    return said("reasons", REASONS, asked)


FORMS: dict[type[Command], Form] = {
    commands.ProposeTransfer: Form(
        fields=_transfer,
        fixed={"act": "propose"},
        intro=Words(
            cy="Bydd y corff arall yn gweld yr achos ac yn ateb. Hyd nes iddo dderbyn, mae'r corff "
            "cyfrifol a'r "
            "talwr yn aros fel y maent.",
            en="The other body will see the case and answer. Until it accepts, the responsible body "
            "and the payer "
            "stay as they are.",
        ),
    ),
    commands.AcceptTransfer: Form(
        fields=nothing,
        fixed={"act": "accept"},
        intro=Words(
            cy="Bydd eich corff yn gyfrifol o'r diwrnod a gynigiwyd, gyda'r terfynau amser a'r taliadau.",
            en="Your body becomes responsible from the day proposed, with the time limits and the payments.",
        ),
    ),
    commands.RefuseTransfer: Form(
        fields=_refusal,
        fixed={"act": "refuse"},
        intro=Words(
            cy="Bydd anghytundeb ynghylch y corff cyfrifol yn agor. Mae'r talwr yn aros fel y mae.",
            en="A disagreement about the responsible body opens. The payer stays as it is.",
        ),
    ),
    commands.WithdrawTransfer: Form(
        fields=nothing,
        fixed={"act": "withdraw"},
        intro=Words(
            cy="Ni fydd y corff arall yn gweld yr achos mwyach oherwydd y cynnig hwn.",
            en="The other body will see the case no more on account of this proposal.",
        ),
    ),
    commands.CorrectRecord: Form(
        fields=_correction,
        finish=_finish_correction,
        intro=Words(
            cy="Mae'r hyn a gofnodwyd o'r blaen yn sefyll yn yr hanes. Caiff yr hyn sy'n dibynnu ar "
            "y ffaith ei "
            "wneud o'r newydd.",
            en="What was recorded before stands in the history. What rests on the fact is done anew.",
        ),
    ),
    commands.SealEntry: Form(
        fields=_seal,
        fixed={"act": "seal"},
        intro=Words(
            cy="Ni fydd neb yn gallu ei ddarllen o'r foment hon ond penaethiaid gwasanaeth eich corff.",
            en="From this moment nobody can read it but the heads of service of your body.",
        ),
    ),
    commands.ResolveSeal: Form(
        fields=_resolve,
        fixed={"act": "resolve"},
        intro=Words(
            cy="Nid yw'r gwasanaeth yn dweud beth y mae'r gyfraith yn ei fynnu: gofynnwch i'ch "
            "swyddog diogelu "
            "data.",
            en="The service does not say what the law requires: ask your data protection officer.",
        ),
    ),
    commands.ReassignCase: Form(
        fields=_owner,
        intro=Words(
            cy="Caiff y swyddog wybod, a bydd hysbysiadau am yr achos yn mynd ato.",
            en="The officer is told, and notices about the case go to them.",
        ),
    ),
}
