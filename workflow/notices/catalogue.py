"""What each kind of notice says, in both languages: read from `catalogue.yaml`, refused unless whole.

Composing a message from it is in `composing`. No kind says more than what kind of action is wanted: the
case's reference, the due day and the link are added there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from agreements.words import Words
from agreements.yaml_source import read_yaml

Asks = Literal["act", "know", "hand_on"]
"""The office is to act, is to know, or is to hand the text on to the family as a letter."""

OFFICE_KINDS: frozenset[str] = frozenset((
    "referral_received", "decision_made", "panel_wanted", "letter_wanted", "package_wanted",
    "service_wanted", "confirm_wanted", "split_announced", "answer_wanted", "answer_reminder",
    "share_put_off", "share_applied", "share_agreed", "signature_wanted", "signed_by_one",
    "agreement_in_force", "no_agreement_covers", "split_proposed", "disagreement_opened", "stage_moved",
    "position_taken", "evidence_asked", "evidence_given", "extension_proposed", "stage_extended",
    "settlement_proposed", "panel_view_recorded", "disagreement_closed", "referred_to_welsh_government",
    "support_referred", "welsh_government_reminder", "welsh_government_replied", "bundle_opened",
    "payment_wanted", "instruct_wanted", "support_not_delivered", "support_delivered",
    "time_limit_passed", "review_due", "split_by_hand_wanted", "ending_proposed", "case_ended",
    "reopened_by_late_objection", "variation_wished", "interim_accepted", "clock_paused", "clock_resumed",
    "key_worker_named", "duplicate_merged",
    "time_limit_moved", "rules_migrated", "automatic_act_held_back", "transfer_proposed",
    "transfer_withdrawn", "responsibility_moved", "record_corrected", "entry_sealed", "case_reassigned",
    "party_added", "party_removed", "facts_to_sign", "facts_signed", "mediator_appointed",
    "mediation_recorded", "panel_appointed", "reimbursement_owed", "reimbursement_paid",
    "legal_hold_started", "legal_hold_lifted",
    "report_reminder", "report_late", "report_received", "file_infected", "file_erased",
    "safeguarding_told", "safeguarding_not_confirmed",
    "consent_wanted", "consent_refused", "advocate_wanted", "advocate_is_named",
    "assessor_is_named", "checklist_to_tell", "tell_referrer_checklist", "referral_redirected",
    "fast_tracked", "local_review_wanted", "local_review_decided", "decision_remitted",
    "case_reopened", "panel_moved",
    "setting_alarm", "judgement_wanted", "suitable_place_wanted", "place_offered", "provider_silent",
    "move_wanted", "approval_wanted", "approval_decided", "discharge_planned", "follow_up_wanted",
    "follow_up_not_held", "absence_recorded", "concern_recorded", "blocker_waits",
    "blocker_started_anyway", "blocker_resolved", "meeting_called", "meeting_recorded", "action_given",
    "withdrawal_notified",
    "safety_wanted", "child_not_safe", "referral_not_taken", "referral_handed_over",
    "information_wanted", "information_supplied", "papers_wanted", "papers_answered",
    "bundle_corrected", "transition_begins", "transition_catch_up", "no_adult_decision",
    "no_adult_service", "eighteen_reached", "adult_referred", "adult_decision_recorded",
    "adult_accepted",
))  # fmt: skip
FAMILY_KINDS: frozenset[str] = frozenset((
    "family_received", "family_decision", "family_not_eligible", "family_care_arranged",
    "family_support_started", "family_progress", "family_ended",
    "family_consent_asked", "family_consent_refused", "family_assessor_named",
    "family_checklist_progress", "family_not_progressed", "family_redirected", "family_fast_track",
    "family_review_received", "family_review_upheld", "family_remitted", "family_handed_over",
    "family_reopened",
    "family_panel_moved", "family_papers_released", "family_transition", "family_adult_service",
))  # fmt: skip
NEGOTIATION_KINDS: frozenset[str] = frozenset((
    "negotiation_started", "negotiation_seat", "negotiation_wording", "negotiation_clause_open",
    "negotiation_clause_overdue", "negotiation_draft", "negotiation_simulation", "negotiation_sign",
    "negotiation_sign_overdue", "negotiation_signature_void", "negotiation_signed",
    "negotiation_dry_run", "negotiation_confirm", "negotiation_activate_overdue", "negotiation_active",
    "negotiation_withdrawn",
))  # fmt: skip
"""About an agreement in the making, and so about no case: the link leads to its page."""
PANEL_KINDS: frozenset[str] = frozenset((
    "panel_convened", "panel_seat", "panel_pack_locked", "panel_minutes_late", "panel_chair_wanted",
    "panel_chair_late", "panel_date_wanted", "panel_date_late", "panel_review_late",
))  # fmt: skip
"""About a region's panel: the link leads to its page."""
KINDS: frozenset[str] = OFFICE_KINDS | FAMILY_KINDS | NEGOTIATION_KINDS | PANEL_KINDS

_FIELDS = frozenset({"asks", "subject", "body", "welsh_government", "check"})


class CatalogueFault(Exception):
    """The catalogue is not whole; the message names the kind and the field."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one kind says: its subject (a phrase, no capital) and its body (whole sentences)."""

    kind: str
    asks: Asks
    subject: Words
    body: Words
    welsh_government: Entry | None = None
    """The same kind as Welsh Government reads it, where it is to do something else."""
    check: str | None = None
    """Why a translator should look at it first."""


def entry_for(kind: str, *, audience: str) -> Entry:
    """What this kind says to this audience: office, family or welsh_government. KeyError if unknown."""
    entry = CATALOGUE[kind]
    if audience == "welsh_government" and entry.welsh_government is not None:
        return entry.welsh_government
    return entry


def read_catalogue(path: Path) -> dict[str, Entry]:
    """The catalogue in that file. CatalogueFault unless it holds every kind, no other, in both languages.

    A repeated key and whatever else is wrong with the file itself raise FaultySource.
    """
    data = read_yaml(path, name=path.name).data
    if not isinstance(data, dict):
        raise CatalogueFault(f"{path.name}: a mapping of kinds is needed")
    if data.keys() != KINDS:
        missing, unknown = sorted(KINDS - data.keys()), sorted(data.keys() - KINDS)
        raise CatalogueFault(f"{path.name}: missing kinds {missing}, unknown kinds {unknown}")
    return {kind: _entry(kind, data[kind]) for kind in sorted(KINDS)}


def _entry(kind: str, data: Any) -> Entry:
    if not isinstance(data, dict) or not data.keys() <= _FIELDS:
        raise CatalogueFault(f"{kind}: only {sorted(_FIELDS)} may be given")
    asks: Any = data.get("asks")
    if asks not in get_args(Asks) or (asks == "hand_on") != (kind in FAMILY_KINDS):
        raise CatalogueFault(
            f"{kind}.asks: {asks!r} does not fit; family kinds are hand_on, others act or know"
        )
    variant = data.get("welsh_government")
    return Entry(
        kind=kind,
        asks=asks,
        subject=_words(kind, "subject", data.get("subject")),
        body=_words(kind, "body", data.get("body")),
        welsh_government=None if variant is None else _entry(kind, variant),
        check=data.get("check"),
    )


def _words(kind: str, field: str, data: Any) -> Words:
    """Both languages of one field. No digit and no brace: nothing of a case can be filled in."""
    if not isinstance(data, dict) or data.keys() != {"cy", "en"}:
        raise CatalogueFault(f"{kind}.{field}: cy and en are needed, and nothing else")
    for language, text in data.items():
        if not isinstance(text, str) or not text.strip():
            raise CatalogueFault(f"{kind}.{field}.{language}: text is needed")
        if any(sign.isdigit() or sign in "{}£%<>" for sign in text):
            raise CatalogueFault(
                f"{kind}.{field}.{language}: no digit, amount or placeholder may stand in it"
            )
    return Words(cy=data["cy"], en=data["en"])


CATALOGUE: dict[str, Entry] = read_catalogue(Path(__file__).with_name("catalogue.yaml"))
