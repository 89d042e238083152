"""The forms of where the child is: settings, the search for a place, approval, discharge, absences."""

from __future__ import annotations

from typing import Any

from agreements.clauses import day_in_words
from agreements.words import Words
from api.pages.forms.choices import REASONS, line_words, options, said, standing
from api.pages.forms.fields import Asked, Field, Form, Option, language_field
from workflow.casework import care_codes, commands
from workflow.casework.commands import Command
from workflow.casework.facts import Enquiry

_DAY = Words(cy="O ba ddiwrnod?", en="From which day?")
_WORDS = Words(cy="Rhagor, os oes angen", en="More, if needed")
_EMERGENCY = Words(
    cy="Argyfwng: pam na allai'r plentyn aros am y panel?",
    en="Emergency: why could the child not wait for the panel?",
)


def _kind(only: tuple[str, ...] | None = None) -> Field:
    return Field(
        name="kind",
        kind="select",
        label=Words(cy="Pa fath o le?", en="What kind of place?"),
        options=options(care_codes.SETTINGS, only),
    )


def _area(*, out: bool = False) -> Field:
    return Field(
        name="area",
        kind="radios",
        label=Words(cy="Ymhle?", en="Where?"),
        hint=Words(
            cy=f"Yn nhrefn blaenoriaeth ({care_codes.ORDER_SOURCE}; heb ei chadarnhau gan gyfreithiwr).",
            en=f"In the order of preference ({care_codes.ORDER_SOURCE}; not confirmed by a lawyer).",
        ),
        options=options(care_codes.AREAS, care_codes.OUT_OF_AREA if out else None),
        initial={} if out else {"area": "in_area"},
    )


def _more(name: str, label: Words = _WORDS) -> Field:
    return Field(name=name, kind="textarea", label=label, optional=True)


def _move(asked: Asked) -> tuple[Field, ...]:
    return (
        _kind(),
        _area(),
        Field(name="from_on", kind="date", label=_DAY),
        _more("words"),
        _more("emergency", _EMERGENCY),
        language_field(asked.language),
    )


def _judge(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="view",
            kind="radios",
            label=Words(cy="Beth yw barn eich ochr am y lle?", en="What is your side's view of the setting?"),
            options=options(care_codes.VIEWS),
        ),
        Field(name="from_on", kind="date", label=_DAY, optional=True),
        *said("reasons", REASONS, asked),
    )


def _ask(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="providers",
            kind="textarea",
            label=Words(cy="Pa ddarparwyr? Un ar bob llinell", en="Which providers? One on each line"),
        ),
        _kind(),
        _area(),
        Field(
            name="asked_on", kind="date", label=Words(cy="Pryd y gofynnwyd?", en="When were they asked?"),
            optional=True,
        ),
        language_field(asked.language),
    )  # fmt: skip


def _each_line(document: dict[str, Any]) -> dict[str, Any]:
    """A provider a line."""
    names = [name.strip() for name in str(document["providers"]).split("\n")]
    return document | {"providers": [name for name in names if name]}


def _enquiries(asked: Asked, *outcomes: str | None) -> tuple[Option, ...]:
    return tuple(
        Option(one.id, enquiry_words(one)) for one in asked.facts.enquiries if one.outcome in outcomes
    )


def enquiry_words(enquiry: Enquiry) -> Words:
    """An enquiry by its number, its kind of place and its day; the provider's name stands on the case's
    page.
    """
    kind, day = care_codes.SETTINGS[enquiry.kind], day_in_words(enquiry.asked_on)
    return Words(
        cy=f"Ymholiad {enquiry.number}: {kind.cy}, {day.cy}",
        en=f"Enquiry {enquiry.number}: {kind.en}, {day.en}",
    )


def _answer(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="enquiry_ids",
            kind="checkboxes",
            label=Words(cy="Pwy atebodd?", en="Who answered?"),
            options=_enquiries(asked, None, "no_answer"),
        ),
        Field(
            name="outcome",
            kind="radios",
            label=Words(cy="Beth oedd yr ateb?", en="What was the answer?"),
            options=options(care_codes.ENQUIRY_OUTCOMES, ("offered", "refused", "no_answer")),
        ),
        Field(
            name="reason",
            kind="select",
            label=Words(cy="Rheswm y gwrthod", en="Reason of the refusal"),
            options=options(care_codes.REFUSAL_REASONS),
            optional=True,
        ),
        Field(
            name="answered_on", kind="date", label=Words(cy="Pryd?", en="When?"), optional=True
        ),
        _more("words"),
        language_field(asked.language),
    )  # fmt: skip


def _offer(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="enquiry_id",
            kind="radios",
            label=Words(cy="Pa gynnig?", en="Which offer?"),
            options=_enquiries(asked, "offered"),
        ),
        Field(
            name="outcome",
            kind="radios",
            label=Words(cy="A yw'r lle'n cael ei dderbyn?", en="Is the place taken?"),
            options=options(care_codes.ENQUIRY_OUTCOMES, ("taken", "declined")),
        ),
        *said("words", REASONS, asked),
    )


def _end_search(asked: Asked) -> tuple[Field, ...]:
    return said("words", Words(cy="Pam mae'r chwilio'n dod i ben?", en="Why does the search end?"), asked)


def _ask_approval(asked: Asked) -> tuple[Field, ...]:
    return (
        _kind(care_codes.PLACEMENTS),
        _area(out=True),
        *said(
            "why_not_nearer",
            Words(cy="Pam na wnaiff lle nes y tro?", en="Why will no nearer place do?"),
            asked,
        ),
    )


def _decide(asked: Asked) -> tuple[Field, ...]:
    waiting = [one for one in asked.facts.placement_approvals if one.outcome is None]
    return (
        Field(
            name="approval_id",
            kind="radios",
            label=Words(cy="Pa leoliad?", en="Which placement?"),
            options=tuple(
                Option(
                    one.id,
                    Words(
                        cy=f"{care_codes.SETTINGS[one.kind].cy}, {care_codes.AREAS[one.area].cy}",
                        en=f"{care_codes.SETTINGS[one.kind].en}, {care_codes.AREAS[one.area].en}",
                    ),
                )
                for one in waiting
            ),
        ),
        Field(
            name="outcome",
            kind="radios",
            label=Words(cy="Beth a benderfynodd y panel?", en="What did the panel decide?"),
            options=options(care_codes.APPROVAL_OUTCOMES),
        ),
        Field(
            name="members",
            kind="members",
            label=Words(cy="Pwy oedd ar y panel", en="Who sat on the panel"),
            rows=6,
        ),
        *said("reasons", REASONS, asked),
    )


def _plan(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="discharge_on", kind="date", label=Words(cy="Diwrnod y rhyddhau", en="Day of the discharge")
        ),
        Field(
            name="follow_up_on",
            kind="date",
            label=Words(cy="Diwrnod yr apwyntiad dilynol", en="Day of the follow-up"),
        ),
        Field(
            name="service",
            kind="text",
            label=Words(
                cy="Pa wasanaeth sy'n gweld y plentyn wedyn?", en="Which service sees the child then?"
            ),
        ),
        _more("words"),
        language_field(asked.language),
    )


def _discharge(asked: Asked) -> tuple[Field, ...]:
    homes = tuple(kind for kind in care_codes.SETTINGS if kind not in care_codes.HOSPITAL_SETTINGS)
    return (
        Field(name="discharged_on", kind="date", label=Words(cy="Pryd?", en="When?")),
        _kind(homes),
        _area(),
        _more("emergency", _EMERGENCY),
        language_field(asked.language),
    )


def _follow_up(asked: Asked) -> tuple[Field, ...]:
    waiting = [one for one in asked.facts.discharges if one.discharged_on and not one.followed_up_on]
    return (
        Field(
            name="discharge_id",
            kind="radios",
            label=Words(cy="Pa apwyntiad dilynol?", en="Which follow-up?"),
            options=tuple(Option(one.id, day_in_words(one.follow_up_on)) for one in waiting),
        ),
        Field(
            name="seen",
            kind="radios",
            label=Words(cy="A welwyd y plentyn?", en="Was the child seen?"),
            options=(
                Option("yes", Words(cy="Do", en="Yes")),
                Option("no", Words(cy="Naddo", en="No")),
            ),
        ),
        Field(
            name="on",
            kind="date",
            label=Words(
                cy="Ar ba ddiwrnod? Os na welwyd y plentyn: y diwrnod newydd",
                en="On which day? Where the child was not seen: the new day",
            ),
        ),
        *said("words", Words(cy="Beth ddigwyddodd?", en="What happened?"), asked),
    )


def _finish_follow_up(document: dict[str, Any]) -> dict[str, Any]:
    return document | {"seen": document["seen"] == "yes"}


def _cancel(asked: Asked) -> tuple[Field, ...]:
    planned = [one for one in asked.facts.discharges if not one.discharged_on and not one.cancelled_at]
    return (
        Field(
            name="discharge_id",
            kind="radios",
            label=Words(cy="Pa gynllun?", en="Which plan?"),
            options=tuple(Option(one.id, day_in_words(one.discharge_on)) for one in planned),
        ),
        *said("reason", REASONS, asked),
    )


def _absence(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="reason",
            kind="radios",
            label=Words(cy="Pam?", en="Why?"),
            options=options(care_codes.ABSENCE_REASONS),
        ),
        Field(name="first_day", kind="date", label=Words(cy="Y diwrnod cyntaf", en="The first day")),
        Field(
            name="last_day", kind="date", label=Words(cy="Y diwrnod olaf", en="The last day"), optional=True
        ),
        Field(
            name="line_ids",
            kind="checkboxes",
            label=Words(cy="Pa linellau? Dim un: pob un", en="Which lines? None: every one"),
            options=tuple(Option(line.id, line_words(line)) for line in standing(asked.facts)),
            optional=True,
        ),
        _more("words"),
        language_field(asked.language),
    )


def _end_absence(asked: Asked) -> tuple[Field, ...]:
    away = [one for one in asked.facts.absences if one.last_day is None]
    return (
        Field(
            name="absence_id",
            kind="radios",
            label=Words(cy="Pa absenoldeb?", en="Which absence?"),
            options=tuple(
                Option(
                    one.id,
                    Words(
                        cy=f"{care_codes.ABSENCE_REASONS[one.reason].cy}, {day_in_words(one.first_day).cy}",
                        en=f"{care_codes.ABSENCE_REASONS[one.reason].en}, {day_in_words(one.first_day).en}",
                    ),
                )
                for one in away
            ),
        ),
        Field(
            name="last_day", kind="date", label=Words(cy="Y diwrnod olaf i ffwrdd", en="The last day away")
        ),
    )


FORMS: dict[type[Command], Form] = {
    commands.RecordSetting: Form(
        fields=_move,
        fixed={"act": "move"},
        intro=Words(
            cy="Ar ward oedolion neu wedi'i wahanu, dywedir wrth y ddau brif weithredwr ar unwaith a phob "
            "dydd. "
            "Cymeradwyir lleoliad y tu allan i'r ardal gan y panel yn gyntaf, ond nid yw gofal brys yn aros.",
            en="On an adult ward or in segregation, both chief executives are told at once and every day. A "
            "placement out of area is approved by the panel first, but urgent care does not wait.",
        ),
    ),
    commands.JudgeSetting: Form(
        fields=_judge,
        fixed={"act": "judge"},
        intro=Words(
            cy="Pan fydd iechyd a gofal cymdeithasol yn dweud bod y lle'n anaddas, mae'r diwrnodau yno'n "
            "cyfrif.",
            en="Once health and social care both say that the setting is unsuitable, the days there count.",
        ),
    ),
    commands.AskProviders: Form(
        fields=_ask,
        finish=_each_line,
        fixed={"act": "ask"},
        intro=Words(
            cy="Mae gan bob ymholiad ei rif a'i amser i ateb. Nid oes angen cytundeb ar arian cyn gofyn.",
            en="Each enquiry has its number and its time to answer. No agreement about money is needed to "
            "ask.",
        ),
    ),
    commands.RecordAnswer: Form(
        fields=_answer,
        fixed={"act": "answer"},
        intro=Words(cy="Ticiwch bawb a roddodd yr un ateb.", en="Tick everybody who gave the same answer."),
    ),
    commands.AnswerOffer: Form(
        fields=_offer,
        fixed={"act": "answer_offer"},
        intro=Words(
            cy="Os derbynnir y lle, daw'r chwilio i ben a'r cam nesaf yw'r symud.",
            en="Where the place is taken the search ends, and the move is the next step.",
        ),
    ),
    commands.EndSearch: Form(
        fields=_end_search,
        fixed={"act": "end"},
        intro=Words(cy="Nid oes angen lle mwyach.", en="No place is needed any more."),
    ),
    commands.AskApproval: Form(
        fields=_ask_approval,
        fixed={"act": "ask"},
        intro=Words(
            cy="Tra bo lle nes wedi'i gynnig, nid oes gofyn am un pellach.",
            en="While a nearer place is offered, none further away is asked for.",
        ),
    ),
    commands.DecideApproval: Form(
        fields=_decide,
        fixed={"act": "decide"},
        intro=Words(
            cy="Mae gwrthod ar ôl argyfwng yn symud neb: chwilir am le addas.",
            en="A refusal after an emergency moves nobody: a suitable place is looked for.",
        ),
    ),
    commands.PlanDischarge: Form(
        fields=_plan,
        fixed={"act": "plan"},
        intro=Words(
            cy="Nid oes rhyddhau heb ddyddiad dilynol a gwasanaeth a enwir.",
            en="There is no discharge without a dated follow-up and a named service.",
        ),
    ),
    commands.RecordDischarge: Form(
        fields=_discharge,
        fixed={"act": "discharge"},
        intro=Words(cy="Mae amser yr apwyntiad dilynol yn dechrau.", en="The time of the follow-up begins."),
    ),
    commands.RecordFollowUp: Form(
        fields=_follow_up,
        finish=_finish_follow_up,
        fixed={"act": "follow_up"},
        intro=Words(
            cy="Os na welwyd y plentyn, mae diwrnod newydd, a dywedir wrth y ddau bennaeth gwasanaeth.",
            en="Where the child was not seen there is a new day, and both heads of service are told.",
        ),
    ),
    commands.CancelDischarge: Form(
        fields=_cancel,
        fixed={"act": "cancel"},
        intro=Words(cy="Mae'r plentyn yn aros lle mae.", en="The child stays where it is."),
    ),
    commands.RecordAbsence: Form(
        fields=_absence,
        fixed={"act": "record"},
        intro=Words(
            cy="Nid yw absenoldeb yn dod â dim i ben. Mae'r taliadau'n dilyn yr hyn y mae'r cytundeb yn ei "
            "ddweud.",
            en="An absence ends nothing. Payments follow what the agreement says.",
        ),
    ),
    commands.EndAbsence: Form(
        fields=_end_absence,
        fixed={"act": "end"},
        intro=Words(cy="Mae'r plentyn yn ôl.", en="The child is back."),
    ),
}
