"""What happened to the support itself: needed, paid, started, not delivered, reviewed.

One plain sentence an event, in both languages; gathered in `event_words`.
"""

from __future__ import annotations

SUPPORT_SAID: dict[str, tuple[str, str]] = {
    "SupportNeeded": (
        "Cofnodwyd bod angen cymorth nawr, cyn unrhyw benderfyniad.",
        "It was recorded that support is needed now, before any decision.",
    ),
    "PaymentAccepted": (
        "Derbyniodd y corff dalu'r darparwr: {lines_said}.",
        "The body accepted paying the provider: {lines_said}.",
    ),
    "ProviderInstructed": (
        "Dywedwyd wrth y darparwr am gychwyn: {lines_said}.",
        "The provider was told to start: {lines_said}.",
    ),
    "SupportNotDelivered": (
        "Aeth diwrnod heibio heb y cymorth a aseswyd. Rhybuddiwyd y ddau brif weithredwr a'r arweinydd "
        "rhanbarthol.",
        "A day passed without assessed support. Both chief executives and the regional lead were alerted.",
    ),
    "DeliveryAwaited": (
        "Disgwylir i'r cymorth a aseswyd gael ei ddarparu o {from_on}.",
        "The assessed support is to be delivered from {from_on}.",
    ),
    "CareReviewed": ("Adolygwyd y gofal: {changed}.", "The care was reviewed: {changed}."),
    "EarlyReviewAsked": (
        "Gofynnwyd am adolygiad cynnar: {asked_for}.",
        "An early review was asked for: {asked_for}.",
    ),
}
