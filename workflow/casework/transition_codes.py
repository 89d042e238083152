"""Codes of the way to adult services and of what Welsh Government asks for, each with its words."""

from __future__ import annotations

from agreements.words import Words

MARKERS: dict[str, Words] = {
    "yes": Words(cy="Ydy, ar y gofrestr", en="Yes, on the register"),
    "no": Words(cy="Nac ydy", en="No"),
    "not_known": Words(cy="Ddim yn hysbys eto", en="Not known yet"),
}
"""Whether the child is on the register for the learning disability health check."""

ADULT_DECISIONS: dict[str, Words] = {
    "eligible": Words(
        cy="Yn gymwys ar gyfer gofal iechyd parhaus i oedolion", en="Eligible for adult continuing healthcare"
    ),
    "not_eligible": Words(
        cy="Ddim yn gymwys ar gyfer gofal iechyd parhaus i oedolion",
        en="Not eligible for adult continuing healthcare",
    ),
}

PAPER_ANSWERS: dict[str, Words] = {
    "released": Words(cy="Rhyddhawyd", en="Released"),
    "refused": Words(cy="Gwrthodwyd, gyda rhesymau", en="Refused, with reasons"),
}

BUNDLE_PARTS: dict[str, Words] = {
    "notification": Words(cy="Yr hysbysiad", en="The notification"),
    "bundle": Words(cy="Y bwndel", en="The bundle"),
}
