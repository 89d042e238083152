"""`agreements coverage`: for each region and service, which agreement is in force when, and the gaps."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from agreements.words import Words, joined
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import Exit, WrongUsage
from cytundeb.typed_values import parse_day

if TYPE_CHECKING:
    from agreements.versions import Coverage, Stretch


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("coverage", _SUMMARY)
    parser.argument("--region", metavar="CODE", words=_REGION)
    parser.argument("--from", dest="first_day", metavar="DATE", words=_FROM)
    parser.argument("--to", dest="last_day", metavar="DATE", words=_TO)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Each region's stretches, services that share them together."""
    from agreements.book import Book
    from agreements.faults import FaultySource
    from agreements.line_kinds import SERVICES
    from agreements.reference import Reference
    from agreements.versions import coverage
    from cytundeb.commands.agreements.choosing import refusal

    reference = Reference.load()
    if arguments.region and not reference.has_region(arguments.region):
        raise WrongUsage(_NO_REGION.filled(region=arguments.region))
    try:
        book = Book.load()
    except FaultySource as faulty:
        raise refusal(faulty) from faulty
    earliest = min(one.dates.effective_from for one in book.all())
    first = parse_day(arguments.first_day, "--from") if arguments.first_day else earliest
    last = parse_day(arguments.last_day, "--to") if arguments.last_day else None
    if last is not None and last < first:
        raise WrongUsage(_BACKWARDS)
    regions = [arguments.region] if arguments.region else [region.code for region in reference.regions]
    found = coverage(book, regions=regions, services=SERVICES, first_day=first, last_day=last)
    for code in regions:
        console.answer(
            Words(
                cy=f"{code}  {reference.region(code).name.cy}", en=f"{code}  {reference.region(code).name.en}"
            )
        )
        for sentence in _by_stretches([one for one in found if one.region == code]):
            console.answer(sentence)
    console.document([_document(one) for one in found])
    return Exit.DONE


def _by_stretches(found: list[Coverage]) -> list[Words]:
    from agreements.line_kinds import SERVICES

    services: dict[tuple[Stretch, ...], list[Words]] = {}
    for one in found:
        services.setdefault(one.stretches, []).append(SERVICES[one.service])
    every = len(services) == 1
    sentences: list[Words] = []
    for stretches, names in services.items():
        sentences.append(
            _EVERY
            if every
            else Words(cy="  {names}:", en="  {names}:").filled(names=joined(names, separator=", "))
        )
        sentences.extend(_sentence(stretch) for stretch in stretches)
    return sentences


def _sentence(stretch: Stretch) -> Words:
    days = f"    {stretch.first_day} – {stretch.last_day or ''}".rstrip()
    if not stretch.agreements:
        return Words(cy=f"{days}  {_GAP.cy}", en=f"{days}  {_GAP.en}")
    names = ", ".join(f"{name} v{version}" for name, version in stretch.agreements)
    said = names if stretch.covered else None
    return Words(cy=f"{days}  {said or _TWO.cy + names}", en=f"{days}  {said or _TWO.en + names}")


def _document(one: Coverage) -> dict[str, object]:
    return {
        "region": one.region,
        "service": one.service,
        "covered": not one.gaps,
        "stretches": [
            {
                "from": stretch.first_day.isoformat(),
                "to": stretch.last_day.isoformat() if stretch.last_day else None,
                "covered": stretch.covered,
                "agreements": [{"id": name, "version": version} for name, version in stretch.agreements],
            }
            for stretch in one.stretches
        ],
    }


_SUMMARY = Words(
    cy="dangos pa gytundeb sydd mewn grym pryd, fesul rhanbarth a gwasanaeth, a'r bylchau",
    en="show which agreement is in force when, by region and service, and the gaps",
)
_REGION = Words(cy="un rhanbarth yn unig", en="one region only")
_FROM = Words(
    cy="y diwrnod cyntaf (heb un: diwrnod cyntaf y cytundeb cynharaf)",
    en="the first day (none: the first day of the earliest agreement)",
)
_TO = Words(cy="y diwrnod olaf (heb un: heb ddiwedd)", en="the last day (none: without end)")
_NO_REGION = Words(cy="Nid oes rhanbarth {region}.", en="There is no region {region}.")
_BACKWARDS = Words(cy="Mae --to cyn --from.", en="--to is before --from.")
_EVERY = Words(cy="  pob gwasanaeth:", en="  every service:")
_GAP = Words(cy="bwlch: nid oes cytundeb", en="a gap: no agreement")
_TWO = Words(cy="gorgyffwrdd: ", en="an overlap: ")
