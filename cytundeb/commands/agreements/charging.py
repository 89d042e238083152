"""`agreements charge`: what each account owes for each invoice period under an agreement, and how."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agreements.words import Words
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import CommandRefused, Exit, WrongUsage
from cytundeb.typed_values import parse_day

if TYPE_CHECKING:
    from agreements.periods.adjusting import Adjustment
    from agreements.periods.under_agreement import PackageCharge

_EVERY = ("month", "quarter", "four_weeks", "whole")


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("charge", _SUMMARY)
    parser.argument("--agreement", metavar="ID_OR_PATH", required=True, words=_AGREEMENT)
    parser.argument("--history", metavar="FILE", required=True, words=_HISTORY)
    parser.argument("--from", dest="first_day", metavar="DATE", required=True, words=_FROM)
    parser.argument("--to", dest="last_day", metavar="DATE", required=True, words=_TO)
    parser.argument("--every", choices=_EVERY, default="quarter", words=_PERIODS)
    parser.argument("--posted", metavar="FILE", words=_POSTED)
    parser.argument("--decided-on", metavar="DATE", words=_DECIDED)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Print each account's pence by period and the working in short; the document has every step. What the
    agreement does not answer is refused.
    """
    from agreements.periods.invoice_periods import within
    from agreements.periods.package_history import PackageHistory
    from agreements.periods.under_agreement import charged_under
    from agreements.refusals import AgreementRefusal
    from cytundeb.commands.agreements.choosing import versions
    from cytundeb.commands.agreements.json_file import read_model

    first, last = parse_day(arguments.first_day, "--from"), parse_day(arguments.last_day, "--to")
    if last < first:
        raise WrongUsage(_BACKWARDS)
    written = versions(arguments.agreement)
    history = read_model(Path(arguments.history), PackageHistory)
    try:
        found = charged_under(written, history, periods=within(first, last, every=arguments.every))
    except AgreementRefusal as refusal:
        raise CommandRefused(refusal.words) from refusal
    adjustments = _adjustments(arguments, found)
    _print(found, console)
    for adjustment in adjustments:
        console.answer(adjustment.step.says)
    console.document(
        {**_document(found), "adjustments": [adjustment.as_json() for adjustment in adjustments]}
    )
    return Exit.DONE


def _adjustments(arguments: argparse.Namespace, found: PackageCharge) -> tuple[Adjustment, ...]:
    """New entries that bring what was posted to this charge; none where nothing was said to be posted."""
    from agreements.periods.adjusting import adjusted
    from agreements.periods.posted_entries import PostedEntries
    from cytundeb.commands.agreements.json_file import read_model

    if (arguments.posted is None) != (arguments.decided_on is None):
        raise WrongUsage(_BOTH)
    if arguments.posted is None:
        return ()
    decided_on = parse_day(arguments.decided_on, "--decided-on")
    posted = read_model(Path(arguments.posted), PostedEntries)
    clause = found.versions[-1].interim.clause
    return adjusted(found.charge.entries, posted.all, decided_on=decided_on, rule="backdating", clause=clause)


def _print(found: PackageCharge, console: Console) -> None:
    from agreements.legal_status import INDICATIVE, IS_INDICATIVE
    from agreements.money import format_pounds
    from agreements.periods.telling import in_short

    for entry in found.charge.entries:
        days = f"{entry.period.first_day.isoformat()}  {entry.period.last_day.isoformat()}"
        console.line(f"{days}  {entry.payer:<24} {format_pounds(entry.pence):>14}")
    for account, pence in found.charge.totals().items():
        console.line(f"{'':<24}{account:<24} {format_pounds(pence):>14}")
    for told in in_short(found.charge):
        console.answer(Words(cy=f"{told.clause}: {told.says.cy}", en=f"{told.clause}: {told.says.en}"))
    if any(version.legal_status in IS_INDICATIVE for version in found.versions):
        console.answer(INDICATIVE)


def _document(found: PackageCharge) -> dict[str, Any]:
    agreements = [
        {
            "id": version.id,
            "version": version.version,
            "sha256": version.sha256,
            "legal_status": version.legal_status,
        }
        for version in found.versions
    ]
    return {"agreements": agreements, "totals": found.charge.totals(), **found.charge.as_json()}


_SUMMARY = Words(
    cy="beth sy'n ddyledus gan bob cyfrif dros amser o dan gytundeb, gyda'r gwaith cyfrifo",
    en="what each account owes over time under an agreement, with its working",
)
_AGREEMENT = Words(
    cy="dynodydd y cytundeb (pob fersiwn), dynodydd@fersiwn, neu ei ffolder",
    en="the agreement's id (every version), id@version, or its folder",
)
_HISTORY = Words(
    cy="ffeil JSON ar ffurf examples/package_history.json",
    en="a JSON file of the shape of examples/package_history.json",
)
_FROM = Words(cy="y diwrnod cyntaf i'w godi (BBBB-MM-DD)", en="the first day to charge (YYYY-MM-DD)")
_TO = Words(cy="y diwrnod olaf i'w godi (BBBB-MM-DD)", en="the last day to charge (YYYY-MM-DD)")
_PERIODS = Words(
    cy="y cyfnodau anfonebu: mis, chwarter blwyddyn ariannol, pedair wythnos, neu'r cyfan yn un",
    en="the invoice periods: month, quarter of the financial year, four weeks, or the whole as one",
)
_POSTED = Words(
    cy="yr hyn a bostiwyd eisoes: dogfen --json o'r gorchymyn hwn; dangosir yr addasiadau",
    en="what was posted already: a --json document of this command; the adjustments are shown",
)
_DECIDED = Words(
    cy="dyddiad y penderfyniad, gyda --posted (BBBB-MM-DD)",
    en="the day of the decision, with --posted (YYYY-MM-DD)",
)
_BOTH = Words(
    cy="Mae --posted a --decided-on yn mynd gyda'i gilydd.", en="--posted and --decided-on go together."
)
_BACKWARDS = Words(cy="Mae --to cyn --from.", en="--to is before --from.")
