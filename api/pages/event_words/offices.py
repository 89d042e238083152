"""What happened to rules and offices, one plain sentence an event, in both languages. Joined in
`event_words`.
"""

from __future__ import annotations

from collections.abc import Callable

from agreements.words import Words
from api.pages.event_values import Data, limit_name
from api.pages.showing import name_of
from workflow.casework import office_codes

OFFICE_SAID: dict[str, tuple[str, str]] = {
    "CalendarReplanned": (
        "Cyfrifwyd y terfynau amser agored eto wrth restr newydd o wyliau banc. Symudwyd: {moved_count}.",
        "The open time limits were counted again with a new list of bank holidays. Moved: {moved_count}.",
    ),
    "RulesMigrated": (
        "Symudwyd yr achos o'r pecyn rheolau {from_pack} i {to_pack}. Terfynau amser: {clocks_count}.",
        "The case was moved from the rule pack {from_pack} to {to_pack}. Time limits: {clocks_count}.",
    ),
    "WouldHaveActed": (
        "Ar brawf: byddai'r gwasanaeth wedi gwneud hyn: {automatic_act}. Ni ddigwyddodd dim.",
        "On trial: the service would have done this: {automatic_act}. Nothing happened.",
    ),
    "AutomaticActHeldBack": (
        "Mae'r weithred awtomatig hon wedi'i diffodd gan gorff: {automatic_act}. Gofynnwyd i bobl weithredu.",
        "A body has switched this automatic act off: {automatic_act}. People were asked to act.",
    ),
    "TransferProposed": (
        "Cynigiwyd trosglwyddo'r cyfrifoldeb i gorff arall. Corff: {to_body_name}.",
        "A transfer of responsibility was proposed. To: {to_body_name}.",
    ),
    "TransferAccepted": (
        "Derbyniwyd y trosglwyddiad, o {from_on}.",
        "The transfer was accepted, from {from_on}.",
    ),
    "TransferAwaitsItsDay": (
        "Daw'r trosglwyddiad i rym ar {from_on}.",
        "The transfer takes effect on {from_on}.",
    ),
    "TransferRefused": ("Ni dderbyniwyd y trosglwyddiad.", "The transfer was not accepted."),
    "TransferWithdrawn": (
        "Tynnwyd y trosglwyddiad arfaethedig yn ôl.",
        "The proposed transfer was withdrawn.",
    ),
    "TransferUnanswered": (
        "Ni chafwyd ateb i'r trosglwyddiad arfaethedig mewn pryd.",
        "The proposed transfer was not answered in time.",
    ),
    "TransferDisputed": (
        "Agorwyd anghytundeb ynghylch y corff cyfrifol. Mae'r talwr yn aros fel y mae.",
        "A disagreement about the responsible body was opened. The payer stays as it is.",
    ),
    "ResponsibilityMoved": (
        "Symudodd y cyfrifoldeb, o {from_on}. Oddi wrth: {was_name}. At: {now_name}.",
        "Responsibility moved, from {from_on}. From: {was_name}. To: {now_name}.",
    ),
    "RecordCorrected": (
        "Cywirwyd cofnod: {corrected_field}. Mae'r digwyddiadau blaenorol yn sefyll.",
        "A record was corrected: {corrected_field}. The events before it stand.",
    ),
    "ServiceCorrected": ("Cywirwyd y gwasanaeth.", "The service was corrected."),
    "ReceivedDateCorrected": (
        "Cywirwyd y diwrnod y daeth yr atgyfeiriad i law.",
        "The day on which the referral was received was corrected.",
    ),
    "UrgencyCorrected": ("Cywirwyd a yw'r achos yn frys.", "Whether the case is urgent was corrected."),
    "PackageStartCorrected": (
        "Cywirwyd dyddiad cychwyn y pecyn: {package_start}.",
        "The start of the package was corrected: {package_start}.",
    ),
    "EntrySealed": (
        "Seliwyd cofnod am y plentyn anghywir: {entry_kind_said}. Ni all neb ei ddarllen ond y pennaeth "
        "gwasanaeth.",
        "An entry about the wrong child was sealed: {entry_kind_said}. Nobody can read it but the head of "
        "service.",
    ),
    "AssessmentWantedAnew": ("Mae angen asesu o'r newydd.", "A fresh assessment is needed."),
    "SealDecided": (
        "Penderfynwyd ynghylch y cofnod dan sêl: {decided_said}.",
        "It was decided about the sealed entry: {decided_said}.",
    ),
    "CaseReassigned": (
        "Mae gan yr achos berchennog arall.",
        "The case has another owner.",
    ),
}


def _lower(words: Words) -> Words:
    return Words(cy=words.cy[0].lower() + words.cy[1:], en=words.en[0].lower() + words.en[1:])


def _moved(data: Data) -> Words:
    """How many, and which of them."""
    names = [limit_name({"clock": one["clock"]}) for one in data["moved"]]
    if not names:
        return Words(cy="dim un", en="none")
    return Words(cy="; ".join(one.cy for one in names), en="; ".join(one.en for one in names))


def _recounted(data: Data) -> Words:
    moved = sum(one["due_at"] != one["was"] for one in data["clocks"])
    kept = len(data["clocks"]) - moved
    return Words(
        cy=f"{kept} wedi'u cadw, {moved} wedi'u cyfrif eto", en=f"{kept} kept, {moved} counted again"
    )


OFFICE_VALUES: dict[str, Callable[[Data], Words | str | int]] = {
    "moved_count": _moved,
    "clocks_count": _recounted,
    "from_pack": lambda data: data["from_pack"],
    "to_pack": lambda data: data["to_pack"],
    "automatic_act": lambda data: _lower(office_codes.AUTOMATIC_ACTS[data["act"]]),
    "to_body_name": lambda data: name_of(data["to_body"]),
    "was_name": lambda data: name_of(data["was"]),
    "now_name": lambda data: name_of(data["now_is"]),
    "corrected_field": lambda data: _lower(office_codes.CORRECTED[data["field"]]),
    "entry_kind_said": lambda data: _lower(office_codes.SEALED_KINDS[data["entry_kind"]]),
    "decided_said": lambda data: _lower(office_codes.SEAL_OUTCOMES[data["decided"]]),
}
