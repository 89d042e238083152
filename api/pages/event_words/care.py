"""What happened to the child's care, one plain sentence an event in both languages, and the values they
name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from agreements.clauses import day_in_words
from agreements.words import Words
from workflow.casework import care_codes

Told = tuple[str, str]
CARE_SAID: dict[str, Told] = {
    "DeliveryCounted": (
        "Cyfrifir diwrnodau heb gymorth o {day}, am fod ei angen nawr.",
        "Days without support are counted from {day}, because it is needed now.",
    ),
    "DeliveryDayMoved": (
        "O {day} y mae'r cymorth i gael ei ddarparu bellach; fe'i darperir eisoes.",
        "Support is now to be delivered from {day}; it is being delivered already.",
    ),
    "SupportDelivered": (
        "Cadarnhawyd, ar air {confirmed_by}, fod cymorth yn cael ei ddarparu: {care_lines}{care_complete}.",
        "On the word of {confirmed_by}, support was confirmed as delivered: {care_lines}{care_complete}.",
    ),
    "SupportStopped": (
        "Peidiodd cymorth â chael ei ddarparu o {day}, ar air {reported_by}: {care_lines}. Rheswm: "
        "{stop_reason}. Mae'r diwrnodau'n cyfrif eto.",
        "Support stopped being delivered from {day}, on the word of {reported_by}: {care_lines}. Reason: "
        "{stop_reason}. The days count again.",
    ),
    "ChildMoved": (
        "Symudodd y plentyn o {day}: {setting_kind} ({area}).",
        "The child moved from {day}: {setting_kind} ({area}).",
    ),
    "SettingJudged": (
        "Barn {care_side} am y lle: {setting_view}.",
        "The view of {care_side} on the setting: {setting_view}.",
    ),
    "SuitablePlaceWanted": (
        "Nid yw'r lle'n addas ({setting_kind}): mae angen lle addas o fewn terfyn amser.",
        "The setting is not suitable ({setting_kind}): a suitable place is needed within a time limit.",
    ),
    "SettingAlarm": (
        "Mae'r plentyn mewn lle sy'n galw am sylw heddiw ({setting_kind}): dywedwyd wrth y ddau brif "
        "weithredwr ac arweinydd y rhanbarth.",
        "The child is in a place that calls for attention today ({setting_kind}): both chief executives "
        "and the "
        "region's lead were told.",
    ),
    "PlacedInEmergency": (
        "Lleolwyd y plentyn ar frys y tu allan i'r ardal ({area}); mae angen cymeradwyaeth y panel ar "
        "unwaith.",
        "The child was placed out of area in an emergency ({area}); the panel's approval is asked for at "
        "once.",
    ),
    "ProvidersAsked": (
        "Gofynnwyd i ddarparwyr am le: {enquiries}. {setting_kind}, {area}.",
        "Providers were asked for a place: {enquiries}. {setting_kind}, {area}.",
    ),
    "ProviderAnswered": (
        "Atebodd darparwyr: {enquiries}. {enquiry_outcome}{refusal_reason}.",
        "Providers answered: {enquiries}. {enquiry_outcome}{refusal_reason}.",
    ),
    "ProviderDidNotAnswer": (
        "Ni atebodd darparwr o fewn ei amser (ymholiad {number}).",
        "A provider did not answer in its time (enquiry {number}).",
    ),
    "OfferAnswered": (
        "Atebwyd cynnig o le (ymholiad {number}): {enquiry_outcome}.",
        "An offered place was answered (enquiry {number}): {enquiry_outcome}.",
    ),
    "SearchEnded": ("Daeth y chwilio am le i ben.", "The search for a place ended."),
    "ApprovalAsked": (
        "Gofynnwyd i'r panel gymeradwyo lleoliad y tu allan i'r ardal: {setting_kind}, {area}. Gofynnwyd "
        "yn nes: "
        "{nearer_asked}.",
        "The panel was asked to approve a placement out of area: {setting_kind}, {area}. Asked nearer: "
        "{nearer_asked}.",
    ),
    "ApprovalDecided": (
        "Lleoliad y tu allan i'r ardal ({area}): {approval_outcome}.",
        "A placement out of area ({area}): {approval_outcome}.",
    ),
    "DischargePlanned": (
        "Cynlluniwyd rhyddhau o'r ysbyty ar {day}; apwyntiad dilynol ar {follow_up_on}.",
        "A discharge was planned for {day}; follow-up on {follow_up_on}.",
    ),
    "ChildDischarged": (
        "Rhyddhawyd y plentyn o'r ysbyty; apwyntiad dilynol ar {follow_up_on}.",
        "The child was discharged; follow-up on {follow_up_on}.",
    ),
    "DischargeCancelled": ("Canslwyd y rhyddhau a gynlluniwyd.", "The planned discharge was cancelled."),
    "FollowUpHeld": (
        "Cynhaliwyd yr apwyntiad dilynol ar {day}.",
        "The follow-up was held on {day}.",
    ),
    "FollowUpNotHeld": (
        "Ni welwyd y plentyn yn yr apwyntiad dilynol; diwrnod newydd: {follow_up_on}.",
        "The child was not seen at the follow-up; new day: {follow_up_on}.",
    ),
    "AbsenceRecorded": (
        "Cofnodwyd absenoldeb: {absence_reason}, o {day}{last_day}.",
        "An absence was recorded: {absence_reason}, from {day}{last_day}.",
    ),
    "AbsenceEnded": (
        "Daeth absenoldeb i ben; y diwrnod olaf i ffwrdd: {day}.",
        "An absence ended; the last day away: {day}.",
    ),
    "ConcernRecorded": (
        "Cofnodwyd pryder y teulu, yn ei eiriau ei hun: {concern_about}.",
        "A concern of the family's was recorded, in its own words: {concern_about}.",
    ),
    "ConcernAnswered": (
        "Atebwyd pryder y teulu: {concern_about}.",
        "The family's concern was answered: {concern_about}.",
    ),
    "BlockerOpened": (
        "Mae un gwasanaeth yn aros am un arall: {waiting_service} yn aros am {awaited_service}.",
        "One service waits on another: {waiting_service} waits for {awaited_service}.",
    ),
    "BlockerMovedUp": (
        "Ni ddatryswyd y rhwystr o fewn ei amser. Nawr: {blocker_stage}.",
        "The blocker was not resolved in its time. Now: {blocker_stage}.",
    ),
    "StartedAnyway": (
        "Cychwynnodd y gwasanaeth sy'n aros lle mae'n ddiogel: {waiting_service}.",
        "The waiting service has started where it safely can: {waiting_service}.",
    ),
    "BlockerResolved": (
        "Datryswyd rhwystr: {blocker_outcome}.",
        "A blocker was resolved: {blocker_outcome}.",
    ),
    "MeetingCalled": (
        "Galwyd cyfarfod brys o'r holl asiantaethau.",
        "An emergency meeting of all agencies was called.",
    ),
    "MeetingHeld": (
        "Cynhaliwyd y cyfarfod brys ar {day}. Yn bresennol: {attended}; yn gallu ymrwymo arian: "
        "{could_commit}; "
        "pethau a wrthodwyd: {refused}; tasgau: {actions}.",
        "The emergency meeting was held on {day}. Present: {attended}; could commit money: {could_commit}; "
        "things "
        "refused: {refused}; actions: {actions}.",
    ),
    "ActionClosed": ("Tasg o gyfarfod: {action_outcome}.", "Action from a meeting: {action_outcome}."),
    "WithdrawalNotified": (
        "Rhoddodd corff rybudd ei fod am dynnu ei gyllid yn ôl o {day}. Agorwyd anghytundeb; mae'r "
        "taliadau a'r "
        "gofal yn parhau.",
        "A body gave notice that it wants to withdraw its funding from {day}. A disagreement is open; "
        "payments and "
        "care go on.",
    ),
    "SplitAnewAfterNotice": (
        "Mae'r rhybudd yn sefyll: gofynnwyd i'r cyrff gynnig rhaniad newydd â llaw. Hyd hynny mae'r hen un "
        "yn "
        "parhau i gael ei dalu.",
        "The notice stands: the bodies were asked to propose a new split by hand. Until then the old one "
        "goes on "
        "being paid.",
    ),
}

Data = Mapping[str, Any]
_NOTHING = Words(cy="\N{ZERO WIDTH SPACE}", en="\N{ZERO WIDTH SPACE}")
_SIDES = {
    "health": Words(cy="iechyd", en="health"),
    "social": Words(cy="gofal cymdeithasol", en="social care"),
}
_DAYS = ("stopped_on", "from_on", "discharge_on", "held_on", "first_day", "last_day", "ends_on")
"""The day that an event is about, under whichever name it carries it; the first found."""


def _day(text: str) -> Words:
    return day_in_words(date.fromisoformat(text[:10]))


def _the_day(data: Data) -> Words:
    return _day(next(str(data[name]) for name in _DAYS if data.get(name)))


def _code(table: str, name: str) -> Callable[[Data], Words]:
    return lambda data: getattr(care_codes, table)[data[name]]


def _lowered(table: str, name: str) -> Callable[[Data], Words]:
    def said(data: Data) -> Words:
        words = getattr(care_codes, table)[data[name]]
        return Words(cy=words.cy[:1].lower() + words.cy[1:], en=words.en[:1].lower() + words.en[1:])

    return said


def _until(data: Data) -> Words:
    if not data.get("last_day"):
        return _NOTHING
    day = _day(data["last_day"])
    return Words(cy=f" hyd at {day.cy}", en=f" to {day.en}")


def _refusal(data: Data) -> Words:
    if not data.get("refusal_reason"):
        return _NOTHING
    words = care_codes.REFUSAL_REASONS[data["refusal_reason"]]
    return Words(cy=f" ({words.cy})", en=f" ({words.en})")


def _complete(data: Data) -> Words:
    if not data.get("complete"):
        return _NOTHING
    return Words(cy=". Mae'r cyfan yn ei le", en=". Everything is in place")


def _lines(data: Data) -> Words:
    number = len(data["lines"])
    noun = "linell" if number == 2 else "llinell"
    return Words(cy=f"{number} {noun}", en=f"{number} line{'' if number == 1 else 's'}")


CARE_VALUES: dict[str, Callable[[Data], Words | str | int]] = {
    "day": _the_day,
    "care_lines": _lines,
    "care_complete": _complete,
    "care_side": lambda data: _SIDES[data["side"]],
    "confirmed_by": lambda data: care_codes.CONFIRMERS[data.get("confirmed_by", "coordinator")],
    "reported_by": _code("CONFIRMERS", "reported_by"),
    "stop_reason": _lowered("STOP_REASONS", "stop_reason"),
    "setting_kind": _lowered("SETTINGS", "setting_kind"),
    "setting_view": _lowered("VIEWS", "setting_view"),
    "area": _lowered("AREAS", "area"),
    "enquiries": lambda data: len(data["enquiries"]),
    "enquiry_outcome": _code("ENQUIRY_OUTCOMES", "enquiry_outcome"),
    "refusal_reason": _refusal,
    "number": lambda data: data["number"],
    "nearer_asked": lambda data: data["nearer_asked"],
    "approval_outcome": _lowered("APPROVAL_OUTCOMES", "approval_outcome"),
    "follow_up_on": lambda data: _day(data["follow_up_on"]),
    "absence_reason": _lowered("ABSENCE_REASONS", "absence_reason"),
    "last_day": _until,
    "concern_about": _lowered("CONCERNS", "concern_about"),
    "waiting_service": _code("SERVICES", "waiting_service"),
    "awaited_service": _code("SERVICES", "awaited_service"),
    "blocker_stage": _lowered("BLOCKER_STAGES", "blocker_stage"),
    "blocker_outcome": _lowered("BLOCKER_OUTCOMES", "blocker_outcome"),
    "attended": lambda data: data["attended"],
    "could_commit": lambda data: data["could_commit"],
    "refused": lambda data: data["refused"],
    "actions": lambda data: len(data["actions"]),
    "action_outcome": _lowered("ACTION_OUTCOMES", "action_outcome"),
}
"""Named as the data of the events that carry them; no name is one of `event_values`."""
