"""The forms of disagreements: objecting, opening, positions, evidence, more time, settling."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from agreements.words import Words
from api.pages.forms.choices import (
    REASONS,
    WHOLE_COST,
    claim,
    options,
    said,
    shares,
)
from api.pages.forms.fields import Asked, Field, Form, Option, Unfinished
from api.pages.showing import name_of
from workflow.casework import codes, commands
from workflow.casework.commands import Command
from workflow.casework.facts import Party
from workflow.casework.parties import is_outside, parties_of, party_of


def _object(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="ground",
            kind="radios",
            label=Words(cy="Ar ba sail?", en="On which ground?"),
            options=options(codes.GROUNDS, codes.OBJECTION_GROUNDS),
        ),
        *said("reasons", REASONS, asked),
        claim(
            asked,
            "claim",
            Words(
                cy="Os ffaith sydd o'i lle: pa ffaith, a beth ydyw mewn gwirionedd?",
                en="If a fact is wrong: which fact, and what is it really?",
            ),
        ),
        Field(
            name="head_of_service",
            kind="text",
            label=Words(
                cy="Enw'r pennaeth gwasanaeth sy'n ei gefnogi (amgylchiadau eithriadol)",
                en="The head of service who stands behind it (exceptional circumstances)",
            ),
            optional=True,
        ),
        Field(
            name="wishes_better_formula",
            kind="checkbox",
            label=Words(
                cy="Hoffem hefyd ofyn am amrywio fformiwla'r cytundeb rhanbarthol",
                en="We also wish to ask for the regional agreement's formula to be varied",
            ),
        ),
    )


def _open(asked: Asked) -> tuple[Field, ...]:
    grounds = (*codes.OBJECTION_GROUNDS, "not_agreed")
    return (
        Field(
            name="subject",
            kind="radios",
            label=Words(cy="Am beth mae'r anghytundeb?", en="What is the disagreement about?"),
            options=options(codes.SUBJECTS),
        ),
        Field(
            name="ground",
            kind="radios",
            label=Words(cy="Ar ba sail?", en="On which ground?"),
            options=options(codes.GROUNDS, grounds),
            initial={"ground": "not_agreed"},
        ),
        *said("reasons", REASONS, asked),
        *_who_disagrees(asked),
    )


def standing_parties(asked: Asked) -> list[Party]:
    """The bodies beside the two funders, as they stand."""
    return [one for one in asked.facts.parties if one.to_at is None]


def party_options(codes_: Iterable[str]) -> tuple[Option, ...]:
    """Parties as choices, by their names."""
    return tuple(Option(code, name_of(code)) for code in codes_)


def _who_disagrees(asked: Asked) -> tuple[Field, ...]:
    """Which parties, where there are more than the two funders."""
    beside = [one.code for one in standing_parties(asked)]
    if not beside:
        return ()
    return (
        Field(
            name="parties",
            kind="checkboxes",
            label=Words(cy="Pwy sy'n anghytuno? (dewisol)", en="Who disagrees? (optional)"),
            hint=Words(
                cy="Heb ddewis: y bwrdd iechyd a'r cyngor. Fel arall, dewiswch bob parti, a'ch corff eich "
                "hun.",
                en="None chosen: the health board and the council. Else choose every party, your own body "
                "too.",
            ),
            options=party_options((*asked.facts.case.bodies, *beside)),
            optional=True,
        ),
        *on_behalf(asked),
    )


def on_behalf(asked: Asked) -> tuple[Field, ...]:
    """An outside body that the officer's body speaks for, where there is one."""
    spoken_for = [one.code for one in standing_parties(asked) if one.spoken_for_by == asked.actor.body]
    if asked.dispute is not None:
        held = parties_of(asked.facts.case, asked.dispute)
        spoken_for = [code for code in spoken_for if code in held]
    if not spoken_for:
        return ()
    return (
        Field(
            name="on_behalf_of",
            kind="select",
            label=Words(
                cy="Ar ran corff o'r tu allan? (gadewch yn wag am eich corff eich hun)",
                en="On behalf of an outside body? (leave empty for your own)",
            ),
            options=party_options(spoken_for),
            optional=True,
        ),
    )


def others_in(asked: Asked) -> list[str]:
    """The parties to the disagreement but the officer's own."""
    if asked.dispute is None:
        return []
    mine = party_of(asked.actor)
    return [code for code in parties_of(asked.facts.case, asked.dispute) if code != mine]


def _about_the_split(asked: Asked) -> bool:
    return asked.dispute is not None and asked.dispute.split_id is not None


def _position(asked: Asked) -> tuple[Field, ...]:
    figures = shares(
        asked,
        Words(
            cy="Y rhaniad yn ôl eich corff, yr wythnos (dewisol)",
            en="The split as your body sees it, a week (optional)",
        ),
        optional=True,
    )
    return (
        *said("position", Words(cy="Safbwynt eich corff", en="Your body's position"), asked),
        Field(
            name="in_short",
            kind="textarea",
            label=Words(cy="Yn fyr", en="In short"),
            hint=Words(
                cy="Hyd at 150 gair: dyma a ddarllenir gyntaf os aiff at Lywodraeth Cymru.",
                en="At most 150 words: this is read first if it goes to Welsh Government.",
            ),
            optional=True,
        ),
        *((figures,) if _about_the_split(asked) else ()),
        *on_behalf(asked),
    )


def _ask(asked: Asked) -> tuple[Field, ...]:
    others = others_in(asked)
    of = Field(
        name="of",
        kind="radios",
        label=Words(cy="Gan bwy?", en="Of whom?"),
        options=party_options(others),
    )
    return (
        *said("what", Words(cy="Pa dystiolaeth?", en="Which evidence?"), asked),
        *((of,) if len(others) > 1 else ()),
        *on_behalf(asked),
    )


def _give(asked: Asked) -> tuple[Field, ...]:
    waiting = [
        one
        for one in asked.facts.evidence
        if asked.dispute
        and one.disagreement_id == asked.dispute.id
        and (one.asked_of == party_of(asked.actor) or is_outside(one.asked_of))
        and one.given_at is None
    ]
    which = Field(
        name="evidence_id",
        kind="radios",
        label=Words(cy="Pa gais?", en="Which request?"),
        options=tuple(
            Option(one.id, Words(cy=f"Cais {number}", en=f"Request {number}"))
            for number, one in enumerate(waiting, start=1)
        ),
    )
    return (
        *((which,) if len(waiting) > 1 else ()),
        *said("what", Words(cy="Y dystiolaeth, neu ble y mae", en="The evidence, or where it is"), asked),
    )


def _extend(asked: Asked) -> tuple[Field, ...]:
    dispute = asked.dispute
    proposed = [
        one.working_days
        for one in asked.facts.extensions
        if dispute
        and one.disagreement_id == dispute.id
        and one.stage == dispute.stage
        and one.agreed_at is None
        and one.proposed_by != party_of(asked.actor)
    ]
    return (
        Field(
            name="working_days",
            kind="integer",
            label=Words(
                cy="Sawl diwrnod gwaith yn rhagor? (1 i 15)", en="How many working days more? (1 to 15)"
            ),
            hint=Words(
                cy="I dderbyn cynnig y corff arall, rhowch yr un nifer.",
                en="To agree to what the other body proposed, give the same number.",
            ),
            initial={"working_days": str(proposed[-1])} if proposed else {},
        ),
        *said("reason", Words(cy="Rheswm", en="Reason"), asked),
        *_letter(asked),
    )


def _days_gone_by(asked: Asked) -> Field:
    return Field(
        name="from_on",
        kind="date",
        label=Words(
            cy="Os yw'r rhaniad hwn i fod o ddiwrnod a fu: pa un?",
            en="If this split is from an earlier day: which?",
        ),
        hint=Words(
            cy="Bydd y gwasanaeth yn cyfrif beth sydd i'w ad-dalu am y dyddiau a fu, i'r geiniog.",
            en="The service works out what is to be reimbursed for the days gone by, to the penny.",
        ),
        optional=True,
    )


def _responsible(asked: Asked) -> tuple[Field, ...]:
    """Which body is responsible, of those that disagree about it."""
    assert asked.dispute is not None
    who = parties_of(asked.facts.case, asked.dispute)
    sides = {
        "health": Words(cy="Ochr iechyd", en="Health's side"),
        "council": Words(cy="Ochr y cyngor", en="The council's side"),
    }
    return (
        Field(
            name="responsible_side",
            kind="select",
            label=Words(
                cy="Os ydych yn setlo pwy sy'n gyfrifol: ochr pwy?",
                en="If you settle who is responsible: on which side?",
            ),
            options=options(sides),
            optional=True,
        ),
        Field(
            name="responsible_body",
            kind="select",
            label=Words(cy="Pa gorff?", en="Which body?"),
            options=party_options(who),
            optional=True,
        ),
        Field(
            name="responsible_from",
            kind="date",
            label=Words(cy="O ba ddiwrnod?", en="From which day?"),
            optional=True,
        ),
    )


def _finish_settling(document: dict[str, Any]) -> dict[str, Any]:
    """The three answers about the responsible body go together into one."""
    names = ("responsible_side", "responsible_body", "responsible_from")
    side, body, from_on = (document.pop(name, None) for name in names)
    if not (side or body or from_on):
        return document
    if not (side and body and from_on):
        raise Unfinished(
            "responsible_side",
            Words(
                cy="Rhowch yr ochr, y corff a'r diwrnod gyda'i gilydd.",
                en="Give the side, the body and the day together.",
            ),
        )
    return document | {"responsible": {"side": side, "body": body, "from_on": from_on}}


def _letter(asked: Asked) -> tuple[Field, ...]:
    fields = on_behalf(asked)
    letter = Field(
        name="letter_on",
        kind="date",
        label=Words(
            cy="Os cytunodd y corff o'r tu allan drwy lythyr: dyddiad y llythyr",
            en="If the outside body agreed by letter: the day of the letter",
        ),
        optional=True,
    )
    return (*fields, letter) if fields else ()


def _settle(asked: Asked) -> tuple[Field, ...]:
    panel = asked.actor.role == "panel_chair"
    about_split = _about_the_split(asked)
    found = {
        "settled": Words(
            cy="Setlo: yr un telerau gan bob parti", en="Settle: the same terms from every party"
        ),
        "upheld": Words(cy="Cadarnhau'r gwrthwynebiad", en="Uphold the objection"),
        "not_upheld": Words(cy="Peidio â chadarnhau'r gwrthwynebiad", en="Do not uphold the objection"),
        "withdrawn": Words(cy="Tynnu'n ôl: ein hanghytundeb ni ydyw", en="Withdraw it: it is ours"),
    }
    return (
        Field(
            name="outcome",
            kind="radios",
            label=Words(cy="Sut y daw i ben?", en="How does it end?"),
            options=options(found, ("upheld", "not_upheld") if panel else ("settled", "upheld", "withdrawn")),
        ),
        *said("reasons", REASONS, asked),
        *(
            (
                shares(
                    asked,
                    Words(
                        cy="Os ydych yn setlo ar symiau eraill: y rhaniad yr wythnos",
                        en="If you settle on other amounts: the split a week",
                    ),
                    optional=True,
                    hint=WHOLE_COST,
                ),
                _days_gone_by(asked),
            )
            if about_split and not panel
            else ()
        ),
        *(
            (
                claim(
                    asked,
                    "correction",
                    Words(
                        cy="Os ydych yn cadarnhau ffaith arall na'r un yn y gwrthwynebiad: pa un?",
                        en="If you uphold another fact than the objection's: which?",
                    ),
                ),
            )
            if about_split and asked.dispute and asked.dispute.ground == "facts"
            else ()
        ),
        *(
            _responsible(asked)
            if asked.dispute and asked.dispute.subject == "responsible_body" and not panel
            else ()
        ),
        *(() if panel else _letter(asked)),
    )


FORMS: dict[type[Command], Form] = {
    commands.Object: Form(
        fields=_object,
        fixed={"answer": "object"},
        intro=Words(
            cy="Ni wrthodir gwrthwynebiad am ei ffurf. Mae'r taliadau'n parhau. Mae anghytundeb yn agor "
            "gyda'i gam a'i derfyn "
            "amser ei hun.",
            en="No objection is refused for its form. Payments go on. A disagreement opens with its own "
            "stage and time limit.",
        ),
    ),
    commands.OpenDisagreement: Form(
        fields=_open,
        intro=Words(
            cy="Gall unrhyw barti agor anghytundeb ar unrhyw ddiwrnod. Mae'r gofal a'r taliadau'n parhau.",
            en="Any party may open a disagreement on any day. Care and payments go on.",
        ),
    ),
    commands.TakePosition: Form(
        fields=_position,
        intro=Words(
            cy="Bydd eich geiriau'n sefyll ochr yn ochr â rhai'r lleill.",
            en="Your words will stand beside the others'.",
        ),
    ),
    commands.AskForEvidence: Form(
        fields=_ask,
        fixed={"act": "ask"},
        intro=Words(
            cy="Bydd terfyn amser yn rhedeg yn erbyn pwy bynnag a ofynnir. Nid yw amser y cam yn aros "
            "amdano.",
            en="A time limit runs against whoever is asked. The time of the stage does not wait for it.",
        ),
    ),
    commands.GiveEvidence: Form(
        fields=_give,
        fixed={"act": "give"},
        intro=Words(
            cy="Rhowch y dystiolaeth y gofynnwyd i'ch corff amdani, neu dywedwch ble y mae.",
            en="Give the evidence that your body was asked for, or say where it is.",
        ),
    ),
    commands.Extend: Form(
        fields=_extend,
        intro=Words(
            cy="Dim ond pob parti gyda'i gilydd all estyn cam, unwaith i bob cam, gyda rheswm.",
            en="Only all parties together may lengthen a stage, once a stage, with a reason.",
        ),
    ),
    commands.Settle: Form(
        fields=_settle,
        finish=_finish_settling,
        intro=Words(
            cy="Mae setlo'n gofyn am yr un telerau gan bob parti. Y lleill, neu'r panel annibynnol, sy'n "
            "cadarnhau "
            "gwrthwynebiad.",
            en="Settling takes the same terms from every party. It is for the others, or the independent "
            "panel, to "
            "uphold an objection.",
        ),
    ),
}
