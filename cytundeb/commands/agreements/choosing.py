"""Which agreement, and which folder, somebody typed. It judges no agreement."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from agreements.book import SHIPPED, Book
from agreements.faults import FaultySource
from agreements.model import WrittenAgreement
from agreements.reading import read_agreement
from agreements.words import Words, joined
from cytundeb.outcomes import CommandRefused, WrongUsage


def folder(typed: str | None) -> Path:
    """The folder that was typed (the file of an agreement names its folder), or the agreements that are
    shipped.
    """
    path = Path(typed) if typed else SHIPPED
    if not path.exists():
        raise WrongUsage(_NO_PATH.filled(path=str(path)))
    return path if path.is_dir() else path.parent


def agreement(typed: str, on: date | None) -> WrittenAgreement:
    """The agreement of a folder, or the version of an id that is in force on the day (else its last
    version).
    """
    path = Path(typed)
    if path.exists():
        return _read(path if path.is_dir() else path.parent)
    try:
        versions = [found for found in Book.load().all() if found.id == typed]
    except FaultySource as faulty:
        raise refusal(faulty) from faulty
    if not versions:
        raise WrongUsage(_NO_AGREEMENT.filled(typed=typed))
    in_force = [found for found in versions if on is not None and found.in_force_on(on)]
    return (in_force or versions)[-1]


def refusal(faulty: FaultySource) -> CommandRefused:
    """Every fault of a source that cannot be used, as one refusal."""
    lines = (Words(cy=fault.as_line("cy"), en=fault.as_line("en")) for fault in faulty.faults)
    return CommandRefused(joined(lines, separator="\n"))


def _read(path: Path) -> WrittenAgreement:
    reading = read_agreement(path)
    if reading.agreement is None or reading.faults:
        raise refusal(FaultySource(reading.faults))
    return reading.agreement


_NO_PATH = Words(cy="Nid oes ffolder na ffeil {path}.", en="There is no folder or file {path}.")
_NO_AGREEMENT = Words(
    cy="Nid oes cytundeb {typed}, na ffolder o'r enw hwnnw; gweler `cytundeb agreements list`.",
    en="There is no agreement {typed} and no folder of that name; see `cytundeb agreements list`.",
)
