"""The schemas for editors: what is kept is what the models say, and every shipped file keeps to its own."""

import json
import os
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from agreements.book import SHIPPED
from agreements.formulas import KINDS
from agreements.schema import NAMES, SCHEMAS, as_text, file_name, schema, schema_of
from agreements.starting import MODEL
from agreements.yaml_source import read_yaml

FILES = [path for folder in (SHIPPED, MODEL) for path in sorted(folder.rglob("*.yaml"))]


def plain(value: object) -> object:
    """The data as an editor reads it: days are text."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_that_is_kept_is_the_one_that_the_models_make(name):
    kept = (SCHEMAS / file_name(name)).read_text(encoding="utf-8")
    assert kept == as_text(name), "run: cytundeb agreements schema --to agreements/schemas"


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_a_schema(name):
    jsonschema.Draft202012Validator.check_schema(schema(name))


def test_every_shipped_file_is_what_its_schema_says():
    validators = {name: jsonschema.Draft202012Validator(schema(name)) for name in NAMES}
    wrong = [
        f"{path}: {error.message}"
        for path in FILES
        if SHIPPED in path.parents
        for error in validators[schema_of(path)].iter_errors(plain(read_yaml(path).data))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "at", "value"),
    [
        ("agreement", "rounding", {"method": "sideways"}),
        ("agreement", "colour", "red"),
        ("formula", "kind", "x"),
    ],
)
def test_what_a_model_refuses_its_schema_refuses(name, at, value):
    folder = SHIPPED / "xr2-arfordir-y-wawr" / "gofal-parhaus-2"
    file = folder / "agreement.yaml" if name == "agreement" else folder / "formulas" / "main.yaml"
    data = plain(read_yaml(file).data)
    assert isinstance(data, dict)
    jsonschema.validate(data, schema(name))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data | {at: value}, schema(name))


def test_every_file_points_its_editor_to_its_schema():
    for path in FILES:
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        where = first.removeprefix("# yaml-language-server: $schema=")
        assert Path(os.path.normpath(path.parent / where)) == SCHEMAS / file_name(schema_of(path)), path


def test_every_kind_of_formula_is_in_the_schema_with_its_name_in_both_languages():
    kinds = {one["properties"]["kind"]["const"]: one["title"] for one in schema("formula")["oneOf"]}
    assert set(kinds) == set(KINDS)
    assert all(" / " in title for title in kinds.values())


def test_fractions_are_said_to_be_exact():
    assert "60%, 1/3 or 0.6, exactly" in json.dumps(schema("formula"))
