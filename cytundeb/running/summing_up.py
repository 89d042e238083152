"""The document of `run --json`: what the whole database's events add up to, and what this run's flows did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from agreements.words import Words

if TYPE_CHECKING:
    from workflow.parts import Parts


def sum_up(parts: Parts, *, enforcement: Mapping[str, int], verified: Mapping[str, int]) -> dict[str, Any]:
    """The stable document; `verified` has a count for every invariant, nought where it holds."""
    from dataclasses import asdict

    from workflow.records.questions.progress import summary

    with parts.database.unit() as unit:
        whole = summary(unit)
    broken = [code for code, count in verified.items() if code not in LOOKED_AT and count]
    return {**asdict(whole), "invariants_broken": broken, "enforcement": dict(enforcement)}


def summary_words(document: Mapping[str, Any]) -> Words:
    """The document in a few sentences."""
    counts = {name: value for name, value in document.items() if isinstance(value, int)}
    first = {f"first_{name}": value for name, value in document["enforcement"].items()}
    broken = document["invariants_broken"]
    verdict = _BROKEN.filled(names=", ".join(broken)) if broken else _WHOLE
    return _SUMMARY.filled(**counts, **first, verdict=verdict)


LOOKED_AT = frozenset({"cases"})
"""What the table of the verifying flow says beside the invariants: how much was examined."""

_SUMMARY = Words(
    cy="Y gorfodi cyntaf: {first_due} terfyn amser wedi mynd heibio, {first_applied} cyfran wedi'i "
    "chymhwyso, {first_climbed} anghytundeb i'r cam nesaf, {first_escalated} at Lywodraeth Cymru.\n"
    "Hyd yma: {applied} cyfran wedi'i chymhwyso trwy ddiffyg ymateb, {objections_answered} gwrthwynebiad "
    "wedi'i ateb, {climbed} cam wedi'i ddringo gan y cloc, {escalated} achos at Lywodraeth Cymru, {signed} "
    "cytundeb cyllido wedi'i lofnodi, {notices} hysbysiad. {verdict}",
    en="The first enforcement: {first_due} time limits passed, {first_applied} shares applied, "
    "{first_climbed} disagreements moved to the next stage, {first_escalated} referred to Welsh Government.\n"
    "So far: {applied} shares applied by silence, {objections_answered} objections answered, {climbed} "
    "stages moved up by time, {escalated} cases referred to Welsh Government, {signed} funding agreements "
    "signed, {notices} notices. {verdict}",
)
_WHOLE = Words(cy="Mae pob rheol sefydlog yn dal.", en="Every invariant holds.")
_BROKEN = Words(cy="Rheolau sefydlog wedi'u torri: {names}.", en="Invariants broken: {names}.")
