"""The form of each act of a panel but the minutes, as data: a sentence that says what follows, its fields,
and how the answers become the command.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from agreements.words import Words
from api.pages.forms.fields import Field, Option
from api.pages.showing import name_of
from workflow.casework import codes as case_codes
from workflow.casework.commands import Command
from workflow.casework.facts import Actor
from workflow.panels import codes
from workflow.panels import commands as c
from workflow.panels.facts import Item, Meeting, Officer, PanelFacts, PanelText, Seat
from workflow.panels.visibility import sees_child


@dataclass(frozen=True, slots=True)
class AtPanel:
    """What a form is about: the panel as it stands, who fills it in, and the meeting."""

    facts: PanelFacts
    actor: Actor
    meeting: Meeting | None
    language: Literal["cy", "en"]
    listable: tuple[str, ...] = ()
    """Cases that could be put on an agenda."""
    texts: dict[str, PanelText] | None = None

    @property
    def seats(self) -> list[Seat]:
        """Who sits at the meeting."""
        there = self.meeting.id if self.meeting else None
        return [one for one in self.facts.seats if one.meeting == there and one.left_at is None]

    @property
    def agenda(self) -> list[Item]:
        """The children on the agenda whose cases this officer may see."""
        there = self.meeting.id if self.meeting else None
        return [
            one
            for one in self.facts.items
            if one.meeting == there and one.is_open and sees_child(self.facts.panel, one, self.actor)
        ]


Finish = Callable[[AtPanel, dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelForm:
    """One form. `finish` turns the answers into what the command takes."""

    intro: Words
    fields: Callable[[AtPanel], tuple[Field, ...]] = lambda _: ()
    finish: Finish = lambda _, document: document


def same(text: str) -> Words:
    """A name or a reference, which is the same in both languages."""
    return Words(cy=text, en=text)


def officer_words(officer: Officer) -> Words:
    """`Ann Example: head of service, Health board of …`."""
    role, name = case_codes.ROLES[officer.role], name_of(officer.body)
    return Words(cy=f"{officer.name}: {role.cy}, {name.cy}", en=f"{officer.name}: {role.en}, {name.en}")


def seat_words(asked: AtPanel, seat: Seat) -> Words:
    """Who sits, and for which side."""
    side = codes.SIDES[seat.side]
    named = next((one.name for one in asked.facts.officers if one.person == seat.person), seat.person)
    text = (asked.texts or {}).get(seat.name_text_id or "")
    who = named or (text.text if text else None)
    fallback = Words(cy=f"Sedd {seat.position}", en=f"Seat {seat.position}")
    return Words(cy=f"{who or fallback.cy} ({side.cy})", en=f"{who or fallback.en} ({side.en})")


def seat_options(asked: AtPanel, *, kind: str | None = None) -> tuple[Option, ...]:
    """Every seat of the meeting."""
    return tuple(
        Option(one.id, seat_words(asked, one)) for one in asked.seats if kind is None or one.kind == kind
    )


def child_options(asked: AtPanel) -> tuple[Option, ...]:
    """Every child on the agenda that this officer may see."""
    return tuple(Option(one.case_ref, same(one.case_ref)) for one in asked.agenda)


def day(name: str, label: Words, *, optional: bool = False, hint: Words | None = None) -> Field:
    """A date."""
    return Field(name=name, kind="date", label=label, optional=optional, hint=hint)


def words(name: str, label: Words, *, optional: bool = False) -> Field:
    """What somebody writes."""
    return Field(name=name, kind="textarea", label=label, optional=optional)


def _options(table: dict[str, Words]) -> tuple[Option, ...]:
    return tuple(Option(code, said) for code, said in table.items())


def _seat(asked: AtPanel) -> tuple[Field, ...]:
    return (
        Field(
            name="person",
            kind="select",
            label=Words(cy="Swyddog", en="Officer"),
            options=tuple(Option(one.person, officer_words(one)) for one in asked.facts.officers),
            optional=True,
        ),
        Field(
            name="name",
            kind="text",
            label=Words(cy="Neu enw rhywun heb gyfrif", en="Or the name of somebody without an account"),
            optional=True,
        ),
        Field(
            name="side",
            kind="select",
            label=Words(cy="Dros bwy", en="For which side"),
            options=_options(codes.SIDES),
        ),
        Field(
            name="kind",
            kind="radios",
            label=Words(cy="Aelod ynteu sylwedydd", en="Member or observer"),
            options=_options(codes.KINDS),
            initial={"kind": "member"},
        ),
        Field(
            name="limit_pence",
            kind="pounds",
            label=Words(cy="Faint yr wythnos y caiff ei ymrwymo", en="How much a week they may commit"),
            optional=True,
        ),
        day("limit_until", Words(cy="Tan pryd", en="Until when"), optional=True),
    )


def _seat_taken(asked: AtPanel, document: dict[str, Any]) -> dict[str, Any]:
    names = ("person", "name", "side", "kind", "limit_pence", "limit_until")
    seat = {name: document[name] for name in names if document.get(name) is not None}
    return {"act": "take", "seat": seat}


def _why_and_where_to(asked: AtPanel) -> tuple[Field, ...]:
    return (
        words("why", Words(cy="Pam?", en="Why?")),
        day(
            "meets_on",
            Words(cy="Dyddiad arall", en="Another date"),
            optional=True,
            hint=Words(
                cy="Gelwir cyfarfod ar y dyddiad hwnnw, gyda'r un seddi.",
                en="A meeting is convened on that date, with the same seats.",
            ),
        ),
        Field(
            name="chairs_action",
            kind="checkboxes",
            label=Words(
                cy="Plant na allant aros: y cadeirydd i benderfynu",
                en="Children who cannot wait: for the chair",
            ),
            options=child_options(asked),
            optional=True,
        ),
    )


def _present(asked: AtPanel, *, optional: bool = False) -> Field:
    return Field(
        name="present",
        kind="checkboxes",
        label=Words(cy="Pwy oedd yno", en="Who was there"),
        options=seat_options(asked),
        optional=optional,
    )


def _case_to_list(asked: AtPanel) -> Field:
    return Field(
        name="case_refs",
        kind="checkboxes",
        label=Words(cy="Plant sy'n aros am y panel", en="Children who wait for the panel"),
        options=tuple(Option(ref, same(ref)) for ref in asked.listable),
    )


def _chairs_action(asked: AtPanel) -> tuple[Field, ...]:
    waiting = [one.case_ref for one in asked.facts.items if one.is_open]
    members = {one.person for one in asked.facts.seats if one.kind == "member"} - {asked.facts.panel.chair}
    return (
        Field(
            name="case_ref",
            kind="select",
            label=Words(cy="Pa blentyn", en="Which child"),
            options=tuple(Option(ref, same(ref)) for ref in sorted({*waiting, *asked.listable})),
        ),
        words("why_now", Words(cy="Pam na all aros am gyfarfod?", en="Why can it not wait for a meeting?")),
        Field(
            name="outcome",
            kind="radios",
            label=Words(cy="Beth a benderfynwyd?", en="What was decided?"),
            options=tuple(Option(code, codes.OUTCOMES[code]) for code in ("eligible", "not_eligible")),
        ),
        words("reasons", REASONS),
        words("departure", DEPARTURE, optional=True),
        Field(
            name="consulted",
            kind="checkboxes",
            label=Words(
                cy="Â phwy yr ymgynghorwyd (un aelod iechyd, un o'r awdurdod lleol)",
                en="Who was consulted (one member of health, one of the council)",
            ),
            options=tuple(
                Option(one.person, officer_words(one))
                for one in asked.facts.officers
                if one.person in members
            ),
        ),
    )


def _chair(asked: AtPanel) -> tuple[Field, ...]:
    return (chair_field(asked.facts.officers, asked.facts.panel.health_board),)


def chair_field(officers: tuple[Officer, ...], health_board: str) -> Field:
    """Who chairs: an officer of the health board."""
    return Field(
        name="chair",
        kind="select",
        label=Words(cy="Pwy sy'n cadeirio", en="Who chairs"),
        hint=Words(
            cy="Swyddog o'r bwrdd iechyd, sy'n barti i bob achos yn y rhanbarth.",
            en="An officer of the health board, which is a party to every case in the region.",
        ),
        options=tuple(Option(one.person, officer_words(one)) for one in officers if one.body == health_board),
    )


REASONS = Words(cy="Rhesymau", en="Reasons")
DEPARTURE = Words(
    cy="Os yw'r penderfyniad yn gwyro oddi wrth y dangosydd, pam?",
    en="If the decision departs from the indicator, why?",
)
NOBODY_WAITS = Words(
    cy="Mae pob plentyn yn mynd ymlaen i ddyddiad arall neu at y cadeirydd; mae'r terfynau amser i "
    "benderfynu'n dal i "
    "redeg.",
    en="Every child goes on to another date or to the chair; the time limits to decide still run.",
)

OTHER_FORMS: dict[type[Command], PanelForm] = {
    c.ConveneMeeting: PanelForm(
        intro=Words(
            cy="Mae'r seddi'n rhai'r cyfarfod diwethaf; gallwch eu newid wedyn. Daw plant sy'n aros am "
            "ddyddiad ar yr "
            "agenda ohonynt eu hunain.",
            en="The seats are those of the last meeting; you can change them afterwards. Children who wait "
            "for a date "
            "come on the agenda by themselves.",
        ),
        fields=lambda _: (day("meets_on", Words(cy="Diwrnod y cyfarfod", en="Day of the meeting")),),
    ),
    c.TakeMemberSeat: PanelForm(
        intro=Words(
            cy="Dewiswch swyddog, neu rhowch enw rhywun heb gyfrif. Mae aelod o'r trydydd sector yn cyfrif "
            "dim ond "
            "lle mae'r teulu'n cydsynio.",
            en="Choose an officer, or give the name of somebody without an account. A third-sector member "
            "counts only "
            "where the family consents.",
        ),
        fields=_seat,
        finish=_seat_taken,
    ),
    c.LeaveMemberSeat: PanelForm(
        intro=Words(cy="Pwy na fydd yn eistedd.", en="Who will not sit."),
        fields=lambda asked: (
            Field(name="seat", kind="select", label=Words(cy="Sedd", en="Seat"), options=seat_options(asked)),
        ),
        finish=lambda _, document: document | {"act": "leave"},
    ),
    c.DeclareMemberConflict: PanelForm(
        intro=Words(
            cy="Nid yw'r aelod yn cyfrif ar gyfer y plentyn hwn.",
            en="The member does not count for this child.",
        ),
        fields=lambda asked: (
            Field(name="seat", kind="select", label=Words(cy="Sedd", en="Seat"), options=seat_options(asked)),
            Field(
                name="case_ref",
                kind="select",
                label=Words(cy="Pa blentyn", en="Which child"),
                options=child_options(asked),
            ),
            words("why", Words(cy="Pam", en="Why"), optional=True),
        ),
    ),
    c.PutOnAgenda: PanelForm(
        intro=Words(
            cy="Wedi cloi'r pecyn dim ond y cadeirydd, gyda rheswm, all roi plentyn ar yr agenda.",
            en="Once the pack is locked only the chair, with a reason, can put a child on the agenda.",
        ),
        fields=lambda asked: (
            _case_to_list(asked),
            words(
                "late_reason",
                Words(cy="Os yw'r pecyn wedi'i gloi, pam yn hwyr?", en="If the pack is locked, why late?"),
                optional=True,
            ),
        ),
        finish=lambda _, document: document | {"act": "put_on"},
    ),
    c.TakeOffAgenda: PanelForm(
        intro=Words(
            cy="Daw plentyn sy'n dal i aros am y panel ar yr agenda nesaf.",
            en="A child who still waits for the panel comes on the next agenda.",
        ),
        fields=lambda asked: (
            Field(
                name="case_ref",
                kind="select",
                label=Words(cy="Pa blentyn", en="Which child"),
                options=child_options(asked),
            ),
        ),
        finish=lambda _, document: document | {"act": "take_off"},
    ),
    c.RecordThirdSector: PanelForm(
        intro=Words(
            cy="Heb gydsyniad y teulu nid oes neb o'r trydydd sector yno ar gyfer y plentyn.",
            en="Without the family's consent nobody of the third sector is there for the child.",
        ),
        fields=lambda asked: (
            Field(
                name="case_ref",
                kind="select",
                label=Words(cy="Pa blentyn", en="Which child"),
                options=tuple(
                    Option(one.case_ref, same(one.case_ref))
                    for one in asked.facts.items
                    if one.is_open and sees_child(asked.facts.panel, one, asked.actor)
                ),
            ),
            Field(
                name="consents",
                kind="radios",
                label=Words(cy="A yw'r teulu'n cydsynio?", en="Does the family consent?"),
                options=(
                    Option("true", codes.CONSENT["consented"]),
                    Option("false", codes.CONSENT["refused"]),
                ),
            ),
        ),
        finish=lambda _, document: document | {"consents": document["consents"] == "true"},
    ),
    c.LockPack: PanelForm(
        intro=Words(
            cy="Mae'r pecyn yn cael ei rewi dan hash. Byddai'n cloi ohono'i hun ar ei ddiwrnod.",
            en="The pack is frozen under a hash. It would lock by itself on its day.",
        )
    ),
    c.RecordNotQuorate: PanelForm(
        intro=NOBODY_WAITS,
        fields=lambda asked: (_present(asked, optional=True), *_why_and_where_to(asked)),
    ),
    c.CallOffMeeting: PanelForm(intro=NOBODY_WAITS, fields=_why_and_where_to),
    c.TakeChairsAction: PanelForm(
        intro=Words(
            cy="Penderfyniad am un plentyn rhwng cyfarfodydd. Adroddir amdano i'r cyfarfod nesaf, ac mae'r "
            "llythyr yn "
            "dilyn yn yr un weithred.",
            en="A decision about one child between meetings. It is reported to the next meeting, and the "
            "letter "
            "follows in the same act.",
        ),
        fields=_chairs_action,
    ),
    c.AppointChair: PanelForm(
        intro=Words(cy="Pwy sy'n cadeirio o hyn allan.", en="Who chairs from now on."), fields=_chair
    ),
    c.ReviewPanel: PanelForm(
        intro=Words(
            cy="Beth a welodd y panel wrth edrych ar ei waith ei hun. Mae'r adolygiad nesaf yn cael ei "
            "ddyddiad.",
            en="What the panel found when it looked at its own working. The next review gets its date.",
        ),
        fields=lambda _: (
            day("held_on", Words(cy="Pryd y'i cynhaliwyd", en="When it was held")),
            words("found", Words(cy="Beth a welwyd", en="What was found")),
        ),
    ),
}
