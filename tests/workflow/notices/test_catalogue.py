"""What the catalogue promises: every kind, both languages, no forbidden word, nothing of a case."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from workflow.notices import catalogue
from workflow.notices.catalogue import CATALOGUE, FAMILY_KINDS, KINDS, CatalogueFault, Entry, read_catalogue

SOURCE = Path(catalogue.__file__).with_name("catalogue.yaml")
ENTRIES = [
    variant
    for entry in CATALOGUE.values()
    for variant in (entry, entry.welsh_government)
    if variant is not None
]

FORBIDDEN = {
    "cy": r"uwchgyfeir|ddyfarn|nyfarn|dyfarn|toriad|doriad|thoriad|nhoriad|\bysgol\b|cyfarwyddyd|gyfarwyddyd"
    r"|angen iechyd sylfaenol|\bGIP\b|cydgysylltydd gofal(?! parhaus)|gydgysylltydd gofal(?! parhaus)",
    "en": r"escalat|breach|\baward|\brung|direction|primary health need|\bCHC\b"
    r"|(?<!continuing )care coordinator",
}
CHILD_OR_ARGUMENT = {
    "cy": r"diagnosis|bunt|punnoedd|\bceiniog|blaenoriaeth|\bpen-blwydd",
    "en": r"diagnos|pound|\bpence|priority need|birthday|refuses|blame|fault",
}


def said(entry: Entry, language: str) -> str:
    return f"{entry.subject.in_language(language)} {entry.body.in_language(language)}"


def test_the_file_holds_every_kind_and_no_other() -> None:
    assert yaml.safe_load(SOURCE.read_text(encoding="utf-8")).keys() == KINDS
    assert CATALOGUE.keys() == KINDS


@pytest.mark.parametrize("language", ["cy", "en"])
def test_no_kind_uses_a_word_that_is_taken_in_wales(language: str) -> None:
    for entry in ENTRIES:
        found = re.search(FORBIDDEN[language], said(entry, language), re.IGNORECASE)
        assert not found, f"{entry.kind} ({language}) says {found and found.group()!r}"


@pytest.mark.parametrize("language", ["cy", "en"])
def test_no_kind_speaks_of_a_diagnosis_a_sum_or_who_refuses(language: str) -> None:
    for entry in ENTRIES:
        found = re.search(CHILD_OR_ARGUMENT[language], said(entry, language), re.IGNORECASE)
        assert not found, f"{entry.kind} ({language}) says {found and found.group()!r}"


def test_welsh_and_english_differ_and_have_as_many_sentences() -> None:
    for entry in ENTRIES:
        assert entry.subject.cy != entry.subject.en
        assert entry.body.cy.count(". ") == entry.body.en.count(". "), f"{entry.kind}: sentences do not match"


def test_bodies_are_sentences_and_subjects_are_phrases() -> None:
    for entry in ENTRIES:
        for language in ("cy", "en"):
            body, subject = entry.body.in_language(language), entry.subject.in_language(language)
            assert body[0].isupper(), entry.kind
            assert body.endswith("."), entry.kind
            assert not subject.endswith("."), entry.kind
            assert subject[0].islower() or subject.startswith("Welsh Government"), entry.kind
            assert len(subject) < 70, f"{entry.kind}: a subject line must stay short in both languages"


def test_only_family_kinds_are_letters_to_hand_on() -> None:
    assert {kind for kind, entry in CATALOGUE.items() if entry.asks == "hand_on"} == FAMILY_KINDS


def test_a_family_letter_never_says_who_refuses_or_that_there_is_a_disagreement() -> None:
    for kind in FAMILY_KINDS:
        entry = CATALOGUE[kind]
        assert not re.search(r"disagreement|object|share|split", entry.body.en), kind
        assert not re.search(r"anghytundeb|gwrthwyneb|cyfran|rhaniad", entry.body.cy), kind


def test_a_missing_kind_is_refused_by_name(tmp_path: Path) -> None:
    data = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    del data["case_ended"]
    with pytest.raises(CatalogueFault, match=r"missing kinds \['case_ended'\]"):
        read_catalogue(written(tmp_path, data))


def test_a_kind_without_welsh_is_refused_by_field(tmp_path: Path) -> None:
    data = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    del data["case_ended"]["body"]["cy"]
    with pytest.raises(CatalogueFault, match=r"case_ended\.body: cy and en are needed"):
        read_catalogue(written(tmp_path, data))


@pytest.mark.parametrize("text", ["It costs £20.", "Sam {name}.", "Level 3.", "<b>now</b>"])
def test_an_amount_a_digit_a_placeholder_or_markup_is_refused(tmp_path: Path, text: str) -> None:
    data = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    data["case_ended"]["body"]["en"] = text
    with pytest.raises(CatalogueFault, match=r"case_ended\.body\.en"):
        read_catalogue(written(tmp_path, data))


def test_a_family_kind_may_not_ask_an_office_to_act(tmp_path: Path) -> None:
    data = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    data["family_progress"]["asks"] = "act"
    with pytest.raises(CatalogueFault, match=r"family_progress\.asks"):
        read_catalogue(written(tmp_path, data))


def written(folder: Path, data: object) -> Path:
    path = folder / "catalogue.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return path
