"""The forms of disagreements: objecting, opening, positions, evidence, more time, settling."""

from __future__ import annotations

from agreements.words import Words
from api.pages.forms.choices import (
    REASONS,
    WHOLE_COST,
    claim,
    options,
    said,
    shares,
)
from api.pages.forms.fields import Asked, Field, Form, Option
from workflow.casework import codes, commands
from workflow.casework.commands import Command


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
    )


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
        *((figures,) if _about_the_split(asked) else ()),
    )


def _ask(asked: Asked) -> tuple[Field, ...]:
    return said("what", Words(cy="Pa dystiolaeth?", en="Which evidence?"), asked)


def _give(asked: Asked) -> tuple[Field, ...]:
    waiting = [
        one
        for one in asked.facts.evidence
        if asked.dispute
        and one.disagreement_id == asked.dispute.id
        and one.asked_of == asked.actor.body
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
        and one.proposed_by != asked.actor.body
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
    )


def _settle(asked: Asked) -> tuple[Field, ...]:
    panel = asked.actor.role == "panel_chair"
    about_split = _about_the_split(asked)
    found = {
        "settled": Words(
            cy="Setlo: yr un telerau gan y ddau gorff", en="Settle: the same terms from both bodies"
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
            cy="Gall y naill gorff neu'r llall agor anghytundeb ar unrhyw ddiwrnod. Mae'r gofal a'r "
            "taliadau'n parhau.",
            en="Either body may open a disagreement on any day. Care and payments go on.",
        ),
    ),
    commands.TakePosition: Form(
        fields=_position,
        intro=Words(
            cy="Bydd eich geiriau'n sefyll ochr yn ochr â rhai'r corff arall.",
            en="Your words will stand beside the other body's.",
        ),
    ),
    commands.AskForEvidence: Form(
        fields=_ask,
        fixed={"act": "ask"},
        intro=Words(
            cy="Bydd terfyn amser yn rhedeg yn erbyn y corff arall. Nid yw amser y cam yn aros amdano.",
            en="A time limit runs against the other body. The time of the stage does not wait for it.",
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
            cy="Dim ond y ddau gorff gyda'i gilydd all estyn cam, unwaith i bob cam, gyda rheswm.",
            en="Only both bodies together may lengthen a stage, once a stage, with a reason.",
        ),
    ),
    commands.Settle: Form(
        fields=_settle,
        intro=Words(
            cy="Mae setlo'n gofyn am yr un telerau gan y ddau gorff. Y corff arall, neu'r panel "
            "annibynnol, sy'n cadarnhau "
            "gwrthwynebiad.",
            en="Settling takes the same terms from both bodies. It is for the other body, or the "
            "independent panel, to uphold "
            "an objection.",
        ),
    ),
}
