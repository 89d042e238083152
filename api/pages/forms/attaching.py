"""The forms of reports asked for, private notes, erasing and safeguarding. A file has a page of its own."""

from __future__ import annotations

from datetime import date

from agreements.words import Words
from api.pages.forms.choices import options, said
from api.pages.forms.fields import Asked, Field, Form, Option
from api.pages.showing import Show, last_day, name_of
from workflow.casework import attachment_codes as codes
from workflow.casework import commands
from workflow.casework.commands import Command
from workflow.casework.facts import ReportRequest
from workflow.casework.parties import party_of


def _day(moment: date) -> Words:
    return Words(cy=Show("cy").when(moment), en=Show("en").when(moment))


def report_words(asked: ReportRequest) -> Words:
    """A report that was asked for, as a choice: of whom, and since when."""
    who, since = codes.ADDRESSEES[asked.addressee], _day(asked.asked_at)
    return Words(cy=f"{who.cy}: gofynnwyd ar {since.cy}", en=f"{who.en}: asked for on {since.en}")


def _waited_for(asked: Asked) -> tuple[Option, ...]:
    return tuple(
        Option(one.id, report_words(one))
        for one in asked.facts.report_requests
        if one.outcome is None and one.body == asked.actor.body
    )


def _which(asked: Asked) -> Field:
    return Field(
        name="request_id",
        kind="radios",
        label=Words(cy="Pa adroddiad?", en="Which report?"),
        options=_waited_for(asked),
    )


def _ask(asked: Asked) -> tuple[Field, ...]:
    asks, language = said(
        "asks",
        Words(cy="Beth yr ydych yn gofyn amdano?", en="What do you ask for?"),
        asked,
        hint=Words(
            cy="Mae'r llythyr yn enwi'r plentyn ar ei ben ei hun: peidiwch â'i enwi yma.",
            en="The letter names the child by itself: do not name the child here.",
        ),
    )
    return (
        Field(
            name="addressee",
            kind="radios",
            label=Words(cy="Gan bwy?", en="Of whom?"),
            options=options(codes.ADDRESSEES),
        ),
        Field(
            name="to",
            kind="textarea",
            label=Words(cy="Enw a chyfeiriad", en="Name and address"),
            hint=Words(cy="Fel y byddant ar y llythyr.", en="As they are to stand on the letter."),
        ),
        asks,
        language,
    )


def _record(asked: Asked) -> tuple[Field, ...]:
    note, language = said(
        "said",
        Words(cy="Nodyn (dewisol)", en="A note (optional)"),
        asked,
    )
    return (
        _which(asked),
        Field(
            name="how",
            kind="radios",
            label=Words(cy="Sut y cyrhaeddodd?", en="How did it come?"),
            options=options(codes.HOW, ("paper", "e_mail", "other")),
        ),
        Field(name=note.name, kind="textarea", label=note.label, hint=note.hint, optional=True),
        language,
    )


def _decline(asked: Asked) -> tuple[Field, ...]:
    return (
        _which(asked),
        Field(
            name="outcome",
            kind="radios",
            label=Words(cy="Pam na fydd adroddiad?", en="Why will there be none?"),
            options=options(codes.REPORT_OUTCOMES, ("none_exists", "not_wanted")),
        ),
        *said("reason", Words(cy="Beth a ddywedwyd?", en="What was said?"), asked),
    )


def _only_which(asked: Asked) -> tuple[Field, ...]:
    return (_which(asked),)


def _erase(asked: Asked) -> tuple[Field, ...]:
    mine = [
        one for one in asked.facts.attachments if one.body == party_of(asked.actor) and one.erased_at is None
    ]
    return (
        Field(
            name="attachment_id",
            kind="radios",
            label=Words(cy="Pa ffeil?", en="Which file?"),
            options=tuple(
                Option(
                    one.id,
                    Words(
                        cy=f"{codes.TYPES[one.type].cy}, fersiwn {one.version}, {_day(one.at).cy}",
                        en=f"{codes.TYPES[one.type].en}, version {one.version}, {_day(one.at).en}",
                    ),
                )
                for one in mine
            ),
        ),
        *said("reason", Words(cy="Pam y caiff ei dileu?", en="Why is it erased?"), asked),
    )


def _note(asked: Asked) -> tuple[Field, ...]:
    return said(
        "note",
        Words(cy="Eich nodyn", en="Your note"),
        asked,
        hint=Words(
            cy="Dim ond swyddogion eich corff chi fydd yn ei ddarllen.",
            en="Only officers of your own body will read it.",
        ),
    )


def _tell(asked: Asked) -> tuple[Field, ...]:
    case = asked.facts.case
    return (
        Field(
            name="worry",
            kind="radios",
            label=Words(cy="Beth sy'n peri pryder?", en="What is the worry?"),
            options=options(codes.WORRIES),
        ),
        Field(
            name="team",
            kind="radios",
            label=Words(cy="Tîm diogelu pa gorff a gafodd wybod?", en="Whose safeguarding team was told?"),
            options=(
                Option("health_board", name_of(case.health_board)),
                Option("council", name_of(case.council)),
            ),
        ),
        *said(
            "words",
            Words(cy="Beth a ddywedwyd wrth y tîm?", en="What was the team told?"),
            asked,
            hint=Words(
                cy="Dim ond swyddogion eich corff chi fydd yn ei ddarllen. Peidiwch ag enwi'r plentyn.",
                en="Only officers of your own body will read it. Do not name the child.",
            ),
        ),
    )


def _confirm(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="safeguarding_id",
            kind="radios",
            label=Words(cy="Beth a gadarnhaodd y tîm?", en="What has the team confirmed?"),
            options=tuple(
                Option(
                    one.id,
                    Words(
                        cy=f"{codes.WORRIES[one.worry].cy}, {_day(one.told_at).cy}: {name_of(one.team).cy}",
                        en=f"{codes.WORRIES[one.worry].en}, {_day(one.told_at).en}: {name_of(one.team).en}",
                    ),
                )
                for one in asked.facts.safeguarding
                if one.confirmed_at is None and one.body == asked.actor.body
            ),
        ),
    )


def by_when(asked: ReportRequest) -> Words:
    """The last day of the time limit of a report."""
    return _day(last_day(asked.due_at))


FORMS: dict[type[Command], Form] = {
    commands.AskForReport: Form(
        fields=_ask,
        fixed={"act": "ask"},
        intro=Words(
            cy="Cewch lythyr yn y ddwy iaith, gyda dolen untro i anfon yr adroddiad drwyddi heb gyfrif. "
            "Mae'r asesiad yn mynd ymlaen heb aros amdano.",
            en="You get a letter in both languages, with a one-time link through which the report can "
            "be sent "
            "without an account. The assessment goes on without waiting for it.",
        ),
    ),
    commands.RecordReport: Form(
        fields=_record,
        fixed={"act": "record"},
        intro=Words(
            cy="Ar gyfer adroddiad a ddaeth ar bapur neu drwy e-bost. Os oes ffeil gennych, atodwch hi "
            "yn lle hynny.",
            en="For a report that came on paper or by e-mail. If you have a file, attach it instead.",
        ),
    ),
    commands.DeclineReport: Form(
        fields=_decline,
        fixed={"act": "decline"},
        intro=Words(
            cy="Mae'r cais yn cau, ac nid yw'r ddolen yn gweithio mwyach.",
            en="The request closes, and the link no longer works.",
        ),
    ),
    commands.RenewUploadLink: Form(
        fields=_only_which,
        fixed={"act": "renew_link"},
        intro=Words(
            cy="Bydd y ddolen newydd yn y llythyr. Nid yw'r un o'i blaen yn gweithio mwyach.",
            en="The new link stands in the letter. The one before it no longer works.",
        ),
    ),
    commands.RevokeUploadLink: Form(
        fields=_only_which,
        fixed={"act": "revoke_link"},
        intro=Words(
            cy="Ni fydd y ddolen yn gweithio mwyach. Gall yr adroddiad ddod mewn ffordd arall o hyd.",
            en="The link will no longer work. The report may still come in another way.",
        ),
    ),
    commands.EraseAttachment: Form(
        fields=_erase,
        intro=Words(
            cy="Caiff cynnwys ac enw'r ffeil eu dileu am byth. Erys ei hôl bys ar y cofnod.",
            en="The content and the name of the file are erased for good. Its fingerprint stays on the "
            "record.",
        ),
        warning=Words(cy="Ni ellir dadwneud hyn.", en="This cannot be undone."),
    ),
    commands.WriteNote: Form(
        fields=_note,
        intro=Words(
            cy="Nodyn i'ch corff chi yn unig. Nid yw'r corff arall na Llywodraeth Cymru byth yn ei weld.",
            en="A note for your own body alone. The other body and Welsh Government never see it.",
        ),
    ),
    commands.TellSafeguarding: Form(
        fields=_tell,
        fixed={"act": "tell"},
        intro=Words(
            cy="Cofnodwch eich bod wedi rhoi gwybod i dîm diogelu. Os oes perygl nawr, ffoniwch 999 yn "
            "gyntaf. "
            "Nid yw hyn yn atal y gofal na'r un terfyn amser.",
            en="Record that you have told a safeguarding team. If there is danger now, ring 999 first. "
            "This stops "
            "neither care nor any time limit.",
        ),
    ),
    commands.ConfirmSafeguarding: Form(
        fields=_confirm,
        fixed={"act": "confirm"},
        intro=Words(
            cy="Rydych yn cofnodi bod y tîm diogelu wedi cadarnhau iddo gael gwybod.",
            en="You record that the safeguarding team has confirmed that it was told.",
        ),
    ),
}
