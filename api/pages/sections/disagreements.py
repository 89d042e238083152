"""On the page of a case: who else is in it, proceedings that froze its records, and what is owed for days
gone by.
"""

from __future__ import annotations

from collections.abc import Iterable

from agreements.money import format_pounds
from agreements.words import Words
from api.pages.sections.section import Entry, Section, Shown
from api.pages.showing import name_of
from workflow.casework import disagreement_codes
from workflow.casework.facts import LegalHold, Party, ReimbursementLine

_HELD = Words(
    cy="Mae'r cofnodion wedi'u rhewi. Mae'r gofal, y talu a phob terfyn amser yn parhau",
    en="The records are frozen. Care, payment and every time limit go on",
)
_LIFTED = Words(cy="Daeth i ben", en="Over")


def make(shown: Shown) -> Iterable[Section]:
    """The three sections, each with what it holds."""
    facts = shown.facts
    yield Section(
        Words(cy="Achos cyfreithiol", en="Legal proceedings"), tuple(_hold(one) for one in facts.legal_holds)
    )
    yield Section(
        Words(cy="Cyrff eraill yn yr achos", en="Other bodies in the case"),
        tuple(_party(one) for one in facts.parties),
    )
    yield Section(
        Words(cy="Ad-daliadau o dan setliad", en="Reimbursements under a settlement"),
        tuple(_line(one) for one in facts.reimbursement_lines),
    )


def _hold(hold: LegalHold) -> Entry:
    standing = hold.lifted_at is None
    return Entry(
        what=Words(cy="Cychwynnwyd achos cyfreithiol", en="Proceedings were issued"),
        at=hold.issued_on,
        stands=_HELD if standing else _LIFTED,
        body=hold.body,
        text_id=hold.court_text_id,
        warns=standing,
    )


def _party(party: Party) -> Entry:
    name = name_of(party.code) if party.kind != "outside" else disagreement_codes.PARTY_KINDS["outside"]
    return Entry(
        what=name,
        at=party.to_at or party.from_at,
        stands=Words(cy="nid yw'n barti mwyach", en="a party no longer") if party.to_at else None,
        text_id=party.text_id or party.why_text_id,
    )


def _line(line: ReimbursementLine) -> Entry:
    pays, gets, sum_ = name_of(line.from_body), name_of(line.to_body), format_pounds(line.pence)
    days = f"{line.from_on:%d/%m/%Y} – {line.to_on:%d/%m/%Y}"
    paid = line.paid_on is not None
    return Entry(
        what=Words(cy=f"{sum_}: {pays.cy} i {gets.cy}, {days}", en=f"{sum_}: {pays.en} to {gets.en}, {days}"),
        at=line.paid_on or line.due_on,
        stands=Words(cy="wedi'i dalu", en="paid") if paid else Words(cy="i'w dalu erbyn", en="due by"),
        href=f"/disagreements/{line.disagreement_id}",
    )
