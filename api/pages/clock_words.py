"""What a time limit asks of its office, in both languages, and the page where it is done. The length of one
is `clocks`.
"""

from __future__ import annotations

from agreements.words import Words
from workflow.casework.facts import Deadline

REMINDERS = (
    "objection_reminder",
    "total_disagreement",
    "report_reminder",
    "transition_begins",
    "adult_decision_alert",
)
"""Limits that no person answers: reminders, and the total that ends at Welsh Government by itself."""

_LIMITS: dict[str, tuple[str, str, str]] = {
    # kind: (Welsh, English, where it is done, beneath the case)
    "referral_acknowledged": ("cydnabod yr atgyfeiriad", "acknowledge the referral", "do/acknowledgement"),
    "checklist_outcome": (
        "rhoi gwybod am ganlyniad y rhestr wirio",
        "tell the outcome of the checklist",
        "do/tell-checklist",
    ),
    "consent_asked": ("gofyn am gydsyniad i asesu", "ask for consent to be assessed", "do/consents"),
    "consent_look_again": (
        "gofyn eto am gydsyniad a wrthodwyd",
        "ask again where consent was refused",
        "do/consents",
    ),
    "advocate_named": ("enwi eiriolwr annibynnol", "name an independent advocate", "do/advocates"),
    "fast_track": (
        "cofnodi'r pecyn ar y llwybr cyflym",
        "record the package on the fast track",
        "do/package",
    ),
    "local_review": (
        "cofnodi canlyniad yr adolygiad lleol",
        "record the outcome of the local review",
        "do/local-review",
    ),
    "key_worker": (
        "enwi gweithiwr allweddol y teulu",
        "name the family's key worker",
        "do/key-worker",
    ),
    "assessment": ("cofnodi'r asesiad", "record the assessment", "do/assessment"),
    "to_panel": (
        "rhoi'r plentyn ar agenda'r panel",
        "put the child on the panel's agenda",
        "do/panel-listing",
    ),
    "decision": ("cofnodi penderfyniad y panel", "record the panel's decision", "do/decision"),
    "decision_letter": (
        "anfon y llythyr penderfyniad at y teulu",
        "send the decision letter to the family",
        "do/decision-letter",
    ),
    "service_accepted": (
        "dod o hyd i wasanaeth sy'n derbyn y plentyn",
        "find a service that accepts the child",
        "do/handover",
    ),
    "package": (
        "cofnodi'r pecyn a'i ddyddiad cychwyn",
        "record the package and its start date",
        "do/package",
    ),
    "payment_accepted": (
        "derbyn talu'r darparwr am y tro",
        "accept paying the provider for the time being",
        "do/accept-payment",
    ),
    "provider_instructed": (
        "dweud wrth y darparwr am gychwyn",
        "tell the provider to start",
        "do/instruct-provider",
    ),
    "report": ("cael adroddiad y gofynnwyd amdano", "get a report that was asked for", "reports"),
    "report_reminder": ("holi am adroddiad hanner ffordd", "chase a report at half time", "reports"),
    "report_chase": ("holi eto am adroddiad hwyr", "chase a late report again", "reports"),
    "safeguarding_receipt": (
        "cofnodi cadarnhad y tîm diogelu",
        "record the safeguarding team's confirmation",
        "do/confirm-safeguarding",
    ),
    "transfer_answer": (
        "ateb y trosglwyddiad arfaethedig",
        "answer the proposed transfer",
        "do/accept-transfer",
    ),
    "transfer_day": ("diwrnod y trosglwyddiad a dderbyniwyd", "the day of the accepted transfer", ""),
    "wrong_child_entry": (
        "penderfynu ynghylch y cofnod dan sêl",
        "decide about the sealed entry",
        "do/resolve-seal",
    ),
    "first_review": ("cynnal yr adolygiad cyntaf", "carry out the first review", "do/review"),
    "next_review": ("cynnal yr adolygiad nesaf", "carry out the next review", "do/review"),
    "confirmation": (
        "cadarnhau'r lefelau angen a'r llinellau cost",
        "confirm the levels of need and the cost lines",
        "do/confirmations",
    ),
    "objection": ("derbyn y rhaniad neu ei wrthwynebu", "accept the split or object to it", "split"),
    "objection_reminder": (
        "nodyn atgoffa awtomatig hanner ffordd",
        "an automatic reminder at half time",
        "split",
    ),
    "split_by_hand": ("cynnig rhaniad â llaw", "propose a split by hand", "do/proposals"),
    "signature": ("llofnodi cytundeb cyllido'r achos", "sign the case's funding agreement", "sign"),
    "family_note": (
        "rhoi gwybod i'r teulu sut y mae pethau",
        "tell the family how things stand",
        "do/family-notes",
    ),
    "missing_evidence": ("rhoi'r dystiolaeth sydd ar goll", "give the missing evidence", "disagreement"),
    "evidence_request": (
        "rhoi'r dystiolaeth y gofynnwyd amdani",
        "give the evidence asked for",
        "",
    ),
    "stage_practitioners": (
        "dod i gytundeb ar gam 1 (ymarferwyr)",
        "reach an outcome at stage 1 (practitioners)",
        "disagreement",
    ),
    "stage_heads": (
        "dod i gytundeb ar gam 2 (penaethiaid gwasanaeth)",
        "reach an outcome at stage 2 (heads of service)",
        "disagreement",
    ),
    "stage_directors": (
        "dod i gytundeb ar gam 3 (cyfarwyddwyr gyda chyllid)",
        "reach an outcome at stage 3 (directors with finance)",
        "disagreement",
    ),
    "stage_panel": (
        "rhoi barn y panel annibynnol (cam 4)",
        "give the independent panel's view (stage 4)",
        "disagreement",
    ),
    "stage_chief_executives": (
        "dod i gytundeb ar gam 5 (prif weithredwyr)",
        "reach an outcome at stage 5 (chief executives)",
        "disagreement",
    ),
    "total_disagreement": (
        "cyfanswm yr amser mewn anghytundeb: yna cyfeirio at Lywodraeth Cymru",
        "total time in disagreement: then referred to Welsh Government",
        "disagreement",
    ),
    "facts_signature": (
        "llofnodi'r datganiad o'r ffeithiau",
        "sign the statement of facts",
        "disagreement",
    ),
    "mediation": ("dod â'r cyfryngu i ben", "bring the mediation to an end", "disagreement"),
    "reimbursement": ("talu'r ad-daliad", "pay the reimbursement", ""),
    "settlement_answer": (
        "ateb y setliad a gynigiwyd",
        "answer the settlement that was proposed",
        "disagreement",
    ),
    "welsh_government_reminder": ("ateb y cyfeiriad", "reply to the referral", "referral"),
    "information_wanted": (
        "rhoi'r wybodaeth y mae Llywodraeth Cymru ei heisiau",
        "give the information that Welsh Government wants",
        "do/welsh-government-information",
    ),
    "safety_statement": (
        "dweud a yw'r plentyn yn ddiogel heno",
        "say whether the child is safe tonight",
        "do/safety-statements",
    ),
    "referral_taken": ("cymryd y cyfeiriad", "take the referral", "referral"),
    "welsh_government_target": (
        "ateb y cyfeiriad erbyn y dyddiad y cytunwyd arno",
        "reply to the referral by the agreed day",
        "referral",
    ),
    "papers_wanted": (
        "ateb y cais am bapurau sy'n enwi'r plentyn",
        "answer the request for papers that name the child",
        "do/answer-papers",
    ),
    "early_review": (
        "cynnal yr adolygiad y gofynnwyd amdano",
        "carry out the review that was asked for",
        "do/review",
    ),
    "transition_begins": ("tair ar ddeg oed", "thirteen years old", ""),
    "transition_planning": (
        "dechrau cynllunio ar gyfer gwasanaethau oedolion",
        "begin planning for adult services",
        "do/begin-transition-planning",
    ),
    "transition_worker": (
        "enwi'r gweithiwr pontio",
        "name the transition worker",
        "do/name-transition-worker",
    ),
    "learning_disability_marker": (
        "cofnodi'r marciwr anabledd dysgu",
        "record the learning disability marker",
        "do/learning-disability-marker",
    ),
    "adult_referral": (
        "atgyfeirio at wasanaethau oedolion",
        "refer to adult services",
        "do/refer-to-adult-services",
    ),
    "adult_decision": (
        "cofnodi penderfyniad y gwasanaeth oedolion",
        "record the decision of the adult service",
        "do/adult-decision",
    ),
    "adult_decision_alert": (
        "rhybudd awtomatig os nad oes penderfyniad oedolion",
        "an automatic alert where there is no adult decision",
        "",
    ),
    "adult_acceptance": (
        "cofnodi bod gwasanaeth oedolion wedi derbyn",
        "record that an adult service has accepted",
        "do/adult-service-accepts",
    ),
    "adult_acceptance_again": (
        "cofnodi bod gwasanaeth oedolion wedi derbyn",
        "record that an adult service has accepted",
        "do/adult-service-accepts",
    ),
    "eighteen": (
        "deunaw oed: cofnodi'r diwedd wedi i'r gwasanaeth oedolion gymryd drosodd",
        "eighteen: record the end once the adult service has taken over",
        "do/end",
    ),
    "transition_catch_up": (
        "gwneud y cerrig milltir pontio a oedd wedi mynd heibio",
        "do the milestones of the move to adult services that were past",
        "",
    ),
    "setting_alert": (
        "symud y plentyn i le addas",
        "move the child to a suitable place",
        "do/record-setting",
    ),
    "setting_judged": (
        "dweud a yw'r lle'n addas",
        "say whether the setting is suitable",
        "do/judge-setting",
    ),
    "suitable_place": (
        "dod o hyd i le addas i'r plentyn",
        "find a suitable place for the child",
        "do/ask-providers",
    ),
    "enquiry_answer": (
        "cofnodi ateb y darparwr",
        "record the provider's answer",
        "do/record-answer",
    ),
    "offer_answer": (
        "derbyn y lle a gynigiwyd, neu beidio",
        "take the offered place, or not",
        "do/answer-offer",
    ),
    "placement_search": ("dod o hyd i le", "find a place", "do/ask-providers"),
    "placement_move": ("cofnodi'r symud", "record the move", "do/record-setting"),
    "placement_approval": (
        "cofnodi penderfyniad y panel ar leoliad y tu allan i'r ardal",
        "record the panel's decision on a placement out of area",
        "do/decide-approval",
    ),
    "discharge_due": (
        "cofnodi'r rhyddhau o'r ysbyty, neu ei ganslo",
        "record the discharge from hospital, or cancel it",
        "do/record-discharge",
    ),
    "discharge_follow_up": (
        "cynnal yr apwyntiad dilynol a'i gofnodi",
        "hold the follow-up and record it",
        "do/record-follow-up",
    ),
    "absence_open": ("dweud a yw'r plentyn yn ôl", "say whether the child is back", "do/end-absence"),
    "concern_answer": ("ateb pryder y teulu", "answer the family's concern", "do/answer-concern"),
    "blocker_stage": (
        "datrys y rhwystr rhwng gwasanaethau",
        "resolve the blocker between services",
        "do/resolve-blocker",
    ),
    "meeting_held": (
        "cynnal y cyfarfod brys a'i gofnodi",
        "hold the emergency meeting and record it",
        "do/record-meeting",
    ),
    "meeting_action": ("gwneud y dasg o'r cyfarfod", "do the action from the meeting", "do/close-action"),
    "support_alert": (
        "cadarnhau bod y cymorth yn cael ei ddarparu",
        "confirm that the support is being delivered",
        "do/confirm-delivery",
    ),
    "support_referred": (
        "sicrhau bod y cymorth yn cael ei ddarparu, neu caiff ei gyfeirio at Lywodraeth Cymru",
        "see that the support is delivered, or it is referred to Welsh Government",
        "",
    ),
    "pause": ("gadael i'r terfyn amser redeg eto", "let the paused time limit run again", ""),
    "ending_notice": ("dirwyn y cyllid i ben", "wind the funding up", ""),
    "not_progressed_look_again": (
        "edrych eto ar yr atgyfeiriad",
        "look at the referral again",
        "do/look-again",
    ),
}
_ENDING = Words(cy="ateb y cynnig i ddod â'r achos i ben", en="answer the proposal to end the case")


def kind_of(clock: Deadline) -> str:
    """The kind of a limit, or the kind that a chase asks for again."""
    return (clock.subject or clock.kind).partition(":")[0] if clock.kind == "chase" else clock.kind


def asked(clock: Deadline) -> Words:
    """What the limit asks for."""
    if _about_ending(clock):
        return _ENDING
    cy, en, _ = _LIMITS[kind_of(clock)]
    return Words(cy=cy, en=en)


def place(clock: Deadline) -> str:
    """Where it is done, as a path beneath the case, with its leading stroke; empty: the case's own page."""
    if _about_ending(clock):
        return "/do/end"
    where = _LIMITS[kind_of(clock)][2]
    if where == "disagreement":
        return f"/disagreements/{clock.subject}"
    return f"/{where}" if where else ""


def known_kinds() -> frozenset[str]:
    """Every kind of limit that has words."""
    return frozenset(_LIMITS)


def _about_ending(clock: Deadline) -> bool:
    return clock.kind == "settlement_answer" and (clock.subject or "").startswith("ending:")
