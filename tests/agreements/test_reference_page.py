"""The reference of an agreement's files: what is kept is what the models say, and nothing is left out."""

from pathlib import Path
from typing import get_args

from agreements.field_meanings import MEANINGS
from agreements.field_names import TOPIC_NAMES
from agreements.file_meanings import BESIDE, FORMULA
from agreements.formulas import KINDS
from agreements.model import Topic
from agreements.reference_page import CODES, fields, meaning, of_kind, reference_page
from agreements.schema import schema

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "agreement.md"


def test_the_page_that_is_kept_is_the_one_that_the_models_make():
    kept = PAGE.read_text(encoding="utf-8").rstrip("\n")
    assert kept == reference_page().rstrip("\n"), (
        "run: cytundeb agreements schema --page > docs/reference/agreement.md"
    )


def test_every_field_of_an_agreement_has_its_meaning_and_no_meaning_is_of_nothing():
    paths = {path for path, _, _ in fields(schema("agreement"))}
    assert all(meaning(path) for path in paths)
    assert set(MEANINGS) <= paths


def test_every_field_of_the_files_beside_has_its_meaning_and_no_meaning_is_of_nothing():
    for name, meanings in BESIDE.items():
        assert {path for path, _, _ in fields(schema(name))} == set(meanings)
    made = schema("formula")
    used: set[str] = set()
    for kind, one in zip(KINDS, made["oneOf"], strict=True):
        paths = {path for path, _, _ in fields({**one, "$defs": made["$defs"]})}
        assert paths <= set(of_kind(kind)), kind
        used |= paths | {f"{kind}.{path}" for path in paths}
    assert set(FORMULA) <= used


def test_every_kind_of_formula_has_its_place():
    page = reference_page()
    assert all(f"### `{kind}`: " in page for kind in KINDS)


def test_every_code_has_words_in_both_languages():
    assert set(TOPIC_NAMES) == set(get_args(Topic))
    for words in CODES.values():
        assert all(said.cy.strip() and said.en.strip() for said in words.values())


def test_every_choice_of_an_agreement_is_told():
    told = {code for words in CODES.values() for code in words}
    for path, field, _ in fields(schema("agreement")):
        for code in field.get("enum", ()):
            assert code in told, f"{path}: {code}"
