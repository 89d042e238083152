"""Turns what Pydantic refuses into a place and a sentence in both languages. Not a model of anything."""

from collections.abc import Iterator
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from agreements.words import Words
from agreements.yaml_source import ValuePath

_ECHO: Final = 24  # characters of a refused value: enough to find it, too few to spread what it holds


class FieldFault(ValueError):
    """Raised inside a validator with its sentence in both languages; `path` narrows the place."""

    def __init__(self, words: Words, *, path: ValuePath = ()) -> None:
        self.words = words
        self.path = path
        super().__init__(words.en)


def faults_in(error: ValidationError) -> Iterator[tuple[ValuePath, Words]]:
    """Every fault of a refused model: the path of its value and the sentence.

    A list that Pydantic finds too short only because its items were refused is no fault of its own.
    """
    details = error.errors(include_url=False)
    refused = [detail["loc"] for detail in details]
    for detail in details:
        place = detail["loc"]
        if detail["type"] == "too_short" and any(
            len(other) > len(place) and other[: len(place)] == place for other in refused
        ):
            continue
        cause = detail.get("ctx", {}).get("error")
        if isinstance(cause, FieldFault):
            yield (*detail["loc"], *cause.path), cause.words
        else:
            yield detail["loc"], _words(detail)


def _words(detail: ErrorDetails) -> Words:
    field = ".".join(str(part) for part in detail["loc"]) or "?"
    kind = detail["type"]
    if kind == "json_invalid":
        return _NOT_JSON
    if kind == "model_type" and not detail["loc"]:
        return _NOT_A_MAPPING
    if kind == "missing":
        if detail["loc"] and detail["loc"][-1] == "cy":
            return _NO_WELSH.filled(field=field)
        if detail["loc"] and detail["loc"][-1] == "en":
            return _NO_ENGLISH.filled(field=field)
        return _MISSING.filled(field=field)
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        return _UNKNOWN.filled(field=field)
    value = repr(detail["input"])[:_ECHO].replace("{", "(").replace("}", ")")
    allowed = detail.get("ctx", {}).get("expected")
    if kind in ("literal_error", "enum") and allowed:
        listed = Words(cy=allowed.replace(" or ", " neu "), en=allowed)
        return _NOT_ONE_OF.filled(field=field, value=value, allowed=listed)
    return _WRONG.filled(field=field, value=value)


_NOT_JSON = Words(cy="nid JSON ydyw", en="it is not JSON")
_NOT_A_MAPPING = Words(cy="nid yw'n enwi meysydd", en="it does not name fields")
_MISSING = Words(cy="mae'r maes {field} ar goll", en="the field {field} is missing")
_NO_WELSH = Words(cy="mae'r Gymraeg ar goll ({field})", en="the Welsh is missing ({field})")
_NO_ENGLISH = Words(cy="mae'r Saesneg ar goll ({field})", en="the English is missing ({field})")
_UNKNOWN = Words(cy="ni wyddom am y maes {field}", en="the field {field} is not known")
_NOT_ONE_OF = Words(
    cy="nid yw gwerth y maes {field} yn un a ganiateir: {value} (a ganiateir: {allowed})",
    en="the value of the field {field} is not one that is allowed: {value} (allowed: {allowed})",
)
_WRONG = Words(
    cy="nid yw gwerth y maes {field} yn un a ganiateir: {value}",
    en="the value of the field {field} is not one that is allowed: {value}",
)
