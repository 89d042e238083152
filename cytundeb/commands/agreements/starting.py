"""`agreements new`: begins an agreement for a region and says, point by point, what remains to be decided."""

from __future__ import annotations

import argparse
from pathlib import Path

from agreements.words import Words
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import CommandRefused, Exit, WrongUsage


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("new", _SUMMARY)
    parser.argument("region", metavar="REGION", words=_REGION)
    parser.argument("--from", dest="source", metavar="model|ID", default="model", words=_FROM)
    parser.argument("--to", metavar="FOLDER", words=_TO)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Write the folder; print each open point as `file:line: sentence`, then what comes after them."""
    from agreements.faults import FaultySource
    from agreements.reference import Reference
    from agreements.starting import CannotStart, name_of, source_of, start
    from cytundeb.commands.agreements.choosing import refusal

    reference = Reference.load()
    if not reference.has_region(arguments.region):
        raise WrongUsage(_NO_REGION.filled(region=arguments.region))
    region = reference.region(arguments.region)
    try:
        source = source_of(arguments.source)
        folder = Path(arguments.to or name_of(source, region))
        open_points = start(source, region, to=folder)
    except CannotStart as fault:
        raise CommandRefused(fault.words) from fault
    except FaultySource as faulty:
        raise refusal(faulty) from faulty
    console.answer(_WRITTEN.filled(folder=str(folder)))
    for point in open_points:
        console.answer(Words(cy=point.as_line("cy"), en=point.as_line("en")))
    console.answer(_NEXT.filled(count=len(open_points), folder=str(folder)))
    console.document(
        {
            "folder": str(folder),
            "open": [
                {"file": point.file, "line": point.line, "cy": point.words.cy, "en": point.words.en}
                for point in open_points
            ],
        }
    )
    return Exit.DONE


_SUMMARY = Words(
    cy="dechrau cytundeb i ranbarth, o'r cytundeb enghreifftiol neu o un arall",
    en="begin an agreement for a region, from the model agreement or from another",
)
_REGION = Words(cy="cod y rhanbarth, er enghraifft XR7", en="the region's code, as XR7")
_FROM = Words(
    cy="o ble i ddechrau: model (y cytundeb enghreifftiol), dynodydd cytundeb, neu ffolder",
    en="what to start from: model (the model agreement), an agreement's id, or a folder",
)
_TO = Words(cy="y ffolder newydd (heb un: enw'r cytundeb)", en="the new folder (none: the agreement's name)")
_NO_REGION = Words(cy="Nid oes rhanbarth {region}.", en="There is no region {region}.")
_WRITTEN = Words(cy="Ysgrifennwyd {folder}.", en="{folder} was written.")
_NEXT = Words(
    cy="Pwyntiau i'w penderfynu: {count}. Ar ôl eu penderfynu, ysgrifennwch o leiaf bum enghraifft "
    "weithiedig i bob fformiwla (cases/), yna: cytundeb agreements check {folder}",
    en="Points to be decided: {count}. When they are decided, write at least five worked examples for each "
    "formula (cases/), then: cytundeb agreements check {folder}",
)
