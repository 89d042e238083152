"""Automatic acts: what each is set to for one's own body, what a trial has shown, and setting one. Setting is
for directors and chief executives, each for their own body.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import AwareDatetime, BaseModel, ConfigDict

from agreements.words import Words
from api.security import Caller, parts_of
from api.v1.acts import body_of
from api.v1.answers import answer
from api.v1.bodies import BadBody, document_of, model_of
from api.v1.entry import RawBody, SignedIn, said_to_be_json
from api.v1.order import asked_by, not_this_role
from api.v1.problems import BodyError, bad_body, wrong_role
from api.v1.words import Code, code
from workflow import desk
from workflow.automatic_acts import ROLES, NotASetting, set_mode
from workflow.casework.office_codes import AUTOMATIC_ACTS, MODES
from workflow.records import clock
from workflow.records.automatic_modes import automatic, held_back, said_modes

router = APIRouter(prefix="/automatic-acts", tags=["going live"])


class ActShown(BaseModel):
    """One automatic act and its mode now. In a case of two bodies the stricter mode of either counts."""

    act: Code
    mode: Code


class SettingShown(BaseModel):
    """One setting: who made it, why, and from when it counts."""

    act: Code
    mode: Code
    from_at: datetime
    by: str
    reason: str
    recorded_at: datetime


class HeldBackShown(BaseModel):
    """How often an act was held back in the body's cases; on trial, what would have been recorded."""

    act: Code
    mode: Code
    times: int
    cases: int
    would: dict[str, int]


class AutomaticActs(BaseModel):
    """Everything about the automatic acts of one body."""

    body: str
    acts: tuple[ActShown, ...]
    settings: tuple[SettingShown, ...]
    held_back: tuple[HeldBackShown, ...]


class SetAutomaticAct(BaseModel):
    """Set one act of one's own body. `from_at`: from which instant; none: from now."""

    model_config = ConfigDict(extra="forbid")
    act: str
    mode: Literal["off", "shadow", "on"]
    reason: str
    from_at: AwareDatetime | None = None


class ActIsSet(BaseModel):
    """What it is set to; `changed` is false where it was so already."""

    act: Code
    mode: Code
    changed: bool


@router.get("", responses={200: {"model": AutomaticActs}})
def read_automatic_acts(request: Request, caller: SignedIn) -> Response:
    """The automatic acts of one's own body, as they are set and as a trial has shown them."""
    body = _own_body(request, caller)
    with parts_of(request).database.unit() as unit:
        now, modes = clock.now(unit), automatic(unit)
        said, found = said_modes(unit, body=body), held_back(unit, body=body)
    return answer(
        AutomaticActs(
            body=body,
            acts=tuple(
                ActShown(act=code(act, words), mode=_mode(modes.mode(act, body, now)))
                for act, words in AUTOMATIC_ACTS.items()
            ),
            settings=tuple(
                SettingShown(
                    act=_act(one.act),
                    mode=_mode(one.mode),
                    from_at=one.from_at,
                    by=one.by,
                    reason=one.reason,
                    recorded_at=one.recorded_at,
                )
                for one in said
            ),
            held_back=tuple(
                HeldBackShown(
                    act=_act(one.act),
                    mode=_mode("shadow" if one.event == "WouldHaveActed" else "off"),
                    times=one.times,
                    cases=one.cases,
                    would=one.would,
                )
                for one in found
            ),
        )
    )


@router.post(
    "",
    responses={200: {"model": ActIsSet}},
    openapi_extra=body_of(SetAutomaticAct),
)
def set_automatic_act(request: Request, caller: SignedIn, raw: RawBody) -> Response:
    """Set one automatic act of one's own body to off, shadow or on."""
    body = _own_body(request, caller)
    if caller.person.role not in ROLES:
        raise not_this_role(caller, ROLES)
    asked, parts = asked_by(request, caller, raw), parts_of(request)
    with desk.opening(parts, person=caller.person.id, path=asked.path, key=asked.key) as counter:
        before = asked.kept(counter)
        if before is not None:
            return before
    said_to_be_json(request, raw)
    try:
        said = model_of(SetAutomaticAct, document_of(raw))
        changed = set_mode(
            parts,
            body=body,
            act=said.act,
            mode=said.mode,
            from_at=said.from_at,
            by=caller.person.id,
            reason=said.reason,
        )
    except BadBody as bad:
        raise bad_body(bad.errors) from bad
    except NotASetting as fault:
        raise bad_body([BodyError(f"/{fault.field}", fault.words)]) from fault
    done = answer(ActIsSet(act=_act(said.act), mode=_mode(said.mode), changed=changed))
    with desk.opening(parts, person=caller.person.id, path=asked.path, key=asked.key) as counter:
        return asked.kept(counter) or asked.keep(counter, done)


def _own_body(request: Request, caller: Caller) -> str:
    """The health board or council that the caller belongs to. Raises 403 for anybody else."""
    reference, body = parts_of(request).rulebook.reference, caller.person.body
    if not reference.has_body(body) or reference.body(body).kind == "welsh_government":
        raise wrong_role(_NO_BODY)
    return body


def _act(value: str) -> Code:
    return code(value, AUTOMATIC_ACTS[value])


def _mode(value: str) -> Code:
    return code(value, MODES[value])


_NO_BODY = Words(
    cy="Mae hyn ar gyfer swyddogion byrddau iechyd ac awdurdodau lleol.",
    en="This is for officers of health boards and councils.",
)
