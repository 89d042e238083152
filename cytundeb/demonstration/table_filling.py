"""Fill an act of a table with what stands there: people, days, wordings, hashes, the text of a next draft.

In the arguments `=day+5` is a day so many working days after the act's, `=month+4` the first day of the month
so many months on, `=person:XHB7.finance` and `=name:XHB7.finance` the id and the name of who holds an office,
`=wording:XLA71` that body's latest wording of the clause, `=draft` and `=sha256` the newest draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from agreements.editing import with_values
from agreements.yaml_source import ValuePath
from cytundeb.demonstration.cast import Cast
from cytundeb.demonstration.script import ScriptFault
from cytundeb.demonstration.table_script import TableStep
from workflow.casework.commands import Command
from workflow.casework.facts import Actor
from workflow.clocks.calendar import Calendar
from workflow.clocks.due import add_working_days
from workflow.negotiating.commands import MakeDraft, SeeSimulation, SignDraft
from workflow.negotiating.facts import NegotiationFacts


@dataclass(frozen=True, slots=True)
class Standing:
    """What a step is filled with: the table (None before its start), who acts, the day, who holds what."""

    facts: NegotiationFacts | None
    actor: Actor
    today: date
    calendar: Calendar
    cast: Cast


def filled(step: TableStep, at: Standing) -> Command:
    """The command of a step as its table stands. Raises ScriptFault where the table lacks what it names."""
    said = _filled(step.arguments, step, at)
    if step.command is MakeDraft:
        said["files"] = _edited(said.pop("edits"), step, at)
    if step.command is SignDraft:
        said = {"sha256": _newest(step, at, "sha256"), "typed_name": at.actor.name, **said}
    return step.command.model_validate(said)


def subject_of(step: TableStep, at: Standing) -> str | None:
    """The clause a step is about; for a simulation that is seen, the latest."""
    if step.command is SeeSimulation and at.facts is not None and at.facts.simulations:
        return at.facts.simulations[-1].id
    return step.about


def _filled(value: Any, step: TableStep, at: Standing) -> Any:
    if isinstance(value, Mapping):
        return {name: _filled(item, step, at) for name, item in value.items()}
    if isinstance(value, list):
        return [_filled(item, step, at) for item in value]
    if not isinstance(value, str) or not value.startswith("="):
        return value
    what, _, which = value[1:].partition(":")
    if what.startswith("day+"):
        return add_working_days(at.today, int(what.removeprefix("day+")), at.calendar)
    if what.startswith("month+"):
        return _first_of_month(at.today, int(what.removeprefix("month+")))
    if what in ("person", "name"):
        holder = at.cast.holder(*which.split(".", 1))
        return holder.person if what == "person" else holder.name
    return _wording(step, at, which) if what == "wording" else _newest(step, at, what)


def _first_of_month(today: date, months: int) -> date:
    years, month = divmod(today.month - 1 + months, 12)
    return date(today.year + years, month + 1, 1)


def _wording(step: TableStep, at: Standing, body: str) -> str:
    """The latest wording of the step's clause by a body."""
    known = at.facts.wordings if at.facts else ()
    found = [one.id for one in known if (one.clause, one.body) == (step.about, body)]
    if not found:
        raise ScriptFault(f"{step.place}: {body} has proposed no wording of {step.about}")
    return found[-1]


def _newest(step: TableStep, at: Standing, what: str) -> int | str:
    """The number or the hash of the newest draft."""
    draft = at.facts.newest if at.facts else None
    found = {"draft": draft.number, "sha256": draft.agreement_sha256}.get(what) if draft else None
    if found is None:
        raise ScriptFault(f"{step.place}: the table has nothing for '={what}'")
    return found


def _edited(edits: list[dict[str, Any]], step: TableStep, at: Standing) -> dict[str, str]:
    """The changed files of a next draft: each edit sets a value in every file that its pattern names."""
    files = at.facts.files if at.facts else {}
    values: dict[str, dict[ValuePath, Any]] = {}
    for edit in edits:
        named = [path for path in files if fnmatchcase(path, edit["file"])]
        if not named:
            raise ScriptFault(f"{step.place}: the draft has no file {edit['file']}")
        for path in named:
            values.setdefault(path, {})[tuple(edit["at"])] = edit["to"]
    return {path: with_values(files[path], changes) for path, changes in values.items()}
