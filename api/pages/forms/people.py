"""The forms of a case's people: the child's record, the key worker, ties to other cases, a duplicate."""

from __future__ import annotations

from typing import Any

from agreements.words import Words
from api.pages.forms.choices import REASONS, options, said
from api.pages.forms.fields import Asked, Field, Form, Option, Unfinished, language_field
from workflow.casework import commands
from workflow.casework.commands import Command
from workflow.casework.people_codes import CHILD_FIELDS, LINK_KINDS

_OTHER_CASE = Words(cy="Cyfeirnod yr achos arall", en="Reference of the other case")
_TEXTS = (
    "given_name",
    "family_name",
    "known_as",
    "welsh_given_name",
    "welsh_family_name",
    "nhs_number",
    "council_number",
    "child_language",
)


def _record(asked: Asked) -> tuple[Field, ...]:
    plain = tuple(Field(name=name, kind="text", label=CHILD_FIELDS[name], optional=True) for name in _TEXTS)
    long = tuple(
        Field(name=name, kind="textarea", label=CHILD_FIELDS[name], optional=True)
        for name in ("communication_needs", "legal_status")
    )
    language = Field(
        name="family_language",
        kind="select",
        label=CHILD_FIELDS["family_language"],
        options=(
            Option("cy", Words(cy="Cymraeg", en="Welsh")),
            Option("en", Words(cy="Saesneg", en="English")),
            Option("both", Words(cy="Y ddwy, neu ddim yn hysbys", en="Both, or not known")),
        ),
        optional=True,
    )
    return (*plain, language, *long, *_address(), *_person(), *_sibling())


def _address() -> tuple[Field, ...]:
    return (
        Field(
            name="add_address.text",
            kind="textarea",
            label=Words(cy="Cyfeiriad newydd", en="A new address"),
            optional=True,
        ),
        Field(
            name="add_address.secret",
            kind="checkbox",
            label=Words(cy="Cadw'r cyfeiriad newydd yn gyfrinachol", en="Keep the new address secret"),
        ),
        Field(
            name="add_address.from_on",
            kind="date",
            label=Words(
                cy="O ba ddyddiad y mae'r cyfeiriad newydd?", en="From which date is the new address?"
            ),
            optional=True,
        ),
    )


def _person() -> tuple[Field, ...]:
    return (
        Field(
            name="add_responsible_person.name",
            kind="text",
            label=Words(
                cy="Enw rhiant neu berson arall sy'n gyfrifol am y plentyn",
                en="Name of a parent or another person who is responsible for the child",
            ),
            optional=True,
        ),
        Field(
            name="add_responsible_person.relation",
            kind="text",
            label=Words(cy="Perthynas y person â'r plentyn", en="How the person is related to the child"),
            optional=True,
        ),
        Field(
            name="add_responsible_person.parental_responsibility",
            kind="checkbox",
            label=Words(
                cy="Mae gan y person gyfrifoldeb rhiant", en="The person has parental responsibility"
            ),
        ),
        Field(
            name="add_responsible_person.contact",
            kind="text",
            label=Words(cy="Sut i gysylltu â'r person", en="How the person is reached"),
            optional=True,
        ),
    )


def _sibling() -> tuple[Field, ...]:
    return (
        Field(
            name="add_sibling.given_name",
            kind="text",
            label=Words(cy="Enw cyntaf brawd neu chwaer", en="Given name of a brother or sister"),
            optional=True,
        ),
        Field(
            name="add_sibling.family_name",
            kind="text",
            label=Words(
                cy="Cyfenw'r brawd neu'r chwaer, os yw'n wahanol",
                en="Family name of the brother or sister, if another",
            ),
            optional=True,
        ),
        Field(
            name="add_sibling.birth_on",
            kind="date",
            label=Words(cy="Dyddiad geni'r brawd neu'r chwaer", en="Date of birth of the brother or sister"),
            optional=True,
        ),
    )


_FIRST_OF = {"add_address": "text", "add_responsible_person": "name", "add_sibling": "given_name"}


def _finish_record(document: dict[str, Any]) -> dict[str, Any]:
    """What was left empty stays as it is; an addition counts where its first field was filled in."""
    return {
        name: value for name, value in document.items() if name not in _FIRST_OF or _FIRST_OF[name] in value
    }


def _key_worker(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="who",
            kind="radios",
            label=Words(cy="Pwy yw gweithiwr allweddol y teulu?", en="Who is the family's key worker?"),
            options=(
                Option(asked.actor.person, Words(cy="Fi", en="I am")),
                Option(
                    "officer",
                    Words(cy="Swyddog arall o un o'r ddau gorff", en="Another officer of the two bodies"),
                ),
                Option(
                    "outside", Words(cy="Rhywun o sefydliad arall", en="Somebody of another organisation")
                ),
            ),
        ),
        Field(
            name="officer",
            kind="text",
            label=Words(cy="Enw mewngofnodi'r swyddog", en="The officer's sign-in name"),
            optional=True,
        ),
        Field(
            name="name",
            kind="text",
            label=Words(cy="Enw a sefydliad y person", en="The person's name and organisation"),
            optional=True,
        ),
    )


def _finish_key_worker(document: dict[str, Any]) -> dict[str, Any]:
    who = document["who"]
    if who not in ("officer", "outside"):
        return {"officer": who}
    field = "officer" if who == "officer" else "name"
    if field not in document:
        raise Unfinished(field, Words(cy="Mae angen ateb yma.", en="An answer is needed here."))
    return {field: document[field]}


def _other_case() -> Field:
    return Field(name="other", kind="text", label=_OTHER_CASE)


def _link(asked: Asked) -> tuple[Field, ...]:
    may_choose = [kind for kind in LINK_KINDS if not kind.startswith("merged")]
    return (
        Field(
            name="kind",
            kind="radios",
            label=Words(cy="Beth yw'r achos arall?", en="What is the other case?"),
            options=options(LINK_KINDS, may_choose),
        ),
        _other_case(),
        Field(name="reasons", kind="textarea", label=REASONS, optional=True),
        language_field(asked.language),
    )


def _unlink(asked: Asked) -> tuple[Field, ...]:
    return (_other_case(),)


def _merge(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="into",
            kind="text",
            label=Words(cy="Cyfeirnod yr achos sy'n parhau", en="Reference of the case that goes on"),
        ),
        *said("reasons", REASONS, asked),
    )


FORMS: dict[type[Command], Form] = {
    commands.UpdateChild: Form(
        fields=_record,
        finish=_finish_record,
        intro=Words(
            cy="Llenwch yr hyn sydd i'w ychwanegu neu ei gywiro yn unig: bydd y gweddill yn aros. "
            "Cedwir y manylion "
            "wedi'u hamgryptio; dim ond enwau'r meysydd a newidiodd a saif yn yr hanes.",
            en="Fill in only what is to be added or put right: the rest stays. The details are kept "
            "encrypted; the "
            "history has only the names of the fields that changed.",
        ),
    ),
    commands.SetKeyWorker: Form(
        fields=_key_worker,
        finish=_finish_key_worker,
        intro=Words(
            cy="Un person y gall y teulu droi ato. Mae'r enw i'w weld ym mhob man lle mae'r achos.",
            en="One person whom the family can turn to. The name is shown wherever the case is.",
        ),
    ),
    commands.LinkCase: Form(
        fields=_link,
        fixed={"act": "link"},
        intro=Words(
            cy="Mae'r cysylltiad yn sefyll yn y ddau achos. Dim ond y sawl all weld yr achos arall "
            "fydd yn gweld pa "
            "un ydyw.",
            en="The tie stands in both cases. Only those who may see the other case are told which "
            "one it is.",
        ),
    ),
    commands.UnlinkCase: Form(
        fields=_unlink,
        fixed={"act": "unlink"},
        intro=Words(
            cy="Ar gyfer cysylltiad a wnaed trwy gamgymeriad: caiff ei ddileu o'r ddau achos.",
            en="For a tie that was made by mistake: it is taken away from both cases.",
        ),
    ),
    commands.MergeDuplicate: Form(
        fields=_merge,
        intro=Words(
            cy="Mae'r achos hwn yn cau i mewn i'r achos arall, sy'n cadw'r dyddiad derbyn cynharaf "
            "ac oed y terfynau "
            "amser hynaf. Ni chollir dim: mae'r ddau hanes yn aros ac yn enwi ei gilydd.",
            en="This case closes into the other, which keeps the earliest received date and the age "
            "of the older time "
            "limits. Nothing is lost: both histories stay and name each other.",
        ),
        warning=Words(
            cy="Ni ellir dadwneud hyn. Gwnewch yn siŵr mai'r un plentyn ydyw.",
            en="This cannot be undone. Make sure that it is the same child.",
        ),
    ),
}
