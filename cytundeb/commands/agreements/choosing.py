"""Which agreement, and which folder, somebody typed. It judges no agreement."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from agreements.book import SHIPPED, Book
from agreements.clauses import day_in_words
from agreements.faults import FaultySource
from agreements.model import WrittenAgreement
from agreements.reading import folders_of, read_agreement
from agreements.words import Words, joined
from cytundeb.outcomes import CommandRefused, WrongUsage


def place(typed: str | None) -> Path:
    """The folder or file that was typed, or the agreements that are shipped."""
    path = Path(typed) if typed else SHIPPED
    if not path.exists():
        raise WrongUsage(_NO_PATH.filled(path=str(path)))
    return path


def agreement(typed: str, on: date | None) -> WrittenAgreement:
    """The agreement of a folder, or the version of an id (or the one named, id@version), in force on the day;
    the last version where no day is given. Refused where none is in force on it.
    """
    known = versions(typed)
    in_force = [found for found in known if on is None or found.in_force_on(on)]
    if on is not None and not in_force:
        raise CommandRefused(_NOT_IN_FORCE.filled(id=known[-1].id, day=day_in_words(on)))
    return in_force[-1]


def versions(typed: str) -> list[WrittenAgreement]:
    """The one agreement of a folder, or every version of an id (the one named, for id@version)."""
    path = Path(typed)
    if path.is_file() and not folders_of(path):
        raise WrongUsage(_NOT_ONE.filled(path=typed))
    if path.exists():
        return [_read(path if path.is_dir() else path.parent)]
    name, _, version = typed.partition("@")
    try:
        known = [
            found
            for found in Book.load().all()
            if found.id == name and (not version or str(found.version) == version)
        ]
    except FaultySource as faulty:
        raise refusal(faulty) from faulty
    if not known:
        raise WrongUsage(_NO_AGREEMENT.filled(typed=typed))
    return known


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
_NOT_ONE = Words(cy="Nid cytundeb mo {path}.", en="{path} is not an agreement.")
_NOT_IN_FORCE = Words(
    cy="Nid yw {id} mewn grym ar {day}: nid oes fersiwn ohono mewn grym ar y diwrnod hwnnw.",
    en="{id} is not in force on {day}: no version of it is in force on that day.",
)
_NO_AGREEMENT = Words(
    cy="Nid oes cytundeb {typed}, na ffolder o'r enw hwnnw; gweler `cytundeb agreements list`. Drafft yw'r "
    "hyn na roddodd neb mewn grym: enwch ei ffolder.",
    en="There is no agreement {typed} and no folder of that name; see `cytundeb agreements list`. What "
    "nobody has put into force is a draft: name its folder.",
)
