"""From a sent form to the command's document, with every fault at its input. Money and dates are read
exactly; whether the command is well formed is for `api.v1.bodies`, whether it may be done for casework."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from agreements.words import Words
from api.pages.forms.fields import Column, Fault, Field, Form, Unfinished
from api.v1.bodies import BadBody, read_command
from api.v1.problems import BodyError
from workflow.casework.commands import Command
from workflow.casework.rulebook import Rulebook

Given = Mapping[str, list[str]]
"""What was sent, by input name: always a list, for boxes may be ticked together."""
_POUNDS = re.compile(r"£?\s*(\d{1,3}(?:,?\d{3})*|\d+)(?:\.(\d{2}))?")

NEEDED = Words(cy="Mae angen ateb yma.", en="An answer is needed here.")
CHOOSE = Words(cy="Dewiswch un.", en="Choose one.")
NOT_POUNDS = Words(
    cy="Rhowch swm mewn punnoedd a cheiniogau, er enghraifft 372.00.",
    en="Give an amount in pounds and pence, for example 372.00.",
)
NOT_A_DAY = Words(
    cy="Rhowch ddiwrnod, mis a blwyddyn, er enghraifft 4 12 2026.",
    en="Give a day, month and year, for example 4 12 2026.",
)
NOT_WHOLE = Words(cy="Rhowch rif cyfan.", en="Give a whole number.")
EVERY_ACCOUNT = Words(
    cy="Rhowch swm i bob cyllideb; 0.00 os nad yw'n talu dim.",
    en="Give an amount for every budget; 0.00 where it pays nothing.",
)
NOT_A_CHOICE = Words(cy="Nid yw hyn yn un o'r dewisiadau.", en="This is not one of the choices.")


class BadForm(Exception):
    """Something in the form is to be mended: every fault."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults in a form")
        self.faults = faults


def read_form(
    kind: type[Command],
    form: Form,
    fields: tuple[Field, ...],
    given: Given,
    *,
    under: Rulebook,
    today: date,
) -> Command:
    """The command that a form gives. Raises BadForm with every fault of its inputs, else every one of its
    meaning.
    """
    document, faults = read_fields(fields, given)
    if faults:
        raise BadForm(faults)
    try:
        document = form.finish(document) if form.finish else document
        return read_command(kind, document | dict(form.fixed), under=under, today=today)
    except Unfinished as unfinished:
        raise BadForm([unfinished.fault]) from unfinished
    except BadBody as bad:
        raise BadForm([_at_its_field(error, fields) for error in bad.errors]) from bad


def pounds(text: str) -> int | None:
    """Pence of an amount as people write it; None where it is none."""
    found = _POUNDS.fullmatch(text.strip())
    return int(found[1].replace(",", "")) * 100 + int(found[2] or 0) if found else None


def one(given: Given, name: str) -> str:
    """The one value of an input, trimmed; empty where it was not sent."""
    return given.get(name, [""])[0].replace("\r\n", "\n").strip()


class _Reader:
    """Reads one form: the document grows, and so do the faults."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.faults: list[Fault] = []

    def fault(self, field: Field, input_: str, words: Words) -> None:
        self.faults.append(Fault(field.name, input_, words))

    def value(self, field: Field) -> Any:
        """The field's value, or None where nothing was answered."""
        return _READ[field.kind](self, field)

    def text(self, field: Field) -> str | None:
        said = one(self.given, field.name)
        if not said and not field.optional:
            self.fault(field, field.id, NEEDED)
        return said or None

    def choice(self, field: Field) -> str | None:
        said = one(self.given, field.name)
        if not said and not field.optional:
            self.fault(field, field.id, CHOOSE)
        elif said and said not in {option.value for option in field.options}:
            self.fault(field, field.id, NOT_A_CHOICE)
        return said or None

    def ticked(self, field: Field) -> bool:
        return bool(one(self.given, field.name))

    def choices(self, field: Field) -> list[str] | None:
        known = {option.value for option in field.options}
        said = [value for value in self.given.get(field.name, []) if value in known]
        if not said and not field.optional:
            self.fault(field, field.id, Words(cy="Dewiswch o leiaf un.", en="Choose at least one."))
        return said or None

    def day(self, field: Field) -> str | None:
        parts = [one(self.given, f"{field.name}-{part}") for part in ("year", "month", "day")]
        if not any(parts):
            if not field.optional:
                self.fault(field, field.id, NOT_A_DAY)
            return None
        try:
            return date(*(int(part) for part in parts)).isoformat()
        except ValueError:
            self.fault(field, field.id, NOT_A_DAY)
            return None

    def pence(self, field: Field) -> int | None:
        said = one(self.given, field.name)
        found = pounds(said)
        if (said or not field.optional) and found is None:
            self.fault(field, field.id, NOT_POUNDS)
        return found

    def whole(self, field: Field) -> int | None:
        said = one(self.given, field.name)
        if said.isascii() and said.isdigit() and len(said) < 7:
            return int(said)
        if said or not field.optional:
            self.fault(field, field.id, NOT_WHOLE)
        return None

    def shares(self, field: Field) -> dict[str, int] | None:
        said = {option.value: one(self.given, f"{field.name}-{option.value}") for option in field.options}
        if not any(said.values()):
            if not field.optional:
                self.fault(field, field.id, EVERY_ACCOUNT)
            return None
        found = {}
        for account, text in said.items():
            pence = pounds(text)
            if pence is None:
                self.fault(field, f"{field.name}-{account}".replace(".", "-"), EVERY_ACCOUNT)
            else:
                found[account] = pence
        return found

    def levels(self, field: Field) -> dict[str, str] | None:
        said = {option.value: one(self.given, f"{field.name}-{option.value}") for option in field.options}
        found = {domain: level for domain, level in said.items() if level}
        if not found and not field.optional:
            self.fault(field, field.id, Words(cy="Rhowch o leiaf un lefel.", en="Give at least one level."))
        return found or None

    def lines(self, field: Field) -> list[dict[str, Any]] | None:
        found = []
        for row in range(field.rows):
            at = f"{field.name}-{row}"
            kind = one(self.given, f"{at}-kind")
            if kind:
                found.append(self._line(field, at, kind))
        if not found and not field.optional:
            self.fault(field, field.id, Words(cy="Rhowch o leiaf un llinell.", en="Give at least one line."))
        return found or None

    def _line(self, field: Field, at: str, kind: str) -> dict[str, Any]:
        weekly = pounds(one(self.given, f"{at}-weekly"))
        if weekly is None:
            self.fault(field, f"{at}-weekly", NOT_POUNDS)
        line: dict[str, Any] = {"kind": kind, "weekly_pence": weekly}
        minutes, rate = self._minutes(field, at), one(self.given, f"{at}-rate")
        if minutes is not None:
            line["minutes_a_week"] = minutes
        if rate:
            line["rate_pence_an_hour"] = pounds(rate)
            if line["rate_pence_an_hour"] is None:
                self.fault(field, f"{at}-rate", NOT_POUNDS)
        if one(self.given, f"{at}-health"):
            line["health_required"] = True
        return line

    def _minutes(self, field: Field, at: str) -> int | None:
        """Hours and minutes a week, as minutes."""
        said = [one(self.given, f"{at}-{part}") for part in ("hours", "minutes")]
        if not any(said):
            return None
        if not all(part.isascii() and part.isdigit() and len(part) < 5 for part in said if part):
            self.fault(field, f"{at}-hours", NOT_WHOLE)
            return None
        return int(said[0] or 0) * 60 + int(said[1] or 0)

    def members(self, field: Field) -> list[dict[str, str]] | None:
        rows = [
            {
                "name": one(self.given, f"{field.name}-{row}-name"),
                "side": one(self.given, f"{field.name}-{row}-side"),
            }
            for row in range(field.rows)
        ]
        found = [row for row in rows if row["name"]]
        if not found:
            self.fault(field, field.id, NEEDED)
        for place, row in enumerate(rows):
            if row["name"] and not row["side"]:
                self.fault(field, f"{field.name}-{place}-side", CHOOSE)
        return found or None

    def rows(self, field: Field) -> list[dict[str, Any]] | None:
        """Every row of which anything was answered; then all of it is wanted, but what is ticked."""
        found = [row for number in range(field.rows) if (row := self._row(field, number))]
        if not found and not field.optional:
            self.fault(field, field.id, NEEDED)
        return found or None

    def _row(self, field: Field, number: int) -> dict[str, Any]:
        at = f"{field.name}-{number}"
        said = {one.name: self._cell(f"{at}-{one.name}", one) for one in field.columns}
        if not any(value for value in said.values()):
            return {}
        for one in field.columns:
            if said[one.name] is None:
                wanted = {"date": NOT_A_DAY, "select": CHOOSE}.get(one.kind, NEEDED)
                self.fault(field, f"{at}-{one.name}", wanted)
        return said

    def _cell(self, name: str, column: Column) -> Any:
        """What one cell says; None where nothing that can be read."""
        if column.kind == "checkbox":
            return bool(one(self.given, name))
        if column.kind == "select":
            said = one(self.given, name)
            return said if said in {option.value for option in column.options} else None
        if column.kind == "text":
            return one(self.given, name) or None
        try:
            year, month, day = (int(one(self.given, f"{name}-{part}")) for part in ("year", "month", "day"))
            return date(year, month, day).isoformat()
        except ValueError:
            return None

    def claim(self, field: Field) -> dict[str, Any] | None:
        what, _, key = one(self.given, f"{field.name}-fact").partition(":")
        if what == "domain":
            level = one(self.given, f"{field.name}-level")
            if not level:
                self.fault(field, f"{field.name}-level", CHOOSE)
            return {"domain": key, "level": level}
        if what != "line":
            return None
        minutes = self._minutes(field, field.name)
        said = one(self.given, f"{field.name}-weekly")
        weekly = pounds(said)
        if said and weekly is None:
            self.fault(field, f"{field.name}-weekly", NOT_POUNDS)
        if minutes is None and weekly is None and not said:
            self.fault(
                field,
                f"{field.name}-hours",
                Words(cy="Rhowch yr oriau, neu swm wythnosol.", en="Give the hours, or a weekly amount."),
            )
        found: dict[str, Any] = {"line_id": key}
        if minutes is not None:
            found["minutes_a_week"] = minutes
        elif weekly is not None:
            found["weekly_pence"] = weekly
        return found


_READ: dict[str, Callable[[_Reader, Field], Any]] = {
    "text": _Reader.text,
    "textarea": _Reader.text,
    "radios": _Reader.choice,
    "select": _Reader.choice,
    "checkbox": _Reader.ticked,
    "checkboxes": _Reader.choices,
    "date": _Reader.day,
    "pounds": _Reader.pence,
    "integer": _Reader.whole,
    "shares": _Reader.shares,
    "levels": _Reader.levels,
    "lines": _Reader.lines,
    "members": _Reader.members,
    "claim": _Reader.claim,
    "rows": _Reader.rows,
}


def read_fields(fields: tuple[Field, ...], given: Given) -> tuple[dict[str, Any], list[Fault]]:
    """What the inputs say, as a document, and every fault of them."""
    reader = _Reader(given)
    document: dict[str, Any] = {}
    for field in fields:
        value = reader.value(field)
        if value is None:
            continue
        place = document
        *outer, last = field.name.split(".")
        for name in outer:
            place = place.setdefault(name, {})
        place[last] = value
    return document, reader.faults


def _at_its_field(error: BodyError, fields: tuple[Field, ...]) -> Fault:
    """A fault of the document at the field it came from; at the whole form where it came from none."""
    parts = [part.replace("~1", "/").replace("~0", "~") for part in error.pointer.split("/")[1:]]
    for field in fields:
        own = field.name.split(".")
        if parts[: len(own)] == own:
            return Fault(field.name, _input_of(field, parts[len(own) :]), error.words)
    return Fault("", "", error.words)


def _input_of(field: Field, rest: list[str]) -> str:
    if field.kind == "lines" and len(rest) == 2:
        names = {"weekly_pence": "weekly", "minutes_a_week": "hours", "rate_pence_an_hour": "rate"}
        return f"{field.name}-{rest[0]}-{names.get(rest[1], 'kind')}"
    if field.kind == "rows" and len(rest) > 1:
        return f"{field.name}-{rest[0]}-{rest[1]}"
    if field.kind in ("levels", "shares") and rest:
        return f"{field.name}-{rest[0]}".replace(".", "-")
    return field.id
