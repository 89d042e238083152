"""The form of each act at the table, as data: a sentence that says what follows, its fields, and how the
answers become the command.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from agreements.words import Words
from api.pages.forms.fields import Field, Form, Option, Unfinished
from api.pages.forms.reading import Given, read_form
from api.pages.showing import name_of
from workflow.casework import codes
from workflow.casework.commands import Command
from workflow.casework.facts import Actor
from workflow.casework.rulebook import Rulebook
from workflow.negotiating import commands as c
from workflow.negotiating.commands import OFFICE_ROLES
from workflow.negotiating.facts import NegotiationFacts, Wording


@dataclass(frozen=True, slots=True)
class AtTable:
    """What a form is about: the negotiation as it stands, who fills it in, and the clause or simulation."""

    facts: NegotiationFacts
    actor: Actor
    subject: str | None
    language: Literal["cy", "en"]


Finish = Callable[[AtTable, dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableForm:
    """One form. `finish` turns the answers into what the command takes."""

    intro: Words
    fields: Callable[[AtTable], tuple[Field, ...]] = lambda _: ()
    finish: Finish = lambda _, document: document


def read_table_form(
    command: type[Command], asked: AtTable, given: Given, *, under: Rulebook, today: date
) -> Command:
    """The command that a form gives. Raises BadForm with every fault."""
    form = FORMS[command]
    fields = form.fields(asked)
    plain = Form(
        intro=form.intro,
        fields=lambda _: fields,
        finish=lambda document: form.finish(asked, document),
    )
    return read_form(command, plain, fields, given, under=under, today=today)


def wordings_of(facts: NegotiationFacts, clause: str | None) -> list[Wording]:
    """Every wording of a clause, the newest first."""
    found = [one for one in facts.wordings if one.clause == clause]
    return sorted(found, key=lambda one: one.number, reverse=True)


def whose(wording: Wording) -> Words:
    """`Wording 3, of the health board` or the text that it started from."""
    if wording.body is None:
        return Words(
            cy=f"Geiriad {wording.number}: y testun y dechreuwyd ohono",
            en=f"Wording {wording.number}: the text that it started from",
        )
    name = name_of(wording.body)
    return Words(cy=f"Geiriad {wording.number}: {name.cy}", en=f"Wording {wording.number}: {name.en}")


def office_words(body: str, office: str) -> Words:
    """`Finance lead, Health board of …`."""
    role, name = codes.ROLES[office], name_of(body)
    return Words(cy=f"{role.cy}, {name.cy}", en=f"{role.en}, {name.en}")


def _officers(asked: AtTable) -> tuple[Option, ...]:
    return tuple(
        Option(
            f"{one.body}|{one.role}|{one.person}",
            Words(
                cy=f"{one.name}: {office_words(one.body, one.role).cy}",
                en=f"{one.name}: {office_words(one.body, one.role).en}",
            ),
        )
        for one in asked.facts.officers
        if one.role in OFFICE_ROLES
    )


def _seat_fields(asked: AtTable) -> tuple[Field, ...]:
    return (
        Field(
            name="officer",
            kind="select",
            label=Words(cy="Pwy sy'n eistedd, ac ym mha swyddfa?", en="Who sits, and in which office?"),
            options=_officers(asked),
        ),
        Field(
            name="can_commit",
            kind="checkbox",
            label=Words(cy="Caiff gytuno i eiriad ar ran ei gorff", en="May agree to a wording for the body"),
            initial={"can_commit": "1"},
        ),
    )


def _seat(_: AtTable, document: dict[str, Any]) -> dict[str, Any]:
    body, office, person = document.pop("officer").split("|")
    return document | {"act": "take", "body": body, "office": office, "person": person}


def _leave_fields(asked: AtTable) -> tuple[Field, ...]:
    names = {one.person: one.name for one in asked.facts.officers}
    seats = [one for one in asked.facts.seats if one.left_at is None]
    return (
        Field(
            name="seat",
            kind="select",
            label=Words(cy="Pa sedd?", en="Which seat?"),
            options=tuple(
                Option(
                    one.id,
                    Words(
                        cy=f"{names.get(one.person, one.person)}: {office_words(one.body, one.office).cy}",
                        en=f"{names.get(one.person, one.person)}: {office_words(one.body, one.office).en}",
                    ),
                )
                for one in seats
            ),
        ),
    )


def _meeting_fields(asked: AtTable) -> tuple[Field, ...]:
    return (
        Field(name="held_on", kind="date", label=Words(cy="Diwrnod y cyfarfod", en="Day of the meeting")),
        Field(
            name="present",
            kind="checkboxes",
            label=Words(cy="Pwy oedd yno?", en="Who was there?"),
            options=_officers(asked),
        ),
        Field(
            name="committing",
            kind="checkboxes",
            label=Words(
                cy="Pwy ohonynt a allai ymrwymo eu corff?", en="Which of them could commit their body?"
            ),
            options=_officers(asked),
            optional=True,
        ),
        Field(name="note", kind="textarea", label=Words(cy="Nodyn", en="Note"), optional=True),
    )


def _meeting(asked: AtTable, document: dict[str, Any]) -> dict[str, Any]:
    names = {one.person: one.name for one in asked.facts.officers}
    present, committing = document.pop("present"), document.pop("committing", None) or []
    if not set(committing) <= set(present):
        raise Unfinished(
            "committing",
            Words(cy="Dim ond un a oedd yno a allai ymrwymo.", en="Only one who was there could commit."),
        )
    split = [one.split("|") for one in present]
    document["attendees"] = [
        {
            "name": names[person],
            "person": person,
            "body": body,
            "office": office,
            "could_commit": f"{body}|{office}|{person}" in committing,
        }
        for body, office, person in split
    ]
    return document | {"note": document.get("note") or ""}


def _wording_fields(asked: AtTable) -> tuple[Field, ...]:
    shown = wordings_of(asked.facts, asked.subject)
    mine = next((one for one in shown if one.body == asked.actor.body), shown[0] if shown else None)
    texts: tuple[tuple[str, Literal["text", "textarea"], str, str], ...] = (
        ("title_cy", "text", "Teitl, yn Gymraeg", "Heading, in Welsh"),
        ("text_cy", "textarea", "Testun, yn Gymraeg", "Text, in Welsh"),
        ("title_en", "text", "Teitl, yn Saesneg", "Heading, in English"),
        ("text_en", "textarea", "Testun, yn Saesneg", "Text, in English"),
    )
    return tuple(
        Field(
            name=name,
            kind=kind,
            label=Words(cy=cy, en=en),
            initial={name: getattr(mine, name)} if mine else {},
        )
        for name, kind, cy, en in texts
    )


def _which_wording(asked: AtTable) -> tuple[Field, ...]:
    return (
        Field(
            name="wording",
            kind="radios",
            label=Words(cy="Pa eiriad?", en="Which wording?"),
            options=tuple(Option(one.id, whose(one)) for one in wordings_of(asked.facts, asked.subject)),
        ),
    )


def _why(label: Words) -> Callable[[AtTable], tuple[Field, ...]]:
    return lambda _: (Field(name="why", kind="textarea", label=label),)


def _owner_fields(asked: AtTable) -> tuple[Field, ...]:
    seated = dict.fromkeys((one.body, one.office) for one in asked.facts.seats if one.left_at is None)
    return (
        Field(
            name="owner",
            kind="select",
            label=Words(cy="Pa swyddfa?", en="Which office?"),
            options=tuple(Option(f"{body}|{office}", office_words(body, office)) for body, office in seated),
        ),
    )


def _owner(_: AtTable, document: dict[str, Any]) -> dict[str, Any]:
    body, office = document.pop("owner").split("|")
    return document | {"body": body, "office": office}


def _newest(asked: AtTable) -> dict[str, Any]:
    return {"sha256": asked.facts.newest.agreement_sha256}


def _declare(label: Words) -> Callable[[AtTable], tuple[Field, ...]]:
    return lambda _: (Field(name="declaration", kind="checkbox", label=label),)


def _declared(document: dict[str, Any]) -> dict[str, Any]:
    if not document.pop("declaration"):
        raise Unfinished("declaration", Words(cy="Ticiwch i fynd ymlaen.", en="Tick to go on."))
    return document


_SIGNING = Words(
    cy="Rwyf wedi darllen y cytundeb hwn yn llawn, wedi gweld yr efelychiad ohono, ac mae gennyf yr "
    "awdurdod i "
    "lofnodi dros fy nghorff y cynnwys sydd â'r ôl bys hwn.",
    en="I have read this agreement in full, have seen its simulation, and have the authority to sign for my "
    "body the content with this fingerprint.",
)
_ACTIVATING = Words(
    cy="Rwyf wedi edrych ar beth sy'n newid o'r diwrnod cyntaf, ac yn cymeradwyo dod â'r cytundeb i rym.",
    en="I have looked at what changes from the first day, and approve bringing the agreement into force.",
)


def _signing_fields(asked: AtTable) -> tuple[Field, ...]:
    name = Field(
        name="typed_name",
        kind="text",
        label=Words(cy="Teipiwch eich enw llawn", en="Type your full name"),
    )
    return (name, *_declare(_SIGNING)(asked))


def _activation(act: str) -> TableForm:
    return TableForm(
        intro=Words(
            cy="Mae dau berson o ddau gorff yn dod â chytundeb i rym, a diwrnod prawf rhyngddynt. Mae pob "
            "achos yn "
            "cadw'r fersiwn y dechreuodd oddi tani.",
            en="Two people of two bodies bring an agreement into force, with a dry-run day between them. "
            "Every case "
            "keeps the version that it began under.",
        ),
        fields=_declare(_ACTIVATING),
        finish=lambda asked, document: _declared(document) | _newest(asked) | {"act": act},
    )


FORMS: Mapping[type[Command], TableForm] = {
    c.TakeSeat: TableForm(
        intro=Words(
            cy="Pwy bynnag sy'n eistedd yn y swyddfa honno nawr, mae'n ei gadael.",
            en="Whoever sits in that office now leaves it.",
        ),
        fields=_seat_fields,
        finish=_seat,
    ),
    c.LeaveSeat: TableForm(
        intro=Words(cy="Mae'r sedd yn wag wedyn.", en="The seat is empty afterwards."),
        fields=_leave_fields,
        finish=lambda _, document: document | {"act": "leave"},
    ),
    c.RecordMeeting: TableForm(
        intro=Words(
            cy="Mae'r cofnod yn dweud pwy oedd yno a phwy a allai ymrwymo ei gorff.",
            en="The record says who was there and who could commit their body.",
        ),
        fields=_meeting_fields,
        finish=_meeting,
    ),
    c.ProposeWording: TableForm(
        intro=Words(
            cy="Geiriad eich corff chi, yn y ddwy iaith. Enwch ffigur y rheol, er enghraifft "
            "{{main.health_board}}, yn lle'i deipio. Mae cymal a setlwyd yn cael ei agor.",
            en="Your body's own wording, in both languages. Name the rule's figure, for example "
            "{{main.health_board}}, instead of typing it. A clause that was settled is opened.",
        ),
        fields=_wording_fields,
    ),
    c.ConsentTo: TableForm(
        intro=Words(
            cy="Mae eich corff yn cytuno i'r geiriad hwn; cytundeb diweddaraf corff sy'n sefyll.",
            en="Your body agrees to this wording; a body's latest consent stands.",
        ),
        fields=_which_wording,
    ),
    c.SettleClause: TableForm(
        intro=Words(
            cy="Mae pob corff wedi cytuno i'r geiriad hwn. Mae'n mynd i'r drafft nesaf.",
            en="Every body has agreed to this wording. It goes into the next draft.",
        ),
        fields=_which_wording,
    ),
    c.ReopenClause: TableForm(
        intro=Words(
            cy="Mae pob cytundeb i'r cymal hwn yn dod i ben, a'i derfyn amser yn dechrau eto.",
            en="Every consent to this clause ends, and its time limit begins again.",
        ),
        fields=_why(Words(cy="Pam ei ailagor?", en="Why open it again?")),
    ),
    c.OwnClause: TableForm(
        intro=Words(
            cy="Y swyddfa hon a holir pan fydd terfyn amser y cymal yn mynd heibio.",
            en="This office is asked when the clause's time limit passes.",
        ),
        fields=_owner_fields,
        finish=_owner,
    ),
    c.ConsentToMany: TableForm(
        intro=Words(
            cy="Mae eich corff yn cytuno i destun y drafft diweddaraf ym mhob cymal sydd ar agor.",
            en="Your body agrees to the newest draft's text of every clause that is open.",
        ),
    ),
    c.SettleMany: TableForm(
        intro=Words(
            cy="Setlir pob cymal agored y mae pob corff yn cytuno i un geiriad ohono.",
            en="Every open clause is settled on one wording of which every body agrees.",
        ),
    ),
    c.MakeDraft: TableForm(
        intro=Words(
            cy="Mae'r hyn a setlwyd yn mynd i'r drafft newydd. Mae drafft newydd yn diddymu pob llofnod.",
            en="What was settled goes into the new draft. A new draft voids every signature.",
        ),
        fields=_why(Words(cy="Beth sy'n newid, a pham?", en="What changes, and why?")),
    ),
    c.SeeSimulation: TableForm(
        intro=Words(
            cy="Cofnodir eich bod wedi gweld beth fyddai'r drafft yn ei newid i bob cyfrif.",
            en="It is recorded that you have seen what the draft would change for every account.",
        ),
    ),
    c.PutToSignature: TableForm(
        intro=Words(
            cy="Rhewir y drafft diweddaraf. Gofynnir i bob swyddfa sydd i'w lofnodi, ac mae'r terfyn amser "
            "yn dechrau.",
            en="The newest draft is frozen. Every office that is to sign is asked, and the time limit "
            "begins.",
        ),
        finish=lambda asked, document: document | _newest(asked) | {"draft": asked.facts.negotiation.draft},
    ),
    c.SignDraft: TableForm(
        intro=Words(
            cy="Mae pob swyddfa'n llofnodi'r un cynnwys. Nid yw'n llofnod cymwysedig ac nid yw'n cymryd lle "
            "gweithred "
            "dan sêl.",
            en="Every office signs the same content. It is not a qualified signature and does not replace a "
            "deed "
            "under seal.",
        ),
        fields=_signing_fields,
        finish=lambda asked, document: _declared(document) | _newest(asked) | {"language": asked.language},
    ),
    c.ApproveActivation: _activation("approve"),
    c.ConfirmActivation: _activation("confirm"),
    c.WithdrawNegotiation: TableForm(
        intro=Words(
            cy="Daw'r negodi i ben heb gytundeb. Mae'r cofnod ohono'n aros.",
            en="The negotiation ends without an agreement. Its record stays.",
        ),
        fields=_why(Words(cy="Pam?", en="Why?")),
    ),
}
"""AttachSimulation has no form here: the page of the draft runs the simulation and attaches it. A draft's
files
are changed on their own page."""
