"""`doctor`: how the system is, matter by matter. What is looked at is in `cytundeb.examining`."""

from __future__ import annotations

import argparse

from agreements.words import Words
from cytundeb.at_hand import parts_at_hand
from cytundeb.bilingual_arguments import Commands
from cytundeb.console import Console
from cytundeb.outcomes import CommandRefused, Exit


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("doctor", _SUMMARY)
    parser.json_option()
    parser.set_defaults(answer=answer)


def answer(_: argparse.Namespace, console: Console) -> Exit:
    """Print every finding with its verdict; exit 1 if one is a fault."""
    from cytundeb.examining import Finding, examine, versions

    try:
        with parts_at_hand() as parts:
            findings = list(examine(parts))
    except CommandRefused as refusal:
        findings = [versions(), Finding("database", "fail", False, refusal.words)]
    for finding in findings:
        verdict = VERDICTS[finding.verdict]
        console.answer(
            Words(
                cy=f"{verdict.cy:<8} {finding.matter:<18} {finding.words.cy}",
                en=f"{verdict.en:<8} {finding.matter:<18} {finding.words.en}",
            )
        )
    console.document(
        {
            finding.matter: {
                "verdict": finding.verdict,
                "value": finding.value,
                "cy": finding.words.cy,
                "en": finding.words.en,
            }
            for finding in findings
        }
    )
    return Exit.CHECK_FAILED if any(finding.verdict == "fail" for finding in findings) else Exit.DONE


VERDICTS = {
    "ok": Words(cy="iawn", en="ok"),
    "warn": Words(cy="sylwch", en="look"),
    "fail": Words(cy="drwg", en="fail"),
}
_SUMMARY = Words(
    cy="sut mae'r system: fersiynau, cronfa ddata, calendr, clociau, post, rheolau sefydlog",
    en="how the system is: versions, database, calendar, clocks, post, invariants",
)
