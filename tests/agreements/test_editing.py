"""Editing: one value or clause changes, every other byte stays, and edited back the file is what it was."""

import random
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from agreements.book import SHIPPED
from agreements.editing import (
    CannotEdit,
    add_clause,
    edit_clause,
    edit_value,
    with_clause,
    with_new_clause,
    with_value,
    with_values,
    without_value,
)
from agreements.faults import FaultySource
from agreements.yaml_source import ValuePath, read_yaml

YAML = """# a comment above
id: main   # beside
shares: {health_board: 60%, council.social: 40%}   # on one line
title:
  cy: "Cytundeb"
  en: 'Agreement'

rows:       # a list
  - {from: 0, to: 9}
  - from: 10
    to: null
last: 7
"""
CLAUSES = "# Title\n\n## c1-1 Parties\n\nWho.\n\n## c1-3 Status\n\nOne.\nTwo.\n"
FILES = sorted(file for file in SHIPPED.rglob("*.yaml") if file.parent.name not in ("cases", "signatures"))


def scalars(data: object, path: ValuePath = ()) -> list[tuple[ValuePath, object]]:
    if isinstance(data, dict):
        return [found for key, value in data.items() for found in scalars(value, (*path, key))]
    if isinstance(data, list):
        return [found for place, value in enumerate(data) for found in scalars(value, (*path, place))]
    return [(path, data)]


def test_one_value_changes_and_comments_order_and_quoting_survive():
    assert with_value(YAML, ("shares", "health_board"), Fraction(3, 4)) == YAML.replace("60%", "3/4")
    assert with_value(YAML, ("title", "cy"), "Newydd") == YAML.replace('"Cytundeb"', '"Newydd"')
    assert with_value(YAML, ("title", "en"), "New") == YAML.replace("'Agreement'", "'New'")
    assert with_value(YAML, ("rows", 1, "to"), 19) == YAML.replace("to: null", "to: 19")
    assert with_value(YAML, ("last",), None) == YAML.replace("last: 7", "last: null")
    assert with_value(YAML, ("last",), date(2026, 4, 1)) == YAML.replace("last: 7", "last: 2026-04-01")


def test_a_mapping_on_one_line_stays_on_one_line():
    new = {"health_board": "55%", "council.social": "45%"}
    assert with_value(YAML, ("shares",), new) == YAML.replace("60%", "55%").replace("40%", "45%")


def test_text_that_would_be_read_as_something_else_is_quoted(tmp_path):
    for text in ("12", "true", "2026-04-01", "null", "a: b", "# x", ""):
        edited = tmp_path / "a.yaml"
        edited.write_text(with_value(YAML, ("id",), text))
        assert read_yaml(edited).data["id"] == text


def test_a_key_or_an_item_can_be_added_and_taken_away_again():
    more = with_value(YAML, ("rows", 2), {"from": 20, "to": 29})
    assert without_value(more, ("rows", 2)) == YAML
    assert "extra: 1" in with_value(YAML, ("extra",), 1)
    assert without_value(with_value(YAML, ("extra",), 1), ("extra",)) == YAML


@pytest.mark.parametrize("file", FILES, ids=[str(file.relative_to(SHIPPED)) for file in FILES])
def test_a_shipped_file_edited_and_edited_back_is_the_same_bytes(file: Path, tmp_path: Path):
    copy = tmp_path / file.name
    copy.write_bytes(file.read_bytes())
    found = scalars(read_yaml(file).data)
    for path, value in random.Random(7).sample(found, min(4, len(found))):
        edit_value(copy, path, "arall" if value != "arall" else 1)
        assert copy.read_bytes() != file.read_bytes()
        edit_value(copy, path, value)
        assert copy.read_text(encoding="utf-8") == file.read_text(encoding="utf-8"), path


def test_windows_line_endings_survive():
    crlf = YAML.replace("\n", "\r\n")
    assert with_value(with_value(crlf, ("last",), 8), ("last",), 7) == crlf


@pytest.mark.parametrize(
    ("at", "value"),
    [
        ((), 1),
        (("nothing", "here"), 1),
        (("rows", 9), 1),
        (("rows", -1), 1),
        (("rows", "x"), 1),
        (("last", "deeper"), 1),
        ((0,), 1),
        (("last",), 1.5),
        (("last",), object()),
        (("last",), {"a": b"bytes"}),
    ],
)
def test_a_place_or_a_value_that_cannot_be_is_refused_with_words(at, value):
    with pytest.raises(CannotEdit) as refused:
        with_value(YAML, at, value)
    assert refused.value.words.cy


@pytest.mark.parametrize("text", ["a: &x 1\nb: *x\n", "a: 1\na: 2\n", "a: !!python/none\n", "[" * 5000])
def test_a_file_that_is_not_safe_is_refused_before_it_is_edited(text):
    with pytest.raises(FaultySource):
        with_value(text, ("a",), 2)


def test_a_refused_edit_leaves_the_file_as_it_was(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text(YAML)
    with pytest.raises(CannotEdit):
        edit_value(file, ("nothing", "here"), 1)
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]
    assert file.read_text() == YAML


def test_a_clause_changes_and_every_other_byte_stays():
    changed = with_clause(CLAUSES, "c1-1", text="Somebody else.\nAnd more.")
    assert changed == CLAUSES.replace("Who.", "Somebody else.\nAnd more.")
    assert with_clause(changed, "c1-1", text="Who.") == CLAUSES
    assert with_clause(CLAUSES, "c1-3", text="One.\nTwo.") == CLAUSES
    assert with_clause(CLAUSES, "c1-3", text="X", title="New").endswith("## c1-3 New\n\nX\n")


def test_a_clause_is_added_in_the_order_of_ids():
    between = with_new_clause(CLAUSES, "c1-2", title="Term", text="Long.")
    assert between == CLAUSES.replace("## c1-3", "## c1-2 Term\n\nLong.\n\n## c1-3")
    assert (
        with_new_clause(CLAUSES, "c2-1", title="Aims", text="Care.") == CLAUSES + "\n## c2-1 Aims\n\nCare.\n"
    )


@pytest.mark.parametrize("language", ["cy", "en"])
def test_every_shipped_clause_edited_back_is_the_same_bytes(language: str, tmp_path: Path):
    for file in SHIPPED.rglob(f"clauses.{language}.md"):
        copy = tmp_path / file.name
        copy.write_bytes(file.read_bytes())
        edit_clause(copy, "c4-9", text="Arall.")
        before = file.read_text(encoding="utf-8").partition("## c4-9 ")[2].partition("\n## ")[0]
        edit_clause(copy, "c4-9", text=before.partition("\n")[2])
        assert copy.read_bytes() == file.read_bytes()


def test_a_clause_that_cannot_be_is_refused(tmp_path):
    file = tmp_path / "clauses.en.md"
    file.write_text(CLAUSES)
    for clause_id, text, title in [
        ("c9", "x", None),
        ("c1-1", " \n", None),
        ("c1-1", "a\n## c7-7 Hidden\n\nb", None),
        ("c1-1", "x", "two\nlines"),
    ]:
        with pytest.raises(CannotEdit):
            edit_clause(file, clause_id, text=text, title=title)
    for clause_id in ("c1-1", "nothing", "c1-1\n## c9 x"):
        with pytest.raises(CannotEdit):
            add_clause(file, clause_id, title="x", text="y")
    assert file.read_text() == CLAUSES


def test_several_values_at_once_are_the_same_text_as_one_after_another():
    text = "a: {b: 1, c: [x, y]}  # as it stood\nd: 'one'\n"
    values = {("a", "b"): 2, ("a", "c", 2): "z", ("d",): "two", ("e",): None}
    one_by_one = text
    for at, value in values.items():
        one_by_one = with_value(one_by_one, at, value)
    assert with_values(text, values) == one_by_one


def test_several_values_of_which_one_has_no_place_are_refused_together():
    with pytest.raises(CannotEdit):
        with_values("a: 1\n", {("a",): 2, ("b", "c"): 3})


def test_the_same_day_or_list_given_twice_is_written_twice():
    day, shares = date(2026, 4, 1), ["a", "b"]
    values = {("a",): day, ("b",): day, ("c",): shares, ("d",): shares}
    assert with_values("a: 1\n", values) == (
        "a: 2026-04-01\nb: 2026-04-01\nc:\n  - a\n  - b\nd:\n  - a\n  - b\n"
    )
