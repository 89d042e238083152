"""The form of the minutes: for every child on the agenda its outcome, reasons, dissent and the money, sent in
one act.
"""

from __future__ import annotations

from typing import Any

from agreements.words import Words
from api.pages.forms.fields import Field, Option
from api.pages.panels.forms import (
    DEPARTURE,
    REASONS,
    AtPanel,
    PanelForm,
    day,
    seat_options,
    words,
)
from workflow.panels import codes

_OF_A_CHILD = ("outcome", "reasons", "departure", "deferred_to", "weekly_pence", "chairs_action")


def _fields(asked: AtPanel) -> tuple[Field, ...]:
    present = Field(
        name="present",
        kind="checkboxes",
        label=Words(cy="Pwy oedd yno", en="Who was there"),
        options=seat_options(asked),
        checked=True,
    )
    return (present, *(field for item in asked.agenda for field in _child(asked, item.case_ref)))


def _child(asked: AtPanel, ref: str) -> tuple[Field, ...]:
    """The questions about one child; each label begins with the case's reference."""

    def about(label: Words) -> Words:
        return Words(cy=f"{ref}: {label.cy}", en=f"{ref}: {label.en}")

    return (
        Field(
            name=f"{ref}_outcome",
            kind="radios",
            label=about(Words(cy="canlyniad", en="outcome")),
            options=tuple(Option(code, said) for code, said in codes.OUTCOMES.items()),
        ),
        words(f"{ref}_reasons", about(REASONS)),
        words(f"{ref}_departure", about(DEPARTURE), optional=True),
        day(
            f"{ref}_deferred_to",
            about(Words(cy="os gohiriwyd, tan ba ddyddiad", en="if deferred, until which date")),
            optional=True,
        ),
        Field(
            name=f"{ref}_weekly_pence",
            kind="pounds",
            label=about(
                Words(cy="cost ddisgwyliedig yr wythnos (dewisol)", en="expected cost a week (optional)")
            ),
            optional=True,
        ),
        Field(
            name=f"{ref}_dissent_seat",
            kind="select",
            label=about(Words(cy="pwy a anghytunodd (dewisol)", en="who dissented (optional)")),
            options=seat_options(asked, kind="member"),
            optional=True,
        ),
        words(
            f"{ref}_dissent",
            about(Words(cy="yr anghytundeb, yn eu geiriau", en="the dissent, in their words")),
            optional=True,
        ),
        Field(
            name=f"{ref}_chairs_action",
            kind="checkbox",
            label=about(
                Words(
                    cy="os nad oedd cworwm, at y cadeirydd yn lle'r cyfarfod nesaf",
                    en="if not quorate, to the chair and not to the next meeting",
                )
            ),
        ),
    )


def _finish(asked: AtPanel, document: dict[str, Any]) -> dict[str, Any]:
    children = []
    for item in asked.agenda:
        ref = item.case_ref
        child = {
            name: value
            for name in _OF_A_CHILD
            if (value := document.get(f"{ref}_{name}")) not in (None, False)
        }
        seat, said = document.get(f"{ref}_dissent_seat"), document.get(f"{ref}_dissent")
        if seat and said:
            child["dissent"] = [{"seat": seat, "words": said}]
        children.append(child | {"case_ref": ref})
    return {"present": document["present"], "children": children}


MINUTES = PanelForm(
    intro=Words(
        cy="Popeth mewn un weithred: penderfyniad pob plentyn a'r llythyrau sy'n dilyn. Os gwrthodir un, "
        "ni chedwir dim.",
        en="All in one act: every child's decision and the letters that follow. If one is refused, nothing "
        "is kept.",
    ),
    fields=_fields,
    finish=_finish,
)
