"""What happened on the way to adult services.

One plain sentence an event, in both languages; gathered in `event_words`.
"""

from __future__ import annotations

TRANSITION_SAID: dict[str, tuple[str, str]] = {
    "TransitionBegins": (
        "Daeth yn bryd dechrau cynllunio ar gyfer gwasanaethau oedolion.",
        "It is time to begin planning for adult services.",
    ),
    "TransitionPlanningBegun": (
        "Dechreuodd y cynllunio ar gyfer gwasanaethau oedolion.",
        "Planning for adult services began.",
    ),
    "TransitionWorkerNamed": ("Enwyd y gweithiwr pontio.", "The transition worker was named."),
    "LearningDisabilityMarked": (
        "Cofnodwyd y marciwr anabledd dysgu: {registered}.",
        "The learning disability marker was recorded: {registered}.",
    ),
    "ReferredToAdultServices": (
        "Atgyfeiriwyd at wasanaethau oedolion. Corff: {to}.",
        "Referred to adult services. Body: {to}.",
    ),
    "AdultDecisionRecorded": (
        "Cofnodwyd penderfyniad y gwasanaeth oedolion: {adult_outcome}.",
        "The decision of the adult service was recorded: {adult_outcome}.",
    ),
    "AdultServiceAccepted": (
        "Mae gwasanaeth oedolion wedi derbyn. Corff: {by}.",
        "An adult service has accepted. Body: {by}.",
    ),
    "NoAdultDecision": (
        "Nid oes penderfyniad gan wasanaeth oedolion: rhoddwyd gwybod i'r prif weithredwyr.",
        "There is no decision of an adult service: the chief executives were told.",
    ),
    "NoAdultServiceAccepted": (
        "Nid oes gwasanaeth oedolion wedi derbyn: mae anghytundeb yn agored, a'r talwr yn parhau i dalu.",
        "No adult service has accepted: a disagreement is open, and the payer goes on paying.",
    ),
    "EighteenReached": (
        "Daeth mis y pen-blwydd yn 18. Nid yw dim yn dod i ben ohono'i hun: mae'r cymorth a'r taliadau'n "
        "parhau.",
        "The month of the eighteenth birthday has come. Nothing ends by itself: support and payment go on.",
    ),
    "MilestonesRecounted": (
        "Cyfrifwyd cerrig milltir y pontio eto.",
        "The milestones of the move to adult services were counted again.",
    ),
}
