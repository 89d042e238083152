"""The forms of what services ask of one another: a family's concern, blockers, meetings, notice of
withdrawal.
"""

from __future__ import annotations

from agreements.clauses import day_in_words
from agreements.words import Words
from api.pages.forms.choices import REASONS, options, said
from api.pages.forms.fields import Asked, Column, Field, Form, Option
from api.pages.showing import name_of
from workflow.casework import care_codes, codes, commands
from workflow.casework.commands import Command

_ELSEWHERE = Words(cy="Corff arall", en="Another body")
_BODY = Words(cy="Corff", en="Body")


def _bodies(asked: Asked, *, outside: bool = False) -> tuple[Option, ...]:
    here = tuple(Option(body, name_of(body)) for body in asked.facts.case.bodies)
    return (*here, Option(care_codes.OUTSIDE, _ELSEWHERE)) if outside else here


def _concern(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="about",
            kind="radios",
            label=Words(cy="Am beth?", en="About what?"),
            options=options(care_codes.CONCERNS),
        ),
        *said("words", Words(cy="Geiriau'r teulu", en="The family's words"), asked),
        Field(
            name="said_on",
            kind="date",
            label=Words(cy="Pryd y dywedwyd hyn?", en="When was it said?"),
            optional=True,
        ),
        Field(
            name="body",
            kind="radios",
            label=Words(cy="Pa gorff sydd i ateb?", en="Which body is to answer?"),
            options=_bodies(asked),
            initial={"body": asked.actor.body},
        ),
    )


def _answer(asked: Asked) -> tuple[Field, ...]:
    waiting = [
        one for one in asked.facts.concerns if one.answered_at is None and one.body == asked.actor.body
    ]
    return (
        Field(
            name="concern_id",
            kind="radios",
            label=Words(cy="Pa bryder?", en="Which concern?"),
            options=tuple(
                Option(
                    one.id,
                    Words(
                        cy=f"{care_codes.CONCERNS[one.about].cy}, {day_in_words(one.said_on).cy}",
                        en=f"{care_codes.CONCERNS[one.about].en}, {day_in_words(one.said_on).en}",
                    ),
                )
                for one in waiting
            ),
        ),
        *said("answer", Words(cy="Beth a atebwyd?", en="What was answered?"), asked),
    )


def _open_blocker(asked: Asked) -> tuple[Field, ...]:
    services = options(care_codes.SERVICES)
    return (
        Field(
            name="waiting_service",
            kind="select",
            label=Words(cy="Pa wasanaeth sy'n aros?", en="Which service waits?"),
            options=services,
        ),
        Field(
            name="awaited_service",
            kind="select",
            label=Words(cy="Am ba wasanaeth?", en="For which service?"),
            options=services,
        ),
        Field(
            name="awaited_body",
            kind="radios",
            label=Words(cy="Pa gorff sy'n atebol amdano?", en="Which body answers for it?"),
            options=_bodies(asked),
        ),
        *said("what", Words(cy="Beth sydd ei angen?", en="What is needed?"), asked),
    )


def _blocker(asked: Asked, *, to_start: bool = False) -> Field:
    found = [one for one in asked.facts.blockers if one.outcome is None]
    if to_start:
        found = [one for one in found if one.started_at is None and one.waiting_body == asked.actor.body]
    return Field(
        name="blocker_id",
        kind="radios",
        label=Words(cy="Pa rwystr?", en="Which blocker?"),
        options=tuple(
            Option(
                one.id,
                Words(
                    cy=f"{care_codes.SERVICES[one.waiting_service].cy} yn aros am "
                    f"{care_codes.SERVICES[one.awaited_service].cy}",
                    en=f"{care_codes.SERVICES[one.waiting_service].en} waits for "
                    f"{care_codes.SERVICES[one.awaited_service].en}",
                ),
            )
            for one in found
        ),
    )


def _start_anyway(asked: Asked) -> tuple[Field, ...]:
    return (
        _blocker(asked, to_start=True),
        *said(
            "how",
            Words(cy="Beth sy'n cychwyn, a pham mae'n ddiogel?", en="What starts, and why is it safe?"),
            asked,
        ),
    )


def _resolve(asked: Asked) -> tuple[Field, ...]:
    return (
        _blocker(asked),
        Field(
            name="outcome",
            kind="radios",
            label=Words(cy="Beth oedd y canlyniad?", en="What was the outcome?"),
            options=options(care_codes.BLOCKER_OUTCOMES),
        ),
        *said("how", Words(cy="Sut?", en="How?"), asked),
    )


def _call(asked: Asked) -> tuple[Field, ...]:
    return said("reason", Words(cy="Pam mae angen y cyfarfod?", en="Why is the meeting needed?"), asked)


def _record(asked: Asked) -> tuple[Field, ...]:
    called = [one for one in asked.facts.meetings if one.held_at is None]
    everybody = _bodies(asked, outside=True)
    return (
        Field(
            name="meeting_id",
            kind="radios",
            label=Words(cy="Pa gyfarfod?", en="Which meeting?"),
            options=tuple(Option(one.id, day_in_words(one.called_at.date())) for one in called),
            initial={"meeting_id": called[0].id} if called else {},
        ),
        Field(name="held_on", kind="date", label=Words(cy="Pryd y'i cynhaliwyd?", en="When was it held?")),
        Field(
            name="attendees",
            kind="rows",
            rows=10,
            label=Words(cy="Pwy ddaeth", en="Who came"),
            columns=(
                Column("name", Words(cy="Enw", en="Name")),
                Column("role", Words(cy="Rôl", en="Role"), "select", options(care_codes.MEETING_ROLES)),
                Column("body", _BODY, "select", everybody),
                Column(
                    "could_commit", Words(cy="Yn gallu ymrwymo arian", en="Could commit money"), "checkbox"
                ),
            ),
        ),
        Field(
            name="refusals",
            kind="rows",
            rows=4,
            optional=True,
            label=Words(cy="Beth a wrthodwyd, a pham", en="What was refused, and why"),
            columns=(
                Column("what", Words(cy="Beth", en="What")),
                Column("why", Words(cy="Pam", en="Why")),
                Column("body", _BODY, "select", everybody),
            ),
        ),
        Field(
            name="actions",
            kind="rows",
            rows=6,
            optional=True,
            label=Words(cy="Pwy sy'n gwneud beth erbyn pryd", en="Who does what by when"),
            columns=(
                Column("what", Words(cy="Beth", en="What")),
                Column("owner_body", _BODY, "select", _bodies(asked)),
                Column(
                    "owner_role",
                    Words(cy="Swyddfa", en="Office"),
                    "select",
                    options(codes.ROLES, care_codes.OWNER_ROLES),
                ),
                Column("due_on", Words(cy="Erbyn", en="By"), "date"),
            ),
        ),
        *said("notes", Words(cy="Nodiadau", en="Notes"), asked),
    )


def _close_action(asked: Asked) -> tuple[Field, ...]:
    mine = [
        one
        for one in asked.facts.meeting_actions
        if one.outcome is None and one.owner_body == asked.actor.body
    ]
    return (
        Field(
            name="action_id",
            kind="radios",
            label=Words(cy="Pa dasg?", en="Which action?"),
            options=tuple(
                Option(
                    one.id,
                    Words(
                        cy=f"Erbyn {day_in_words(one.due_on).cy}: {codes.ROLES[one.owner_role].cy}",
                        en=f"By {day_in_words(one.due_on).en}: {codes.ROLES[one.owner_role].en}",
                    ),
                )
                for one in mine
            ),
        ),
        Field(
            name="outcome",
            kind="radios",
            label=Words(cy="Beth ddaeth ohoni?", en="What became of it?"),
            options=options(care_codes.ACTION_OUTCOMES),
        ),
        *said("words", Words(cy="Sut?", en="How?"), asked),
    )


def _withdraw(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="ends_on",
            kind="date",
            label=Words(cy="O ba ddiwrnod y rhoddir y rhybudd?", en="For which day is notice given?"),
        ),
        *said("reasons", REASONS, asked),
    )


FORMS: dict[type[Command], Form] = {
    commands.RecordConcern: Form(
        fields=_concern,
        fixed={"act": "record"},
        intro=Words(
            cy="Cedwir geiriau'r teulu fel y'u dywedwyd. Mae terfyn amser i ateb, ac yna dywedir wrth "
            "bennaeth y "
            "gwasanaeth.",
            en="The family's words are kept as they were said. There is a time to answer; then the head of "
            "service "
            "is told.",
        ),
    ),
    commands.AnswerConcern: Form(
        fields=_answer,
        fixed={"act": "answer"},
        intro=Words(cy="Cofnodwch yr hyn a ddywedwyd wrth y teulu.", en="Record what the family was told."),
    ),
    commands.OpenBlocker: Form(
        fields=_open_blocker,
        fixed={"act": "open"},
        intro=Words(
            cy="Corff y gwasanaeth y disgwylir amdano sy'n berchen ar y rhwystr, swyddfa wrth swyddfa wrth "
            "i'r "
            "terfynau amser fynd heibio.",
            en="The body of the awaited service owns the blocker, office by office as the time limits pass.",
        ),
    ),
    commands.StartAnyway: Form(
        fields=_start_anyway,
        fixed={"act": "start_anyway"},
        intro=Words(
            cy="Mae'r gwasanaeth sy'n aros yn cychwyn lle mae'n ddiogel; mae'r rhwystr yn aros ar agor.",
            en="The waiting service starts where it safely can; the blocker stays open.",
        ),
    ),
    commands.ResolveBlocker: Form(
        fields=_resolve,
        fixed={"act": "resolve"},
        intro=Words(
            cy="Y corff sy'n aros sy'n dweud bod y gwasanaeth wedi gweithredu.",
            en="It is for the waiting body to say that the service has acted.",
        ),
    ),
    commands.CallMeeting: Form(
        fields=_call,
        fixed={"act": "call"},
        intro=Words(
            cy="Gofynnir i bob corff anfon rhywun a all ymrwymo arian.",
            en="Each body is asked to send somebody who can commit money.",
        ),
    ),
    commands.RecordMeeting: Form(
        fields=_record,
        fixed={"act": "record"},
        intro=Words(
            cy="Mae gan bob tasg berchennog, diwrnod a therfyn amser.",
            en="Each action has an owner, a day and a time limit.",
        ),
    ),
    commands.CloseAction: Form(
        fields=_close_action,
        fixed={"act": "close_action"},
        intro=Words(cy="Dywedwch beth a wnaed.", en="Say what was done."),
    ),
    commands.WithdrawFunding: Form(
        fields=_withdraw,
        intro=Words(
            cy="Mae rhybudd yn agor anghytundeb. Mae'r taliadau a'r gofal yn parhau nes bod y ddau gorff "
            "wedi "
            "llofnodi neu nes bod gan gam ganlyniad.",
            en="Notice opens a disagreement. Payments and care go on until both bodies have signed or a "
            "stage has "
            "an outcome.",
        ),
    ),
}
