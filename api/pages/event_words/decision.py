"""What happened from the referral to the decision on eligibility, and what follows a no.

One plain sentence an event, in both languages; gathered in `event_words`.
"""

from __future__ import annotations

DECISION_SAID: dict[str, tuple[str, str]] = {
    "CaseOpened": (
        "Agorwyd yr achos o atgyfeiriad: {service}{urgent}.{consent_too}",
        "The case was opened from a referral: {service}{urgent}.{consent_too}",
    ),
    "ReferralAcknowledged": (
        "Cydnabuwyd yr atgyfeiriad.{consent_too}",
        "The referral was acknowledged.{consent_too}",
    ),
    "AssessmentRecorded": (
        "Cofnodwyd yr asesiad: {domains_said}.",
        "The assessment was recorded: {domains_said}.",
    ),
    "ConsentRecorded": (
        "Cydsyniad i asesu: {consent_said}. Gan: {consent_by}.",
        "Consent to the assessment: {consent_said}. By: {consent_by}.",
    ),
    "SharingBasisRecorded": (
        "Nodwyd sail gyfreithiol dros rannu gwybodaeth: {sharing_basis}.",
        "A legal basis for sharing information was stated: {sharing_basis}.",
    ),
    "SharingBasisEnded": (
        "Daeth sail dros rannu gwybodaeth i ben: {sharing_basis}.",
        "A basis for sharing information ended: {sharing_basis}.",
    ),
    "LegalStatusRecorded": (
        "Cofnodwyd statws cyfreithiol, o {from_on}: {legal_status}.",
        "A legal status was recorded, from {from_on}: {legal_status}.",
    ),
    "LegalStatusEnded": (
        "Daeth statws cyfreithiol i ben ar {to_on}: {legal_status}.",
        "A legal status ended on {to_on}: {legal_status}.",
    ),
    "AdvocateWanted": (
        "Gofynnwyd am eiriolwr annibynnol i'r plentyn.",
        "An independent advocate was asked for.",
    ),
    "AdvocateNamed": ("Enwyd eiriolwr annibynnol.", "An independent advocate was named."),
    "ChecklistRecorded": (
        "Cofnodwyd canlyniad y rhestr wirio: {checklist_said}. Nid penderfyniad ar gymhwysedd yw hwn.",
        "The outcome of the checklist was recorded: {checklist_said}. It is not a decision on eligibility.",
    ),
    "ChecklistOutcomeTold": (
        "Rhoddwyd canlyniad y rhestr wirio i'r atgyfeiriwr a'r teulu: {checklist_said}.",
        "The referrer and the family were told the outcome of the checklist: {checklist_said}.",
    ),
    "AssessorNamed": (
        "Enwyd asesydd, a ddatganodd nad oes gwrthdaro buddiannau.",
        "An assessor was named, declared without a conflict of interest.",
    ),
    "ViewsRecorded": ("Barn y plentyn: {views_said}.", "The child's views: {views_said}."),
    "FastTracked": (
        "Llwybr cyflym: cymeradwyodd clinigydd uwch fod y gofal yn cychwyn ar unwaith.",
        "Fast track: a senior clinician signed that care starts at once.",
    ),
    "ReferralRedirected": (
        "Aeth yr atgyfeiriad ymlaen o {from_body} i {to_body}. Cedwir y diwrnod cyntaf.",
        "The referral went on from {from_body} to {to_body}. The first day is kept.",
    ),
    "AcknowledgementAsked": (
        "Gofynnwyd i'r corff gydnabod yr atgyfeiriad: {body_asked}.",
        "The body was asked to acknowledge the referral: {body_asked}.",
    ),
    "LocalReviewAsked": (
        "Gofynnodd y teulu am adolygiad lleol.",
        "The family asked for a local review.",
    ),
    "LocalReviewDecided": (
        "Canlyniad yr adolygiad lleol: {reviewed_said}.",
        "The outcome of the local review: {reviewed_said}.",
    ),
    "DecisionRemitted": (
        "Anfonwyd y penderfyniad yn ôl gan {ordered_by}: asesydd a phanel newydd.",
        "The decision was sent back by {ordered_by}: a fresh assessor and a fresh panel.",
    ),
    "LookedAgain": ("Edrychwyd eto: {looked_said}.", "It was looked at again: {looked_said}."),
    "ListedForPanel": ("Rhoddwyd y plentyn ar agenda'r panel.", "The child was put on the panel's agenda."),
    "PanelDecided": ("Penderfynodd y panel: {outcome}.", "The panel decided: {outcome}."),
    "DecisionLetterSent": (
        "Anfonwyd y llythyr penderfyniad at y teulu.",
        "The decision letter was sent to the family.",
    ),
    "HandedOver": ("Trosglwyddwyd yr achos: {handed}.", "The case was handed over: {handed}."),
    "PutOnPanelAgenda": (
        "Aeth y plentyn ar agenda cyfarfod {meeting} o'r panel, ar {meets_on}.",
        "The child went on the agenda of meeting {meeting} of the panel, on {meets_on}.",
    ),
    "PanelNotQuorate": (
        "Nid oedd cworwm yng nghyfarfod {meeting} o'r panel. Mae'r terfyn amser i benderfynu'n dal i redeg.",
        "Meeting {meeting} of the panel was not quorate. The time limit to decide still runs.",
    ),
    "PanelCalledOff": (
        "Canslwyd cyfarfod {meeting} o'r panel. Mae'r terfyn amser i benderfynu'n dal i redeg.",
        "Meeting {meeting} of the panel was called off. The time limit to decide still runs.",
    ),
}
