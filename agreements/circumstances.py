"""What a package's circumstances are called: marks, eligibility, and where money towards it comes from.

Closed lists with their words; who records them and when is not decided here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from agreements.words import Words

Mark = Literal[
    "fast_track", "section_117", "looked_after", "detained", "end_of_life", "hospital_discharge"
]  # fmt: skip
Eligibility = Literal["eligible", "assessed_pending", "joint_not_eligible"]
IncomeSource = Literal["grant", "third_party", "insurance", "other_area"]


@dataclass(frozen=True, slots=True)
class Circumstance:
    """The name of one circumstance, as it stands in a sentence, and what it means."""

    name: Words
    meaning: Words


MARKS: Mapping[str, Circumstance] = {
    "fast_track": Circumstance(
        Words(cy="llwybr cyflym", en="fast track"),
        Words(
            cy="Mae'r angen yn un brys: mae'r gofal yn dechrau cyn i'r asesiad cyffredin orffen.",
            en="The need is urgent: care starts before the ordinary assessment is finished.",
        ),
    ),
    "section_117": Circumstance(
        Words(cy="ôl-ofal adran 117", en="section 117 aftercare"),
        Words(
            cy="Mae ôl-ofal yn ddyledus o dan adran 117 o Ddeddf Iechyd Meddwl 1983.",
            en="Aftercare is owed under section 117 of the Mental Health Act 1983.",
        ),
    ),
    "looked_after": Circumstance(
        Words(cy="plentyn sy'n derbyn gofal", en="looked-after child"),
        Words(cy="Mae awdurdod lleol yn gofalu am y plentyn.", en="A local authority looks after the child."),
    ),
    "detained": Circumstance(
        Words(cy="dan gadwad", en="detained"),
        Words(
            cy="Mae'r plentyn wedi'i gadw o dan Ddeddf Iechyd Meddwl 1983.",
            en="The child is detained under the Mental Health Act 1983.",
        ),
    ),
    "end_of_life": Circumstance(
        Words(cy="gofal diwedd oes", en="end-of-life care"),
        Words(cy="Mae'r pecyn yn ofal diwedd oes.", en="The package is end-of-life care."),
    ),
    "hospital_discharge": Circumstance(
        Words(cy="rhyddhau o'r ysbyty", en="discharge from hospital"),
        Words(
            cy="Mae'r pecyn yn dechrau er mwyn i'r plentyn adael yr ysbyty.",
            en="The package starts so that the child can leave hospital.",
        ),
    ),
}
ELIGIBILITY: Mapping[str, Circumstance] = {
    "eligible": Circumstance(
        Words(cy="cymwys", en="eligible"),
        Words(
            cy="Penderfynwyd bod y plentyn yn gymwys i gael gofal parhaus.",
            en="The child was found eligible for continuing care.",
        ),
    ),
    "assessed_pending": Circumstance(
        Words(cy="yn aros am benderfyniad", en="awaiting a decision"),
        Words(
            cy="Nid oes penderfyniad eto a yw'r plentyn yn gymwys.",
            en="There is no decision yet whether the child is eligible.",
        ),
    ),
    "joint_not_eligible": Circumstance(
        Words(cy="pecyn ar y cyd, heb fod yn gymwys", en="joint package, not eligible"),
        Words(
            cy="Nid yw'r plentyn yn gymwys, ond mae'r cyrff yn talu am becyn ar y cyd.",
            en="The child is not eligible, but the bodies pay for a package together.",
        ),
    ),
}
INCOME_SOURCES: Mapping[str, Circumstance] = {
    "grant": Circumstance(
        Words(cy="grant", en="grant"),
        Words(
            cy="Arian cyhoeddus a roddwyd at y pecyn hwn.", en="Public money that was given to this package."
        ),
    ),
    "third_party": Circumstance(
        Words(cy="cyfraniad trydydd parti", en="third-party contribution"),
        Words(
            cy="Arian gan elusen neu berson nad yw'n barti i'r cytundeb.",
            en="Money from a charity or a person who is not a party to the agreement.",
        ),
    ),
    "insurance": Circumstance(
        Words(cy="yswiriant neu iawndal", en="insurance or damages"),
        Words(
            cy="Arian sy'n dod o hawliad am anaf i'r plentyn.",
            en="Money that comes from a claim for an injury to the child.",
        ),
    ),
    "other_area": Circumstance(
        Words(cy="corff o ardal arall", en="a body of another area"),
        Words(
            cy="Arian gan fwrdd iechyd neu gyngor o'r tu allan i'r cytundeb.",
            en="Money from a health board or a council outside the agreement.",
        ),
    ),
}
for _codes, _said in ((Mark, MARKS), (Eligibility, ELIGIBILITY), (IncomeSource, INCOME_SOURCES)):
    if set(get_args(_codes)) != set(_said):
        raise RuntimeError("every circumstance needs its words")
