"""A record of the case as somebody names it: its table and its key. What may be attached to, and worried
about."""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.draft import Draft
from workflow.casework.facts import ROW_TYPES, Case, Note, UploadLink

THE_CASE = Case.TABLE
RECORDS = {kind.TABLE: kind for kind in ROW_TYPES if kind not in (UploadLink, Note)}
"""Every table whose rows a person may name. A private note is nobody else's to name."""


def named(at: Draft, kind: str, key: str | None) -> tuple[str, str]:
    """The table and key of a record of this case; the case itself needs no key. Raises Refused where there
    is none."""
    if kind == THE_CASE and key in (None, at.case.ref):
        return kind, at.case.ref
    record = RECORDS.get(kind)
    if record is None or record is Case or at.get(record, key) is None:
        rules.refuse(
            "record_is_of_the_case",
            cy=f"Nid oes cofnod '{kind}' o'r fath yn yr achos.",
            en=f"There is no such record of '{kind}' in the case.",
        )
    return kind, str(key)
