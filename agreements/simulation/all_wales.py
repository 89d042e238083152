"""One rule for every region: a fixed share of the health board, or the rules of one region's agreement, as if
they were national. A question to ask, never an agreement that anybody signed.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from agreements.formulas import Formula
from agreements.formulas.itemised import Itemised
from agreements.line_kinds import LINE_KINDS, SERVICES
from agreements.model import WrittenAgreement
from agreements.money import exact_text, format_share
from agreements.payers import HEALTH_BOARD, PAYER_ROLES
from agreements.provenance import Provenance
from agreements.words import Words

_CLAUSE = "c1"
_LARGEST_REMAINDER = {
    "method": "largest_remainder", "grain": "week", "tie_order": PAYER_ROLES, "residual_account": None,
}  # fmt: skip


def everywhere(written: WrittenAgreement, *, fictional: bool) -> WrittenAgreement:
    """The same rules for every region of the invented Wales, or of the real one."""
    return _with(
        written,
        _national(fictional),
        id=f"all-wales-{written.id}"[:60].strip("-"),
        title=_EVERYWHERE.filled(agreement=written.title),
    )


def fixed_everywhere(share: Fraction, frame: WrittenAgreement, *, fictional: bool) -> WrittenAgreement:
    """The health board pays this share of every line that is not health's own, and the council budget that
    owns the kind of line pays the rest; odd pence by the largest remainder of the week.

    `frame` gives what moves no money. ValueError for a share that is not between nought and one.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"the share {exact_text(share)} is not between nought and one")
    rounding = type(frame.rounding).model_validate({**frame.rounding.model_dump(), **_LARGEST_REMAINDER})
    return _with(
        frame,
        _national(fictional),
        id="all-wales",
        version=1,
        title=_FIXED.filled(share=format_share(share)),
        provenance=_PROVENANCE,
        rules=(_rule(share),),
        parts={},
        parameters={},
        rounding=rounding,
    )


def _rule(share: Fraction) -> Formula:
    items: dict[str, dict[str, Fraction]] = {
        code: {HEALTH_BOARD: share, kind.council_budget: 1 - share} for code, kind in LINE_KINDS.items()
    }
    return Itemised.model_validate(
        {
            "id": "all_wales",
            "kind": "itemised",
            "clause": _CLAUSE,
            "lines": "all",
            "provenance": _PROVENANCE,
            "items": items,
        }
    )


def _national(fictional: bool) -> Mapping[str, Any]:
    return {
        "scope_kind": "national",
        "region": None,
        "parties": (),
        "template": False,
        "fictional": fictional,
    }


def _with(frame: WrittenAgreement, *changes: Mapping[str, Any], **more: Any) -> WrittenAgreement:
    """The frame with these fields in the place of its own, for every service. Never model_copy: a copy would
    keep the hash of the frame.
    """
    own = {name: getattr(frame, name) for name in WrittenAgreement.model_fields}
    scope = type(frame.scope).model_validate({**frame.scope.model_dump(), "services": tuple(SERVICES)})
    for change in (*changes, more):
        own |= change
    return WrittenAgreement(**{**own, "scope": scope})


_PROVENANCE = Provenance(
    kind="illustrative",
    confidence="R",
    source=Words(
        cy="Cwestiwn o fewn efelychiad; nid cytundeb.", en="A question within a simulation; no agreement."
    ),
)
_EVERYWHERE = Words(
    cy="Rheolau {agreement}, fel pe baent yn genedlaethol", en="The rules of {agreement}, as if national"
)
_FIXED = Words(
    cy="Cymru gyfan: y bwrdd iechyd yn talu {share} o bob llinell nad yw'n llinell iechyd",
    en="All Wales: the health board pays {share} of every line that is not health's own",
)
