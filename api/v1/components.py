"""The schemas of every body that is sent, under the names by which the OpenAPI description calls them. Not
where each is sent: that stands with the routes.
"""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from api.v1.people_around import ChildSearchAsked
from workflow.casework.commands import COMMANDS, OpenCase
from workflow.negotiating.commands import COMMANDS as AT_THE_TABLE
from workflow.negotiating.commands import StartNegotiation
from workflow.panels.commands import COMMANDS as AT_THE_PANEL
from workflow.panels.commands import SetUpPanel
from workflow.workshop import WorkshopAsked

REF = "#/components/schemas/{model}"
_OF_A_CASE = {command.__name__ for command in COMMANDS}
_SENT: tuple[type[BaseModel], ...] = (
    OpenCase,
    *COMMANDS,
    StartNegotiation,
    *AT_THE_TABLE,
    SetUpPanel,
    *AT_THE_PANEL,
    WorkshopAsked,
    ChildSearchAsked,
)


def component_of(command: type[BaseModel]) -> str:
    """What the description calls a body: its own name; at the negotiating table and the panel with that place
    before it, where an act upon a case has the same name.
    """
    name = command.__name__
    if command in COMMANDS or name not in _OF_A_CASE:
        return name
    return f"{'Table' if command in AT_THE_TABLE else 'Panel'}{name}"


def schemas_sent() -> dict[str, Any]:
    """Every schema that a body needs, by its name; every reference names one of them."""
    asked: list[tuple[type[BaseModel], Literal["validation"]]] = [(one, "validation") for one in _SENT]
    made, described = models_json_schema(asked, ref_template=REF)
    text = json.dumps(described["$defs"])
    for model, mode in asked:
        given = made[model, mode]["$ref"].rpartition("/")[2]
        name = component_of(model)
        text = text.replace(f'"{REF.format(model=given)}"', f'"{REF.format(model=name)}"')
        text = text.replace(f'"{given}": {{', f'"{name}": {{') if given != name else text
    found: dict[str, Any] = json.loads(text)
    return found
