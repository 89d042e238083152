"""The forms of care and its time limits: need, payment, delivery, review, pauses, the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from agreements.words import Words
from api.pages.clock_words import asked as clock_asks
from api.pages.forms.choices import (
    line_words,
    nothing,
    options,
    said,
    standing,
)
from api.pages.forms.fields import Asked, Field, Form, Option
from workflow.casework import care_codes, codes, commands
from workflow.casework.assessing import PAUSABLE
from workflow.casework.commands import Command
from workflow.casework.facts import Payer


def _clocks(asked: Asked, status: str) -> tuple[Option, ...]:
    return tuple(
        Option(clock.id, clock_asks(clock))
        for clock in asked.facts.deadlines
        if clock.status == status and clock.kind in PAUSABLE
    )


def _pause(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="deadline_id",
            kind="radios",
            label=Words(cy="Pa derfyn amser?", en="Which time limit?"),
            options=_clocks(asked, "open"),
        ),
        *said("reason", Words(cy="Beth yw rheswm y teulu?", en="What is the family's reason?"), asked),
    )


def _resume(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="deadline_id",
            kind="radios",
            label=Words(cy="Pa derfyn amser?", en="Which time limit?"),
            options=_clocks(asked, "paused"),
        ),
    )


def _need(asked: Asked) -> tuple[Field, ...]:
    return said(
        "reason", Words(cy="Pam mae angen y cymorth nawr?", en="Why is the support needed now?"), asked
    )


def _lines(asked: Asked, label: Words, wanted: Callable[[Payer], bool], *, checked: bool = True) -> Field:
    """The lines of which the naming of the payer is so."""
    known = {payer.line_id for payer in asked.facts.payers if payer.to_on is None and wanted(payer)}
    return Field(
        name="line_ids",
        kind="checkboxes",
        label=label,
        options=tuple(
            Option(line.id, line_words(line)) for line in standing(asked.facts) if line.id in known
        ),
        checked=checked,
    )


def _whose_word(name: str) -> Field:
    return Field(
        name=name,
        kind="radios",
        label=Words(cy="Ar air pwy?", en="On whose word?"),
        options=options(care_codes.CONFIRMERS),
        initial={name: "coordinator"},
    )


def _delivery(asked: Asked) -> tuple[Field, ...]:
    return (
        _lines(
            asked,
            Words(cy="Beth sy'n cael ei ddarparu nawr?", en="What is being delivered now?"),
            lambda payer: payer.delivered_at is None,
        ),
        _whose_word("confirmed_by"),
    )


def _not_delivered(asked: Asked) -> tuple[Field, ...]:
    return (
        _lines(
            asked,
            Words(cy="Beth sydd wedi peidio?", en="What has stopped?"),
            lambda payer: payer.delivered_at is not None,
            checked=False,
        ),
        Field(
            name="stopped_on",
            kind="date",
            label=Words(cy="O ba ddiwrnod? Heb un: heddiw", en="From which day? Without one: today"),
            optional=True,
        ),
        _whose_word("reported_by"),
        Field(
            name="reason",
            kind="radios",
            label=Words(cy="Pam?", en="Why?"),
            options=options(care_codes.STOP_REASONS),
        ),
        *said("words", Words(cy="Beth ddigwyddodd?", en="What happened?"), asked),
    )


def _accepting(asked: Asked) -> tuple[Field, ...]:
    return (
        _lines(
            asked,
            Words(cy="Pa linellau?", en="Which lines?"),
            lambda payer: payer.body == asked.actor.body and payer.accepted_at is None,
        ),
    )


def _instructing(asked: Asked) -> tuple[Field, ...]:
    return (
        _lines(
            asked,
            Words(cy="Pa linellau?", en="Which lines?"),
            lambda payer: payer.body == asked.actor.body and payer.instructed_at is None,
        ),
    )


def _review(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="needs_changed",
            kind="radios",
            label=Words(cy="A yw anghenion y plentyn wedi newid?", en="Have the child's needs changed?"),
            options=(
                Option("yes", Words(cy="Ydynt", en="Yes")),
                Option("no", Words(cy="Nac ydynt", en="No")),
            ),
        ),
        Field(
            name="changed_from",
            kind="date",
            label=Words(
                cy="O ba ddyddiad y newidiodd yr anghenion?",
                en="From which day have the needs changed?",
            ),
            hint=Words(cy="Heddiw, os na ddywedwch.", en="Today, unless you say."),
            optional=True,
        ),
        *said("findings", Words(cy="Beth a welwyd", en="What was found"), asked),
    )


def _ask_for_review(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="asked_for",
            kind="radios",
            label=Words(cy="Pwy sy'n gofyn?", en="Who asks?"),
            options=(
                Option("family", Words(cy="Y teulu", en="The family")),
                Option("body", Words(cy="Fy nghorff i", en="My body")),
            ),
        ),
        *said("reason", Words(cy="Pam nawr?", en="Why now?"), asked),
    )


def _finish_review(document: dict[str, Any]) -> dict[str, Any]:
    return document | {"needs_changed": document["needs_changed"] == "yes"}


def _end(asked: Asked) -> tuple[Field, ...]:
    only = (*codes.NATURAL_ENDINGS, "both_bodies", "stage_outcome")
    return (
        Field(
            name="reason",
            kind="radios",
            label=Words(cy="Pam mae'r achos yn dod i ben?", en="Why does the case end?"),
            options=options(codes.END_REASONS, only),
        ),
    )


FORMS: dict[type[Command], Form] = {
    commands.Pause: Form(
        fields=_pause,
        intro=Words(
            cy="Dim ond amserau'r asesiad a'r trefnu y gellir eu hoedi, am reswm y teulu. Nid oes dim mewn "
            "anghytundeb yn oedi.",
            en="Only the times of assessing and arranging can be paused, for a reason of the family's. "
            "Nothing in a "
            "disagreement pauses.",
        ),
    ),
    commands.Resume: Form(
        fields=_resume,
        intro=Words(
            cy="Bydd y terfyn amser yn dod i ben yn hwyrach o hyd yr oedi, byth yn gynt.",
            en="The time limit ends later by the length of the pause, never earlier.",
        ),
    ),
    commands.NeedSupport: Form(
        fields=_need,
        fixed={"act": "need_support"},
        intro=Words(
            cy="Mae gofal yn cychwyn heb aros am benderfyniad nac am y ddadl am arian.",
            en="Care starts without waiting for a decision or for the argument about money.",
        ),
    ),
    commands.AcceptPayment: Form(
        fields=_accepting,
        fixed={"act": "accept_payment"},
        intro=Words(
            cy="Mae eich corff yn derbyn talu'r darparwr am ei linellau am y tro, heb ragfarn: nid yw'n "
            "cytuno i'r gyfran, ac "
            "ad-delir yr hyn nad yw'n ddyledus.",
            en="Your body accepts paying the provider for its lines for the time being, without prejudice: "
            "it does not agree "
            "to the share, and what it does not owe is reimbursed.",
        ),
    ),
    commands.InstructProvider: Form(
        fields=_instructing,
        fixed={"act": "instruct_provider"},
        intro=Words(
            cy="Rydych yn cofnodi bod darparwr llinellau eich corff wedi cael gwybod i gychwyn.",
            en="You record that the provider of your body's lines has been told to start.",
        ),
    ),
    commands.ConfirmDelivery: Form(
        fields=_delivery,
        fixed={"act": "confirm_delivery"},
        intro=Words(
            cy="Ticiwch ddim ond yr hyn sydd wir yn cael ei ddarparu. Mae diwrnodau heb y cymorth a "
            "aseswyd yn cyfrif nes "
            "bod y cyfan yn ei le.",
            en="Tick only what is really being delivered. Days without the assessed support count until "
            "all of it is there.",
        ),
    ),
    commands.ReportNotDelivered: Form(
        fields=_not_delivered,
        fixed={"act": "report_not_delivered"},
        intro=Words(
            cy="Mae'r diwrnodau'n cyfrif eto o'r diwrnod hwnnw, a dywedir wrth y ddau brif weithredwr "
            "nawr. Nid "
            "oes neb yn peidio â thalu, ac nid yw'r gofal yn mynd yn ôl i gam cynharach.",
            en="The days count again from that day, and both chief executives are told now. Nobody stops "
            "paying, "
            "and care does not go back to an earlier step.",
        ),
    ),
    commands.ReviewCare: Form(
        fields=_review,
        finish=_finish_review,
        fixed={"act": "review"},
        intro=Words(
            cy="Mae lefelau nad ydynt wedi newid yn parhau. Os ydynt wedi newid, caiff y plentyn ei asesu "
            "eto tra bo'r gofal "
            "a'r taliadau'n parhau.",
            en="Unchanged levels go on. Where they have changed the child is assessed anew while care and "
            "payment go on.",
        ),
    ),
    commands.AskForReview: Form(
        fields=_ask_for_review,
        fixed={"act": "ask_for_review"},
        intro=Words(
            cy="Caiff y corff sy'n comisiynu amser penodol i gynnal yr adolygiad. Mae'r gofal yn parhau "
            "fel y mae.",
            en="The commissioning body has a set time to hold the review. Care goes on as it is.",
        ),
    ),
    commands.EndCase: Form(
        fields=_end,
        fixed={"act": "end"},
        intro=Words(
            cy="Mae marwolaeth yn atal pob llythyr i'r teulu a phob terfyn amser ar unwaith. Os cytundeb y "
            "ddau gorff yw'r "
            "rheswm, rhaid i swyddog o bob corff ddweud yr un peth.",
            en="A death stops every letter to the family and every time limit at once. Where the reason is "
            "that both bodies "
            "agree, an officer of each must say the same.",
        ),
        warning=Words(cy="Ni ellir dadwneud hyn.", en="This cannot be undone."),
    ),
    commands.SendFamilyNote: Form(
        fields=nothing,
        intro=Words(
            cy="Dywedir wrth y teulu fod anghytundeb, ar ba gam y mae ac erbyn pryd; byth y ddadl na'r "
            "symiau.",
            en="The family is told that there is a disagreement, its stage and its date; never the "
            "argument or the sums.",
        ),
    ),
}
