"""The form of the workshop: a made-up package, started from one that is clearly invented. It names no
case and no child.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from agreements.circumstances import ELIGIBILITY, MARKS
from agreements.line_kinds import SERVICES
from agreements.needs import NeedsTable
from agreements.payers import PAYER_ROLES, ROLE_WORDS
from agreements.reference import Reference, Region
from agreements.words import Words, joined
from api.pages.forms.choices import options
from api.pages.forms.fields import Fault, Field, Option
from api.pages.forms.reading import BadForm, Given, one, read_fields

ROWS = 8
LEVELS = {
    "breathing": "high", "eating_drinking": "moderate", "mobility": "high", "continence": "moderate",
    "skin": "low", "communication": "moderate", "medicines": "high", "psychological": "low",
    "seizures": "severe", "behaviour": "none",
}  # fmt: skip
LINES: tuple[Mapping[str, str], ...] = (
    {"kind": "registered_nurse", "weekly": "617.40", "hours": "21", "rate": "29.40"},
    {"kind": "trained_carer", "weekly": "1184.40", "hours": "56", "rate": "21.15"},
    {"kind": "support", "weekly": "372.00", "hours": "20", "rate": "18.60"},
    {"kind": "accommodation", "weekly": "450.00"},
    {"kind": "tuition", "weekly": "262.50"},
)
"""The package of `examples/facts.json`: an invented child in an invented region."""


def fields(agreements: Sequence[Option], regions: Sequence[Region]) -> tuple[Field, ...]:
    """The questions. A council says the region and the health board with it."""
    return (
        Field(
            name="agreement",
            kind="select",
            label=Words(cy="O dan ba gytundeb neu ddrafft?", en="Under which agreement or draft?"),
            options=tuple(agreements),
        ),
        Field(name="on", kind="date", label=Words(cy="Y diwrnod y rhennir arno", en="The day of the split")),
        Field(
            name="council",
            kind="select",
            label=Words(cy="Awdurdod lleol", en="Council"),
            hint=Words(
                cy="Mae'r cyngor yn dweud y rhanbarth a'r bwrdd iechyd hefyd.",
                en="The council says the region and the health board too.",
            ),
            options=tuple(_council(region, code) for region in regions for code in region.councils),
        ),
        Field(
            name="service",
            kind="select",
            label=Words(cy="Gwasanaeth", en="Service"),
            options=options(SERVICES),
        ),
        Field(
            name="package_start",
            kind="date",
            label=Words(cy="Y diwrnod y mae'r pecyn yn dechrau", en="The day the package starts"),
        ),
        Field(
            name="levels",
            kind="levels",
            label=Words(cy="Lefelau angen", en="Levels of need"),
            options=tuple(Option(one_.code, one_.name) for one_ in NeedsTable.load().domains),
            optional=True,
        ),
        Field(
            name="lines",
            kind="lines",
            label=Words(cy="Llinellau'r pecyn", en="Lines of the package"),
            rows=ROWS,
            optional=True,
        ),
        Field(
            name="marks",
            kind="checkboxes",
            label=Words(cy="Amgylchiadau", en="Circumstances"),
            options=tuple(Option(code, found.name) for code, found in MARKS.items()),
            optional=True,
        ),
        Field(
            name="eligibility",
            kind="radios",
            label=Words(cy="Cymhwystra", en="Eligibility"),
            options=tuple(Option(code, found.name) for code, found in ELIGIBILITY.items()),
        ),
        Field(
            name="panel",
            kind="shares",
            label=Words(
                cy="Cyfrannau panel, os yw panel yn pennu", en="A panel's shares, if a panel determines"
            ),
            options=tuple(Option(role, ROLE_WORDS[role]) for role in PAYER_ROLES),
            optional=True,
        ),
        Field(
            name="pasted",
            kind="textarea",
            label=Words(cy="Neu gludwch ffeithiau fel JSON", en="Or paste facts as JSON"),
            hint=Words(
                cy="Ar ffurf examples/facts.json. Os oes rhywbeth yma, ni ddarllenir y pecyn uchod.",
                en="In the shape of examples/facts.json. If anything is here, the package above is not read.",
            ),
            optional=True,
        ),
    )


def _council(region: Region, code: str) -> Option:
    return Option(code, joined((region.name, Reference.load().body(code).name), separator=": "))


def started(agreement: str, council: str, on: date) -> dict[str, list[str]]:
    """What stands in the form at first."""
    given: dict[str, list[str]] = {"agreement": [agreement], "council": [council]}
    given |= {"service": ["community_package"], "eligibility": ["eligible"]}
    for name in ("on", "package_start"):
        parts = {"day": on.day, "month": on.month, "year": on.year}
        given |= {f"{name}-{part}": [str(value)] for part, value in parts.items()}
    given |= {f"levels-{domain}": [level] for domain, level in LEVELS.items()}
    for row, line in enumerate(LINES):
        given |= {f"lines-{row}-{name}": [value] for name, value in line.items()}
    return given


def read(given: Given, fields_: tuple[Field, ...]) -> dict[str, Any]:
    """The question as a document: `agreement`, `on` and `facts`. Raises BadForm with every fault of the
    inputs.
    """
    pasted = one(given, "pasted")
    wanted = tuple(field for field in fields_ if not pasted or field.name in ("agreement", "on"))
    document, faults = read_fields(wanted, given)
    facts: Any = None
    if pasted:
        try:
            facts = json.loads(pasted)
        except (ValueError, RecursionError):
            faults.append(Fault("pasted", "pasted", _NOT_JSON))
    elif not faults and not document.get("lines"):
        faults.append(Fault("lines", "lines-0-kind", _A_LINE))
    if faults:
        raise BadForm(faults)
    return {
        "agreement": document["agreement"],
        "on": document["on"],
        "facts": facts if pasted else _facts(document),
    }


def _facts(document: Mapping[str, Any]) -> dict[str, Any]:
    reference = Reference.load()
    region = next(one_ for one_ in reference.regions if document["council"] in one_.councils)
    return {
        "region": region.code,
        "health_board": region.health_board,
        "council": document["council"],
        "service": document["service"],
        "package_start": document["package_start"],
        "levels": document.get("levels") or {},
        "lines": [{"id": f"line-{place}"} | line for place, line in enumerate(document["lines"], start=1)],
        "panel_shares": document.get("panel"),
        "marks": document.get("marks") or [],
        "eligibility": document["eligibility"],
    }


_NOT_JSON = Words(
    cy="Nid JSON yw hwn: mae angen gwrthrych ar ffurf examples/facts.json.",
    en="This is not JSON: an object in the shape of examples/facts.json is needed.",
)
_A_LINE = Words(cy="Rhowch o leiaf un llinell.", en="Give at least one line.")
