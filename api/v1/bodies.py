"""What may be sent where: the paths beneath a case, the commands each takes, and the faults of a body.

Made from `commands.COMMANDS`: a path that several commands share tells them apart by `act` or `answer`. It
reads bodies and judges nothing of a case.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from agreements.pydantic_words import FieldFault
from agreements.words import Words
from api.v1.problems import BodyError
from workflow.casework.commands import COMMANDS, Command
from workflow.casework.rulebook import Rulebook
from workflow.casework.wellformed import faults

_Model = TypeVar("_Model", bound=BaseModel)


class BadBody(Exception):
    """The body is not what its path takes: every fault."""

    def __init__(self, errors: Iterable[BodyError]) -> None:
        self.errors = tuple(errors)
        super().__init__(f"{len(self.errors)} faults in a body")


@dataclass(frozen=True, slots=True)
class Place:
    """One path beneath a case and the commands that it takes, by their tag; one alone has the tag ''."""

    path: str
    tag_field: str | None
    commands: dict[str, type[Command]]

    @property
    def roles(self) -> frozenset[str]:
        """Every role that may send something here."""
        return frozenset().union(*(command.ROLES for command in self.commands.values()))

    def command_of(self, document: Any) -> type[Command] | None:
        """The command that a body means, as far as it says so."""
        if self.tag_field is None:
            return self.commands[""]
        tag = document.get(self.tag_field) if isinstance(document, dict) else None
        return self.commands.get(tag) if isinstance(tag, str) else None

    def read(self, document: Any, *, under: Rulebook, today: date) -> Command:
        """The command that a body gives. Raises BadBody with every fault."""
        wanted = self.command_of(document)
        if isinstance(document, dict) and wanted is None:
            listed = ", ".join(self.commands)
            raise BadBody(
                [
                    BodyError(
                        f"/{self.tag_field}",
                        Words(
                            cy=f"Rhaid i '{self.tag_field}' fod yn un o: {listed}.",
                            en=f"'{self.tag_field}' must be one of: {listed}.",
                        ),
                    )
                ]
            )
        return read_command(wanted or next(iter(self.commands.values())), document, under=under, today=today)


def read_command(kind: type[Command], document: Any, *, under: Rulebook, today: date) -> Command:
    """One command from a body. Raises BadBody with every fault of its form, else every one of its codes."""
    command = model_of(kind, document)
    found = [BodyError(fault.pointer, fault.words) for fault in faults(command, under, today)]
    if found:
        raise BadBody(found)
    return command


def model_of(kind: type[_Model], document: Any) -> _Model:
    """A model from a document. Raises BadBody with every fault of its form."""
    if document is _NO_JSON:
        raise BadBody([BodyError("", _FAULTS["json_invalid"])])
    unwritable = list(_unwritable(document, ""))
    if unwritable:
        raise BadBody(unwritable)
    try:
        return kind.model_validate_json(json.dumps(document))
    except ValidationError as error:
        raise BadBody(errors_of(error.errors(include_url=False))) from error


def document_of(raw: bytes) -> Any:
    """The JSON of a body, an empty one read as {}; a body that is none gives a mark that `read` refuses."""
    if not raw.strip():
        return {}
    try:
        return json.loads(raw, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return _NO_JSON


def sha256_of(raw: bytes) -> str:
    """What tells one body from another under an idempotency key: its bytes."""
    return hashlib.sha256(raw).hexdigest()


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


_NO_JSON = object()


def errors_of(details: Iterable[Any], *, skip: int = 0) -> Iterable[BodyError]:
    """Pydantic's faults as pointers and sentences; `skip` leaves out the first parts of each place."""
    for detail in details:
        cause = detail.get("ctx", {}).get("error")
        place = (*detail["loc"][skip:], *(cause.path if isinstance(cause, FieldFault) else ()))
        pointer = "".join(f"/{_escaped(part)}" for part in place)
        yield BodyError(pointer, _words(detail))


def _unwritable(value: Any, pointer: str) -> Iterable[BodyError]:
    """Texts that no record can hold: with a NUL, or with half of a surrogate pair."""
    if isinstance(value, str) and ("\0" in value or any("\ud800" <= char <= "\udfff" for char in value)):
        yield BodyError(pointer, _UNWRITABLE)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _unwritable(name, pointer)
            yield from _unwritable(inner, f"{pointer}/{_escaped(name)}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _unwritable(inner, f"{pointer}/{place}")


def _escaped(part: str | int) -> str:
    return str(part).replace("~", "~0").replace("/", "~1")


def _words(detail: Any) -> Words:
    """The fault in both languages; of a kind that the tables do not know, only that it is one, and its
    name."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "value_error":
        cause = context["error"]
        return cause.words if isinstance(cause, FieldFault) else _FALLBACK
    known = _FAULTS.get(kind)
    if known is None:
        return _FALLBACK
    return known.filled(**{name: str(value) for name, value in context.items()})


_FALLBACK = Words(cy="Nid yw'r gwerth yn un a ganiateir.", en="The value is not one that is allowed.")
_UNWRITABLE = Words(
    cy="Mae'r testun yn cynnwys nod na ellir ei gadw.", en="The text holds a character that cannot be kept."
)
_WHOLE = Words(cy="Rhaid iddo fod yn rhif cyfan.", en="It must be a whole number.")
_DAY = Words(cy="Rhaid iddo fod yn ddyddiad: BBBB-MM-DD.", en="It must be a date: YYYY-MM-DD.")
_INSTANT = Words(cy="Rhaid iddo fod yn foment RFC 3339.", en="It must be an RFC 3339 instant.")
_YES_NO = Words(cy="Rhaid iddo fod yn true neu'n false.", en="It must be true or false.")
_OBJECT = Words(cy="Rhaid iddo fod yn wrthrych JSON.", en="It must be a JSON object.")
_FAULTS: dict[str, Words] = {
    "json_invalid": Words(cy="Nid JSON dilys yw'r corff.", en="The body is not valid JSON."),
    "missing": Words(cy="Mae'r maes hwn ar goll.", en="This field is missing."),
    "extra_forbidden": Words(cy="Ni wyddom am y maes hwn.", en="This field is not known."),
    "literal_error": Words(cy="Rhaid iddo fod yn un o: {expected}.", en="It must be one of: {expected}."),
    **dict.fromkeys(("int_type", "int_parsing", "int_parsing_size", "int_from_float"), _WHOLE),
    **dict.fromkeys(("bool_type", "bool_parsing"), _YES_NO),
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type"), _OBJECT),
    **dict.fromkeys(
        (
            "date_type",
            "date_parsing",
            "date_from_datetime_parsing",
            "date_from_datetime_inexact",
        ),
        _DAY,
    ),
    **dict.fromkeys(
        ("datetime_type", "datetime_parsing", "datetime_object_invalid", "datetime_from_date_parsing"),
        _INSTANT,
    ),
    "timezone_aware": Words(
        cy="Rhaid i'r foment enwi ei pharth amser.", en="The instant must name its time zone."
    ),
    "string_type": Words(cy="Rhaid iddo fod yn destun.", en="It must be text."),
    "tuple_type": Words(cy="Rhaid iddo fod yn rhestr.", en="It must be a list."),
    "greater_than_equal": Words(cy="Rhaid iddo fod yn {ge} neu'n fwy.", en="It must be {ge} or more."),
    "greater_than": Words(cy="Rhaid iddo fod yn fwy na {gt}.", en="It must be more than {gt}."),
    "less_than_equal": Words(cy="Rhaid iddo fod yn {le} neu'n llai.", en="It must be {le} or less."),
    "string_too_short": Words(
        cy="Rhaid rhoi o leiaf {min_length} nod.", en="At least {min_length} characters are needed."
    ),
    "string_too_long": Words(cy="Dim mwy na {max_length} nod.", en="No more than {max_length} characters."),
    "too_long": Words(cy="Dim mwy na {max_length} eitem.", en="No more than {max_length} items."),
    "string_pattern_mismatch": Words(
        cy="Nid yw ar y ffurf a ddisgwylir: {pattern}.", en="It is not of the form expected: {pattern}."
    ),
}


def places_of(commands: Iterable[type[Command]]) -> dict[str, Place]:
    """Every path that these commands are sent to, in their order."""
    by_path: dict[str, list[type[Command]]] = {}
    for command in commands:
        by_path.setdefault(command.PATH, []).append(command)
    return {path: _place(path, sharing) for path, sharing in by_path.items()}


def _place(path: str, sharing: list[type[Command]]) -> Place:
    if len(sharing) == 1 and _tag(sharing[0]) is None:
        return Place(path, None, {"": sharing[0]})
    tags = {_tag(command): command for command in sharing}
    fields = {tag[0] for tag in tags if tag}
    if len(tags) != len(sharing) or None in tags or len(fields) != 1:
        raise RuntimeError(f"the commands of the path '{path}' cannot be told apart")
    return Place(path, fields.pop(), {tag[1]: command for tag, command in tags.items() if tag})


def _tag(command: type[Command]) -> tuple[str, str] | None:
    """The field and value by which a command is told from others on its path."""
    for name in ("act", "answer"):
        kind = command.model_fields[name].annotation if name in command.model_fields else None
        if get_origin(kind) is Literal and len(get_args(kind)) == 1:
            return name, str(get_args(kind)[0])
    return None


PLACES: dict[str, Place] = places_of(command for command in COMMANDS if command.BY_JSON)
"""Every path beneath a case that takes a POST, in the order of the commands."""
