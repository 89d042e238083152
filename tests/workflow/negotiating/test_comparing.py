"""Two drafts compared: clause by clause and value by value, whatever state they are in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.book import SHIPPED
from agreements.clauses import read_clauses
from agreements.editing import with_value
from agreements.reading import folders_of
from workflow.negotiating.clause_text import CLAUSE_FILES, sections, with_wording
from workflow.negotiating.comparing import KINDS, Difference, differences
from workflow.negotiating.draft_files import agreement_of, files_of, files_sha256, read_draft

XR4 = next(folder for folder in folders_of(SHIPPED) if "xr4" in str(folder))
FILES = files_of(XR4)


def test_the_same_files_do_not_differ() -> None:
    assert differences(FILES, dict(FILES)) == ()


def test_a_share_a_clause_and_a_file_are_each_told_by_their_place() -> None:
    lines = FILES["formulas/lines.yaml"]
    after = FILES | {
        "formulas/lines.yaml": with_value(lines, ("items", "support", "health_board"), "25%"),
        "clauses.en.md": with_wording(FILES["clauses.en.md"], "c2-1", title="Aims", text="New."),
        "parameters/new.yaml": "name: new\nvalue: 5\n",
    }
    found = differences(FILES, after)
    assert {one.kind for one in found} == {"clause", "formula", "parameter"}
    assert Difference("formula", "formulas/lines.yaml items.support.health_board", "20%", "25%") in found
    assert Difference("parameter", "parameters/new.yaml value", None, "5") in found
    (clause,) = [one for one in found if one.kind == "clause"]
    assert (clause.path, clause.after) == ("c2-1 en", "Aims\n\nNew.")


def test_a_file_that_is_no_yaml_is_compared_whole() -> None:
    after = FILES | {"formulas/lines.yaml": "items: [\n"}
    (found,) = differences(FILES, after)
    assert (found.kind, found.path, found.after) == ("file", "formulas/lines.yaml", "items: [\n")


def test_comparing_the_other_way_round_swaps_before_and_after() -> None:
    after = FILES | {"cases/thirds.yaml": with_value(FILES["cases/thirds.yaml"], ("clause",), "c1-1")}
    there, back = differences(FILES, after), differences(after, FILES)
    assert [(one.before, one.after) for one in there] == [(one.after, one.before) for one in back]


def test_every_kind_has_words_in_both_languages() -> None:
    assert all(words.cy != words.en for words in KINDS.values())


@pytest.mark.parametrize(
    "folder", folders_of(SHIPPED), ids=lambda folder: f"{folder.parent.name[:3]}-{folder.name}"
)
def test_sections_are_the_clauses_that_the_agreement_reads(folder: Path) -> None:
    for name in CLAUSE_FILES.values():
        read, _ = read_clauses(folder / name, name=name)
        found = sections((folder / name).read_text(encoding="utf-8"))
        assert {clause: (one.title, one.text) for clause, one in found.items()} == {
            clause: (one.title, one.text.strip()) for clause, one in read.items()
        }


@pytest.mark.parametrize(
    "folder", folders_of(SHIPPED), ids=lambda folder: f"{folder.parent.name[:3]}-{folder.name}"
)
def test_files_give_the_same_agreement_as_their_folder(folder: Path) -> None:
    files = files_of(folder)
    assert agreement_of(files).sha256 == read_draft(files).agreement_sha256
    assert read_draft(files).files_sha256 == files_sha256(dict(reversed(files.items())))


@given(
    st.sampled_from(sorted(sections(FILES["clauses.en.md"]))), st.text("ab \n", min_size=1).filter(str.strip)
)
def test_a_wording_that_is_put_is_read_back_and_no_other_clause_changes(clause: str, text: str) -> None:
    before = sections(FILES["clauses.en.md"])
    after = sections(with_wording(FILES["clauses.en.md"], clause, title="T", text=text))
    assert (after[clause].title, after[clause].text) == ("T", text.strip())
    assert {name: (one.title, one.text) for name, one in after.items() if name != clause} == {
        name: (one.title, one.text) for name, one in before.items() if name != clause
    }
