"""The forms beside a referral to Welsh Government: safety, the mailbox, information, corrections, papers."""

from __future__ import annotations

from typing import Any

from agreements.words import Words
from api.pages.forms.choices import NO_NAMES, nothing, options, said
from api.pages.forms.fields import Asked, Field, Form, Option
from workflow.casework import commands
from workflow.casework.commands import Command
from workflow.casework.transition_codes import BUNDLE_PARTS, PAPER_ANSWERS


def _safety(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="safe",
            kind="radios",
            label=Words(cy="A yw'r plentyn yn ddiogel heno?", en="Is the child safe tonight?"),
            options=(Option("yes", Words(cy="Ydy", en="Yes")), Option("no", Words(cy="Nac ydy", en="No"))),
        ),
        *said(
            "who_says",
            Words(
                cy="Pwy sy'n dweud hynny, a sut y gwyddant?",
                en="Who says so, and from what do they know it?",
            ),
            asked,
            hint=NO_NAMES,
        ),
    )


def _finish_safety(document: dict[str, Any]) -> dict[str, Any]:
    return document | {"safe": document["safe"] == "yes"}


def _hand_over(asked: Asked) -> tuple[Field, ...]:
    conflicted = {one.person for one in asked.facts.referral_conflicts}
    return (
        Field(
            name="to",
            kind="radios",
            label=Words(cy="I ba gydweithiwr?", en="To which colleague?"),
            options=tuple(
                Option(person, Words(cy=name, en=name))
                for person, name in asked.facts.colleagues
                if person not in conflicted
            ),
        ),
    )


def _conflict(asked: Asked) -> tuple[Field, ...]:
    return said(
        "reason",
        Words(cy="Beth yw'r gwrthdaro buddiannau?", en="What is the conflict of interest?"),
        asked,
        hint=NO_NAMES,
    )


def _information(asked: Asked) -> tuple[Field, ...]:
    return said("information", Words(cy="Yr wybodaeth", en="The information"), asked, hint=NO_NAMES)


def _correction(asked: Asked) -> tuple[Field, ...]:
    opened = any(one.bundle_sha256 and one.closed_at is None for one in asked.facts.referrals)
    return (
        Field(
            name="part",
            kind="radios",
            label=Words(cy="Ym mha ran y mae'r gwall?", en="In which part is the error?"),
            options=options(BUNDLE_PARTS, BUNDLE_PARTS if opened else ("notification",)),
        ),
        *said(
            "correction",
            Words(cy="Beth sy'n anghywir, a beth sy'n gywir?", en="What is wrong, and what is right?"),
            asked,
            hint=NO_NAMES,
        ),
    )


def _papers(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="papers",
            kind="textarea",
            label=Words(cy="Pa bapurau, ac i ba ddiben?", en="Which papers, and what for?"),
            hint=NO_NAMES,
        ),
        *said(
            "lawful_basis",
            Words(cy="Y sail gyfreithlon dros eu gweld", en="The lawful basis for seeing them"),
            asked,
            hint=NO_NAMES,
        ),
    )


def _answer_papers(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="answer",
            kind="radios",
            label=Words(cy="Beth yw ateb eich corff?", en="What does your body answer?"),
            options=options(PAPER_ANSWERS),
        ),
        *said(
            "words",
            Words(
                cy="Beth a ryddhawyd a sut, neu pam y gwrthodwyd",
                en="What was released and how, or why refused",
            ),
            asked,
            hint=NO_NAMES,
        ),
    )


FORMS: dict[type[Command], Form] = {
    commands.StateSafety: Form(
        fields=_safety,
        finish=_finish_safety,
        intro=Words(
            cy="Dyma'r peth cyntaf y mae swyddog Llywodraeth Cymru yn ei ddarllen. Nid yw'n cymryd lle rhoi "
            "gwybod i'r tîm diogelu.",
            en="This is the first thing that an official of Welsh Government reads. It does not take the "
            "place of telling safeguarding.",
        ),
    ),
    commands.TakeReferral: Form(
        fields=nothing,
        fixed={"act": "take"},
        intro=Words(
            cy="Chi fydd â'r cyfeiriad hwn o nawr ymlaen. Mae'n aros yn y blwch cyffredin i'ch cydweithwyr "
            "ei weld.",
            en="You have this referral from now on. It stays in the shared mailbox for your colleagues to "
            "see.",
        ),
    ),
    commands.HandOverReferral: Form(
        fields=_hand_over,
        fixed={"act": "hand_over"},
        intro=Words(
            cy="Gall unrhyw swyddog drosglwyddo cyfeiriad, fel nad oes dim yn aros am un sy'n absennol.",
            en="Any official may hand a referral over, so that nothing waits for one who is absent.",
        ),
    ),
    commands.DeclareConflict: Form(
        fields=_conflict,
        fixed={"act": "declare_conflict"},
        intro=Words(
            cy="O nawr ymlaen ni chewch agor na darllen yr achos hwn na'i ateb: swyddog arall fydd yn "
            "gwneud.",
            en="From now on you cannot open or read this case, nor reply to it: another official does.",
        ),
        warning=Words(cy="Ni ellir dadwneud hyn.", en="This cannot be undone."),
    ),
    commands.SupplyInformation: Form(
        fields=_information,
        intro=Words(
            cy="Daw'r wybodaeth i Lywodraeth Cymru, ac mae ei therfynau amser yn rhedeg eto. Nid oes dim "
            "arall wedi aros.",
            en="The information goes to Welsh Government, and its time limits run again. Nothing else has "
            "waited.",
        ),
    ),
    commands.CorrectBundle: Form(
        fields=_correction,
        intro=Words(
            cy="Mae'r cywiriad yn sefyll wrth ymyl yr hyn a anfonwyd. Nid yw'r hyn a anfonwyd, na'i olion "
            "bysedd digidol, byth yn newid.",
            en="The correction stands beside what was sent. What was sent, and its fingerprint, never "
            "change.",
        ),
    ),
    commands.RequestIdentifiedPapers: Form(
        fields=_papers,
        fixed={"act": "request"},
        intro=Words(
            cy="Mae popeth a ddarllenwch fel arall heb enw. Cofnodir y cais hwn a'i sail, a rhoddir gwybod "
            "i'r teulu os rhyddheir papurau.",
            en="All else that you read is without a name. This request and its basis are recorded, and the "
            "family is told if papers are released.",
        ),
    ),
    commands.ReleasePapers: Form(
        fields=_answer_papers,
        fixed={"act": "answer"},
        intro=Words(
            cy="Os rhyddheir papurau, caiff y teulu wybod yr un pryd.",
            en="If papers are released, the family is told at the same time.",
        ),
    ),
}
