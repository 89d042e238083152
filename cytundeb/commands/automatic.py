"""`automatic`: whether each automatic act is off, on trial or on for a body; and what a trial has shown."""

from __future__ import annotations

import argparse
from datetime import datetime

from agreements.words import Words
from cytundeb.at_hand import parts_at_hand
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import CommandRefused, Exit
from cytundeb.typed_values import parse_instant


def add(commands: Commands) -> None:
    """Add the command and those below it."""
    below = commands.add("automatic", _SUMMARY).commands()
    listing = below.add("list", _LIST)
    listing.argument("--body", metavar="CODE", words=_BODY)
    listing.json_option()
    listing.set_defaults(answer=answer_list)
    setting = below.add("set", _SET)
    setting.argument("--body", metavar="CODE", required=True, words=_BODY)
    setting.argument("--act", metavar="ACT", required=True, words=_ACT)
    setting.argument("--mode", metavar="MODE", required=True, words=_MODE)
    setting.argument("--from", dest="from_at", metavar="INSTANT", words=_FROM)
    setting.argument("--by", metavar="PERSON", default="administrator", words=_BY)
    setting.argument("--reason", metavar="TEXT", required=True, words=_REASON)
    setting.json_option()
    setting.set_defaults(answer=answer_set)
    report = below.add("report", _REPORT)
    report.argument("--body", metavar="CODE", words=_BODY)
    report.json_option()
    report.set_defaults(answer=answer_report)


def answer_list(arguments: argparse.Namespace, console: Console) -> Exit:
    """Every act and its mode now, for one body or for each that has said anything."""
    from workflow.casework.office_codes import AUTOMATIC_ACTS, MODES
    from workflow.records import clock
    from workflow.records.automatic_modes import automatic, said_modes

    with parts_at_hand() as parts, parts.database.unit() as unit:
        now, modes = clock.now(unit), automatic(unit)
        bodies = [arguments.body] if arguments.body else sorted({one.body for one in said_modes(unit)})
    rows = [(body, act, modes.mode(act, body, now)) for body in bodies for act in AUTOMATIC_ACTS]
    for body, act, mode in rows:
        words = Words(
            cy=f"{body:<8} {act:<18} {mode:<7} {AUTOMATIC_ACTS[act].cy}: {MODES[mode].cy}",
            en=f"{body:<8} {act:<18} {mode:<7} {AUTOMATIC_ACTS[act].en}: {MODES[mode].en}",
        )
        console.answer(words)
    if not rows:
        console.answer(_ALL_ON)
    console.document([{"body": body, "act": act, "mode": mode} for body, act, mode in rows])
    return Exit.DONE


def answer_set(arguments: argparse.Namespace, console: Console) -> Exit:
    """Add a setting; exit 3 for a body, act or mode that there is not."""
    from workflow.automatic_acts import NotASetting, set_mode

    said = arguments.from_at
    from_at: datetime | None = parse_instant(said, "--from") if said else None
    with parts_at_hand() as parts:
        try:
            done = set_mode(
                parts,
                body=arguments.body,
                act=arguments.act,
                mode=arguments.mode,
                from_at=from_at,
                by=arguments.by,
                reason=arguments.reason,
            )
        except NotASetting as fault:
            raise CommandRefused(fault.words) from fault
    values = {"body": arguments.body, "act": arguments.act, "mode": arguments.mode}
    console.answer((_IS_SET if done else _WAS_SET).filled(**values))
    console.document(values | {"changed": done})
    return Exit.DONE


def answer_report(arguments: argparse.Namespace, console: Console) -> Exit:
    """What was held back, by body and act: on trial with what would have followed, or off."""
    from workflow.records.automatic_modes import held_back

    with parts_at_hand() as parts, parts.database.unit() as unit:
        found = held_back(unit, body=arguments.body)
    for one in found:
        followed = ", ".join(f"{kind} {times}" for kind, times in sorted(one.would.items())) or "-"
        words = _TRIAL if one.event == "WouldHaveActed" else _OFF
        console.answer(
            words.filled(body=one.body, act=one.act, times=one.times, cases=one.cases, followed=followed)
        )
    if not found:
        console.answer(_NOTHING_HELD_BACK)
    console.document(
        [
            {
                "body": one.body,
                "act": one.act,
                "mode": "shadow" if one.event == "WouldHaveActed" else "off",
                "times": one.times,
                "cases": one.cases,
                "would": one.would,
            }
            for one in found
        ]
    )
    return Exit.DONE


_SUMMARY = Words(
    cy="y gweithredoedd awtomatig: wedi'u diffodd, ar brawf neu ar waith",
    en="the automatic acts: off, on trial or on",
)
_LIST = Words(cy="pob gweithred a'i modd nawr", en="every act and its mode now")
_SET = Words(cy="newid modd un weithred ar gyfer un corff", en="change the mode of one act for one body")
_REPORT = Words(cy="beth fyddai wedi digwydd, yn ôl corff", en="what would have happened, by body")
_BODY = Words(cy="cod y corff", en="the code of the body")
_ACT = Words(
    cy="begin_answer_time, apply_by_silence, open_disagreement, move_up, refer, support_alert neu "
    "family_note",
    en="begin_answer_time, apply_by_silence, open_disagreement, move_up, refer, support_alert or family_note",
)
_MODE = Words(cy="off, shadow neu on", en="off, shadow or on")
_FROM = Words(cy="o ba foment (heb un: nawr)", en="from which instant (none: now)")
_BY = Words(cy="pwy a benderfynodd, ar gyfer y cofnod", en="who decided, for the record")
_REASON = Words(cy="pam, ar gyfer y cofnod", en="why, for the record")
_ALL_ON = Words(
    cy="Nid oes yr un corff wedi dweud dim: mae pob gweithred ar waith.",
    en="No body has said anything: every act is on.",
)
_IS_SET = Words(cy="{body}: {act} yw {mode} o hyn ymlaen.", en="{body}: {act} is now {mode}.")
_WAS_SET = Words(cy="{body}: {act} oedd {mode} yn barod.", en="{body}: {act} was {mode} already.")
_TRIAL = Words(
    cy="{body} {act}: ar brawf {times} gwaith mewn {cases} achos. Byddai wedi cofnodi: {followed}",
    en="{body} {act}: on trial {times} times in {cases} cases. It would have recorded: {followed}",
)
_OFF = Words(
    cy="{body} {act}: wedi'i ddiffodd, {times} gwaith mewn {cases} achos.",
    en="{body} {act}: off, {times} times in {cases} cases.",
)
_NOTHING_HELD_BACK = Words(cy="Ni ddaliwyd dim yn ôl.", en="Nothing was held back.")
