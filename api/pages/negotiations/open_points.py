"""What a draft leaves open, as questions: each with the input that its answer needs, closed lists with their
words, and the answers written into the files, which keep every other byte.

What is left open in a clause's text, a formula or a worked example has a page of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations
from typing import Any, Final, Literal

from agreements.blanks import blanks_in_source
from agreements.editing import CannotEdit, with_value
from agreements.faults import FaultySource
from agreements.field_names import FIELD_NAMES
from agreements.legal_status import LEGAL_STATUS_WORDS
from agreements.payers import PAYER_ROLES, ROLE_WORDS
from agreements.pools.underspend_rule import METHOD_WORDS as UNDERSPEND_WORDS
from agreements.pools.variance_rule import METHOD_WORDS as OVERSPEND_WORDS
from agreements.provisions.contributions import BASIS_WORDS, POOL_WORDS
from agreements.provisions.governance import ARBITER_WORDS, EXIT_WORDS, STAGE_WORDS
from agreements.provisions.parties import LANGUAGE_WORDS
from agreements.provisions.rounding import GRAIN_WORDS, METHOD_WORDS
from agreements.reading import MAIN_FILE
from agreements.words import Words, joined
from agreements.yaml_source import ValuePath, read_yaml_text
from api.pages.forms.fields import Fault, Field, Option
from api.pages.forms.reading import BadForm, Given, one, read_fields
from api.pages.showing import name_of

Kind = Literal["text", "select", "date", "integer", "pounds"]
Changes = Mapping[ValuePath, Any]
_NAME = re.compile(r"<<([a-z_]+)>>")
_YES_NO: Final = {"true": Words(cy="Ydy", en="Yes"), "false": Words(cy="Nac ydy", en="No")}
_BINDING = ("binding_s33", "part9_written_agreement", "non_binding_memorandum", "internal_directorate")
_CHOICES: Final[Mapping[str, Mapping[str, Words]]] = {
    "legal_status": {code: LEGAL_STATUS_WORDS[code] for code in _BINDING},
    "basis": BASIS_WORDS,
    "pool_model": POOL_WORDS,
    "grain": GRAIN_WORDS,
    "first_day": _YES_NO,
    "last_day": _YES_NO,
    "panel": _YES_NO,
    "income": _YES_NO,
    "overspend": {str(code): words for code, words in OVERSPEND_WORDS.items()},
    "underspend": {str(code): words for code, words in UNDERSPEND_WORDS.items()},
    "arbiter": ARBITER_WORDS,
    "exit_rule": EXIT_WORDS,
    "silence": {
        "null": Words(cy="Nid yw diffyg ymateb yn cymhwyso dim", en="Silence applies nothing"),
        "default": Words(
            cy="Mae diffyg ymateb yn cymhwyso'r fformiwla (rhaid i'r cytundeb rwymo)",
            en="Silence applies the formula (the agreement must be binding)",
        ),
    },
}
_KINDS: Final[Mapping[str, Kind]] = {
    "membership": "date",
    "from": "date",
    "signing": "date",
    "review": "date",
    "costs_to": "pounds",
    "stage_days": "integer",
    "years": "integer",
    "variation_days": "integer",
    "termination_days": "integer",
    "manager": "text",
    "deputy": "text",
    "forecast": "text",
    "budget": "text",
}
_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One value that is left open: its place, its name in the model, and the question as a field."""

    file: str
    path: ValuePath
    name: str
    field: Field
    heading: Words


def open_points(files: Mapping[str, str]) -> list[OpenPoint]:
    """Every question of the main file and the dated values, in their order; a file that cannot be read has
    faults instead. Whether income comes off first is answered with the basis, so it is not asked beside it.
    """
    found: list[OpenPoint] = []
    for file in sorted(path for path in files if path == MAIN_FILE or path.startswith("parameters/")):
        try:
            source = read_yaml_text(files[file], name=file)
        except FaultySource:
            continue
        for path, question in blanks_in_source(source):
            match = _NAME.search(str(_value(source.data, path)))
            name = match[1] if match else ""
            found.append(_point(file, path, name, question, data=source.data))
    named = {point.name for point in found}
    return [point for point in found if point.name != "income" or "basis" not in named]


def answered(files: Mapping[str, str], given: Given) -> dict[str, str]:
    """The files that change, with every answer in its place. Raises BadForm; of none too."""
    points = [one_ for one_ in open_points(files) if _typed(one_.field, given)]
    if not points:
        raise BadForm([Fault("", "", _NOTHING)])
    said, faults = read_fields(tuple(one_.field for one_ in points), given)
    changed: dict[str, str] = {}
    for point in points:
        if any(fault.field == point.field.name for fault in faults):
            continue
        try:
            for path, value in _changes(point, said[point.field.name], files).items():
                changed[point.file] = with_value(changed.get(point.file, files[point.file]), path, value)
        except (CannotEdit, FaultySource) as wrong:
            words = wrong.words if isinstance(wrong, CannotEdit) else wrong.faults[0].words
            faults.append(Fault(point.field.name, point.field.id, words))
    if faults:
        raise BadForm(faults)
    return changed


def question_of(question: Words) -> Words:
    """The question alone, without `to be decided:` before it."""
    return Words(cy=_after(question.cy), en=_after(question.en))


def _point(file: str, path: ValuePath, name: str, question: Words, *, data: Any) -> OpenPoint:
    key = "-".join((file.removesuffix(".yaml").replace("/", "-"), *map(str, path)))
    kind, options = _kind(name, path), tuple(_options(name, data))
    label = _label(name, path, question, data)
    if options:
        label, kind = _without_codes(label), "select"
    field = Field(name=key, kind=kind, label=label, hint=_HINTS.get(name), options=options)
    if field.kind == "text" and name not in _KINDS and name != "confirmed":
        field = replace(field, hint=_AS_IN_THE_FILE)
    heading = FIELD_NAMES.get(str(path[0]), Words(cy=file, en=file)) if file == MAIN_FILE else None
    return OpenPoint(file, path, name, field, heading or Words(cy=file, en=file))


def _kind(name: str, path: ValuePath) -> Kind:
    if name == "confirmed":
        return "date" if path[-1] == "confirmed_on" else "text"
    return _KINDS.get(name, "text")


def _options(name: str, data: Any) -> list[Option]:
    """The closed list of a question; empty where it has none."""
    if name == "host":
        parties = [str(one_.get("body")) for one_ in data.get("parties") or []]
        return [Option(body, name_of(body)) for body in parties]
    if name == "order":
        return [Option(",".join(roles), _listed(roles)) for roles in permutations(PAYER_ROLES)]
    if name == "method":
        rest = [code for code in METHOD_WORDS if code != "last_party_residual"]
        last = METHOD_WORDS["last_party_residual"]
        return [
            *(Option(code, METHOD_WORDS[code]) for code in rest),
            *(
                Option(f"last_party_residual {role}", joined((last, ROLE_WORDS[role]), separator=": "))
                for role in PAYER_ROLES
            ),
        ]
    return [Option(code, words) for code, words in _CHOICES.get(name, {}).items()]


def _changes(point: OpenPoint, said: Any, files: Mapping[str, str]) -> Changes:
    """What an answer writes: its own value, and what must go with it."""
    path, name = point.path, point.name
    data = read_yaml_text(files[point.file], name=point.file).data
    match name:
        case "host":
            return {path: said} | {
                ("parties", place, "role"): "host" if one_["body"] == said else "contributor"
                for place, one_ in enumerate(data["parties"])
            }
        case "basis":
            return {path: said, ("scope", "income_first"): said == "net_of_income"}
        case "order":
            return {path: said.split(",")}
        case "method":
            method, _, role = said.partition(" ")
            return {path: method, ("rounding", "residual_account"): role or None}
        case "first_day" | "last_day" | "panel" | "income":
            return {path: said == "true"}
        case "silence":
            return {path: _default_clause(data) if said == "default" else None}
        case "forecast" | "budget" if not _MONTH_DAY.fullmatch(said):
            raise CannotEdit(_NOT_A_MONTH_DAY)
    if point.field.kind == "date":
        return {path: date.fromisoformat(said)}
    if point.field.kind == "text" and point.field.hint is _AS_IN_THE_FILE:
        return {path: read_yaml_text(f"value: {said}\n", name=point.file).data["value"]}
    return {path: said}


def _default_clause(data: Any) -> dict[str, Any]:
    """Silence applies the formula by the clause on silence, which every finance office signs."""
    offices = [f"{one_['body']}.finance" for one_ in data["parties"]]
    return {"clause": "c5-3", "signed_by": offices}


def _label(name: str, path: ValuePath, question: Words, data: Any) -> Words:
    """The question, with which of several it is."""
    label = _LABELS.get(name) or question_of(question)
    which: Words | None = None
    if name == "confirmed":
        label = _CONFIRMED_ON if path[-1] == "confirmed_on" else _CONFIRMED_BY
        which = LANGUAGE_WORDS.get(str(path[-2]))
    elif name in ("manager", "deputy"):
        which = _IN_LANGUAGE.get(str(path[-1]))
    elif name == "stage_days":
        which = STAGE_WORDS.get(str(_value(data, (*path[:-1], "stage"))))
    label = Words(cy=label.cy[:1].upper() + label.cy[1:], en=label.en[:1].upper() + label.en[1:])
    return joined((label, which), separator=": ") if which else label


def _without_codes(label: Words) -> Words:
    """The question without the codes of its choices, which are offered with their words."""
    return Words(cy=_before_codes(label.cy), en=_before_codes(label.en))


def _before_codes(text: str) -> str:
    before, colon, after = text.partition(": ")
    return before if (colon and "_" in after) or " neu " in after or " or " in after else text


def _after(text: str) -> str:
    return text.partition(": ")[2] or text


def _listed(roles: tuple[str, ...]) -> Words:
    return joined((ROLE_WORDS[role] for role in roles), separator=", ")


def _typed(field: Field, given: Given) -> bool:
    if field.kind == "date":
        return any(one(given, f"{field.name}-{part}") for part in ("day", "month", "year"))
    return bool(one(given, field.name))


def _value(data: Any, path: ValuePath) -> Any:
    for part in path:
        data = data[part]
    return data


_NOTHING = Words(cy="Atebwch o leiaf un pwynt.", en="Answer at least one point.")
_CONFIRMED_BY = Words(cy="Pwy a ddarllenodd ac a gadarnhaodd", en="Who read and confirmed")
_CONFIRMED_ON = Words(cy="Pa ddiwrnod y cadarnhawyd", en="On which day was confirmed")
_IN_LANGUAGE = {"cy": Words(cy="yn Gymraeg", en="in Welsh"), "en": Words(cy="yn Saesneg", en="in English")}
_LABELS: Final[Mapping[str, Words]] = {
    "costs_to": Words(
        cy="Y gost wythnosol uchaf y profir y rheolau hyd ati",
        en="The highest weekly cost up to which the rules are proved",
    ),
    "host": Words(cy="Pa gorff sy'n cynnal y cyfrifon", en="Which body hosts the accounts"),
    "forecast": Words(
        cy="Erbyn pryd y daw'r rhagolwg bob blwyddyn", en="When the forecast is due every year"
    ),
    "budget": Words(cy="Erbyn pryd y daw'r gyllideb bob blwyddyn", en="When the budget is due every year"),
    "silence": Words(
        cy="Beth y mae diffyg ymateb o fewn y terfyn amser yn ei wneud",
        en="What silence within the time limit does",
    ),
    "stage_days": Words(
        cy="Terfyn amser y cam, mewn diwrnodau gwaith", en="The stage's time limit, in working days"
    ),
}
_AS_IN_THE_FILE = Words(
    cy="Fel yn y ffeil: gair, rhif cyfan, diwrnod megis 2027-04-01, neu restr megis [a, b].",
    en="As in the file: a word, a whole number, a day such as 2027-04-01, or a list such as [a, b].",
)
_NOT_A_MONTH_DAY = Words(
    cy="Rhowch fis a diwrnod, er enghraifft 10-31 am 31 Hydref.",
    en="Give a month and a day, for example 10-31 for 31 October.",
)
_HINTS: Final[Mapping[str, Words]] = {
    "forecast": _NOT_A_MONTH_DAY,
    "budget": _NOT_A_MONTH_DAY,
    "costs_to": Words(
        cy="Gwrthodir pecyn drutach na hyn: rhowch swm sy'n uwch na phob pecyn y gellir ei ddychmygu.",
        en="A package that costs more is refused: give more than any package that can be imagined.",
    ),
    "basis": Words(
        cy="Mae'r ateb hefyd yn dweud a yw grantiau ac incwm yn dod oddi ar y gost yn gyntaf.",
        en="The answer also says whether grants and income come off the cost first.",
    ),
    "host": Words(
        cy="Rhoddir rôl y corff lletyol iddo hefyd ymhlith y partïon.",
        en="It is also given the role of host among the parties.",
    ),
    "legal_status": Words(
        cy="Rhaid i'r cymal ar y statws cyfreithiol ddweud yr un peth.",
        en="The clause on the legal status must say the same.",
    ),
}
