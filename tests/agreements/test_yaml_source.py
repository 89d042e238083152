"""The safe reader: exact scalars, the line of everything, and bounded refusal of what could harm."""

from datetime import date

import pytest

from agreements.faults import FaultySource
from agreements.yaml_source import MAX_BYTES, read_yaml

ALIAS = "the file cannot be read as YAML: an alias, an anchor or a tag is not allowed"


def read(tmp_path, text):
    path = tmp_path / "a.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_yaml(path, name="a.yaml")


def refused(tmp_path, text):
    with pytest.raises(FaultySource) as error:
        read(tmp_path, text)
    return [fault.as_line() for fault in error.value.faults]


def test_scalars_are_exact_and_never_floats(tmp_path):
    data = read(
        tmp_path, "a: 0.6\nb: 60%\nc: 1/3\nd: 7\ne: NO\nf: 2020-04-01\ng: null\nh: true\ni: '7'\n"
    ).data
    assert list(data.values()) == ["0.6", "60%", "1/3", 7, "NO", date(2020, 4, 1), None, True, "7"]


def test_every_value_has_its_line_and_a_missing_one_that_of_its_parent(tmp_path):
    source = read(tmp_path, "a:\n  b:\n    - 1\n    - c: 2\n")
    assert source.line_of(("a", "b", 1, "c")) == 4
    assert source.line_of(("a", "b", 1, "d")) == 4
    assert source.line_of(("z",)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a: 1\nb: 2\na: 3\nb: 4\n",
            ["a.yaml:3: the key a is there twice", "a.yaml:4: the key b is there twice"],
        ),
        ("a: &x 1\n", [f"a.yaml:1: {ALIAS}"]),
        ("a: 1\nb: *x\n", [f"a.yaml:2: {ALIAS}"]),
        ("a: !!python/object:os.system x\n", [f"a.yaml:1: {ALIAS}"]),
        ("a: 1\n---\nb: 2\n", ["a.yaml:2: the file cannot be read as YAML: more than one document"]),
        ("? [a]\n: 1\n", ["a.yaml:1: the file cannot be read as YAML: a key must be a plain word"]),
        ("a: 2021-02-30\n", ["a.yaml:1: there is no day 2021-02-30"]),
        ("a: 9999-12-31\n", ["a.yaml:1: the day 9999-12-31 is outside the years 1900 to 2999"]),
        ("a: 0001-01-01\n", ["a.yaml:1: the day 0001-01-01 is outside the years 1900 to 2999"]),
        (b"a: \xff\n", ["a.yaml:1: the file is not UTF-8 text"]),
        (b"a: " + b"x" * MAX_BYTES, ["a.yaml:1: the file is larger than 1 MB"]),
    ],
)
def test_what_could_harm_is_refused_with_its_line(tmp_path, text, expected):
    assert refused(tmp_path, text) == expected


@pytest.mark.parametrize(
    "text", ["a: [1, 2\nb: {", "a:\n\t- 1\n", "[" * 400_000, "a: " + "{a: " * 50_000, "a: \x00"]
)
def test_broken_or_deep_text_is_refused_in_bounded_time(tmp_path, text):
    (line,) = refused(tmp_path, text)
    assert line.startswith("a.yaml:")


def test_too_many_values_are_refused(tmp_path):
    (line,) = refused(tmp_path, "a: [" + "1," * 60_000 + "1]")
    assert "too deep or too many values" in line


def test_a_file_that_is_not_there_is_a_fault(tmp_path):
    with pytest.raises(FaultySource, match="cannot be opened"):
        read_yaml(tmp_path / "none.yaml", name="none.yaml")
