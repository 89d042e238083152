"""From a moment of the script to an instant: which event it counts from, in working days. Asks no clock.

An event at midnight belongs to the day that has just ended: a time limit that ended on a Friday and one that
ended on a Tuesday are both followed by a first working day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from api.pages.event_words import kinds
from cytundeb.demonstration.script import LOAD, Moment, ScriptFault
from workflow.casework.changes import Event
from workflow.clocks.calendar import Calendar
from workflow.clocks.due import add_working_days, local_date

_LONDON = ZoneInfo("Europe/London")
_INSTANT = timedelta(microseconds=1)

ANCHORS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "opened": ("CaseOpened", {}),
    "needed": ("SupportNeeded", {}),
    "acknowledged": ("ReferralAcknowledged", {}),
    "assessed": ("AssessmentRecorded", {}),
    "paused": ("ClockPaused", {}),
    "listed": ("ListedForPanel", {}),
    "decided": ("PanelDecided", {}),
    "letter": ("DecisionLetterSent", {}),
    "costed": ("PackageCosted", {}),
    "confirmed": ("LevelsAndLinesConfirmed", {}),
    "confirmation_passed": ("ConfirmationTimePassed", {}),
    "uncovered": ("NoAgreementCovers", {}),
    "undetermined": ("PanelMustDetermine", {}),
    "announced": ("SplitAnnounced", {}),
    "asked": ("ObjectionTimeBegan", {}),
    "by_hand": ("SplitByHandAsked", {}),
    "no_proposal": ("NoProposalInTime", {}),
    "objected": ("ObjectionMade", {}),
    "silent": ("ObjectionTimePassed", {}),
    "applied": ("SplitApplied", {}),
    "accepted": ("SplitAccepted", {}),
    "drafted": ("TermsDrafted", {}),
    "signed": ("AgreementSigned", {}),
    "unsigned": ("SignatureTimePassed", {}),
    "in_force": ("AgreementInForce", {}),
    "disagreed": ("DisagreementOpened", {}),
    "practitioners": ("StageBegan", {"stage": "practitioners"}),
    "heads": ("StageBegan", {"stage": "heads"}),
    "directors": ("StageBegan", {"stage": "directors"}),
    "panel": ("StageBegan", {"stage": "panel"}),
    "chief_executives": ("StageBegan", {"stage": "chief_executives"}),
    "evidence_asked": ("EvidenceAsked", {}),
    "evidence_not_given": ("EvidenceNotGiven", {}),
    "extension": ("ExtensionProposed", {}),
    "settlement": ("SettlementProposed", {}),
    "lapsed": ("SettlementLapsed", {}),
    "closed": ("DisagreementClosed", {}),
    "referred": ("ReferredToWelshGovernment", {}),
    "bundle": ("BundleOpened", {}),
    "replied": ("WelshGovernmentReplied", {}),
    "delivered": ("SupportDelivered", {}),
    "reviewed": ("CareReviewed", {}),
    "ending": ("EndingProposed", {}),
    "ending_not_agreed": ("EndingNotAgreed", {}),
    "care_ended": ("CareEnded", {}),
}
"""Short names of the events that a moment may count from: always the latest of its kind in the case. Any
other event has its own kind for a name (`FamilyNoteWritten+2`).
"""


def note(seen: dict[str, datetime], events: Iterable[Event]) -> None:
    """Note when each event that a moment may count from was last seen in a case."""
    for event in events:
        seen[event.kind] = event.at
        for name, (kind, data) in ANCHORS.items():
            if event.kind == kind and all(event.data.get(key) == value for key, value in data.items()):
                seen[name] = event.at


def instant_of(
    moment: Moment, seen: Mapping[str, datetime], *, loaded_on: date, calendar: Calendar
) -> datetime | None:
    """The instant (UTC) of a moment; None while its event has not come. Raises ScriptFault."""
    if moment.after == LOAD:
        return at_time(add_working_days(loaded_on, moment.days, calendar), moment)
    if moment.after not in ANCHORS and moment.after not in kinds():
        raise ScriptFault(f"no moment counts from '{moment.after}': only from {', '.join((LOAD, *ANCHORS))}")
    event_at = seen.get(moment.after)
    if event_at is None:
        return None
    day = local_date(event_at - _INSTANT)
    return at_time(add_working_days(day, moment.days, calendar) if moment.days else day, moment)


def at_time(day: date, moment: Moment) -> datetime:
    """That time of day in Europe/London, as UTC."""
    return datetime.combine(day, moment.at, tzinfo=_LONDON).astimezone(UTC)
