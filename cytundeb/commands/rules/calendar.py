"""`calendar replan`: count open clocks again with the list of bank holidays that ships with this version.
Each sweep does it by itself; this says beforehand what will move."""

from __future__ import annotations

import argparse

from agreements.words import Words
from cytundeb.at_hand import parts_at_hand
from cytundeb.bilingual_arguments import Commands
from cytundeb.commands.rules.migrating import clock_json, clock_line
from cytundeb.console import Console
from cytundeb.outcomes import Exit


def add(commands: Commands) -> None:
    """Add the command and the one below it."""
    below = commands.add("calendar", _SUMMARY).commands()
    parser = below.add("replan", _REPLAN)
    parser.argument("--dry-run", action="store_true", words=_DRY_RUN)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Print every clock that moves, case by case."""
    from workflow.rules_moving import replan_calendar

    with parts_at_hand() as parts:
        version = parts.rulebook.calendar.version
        found = replan_calendar(parts, dry_run=arguments.dry_run)
    for one in found:
        if one.moved:
            console.line(one.ref)
        for clock in one.moved:
            console.answer(clock_line(clock))
    moved = sum(len(one.moved) for one in found)
    words = _WOULD if arguments.dry_run else _DONE
    console.answer(words.filled(version=version, cases=len(found), moved=moved))
    console.document(
        {
            "dry_run": arguments.dry_run,
            "calendar": version,
            "cases": [{"ref": one.ref, "moved": [clock_json(clock) for clock in one.moved]} for one in found],
        }
    )
    return Exit.DONE


_SUMMARY = Words(cy="y rhestr o wyliau banc", en="the list of bank holidays")
_REPLAN = Words(
    cy="cyfrif y terfynau amser agored eto wrth y rhestr newydd, unwaith",
    en="count open time limits again with the new list, once",
)
_DRY_RUN = Words(cy="dangos yn unig; ni chaiff dim ei ysgrifennu", en="show only; nothing is written")
_DONE = Words(
    cy="{version}: cyfrifwyd {cases} achos eto, a symudodd {moved} terfyn amser.",
    en="{version}: {cases} cases were counted again, and {moved} time limits moved.",
)
_WOULD = Words(
    cy="{version}: byddai {cases} achos yn cael eu cyfrif eto, a {moved} terfyn amser yn symud.",
    en="{version}: {cases} cases would be counted again, and {moved} time limits would move.",
)
