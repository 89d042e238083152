"""The forms of the package and its money: lines, confirmation, a split by hand, accepting."""

from __future__ import annotations

from typing import Any

from agreements.formulas.panel_determined import PanelDetermined
from agreements.payers import PAYER_ROLES, ROLE_WORDS
from agreements.words import Words
from api.pages.forms.choices import (
    REASONS,
    WHOLE_COST,
    line_words,
    nothing,
    said,
    shares,
    standing,
)
from api.pages.forms.fields import Asked, Field, Form, Option, Unfinished
from workflow.casework import commands
from workflow.casework.commands import Command


def _package(asked: Asked) -> tuple[Field, ...]:
    there = standing(asked.facts)
    stand = Field(
        name="lines_stand",
        kind="radios",
        label=Words(cy="A yw'r llinellau cost hyn yn sefyll?", en="Do these cost lines stand?"),
        hint=Words(
            cy="; ".join(line_words(line).cy for line in there) or "-",
            en="; ".join(line_words(line).en for line in there) or "-",
        ),
        options=(
            Option("yes", Words(cy="Ydynt", en="Yes")),
            Option("no", Words(cy="Nac ydynt: rhof rai newydd isod", en="No: I give new ones below")),
        ),
    )
    return (
        Field(
            name="package_start",
            kind="date",
            label=Words(cy="Dyddiad cychwyn y pecyn", en="The start date of the package"),
        ),
        *((stand,) if there else ()),
        Field(
            name="lines",
            kind="lines",
            label=Words(cy="Llinellau cost", en="Cost lines"),
            hint=Words(
                cy="Gadewch res yn wag os nad oes ei hangen. Ar linell amser, rhaid i'r oriau wrth y "
                "gyfradd ddod i'r swm.",
                en="Leave a row empty where it is not needed. On a time line the hours at the rate must "
                "come to the amount.",
            ),
            rows=8,
            optional=bool(there),
        ),
        *_panel_shares(asked),
    )


def _panel_shares(asked: Asked) -> tuple[Field, ...]:
    """Only where an agreement of the region leaves the shares to a panel."""
    case = asked.facts.case
    determined = any(
        isinstance(rule, PanelDetermined)
        for agreement in asked.under.book.all()
        if agreement.covers_region(case.region) and case.service in agreement.services
        for rule in agreement.rules
    )
    if not determined:
        return ()
    return (
        Field(
            name="panel_shares",
            kind="shares",
            label=Words(
                cy="Cyfrannau a bennodd y panel, yr wythnos", en="Shares that the panel determined, a week"
            ),
            options=tuple(Option(role, ROLE_WORDS[role]) for role in PAYER_ROLES),
            optional=True,
        ),
    )


def _finish_package(document: dict[str, Any]) -> dict[str, Any]:
    stand = document.pop("lines_stand", None)
    if stand == "yes":
        document.pop("lines", None)
    elif stand == "no" and "lines" not in document:
        raise Unfinished("lines-0-kind", Words(cy="Rhowch y llinellau newydd.", en="Give the new lines."))
    return document


def _confirm(asked: Asked) -> tuple[Field, ...]:
    side = "health_at" if asked.actor.body == asked.facts.case.health_board else "social_at"
    needs = asked.under.needs
    waiting = [
        Option(
            f"domain:{need.domain}",
            Words(
                cy=f"{needs.domain(need.domain).name.cy}: {needs.level(need.level).name.cy}",
                en=f"{needs.domain(need.domain).name.en}: {needs.level(need.level).name.en}",
            ),
        )
        for need in asked.facts.needs
        if getattr(need, side) is None
    ]
    lines = [
        Option(f"line:{line.id}", line_words(line))
        for line in standing(asked.facts)
        if getattr(line, side) is None
    ]
    return (
        Field(
            name="items",
            kind="checkboxes",
            label=Words(cy="Beth mae eich corff yn ei gadarnhau?", en="What does your body confirm?"),
            hint=Words(
                cy="Tynnwch y tic oddi ar unrhyw beth nad ydych yn ei gadarnhau eto.",
                en="Take the tick from anything that you do not confirm yet.",
            ),
            options=(*waiting, *lines),
            checked=True,
        ),
    )


def _finish_confirm(document: dict[str, Any]) -> dict[str, Any]:
    pairs = [item.partition(":") for item in document["items"]]
    return {
        "domains": [key for kind, _, key in pairs if kind == "domain"],
        "line_ids": [key for kind, _, key in pairs if kind == "line"],
    }


def _propose(asked: Asked) -> tuple[Field, ...]:
    return (
        shares(
            asked,
            Words(cy="Eich rhaniad, mewn punnoedd yr wythnos", en="Your split, in pounds a week"),
            optional=False,
            hint=WHOLE_COST,
        ),
        *said("reasons", REASONS, asked),
    )


FORMS: dict[type[Command], Form] = {
    commands.RecordPackage: Form(
        fields=_package,
        finish=_finish_package,
        intro=Words(
            cy="Enwir talwr i bob llinell ar unwaith. Os oes un cytundeb ysgrifenedig mewn grym, cyhoeddir "
            "y rhaniad nawr, "
            "a'i dalu o'r diwrnod cyntaf.",
            en="A payer is named for every line at once. Where one written agreement is in force the split "
            "is announced "
            "now, and paid from the first day.",
        ),
    ),
    commands.Confirm: Form(
        fields=_confirm,
        finish=_finish_confirm,
        intro=Words(
            cy="Pan fydd y ddwy ochr wedi cadarnhau popeth, mae'r amser i ateb y rhaniad yn dechrau.",
            en="When both sides have confirmed everything, the time to answer the split begins.",
        ),
    ),
    commands.Propose: Form(
        fields=_propose,
        intro=Words(
            cy="Nid oes cytundeb ysgrifenedig yn ateb, felly mae'r cyrff yn cynnig rhaniad â llaw. Caiff "
            "ei dalu ar unwaith, "
            "heb ragfarn, ac mae'r corff arall yn ateb.",
            en="No written agreement answers, so the bodies propose a split by hand. It is paid at once, "
            "without prejudice, "
            "and the other body answers.",
        ),
    ),
    commands.Accept: Form(
        fields=nothing,
        fixed={"answer": "accept"},
        intro=Words(
            cy="Mae eich corff yn derbyn y rhaniad a gyhoeddwyd. Pan fydd y ddau gorff wedi derbyn, "
            "drafftir y telerau i'w "
            "llofnodi. Nid llofnod yw hwn.",
            en="Your body accepts the announced split. When both bodies have accepted, the terms are "
            "drafted for signature. "
            "This is not a signature.",
        ),
    ),
}
