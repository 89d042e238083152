"""The agreements that came out of negotiations: the newest one's number, and every one with its files."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.records.database import Unit


@dataclass(frozen=True, slots=True)
class ActivatedFiles:
    """One activated agreement: its number and version, the hash that was signed, and its files."""

    number: int
    agreement_id: str
    version: int
    sha256: str
    files: dict[str, str]


def newest(unit: Unit) -> int:
    """The number of the newest activated agreement; nought where there is none. One look at an index."""
    row = unit.one("SELECT coalesce(max(number), 0) FROM activated_agreements", prepare=True)
    assert row is not None
    return int(row[0])


def activated(unit: Unit) -> tuple[ActivatedFiles, ...]:
    """Every activated agreement with its files, in the order of their numbers."""
    found: dict[int, ActivatedFiles] = {}
    for number, agreement_id, version, sha256, path, text in unit.all(
        "SELECT a.number, a.agreement_id, a.agreement_version, a.sha256, f.path, f.text "
        "FROM activated_agreements a JOIN negotiation_files f ON f.draft_id = a.draft_id "
        "ORDER BY a.number, f.path"
    ):
        one = found.setdefault(number, ActivatedFiles(number, agreement_id, version, sha256, {}))
        one.files[path] = text
    return tuple(found.values())
