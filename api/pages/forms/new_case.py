"""The form of a new case: a referral, its two bodies, and the child's own values, which are kept apart and
encrypted.
"""

from __future__ import annotations

from typing import Any

from agreements.line_kinds import SERVICES
from agreements.needs import NeedsTable
from agreements.reference import Reference
from agreements.words import Words
from api.pages.forms.choices import options
from api.pages.forms.fields import Field, Form, Option, Unfinished
from api.pages.showing import name_of
from workflow.casework import decision_codes
from workflow.casework.facts import Actor


def fields(actor: Actor) -> tuple[Field, ...]:
    """The questions, for a coordinator of one of the two bodies."""
    return (*_bodies(actor), *_about(), *_referral(), *_child(), *_package(), *_alike())


def form(actor: Actor) -> Form:
    """The form itself: the coordinator's own body and region are not asked."""
    return Form(
        fields=lambda asked: fields(actor),
        finish=lambda document: _finish(document, actor),
        intro=Words(
            cy="Mae'r achos yn agor o'r atgyfeiriad, a'r terfyn amser cyntaf yn cychwyn. Nid yw enw'r "
            "plentyn byth yn sefyll "
            "mewn rhestr, teitl na chyfeiriad.",
            en="The case opens from the referral, and the first time limit begins. The child's name never "
            "stands in a list, "
            "a title or an address.",
        ),
    )


def _bodies(actor: Actor) -> tuple[Field, ...]:
    region = Reference.load().region(actor.region or "")
    councils = tuple(Option(code, name_of(code)) for code in region.councils)
    mine = actor.body != region.health_board
    council = Field(
        name="council",
        kind="select",
        label=Words(cy="Awdurdod lleol", en="Council"),
        hint=Words(
            cy="Y cyngor y mae'r plentyn yn preswylio fel arfer yn ei ardal.",
            en="The council in whose area the child ordinarily lives.",
        ),
        options=councils,
    )
    return (
        *(() if mine else (council,)),
        Field(
            name="commissioner",
            kind="radios",
            label=Words(cy="Pwy sy'n comisiynu'r pecyn?", en="Who commissions the package?"),
            options=(
                Option("council", Words(cy="Yr awdurdod lleol", en="The council")),
                Option("health_board", Words(cy="Y bwrdd iechyd", en="The health board")),
            ),
            initial={"commissioner": "council"},
        ),
    )


def _about() -> tuple[Field, ...]:
    return (
        Field(
            name="service",
            kind="select",
            label=Words(cy="Gwasanaeth", en="Service"),
            options=options(SERVICES),
        ),
        Field(
            name="urgent",
            kind="checkbox",
            label=Words(
                cy="Mae angen cymorth ar y plentyn nawr, cyn unrhyw benderfyniad",
                en="The child needs support now, before any decision",
            ),
        ),
        Field(
            name="language",
            kind="radios",
            label=Words(cy="Dewis iaith y teulu", en="The language that the family chose"),
            options=(
                Option("cy", Words(cy="Cymraeg", en="Welsh")),
                Option("en", Words(cy="Saesneg", en="English")),
                Option("both", Words(cy="Y ddwy, neu ddim yn hysbys", en="Both, or not known")),
            ),
            initial={"language": "both"},
        ),
    )


def _referral() -> tuple[Field, ...]:
    return (
        Field(
            name="referrer.profession",
            kind="select",
            label=Words(cy="Proffesiwn y sawl a wnaeth yr atgyfeiriad", en="The referrer's profession"),
            options=options(decision_codes.PROFESSIONS),
            optional=True,
        ),
        Field(
            name="referrer.service",
            kind="select",
            label=Words(cy="Gwasanaeth y sawl a wnaeth yr atgyfeiriad", en="The referrer's service"),
            options=options(decision_codes.REFERRING_SERVICES),
            optional=True,
        ),
        Field(
            name="referrer.name",
            kind="text",
            label=Words(cy="Enw'r sawl a wnaeth yr atgyfeiriad", en="The referrer's name"),
            optional=True,
        ),
        Field(
            name="redirected_from",
            kind="text",
            label=Words(
                cy="Os aeth yr atgyfeiriad i rywle arall yn gyntaf, ble?",
                en="If the referral went somewhere else first, where?",
            ),
            optional=True,
        ),
        Field(
            name="received_at",
            kind="date",
            label=Words(
                cy="Y diwrnod y derbyniwyd yr atgyfeiriad gyntaf, os nad heddiw",
                en="The day on which the referral was first received, if it is not today",
            ),
            optional=True,
        ),
        Field(
            name="consent.given_by",
            kind="select",
            label=Words(
                cy="Os rhoddwyd cydsyniad i asesu eisoes, gan bwy?",
                en="If consent to be assessed has been given already, by whom?",
            ),
            hint=Words(
                cy="Gadewch yn wag os nad oes neb wedi gofyn eto: bydd terfyn amser i ofyn.",
                en="Leave it empty where nobody has asked yet: there will be a time limit to ask.",
            ),
            options=options(decision_codes.CONSENT_BY),
            optional=True,
        ),
    )


def _referral_said(document: dict[str, Any]) -> dict[str, Any]:
    """The optional parts of a referral, each whole or left out."""
    said: dict[str, Any] = {}
    referrer = document.get("referrer") or {}
    if referrer:
        if not {"profession", "service"} <= referrer.keys():
            missing = "service" if "profession" in referrer else "profession"
            raise Unfinished(
                f"referrer.{missing}",
                Words(cy="Rhowch broffesiwn a gwasanaeth.", en="Give both the profession and the service."),
            )
        said["referrer"] = referrer
    if "received_at" in document:
        said["received_at"] = f"{document['received_at']}T09:00:00Z"
    if document.get("consent"):
        said["consent"] = {"outcome": "given", **document["consent"]}
    return said


def _child() -> tuple[Field, ...]:
    return (
        Field(
            name="child.given_name",
            kind="text",
            label=Words(cy="Enw cyntaf y plentyn", en="The child's given name"),
        ),
        Field(
            name="child.family_name",
            kind="text",
            label=Words(cy="Cyfenw'r plentyn", en="The child's family name"),
        ),
        Field(name="child.birth_on", kind="date", label=Words(cy="Dyddiad geni", en="Date of birth")),
        Field(
            name="child.nhs_number",
            kind="text",
            label=Words(cy="Rhif y GIG", en="NHS number"),
            hint=Words(cy="Deg digid, a'r olaf yn ddigid gwirio.", en="Ten digits, the last a check digit."),
            optional=True,
        ),
        Field(
            name="child.council_number",
            kind="text",
            label=Words(cy="Rhif y cyngor", en="Council number"),
            optional=True,
        ),
        Field(
            name="child.address", kind="textarea", label=Words(cy="Cyfeiriad", en="Address"), optional=True
        ),
        Field(
            name="child.address_secret",
            kind="checkbox",
            label=Words(cy="Cadw'r cyfeiriad yn gyfrinachol", en="Keep the address secret"),
        ),
        Field(
            name="child.communication_needs",
            kind="textarea",
            label=Words(cy="Anghenion cyfathrebu", en="Communication needs"),
            optional=True,
        ),
        Field(
            name="child.legal_status",
            kind="text",
            label=Words(cy="Statws cyfreithiol", en="Legal status"),
            optional=True,
        ),
    )


def _package() -> tuple[Field, ...]:
    return (
        Field(
            name="levels",
            kind="levels",
            label=Words(
                cy="Lefelau angen, os daeth asesiad gyda'r atgyfeiriad",
                en="Levels of need, if an assessment came with the referral",
            ),
            options=tuple(Option(domain.code, domain.name) for domain in NeedsTable.load().domains),
            optional=True,
        ),
        Field(
            name="lines",
            kind="lines",
            label=Words(
                cy="Llinellau cost, os yw'r pecyn yn hysbys", en="Cost lines, if the package is known"
            ),
            hint=Words(
                cy="Gadewch res yn wag os nad oes ei hangen. Ar linell amser, rhaid i'r oriau wrth y "
                "gyfradd ddod i'r swm.",
                en="Leave a row empty where it is not needed. On a time line the hours at the rate must "
                "come to the amount.",
            ),
            rows=6,
            optional=True,
        ),
    )


def _alike() -> tuple[Field, ...]:
    """The answer to the question that is asked where an open case is alike."""
    return (
        Field(
            name="not_a_duplicate",
            kind="checkbox",
            label=Words(
                cy="Mae achos agored tebyg, ond plentyn arall yw hwn",
                en="There is an open case that is alike, but this is another child",
            ),
            hint=Words(
                cy="Dim ond os cawsoch eich holi am achos arall.",
                en="Only if you were asked about another case.",
            ),
        ),
        Field(
            name="not_a_duplicate_because",
            kind="textarea",
            label=Words(
                cy="Sut y gwyddoch mai plentyn arall ydyw?", en="How do you know that it is another child?"
            ),
            optional=True,
        ),
    )


def _finish(document: dict[str, Any], actor: Actor) -> dict[str, Any]:
    region = Reference.load().region(actor.region or "")
    council = document.get("council") or actor.body
    by_kind = {"council": council, "health_board": region.health_board}
    whole = {
        name: value for name, value in document.items() if name not in ("referrer", "received_at", "consent")
    }
    return whole | {
        **_referral_said(document),
        "region": region.code,
        "health_board": region.health_board,
        "council": council,
        "commissioner": by_kind[document["commissioner"]],
    }
