"""`enforce`: every time limit that has passed, without Prefect. What is done then is the sweep's."""

from __future__ import annotations

import argparse

from agreements.words import Words
from cytundeb.at_hand import parts_at_hand
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import CommandRefused, Exit
from cytundeb.typed_values import parse_instant


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("enforce", _SUMMARY)
    parser.argument("--now", metavar="INSTANT", words=_NOW)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Print what was enforced; exit 1 if a case could not be."""
    from workflow.sweep import EnforcementIncomplete, NowRefused, enforce

    now = parse_instant(arguments.now, "--now") if arguments.now else None
    incomplete = None
    with parts_at_hand() as parts:
        try:
            done = enforce(parts, now=now)
        except NowRefused as refusal:
            raise CommandRefused(refusal.words) from refusal
        except EnforcementIncomplete as fault:
            done, incomplete = fault.done, fault
    console.answer(_DONE.filled(**done.counts()))
    console.document(done.counts())
    if incomplete is None:
        return Exit.DONE
    console.say(_INCOMPLETE.filled(faults=str(incomplete)))
    return Exit.CHECK_FAILED


_SUMMARY = Words(
    cy="gorfodi pob terfyn amser a aeth heibio, heb Prefect",
    en="enforce every time limit that has passed, without Prefect",
)
_NOW = Words(
    cy="barnu ar yr union foment hon (yr arddangosiad yn unig), megis 2026-11-24T00:00:00Z",
    en="judge at exactly this instant (demonstration only), such as 2026-11-24T00:00:00Z",
)
_DONE = Words(
    cy="{due} terfyn amser wedi mynd heibio, {acted} wedi'u gorfodi: {applied} cyfran wedi'u cymhwyso, "
    "{climbed} i'r cam nesaf, {escalated} at Lywodraeth Cymru, {notices} hysbysiad.",
    en="{due} time limits passed, {acted} enforced: {applied} shares applied, {climbed} moved up a stage, "
    "{escalated} referred to Welsh Government, {notices} notices.",
)
_INCOMPLETE = Words(
    cy="Ni ellid gorfodi'r cyfan; mae'r gweddill wedi'i wneud: {faults}",
    en="Not all could be enforced; the rest is done: {faults}",
)
