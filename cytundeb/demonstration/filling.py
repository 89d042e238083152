"""Fill a step's words with what stands in its case: ids, dates, pence. The script itself knows none of them.

In the arguments `=day+5` is a day so many working days after the act's, `=line:tuition` the id of that cost
In the arguments `=day+5` is a day so many working days after the act, `=line:tuition` the id of that cost
fractions, by payer role, of what the health lines leave.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, get_args

from agreements.line_kinds import LINE_KINDS
from agreements.money import apportion
from agreements.payers import HEALTH_BOARD, CaseAccounts
from cytundeb.demonstration.script import ScriptFault, Step
from workflow.casework.commands import Command, RecordPackage, Sign
from workflow.casework.facts import Actor, CaseFacts, CostLine, Dispute
from workflow.clocks.calendar import Calendar
from workflow.clocks.due import add_working_days


def filled(
    step: Step, kind: type[Command], facts: CaseFacts, *, actor: Actor, today: date, calendar: Calendar
) -> Command:
    """The command of a step on a case as it stands. Raises ScriptFault where the case lacks what it names."""
    said = {name: _value(value, facts, today, calendar, step) for name, value in step.arguments.items()}
    for name, shape in kind.model_fields.items():
        only = get_args(shape.annotation)
        if name not in said and shape.is_required() and len(only) == 1:
            said[name] = only[0]
    if "shares" in said:
        said["shares"] = _by_account(said["shares"], facts)
    if kind is RecordPackage and "panel_shares" in said:
        said["panel_shares"] = _of_the_panel(said["panel_shares"], facts)
    if kind is Sign:
        waiting = [one for one in facts.funding_agreements if one.state == "awaiting"]
        if not waiting:
            raise ScriptFault(f"{step.place}: {step.ref}: no funding agreement waits for a signature")
        said = {"sha256": waiting[-1].sha256, "typed_name": actor.name} | said
    return kind.model_validate(said)


def subject_of(step: Step, facts: CaseFacts) -> str | None:
    """The disagreement a step is about: the latest open one, of the ground or subject named if one is."""
    found: Dispute | None = None
    for dispute in facts.disagreements:
        if dispute.stage != "closed" and step.about in ("", dispute.ground, dispute.subject):
            found = dispute
    return found.id if found else None


def _value(value: Any, facts: CaseFacts, today: date, calendar: Calendar, step: Step) -> Any:
    if isinstance(value, dict):
        return {name: _value(item, facts, today, calendar, step) for name, item in value.items()}
    if isinstance(value, list):
        return [_value(item, facts, today, calendar, step) for item in value]
    if not isinstance(value, str) or not value.startswith("="):
        return value
    what, _, which = value[1:].partition(":")
    if what.startswith("day"):
        return add_working_days(today, int(what.removeprefix("day") or 0), calendar)
    if what == "line":
        ids = [line.id for line in live_lines(facts) if line.kind == which]
    elif what == "last":
        ids = [row.id for row in reversed(getattr(facts, which, ()))]
    elif what == "clock":
        ids = [one.id for one in facts.deadlines if one.kind == which and one.status in ("open", "paused")]
    else:
        ids = []
    if not ids:
        raise ScriptFault(f"{step.place}: {step.ref}: the case has nothing for '{value}'")
    return ids[0]


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
