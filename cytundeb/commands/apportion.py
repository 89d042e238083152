"""`apportion`: whole pence by exact weights, one of the four named ways. The sums themselves are in
`agreements.money`.
"""

from __future__ import annotations

import argparse
import json
import re
from fractions import Fraction
from typing import Final

from agreements.money import METHODS, BadWeight, NoWeights, UnreadableWeight, apportion, parse_weight
from agreements.words import Words
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import CommandRefused, Exit, WrongUsage

_NEGATIVE_NUMBER: Final = re.compile(r"-(\d+(/\d+)?|\d*\.\d+)$")
_PENCE: Final = re.compile(r"[+-]?\d{1,30}")


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("apportion", _SUMMARY)
    parser._negative_number_matcher = _NEGATIVE_NUMBER  # argparse would take -1/3 for an option
    parser.argument("pence", metavar="PENCE", words=_PENCE_HELP)
    parser.argument("weights", metavar="WEIGHT", nargs="*", words=_WEIGHT_HELP)
    parser.argument("--method", choices=METHODS, default="largest_remainder", words=_METHOD_HELP)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(arguments: argparse.Namespace, console: Console) -> Exit:
    """Print the pence in order as a JSON array, with or without --json."""
    if not _PENCE.fullmatch(arguments.pence):
        raise WrongUsage(_NOT_PENCE.filled(text=arguments.pence[:40]))
    weights = [_weight(text) for text in arguments.weights]
    try:
        shares = apportion(int(arguments.pence), weights, method=arguments.method)
    except NoWeights as none:
        raise WrongUsage(_NO_WEIGHT) from none
    except BadWeight as bad:
        negative = any(weight < 0 for weight in weights)
        raise CommandRefused(_NEGATIVE if negative else _ZERO) from bad
    console.line(json.dumps(shares))
    console.document(shares)
    return Exit.DONE


def _weight(text: str) -> Fraction:
    try:
        return parse_weight(text)
    except UnreadableWeight as unreadable:
        raise WrongUsage(_UNREADABLE.filled(text=text[:40])) from unreadable


_SUMMARY = Words(
    cy="rhannu ceiniogau yn ôl pwysau, i'r geiniog",
    en="divide pence by weights, to the penny",
)
_PENCE_HELP = Words(
    cy="y swm mewn ceiniogau cyfan; swm negyddol ar ôl --",
    en="the amount in whole pence; a negative one after --",
)
_WEIGHT_HELP = Words(
    cy="pwysau: rhif cyfan, degolyn neu ffracsiwn megis 1/3",
    en="a weight: an integer, a decimal or a fraction such as 1/3",
)
_METHOD_HELP = Words(
    cy="i bwy yr â'r geiniog dros ben (heb ei ddewis: largest_remainder)",
    en="who gets the odd penny (if not chosen: largest_remainder)",
)
_NOT_PENCE = Words(
    cy="Rhaid i PENCE fod yn nifer cyfan o geiniogau, nid {text}.",
    en="PENCE must be a whole number of pence, not {text}.",
)
_UNREADABLE = Words(
    cy="Rhaid i bwysau fod yn rhif cyfan, yn ddegolyn neu'n ffracsiwn megis 1/3, nid {text}.",
    en="A weight must be an integer, a decimal or a fraction such as 1/3, not {text}.",
)
_NO_WEIGHT = Words(cy="Ni roddwyd yr un pwysau.", en="No weight was given.")
_NEGATIVE = Words(cy="Ni all pwysau fod yn negyddol.", en="A weight cannot be negative.")
_ZERO = Words(
    cy="Mae'r pwysau'n adio i sero, felly nid oes neb i dalu.",
    en="The weights sum to zero, so there is nobody to pay.",
)
