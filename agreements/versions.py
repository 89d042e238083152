"""Two versions compared by clause, rule, dated value and field; and which days a book covers.

Both look at canonical content, so the order of fields, comments and quoting in the files make no difference.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from agreements.book import Book
from agreements.field_names import FIELD_NAMES
from agreements.model import WrittenAgreement
from agreements.money import format_share, parse_share
from agreements.words import Words, joined

Where = Literal["clause", "rule", "parameter", "field"]
_FRACTION = re.compile(r"-?\d{1,18}/\d{1,18}")
_KEYS = ("id", "body", "stage", "file", "from", "reason", "ref")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs: which clause, rule, dated value or field, the path inside it, before and after.

    A value that was not there is None. `figures_only`: a clause whose wording stayed and whose figures moved.
    """

    where: Where
    name: str
    path: tuple[str, ...]
    before: Any
    after: Any
    figures_only: bool = False

    @property
    def words(self) -> Words:
        """`rule main, shares, health_board: 60% → 70%`."""
        if self.where == "clause":
            return _CLAUSE.filled(
                what=_called(self.where, self.name), before=_shown(self.before), after=_shown(self.after)
            )
        what = joined((_called(self.where, self.name), *(_same(part) for part in self.path)), separator=", ")
        return _CHANGED.filled(what=what, before=_shown(self.before), after=_shown(self.after))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which the same agreements cover a service (no last day: from then on); none is a gap."""

    first_day: date
    last_day: date | None
    agreements: tuple[tuple[str, int], ...]

    @property
    def covered(self) -> bool:
        """Whether exactly one agreement answers."""
        return len(self.agreements) == 1


@dataclass(frozen=True, slots=True)
class Coverage:
    """One region and service over time, without a day missing."""

    region: str
    service: str
    stretches: tuple[Stretch, ...]

    @property
    def gaps(self) -> tuple[Stretch, ...]:
        """The stretches on which none, or more than one, answers."""
        return tuple(stretch for stretch in self.stretches if not stretch.covered)


def diff(before: WrittenAgreement, after: WrittenAgreement) -> tuple[Change, ...]:
    """Everything that differs, clauses first, then rules, dated values and the other fields, each by name."""
    one, two = _content(before), _content(after)
    changes = [*_clauses(before, after)]
    for where, field in (("rule", "formulas"), ("parameter", "parameters")):
        old, new = one.pop(field), two.pop(field)
        changes.extend(_by_name(where, old, new))  # type: ignore[arg-type]  # both are kept by name
    changes.extend(_by_name("field", one, two))
    return tuple(changes)


def coverage(
    book: Book, *, regions: Iterable[str], services: Iterable[str], first_day: date, last_day: date | None
) -> tuple[Coverage, ...]:
    """For every region and service, the days from the first to the last (None: without end) in stretches."""
    wanted = tuple(services)
    return tuple(
        Coverage(region, service, tuple(_stretches(book, region, service, (first_day, last_day))))
        for region in regions
        for service in wanted
    )


def _content(agreement: WrittenAgreement) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(agreement.canonical_json())
    del content["clauses"]
    rules = content["rules"]
    content["formulas"] = {rule["id"]: rule for rule in rules} | content.pop("parts", {})
    content["rules"] = [rule["id"] for rule in rules]
    return content


def _clauses(before: WrittenAgreement, after: WrittenAgreement) -> Iterator[Change]:
    for clause_id in sorted({*before.clauses, *after.clauses}, key=_place):
        one, two = _clause(before, clause_id), _clause(after, clause_id)
        if one == two:
            continue
        same_wording = before.clauses.get(clause_id) == after.clauses.get(clause_id)
        yield Change("clause", clause_id, (), one, two, figures_only=same_wording)


def _place(clause_id: str) -> tuple[int, ...]:
    return tuple(int(part) for part in clause_id[1:].split("-"))


def _clause(agreement: WrittenAgreement, clause_id: str) -> Mapping[str, str] | None:
    if clause_id not in agreement.clauses:
        return None
    title, text = agreement.clause_title(clause_id), agreement.clause(clause_id)
    return {"cy": f"{title.cy}: {text.cy}", "en": f"{title.en}: {text.en}"}


def _by_name(where: Where, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for name in sorted({*before, *after}):
        for path, one, two in _leaves(before.get(name), after.get(name), ()):
            yield Change(where, name, path, one, two)


def _leaves(before: Any, after: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """Each value that differs, as deep as both sides have the same shape."""
    if before == after:
        return
    one, two = _named(before), _named(after)
    if one is None or two is None:
        yield path, before, after
        return
    for key in sorted({*one, *two}):
        yield from _leaves(one.get(key), two.get(key), (*path, key))


def _named(value: Any) -> Mapping[str, Any] | None:
    """A mapping as it is, and a list of mappings by the field that tells them apart; words are one value."""
    if isinstance(value, dict):
        return None if _is_words(value) else value
    if not isinstance(value, list) or not value or not all(isinstance(item, dict) for item in value):
        return None
    for key in _KEYS:
        names = [str(item[key]) for item in value if key in item]
        if len(set(names)) == len(value):
            return dict(zip(names, value, strict=True))
    return {str(place): item for place, item in enumerate(value, start=1)}


def _is_words(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"cy", "en"}
        and all(isinstance(text, str) for text in value.values())
    )


def _called(where: Where, name: str) -> Words:
    if where == "field":
        return FIELD_NAMES.get(name, _same(name))
    return _WHERE[where].filled(name=name)


def _same(text: str) -> Words:
    return Words(cy=text, en=text)


def _shown(value: Any) -> Words:
    if value is None or value == "":
        return _NOTHING
    if _is_words(value):
        return Words(cy=value["cy"], en=value["en"])
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, str) and _FRACTION.fullmatch(value):
        return _same(format_share(parse_share(value)))
    if isinstance(value, dict | list):
        return _same(json.dumps(value, ensure_ascii=False, sort_keys=True))
    return _same(str(value))


def _stretches(book: Book, region: str, service: str, days: tuple[date, date | None]) -> Iterator[Stretch]:
    first, last = days
    turns = sorted({first, *(day for day in _turns(book) if first < day and (last is None or day <= last))})
    held: Stretch | None = None
    for place, start in enumerate(turns):
        end = turns[place + 1] - _DAY if place + 1 < len(turns) else last
        names = tuple((one.id, one.version) for one in book.candidates(region, service, start))
        if held is not None and held.agreements == names:
            held = Stretch(held.first_day, end, names)
            continue
        if held is not None:
            yield held
        held = Stretch(start, end, names)
    if held is not None:
        yield held


def _turns(book: Book) -> Iterator[date]:
    """Every day on which some agreement begins, or has just ended."""
    for agreement in book.all():
        yield agreement.dates.effective_from
        if agreement.last_day is not None:
            yield agreement.last_day + _DAY


_CLAUSE = Words(cy="{what}\n  - {before}\n  + {after}", en="{what}\n  - {before}\n  + {after}")
_CHANGED = Words(cy="{what}: {before} → {after}", en="{what}: {before} → {after}")
_WHERE: Mapping[str, Words] = {
    "clause": Words(cy="cymal {name}", en="clause {name}"),
    "rule": Words(cy="rheol {name}", en="rule {name}"),
    "parameter": Words(cy="gwerth {name}", en="value {name}"),
}
_NOTHING = Words(cy="(dim)", en="(nothing)")
_YES = Words(cy="ie", en="yes")
_NO = Words(cy="na", en="no")
