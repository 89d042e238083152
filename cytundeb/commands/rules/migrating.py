"""`rules migrate`: move open cases to another rule pack, or to the agreement in force now. Dry run equals
real run: the same function is asked, and nothing is written."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from agreements.words import Words
from cytundeb.at_hand import parts_at_hand
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import CommandRefused, Exit, WrongUsage
from cytundeb.typed_values import instant_text

if TYPE_CHECKING:
    from workflow.casework.migrating_rules import Migrated
    from workflow.casework.replanning import Moved


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("migrate", _SUMMARY)
    parser.argument("--to", metavar="VERSION", words=_TO)
    parser.argument("--agreements", action="store_true", words=_AGREEMENTS)
    parser.argument("--by", metavar="PERSON", default="administrator", words=_BY)
    parser.argument("--dry-run", action="store_true", words=_DRY_RUN)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Print what changes in each case; exit 3 where there is no such pack, and then nothing was done."""
    from workflow.casework.migrating_rules import Asked
    from workflow.clocks.limits import UnknownRulePack
    from workflow.rules_moving import migrate_rules

    if arguments.to is None and not arguments.agreements:
        raise WrongUsage(_NOTHING_ASKED)
    asked = Asked(pack=arguments.to, agreements=arguments.agreements, by=arguments.by)
    with parts_at_hand() as parts:
        try:
            found = migrate_rules(parts, asked, dry_run=arguments.dry_run)
        except UnknownRulePack as fault:
            raise CommandRefused(fault.words) from fault
    for one in found:
        _tell(one, console)
    console.answer((_WOULD if arguments.dry_run else _DONE).filled(cases=len(found)))
    console.document({"dry_run": arguments.dry_run, "cases": [_as_json(one) for one in found]})
    return Exit.DONE


def _tell(one: Migrated, console: Console) -> None:
    console.answer(_CASE.filled(ref=one.ref, before=one.from_pack, after=one.to_pack))
    if one.to_agreement:
        console.answer(_AGREEMENT.filled(before=str(one.from_agreement), after=one.to_agreement))
    for clock in one.clocks:
        console.answer(clock_line(clock))


def clock_line(clock: Moved) -> Words:
    """One clock with its old and new end."""
    words = _KEPT if clock.due_at == clock.was else _RAISED if clock.raised else _MOVED
    return words.filled(
        kind=clock.kind,
        body=clock.body or "-",
        was=instant_text(clock.was),
        due=instant_text(clock.due_at),
    )


def clock_json(clock: Moved) -> dict[str, Any]:
    """The same, for --json."""
    return {
        "clock": clock.kind,
        "body": clock.body,
        "was": instant_text(clock.was),
        "due_at": instant_text(clock.due_at),
        "how": "kept" if clock.due_at == clock.was else "raised" if clock.raised else "recomputed",
    }


def _as_json(one: Migrated) -> dict[str, Any]:
    return {
        "ref": one.ref,
        "from_pack": one.from_pack,
        "to_pack": one.to_pack,
        "from_agreement": one.from_agreement,
        "to_agreement": one.to_agreement,
        "clocks": [clock_json(clock) for clock in one.clocks],
    }


_SUMMARY = Words(
    cy="symud achosion agored i becyn rheolau arall, neu i'r cytundeb sydd mewn grym nawr",
    en="move open cases to another rule pack, or to the agreement in force now",
)
_TO = Words(cy="y pecyn rheolau i symud iddo", en="the rule pack to move to")
_AGREEMENTS = Words(
    cy="cyhoeddi rhaniad newydd o heddiw o dan y cytundeb sydd mewn grym nawr; ni chaiff yr hen un "
    "ei ailweithio",
    en="announce a new split from today under the agreement in force now; the old one is not reworked",
)
_BY = Words(cy="pwy sy'n gofyn, ar gyfer y cofnod", en="who asks, for the record")
_DRY_RUN = Words(cy="dangos yn unig; ni chaiff dim ei ysgrifennu", en="show only; nothing is written")
_NOTHING_ASKED = Words(
    cy="Rhowch --to, neu --agreements, neu'r ddau.", en="Give --to, or --agreements, or both."
)
_CASE = Words(cy="{ref}: {before} i {after}", en="{ref}: {before} to {after}")
_AGREEMENT = Words(cy="  rhaniad newydd: {before} i {after}", en="  a new split: {before} to {after}")
_KEPT = Words(cy="  {kind} {body}: cadwyd, {was}", en="  {kind} {body}: kept, {was}")
_MOVED = Words(cy="  {kind} {body}: {was} i {due}", en="  {kind} {body}: {was} to {due}")
_RAISED = Words(
    cy="  {kind} {body}: {was} i {due} (diwrnod gwaith o ras)",
    en="  {kind} {body}: {was} to {due} (a working day of grace)",
)
_DONE = Words(cy="Symudwyd {cases} achos.", en="{cases} cases were moved.")
_WOULD = Words(
    cy="Byddai {cases} achos yn symud; ni ysgrifennwyd dim.",
    en="{cases} cases would be moved; nothing was written.",
)
