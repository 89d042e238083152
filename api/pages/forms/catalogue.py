"""The form of every command upon a case: what follows from it in a sentence, and its questions."""

from __future__ import annotations

from typing import Any

from agreements.formulas.panel_determined import PanelDetermined
from agreements.payers import PAYER_ROLES, ROLE_WORDS
from agreements.words import Words
from api.pages.clock_words import asked as clock_asks
from api.pages.forms.choices import claim, line_words, options, said, shares, standing
from api.pages.forms.fields import Asked, Field, Form, Option, Unfinished
from workflow.casework import codes, commands
from workflow.casework.assessing import PAUSABLE
from workflow.casework.commands import Command

_REASONS = Words(cy="Rhesymau", en="Reasons")


def _nothing(asked: Asked) -> tuple[Field, ...]:
    return ()


# --------------------------------------------------------------------------------------- assessing, deciding


def _assessment(asked: Asked) -> tuple[Field, ...]:
    needs = asked.under.needs
    recorded = {need.domain: need.level for need in asked.facts.needs}
    return (
        Field(
            name="levels",
            kind="levels",
            label=Words(cy="Lefel pob parth", en="The level of each domain"),
            hint=Words(
                cy="Nid yw'r parthau a'r lefelau wedi'u cadarnhau yn erbyn y canllawiau ar gyfer Cymru.",
                en="The domains and levels are not confirmed against the guidance for Wales.",
            ),
            options=tuple(Option(domain.code, domain.name) for domain in needs.domains),
            initial={f"levels-{domain}": level for domain, level in recorded.items()},
        ),
    )


def _decision(asked: Asked) -> tuple[Field, ...]:
    levels = {need.domain: need.level for need in asked.facts.needs}
    indicator = asked.under.needs.indicator(levels)
    return (
        Field(
            name="outcome",
            kind="radios",
            label=Words(cy="Beth a benderfynodd y panel?", en="What did the panel decide?"),
            hint=indicator.words,
            options=(
                Option("eligible", Words(cy="Mae'r plentyn yn gymwys", en="The child is eligible")),
                Option(
                    "not_eligible", Words(cy="Nid yw'r plentyn yn gymwys", en="The child is not eligible")
                ),
                Option("deferred", Words(cy="Gohiriwyd y penderfyniad", en="The decision was deferred")),
            ),
        ),
        Field(
            name="members",
            kind="members",
            label=Words(cy="Pwy oedd ar y panel", en="Who sat on the panel"),
            hint=Words(
                cy="O leiaf dri, un o'r bwrdd iechyd ac un o'r awdurdod lleol.",
                en="At least three, one of the health board and one of the council.",
            ),
            rows=6,
        ),
        *said("reasons", _REASONS, asked),
        Field(
            name="departure",
            kind="textarea",
            label=Words(
                cy="Os yw'r panel yn gwyro oddi wrth y dangosydd, pam?",
                en="If the panel departs from the indicator, why?",
            ),
            optional=True,
        ),
    )


def _handover(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="family_declined",
            kind="radios",
            label=Words(cy="Beth ddigwyddodd?", en="What has happened?"),
            options=(
                Option(
                    "no",
                    Words(
                        cy="Mae gwasanaeth a enwir wedi derbyn y plentyn",
                        en="A named service has accepted the child",
                    ),
                ),
                Option(
                    "yes",
                    Words(
                        cy="Dewisodd y teulu beidio â derbyn gwasanaeth", en="The family declined a service"
                    ),
                ),
            ),
        ),
        Field(
            name="service",
            kind="text",
            label=Words(cy="Enw'r gwasanaeth", en="The name of the service"),
            optional=True,
        ),
        Field(
            name="starts_on",
            kind="date",
            label=Words(cy="O ba ddyddiad?", en="From which date?"),
            optional=True,
        ),
    )


def _finish_handover(document: dict[str, Any]) -> dict[str, Any]:
    if document["family_declined"] == "yes":
        return {"family_declined": True}
    for name in ("service", "starts_on"):
        if name not in document:
            raise Unfinished(
                name if name == "service" else "starts_on-day",
                Words(
                    cy="Rhowch enw'r gwasanaeth a'r dyddiad y mae'n derbyn y plentyn.",
                    en="Give the name of the service and the date from which it accepts the child.",
                ),
            )
    return document | {"family_declined": False}


# --------------------------------------------------------------------------------------- package and money


def _package(asked: Asked) -> tuple[Field, ...]:
    there = standing(asked.facts)
    stand = Field(
        name="lines_stand",
        kind="radios",
        label=Words(cy="A yw'r llinellau cost hyn yn sefyll?", en="Do these cost lines stand?"),
        hint=Words(
            cy="; ".join(line_words(line).cy for line in there) or "-",
            en="; ".join(line_words(line).en for line in there) or "-",
        ),
        options=(
            Option("yes", Words(cy="Ydynt", en="Yes")),
            Option("no", Words(cy="Nac ydynt: rhof rai newydd isod", en="No: I give new ones below")),
        ),
    )
    return (
        Field(
            name="package_start",
            kind="date",
            label=Words(cy="Dyddiad cychwyn y pecyn", en="The start date of the package"),
        ),
        *((stand,) if there else ()),
        Field(
            name="lines",
            kind="lines",
            label=Words(cy="Llinellau cost", en="Cost lines"),
            hint=Words(
                cy="Gadewch res yn wag os nad oes ei hangen. Ar linell amser, rhaid i'r oriau wrth y "
                "gyfradd ddod i'r swm.",
                en="Leave a row empty where it is not needed. On a time line the hours at the rate must "
                "come to the amount.",
            ),
            rows=8,
            optional=bool(there),
        ),
        *_panel_shares(asked),
    )


def _panel_shares(asked: Asked) -> tuple[Field, ...]:
    """Only where an agreement of the region leaves the shares to a panel."""
    case = asked.facts.case
    determined = any(
        isinstance(rule, PanelDetermined)
        for agreement in asked.under.book.all()
        if agreement.covers_region(case.region) and case.service in agreement.services
        for rule in agreement.rules
    )
    if not determined:
        return ()
    return (
        Field(
            name="panel_shares",
            kind="shares",
            label=Words(
                cy="Cyfrannau a bennodd y panel, yr wythnos", en="Shares that the panel determined, a week"
            ),
            options=tuple(Option(role, ROLE_WORDS[role]) for role in PAYER_ROLES),
            optional=True,
        ),
    )


def _finish_package(document: dict[str, Any]) -> dict[str, Any]:
    stand = document.pop("lines_stand", None)
    if stand == "yes":
        document.pop("lines", None)
    elif stand == "no" and "lines" not in document:
        raise Unfinished("lines-0-kind", Words(cy="Rhowch y llinellau newydd.", en="Give the new lines."))
    return document


def _confirm(asked: Asked) -> tuple[Field, ...]:
    side = "health_at" if asked.actor.body == asked.facts.case.health_board else "social_at"
    needs = asked.under.needs
    waiting = [
        Option(
            f"domain:{need.domain}",
            Words(
                cy=f"{needs.domain(need.domain).name.cy}: {needs.level(need.level).name.cy}",
                en=f"{needs.domain(need.domain).name.en}: {needs.level(need.level).name.en}",
            ),
        )
        for need in asked.facts.needs
        if getattr(need, side) is None
    ]
    lines = [
        Option(f"line:{line.id}", line_words(line))
        for line in standing(asked.facts)
        if getattr(line, side) is None
    ]
    return (
        Field(
            name="items",
            kind="checkboxes",
            label=Words(cy="Beth mae eich corff yn ei gadarnhau?", en="What does your body confirm?"),
            hint=Words(
                cy="Tynnwch y tic oddi ar unrhyw beth nad ydych yn ei gadarnhau eto.",
                en="Take the tick from anything that you do not confirm yet.",
            ),
            options=(*waiting, *lines),
            checked=True,
        ),
    )


def _finish_confirm(document: dict[str, Any]) -> dict[str, Any]:
    pairs = [item.partition(":") for item in document["items"]]
    return {
        "domains": [key for kind, _, key in pairs if kind == "domain"],
        "line_ids": [key for kind, _, key in pairs if kind == "line"],
    }


def _propose(asked: Asked) -> tuple[Field, ...]:
    return (
        shares(
            asked,
            Words(cy="Eich rhaniad, mewn punnoedd yr wythnos", en="Your split, in pounds a week"),
            optional=False,
            hint=_WHOLE_COST,
        ),
        *said("reasons", _REASONS, asked),
    )


_WHOLE_COST = Words(
    cy="Rhaid i'r symiau ddod i'r gost gyfan, ac ni chaiff amser nyrs na llinell iechyd ddisgyn ar gyngor.",
    en="The amounts must come to the whole cost, and no nurse's time or health line may lie with a council.",
)


# --------------------------------------------------------------------------------------------- time limits


def _clocks(asked: Asked, status: str) -> tuple[Option, ...]:
    return tuple(
        Option(clock.id, clock_asks(clock))
        for clock in asked.facts.deadlines
        if clock.status == status and (status == "paused" or clock.kind in PAUSABLE)
    )


def _pause(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="deadline_id",
            kind="radios",
            label=Words(cy="Pa derfyn amser?", en="Which time limit?"),
            options=_clocks(asked, "open"),
        ),
        *said("reason", Words(cy="Beth yw rheswm y teulu?", en="What is the family's reason?"), asked),
    )


def _resume(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="deadline_id",
            kind="radios",
            label=Words(cy="Pa derfyn amser?", en="Which time limit?"),
            options=_clocks(asked, "paused"),
        ),
    )


# --------------------------------------------------------------------------------------------------- care


def _need(asked: Asked) -> tuple[Field, ...]:
    return said(
        "reason", Words(cy="Pam mae angen y cymorth nawr?", en="Why is the support needed now?"), asked
    )


def _delivery(asked: Asked) -> tuple[Field, ...]:
    waiting = {
        payer.line_id for payer in asked.facts.payers if payer.to_on is None and payer.delivered_at is None
    }
    return (
        Field(
            name="line_ids",
            kind="checkboxes",
            label=Words(cy="Beth sy'n cael ei ddarparu nawr?", en="What is being delivered now?"),
            options=tuple(
                Option(line.id, line_words(line)) for line in standing(asked.facts) if line.id in waiting
            ),
            checked=True,
        ),
    )


def _review(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="needs_changed",
            kind="radios",
            label=Words(cy="A yw anghenion y plentyn wedi newid?", en="Have the child's needs changed?"),
            options=(
                Option("yes", Words(cy="Ydynt", en="Yes")),
                Option("no", Words(cy="Nac ydynt", en="No")),
            ),
        ),
        *said("findings", Words(cy="Beth a welwyd", en="What was found"), asked),
    )


def _finish_review(document: dict[str, Any]) -> dict[str, Any]:
    return document | {"needs_changed": document["needs_changed"] == "yes"}


def _end(asked: Asked) -> tuple[Field, ...]:
    only = (*codes.NATURAL_ENDINGS, "both_bodies")
    return (
        Field(
            name="reason",
            kind="radios",
            label=Words(cy="Pam mae'r achos yn dod i ben?", en="Why does the case end?"),
            options=options(codes.END_REASONS, only),
        ),
    )


# -------------------------------------------------------------------------------------- answers, disagreements


def _object(asked: Asked) -> tuple[Field, ...]:
    return (
        Field(
            name="ground",
            kind="radios",
            label=Words(cy="Ar ba sail?", en="On which ground?"),
            options=options(codes.GROUNDS, codes.OBJECTION_GROUNDS),
        ),
        *said("reasons", _REASONS, asked),
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
        *said("reasons", _REASONS, asked),
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
        *said("reasons", _REASONS, asked),
        *(
            (
                shares(
                    asked,
                    Words(
                        cy="Os ydych yn setlo ar symiau eraill: y rhaniad yr wythnos",
                        en="If you settle on other amounts: the split a week",
                    ),
                    optional=True,
                    hint=_WHOLE_COST,
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


# ------------------------------------------------------------------------------------------ Welsh Government


def _reply(asked: Asked) -> tuple[Field, ...]:
    waiting = [one for one in asked.facts.referrals if one.closed_at is None]
    about = {
        "disagreement": Words(cy="anghytundeb heb ei setlo", en="a disagreement not settled"),
        "support": Words(cy="cymorth heb ei ddarparu", en="support not delivered"),
    }
    which = Field(
        name="referral_id",
        kind="radios",
        label=Words(cy="Pa gyfeiriad?", en="Which referral?"),
        options=tuple(Option(one.id, about[one.about]) for one in waiting),
    )
    return (
        *((which,) if len(waiting) > 1 else ()),
        Field(
            name="kind",
            kind="radios",
            label=Words(cy="Pa fath o ateb?", en="Which kind of reply?"),
            hint=Words(
                cy="Dim ond cyfarwyddyd gan y Gweinidogion sy'n rhwymo.",
                en="Only a Ministerial direction binds.",
            ),
            options=options(codes.REPLY_KINDS),
        ),
        *(
            Field(
                name=field.name,
                kind=field.kind,
                label=field.label,
                hint=field.hint,
                options=field.options,
                optional=field.name == "words",
                initial=field.initial,
            )
            for field in said("words", Words(cy="Geiriau'r ateb", en="The words of the reply"), asked)
        ),
        Field(
            name="target_on",
            kind="date",
            label=Words(
                cy="Dyddiad targed y cytunwyd arno â Llywodraeth Cymru (dewisol)",
                en="Target date agreed with Welsh Government (optional)",
            ),
            optional=True,
        ),
        Field(
            name="instrument",
            kind="text",
            label=Words(cy="Cyfarwyddyd: yr offeryn", en="Direction: the instrument"),
            optional=True,
        ),
        Field(
            name="power",
            kind="text",
            label=Words(cy="Cyfarwyddyd: y pŵer", en="Direction: the power"),
            optional=True,
        ),
        Field(
            name="dated_on",
            kind="date",
            label=Words(cy="Cyfarwyddyd: y dyddiad", en="Direction: its date"),
            optional=True,
        ),
        shares(
            asked,
            Words(
                cy="Cyfarwyddyd: y rhaniad yr wythnos, os yw'n enwi un",
                en="Direction: the split a week, if it names one",
            ),
            optional=True,
            hint=_WHOLE_COST,
        ),
    )


def _finish_reply(document: dict[str, Any]) -> dict[str, Any]:
    kind = document["kind"]
    if kind == "direction" and not {"instrument", "power", "dated_on"} <= document.keys():
        raise Unfinished(
            "instrument",
            Words(
                cy="Rhaid i gyfarwyddyd enwi ei offeryn, ei bŵer a'i ddyddiad.",
                en="A direction must name its instrument, its power and its date.",
            ),
        )
    if kind in ("returned", "information_wanted", "steer") and "words" not in document:
        raise Unfinished(
            "words",
            Words(cy="Mae angen geiriau ar ateb o'r math hwn.", en="A reply of this kind needs words."),
        )
    return document


# ------------------------------------------------------------------------------------------------ the table

FORMS: dict[type[Command], Form] = {
    commands.AcknowledgeReferral: Form(
        fields=_nothing,
        intro=Words(
            cy="Bydd yr atgyfeiriwr yn gwybod bod yr atgyfeiriad wedi cyrraedd, a bydd amser yr asesiad yn "
            "cychwyn.",
            en="The referrer will know that the referral has arrived, and the time for the assessment "
            "begins.",
        ),
    ),
    commands.RecordAssessment: Form(
        fields=_assessment,
        intro=Words(
            cy="Mae'r gwasanaeth yn cyfrif dangosydd o'r lefelau. Y panel sy'n penderfynu.",
            en="The service computes an indicator from the levels. The panel decides.",
        ),
    ),
    commands.ListForPanel: Form(
        fields=_nothing,
        intro=Words(
            cy="Bydd y ddau gorff yn cael gwybod, a bydd amser penderfyniad y panel yn cychwyn.",
            en="Both bodies are told, and the time for the panel's decision begins.",
        ),
    ),
    commands.RecordDecision: Form(
        fields=_decision,
        intro=Words(
            cy="Cofnodwch yr hyn a benderfynodd panel â chworwm. Nid yw'r gwasanaeth byth yn penderfynu "
            "cymhwysedd.",
            en="Record what a quorate panel decided. The service never decides eligibility.",
        ),
    ),
    commands.SendDecisionLetter: Form(
        fields=_nothing,
        intro=Words(
            cy="Rydych yn cofnodi bod y teulu wedi cael y penderfyniad yn ysgrifenedig, yn eu dewis iaith.",
            en="You record that the family has been given the decision in writing, in the language they "
            "chose.",
        ),
    ),
    commands.HandOver: Form(
        fields=_handover,
        finish=_finish_handover,
        intro=Words(
            cy="Ni chaiff achos gau nes bod gwasanaeth a enwir wedi derbyn y plentyn ac wedi rhoi dyddiad, "
            "neu nes bod y "
            "teulu wedi gwrthod.",
            en="A case closes only when a named service has accepted the child with a date, or the family "
            "has declined.",
        ),
    ),
    commands.RecordPackage: Form(
        fields=_package,
        finish=_finish_package,
        intro=Words(
            cy="Enwir talwr i bob llinell ar unwaith. Os oes un cytundeb ysgrifenedig mewn grym, cyhoeddir "
            "y rhaniad nawr, "
            "a'i dalu o'r diwrnod cyntaf.",
            en="A payer is named for every line at once. Where one written agreement is in force the split "
            "is announced "
            "now, and paid from the first day.",
        ),
    ),
    commands.Confirm: Form(
        fields=_confirm,
        finish=_finish_confirm,
        intro=Words(
            cy="Pan fydd y ddwy ochr wedi cadarnhau popeth, mae'r amser i ateb y rhaniad yn dechrau.",
            en="When both sides have confirmed everything, the time to answer the split begins.",
        ),
    ),
    commands.Pause: Form(
        fields=_pause,
        intro=Words(
            cy="Dim ond amserau'r asesiad a'r trefnu y gellir eu hoedi, am reswm y teulu. Nid oes dim mewn "
            "anghytundeb yn oedi.",
            en="Only the times of assessing and arranging can be paused, for a reason of the family's. "
            "Nothing in a "
            "disagreement pauses.",
        ),
    ),
    commands.Resume: Form(
        fields=_resume,
        intro=Words(
            cy="Bydd y terfyn amser yn dod i ben yn hwyrach o hyd yr oedi, byth yn gynt.",
            en="The time limit ends later by the length of the pause, never earlier.",
        ),
    ),
    commands.NeedSupport: Form(
        fields=_need,
        fixed={"act": "need_support"},
        intro=Words(
            cy="Mae gofal yn cychwyn heb aros am benderfyniad nac am y ddadl am arian.",
            en="Care starts without waiting for a decision or for the argument about money.",
        ),
    ),
    commands.AcceptPayment: Form(
        fields=_nothing,
        fixed={"act": "accept_payment"},
        intro=Words(
            cy="Mae eich corff yn derbyn talu'r darparwr am ei linellau am y tro, heb ragfarn: nid yw'n "
            "cytuno i'r gyfran, ac "
            "ad-delir yr hyn nad yw'n ddyledus.",
            en="Your body accepts paying the provider for its lines for the time being, without prejudice: "
            "it does not agree "
            "to the share, and what it does not owe is reimbursed.",
        ),
    ),
    commands.InstructProvider: Form(
        fields=_nothing,
        fixed={"act": "instruct_provider"},
        intro=Words(
            cy="Rydych yn cofnodi bod darparwr llinellau eich corff wedi cael gwybod i gychwyn.",
            en="You record that the provider of your body's lines has been told to start.",
        ),
    ),
    commands.ConfirmDelivery: Form(
        fields=_delivery,
        fixed={"act": "confirm_delivery"},
        intro=Words(
            cy="Ticiwch ddim ond yr hyn sydd wir yn cael ei ddarparu. Mae diwrnodau heb y cymorth a "
            "aseswyd yn cyfrif nes "
            "bod y cyfan yn ei le.",
            en="Tick only what is really being delivered. Days without the assessed support count until "
            "all of it is there.",
        ),
    ),
    commands.ReviewCare: Form(
        fields=_review,
        finish=_finish_review,
        fixed={"act": "review"},
        intro=Words(
            cy="Mae lefelau nad ydynt wedi newid yn parhau. Os ydynt wedi newid, caiff y plentyn ei asesu "
            "eto tra bo'r gofal "
            "a'r taliadau'n parhau.",
            en="Unchanged levels go on. Where they have changed the child is assessed anew while care and "
            "payment go on.",
        ),
    ),
    commands.EndCase: Form(
        fields=_end,
        fixed={"act": "end"},
        intro=Words(
            cy="Mae marwolaeth yn atal pob llythyr i'r teulu a phob terfyn amser ar unwaith. Os cytundeb y "
            "ddau gorff yw'r "
            "rheswm, rhaid i swyddog o bob corff ddweud yr un peth.",
            en="A death stops every letter to the family and every time limit at once. Where the reason is "
            "that both bodies "
            "agree, an officer of each must say the same.",
        ),
        warning=Words(cy="Ni ellir dadwneud hyn.", en="This cannot be undone."),
    ),
    commands.SendFamilyNote: Form(
        fields=_nothing,
        intro=Words(
            cy="Dywedir wrth y teulu fod anghytundeb, ar ba gam y mae ac erbyn pryd; byth y ddadl na'r "
            "symiau.",
            en="The family is told that there is a disagreement, its stage and its date; never the "
            "argument or the sums.",
        ),
    ),
    commands.Propose: Form(
        fields=_propose,
        intro=Words(
            cy="Nid oes cytundeb ysgrifenedig yn ateb, felly mae'r cyrff yn cynnig rhaniad â llaw. Caiff "
            "ei dalu ar unwaith, "
            "heb ragfarn, ac mae'r corff arall yn ateb.",
            en="No written agreement answers, so the bodies propose a split by hand. It is paid at once, "
            "without prejudice, "
            "and the other body answers.",
        ),
    ),
    commands.Accept: Form(
        fields=_nothing,
        fixed={"answer": "accept"},
        intro=Words(
            cy="Mae eich corff yn derbyn y rhaniad a gyhoeddwyd. Pan fydd y ddau gorff wedi derbyn, "
            "drafftir y telerau i'w "
            "llofnodi. Nid llofnod yw hwn.",
            en="Your body accepts the announced split. When both bodies have accepted, the terms are "
            "drafted for signature. "
            "This is not a signature.",
        ),
    ),
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
    commands.RecordReply: Form(
        fields=_reply,
        finish=_finish_reply,
        intro=Words(
            cy="Cofnodwch yr ateb fel y mae. Hyd nes y daw cyfarwyddyd, mae'r rhaniad a gyhoeddwyd yn "
            "parhau i gael ei dalu.",
            en="Record the reply as it is. Until a direction comes, the announced split goes on being paid.",
        ),
    ),
}
"""By command; signing and opening the bundle have pages of their own."""
