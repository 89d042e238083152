"""What happened to the course of a case: family notes, time limits, pauses and endings.

One plain sentence an event, in both languages; gathered in `event_words`.
"""

from __future__ import annotations

COURSE_SAID: dict[str, tuple[str, str]] = {
    "FamilyNoteWritten": (
        "Rhoddwyd gwybod i'r teulu sut y mae pethau.",
        "The family was told how things stand.",
    ),
    "TimeLimitPassed": (
        "Aeth terfyn amser heibio: {clock}. Rhoddwyd gwybod i bennaeth y gwasanaeth a gofynnwyd eto.",
        "A time limit passed: {clock}. The head of service was told and it was asked for again.",
    ),
    "ClockPaused": ("Oedwyd terfyn amser: {clock}.", "A time limit was paused: {clock}."),
    "ClockResumed": ("Ailgychwynnodd terfyn amser: {clock}.", "A time limit runs again: {clock}."),
    "EndingProposed": (
        "Cynigiwyd dod â'r achos i ben. Rheswm: {reason}.",
        "It was proposed to end the case. Reason: {reason}.",
    ),
    "EndingNotAgreed": (
        "Ni chytunodd y corff arall i ddod â'r achos i ben o fewn y terfyn amser.",
        "The other body did not agree to end the case within the time limit.",
    ),
    "CareEnded": (
        "Daeth y gofal i ben. Rheswm: {reason}. Mae'r cyllid yn dirwyn i ben.",
        "The care ended. Reason: {reason}. Funding is being wound up.",
    ),
    "CaseEnded": ("Daeth yr achos i ben. Rheswm: {reason}.", "The case ended. Reason: {reason}."),
}
