"""Changes one value or one clause of an agreement's files and leaves every other byte as it was.

Comments (each keeps its column), order, quoting and layout survive, because people read these files. It
judges nothing: what is written is checked when it is read. For agreements in the making; signed ones stay.
"""

import os
import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import ScalarString

from agreements.clauses import HEADING
from agreements.money import exact_text
from agreements.words import Words
from agreements.yaml_source import ValuePath, read_bounded, read_yaml_text

_CLAUSE_ID = re.compile(r"c\d{1,3}(-\d{1,3})*")


class CannotEdit(ValueError):
    """The place is not there, or what was given cannot stand there; nothing was written."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(words.en)


def edit_value(file: Path, at: ValuePath, value: Any) -> None:
    """Put a value at a path of a YAML file; otherwise CannotEdit or FaultySource, and the file as it was."""
    _write(file, with_value(_read(file), at, value))


def remove_value(file: Path, at: ValuePath) -> None:
    """Take away the value at a path of a YAML file, or refuse as `edit_value` does."""
    _write(file, without_value(_read(file), at))


def edit_clause(file: Path, clause_id: str, *, text: str, title: str | None = None) -> None:
    """Replace the text of a clause, and its heading where one is given, or refuse as `edit_value` does."""
    _write(file, with_clause(_read(file), clause_id, text=text, title=title))


def add_clause(file: Path, clause_id: str, *, title: str, text: str) -> None:
    """Add a clause at its place in the order of ids, or refuse as `edit_value` does."""
    _write(file, with_new_clause(_read(file), clause_id, title=title, text=text))


def with_value(text: str, at: ValuePath, value: Any) -> str:
    """The YAML text with the value at the path; a new key or a next item of a list may be given too.

    A value may be text, a whole number, true, false, None, a day, an exact fraction, or lists and mappings.
    """
    return with_values(text, {at: value})


def with_values(text: str, values: Mapping[ValuePath, Any]) -> str:
    """The YAML text with each value at its path, in their order, as `with_value` puts one; read once."""
    yaml, data = _loaded(text)
    for at, value in values.items():
        if not at:
            raise CannotEdit(_NO_PATH)
        parent, last = _parent(data, at), at[-1]
        if isinstance(parent, CommentedSeq) and last == len(parent):
            parent.append(_plain(value))
        else:
            parent[last] = _in_style(_held(parent, last, at), _plain(value))
    return _dumped(yaml, data, text)


def without_value(text: str, at: ValuePath) -> str:
    """The YAML text without the value at the path."""
    yaml, data = _loaded(text)
    if not at:
        raise CannotEdit(_NO_PATH)
    parent = _parent(data, at)
    if isinstance(parent, CommentedMap) and at[-1] not in parent:
        raise CannotEdit(_NOT_THERE.filled(path=_path(at)))
    _held(parent, at[-1], at)
    del parent[at[-1]]
    return _dumped(yaml, data, text)


def with_clause(source: str, clause_id: str, *, text: str, title: str | None = None) -> str:
    """The clauses with the text of one of them replaced, and its heading where one is given."""
    lines = source.split("\n")
    start, end = _section(lines, clause_id)
    body = lines[start + 1 : end]
    before = next((place for place, line in enumerate(body) if line.strip()), len(body))
    after = next((place for place, line in enumerate(reversed(body)) if line.strip()), 0)
    kept = body[len(body) - after :] if after else []
    if title is not None:
        lines[start] = f"## {clause_id} {_one_line(title)}"
    lines[start + 1 : end] = [*body[:before], *_body(text, source), *kept]
    return "\n".join(lines)


def with_new_clause(source: str, clause_id: str, *, title: str, text: str) -> str:
    """The clauses with a new one at its place in the order of ids."""
    if _CLAUSE_ID.fullmatch(clause_id) is None:
        raise CannotEdit(_NOT_AN_ID.filled(clause=clause_id[:40]))
    ending = "\r" if "\r\n" in source else ""
    lines = source.split("\n")
    found = [(place, match[1]) for place, line in enumerate(lines) if (match := HEADING.match(line))]
    if any(name == clause_id for _, name in found):
        raise CannotEdit(_ALREADY.filled(clause=clause_id))
    following = next((place for place, name in found if _order(name) > _order(clause_id)), None)
    new = [f"## {clause_id} {_one_line(title)}{ending}", ending, *_body(text, source), ending]
    if following is not None:
        lines[following:following] = new
    else:
        last = len(lines) - 1 if lines and not lines[-1].strip() else len(lines)
        lines[last:last] = [ending, *new[:-1]]
    return "\n".join(lines)


def _section(lines: list[str], clause_id: str) -> tuple[int, int]:
    """The line of a clause's heading, and of what follows the clause."""
    starts = [(place, match[1]) for place, line in enumerate(lines) if (match := HEADING.match(line))]
    for order, (place, name) in enumerate(starts):
        if name == clause_id:
            return place, starts[order + 1][0] if order + 1 < len(starts) else len(lines)
    raise CannotEdit(_NO_CLAUSE.filled(clause=clause_id[:40]))


def _body(text: str, source: str) -> list[str]:
    lines = text.replace("\r\n", "\n").strip().split("\n")
    if not text.strip():
        raise CannotEdit(_EMPTY)
    if any(HEADING.match(line) for line in lines):
        raise CannotEdit(_HEADING_INSIDE)
    return [f"{line}\r" for line in lines] if "\r\n" in source else lines


def _one_line(title: str) -> str:
    if not title.strip() or "\n" in title or "\r" in title:
        raise CannotEdit(_BAD_TITLE)
    return title.strip()


def _order(clause_id: str) -> tuple[int, ...]:
    return tuple(int(part) for part in clause_id[1:].split("-"))


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 10**6
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.ignore_aliases = lambda data: (
        True
    )  # a day given twice is written twice: we read no alias
    yaml.representer.add_representer(
        type(None), lambda representer, _: representer.represent_scalar("tag:yaml.org,2002:null", "null")
    )
    return yaml


def _loaded(text: str) -> tuple[YAML, Any]:
    """Read safely and bounded first, so that nothing harmful reaches the library that keeps the layout."""
    read_yaml_text(text, name="yaml")
    yaml = _yaml()
    data = yaml.load(text.replace("\r\n", "\n"))
    if not isinstance(data, CommentedMap | CommentedSeq):
        raise CannotEdit(_NO_PATH)
    return yaml, data


def _dumped(yaml: YAML, data: Any, before: str) -> str:
    stream = StringIO()
    yaml.dump(data, stream)
    text = stream.getvalue()
    read_yaml_text(text, name="yaml")
    return text.replace("\n", "\r\n") if "\r\n" in before else text


def _parent(data: Any, at: ValuePath) -> Any:
    for place, part in enumerate(at[:-1], start=1):
        data = _held(data, part, at[:place])
    if not isinstance(data, CommentedMap | CommentedSeq):
        raise CannotEdit(_NOT_THERE.filled(path=_path(at)))
    return data


def _held(parent: Any, part: str | int, at: ValuePath) -> Any:
    """The value under a key or at an index; a key that a mapping lacks is None, so that it can be added."""
    if isinstance(parent, CommentedMap) and isinstance(part, str):
        return parent.get(part)
    if isinstance(parent, CommentedSeq) and type(part) is int and 0 <= part < len(parent):
        return parent[part]
    raise CannotEdit(_NOT_THERE.filled(path=_path(at)))


def _plain(value: Any) -> Any:
    """The value as the file holds it: exact, and nothing that a reader of ours would refuse."""
    if isinstance(value, Fraction):
        return exact_text(value)
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if value is None or type(value) in (str, int, bool) or type(value) is date:
        return value
    raise CannotEdit(_NOT_A_VALUE.filled(kind=type(value).__name__))


def _in_style(before: Any, after: Any) -> Any:
    """Text in the quoting that stood there; a list or mapping written on one line stays on one line."""
    if isinstance(before, ScalarString) and isinstance(after, str):
        return type(before)(after)
    if isinstance(before, CommentedMap) and isinstance(after, dict):
        return _flowing(CommentedMap(after), before)
    if isinstance(before, CommentedSeq) and isinstance(after, list):
        return _flowing(CommentedSeq(after), before)
    return after


def _flowing(after: Any, before: Any) -> Any:
    if before.fa.flow_style():
        after.fa.set_flow_style()
    return after


def _path(at: ValuePath) -> str:
    return ".".join(str(part) for part in at) or "."


def _read(file: Path) -> str:
    return read_bounded(file, name=file.name)


def _write(file: Path, text: str) -> None:
    """Whole or not at all."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(text.encode("utf-8"))
    os.replace(beside, file)


_NO_PATH = Words(cy="rhaid enwi'r gwerth sydd i'w newid", en="the value to change must be named")
_NOT_THERE = Words(cy="nid oes lle o'r enw {path} yn y ffeil", en="there is no place {path} in the file")
_NOT_A_VALUE = Words(
    cy="ni all gwerth o'r math {kind} sefyll mewn cytundeb",
    en="a value of kind {kind} cannot stand in an agreement",
)
_NO_CLAUSE = Words(cy="nid oes cymal {clause}", en="there is no clause {clause}")
_NOT_AN_ID = Words(cy="nid dynodydd cymal yw {clause}", en="{clause} is not the id of a clause")
_ALREADY = Words(cy="mae cymal {clause} yno eisoes", en="clause {clause} is there already")
_EMPTY = Words(cy="rhaid i gymal gael testun", en="a clause must have text")
_HEADING_INSIDE = Words(
    cy="ni all testun cymal gynnwys pennawd cymal arall",
    en="the text of a clause cannot hold another clause's heading",
)
_BAD_TITLE = Words(cy="rhaid i bennawd fod yn un llinell", en="a heading must be one line")
