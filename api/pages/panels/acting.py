"""One act upon a panel from a form: once under its key, on the panel as it was read, then the form's faults,
then the rules.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from starlette.datastructures import FormData
from starlette.requests import Request

from agreements.words import Words
from api.pages.acting import ETAG_FIELD, Done, keep_location, kept_location
from api.pages.forms.fields import Fault
from api.pages.forms.reading import BadForm
from api.pages.visitor import NotHere, said
from api.security import parts_of
from workflow import panel_desk as desk
from workflow.casework.changes import Refusal
from workflow.casework.commands import Command
from workflow.casework.facts import Actor
from workflow.panel_desk import PanelSeat
from workflow.panels.changes import CasesRefused
from workflow.panels.facts import PanelFacts
from workflow.records.kept_answers import KeyReused


@dataclass(frozen=True, slots=True)
class NotDoneAtPanel:
    """The act was not done, and the form comes back: with faults, or a rule's refusal."""

    status: int
    facts: PanelFacts
    now: datetime
    faults: tuple[Fault, ...] = ()
    refusal: Refusal | None = None


def act_at_panel(
    request: Request,
    me: Actor,
    ref: str,
    form: FormData,
    make: Callable[[PanelSeat], Command],
    *,
    subject: str | None,
    onward: str,
) -> Done | NotDoneAtPanel:
    """Do what the form asks. `make` gives the command (BadForm); `onward` is where a done act leads."""
    try:
        with desk.panel(parts_of(request), ref) as seat:
            before = kept_location(request, me, form, seat)
            if before:
                return Done(before)
            if said(form, ETAG_FIELD) != seat.etag:
                return NotDoneAtPanel(412, seat.facts, seat.now, refusal=CHANGED)
            try:
                command = make(seat)
            except BadForm as bad:
                return NotDoneAtPanel(422, seat.facts, seat.now, faults=tuple(bad.faults))
            answer = seat.act(command, me, subject=subject)
            if isinstance(answer, CasesRefused):
                return NotDoneAtPanel(409, seat.facts, seat.now, faults=_by_case(answer))
            if isinstance(answer, Refusal):
                return NotDoneAtPanel(409, seat.facts, seat.now, refusal=answer)
            keep_location(request, me, form, seat, onward)
            return Done(onward)
    except desk.NoSuchPanel:
        raise NotHere from None
    except KeyReused:
        reading = desk.reading(parts_of(request), ref)
        assert reading is not None
        return NotDoneAtPanel(412, reading.facts, reading.now, refusal=CHANGED)


def _by_case(refused: CasesRefused) -> tuple[Fault, ...]:
    """Every refusal, at the question about its child."""
    return tuple(
        Fault(
            f"{ref}_outcome",
            f"{ref}_outcome",
            Words(cy=f"{ref}: {one.words.cy}", en=f"{ref}: {one.words.en}"),
        )
        for ref, one in refused.by_case.items()
    )


CHANGED = Refusal(
    rule="as_it_was_read",
    words=Words(
        cy="Mae'r panel wedi newid ers ichi agor y ffurflen hon. Nid oes dim wedi'i gofnodi. Edrychwch eto "
        "ar "
        "eich atebion, a'u hanfon os ydynt yn dal i sefyll.",
        en="The panel has changed since you opened this form. Nothing has been recorded. Look at your "
        "answers "
        "again, and send them if they still stand.",
    ),
)
