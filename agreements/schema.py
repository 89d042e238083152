"""JSON Schemas of an agreement's files, made from the models, so that an editor can help who writes one.

They say what a field may hold; what must hold between fields and files is `check`'s.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from agreements.field_names import FIELD_NAMES
from agreements.formulas import KINDS
from agreements.formulas.kind_names import kind_name
from agreements.model import WrittenAgreement
from agreements.parameters import Parameter
from agreements.signatures import Activation, Ending, Signature
from agreements.worked_examples import WorkedExample

SCHEMAS = Path(__file__).with_name("schemas")
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_OWN_FILES = ("parts", "parameters", "clauses")
_MODELS: Mapping[str, type[BaseModel]] = {
    "parameter": Parameter,
    "case": WorkedExample,
    "signature": Signature,
    "activation": Activation,
    "termination": Ending,
}
NAMES: tuple[str, ...] = ("agreement", "formula", *_MODELS)
_FOLDERS = {"formulas": "formula", "parameters": "parameter", "cases": "case", "signatures": "signature"}


class _Exact(GenerateJsonSchema):
    """A fraction is written as a percentage, a fraction or a decimal, and read exactly."""

    def fraction_schema(self, schema: core_schema.CoreSchema) -> JsonSchemaValue:
        return _EXACT_SHARE


def schema(name: str) -> dict[str, Any]:
    """The schema of one kind of file, by its name in NAMES; KeyError for any other."""
    if name == "agreement":
        return _agreement()
    if name == "formula":
        return _formula()
    return _of(_MODELS[name])


def schema_of(file: Path) -> str:
    """Which of NAMES the schema of a file of an agreement's folder is; KeyError where there is none."""
    if file.parent.name in _FOLDERS:
        return _FOLDERS[file.parent.name]
    return {f"{name}.yaml": name for name in ("agreement", "activation", "termination")}[file.name]


def as_text(name: str) -> str:
    """The schema as it is kept in its file."""
    return json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"


def file_name(name: str) -> str:
    """`agreement.schema.json`."""
    return f"{name}.schema.json"


def _agreement() -> dict[str, Any]:
    made = _of(WrittenAgreement)
    for field in _OWN_FILES:
        del made["properties"][field]
        made["required"].remove(field)
    made["properties"]["rules"] = {
        "type": "array",
        "minItems": 1,
        "items": {"type": "string", "pattern": "^[a-z][a-z0-9_]{0,39}$"},
    }
    for name, field in made["properties"].items():
        words = FIELD_NAMES[name]
        made["properties"][name] = {"description": f"{words.cy} / {words.en}", **field}
    made["$defs"] = _used(made, made["$defs"])
    return made


def _formula() -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    kinds: list[dict[str, Any]] = []
    for kind, model in KINDS.items():
        made = _of(model)
        definitions.update(made.pop("$defs", {}))
        del made["$schema"]
        words = kind_name(kind)
        kinds.append({**made, "title": f"{words.cy} / {words.en}"})
    return {"$schema": _DIALECT, "oneOf": kinds, "$defs": definitions}


def _of(model: type[BaseModel]) -> dict[str, Any]:
    made = model.model_json_schema(by_alias=True, schema_generator=_Exact)
    return {"$schema": _DIALECT, **_without_made_up_titles(made)}


def _without_made_up_titles(value: Any) -> Any:
    """The titles that the generator makes of field names say nothing that the names do not."""
    if isinstance(value, list):
        return [_without_made_up_titles(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _without_made_up_titles(item)
        for key, item in value.items()
        if not (key == "title" and isinstance(item, str))
    }


def _used(schema_of_all: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    """The definitions that the schema reaches."""
    text = json.dumps({key: value for key, value in schema_of_all.items() if key != "$defs"})
    found: set[str] = set()
    while True:
        more = {name for name in definitions if f'"#/$defs/{name}"' in text} - found
        if not more:
            return {name: definitions[name] for name in definitions if name in found}
        found |= more
        text += json.dumps([definitions[name] for name in more])


_EXACT_SHARE: JsonSchemaValue = {
    "type": ["string", "number"],
    "description": "60%, 1/3 neu 0.6, yn union / 60%, 1/3 or 0.6, exactly",
}
