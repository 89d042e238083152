"""The current packages of live cases, as a formula reads them, and the shares proposed in their
disagreements. No name, no birth date, no text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from agreements.facts import PackageFacts, read_facts
from workflow.casework.facts import Actor
from workflow.records.database import Unit
from workflow.records.questions.visibility import sees

_PACKAGES = """
SELECT c.ref, c.region, c.health_board, c.council, c.service, c.package_start,
    coalesce((SELECT json_object_agg(n.domain, n.level) FROM needs AS n WHERE n.case_ref = c.ref), '{{}}'),
    l.lines, s.facts
FROM cases AS c
JOIN LATERAL (
    SELECT json_agg(json_build_object(
        'id', l.id, 'kind', l.kind, 'weekly_pence', l.weekly_pence, 'minutes_a_week', l.minutes_a_week,
        'rate_pence_an_hour', l.rate_pence_an_hour, 'health_required', l.health_required
    ) ORDER BY l.position) AS lines
    FROM cost_lines AS l WHERE l.case_ref = c.ref AND l.withdrawn_at IS NULL
) AS l ON l.lines IS NOT NULL
LEFT JOIN splits AS s ON s.id = c.split_id
WHERE c.ended_at IS NULL AND c.decision <> 'handed_over' AND c.package_start IS NOT NULL AND {conditions}
ORDER BY c.ref
"""
_PROPOSED = """
SELECT d.case_ref, d.id, p.body, p.shares
FROM disagreements AS d LEFT JOIN (
    SELECT DISTINCT ON (case_ref, data->>'disagreement', body)
        case_ref, data->>'disagreement' AS disagreement, body, data->'shares' AS shares
    FROM events
    WHERE case_ref = ANY(%(refs)s) AND jsonb_typeof(data->'shares') = 'object'
        AND kind IN ('PositionTaken', 'SettlementProposed', 'SettlementAgreed')
    ORDER BY case_ref, data->>'disagreement', body, seq DESC
) AS p ON p.case_ref = d.case_ref AND p.disagreement = d.id::text
WHERE d.case_ref = ANY(%(refs)s) ORDER BY d.case_ref, d.opened_at, d.id, p.body
"""
_ASKED: dict[str, str] = {
    "region": "c.region = %(region)s",
    "body": "%(body)s IN (c.health_board, c.council)",
    "service": "c.service = %(service)s",
    "agreement": "c.agreement_id = %(agreement)s",
    "starts_from": "c.package_start >= %(starts_from)s",
    "starts_to": "c.package_start <= %(starts_to)s",
}
_OF_THE_SPLIT = frozenset(PackageFacts.model_fields) - {
    "region", "health_board", "council", "service", "package_start", "levels", "lines",
}  # fmt: skip
"""What only the split in effect says of a package: a panel's shares, and what else was stated for it."""


@dataclass(frozen=True, slots=True)
class PackageFilter:
    """Which packages; what is None is not asked."""

    region: str | None = None
    body: str | None = None
    service: str | None = None
    agreement: str | None = None
    """The id of the agreement that the case's split names."""
    starts_from: date | None = None
    starts_to: date | None = None
    """First and last day on which the package may begin."""


@dataclass(frozen=True, slots=True)
class StoredDisagreement:
    """One disagreement: its case, and the shares that each body last proposed by account, in pence a week."""

    case_ref: str
    shares: dict[str, dict[str, int]]


def packages(
    unit: Unit, where: PackageFilter, *, reader: Actor | None = None
) -> list[tuple[str, PackageFacts]]:
    """Every live case with a package, by reference. One question.

    `reader`: only the cases that this officer may see; for Welsh Government every case of its Wales, because
    it is told sums alone. None: every case.
    """
    conditions: list[str] = ["true"]
    parameters: dict[str, Any] = {}
    if reader is not None:
        seen, parameters = oversees(reader) if reader.role == "wg_officer" else sees(reader)
        conditions.append(f"({seen})")
    for name, condition in _ASKED.items():
        value = getattr(where, name)
        if value is not None:
            conditions.append(condition)
            parameters[name] = value
    rows = unit.all(_PACKAGES.format(conditions=" AND ".join(conditions)), parameters)
    return [(row[0], _facts(row)) for row in rows]


def oversees(reader: Actor) -> tuple[str, dict[str, Any]]:
    """The cases whose sums Welsh Government is told: all of its own Wales, the invented or the real one."""
    fictional = reader.body.startswith("X")
    return "starts_with(c.region, 'X') = %(overseen_fictional)s", {"overseen_fictional": fictional}


def proposals(unit: Unit, refs: Sequence[str]) -> list[StoredDisagreement]:
    """Every disagreement of these cases, the closed ones too, with the shares proposed in it: in a
    position, or in a settlement that was proposed or agreed.
    """
    found: dict[str, StoredDisagreement] = {}
    for ref, identity, body, shares in unit.all(_PROPOSED, {"refs": list(refs)}):
        one = found.setdefault(identity, StoredDisagreement(ref, {}))
        if shares is not None:
            one.shares[body] = shares
    return list(found.values())


def _facts(row: Sequence[Any]) -> PackageFacts:
    _, region, health_board, council, service, package_start, levels, lines, split_facts = row
    beside = {name: value for name, value in (split_facts or {}).items() if name in _OF_THE_SPLIT}
    return read_facts(
        {
            "region": region,
            "health_board": health_board,
            "council": council,
            "service": service,
            "package_start": package_start,
            "levels": levels,
            "lines": lines,
            **beside,
        }
    )
