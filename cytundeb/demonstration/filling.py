"""Fill a step's words with what stands in its case: ids, dates, pence. The script itself knows none of them.

In the arguments `=day+5` is a day so many working days after the act (`=today-3`: days of the calendar),
`=iso:-5` and `=born:9y2m` a day and a birth date as they are written, `=line:tuition` the id of a cost line,
`=clock:assessment` of that time limit. Of a table: `=first:`, `=last:`, `=every:enquiries?outcome=` and
`=row:enquiries:2`, its second row; `=last:settings.from_on` what stands in a column of it. `shares` are
fractions, by payer role, of what the health lines leave.
`file` is a small text file (name, text) that an Attach attaches.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from hashlib import sha256
from typing import Any, get_args

from pydantic import ValidationError

from agreements.line_kinds import LINE_KINDS
from agreements.money import apportion
from agreements.payers import HEALTH_BOARD, CaseAccounts
from cytundeb.caseload_cells import birth_date
from cytundeb.demonstration.script import ScriptFault, Step
from workflow.casework.commands import Command, RecordPackage, Sign, SignFacts
from workflow.casework.facts import Actor, CaseFacts, CostLine, Dispute
from workflow.clocks.calendar import Calendar
from workflow.clocks.due import add_working_days
from workflow.panels.facts import PanelFacts
from workflow.records.attachments import File


def filled(
    step: Step, kind: type[Command], facts: CaseFacts, *, actor: Actor, today: date, calendar: Calendar
) -> Command:
    """The command of a step on a case as it stands. Raises ScriptFault where the case lacks what it names."""
    said = valued(step, kind, facts, today=today, calendar=calendar)
    if "shares" in said:
        said["shares"] = _by_account(said["shares"], facts)
    if kind is RecordPackage and "panel_shares" in said:
        said["panel_shares"] = _of_the_panel(said["panel_shares"], facts)
    if kind is Sign:
        waiting = [one for one in facts.funding_agreements if one.state == "awaiting"]
        if not waiting:
            raise ScriptFault(f"{step.place}: {step.ref}: no funding agreement waits for a signature")
        said = {"sha256": waiting[-1].sha256, "typed_name": actor.name} | said
    if kind is SignFacts:
        standing = [one.sha256 for one in facts.statements_of_facts if not one.replaced_at]
        said = {"sha256": standing[-1] if standing else ""} | said
    if "file" in said:
        said["received"] = _received(said.pop("file"))
    try:
        return kind.model_validate(said)
    except ValidationError as fault:
        raise ScriptFault(f"{step.place}: {step.ref} {step.act}: {fault}") from fault


def valued(
    step: Step, kind: type[Command], facts: CaseFacts | PanelFacts, *, today: date, calendar: Calendar
) -> dict[str, Any]:
    """The words of a step with every value found, and what can be said in one way only."""
    said = {name: _value(value, facts, today, calendar, step) for name, value in step.arguments.items()}
    for name, shape in kind.model_fields.items():
        only = get_args(shape.annotation)
        if name not in said and shape.is_required() and len(only) == 1:
            said[name] = only[0]
    return said


def file_of(step: Step) -> File | None:
    """The file that a step attaches, if it attaches one."""
    said = step.arguments.get("file")
    return File(name=said["name"], content=said["text"].encode()) if said else None


def _received(said: Mapping[str, str]) -> dict[str, Any]:
    """What the edge would say of such a file: no scanner has seen it."""
    content = said["text"].encode()
    return {
        "sha256": sha256(content).hexdigest(),
        "size": len(content),
        "media_type": "text/plain",
        "scanned": "not_scanned",
    }


def subject_of(step: Step, facts: CaseFacts) -> str | None:
    """The disagreement a step is about: the latest open one, of the ground or subject named if one is."""
    found: Dispute | None = None
    for dispute in facts.disagreements:
        if dispute.stage != "closed" and step.about in ("", dispute.ground, dispute.subject):
            found = dispute
    return found.id if found else None


def _value(value: Any, facts: CaseFacts | PanelFacts, today: date, calendar: Calendar, step: Step) -> Any:
    if isinstance(value, dict):
        return {name: _value(item, facts, today, calendar, step) for name, item in value.items()}
    if isinstance(value, list):
        return [_value(item, facts, today, calendar, step) for item in value]
    if not isinstance(value, str) or not value.startswith("="):
        return value
    what, _, which = value[1:].partition(":")
    if what.startswith("today"):
        return today + timedelta(days=int(what.removeprefix("today") or 0))
    if what.startswith("day"):
        return add_working_days(today, int(what.removeprefix("day") or 0), calendar)
    if what == "iso":
        return add_working_days(today, int(which), calendar).isoformat()
    if what == "born":
        return birth_date(which, today).isoformat()
    which, _, column = which.partition(".")
    ids = (
        _ids(what, which, facts) if not column else [getattr(row, column) for row in rows_that(which, facts)]
    )
    if not ids:
        raise ScriptFault(f"{step.place}: {step.ref}: the case has nothing for '{value}'")
    return ids if what == "every" else ids[-1] if what == "last" else ids[0]


def _ids(what: str, which: str, facts: CaseFacts | PanelFacts) -> list[str]:
    """The ids of the rows that a value names, in the order in which they were made."""
    if what == "line" and isinstance(facts, CaseFacts):
        return [line.id for line in live_lines(facts) if line.kind == which]
    if what == "clock" and isinstance(facts, CaseFacts):
        return [one.id for one in facts.deadlines if one.kind == which and one.status in ("open", "paused")]
    if what == "row":
        table, _, place = which.partition(":")
        return [row.id for row in rows_that(table, facts)[int(place) - 1 : int(place)]]
    if what not in ("first", "last", "every"):
        return []
    return [row.id for row in rows_that(which, facts)]


def rows_that(said: str, facts: CaseFacts | PanelFacts) -> list[Any]:
    """The rows of a table of which something is true: `settings`, `settings?kind=foster`, `settings?to_on=`.

    Where the table has no such column, none.
    """
    table, _, condition = said.partition("?")
    column, _, wanted = condition.partition("=")
    rows = list(getattr(facts, table, ()))
    if not condition:
        return rows
    return [row for row in rows if _as_said(getattr(row, column, "?")) == wanted]


def _as_said(value: Any) -> str:
    return "" if value is None else str(value)


def live_lines(facts: CaseFacts) -> tuple[CostLine, ...]:
    """The cost lines that stand."""
    return tuple(line for line in facts.cost_lines if line.withdrawn_at is None)


def _by_account(fractions: Mapping[str, str], facts: CaseFacts) -> dict[str, int]:
    """Weekly pence by account: the health lines whole to the health board, the rest by the fractions."""
    lines = live_lines(facts)
    health = sum(line.weekly_pence for line in lines if line.health_required)
    roles = _placed(fractions, sum(line.weekly_pence for line in lines) - health)
    roles[HEALTH_BOARD] = roles.get(HEALTH_BOARD, 0) + health
    accounts = CaseAccounts(facts.case.health_board, facts.case.council)
    return {accounts.account(role): pence for role, pence in roles.items() if pence}


def _of_the_panel(fractions: Mapping[str, str], facts: CaseFacts) -> dict[str, int]:
    """Weekly pence by role of what is the panel's to determine: neither health lines nor education's."""
    left = [line for line in live_lines(facts) if not line.health_required]
    return _placed(
        fractions, sum(line.weekly_pence for line in left if LINE_KINDS[line.kind].side != "education")
    )


def _placed(fractions: Mapping[str, str], pence: int) -> dict[str, int]:
    return dict(zip(fractions, apportion(pence, [Fraction(one) for one in fractions.values()]), strict=True))
