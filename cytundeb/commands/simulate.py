"""`simulate`: what changes for every account if one agreement took the place of another over a cohort. It
changes no case.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from agreements.words import Words
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import CommandRefused, Exit, WrongUsage
from cytundeb.typed_values import parse_day

if TYPE_CHECKING:
    from fractions import Fraction

    from workflow.stored_cohort import StoredCohort


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("simulate", _SUMMARY)
    parser.argument("--agreement", metavar="A", required=True, words=_A)
    parser.argument("--against", metavar="B", required=True, words=_B)
    parser.argument("--cohort", metavar="FILTER_OR_FILE", words=_COHORT)
    parser.argument("--weeks", metavar="N", default="52", words=_WEEKS)
    parser.argument("--points", metavar="N", default="5", words=_POINTS)
    parser.argument("--on", metavar="DATE", words=_ON)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Print the change of every account and the rest of what is found, or the document of it."""
    from agreements.simulation.result import Asked, document
    from agreements.simulation.simulating import worked
    from cytundeb.simulated import as_words
    from cytundeb.simulation_sides import typed_side
    from cytundeb.telling_progress import progress

    weeks, points = _weeks(arguments.weeks), _points(arguments.points)
    on = parse_day(arguments.on, "--on") if arguments.on else None
    found = _cohort(arguments.cohort, weeks, console)
    before, after = (
        typed_side(typed, fictional=found.cohort.fictional)
        for typed in (arguments.agreement, arguments.against)
    )
    with progress(_WORKING, total=len(found.cohort), console=console) as tell:
        both = worked(found.cohort, before, after, on=on, tell=tell)
    result = document(both, Asked(on=on, points=points, disagreements=found.disagreements))
    if not console.as_json:
        console.answer(as_words(result))
    console.document(result)
    return Exit.DONE


def _cohort(typed: str | None, weeks: int, console: Console) -> StoredCohort:
    from agreements.simulation.cohort_file import FaultyCohort, read_cohort
    from cytundeb.at_hand import parts_at_hand
    from cytundeb.simulation_sides import is_file, package_filter
    from cytundeb.telling_progress import progress
    from workflow.stored_cohort import StoredCohort, stored_cohort

    if typed is not None and is_file(typed):
        file = Path(typed)
        try:
            with progress(_READING, total=file.stat().st_size, console=console) as tell:
                return StoredCohort(read_cohort(file, weeks=weeks, tell=tell), ())
        except OSError as fault:
            raise WrongUsage(_UNREADABLE.filled(file=str(file))) from fault
        except FaultyCohort as faulty:
            raise CommandRefused(_faults(faulty)) from faulty
    where = package_filter(typed or "")
    with parts_at_hand() as parts, parts.database.unit() as unit:
        found = stored_cohort(unit, where, weeks=weeks)
    if not len(found.cohort):
        raise CommandRefused(_NOBODY)
    return found


def _faults(faulty: object) -> Words:
    from agreements.simulation.cohort_file import FaultyCohort
    from agreements.words import joined

    assert isinstance(faulty, FaultyCohort)
    lines = [Words(cy=one.as_line("cy"), en=one.as_line("en")) for one in faulty.faults]
    if faulty.beyond:
        lines.append(_MORE.filled(count=faulty.beyond))
    return joined([*lines, _NOTHING_READ], separator="\n")


def _weeks(typed: str) -> int:
    from agreements.simulation.bounds import MOST_WEEKS

    if not (typed.isascii() and typed.isdigit() and len(typed) < 6 and 1 <= int(typed) <= MOST_WEEKS):
        raise WrongUsage(_NOT_WEEKS.filled(most=MOST_WEEKS))
    return int(typed)


def _points(typed: str) -> Fraction:
    from agreements.money import UnreadableWeight, parse_weight

    try:
        points = parse_weight(typed)
    except UnreadableWeight as fault:
        raise WrongUsage(_NOT_POINTS) from fault
    if not 0 <= points <= 100:
        raise WrongUsage(_NOT_POINTS)
    return points


_SUMMARY = Words(
    cy="efelychu: beth sy'n newid i bob cyfrif pe bai un cytundeb yn cymryd lle un arall",
    en="simulate: what changes for every account if one agreement took the place of another",
)
_A = Words(
    cy="y cytundeb fel y mae: dynodydd, dynodydd@fersiwn, ffolder, neu in-force (un pob rhanbarth)",
    en="the agreement as it is: an id, id@version, a folder, or in-force (every region's own)",
)
_B = Words(
    cy="y cytundeb i'w gymharu: fel --agreement, neu all-wales:60% neu all-wales:DYNODYDD",
    en="the agreement to compare: as for --agreement, or all-wales:60% or all-wales:ID",
)
_COHORT = Words(
    cy="ffeil .csv neu .jsonl, neu hidlydd megis region=XR1,service=short_break (heb un: pob achos byw)",
    en="a .csv or .jsonl file, or a filter such as region=XR1,service=short_break (none: every live case)",
)
_WEEKS = Words(
    cy="sawl wythnos i bob pecyn nad yw'n dweud (heb un: 52)",
    en="weeks of a package that says none (none: 52)",
)
_POINTS = Words(
    cy="pa mor agos i'r fformiwla, mewn pwyntiau canran, y mae cynnig mewn anghytundeb (heb un: 5)",
    en="how near the formula, in percentage points, a proposal in a disagreement is (none: 5)",
)
_ON = Words(
    cy="y diwrnod y darllenir y ddau gytundeb arno (heb un: diwrnod cyntaf pob pecyn)",
    en="the day on which both agreements are read (none: each package's first day)",
)
_WORKING = Words(cy="Yn cyfrifo", en="Working")
_READING = Words(cy="Yn darllen", en="Reading")
_UNREADABLE = Words(cy="Ni ellir darllen {file}.", en="{file} cannot be read.")
_NOBODY = Words(
    cy="Nid oes achos byw â phecyn sy'n cyfateb.", en="There is no live case with a package that fits."
)
_MORE = Words(cy="… a {count} nam arall.", en="… and {count} more faults.")
_NOTHING_READ = Words(cy="Ni ddarllenwyd dim o'r ffeil.", en="Nothing of the file was read.")
_NOT_WEEKS = Words(
    cy="Rhaid i --weeks fod yn nifer cyfan o 1 i {most}.",
    en="--weeks must be a whole number from 1 to {most}.",
)
_NOT_POINTS = Words(
    cy="Rhaid i --points fod yn rhif o 0 i 100.", en="--points must be a number from 0 to 100."
)
